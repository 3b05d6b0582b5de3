"""Checks of what the elements are and how they nest: headings, tables, lists, contents, figures, notes (ISO 14289-1, 7.2 to 7.9)."""
from .check import clause, has_tree
from .pdf import text_of

# What may stand in these, and where these may stand (ISO 32000-1, 14.8.4.3).
KIDS = {"/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"}, "/THead": {"/TR"}, "/TBody": {"/TR"}, "/TFoot": {"/TR"},
        "/TR": {"/TH", "/TD"}}
HOMES = {"/TR": {"/Table", "/THead", "/TBody", "/TFoot"}, "/THead": {"/Table"}, "/TBody": {"/Table"}, "/TFoot": {"/Table"},
         "/TH": {"/TR"}, "/TD": {"/TR"}}
LIST_KIDS = {"/L": {"/LI", "/L", "/Caption"}, "/LI": {"/Lbl", "/LBody"}}
LIST_HOMES = {"/LI": {"/L"}, "/LBody": {"/LI"}}
CONTENTS_KIDS = {"/TOC": {"/TOCI", "/TOC", "/Caption"}, "/TOCI": {"/Lbl", "/Reference", "/NonStruct", "/P", "/TOC"}}
CONTENTS_HOMES = {"/TOCI": {"/TOC"}}


def nesting(document, kids, homes):
    """Complaints about elements in the wrong place, and about content that stands directly in what only groups."""
    for element in document.structure:
        kind = document.standard_type(element)
        above = document.standard_type(element.parent) if element.parent else None
        if kind in homes and above not in homes[kind] or above in kids and kind not in kids[above]:
            yield "%s stands in %s" % (element, element.parent)
        if kind in kids and kind != "/TOCI" and len(element.elements()) != len(element.kids):
            yield "%s has content of its own" % element


@clause("UA 7.2 (ISO 32000-1, 14.8.4.3.4)", has_tree)
def table_nesting(document):
    """Tables are made of rows in head, body and foot, and rows of cells; body and head come in this order and once."""
    yield from nesting(document, KIDS, HOMES)
    for table in document.of_type("/Table"):
        kinds = [document.standard_type(e) for e in table.elements()]
        if kinds.count("/THead") > 1 or kinds.count("/TFoot") > 1 or ("/THead" in kinds and "/TBody" not in kinds):
            yield "%s: %s" % (table, ", ".join(kinds))
        if "/THead" in kinds and "/TBody" in kinds[:kinds.index("/THead")]:
            yield "%s: the head comes after the body" % table


@clause("UA 7.2 (ISO 32000-1, 14.8.4.3.3)", has_tree)
def list_nesting(document):
    """Lists are made of items, and items of a label and a body."""
    yield from nesting(document, LIST_KIDS, LIST_HOMES)
    for item in document.of_type("/LI"):
        kinds = [document.standard_type(e) for e in item.elements()]
        if kinds.count("/LBody") != 1 or kinds.count("/Lbl") > 1 or kinds[-1] != "/LBody":
            yield "%s: %s" % (item, ", ".join(kinds))


@clause("UA 7.2 (ISO 32000-1, 14.8.4.2)", has_tree)
def contents_nesting(document):
    """A table of contents is made of entries, and an entry of a label, a reference, a paragraph or further contents."""
    yield from nesting(document, CONTENTS_KIDS, CONTENTS_HOMES)


@clause("UA 7.2 (ISO 32000-1, 14.8.4.3)", has_tree)
def captions_at_the_edge(document):
    """A caption is the first of a list or a table of contents, and the first or last of a table or a figure."""
    for caption in document.of_type("/Caption"):
        kind = document.standard_type(caption.parent) if caption.parent else None
        at, last = caption.parent.kids.index(caption) if caption.parent else -1, kind in ("/Table", "/Figure")
        if kind not in ("/Table", "/Figure", "/L", "/TOC") or not (at == 0 or (last and caption is caption.parent.kids[-1])):
            yield "%s, place %d in %s" % (caption, at + 1, caption.parent)


