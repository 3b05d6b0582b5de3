"""What ./dev bench compares: the corpus wrapped for each program, and the command that sets it."""
import os, pathlib, shutil, subprocess
from markdown_to_typst import typst_from_markdown, words_of_html

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DOSSIER = os.environ.get("DOSSIER", ROOT / "build/release/bin/dossier")
MAKER = ROOT.parent / "shared/bench/make_corpus.py"
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "dossier-bench"
TYPST = "@myriaddreamin/typst-ts-node-compiler@0.7.0"
WEASYPRINT_LIMIT = 180

COMPARED = f"""\
All programs set the same Markdown in one run, in turns, on A4; the median of three runs counts (WeasyPrint at large runs once, for at
most {WEASYPRINT_LIMIT} s). MB is the peak memory of one more run and its children, B/page the PDF's bytes for each page with its pictures.
CPU s is the processors' time of a run and its children, which other work on the machine disturbs least.
Ratios above 1 say that dossier is faster or smaller.
  dossier          the whole build: packet, self-assessment, and for each case study a public draft in three forms, each searched for
                   secrets; pages and bytes are those of all PDFs; tagged PDF/A-2a
  dossier, packet  `build --draft` with a self-assessment of one line, which is the packet alone, marked as a draft on each page
  lowdown | groff  no pictures (groff draws no PNG), no contents, not tagged; letters that its fonts have not are missing
  Typst            from Typst source, converted before the clock starts; without the start of node, but with
                   its memory; with contents, tagged; same fonts
  WeasyPrint       from the HTML of lowdown, whose time is part of it; no contents, not tagged; same fonts
"""

CHECKLIST = """<?xml version="1.0" encoding="UTF-8"?>
<checklist xmlns="urn:dossier:checklist:1" id="bench" edition="1" released="2019-01-01">
  <title>Benchmark</title><short-title>Benchmark</short-title><program>Benchmark</program><source>the benchmark</source>
  <delivery channel="portal"/>
  <fields><field name="customer" type="text" title="Customer" required="no">Who</field></fields>
  <sections><section id="problem" title="Problem" required="no">Why</section></sections>
  <part id="all" title="All"><group number="1" title="All"><item number="1" title="Read">
    <text>The guidelines have been read.</text>
    <rule scope="practice"><attest/></rule>
    <sample result="good"><answer met="yes">We have read them.</answer></sample><sample result="bad"/>
  </item></group></part>
</checklist>
"""
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<submission xmlns="urn:dossier:submission:1" checklist="bench" date="2019-03-15">
<partner name="Bench" tier="Advanced" home-page="https://bench.example/" practice-page="https://bench.example/aws"/>
<people><person id="p" name="P" role="Lead" email="p@bench.example" contact="yes"/></people>
<case-studies>%s</case-studies>
<consents>%s</consents>
<answers><answer item="all/1" met="yes" by="p">We have read them.</answer></answers>
</submission>
"""


def make_corpus(folder, sizes):
    subprocess.run(["python3", MAKER, folder, *sizes], check=True, stdout=subprocess.DEVNULL)


def install_typst():
    """Into the cache, once; the folder that holds node_modules."""
    folder = CACHE / TYPST.rpartition("@")[2]
    if not (folder / "node_modules").exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", TYPST], cwd=folder, check=True)
    return folder


def wrap(corpus, folder):
    """A submission with each case study of the corpus and a checklist of one item."""
    (folder / "case-studies").mkdir(parents=True)
    (folder / "templates/checklists").mkdir(parents=True)
    (folder / "templates/checklists/bench.xml").write_text(CHECKLIST)
    shutil.copytree(corpus / "img", folder / "img")
    rows, consents = [], []
    for path in sorted(corpus.glob("cs-*.md")):
        (folder / "case-studies" / path.name).write_text("---\ncustomer: Bench\n---\n" + path.read_text())
        rows.append(f'<case-study id="{path.stem}" file="case-studies/{path.name}" named="yes"/>')
        consents.append(f'<consent case="{path.stem}" by="Bench" on="2019-01-02" for="name quote figures picture"/>')
    (folder / "manifest.xml").write_text(MANIFEST % ("\n".join(rows), "\n".join(consents)))


def wrap_packet(corpus, folder):
    wrap(corpus, folder)
    (folder / "templates/documents").mkdir()
    (folder / "templates/documents/self-assessment.md").write_text("# Self-assessment\n\nIn the packet.\n")


def count_words(pdf):
    return len(subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout.split())


def check_typst_text(corpus, typst, work):
    """The converter loses no text: a PDF without contents, hyphens and markers has the words of lowdown's HTML, within 3 %."""
    source = (corpus / "all.md").read_text()
    (corpus / "words.typ").write_text(typst_from_markdown(source, plain=True))
    subprocess.run(["node", HERE / "typst.js", typst, corpus, "words.typ", work / "words.pdf"], check=True, stdout=subprocess.DEVNULL)
    html = subprocess.run(["lowdown", "-s", "-thtml", corpus / "all.md"], capture_output=True, text=True, check=True).stdout
    got, wanted = count_words(work / "words.pdf"), words_of_html(html)
    if abs(got - wanted) > 0.03 * wanted:
        raise SystemExit(f"markdown_to_typst.py loses text: {got} words in Typst's PDF, {wanted} in lowdown's HTML")
    return f"{got} words in Typst's PDF, {wanted} in lowdown's HTML"


class Program:
    """A command (a list, or a line for the shell), the folder it runs in, the PDFs it leaves, and what it is held to."""
    def __init__(self, name, command, folder, pdfs, runs=3, limit=None, tells_seconds=False):
        self.name, self.command, self.folder, self.pdfs = name, command, folder, pdfs
        self.runs, self.limit, self.tells_seconds = runs, limit, tells_seconds


def programs(size, corpus, typst, work):
    """All that take part, made ready to run."""
    wrap(corpus, work / size)
    wrap_packet(corpus, work / f"{size}-packet")
    (corpus / "bench.typ").write_text(typst_from_markdown((corpus / "all.md").read_text()))
    out = lambda name, pattern: lambda: sorted((work / name).glob(pattern))
    html = "(echo '<html lang=\"en\"><meta charset=\"utf-8\">'; lowdown -thtml all.md)"
    return [
        Program("dossier", [DOSSIER, "build", "-o", work / "out", work / size], work, out("out/" + size, "**/*.pdf")),
        Program("dossier, packet", [DOSSIER, "build", "--draft", "-o", work / "out", work / f"{size}-packet"], work,
                out(f"out/{size}-packet", "*.pdf")),
        Program("lowdown | groff", f"lowdown -s -tms all.md | groff -ms -t -k -Tpdf -dpaper=a4 -P-pa4 >'{work}/groff.pdf'", corpus,
                out(".", "groff.pdf")),
        Program("Typst", ["node", HERE / "typst.js", typst, corpus, "bench.typ", work / "typst.pdf"], corpus,
                out(".", "typst.pdf"), tells_seconds=True),
        Program("WeasyPrint", f"{html} | weasyprint -s '{HERE}/print.css' -u ./ - '{work}/weasyprint.pdf'", corpus,
                out(".", "weasyprint.pdf"), runs=1 if size == "large" else 3, limit=WEASYPRINT_LIMIT),
    ]
