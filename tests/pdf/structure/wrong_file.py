"""What can be wrong in the file, its drawing, fonts and metadata: one change for each check, or more."""
import re

CHANGES = []


def wrong(check, on_bytes=False, contents=False, options=(), into=CHANGES):
    """The change must make exactly this check complain. `contents`: it needs a document with a table of contents."""
    def register(function):
        function.on_bytes, function.contents, function.options = on_bytes, contents, options
        into.append((check, function))
        return function
    return register


@wrong("header", on_bytes=True)
def header_without_comment(data):
    return re.sub(rb"\n%[\x80-\xff]{4}", b"\n%abcd", data, count=1)


@wrong("file_identifier", on_bytes=True)
def no_identifier(data):
    return data.replace(b"/ID [", b"/Id [")


@wrong("not_encrypted", options=("--encrypt", "", "", "128", "--use-aes=y", "--"))
def encrypted(pdf):
    pass


@wrong("nothing_after_the_end", on_bytes=True)
def words_after_the_end(data):
    return data + b"more\n"


@wrong("stream_lengths", on_bytes=True)
def wrong_length(data):
    at = data.index(b"/Type /Metadata")
    start = data.rindex(b"obj", 0, at)
    match = re.compile(rb"/Length (\d+)").search(data, start)
    return data[:match.start(1)] + b"%0*d" % (len(match.group(1)), int(match.group(1)) - 9) + data[match.end(1):]


@wrong("stream_lengths")
def stream_elsewhere(pdf):
    pdf.catalogue["/X"] = pdf.add({"/F": "u:other.bin"}, b"data")


