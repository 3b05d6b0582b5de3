"""Called by story.sh, in an empty folder, with the program and the source folder."""
import html.parser
import json
import pathlib
import re
import shutil
import subprocess
import sys

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
GOOD = ["input/northwind-dms", "input/contoso-migration"] + [
    "tests/samples/" + name for name in ("waf", "ecs", "terse-dms", "german-dms", "verbose-migration")]
ORDER = {"en": ["The customer", "The challenge", "The solution", "The result", "AWS services", "Third-party products", "Your next step"],
         "de": ["Der Kunde", "Die Ausgangslage", "Die Lösung", "Das Ergebnis", "Eingesetzte AWS-Dienste", "Weitere Produkte",
                "Ihr nächster Schritt"]}
faults = 0


def expect(holds, *what):
    global faults
    if not holds:
        faults += 1
        print("FAILED:", *what)


def build(folder, out="out"):
    done = subprocess.run([PROGRAM, "build", "-o", out, str(folder)], capture_output=True, text=True)
    return done.stdout + done.stderr


def internal_titles():
    titles = set()
    for path in list(SOURCE.glob("templates/checklists/**/*.xml")) + list(SOURCE.glob("tests/samples/ecs/templates/checklists/*.xml")):
        for tag in re.findall(r'<field name="[^"]*" type=[^>]*>', path.read_text(encoding="utf-8")):
            if 'type="one-of"' in tag or 'public="no"' in tag:
                titles.add(re.search(r'title="([^"]*)"', tag)[1])
    return titles


# ---- pages ----

class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.meta, self.links, self.loads, self.script, self.lang, self.stack, self.bare_titles = {}, {}, [], None, "", [], 0
        self.feed(text)
        self.styles = re.findall(r"<style>(.*?)</style>", text, re.S)

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == "html":
            self.lang = a.get("lang")
        if tag == "meta":
            self.meta[a.get("name") or a.get("property")] = a.get("content")
        if tag == "link":
            self.links[a.get("rel")] = a.get("href")
        if tag in ("script", "img", "iframe", "source", "video", "audio", "object", "embed") and "type" not in a:
            self.loads.append(a.get("src") or a.get("data"))
        if tag == "th" and "thead" not in self.stack:
            self.bare_titles += 1
        if tag in ("thead", "script"):
            self.stack.append(tag)

    def handle_endtag(self, tag):
        if tag in ("thead", "script"):
            self.stack.pop()

    def handle_data(self, data):
        if "script" in self.stack:
            self.script = (self.script or "") + data


def look_at_page(path, language):
    page = Page(path.read_text(encoding="utf-8"))
    article = json.loads(page.script)
    title = re.search(r"(?m)^# (.*)$", path.with_suffix(".md").read_text(encoding="utf-8"))[1].replace("\\", "")
    expect(page.lang == language == article["inLanguage"], path, "language")
    expect(article["@type"] == "Article" and article["@context"] == "https://schema.org", path, "is no Article")
    expect(article["headline"] == page.meta["og:title"] == title, path, article["headline"], title)
    description = page.meta["description"]
    expect(description and description == page.meta["og:description"] == article["description"], path, "description")
    expect(re.search(r"[.!?:”“]$", description), path, "description is cut:", description)
    expect(page.meta["viewport"] and page.meta["og:type"] == "article" and page.meta["og:site_name"] == article["author"]["name"],
           path, page.meta)
    expect(page.links.get("canonical") == page.meta.get("og:url") == article.get("url"), path, "addresses differ")
    expect(set(page.links) <= {"canonical"}, path, "links", page.links)
    expect(all(re.fullmatch(r"[a-z0-9-]+\.(png|jpg|svg)", name) for name in page.loads), path, "loads", page.loads)
    expect(not re.search(r"url\(|@import", page.styles[0]) and "prefers-color-scheme:dark" in page.styles[0], path, "style")
    expect(page.bare_titles == 0, path, "titles outside of a table's head")
    return page


# ---- stories ----

def look_at_story(path, language):
    text = path.read_text(encoding="utf-8")
    for words in (len(text.split()), len(re.findall(r"\w+", text))):
        expect(300 <= words <= 500, path, words, "words")
    headings = re.findall(r"(?m)^## (.*)$", text)
    expect(headings == [h for h in ORDER[language] if h in headings] and set(ORDER[language]) - set(headings) <= {ORDER[language][5]},
           path, headings)
    lead = text.split("\n\n")[1]
    expect(not lead.startswith("#") and re.search(r"\d|[Tt]hree|[Ff]ive", lead), path, "no lead with a result:", lead)
    result = text.split("## " + ORDER[language][3])[1].split("\n## ")[0]
    facts = re.findall(r"(?m)^- \*\*.*\*\* (.*)$", result)
    expect(1 <= len(facts) <= 4 and all(re.search(r"\d", fact) for fact in facts), path, "facts", facts)
    expect(re.search(r"(?m)^> [^—].*\n>\n> — \S", result), path, "no quote")
    expect("AWS" in text and re.search(r"\(https://\S+\)$", text.strip()), path, "no AWS, or no address at the end")


