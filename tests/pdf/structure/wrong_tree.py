"""What can be wrong in annotations and in the structure tree: one change for each check, or more."""
import functools, re

from . import wrong_file
from .pdf import ObjectReference

CHANGES = []
wrong = functools.partial(wrong_file.wrong, into=CHANGES)


@wrong("annotation_kinds")
def film(pdf):
    pdf.links()[0].update({"/Subtype": "/Movie", "/AP": {"/N": pdf.add({"/Type": "/XObject", "/Subtype": "/Form"}, b"")}})


@wrong("annotation_flags")
def not_printed(pdf):
    pdf.links()[0]["/F"] = 0


@wrong("annotation_flags")
def hidden(pdf):
    pdf.links()[0]["/F"] = 6


@wrong("appearances")
def no_appearance(pdf):
    pdf.links()[0]["/Subtype"] = "/Square"


@wrong("no_forms")
def form(pdf):
    pdf.catalogue["/AcroForm"] = {"/Fields": []}


@wrong("actions")
def script(pdf):
    pdf.links()[0]["/A"] = {"/S": "/JavaScript", "/JS": "u:app.beep()"}


@wrong("actions")
def launch_after(pdf):
    pdf.catalogue["/OpenAction"] = {"/S": "/Named", "/N": "/FirstPage", "/Next": {"/S": "/Launch", "/F": "u:a.exe"}}


@wrong("no_triggers")
def page_opened(pdf):
    pdf.page()["/AA"] = {"/O": {"/S": "/Named", "/N": "/NextPage"}}


def first_outline(pdf):
    first = pdf.entries(pdf.catalogue["/Outlines"])["/First"]
    while "/Dest" not in pdf.entries(first):
        first = pdf.entries(first)["/First"]
    return pdf.entries(first)


@wrong("destinations")
def leads_nowhere(pdf):
    first_outline(pdf)["/Dest"] = [pdf.catalogue["/Pages"], "/Fit"]


@wrong("outline")
def no_outline(pdf):
    del pdf.catalogue["/Outlines"]


@wrong("outline")
def outline_without_title(pdf):
    first_outline(pdf)["/Title"] = "u:"


@wrong("tab_order")
def tabulator_by_row(pdf):
    next(pdf.entries(p) for p in pdf.document.pages if pdf.document.get_list(p, "/Annots"))["/Tabs"] = "/R"


def with_two(pdf):
    return next(e for e in pdf.elements("/Link") if sum(isinstance(k, ObjectReference) for k in e.kids) == 2)


@wrong("links_in_structure")
def link_not_in_tree(pdf):
    kids = pdf.entries(with_two(pdf).reference)["/K"]
    kids.remove(next(k for k in kids if isinstance(k, dict) and k["/Type"] == "/OBJR"))


@wrong("links_in_structure")
def link_in_other_element(pdf):
    pdf.rename(pdf.elements("/Link")[0], "/Span")


@wrong("annotation_parents")
def parents_swapped(pdf):
    first, second = pdf.links()[0], pdf.links()[-1]
    first["/StructParent"], second["/StructParent"] = second["/StructParent"], first["/StructParent"]


@wrong("links_described")
def link_without_words(pdf):
    del pdf.links()[0]["/Contents"]


@wrong("links_not_empty")
def link_without_annotation(pdf):
    pdf.rename(pdf.elements("/Code")[0], "/Link")


@wrong("annotation_frames")
def off_the_page(pdf):
    pdf.links()[0]["/Rect"] = [590, 10, 700, 20]


# ---- tree and pages ----

@wrong("marked")
def not_marked(pdf):
    del pdf.catalogue["/MarkInfo"]


@wrong("marked")
def suspects(pdf):
    pdf.catalogue["/MarkInfo"]["/Suspects"] = True


@wrong("structure_root")
def no_tree(pdf):
    del pdf.catalogue["/StructTreeRoot"]


@wrong("structure_root")
def top_is_no_document(pdf):
    pdf.element("/Document")["/S"] = "/Part"


