# Pictures as figures: the eight ways a camera is held, inks, drawings as vectors in our own fonts, small pictures, references by
# number, a figure that lets text go before it; the same bytes each time; and a drawing that tells a secret in a public draft.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
cp -r "$2/input/northwind-dms" pictures
python3 "$2/tests/pdf/figures.py" draw pictures "$2/tests/pdf"
"$1" build --format=short pictures >log 2>&1 || { cat log; exit 1; }
for said in 'the picture "diagrams/turned-1.jpg" is small: 96 px wide, printed at 25 mm, is 96 dpi' \
    '"diagrams/drawing.svg" asks for the font "Helvetica"; "Inter" takes its place'; do
    grep -qF "$said" log || { echo "not said: $said"; cat log; exit 1; }
done
[ "$(grep -c 'drawing.svg' log)" = 1 ] || { echo "something else is said of the drawing"; cat log; exit 1; }
pdf=output/pictures/case-studies.pdf
qpdf --check "$pdf" >log 2>&1 || { cat log; exit 1; }
python3 "$2/tests/pdf/check_structure.py" "$pdf" >log || { cat log; exit 1; }
mutool trace "$pdf" >places.xml 2>err
mutool draw -q -N -r 72 -F ppm -o mupdf%d.ppm "$pdf" 2>err; [ ! -s err ] || { cat err; exit 1; }
pdftoppm -r 72 "$pdf" poppler 2>err; [ ! -s err ] || { cat err; exit 1; }
python3 "$2/tests/pdf/figures.py" compare "$2/tests/pdf"

# The drawing's words are text in our fonts, and no font or date of this machine is in the file.
pdftotext "$pdf" text
pdffonts "$pdf" | awk 'NR > 2 { print $1 }' | sort -u >fonts
for word in 'Order service' 'Zahlung für Müller'; do grep -qF "$word" text || { echo "the drawing lost: $word"; exit 1; }; done
! grep -q 'cannot display' text || { echo "a notice of draw.io is printed"; exit 1; }
! grep -vE '^[A-Z]{6}[+](Inter|JetBrainsMono|DejaVuSans)' fonts || exit 1

# References print the figure's number and lead to it.
tr -s '\n\014\302\240' '    ' <text >line
for words in 'as we see Figure 2, and the drawing (Figure 10)'; do
    grep -qF "$words" line || { echo "not printed: $words"; exit 1; }
done

# The tall figure does not fit below the text that precedes it; what follows goes first, and the figure heads the next page.
page=$(for p in 4 5 6 7 8 9 10 11 12 13 14 15 16; do pdftotext -f $p -l $p "$pdf" - | grep -q 'First words after the tall' && echo $p || :; done)
pdftotext -f "$page" -l "$page" "$pdf" - | grep -q 'A tall drawing' && { echo "the tall figure fits: nothing is shown"; exit 1; }
pdftotext -f $((page + 1)) -l $((page + 1)) "$pdf" - | grep -q 'A tall drawing' || { echo "the tall figure is not on the next page"; exit 1; }

# Same bytes on a machine with other fonts and another place.
cp -r output first
cat >fonts.conf <<'XML'
<fontconfig><dir>/nonexistent</dir></fontconfig>
XML
FONTCONFIG_FILE=$work/fonts.conf TZ=Asia/Tokyo HOME=$work "$1" build --format=short pictures >log 2>&1
diff -r first output

# A customer who is named in her own draft, and another's name inside a drawing of it.
cp -r "$2/input/northwind-dms" leaky
python3 "$2/tests/pdf/figures.py" leak leaky
if "$1" build --format=short leaky >log 2>&1; then echo "a drawing may tell a secret"; exit 1; fi
grep -q '\[leak\]' log || { cat log; exit 1; }
