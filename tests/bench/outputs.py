"""Everything the program says and writes for a large body of input, so that two builds can be compared file by file:

    python3 tests/bench/outputs.py PROGRAM OUT [--quick]       then diff -r OUT_BEFORE OUT_AFTER

The samples, the specimen and the golden folders in English and German, in both themes and on both papers, final and draft; the same
folders and the checklists with seeded faults; and the commands beside build. --quick leaves most variants and faults out.
"""
import os, random, re, shutil, subprocess, sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
PROGRAM, OUT, QUICK = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), "--quick" in sys.argv
FOLDERS = {"northwind": "input/northwind-dms", "contoso": "input/contoso-migration", "fabrikam": "input/fabrikam-dms-in-progress",
           "waf": "tests/samples/waf", "specimen": "tests/golden/specimen/input", "deutsch": "tests/golden/specimen/deutsch",
           "words": "tests/golden/manifest/wrong-words/input"}
FAULTS = 12 if QUICK else 120
TEXT = rb'"(?:[^"\\]|\\.)*"'  # in JSON
FIXES = [rb',"fix":\{"file":%s,"from":\d+,"to":\d+,"replacement":%s\}' % (TEXT, TEXT),  # golden/fixes looks at them
         rb',"fixes":\[\{"artifactChanges":.*?"insertedContent":\{"text":%s\}\}\]\}\]\}\]' % TEXT]


def run(name, *arguments):
    done = subprocess.run([PROGRAM, *arguments], cwd=OUT / "in", capture_output=True, env=os.environ | {"SOURCE_DATE_EPOCH": "1552608000"})
    (OUT / "said").mkdir(exist_ok=True)
    said = b"status %d\n%s\n----\n%s" % (done.returncode, re.sub(rb"in \d+ ms|in \d+\.\d s", b"in some time", done.stdout), done.stderr)
    for fix in FIXES:
        said = re.sub(fix, b"", said)
    (OUT / "said" / name).write_bytes(said)


def copy(folder, name):
    target = OUT / "in" / name
    shutil.copytree(SOURCE / folder, target)
    if folder.endswith("specimen/deutsch"):
        shutil.copytree(SOURCE / FOLDERS["specimen"] / "templates", target / "templates")
    return target


def vary(target, language, theme, paper):
    manifest = target / "manifest.xml"
    text = re.sub(r'language="\w+"', f'language="{language}"', manifest.read_text())
    text = re.sub(r"\s*<design[^>]*/>", "", text)
    manifest.write_text(text.replace("</submission>", f'<design theme="{theme}" paper="{paper}"/></submission>'))


def spoil(text, dice):
    """One fault of the kinds that people and editors make."""
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    kind = dice.randrange(9)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(at, lines[at])
    elif kind == 2:
        lines[at] = re.sub(r"\d+", lambda m: str(int(m[0][:9]) * dice.choice([0, 7, 1000]) + 1), lines[at])
    elif kind == 3:
        lines[at] = re.sub(r'"[^"]*"', '"%s"' % dice.choice(["", "yes", "12", "nowhere", "TODO", "2031-02-30"]), lines[at], count=1)
    elif kind == 4:
        lines[at] = re.sub(r"(\w)(\w)", r"\2\1", lines[at], count=dice.randrange(1, 4))
    elif kind == 5:
        lines[at] = re.sub(r": .*", ": " + dice.choice(["TBD", "0", "400", "x y", "[a, b]", "2018-13-40", "3.5 GB", "yes"]), lines[at])
    elif kind == 6:
        lines[at] = dice.choice(["lorem ipsum", "see [there](#nowhere) and ![](diagrams/none.png)", "```", "## Extra", "TODO", "& <b>"])
    elif kind == 7:
        other = dice.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    else:
        lines = lines[:at]
    return "\n".join(lines)


