"""What the outputs of a build say of each result, compared item by item.

usage: agreement.py PROGRAM SOURCE [EVERY] [NAME]     every n-th of the changed copies; only those whose name holds NAME

The list of results in report.json is compared with its own sums, with answers.csv, with the workbook, with cover, summary and items of
the PDF as another program reads them, and with the line on the console. What an item comes to is computed here once more.
"""
import concurrent.futures, csv, email, itertools, json, os, pathlib, re, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as tree

from agreement_changes import CHANGES, FOR_ONE
from workbook import sheets

CHECKLIST = "{urn:dossier:checklist:1}"
SUBMISSION = "{urn:dossier:submission:1}"
MARK_OF = {"open": "open", "met": "yes", "waived": "yes", "not-met": "no", "partly": "no", "not-applicable": "not-applicable"}
WORST_FIRST = ["not-met", "open", "partly", "met", "waived", "not-applicable"]
OUTCOMES = ["open", "met", "not-met", "partly", "not-applicable", "waived"]  # as the summary lists them
BASES = [None, "attested", "stated", "shown", "computed"]  # weakest first
SIGNS = {"open": "○", "not-met": "✕", "partly": "◐", "not-applicable": "–", "waived": "≡"}
COUNTED = ["count_computed", "count_shown", "count_said", "count_not_applicable", "count_open"]
SUMMARY_COLUMNS, ITEM_COLUMNS = 4, 3  # case studies with a column of their own
COPIES = 216  # some of which cannot be made


def words(source):
    """The program's words: {"en": {"mark_yes": "Y", ...}, "de": ...}"""
    text = (source / "src/model/words_table.h").read_text(encoding="utf-8")
    rows = re.findall(r'X\((\w+),\s*"((?:[^"\\]|\\.)*)",[\s\\]*"((?:[^"\\]|\\.)*)"\)', text)
    assert len(rows) > 50
    return {lang: {row[0]: row[k] for row in rows} for k, lang in ((1, "en"), (2, "de"))}


# ---- what is asked ----


class Condition:
    def __init__(self, key, label, optional, item):
        self.key, self.label, self.optional, self.item = key, label, optional, item


class Item:
    def __init__(self, key, number, title, has_text):
        self.key, self.number, self.title, self.has_text, self.conditions = key, number, title, has_text, []
        self.whole = False  # it is its only condition


def read_items(path, part, items):
    for node in tree.parse(path).getroot().iter():
        if node.tag == CHECKLIST + "part":
            part = node.get("id")
        elif node.tag == CHECKLIST + "include":
            read_items(path.parent / node.get("file"), part, items)
        elif node.tag == CHECKLIST + "item":
            key, again = "%s/%s" % (part, node.get("number")), 1
            while any(key + ("~%d" % again if again > 1 else "") == item.key for item in items):
                again += 1
            key += "~%d" % again if again > 1 else ""
            item = Item(key, node.get("number"), node.get("title"), bool((node.findtext(CHECKLIST + "text") or "").strip()))
            inner = node.findall(CHECKLIST + "condition")
            item.whole = not inner
            for one in inner:
                label = "%s %s" % (item.number, one.get("id"))
                item.conditions.append(Condition("%s/%s" % (key, one.get("id")), label, one.get("optional") == "yes", item))
            if item.whole:
                item.conditions.append(Condition(key, item.number, node.get("optional") == "yes", item))
            items.append(item)
    return items


# ---- what is said ----


class Standing:
    def __init__(self, outcome, basis):
        self.outcome, self.mark, self.basis = outcome, MARK_OF[outcome], basis

    def __eq__(self, other):
        return (self.mark, self.basis) == (other.mark, other.basis)

    def sign(self):
        said = self.outcome == "met" and BASES.index(self.basis) < BASES.index("shown")
        return SIGNS.get(self.outcome, "◆" if said else "✓")

    def say(self, word):
        mark = word["mark_" + self.mark.replace("-", "_")]
        return mark + (" · " + word["basis_" + self.basis] if self.basis else "")


