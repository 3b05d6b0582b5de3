# qpdf, poppler and MuPDF read every PDF of the demo without a word; fonts are embedded, subset and have ToUnicode.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
"$1" build -o out "$2/input/northwind-dms" 2>/dev/null
for pdf in out/northwind-dms/*.pdf out/northwind-dms/public/*.pdf; do
    qpdf --check "$pdf" >log 2>&1 || { cat log; exit 1; }
    if grep -i warn log; then exit 1; fi
    pdftotext "$pdf" text.txt 2>err; [ ! -s err ] || { cat err; exit 1; }
    pdftocairo -svg -f 1 -l 1 "$pdf" page.svg 2>err; [ ! -s err ] || { cat err; exit 1; }
    mutool draw -q -N -r 30 -o page%d.png "$pdf" 2>err; [ ! -s err ] || { cat err; exit 1; }
    pdffonts "$pdf" | tail -n +3 >fonts.txt; [ -s fonts.txt ]
    awk '{ n = NF; if ($(n-4) != "yes" || $(n-3) != "yes" || $(n-2) != "yes") { print; bad = 1 } } END { exit bad }' fonts.txt
done
