# Faults in answers: copied, swapped, denied, thin, cut, about another customer, in contradiction to the facts.
import re

from .model import MONTHS, NUMBER, Edit, digits, escape, fault, operator, plain, set_answer, set_attribute

DENIED_EN = (
    "This was never done in this project, and none of us knows much of it.",
    "We did not do this, because there was no time for it before the cut-over.",
    "Unfortunately nobody looked at this during the project; it remains an open task for next year.",
    "No such work took place. The customer declined the offer and we left it at that.",
    "None of this was carried out, and we have no documents that would say otherwise.",
    "This has not been implemented yet; we plan to begin with it in the second quarter.",
    "There was no need for it in our view, so it was left out and never discussed with anybody.",
    "We have no experience with this and could not say how it was handled by the customer.",
    "It was skipped. The team lacked the knowledge, and the budget did not allow for it.",
    "That is still missing: neither the customer nor our engineers ever set it up.",
)
DENIED_DE = (
    "Das wurde in diesem Projekt nie gemacht, und niemand von uns kennt sich damit aus.",
    "Wir haben das nicht umgesetzt, weil vor der Umstellung keine Zeit dafür blieb.",
    "Leider hat sich während des Projekts niemand darum gekümmert; es bleibt offen.",
    "Dazu gibt es keine Unterlagen, und es fand auch keine Prüfung statt.",
    "Dies ist noch nicht erfolgt; wir planen, im zweiten Quartal damit zu beginnen.",
    "Darauf wurde verzichtet, und mit dem Kunden wurde es nie besprochen.",
    "Wir haben damit keine Erfahrung und können nicht sagen, wie der Kunde es handhabt.",
    "Das fehlt bisher: weder der Kunde noch wir haben es jemals eingerichtet.",
    "Es wurde nichts davon durchgeführt, da das Budget dafür nicht ausreichte.",
    "Das wurde ausgelassen, weil dem Team die Kenntnisse dafür fehlten.",
)
LOREM = ("Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna "
         "aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat.")


def told(sample, least=60):
    return [a for a in sample.answers if a.get("met") == "yes" and len(a.text) > least]


def span(answer):
    return ("manifest.xml", answer.start, answer.end)


@operator("answer copied from the other case study", "C")
def copied_case(sample):
    for one, two in sample.spread(sample.pairs(), 8, "copied"):
        yield set_answer(sample, two, escape(one.text), also=[span(one)])


@operator("answer copied from another item", "C")
def copied_item(sample):
    for answer in sample.spread(told(sample), 8, "item"):
        same = [a for a in told(sample) if a.get("case") == answer.get("case") and a.get("item") != answer.get("item")]
        if same:
            other = same[(same.index(min(same, key=lambda a: abs(a.start - answer.start))) + 3) % len(same)]
            yield set_answer(sample, answer, escape(other.text), also=[span(other)])


@operator("answers of two case studies swapped", "C")
def swapped_cases(sample):
    for one, two in sample.spread(sample.pairs(), 10, "swap"):
        yield swap(sample, one, two)


