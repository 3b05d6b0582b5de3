"""For figures.sh. `draw FOLDER` adds figures to a case study; `compare` samples them as they are drawn; `leak FOLDER` hides a secret in a
drawing. The turned picture is red, green, blue and yellow in its quarters, from the top left, whichever way it is stored (EXIF 2.3,
table 6: orientation)."""
import pathlib, re, struct, sys

sys.path.insert(0, sys.argv[-1] if sys.argv[1] != "leak" else ".")
sys.argv, arguments = ["images.py", ""], sys.argv
SIDE = 96
QUARTERS = ((208, 32, 32), (32, 160, 64), (32, 64, 208), (224, 208, 32))
INKS = {"plain": (0, 255, 255, 0), "dark": (0, 255, 255, 127)}  # red, and red under half black


def stored(orientation, column, row):
    """The upright quarter (column, row) that stands at a stored quarter: 'row 0 is at the visual top' and so on."""
    return {1: (column, row), 2: (1 - column, row), 3: (1 - column, 1 - row), 4: (column, 1 - row), 5: (row, column),
            6: (1 - row, column), 7: (1 - row, 1 - column), 8: (row, 1 - column)}[orientation]


def segment(marker, data):
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def exif(orientation, order):
    entry = struct.pack(order + "HHIHH", 0x112, 3, 1, orientation, 0)
    tiff = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "IH", 8, 1) + entry + struct.pack(order + "I", 0)
    return segment(0xE1, b"Exif\0\0" + tiff)


def jpeg(width, height, colour_at, extra=b""):
    """T.81: each block of 8 x 8 one colour, DC coefficients only. `colour_at(x, y)` gives the stored components."""
    count, text = len(colour_at(0, 0)), ""
    before = [0] * count
    for y in range(0, height, 8):
        for x in range(0, width, 8):
            for k, value in enumerate(colour_at(x, y)):
                level = (round(value) - 128) * 8
                difference, before[k] = level - before[k], level
                size = abs(difference).bit_length()
                text += format(size, "04b")
                text += format(difference if difference > 0 else difference + 2 ** size - 1, "0%db" % size) if size else ""
                text += "0"
    text += "1" * (-len(text) % 8)
    bits = bytes(int(text[i:i + 8], 2) for i in range(0, len(text), 8)).replace(b"\xff", b"\xff\0")
    data = b"\xff\xd8" + extra + segment(0xDB, b"\0" + b"\1" * 64)
    data += segment(0xC0, struct.pack(">BHHB", 8, height, width, count) + b"".join(bytes([k + 1, 0x11, 0]) for k in range(count)))
    data += segment(0xC4, b"\0" + bytes([0, 0, 0, 12] + [0] * 12) + bytes(range(12))) + segment(0xC4, b"\x10" + bytes([1] + [0] * 15) + b"\0")
    scan = bytes([count]) + b"".join(bytes([k + 1, 0]) for k in range(count)) + bytes([0, 63, 0])
    return data + segment(0xDA, scan) + bits + b"\xff\xd9"


def ycc(colour):
    r, g, b = colour
    y = 0.299 * r + 0.587 * g + 0.114 * b
    return [y, 128 + (b - y) * 0.564, 128 + (r - y) * 0.713]


