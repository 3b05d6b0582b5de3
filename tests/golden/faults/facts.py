# Faults of the front matter: keys, impossible values, facts that contradict each other or the text, the same customer or account twice.
import datetime, re

from .model import Edit, digits, fault, operator, set_field


def line_of(case, name):
    return (case.rel, *case.fields[name][::2])


def head(case):
    return (case.rel, 0, case.body)


def facts(sample, case, *types):
    return [name for name in case.fields if sample.checklist.fields.get(name, {}).get("type") in types]


def required(sample, case):
    return [name for name in case.fields if sample.checklist.fields.get(name, {}).get("required") == "yes"]


def each(sample, count, salt, names):
    return sample.spread([(case, name) for case in sample.cases for name in names(sample, case)], count, salt)


@operator("field deleted", "B")
def deleted(sample):
    for case, name in each(sample, 4, "deleted", required):
        start, _, end = case.fields[name]
        yield fault(sample, f"{case.id} {name}", Edit(case.rel, start, end, "", gone=True), also=[head(case)], said=f"{name} taken out")


@operator("field misspelt", "B")
def misspelt(sample):
    for case, name in each(sample, 4, "misspelt", required):
        start = case.fields[name][0]
        wrong = name[:1] + name[2:] if len(name) > 3 else name + "s"
        yield fault(sample, f"{case.id} {name}", Edit(case.rel, start, start + len(name), wrong, gone=True), said=f"{name} -> {wrong}")


@operator("field given twice", "B")
def twice(sample):
    for case, name in each(sample, 3, "twice", required):
        start, _, end = case.fields[name]
        yield fault(sample, f"{case.id} {name}", Edit(case.rel, end, end, case.text[start:end]), also=[line_of(case, name)],
                    said=f"{name} twice")


@operator("field empty", "B")
def empty(sample):
    for case, name in each(sample, 4, "empty", required):
        yield set_field(sample, case, name, "")


@operator("list field empty or of nothing", "B")
def no_list(sample):
    values = ("[]", "[TBD]", '[""]', "[x, x]")
    for at, (case, name) in enumerate(each(sample, 4, "list", lambda s, c: facts(s, c, "list"))):
        yield set_field(sample, case, name, values[at % len(values)])


@operator("value outside the list", "B")
def outside(sample):
    for case, name in each(sample, 4, "outside", lambda s, c: facts(s, c, "one-of")):
        yield set_field(sample, case, name, case.value(name) + "s")


@operator("other value of the list", "B")
def other_value(sample):
    def closed(sample, case):
        return [name for name in facts(sample, case, "one-of")
                if name in ("status", "migration.engines", "migration.target", "waf.workload", "waf.requests-period", "customer.relation",
                            "migration.source")]
    for case, name in each(sample, 6, "other", closed):
        values = sample.checklist.fields[name]["values"].split("|")
        new = values[(values.index(case.value(name)) + 1) % len(values)]
        texts = [("manifest.xml", a.start, a.end) for a in sample.for_case(case, named=False)]
        yield set_field(sample, case, name, new, also=[(case.rel, None), *texts])


@operator("title or customer a placeholder", "B")
def placeholder(sample):
    for case, value in zip(sample.cases, ("Case study 1", "TBD", "Customer name", "N/A", "xxx", "?")):
        yield set_field(sample, case, "customer", value)
    yield set_field(sample, sample.cases[0], "title", "Case study 1")
    yield set_field(sample, sample.cases[-1], "title", "TODO")


@operator("sample value of the skeleton", "B")
def example(sample):
    def differs(sample, case):
        return [n for n in ("customer", "aws-account-id", "start", "end", "public-reference")
                if n in case.fields and sample.checklist.fields[n].get("example") not in (None, case.value(n))]
    for case, name in each(sample, 5, "example", differs):
        value = sample.checklist.fields[name]["example"]
        same = [line_of(c, name) for c in sample.cases if c.value(name) == value]
        texts = [("manifest.xml", a.start, a.end) for a in sample.for_case(case, named=False)] if name in ("start", "end") else []
        yield set_field(sample, case, name, value, also=same + texts)