def whole(results, optional):
    """What an item comes to: the worst, and the weakest of what has its mark; what is optional aside, unless all is."""
    needed = [s for key, s in results if key not in optional] or [s for key, s in results]
    if not needed:
        return Standing("open", None)
    worst = min((s.outcome for s in needed), key=WORST_FIRST.index)
    return Standing(worst, min((s.basis for s in needed if s.mark == MARK_OF[worst]), key=BASES.index))


class Submission:
    """The results as report.json lists them, and all that follows from them."""

    def __init__(self, folder, report, source):
        self.report = report
        root = tree.parse(folder / "manifest.xml").getroot()
        self.cases = [case["id"] for case in report["submission"]["case-studies"]]
        self.about = {node.get("item") for tag in ("answer", "supports") for node in root.iter(SUBMISSION + tag)}
        self.names = {n.get("id"): self.name_in(folder / n.get("file"), n.get("id")) for n in root.iter(SUBMISSION + "case-study")}
        own = folder / "templates/checklists" / (report["checklist"]["id"] + ".xml")
        path = own if own.exists() else source / "templates/checklists" / own.name
        self.items = read_items(path, "", [])
        self.optional = {c.key for item in self.items for c in item.conditions if c.optional}
        self.results = [((r["condition"], r["case"]), Standing(r["outcome"], r["basis"])) for r in report["results"]]
        self.of = dict(self.results)

    @staticmethod
    def name_in(path, case):
        """A case study is called by the first word of its customer, or by its id."""
        found = path.exists() and re.search(r"^customer: *([^\s,.;:]+)", path.read_text(encoding="utf-8", errors="replace"), re.M)
        return {case} | ({found.group(1)} if found else set())

    def one(self, key, case):
        return self.of.get((key, case)) or self.of.get((key, None))

    def item(self, item, case):
        keys = {c.key for c in item.conditions}
        return whole([(key, s) for (key, of), s in self.results if key in keys and (not case or of in (None, case))], self.optional)

    def asked(self, key):
        """Whether the condition is asked for each case study, and so has no result of the practice."""
        return (key, None) not in self.of


# ---- the outputs, one function each: a list of what differs ----


def compare_report(sub):
    said = sub.report["results"]
    asked = [c.key for item in sub.items for c in item.conditions]
    told = [key for key, _ in itertools.groupby(r["condition"] for r in said)]
    if [key for key in asked if key in told or sub.cases] != told:
        yield "the report has other conditions than the checklist: %s" % sorted(set(asked) ^ set(told))
    for key in told:
        cases = [r["case"] for r in said if r["condition"] == key]
        if cases not in ([None], sub.cases):
            yield "report: %s has results for %s" % (key, cases)
    for r in said:
        if r["mark"] != MARK_OF[r["outcome"]] or (r["basis"] is None) != (r["mark"] == "open"):
            yield "report: %s is %s, %s and %s" % (r["condition"], r["outcome"], r["mark"], r["basis"])
    tally = {mark: sum(r["mark"] == mark for r in said) for mark in ("open", "yes", "no", "not-applicable")}
    bases = {basis: sum(r["mark"] == "yes" and r["basis"] == basis for r in said) for basis in BASES[1:]}
    for name, found, expected in (("tally", sub.report["tally"], tally), ("yes-by-basis", sub.report["yes-by-basis"], bases)):
        if found != expected:
            yield "report: %s is %s, its results give %s" % (name, found, expected)


def compare_console(sub, line):
    count = lambda mark: sum(s.mark == mark for _, s in sub.results)
    bases = [(basis, sum(s.mark == "yes" and s.basis == basis for _, s in sub.results)) for basis in reversed(BASES[1:])]
    rest = [(word, count(mark)) for mark, word in (("open", "open"), ("no", "N"), ("not-applicable", "N/A"))]
    expected = "%d of %d met" % (count("yes"), len(sub.results))
    for before, list_of in ((": ", bases), ("; ", rest)):
        some = ["%d %s" % (number, word) for word, number in list_of if number]
        expected += before + ", ".join(some) if some else ""
    if line != expected:
        yield "console: %r, the results give %r" % (line, expected)


