# Pages taken over from PDFs of many producers, and from hand-made ones with all that a page may have: foreign.py make FOLDER writes them as
# evidence of a submission, foreign.py compare FOLDER PDF holds each page in the joined file to the page it was, both drawn by poppler.
import concurrent.futures, pathlib, re, shutil, subprocess, sys, tempfile, zlib

DPI = 50


# ---- hand-made files ----

class Maker:
    """Objects by number, from 1; the first is the catalogue, the second the page tree."""

    def __init__(self, catalog="", tree=""):
        self.objects, self.pages, self.catalog, self.tree = {}, [], catalog, tree
        self.last = 2

    def add(self, value, number=None):
        if number is None:
            self.last += 1
            number = self.last
        self.objects[number] = value if isinstance(value, bytes) else value.encode("latin-1")
        return number

    def reserve(self):
        self.last += 1
        return self.last

    def stream(self, data, entries="", packed=False):
        data = data if isinstance(data, bytes) else data.encode("latin-1")
        if packed:
            data, entries = zlib.compress(data), entries + "/Filter/FlateDecode"
        return self.add(f"<<{entries}/Length {len(data)}>>stream\n".encode("latin-1") + data + b"\nendstream")

    def page(self, contents, entries=None, box="/MediaBox[0 0 420 300]", resources=None):
        if not contents.endswith(("]", " R")):
            contents = f"{self.stream(contents)} 0 R"
        if resources is None:
            resources = f"/Resources<</Font<</F {self.font()} 0 R>>>>"
        self.pages.append(self.add(f"<</Type/Page/Parent 2 0 R{box}{resources}{entries or ''}/Contents {contents}>>"))
        return self.pages[-1]

    def font(self):
        if not hasattr(self, "helvetica"):
            self.helvetica = self.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
        return self.helvetica

    def bytes(self):
        self.add(f"<</Type/Catalog/Pages 2 0 R{self.catalog}>>", 1)
        kids = " ".join(f"{n} 0 R" for n in self.pages)
        self.add(f"<</Type/Pages/Kids[{kids}]/Count {len(self.pages)}{self.tree}>>", 2)
        out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
        for number in sorted(self.objects):
            places[number] = len(out)
            out += b"%d 0 obj\n" % number + self.objects[number] + b"\nendobj\n"
        at = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (self.last + 1)
        for number in range(1, self.last + 1):
            out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
        return bytes(out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (self.last + 1, at))


def words(name, x=40, y=250):
    """Text that is not symmetric, with a frame around."""
    return (f"q 1 0 0 RG 2 w 20 20 380 260 re S Q 0 0 .6 rg 60 60 90 40 re f 0 g "
            f"BT /F 18 Tf {x} {y} Td (Evidence {name}) Tj 0 -24 Td (of the acceptance in May) Tj ET\n")


HAND = {}


def hand(function):
    HAND[function.__name__.replace("_", "-")] = function
    return function


def simple(entries="", box="/MediaBox[0 0 420 300]", tree="", catalog=""):
    def make(name):
        maker = Maker(tree=tree, catalog=catalog)
        maker.page(words(name), entries, box)
        return maker
    return make


for degrees in (90, 180, 270, -90, 450):
    HAND[f"rotated{degrees}"] = simple(f"/Rotate {degrees}")
    HAND[f"rotated{degrees}-cropped"] = simple(f"/Rotate {degrees}/CropBox[30 40 350 290]")
HAND["plain"] = simple()
HAND["cropped"] = simple("/CropBox[35.5 45.25 300 280]")
HAND["crop-beyond"] = simple("/CropBox[-100 -100 900 900]")
HAND["box-turned"] = simple(box="/MediaBox[420 300 0 0]")
HAND["box-elsewhere"] = simple(box="/MediaBox[-80.5 -60.25 420 300]")
HAND["box-inherited"] = simple(box="", tree="/MediaBox[0 0 420 300]/Rotate 90/CropBox[10 10 400 290]")
HAND["unit"] = simple("/UserUnit 2")
HAND["unit-rotated"] = simple("/UserUnit 1.5/Rotate 90/CropBox[30 40 350 290]")
HAND["narrow"] = simple("/CropBox[30 30 200 290]")
HAND["wide"] = simple(box="/MediaBox[0 0 2000 300]")


