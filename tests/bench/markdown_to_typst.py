#!/usr/bin/env python3
"""Markdown to Typst, as much of it as the benchmark's corpus needs: headings, paragraphs, emphasis, code, lists, tables, quotes,
pictures, links, footnotes. No colouring of code and no smart quotes, so that Typst has the same text and work as the others.

usage: markdown_to_typst.py in.md out.typ [--plain]      --plain: the text alone, for counting words
"""
import html.parser, pathlib, re, sys

# The measures of templates/themes/modern.xml. Typst's leading is what lies between one line's foot and the next one's capitals.
LOOKS = """#set page(paper: "a4", margin: (top: 29mm, bottom: 26mm, x: 21.5mm), numbering: "1")
#set text(font: "Inter", size: 9.2pt, lang: "en", hyphenate: true)
#set par(justify: true, leading: 7.3pt, spacing: 13.3pt)
#set table(stroke: 0.4pt, inset: 3pt)
#show table: set text(size: 8.4pt)
#show table: set par(justify: false, leading: 6pt)
#show raw: set text(font: "JetBrains Mono", size: 8.2pt)
#show heading.where(level: 1): it => { pagebreak(weak: true); it }
#set smartquote(enabled: false)
#outline(depth: 3)
"""
PLAIN = """#set page(paper: "a4", margin: 5mm)
#set text(font: "Inter", size: 6pt, hyphenate: false)
#set table(stroke: none, inset: 3pt)
#set list(marker: [])
#set enum(numbering: n => [])
#set figure(numbering: none)
#set smartquote(enabled: false)
"""
INLINE = re.compile(r"(?P<ticks>`+)(?P<code>.+?)(?P=ticks)|!\[(?P<alt>[^\]]*)\]\((?P<picture>[^)\s]+)\)|\[\^(?P<note>[^\]]+)\]"
                    r"|\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^)\s]+)\)|<(?P<auto>https?:[^>\s]+)>"
                    r"|\*\*(?P<strong>.+?)\*\*|\*(?P<emph>[^*]+)\*|\\(?P<literal>[!-/:-@\[-`{-~])")
ITEM = re.compile(r"( *)([-*+]|\d+[.)]) +(.*)")
NOTE = re.compile(r"\[\^([^\]]+)\]: +(.*)")
RULE = re.compile(r"\|?[ :|-]*-[ :|-]*\|[ :|-]*$")


def slug(title):
    return re.sub(r"\s+", "-", re.sub(r"[^\w\s.-]", "", title).strip().lower())


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def escape(text):
    return re.sub(r"[\\#$*_`<>@\[\]~]|//|/\*|---?|\.\.\.", lambda m: "".join("\\" + c for c in m[0]), text)


