# Faults in case studies: sections missing, mixed up or copied, numbers and dates that contradict the facts, the other customer.
import re

from .answers import DENIED_DE, DENIED_EN, LOREM, half
from .model import MONTHS, Edit, digits, fault, operator


def asked(sample, case):
    return [section for section in case.sections if section[0].strip().lower() in sample.checklist.required]


def asked_as(title):
    """How a condition about the section ends: "Use case" is asked in requirements/WAF-001/use-case."""
    return "/" + title.strip().lower().replace(" ", "-")


def each(sample, count, salt, sections=asked):
    """Some sections of the case studies."""
    pairs = [(case, section) for case in sample.cases for section in sections(sample, case)]
    return sample.spread(pairs, count, salt)


def body(case, section, text, sample, key=None, also=(), said=""):
    name, head, start, end = section
    return fault(sample, key or f"{case.id} {name}", Edit(case.rel, start, end, f"\n{text}\n\n" if text else "\n"),
                 also=[(case.rel, head, end), *also],
                 said=said or f"section {name}: {text[:60] or 'emptied'}")


@operator("section emptied", "C")
def emptied(sample):
    for case, section in each(sample, 4, "emptied"):
        yield body(case, section, "", sample)


@operator("section deleted", "C")
def deleted(sample):
    for case, section in each(sample, 5, "deleted"):
        yield fault(sample, f"{case.id} {section[0]}", Edit(case.rel, section[1], section[3], "", gone=True), wide=True,
                    said=f"section {section[0]} deleted")


@operator("bodies of two sections swapped", "C")
def swapped(sample):
    for case in sample.spread(sample.cases, 3, "swapped"):
        sections = asked(sample, case)
        for one, two in ((sections[0], sections[-1]), (sections[1], sections[2])):
            if "\n### " in case.text[one[2]:one[3]] + case.text[two[2]:two[3]]:
                continue
            yield fault(sample, f"{case.id} {one[0]} / {two[0]}",
                        Edit(case.rel, one[2], one[3], case.text[two[2]:two[3]].rstrip() + "\n\n"),
                        Edit(case.rel, two[2], two[3], case.text[one[2]:one[3]].rstrip() + "\n\n"),
                        also=[(case.rel, *one[1:4:2]), (case.rel, *two[1:4:2]), *sample.about(case, *map(asked_as, (one[0], two[0])))],
                        said=f"bodies of {one[0]} and {two[0]} swapped")


@operator("section given twice", "C")
def doubled(sample):
    for case, (name, head, start, end) in each(sample, 3, "doubled"):
        copy = "\n\n" + case.text[head:end].strip() + "\n" if end == len(case.text) else case.text[head:end]
        yield fault(sample, f"{case.id} {name}", Edit(case.rel, end, end, copy), also=[(case.rel, head, end)], said=f"section {name} twice")


@operator("section copied from another case study", "C")
def copied(sample):
    for case, section in each(sample, 6, "copied"):
        other = sample.other(case)
        source = next((s for s in other.sections if s[0] == section[0]), None)
        if source:
            yield body(case, section, other.text[source[2]:source[3]].strip(), sample, also=[(other.rel, source[1], source[3])],
                       said=f"section {section[0]} replaced by that of {other.id}")


