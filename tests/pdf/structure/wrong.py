"""Usage: wrong.py PDF PDF-WITH-CONTENTS: shows that each check sees what it is there for. Each function below makes the PDF wrong in
one way, and exactly the check it names must complain of something that it did not complain of before."""
import collections, os, re, subprocess, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.dont_write_bytecode = True
from check_structure import run_checks
from structure import check, wrong_file, wrong_tree
from structure.pdf import Document
from structure.spoil import Spoilt


def complaints(path):
    """(check, complaint): times. Objects are numbered anew when a PDF is written, so their numbers are taken out."""
    return collections.Counter((one.name, re.sub(r"\d+ 0 R", "_", text)) for one, text in run_checks(Document(path)))


def spoil(change, source, target):
    """Changes that know of the file's bytes take them and give them back; others change objects."""
    spoilt = Spoilt(source)
    if change.on_bytes:
        spoilt.write(target)
        data = open(target, "rb").read()
        changed = change(data)
        assert changed != data, change.__name__
        open(target, "wb").write(changed)
    else:
        change(spoilt)
        spoilt.write(target)
        if change.options:
            subprocess.run(["qpdf", "--replace-input", "--newline-before-endstream", *change.options, target], check=True)


def main(paths):
    bad, shown = 0, set()
    with tempfile.TemporaryDirectory() as folder:
        sources, before = [], []
        for i, path in enumerate(paths):
            sources.append(path)
            Spoilt(path).write("%s/plain%d.pdf" % (folder, i))
            before.append(complaints("%s/plain%d.pdf" % (folder, i)))
        for wanted, change in wrong_file.CHANGES + wrong_tree.CHANGES:
            at = 1 if change.contents else 0
            target = folder + "/wrong.pdf"
            spoil(change, sources[at], target)
            found = complaints(target) - before[at]
            if {name for name, _ in found} != {wanted}:
                bad += 1
                print("%s: %s should complain, but there is %s" % (change.__name__, wanted, sorted(found)[:6]))
            shown.add(wanted)
    for name in sorted(check.CHECKS.keys() - shown):
        bad += 1
        print("no document is made wrong for the check %s" % name)
    print("%d checks, %d documents made wrong, %d not as they should be" % (len(check.CHECKS), len(wrong_file.CHANGES + wrong_tree.CHANGES), bad))
    return bad != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