def table_rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def compare_table(sub, rows, word):
    items = {item.key: item for item in sub.items if not item.whole}
    seen = set()
    for row in rows:
        key, case = row["item"], row["case study"]
        known = key in items or sub.one(key, case or None)
        if not known or (key, case) in seen and key not in items:
            yield "table: a row for %s %s" % (key, case)
            continue
        seen.add((key, case))
        expected = sub.item(items[key], case) if key in items else sub.one(key, case or None)
        found = row["result"] + (" · " + row["basis"] if row["basis"] else "")
        if found != expected.say(word):
            yield "table: %s %s is %s, the report says %s" % (key, case, found, expected.say(word))
    for item in sub.items:
        for key in {c.key for c in item.conditions} | {item.key}:
            cases = {case for k, case in seen if k == key}
            each = [c for c in item.conditions if key in (c.key, item.key) and sub.asked(c.key)]
            if not ({""} <= cases or set(sub.cases) <= cases) or each and not set(sub.cases) <= cases:
                yield "table: %s stands there for %s" % (key, sorted(cases))


def workbook_rows(path):
    for name, rows in sheets(path):
        if name == "Introduction":
            continue
        each = any("Customer Reference" in cell for cell in rows[0])
        titles = rows[1 if each else 0]
        for row in rows[2 if each or titles.count("Result") == 0 else 1:]:
            row += [""] * (len(titles) - len(row))
            for k, title in enumerate(titles):
                if title == "Result" and any(row[1:]):
                    case = re.search(r"\((.*)\)", rows[0][k - 2]).group(1) if each else ""
                    yield row[0], case, row[k]


def compare_workbook(path, rows):
    """The workbook's rows are those of the table, in its order."""
    expected = [(r["number"], r["case study"], r["result"] + (" · " + r["basis"] if r["basis"] else "")) for r in rows]
    for found, asked in itertools.zip_longest(workbook_rows(path), expected):
        if found != asked:
            yield "workbook: %s, the table says %s" % (found, asked)
            return


# ---- the PDF ----


READERS = {"mutool": ["mutool", "draw", "-q", "-F", "txt", "-o", "-"], "pdftotext": ["pdftotext", "-raw"]}


def read_pdf(path, reader="mutool"):
    """The text in the order in which it was set, words put together again."""
    call = READERS[reader] + [path] + (["-"] if reader == "pdftotext" else [])
    text = subprocess.run(call, capture_output=True, check=True).stdout.decode("utf-8")
    return re.sub(r"\s*\n\s*", "\n", text.replace("\u00a0", " ")).replace("\u00ad\n", "")


def one_of(list_of):
    return "|".join(re.escape(text) for text in sorted(list_of, key=len, reverse=True))


def flowing(text):
    """A pattern for the text, which may be cut into lines at blanks and hyphens."""
    return re.escape(text).replace(r"\ ", r"\s+").replace(r"\-", r"-\s?").replace("/", r"/\s?")


def read_standings(text, word):
    """Each mark with its sign, what it rests on, and where it stands."""
    marks = [word["mark_" + m] for m in ("open", "yes", "no", "not_applicable")]
    over = [word["of_practice"].strip(), word["together"].strip()]
    pattern = r"([○✓✕◐–◆≡])\s(%s)(?![\w/])(?:\s(%s))?(?:\s*·)?(?:\s+(%s)(?!\w))?(?:\s(%s))?" % (
        one_of(marks), one_of(over), one_of(word["basis_" + b] for b in BASES[1:]), one_of(over))
    for m in re.finditer(pattern, text):
        yield m, m.group(1) + " " + m.group(2) + (" · " + m.group(4) if m.group(4) else ""), bool(m.group(3) or m.group(5))


