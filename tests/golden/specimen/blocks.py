"""For specimen.sh: is everything that an author wrote in the PDF, in the order in which it was written?

The Markdown is read here by a small reader of its own, which knows what the specimen uses; the PDF is read through its structure tree,
with each font's ToUnicode and every ActualText, as a screen reader does it. Both give a list of blocks: headings, paragraphs, cells,
blocks of code, captions. What may differ: soft hyphens, the kind and number of blanks, and none at all where a line was broken by the
author (a line ends there); list marks, which the page makes; the numbers of notes, figures and pages that stand behind a reference."""
import html, pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "pdf"))
sys.dont_write_bytecode = True
from structure.pdf import Document, Element  # noqa: E402

PAGE = r"(?: ?\((?:page|Seite) \d+\))?"
MARK = re.compile(r"( *)([-*+]|\d+[.)]) +(?:\[[ x]\] +)?")


def blanks(text):
    """A soft hyphen only says where a line may end; direction marks are nobody's text."""
    text = re.sub("[\u00ad\u200b\u202a-\u202e\u2066-\u2069]", "", text)
    return re.sub(r"[\s\u00a0]+", " ", text).strip()


# ---- Markdown ----

INLINE = re.compile(r"""(?P<code>`+)(?P<inside>.+?)(?P=code) | \\(?P<escape>[!-/:-@\[-`{-~]) | (?P<hard>\\\n|[ ]{2,}\n)
    | \[\^(?P<note>\w+)\] | !\[(?P<alternative>[^\]]*)\]\([^)]*\) | \[(?P<words>[^\]]*)\](?:\((?P<target>[^)]*)\)|\[\w+\])
    | <(?P<address>(?:https?:|[\w.]+@)[^>]*)> | (?P<entity>&\w+;) | (?P<mark>\*{1,3}|~~) | (?P<bare>https?://\S+|www\.\S+)""", re.X)


def inline(text):
    """A pattern for what an author's line shows."""
    text = re.sub(r"<br */?>", " ", text)
    out, at = "", 0
    for m in INLINE.finditer(text):
        out += re.escape(blanks_within(text[at:m.start()]))
        at = m.end()
        if m["code"]:
            out += re.escape(blanks_within(m["inside"]))
        elif m["escape"]:
            out += re.escape(m["escape"])
        elif m["hard"]:
            out += " ?"
        elif m["note"]:
            out += r"\d+"
        elif m["words"] is not None:
            out += inline(m["words"])
            if (m["target"] or "").startswith("#figure-"):
                out = out[:-len(inline(m["words"]))] + "(?:%s )?" % inline(m["words"]) + r"\(?Figure \d+\)?"
            elif (m["target"] or "").startswith("#"):
                out += PAGE
        else:
            out += re.escape(m["address"] or m["bare"] or html.unescape(m["entity"] or ""))
    return re.sub(r"(\\ )+", r"\\ ", out + re.escape(blanks_within(text[at:])))  # two may meet at a picture in the line


def blanks_within(text):
    return re.sub(r"[\s\u00a0]+", " ", text.replace("\u00ad", ""))


class Code(str):
    """A pattern for a block of code: it is compared without its blanks, since the marks of wrapped lines stand in their place."""


