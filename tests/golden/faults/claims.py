# Faults in what is claimed: done in part or not yet, shares above the whole, services and addresses that do not exist, proofs of failure.
import re

from .answers import told
from .markup import pasted
from .model import Edit, escape, fault, operator, set_answer, set_attribute, set_field
from .proofs import put

TO_COME = (
    "We will set this up for the customer with two engineers, four workshops and a runbook of 20 pages.",
    "This is going to be introduced with the next release: two roles, three alarms and a runbook of 20 pages.",
    "The team intends to cover this with three workshops and 40 test cases, which two engineers prepare.",
    "Three workshops will be held for it, with two engineers and 40 test cases.",
    "Wir werden dies mit zwei Technikern, vier Workshops und einem Drehbuch von 20 Seiten einführen.",
    "Dafür sind zwei Techniker, vier Workshops und ein Drehbuch von 20 Seiten eingeplant; der Beginn ist vorgesehen für Mai.",
)
IN_PART = ("This holds in most cases.", "So far it was partially carried out.", "For the most part this is so.",
           "Das gilt in den meisten Fällen.", "Bisher wurde es nur teilweise umgesetzt.", "It was done with some exceptions.")
ASKED_TO_COME = re.compile(r"(?i)plan|roadmap|expect|forecast|future|intend|will|next|growth|problem|challenge|lesson|mail|gap")


def asked_as_done(sample):
    """Answers that say yes to something that must have been done."""
    return [a for a in told(sample) if not sample.checklist.optional(a.get("item")) and
            not ASKED_TO_COME.search(a.get("item") + sample.checklist.requirement.get(a.get("item"), "will"))]


@operator("answer says what is to come", "C")
def to_come(sample):
    for at, answer in enumerate(sample.spread(asked_as_done(sample), 6, "come")):
        yield set_answer(sample, answer, TO_COME[at % len(TO_COME)])


@operator("answer says yes to a part", "C")
def in_part(sample):
    for at, answer in enumerate(sample.spread(asked_as_done(sample), 6, "part")):
        yield set_answer(sample, answer, f"{escape(answer.text)} {IN_PART[at % len(IN_PART)]}", said=IN_PART[at % len(IN_PART)])


@operator("share above 100 %", "B")
def above(sample):
    part = re.compile(r"(?i)convert|pass(ed)?\b|availab|\bCPU|processor|prozessor|memory|share|anteil|\buse\b|read|write|bestanden|auslastung")
    more = re.compile(r"(?i)than|grow|increas|faster|more|by\b|above|over\b|target|als\b|mehr|gestieg|last\b|load\b|gain|estimat|plan|burst|up\b")
    for rel, text in ((case.rel, case.text) for case in sample.cases):
        found = [m for m in re.finditer(r"(?<![\d.,–-])(\d{2})\s?%", text) if text[:m.start()].count("\n---\n") and
                 text[text.rfind("\n", 0, m.start()) + 1] not in "|>#"]
        clean = []
        for match in found:
            start, end = max(text.rfind(stop, 0, match.start()) for stop in (". ", "\n", "; ")), text.find("\n", match.end())
            if part.search(text[max(start, match.start() - 40):match.start()]) and not more.search(text[start:end]):
                clean.append(match)
        for match in sample.spread(clean, 2, "above" + rel):
            yield fault(sample, f"{rel} {text[match.start() - 20:match.start()].strip()}", Edit(rel, match.start(), match.start(), "1"),
                        said=f"{match[0]} -> 1{match[0]}")


pasted("link without an address", "D", "[More]() about it.")
pasted("picture without an address", "D", "![The dashboard of the project]()", block=True)
pasted("link to a host kept for examples", "D", "[More](https://www.example.com/report) about it.")


@operator("address of a host kept for examples", "D")
def reserved(sample):
    for case in [c for c in sample.cases if "public-reference" in c.fields][:2]:
        yield set_field(sample, case, "public-reference", "https://blog.example.org/stories/one")
    for document in [d for d in sample.documents if d.get("url")][:2]:
        yield set_attribute(sample, document, "url", "https://example.net/report", document.get("id"))
    yield set_attribute(sample, sample.people[0], "email", "jane.doe@example.com", sample.people[0].get("id"))


