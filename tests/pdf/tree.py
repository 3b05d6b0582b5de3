"""Usage: tree.py DOCUMENT-DUMP PAGES-DUMP PDF...: the text of the document tree is the text of the PDF's pages, in order: nothing is
lost, added or moved. First each page of the PDF is compared with what was laid out there, then what was laid out, without furniture
(running heads, repeated table heads, leaders: marked in the dump), with the tree.

Page numbers, contents, list marks, numbers of notes and figures are made by the layout: any text may stand in their place. A table row
that breaks across pages is read page by page, so its characters are compared without their order. A figure may stand at the top of a later
page than the text around it: captions are compared by themselves, each on one page, in order; so are notes, which stand at the foot.

The words of an SVG are on the page, and in no dump. With --pictures FOLDER, where the submission's pictures are, they are read from
there. Direction marks (U+202A to 202E, 2066 to 2069) are what poppler puts around words that run from right to left."""
import collections, pathlib, re, subprocess, sys
import xml.etree.ElementTree as xml


def bare(text):
    return "".join(re.sub("[\u00ad\u202a-\u202e\u2066-\u2069]", "", text).split())


def read_pages(path):
    pages = re.split(r"(?m)^page \d+ of \d+\n", open(path, encoding="utf-8").read())[1:]
    run = re.compile(r'(?ms)^  -?\d+ -?\d+ \S+ \d+( artefact)? "(.*?)"$(?=\n  -?\d+ -?\d+ |\n?\Z)')
    return [[(bool(m.group(1)), bare(m.group(2))) for m in run.finditer(page)] for page in pages]


def letters(text):
    return collections.Counter(c for c in text if not c.isdigit() and c != "\u2013")  # page numbers and their ranges


class Piece:
    """A node's text, or a whole row's, and a pattern that matches it on the pages."""
    def __init__(self):
        self.pattern, self.text, self.loose = "", "", False

    def add(self, kind, own):
        if kind == "contents":
            self.pattern += ".*?"
        elif kind == "page-number":
            self.pattern += ".{0,40}?"
        elif kind == "item":
            self.pattern += r"(?:[^\w\s]|\d+[.)])?"
        elif kind == "footnote-reference":
            self.pattern += r"\d+"
        elif kind == "figure":
            self.pattern += r"(?:Figure\d+[.:])?"
        elif kind != "image" and own:
            self.pattern += re.escape(bare(own))
            self.text += bare(own)


def read_tree(text):
    node = re.compile(r'(?ms)^( *)([a-z][a-z-]*)(?: level=\d+)?(?: id=\S+)?(?: style=\S+)?(?: target=\S+)?(?: "(.*?)")?$(?=\n *[a-z]|\n?\Z)')
    pieces, captions, notes, row, figure, note = [], [], [], None, None, None
    for m in node.finditer(text):
        depth, kind, own = len(m.group(1)), m.group(2), m.group(3)
        figure = figure if figure is not None and depth > figure else None
        note = note if note is not None and depth > note else None
        if kind == "footnote":
            note, row = depth, None
            notes.append("")
            pieces.append(Piece())
            continue
        if note is not None:
            notes[-1] += bare(own or "")
            continue
        if kind == "figure" and (row is None or depth <= row):
            figure, row = depth, None
            captions.append("")
            pieces.append(Piece())
            continue
        if figure is not None:
            captions[-1] += bare(own or "")
            continue
        if kind == "row":
            row = depth
            pieces.append(Piece())
        elif row is None or depth <= row:
            row = None
            pieces.append(Piece())
        pieces[-1].add(kind, own)
    return [piece for piece in pieces if piece.pattern], captions, notes


def take(texts, mark, wanted):
    """The pages' texts without captions or notes, which must be there in order. The last is looked for first, as a list of figures may
    stand in front."""
    page, end = len(texts) - 1, None
    for caption in reversed(wanted):
        pattern, found = re.compile(mark + re.escape(caption)), []
        while page >= 0 and not found:
            found = list(pattern.finditer(texts[page][:end]))
            if not found:
                page, end = page - 1, None
        assert found, "not there, or not in order: " + caption
        end = found[-1].start()
        texts[page] = texts[page][:end] + texts[page][found[-1].end():]
    return texts


LAZY = re.compile(r"(?:\.\*\?|\.\{0,40\}\?)+$")