def look_at_good():
    titles = internal_titles()
    expect({"Status", "Schema Conversion Tool", "Target"} <= titles, "titles", titles)
    for sample in GOOD:
        said = build(SOURCE / sample)
        name = sample.split("/")[-1]
        language = "de" if name.startswith("german") else "en"
        expect(": 0 errors, 0 warnings" in said and "[story]" not in said, sample, said)
        public = pathlib.Path("out", name, "public")
        stories = sorted(public.glob("*-story.md"))
        studies = list((SOURCE / sample / "case-studies").glob("*.md"))
        expect(len(stories) == len(studies), sample, len(stories), "stories")
        for path in stories:
            look_at_story(path, language)
            expect(path.with_suffix(".pdf").read_bytes()[:5] == b"%PDF-", path, "has no PDF")
        for path in public.glob("*.html"):
            look_at_page(path, language)
        for path in public.glob("*.md"):
            text = path.read_text(encoding="utf-8")
            for title in titles:
                told = re.search(r"(?m)^(- \*\*%s:\*\*|\| %s \| [a-z-]+ \|$)" % (re.escape(title), re.escape(title)), text)
                expect(not told, path, "tells", told)
    page = look_at_page(pathlib.Path("out/northwind-dms/public/contoso-story.html"), "en")
    expect(page.links.get("canonical") == "https://northwind.example/stories/contoso", "canonical address", page.links)
    packet = subprocess.run(["pdftotext", "out/northwind-dms/case-studies.pdf", "-"], capture_output=True, text=True).stdout
    expect("Pricing" in packet or "Problem" in packet, "the packet cannot be read")
    expect("Marlene Vogt" not in packet and "Marlene Vogt" not in pathlib.Path("out/northwind-dms/public/contoso.md").read_text(),
           "the story stands in the packet or in the long draft")


# ---- changed samples ----

def changed(name, change, sample="input/northwind-dms", study="contoso"):
    folder = pathlib.Path("changed", name)
    shutil.copytree(SOURCE / sample, folder)
    path = folder / "case-studies" / (study + ".md")
    before = path.read_text(encoding="utf-8")
    after = change(before)
    expect(before != after, name, "changed nothing")
    path.write_text(after, encoding="utf-8")
    return folder


def without_story(text):
    return re.sub(r"(?s)\n## (?:Story|Kurzfassung)\n.*?(?=\n## )", "", text)


def with_story(text, story):
    return without_story(text).replace("\n## ", "\n## Story\n\n" + story + "\n\n## ", 1)