@operator("AWS service that does not exist", "C")
def service(sample):
    for case in sample.cases:
        names = list(re.finditer(r"\b(?:AWS|Amazon) ([A-Z][A-Za-z]{2,})", case.text[case.body:]))
        for match in sample.spread({m[1]: m for m in names}.values(), 3, "service" + case.id):
            name, start = match[1], case.body + match.start(1)
            wrong = name[0] + name[2] + name[1] + name[3:] if name[1] != name[2] else name[:-1] + "x"
            yield fault(sample, f"{case.id} {name}", Edit(case.rel, start, start + len(name), wrong), said=f"{name} -> {wrong}")


@operator("run that failed as its proof", "A")
def failed(sample):
    for document in sample.documents:
        rel = document.get("file")
        if rel.endswith(".log"):
            text = sample.texts[rel].rstrip() + "\n2019-01-01T06:00:00 main: all tasks failed, process ended with exit status 2\n"
            yield put(sample, document, text.encode(), "", "its last line is a failure")
        rows = sample.texts.get(rel, "").splitlines()
        if rel.endswith(".csv") and rows and re.search(r"(?i)\b(state|status)\b", rows[0]):
            column = next(at for at, name in enumerate(rows[0].split(",")) if re.fullmatch(r"(?i)state|status", name))
            cells = rows[2].split(",")
            cells[column] = "failed"
            yield put(sample, document, ("\n".join([*rows[:2], ",".join(cells), *rows[3:]]) + "\n").encode(), "", "a row has failed")


@operator("acceptance refused or not signed", "A")
def refused(sample):
    texts = ("The result is not accepted: eleven cases are open.", "Rejected by the head of IT.", "Not yet signed.",
             "Abnahme verweigert, elf Fälle sind offen.")
    own = [d for d in sample.documents if re.search(r"(?i)accept|abnahme", d.get("title")) and d.get("file") in sample.texts]
    for document in own:
        for text in texts[:4 if sample.main else 2]:
            before = re.sub(r"(?im)^.*(signed|unterschrieben|is accepted).*\n?", "", sample.texts[document.get("file")])
            yield put(sample, document, f"{before.rstrip()}\n\n{text}\n".encode(), text[:8], text)


@operator("account of an answer contradicts the field", "B")
def account(sample):
    for answer in sample.answers:
        match = re.search(r"\d{4}[ -]?\d{4}[ -]?\d{4}", sample.manifest[slice(*answer.body)])
        if match and answer.get("case") and answer.get("item").endswith("account"):
            at = answer.body[0] + match.end() - 1
            yield fault(sample, f"{answer.get('item')} {answer.get('case')}", Edit("manifest.xml", at, at + 1, "3" if match[0][-1] != "3" else "4"))
            yield fault(sample, f"{answer.get('item')} {answer.get('case')} short", Edit("manifest.xml", at, at + 1, ""))


@operator("AWS region that does not exist", "C")
def region(sample):
    for case in sample.cases:
        for match in list(re.finditer(r"\b(?:eu|us|ap)-[a-z]+-(\d)\b", case.text))[:1]:
            yield fault(sample, f"{case.id} {match[0]}", Edit(case.rel, match.start(1), match.end(1), "9"), said=match[0])


@operator("service listed twice", "B")
def listed_twice(sample):
    for case in sample.spread(sample.cases, 2, "twice"):
        services = case.value("services").strip("[]").split(", ")
        yield set_field(sample, case, "services", f"[{', '.join(services + services[:1])}]")


@operator("answer names a document that is not there", "C")
def named(sample):
    hits = [(a, m) for a in sample.answers for m in re.finditer(r"\(([A-Z]\d+)[,)]", sample.manifest[slice(*a.body)])]
    for answer, match in sample.spread(hits, 3, "named"):
        if len(hits) > 4:
            at = answer.body[0] + match.end(1)
            yield fault(sample, f"{answer.get('item')} {answer.get('case')} {match[1]}", Edit("manifest.xml", at, at, "7"), said=match[1] + "7")


@operator("acceptance with blocking defects", "A")
def blocked(sample):
    own = [d for d in sample.documents if re.search(r"(?i)accept|abnahme", d.get("title")) and d.get("file") in sample.texts]
    for document in own:
        text = sample.texts[document.get("file")].rstrip() + "\nThree blocking defects are open.\n"
        yield put(sample, document, text.encode(), "", "three blocking defects are open")
