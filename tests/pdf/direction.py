"""For direction.sh. `add FOLDER` puts lists, quotes and a table into a case study; `compare LANGUAGE PAGES PDF` looks where they stand."""
import pathlib, re, subprocess, sys

BLOCKS = """

### Directions

- מרחבא
- Postgres twelve
- בנדא
  - פנימי
- אחרונא

8. שמונא
9. תשעא
10. עשרא

- Leftwards
- ימינא

8. Eighthitem
9. Ninthitem
10. Tenthitem
    - Nestedone
    - Nestedtwo
11. Eleventhitem

> ציטוטא

> Quotation

| ראשונא | Second | 7 |
|---|---|---|
| א | ב | ג |

| Firstcolumn | Secondcolumn |
|---|---|
| a | b |

Forced  
ending\\
here, and some inter\u00adnational\u00adisation.
"""


def read(path):
    """(page, x, y, text) of each run; y counts downwards."""
    found, page = [], 0
    for line in open(path, encoding="utf-8"):
        page += line.startswith("page ")
        run = re.match(r'  (-?\d+) (-?\d+) \S+ \d+(?: artefact)? "(.*)"$', line)
        if run:
            found.append((page, int(run[1]), int(run[2]), run[3].strip()))
    return found


class Page:
    def __init__(self, runs):
        start = max(i for i, run in enumerate(runs) if run[3] == "Directions")
        self.runs = runs[start:]

    def find(self, word):
        return next(run for run in self.runs if run[3] == word or run[3].startswith(word + " "))

    def mark(self, word):
        """What else stands on the line of the word: its list's mark comes before it in the text."""
        return self.runs[self.line(word) - 1]

    def line(self, word):
        at = self.runs.index(self.find(word))
        y = self.runs[at][2]
        while at > 1 and abs(self.runs[at - 1][2] - y) < 1500 and not re.match(r"[\u2022\u2013]|\d+\.?$", self.runs[at][3]):
            if re.match(r"[\u2022\u2013]|\d+", self.runs[at - 1][3]):
                return at
            at -= 1
        return at


def frame(runs, turned, expect):
    """Contents, running lines, panel and cards stand on the sides that the document's language asks for."""
    before = (lambda a, b: a[1] > b[1]) if turned else (lambda a, b: a[1] < b[1])
    contents = max(run[0] for run in runs if run[3] == "Contents")
    top = lambda page, words: min((run for run in runs if run[0] == page and run[3].startswith(words)), key=lambda run: run[2])
    numbers = set()
    for words in ("Problem", "What we proposed", "Outcome"):
        entry = top(contents, words)
        line = [run for run in runs if run[0] == contents and run[2] == entry[2]]
        number, dots = (next(run for run in line if re.fullmatch(form, run[3])) for form in (r"\d", r"\.{9,}"))
        expect(before(entry, dots) and before(dots, number), "%s, dots and number are in no order" % words)
        numbers.add(number[1])
    expect(len(numbers) == 1, "page numbers do not stand below each other")
    for page, first, second in ((contents + 1, "AWS DMS Case Studies", "Contoso Retail leaves Oracle without closing a shop"),
                                (contents + 1, "Northwind Cloud Partners GmbH", "Page 1 of "), (contents + 1, "Problem", "Customer"),
                                (contents - 1, "Case study 1", "Case study 2"), (contents - 1, "Partner", "Northwind")):
        expect(before(top(page, first), top(page, second)), "%s and %s do not stand as the document is read" % (first, second))


def compare(language, pages, pdf):
    page, bad = Page(read(pages)), []

    def expect(truth, words):
        if not truth:
            bad.append(words)

    x = lambda word: page.find(word)[1]
    for word in ("מרחבא", "Postgres", "בנדא", "פנימי", "אחרונא", "שמונא", "עשרא"):
        expect(page.mark(word)[1] > x(word), "the mark of %s is left of it" % word)
    for word in ("Leftwards", "ימינא", "Eighthitem", "Tenthitem", "Nestedone"):
        expect(page.mark(word)[1] < x(word), "the mark of %s is right of it" % word)
    expect(page.mark("מרחבא")[1] == page.mark("Postgres")[1] == page.mark("אחרונא")[1], "marks of one list do not line up")
    expect(page.mark("Eighthitem")[1] > page.mark("Tenthitem")[1] == page.mark("Eleventhitem")[1], "numbers do not end at their dots")
    expect(x("Eighthitem") == x("Tenthitem"), "items do not begin below each other")
    y = lambda word: page.find(word)[2]
    if page.find("Eighthitem")[0] == page.find("Eleventhitem")[0]:
        step = y("Ninthitem") - y("Eighthitem")
        expect(y("Nestedone") - y("Tenthitem") == step == y("Nestedtwo") - y("Nestedone") == y("Eleventhitem") - y("Nestedtwo"),
               "a nested list stands apart")
    expect(x("ציטוטא") > 300000 > x("Quotation"), "quotes do not begin on their sides")
    expect(x("ראשונא") > x("Second"), "columns run from left to right")
    expect((x("Firstcolumn") > x("Secondcolumn")) == (language == "ar"), "columns do not run as the document does")
    frame(read(pages), language == "ar", expect)
    tree = subprocess.run(["pdfinfo", "-struct-text", pdf], capture_output=True, text=True, check=True).stdout
    expect("Forced ending here, and some internationalisation." in tree.replace("\u00ad", ""), "words are fused at forced line ends")
    print(language, len(page.runs), "runs,", "; ".join(bad) or "all on their sides")
    return bool(bad)


if sys.argv[1] == "add":
    story = pathlib.Path(sys.argv[2], "case-studies", "contoso.md")
    story.write_text(story.read_text(encoding="utf-8").rstrip("\n") + BLOCKS, encoding="utf-8")
else:
    sys.exit(compare(*sys.argv[2:]))
