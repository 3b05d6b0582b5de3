"""Checks of what the file says about itself (ISO 19005-2, 6.6, and ISO 14289-1, 5 and 7.1)."""
import re

from . import xmp
from .check import clause
from .pdf import text_of

# Entry of the information dictionary: the property that must say the same.
PAIRS = {"/Title": ("dc", "title"), "/Author": ("dc", "creator"), "/Subject": ("dc", "description"), "/Keywords": ("pdf", "Keywords"),
         "/Creator": ("xmp", "CreatorTool"), "/Producer": ("pdf", "Producer"), "/CreationDate": ("xmp", "CreateDate"),
         "/ModDate": ("xmp", "ModifyDate")}


def has_xmp(document):
    return document.xmp is not None


@clause("A 6.6.2.1, UA 7.1")
def metadata(document):
    """The catalogue has a metadata stream, in UTF-8, well formed, whose packet names neither its size nor its encoding."""
    entries = document.get(document.catalogue, "/Metadata") or {}
    if entries.get("/Type") != "/Metadata" or entries.get("/Subtype") != "/XML":
        yield "the catalogue has no metadata stream"
    elif not document.xmp:
        yield "the metadata cannot be read as XML"
    elif not document.xmp.packet or re.search(rb"\b(bytes|encoding)\s*=", document.xmp.packet.group(1)):
        yield "the packet's header"


@clause("A 6.6.4", has_xmp)
def claims_archive(document):
    """The metadata claim PDF/A-2 (3 with attachments) at level A."""
    if document.xmp.part not in ("2", "3") or document.xmp.conformance != "A":
        yield "part %s, conformance %s" % (document.xmp.part, document.xmp.conformance)


@clause("UA 5", has_xmp)
def claims_accessible(document):
    """The metadata claim PDF/UA-1."""
    if document.xmp.value("pdfuaid", "part") != "1":
        yield "part %s" % document.xmp.value("pdfuaid", "part")


@clause("A 6.6.2.3", has_xmp)
def extension_schemas(document):
    """Properties that PDF/A does not know are described in the metadata, with name, type, category and meaning."""
    described = document.xmp.described()
    for space, name in document.xmp.properties:
        if space not in xmp.KNOWN and (space, name) not in described:
            yield "%s%s" % (space, name)


def same_date(pdf, iso):
    digits = re.sub(r"\D", "", pdf)[:14]
    return digits == re.sub(r"\D", "", iso)[:14].ljust(len(digits), "0")


@clause("A 6.6 (ISO 32000-1, 14.3)", has_xmp)
def information_agrees(document):
    """The information dictionary and the metadata say the same."""
    information = document.get(document.trailer, "/Info") or {}
    for key, (prefix, name) in PAIRS.items():
        told, written = text_of(information.get(key)), document.xmp.value(prefix, name)
        if name == "title" and not written:
            continue
        if told != written and not (told and written and "Date" in key and same_date(told, written)):
            yield "%s: %r, but %s:%s: %r" % (key, told, prefix, name, written)


@clause("UA 7.1", has_xmp)
def title(document):
    """The metadata have a title, and it is not empty."""
    if not (document.xmp.value("dc", "title") or "").strip():
        yield "no dc:title"


@clause("UA 7.1")
def title_shown(document):
    """A viewer shows the title, not the file's name."""
    if document.get(document.catalogue, "/ViewerPreferences", "/DisplayDocTitle") is not True:
        yield "/DisplayDocTitle is not true"


@clause("A 6.7.4, UA 7.2")
def language(document):
    """The document names its language, and every language in it is a tag of BCP 47."""
    tags = [("the catalogue", document.catalogue.get("/Lang", "u:"))]
    tags += [(str(e), e.entries["/Lang"]) for e in document.structure if "/Lang" in e.entries]
    for where, tag in tags:
        if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", text_of(document.resolve(tag)) or ""):
            yield "%s: /Lang is %r" % (where, tag)
