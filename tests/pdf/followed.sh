# The proof is in the reviewer's hand (see proof.sh), read by others: from what is mailed or uploaded alone, pdf.js follows every pointer to the
# cited words; and where there is a Chromium, the mouse clicks on the pointers and the place is on the screen. A link that leads elsewhere is
# found.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
program=$1 source=$2 readers=$2/tests/pdf/readers
command -v qpdf >/dev/null && command -v pdftotext >/dev/null || exit 77
pdfjs=$(sh "$readers/npm.sh" pdfjs-dist-4.10.38 pdfjs-dist@4.10.38)/pdfjs-dist
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || :)
[ -z "$browser" ] || puppeteer=$(sh "$readers/npm.sh" puppeteer-core-24.10.0 puppeteer-core@24.10.0) || browser=
# follow SUBMISSION FILE LEAST
follow() {
    name=$(basename "$1")
    mkdir "$work/$name"
    "$program" build -o "$work/out" "$source/$1" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    python3 "$source/tests/pdf/proof.py" "$source/$1" "$work/out/$name/$2" "$3" "$work/$name"
    node "$readers/followed.mjs" "$pdfjs" "$work/$name" "$3"
    [ -n "$browser" ] || { echo "no Chromium: no click"; return 0; }
    node "$readers/clicked.mjs" "$puppeteer" "$browser" "$work/$name" || [ $? = 77 ]
}
follow input/northwind-dms submission.eml 107
follow input/contoso-migration submission.pdf 74

# All pointers one page too far.
mkdir "$work/wrong"
cp "$work/contoso-migration/submission.pdf" "$work/wrong"
python3 -c 'import json, sys
pointers = json.load(open(sys.argv[1]))
for p in pointers: p["page"] += 1
json.dump(pointers, open(sys.argv[2], "w"))' "$work/contoso-migration/pointers.json" "$work/wrong/pointers.json"
if node "$readers/followed.mjs" "$pdfjs" "$work/wrong" 0 >/dev/null 2>&1; then echo "links that lead elsewhere are not found"; exit 1; fi
