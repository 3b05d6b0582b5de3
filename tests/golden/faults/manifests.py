# Faults of the manifest: people, partner, dates, case studies, documents and what they support, weights, spelling.
import datetime, re

from .model import Edit, fault, operator, set_attribute

SIGNED = {"sign-off", "survey", "acceptance"}
LOCAL = ("http://localhost:8080/story", "https://192.168.1.20/story", "https://intranet.local/story", "http://127.0.0.1/",
         "https://10.0.0.7/x")
LOGIN = ("https://portal.example/login?next=/story", "https://drive.google.com/drive/folders/1AbC",
         "https://partnercentral.awspartner.com/partnercentral2/s/login")


def day(text, days):
    return str(datetime.date.fromisoformat(text) + datetime.timedelta(days))


def filed(sample):
    return [d for d in sample.documents if d.get("file")]


def where(document):
    return ("manifest.xml", document.start, document.end)


def whole(sample, document, key=None, said=""):
    """The document taken out."""
    items = {s.get("item") for s in sample.supports(document)}
    also = [("manifest.xml", a.start, a.end) for a in sample.answers if a.get("item") in items]
    also += [(d.name and "manifest.xml", d.start, d.end) for d in sample.documents
             if d is not document and items & {s.get("item") for s in sample.supports(d)}]
    return fault(sample, key or document.get("id"), Edit("manifest.xml", document.start, document.end, "", gone=True), also=also,
                 said=said or f"document {document.get('id')} taken out")


# ---- submission and partner ----

def once(name, group, element, attribute, *values, also=lambda sample: ()):
    """An operator that gives an attribute of a single element other values."""
    @operator(name, group)
    def function(sample):
        target = getattr(sample, element)
        for value in values:
            value = value(sample) if callable(value) else value
            if value is not None:
                yield set_attribute(sample, target, attribute, value, f"{attribute} {value}",
                                    also=[("manifest.xml", target.start, target.tag_end), *also(sample)])
    return function


def last_end(sample):
    return max(case.value("end") for case in sample.cases)


def dated(sample):
    """All that a date of the submission can contradict."""
    return [("manifest.xml", None)] + [(case.rel, *case.fields[name][::2]) for case in sample.cases for name in ("start", "end")]


def customers(sample):
    return [(case.rel, *case.fields["customer"][::2]) for case in sample.cases]


once("checklist that is not there", "C", "submission", "checklist", "aws-dms-service-delivery", "aws-migration-competency-2020")
once("edition that is not the checklist's", "C", "submission", "edition", "1.0", "2031-08")
once("submission dated before the projects end", "B", "submission", "date", lambda s: day(last_end(s), -40), also=dated)
once("submission dated behind the checklist's end", "B", "submission", "date",
     lambda s: day(s.checklist.attributes["usable-until"], 30) if "usable-until" in s.checklist.attributes else None)
once("submission dated before the edition", "B", "submission", "date", lambda s: day(s.checklist.attributes["released"], -30)
     if "released" in s.checklist.attributes else None)
once("date of the submission is none", "B", "submission", "date", "2025-02-30", "31.03.2025", "soon")
once("language unknown", "D", "submission", "language", "english")
once("track unknown", "B", "submission", "tracks", "advertised-complaince", "none")
once("tier unknown or too low", "C", "partner", "tier", "Gold", "Registered", "TBD")
once("partner of the skeleton", "C", "partner", "name", "TBD", "Your firm")
once("home page of the skeleton", "C", "partner", "home-page", "https://partner.example/")
once("home page local or no address", "C", "partner", "home-page", "http://localhost/", "www", "ftp://files.example/")
once("practice page local, private or behind a login", "C", "partner", "practice-page", "http://localhost:3000/aws",
     "https://192.168.0.9/aws", LOGIN[2])
once("practice page is the home page", "C", "partner", "practice-page", lambda s: s.partner.get("home-page"),
     lambda s: s.partner.get("home-page").rstrip("/").replace("https://", "http://").replace("//www.", "//") + "/index.html",
     lambda s: s.partner.get("home-page").rstrip("/") + "/home",
     lambda s: s.partner.get("home-page").rstrip("/") + "/de/?utm_source=x#top")
once("practice page on another site", "C", "partner", "practice-page", "https://other-firm.example/aws/practice",
     "https://aws.amazon.com/dms/")
once("partner is the customer", "C", "partner", "name", lambda s: s.cases[0].names()[0], lambda s: s.cases[-1].names()[0].upper(),
     also=customers)


# ---- people ----

