# qpdf, poppler, MuPDF and Ghostscript read the PDFs of all samples and of the specimen, in both themes, without a word; fonts are embedded,
# subset and have ToUnicode.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
one=$2/tests/pdf/readers/one.sh
sh "$2/tests/pdf/readers/every.sh" "$1" "$2" "$work" >"$work/pdfs"
xargs -P 2 -n 1 sh "$one" <"$work/pdfs"
echo "$(wc -l <"$work/pdfs") PDFs read"
# A file that is cut short is not read in silence.
head -c 20000 "$work/northwind-dms-modern/case-studies.pdf" >"$work/cut.pdf"
if sh "$one" "$work/cut.pdf" >/dev/null 2>&1; then echo "a file cut short was read"; exit 1; fi
