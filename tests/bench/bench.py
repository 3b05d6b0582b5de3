#!/usr/bin/env python3
"""Times `dossier build` on the benchmark corpus beside `lowdown | groff` on the same Markdown, in the same run.

usage: bench.py [bench] [small] [medium] [large]

The corpus is made by ../shared/bench/make_corpus.py and wrapped into submissions with a checklist of one item. Prints pages, seconds
(median of three, in turns), pages per second and peak memory of each.
"""
import os, pathlib, resource, shutil, statistics, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build/release/bin/dossier"
MAKER = ROOT.parent / "shared/bench/make_corpus.py"

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


def wrap(corpus, folder):
    (folder / "case-studies").mkdir(parents=True)
    (folder / "templates/checklists").mkdir(parents=True)
    (folder / "templates/checklists/bench.xml").write_text(CHECKLIST)
    shutil.copytree(corpus / "img", folder / "img")
    rows = []
    for path in sorted(corpus.glob("cs-*.md")):
        (folder / "case-studies" / path.name).write_text("---\ncustomer: Bench\n---\n" + path.read_text())
        rows.append(f'<case-study id="{path.stem}" file="case-studies/{path.name}" named="yes"/>')
    (folder / "manifest.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<submission xmlns="urn:dossier:submission:1" checklist="bench" date="2019-03-15">\n'
        '<partner name="Bench" tier="Advanced" home-page="https://bench.example/" practice-page="https://bench.example/aws"/>\n'
        '<people><person id="p" name="P" role="Lead" email="p@bench.example" contact="yes"/></people>\n<case-studies>'
        + "\n".join(rows) + '</case-studies>\n<answers><answer item="all/1" met="yes" by="p">We have read them.</answer></answers>\n</submission>\n')


def run(command, out, cwd):
    start = time.monotonic()
    with open(out, "wb") as stream:
        pid = subprocess.Popen(command, shell=isinstance(command, str), stdout=stream, stderr=subprocess.DEVNULL, cwd=cwd)
        _, status, usage = os.wait4(pid.pid, 0)
    return time.monotonic() - start, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def pages(pdf):
    text = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith("Pages")), 0)


def main():
    sizes = [a for a in sys.argv[1:] if a != "bench"] or ["small", "medium", "large"]
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        subprocess.run([sys.executable, MAKER, work / "corpus", *sizes], check=True, stdout=subprocess.DEVNULL)
        print(f"{'size':8}{'program':16}{'pages':>7}{'seconds':>9}{'pages/s':>9}{'MB':>7}")
        for size in sizes:
            corpus, folder = work / "corpus" / size, work / size
            wrap(corpus, folder)
            ours = [str(PROGRAM), "build", "-o", str(work / "out"), str(folder)]
            theirs = "lowdown -s -tms all.md | groff -ms -t -Tpdf -k"
            rounds = [(run(ours, work / "log", work), run(theirs, work / "theirs.pdf", corpus)) for _ in range(3)]
            made = work / "out" / size
            for label, k, count in (("dossier", 0, pages(made / "case-studies.pdf") + pages(made / "self-assessment.pdf")
                                     + sum(pages(p) for p in (made / "public").glob("*.pdf"))),
                                    ("lowdown | groff", 1, pages(work / "theirs.pdf"))):
                seconds = statistics.median(r[k][0] for r in rounds)
                print(f"{size:8}{label:16}{count:7}{seconds:9.3f}{count / seconds:9.0f}{max(r[k][1] for r in rounds):7.0f}"
                      + ("" if all(r[k][2] == 0 for r in rounds) else "  exit status not 0"))
            print(f"{size:8}ratio of pages per second is what to compare; dossier also writes public drafts in three forms")


if __name__ == "__main__":
    main()
