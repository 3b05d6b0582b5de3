"""Checks of the fonts (ISO 19005-2, 6.2.11, and ISO 14289-1, 7.21)."""
import re

from .check import clause

FILES = {"/CIDFontType0": {"/FontFile3"}, "/CIDFontType2": {"/FontFile2", "/FontFile3"}, "/TrueType": {"/FontFile2", "/FontFile3"},
         "/Type1": {"/FontFile", "/FontFile3"}, "/MMType1": {"/FontFile", "/FontFile3"}}


def used_fonts(document):
    """(name, font, codes shown anywhere)"""
    shown = document.contents
    for reference, font in document.fonts.items():
        codes = set().union(*(page.used.get(reference, ()) for page in shown))
        yield "%s %s" % (reference, font.entries.get("/BaseFont")), font, sorted(codes)


def readable(document):
    return all(font.program for font in document.fonts.values())


@clause("A 6.2.11.2, UA 7.21.2")
def font_dictionaries(document):
    """A font's kind, its name and the kind of its program belong together."""
    for name, font, _ in used_fonts(document):
        kind = font.descendant.get("/Subtype")
        if kind not in FILES or (font.file_key and font.file_key not in FILES[kind]):
            yield "%s: %s with %s" % (name, kind, font.file_key)
        names = {font.descendant.get("/BaseFont"), font.descriptor.get("/FontName")}
        if len(names) != 1 or not font.entries.get("/BaseFont", "").startswith(str(font.descendant.get("/BaseFont"))):
            yield "%s: names %s" % (name, names)


@clause("A 6.2.11.3.1 and 6.2.11.3.3, UA 7.21.3.1 and 7.21.3.3")
def encodings(document):
    """A composite font's codes are its CIDs, or its own CMap is embedded and of the same character collection."""
    for name, font, _ in used_fonts(document):
        encoding = font.entries.get("/Encoding")
        if font.simple or encoding in ("/Identity-H", "/Identity-V"):
            continue
        own, wanted = document.get(encoding, "/CIDSystemInfo"), document.get(font.descendant, "/CIDSystemInfo")
        if not isinstance(own, dict) or own != wanted:
            yield "%s: %s" % (name, encoding)


@clause("A 6.2.11.3.2, UA 7.21.3.2")
def glyph_maps(document):
    """A TrueType program in a composite font comes with a map from CIDs to glyphs."""
    for name, font, _ in used_fonts(document):
        value = font.descendant.get("/CIDToGIDMap")
        if font.descendant.get("/Subtype") == "/CIDFontType2" and value != "/Identity" and not document.stream(value):
            yield "%s: /CIDToGIDMap is %s" % (name, value)


@clause("A 6.2.11.4.1, UA 7.21.4.1")
def fonts_embedded(document):
    """The program of every font is in the file and can be read."""
    for name, font, _ in used_fonts(document):
        if not font.file_key:
            yield "%s is not embedded" % name
        elif not font.program or not font.program.has_outlines:
            yield "%s: its program cannot be read: %s" % (name, font.trouble)


@clause("A 6.2.11.4.1, UA 7.21.4.1", readable)
def glyphs_present(document):
    """Every code that is shown has a glyph in the program."""
    for name, font, codes in used_fonts(document):
        missing = [code for code in codes if font.glyph(code) is None]
        if missing:
            yield "%s: no glyph for %s" % (name, missing[:10])


@clause("A 6.2.11.4.2, UA 7.21.4.2", readable)
def cid_sets(document):
    """A /CIDSet, where there is one, names exactly the CIDs that the program has."""
    for name, font, _ in used_fonts(document):
        if "/CIDSet" not in font.descriptor:
            continue
        bits = document.stream(font.descriptor["/CIDSet"]) or b""
        listed = {8 * i + j for i, byte in enumerate(bits) for j in range(8) if byte & 128 >> j}
        if listed != set(font.program.cids()):
            yield "%s: /CIDSet has %d CIDs, the program %d" % (name, len(listed), font.program.count)


@clause("own: ISO 32000-1, 9.6.4")
def subset_names(document):
    """Every font is a subset and says so by six letters before its name."""
    for name, font, _ in used_fonts(document):
        if not re.match(r"/[A-Z]{6}\+.", font.entries.get("/BaseFont", "")):
            yield name


@clause("A 6.2.11.5, UA 7.21.5", readable)
def widths(document):
    """The widths that the file tells are those of the font program, to one thousandth of an em."""
    for name, font, codes in used_fonts(document):
        for code in codes:
            glyph = font.glyph(code)
            if glyph is not None and abs(font.width(code) - font.program.width(glyph)) > 1:
                yield "%s: code %d is %s wide, in the program %.1f" % (name, code, font.width(code), font.program.width(glyph))


@clause("A 6.2.11.7.2, UA 7.21.7")
def unicode_known(document):
    """Every code that is shown has its text in /ToUnicode, and that text is not one of the values that mean nothing."""
    for name, font, codes in used_fonts(document):
        missing = [code for code in codes if not font.unicode.get(code)]
        empty = [code for code in codes if set(font.unicode.get(code, "")) & set("\0\ufeff\ufffe\ufffd")]
        if missing:
            yield "%s: no text for the codes %s" % (name, missing[:10])
        if empty:
            yield "%s: the codes %s mean nothing" % (name, empty[:10])


@clause("A 6.2.11.7.3")
def no_private_characters(document):
    """A glyph whose text is a private character stands in marked content with its true text."""
    for number, page in enumerate(document.contents, 1):
        if page.private:
            yield "page %d: %s" % (number, ", ".join(sorted(set(page.private))))


@clause("A 6.2.11.8, UA 7.21.8", readable)
def no_missing_glyph(document):
    """The glyph that stands for a missing one is never shown."""
    for name, font, codes in used_fonts(document):
        if any(font.glyph(code) == 0 for code in codes):
            yield name
