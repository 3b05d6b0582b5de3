"""Usage: build.py DOSSIER SOURCE OUT THEMES [NAME...]: builds every sample and the specimen (or those whose folders are named), in each
of the themes (modern,classic), into OUT, and prints the names of the PDFs that are ours: those in a bundle are the submission's own."""
import pathlib, shutil, subprocess, sys

program, source, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
specimen = source / "tests/golden/specimen"
samples = sorted(path.parent for path in source.glob("input/*/manifest.xml"))
samples += sorted(path.parent for path in source.glob("tests/samples/*/manifest.xml")) + [specimen / "input", specimen / "deutsch"]
assert len(samples) >= 5, samples
for sample in samples:
    if sys.argv[5:] and sample.name not in sys.argv[5:]:
        continue
    for theme in sys.argv[4].split(","):
        folder = out / "from" / ("%s-%s" % (sample.name, theme))
        shutil.copytree(sample, folder)
        if sample.parent == specimen and sample.name != "input":
            shutil.copytree(specimen / "input/templates", folder / "templates")
        manifest = folder / "manifest.xml"
        text = manifest.read_text(encoding="utf-8")
        manifest.write_text(text.replace("</submission>", '<design theme="%s"/></submission>' % theme), encoding="utf-8")
        # A sample under way has findings: its PDFs are drafts, and the status is 1.
        run = subprocess.run([program, "build", "--format=short", "-o", str(out), str(folder)], capture_output=True, text=True, check=False)
        if run.returncode == 1:
            run = subprocess.run([program, "build", "--draft", "-o", str(out), str(folder)], capture_output=True, text=True, check=False)
        made = sorted(path for path in (out / folder.name).rglob("*.pdf") if "bundle" not in path.parts)
        if run.returncode not in (0, 1) or len(made) < 2:
            sys.exit(run.stdout + run.stderr)
        # The public drafts are the same case studies once more: in one theme.
        print(*(path for path in made if theme == "modern" or path.parent.name != "public"), sep="\n")