@operator("mail address without a domain", "C")
def mail(sample):
    for at, person in enumerate(sample.people[:4]):
        name = person.get("email").split("@")[0]
        yield set_attribute(sample, person, "email", (f"{name}@", f"{name}@northwind", name, f"{name}@firm..example")[at], person.get("id"))


@operator("mail address of the skeleton", "C")
def mail_sample(sample):
    yield set_attribute(sample, sample.people[0], "email", "lead@partner.example", sample.people[0].get("id"))


@operator("person removed", "C")
def person_removed(sample):
    used = [p for p in sample.people if any(a.get("by") == p.get("id") for a in sample.answers) or p.get("contact") == "yes"]
    for person in sample.spread(used, 2, "person"):
        vouched = [("manifest.xml", a.start, a.end) for a in [*sample.answers, *sample.documents] if a.get("by") == person.get("id")]
        yield fault(sample, person.get("id"), Edit("manifest.xml", person.start, person.end, "", gone=True), also=vouched,
                    said=f"person {person.get('id')} taken out")


@operator("nobody speaks to an item", "C")
def speaks_to(sample):
    spoken = sample.all("speaks-to")
    for person in sample.people:
        own = [s for s in spoken if person.start < s.start < person.end]
        for one in sample.spread([s for s in own if [o.get("item") for o in spoken].count(s.get("item")) == 1], 1, person.get("id")):
            item = [("manifest.xml", a.start, a.end) for a in sample.answers if (a.get("item") + "/").startswith(one.get("item") + "/")
                    or one.get("item").startswith(a.get("item") + "/")]
            yield fault(sample, f"{person.get('id')} {one.get('item')}", Edit("manifest.xml", one.start, one.end, ""),
                        also=[("manifest.xml", person.start, person.end), ("manifest.xml", sample.people[0].start, sample.people[-1].end),
                              *item],
                        said=f"{person.get('id')} speaks no longer to {one.get('item')}")
    inner = "".join(sample.manifest[s.start:s.end] for s in spoken)
    if inner:
        edits = [Edit("manifest.xml", s.start, s.end, "", gone=True) for s in spoken]
        yield fault(sample, "all", *edits, also=[("manifest.xml", sample.people[0].start, sample.people[-1].end)], wide=True,
                    said="no person speaks to anything")


@operator("person without contact or twice", "C")
def person_odd(sample):
    contact = next(p for p in sample.people if p.get("contact") == "yes")
    yield set_attribute(sample, contact, "contact", None, "no contact",
                        also=[("manifest.xml", sample.people[0].start, sample.people[-1].end)])
    if len(sample.people) > 1:
        yield set_attribute(sample, sample.people[1], "id", sample.people[0].get("id"), "same id",
                            also=[("manifest.xml", sample.people[0].start, sample.people[1].end)])
        yield set_attribute(sample, sample.people[1], "name", sample.people[0].get("name"), "same name",
                            also=[("manifest.xml", sample.people[0].start, sample.people[1].end)])
        yield set_attribute(sample, sample.people[1], "email", sample.people[0].get("email"), "same mail",
                            also=[("manifest.xml", sample.people[0].start, sample.people[1].end)])


@operator("person speaks to an item that is not there", "C")
def speaks_unknown(sample):
    for one in sample.spread(sample.all("speaks-to"), 2, "speaks"):
        yield set_attribute(sample, one, "item", one.get("item") + "0", one.get("item"))


# ---- case studies ----

def cases_part(sample):
    return ("manifest.xml", sample.cases[0].element.start, sample.cases[-1].element.end)


@operator("one case study more than the checklist takes", "C")
def third(sample):
    case = sample.cases[0]
    if len(sample.cases) == 2:
        at = sample.cases[-1].element.end
        new = case.rel.replace(case.id, "third")
        text = case.text.replace(case.names()[1], "Tailspin Toys")
        yield fault(sample, "third", Edit("manifest.xml", at, at,
                                          f'\n    <case-study id="third" file="{new}" named="no" public-name="a maker of toys"/>'),
                                          also=[cases_part(sample), (new, None)],
                    files={new: text.encode()}, said="a third case study")


@operator("case study removed", "C")
def case_removed(sample):
    for case in sample.cases[-1:]:
        yield fault(sample, case.id, Edit("manifest.xml", case.element.start, case.element.end, "", gone=True), wide=True,
                    said=f"case study {case.id} taken out")


@operator("the same file for two case studies", "C")
def same_file(sample):
    one, two = sample.cases[:2]
    yield set_attribute(sample, two.element, "file", one.rel, two.id, also=[cases_part(sample), (one.rel, None)])


