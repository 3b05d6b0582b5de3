# Applies every fix that `check --format=json` offers for a body of faulty inputs - the faulty manifests of tests/spec, the golden
# folder of wrong words, and mistakes seeded in the sample - and sees that the finding is gone and that no error stands in its place.
import json, pathlib, random, re, shutil, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
SAMPLE = SOURCE / "input/northwind-dms"
WORK = pathlib.Path(tempfile.mkdtemp())
dice = random.Random(9)


def check(folder):
    done = subprocess.run([PROGRAM, "check", "--format=json", folder], cwd=WORK, capture_output=True)
    return json.loads(done.stderr if done.stderr.startswith(b"{") else done.stdout)["findings"]


# ---- inputs: a name, and a function that spoils a copy of the sample ----

inputs = []


def spoil(file, change):
    """The change gets the file's text and gives another one."""
    name = f"{len(inputs):03}"

    def make():
        folder = WORK / name
        shutil.copytree(SAMPLE, folder)
        before = (folder / file).read_bytes()
        after = change(before)
        assert after != before, f"{name}: nothing was spoiled in {file}"
        (folder / file).write_bytes(after)
        return name
    inputs.append(make)


def replace(file, old, new, count=1):
    spoil(file, lambda text: text.replace(old, new, count))


def swap(word):
    """Two letters in the middle change places."""
    at = next((i for i in range(1, len(word) - 2) if word[i] != word[i + 1]), 0)
    return word[:at] + word[at + 1:at + 2] + word[at:at + 1] + word[at + 2:]


def swap_some(pattern, share):
    """In so many of the places, none of them in one line, the word that the pattern's last group holds is misspelt."""
    def change(text):
        seen = set()

        def misspell(match):
            line = text.count(b"\n", 0, match.start())
            if line in seen or dice.random() > share:
                return match[0]
            seen.add(line)
            at, to = match.span(match.lastindex)
            return match[0][:at - match.start()] + swap(match[match.lastindex]) + match[0][to - match.start():]
        return re.sub(pattern, misspell, text)
    return change


m, c, f = "manifest.xml", "case-studies/contoso.md", "case-studies/fabrikam.md"
for _ in range(4):
    spoil(m, swap_some(rb' (?!xmlns|id=)([a-z-]{4,})=', 0.15))                # names of attributes
    spoil(m, swap_some(rb'(?:item|case|by)="(?:\w+/)?([\w./-]{3,})"', 0.15))  # what they refer to
    spoil(c, swap_some(rb"(?m)^([a-z][a-z.-]{4,}): ", 0.4))                   # fields
    spoil(f, swap_some(rb"(?m)^([a-z][a-z.-]{4,}): ", 0.4))
for name in (b"evidence", b"answers", b"people", b"case-studies", b"partner", b"supports", b"person", b"document"):
    spoil(m, lambda text, name=name: re.sub(rb"(</?)%s(?=[ >])" % name, lambda e: e[1] + swap(name), text))
for date in (b"15.3.2019", b"15.03.2019", b"2019/03/15", b"March 15, 2019", b"15 March 2019", b"15 Mar 2019", b"2019-3-15", b"03/15/2019"):
    replace(m, b'date="2019-03-15"', b'date="%s"' % date)
for word in (b"true", b"YES", b"y", b"1"):
    replace(m, b'named="yes"', b'named="%s"' % word)
for word in (b"yse", b"YES", b"parttly", b"not-aplicable"):
    replace(m, b'met="yes"', b'met="%s"' % word, 3)
replace(m, b'checklist="aws-', b'checklist="asw-')
replace(m, b'home-page="https://', b'home-page="')
replace(m, b'practice-page="https://', b'practice-page="')
replace(m, b"<partner ", b'<partner home-page="mailto" ')  # stands twice with another value: no fix
replace(m, b' role="', b' role=x role="')
replace(m, b'contact="yes"', b'contact="yes" contact="yes"')
replace(m, b'contact="yes"', b"contact=yes")
replace(m, b"</evidence>", b"</evidnece>")
replace(m, b"</submission>", b"</submision>")
replace(m, b' xmlns="urn:dossier:submission:1"', b"")
spoil(m, lambda text: b"\xEF\xBB\xBF" + text)
spoil(m, lambda text: re.sub(rb"^(<\?xml[^>]*\?>)?", b'<?xml version="1.0" encoding="ISO-8859-1"?>', text))
for mark in (b"R&D team", b"a & b", b"3 < 4", b"A&B", b"&"):
    spoil(m, lambda text, mark=mark: re.sub(rb"(<answer [^>]*>)", lambda e: e[1] + mark + b" ", text, count=1))
replace(m, b'file="case-studies/contoso.md"', b'file="case-studies/contosso.md"')
replace(m, b"evidence/contoso-dms-task.log", b"evidence/contoso-dms-tsk.log")
for old, new in (("Contoso", "ContosÃ³"), ("The ", "\uF0B7 The "), ("was ", "wa\u200Bs "), ("was ", "wa\u00ADs "), ("was ", "was \u202E"),
                 ("was ", "wa\x0Bs "), ("was ", "was \u0096 "), ("The ", "[The](//contoso.example) ")):
    replace(c, old.encode(), new.encode())
