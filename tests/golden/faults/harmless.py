# Edits that are no faults: what a good author writes as well must give no new finding.
import re

from .model import Edit, digits, fault, set_field


def all_of(samples):
    out = []
    for sample in samples:
        for edit in (comments, dialects, sentences, quantities, spellings, good_denials, reordered, blanks):
            for made in filter(None, edit(sample)):
                made.operator = f"harmless {edit.__name__}"
                out.append(made)
    return out


def paragraph(sample, case, text, key, at=2):
    start, end = case.prose[at % len(case.prose)]
    end -= case.text[end - 1] == "\n"
    return fault(sample, f"{case.id} {key}", Edit(case.rel, end, end, text), said=text[:60])


def comments(sample):
    """Comments that stand in the line reach no output and are no fault."""
    for case in sample.cases[:2]:
        yield paragraph(sample, case, " and <!-- price 40k, do not show --> so on.", "inline")
        yield paragraph(sample, case, "\n\n<!-- to be kept out: the price -->", "block", 3)
    answer = next(a for a in sample.answers if len(a.text) > 80)
    yield fault(sample, "answer", Edit("manifest.xml", *answer.body,
                                       sample.manifest[slice(*answer.body)].rstrip() + " <!-- ask nobody -->\n    "),
                                       said="a comment in an answer")


def dialects(sample):
    """Line breaks and GitHub's alerts are set."""
    case = sample.cases[-1]
    yield paragraph(sample, case, " First line<br>second line.", "break")
    yield paragraph(sample, case, "\n\n> [!NOTE]\n> The first rehearsal was repeated in full.", "alert")
    yield paragraph(sample, case, " It took ~~4~~ 5 of them, see <https://docs.aws.amazon.com/>.", "strikethrough")


GOOD = (
    " An archive of 1.8 TB stayed where it was.",
    " Costs fell from $5,400 to $3,900 a month, and the support plan from $29 to $12.",
    " With the growth of today it may reach three times its size by 2031.",
    " The password of each endpoint lies in AWS Secrets Manager and is changed every 30 days.",
    " The image has the digest `sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08`.",
    " Another firm had tried it in 2014 and had not come to an end.",
    " The old server had not been patched since 2011, and nobody knew any more who had set it up.",
    " A query such as `SELECT count(*) FROM t WHERE a < b AND c > $1` ran for 40 minutes.",
    " It takes < 5 ms & saves > 10 %.",
    " The request carried the id 7d3e9a50-4c1b-4f0e-9b57-2f6c1f0a8e11 in `eu-central-1`.",
    " Die Abnahme dauerte zwei Tage; offen blieb nichts.",
    " What is still open is told on the customer's own page.",
    " The customer did not want a second data center, so none was planned.",
    " Two of the 14 tests failed at first and passed on the next day.",
)


def sentences(sample):
    """What a story may say beside the facts."""
    for at, text in enumerate(GOOD):
        yield paragraph(sample, sample.cases[at % len(sample.cases)], text, text.strip()[:40], at + 1)
    answers = [a for a in sample.answers if len(a.text) > 80]
    for at, text in enumerate(GOOD[1::3]):
        answer = answers[(7 * at + len(sample.name)) % len(answers)]
        end = answer.body[0] + len(sample.manifest[slice(*answer.body)].rstrip())
        yield fault(sample, f"answer {text.strip()[:40]}", Edit("manifest.xml", end, end, text.replace("&", "&amp;").replace("<", "&lt;")),
                    said=f"{answer.get('item')}: {text}")


def quantities(sample):
    """The same size or count in another notation."""
    for case in sample.cases[:2]:
        for name in case.fields:
            value = case.value(name)
            if re.fullmatch(r"\d+ GB", value):
                yield set_field(sample, case, name, f"{int(value[:-3]) * 1000} MB", f"{case.id} {name} MB")
                yield set_field(sample, case, name, f"{int(value[:-3]) / 1000:g} TB", f"{case.id} {name} TB")
            elif re.fullmatch(r"\d{4,9}", value):
                yield set_field(sample, case, name, f"{int(value):,}", f"{case.id} {name} commas")


def spellings(sample):
    """Account, title and address in another spelling."""
    for case in sample.cases[:2]:
        if "aws-account-id" in case.fields:
            yield set_field(sample, case, "aws-account-id", digits(case.value("aws-account-id")), f"{case.id} account")
        yield set_field(sample, case, "customer", f'"{case.value("customer")}"', f"{case.id} quotes")


def good_denials(sample):
    """Sentences that deny something and are good news."""
    for case, text in zip(sample.cases, (" No row was lost, and nothing had to be repeated.",
                                         " There were no errors, and the way back was never needed.",
                                         " Es gab keine Ausfälle; der Rückweg wurde nie gebraucht.", " Nobody noticed the change.")):
        yield paragraph(sample, case, text, "denial", 1)
    for answer, text in zip(sample.spread([a for a in sample.answers if len(a.text) > 80], 4, "good"), (
            " No error was left open.", " Without an outage; nothing was lost.", " It was never necessary to go back.",
            " No public address exists, and nobody holds permanent keys.")):
        end = answer.body[0] + len(sample.manifest[slice(*answer.body)].rstrip())
        yield fault(sample, f"{answer.get('item')} {answer.get('case')}", Edit("manifest.xml", end, end, text), said=text)


def reordered(sample):
    """Documents and people in another order."""
    one, two = sample.documents[0], sample.documents[1]
    text = sample.manifest
    yield fault(sample, "documents", Edit("manifest.xml", one.start, one.end, text[two.start:two.end]),
                Edit("manifest.xml", two.start, two.end, text[one.start:one.end]), said="first two documents swapped")
    one, two = sample.people[0], sample.people[-1]
    if one is not two:
        yield fault(sample, "people", Edit("manifest.xml", one.start, one.end, text[two.start:two.end]),
                    Edit("manifest.xml", two.start, two.end, text[one.start:one.end]), said="people swapped")


def blanks(sample):
    """Line ends of Windows, and a file that nobody names."""
    yield fault(sample, "crlf", files={sample.cases[0].rel: sample.cases[0].text.replace("\n", "\r\n").encode()},
                said="line ends of Windows")
    yield fault(sample, "notes", files={"notes.txt": b"Our own notes.\n"}, said="a file that nobody names")
