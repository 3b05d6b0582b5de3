"""Checks of what is drawn: operators, colours and pictures (ISO 19005-2, 6.2.2 to 6.2.10)."""
import struct

from .check import clause
from .pdf import is_reference

INTENTS = {"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"}
BLENDS = {"/" + b for b in """Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight
    Difference Exclusion Hue Saturation Color Luminosity""".split()}
COMPONENTS = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4, b"Lab ": 3}


@clause("A 6.2.2")
def operators(document):
    """Content streams are well nested and have no operator that ISO 32000-1 does not define."""
    for number, page in enumerate(document.contents, 1):
        for fault in sorted(page.unknown) + page.faults:
            yield "page %d: %s" % (number, fault)


@clause("A 6.2.2")
def resources(document):
    """Every resource a content stream names is in the page's own resource dictionary."""
    for number, (page, shown) in enumerate(zip(document.pages, document.contents), 1):
        own = document.get(page, "/Resources") or {}
        for kind, name in sorted(shown.names):
            if name not in (document.get(own, kind) or {}):
                yield "page %d: %s %s" % (number, kind, name)


def read_profile(document, reference):
    """(colour space, complaint) of an ICC profile."""
    data = document.stream(reference)
    if data is None or len(data) < 132:
        return None, "no profile"
    size, version, kind, space, signature = struct.unpack_from(">L4xB3x4s4s16x4s", data)
    if size != len(data) or signature != b"acsp" or version > 4:
        return None, "not an ICC profile: size %d of %d, %r, version %d" % (size, len(data), signature, version)
    if kind not in (b"mntr", b"prtr", b"scnr", b"spac") or COMPONENTS.get(space) != document.get(reference, "/N"):
        return None, "profile of class %r and space %r with /N %s" % (kind, space, document.get(reference, "/N"))
    tags = [struct.unpack_from(">LL", data, 136 + 12 * i) for i in range(struct.unpack_from(">L", data, 128)[0])]
    if any(offset + length > size for offset, length in tags):
        return None, "a tag lies outside the profile"
    return space, None


@clause("A 6.2.3")
def output_intent(document):
    """There is one output intent for PDF/A, with a sound ICC profile of a screen or printer and a name for its condition."""
    intents = [document.resolve(i) for i in document.get_list(document.catalogue, "/OutputIntents")]
    intents = [i for i in intents if i.get("/S") == "/GTS_PDFA1"]
    if not intents or len({i.get("/DestOutputProfile") for i in intents}) != 1:
        yield "%d intents for PDF/A" % len(intents)
    for intent in intents:
        space, trouble = read_profile(document, intent.get("/DestOutputProfile"))
        if trouble:
            yield trouble
        elif document.stream(intent["/DestOutputProfile"])[12:16] not in (b"mntr", b"prtr"):
            yield "a profile of neither a screen nor a printer"
        if not intent.get("/OutputConditionIdentifier"):
            yield "no /OutputConditionIdentifier"


def intent_space(document):
    for intent in document.get_list(document.catalogue, "/OutputIntents"):
        return read_profile(document, document.resolve(intent).get("/DestOutputProfile"))[0]


def used_spaces(document):
    """(where, colour space) of content streams and images."""
    short = {"g": "/DeviceGray", "G": "/DeviceGray", "rg": "/DeviceRGB", "RG": "/DeviceRGB", "k": "/DeviceCMYK", "K": "/DeviceCMYK"}
    for number, page in enumerate(document.contents, 1):
        for used in sorted(page.colours):
            space = short.get(used, (document.get(page.resources, "/ColorSpace") or {}).get(used, used))
            yield "page %d" % number, document.resolve(space)
    for name, entries in document.streams():
        if "/ColorSpace" in entries:
            yield name, document.resolve(entries["/ColorSpace"])