for old, new in ((b"412 GB", b"412 gb"), (b"412 GB", b"412 gigabytes"), (b"412 GB", b"412,5 GB")):
    replace(c, old, new)
for field, value in ((b"start", b"March 5, 2018"), (b"start", b"5.3.2018"), (b"end", b"2018/09/28"), (b"services", b"Amazon RDS"),
                     (b"services", b"AWS DMS, Amazon RDS"), (b"customer", b"Contoso: the firm"), (b"customer", b"@contoso"),
                     (b"customer", b"*Contoso*"), (b"customer", b"!Contoso"), (b"customer", b"&Contoso"), (b"customer", b'"Contoso \\ Ltd"')):
    spoil(c, lambda text, field=field, value=value: re.sub(rb"(?m)^%s: .*" % field, lambda _: field + b": " + value, text, count=1))
spoil(c, lambda text: re.sub(rb"(?m)^(customer: .*\n)", rb"\1\1", text, count=1))
spoil(c, lambda text: b"\xEF\xBB\xBF" + text)
spoil(c, lambda text: text.replace(b"---", b"----", 1))
spoil(c, lambda text: text.replace(b"\n---\n", b"\n-----\n", 1))
spoil(c, lambda text: text.replace(b"  - file:", b"\t- file:", 1))
spoil(c, lambda text: text.replace(b"  - file:", b"  - fiel:", 1))
spoil(c, lambda text: text.replace(b"alternative:", b"alternatve:", 1))
replace(c, b"diagrams/contoso.png", b"diagrams/contsoo.png")
for story in (b"A [link](fabrikan.md).", b"A [link](fabrikan.md#outcome) and [one](www.northwind.example/a).", b"A [link](../diagrams/contoso.png).",
              b"A [link](#outcom) here.", b"A [link](fabrikam.md#outcom).", b"A [link](#fabrikam).", b"A note[^note] and[^notes].\n\n[^notes]: Text.",
              b"See [the\nlong words](fabrikan.md) here."):
    spoil(c, lambda text, story=story: text + b"\n" + story + b"\n")
spoil(c, lambda text: re.sub(rb"(?m)^## How AWS", b"```\n## How AWS", text, count=1))
for path in sorted((SOURCE / "tests/spec/manifests/bad").glob("*.xml")):
    spoil(m, lambda text, path=path: path.read_bytes())
for folder in ("tests/golden/manifest/wrong-words/input",):
    def make(folder=folder):
        shutil.copytree(SOURCE / folder, WORK / "words")
        return "words"
    inputs.append(make)

# ---- applying ----


def kind(finding):
    return finding["code"] + ": " + re.sub(r'"[^"]*"|`[^`]*`|<[^>]*>|#\S+|\[\^?\w+\]|\d+', "", finding["message"])


JUDGED = ("not-met", "contradiction", "no-reason", "unanswered")  # what is understood now is compared with the facts


def same(a, b):
    return a["code"] == b["code"] and a["file"] == b["file"] and a["line"] == b["line"] and a["message"] == b["message"]


def try_fix(folder, finding):
    """The trouble with the fix, or None. The file is put back."""
    fix, path = finding["fix"], WORK / finding["fix"]["file"]
    before = path.read_bytes()
    replacement = fix["replacement"].encode()
    after = before[:fix["from"]] + replacement + before[fix["to"]:]
    if fix["to"] < fix["from"] or fix["to"] > len(before) or after == before:
        return "changes nothing"
    line = 1 + after.count(b"\n", 0, fix["from"])
    last = line + replacement.count(b"\n")
    from_column = len(after[after.rfind(b"\n", 0, fix["from"]) + 1:fix["from"]].decode(errors="replace")) + 1
    to_column = from_column + len(replacement.decode().split("\n")[0])
    path.write_bytes(after)
    left = check(folder)
    path.write_bytes(before)
    for other in left:
        if same(other, finding):
            return "is there still"
        at_place = other["file"] == fix["file"] and (other["line"] == line and from_column <= other["column"] < to_column)
        if other["severity"] == "error" and at_place and other["code"] not in JUDGED:
            return f"gives another error in its place: {other['message']}"
    return None


def run(make):
    folder = make()
    tried = []
    for finding in check(folder):
        if "fix" in finding and sum(kind(finding) == kind(old) for old, _ in tried) < 4:
            tried.append((finding, try_fix(folder, finding)))
    shutil.rmtree(WORK / folder)
    return folder, tried


fixes, kinds, failures = 0, {}, 0
with ThreadPoolExecutor(4) as pool:
    for folder, tried in pool.map(run, inputs):
        for finding, trouble in tried:
            fixes += 1
            kinds[kind(finding)] = kinds.get(kind(finding), 0) + 1
            if trouble:
                failures += 1
                print(f"{folder}: {finding['file']}:{finding['line']}: {finding['message']} -> {finding['fix']['replacement']!r}: {trouble}")
shutil.rmtree(WORK)
if "-v" in sys.argv:
    for name in sorted(kinds):
        print(kinds[name], name)
print(f"{len(inputs)} inputs, {fixes} fixes of {len(kinds)} kinds, {failures} failures")
sys.exit(failures > 0 or fixes < 150 or len(kinds) < 12)