@wrong("standard_types")
def own_type(pdf):
    pdf.element("/Sect")["/S"] = "/Chapter"


@wrong("standard_types")
def standard_type_mapped(pdf):
    pdf.entries(pdf.catalogue["/StructTreeRoot"])["/RoleMap"] = {"/Index": "/Div"}


@wrong("parents")
def wrong_parent(pdf):
    pdf.element("/P", -1)["/P"] = pdf.elements("/Table")[0].reference


@wrong("content_is_marked")
def not_tagged(pdf):
    pdf.add_content(b"0 0 1 1 re f")


@wrong("artefacts_apart")
def artefact_inside(pdf):
    pdf.replace(pdf.page()["/Contents"], b"BDC\n", b"BDC\n/Artifact BMC EMC\n")


@wrong("artefacts_apart")
def content_inside(pdf):
    pdf.replace(pdf.page()["/Contents"], re.compile(rb"/P<</MCID(?:.|\n)*?EMC(?=\n)"), lambda m: b"/Artifact BMC " + m + b" EMC")


@wrong("marks_unique")
def number_twice(pdf):
    first = pdf.document.contents[0]
    pdf.add_content(first.tags[0].encode() + b"<</MCID 0>>BDC EMC")


def paragraph(pdf, number=0):
    """A paragraph whose only kid is marked content."""
    return [e for e in pdf.elements("/P") if len(e.kids) == 1 and isinstance(e.kids[0], tuple)][number]


@wrong("marks_owned")
def no_owner(pdf):
    pdf.entries(paragraph(pdf).reference)["/K"] = []


@wrong("marks_owned")
def two_owners(pdf):
    pdf.entries(paragraph(pdf, 1).reference)["/K"].append(paragraph(pdf).kids[0][1])


@wrong("marks_owned")
def owner_of_nothing(pdf):
    pdf.entries(paragraph(pdf).reference)["/K"].append(9999)


@wrong("tags_agree")
def other_tag(pdf):
    pdf.replace(pdf.page()["/Contents"], b"/P<<", b"/Span<<")


def leaf(pdf, key):
    """The part of the parent tree in which a key stands."""
    tree = pdf.entries(pdf.entries(pdf.catalogue["/StructTreeRoot"])["/ParentTree"])
    for kid in tree.get("/Kids", ()):
        if key in pdf.entries(kid)["/Nums"][::2]:
            return pdf.entries(kid)["/Nums"]
    return tree["/Nums"]


@wrong("parent_tree_pages")
def other_owner(pdf):
    numbers = leaf(pdf, 0)
    owners = numbers[numbers[::2].index(0) * 2 + 1]
    owners = pdf.objects["obj:" + owners]["value"] if isinstance(owners, str) else owners
    owners[0] = owners[1]


@wrong("parent_tree_keys")
def next_key_used(pdf):
    pdf.entries(pdf.catalogue["/StructTreeRoot"])["/ParentTreeNextKey"] = 1


@wrong("parent_tree_keys")
def key_of_nobody(pdf):
    root = pdf.entries(pdf.catalogue["/StructTreeRoot"])
    tree = pdf.entries(root["/ParentTree"])
    last = pdf.entries(tree["/Kids"][-1])
    last["/Nums"] += [root["/ParentTreeNextKey"], pdf.elements("/P")[0].reference]
    last["/Limits"][1] = root["/ParentTreeNextKey"]
    root["/ParentTreeNextKey"] += 1


@wrong("inline_elements")
def block_in_line(pdf):
    code = next(e for e in pdf.elements("/Code") if e.parent.type == "/P" and len(e.parent.kids) > 1)
    pdf.rename(code.parent, "/Span")
    pdf.rename(code, "/P")


