# The label of each page is what is printed at its foot, and what contents and the self-assessment name: front matter in roman numbers,
# the cover counted and not numbered, the body from 1 to the total that its feet tell. A public draft has no front matter.
set -e
program=$1 source=$2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
cp -R "$source/input/northwind-dms" "$source/input/contoso-migration" "$source/input/fabrikam-dms-in-progress" .
chmod -R u+w .
for name in northwind-dms contoso-migration; do
    "$program" build --format=short -o out "$name" >log 2>&1 || { cat log; exit 1; }
done
"$program" build --draft --format=short -o out fabrikam-dms-in-progress >log 2>&1 || :
# Contents and text on one page: that page is the first of the body.
cp -R northwind-dms short
mkdir -p short/templates/documents
printf '{{> contents}}\n\n# Alone\n\nText.\n' >short/templates/documents/case-studies.md
printf '{{> cover title="Short"}}\n\n{{> contents}}\n\n# Alone\n\nText.\n\n{{> page-break}}\n\nMore.\n' >short/templates/documents/self-assessment.md
"$program" build --format=short -o out short >log 2>&1 || { cat log; exit 1; }

cat >labels.py <<'PY'
import json, re, subprocess, sys
def run(*words):
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout
def roman(number):
    text = ""
    for value, digits in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        text += digits * (number // value)
        number %= value
    return text
def labels(pdf, count):
    ranges = json.loads(run("qpdf", "--json", "--json-key=pagelabels", pdf))["pagelabels"]
    ranges = [(r["index"], r["label"]["/S"], r["label"].get("/St", 1)) for r in ranges]
    assert ranges[0][0] == 0 and [r[0] for r in ranges] == sorted({r[0] for r in ranges}), ranges
    made = []
    for page in range(count):
        index, style, start = [r for r in ranges if r[0] <= page][-1]
        assert style in ("/D", "/r"), style
        number = page - index + start
        made.append(roman(number) if style == "/r" else str(number))
    return made
def text_of(pdf, page):
    return run("pdftotext", "-layout", "-f", str(page + 1), "-l", str(page + 1), pdf, "-")
def check(pdf, least):
    """`least`: pages of front matter; nought and one are exact."""
    count = int(re.search(r"Pages: *(\d+)", run("pdfinfo", pdf)).group(1))
    made = labels(pdf, count)
    front = made.index("1")
    assert front == least if least < 2 else front >= least, f"{pdf}: {front} pages of front matter"
    assert made == [roman(k + 1) for k in range(front)] + [str(k + 1) for k in range(count - front)], (pdf, made)
    for page, label in enumerate(made):
        foot = [line for line in text_of(pdf, page).rstrip("\f\n ").split("\n") if line.strip()][-1].strip()
        printed = re.search(r"(?:Page (\d+) of (\d+)|\s([ivx]+))$", foot)
        if not printed:
            assert page == 0 and front > 0, f"{pdf}: no number on page {page + 1}: {foot}"
            continue
        assert (printed.group(1) or printed.group(3)) == label, f"{pdf}: {foot!r} on the page {label}"
        assert not printed.group(2) or int(printed.group(2)) == count - front, f"{pdf}: {foot!r} of {count - front}"
    return made, front
def contents(pdf, made, front):
    """Each line of the contents names the page that has its heading."""
    lines = 0
    for page in range(front):
        for title, label in re.findall(r"^ *(\S.*?)(?: \.)+ +(\S+) *$", text_of(pdf, page), re.M):
            if re.match(r"(Figure|E)\s?\d", title):
                continue
            flat = re.sub(r"\s+", " ", text_of(pdf, made.index(label)))
            assert title in flat or title.split()[0] in flat, f"{pdf}: {title} is not on page {label}"
            lines += 1
    assert lines > 8, f"{pdf}: {lines} lines of contents were read"
fronts = json.loads(sys.argv[1])
for pdf, least in fronts.items():
    made, front = check(pdf, least)
    if front > 1 and "short" not in pdf and "draft" not in pdf:
        contents(pdf, made, front)
PY
python3 labels.py '{"out/northwind-dms/self-assessment.pdf": 2, "out/northwind-dms/case-studies.pdf": 2,
    "out/contoso-migration/self-assessment.pdf": 2, "out/contoso-migration/case-studies.pdf": 2,
    "out/fabrikam-dms-in-progress/draft/self-assessment-draft.pdf": 3, "out/northwind-dms/public/contoso.pdf": 0,
    "out/short/case-studies.pdf": 0, "out/short/self-assessment.pdf": 1}'

# In the submission each exhibit counts its own pages: "E3-2".
qpdf --json=2 --json-key=pagelabels out/northwind-dms/submission.pdf | grep -q '"u:E3-"' || { echo "no label E3-1"; exit 1; }