@hand
def content_array(name):
    maker = Maker()
    text = words(name)
    cut = [0, 20, text.index("BT") + 3, text.index("Td") + 3, len(text)]  # between tokens
    while text[cut[1] - 1] != " ":
        cut[1] += 1
    parts = [maker.stream(text[a:b], packed=i % 2 == 0) for i, (a, b) in enumerate(zip(cut, cut[1:]))]
    maker.page("[" + " ".join(f"{n} 0 R" for n in parts) + "]")
    return maker


@hand
def content_array_of_filters(name):
    import base64
    maker = Maker()
    text = words(name)
    at = text.index("BT")
    hexed = text[:at].encode().hex() + ">"
    ascii85 = base64.a85encode(zlib.compress(text[at:].encode())).decode() + "~>"
    parts = [maker.stream(hexed, "/Filter/ASCIIHexDecode"), maker.stream(ascii85, "/Filter[/ASCII85Decode/FlateDecode]")]
    maker.page("[" + " ".join(f"{n} 0 R" for n in parts) + "]")
    return maker


@hand
def content_predicted(name):
    maker = Maker()
    text = words(name)
    text += " " * (-len(text) % 16)
    rows = b"".join(b"\0" + text[i:i + 16].encode() for i in range(0, len(text), 16))
    data = zlib.compress(rows)
    number = maker.stream(data, "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 16>>")
    maker.page(f"{number} 0 R")
    maker.page(f"[{number} 0 R]")
    return maker


@hand
def resources_inherited(name):
    maker = Maker()
    maker.tree = f"/Resources<</Font<</F {maker.font()} 0 R>>>>"
    maker.page(words(name), resources="")
    maker.page(words(name, 60, 200), resources="")
    return maker


@hand
def resources_none(name):
    maker = Maker()
    maker.page(words(name))
    maker.page("1 0 0 rg 20 20 100 100 re f", resources="")
    return maker


@hand
def resources_cyclic(name):
    maker = Maker()
    form, resources = maker.reserve(), maker.reserve()
    maker.add(f"<</Font<</F {maker.font()} 0 R>>/XObject<</X {form} 0 R>>/Properties<</P {resources} 0 R>>>>", resources)
    data = "0 .5 0 rg 0 0 50 50 re f"
    maker.add(f"<</Type/XObject/Subtype/Form/BBox[0 0 50 50]/Resources {resources} 0 R/Length {len(data)}>>stream\n{data}\nendstream", form)
    maker.page(words(name) + " q 1 0 0 1 200 100 cm /X Do Q", resources=f"/Resources {resources} 0 R")
    return maker


