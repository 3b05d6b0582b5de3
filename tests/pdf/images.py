"""For images.sh. `draw FOLDER` adds a figure for each kind of picture to a case study; `compare FOLDER` samples the pages drawn.

The left half of each picture is red (or dark grey), the right half green (or light grey), or transparent where the kind knows that:
then the white paper shows. The encoders are written from the formats: PNG, W3C 2003; JPEG, ITU T.81, with DC coefficients only."""
import pathlib, re, struct, sys, zlib

WIDTH, HEIGHT = 240, 96
RED, GREEN, WHITE = (208, 32, 32), (32, 160, 64), (255, 255, 255)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pack_row(samples, depth):
    if depth == 16:
        return b"".join(struct.pack(">H", s) for s in samples)
    bits = "".join(format(s, "0%db" % depth) for s in samples)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def png(kind, depth, interlaced, left, right, extra=b""):
    """`left` and `right`: the samples of a pixel in each half."""
    rows = b""
    for x0, y0, dx, dy in ADAM7 if interlaced else [(0, 0, 1, 1)]:
        columns = range(x0, WIDTH, dx)
        row = b"\0" + pack_row([s for x in columns for s in (left if x < WIDTH // 2 else right)], depth)
        rows += row * len(range(y0, HEIGHT, dy))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, depth, kind, 0, 0, int(interlaced))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def grey(level, depth):
    """The nearest level of `depth` bits, and the colour that it is."""
    top = 2 ** depth - 1
    value = round(level / 255 * top)
    return value, (round(value / top * 255),) * 3


def all_pngs():
    for interlaced in (False, True):
        name = "-interlaced" if interlaced else ""
        for depth in (1, 2, 4, 8, 16):
            (dark, dark_is), (light, light_is) = grey(80, depth), grey(200, depth)
            yield "grey-%d%s" % (depth, name), png(0, depth, interlaced, [dark], [light]), dark_is, light_is
            clear = chunk(b"tRNS", struct.pack(">H", light))
            yield "grey-clear-%d%s" % (depth, name), png(0, depth, interlaced, [dark], [light], clear), dark_is, WHITE
        for depth in (1, 2, 4, 8):
            colours = chunk(b"PLTE", bytes(RED + GREEN))
            yield "palette-%d%s" % (depth, name), png(3, depth, interlaced, [0], [1], colours), RED, GREEN
            colours += chunk(b"tRNS", b"\xff\0")
            yield "palette-clear-%d%s" % (depth, name), png(3, depth, interlaced, [0], [1], colours), RED, WHITE
        for depth in (8, 16):
            times, top = (1, 255) if depth == 8 else (257, 65535)
            red, green = [c * times for c in RED], [c * times for c in GREEN]
            yield "rgb-%d%s" % (depth, name), png(2, depth, interlaced, red, green), RED, GREEN
            clear = chunk(b"tRNS", struct.pack(">HHH", *green))
            yield "rgb-clear-%d%s" % (depth, name), png(2, depth, interlaced, red, green, clear), RED, WHITE
            yield "rgb-alpha-%d%s" % (depth, name), png(6, depth, interlaced, red + [top], green + [0]), RED, WHITE
            half = tuple((c + 255) // 2 for c in GREEN)
            yield "rgb-half-%d%s" % (depth, name), png(6, depth, interlaced, red + [top], green + [top // 2]), RED, half
            dark, dark_is = grey(80, depth)
            yield "grey-alpha-%d%s" % (depth, name), png(4, depth, interlaced, [dark, top], [dark, 0]), dark_is, WHITE


class Bits:
    def __init__(self):
        self.text = ""

    def add_difference(self, difference):
        """T.81, F.1.2.1: the size in 4 bits (the code table below), then the bits of the difference."""
        size = abs(difference).bit_length()
        self.text += format(size, "04b")
        if size:
            self.text += format(difference if difference > 0 else difference + 2 ** size - 1, "0%db" % size)

    def done(self):
        text = self.text + "1" * (-len(self.text) % 8)
        return bytes(int(text[i:i + 8], 2) for i in range(0, len(text), 8)).replace(b"\xff", b"\xff\0")


def jpeg(left, right, progressive=False, adobe=None):
    """One 8 x 8 block after the other, each of one colour. `left`, `right`: the components as stored."""
    def segment(marker, data):
        return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data
    count, bits = len(left), Bits()
    before = [0] * count
    for _ in range(HEIGHT // 8):
        for x in range(0, WIDTH, 8):
            for k, value in enumerate(left if x < WIDTH // 2 else right):
                bits.add_difference((value - 128) * 8 - before[k])
                before[k] = (value - 128) * 8
                bits.text += "" if progressive else "0"  # the end of the block: no AC coefficient
    data = b"\xff\xd8"
    if adobe is not None:
        data += segment(0xEE, b"Adobe\0\x64\0\0\0\0" + bytes([adobe]))
    data += segment(0xDB, b"\0" + b"\1" * 64)
    frame = struct.pack(">BHHB", 8, HEIGHT, WIDTH, count) + b"".join(bytes([k + 1, 0x11, 0]) for k in range(count))
    data += segment(0xC2 if progressive else 0xC0, frame)
    data += segment(0xC4, b"\0" + bytes([0, 0, 0, 12] + [0] * 12) + bytes(range(12)))
    data += segment(0xC4, b"\x10" + bytes([1] + [0] * 15) + b"\0")
    scan = bytes([count]) + b"".join(bytes([k + 1, 0]) for k in range(count)) + bytes([0, 0 if progressive else 63, 0])
    return data + segment(0xDA, scan) + bits.done() + b"\xff\xd9"


def ycc(colour):
    r, g, b = colour
    y = 0.299 * r + 0.587 * g + 0.114 * b
    return [round(c) for c in (y, 128 + (b - y) * 0.564, 128 + (r - y) * 0.713)]


def all_jpegs():
    for name, progressive in (("", False), ("-progressive", True)):
        yield "jpeg-grey" + name, jpeg([80], [200], progressive), (80,) * 3, (200,) * 3
        yield "jpeg-colour" + name, jpeg(ycc(RED), ycc(GREEN), progressive), RED, GREEN
        yield "jpeg-rgb" + name, jpeg(RED, GREEN, progressive, adobe=0), RED, GREEN
        # Black ink only, so that no colour profile has a say: inks as they are, and inverted as Photoshop writes them.
        yield "jpeg-cmyk" + name, jpeg([0, 0, 0, 255], [0, 0, 0, 0], progressive), "dark", WHITE
        yield "jpeg-cmyk-adobe" + name, jpeg([255, 255, 255, 0], [255, 255, 255, 255], progressive, adobe=0), "dark", WHITE


def all_pictures():
    for ending, pictures in ((".png", all_pngs()), (".jpg", all_jpegs())):
        for name, data, left, right in pictures:
            yield name + ending, data, left, right


def draw(folder):
    with open(folder / "case-studies/contoso.md", "a", encoding="utf-8") as study:
        study.write("\n## Pictures\n")
        for name, data, _, _ in all_pictures():
            (folder / "diagrams" / name).write_bytes(data)
            study.write("\n![The two halves of %s](diagrams/%s)\n" % (name, name))


def read_ppm(path):
    header = re.match(rb"P6\s+(?:#.*\n)*(\d+)\s+(\d+)\s+255\s", path.read_bytes())
    return int(header.group(1)), path.read_bytes()[header.end():]


def places(path):
    """Page and box of each picture, from MuPDF's list of what it draws."""
    found, page = [], 0
    for tag in re.finditer(r'<page |<fill_image [^>]*transform="([-0-9. ]+)"', path.read_text(encoding="utf-8")):
        if tag.group(0) == "<page ":
            page += 1
        else:
            a, _, _, d, x, y = map(float, tag.group(1).split())
            found.append((page, [min(x, x + a), min(y, y + d), max(x, x + a), max(y, y + d)]))
    return found


def is_close(colour, wanted):
    if wanted == "dark":
        return max(colour) < 60
    return all(abs(a - b) <= 10 for a, b in zip(colour, wanted))


def compare(folder):
    pictures = list(all_pictures())
    small = [(p, b) for p, b in places(folder / "places.xml") if abs((b[2] - b[0]) / (b[3] - b[1]) - WIDTH / HEIGHT) < 0.1]
    assert len(small) == len(pictures), (len(small), len(pictures))
    pages, bad = {}, 0
    for (page, box), (name, _, left, right) in zip(small, pictures):
        for program in ("mupdf%d", "poppler-%02d"):
            file = folder / (program % page + ".ppm")
            width, pixels = pages.setdefault(file, None) or pages.__setitem__(file, read_ppm(file)) or pages[file]
            for share, wanted in ((0.25, left), (0.75, right)):
                x, y = round(box[0] + (box[2] - box[0]) * share), round((box[1] + box[3]) / 2)
                colour = tuple(pixels[(y * width + x) * 3:(y * width + x) * 3 + 3])
                if not is_close(colour, wanted):
                    print(name, "on page", page, "is", colour, "in", program[:6], "where", wanted, "is right"); bad += 1
    print(len(pictures), "pictures,", bad, "wrong halves")
    sys.exit(bad != 0)


if __name__ == "__main__":
    {"draw": draw, "compare": compare}[sys.argv[1]](pathlib.Path(sys.argv[2]))
