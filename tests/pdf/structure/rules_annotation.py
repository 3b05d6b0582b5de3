"""Checks of annotations, actions, forms and ways through the document (ISO 19005-2, 6.3 to 6.5, and ISO 14289-1, 7.14 to 7.19)."""
from .check import clause, has_tree
from .pdf import ObjectReference, text_of

KINDS = {"/" + k for k in """Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret
    Ink Popup FileAttachment Widget PrinterMark Watermark""".split()}
ACTIONS = {"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"}
PRINT, FORBIDDEN = 4, 1 | 2 | 32 | 256      # against invisible, hidden, not to be viewed, to be toggled


def real(document):
    return [(page, name, entries) for page, name, entries in document.annotations if entries.get("/Subtype") != "/Popup"]


@clause("A 6.3.1, UA 7.18.2")
def annotation_kinds(document):
    """Annotations are of the kinds that stay still: no sound, film, screen or three dimensions."""
    for _, name, entries in document.annotations:
        if entries.get("/Subtype") not in KINDS:
            yield "%s: %s" % (name, entries.get("/Subtype"))


@clause("A 6.3.2")
def annotation_flags(document):
    """Annotations are printed, and not hidden in any way."""
    for _, name, entries in real(document):
        flags = entries.get("/F")
        if flags is None or not flags & PRINT or flags & FORBIDDEN:
            yield "%s: /F %s" % (name, flags)


@clause("A 6.3.3")
def appearances(document):
    """Annotations but links say how they look."""
    for _, name, entries in real(document):
        if entries.get("/Subtype") != "/Link" and not document.get(entries, "/AP", "/N"):
            yield name


@clause("A 6.4, UA 7.14 and 7.15")
def no_forms(document):
    """There is no form: none of XFA, and no fields."""
    if document.get(document.catalogue, "/AcroForm") is not None or "/NeedsRendering" in document.catalogue:
        yield "/AcroForm"


@clause("A 6.5.1, UA 7.19")
def actions(document):
    """Actions lead somewhere, and do nothing else: no script, no launching, no playing."""
    for name, entries in document.walk():
        first = (document.resolve(entries.get(key)) for key in ("/A", "/OpenAction"))
        for action in first:
            while isinstance(action, dict) and "/O" not in action:
                if action.get("/S") not in ACTIONS:
                    yield "%s: %s" % (name, action.get("/S"))
                action = document.get(action, "/Next")
    if document.get(document.catalogue, "/Names", "/JavaScript") is not None:
        yield "/JavaScript in /Names"


@clause("A 6.5.2")
def no_triggers(document):
    """Nothing happens by itself when the document or a page is opened."""
    for name, entries in document.walk():
        if "/AA" in entries:
            yield name


@clause("own: ISO 32000-1, 12.3.2")
def destinations(document):
    """A link or an outline entry within the document leads to a page of it."""
    for name, entries in document.walk():
        action = document.get(entries, "/A")
        local = isinstance(action, dict) and action.get("/S") == "/GoTo"
        target = document.resolve(action.get("/D") if local else entries.get("/Dest"))
        if isinstance(target, dict):
            target = target.get("/D")
        if isinstance(target, list) and (not target or target[0] not in document.pages):
            yield "%s: %s" % (name, target[:1])
        elif isinstance(target, str) and target not in named_destinations(document):
            yield "%s: %s" % (name, target)


def named_destinations(document):
    found, waiting = set(), [document.get(document.catalogue, "/Names", "/Dests")]
    while waiting:
        node = document.resolve(waiting.pop()) or {}
        waiting.extend(document.get_list(node, "/Kids"))
        found.update(document.get_list(node, "/Names")[::2])
    return found


@clause("UA 7.17")
def outline(document):
    """A document of more than one page has an outline, and no entry of it is without a title."""
    if not document.get(document.catalogue, "/Outlines", "/First") and len(document.pages) > 1:
        yield "no outline"
    for name, entries in document.walk():
        if "/Title" in entries and "/Parent" in entries and not (text_of(entries["/Title"]) or "").strip():
            yield name


@clause("UA 7.18.3")
def tab_order(document):
    """On a page with annotations the tabulator follows the structure."""
    for number, page in enumerate(document.pages, 1):
        if document.get_list(page, "/Annots") and document.get(page, "/Tabs") != "/S":
            yield "page %d: /Tabs is %s" % (number, document.get(page, "/Tabs"))


def owners(document):
    """Annotation: elements that point at it."""
    found = {}
    for element in document.structure:
        for kid in element.kids:
            if isinstance(kid, ObjectReference):
                found.setdefault(kid.object, []).append((element, kid.page))
    return found


@clause("UA 7.18.1 and 7.18.5", has_tree)
def links_in_structure(document):
    """Every annotation is named by exactly one element, a link's by a Link, together with the page that it is on."""
    found = owners(document)
    for page, name, entries in real(document):
        held = found.get(name, [])
        if len(held) != 1:
            yield "%s is in %d elements" % (name, len(held))
        elif entries.get("/Subtype") == "/Link" and document.standard_type(held[0][0]) != "/Link":
            yield "%s is in %s" % (name, held[0][0])
        elif held[0][1] != page:
            yield "%s is on another page than its reference says" % name
    for name in found.keys() - {name for _, name, _ in document.annotations}:
        yield "%s is in the structure, but on no page" % name


@clause("UA 7.18.5 (ISO 32000-1, 14.7.4.4)", has_tree)
def annotation_parents(document):
    """An annotation's /StructParent leads to the element that names it."""
    found = owners(document)
    for _, name, entries in real(document):
        held = found.get(name, [])
        if len(held) == 1 and document.parent_tree.get(entries.get("/StructParent")) != held[0][0].reference:
            yield "%s: /StructParent %s" % (name, entries.get("/StructParent"))


@clause("UA 7.18.5")
def links_described(document):
    """A link says in words where it leads."""
    for _, name, entries in real(document):
        if not (text_of(document.resolve(entries.get("/Contents"))) or "").strip():
            yield name


@clause("UA 7.18.5 (ISO 32000-1, 14.8.4.4.2)", has_tree)
def links_not_empty(document):
    """A Link element has an annotation, and something to read."""
    for element in document.of_type("/Link"):
        if not any(isinstance(kid, ObjectReference) for kid in element.kids):
            yield "%s has no annotation" % element
        if not any(True for _ in document.leaves(element)):
            yield "%s has no content" % element


@clause("own: ISO 32000-1, 12.5.2")
def annotation_frames(document):
    """An annotation lies on its page."""
    for page, name, entries in document.annotations:
        box, rect = document.inherited(page, "/MediaBox"), document.get(entries, "/Rect") or [0, 0, 0, 0]
        if not (box[0] <= rect[0] < rect[2] <= box[2] and box[1] <= rect[1] < rect[3] <= box[3]):
            yield "%s: %s" % (name, rect)
