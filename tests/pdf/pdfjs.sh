# pdf.js (npm package pdfjs-dist, kept in a cache outside the source) reads the PDFs of all samples and of the specimen, in both themes,
# without a word; a file cut short is one too many.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
library=$(sh "$2/tests/pdf/readers/npm.sh" pdfjs-dist-4.10.38 pdfjs-dist@4.10.38)/pdfjs-dist
sh "$2/tests/pdf/readers/every.sh" "$1" "$2" "$work" >"$work/pdfs"
node "$2/tests/pdf/readers/pdfjs.mjs" "$library" <"$work/pdfs"
head -c 20000 "$work/northwind-dms-modern/case-studies.pdf" >"$work/cut.pdf"
if echo "$work/cut.pdf" | node "$2/tests/pdf/readers/pdfjs.mjs" "$library" >/dev/null 2>&1; then echo "a file cut short was read"; exit 1; fi