@operator("paragraph copied from another case study", "C")
def paragraph_copied(sample):
    for case in sample.cases[:2]:
        other = sample.other(case)
        start, end = other.prose[len(other.prose) // 2]
        at = case.prose[len(case.prose) // 3]
        yield fault(sample, case.id, Edit(case.rel, at[1], at[1], "\n" + other.text[start:end]),
                    also=[(other.rel, max(s[1] for s in other.sections if s[1] <= start), end), (case.rel, at[0], at[1])],
                    said=f"a paragraph of {other.id} added: {other.text[start:start + 50]}")


@operator("heading renamed", "C")
def renamed(sample):
    for case, (name, head, start, _) in each(sample, 4, "renamed"):
        yield fault(sample, f"{case.id} {name}", Edit(case.rel, head, start, "## Miscellaneous\n", gone=True), wide=True,
                    said=f"## {name} -> ## Miscellaneous")


@operator("heading misspelt", "C")
def misspelt(sample):
    for case, (name, head, start, _) in each(sample, 4, "misspelt"):
        wrong = name[:2] + name[3] + name[2] + name[4:]
        yield fault(sample, f"{case.id} {name}", Edit(case.rel, head, start, f"## {wrong}\n", gone=True), wide=True,
                    said=f"## {name} -> ## {wrong}")


@operator("section is lorem ipsum", "C")
def lorem(sample):
    for case, section in each(sample, 4, "lorem"):
        yield body(case, section, LOREM + "\n\n" + LOREM.replace("Lorem", "Donec"), sample)


@operator("section is a placeholder", "C")
def placeholder(sample):
    for (case, section), text in zip(each(sample, 4, "placeholder"),
                                     ("TODO", "To be completed.", "[describe the solution here]", "Text folgt.")):
        yield body(case, section, text, sample)


@operator("section denied", "C")
def denied(sample):
    for at, (case, section) in enumerate(each(sample, 6, "denied")):
        texts = (DENIED_EN if at % 2 == 0 else DENIED_DE)
        yield body(case, section, "\n\n".join(texts[at:at + 4]), sample)


@operator("section cut in the middle", "C")
def cut(sample):
    for case in sample.spread(sample.cases, 3, "cut"):
        for start, end in sample.spread(case.prose, 2, "cut" + case.id):
            text = half(case.text[start:end])
            yield fault(sample, f"{case.id} {case.text[start:start + 30]}", Edit(case.rel, start, end, text + "\n"),
                        said=f"paragraph ends with '{text[-30:]}'")


@operator("the two stories swapped", "C")
def stories(sample):
    for case in sample.spread(sample.cases, 1, "stories"):
        other = sample.other(case)
        yield fault(sample, f"{case.id} {other.id}", Edit(case.rel, case.body, len(case.text), other.text[other.body:]),
                    Edit(other.rel, other.body, len(other.text), case.text[case.body:]), wide=True,
                    also=[("manifest.xml", a.start, a.end) for c in (case, other) for a in sample.for_case(c)],
                    said="bodies of the two case studies swapped")


@operator("story names the other customer", "C")
def other_customer(sample):
    for case in sample.cases:
        other, hits = sample.other(case), []
        for start, end in case.paragraphs:
            name = next((n for n in case.names() if n in case.text[start:end]), None)
            if name:
                hits.append((start, end, name))
        for start, end, name in sample.spread(hits, 2, case.id):
            yield fault(sample, f"{case.id} {case.text[start:start + 30]}",
                        Edit(case.rel, start, end, case.text[start:end].replace(name, other.names()[case.names().index(name)])),
                        also=sample.about(case, *[asked_as(s[0]) for s in case.sections if s[1] <= start < s[3]]),
                        said=f"{name} -> {other.names()[1]}")
        for start, end in sample.spread(case.prose, 1, "added" + case.id):
            yield fault(sample, f"{case.id} added", Edit(case.rel, end - 1, end - 1, f" {other.names()[1]} was satisfied with the result."),
                        said=f"sentence about {other.names()[1]} added")


def numbers(sample, case):
    """Field, place, number and unit wherever the story restates a field."""
    for name in case.fields:
        for at, number, unit in sample.restated(case, name, case.text[case.body:]):
            yield name, case.body + at, number, unit


@operator("number of the story contradicts the field", "B")
def number(sample):
    for case in sample.cases:
        for name, start, said, unit in sample.spread(numbers(sample, case), 6, case.id):
            new = str(9 - int(said[0])) if said[0] not in "49" else "7"
            yield fault(sample, f"{case.id} {name} {said} {case.text[start - 12:start].strip()}", Edit(case.rel, start, start + 1, new),
                        also=[(case.rel, *case.fields[name][::2])] + sample.mentions(case, said),
                        said=f"{said} -> {new}{said[1:]}, {name} says {case.value(name)}")


@operator("unit of the story contradicts the field", "B")
def unit(sample):
    for case in sample.cases:
        hits = [hit for hit in numbers(sample, case) if hit[3] in ("GB", "TB", "MB")]
        for (name, start, said, old), new in zip(sample.spread(hits, 2, case.id), ("TB", "MB")):
            at = case.text.index(old, start)
            yield fault(sample, f"{case.id} {name} {said} {start - case.body}", Edit(case.rel, at, at + 2, new if new != old else "GB"),
                        also=[(case.rel, *case.fields[name][::2])] + sample.mentions(case, said),
                        said=f"{said} {old} -> {new}, {name} says {case.value(name)}")


@operator("date of the story lies outside the project", "B")
def year(sample):
    for case in sample.cases:
        hits, words = [], "|".join(MONTHS[0] + MONTHS[1])
        for match in re.finditer(rf"\b\d{{1,2}}\.?\s(?:{words})\s(\d{{4}})\b", case.text[case.body:]):
            if case.value("start")[:4] <= match[1] <= case.value("end")[:4]:
                hits.append(match)
        for match in sample.spread(hits, 2, case.id):
            start = case.body + match.start(1)
            new = str(int(sample.submission.get("date")[:4]) + 3)
            yield fault(sample, f"{case.id} {match[0]}", Edit(case.rel, start, start + 4, new),
                        said=f"{match[0]}: year -> {new}, behind the submission")


@operator("rows of the outcome table without values", "C")
def table(sample):
    for case in sample.cases:
        rows = [m for m in re.finditer(r"^\|(?![ :|-]+\n)(.*?)\|(.*)\|\n", case.text, re.M)]
        tables = [rows[at] for at in range(1, len(rows)) if rows[at - 1].end() != rows[at].start()]  # the first row behind the ruler
        for row in sample.spread(tables, 1, case.id):
            cells = row[0].rstrip("\n").strip("|").split("|")
            yield fault(sample, f"{case.id} {cells[0].strip()}",
                        Edit(case.rel, row.start(), row.end(), f"|{cells[0]}|" + "  |" * (len(cells) - 1) + "\n"),
                        said=f"cells of the row {cells[0].strip()} emptied")


@operator("story is about a project that failed", "C")
def failed(sample):
    for case in sample.cases[:2]:
        outcome = next((s for s in asked(sample, case) if re.search(r"(?i)outcome|result|ergebnis", s[0])), None)
        if outcome:
            yield body(case, outcome,
                       "The project was stopped before the cut-over and the solution never went into production. The customer went back to the old "
                       "system in the same month and keeps it until today. None of the 14 measures that had been agreed was reached, and no invoice of the second "
                       "phase was paid. A new attempt is not planned.", sample)


@operator("caption or alternative text of the other case study", "D")
def pictures(sample):
    for case in sample.cases[:2]:
        other = sample.other(case)
        for what in ("caption", "alternative"):
            one, two = (re.search(rf"^ *{what}: *(.*)$", c.text[:c.body], re.M) for c in (case, other))
            if one and two:
                yield fault(sample, f"{case.id} {what}", Edit(case.rel, one.start(1), one.end(1), two[1]),
                            also=[(other.rel, *other.fields["diagrams"][::2])], said=f"{what} of {other.id}")
