"""Usage: check_structure.py [--pages DUMP] [--claims-nothing] [--list] PDF...: asks of each PDF what PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2)
ask, as far as a program can see it and our documents have it, and prints each complaint with its clause.

The checks are in structure/rules_*.py, each a function that is named by its clause. --pages: the output of `dossier dump
--phase=pages` for these PDFs in this order; the text that the structure tree reads on each page must be the text laid out there.
--claims-nothing: pages of other documents are bound in, so the file must not claim to be either, and is asked all else.
Exit status: 0 nothing to complain of, 1 a complaint."""
import re, sys

# The rules enter themselves in check.CHECKS.
from structure import check, rules_annotation, rules_file, rules_font, rules_graphics, rules_metadata, rules_tree, rules_types
from structure.pdf import Document


def bare(text):
    return "".join(text.replace("\u00ad", "").split())


def read_dump(path):
    """For each page the text of its runs but the artefacts."""
    pages = re.split(r"(?m)^page \d+ of \d+\n", open(path, encoding="utf-8").read())[1:]
    run = re.compile(r'(?ms)^  -?\d+ -?\d+ \S+ \d+( artefact)? "(.*?)"$(?=\n  -?\d+ -?\d+ |\n?\Z)')
    return [bare("".join(m.group(2) for m in run.finditer(page) if not m.group(1))) for page in pages]


def compare_text(document, pages):
    """Complaints about pages on which the tree reads something else than was laid out."""
    orders = rules_tree.reading_order(document)
    for number, (page, marks, wanted) in enumerate(zip(document.pages, orders, pages), 1):
        got = bare("".join(document.shown.get((page, mark), "") for mark in marks))
        if got != wanted:
            at = next((i for i, (a, b) in enumerate(zip(got, wanted)) if a != b), min(len(got), len(wanted)))
            yield "page %d: the tree reads %r, laid out is %r" % (number, got[at:at + 60], wanted[at:at + 60])


def run_checks(document):
    """(check, complaint)"""
    return [(one, complaint) for one in check.CHECKS.values() for complaint in one.run(document)]


def without_claims(complaints):
    """The complaints of a file that is to claim nothing: of one that does claim, that."""
    claims = {"claims_archive", "claims_accessible"}
    for name in sorted(claims - {name for _, name, _ in complaints}):
        yield "own", name, "the file claims it"
    yield from (one for one in complaints if one[1] not in claims)


def report(path, complaints):
    for number, (clause, name, complaint) in enumerate(complaints):
        if sum(c[1] == name for c in complaints[:number]) < 5:
            print("%s: %s %s: %s" % (path, clause, name, complaint))
    return len(complaints)


def main(arguments):
    if arguments[:1] == ["--list"]:
        for one in check.CHECKS.values():
            print("%-26s %s: %s" % (one.name, one.clause, one.function.__doc__))
        return 0
    pages = None
    if arguments[:1] == ["--pages"]:
        pages, arguments = read_dump(arguments[1]), arguments[2:]
    claims_nothing = arguments[:1] == ["--claims-nothing"]
    if claims_nothing:
        arguments = arguments[1:]
    bad = at = 0
    for path in arguments:
        document = Document(path)
        complaints = [(one.clause, one.name, complaint) for one, complaint in run_checks(document)]
        if claims_nothing:
            complaints = list(without_claims(complaints))
        if pages is not None:
            own = pages[at:at + len(document.pages)]
            at += len(own)
            complaints += [("own", "text", complaint) for complaint in compare_text(document, own)]
        bad += report(path, complaints)
        print("%s: %d pages, %d elements, %d complaints" % (path, len(document.pages), len(document.structure), len(complaints)))
    if pages is not None and at != len(pages):
        print("the dump has %d pages, the PDFs %d" % (len(pages), at))
        bad += 1
    return bad != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