# ---- twice the same ----

@operator("the same customer twice", "B")
def same_customer(sample):
    for case in sample.spread(sample.cases, 2, "customer"):
        name = sample.other(case).names()[0]
        for value, key in ((name, "same"), (name.upper(), "upper"), (re.sub(r" (GmbH|AG|Oy|B\.V\.|Ltd)$", "", name), "short")):
            yield set_field(sample, case, "customer", value, f"{case.id} {key}", also=[line_of(sample.other(case), "customer")])


@operator("customer is the partner", "B")
def partner(sample):
    name = sample.partner.get("name")
    for case, value in zip(sample.cases, (name, name.upper(), " ".join(name.split()[:-1]))):
        yield set_field(sample, case, "customer", value, f"{case.id} {value}",
                        also=[("manifest.xml", sample.partner.start, sample.partner.end)])


@operator("customer named as nowhere in the story", "B")
def misspelt_customer(sample):
    for case in sample.spread(sample.cases, 2, "spelling"):
        name = case.names()[0]
        yield set_field(sample, case, "customer", name[:2] + name[3] + name[2] + name[4:],
                        also=[(case.rel, None)] + [("manifest.xml", a.start, a.end) for a in sample.for_case(case)])
        yield set_field(sample, case, "customer", "Tailspin Toys Inc.", f"{case.id} Tailspin",
                        also=[(case.rel, None)] + [("manifest.xml", a.start, a.end) for a in sample.for_case(case)])


@operator("the same account twice", "B")
def same_account(sample):
    for case in [c for c in sample.cases if "aws-account-id" in c.fields][:2]:
        other = sample.other(case)
        number = digits(other.value("aws-account-id"))
        for value in (other.value("aws-account-id"), number, f"{number[:4]}-{number[4:8]}-{number[8:]}"):
            yield set_field(sample, case, "aws-account-id", value, f"{case.id} {value}", also=[line_of(other, "aws-account-id")])


@operator("account that cannot be", "B")
def account(sample):
    for case in [c for c in sample.cases if "aws-account-id" in c.fields][:2]:
        for value in ("0000 0000 0000", "1111 1111 1111", "123 456 789", "12345 67890 1234", "not known", "123456789O12", "1234 5678 901"):
            yield set_field(sample, case, "aws-account-id", value, f"{case.id} {value}")


@operator("the same public address twice", "B")
def same_address(sample):
    own = [c for c in sample.cases if c.value("public-reference")]
    for case in sample.cases:
        source = own[0] if own and own[0] is not case else own[-1] if len(own) > 1 else None
        if source:
            value = source.value("public-reference")
            about = [line_of(source, "public-reference")] + sample.about(case, "public", "published")
            about += [("manifest.xml", case.element.start, case.element.end)]
            yield set_field(sample, case, "public-reference", value, f"{case.id} same", also=about)
            if case in own:
                yield set_field(sample, case, "public-reference", value.replace("https://", "http://www.") + "/", f"{case.id} spelt",
                                also=about)
        if case.id != sample.cases[0].id and len(sample.cases) > 2 and case in own[:2]:
            break


@operator("public address local, private, login or home page", "B")
def address(sample):
    home = sample.partner.get("home-page")
    for case in [c for c in sample.cases if c.value("public-reference")][:1]:
        documents = [("manifest.xml", d.start, d.end) for d in sample.documents if d.get("url") == case.value("public-reference")]
        answers = sample.about(case, "public", "published")
        for value in (home, home.rstrip("/") + "/index.html?x=1", "http://localhost/story", "https://172.16.4.2/story",
                      "https://other.example/story", "https://sharepoint.example/_layouts/15/login.aspx",
                      "example", sample.partner.get("practice-page")):
            yield set_field(sample, case, "public-reference", value, f"{case.id} {value}",
                            also=documents + answers + [("manifest.xml", sample.partner.start, sample.partner.end)])


