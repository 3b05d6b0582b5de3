# hostile.py PROGRAM SOURCE [CASE]: builds a good submission with evidence that takes no end, or all memory, to read. See hostile.sh.
import io, os, pathlib, re, resource, shutil, struct, subprocess, sys, tempfile, time, zipfile, zlib

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "pdf"))
from foreign import Maker, words

MB = 1 << 20


def packed(megabytes, times=1, of=b" "):
    """One byte again and again packs to a thousandth, and that again. Each megabyte is packed to the same bytes (RFC 1951, 3.2.3)."""
    pack = zlib.compressobj(9, wbits=-15)
    data, length = pack.compress(of * MB) + pack.flush(zlib.Z_FULL_FLUSH), megabytes * MB
    low, high = (1 + of[0] * length) % 65521, (length + of[0] * length * (length + 1) // 2) % 65521  # RFC 1950, 8.2
    data = b"\x78\xda" + data * megabytes + b"\3\0" + struct.pack(">HH", high, low)
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return data


# ---- PDFs ----

def drawn(data, entries="", pages=1):
    """Pages that all draw what stands in one packed stream."""
    maker = Maker()
    number = maker.stream(data, entries)
    for _ in range(pages):
        maker.page(f"{number} 0 R")
    return maker.bytes()


def showing(kind, entries, data, draw="/X Do"):
    """A page that draws one object of its resources."""
    maker = Maker()
    number = maker.stream(data, entries)
    maker.page(words("hostile") + draw, resources=f"/Resources<</Font<</F {maker.font()} 0 R>>/{kind}<</X {number} 0 R>>>>")
    return maker.bytes()


def page(entries="", pages=1, catalog="", **more):
    maker = Maker(catalog=catalog)
    number = maker.stream(words("hostile"))
    for _ in range(pages):
        maker.page(f"{number} 0 R", entries, **more)
    return maker.bytes()


def annotated(count, data, entries=""):
    maker = Maker()
    form = maker.stream(data, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + entries)
    notes = [maker.add(f"<</Type/Annot/Subtype/Square/F 4/Rect[0 0 9 9]/AP<</N {form} 0 R>>>>") for _ in range(count)]
    maker.page(words("hostile"), "/Annots[" + " ".join(f"{n} 0 R" for n in notes) + "]")
    return maker.bytes()


def stencil():
    maker = Maker()
    mask = maker.stream(b"x", "/Type/XObject/Subtype/Image/ImageMask true/Width 60000/Height 60000/BitsPerComponent 1")
    image = maker.stream(b"x", f"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Mask {mask} 0 R")
    maker.page("/X Do", resources=f"/Resources<</XObject<</X {image} 0 R>>>>")
    return maker.bytes()


def forms():
    """Each draws the next one twice."""
    maker = Maker()
    first = maker.last + 1
    for number in range(first, first + 40):
        maker.stream("/X Do /X Do", f"/Type/XObject/Subtype/Form/BBox[0 0 400 200]/Resources<</XObject<</X {number + 1} 0 R>>>>")
    maker.stream("0 0 9 9 re f", "/Type/XObject/Subtype/Form/BBox[0 0 400 200]")
    maker.page("/X Do", resources=f"/Resources<</XObject<</X {first} 0 R>>>>")
    return maker.bytes()


def tree(count, kids):
    maker = Maker()
    maker.page(words("hostile"))
    first = maker.last + 1
    for number in range(first, first + count):
        maker.add(f"<</Type/Pages/Parent 2 0 R/Count 1/Kids[{kids(number, maker.pages[0] if number == first + count - 1 else number + 1)}]>>")
    maker.pages = [first]
    return maker.bytes()


def fonts():
    maker = Maker()
    file = maker.stream(packed(1024), FLATE)
    about = maker.add(f"<</Type/FontDescriptor/FontName/Hostile/Flags 4/FontFile2 {file} 0 R>>")
    font = maker.add(f"<</Type/Font/Subtype/TrueType/BaseFont/Hostile/FontDescriptor {about} 0 R/ToUnicode {file} 0 R>>")
    maker.page(words("hostile"), resources=f"/Resources<</Font<</F {font} 0 R>>>>")
    return maker.bytes()


def object_stream():
    head = b"1 0 2 40 "
    body = head + b"<</Type/Catalog/Pages 2 0 R>>".ljust(40) + b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    pack = zlib.compressobj(9)
    data = pack.compress(body) + pack.compress(b" " * (300 * MB)) + pack.flush()
    out, at = bytearray(b"%PDF-1.7\n"), {}
    for number, value in ((3, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]>>"),
                          (4, b"<</Type/ObjStm/N 2/First %d/Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(head), len(data), data))):
        at[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, value)
    at[5] = start = len(out)
    rows = b"\0\0\0\0\0\0" + b"".join(b"\2\0\0\0\4%c" % n for n in range(2)) + b"".join(b"\1" + at[n].to_bytes(4, "big") + b"\0" for n in (3, 4, 5))
    out += b"5 0 obj\n<</Type/XRef/Size 6/W[1 4 1]/Root 1 0 R/Length %d>>stream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (len(rows), rows, start)
    return bytes(out)


def encrypted(user):
    with tempfile.NamedTemporaryFile() as plain, tempfile.NamedTemporaryFile() as out:
        pathlib.Path(plain.name).write_bytes(page())
        subprocess.run(["qpdf", "--encrypt", user, "owner", "256", "--", plain.name, out.name], check=True)
        return pathlib.Path(out.name).read_bytes()


def lzw(times):
    """8 MB of one byte (ISO 32000-1, 7.4.4): each code stands for one more than the last, until the table is full; then anew."""
    bits = f"{256:09b}" + f"{32:09b}"
    for code in range(258, 4094):
        bits += f"{code:0{9 if code < 510 else 10 if code < 1022 else 11 if code < 2046 else 12}b}"
    bits += f"{256:012b}"
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big") * times


def shifted_xref():
    data = bytearray(page())
    at = data.rindex(b"startxref\n") + 10
    return bytes(data[:at] + b"17" + data[data.index(b"\n", at):])


# ---- pictures ----

def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, data):
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def jpeg(width, height):
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0"
    parts = (b"\xdb", b"\0" + b"\1" * 64), (b"\xc0", frame), (b"\xc4", b"\0\1" + b"\0" * 15 + b"\0"), (b"\xda", b"\1\1\0\0\x3f\0")
    return b"\xff\xd8" + b"".join(b"\xff" + mark + struct.pack(">H", len(data) + 2) + data for mark, data in parts) + b"\0" * 64 + b"\xff\xd9"


# ---- texts and office documents ----

def log():
    line = b"2018-09-09T00:39:%02d [TARGET_APPLY ]I: Loaded 412 rows of table ORDER_LINE (streamhandler.c:%d)\n"
    return b"".join(line % (i % 60, i) for i in range(1000)) * 700


def entities(kind):
    body = "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9))
    known = {"laughs": f'<!ENTITY a "aaaaaaaaaa">{body}', "outside": '<!ENTITY j SYSTEM "file:///etc/passwd">'}
    return f'<?xml version="1.0"?>\n<!DOCTYPE x [{known[kind]}]>\n<x>&j;</x>\n'.encode()


def office(parts, main=b"", name="word/document.xml", of="wordprocessingml.document.main"):
    """`parts` are names with their bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zip:
        zip.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
                     'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
                     f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.{of}+xml"/></Types>')
        zip.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Target="'
                     f'{name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>')
        for part, data in [(name, main)] * bool(main) + parts:
            zip.writestr(part, data)
    return file.getvalue()


WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/></w:body></w:document>'


def overlapping():
    """2,000 entries share one part of 10 MB."""
    plain, name = b" " * (10 * MB), b"word/document.xml"
    data, crc = zlib.compress(plain, 9)[2:-4], zlib.crc32(plain)
    head = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 33, crc, len(data), len(plain), len(name), 0) + name
    entries = b"".join(struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 33, crc, len(data), len(plain), len(name), 0, 0, 0, 0, 0, 0) +
                       (name if i == 0 else b"word/part%04d.xml" % i) for i in range(2000))
    return head + data + entries + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 2000, 2000, len(entries), len(head) + len(data), 0)


PDF, JSON, XML = "contoso-sct-assessment.pdf", "contoso-iam-policy.json", "contoso-instance.xml"
CSV, LOG, PNG = "contoso-reconciliation.csv", "contoso-dms-task.log", "contoso-cdc-latency.png"
DOCX, XLSX, ODT = "contoso-acceptance.docx", "contoso-acceptance.xlsx", "contoso-acceptance.odt"
FLATE = "/Filter/FlateDecode"
CASES = {  # name: file, finding (-: none that stops it), bytes or the size of a file of zeros
    "a page of 5 m": (PDF, "pdf-limit", lambda: page(box="/MediaBox[0 0 14200 300]")),
    "a page of 200 km": (PDF, "pdf-limit", lambda: page("/UserUnit 100000", box="/MediaBox[0 0 14000 14000]")),
    "10,000 pages": (PDF, "pdf-limit", lambda: page(pages=10000)),
    "a page tree that leads into itself": (PDF, "evidence-damaged", lambda: tree(200, lambda n, next: f"{n - 1 if n % 50 == 0 else next} 0 R")),
    "a page tree of 10 to the power of 200 pages": (PDF, "evidence-damaged", lambda: tree(200, lambda n, next: f"{next} 0 R " * 10)),
    "a page tree 10,000 deep": (PDF, "evidence-damaged", lambda: tree(10000, lambda n, next: f"{next} 0 R")),
    "10,000 annotations": (PDF, "-", lambda: annotated(10000, "0 0 9 9 re f")),
    "an annotation that unpacks to 1 GB": (PDF, "pdf-limit", lambda: annotated(1, packed(1024), FLATE)),
    "a form that unpacks to 1 GB": (PDF, "pdf-limit", lambda: showing("XObject", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + FLATE, packed(1024))),
    "a font that unpacks to 1 GB": (PDF, "pdf-limit", fonts),
    "forms that draw each other, 2 to the power of 40 times": (PDF, "pdf-limit", forms),
    "200 MB in three filters": (PDF, "pdf-limit", lambda: drawn(packed(200, 3), "/Filter[/FlateDecode/FlateDecode/FlateDecode]")),
    "40 MB in run lengths": (PDF, "pdf-limit", lambda: drawn(zlib.compress(b"\x81 " * (MB // 3), 9), "/Filter[/FlateDecode/RunLengthDecode]")),
    "hexadecimal of 80 MB": (PDF, "pdf-limit", lambda: drawn(packed(80, 2, b"2"), "/Filter[/FlateDecode/FlateDecode/ASCIIHexDecode]")),
    "2 GB in LZW": (PDF, "pdf-limit", lambda: drawn(zlib.compress(lzw(256), 9), "/Filter[/FlateDecode/LZWDecode]")),
    "300 MB in a stream of objects": (PDF, "pdf-limit", object_stream),
    "100 MB of text on four pages": (PDF, "pdf-limit", lambda: drawn(zlib.compress(b"BT /F 9 Tf 40 250 Td (Loaded 412 rows of a table) Tj ET\n" * 420000, 9), FLATE, 4)),
    "a picture of 60,000 x 60,000 on a page": (PDF, "pdf-limit", lambda: showing(
        "XObject", "/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceGray" + FLATE, packed(3434, of=b"\0"))),
    "a password": (PDF, "evidence-encrypted", lambda: encrypted("user")),
    "a password of its owner": (PDF, "-", lambda: encrypted("")),
    "a table of objects in a wrong place": (PDF, "-", shifted_xref),
    "JavaScript": (PDF, "pdf-active", lambda: page(catalog="/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")),
    "a program that is started": (PDF, "pdf-active", lambda: page("/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(calc.exe)>>>>]")),
    "a file in a file": (PDF, "-", lambda: page("/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS<</Type/Filespec/F(x.exe)>>>>]")),
    "a PNG of 60,000 x 60,000": (PNG, "image-too-large", lambda: png(60000, 60000, packed(430, of=b"\0"))),
    "a JPEG of 60,000 x 60,000": ("contoso-cdc-latency.jpg", "image-too-large", lambda: jpeg(60000, 60000)),
    "a PNG with one byte of its rows": (PNG, "image-broken", lambda: png(100, 100, zlib.compress(b"x"))),
    "a picture that is a stencil for a small one": (PDF, "pdf-limit", stencil),
    "a drawing of 250,000 parts": ("contoso-cdc-latency.svg", "image-too-large", lambda: (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">' + '<rect width="9" height="9"/>' * 250000 + "</svg>").encode()),
    "a picture of 500 MB": (PNG, "file-too-large", lambda: 500 * MB),
    "a PDF of 500 MB": (PDF, "file-too-large", lambda: 500 * MB),
    "a log of 1 GB": (LOG, "file-too-large", lambda: 1024 * MB),
    "a log of 63 MB": (LOG, "file-too-large", log),
    "a line of 60 MB": (LOG, "file-too-large", lambda: b"row " * (15 * MB)),
    "2,000 columns": (CSV, "-", lambda: "".join(",".join(f"{word}{i}" for i in range(2000)) + "\n" for word in ("column", "1", "2")).encode()),
    "a cell of 60 MB": (CSV, "file-too-large", lambda: b"table,rows\norder," + b"412 " * (15 * MB) + b"\n"),
    "30,000,000 cells": (CSV, "file-too-large", lambda: b"," * 29999 + b"\n" + (b"1" + b"," * 29999 + b"\n") * 999),
    "JSON 10,000 deep": (JSON, "too-deep", lambda: b'{"Statement":\n' + b"[" * 10000 + b"1" + b"]" * 10000 + b"}\n"),
    "JSON of 20,000,000 numbers": (JSON, "file-too-large", lambda: b"[" + b"1,\n" * 20000000 + b"1]"),
    "XML 10,000 deep": (XML, "-", lambda: b"<a>" * 10000 + b"</a>" * 10000),
    "XML of a billion laughs": (XML, "-", lambda: entities("laughs")),
    "XML of another file": (XML, "-", lambda: entities("outside")),
    "a Word document of 100 MB": (DOCX, "file-too-large", lambda: office([], b" " * (100 * MB))),
    "a Word document with a part of 300 MB": (DOCX, "file-too-large", lambda: office([("word/media/image1.xml", b" " * (300 * MB))], WORD)),
    "a Word document of 2,000 entries on one": (DOCX, "file-too-large", overlapping),
    "a spreadsheet of 300 MB": (XLSX, "file-too-large", lambda: office([("xl/worksheets/sheet1.xml", b" " * (300 * MB))], "<workbook/>", "xl/workbook.xml", "spreadsheetml.sheet.main")),
}


def write(file, made):
    """The bytes; a number is the size of a file of zeros behind what such a file begins with."""
    with open(file, "wb") as out:
        if isinstance(made, int):
            out.write({".png": b"\x89PNG\r\n\x1a\n", ".pdf": b"%PDF-1.7\n"}.get(file.suffix, b"A line of the log, 412 rows\n"))
            out.truncate(made)
        else:
            out.write(made)


def run(*command):
    """Exit status, what was said, seconds of computing, megabytes of memory of the largest process."""
    with open("said", "w+") as said:
        before = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        said.seek(0)
        return os.waitstatus_to_exitcode(status), said.read(), used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, time.monotonic() - before


def judge(program, goals, name, file, code):
    finding = rf'^bad/[^ ]*:[0-9]+:[0-9]+: error: .*"?evidence/{re.escape(file)}.* \[{code}\]$'
    for goal in goals:
        status, said, seconds, memory, clock = run(program, *goal, "-j1", "--format=short", "bad")
        if VERBOSE:
            print(f"{name}: {goal[0]} {seconds:.2f} s, {clock:.1f} on the clock, {memory} MB", *re.findall(f"(?m)^.*evidence/{re.escape(file)}.*", said)[:2], sep="\n    ")
        if code == "-" and (status > 1 or re.search("internal|file-too-large", said)):
            yield f"exit status {status}: {said[:300]}"
        if code != "-" and (status != 1 or not re.search(finding, said, re.M)):
            yield f"exit status {status}, no [{code}]: {said[:300]}"
        if seconds > MOST_SECONDS or memory > MOST_MEMORY:
            yield f"{seconds} seconds, {memory} MB"
        if os.path.exists("out"):
            yield "something was written"
            shutil.rmtree("out")


program, source = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
VERBOSE = len(sys.argv) > 3
chosen = [name for name in CASES if not VERBOSE or re.search(sys.argv[3], name)]
MOST_SECONDS, MOST_MEMORY = 8, 700
failed, seen = 0, set()
with tempfile.TemporaryDirectory() as work:
    os.chdir(work)
    for name in chosen:
        file, code, make = CASES[name]
        shutil.rmtree("bad", ignore_errors=True)
        shutil.copytree(source / "input/northwind-dms", "bad")
        manifest = pathlib.Path("bad/manifest.xml")
        manifest.write_text(re.sub(rf'evidence/{file[:file.rindex(".")]}\.[a-z]*"', f'evidence/{file}"', manifest.read_text()))
        write(pathlib.Path("bad/evidence", file), make())
        goals = [["check"]] * (code == "-" or (file, code) not in seen) + [["build", "-o", "out"]] * (code != "-")  # each finding by both
        seen.add((file, code))
        for trouble in judge(program, goals, name, file, code):
            print(f"FAILED {name}: {trouble}")
            failed += 1
    os.chdir("/")
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{len(chosen)} cases, {failed} failed, {used.ru_utime + used.ru_stime:.0f} s of computing")
sys.exit(failed > 0 or not chosen)