class Rows:
    """The rows that the PDF must have, in its order: a label, and what stands there of which case studies."""

    def __init__(self, sub, word):
        self.sub, self.word, self.rows = sub, word, []
        for item in sub.items:
            for condition in item.conditions:
                self.add("summary", condition.label, self.cells(condition.key, SUMMARY_COLUMNS))
        for row in sub.report.get("weighted-sums", []):
            if row["table"]:
                item = next(i for i in sub.items for c in i.conditions if c.key == row["condition"])
                label = next(c.label for c in item.conditions if c.key == row["condition"])
                self.add("sum", "%s, %s" % (label, item.title), [(sub.one(row["condition"], row["case"]), None)])
        for item in sub.items:
            if not item.whole and (item.has_text or item.key in sub.about):
                each = 1 <= len(sub.cases) <= ITEM_COLUMNS
                self.add("item", item.number, [(sub.item(item, case), None) for case in (sub.cases if each else [None])])
            for condition in item.conditions:
                self.add("item", condition.label, self.cells(condition.key, ITEM_COLUMNS))

    def add(self, where, label, cells):
        self.rows.append((where, label, cells))

    def cells(self, key, columns):
        """A standing, and whose it is: True the practice's, a list of case studies, None that of the column."""
        sub = self.sub
        if not sub.asked(key):
            return [(sub.of[key, None], bool(sub.cases))]
        if len(sub.cases) <= columns:
            return [(sub.of[key, case], None) for case in sub.cases]
        order = lambda s: (OUTCOMES.index(s.outcome), BASES.index(s.basis))
        each = sorted(((order(sub.of[key, case]), k) for k, case in enumerate(sub.cases)))
        groups = [[sub.cases[k] for _, k in group] for _, group in itertools.groupby(each, lambda pair: pair[0])]
        return [(sub.of[key, group[0]], group) for group in groups]

    def names_follow(self, text, group):
        if len(group) == len(self.sub.cases):
            return re.match(r"\s*" + flowing(self.word["of_all"].strip().replace("{1}", str(len(group)))), text)
        names = r",\s+".join("(?:%s)" % "|".join(flowing(name) for name in sorted(self.sub.names[case])) for case in group)
        return re.match(r"\s+%s(?![\w,])" % names, text)


def compare_pdf(sub, text, word):
    found, at, before = list(read_standings(text, word)), 0, 0
    rows = Rows(sub, word)
    for where, label, cells in rows.rows:
        place = "PDF, %s %s: " % (where, label)
        if cells and at < len(found):
            start = found[at][0].start()
            if not re.search(("(?m)^" if where != "sum" else "") + flowing(label) + r"(?!\S)", text[before:start]):
                yield place + "its row does not stand there"
                return
        for standing, whose in cells:
            if at == len(found):
                yield place + "nothing stands there"
                return
            match, said, practice = found[at]
            expected = standing.sign() + " " + standing.say(word)
            if said != expected:
                yield place + "%s, the report says %s" % (said, expected)
            if practice != (whose is True):
                yield place + "%s a result of the practice" % ("wrongly" if practice else "not")
            if isinstance(whose, list) and not rows.names_follow(text[match.end():], whose):
                yield place + "%s is not said of %s: %r" % (said, whose, text[match.end():match.end() + 80])
            at, before = at + 1, match.end()
    if at != len(found):
        yield "PDF: %d results more than were found" % (len(found) - at)


def compare_cover(sub, text, word):
    has = lambda *pairs: sum((s.mark, s.basis) in pairs for _, s in sub.results)
    marked = lambda *marks: sum(s.mark in marks for _, s in sub.results)
    expected = [has(("yes", "computed")), has(("yes", "shown")), has(("yes", "stated"), ("yes", "attested")),
                marked("not-applicable"), marked("no", "open")]
    for name, number in zip(COUNTED, expected):
        said = re.findall(r"(?m)^([\d.,]+)\n%s$" % flowing(word[name]), text)
        if said != [str(number)]:
            yield "cover: %s %s, the results give %d" % (said, word[name], number)


# ---- the builds ----


