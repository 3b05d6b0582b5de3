# Pages of 60 PDFs, of many producers and hand-made, are taken over into submission.pdf: each looks as before but for the strip below it,
# and no reader has anything to say.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
cp -r "$2/tests/samples/terse-dms" foreign
python3 "$2/tests/pdf/foreign.py" make foreign "$2"
"$1" build --draft --format=short foreign >log 2>&1 || { cat log; exit 1; }
pdf=output/foreign/draft/submission-draft.pdf
qpdf --check "$pdf" >log 2>&1 || { cat log; exit 1; }
gs -q -dNOPAUSE -dBATCH -sDEVICE=nullpage "$pdf" >log 2>&1 && [ ! -s log ] || { cat log; exit 1; }
mutool draw -q -r 20 -o page%d.ppm "$pdf" 2>&1 | grep -v "ICC support is not available" >log || true
[ ! -s log ] || { cat log; exit 1; }
python3 "$2/tests/pdf/foreign.py" compare foreign "$pdf"

# Same input, same bytes.
mv "$pdf" first.pdf
"$1" build --draft --format=short foreign >log 2>&1 || { cat log; exit 1; }
cmp "$pdf" first.pdf

# What is claimed: nothing with these files, level b with pages of files that claim PDF/A themselves.
claims() { python3 -c 'import json, sys
print(*(f.get("claims") for f in json.load(open(sys.argv[1]))["files"] if f["name"].startswith("submission")), b"pdfaid:conformance>B" in open(sys.argv[2], "rb").read(),
      b"pdfuaid:part>1" in open(sys.argv[2], "rb").read())' "output/$1/draft/report-draft.json" "output/$1/draft/submission-draft.pdf"; }
[ "$(claims foreign)" = "None False False" ] || { echo "claims: $(claims foreign)"; exit 1; }
cp -r "$2/tests/samples/terse-dms" archived
cp output/foreign/draft/case-studies-draft.pdf archived/evidence/kestrel-design.pdf
cp output/foreign/draft/self-assessment-draft.pdf archived/evidence/wrenfield-plan.pdf
"$1" build --draft --format=short archived >log 2>&1 || :
[ "$(claims archived)" = "PDF/A-2b True False" ] || { echo "claims: $(claims archived)"; exit 1; }
