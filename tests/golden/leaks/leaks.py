"""For leaks.sh. Real firms, each the unnamed customer of a small submission: `read` writes about it as people do and looks at what the
public reads; `hide` writes the name in one of the ways of WAYS. Whatever is written must not hold the name, by the judgment of Python's
unicodedata and html.parser and poppler's pdftotext, none of which the program uses; a way that stops the build is as good."""
import html.parser, os, pathlib, random, re, shutil, subprocess, sys, unicodedata, urllib.parse
from xml.sax.saxutils import quoteattr

HERE = pathlib.Path(__file__).parent
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<submission xmlns="urn:dossier:submission:1" checklist="least" edition="1" date="2024-05-02" language="%s">
  <partner name="Green Hands" tier="Advanced" home-page="https://green.example/" practice-page="https://green.example/work"/>
  <people><person id="fern" name="Fern Field" role="Gardener" email="fern@green.example" contact="yes"/></people>
  <case-studies><case-study id="%s" file="case-studies/one.md" named="no" public-name="%s"/></case-studies>
  <evidence/>
  <answers><answer item="award/1.1" met="yes" by="fern">It is told.</answer></answers>
</submission>
"""
ENGLISH = """We began with {f} in March. Every {s} branch kept its own server, and {s}'s managers asked for one. The {s} team
grew, a {s} clerk wrote, and {s} moved. At {f} we found non-{s} accounts and {s}-owned halls. {f} is pleased.

## At {s}

We thank {f}

- the {s} halls
- our {s}

See https://{k}.example/a and joe@{k}.example."""
GERMAN = """Bei {s} begann die Arbeit im März. {s} hat jede Filiale gefragt, und wir haben mit {s} geplant. Für {f} zählt die Zeit.
Das {s}-Team wuchs; {s} wächst weiter. Die Leitung von {f} ist zufrieden.

## Bei {s}

Wir danken dem Team von {s}."""
READS = [("en", "a European motor insurer", ENGLISH), ("de", "ein europäischer Versicherer", GERMAN)]
BAD = re.compile(r"(?i)\b(a|an|the|every|our|each|non)[ -](a|an|the)\b|  \S|\b(?:N\.V|p\.l\.c|S\.A|S\.p\.A)\b|'s's|\ba (insurer)\b|"
                 r"\b(?:bei|von|zu) dem |\b(?:bei|mit|von) ein |\bfür ein |\b(?:Inc|Ltd|Corp)\.|insurer (?:AG|SE|AB|Group)\b|\(\)| ,")


def spaced(name):
    return " ".join(name)


def alike(name):
    return name.translate(str.maketrans("aeopcxAEOPCX", "аеорсхАЕОРСХ"))


def wide(name):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name)


def between(sign):
    return lambda name: name[:len(name) // 2] + sign + name[len(name) // 2:]


def key(name):
    return re.sub(r"[^a-z0-9]", "", ascii_of(name).lower()) or "x"


def ascii_of(name):
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def puny(name):
    label = name.lower().replace(" ", "-")
    return label if label.isascii() else "xn--" + label.encode("punycode").decode()


# Where a name stands, and how it is written: {} is the short name.
PLACES = ["Word {} word.", "## At {}", "- {}", "| {} | b |\n|--|--|\n| 1 | {} |", "> {}", "*{}*", "`{}`", "```\n{}\n```", "[{}](https://a.example/)",
          '[x](https://a.example/ "{}")', "Word[^9]\n\n[^9]: At {}.", "~~{}~~"]
WAYS = {"plain": str, "upper": str.upper, "lower": str.lower, "decomposed": lambda n: unicodedata.normalize("NFD", n),
        "soft hyphen": between("\u00ad"), "no width": between("\u200b"), "joiner": between("\u034f"), "mark": between("\ufe0f"),
        "entity": lambda n: "".join("&#%d;" % ord(c) for c in n), "split": between("**"), "look-alikes": alike, "wide": wide,
        "spaced": spaced, "line end": between("-\n"), "percent": lambda n: "https://a.example/" + urllib.parse.quote(n),
        "host": lambda n: "db1." + key(n) + ".example", "mail": lambda n: "joe@" + key(n) + ".example",
        "identifier": lambda n: key(n).upper() + "DB01", "handle": lambda n: f"@{key(n)}_team", "domain": lambda n: f"www.{key(n)}.com",
        "hashtag": lambda n: "#" + n.replace(" ", ""), "camel": lambda n: "my" + n.replace(" ", ""), "emphasis": lambda n: f"{n[:1]}*{n[1:]}*",
        "punycode": lambda n: "https://" + puny(n) + ".example/", "with its kind": lambda n: n + "-Gruppe"}


def names():
    for line in (HERE / "names.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            full, short = line.split("|")
            yield full, short.lstrip("*"), short.startswith("*")


def make(folder, case, language, by, full, text):
    (folder / "templates/checklists").mkdir(parents=True)
    (folder / "case-studies").mkdir()
    shutil.copy(HERE / "checklist.xml", folder / "templates/checklists/least.xml")
    (folder / "manifest.xml").write_text(MANIFEST % (language, case, by), encoding="utf-8")
    (folder / "case-studies/one.md").write_text('---\ntitle: The work\ncustomer: "%s"\n---\n## Work\n\n%s\n' % (full, text), encoding="utf-8")


class Words(html.parser.HTMLParser):
    """What a reader of the page is told, and what a program is: texts, and values of attributes."""
    def __init__(self):
        super().__init__()
        self.words, self.skip = [], False

    def handle_starttag(self, tag, attributes):
        self.skip = tag == "style"
        self.words += [v for k, v in attributes if v and k not in ("class", "style", "lang", "http-equiv", "scope", "name", "property")]

    def handle_data(self, data):
        if not self.skip:
            self.words.append(data)


def text_of(path):
    if path.suffix == ".pdf":
        return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        words = Words()
        words.feed(text)
        return "".join(words.words)
    return html.unescape(re.sub(r"\\(.)", r"\1", text))


def plain(text):
    text = unicodedata.normalize("NFKD", urllib.parse.unquote(text)).translate(str.maketrans("аеорсхАЕОРСХ’øØłŁæ", "aeopcxAEOPCX'oOlLa"))
    return "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Cf", "Me") and c not in "*~`")


