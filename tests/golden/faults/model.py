# What the operators work on: a submission as text with positions, its checklist, and faults as edits whose places are computed.
import pathlib, re, zlib
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

TEXT = {".md", ".xml", ".json", ".csv", ".txt", ".log", ".sql", ".yaml", ".yml", ".svg"}
ELEMENT = re.compile(r"<(submission|partner|person|speaks-to|case-study|document|supports|answer|term|field|remark|weight)\b"
                     r"((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(/?)>")
ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
NUMBER = re.compile(r"(?<![\w.,/-])\d{1,3}(?:[,.]\d{3})+(?![\d,.]*\w)|(?<![\w.,/-])\d+(?![\w-]|[.,]\d)")
PROSE_WORDS = re.compile(r"[^\W\d_]{3,}")
MONTHS = ("January February March April May June July August September October November December".split(),
          "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split())


def digits(text):
    return re.sub(r"\D", "", text)


def plain(xml):
    """The words of an XML text."""
    return re.sub(r"\s+", " ", re.sub(r"<!--.*?-->|<[^>]*>", " ", xml, flags=re.S)).strip()


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


class Element:
    """An element of the manifest: where it, its attributes and its body stand."""

    def __init__(self, text, match):
        self.name, self.start, self.tag_end = match[1], match.start(), match.end()
        self.at = {}
        for found in ATTRIBUTE.finditer(match[2]):
            group = 2 if found[2] is not None else 3
            self.at[found[1]] = tuple(match.start(2) + position for position in found.span(group))
        self.value = {name: text[a:b] for name, (a, b) in self.at.items()}
        self.end, self.body = self.tag_end, (self.tag_end, self.tag_end)
        if not match[3]:
            close = text.find(f"</{self.name}>", self.tag_end)
            self.body, self.end = (self.tag_end, close), close + len(self.name) + 3
        self.text = plain(text[slice(*self.body)])

    def get(self, name):
        return self.value.get(name, "")


class Sample:
    """A good submission, read once."""

    def __init__(self, root, source, main):
        self.root, self.name, self.source, self.main = root, root.name, source, main
        self.files = {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
        self.texts = {name: data.decode() for name, data in self.files.items() if pathlib.Path(name).suffix in TEXT}
        self.manifest = self.texts["manifest.xml"]
        hidden = re.sub(r"<!--.*?-->", lambda comment: " " * len(comment[0]), self.manifest, flags=re.S)
        self.elements = [Element(self.manifest, match) for match in ELEMENT.finditer(hidden)]
        self.by_name = {}
        for element in self.elements:
            self.by_name.setdefault(element.name, []).append(element)
        self.submission, self.partner = self.all("submission")[0], self.all("partner")[0]
        self.documents, self.answers, self.people = self.all("document"), self.all("answer"), self.all("person")
        self.inside = {d: [s for s in self.all("supports") if d.start < s.start < d.end] for d in self.documents}
        self.cases = [Case(self, element) for element in self.all("case-study")]
        self.checklist = Checklist(self)

    def all(self, name):
        return self.by_name.get(name, [])

    def supports(self, document):
        return self.inside[document]

    def for_case(self, case, named=True):
        """Answers that speak of the case study; with named, only those for it alone."""
        return [answer for answer in self.answers if answer.get("case") in ({case.id} if named else {case.id, ""})]

    def pairs(self):
        """Answers to one condition for two case studies."""
        first = {}
        for answer in self.answers:
            if answer.get("case") and answer.text and answer.get("met") == "yes":
                if answer.get("item") in first:
                    yield first[answer.get("item")], answer
                else:
                    first[answer.get("item")] = answer

    def case(self, id):
        return next(case for case in self.cases if case.id == id)

    def other(self, case):
        return self.cases[(self.cases.index(case) + 1) % len(self.cases)]

    def spread(self, items, count, salt):
        """Some of the items, evenly spaced, from a place that depends on the salt: other operators hit other places."""
        items = list(items)
        count = count if self.main else (count + 1) // 2
        if len(items) <= count:
            return items
        start = zlib.crc32((self.name + salt).encode()) % len(items)
        return [items[(start + step * len(items) // count) % len(items)] for step in range(count)]

    def unit(self, rel, start, end):
        """What a person would look at: the element, field, or paragraph around an edit."""
        text = self.texts[rel]
        if rel == "manifest.xml":
            inner = [e for e in self.elements if e.start <= start and end <= e.end and e.name not in ("submission", "supports")]
            if inner:
                element = min(inner, key=lambda e: e.end - e.start)
                return element.start, element.end
            return start, end
        for case in self.cases:
            if case.rel == rel:
                return case.unit(start, end)
        return 0, len(text)

    def restated(self, case, name, text):
        """Where a text gives the number of a field again: place, number, unit. With its unit; of two digits without one only beside a
        word of the field's title, since these stand everywhere."""
        value = re.fullmatch(r"(\d[\d,. ]*?)\s*([^\W\d]+|%)?", case.value(name))
        if not value or len(digits(value[1])) < 2 or re.fullmatch(r"(19|20)\d\d", value[1]) or self.checklist.fields.get(name, {}).get("type") in (None, "account", "text"):
            return
        title = "|".join(word[:5] for word in re.findall(r"[a-zäöü]{4,}", self.checklist.fields[name]["title"].lower()))
        for match in re.finditer(r"(?<![\w.,-])(\d[\d,.]*\d|\d)(?![\d\w])(?:[\s\u00a0\u202f]*(%|[^\W\d]+))?", text):
            unit = match[2] or ""
            if digits(match[1]) != digits(value[1]) or value[2] and unit != value[2] or not value[2] and unit == "%":
                continue
            if value[2] or len(digits(value[1])) > 2 or re.search(title or "$^", text[match.end(1):match.end(1) + 30].lower()):
                yield match.start(1), match[1], value[2]

    def about(self, case, *words):
        """Answers to what has one of the words in its name; an item is answered for its conditions."""
        keys = [key for key in self.checklist.requirement if any(word in key for word in words)]
        return [("manifest.xml", a.start, a.end) for a in self.for_case(case, named=False)
                if any(key == a.get("item") or key.startswith(a.get("item") + "/") for key in keys)]

    def mentions(self, case, value):
        """Paragraphs and answers that say the number: a contradiction may be told there as well as at the field."""
        wanted, found = digits(value), []
        if len(wanted) < 2:
            return found
        for match in re.finditer(r"\d[\d,.\u00a0\u202f ]*", case.text[case.body:]):
            if digits(match[0]).startswith(wanted):
                found.append((case.rel, *case.unit(case.body + match.start(), case.body + match.start() + 1)))
        for answer in self.for_case(case, named=False):
            if any(digits(m[0]).startswith(wanted) for m in re.finditer(r"\d[\d,.]*", answer.text)):
                found.append(("manifest.xml", answer.start, answer.end))
        return found


class Case:
    """A case study: front matter with a position for each field, sections, paragraphs."""

    def __init__(self, sample, element):
        self.id, self.rel, self.element = element.get("id"), element.get("file"), element
        self.text = sample.texts[self.rel]
        self.body = self.text.index("\n---", 3) + 5
        self.fields, keys = {}, list(re.finditer(r"^([\w.-]+):[ \t]*", self.text[:self.body - 4], re.M))
        for at, match in enumerate(keys):
            end = keys[at + 1].start() if at + 1 < len(keys) else self.body - 4
            self.fields[match[1]] = (match.start(), match.end(), end)
        heads = list(re.finditer(r"^## (.*)\n", self.text, re.M))
        self.sections = [(match[1], match.start(), match.end(), heads[at + 1].start() if at + 1 < len(heads) else len(self.text))
                         for at, match in enumerate(heads)]
        self.paragraphs = [(match.start(), match.end()) for match in re.finditer(r"(?:^(?!#|\s*$).*\n?)+", self.text, re.M)
                           if match.start() >= self.body]
        self.prose = [(a, b) for a, b in self.paragraphs if self.text[a] not in "|!>`-" and b - a > 120]

    def value(self, name):
        if name not in self.fields:
            return ""
        return self.text[self.fields[name][1]:self.fields[name][2]].strip()

    def span(self, name):
        start, value, end = self.fields[name]
        return value, value + len(self.text[value:end].rstrip())

    def names(self):
        """The customer as it is called in texts: in full, and by its first words."""
        full = self.value("customer").strip('"')
        short = re.sub(r"\s+(GmbH|AG|Oy|B\.V\.|Ltd\.?|Inc\.?|S\.A\.|KG|SE|plc|LLC|eG|e\.\s?V\.|mbH)( & Co\. KG)?$", "", full)
        return [full, short, short.split()[0]]

    def unit(self, start, end):
        if start < self.body:
            inside = [span for span in self.fields.values() if span[0] <= start <= span[2]]
            return (inside[0][0], max(inside[0][2] - 1, end)) if inside else (start, end)
        around = [(a, b) for a, b in self.paragraphs if a <= end and start <= b]
        return (min([start] + [a for a, _ in around]), max([end] + [b for _, b in around])) if around else (start, end)


class Checklist:
    """Of the checklist: the requirements' texts, the fields, and the rules that look at evidence."""

    def __init__(self, sample):
        name = f"{sample.submission.get('checklist')}.xml"
        folders = [sample.root / "templates/checklists", sample.source / "templates/checklists"]
        path = next(folder / name for folder in folders if (folder / name).is_file())
        self.requirement, self.rule, self.text = {}, {}, path.read_text()
        root = self._clean(ET.fromstring(self.text))
        self.attributes = root.attrib
        self.fields = {f.get("name"): f.attrib for f in root.iter("field") if f.get("type")}
        self.required = {title.lower() for s in root.iter("section") if s.get("title") and s.get("required") == "yes"
                         for title in [s.get("title"), *s.get("aliases", "").split("|")]}
        for part in root.iter("part"):
            groups = list(part.iter("group"))
            for include in part.iter("include"):
                where = next(f for f in folders if (f / include.get("file")).is_file())
                groups += self._clean(ET.fromstring((where / include.get("file")).read_text())).iter("group")
            for item in (item for group in groups for item in group.iter("item")):
                key = f"{part.get('id')}/{item.get('number')}"
                self._condition(key, item)
                for condition in item.findall("condition"):
                    self._condition(f"{key}/{condition.get('id')}", condition)

    def _condition(self, key, node):
        text, rule = node.find("text"), node.find("rule")
        self.requirement[key] = plain("".join(text.itertext())) if text is not None else ""
        free = (node.get("optional") == "yes" or node.get("severity") == "encouraged" or
                node.find("not-applicable") is not None or node.find("applies-if") is not None)
        self.rule[key] = ({e.tag for e in rule.iter()} if rule is not None else set(), free)

    @staticmethod
    def _clean(root):
        for node in root.iter():
            if isinstance(node.tag, str):
                node.tag = node.tag.rpartition("}")[2]
        return root

    def kinds(self, item):
        return self.rule.get(item, (set(), True))[0]

    def optional(self, item):
        return self.rule.get(item, (set(), True))[1]


@dataclass
class Fault:
    operator: str
    sample: Sample
    key: str
    files: dict = field(default_factory=dict)   # path: bytes, or None for a file that is gone
    places: list = field(default_factory=list)  # (path, first line, last line)
    said: str = ""
    own: int = 0                                # the first of them are the edits themselves

    @property
    def id(self):
        return f"{self.operator} {self.sample.name} {self.key}"


ANY = (0, 1 << 30)


class Edit:
    """Replaces start..end of a text. What is removed has no line of its own, so with `gone` the file's top counts as its place."""

    def __init__(self, rel, start, end, new, gone=False):
        self.rel, self.start, self.end, self.new, self.gone = rel, start, end, new, gone


def line(text, position):
    return text.count("\n", 0, position) + 1


def fault(sample, key, *edits, also=(), files=None, wide=False, said=""):
    """A fault from edits. Its own places are around the edits (see Sample.unit; with wide the whole file); a contradiction may be told at
    the other side as well, which stands in `also`: (path, start, end) of the clean text, or (path, None) for any line of it."""
    made, others = Fault("", sample, key, dict(files or {}), [], said), []
    for rel in {edit.rel: None for edit in edits}:
        own, text = sorted((e for e in edits if e.rel == rel), key=lambda e: e.start), sample.texts[rel]
        out, last = [], 0
        for edit in own:
            assert last <= edit.start <= edit.end, f"{sample.name} {key}: edits of {rel} overlap"
            out += [text[last:edit.start], edit.new]
            last = edit.end
        new = "".join(out) + text[last:]
        if new == text:  # the place happens to say this already
            return None
        made.files[rel] = new.encode("utf-8", "surrogateescape")

        def lines(start, end):
            before = sum(len(e.new) - (e.end - e.start) for e in own if e.end < start)
            within = sum(len(e.new) - (e.end - e.start) for e in own if e.end <= end)
            return rel, line(new, start + before), line(new, max(end + within - 1, 0))
        made.places += [lines(*sample.unit(rel, e.start, e.end)) for e in own]
        made.places += [(rel, *ANY)] * wide + [(rel, 0, 1)] * any(e.gone for e in own)
        others += [lines(*place[1:]) for place in also if place[0] == rel and place[1] is not None]
    made.own = len(made.places)
    for place in also:
        if place[1] is None:
            others.append((place[0], *ANY))
        elif place[0] not in made.files:
            text = sample.texts[place[0]]
            others.append((place[0], line(text, place[1]), line(text, max(place[2] - 1, 0))))
    made.own = made.own or len(others)
    made.places += others
    return made


OPERATORS = []  # (name, group, function)


def operator(name, group):
    """Registers a function that yields faults of a sample. Group: A evidence, B facts, C wording and people, D text and links."""
    def register(function):
        OPERATORS.append((name, group, function))
        return function
    return register


def set_attribute(sample, element, name, value, key, **more):
    """The attribute with another value, added when it is not there; None takes it away."""
    if name not in element.at:
        at = element.start + 1 + len(element.name)
        edit = Edit("manifest.xml", at, at, f' {name}="{value}"')
    elif value is None:
        start, end = element.at[name]
        edit = Edit("manifest.xml", start - len(name) - 3, end + 1, "")
    else:
        edit = Edit("manifest.xml", *element.at[name], value)
    said = more.pop("said", f"{name} {element.get(name) or 'absent'} -> {'absent' if value is None else value or 'empty'}")
    return fault(sample, key, edit, said=said, **more)


def set_field(sample, case, name, value, key=None, **more):
    """The front-matter field with another value; added at the end when it is not there."""
    if name in case.fields:
        start, end = case.span(name)
        edit = Edit(case.rel, start, end, " " * (case.text[start - 1] == ":") + value)
    else:
        edit = Edit(case.rel, case.body - 5, case.body - 5, f"\n{name}: {value}")
    said = more.pop("said", f"{name}: {case.value(name)[:40]} -> {value[:60]}")
    return fault(sample, key or f"{case.id} {name}", edit, said=said, **more)


def set_answer(sample, answer, text, key=None, **more):
    """The answer with another text."""
    item = f"{answer.get('item')} {answer.get('case')}".strip()
    more.setdefault("said", f"answer to {item}: {plain(text)[:70] or 'empty'}")
    return fault(sample, key or item, Edit("manifest.xml", *answer.body, f"\n      {text}\n    "), **more)