def main():
    shutil.rmtree(OUT, ignore_errors=True)
    (OUT / "in").mkdir(parents=True)
    for name, folder in FOLDERS.items():
        variants = [("en", "modern", "a4"), ("de", "classic", "letter")]
        if not QUICK:
            variants += [("de", "modern", "a4"), ("en", "classic", "letter")]
        for variant in variants:
            label = "-".join((name,) + variant)
            vary(copy(folder, label), *variant)
            run(label, "build", "--format=json", "-o", "../final", label)
            run(label + "-draft", "build", "--draft", "--format=text", "-o", "../draft", label)
            run(label + "-results", "dump", "--phase=results", label)
            run(label + "-model", "dump", "--phase=model", label)
    for name in ("northwind", "contoso", "fabrikam", "waf", "specimen"):
        for number in range(FAULTS):
            dice = random.Random(f"{name} {number}")
            label = f"{name}-{number:03d}"
            target = copy(FOLDERS[name], label)
            for _ in range(dice.randrange(1, 4)):
                files = sorted(p for p in target.rglob("*") if p.suffix in (".md", ".xml", ".txt"))
                file = dice.choice(files + [target / "manifest.xml"] * len(files))
                file.write_text(spoil(file.read_text(), dice))
            if number % 4 == 1:
                manifest = target / "manifest.xml"
                manifest.write_text(manifest.read_text().replace('language="en"', 'language="de"'))
            run(label, "check", f"--format={('json', 'text', 'short', 'sarif')[number % 4]}", label)
            run(label + "-results", "dump", "--phase=results", label)
            if number % 6 == 1:
                run(label + "-draft", "build", "--draft", "--format=short", "-o", "../faults", label)
    checklists = sorted((SOURCE / "templates/checklists").glob("*.xml")) + [SOURCE / "tests/spec/vocabulary-checklist.xml",
                                                                          SOURCE / "tests/spec/complete-checklist.xml"]
    for checklist in checklists:
        shutil.copy(checklist, OUT / "in")
        run(f"lint-{checklist.stem}", "checklists", "lint", checklist.name)
        for number in range(FAULTS // 3):
            dice = random.Random(f"{checklist.stem} {number}")
            spoiled = OUT / "in" / f"{checklist.stem}-{number:03d}.xml"
            spoiled.write_text(spoil(checklist.read_text(), dice))
            run(f"lint-{spoiled.stem}", "checklists", "lint", spoiled.name)
    for name in ("aws-dms-service-delivery-2019", "aws-migration-competency-2019", "aws-waf-service-delivery-2025"):
        run(f"new-{name}", "new", f"--checklist={name}", f"new-{name}")
        run(f"new-check-{name}", "check", f"new-{name}")
        run(f"explain-{name}", "checklists", name)
        for folder in ("northwind", "contoso"):
            run(f"select-{folder}-{name}", "select", f"--checklist={name}", "--date=2019-03-15", f"{folder}-en-modern-a4")
    run("select-all", "select", "--programmes=all", "--date=2019-03-15", "contoso-en-modern-a4")
    for code in re.findall(r'^FINDING\(\w+, "([^"]+)"', (SOURCE / "src/model/finding_codes.h").read_text(), re.M):
        run(f"explain-{code}", "explain", code)
    for item in ("requirements/2.2", "requirements/1.0", "prerequisites/2.1", "requirements/1.0/s4"):
        run("explain-" + item.replace("/", "-"), "explain", "--checklist=aws-dms-service-delivery-2019", item)
    for command in ("check", "build", "new", "select", "migrate", "explain", "dump", "import-answers", "checklists"):
        run(f"help-{command}", command, "--help")
    for number in range(FAULTS // 3):  # answers changed in the table and taken back
        dice = random.Random(number)
        label = f"import-{number:03d}"
        copy(FOLDERS["northwind"], label)
        table = OUT / "final/northwind-en-modern-a4/answers.csv"
        (OUT / "in" / f"{label}.csv").write_text(spoil(table.read_text(), dice))
        run(label, "import-answers", f"{label}.csv", label)


main()
