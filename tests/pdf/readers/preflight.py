"""Usage: preflight.py SAID.XML: what PDFBox preflight says of copies of our files, against what level 1b is expected to forbid.

Each row: the code and the words that preflight uses, and why it is right at level 1b and no fault at level 2a (ISO 19005-2)."""
import os, re, sys
import xml.etree.ElementTree as tree

EXPECTED = [
    ("3.1.11", "The CIDSet entry is missing", "19005-1, 6.3.5 asks for one; 19005-2, 6.2.11.4.2 only that one that is there is right"),
    ("3.1.4", "The Charset entry is missing", "the same for the fonts inside drawings: 19005-2, 6.2.11.4.2"),
    ("2.1.6", "Invalid version of the ICCProfile", "PDF 1.4 knows profiles of version 2; 19005-2, 6.2.3 allows those of version 4"),
    ("2.2.1", "Invalid graphics transparency, Group", "19005-2, 6.2.10 allows transparency: a drawing is a group"),
    ("2.2.2", "Invalid graphics transparency, Soft Mask", "the same: a PNG with alpha has a mask"),
    ("7.11.2", "part must be 1", "the claim is part 2"),
]


def explain(code, details):
    for number, (wanted, words, _) in enumerate(EXPECTED):
        if code == wanted and words in details:
            return number
    return None


def main(path):
    seen, bad, files, wrong = set(), 0, 0, False
    text = open(path, encoding="utf-8", errors="replace").read()
    for report in tree.fromstring(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "?", text)).iter("preflight"):
        name = os.path.basename(report.get("name"))
        errors = [(e.findtext("code"), e.findtext("details") or "") for e in report.iter("error")]
        strange = [error for error in errors if explain(*error) is None]
        seen.update(explain(*error) for error in errors)
        assert errors, name + ": nothing is said, not even of the ICC profile"
        if name == "wrong.pdf":
            wrong = bool(strange)
            continue
        files += 1
        for code, details in strange:
            print("%s: %s %s" % (name, code, details[:300]))
        bad += bool(strange)
    print(files, "files,", len(seen - {None}), "kinds of expected complaints,", bad, "files with others")
    if not wrong:
        print("the file made wrong was not found out")
    unseen = [row[:2] for number, row in enumerate(EXPECTED) if number not in seen]
    if unseen:
        print("no longer said, take it from the list:", unseen)
    return bad != 0 or files < 8 or not wrong or bool(unseen)


sys.exit(main(sys.argv[1]))
