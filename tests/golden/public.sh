# Confidential values, planted in every corner of a case study, are in no byte of the public outputs; what cannot be removed fails the
# build with nothing written.
set -e
program=$1; source=$2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
cp -r "$source/input/northwind-dms" secret
python3 "$source/tests/golden/public.py" plant secret
"$program" build secret >log 2>&1 || { cat log; exit 1; }
for pdf in output/secret/public/*.pdf; do
    pdftotext "$pdf" "$pdf.text"; pdfinfo "$pdf" >"$pdf.info"; pdftotext -raw "$pdf" "$pdf.raw"
    qpdf --qdf --object-streams=disable "$pdf" "$pdf.qdf"
done
python3 "$source/tests/golden/public.py" search output/secret/public

# Pictures stand beside the drafts under names of their own, with nothing in them that is not drawn; the same whoever works beside.
cp -r "$source/input/northwind-dms" pictures
specimen=$source/tests/golden/specimen/input/diagrams
python3 "$source/tests/golden/public.py" plant-pictures pictures "$specimen"
"$program" build -j 1 -o one pictures >log 2>&1 && "$program" build -j 3 -o three pictures >log 2>&1 || { cat log; exit 1; }
diff -r one three
python3 - one/pictures/public/proof.json <<'PY'
import json, sys
taken = {p["from"] + p["path"][-5]: set(p["taken-out"]) for d in json.load(open(sys.argv[1]))["drafts"] for p in d["pictures"]}
all_of_it = {"metadata", "thumbnail or data of programs", "bytes behind the end"}
assert taken["PNG1"] == set() and taken["PNG2"] == all_of_it and taken["JPEG3"] == all_of_it | {"color profile"}, taken
assert taken["SVG5"] == {"outlines, texts and layers of a drawing"}, taken
PY
qpdf --qdf --object-streams=disable one/pictures/public/contoso.pdf one/pictures/public/contoso.pdf.qdf
python3 "$source/tests/golden/public.py" search-pictures one/pictures/public
for told in text split hidden; do
    rm -rf output stuck; cp -r "$source/input/northwind-dms" stuck
    python3 "$source/tests/golden/public.py" "$told" stuck
    status=0; "$program" build --format=short stuck >log 2>&1 || status=$?
    [ $status = 1 ] && [ ! -e output ] &&
        grep -q 'error: public/contoso-2.png shows "diagrams/acme-d.svg", which holds a confidential value: .*\[leak\]' log ||
        { echo "$told: status $status"; cat log; exit 1; }
done

# What cannot be taken out: the name of the partner, which each draft prints; a replacement that tells another term; words parted by
# a dash.
for plant in partner replacement dash; do
    rm -rf output stuck; cp -r "$source/input/northwind-dms" stuck
    mkdir -p output/stuck; echo old >output/stuck/report.json
    python3 "$source/tests/golden/public.py" "$plant" stuck
    status=0; "$program" build --format=short stuck >log 2>&1 || status=$?
    [ $status = 1 ] && grep -q 'stuck/[a-z/-]*\.[mdxl]*:[0-9]*:[0-9]*: error: .*\[leak\]' log || { echo "$plant: status $status"; cat log; exit 1; }
    [ "$(ls output/stuck)" = report.json ] && [ "$(cat output/stuck/report.json)" = old ] || { echo "$plant: something was written"; exit 1; }
done
grep -q 'stuck/case-studies/contoso.md:[0-9]*:1: error: public/contoso.md:[0-9]* holds .* in "The Zebra.Falcon project." \[leak\]' log ||
    { echo "a leak without its place"; cat log; exit 1; }

# Identifiers that nobody declared: each with its lines of draft and source; what the manifest allows, or calls a term, is no more.
cp -r "$source/input/northwind-dms" shapes; rm -rf output
python3 "$source/tests/golden/public.py" shapes shapes
status=0; "$program" build --format=short shapes >log 2>&1 || status=$?
[ $status = 1 ] && [ ! -e output ] || { echo "shapes: status $status"; cat log; exit 1; }
python3 "$source/tests/golden/public.py" shapes-told shapes <log
python3 "$source/tests/golden/public.py" shapes-allowed shapes
"$program" build --format=short shapes >log 2>&1 || { cat log; exit 1; }
grep -q '482913076541' output/shapes/public/contoso.md && ! grep -rq 'kestrel-bank' output/shapes/public || { echo "shapes: not as allowed"; exit 1; }

# Values in other notations are hidden; a word that is a name too is listed until the manifest says which it is.
cp -r "$source/input/northwind-dms" values; rm -rf output
python3 "$source/tests/golden/public.py" values values
status=0; "$program" build --format=short values >log 2>&1 || status=$?
[ $status = 1 ] && [ ! -e output ] && [ "$(grep -c 'error: ' log)" = "$(grep -c 'name-or-word\]' log)" ] &&
    grep -q 'fabrikam.md:[0-9]*: error: "Target" may be the name (customer of fabrikam) or a word, in ".* Target rows were counted' log ||
    { echo "words: status $status"; cat log; exit 1; }
python3 "$source/tests/golden/public.py" values-settled values
"$program" build --format=short values >log 2>&1 || { cat log; exit 1; }
python3 "$source/tests/golden/public.py" values-hidden output/values/public