class Reader:
    """Lines to blocks. Quotes and lists only shift what is inside them, so the marks are cut off and the rest is read again."""
    def __init__(self):
        self.blocks, self.notes = [], []

    def read(self, lines):
        at = 0
        while at < len(lines):
            at = self.block(lines, at)

    def block(self, lines, at):
        line = lines[at]
        fence = re.match(r"`{3,}", line)
        if not line.strip() or re.fullmatch(r"-{3,}|\[\w+\]: .*", line):
            return at + 1
        if fence:
            end = next(k for k in range(at + 1, len(lines)) if lines[k].startswith(fence[0]))
            self.code(lines[at + 1:end])
            return end + 1
        if line.startswith("    "):
            end = take(lines, at, lambda k: k.startswith("    "))
            self.code(lines[at:end])
            return end
        if line.startswith(">"):
            end = take(lines, at, lambda k: k.startswith(">"))
            self.read([re.sub("^> ?", "", k) for k in lines[at:end]])
            return end
        if MARK.match(line):
            return self.item(lines, at)
        if line.startswith("|"):
            end = take(lines, at, lambda k: k.startswith("|"))
            for row in lines[at:at + 1] + lines[at + 2:end]:
                cells = re.split(r"(?<!\\)\|", row.strip()[1:-1])
                self.blocks += [inline(c.strip()) for c in cells]
            return end
        return self.words(lines, at)

    def item(self, lines, at):
        mark = MARK.match(lines[at])
        inside = len(mark[1]) + len(mark[2]) + 1
        end = at + 1
        while end < len(lines) and (not lines[end].strip() or lines[end].startswith(" " * inside)):
            end += 1
        self.read([lines[at][mark.end():]] + [k[inside:] for k in lines[at + 1:end]])
        return end

    def words(self, lines, at):
        line = lines[at]
        heading = re.match(r"#{1,6} +", line)
        if heading:
            self.blocks.append(inline(line[heading.end():]))
            return at + 1
        figure = re.fullmatch(r'!\[[^\]]*\]\(\S+ "(.*)"\)', line)
        if figure:
            self.blocks.append(r"Figure \d+\. " + re.escape(figure[1]))
            return at + 1
        note = re.match(r"\[\^\w+\]: ", line)
        if note:
            self.notes.append(inline(line[note.end():]))
            return at + 1
        end = take(lines, at, lambda k: k.strip() and not re.match(r"[>|#]|```", k) and not MARK.match(k))
        self.blocks.append(inline("\n".join(k.lstrip() for k in lines[at:end]).rstrip()))
        return end

    def code(self, lines):
        self.blocks.append(Code(re.escape("".join("".join(lines).split()))))


def take(lines, at, accept):
    end = at + 1
    while end < len(lines) and accept(lines[end]):
        end += 1
    return end


def markdown_blocks(path):
    text = path.read_text(encoding="utf-8")
    text = text.split("\n---\n", 1)[1] if text.startswith("---\n") else text
    reader = Reader()
    reader.read(text.split("\n"))
    return [b for b in reader.blocks if b] + reader.notes


# ---- PDF ----

BLOCKS = {"/" + t for t in "P H1 H2 H3 H4 H5 H6 TD TH Caption".split()}


def tree_blocks(document):
    """[type, text] of each block, in order; without list marks, and without the words that stand in a drawing."""
    found = []

    def enter(element, block):
        kind = document.standard_type(element)
        if kind in ("/Lbl", "/TOC"):
            return
        literal = kind == "/Code" and not (block and block[0] in BLOCKS)
        if kind in BLOCKS or literal:
            block = [kind, ""]
            found.append(block)
        for kid in element.kids:
            if isinstance(kid, Element):
                enter(kid, block)
            elif isinstance(kid, tuple) and block and kind != "/Figure":
                block[1] += document.shown.get(kid, "")

    for top in document.top:
        enter(top, None)
    return [blanks(text) for _, text in found if text.strip()]


def compare(name, wanted, found, at):
    """Where the blocks end in the PDF; SystemExit at the first that is not there."""
    # What stands before an answer in its row, or the panel of facts below a title, is not the author's text.
    start = at
    while at < len(found) and not re.fullmatch(wanted[0], found[at]):
        at += 1
    for number, pattern in enumerate(wanted):
        text = found[at + number] if at + number < len(found) else "the end"
        if not re.fullmatch(pattern, "".join(text.split()) if isinstance(pattern, Code) else text):
            before = found[start] if number == 0 else found[at + number - 1]
            sys.exit("%s: block %d\n  written %s\n  printed %s\n  after   %s" % (name, number, pattern[:300], text[:300], before))
    return at + len(wanted)


def main(folder, *pdfs):
    folder, count, characters = pathlib.Path(folder), 0, 0
    manifest = (folder / "manifest.xml").read_text(encoding="utf-8")
    for pdf, pattern in zip(pdfs, (r'answer [^>]*file="([^"]+)"', r'case-study [^>]*file="([^"]+)"')):
        found, at = tree_blocks(Document(pdf)), 0
        for file in re.findall(pattern, manifest):
            wanted = markdown_blocks(folder / file)
            at = compare(file, wanted, found, at)
            count += len(wanted)
        characters += sum(map(len, found))
    print(folder.name, count, "blocks as written, of", characters, "characters")
    assert count > 0


if __name__ == "__main__":
    main(*sys.argv[1:])
