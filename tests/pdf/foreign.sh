# Pages of 60 PDFs, of many producers and hand-made, are taken over into submission.pdf: each looks as before but for the strip below it,
# and no reader has anything to say.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
cp -r "$2/tests/samples/terse-dms" foreign
python3 "$2/tests/pdf/foreign.py" make foreign "$2"
"$1" build --draft --format=short foreign >log 2>&1 || { cat log; exit 1; }
pdf=output/foreign/submission-draft.pdf
qpdf --check "$pdf" >log 2>&1 || { cat log; exit 1; }
gs -q -dNOPAUSE -dBATCH -sDEVICE=nullpage "$pdf" >log 2>&1 && [ ! -s log ] || { cat log; exit 1; }
mutool draw -q -r 20 -o page%d.ppm "$pdf" 2>&1 | grep -v "ICC support is not available" >log || true
[ ! -s log ] || { cat log; exit 1; }
python3 "$2/tests/pdf/foreign.py" compare foreign "$pdf"
