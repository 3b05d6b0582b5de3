# one.sh PDF: qpdf, poppler, MuPDF and Ghostscript read the file without a word; its fonts are embedded, subset and have ToUnicode.
# A file that does not claim PDF/A has pages of the evidence bound in, whose fonts are the evidence's.
set -e
pdf=$1
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
fail() { { echo "$pdf: $1"; cat "$2"; } >&2; exit 1; }

qpdf --check "$pdf" >"$work/log" 2>&1 || fail qpdf "$work/log"
if grep -i warn "$work/log"; then fail qpdf "$work/log"; fi

# silent NAME COMMAND...: nothing on stderr, status 0.
silent() {
    name=$1; shift
    "$@" 2>"$work/err" || fail "$name" "$work/err"
    [ ! -s "$work/err" ] || fail "$name" "$work/err"
}
silent pdftotext pdftotext "$pdf" "$work/text"
# With the text of the structure, poppler walks over a page once for each element on it: minutes for a long document.
pdfinfo -meta "$pdf" >"$work/meta"; pdfinfo "$pdf" >"$work/info"
struct=-struct; [ "$(awk '/^Pages:/ { print $2 }' "$work/info")" -gt 4 ] || struct=-struct-text
silent "pdfinfo $struct" pdfinfo $struct "$pdf" >"$work/struct"
[ -s "$work/text" ] && [ -s "$work/struct" ] || fail 'poppler finds no text' /dev/null
silent pdftocairo pdftocairo -svg -f 1 -l 1 "$pdf" "$work/page.svg"
silent pdffonts pdffonts "$pdf" >"$work/list"
tail -n +3 "$work/list" >"$work/fonts"
[ -s "$work/fonts" ] || fail 'no fonts' /dev/null
! grep -q pdfaid:part "$work/meta" || awk '{ if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") { print; bad = 1 } } END { exit bad }' "$work/fonts" ||
    fail 'a font is not embedded, subset and mapped' "$work/fonts"
# -N: without colour profiles, so that MuPDF built without them does not speak of that.
silent mutool mutool draw -q -N -r 30 -F pgm -o "$work/page%d.pgm" "$pdf"
silent 'mutool text' mutool draw -q -N -F stext -o "$work/stext" "$pdf"
silent ghostscript gs -q -dSAFER -dBATCH -dNOPAUSE -dPDFSTOPONERROR -dPDFSTOPONWARNING -sDEVICE=nullpage "$pdf" >"$work/out"
[ ! -s "$work/out" ] || fail ghostscript "$work/out"