def find_behind(pieces, i, shown, at):
    """The piece behind the rows pieces[i..] that break across pages, and its place: the rows cannot be told apart, so their characters are
    counted together."""
    wanted = ""
    for j in range(i, min(i + 12, len(pieces))):
        wanted += pieces[j].text
        end = at + len(wanted)
        behind = re.compile(LAZY.sub("", pieces[j + 1].pattern), re.S) if j + 1 < len(pieces) else re.compile(r"\Z")
        for match in behind.finditer(shown, end, end + len(behind.pattern) + 80 * (j - i + 1)):
            if letters(shown[at:match.start()]) == letters(wanted):
                return j + 1, match.start()
    return None


def compare(pieces, shown, breaks):
    """None, or the place at which they differ. Piece after piece, so that it takes linear time; a piece that may be followed by anything
    leaves the search for its end to the next."""
    at, i, carried = 0, 0, ""
    while i < len(pieces):
        piece = pieces[i]
        lazy = LAZY.search(piece.pattern)
        pattern = piece.pattern[:lazy.start()] if lazy else piece.pattern
        if ".*?" in carried:  # contents name headings: what follows the heading tells it from them
            pattern += "(?=%s)" % (piece.pattern[len(pattern):] + "".join(p.pattern for p in pieces[i + 1:i + 3]))
        match = re.compile(carried + pattern, re.S).match(shown, at)
        if match:
            at, i, carried = match.end(), i + 1, lazy[0] if lazy else ""
            continue
        behind = None
        if any(at < b < at + len(piece.text) + 80 for b in breaks):
            behind = find_behind(pieces, i, shown, at)
        if not behind:
            return "%r against %r" % (piece.text[:100], shown[at:at + 100])
        for row in pieces[i:behind[0]]:
            row.loose = True
        i, at = behind
        carried = ""
    return None if carried or at == len(shown) else "more on the pages: %r" % shown[at:at + 100]


def words_of(document, folder):
    """For each drawing of the document what is written in it: each text once, as one that says the same in another way is not shown."""
    found = []
    for target in re.findall(r"(?m)^ *(?:figure|image)\b.* target=(\S+\.svg)", document) if folder else []:
        texts = xml.parse(folder / target).iter("{http://www.w3.org/2000/svg}text")
        found.append(bare("".join("".join(text.itertext()) for text in texts)))
    return found


def untied(text):
    """Poppler turns the two letters of the ligature lam-alef around, whichever way it is told of them."""
    return re.sub("[\u0644\u0622\u0623\u0625\u0627]{2,}", lambda m: "".join(sorted(m[0])), text)


def is_shown(laid_out, text, drawings):
    """The words of a drawing stand together on its page."""
    for words in [""] + drawings:
        text = text.replace(words, "", 1)
        if untied(laid_out) == untied(text):
            return True
    return False


folder = None
if sys.argv[1] == "--pictures":
    folder = pathlib.Path(sys.argv[2])
    del sys.argv[1:3]
documents = re.split(r"(?m)^document \S+: .*\n", open(sys.argv[1], encoding="utf-8").read())[1:]
pages, at, bad = read_pages(sys.argv[2]), 0, 0
for document, path in zip(documents, sys.argv[3:], strict=True):
    texts = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout.split("\f")[:-1]
    own, drawings = pages[at:at + len(texts)], words_of(document, folder)
    at += len(texts)
    for number, (page, text) in enumerate(zip(own, texts), 1):
        if not is_shown("".join(t for _, t in page), bare(text), drawings):
            print(path, "page", number, "shows other text than was laid out"); bad += 1
    shown, breaks = "", []
    pieces, captions, notes = read_tree(document)
    own = take(["".join(t for artefact, t in page if not artefact) for page in own], r"Figure\d+[.:]", captions)
    for page in take(own, r"\d+\.", notes):
        shown += page
        breaks.append(len(shown))
    assert len(shown) > 1000 and len(pieces) > 50, (len(shown), len(pieces))
    trouble = compare(pieces, shown, breaks)
    if trouble:
        print(path, "tree and pages differ:", trouble); bad += 1
    print(path, len(texts), "pages,", len(shown), "characters,", sum(p.loose for p in pieces), "rows across pages")
assert at == len(pages), (at, len(pages))
sys.exit(bad != 0)