class Converter:
    def __init__(self, source):
        self.notes, lines = {}, []
        for line in source.split("\n"):
            note = NOTE.match(line)
            if note:
                self.notes[note[1]] = note[2]
            else:
                lines.append(line)
        self.lines = lines
        self.wanted = set(re.findall(r"\]\(#([^)\s]+)\)", source))  # only these headings get a label, and only once
        self.known = self.wanted & {slug(line.lstrip("#")) for line in lines if line.startswith("#")}
        self.labelled = set()

    def inline(self, text):
        out, at = [], 0
        for m in INLINE.finditer(text):
            out += [escape(text[at:m.start()]), self.element(m)]
            at = m.end()
        return "".join(out) + escape(text[at:])

    def element(self, m):  # a ";" ends each call, or "(" and "." after it would go on with it
        if m["code"]:
            return f"#raw({quoted(m['code'])});"
        if m["picture"]:
            return f"#box(image({quoted(m['picture'])}, alt: {quoted(m['alt'])}));"
        if m["note"]:
            return f"#footnote[{self.inline(self.notes[m['note']])}];"
        if m["auto"]:
            return f"#link({quoted(m['auto'])});"
        if m["target"]:
            return self.link(m["target"], self.inline(m["text"]))
        if m["literal"]:
            return "\\" + m["literal"]
        return f"#strong[{self.inline(m['strong'])}];" if m["strong"] else f"#emph[{self.inline(m['emph'])}];"

    def link(self, target, text):
        if not target.startswith("#"):
            return f"#link({quoted(target)})[{text}];"
        return f"#link(label({quoted(target[1:])}))[{text}];" if target[1:] in self.known else text

    def heading(self, line):
        level = len(line) - len(line.lstrip("#"))
        title = line[level:].strip()
        label = slug(title)
        mark = ""
        if label in self.known - self.labelled:
            self.labelled.add(label)
            mark = f" <{label}>"
        return "=" * level + " " + self.inline(title) + mark

    def figure(self, m):
        return f"#figure(image({quoted(m[2])}, width: 100%, alt: {quoted(m[1])}), caption: [{self.inline(m[1])}])"

    def table(self, lines):
        rows = [[c.strip() for c in re.split(r"(?<!\\)\|", line.strip().strip("|"))] for line in lines]
        align = ["right" if c.endswith(":") and not c.startswith(":") else "center" if c.endswith(":") else "left" for c in rows[1]]
        cells = lambda row, mark="": ", ".join(f"[{mark}{self.inline(c)}{mark}]" for c in row)
        return "\n".join([f"#table(columns: {len(align)}, align: ({', '.join(align)},),", f"  table.header({cells(rows[0], '*')}),"]
                         + [f"  {cells(row)}," for row in rows[2:]] + [")"])

    def list(self, lines):
        """Items at the first one's indent; what is indented deeper is each item's own blocks."""
        first, items = ITEM.match(lines[0]), []
        for line in lines:
            m = ITEM.match(line)
            if m and len(m[1]) <= len(first[1]):
                items.append([m[3]])
            else:
                items[-1].append(line)
        deeper = [min((len(l) - len(l.lstrip()) for l in item[1:] if l.strip()), default=0) for item in items]
        bodies = [self.blocks([item[0]] + [l[d:] for l in item[1:]]) for item, d in zip(items, deeper)]
        kind = "enum" if first[2][0].isdigit() else "list"
        return f"#{kind}(" + ", ".join("[" + "\n".join(body) + "]" for body in bodies) + ")"

    def blocks(self, lines):
        """The Typst source of each block of these lines."""
        out, k = [], 0
        while k < len(lines):
            end = self.block_end(lines, k)
            if lines[k].strip():
                out.append(self.block(lines[k:end]))
            k = end
        return out

    def block_end(self, lines, k):
        """The line after the block that begins at line k."""
        line, n = lines[k], k + 1
        if line.startswith("```"):
            while n < len(lines) and not lines[n].startswith("```"):
                n += 1
            return n + 1
        if not line.strip() or line.startswith("#"):
            return n
        listed = ITEM.match(line)
        while n < len(lines) and (lines[n].strip() or listed and "".join(lines[n + 1:n + 2]).startswith("  ")):
            if not listed and (ITEM.match(lines[n]) or lines[n].startswith(("#", "```"))):
                break
            n += 1
        return n

    def block(self, lines):
        line = lines[0]
        picture = re.fullmatch(r"!\[([^\]]*)\]\(([^)\s]+)\)", line.strip())
        if line.startswith("```"):
            return f"#raw(block: true, {quoted(chr(10).join(lines[1:-1]))})"
        if line.startswith("#"):
            return self.heading(line)
        if line.startswith(">"):
            return "#quote(block: true)[" + "\n\n".join(self.blocks([re.sub(r"^> ?", "", l) for l in lines])) + "]"
        if ITEM.match(line):
            return self.list(lines)
        if len(lines) > 1 and "|" in line and RULE.match(lines[1]):
            return self.table(lines)
        if picture and len(lines) == 1:
            return self.figure(picture)
        text = self.inline(" ".join(l.strip() for l in lines))
        return re.sub(r"^([=+/-]|\d+\.)", lambda m: m[0][:-1] + "\\" + m[0][-1], text)


def typst_from_markdown(source, plain=False):
    converter = Converter(source)
    return (PLAIN if plain else LOOKS) + "\n" + "\n\n".join(converter.blocks(converter.lines)) + "\n"


class Text(html.parser.HTMLParser):
    """The words of a page of HTML, those of its pictures' captions among them."""
    def __init__(self):
        super().__init__()
        self.parts, self.body = [], False

    def handle_starttag(self, tag, attributes):
        self.body = self.body or tag == "body"
        self.parts.append(" " if tag not in ("a", "em", "strong", "code") else "")
        if tag == "img":
            self.parts.append(dict(attributes).get("alt") or "")

    def handle_data(self, data):
        if self.body:
            self.parts.append(data)


def words_of_html(source):
    text = Text()
    text.feed(source)
    return len("".join(text.parts).split())


if __name__ == "__main__":
    made = typst_from_markdown(pathlib.Path(sys.argv[1]).read_text(), "--plain" in sys.argv)
    pathlib.Path(sys.argv[2]).write_text(made)