@wrong("filters")
def filter_lzw(pdf):
    pdf.catalogue["/X"] = pdf.add({"/Filter": "/LZWDecode"}, b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01")


@wrong("object_syntax", on_bytes=True)
def endobj_in_line(data):
    return data.replace(b"\nendobj", b" endobj", 1)


@wrong("limits")
def number_too_large(pdf):
    pdf.catalogue["/X"] = 2147483648


@wrong("limits")
def nested_too_deep(pdf):
    pdf.add_content(b"q " * 29 + b"Q " * 29)


@wrong("no_permissions")
def usage_rights(pdf):
    pdf.catalogue["/Perms"] = {}


@wrong("embedded_files")
def file_embedded(pdf):
    file = pdf.add({"/Type": "/EmbeddedFile"}, b"data")
    pdf.catalogue["/X"] = {"/Type": "/Filespec", "/F": "u:a", "/UF": "u:a", "/EF": {"/F": file}}


@wrong("optional_content")
def layers(pdf):
    pdf.catalogue["/OCProperties"] = {"/OCGs": [], "/D": {}}


@wrong("no_presentations")
def steps(pdf):
    pdf.page()["/PresSteps"] = {"/Type": "/NavNode"}


# ---- drawing ----

@wrong("operators")
def strange_operator(pdf):
    pdf.add_content(b"foo")


@wrong("operators")
def open_state(pdf):
    pdf.add_content(b"q")


@wrong("resources")
def missing_resource(pdf):
    pdf.add_content(b"/G99 gs")


@wrong("output_intent")
def no_intent(pdf):
    del pdf.catalogue["/OutputIntents"]
    for held in pdf.objects.values():
        if held.get("stream", {}).get("dict", {}).get("/Subtype") == "/Image":
            held["stream"]["dict"].pop("/SMask", None)


@wrong("output_intent")
def no_profile(pdf):
    pdf.replace(pdf.entries(pdf.catalogue["/OutputIntents"][0])["/DestOutputProfile"], b"acsp", b"acsq")


@wrong("device_colours")
def cmyk(pdf):
    pdf.add_content(b"0 0 0 1 k")


@wrong("profiles")
def profile_of_other_space(pdf):
    profile = pdf.entries(pdf.catalogue["/OutputIntents"][0])["/DestOutputProfile"]
    pdf.resources()["/ColorSpace"] = {"/C0": ["/ICCBased", pdf.add({"/N": 4}, pdf.bytes(profile))]}
    pdf.add_content(b"/C0 cs")


@wrong("graphics_states")
def transfer_function(pdf):
    pdf.resources()["/ExtGState"] = {"/G0": {"/TR": "/Identity"}}


@wrong("rendering_intents")
def strange_intent(pdf):
    pdf.resources()["/ExtGState"] = {"/G0": {"/RI": "/Own"}}


@wrong("images")
def smoothed_image(pdf):
    next(h["stream"]["dict"] for h in pdf.objects.values()
         if h.get("stream", {}).get("dict", {}).get("/Subtype") == "/Image")["/Interpolate"] = True


@wrong("external_objects")
def postscript(pdf):
    pdf.catalogue["/X"] = pdf.add({"/Type": "/XObject", "/Subtype": "/PS"}, b"showpage")


@wrong("transparency")
def strange_blend(pdf):
    pdf.resources()["/ExtGState"] = {"/G0": {"/BM": "/Own"}}


# ---- fonts ----

@wrong("font_dictionaries")
def names_differ(pdf):
    pdf.font()[2]["/FontName"] = "/ABCDEF+Other"


@wrong("encodings")
def encoding_not_embedded(pdf):
    pdf.font()[0]["/Encoding"] = "/Own-H"


@wrong("glyph_maps")
def no_glyph_map(pdf):
    del pdf.font(kind="/CIDFontType2")[1]["/CIDToGIDMap"]


@wrong("fonts_embedded")
def font_not_embedded(pdf):
    descriptor = pdf.font()[2]
    descriptor.pop("/FontFile3", None)
    descriptor.pop("/FontFile2", None)


@wrong("fonts_embedded")
def font_cut_off(pdf):
    descriptor = pdf.font()[2]
    file = descriptor.get("/FontFile3") or descriptor.get("/FontFile2")
    pdf.set_bytes(file, pdf.bytes(file)[:40])


def show_code(pdf, code):
    """A code before the first text of the page, with a text in its font."""
    content = pdf.page()["/Contents"]
    name = re.search(rb"(/\w+) [\d.]+ Tf", pdf.bytes(content)).group(1).decode()
    reference = pdf.resources()["/Font"][name]
    pdf.replace(content, b"[<", b"[<%04x" % code)
    pdf.replace(pdf.entries(reference)["/ToUnicode"], b"endbfchar", b"<%04X><0041>\nendbfchar" % code)
    return pdf.entries(pdf.entries(reference)["/DescendantFonts"][0]), pdf.document.fonts[reference]


@wrong("glyphs_present")
def code_without_glyph(pdf):
    show_code(pdf, 0xFFF0)


@wrong("no_missing_glyph")
def missing_glyph(pdf):
    descendant, font = show_code(pdf, 0)
    descendant["/W"] = [0, [round(font.program.width(0))]] + descendant["/W"]


@wrong("cid_sets")
def cid_set_too_small(pdf):
    pdf.font()[2]["/CIDSet"] = pdf.add({}, b"\x80")


@wrong("subset_names")
def no_subset_name(pdf):
    for entries in pdf.font()[:3]:
        key = "/FontName" if "/FontName" in entries else "/BaseFont"
        entries[key] = "/" + entries[key].split("+")[1]


@wrong("widths")
def wrong_widths(pdf):
    descendant = pdf.font()[1]
    descendant["/W"] = [[w + 5 for w in item] if isinstance(item, list) else item for item in descendant["/W"]]


def first_text(pdf, text):
    pdf.replace(pdf.font()[0]["/ToUnicode"], re.compile(rb"(?<=><)[0-9A-F]+(?=>\s*<)(?!FFFF)"), text)


@wrong("unicode_known")
def text_unknown(pdf):
    first_text(pdf, b"FEFF")


@wrong("unicode_known")
def text_missing(pdf):
    pdf.replace(pdf.font()[0]["/ToUnicode"], re.compile(rb"<0001><[0-9A-F]+>\n"), b"")


@wrong("no_private_characters")
def private_text(pdf):
    pdf.replace(pdf.font()[0]["/ToUnicode"], re.compile(rb"(?<=<0001><)[0-9A-F]+"), b"E000")


# ---- metadata ----

@wrong("metadata")
def packet_with_encoding(pdf):
    pdf.metadata('id="W5M0', 'encoding="UTF-8" id="W5M0')


@wrong("metadata")
def metadata_broken(pdf):
    pdf.metadata("</rdf:RDF>", "")


@wrong("claims_archive")
def lower_level(pdf):
    pdf.metadata("<pdfaid:conformance>A<", "<pdfaid:conformance>B<")


@wrong("claims_accessible")
def no_claim(pdf):
    pdf.metadata("<pdfuaid:part>1<", "<pdfuaid:part>9<")


@wrong("extension_schemas")
def property_not_described(pdf):
    pdf.metadata("<pdfaProperty:name>part<", "<pdfaProperty:name>other<")


@wrong("information_agrees")
def other_title(pdf):
    pdf.entries(pdf.objects["trailer"]["value"]["/Info"])["/Title"] = "u:Another"


@wrong("title")
def empty_title(pdf):
    pdf.replace(pdf.catalogue["/Metadata"], re.compile(rb'(?<=x-default">)[^<]+'), b" ")
    pdf.entries(pdf.objects["trailer"]["value"]["/Info"])["/Title"] = "u: "


@wrong("title_shown")
def file_name_shown(pdf):
    pdf.catalogue["/ViewerPreferences"]["/DisplayDocTitle"] = False


@wrong("language")
def no_language(pdf):
    del pdf.catalogue["/Lang"]


@wrong("language")
def no_tag_of_a_language(pdf):
    pdf.catalogue["/Lang"] = "u:the English language"
