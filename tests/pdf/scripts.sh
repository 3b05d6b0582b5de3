# Arabic, Hebrew, Devanagari, Thai, Japanese, Chinese, Korean, emoji, marks, addresses and hyphens: what goes in comes out of the PDF.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
cp -r "$2/input/northwind-dms" scripts
python3 "$2/tests/pdf/scripts.py" add scripts
"$1" build --format=short scripts >log 2>&1 || { cat log; exit 1; }
pdf=output/scripts/case-studies.pdf
qpdf --check "$pdf" >log 2>&1 || { cat log; exit 1; }
python3 "$2/tests/pdf/scripts.py" compare "$pdf"