# ---- numbers ----

def changed(value):
    first = re.search(r"\d", value).start()
    return value[:first] + (str(9 - int(value[first])) if value[first] not in "49" else "7") + value[first + 1:]


@operator("number of the field changed", "B")
def number(sample):
    def stated(sample, case):
        return [n for n in facts(sample, case, "quantity", "integer", "percentage", "duration", "money", "number")
                if sample.mentions(case, case.value(n)) and not n.endswith("-share")]
    for case, name in each(sample, 10, "number", stated):
        yield set_field(sample, case, name, changed(case.value(name)), also=sample.mentions(case, case.value(name)) + summed(sample, name))


def summed(sample, name):
    """Counts enter sums over all case studies, which are told at their item's answer."""
    return [("manifest.xml", a.start, a.end) for a in sample.answers
            if re.match(r"references/(4|2\.2)", a.get("item"))] if name.startswith(("applications.", "servers.")) else []


@operator("unit of the field changed", "B")
def unit(sample):
    for case, name in each(sample, 6, "unit", lambda s, c: facts(s, c, "quantity")):
        value, new = case.value(name), {"GB": ("Gb", "TB", "MB"), "TB": ("Tb", "PB", "GB"), "h": ("min", "d"), "min": ("h", "s")}
        for other in new.get(value.split()[-1], ())[:2 if sample.main else 1]:
            yield set_field(sample, case, name, value.rsplit(" ", 1)[0] + " " + other, f"{case.id} {name} {other}",
                            also=sample.mentions(case, value))


@operator("implausible or zero", "B")
def implausible(sample):
    for case, name in each(sample, 5, "zero", lambda s, c: facts(s, c, "integer", "quantity")):
        unit = case.value(name).partition(" ")[2]
        also = sample.mentions(case, case.value(name)) + summed(sample, name)
        for value in ("0", "-5", "400000" if unit else "999999999999"):
            yield set_field(sample, case, name, f"{value} {'TB' if unit and value[0] == '4' else unit}".strip(),
                            f"{case.id} {name} {value}", also=also)


@operator("shares changed", "B")
def shares(sample):
    for case in sample.cases:
        names = [n for n in case.fields if n.endswith("-share")]
        for name in names:
            also = [line_of(case, n) for n in names] + sample.mentions(case, case.value(name)) + [("manifest.xml", a.start, a.end) for a in sample.for_case(case) if "share" in a.get("item")]
            yield set_field(sample, case, name, changed(case.value(name)), f"{case.id} {name} one", also=also)
        if len(names) == 2:
            one, two = names
            also = [line_of(case, n) for n in names] + sample.mentions(case, case.value(one)) + sample.mentions(case, case.value(two))
            yield fault(sample, f"{case.id} both", Edit(case.rel, *case.span(one), case.value(two)),
                        Edit(case.rel, *case.span(two), case.value(one)), also=also, said="read and write share swapped")
            yield set_field(sample, case, one, "0." + digits(case.value(one)), f"{case.id} fraction", also=also)
            yield set_field(sample, case, two, "1" + case.value(two), f"{case.id} above 100", also=also)


# ---- dates ----

def about_dates(sample, case):
    """Where a date of the project may be contradicted: either field, answers that name a date, the documents of the case study."""
    answers = [("manifest.xml", a.start, a.end) for a in sample.for_case(case, named=False) if re.search(r"\b(19|20)\d\d\b", a.text)]
    documents = [("manifest.xml", d.start, d.end) for d in sample.documents if any(s.get("case") == case.id for s in sample.supports(d))]
    dated = [(case.rel, a, b) for a, b in case.paragraphs if re.search(r"\b20\d\d\b", case.text[a:b])]
    return [line_of(case, "start"), line_of(case, "end"), *answers, *documents, *dated]


