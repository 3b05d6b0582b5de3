"""Usage: frames.py THEME.XML PAPER PAGES.TXT SELF-ASSESSMENT.PDF CASE-STUDIES.PDF

Page size, fonts, logo, lines of text on the theme's grid, and that every glyph stands inside its page's frame: where runs begin is taken from the program's own dump,
where glyphs end from MuPDF. Points, hyphens and quotes may hang into the side margins as src/layout/text/hang.c has it. Running lines and the numbers below them stand in the margins, and inside the page."""
import collections, html, re, subprocess, sys
import xml.etree.ElementTree as tree

SIZES = {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}
POINT = 72 / 25.4
OPENING, CLOSING = "\"'([\u2018\u201a\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a", ".,:;-\u00ad\u2010\u2011\u2013\u2014\"')]\u2018\u2019\u201c\u201d\u00ab\u00bb\u2039\u203a"


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def check_grid(dump, step, top, size):
    """Lines of running text: nine of ten stand whole steps from the top margin, all alike."""
    lines = re.findall(r"(?m)^  -?\d+ (\d+) \S+ %d \"" % size, dump)
    offsets = collections.Counter(round((int(y) / 1000 - top) % step, 1) for y in lines)
    most = offsets.most_common(1)[0][0]
    near = sum(count for offset, count in offsets.items() if abs((offset - most + step / 2) % step - step / 2) < 0.3)
    assert len(lines) > 150 and near >= 0.9 * len(lines), offsets


def theme_of(path, paper, dump):
    root = tree.parse(path).getroot()
    space = "{urn:dossier:theme:1}"
    page = next(p for p in root.findall(space + "page") if p.get("size") == paper)
    margins = {side: float(page.get(side)) * POINT for side in ("top", "right", "bottom", "left")}
    files = {f.get(face) for f in root.findall(space + "font") for face in ("regular", "bold", "italic", "bold-italic")}
    names = {f.rsplit(".", 1)[0] for f in files | {f.get("file") for f in root.findall(space + "fallback")}}
    body = next(s for s in root.findall(space + "style") if s.get("name") == "body")
    check_grid(dump, float(root.find(space + "grid").get("step")), margins["top"], round(float(body.get("size")) * 1000))
    return margins, names | {name.removesuffix("-Regular") for name in names}


def check_runs(dump, margins, width, height):
    """Pens: no run begins outside; none in the head, the foot or the side margins but running lines."""
    run = re.compile(r'^  (-?\d+) (-?\d+) (\S+) (\d+)( artefact)? "(\\?.)', re.M)
    count = 0
    for number, page in enumerate(re.split(r"(?m)^page \d+ of \d+\n", dump)[1:], 1):
        for match in run.finditer(page):
            x, y, size = (int(match[i]) / 1000 for i in (1, 2, 4))
            left, right, top, bottom = (0, width, 0, height)
            if not match[5]:
                left, right = margins["left"], width - margins["right"]
                left -= size * 0.25 if match[6][-1] in OPENING else 0
                bottom = height - margins["bottom"]
            assert left - 0.01 <= x <= right + 0.01 and top + size * 0.7 <= y <= bottom, (number, match[0], x, y)
            count += 1
    assert count > 3000, count


def check_glyphs(pdf, margins, width):
    """No glyph is beyond the margins of its page, but for 0.7 of a closing mark and 0.5 of an opening one; some do stand there."""
    chars = re.findall(r'<char quad="([-\d.]+) [-\d.]+ ([-\d.]+) [^"]*"[^>]* c="([^"]*)"', output("mutool", "draw", "-F", "stext", pdf))
    hanging = 0
    assert len(chars) > 5000, len(chars)
    for left, right, char in chars:
        left, right, char = float(left), float(right), html.unescape(char)
        if not char.strip():
            continue
        before, after = (right - left) * 0.5 * (char in OPENING), (right - left) * 0.7 * (char in CLOSING)
        assert left >= margins["left"] - before - 0.6 and right <= width - margins["right"] + after + 0.6, (pdf, left, right, char)
        hanging += left < margins["left"] - 0.2 or right > width - margins["right"] + 0.2
    return hanging


def check_fonts(pdf, known):
    names = set()
    for line in output("pdffonts", pdf).splitlines()[2:]:
        words = line.split()
        assert words[-5:-2] == ["yes", "yes", "yes"], line
        names.add(re.sub(r"^[A-Z]{6}\+|-Identity-H$", "", words[0]))
    assert names and names <= known, names - known
    return names


def check_logo(pdf):
    found = [line.split() for line in output("pdfimages", "-list", pdf).splitlines()[2:]]
    logos = [line for line in found if line[3:5] == ["600", "150"]]
    assert [line[0] for line in logos] == ["1"], logos
    across, down = float(logos[0][12]), float(logos[0][13])
    assert abs(across - down) <= 1 and abs(600 / across * 25.4 - 60) < 0.5, (across, down)
    alternatives = re.findall(r'"/Alt": "u:(.*?)"', output("qpdf", "--json", "--json-key=qpdf", pdf))
    assert alternatives.count("Northwind Cloud Partners GmbH") == 1, alternatives


def main():
    theme, paper, dump, *pdfs = sys.argv[1:]
    width, height = SIZES[paper]
    pages = open(dump, encoding="utf-8").read()
    margins, fonts = theme_of(theme, paper, pages)
    check_runs(pages, margins, width, height)
    used, hanging = set(), 0
    for pdf in pdfs:
        size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", output("pdfinfo", pdf))
        assert abs(float(size[1]) - width) < 0.01 and abs(float(size[2]) - height) < 0.01, size[0]
        hanging += check_glyphs(pdf, margins, width)
        used |= check_fonts(pdf, fonts)
        check_logo(pdf)
    assert hanging > 8, hanging
    print(theme.rsplit("/", 1)[-1], paper, len(used), "fonts,", hanging, "marks in the margins")


main()