@operator("customer named without consent", "C")
def named(sample):
    for case in [c for c in sample.cases if c.element.get("named") == "no"][:2]:
        also = sample.about(case, "public", "consent")
        yield set_attribute(sample, case.element, "named", "yes", case.id, also=also)


@operator("public name missing or the customer's own", "C")
def public_name(sample):
    for case in [c for c in sample.cases if c.element.get("named") == "no"][:2]:
        for value, key in ((None, "absent"), ("", "empty"), (case.names()[0].upper(), "own"), ("a customer", "skeleton"), ("TBD", "TBD")):
            yield set_attribute(sample, case.element, "public-name", value, f"{case.id} {key}")


# ---- documents ----

@operator("document dated years before the project", "B")
def old(sample):
    for document in sample.spread([d for d in filed(sample) if sample.supports(d) and sample.supports(d)[0].get("case")], 7, "old"):
        yield set_attribute(sample, document, "date", "2011" + document.get("date")[4:], document.get("id"))


@operator("document dated behind the submission", "B")
def late(sample):
    for document in sample.spread(sample.documents, 5, "late"):
        yield set_attribute(sample, document, "date", day(sample.submission.get("date"), 12), document.get("id"))


@operator("proof of production dated before go-live", "B")
def early(sample):
    proofs = [(d, s) for d in filed(sample) for s in sample.supports(d)
              if re.search("production|completed", s.get("item")) and s.get("case")]
    for document, support in sample.spread(proofs, 4, "early"):
        case = sample.case(support.get("case"))
        yield set_attribute(sample, document, "date", day(case.value("start"), 20), f"{document.get('id')} {support.get('item')}",
                            also=[("manifest.xml", a.start, a.end) for a in sample.answers if a.get("item") == support.get("item")])


@operator("document without or with an impossible date", "B")
def undated(sample):
    for document, value in zip(sample.spread(sample.documents, 3, "undated"), (None, "2018-13-01", "May 2018")):
        yield set_attribute(sample, document, "date", value, document.get("id"))


@operator("dates of two documents swapped", "B")
def dates_swapped(sample):
    files = [d for d in filed(sample) if any(re.search("production|completed", s.get("item")) for s in sample.supports(d))]
    for document in files[:2]:
        plan = min((d for d in filed(sample) if d is not document), key=lambda d: d.get("date"))
        yield fault(sample, f"{document.get('id')} {plan.get('id')}", Edit("manifest.xml", *document.at["date"], plan.get("date")),
                    Edit("manifest.xml", *plan.at["date"], document.get("date")),
                    also=[("manifest.xml", a.start, a.end) for a in sample.answers if re.search("production|completed", a.get("item"))],
                    said=f"dates {document.get('date')} and {plan.get('date')} swapped")


@operator("files of two documents swapped", "A")
def files_swapped(sample):
    for one in sample.spread(filed(sample), 5, "files"):
        of = {s.get("case") for s in sample.supports(one)} - {""}
        other = next((d for d in filed(sample) if d.get("kind") == one.get("kind") and d is not one and of and not of & {s.get("case") for s in sample.supports(d)}), None)
        if other:
            yield fault(sample, f"{one.get('id')} {other.get('id')}", Edit("manifest.xml", *one.at["file"], other.get("file")),
                        Edit("manifest.xml", *other.at["file"], one.get("file")),
                        also=[(one.get("file"), None), (other.get("file"), None)],
                        said=f"{one.get('file')} and {other.get('file')} swapped")


@operator("one file for two documents", "A")
def file_twice(sample):
    for one in sample.spread(filed(sample), 3, "twice"):
        other = filed(sample)[filed(sample).index(one) - 1]
        yield set_attribute(sample, one, "file", other.get("file"), one.get("id"), also=[where(other)])


@operator("document's file is not there", "A")
def no_file(sample):
    for one, new in zip(sample.spread(filed(sample), 3, "nofile"), ("evidence/missing.pdf", "../plan.pdf", "/tmp/plan.pdf")):
        yield set_attribute(sample, one, "file", new, one.get("id"))


@operator("document at a local, private or login address", "A")
def address(sample):
    urls = [d for d in sample.documents if d.get("url")]
    for at, value in enumerate((*LOCAL[:3], *LOGIN)):
        if urls:
            document = urls[at % len(urls)]
            yield set_attribute(sample, document, "url", value, f"{document.get('id')} {value}",
                                also=[(c.rel, *c.fields["public-reference"][::2]) for c in sample.cases
                                      if c.value("public-reference") == document.get("url")])