@hand
def content_none(name):
    maker = Maker()
    maker.page(words(name))
    maker.pages.append(maker.add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>"))
    return maker


@hand
def names_escaped(name):
    maker = Maker()
    maker.page(words(name).replace("/F ", "/F#20one#2Ftwo "), resources=f"/Resources<</Font<</F#20one#2Ftwo {maker.font()} 0 R>>>>")
    return maker


@hand
def states_left_open(name):
    maker = Maker()
    maker.page("q q .5 0 0 .5 100 50 cm " + words(name))
    return maker


@hand
def image_inline(name):
    maker = Maker()
    maker.page(words(name) + "q 80 0 0 80 200 60 cm BI /W 2 /H 2 /CS /RGB /BPC 8 /F /AHx ID FF000000FF000000FFFFFF00> EI Q")
    return maker


@hand
def image_masked(name):
    maker = Maker()
    mask = maker.stream(bytes([0, 128, 200, 255]), "/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray")
    image = maker.stream(bytes(range(0, 240, 20)), f"/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceRGB/SMask {mask} 0 R", True)
    maker.page(words(name) + "q 80 0 0 80 200 60 cm /I Do Q", resources=f"/Resources<</Font<</F {maker.font()} 0 R>>/XObject<</I {image} 0 R>>>>")
    return maker


@hand
def group_blended(name):
    maker = Maker()
    maker.page(words(name) + "/G gs 1 1 0 rg 50 40 200 150 re f", "/Group<</S/Transparency/CS/DeviceRGB>>",
               resources=f"/Resources<</Font<</F {maker.font()} 0 R>>/ExtGState<</G<</BM/Multiply/ca .7>>>>>>")
    return maker


@hand
def group_knockout(name):
    maker = Maker()
    maker.page(words(name) + "/G gs 1 1 0 rg 50 40 200 150 re f 0 1 1 rg 150 80 200 150 re f", "/Group<</S/Transparency/CS/DeviceRGB/K true/I false>>",
               resources=f"/Resources<</Font<</F {maker.font()} 0 R>>/ExtGState<</G<</BM/Multiply/ca .5>>>>>>")
    return maker


@hand
def shading_and_pattern(name):
    maker = Maker()
    function = "<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 1>>"
    cell = maker.stream("0 .6 0 rg 0 0 5 5 re f", "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 10 10]/XStep 10/YStep 10/Resources<<>>")
    gradient = maker.add(f"<</Type/Pattern/PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceRGB/Coords[60 0 360 0]/Function {function}>>>>")
    maker.page("/Pattern cs /T scn 200 40 150 80 re f /S scn 60 130 300 60 re f " + words(name),
               resources=f"/Resources<</Font<</F {maker.font()} 0 R>>/Pattern<</T {cell} 0 R/S {gradient} 0 R>>>>")
    return maker


@hand
def font_of_drawings(name):
    maker = Maker()
    glyph = maker.stream("1000 0 0 0 750 750 d1 0 0 750 750 re f")
    font = maker.add(f"<</Type/Font/Subtype/Type3/FontBBox[0 0 750 750]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<</sq {glyph} 0 R>>"
                     "/Encoding<</Type/Encoding/Differences[97/sq]>>/FirstChar 97/LastChar 97/Widths[1000]/Resources<<>>>>")
    maker.page(words(name) + "BT /T 30 Tf 200 100 Td (aaa) Tj ET", resources=f"/Resources<</Font<</F {maker.font()} 0 R/T {font} 0 R>>>>")
    return maker


@hand
def tagged(name):
    maker = Maker()
    maker.page("/P<</MCID 0>>BDC " + words(name) + "EMC /Artifact BMC 0 0 1 rg 300 30 20 20 re f EMC", "/StructParents 0")
    root = maker.reserve()
    element = maker.add(f"<</Type/StructElem/S/P/P {root} 0 R/Pg {maker.pages[0]} 0 R/K 0>>")
    maker.add(f"<</Type/StructTreeRoot/K[{element} 0 R]/ParentTree<</Nums[0[{element} 0 R]]>>>>", root)
    maker.catalog = f"/MarkInfo<</Marked true>>/StructTreeRoot {root} 0 R"
    return maker


@hand
def many_pages(name):
    maker = Maker()
    for i in range(5):
        maker.page(words(f"{name} {i}", 40 + i, 250 - 4 * i))
    return maker


# ---- annotations ----

def appearance(maker, data, box="0 0 100 40", more=""):
    return maker.stream(data, f"/Type/XObject/Subtype/Form/BBox[{box}]/Resources<</Font<</F {maker.font()} 0 R>>>>{more}")


def annotated(*annotations, entries="", form=False):
    """Each is the entries of one, with what its appearance draws where it says {N}."""
    def make(name):
        maker, refs = Maker(), []
        for text, *drawn in annotations:
            numbers = [appearance(maker, *(d if isinstance(d, tuple) else (d,))) for d in drawn]
            refs.append(maker.add("<</Type/Annot" + re.sub(r"\{(\d)\}", lambda m: f"{numbers[int(m[1])]} 0 R", text) + ">>"))
        all = " ".join(f"{n} 0 R" for n in refs)
        maker.page(words(name), f"/Annots[{all}]{entries}")
        if form:
            maker.catalog = f"/AcroForm<</Fields[{all}]>>"
        return maker
    return make


GREEN, BLUE = "0 .7 0 rg 0 0 100 40 re f", "0 0 1 rg 0 0 100 40 re f 1 g BT /F 12 Tf 5 10 Td (filled in) Tj ET"
HAND["annotation-stamp"] = annotated(("/Subtype/Stamp/F 4/Rect[200 50 350 110]/AP<</N {0}>>", GREEN))
HAND["annotation-turned"] = annotated(
    ("/Subtype/Stamp/F 4/Rect[200 50 300 150]/AP<</N {0}>>", (BLUE, "0 0 100 40", "/Matrix[.7071 .7071 -.7071 .7071 0 0]")), entries="/Rotate 90")
HAND["annotation-hidden"] = annotated(("/Subtype/Stamp/F 2/Rect[200 50 350 110]/AP<</N {0}>>", GREEN),
                                      ("/Subtype/Stamp/F 32/Rect[60 150 200 190]/AP<</N {0}>>", BLUE))
HAND["annotation-states"] = annotated(("/Subtype/Widget/FT/Btn/F 4/T(a)/AS/On/Rect[200 50 260 110]/AP<</N<</On {0}/Off {1}>>>>", BLUE, GREEN),
                                      ("/Subtype/Widget/FT/Btn/F 4/T(b)/AS/Off/Rect[300 50 360 110]/AP<</N<</On {0}>>>>", BLUE), form=True)
HAND["annotation-field"] = annotated(("/Subtype/Widget/FT/Tx/F 4/T(c)/V(filled in)/Rect[200 50 350 110]/AP<</N {0}>>", BLUE), form=True)
HAND["annotation-highlight"] = annotated(
    ("/Subtype/Highlight/F 4/C[1 1 0]/Rect[40 220 200 270]/QuadPoints[40 270 200 270 40 220 200 220]/AP<</N {0}>>",
     ("/G gs 1 1 0 rg 0 0 100 40 re f", "0 0 100 40", "/Group<</S/Transparency>>/Resources<</ExtGState<</G<</BM/Multiply>>>>>>")))
HAND["annotation-dropped"] = annotated(("/Subtype/Popup/F 4/Rect[200 50 350 110]/Open true",),
                                       ("/Subtype/Link/F 4/Border[0 0 0]/Rect[200 50 350 110]/A<</S/URI/URI(https://example.com)>>",))
HAND["annotation-empty"] = annotated(("/Subtype/Screen/F 4/Rect[200 50 200 50]/AP<</N {0}>>", GREEN),
                                     ("/Subtype/Screen/F 4/Rect[200 50 300 90]/AP<</N {0}>>", (GREEN, "0 0 0 0")),
                                     ("/Subtype/Screen/F 4/Rect[200 50 300 90]/AP null",))


# ---- layers ----

@hand
def layers(name):
    maker = Maker()
    on, off = maker.add("<</Type/OCG/Name(shown)>>"), maker.add("<</Type/OCG/Name(hidden)>>")
    both = maker.add(f"<</Type/OCMD/OCGs[{on} 0 R {off} 0 R]/P/AllOn>>")
    form = appearance(maker, GREEN, more=f"/OC {off} 0 R")
    maker.catalog = f"/OCProperties<</OCGs[{on} 0 R {off} 0 R]/D<</Order[{on} 0 R {off} 0 R]/OFF[{off} 0 R]>>>>"
    marks = "".join(f"/OC/{key} BDC {colour} rg {x} 40 50 100 re f EMC " for key, colour, x in (("A", "0 1 0", 180), ("B", "1 0 0", 240), ("C", "0 0 1", 300)))
    maker.page(words(name) + marks + "/X Do", resources=f"/Resources<</Font<</F {maker.font()} 0 R>>/XObject<</X {form} 0 R>>"
               f"/Properties<</A {on} 0 R/B {off} 0 R/C {both} 0 R>>>>")
    return maker


@hand
def layers_off_at_first(name):
    maker = layers(name)
    maker.catalog = re.sub(r"/D<<.*?>>", "/D<</BaseState/OFF/ON[3 0 R]>>", maker.catalog)
    return maker


# ---- producers ----

def run(*command, **more):
    return subprocess.run([str(c) for c in command], capture_output=True, check=True, **more).stdout


def has(program):
    return shutil.which(program) is not None


def make_groff(work, folder):
    roff = ".ps 14\n.LP\nEvidence of groff \\(em acceptance in May\n.PP\n" + "A paragraph of \\fBbold\\fP and \\fIitalic\\fP words. " * 40 + "\n.bp\nA second page.\n"
    (folder / "groff.pdf").write_bytes(run("groff", "-ms", "-Tpdf", input=roff.encode()))
    (work / "text.ps").write_bytes(run("groff", "-ms", "-Tps", input=roff.encode()))


def make_others(work, folder, source):
    base = folder / "groff.pdf"
    if has("gs"):
        for setting in ("screen", "prepress"):
            run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-dPDFSETTINGS=/{setting}", "-o", folder / f"gs-{setting}.pdf", work / "text.ps")
        run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-dCompatibilityLevel=1.3", "-sColorConversionStrategy=CMYK", "-o", folder / "gs-cmyk.pdf", source / "tests/samples/terse-dms/evidence/kestrel-design.pdf")
    for name, options in {"linearized": ["--linearize"], "object-streams": ["--object-streams=generate"], "qdf": ["--qdf"], "uncompressed": ["--stream-data=uncompress"],
                          "encrypted": ["--encrypt", "", "owner", "256", "--"], "encrypted-rc4": ["--allow-weak-crypto", "--encrypt", "", "owner", "128", "--"]}.items():
        run("qpdf", "--deterministic-id" if "--encrypt" not in options else "--static-id", *options, base, folder / f"qpdf-{name}.pdf")
    for name, options in {"tight": ["-ggggz"], "plain": ["-d"], "ascii": ["-a"]}.items():
        run("mutool", "clean", *options, source / "tests/samples/terse-dms/evidence/wrenfield-plan.pdf", folder / f"mutool-{name}.pdf")
    if has("rsvg-convert"):
        run("rsvg-convert", "-f", "pdf", "-o", folder / "cairo.pdf", source / "tests/samples/terse-dms/diagrams/kestrel.svg")
    if has("soffice"):
        run("soffice", f"-env:UserInstallation=file://{work}/office", "--headless", "--convert-to", "pdf", "--outdir", folder,
            source / "tests/samples/terse-dms/evidence/wrenfield-sct.csv")
        (folder / "wrenfield-sct.pdf").rename(folder / "libreoffice.pdf")


# ---- the submission ----

def make(folder, source):
    evidence = folder / "evidence" / "foreign"
    evidence.mkdir()
    with tempfile.TemporaryDirectory() as work:
        make_groff(pathlib.Path(work), evidence)
        make_others(pathlib.Path(work), evidence, source)
    for name, function in HAND.items():
        (evidence / f"{name}.pdf").write_bytes(function(name).bytes())
    documents = "".join(f'<document id="X{i}" file="evidence/foreign/{file.name}" title="File {i}" kind="report" date="2018-05-04">'
                        '<supports item="requirements/1.0/m1" case="wrenfield"/></document>\n' for i, file in enumerate(sorted(evidence.iterdir()), 1))
    manifest = folder / "manifest.xml"
    manifest.write_text(manifest.read_text().replace("</evidence>", documents + "</evidence>", 1))


# ---- page images ----

def draw(file, dpi):
    """(width, height, bytes) of each page."""
    with tempfile.TemporaryDirectory() as work:
        done = subprocess.run(["pdftoppm", "-cropbox", "-r", str(dpi), file, f"{work}/p"], capture_output=True, check=True)
        images = []
        for page in sorted(pathlib.Path(work).iterdir()):
            head, size, depth, data = page.read_bytes().split(b"\n", 3)
            images.append((*map(int, size.split()), data))
        return images, done.stderr.decode()


def difference(page, before):
    """Share of the pixels that are not the same, of the page's upper left part."""
    width, height, old = before
    stride, _, new = page
    if page[0] < width or page[1] <= height:
        return 1.0
    bad = 0
    for y in range(height - 1):  # the strip may begin within the last one
        a, b = old[y * width * 3:(y + 1) * width * 3], new[y * stride * 3:y * stride * 3 + width * 3]
        if a != b:
            bad += sum(abs(a[i] - b[i]) > 40 for i in range(0, len(a)))
    return bad / (width * height * 3)


def compare(folder, pdf):
    pages, noise = draw(pdf, DPI)
    failed = [f"poppler: {noise[:300]}"] if noise else []
    labels = run("qpdf", "--json=2", "--json-key=pagelabels", pdf).decode()
    first = {m[2]: int(m[1]) for m in re.finditer(r'"index": (\d+),\s*"label": \{\s*"/P": "u:(X\d+)-"', labels)}
    files = sorted((folder / "evidence" / "foreign").iterdir())
    units = {"unit": 2, "unit-rotated": 1.5}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        drawn = pool.map(lambda file: draw(file, DPI * units.get(file.stem, 1)), files)
    count = 0
    for number, (file, (before, _)) in enumerate(zip(files, drawn), 1):
        at = first.get(f"X{number}")
        if at is None:
            failed.append(f"{file.stem}: is not there")
            continue
        for i, old in enumerate(before):
            share, count = difference(pages[at + i], old), count + 1
            if share > (0.02 if file.stem.startswith(("group", "unit")) else 0.003):  # there poppler smooths edges otherwise
                failed.append(f"{file.stem}: page {i + 1} differs in {share:.2%} ({pages[at + i][:2]}, was {old[:2]}; page {at + i + 1} of the file)")
    print("\n".join(failed))
    print(f"{len(files)} files, {count} pages, {len(failed)} differ")
    return bool(failed) or len(files) < 60


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
    else:
        sys.exit(compare(pathlib.Path(sys.argv[2]), sys.argv[3]))
