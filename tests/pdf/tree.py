"""Usage: tree.py DOCUMENT-DUMP PAGES-DUMP PDF...: the text of the document tree is the text of the PDF's pages, in order: nothing is
lost, added or moved. First each page of the PDF is compared with what was laid out there, then what was laid out, without furniture
(running heads, repeated table heads, leaders: marked in the dump), with the tree.

Page numbers, contents, list marks and figure numbers are made by the layout: any text may stand in their place. A table row that
breaks across pages is read page by page, so its characters are compared without their order. A figure may stand at the top of a later page
than the text around it: captions are compared by themselves, each on one page, in order."""
import collections, re, subprocess, sys


def bare(text):
    return "".join(text.replace("\u00ad", "").split())


def read_pages(path):
    pages = re.split(r"(?m)^page \d+ of \d+\n", open(path, encoding="utf-8").read())[1:]
    run = re.compile(r'(?ms)^  -?\d+ -?\d+ \S+ \d+( artefact)? "(.*?)"$(?=\n  -?\d+ -?\d+ |\n?\Z)')
    return [[(bool(m.group(1)), bare(m.group(2))) for m in run.finditer(page)] for page in pages]


def letters(text):
    return collections.Counter(c for c in text if not c.isdigit())


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
        elif kind == "figure":
            self.pattern += r"(?:Figure\d+[.:])?"
        elif kind != "image" and own:
            self.pattern += re.escape(bare(own))
            self.text += bare(own)

    def group(self):
        return "(.{%d,%d}?)" % (len(self.text), len(self.text) + 80) if self.loose else self.pattern


def read_tree(text):
    node = re.compile(r'(?ms)^( *)([a-z][a-z-]*)(?: level=\d+)?(?: id=\S+)?(?: style=\S+)?(?: target=\S+)?(?: "(.*?)")?$(?=\n *[a-z]|\n?\Z)')
    pieces, captions, row, figure = [], [], None, None
    for m in node.finditer(text):
        depth, kind, own = len(m.group(1)), m.group(2), m.group(3)
        figure = figure if figure is not None and depth > figure else None
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
    return [piece for piece in pieces if piece.pattern], captions


def take_captions(texts, captions):
    """The pages' texts without the captions, which must be there in order."""
    page, at = 0, 0
    for caption in captions:
        pattern = re.compile(r"Figure\d+[.:]" + re.escape(caption))
        while page < len(texts) and not pattern.search(texts[page], at):
            page, at = page + 1, 0
        assert page < len(texts), "no caption, or not in order: " + caption
        m = pattern.search(texts[page], at)
        texts[page], at = texts[page][:m.start()] + texts[page][m.end():], m.start()
    return texts


def compare_loose(pieces, groups):
    """Rows that follow each other cannot be told apart: their characters are counted together."""
    groups, wanted, got = iter(groups), "", ""
    for piece in pieces + [Piece()]:
        if piece.loose:
            wanted += piece.text
            got += next(groups)
        elif letters(wanted) != letters(got):
            return "a row that breaks across pages: %r against %r" % (wanted[:200], got[:200])
        else:
            wanted, got = "", ""
    return None


def compare(pieces, shown, breaks):
    """None, or the place at which they differ."""
    while True:
        match = re.fullmatch("".join(p.group() for p in pieces), shown, re.S)
        if match:
            return compare_loose(pieces, match.groups())
        low, high = 0, len(pieces)
        while high - low > 1:
            middle = (low + high) // 2
            if re.match("".join(p.group() for p in pieces[:middle]), shown, re.S):
                low = middle
            else:
                high = middle
        end = re.match("".join(p.group() for p in pieces[:low]), shown, re.S).end()
        piece = pieces[low]
        if piece.loose or not any(end < b < end + len(piece.text) + 80 for b in breaks):
            return "%r against %r" % (piece.text[:100], shown[end:end + 100])
        piece.loose = True


documents = re.split(r"(?m)^document \S+: .*\n", open(sys.argv[1], encoding="utf-8").read())[1:]
pages, at, bad = read_pages(sys.argv[2]), 0, 0
for document, path in zip(documents, sys.argv[3:], strict=True):
    texts = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout.split("\f")[:-1]
    own = pages[at:at + len(texts)]
    at += len(texts)
    for number, (page, text) in enumerate(zip(own, texts), 1):
        if "".join(t for _, t in page) != bare(text):
            print(path, "page", number, "shows other text than was laid out"); bad += 1
    shown, breaks = "", []
    pieces, captions = read_tree(document)
    for page in take_captions(["".join(t for artefact, t in page if not artefact) for page in own], captions):
        shown += page
        breaks.append(len(shown))
    assert len(shown) > 1000 and len(pieces) > 50, (len(shown), len(pieces))
    trouble = compare(pieces, shown, breaks)
    if trouble:
        print(path, "tree and pages differ:", trouble); bad += 1
    print(path, len(texts), "pages,", len(shown), "characters,", sum(p.loose for p in pieces), "rows across pages")
assert at == len(pages), (at, len(pages))
sys.exit(bad != 0)