@wrong("order_of_reading")
def paragraphs_swapped(pdf):
    above = next(e for e in pdf.document.structure if [k.type for k in e.elements()[:2]] == ["/P", "/P"]
                 and {k[0] for p in e.elements()[:2] for k in pdf.document.leaves(p)} == {pdf.document.pages[0]})
    kids = pdf.entries(above.reference)["/K"]
    kids[0], kids[1] = kids[1], kids[0]


@wrong("order_of_pages")
def pages_swapped(pdf):
    top = pdf.document.top[0]
    for at, (one, other) in enumerate(zip(top.kids, top.kids[1:])):
        first, second = [{page for page, _ in pdf.document.leaves(e)} for e in (one, other)]
        if len(first) == len(second) == 1 and first != second and "/P" in (one.type, other.type):
            kids = pdf.entries(top.reference)["/K"]
            kids[at], kids[at + 1] = kids[at + 1], kids[at]
            return
    raise AssertionError("no two neighbours on two pages")


@wrong("running_heads")
def head_not_named(pdf):
    name, reference = next(iter(pdf.resources()["/Font"].items()))
    code = min(pdf.document.contents[0].used[reference])
    pdf.add_content(b"/Artifact BMC BT %s 7 Tf 50 836 Td <%04x> Tj ET EMC" % (name.encode(), code))


# ---- types ----

@wrong("table_nesting")
def rows_in_a_division(pdf):
    pdf.element("/TBody")["/S"] = "/Div"


@wrong("table_nesting")
def head_after_body(pdf):
    table = next(e for e in pdf.elements("/Table") if e.elements()[0].type == "/THead")
    pdf.entries(table.elements()[0].reference)["/S"] = "/TBody"
    pdf.entries(table.elements()[1].reference)["/S"] = "/THead"


@wrong("list_nesting")
def item_without_body(pdf):
    pdf.element("/LBody")["/S"] = "/Div"


@wrong("contents_nesting", contents=True)
def entry_as_division(pdf):
    pdf.rename(pdf.elements("/TOCI")[0], "/Div")


@wrong("captions_at_the_edge")
def caption_in_the_middle(pdf):
    above = pdf.elements("/Caption")[0].parent.reference
    empty = {"/Type": "/StructElem", "/S": "/Span", "/P": above}
    pdf.entries(above)["/K"] = [pdf.add(dict(empty)), *pdf.entries(above)["/K"], pdf.add(dict(empty))]


@wrong("figures_described")
def no_alternative(pdf):
    del pdf.element("/Figure")["/Alt"]


@wrong("figures_described")
def blank_alternative(pdf):
    pdf.element("/Figure")["/Alt"] = "u: "


@wrong("figures_framed")
def no_frame(pdf):
    del pdf.element("/Figure")["/A"]["/BBox"]


@wrong("figures_framed")
def frame_off_the_page(pdf):
    pdf.element("/Figure")["/A"]["/BBox"] = [500, 10, 700, 20]


@wrong("heading_steps")
def level_left_out(pdf):
    pdf.rename(pdf.elements("/H2")[0], "/H3")


@wrong("headings_of_one_kind")
def heading_without_level(pdf):
    pdf.rename(pdf.elements("/H1", "/H2", "/H3", "/H4")[-1], "/H")


@wrong("headings_have_text")
def empty_heading(pdf):
    top = pdf.document.top[0].reference
    pdf.entries(top)["/K"].append(pdf.add({"/Type": "/StructElem", "/S": "/H2", "/P": top, "/K": []}))


@wrong("header_scopes")
def no_scope(pdf):
    del pdf.element("/TH")["/A"]


@wrong("tables_regular")
def cell_too_wide(pdf):
    pdf.element("/TD")["/A"] = {"/O": "/Table", "/ColSpan": 7}


@wrong("list_numbering")
def list_without_numbering(pdf):
    del pdf.element("/L")["/A"]


@wrong("notes_named")
def note_without_name(pdf):
    del pdf.element("/Note")["/ID"]


@wrong("notes_named")
def notes_of_one_name(pdf):
    pdf.element("/Note", 1)["/ID"] = pdf.element("/Note")["/ID"]