@operator("document at another scheme", "A")
def scheme(sample):
    for document in [d for d in sample.documents if d.get("url")][:1]:
        for value in ("file:///home/me/story.html", "javascript:alert(1)", "northwind.example/stories"):
            yield set_attribute(sample, document, "url", value, f"{document.get('id')} {value}")


@operator("document's id, title or kind odd", "A")
def odd(sample):
    one, two, three = (sample.spread(filed(sample), 3, "odd") * 3)[:3]
    yield set_attribute(sample, one, "title", "", f"{one.get('id')} no title")
    previous = sample.documents[sample.documents.index(two) - 1]
    yield set_attribute(sample, two, "id", previous.get("id"), f"{two.get('id')} id twice", also=[where(previous)])
    previous = sample.documents[sample.documents.index(three) - 1]
    yield set_attribute(sample, three, "title", previous.get("title"), f"{three.get('id')} title twice", also=[where(previous)])


@operator("wrong page count", "A")
def page_count(sample):
    for document in [d for d in filed(sample) if d.get("file").endswith(".pdf")][:3]:
        yield set_attribute(sample, document, "page-count", "20", document.get("id"))


@operator("document's title names the other customer", "A")
def title(sample):
    for case in sample.cases[:3]:
        own = [(d, n) for d in sample.documents for n in case.names() if n in d.get("title")]
        for document, name in own[:1]:
            yield set_attribute(sample, document, "title", document.get("title").replace(name,
                                                                                         sample.other(case).names()[case.names().index(name)]), document.get("id"))


@operator("document removed", "A")
def removed(sample):
    def only(document):
        return any(proven(sample, own.get("item")) and not any(s.get("item") == own.get("item") and "" in (s.get("case"), own.get("case")) or
                   (s.get("item"), s.get("case")) == (own.get("item"), own.get("case")) for s in sample.all("supports") if s.start != own.start)
                   for own in sample.supports(document))
    for document in sample.spread([d for d in sample.documents if only(d)], 4, "removed"):
        yield whole(sample, document)


def proven(sample, item):
    """Whether the checklist's rule for the item looks for evidence."""
    return bool(sample.checklist.kinds(item) & {"topic", "topics", "evidence", "document",
                                                "documents"}) and not sample.checklist.optional(item)


@operator("support of an item removed", "A")
def support_removed(sample):
    grouped = {}
    for document in sample.documents:
        for support in sample.supports(document):
            if proven(sample, support.get("item")) and len(sample.supports(document)) > 1:
                grouped.setdefault((support.get("item"), support.get("case")), []).append(support)
    all_of = {key: [s for s in sample.all("supports") if s.get("item") == key[0] and s.get("case") in (key[1], "")] for key in grouped}
    for key, own in sample.spread([(k, v) for k, v in all_of.items() if len(v) == len(grouped[k])], 6, "support"):
        also = [("manifest.xml", a.start, a.end) for a in sample.answers if (key[0] + "/").startswith(a.get("item") + "/")]
        yield fault(sample, f"{key[0]} {key[1]}", *[Edit("manifest.xml", s.start, s.end, "") for s in own],
                    also=also + [where(d) for d in sample.documents for s in own if d.start < s.start < d.end],
                    said=f"{len(own)} supports of {key[0]} {key[1]} taken out")


@operator("support for the other case study", "A")
def support_case(sample):
    for support in sample.spread([s for s in sample.all("supports") if s.get("case")], 6, "case"):
        other = sample.other(sample.case(support.get("case"))).id
        document = next(d for d in sample.documents if d.start < support.start < d.end)
        also = [("manifest.xml", a.start, a.end) for a in sample.answers if a.get("item") == support.get("item")] + [where(document)]
        yield set_attribute(sample, support, "case", other, f"{document.get('id')} {support.get('item')}", also=also)


@operator("support of an item or case study that is not there", "A")
def support_unknown(sample):
    for support in sample.spread(sample.all("supports"), 2, "item"):
        yield set_attribute(sample, support, "item", support.get("item") + "x", support.get("item"))
    for support in sample.spread([s for s in sample.all("supports") if s.get("case")], 2, "id"):
        yield set_attribute(sample, support, "case", "nobody", support.get("item"))


# ---- weights, confidential, remarks, spelling ----

def weights(sample, key, value):
    at = sample.manifest.index("</answers>") + len("</answers>")
    table = re.search(r'<lookup id="([^"]+)"', sample.checklist.text)[1]
    text = f'\n  <weights><weight table="{table}" key="{key}" value="{value}" source="call with AWS on 9 March 2020"/></weights>'
    return fault(sample, f"{key} {value}", Edit("manifest.xml", at, at, text), said=f"weight {key} = {value}")


