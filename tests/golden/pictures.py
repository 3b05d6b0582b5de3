"""For pictures.sh. `plant FOLDER` shows pictures that hide a word in each of the ways below, and beside each kind the same picture without
one; `compare FOLDER PICTURES` asks that each came out as the very bytes of that one, and that it looks as it did.

PNG: W3C 2003; JPEG: ITU T.81; profiles: ICC.1:2010."""
import base64, pathlib, re, struct, subprocess, sys, zlib

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "pdf"))
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from images import HEIGHT, WIDTH, chunk, jpeg, pack_row, ycc

WORD = b"Zebra Falcon"
SPELLED = (WORD * (WIDTH // len(WORD) + 1))[:WIDTH]  # a byte for each pixel of a row


# ---- PNG ----

def rows_of(pixel):
    return b"".join(b"\0" + b"".join(pixel(x, y) for x in range(WIDTH)) for y in range(HEIGHT))


def png(kind, depth, rows, before=b"", after=b"", data=None, tail=b""):
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, depth, kind, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + before + (data or chunk(b"IDAT", zlib.compress(rows))) + after
            + chunk(b"IEND", b"") + tail)


def color(x, y):
    return bytes([x, 2 * y, 255 - x])


def profile(word):
    """A profile of sRGB's primaries with gamma 2.2, whose description and copyright tell the word, once in UTF-16."""
    def xyz(x, y, z):
        return b"XYZ \0\0\0\0" + struct.pack(">iii", *(round(v * 65536) for v in (x, y, z)))
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    desc = b"desc\0\0\0\0" + struct.pack(">I", len(word) + 1) + word + b"\0" + b"\0" * 78
    wide = word.decode().encode("utf-16-be")
    tags = {b"desc": desc, b"cprt": b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(wide), 28) + wide,
            b"wtpt": xyz(0.9642, 1, 0.8249), b"rXYZ": xyz(0.4361, 0.2225, 0.0139), b"gXYZ": xyz(0.3851, 0.7169, 0.0971),
            b"bXYZ": xyz(0.1431, 0.0606, 0.7141), b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    table, body, at = b"", b"", 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        table += name + struct.pack(">II", at + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    rest = struct.pack(">I", len(tags)) + table + body
    head = struct.pack(">I4sI4s4s4s", 128 + len(rest), b"lcms", 0x02400000, b"mntr", b"RGB ", b"XYZ ") + b"\0" * 12 + b"acsp"
    return head + b"\0" * 28 + struct.pack(">iii", 63190, 65536, 54061) + b"\0" * 48 + rest


def color_pngs():
    rows = rows_of(color)
    packed = zlib.compress(rows)
    yield "clean", png(2, 8, rows)
    planted = {"tEXt": b"Title\0" + WORD, "zTXt": b"Title\0\0" + zlib.compress(WORD, 0), "iTXt": b"Title\0\0\0\0\0" + WORD, "eXIf": b"MM\0*" + WORD,
               "tIME": WORD[:7], "sPLT": WORD + b"\0\x08", "zeBr": WORD, "sCAL": b"\1" + WORD + b"\0001", "oFFs": WORD[:9], "bKGD": WORD[:6],
               "pHYs": WORD[:9], "sBIT": b"\x08\x08\x08", "gIFx": WORD, "PLTE": WORD, "cHRM": WORD + b"\0" * 20, "gAMA": struct.pack(">I", 45455),
               "iCCP": WORD + b"\0\0" + zlib.compress(b"none"), "acTL": struct.pack(">II", 2, 0)}
    for name, data in planted.items():
        yield name, png(2, 8, rows, before=chunk(name.encode(), data))
    yield "after the data", png(2, 8, rows, after=chunk(b"tEXt", b"Title\0" + WORD))
    yield "frame", png(2, 8, rows, after=chunk(b"fdAT", b"\0\0\0\1" + zlib.compress(WORD * 9, 0)))
    yield "text after the end", png(2, 8, rows, tail=chunk(b"tEXt", b"Title\0" + WORD))
    yield "bytes after the end", png(2, 8, rows, tail=WORD)
    yield "file after the end", png(2, 8, rows, tail=b"PK\3\4" + WORD)
    yield "behind the stream", png(2, 8, rows, data=chunk(b"IDAT", packed + WORD))
    yield "second data", png(2, 8, rows, data=chunk(b"IDAT", packed) + chunk(b"IDAT", zlib.compress(WORD, 0)))
    yield "empty block", png(2, 8, rows, data=chunk(b"IDAT", zlib.compress(rows, 0) + WORD))
    yield "low bytes", png(2, 16, rows_of(lambda x, y: b"".join(bytes([c, SPELLED[x]]) for c in color(x, y))))


def palette_pngs():
    def rows(depth):
        return b"".join(b"\0" + pack_row([(x // 8 + y // 8) % 2 for x in range(WIDTH)], depth) for y in range(HEIGHT))
    used = bytes([14, 50, 79, 240, 244, 250])
    yield "clean", png(3, 1, rows(1), before=chunk(b"PLTE", used))
    yield "unused colors", png(3, 8, rows(8), before=chunk(b"PLTE", used + WORD * 20))
    yield "unused alphas", png(3, 8, rows(8), before=chunk(b"PLTE", used + WORD * 4) + chunk(b"tRNS", b"\xff\xff" + WORD))
    yield "counts", png(3, 4, rows(4), before=chunk(b"PLTE", used + WORD) + chunk(b"hIST", WORD))
    swapped = used[3:] + used[:3]
    turned = b"".join(b"\0" + pack_row([1 - (x // 8 + y // 8) % 2 for x in range(WIDTH)], 8) for y in range(HEIGHT))
    yield "another order", png(3, 8, turned, before=chunk(b"PLTE", swapped + WORD))


def clear_pngs():
    def is_clear(x, y):
        return y > HEIGHT // 2
    yield "clean", png(6, 8, rows_of(lambda x, y: b"\0\0\0\0" if is_clear(x, y) else color(x, y) + b"\xff"))
    yield "under alpha 0", png(6, 8, rows_of(lambda x, y: SPELLED[x:x + 1] * 3 + b"\0" if is_clear(x, y) else color(x, y) + b"\xff"))


def clear_palette_pngs():
    rows = rows_of(lambda x, y: bytes([y // 32]))
    yield "clean", png(3, 8, rows, before=chunk(b"PLTE", bytes(6) + bytes([99, 0, 0])) + chunk(b"tRNS", b"\0\0"))
    yield "clear colors", png(3, 8, rows, before=chunk(b"PLTE", WORD[:6] + bytes([99, 0, 0]) + WORD[6:]) + chunk(b"tRNS", b"\0\0"))


def gray_pngs():
    yield "clean", png(4, 8, rows_of(lambda x, y: bytes([0, 0]) if y > 40 else bytes([x, 255])))
    yield "gray under alpha 0", png(4, 8, rows_of(lambda x, y: bytes([SPELLED[x], 0]) if y > 40 else bytes([x, 255])))
    yield "gray, 16 bits", png(4, 16, rows_of(lambda x, y: bytes([0, 0, 0, SPELLED[x]]) if y > 40 else bytes([x, SPELLED[x], 255, SPELLED[x]])))


# ---- JPEG ----

def segment(marker, data):
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def jpegs():
    plain = jpeg(ycc((208, 32, 32)), ycc((32, 160, 64)))
    scan = plain.index(b"\xff\xda")
    yield "clean", plain
    planted = {"thumbnail": (0xE0, b"JFIF\0\1\2\1\0\x60\0\x60\2\2" + WORD), "JFXX": (0xE0, b"JFXX\0\x10" + WORD),
               "Exif": (0xE1, b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0" + WORD), "XMP": (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + WORD),
               "MPF": (0xE2, b"MPF\0MM\0*" + WORD), "half a profile": (0xE2, b"ICC_PROFILE\0\1\2" + WORD), "C2PA": (0xEB, b"JP\0\1" + WORD),
               "IPTC": (0xED, b"Photoshop 3.0\0008BIM" + WORD), "comment": (0xFE, WORD), "application": (0xE5, WORD), "extension": (0xF0, WORD),
               "unused quanta": (0xDB, b"\3" + (WORD * 6)[:64]), "unused codes": (0xC4, b"\3" + bytes([0, 0, 0, 12] + [0] * 12) + bytes(range(12)))}
    for name, (marker, data) in planted.items():
        yield name, plain[:2] + segment(marker, data) + plain[2:]
    yield "before the scan", plain[:scan] + segment(0xFE, WORD) + plain[scan:]
    yield "behind the scan", plain[:-2] + WORD + plain[-2:]
    yield "behind the end", plain + WORD
    yield "second picture", plain + plain[:2] + segment(0xFE, WORD) + plain[2:]


def profiled(name, data):
    if name.endswith("png"):
        return data[:33] + chunk(b"iCCP", WORD + b"\0\0" + zlib.compress(profile(WORD), 0)) + data[33:]
    return data[:2] + segment(0xE2, b"ICC_PROFILE\0\1\1" + profile(WORD)) + data[2:]


# ---- SVG ----

SVG = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:z="http://z.example/" width="240" height="96"{root}>
{first}<rect width="240" height="96" fill="#f4f6fa"/><g{group}><rect x="20" y="20" width="90" height="40" fill="#14324f"/>
<text x="20" y="84" font-size="16"{text}>A public plan</text></g>{last}</svg>"""
HOLES = dict(root="", first="", group="", text="", last="")


def svgs(gray):
    inner = gray[:33] + chunk(b"tEXt", b"Title\0" + WORD) + gray[33:] + WORD
    picture = '<image x="150" y="20" width="80" height="32" xlink:href="data:image/png;base64,%s"/>'
    yield "clean", {}
    ways = {"title": dict(first="<title>~</title>"), "desc": dict(first="<desc>~</desc>"), "metadata": dict(first="<metadata><z:a>~</z:a></metadata>"),
            "comment": dict(first="<!-- ~ -->"), "instruction": dict(first="<?z ~?>"), "end of file": dict(last="<!-- ~ -->"),
            "id": dict(group=' id="~"'), "class": dict(group=' class="~"'), "data": dict(group=' data-name="~"'), "label": dict(group=' aria-label="~"'),
            "own attribute": dict(group=' z:name="~"'), "escaped": dict(group=' data-name="&#90;ebra &#x46;alcon"'),
            "source": dict(root=' content="&lt;mxfile&gt;~&lt;/mxfile&gt;"'), "sheet": dict(first="<style>/* ~ */ .a { fill: #f00 }</style>"),
            "unused rule": dict(first='<style>.a::after { content: "~" }</style>'), "style": dict(group=' style="--name: ~"'),
            "script": dict(first='<script>var a = "~"</script>'), "gradient": dict(first='<defs><linearGradient id="~"/></defs>'),
            "own element": dict(last='<z:layer name="~"/>'), "language": dict(text=' xml:lang="~"'), "link title": dict(group=' xlink:title="~"'),
            "tooltip": dict(last='<g><title>~</title></g>'), "family": dict(group=' font-family="~, Inter"')}
    for name, way in ways.items():
        yield name, {hole: text.replace("~", WORD.decode()) for hole, text in way.items()}
    yield "clean with a picture", dict(last=picture % base64.b64encode(gray).decode())
    yield "inner picture", dict(last=picture % base64.b64encode(inner).decode())


SHOWN = {  # ~ is the word: searched, whether it is seen or not; the last ones only as they are drawn
    "white on white": '<rect x="120" y="60" width="99" height="30" fill="#fff"/><text x="120" y="80" fill="#fff">~</text>',
    "opacity": '<text opacity="0" y="40">~</text>', "no fill": '<text fill="none" y="40">~</text>', "outside": '<text x="900" y="900">~</text>',
    "covered": '<text x="120" y="40">~</text><rect x="110" width="130" height="70"/>', "size 0": '<text y="40" font-size="0">~</text>',
    "display": '<g display="none"><text>~</text></g>', "visibility": '<text visibility="hidden">~</text>', "clip": '<clipPath id="c"><text>~</text></clipPath>',
    "mask": '<mask id="m"><text>~</text></mask>', "definition": '<defs><text id="d">~</text></defs>', "symbol": '<symbol id="s"><text>~</text></symbol>',
    "switch": '<switch><text systemLanguage="xx">~</text><rect width="3" height="3"/></switch>', "entities": "<text>&#90;ebra&#x20;Falcon</text>",
    "parts": "<text>Ze<tspan>bra</tspan> <tspan>Fal</tspan>con</text>", "filter": '<filter id="f"><feOffset/></filter><text filter="url(#f)" y="40">~</text>',
    "override": '<text x="220" y="40" direction="rtl" unicode-bidi="bidi-override">noclaF arbeZ</text>', "bidi": "<text x='120' y='40'>\u202enoclaF arbeZ</text>",
    "backwards": "".join('<text x="%d" y="40" font-size="12">%s</text>' % (120 + 8 * k, "ZebraFalcon"[k]) for k in reversed(range(11))),
    "by turns": "".join('<text x="%d" y="40" font-size="12">%s</text>' % (120 + 8 * k, "ZebraFalcon"[k])
                         for k in [*range(0, 11, 2), *range(1, 11, 2)]),
}

DRAWN = {  # seen by whoever looks closely
    "dark": '<text x="20" y="16" font-size="14">~</text>', "light": '<text x="24" y="44" font-size="12" fill="#fff">~</text>',
    "pale": '<text x="120" y="40" font-size="14" fill="#e4e6ea">~</text>', "small": '<text x="150" y="84" font-size="8">~</text>',
    "other letters": '<text x="120" y="40" font-size="14">Z\u0435br\u0430 F\u0430lc\u043en</text>',
    "covered in part": '<text x="120" y="40" font-size="14">~</text><path d="M115 43h120" stroke="#c00"/>',
}


def drawing(**holes):
    return SVG.format(**{**HOLES, **holes}).encode()


def hidden_pictures():
    """Names, the picture, the name of the one without a word."""
    gray = next(data for name, data in gray_pngs() if name == "clean")
    drawings = [(name, drawing(**holes)) for name, holes in svgs(gray)]
    for kind, ending, pictures in (("color", "png", color_pngs()), ("palette", "png", palette_pngs()), ("clear", "png", clear_pngs()),
                                   ("gray", "png", gray_pngs()), ("entries", "png", clear_palette_pngs()), ("jpeg", "jpg", jpegs()),
                                   ("svg", "svg", drawings)):
        clean = None
        for number, (name, data) in enumerate(pictures):
            file = "%s-%02d.%s" % (kind, number, ending)
            clean = file if name.startswith("clean") else clean
            yield file, name, data, clean


def white_on_nothing(data):
    """A picture with a palette, whose dark colors become white and whose light ones become clear."""
    at = data.index(b"PLTE")
    length = struct.unpack(">I", data[at - 4:at])[0]
    colors = data[at + 4:at + 4 + length]
    clear = chunk(b"PLTE", b"\xff" * length) + chunk(b"tRNS", bytes(max(0, 240 - c) for c in colors[::3]))
    return data[:at - 4] + clear + data[at + 8 + length:]


def show(folder, pictures):
    for file, data in pictures.items():
        (folder / "diagrams" / file).write_bytes(data)
    with open(folder / "case-studies/contoso.md", "a", encoding="utf-8") as study:
        study.write("\n## Pictures\n" + "".join("\n![Picture number %d](diagrams/%s)\n" % (k, file) for k, file in enumerate(pictures)))


def declare(folder):
    manifest = folder / "manifest.xml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("<confidential>\n", '<confidential>\n    <term text="%s"/>\n' % WORD.decode(), 1), encoding="utf-8")


TURNED = {1: "left", 2: "right", 3: "right", 4: "left", 5: "top", 6: "top", 7: "bottom", 8: "bottom"}  # where the left half comes; EXIF 2.3, 4.6.4


def all_hidden():
    pictures = {file: data for file, _, data, _ in hidden_pictures()}
    pictures["profile.png"] = profiled("a.png", next(color_pngs())[1])
    pictures["profile.jpg"] = profiled("a.jpg", next(jpegs())[1])
    for turn in TURNED:
        exif = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x112, 3, 1, turn, 0, 0)
        pictures["turn-%d.jpg" % turn] = pictures["jpeg-00.jpg"][:2] + segment(0xE1, exif) + pictures["jpeg-00.jpg"][2:]
    return pictures


def srgb(light):
    """IEC 61966-2-1."""
    return round(255 * (12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055))


def pixels(path, width=WIDTH, height=HEIGHT):
    """Through MuPDF: the samples over white paper."""
    ppm = subprocess.run(["mutool", "draw", "-q", "-w", str(width), "-h", str(height), "-f", "-F", "ppm", "-o", "-", path], check=True, capture_output=True).stdout
    return ppm[re.match(rb"P6\s+(?:#.*\n)*\d+\s+\d+\s+\d+\s", ppm).end():]


def unpacked(data):
    """All that stands in the bytes: each stream of zlib in them, and base64."""
    yield data
    for found in re.finditer(rb"x[\x01\x5e\x9c\xda]", data):
        try:
            yield zlib.decompressobj().decompress(data[found.start():])
        except zlib.error:
            pass
    for found in re.findall(rb"base64,([A-Za-z0-9+/=\s]+)", data):
        yield base64.b64decode(found)


def tells(data):
    wanted = [WORD.decode().encode(code) for code in ("latin-1", "utf-16-be", "utf-16-le")] + [WORD.replace(b" ", b"").lower()]
    wanted += [b"".join(bytes([c]) * 3 + gap for c in WORD) for gap in (b"", b"\0")]  # as colors
    return any(w in text or w in text.lower() for text in unpacked(data) for w in wanted)


def compare(folder, made):
    bad = 0
    names = {file: "contoso-%d.%s" % (k, "jpg" if file.endswith("jpg") else "png") for k, file in enumerate(all_hidden(), 2)}
    for path in sorted(made.rglob("*")):
        if path.is_file() and tells(path.read_bytes()):
            print(path.name, "holds the word"); bad += 1
    count = 0
    for file, name, data, clean in hidden_pictures():
        count += file != clean
        if not (tells(data) or file == clean or name in ("tIME", "oFFs", "bKGD", "pHYs", "sBIT", "gAMA", "acTL", "escaped", "low bytes", "unused codes",
                                                         "under alpha 0", "gray under alpha 0", "gray, 16 bits", "another order", "clear colors", "inner picture")):
            print(file, name, "hides nothing"); bad += 1
        if (made / names[file]).read_bytes() != (made / names[clean]).read_bytes():
            print(file, name, "is not the picture without the word"); bad += 1
    for file in [f for f, _, _, clean in hidden_pictures() if f == clean] + ["profile.png", "profile.jpg"]:
        if file.endswith("svg"):
            continue
        before, after = pixels(folder / "diagrams" / file), pixels(made / names[file])
        if file.startswith("profile"):  # which MuPDF leaves to others
            before = bytes(srgb((c / 255) ** 2.2) for c in before)
        mean = sum(abs(a - b) for a, b in zip(before, after)) / len(before)
        if mean > 2 or len(before) != len(after):
            print(file, "looks different:", mean); bad += 1
    for turn, side in TURNED.items():
        path = made / names["turn-%d.jpg" % turn]
        size = struct.unpack(">HH", path.read_bytes()[path.read_bytes().index(b"\xff\xc0") + 5:][:4])
        width, height = (WIDTH, HEIGHT) if turn < 5 else (HEIGHT, WIDTH)
        seen = pixels(path, width, height)
        x, y = {"left": (9, height // 2), "right": (width - 9, height // 2), "top": (width // 2, 9), "bottom": (width // 2, height - 9)}[side]
        if size != (height, width) or seen[3 * (y * width + x)] < 190:
            print(path.name, "is turned wrongly:", turn); bad += 1
    assert count >= 40
    print(count + 2, "hidden words,", bad, "wrong")
    sys.exit(bad != 0)


if __name__ == "__main__":
    what, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    if what == "plant":
        show(folder, all_hidden())
        declare(folder)
    elif what == "compare":
        compare(folder, pathlib.Path(sys.argv[3]))
    elif what == "shown":
        show(folder, {"shown-%02d.svg" % k: drawing(last=way.replace("~", WORD.decode())) for k, way in enumerate(SHOWN.values())})
        declare(folder)
        print("\n".join(SHOWN))
    elif what == "drawn":  # the word is no secret yet
        show(folder, {"drawn-%d.svg" % k: drawing(last=way.replace("~", WORD.decode())) for k, way in enumerate(DRAWN.values())})
    elif what == "pixels":  # what was made of these
        made = [(pathlib.Path(sys.argv[3]) / ("contoso-%d.png" % k)).read_bytes() for k, _ in enumerate(DRAWN, 2)]
        show(folder, {"pixels-%d.png" % k: data for k, data in enumerate(made + [white_on_nothing(made[0])])})
        declare(folder)
        print("\n".join([*DRAWN, "white on nothing"]))
