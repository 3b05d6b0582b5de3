"""Checks that pages and structure tree belong together (ISO 14289-1, 7.1, ISO 19005-2, 6.7, and ISO 32000-1, 14.7)."""
import collections

from .check import clause, has_tree
from .pdf import Element

STANDARD = {"/" + t for t in """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI
    Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure
    Formula Form""".split()}
INLINE = {"/" + t for t in "Span Quote Reference Code Link Annot Lbl".split()}
BLOCK = {"/" + t for t in """Document Part Art Sect Div BlockQuote TOC TOCI Index P H H1 H2 H3 H4 H5 H6 L LI LBody Table TR TH TD THead
    TBody TFoot""".split()}


@clause("A 6.7.2.2, UA 7.1")
def marked(document):
    """The file says that it is tagged, and does not call its tags doubtful."""
    info = document.get(document.catalogue, "/MarkInfo") or {}
    if info.get("/Marked") is not True:
        yield "/Marked is not true"
    if info.get("/Suspects"):
        yield "/Suspects is true"


@clause("A 6.7.3.3, UA 7.1")
def structure_root(document):
    """There is a structure tree, and its top is one Document."""
    root = document.get(document.catalogue, "/StructTreeRoot") or {}
    if root.get("/Type") != "/StructTreeRoot" or not document.structure:
        yield "no structure tree"
    elif [document.standard_type(e) for e in document.top] != ["/Document"]:
        yield "the top is %s" % ", ".join(map(str, document.top))


@clause("A 6.7.3.4, UA 7.1", has_tree)
def standard_types(document):
    """Every type is one of ISO 32000-1 or mapped to one, the map has no circle, and standard types are not given another sense."""
    roles = document.get(document.catalogue, "/StructTreeRoot", "/RoleMap") or {}
    for name in sorted(roles.keys() & STANDARD):
        yield "%s is mapped to %s" % (name, roles[name])
    strange = {document.standard_type(e) for e in document.structure} - STANDARD
    for name in sorted(strange):
        yield "%s is no standard type" % name


@clause("A 6.7.3.3 (ISO 32000-1, 14.7.2)", has_tree)
def parents(document):
    """Each element stands once in the tree and names the one above it as its parent."""
    seen = collections.Counter(e.reference for e in document.structure)
    root = document.catalogue.get("/StructTreeRoot")
    for element in document.structure:
        wanted = element.parent.reference if element.parent else root
        if element.entries.get("/P") != wanted or seen[element.reference] > 1:
            yield "%s: /P is %s, %d times in the tree" % (element, element.entries.get("/P"), seen[element.reference])


@clause("UA 7.1")
def content_is_marked(document):
    """All that is painted on a page is either tagged content or an artefact."""
    for number, page in enumerate(document.contents, 1):
        if page.outside:
            yield "page %d: %s" % (number, ", ".join(page.outside[:5]))


@clause("UA 7.1")
def artefacts_apart(document):
    """No artefact stands in tagged content, and no tagged content in an artefact or in other tagged content."""
    for number, page in enumerate(document.contents, 1):
        for trouble in page.mixed:
            yield "page %d: %s" % (number, trouble)


@clause("UA 7.1 (ISO 32000-1, 14.7.4.2)")
def marks_unique(document):
    """No number of marked content is used twice on a page."""
    for number, page in enumerate(document.contents, 1):
        for mark, times in collections.Counter(page.marks).items():
            if times > 1:
                yield "page %d: MCID %d, %d times" % (number, mark, times)


def mark_owners(document):
    found = collections.defaultdict(list)
    for element in document.structure:
        for kid in element.kids:
            if isinstance(kid, tuple):
                found[kid].append(element)
    return found


def all_marks(document):
    return [(page, mark) for page, shown in zip(document.pages, document.contents) for mark in sorted(set(shown.marks))]


@clause("UA 7.1 (ISO 32000-1, 14.7.4.2)", has_tree)
def marks_owned(document):
    """Every piece of tagged content belongs to exactly one element, and every element's content is on the page it names."""
    found, there = mark_owners(document), all_marks(document)
    for page, mark in there:
        if len(found.get((page, mark), ())) != 1:
            yield "%s, MCID %s: %d owners" % (page, mark, len(found.get((page, mark), ())))
    for page, mark in found.keys() - set(there):
        yield "%s owns MCID %s of %s, which is not there" % (found[page, mark][0], mark, page)


@clause("UA 7.1 (ISO 32000-1, 14.6)", has_tree)
def tags_agree(document):
    """The tag in the page's content is the type of the element that owns it."""
    tags = {(page, mark): tag for page, shown in zip(document.pages, document.contents) for mark, tag in shown.tags.items()}
    for place, held in mark_owners(document).items():
        if len(held) == 1 and place in tags and tags[place] != held[0].type:
            yield "%s: %s in the content" % (held[0], tags[place])