@clause("A 6.2.4.3", intent_space)
def device_colours(document):
    """Colours of a device are used only where the output intent says what they mean: grey always, RGB and CMYK
    with their own, or where every page says it."""
    allowed = {"/DeviceGray", {b"RGB ": "/DeviceRGB", b"CMYK": "/DeviceCMYK"}.get(intent_space(document))}
    for default in ("RGB", "CMYK"):
        if all("/Default" + default in (document.get(page.resources, "/ColorSpace") or {}) for page in document.contents):
            allowed.add("/Device" + default)
    for where, space in used_spaces(document):
        while isinstance(space, list) and space[0] in ("/Indexed", "/I"):
            space = document.resolve(space[1])
        name = space if isinstance(space, str) else space[0]
        if name.startswith("/Device") and name not in allowed:
            yield "%s: %s" % (where, name)


@clause("A 6.2.4.2")
def profiles(document):
    """A colour space by ICC profile has a sound one with its number of components."""
    for where, space in used_spaces(document):
        while isinstance(space, list) and space[0] in ("/Indexed", "/I"):
            space = document.resolve(space[1])
        if isinstance(space, list) and space[0] == "/ICCBased":
            trouble = read_profile(document, space[1])[1]
            if trouble:
                yield "%s: %s" % (where, trouble)


def graphics_state_entries(document):
    for number, page in enumerate(document.contents, 1):
        for name, state in (document.get(page.resources, "/ExtGState") or {}).items():
            yield "page %d: %s" % (number, name), document.resolve(state)


@clause("A 6.2.5")
def graphics_states(document):
    """No transfer function, halftone origin or own halftone."""
    for name, entries in graphics_state_entries(document):
        if "/TR" in entries or entries.get("/TR2", "/Default") != "/Default" or "/HTP" in entries:
            yield "%s: a transfer function or halftone" % name


@clause("A 6.2.6")
def rendering_intents(document):
    """A rendering intent is one of the four that are defined."""
    for name, entries in document.walk():
        used = entries.get("/RI") or (entries.get("/Subtype") == "/Image" and entries.get("/Intent")) or "/Perceptual"
        if used not in INTENTS:
            yield "%s: %s" % (name, used)


@clause("A 6.2.8")
def images(document):
    """Images have no other version, no prepress comments and no smoothing, and a depth that is defined."""
    for name, entries in document.streams():
        if entries.get("/Subtype") != "/Image":
            continue
        bad = [k for k in ("/Alternates", "/OPI") if k in entries]
        if entries.get("/Interpolate"):
            bad.append("/Interpolate")
        if "/BitsPerComponent" in entries and entries["/BitsPerComponent"] not in (1, 2, 4, 8, 16):
            bad.append("/BitsPerComponent")
        if bad:
            yield "%s: %s" % (name, ", ".join(bad))


@clause("A 6.2.9, UA 7.20")
def external_objects(document):
    """No PostScript, no pages of other files, and no marked content in a form that is drawn more than once."""
    drawn = [name for shown in document.contents for kind, name in shown.names if kind == "/XObject"]
    for name, entries in document.streams():
        if entries.get("/Subtype") == "/PS" or entries.get("/Subtype2") == "/PS" or "/PS" in entries or "/Ref" in entries:
            yield "%s: PostScript or a foreign page" % name
        if entries.get("/Subtype") == "/Form" and b"/MCID" in (document.stream(name) or b"") and len(drawn) != len(set(drawn)):
            yield "%s: marked content in a form" % name


@clause("A 6.2.10")
def transparency(document):
    """Blend modes are those of ISO 32000-1, and soft masks are not used without a meaning of colours."""
    for name, entries in document.walk():
        modes = entries.get("/BM", [])
        for mode in modes if isinstance(modes, list) else [modes]:
            if mode not in BLENDS:
                yield "%s: %s" % (name, mode)
        if is_reference(entries.get("/SMask")) and not document.get(document.catalogue, "/OutputIntents"):
            yield "%s: /SMask without an output intent" % name