class Bench:
    def __init__(self, program, source):
        self.program, self.source, self.words = program, pathlib.Path(source).resolve(), words(pathlib.Path(source))
        self.seen = {}  # how often each standing was met with

    def build(self, folder, output, *options):
        run = subprocess.run([self.program, "build", *options, "-o", output, folder], capture_output=True, text=True)
        return run, output / folder.name

    def differences(self, folder, output, *options):
        run, made = self.build(folder, output, *options)
        mark = "-draft" if "--draft" in options else ""
        made = made / "draft" if mark else made
        if run.returncode > 1 or not (made / ("report%s.json" % mark)).exists():
            return ["not built: status %d, %s" % (run.returncode, run.stdout + run.stderr[-400:])]
        report = json.loads((made / ("report%s.json" % mark)).read_text(encoding="utf-8"))
        sub = Submission(folder, report, self.source)
        for _, standing in sub.results:
            self.seen[standing.outcome, standing.basis] = self.seen.get((standing.outcome, standing.basis), 0) + 1
        rows = table_rows(made / ("answers%s.csv" % mark))
        word = self.words[report["submission"]["language"]]
        pdf = made / ("self-assessment%s.pdf" % mark)
        text = read_pdf(pdf)
        said = [line for line in run.stdout.splitlines() if re.match(r"\d+ of \d+ met", line)]
        compared = [compare_report(sub), compare_console(sub, "".join(said)), compare_table(sub, rows, self.words["en"]),
                    compare_workbook(made / ("self-assessment%s.xlsx" % mark), rows), compare_cover(sub, text, word),
                    compare_pdf(sub, text, word)]
        if "--attach" in options:
            compared += [compare_pdf(sub, read_pdf(pdf, "pdftotext"), word), self.compare_copies(made, text, report)]
        return [difference for part in compared for difference in part]

    @staticmethod
    def compare_copies(made, text, report):
        """The PDF that is mailed begins with the same text; the report that a PDF carries is the one beside it."""
        if (made / "submission.eml").exists():
            mail = email.message_from_bytes((made / "submission.eml").read_bytes())
            part = next(p for p in mail.walk() if "Self-Assessment" in (p.get_filename() or ""))
            (made / "mailed.pdf").write_bytes(part.get_payload(decode=True))
            if not read_pdf(made / "mailed.pdf").startswith(text.rstrip("\f\n ")):
                yield "mail: another self-assessment than the file's"
        (made / "carried").mkdir()
        subprocess.run(["pdfdetach", "-saveall", "-o", made / "carried", made / "self-assessment.pdf"], check=True, capture_output=True)
        if json.loads((made / "carried/report.json").read_text(encoding="utf-8"))["results"] != report["results"]:
            yield "PDF: it carries another report"


def change(source, name, copy):
    """A copy of a submission with one change; False: there is nothing to change."""
    kind, _, turn = name.partition("#")
    shutil.copytree(source, copy)
    return CHANGES[kind](copy, int(turn))


def main(program, source, every="1", only=""):
    source, every = pathlib.Path(source).resolve(), int(every)
    bench = Bench(program, source)
    samples = [p.parent for p in sorted(source.glob("input/*/manifest.xml")) + sorted(source.glob("tests/samples/*/manifest.xml"))]
    wholes = [(s, None, options) for s in samples for options in ([["--draft"]] if "progress" in s.name else [["--attach"], ["--draft"]])]
    places = [p for p in itertools.product(range(2), CHANGES, samples) if p[1] not in FOR_ONE]
    chosen = [places[len(places) * k // (COPIES // every)] for k in range(COPIES // every)]
    chosen += list(itertools.product(range(2), FOR_ONE, samples))[::every]
    copies = [(sample, "%s#%d" % (kind, turn), ["--draft"]) for turn, kind, sample in chosen]
    work = [w for w in wholes + copies if only in "%s %s" % (w[0].name, w[1])]
    with tempfile.TemporaryDirectory() as room, concurrent.futures.ThreadPoolExecutor(2) as pool:

        def run(number):
            sample, name, options = work[number]
            place = pathlib.Path(room) / str(number)
            folder = place / sample.name
            if name is None:
                shutil.copytree(sample, folder)
            elif not change(sample, name, folder):
                return None
            told = bench.differences(folder, place / "out", *options)
            shutil.rmtree(place)
            return ["%s %s: %s" % (sample.name, name or " ".join(options), text) for text in told]

        told = list(pool.map(run, range(len(work))))
    wrong = [text for one in told if one for text in one]
    done = sum(one is not None for one, w in zip(told, work) if w[1])
    print("\n".join(wrong[:40]))
    print("%d samples and %d changed copies, %d differences; %s" % (
        len(samples), done, len(wrong), ", ".join("%d %s %s" % (n, *k) for k, n in sorted(bench.seen.items(), key=str))))
    missing = [o for o in OUTCOMES if not any(k[0] == o for k in bench.seen)] + [b for b in BASES if not any(k[1] == b for k in bench.seen)]
    if not only and (missing or done < 200 // every):
        print("too little was compared: %s" % missing)
        return 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