@clause("UA 7.1 (ISO 32000-1, 14.7.4.4)", has_tree)
def parent_tree_pages(document):
    """A page's entry in the parent tree names, for each number of its marked content, the owner."""
    found = mark_owners(document)
    for number, (page, shown) in enumerate(zip(document.pages, document.contents), 1):
        entries = document.resolve(document.parent_tree.get(document.get(page, "/StructParents")))
        for mark in sorted(set(shown.marks)):
            owner = found.get((page, mark), [None])[0]
            listed = entries[mark] if isinstance(entries, list) and mark < len(entries) else None
            if owner and listed != owner.reference:
                yield "page %d, MCID %d: %s, not %s" % (number, mark, listed, owner)


@clause("A 6.7.3.3 (ISO 32000-1, 7.9.7)", has_tree)
def parent_tree_keys(document):
    """The parent tree's keys rise, lie within its limits, are used by somebody, and lie below /ParentTreeNextKey."""
    root = document.get(document.catalogue, "/StructTreeRoot")
    used = {document.get(page, "/StructParents") for page in document.pages}
    used |= {entries.get("/StructParent") for _, _, entries in document.annotations}
    keys = sorted(document.parent_tree)
    if [key for key, _ in document.parent_entries] != keys or (keys and document.get(root, "/ParentTreeNextKey") <= keys[-1]):
        yield "the keys are not in order or not below /ParentTreeNextKey"
    for key in sorted(set(keys) - used):
        yield "nobody has the key %d" % key
    for kid in document.get_list(document.get(root, "/ParentTree"), "/Kids"):
        numbers, bounds = document.get_list(kid, "/Nums")[::2], document.get(kid, "/Limits")
        if not numbers or bounds != [numbers[0], numbers[-1]]:
            yield "%s: /Limits %s" % (kid, bounds)


@clause("UA 7.1", has_tree)
def inline_elements(document):
    """What stands within a line has no blocks in it."""
    for element in document.structure:
        if element.parent and document.standard_type(element) in BLOCK and document.standard_type(element.parent) in INLINE - {"/Lbl"}:
            yield "%s in %s" % (element, element.parent)


def reading_order(document):
    """For each page its MCIDs as the tree reads them; notes come last, as they stand at the foot."""
    orders = collections.defaultdict(lambda: ([], []))
    for top in document.top:
        gather_order(document, top, orders, False)
    return [orders[page][0] + orders[page][1] for page in document.pages]


def gather_order(document, element, orders, in_note):
    in_note = in_note or document.standard_type(element) == "/Note"
    for kid in element.kids:
        if isinstance(kid, Element):
            gather_order(document, kid, orders, in_note)
        elif isinstance(kid, tuple):
            orders[kid[0]][in_note].append(kid[1])


@clause("UA 7.2 (reading order)", has_tree)
def order_of_reading(document):
    """On each page the tree reads its text in the order in which the page was written. Pictures may be painted earlier."""
    for number, (page, marks, shown) in enumerate(zip(document.pages, reading_order(document), document.contents), 1):
        read = [mark for mark in marks if document.shown.get((page, mark))]
        written = [mark for mark in shown.marks if mark in read]
        if read != written and sorted(read) == sorted(written):
            at = next(i for i, (a, b) in enumerate(zip(read, written)) if a != b)
            yield "page %d: the tree goes on with MCID %d, the page with %d" % (number, read[at], written[at])


@clause("UA 7.2 (reading order)", has_tree)
def order_of_pages(document):
    """The tree does not go back to an earlier page but within a table's row, whose cells stand side by side, and after a note or figure."""
    numbers = {page: i for i, page in enumerate(document.pages, 1)}
    last = 0
    for element, (page, _) in leaves_by_row(document):
        if page in numbers and numbers[page] < last:
            yield "%s goes from page %d back to %d" % (element, last, numbers[page])
        last = numbers.get(page, last)


def leaves_by_row(document):
    """(element, leaf) in order; a row counts as one leaf, on its first page, a note and a figure, which may stand on the next page, as none."""
    def walk(element):
        kind = document.standard_type(element)
        if kind in ("/Note", "/Figure"):
            return
        if kind == "/TR":
            leaves = sorted(document.leaves(element), key=lambda leaf: order.get(leaf[0], 0))
            if leaves:
                yield element, leaves[0]
            return
        for kid in element.kids:
            if isinstance(kid, Element):
                yield from walk(kid)
            elif isinstance(kid, tuple):
                yield element, kid
    order = {page: i for i, page in enumerate(document.pages)}
    for top in document.top:
        yield from walk(top)


# A running head keeps this distance from the text (pt); a table's head that is repeated stands at the top of the text.
APART = 18


@clause("UA 7.8")
def running_heads(document):
    """Text well above or below the real text of all pages is a running head, and is marked as one, header or footer."""
    real = [y for page in document.contents for y, properties in page.heights if properties is None]
    for number, page in enumerate(document.contents, 1):
        for y, properties in page.heights:
            if properties is None or not real or min(real) - APART <= y <= max(real) + APART:
                continue
            wanted = "/Header" if y > max(real) else "/Footer"
            if properties.get("/Type") != "/Pagination" or properties.get("/Subtype") != wanted:
                yield "page %d: an artefact at height %.0f is not marked as %s" % (number, y, wanted[1:])
