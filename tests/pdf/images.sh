# Every kind of PNG (grey, RGB, palette, alpha, tRNS, all depths, interlaced) and JPEG (grey, colour, CMYK, progressive) comes out of the
# PDF in its own colours; both halves of each picture are sampled as MuPDF and poppler draw them.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
cp -r "$2/input/northwind-dms" pictures
python3 "$2/tests/pdf/images.py" draw pictures
"$1" build --format=short pictures >log 2>&1 || { cat log; exit 1; }
pdf=output/pictures/case-studies.pdf
qpdf --check "$pdf" >log 2>&1 || { cat log; exit 1; }
mutool trace "$pdf" >places.xml 2>err
mutool draw -q -N -r 72 -F ppm -o mupdf%d.ppm "$pdf" 2>err; [ ! -s err ] || { cat err; exit 1; }
pdftoppm -r 72 "$pdf" poppler 2>err; [ ! -s err ] || { cat err; exit 1; }
python3 "$2/tests/pdf/images.py" compare .