@operator("weight overridden, unknown or absurd", "B")
def weight(sample):
    if "<lookup" in sample.checklist.text and not sample.all("weight"):
        rows = re.findall(r'<row key="([^"]+)"[^>]*?(weight="[^"]*"|unconfirmed)', sample.checklist.text)
        for key, state in rows[:4]:
            for value in (("3", "100") if state != "unconfirmed" else ("1000", "-1")):
                yield weights(sample, key, value)
        yield weights(sample, "rewrite", "4")


@operator("confidential field or case study unknown", "C")
def confidential(sample):
    for one in [f for f in sample.all("field") if f.get("name")][:2]:
        yield set_attribute(sample, one, "name", one.get("name") + "s", one.get("name"))
        if one.get("case"):
            yield set_attribute(sample, one, "case", "nobody", one.get("name") + " case")


@operator("remark about an unknown item or dated behind the submission", "C")
def remark(sample):
    for one in sample.all("remark")[:1]:
        yield set_attribute(sample, one, "item", one.get("item") + "q", one.get("item"))
        yield set_attribute(sample, one, "date", day(sample.submission.get("date"), 90), one.get("item") + " date")


@operator("remark whose reply was taken out, or says nothing, or that is open again", "C")
def remark_open(sample):
    for one in [r for r in sample.all("remark") if r.get("reply")][:1]:
        yield set_attribute(sample, one, "reply", None, one.get("item"))
        yield set_attribute(sample, one, "reply", "TBD", one.get("item") + " TBD")
        yield set_attribute(sample, one, "state", "open", one.get("item") + " open")


@operator("statement of a document without its person or words", "A")
def states(sample):
    for document in [d for d in sample.documents if d.get("states")][:2]:
        items = [("manifest.xml", a.start, a.end) for a in sample.answers
                 if a.get("item") in {s.get("item") for s in sample.supports(document)} or
                 any(s.get("item").startswith(a.get("item")) for s in sample.supports(document))]
        yield set_attribute(sample, document, "states", document.get("states").split("|")[0], document.get("id"), also=items)
        yield set_attribute(sample, document, "by", "nobody", document.get("id") + " by")


@operator("attribute misspelt", "C")
def attribute_misspelt(sample):
    for element, name, wrong in ((sample.submission, "date", "dates"), (sample.partner, "home-page", "homepage"),
                                 (sample.people[0], "email", "mail"),
                                 (sample.cases[0].element, "named", "name"), (sample.documents[0], "kind", "type"),
                                 (sample.all("supports")[0], "item", "items"), (sample.answers[3], "met", "Met")):
        if name in element.at:
            start = element.at[name][0] - len(name) - 2
            yield fault(sample, f"{element.name} {name}", Edit("manifest.xml", start, start + len(name), wrong),
                        said=f"{element.name}: {name} -> {wrong}")


@operator("element misspelt or misplaced", "C")
def element_odd(sample):
    for element, wrong in ((sample.documents[1], "documents"), (sample.all("supports")[1], "support"), (sample.people[-1], "persona"),
                           (sample.answers[2], "answers")):
        close = [Edit("manifest.xml", element.end - len(element.name) - 1, element.end - 1, wrong)] if element.end > element.tag_end else []
        yield fault(sample, f"{element.name} {wrong}", Edit("manifest.xml", element.start + 1, element.start + 1 + len(element.name),
                                                            wrong), *close, said=f"<{element.name}> -> <{wrong}>")
    for element, target in ((sample.documents[0], sample.people[0].start), (sample.answers[0], sample.documents[0].start),
                            (sample.cases[0].element, sample.answers[0].start)):
        text = sample.manifest[element.start:element.end]
        yield fault(sample, f"{element.name} misplaced", Edit("manifest.xml", element.start, element.end, ""),
                    Edit("manifest.xml", target, target, text + "\n    "), wide=True, said=f"<{element.name}> moved to another list")


@operator("manifest is no XML", "C")
def syntax(sample):
    answer = sample.answers[len(sample.answers) // 2]
    yield fault(sample, "ampersand", Edit("manifest.xml", answer.body[1], answer.body[1], "R&D "), said="& not written &amp;")
    yield fault(sample, "cut", Edit("manifest.xml", answer.body[1], len(sample.manifest), ""), wide=True,
                said="the rest of the manifest is cut off")
    yield fault(sample, "quote", Edit("manifest.xml", answer.at["item"][1], answer.at["item"][1] + 1, ""), wide=True,
                said="a quotation mark taken out")
    yield fault(sample, "end tag", Edit("manifest.xml", answer.body[1], answer.end, "", gone=True), wide=True, said="</answer> taken out")