def told(text, short, ordinary):
    """Where the text tells the name: as words, letters spaced or not."""
    text, name = plain(text), plain(short)
    gap = r"\s*" if len(name) > 3 else ""
    letters = gap.join(re.escape(c) for c in name if c != " ")
    loose = letters if " " not in name else r"[\s\-_.]*".join(re.escape(w) for w in name.split())
    found = re.search(r"(?<!\w)" + loose + r"(?!\w)", text, 0 if ordinary else re.I)
    return found and text[max(0, found.start() - 30):found.end() + 30].replace("\n", " ")


def build(program, folder, numbers):
    environment = dict(os.environ, OMP_THREAD_LIMIT="1")
    for at in range(0, len(numbers), 200):
        batch = [str(folder / str(i)) for i in numbers[at:at + 200]]
        run = subprocess.run([program, "build", "--format=short", "-j", "2", "-o", folder / "out", *batch], capture_output=True, text=True,
                             env=environment, check=False)
        yield run.stderr


def judge(folder, subjects, failures, grammar):
    written = 0
    for number, (label, short, ordinary) in enumerate(subjects):
        public = folder / "out" / str(number) / "public"
        for path in sorted(public.iterdir()) if public.is_dir() else []:
            written += 1
            if path.suffix not in (".md", ".html", ".pdf"):
                continue
            text = text_of(path)
            hit = told(text, short, ordinary) or told(path.name, key(short), False) and path.name
            if hit:
                failures.append(f"{label}: {path.name} tells {short!r}: {hit}")
            stiff = BAD.search(text) if grammar and path.suffix == ".md" else None
            if stiff:
                failures.append(f"{label}: {path.name}: {text[max(0, stiff.start() - 40):stiff.end() + 40]!r}")
    return written


def main():
    program, folder, everything = sys.argv[1], pathlib.Path(sys.argv[2]), len(sys.argv) > 3
    failures, log = [], ""
    reading = folder / "read"
    subjects = []
    for number, (full, short, ordinary) in enumerate(names()):
        for language, by, text in READS if everything else READS[number % 2:number % 2 + 1]:
            make(reading / str(len(subjects)), "one", language, by, full, text.format(f=full, s=short, k=key(short)))
            subjects.append((f"{full} ({language})", short, ordinary))
    log = "".join(build(program, reading, range(len(subjects))))
    asked = [i for i, _ in enumerate(subjects) if re.search(rf"/read/{i}/.*\[name-or-word\]", log)]
    for number in asked:  # whether a word is meant: the author says which places are the name
        manifest = reading / str(number) / "manifest.xml"
        text = manifest.read_text(encoding="utf-8")
        full, short = subjects[number][0][:-5], subjects[number][1]
        rows = "".join(f'<name text={quoteattr(t)} case="one"/>' for t in (f"{short} hat", f"Das {short}-Team", f"{short} wächst", f"{full} is"))
        manifest.write_text(text.replace("</submission>", f"<confidential>{rows}</confidential></submission>"), encoding="utf-8")
    log += "".join(build(program, reading, asked))
    for number, (label, _, _) in enumerate(subjects):
        if not (reading / "out" / str(number) / "public").is_dir():
            failures.append(f"{label}: not built: " + next((l for l in log.splitlines() if f"read/{number}/" in l and " error: " in l), "?")[-160:])
    judge(reading, subjects, failures, True)
    chance, subjects, hiding = random.Random(12), [], folder / "hide"
    for full, short, ordinary in names():
        for way, write in WAYS.items():
            place = chance.choice(PLACES)
            if not everything and chance.random() > 0.03 or ordinary and way in ("upper", "lower", "host", "mail", "identifier", "handle"):
                continue
            written = write(short)
            if len(key(short)) < 3 and way in ("host", "mail", "identifier", "handle", "domain", "spaced") or not key(short).strip("x"):
                if way in ("host", "mail", "identifier", "handle", "domain"):
                    continue
            make(hiding / str(len(subjects)), "one", "en", "a retailer", full, place.format(*[written] * 2))
            subjects.append((f"{full}, {way}, {place!r}", short, ordinary))
    stopped = "".join(build(program, hiding, range(len(subjects)))).count("[leak]")
    written = judge(hiding, subjects, failures, False)
    print(f"{len(subjects)} ways to write a name: {stopped} leaks stopped, {written} files searched")
    print(*failures[:None if everything else 40], sep="\n")
    sys.exit(bool(failures))


main()
