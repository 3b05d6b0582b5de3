# What poppler extracts from each page is exactly the text that was laid out there, in order; MuPDF agrees on the characters.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
"$1" build -o out "$2/input/northwind-dms" 2>/dev/null
"$1" dump --phase=pages "$2/input/northwind-dms" >pages.txt
cat >compare.py <<'PY'
import re, subprocess, sys
pages = []
for line in open("pages.txt", encoding="utf-8"):
    if re.match(r"page \d+ of \d+$", line):
        pages.append([])
    else:
        pages[-1].append(re.search(r'"(.*)"$', line, re.S).group(1))
files = ["self-assessment.pdf", "case-studies.pdf"]
bare = lambda text: "".join(text.replace("\u00ad", "").split())
at = bad = 0
for name in files:
    path = "out/northwind-dms/" + name
    poppler = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout.split("\f")[:-1]
    mupdf = subprocess.run(["mutool", "draw", "-q", "-F", "txt", path], capture_output=True, text=True, check=True).stdout
    for number, got in enumerate(poppler, 1):
        wanted = bare("".join(pages[at])); at += 1
        if wanted != bare(got):
            k = next((i for i, (a, b) in enumerate(zip(wanted, bare(got))) if a != b), 0)
            print(name, "page", number, "differs at", k, repr(wanted[max(0, k-30):k+30]), repr(bare(got)[max(0, k-30):k+30])); bad += 1
    shown = "".join(poppler)  # both know the hyphen at a line's end as a soft one, so the word is whole
    if sorted(bare(mupdf)) != sorted(bare(shown)):
        print(name, "MuPDF finds other characters"); bad += 1
assert at == len(pages), (at, len(pages))
print(at, "pages compared,", bad, "differences"); sys.exit(bad != 0)
PY
python3 compare.py