# The upright picture is 96 wide and 48 high.
def turned(orientation):
    width, height = (SIDE, SIDE // 2) if orientation < 5 else (SIDE // 2, SIDE)

    def colour(x, y):
        column, row = stored(orientation, int(x >= width // 2), int(y >= height // 2))
        return ycc(QUARTERS[row * 2 + column])
    return jpeg(width, height, colour, exif(orientation, "<" if orientation % 2 else ">"))


SVG = """<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200" viewBox="0 0 400 200">
<rect width="200" height="100" fill="#d02020"/><rect x="200" width="200" height="100" fill="#20a040"/>
<rect y="100" width="200" height="100" fill="#2040d0"/><rect x="200" y="100" width="200" height="100" fill="#e0d020"/>
<text x="10" y="20" font-size="12">Order service</text>
<switch><foreignObject requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility" width="9" height="9">
<div xmlns="http://www.w3.org/1999/xhtml">Zahlung <b>für Müller</b></div></foreignObject>
<text x="210" y="20" font-family="Helvetica" font-size="12">Zahlung für Müller</text></switch>
<text x="210" y="190" font-family="DejaVu Sans" font-size="9" opacity=".9">half</text>
<switch><g requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"/><text x="50%" y="100%">Text is not SVG - cannot display</text></switch>
</svg>
"""
TALL = SVG.replace('height="200" viewBox="0 0 400 200"', 'height="500" viewBox="0 0 400 500"').replace("Helvetica", "Inter")


def draw(folder):
    text = "\n## Pictures\n\nIt is as we [see](#figure-turned-1), and [the drawing](#figure-drawing).\n"
    def add(name, data, caption):
        nonlocal text
        (folder / "diagrams" / name).write_bytes(data)
        text += '\n![The picture %s](diagrams/%s "%s")\n' % (name, name, caption)
    for k in range(1, 9):
        add("turned-%d.jpg" % k, turned(k), "Held in way %d" % k)
    add("drawing.svg", SVG.encode(), "A drawing")
    for name, inks in INKS.items():
        add("inks-%s.jpg" % name, jpeg(SIDE, SIDE // 2, lambda x, y: inks), "Inks")
        adobe = segment(0xEE, b"Adobe\0\x64\0\0\0\0\0")
        add("inverted-%s.jpg" % name, jpeg(SIDE, SIDE // 2, lambda x, y: [255 - i for i in inks], adobe), "Inks, inverted")
    text += "\nWords before the tall figure.\n" * 26
    add("tall.svg", TALL.encode(), "A tall drawing")
    text += "\nFirst words after the tall figure. " + "They go on for a while, and on. " * 200 + "\n"
    with open(folder / "case-studies/contoso.md", "a", encoding="utf-8") as study:
        study.write(text)


def leak(folder):
    (folder / "diagrams/leaky.svg").write_text(SVG.replace("Order service", "Fab<tspan>ri</tspan>kam").replace("Helvetica", "Inter"))
    with open(folder / "case-studies/contoso.md", "a", encoding="utf-8") as study:
        study.write("\n## Drawing\n\n![The services](diagrams/leaky.svg)\n")


def places(path):
    """Page and box of each picture, however it is turned, from MuPDF's list of what it draws."""
    page = 0
    for tag in re.finditer(r'<page |<fill_image [^>]*transform="([-0-9. ]+)"', path.read_text(encoding="utf-8")):
        page += tag.group(0) == "<page "
        if tag.group(1):
            a, b, c, d, x, y = map(float, tag.group(1).split())
            across, down = [x, x + a, x + c, x + a + c], [y, y + b, y + d, y + b + d]
            yield page, [min(across), min(down), max(across), max(down)]


def compare(folder):
    import images
    pages, bad = {}, 0
    found = []
    for page, box in places(folder / "places.xml"):
        if 60 < box[2] - box[0] < 80 and 30 < box[3] - box[1] < 40:
            found.append((page, box))
    wanted = [QUARTERS] * 8 + [((255, 0, 0),) * 4] * 2 + [((128, 0, 0),) * 4] * 2
    assert len(found) == len(wanted), (len(found), len(wanted))
    for number, ((page, box), colours) in enumerate(zip(found, wanted), 1):
        for program in ("mupdf%d", "poppler-%02d"):
            file = folder / (program % page + ".ppm")
            pages[file] = pages.get(file) or images.read_ppm(file)
            width, pixels = pages[file]
            for k, colour in enumerate(colours):
                x = round(box[0] + (box[2] - box[0]) * (0.25 + 0.5 * (k % 2)))
                y = round(box[1] + (box[3] - box[1]) * (0.25 + 0.5 * (k // 2)))
                seen = tuple(pixels[(y * width + x) * 3:(y * width + x) * 3 + 3])
                if not images.is_close(seen, colour):
                    print("picture", number, "on page", page, "quarter", k, "is", seen, "in", program[:6], "where", colour, "is right")
                    bad += 1
    print(len(found), "pictures,", bad, "wrong quarters")
    sys.exit(bad != 0)


if arguments[1] == "compare":
    compare(pathlib.Path("."))
else:
    {"draw": draw, "leak": leak}[arguments[1]](pathlib.Path(arguments[2]))
