# Every kind of PNG (grey, RGB, palette, alpha, tRNS, all depths, interlaced) and JPEG (grey, colour, CMYK, progressive) comes out of the
# PDF in its own colours, handed through or encoded anew for the public; both halves of each picture are sampled as MuPDF and poppler
# draw them.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
cp -r "$2/input/northwind-dms" pictures
python3 "$2/tests/pdf/images.py" draw pictures
PATH=/nonexistent "$1" build --format=short pictures >log 2>&1 || { cat log; exit 1; } # nobody need read them
for pdf in case-studies public/contoso; do
    pdf=$work/output/pictures/$pdf.pdf
    mkdir -p "$work/seen" && cd "$work/seen" && rm -f ./*
    qpdf --check "$pdf" >log 2>&1 || { cat log; exit 1; }
    mutool trace "$pdf" >places.xml 2>err
    mutool draw -q -N -r 72 -F ppm -o mupdf%d.ppm "$pdf" 2>err; [ ! -s err ] || { cat err; exit 1; }
    pdftoppm -r 72 "$pdf" poppler 2>err; [ ! -s err ] || { cat err; exit 1; }
    python3 "$2/tests/pdf/images.py" compare .
done
