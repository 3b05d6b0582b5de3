# Faults of evidence files and diagrams: other contents, wrong types, damaged, and pointers to places that are not there.
import binascii, pathlib, re, struct, subprocess, tempfile, zipfile, io, zlib

from .answers import LOREM
from .manifests import filed, where
from .model import ANY, Edit, digits, fault, operator

HERE = {}  # what a program made, by name


def of_type(sample, *types):
    return [d for d in filed(sample) if d.get("file").rpartition(".")[2] in types]


def put(sample, document, data, key, said, gone=None):
    """The document's file with other bytes."""
    rel = document.get("file")
    files = {rel: data, **({gone: None} if gone else {})}
    also = [("manifest.xml", a.start, a.end) for a in sample.answers
            if (a.get("item"), a.get("case")) in {(s.get("item"), s.get("case")) for s in sample.supports(document)}]
    return fault(sample, f"{document.get('id')} {key}".strip(), files=files, also=[where(document), (rel, None), *also],
                 said=f"{rel}: {said}")


def one_of_each(sample, count, salt):
    """Documents of as many types as there are."""
    by_type = {}
    for document in filed(sample):
        if document.get("file").startswith("evidence/"):
            by_type.setdefault(document.get("file").rpartition(".")[2], []).append(document)
    chosen = [sample.spread(own, 1 + (len(by_type) < 5), salt) for own in by_type.values()]
    return [document for own in chosen for document in own][:count if sample.main else (count + 1) // 2]


# ---- files ----

@operator("file is lorem ipsum", "A")
def lorem(sample):
    for document in one_of_each(sample, 8, "lorem"):
        yield put(sample, document, b"lorem", "", "the five bytes lorem")
    for document in sample.spread(of_type(sample, "md", "txt"), 3, "paragraph"):
        yield put(sample, document, (LOREM + "\n").encode() * 3, "paragraphs", "paragraphs of lorem ipsum")


@operator("file with another document's bytes", "A")
def other_bytes(sample):
    for document in one_of_each(sample, 8, "bytes"):
        same = [d for d in of_type(sample, document.get("file").rpartition(".")[2]) if d is not document]
        if same:
            other = same[len(same) // 2]
            made = put(sample, document, sample.files[other.get("file")], "", f"bytes of {other.get('file')}")
            made.places += [(other.get("file"), *ANY), *fault(sample, "", also=[where(other)]).places]
            yield made


@operator("file empty", "A")
def empty(sample):
    for document in one_of_each(sample, 4, "empty"):
        yield put(sample, document, b"", "", "empty")


@operator("file of blanks", "A")
def blanks(sample):
    for document in sample.spread(of_type(sample, "md", "txt", "csv", "sql", "log"), 3, "blank"):
        yield put(sample, document, b"\n \n\n", "", "blank lines only")


@operator("file deleted", "A")
def deleted(sample):
    for document in one_of_each(sample, 4, "deleted"):
        yield put(sample, document, None, "", "deleted")


@operator("file renamed on disk", "A")
def renamed(sample):
    for document in one_of_each(sample, 3, "renamed"):
        rel = document.get("file")
        new = str(pathlib.PurePath(rel).with_name(pathlib.PurePath(rel).name.capitalize()))
        yield fault(sample, document.get("id"), files={rel: None, new: sample.files[rel]}, also=[where(document), (rel, None), (new, None)],
                    said=f"{rel} -> {new}")


def archive():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as out:
        for name, text in (("[Content_Types].xml", "<Types/>"),
                           ("word/document.xml", "<document><body><p>Migration plan</p></body></document>")):
            out.writestr(zipfile.ZipInfo(name), text)
    return data.getvalue()


HEIC = struct.pack(">I", 24) + b"ftypheic\0\0\0\0mif1heic" + bytes(200)


@operator("another type under the file's name", "A")
def other_type(sample):
    for document in one_of_each(sample, 6, "type"):
        yield put(sample, document, archive(), "docx", "a Word document")
    for document in of_type(sample, "pdf", "png")[:2]:
        yield put(sample, document, HEIC, "heic", "a HEIC picture")
        yield put(sample, document, b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>", "html",
                  "a sign-in page")
    pictures, pdfs = of_type(sample, "png", "jpg"), of_type(sample, "pdf")
    if pictures and pdfs:
        yield put(sample, pdfs[0], sample.files[pictures[0].get("file")], "png", "a PNG picture")
        yield put(sample, pictures[0], sample.files[pdfs[0].get("file")], "pdf", "a PDF")
    for document in of_type(sample, "json", "xml", "csv", "yaml")[:3]:
        yield put(sample, document, b"To be exported by Peter next week. The numbers are as discussed in the meeting.\n", "prose",
                  "a sentence in place of data")


@operator("file cut short", "A")
def cut(sample):
    for document in of_type(sample, "pdf")[:3] + of_type(sample, "png", "jpg")[:2] + of_type(sample, "json")[:3] + of_type(sample, "xml", "svg")[:2]:
        data = sample.files[document.get("file")]
        yield put(sample, document, data[:len(data) * 3 // 5], "", "the first 60 % of its bytes")


@operator("file with flipped bytes", "A")
def flipped(sample):
    for document in of_type(sample, "png", "jpg")[:2]:
        data = bytearray(sample.files[document.get("file")])
        for at in range(len(data) // 2, len(data) // 2 + 40):
            data[at] ^= 0x5a
        yield put(sample, document, bytes(data), "", "40 bytes damaged")
    for document in of_type(sample, "pdf")[:1]:
        yield put(sample, document, sample.files[document.get("file")].replace(b"obj", b"oqj"), "objects", "objects damaged")


def qpdf(name, data, *options):
    """The PDF as qpdf writes it with these options; nothing where qpdf is not installed."""
    if name not in HERE:
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            (folder / "in.pdf").write_bytes(data)
            try:
                subprocess.run(["qpdf", "--static-id", *options, "in.pdf", "out.pdf"], cwd=folder, check=True, capture_output=True)
                HERE[name] = (folder / "out.pdf").read_bytes()
            except (OSError, subprocess.CalledProcessError):
                HERE[name] = None
    return HERE[name]


def blank_pdf(pages):
    """A PDF whose pages hold a gray square and no text, as a scanner makes them."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>",
               f"<</Type/Pages/Count {pages}/Kids[{' '.join('4 0 R' for _ in range(1))}{''.join(f' {5 + at} 0 R' for at in range(pages - 1))}]>>",
               "<</Length 27>>stream\n0.8 g 100 100 300 300 re f\nendstream"]
    objects += ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>"] * pages
    out, at = "%PDF-1.5\n", []
    for number, text in enumerate(objects, 1):
        at.append(len(out))
        out += f"{number} 0 obj{text}endobj\n"
    table = "".join(f"{position:010} 00000 n \n" for position in at)
    return (out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n").encode()


@operator("PDF encrypted", "A")
def encrypted(sample):
    for document in of_type(sample, "pdf")[:2]:
        data = qpdf(f"{sample.name} {document.get('id')} encrypted", sample.files[document.get("file")], "--encrypt", "secret", "owner",
                    "128", "--use-aes=y", "--")
        if data:
            yield put(sample, document, data, "", "encrypted with a password")


@operator("PDF without text", "A")
def scanned(sample):
    for document in of_type(sample, "pdf")[:3]:
        yield put(sample, document, blank_pdf(4), "", "four pages without text")


@operator("PDF with fewer pages", "A")
def shorter(sample):
    for document in of_type(sample, "pdf")[:3]:
        if any(re.search(r"[2-9]", s.get("pages") or s.get("at")) for s in sample.supports(document)):
            data = qpdf(f"{sample.name} {document.get('id')} shorter", sample.files[document.get("file")], "--pages", ".", "1", "--")
            if data:
                yield put(sample, document, data, "", "its first page only")


# ---- what the files say ----

@operator("table of evidence with empty cells", "A")
def cells(sample):
    for document in of_type(sample, "csv")[:4]:
        rows = sample.texts[document.get("file")].splitlines()
        out = [row if row.startswith("#") or at <= next(i for i, r in enumerate(rows) if not r.startswith("#")) else "," * row.count(",")
               for at, row in enumerate(rows)]
        yield put(sample, document, ("\n".join(out) + "\n").encode(), "", "all cells below the header emptied")


@operator("table of evidence is a header only", "A")
def header(sample):
    for document in of_type(sample, "csv")[:3]:
        first = next(row for row in sample.texts[document.get("file")].splitlines() if not row.startswith("#"))
        yield put(sample, document, (first + "\n").encode(), "", "the header row only")


@operator("captured file is a refusal", "A")
def refusal(sample):
    text = b"\nAn error occurred (AccessDeniedException) when calling the DescribeReplicationTasks operation: User: arn:aws:iam::123456789012:user/x is not authorized\n"
    for document in one_of_each(sample, 5, "refused"):
        if document.get("file") in sample.texts:
            yield put(sample, document, text, "", "AccessDenied as its content")


@operator("evidence denies what it supports", "A")
def denies(sample):
    for document in sample.spread(of_type(sample, "md", "txt"), 4, "denies"):
        head = sample.texts[document.get("file")].splitlines()[0]
        yield put(sample, document,
                  (head + "\n\nThis was planned but never carried out. There are no results, nothing was tested, and no decision was made. We will come back to it when there is a budget.\n").encode(),
                  "", "says that nothing was done")


@operator("evidence speaks of the other customer", "A")
def other_customer(sample):
    hits = []
    for document in of_type(sample, "md", "txt", "csv", "sql", "xml", "json", "log"):
        of = {s.get("case") for s in sample.supports(document)}
        if len(of) == 1 and of != {""}:
            case = sample.case(of.pop())
            text = sample.texts[document.get("file")]
            if any(name.lower() in text.lower() for name in case.names()):
                hits.append((document, case))
    for document, case in sample.spread(hits, 5, "speaks"):
        text = sample.texts[document.get("file")]
        for name, other in zip(case.names(), sample.other(case).names()):
            text = re.sub(re.escape(name), lambda m: other.upper() if m[0].isupper() else other, text, flags=re.I)
        yield put(sample, document, text.encode(), "", f"{case.names()[1]} -> {sample.other(case).names()[1]}")


@operator("evidence of another account", "A")
def other_account(sample):
    for case in [c for c in sample.cases if "aws-account-id" in c.fields]:
        number = digits(case.value("aws-account-id"))
        own = [d for d in filed(sample) if number in sample.texts.get(d.get("file"), "")]
        for document in own[:1]:
            wrong = number[:8] + str(7777 + len(sample.name))
            yield put(sample, document, sample.texts[document.get("file")].replace(number, wrong).encode(), "",
                      f"account {number} -> {wrong}")


@operator("sign-off dated in another year", "B")
def inner_date(sample):
    for document in sample.spread(of_type(sample, "md", "txt"), 4, "inner"):
        year, text = document.get("date")[:4], sample.texts[document.get("file")]
        head = re.search(rf"\b{year}\b", text[:400])
        if head:
            yield put(sample, document, (text[:head.start()] + "2011" + text[head.end():]).encode(), "",
                      f"its head says 2011 in place of {year}")


# ---- pointers ----

def pointer(support):
    return next((name for name in ("at", "pages") if name in support.at), None)


@operator("pointer to a place that is not there", "A")
def nowhere(sample):
    wrong = {"pdf": ("99", "12-14", "0", "section Nowhere"), "json": ("NoSuchKey", "/No/Such/Key"),
             "xml": ("no-such-element", "no-such-attribute"), "csv": ("column 99", "row nothing", "rows 40 to 60", "no_such_column"),
             "md": ("No Such Section", "section 99", "row 77", "page 12"), "txt": ("lines 900-950", "page 7"),
             "log": ("lines 9000-9001", "3 January 1999"), "sql": ("part 99",), "png": ("page 9",), "yaml": ("NoSuchKey", "lines 700-720")}
    by_type = {}
    for document in filed(sample):
        for support in sample.supports(document):
            if pointer(support):
                by_type.setdefault(document.get("file").rpartition(".")[2], []).append((document, support))
    for kind, own in by_type.items():
        values = wrong.get(kind, ())[:4 if sample.main else 2]
        for (document, support), value in zip(sample.spread(own, len(values) * (1 if sample.main else 2), "nowhere" + kind), values):
            name = pointer(support)
            if name == "at" and value.replace("-", "").isdigit():
                value = f"p. {value}"
            yield fault(sample, f"{document.get('id')} {support.get('item')} {value}", Edit("manifest.xml", *support.at[name], value),
                        said=f"{document.get('file')}: {name} {support.get(name)} -> {value}")


@operator("pointers of two supports swapped", "A")
def pointers_swapped(sample):
    """A pointer to a key or heading and one into a file that has no such words."""
    named, hits = re.compile(r"[^\W\d]{4,}"), []
    general = re.compile(r"(?i)(whole|all|both|lines?|rows?|columns?|sections?|pages?|parts?|points?|tables?|zeilen?|spalten?|seiten?|ganz\w*|abschnitte?|teile?)\b")
    own = [(d, s) for d in filed(sample) for s in sample.supports(d) if pointer(s)]
    for document, support in own:
        value = support.get(pointer(support))
        if named.search(value) and not general.match(value):
            other = next((s for d, s in own[len(own) // 2:] + own if d is not document and pointer(s) == pointer(support) and
                          value.lower() not in sample.texts.get(d.get("file"), "").lower() and s.get(pointer(s)) != value), None)
            if other:
                hits.append((document, support, other))
    for document, support, other in sample.spread(hits, 3, "swapped"):
        name = pointer(support)
        yield fault(sample, f"{document.get('id')} {support.get('item')} {other.get('item')}", Edit("manifest.xml", *support.at[name], other.get(name)),
                    Edit("manifest.xml", *other.at[name], support.get(name)), said=f"{name} {support.get(name)} and {other.get(name)} swapped")


# ---- diagrams ----

def png(width, height):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", binascii.crc32(kind + data))
    rows = (b"\0" + b"\xc0" * width * 3) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="gray"/></svg>'


def diagrams(sample):
    for case in sample.cases:
        found = re.search(r"^ *- file: *\"?([^\"\n]+)\"?", case.text[:case.body], re.M)
        if found:
            yield case, found[1]


def drawing(sample, case, rel, data, key, said, also=()):
    used = [where(d) for d in sample.documents if d.get("file") == rel]
    return fault(sample, f"{case.id} {key}", files={rel: data}, also=[(rel, None), (case.rel, *case.fields["diagrams"][::2]), *used, *also],
                 said=f"{rel}: {said}")


@operator("diagram is a dot", "A")
def dot(sample):
    for case, rel in sample.spread(diagrams(sample), 2, "dot"):
        raster = rel.endswith(".png")
        yield drawing(sample, case, rel, png(1, 1) if raster else SQUARE.replace(b'"8"', b'"1"'), "1x1", "one pixel")
        yield drawing(sample, case, rel, png(60, 40) if raster else SQUARE, "tiny", "a gray spot")


@operator("diagram of one color", "A")
def gray(sample):
    for case, rel in sample.spread(diagrams(sample), 2, "gray"):
        big = b'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="#c0c0c0"/></svg>'
        yield drawing(sample, case, rel, png(1800, 1000) if rel.endswith(".png") else big, "gray", "a gray sheet")


@operator("diagram of the other case study", "A")
def other_diagram(sample):
    own = dict((case.id, (case, rel)) for case, rel in diagrams(sample))
    for case, rel in sample.spread(own.values(), 2, "other"):
        other, theirs = own.get(sample.other(case).id, (None, None))
        if other:
            there = [(other.rel, *other.fields["diagrams"][::2]), (theirs, None)] + [where(d) for d in sample.documents
                                                                                     if d.get("file") == theirs]
            yield drawing(sample, case, rel, sample.files[theirs], "bytes", f"bytes of {theirs}", also=there)
            at = case.text.index(rel, case.fields["diagrams"][0])
            yield fault(sample, f"{case.id} name", Edit(case.rel, at, at + len(rel), theirs), also=there, said=f"{rel} -> {theirs}")


@operator("diagram missing, cut or removed", "A")
def no_diagram(sample):
    for case, rel in sample.spread(diagrams(sample), 2, "none"):
        yield drawing(sample, case, rel, None, "deleted", "deleted")
        yield drawing(sample, case, rel, sample.files[rel][:len(sample.files[rel]) // 2], "cut", "the first half of its bytes")
        if not any("diagram" in kinds and not free for kinds, free in sample.checklist.rule.values()):
            continue  # a checklist that asks for none
        start, _, end = case.fields["diagrams"]
        about = sample.about(case, "diagram", "2.2", "DOC", "7.3")
        yield fault(sample, f"{case.id} removed", Edit(case.rel, start, end, "", gone=True), also=[*about, (case.rel, 0, case.body)],
                    said="diagrams: removed")