def plain(text):
    text = re.sub(r"\[\^\w+\]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text))
    return re.sub(r"\s+", " ", re.sub(r"[*`\\_~]", "", text))


def look_at_defaults():
    """Without a word written for it: whole sentences of the author, each told once."""
    for sample, study, end in (("input/northwind-dms", "contoso", ""), ("tests/samples/german-dms", "hallgarten", ""),
                               ("tests/samples/terse-dms", "wrenfield", ""), ("tests/samples/verbose-migration", "pinecrest", "")):
        folder = changed("default-" + study, without_story, sample, study)
        said = build(folder)
        source = plain((folder / "case-studies" / (study + ".md")).read_text(encoding="utf-8"))
        text = pathlib.Path("out/default-" + study, "public", study + "-story.md").read_text(encoding="utf-8")
        expect("the story of %s has no quote of the customer [story]" % study in said and ": 0 errors, 0 warnings" in said, said)
        language = "de" if study == "hallgarten" else "en"
        body = text.split("## " + ORDER[language][0])[1].split("## " + ORDER[language][4])[0]
        told = [block for block in body.split("\n\n") if block.strip() and not re.match(r"\s*(#|- \*\*)", block)]
        expect(len(told) >= 5, study, told)
        for block in told:
            for line in block.strip().split("\n"):
                line = plain(re.sub(r"^(- |\d+\. )", "", line)).strip()
                expect(line in source or "Werksleiter" in line, study, "is not the author's:", line)
                expect(re.search(r"[.!?:,;”“\"]$", line), study, "is cut:", line)
        expect(len(told) == len(set(told)), study, "is told twice")


QUIET = ("The order platform answers before anybody at the tills looks up, and price updates no longer lock the busiest tables of the shops. "
         "The licences of Oracle were not renewed, and the old storage array was switched off in the data centre. "
         "Shop managers tested their business cases before the change, and all of them were signed off by the board.\n")


def look_at_missing():
    rows = [
        ("quote", lambda t: re.sub(r"(?m)^> — .*$", "> — ", t), "has no quote of the customer"),
        ("number", lambda t: with_story(re.sub(r"(?s)\n## Outcome\n.*?(?=\n## Lessons)", "\n## Outcome\n\n" + QUIET, t), "A lead."),
         "has no outcome with a number"),
        ("aws", lambda t: with_story(t, "### Solution\n\nThe data were moved while the shops were open."), "does not name AWS"),
        ("heading", lambda t: t.replace("### Customer", "### Weather"), '"Weather" is no part of a story'),
        ("twice", lambda t: t + "\n## Story\n\nOnce more.\n", "is here again [repeated-element]"),
        ("placeholder", lambda t: t.replace("### Customer\n", "### Customer\n\nTBD: who they are.\n"), "[placeholder]"),
        ("wrong", lambda t: t.replace("AWS DMS loaded 412 GB", "The database had a size of 512 GB. It went"), "512 GB"),
        ("long", lambda t: t.replace("### Customer\n", "### Customer\n\n" + "They sell what a house needs to many people. " * 40), "words, expected 300 to 500"),
    ]
    for name, change, message in rows:
        said = build(changed(name, change))
        expect(message in said, name, "does not say", message, said)


def look_at_nasty():
    title = 'A "title" </script><script>alert(1)</script> & <b>more</b>'
    folder = changed("nasty", lambda t: re.sub(r"(?m)^title: .*$", "title: '%s'" % title, t))
    said = build(folder)
    path = pathlib.Path("out/nasty/public/contoso-story.html")
    expect(path.exists(), said)
    if path.exists():
        page = Page(path.read_text(encoding="utf-8"))
        expect(json.loads(page.script)["headline"] == title == page.meta["og:title"], "a title breaks out of the page")
    # where sentences end, and what cannot stand alone
    for name, problem, told in [
        ("short", "Dr. Vogt of Contoso said z. B. on the 14. June that No. 5 of approx. 12 ports, e.g. the U.S. one, was slow. It was.",
         "Dr. Vogt of Contoso said z. B. on the 14. June that No. 5 of approx. 12 ports, e.g. the U.S. one, was slow.\n"),
        ("wide", "康托索零售公司在二百一十二家商店销售家居用品。订单平台很慢。", "康托索零售公司在二百一十二家商店销售家居用品。\n"),
        ("strong", "**Contoso sells *pots. It* has shops.** They were slow.", "**Contoso sells _pots._**\n"),
        ("table", "Three ways hurt:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nContoso was slow. It hurt twice:\n\n1. once\n2. again", "Contoso was slow.\n"),
        ("figure", "As [the figure](#figure-contoso) shows, it was old. Contoso was slow. It hurt.", "Contoso was slow.\n")]:
        build(changed("end-" + name, lambda t: without_story(t).replace("## Problem\n", "## Problem\n\n" + problem + "\n", 1)))
        text = pathlib.Path("out/end-" + name, "public/contoso-story.md").read_text(encoding="utf-8")
        expect("## The customer\n\n" + told in text and "Three ways hurt" not in text, name, text[:600])
    # a part without a text is not written, and a title is no story
    build(changed("empty", lambda t: re.sub(r"(?s)(### Customer\n).*?(?=\n###)", r"\1", t)))
    expect("## The customer\n\nContoso Retail sells" in pathlib.Path("out/empty/public/contoso-story.md").read_text(), "an empty part")
    said = build(changed("title", lambda t: without_story(t).replace("\n## ", "\n# Story\n\n## ", 1)))
    expect("0 errors" in said, "a title is taken for a story", said)
    # of a customer who is not named no person is, and nothing of the story goes past the search
    story = ("The work of Fabrikam on the account 2345 6789 0123 took half a year.\n\n### Customer\n\nFabrikam Insurance AG insures cars.\n\n"
             "> Fabrikam is glad.\n> -- Petra Lang, Fabrikam")
    said = build(changed("unnamed", lambda t: with_story(t, story), study="fabrikam"))
    for path in pathlib.Path("out/unnamed/public").glob("case-study-2-story.*"):
        text = path.read_bytes().decode("utf-8", "replace")
        expect(not re.search(r"Fabrikam|Petra|2345 ?6789", text), path, "holds a secret")
    text = pathlib.Path("out/unnamed/public/case-study-2-story.md").read_text(encoding="utf-8")
    expect("> — a European motor insurer" in text and "an undisclosed account" in text, "the quote is not told:", text)
    # a checklist that says nothing of stories has none, but for who writes one
    folder = changed("unmarked", without_story)
    target = folder / "templates/checklists/aws-dms-service-delivery-2019.xml"
    target.parent.mkdir(parents=True)
    shutil.copytree(SOURCE / "templates/checklists/common", target.parent / "common")
    checklist = (SOURCE / "templates/checklists/aws-dms-service-delivery-2019.xml").read_text(encoding="utf-8")
    target.write_text(re.sub(r' story="\w+"', "", checklist), encoding="utf-8")
    build(folder)
    names = sorted(p.name for p in pathlib.Path("out/unmarked/public").glob("*.md"))
    expect(names == ["case-study-2-story.md", "case-study-2.md", "contoso.md"], names)


look_at_good()
look_at_defaults()
look_at_missing()
look_at_nasty()
print("failures:", faults)
sys.exit(faults != 0)
