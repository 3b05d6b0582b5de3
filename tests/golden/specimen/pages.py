"""For specimen.sh: do poppler and MuPDF draw the same pages? Pages are grey images of 50 dots to the inch. Two readers smooth the edges
of letters in different ways and round the height of a line to a dot of their own, but the ink is in the same places: after a blur of 3
dots each way, a dot of one lies between the lightest and the darkest of the nine around it in the other. How far it is outside is
counted for each row; the mean of a strip of one line's height is below a limit, and that of the page.

`pages.py PDF` compares the two. `pages.py PDF MOVED` writes a copy first in which one line of text stands 4 points lower, and asks that
the page with that line, and no other, is found to differ."""
import pathlib, re, subprocess, sys, tempfile

STRIP = 7            # dots: one line of text
PAGE_LIMIT, STRIP_LIMIT = 2.5, 21   # of 255


def read_pgm(path):
    data = path.read_bytes()
    header = re.match(rb"P5\s+(?:#.*\n)*(\d+)\s+(\d+)\s+255\s", data)
    width, height = int(header[1]), int(header[2])
    return [data[header.end() + y * width:header.end() + (y + 1) * width] for y in range(height)]


def draw(command, folder, name):
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert not run.stderr, run.stderr
    return [read_pgm(path) for path in sorted(folder.glob(name + "*.pgm"), key=lambda p: int(re.search(r"(\d+)\.pgm", p.name)[1]))]


def blur(rows):
    """Sums of 3 x 3 dots, for every third column: a third of the work shows as much."""
    out = []
    for above, row, below in zip(rows, rows[1:], rows[2:]):
        column = [a + b + c for a, b, c in zip(above, row, below)]
        out.append([a + b + c for a, b, c in zip(column[0::3], column[1::3], column[2::3])])
    return out


def spread(rows, choose):
    """The darkest or lightest dot among each dot and its eight neighbours."""
    wide = [[choose(t) for t in zip(r[:1] + r, r, r[1:] + r[-1:])] for r in rows]
    return [[choose(t) for t in zip(*t3)] for t3 in zip(wide[:1] + wide, wide, wide[1:] + wide[-1:])]


def stray(one, other):
    """For each row, how far the dots of one are outside of what the other has around them."""
    low, high = spread(other, min), spread(other, max)
    return [sum((l - a if a < l else a - h if a > h else 0) for a, l, h in zip(r, s, t)) / 9 / len(r) for r, s, t in zip(one, low, high)]


def compare(one, other):
    """Mean difference of the page, and that of the strip in which it is greatest."""
    assert abs(len(one[0]) - len(other[0])) < 2 and abs(len(one) - len(other)) < 2
    width, height = min(len(one[0]), len(other[0])), min(len(one), len(other))
    a, b = (blur([row[:width] for row in rows[:height]]) for rows in (one, other))
    rows = [x + y for x, y in zip(stray(a, b), stray(b, a))]
    return sum(rows) / len(rows), max(sum(rows[y:y + STRIP]) / STRIP for y in range(len(rows) - STRIP + 1))


def draw_both(pdf, other):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        poppler = draw(["pdftoppm", "-r", "50", "-gray", pdf, str(folder / "poppler")], folder, "poppler")
        mupdf = draw(["mutool", "draw", "-q", "-N", "-r", "50", "-c", "gray", "-F", "pgm", "-o", str(folder / "mupdf%d.pgm"),
                      other], folder, "mupdf")
    assert len(poppler) == len(mupdf) > 0, (len(poppler), len(mupdf))
    return [compare(one, two) for one, two in zip(poppler, mupdf)]


def move_line(pdf, moved):
    """Moves the second line of a paragraph of six long ones; those below it stay. Gives the number of its page."""
    subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, moved], check=True)
    path = pathlib.Path(moved)
    data = path.read_bytes()
    lines = re.compile(rb"(?:(?<=\n)0 -1[45](\.\d+)? Td\n[^\n]{150,}TJ\n){5}")
    text = lines.search(data)
    steps = [m for m in re.finditer(rb"(?<=\n)0 -1([45])", b"\n" + text.group())][:2]
    piece = bytearray(text.group())
    for step, change in zip(steps, (4, -4)):
        height = b"0 -%d" % (10 + int(step[1]) + change)
        assert len(height) == len(step[0]), step
        piece[step.start() - 1:step.end() - 1] = height
    path.write_bytes(data[:text.start()] + piece + data[text.end():])
    return int(re.findall(rb"%% Contents for page (\d+)\n", data[:text.start()])[-1])


def main(pdf, moved=None):
    page_moved = move_line(pdf, moved) if moved else None
    found = draw_both(pdf, moved or pdf)
    wrong = [number for number, (page, strip) in enumerate(found, 1) if page > PAGE_LIMIT or strip > STRIP_LIMIT]
    for number in wrong:
        print("%s: page %d: the page differs by %.2f, a strip by %.2f" % ((pdf, number) + found[number - 1]))
    print("%d pages, mean difference at most %.2f, of a strip %.2f" % (len(found), max(p for p, _ in found), max(s for _, s in found)))
    return wrong != ([page_moved] if moved else [])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