@operator("start and end swapped", "B")
def swapped(sample):
    for case in sample.spread(sample.cases, 2, "dates"):
        yield fault(sample, case.id, Edit(case.rel, *case.span("start"), case.value("end")),
                    Edit(case.rel, *case.span("end"), case.value("start")), also=about_dates(sample, case),
                    said="start and end swapped")


@operator("year of start or end changed", "B")
def year(sample):
    for case in sample.spread(sample.cases, 3, "year"):
        for name, shift in (("start", -2), ("end", 1), ("end", -1), ("start", 1)):
            value = case.value(name)
            yield set_field(sample, case, name, f"{int(value[:4]) + shift}{value[4:]}", f"{case.id} {name} {shift:+}",
                            also=about_dates(sample, case))


@operator("end behind the submission", "B")
def future(sample):
    for case in sample.spread(sample.cases, 2, "future"):
        end = datetime.date.fromisoformat(sample.submission.get("date")) + datetime.timedelta(days=45)
        yield set_field(sample, case, "end", str(end), also=about_dates(sample, case))


@operator("date that is none", "B")
def no_date(sample):
    for (case, name), value in zip(each(sample, 4, "none", lambda s, c: ["start", "end"]),
                                   ("2018-02-30", "5.3.2018", "March 2018", "2018-3-5")):
        yield set_field(sample, case, name, value, f"{case.id} {name} {value}")


@operator("value in another field", "B")
def wrong_field(sample):
    for case in sample.spread(sample.cases, 2, "fields"):
        names = [n for n in facts(sample, case, "integer", "quantity") if n in required(sample, case)]
        if len(names) > 1:
            one, two = names[0], names[-1]
            yield fault(sample, f"{case.id} {one} {two}", Edit(case.rel, *case.span(one), case.value(two)),
                        Edit(case.rel, *case.span(two), case.value(one)),
                        also=sample.mentions(case, case.value(one)) + sample.mentions(case, case.value(two)),
                        said=f"values of {one} and {two} swapped")


@operator("facts of the two case studies swapped", "B")
def facts_swapped(sample):
    case = sample.cases[0]
    other = sample.other(case)
    for name in ("aws-account-id", "start", "database.size", "waf.requests", "servers.rehost", "public-reference"):
        if name == "aws-account-id" and not any(digits(case.value(name)) in text for text in sample.texts.values()):
            continue  # nothing else says which account it was
        if name in case.fields and name in other.fields and case.value(name) != other.value(name):
            also = about_dates(sample, case) + about_dates(sample, other) if name == "start" else sample.mentions(case, case.value(name)) + sample.mentions(other, other.value(name)) + summed(sample, name)
            also += [("manifest.xml", d.start, d.end) for d in sample.documents
                     if name == "public-reference" and d.get("url") in (case.value(name), other.value(name)) or
                     name == "aws-account-id" and digits(case.value(name)) in sample.texts.get(d.get("file"), "")]
            yield fault(sample, name, Edit(case.rel, *case.span(name), other.value(name)),
                        Edit(other.rel, *other.span(name), case.value(name)), also=also, said=f"{name} of {case.id} and {other.id} swapped")


@operator("front matter broken", "B")
def broken(sample):
    case = sample.cases[0]
    start, value, end = case.fields["customer"]
    yield fault(sample, f"{case.id} no end", Edit(case.rel, case.body - 4, case.body - 1, "", gone=True), wide=True,
                said="the second line of dashes taken out")
    yield fault(sample, f"{case.id} tab", Edit(case.rel, start, start, "\t"), wide=True, said="a tab in front of customer")
    yield fault(sample, f"{case.id} colon", Edit(case.rel, value, value, "Firm: "), said="a second colon in customer")
    yield fault(sample, f"{case.id} gone", Edit(case.rel, 0, case.body, "", gone=True), wide=True, said="no front matter at all")