@clause("UA 7.3", has_tree)
def figures_described(document):
    """Every figure has alternative text."""
    for figure in document.of_type("/Figure", "/Formula"):
        words = [text_of(document.resolve(figure.entries.get(key))) or "" for key in ("/Alt", "/ActualText")]
        if not "".join(words).strip():
            yield str(figure)


@clause("UA 7.3 (ISO 32000-1, 14.8.5.4.3)", has_tree)
def figures_framed(document):
    """Every figure tells its box, and the box lies on the page."""
    for figure in document.of_type("/Figure"):
        frame = document.attribute(figure, "/Layout", "/BBox")
        page = next((page for page, _ in document.leaves(figure)), None)
        media = document.inherited(page, "/MediaBox") if page else None
        if not frame or not media or not (media[0] <= frame[0] < frame[2] <= media[2] and media[1] <= frame[1] < frame[3] <= media[3]):
            yield "%s: /BBox %s" % (figure, frame)


def heading_levels(document):
    return [(e, int(document.standard_type(e)[2:])) for e in document.structure
            if document.standard_type(e)[:2] == "/H" and document.standard_type(e)[2:].isdigit()]


@clause("UA 7.4.2", has_tree)
def heading_steps(document):
    """Headings begin with level 1 and go down one level at a time."""
    last = 0
    for element, level in heading_levels(document):
        if level > last + 1:
            yield "%s follows level %d" % (element, last)
        last = level


@clause("UA 7.4.4", has_tree)
def headings_of_one_kind(document):
    """Headings are numbered by level throughout, or not at all."""
    if heading_levels(document) and document.of_type("/H"):
        yield "both H and H1 to H6"


@clause("UA 7.4 (ISO 32000-1, 14.8.4.3.2)", has_tree)
def headings_have_text(document):
    """No heading is empty."""
    for element, _ in heading_levels(document):
        if not "".join(document.shown.get(leaf, "") for leaf in document.leaves(element)).strip():
            yield str(element)


@clause("UA 7.5", has_tree)
def header_scopes(document):
    """Every header cell says whether it heads a row or a column, or cells name it by its identifier."""
    for cell in document.of_type("/TH"):
        if document.attribute(cell, "/Table", "/Scope") not in ("/Row", "/Column", "/Both") and "/ID" not in cell.entries:
            yield str(cell)


def span(document, cell, key):
    value = document.attribute(cell, "/Table", key)
    return 1 if value is None else value


@clause("UA 7.2 (ISO 32000-1, 14.8.5.7)", has_tree)
def tables_regular(document):
    """All rows of a table are equally wide when cells that span columns or rows are counted."""
    for table in document.of_type("/Table"):
        rows = [e for e in document.structure if document.standard_type(e) == "/TR" and nearest_table(document, e) is table]
        hanging, found = [], []
        for row in rows:
            cells = row.elements()
            found.append(sum(span(document, c, "/ColSpan") for c in cells) + sum(wide for _, wide in hanging))
            hanging = [(rest - 1, wide) for rest, wide in hanging if rest > 1]
            hanging += [(span(document, c, "/RowSpan") - 1, span(document, c, "/ColSpan")) for c in cells
                        if span(document, c, "/RowSpan") > 1]
        if len(set(found)) > 1:
            yield "%s: rows of %s columns" % (table, sorted(set(found)))


def nearest_table(document, element):
    while element and document.standard_type(element) != "/Table":
        element = element.parent
    return element


@clause("UA 7.6", has_tree)
def list_numbering(document):
    """A list with labels says how they count."""
    for element in document.of_type("/L"):
        labels = [e for item in element.elements() for e in item.elements() if document.standard_type(e) == "/Lbl"]
        if labels and document.attribute(element, "/List", "/ListNumbering") in (None, "/None"):
            yield str(element)


@clause("UA 7.9", has_tree)
def notes_named(document):
    """Every note has an identifier of its own."""
    seen = set()
    for note in document.of_type("/Note"):
        name = text_of(document.resolve(note.entries.get("/ID")))
        if not name or name in seen:
            yield "%s: /ID %r" % (note, name)
        seen.add(name)
