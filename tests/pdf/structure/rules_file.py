"""Checks of the file itself: header, trailer, streams, limits (ISO 19005-2, 6.1)."""
import re, subprocess

from .check import clause
from .pdf import is_name, is_text

FILTERS = {"/ASCIIHexDecode", "/ASCII85Decode", "/FlateDecode", "/RunLengthDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/DCTDecode",
           "/JPXDecode"}


def plain_objects(document):
    """(number, offset, text from the offset) of the objects that stand in the file by themselves."""
    table = subprocess.run(["qpdf", "--show-xref", document.path], capture_output=True, text=True, check=False).stdout
    for number, offset in re.findall(r"(?m)^(\d+)/\d+: uncompressed; offset = (\d+)", table):
        yield int(number), int(offset)


@clause("A 6.1.2")
def header(document):
    """The file begins with its version and a comment of at least four bytes above 127."""
    if not re.match(rb"%PDF-1\.[0-7][\r\n]", document.bytes):
        yield "the first line is %r" % document.bytes[:10]
    if not re.match(rb"[^\r\n]*\r?\n?%[\x80-\xff]{4}", document.bytes):
        yield "no binary comment in the second line"


@clause("A 6.1.3")
def file_identifier(document):
    """The trailer has an /ID of two strings that are not empty."""
    parts = document.get_list(document.trailer, "/ID")
    if len(parts) != 2 or not all(is_text(p) and len(p) > 2 for p in parts):
        yield "/ID is %r" % parts


@clause("A 6.1.3, UA 7.16")
def not_encrypted(document):
    """Nothing is encrypted, nor guarded by permissions."""
    if "/Encrypt" in document.trailer:
        yield "/Encrypt in the trailer"


@clause("A 6.1.3")
def nothing_after_the_end(document):
    """After the last %%EOF comes at most one end of line."""
    if not re.search(rb"%%EOF(\r\n|\r|\n)?\Z", document.bytes):
        yield "the file ends with %r" % document.bytes[-12:]


@clause("A 6.1.7.1")
def stream_lengths(document):
    """/Length is the true number of bytes, data and what follows them begin a line, and no stream lies in another file."""
    for name, entries in document.streams():
        if entries.keys() & {"/F", "/FFilter", "/FDecodeParms"}:
            yield "%s: data in another file" % name
    start = re.compile(rb"\s*\d+ \d+ obj\s*<<.*?/Length\s+(\d+)(?: (\d+) R)?.*?>>\s*stream(\r?\n)", re.S)
    for number, offset in plain_objects(document):
        if "stream" not in document.objects.get("obj:%d 0 R" % number, ()):
            continue
        match = start.match(document.bytes, offset)
        length = match and (document.resolve("%d 0 R" % int(match.group(1))) if match.group(2) else int(match.group(1)))
        if not match or not re.match(rb"(\r\n|\r|\n)endstream", document.bytes[match.end() + length:][:20]):
            yield "%d 0 R: /Length is %s" % (number, length)


@clause("A 6.1.7.2")
def filters(document):
    """Streams use the filters of ISO 32000-1 only, and neither LZW nor Crypt."""
    for name, entries in document.streams():
        for used in document.filters(entries):
            if used not in FILTERS:
                yield "%s: %s" % (name, used)


@clause("A 6.1.9")
def object_syntax(document):
    """Each object begins with its two numbers and "obj" in a line of their own, and ends with "endobj" in another."""
    for number, offset in plain_objects(document):
        if document.bytes[offset - 1:offset] not in (b"\n", b"\r"):
            yield "%d: no end of line before it" % number
        if not re.match(rb"%d \d+ obj[\r\n]" % number, document.bytes[offset:offset + 30]):
            yield "%d: begins with %r" % (number, document.bytes[offset:offset + 20])
    for match in re.finditer(rb".endobj.", document.bytes, re.S):
        if match.group()[:1] not in b"\r\n" or match.group()[-1:] not in b"\r\n":
            yield "endobj at byte %d is not in a line of its own" % match.start()


def sizes(value, path=""):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from sizes(key)
            yield from sizes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sizes(inner)
    elif isinstance(value, (int, float)) and abs(value) > 2147483647:
        yield "the number %s" % value
    elif is_name(value) and len(value.encode()) > 128:
        yield "a name of %d bytes" % (len(value.encode()) - 1)
    elif is_text(value) and len(value) > 32769 * (1 if value[0] == "u" else 2):
        yield "a string of %d characters" % len(value)


@clause("A 6.1.13")
def limits(document):
    """Numbers, names, strings, nesting of q, pages and the count of objects stay within what every reader can hold."""
    if len(document.objects) > 8388607:
        yield "%d objects" % len(document.objects)
    for name, held in document.objects.items():
        for trouble in sizes(held["stream"]["dict"] if "stream" in held else held["value"]):
            yield "%s: %s" % (name, trouble)
    for number, (page, shown) in enumerate(zip(document.pages, document.contents), 1):
        box = document.inherited(page, "/MediaBox") or [0, 0, 0, 0]
        if not all(3 <= side <= 14400 for side in (box[2] - box[0], box[3] - box[1])):
            yield "page %d: MediaBox %s" % (number, box)
        if shown.deepest > 28 or shown.longest > 32767:
            yield "page %d: q %d deep, a string of %d bytes" % (number, shown.deepest, shown.longest)


@clause("A 6.1.12")
def no_permissions(document):
    """The catalogue gives no usage rights."""
    if "/Perms" in document.catalogue:
        yield "/Perms"


@clause("A 6.8, UA 7.11")
def embedded_files(document):
    """Part 2 embeds no file here (it could only be another PDF/A); part 3 says how each belongs to the document."""
    claim = document.xmp.part if document.xmp else "2"
    linked = document.get_list(document.catalogue, "/AF")
    for name, entries in document.walk():
        if "/EF" not in entries:
            continue
        if claim != "3":
            yield "%s: an embedded file" % name
            continue
        missing = [k for k in ("/F", "/UF", "/Desc", "/AFRelationship") if k not in entries]
        if missing or name[4:] not in linked:
            yield "%s: without %s" % (name, ", ".join(missing) or "a place in the catalogue's /AF")
        for stream in entries["/EF"].values():
            if not document.get(stream, "/Subtype") or not document.get(stream, "/Params", "/ModDate"):
                yield "%s: no media type or date" % name


@clause("A 6.9, UA 7.10")
def optional_content(document):
    """There are no layers to switch: what is printed is what is seen."""
    if "/OCProperties" in document.catalogue:
        yield "/OCProperties"


@clause("A 6.10 and 6.11")
def no_presentations(document):
    """No other presentation, no page transitions in steps, and no demands on the reader."""
    if "/AlternatePresentations" in (document.get(document.catalogue, "/Names") or {}):
        yield "/AlternatePresentations"
    if "/Requirements" in document.catalogue:
        yield "/Requirements"
    for page in document.pages:
        if "/PresSteps" in document.resolve(page):
            yield "%s: /PresSteps" % page