@operator("answers of two items swapped", "C")
def swapped_items(sample):
    by_case = [sample.for_case(case) for case in sample.cases]
    pairs = [(own[at], own[-1 - at]) for own in by_case for at in range(0, len(own) // 2, 3) if own[at].text and own[-1 - at].text]
    for one, two in sample.spread(pairs, 6, "items"):
        yield swap(sample, one, two)


def swap(sample, one, two):
    text = sample.manifest
    return fault(sample, f"{one.get('item')} {one.get('case')} / {two.get('item')} {two.get('case')}",
                 Edit("manifest.xml", *one.body, text[slice(*two.body)]), Edit("manifest.xml", *two.body, text[slice(*one.body)]),
                 also=[(case.rel, *case.fields[name][::2]) for case in sample.cases for name in ("start", "end")
                       if re.search("dates|recent|period", one.get("item")) and case.id in (one.get("case"), two.get("case"))],
                 said="texts of the two answers swapped")


@operator("answer names the other customer", "C")
def other_customer(sample):
    for case in sample.cases:
        other, hits = sample.other(case).names()[1], []
        for answer in sample.for_case(case):
            name = next((n for n in case.names() if n in sample.manifest[slice(*answer.body)]), None)
            if name:
                hits.append((answer, name))
        for answer, name in sample.spread(hits, 3, case.id):
            text = sample.manifest[slice(*answer.body)].replace(name, other)
            yield set_answer(sample, answer, text.strip(), said=f"{name} -> {other} in the answer to {answer.get('item')} {case.id}")
        for answer in sample.spread([a for a in sample.for_case(case) if a.text and a not in [h[0] for h in hits]], 2, "at" + case.id):
            yield set_answer(sample, answer, f"At {other}: {escape(answer.text)}",
                             said=f"'At {other}:' before the answer to {answer.get('item')} {case.id}")


def denied(sample, texts, salt):
    for at, answer in enumerate(sample.spread(told(sample), 10, salt)):
        yield set_answer(sample, answer, texts[at % len(texts)])


@operator("answer denied in English", "C")
def denied_english(sample):
    yield from denied(sample, DENIED_EN, "denied")


@operator("answer denied in German", "C")
def denied_german(sample):
    yield from denied(sample, DENIED_DE, "verneint")


@operator("denial in front of a good answer", "C")
def denial_in_front(sample):
    for at, answer in enumerate(sample.spread(told(sample), 5, "front")):
        text = ("This was not done.", "We never did this.", "This is not yet implemented.", "Nothing of this was carried out.",
                "Das wurde nicht gemacht.")[at % 5]
        yield set_answer(sample, answer, f"{text} {escape(answer.text)}", said=f"'{text}' before the answer")


def instead(name, group, count, text_of):
    """An operator that puts one thing in the place of answers."""
    @operator(name, group)
    def function(sample):
        for answer in sample.spread(told(sample, 0), count, name):
            text = text_of(sample, answer)
            if text:
                yield set_answer(sample, answer, text)
    return function


def keyword(sample, answer):
    words = re.findall(r"\b[A-Z]{2,}\b|\b[A-Z][a-z]+[A-Z]\w+", answer.text) or sorted(re.findall(r"\w+", answer.text), key=len)[::-1]
    return f"{words[0]}."


instead("answer is a bare keyword", "C", 8, keyword)
instead("answer is Yes", "C", 6, lambda s, a: "Yes.")
instead("answer is Blah", "C", 6, lambda s, a: "Blah")
instead("answer is blah with a keyword", "C", 5,
        lambda s, a: f"Blah blah {keyword(s, a)} Blah blah blah blah, blah blah blah blah blah blah blah blah blah blah.")
instead("answer is lorem ipsum", "C", 6, lambda s, a: LOREM)
instead("answer is the requirement's text", "C", 8, lambda s, a: escape(s.checklist.requirement.get(a.get("item"), "")))
instead("answer is a placeholder", "C", 6, lambda s, a: ("TODO", "TBD", "to be completed", "xxx", "[your answer here]",
                                                         "???")[len(a.text) % 6])
instead("answer is a mere pointer", "C", 5, lambda s, a: ("See the attached document.", "See above.", "Siehe Anlage.",
                                                          "As described in the case study.")[len(a.text) % 4])
instead("answer is an assurance", "C", 5,
        lambda s, a: "We fully comply with this requirement and follow all best practices of AWS at all times in all of our projects.")
instead("answer is another language's filler", "C", 3, lambda s, a: "Ja, das ist so.")


@operator("answer empty", "C")
def empty(sample):
    for answer in sample.spread(told(sample, 0), 5, "empty"):
        yield set_answer(sample, answer, "", said=f"answer to {answer.get('item')} emptied")


def half(text):
    """The first half of a text, ending inside a sentence."""
    words = text.split(" ")
    at = len(words) // 2
    while at > 1 and not (words[at - 1][-1:].isalnum() and words[at][:1].islower()):
        at -= 1
    return " ".join(words[:at])


@operator("answer cut in the middle", "C")
def cut(sample):
    for answer in sample.spread(told(sample, 120), 8, "cut"):
        text = half(answer.text)
        yield set_answer(sample, answer, escape(text), said=f"answer ends with '{text[-30:]}'")


@operator("answer removed", "C")
def removed(sample):
    asked = [a for a in sample.answers if not sample.checklist.optional(a.get("item")) and a.get("met") == "yes"]
    for answer in sample.spread(asked, 6, "removed"):
        yield fault(sample, f"{answer.get('item')} {answer.get('case')}", Edit("manifest.xml", answer.start, answer.end, "", gone=True),
                    also=[("manifest.xml", *around(sample, answer))], said="answer taken out")


def around(sample, answer):
    """From the answer before to the one behind: where a missing one belongs."""
    at = sample.answers.index(answer)
    return sample.answers[max(at - 1, 0)].start, sample.answers[min(at + 1, len(sample.answers) - 1)].end


@operator("answer given twice", "C")
def twice(sample):
    for answer in sample.spread(told(sample, 0), 3, "twice"):
        whole = sample.manifest[answer.start:answer.end]
        yield fault(sample, f"{answer.get('item')} {answer.get('case')}", Edit("manifest.xml", answer.end, answer.end, "\n    " + whole),
                    also=[span(answer)],
                    said="the whole answer twice")


@operator("three answers with one text", "C")
def one_text(sample):
    for case in sample.spread(sample.cases, 2, "one"):
        own = [a for a in sample.for_case(case) if len(a.text) > 60]
        if len(own) >= 3:
            text = f"\n      {escape(own[0].text)}\n    "
            yield fault(sample, case.id, *[Edit("manifest.xml", *a.body, text) for a in own[1:3]], also=[span(own[0])],
                        said="one text for three items")


@operator("number of an answer contradicts the field", "B")
def number_against_field(sample):
    for case in sample.cases:
        hits = []
        for name in case.fields:
            for answer in sample.for_case(case):
                hits += [(name, answer, *hit) for hit in sample.restated(case, name, sample.manifest[slice(*answer.body)])]
        for name, answer, at, number, _ in sample.spread(hits, 6, case.id):
            start = answer.body[0] + at
            new = str(9 - int(number[0])) if number[0] not in "49" else "7"
            yield fault(sample, f"{answer.get('item')} {case.id} {name}", Edit("manifest.xml", start, start + 1, new),
                        also=[(case.rel, *case.fields[name][::2])] + sample.mentions(case, case.value(name)),
                        said=f"{number} -> {new}{number[1:]}, {name} says {case.value(name)}")


@operator("number of an answer contradicts the story", "B")
def number_against_story(sample):
    hits = []
    for case in sample.cases:
        values = {digits(case.value(name)) for name in case.fields}
        for answer in sample.for_case(case):
            for match in NUMBER.finditer(sample.manifest[slice(*answer.body)]):
                number = digits(match[0])
                if len(number) >= 3 and number not in values and not re.fullmatch(r"(19|20)\d\d", number) and \
                        any(digits(m[0]) == number for m in NUMBER.finditer(case.text[case.body:])):
                    hits.append((case, answer, match))
    for case, answer, match in sample.spread(hits, 4, "story"):
        start = answer.body[0] + match.start()
        new = str((int(match[0][0]) + 4) % 9 + 1)
        yield fault(sample, f"{answer.get('item')} {case.id} {match[0]}", Edit("manifest.xml", start, start + 1, new),
                    also=sample.mentions(case, digits(match[0])),
                    said=f"{match[0]} -> {new}{match[0][1:]}, the story says {match[0]}")


def dates(sample, case):
    """Where answers restate start or end of the project: answer, field, day, month, year as matches."""
    for name in ("start", "end"):
        year, month, day = case.value(name).split("-")
        for answer in sample.for_case(case, named=False):
            body = sample.manifest[slice(*answer.body)]
            if not re.search("dates|recent|period", answer.get("item")):
                continue
            for words in MONTHS:
                for match in re.finditer(rf"\b{int(day)}\.?\s+({words[int(month) - 1]})(\s+(\d{{4}}))?", body):
                    if match[3] in (None, year):
                        yield name, answer, match


@operator("date of an answer contradicts the field", "B")
def date_against_field(sample):
    for case in sample.cases:
        for name, answer, match in sample.spread(dates(sample, case), 2, case.id):
            also = [(case.rel, *case.fields[name][::2])]
            base, words = answer.body[0], next(words for words in MONTHS if match[1] in words)
            month = words[(words.index(match[1]) + 3) % 12]
            key = f"{answer.get('item')} {case.id} {name}"
            yield fault(sample, key + " month", Edit("manifest.xml", base + match.start(1), base + match.end(1), month), also=also,
                        said=f"{match[0]}: month -> {month}, {name} says {case.value(name)}")
            if match[3]:
                yield fault(sample, key + " year", Edit("manifest.xml", base + match.start(3), base + match.end(3), str(int(match[3]) - 2)),
                            also=also, said=f"{match[0]}: year - 2, {name} says {case.value(name)}")


@operator("answer without met", "C")
def no_met(sample):
    for answer in sample.spread(sample.answers, 2, "met"):
        yield set_attribute(sample, answer, "met", None, f"{answer.get('item')} {answer.get('case')}")


@operator("answer's met is no word of the list", "C")
def odd_met(sample):
    for answer, word in zip(sample.spread(sample.answers, 3, "ja"), ("ja", "Yes", "y")):
        yield set_attribute(sample, answer, "met", word, f"{answer.get('item')} {answer.get('case')}")


@operator("answer's met is no", "C")
def met_no(sample):
    asked = [a for a in sample.answers if not sample.checklist.optional(a.get("item")) and a.get("met") == "yes"]
    for answer in sample.spread(asked, 3, "no"):
        yield set_attribute(sample, answer, "met", "no", f"{answer.get('item')} {answer.get('case')}")


@operator("answer not applicable where it may not be", "B")
def not_applicable(sample):
    asked = [a for a in sample.answers if not sample.checklist.optional(a.get("item")) and a.get("met") == "yes"]
    for answer in sample.spread(asked, 8, "na"):
        at = answer.at["met"]
        yield fault(sample, f"{answer.get('item')} {answer.get('case')}",
                    Edit("manifest.xml", *at, 'not-applicable" reason="This does not apply to our project.'),
                    said="met yes -> not-applicable, with a reason")


@operator("a whole group not applicable", "B")
def group_not_applicable(sample):
    groups = {}
    for answer in sample.answers:
        if answer.get("met") == "yes" and not sample.checklist.optional(answer.get("item")):
            groups.setdefault((re.sub(r"(/[^/]*?)[-.\d]*(/[^/]*)?$", r"\1", answer.get("item")), answer.get("case")), []).append(answer)
    for (group, case), own in sample.spread([(k, v) for k, v in groups.items() if len(v) > 1], 3, "group"):
        yield fault(sample, f"{group} {case}", *[Edit("manifest.xml", *a.at["met"], 'not-applicable" reason="not done') for a in own],
                    said=f"{len(own)} answers not applicable: not done")


@operator("answer by somebody unknown", "C")
def by_unknown(sample):
    for answer in sample.spread([a for a in sample.answers if a.get("by")], 3, "by"):
        yield set_attribute(sample, answer, "by", "nobody", f"{answer.get('item')} {answer.get('case')}")


@operator("answer to an item that is not there", "C")
def item_unknown(sample):
    for answer in sample.spread(sample.answers, 3, "unknown"):
        yield set_attribute(sample, answer, "item", answer.get("item") + "9", f"{answer.get('item')} {answer.get('case')}")


@operator("answer for a case study that is not there", "C")
def case_unknown(sample):
    for answer in sample.spread([a for a in sample.answers if a.get("case")], 2, "case"):
        yield set_attribute(sample, answer, "case", answer.get("case")[:-1], f"{answer.get('item')} {answer.get('case')}")


@operator("answer moved to the other case study", "C")
def case_moved(sample):
    for one, two in sample.spread(sample.pairs(), 3, "moved"):
        yield set_attribute(sample, two, "case", one.get("case"), f"{two.get('item')} {two.get('case')}", also=[span(one)])


@operator("captured output is a refusal", "C")
def access_denied(sample):
    for answer, text in zip(sample.spread(told(sample), 3, "denied output"), (
            "An error occurred (AccessDeniedException) when calling the DescribeReplicationTasks operation: User is not authorized to perform: dms:DescribeReplicationTasks",
            "Unable to locate credentials. You can configure credentials by running \"aws configure\".",
            "An error occurred (ExpiredToken) when calling the GetWebACL operation: The security token included in the request is expired")):
        yield set_answer(sample, answer, f"```\n$ aws describe\n{escape(text)}\n```")
