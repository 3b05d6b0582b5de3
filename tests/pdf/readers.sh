# qpdf, poppler, MuPDF and Ghostscript read every PDF of the demo without a word; fonts are embedded, subset and have ToUnicode.
# every_modern.sh and every_classic.sh ask the same of all samples.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"$1" build -o "$work/out" "$2/input/northwind-dms" 2>/dev/null
for pdf in "$work"/out/northwind-dms/*.pdf "$work"/out/northwind-dms/public/*.pdf; do
    sh "$2/tests/pdf/readers/one.sh" "$pdf"
done
# A file that is cut short is not read in silence.
head -c 20000 "$work/out/northwind-dms/case-studies.pdf" >"$work/cut.pdf"
if sh "$2/tests/pdf/readers/one.sh" "$work/cut.pdf" >/dev/null 2>&1; then echo "a file cut short was read"; exit 1; fi
