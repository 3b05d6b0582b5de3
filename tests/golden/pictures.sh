# A word hidden in a picture in any of many ways is in no byte of what goes out; one that is drawn fails the build.
set -e
program=$1; source=$2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
pictures() { python3 "$source/tests/golden/pictures.py" "$@"; }
# build PATH FOLDER: with the programs of that PATH only.
build() {
    status=0; PATH=$1 "$program" build --format=short "$2" >log 2>&1 || status=$?
}
fail() { echo "$1: status $status"; cat log; exit 1; }
submission() { rm -rf output "$1"; cp -r "$source/input/northwind-dms" "$1"; }

# The same bytes as of the same picture without a word. Nobody has read them, and the note says so.
submission hidden; pictures plant hidden; build /nonexistent hidden
[ $status = 0 ] && grep -q 'note: what is drawn in these public pictures was not searched: public/contoso-1.png, public/contoso-2.png, .*\[pictures-unread\]' log ||
    fail hidden
qpdf --qdf --object-streams=disable output/hidden/public/contoso.pdf output/hidden/public/contoso.qdf
pictures compare hidden output/hidden/public

# Text of a drawing, in the order of the file or of the sheet.
submission shown; pictures shown shown >names; build /nonexistent shown
number=0
while read -r name; do
    grep -q "error: public/contoso-$((number + 2)).png shows \"diagrams/shown-$(printf %02d $number).svg\", which holds" log || fail "$name"
    number=$((number + 1))
done <names
[ $number -ge 20 ] && [ $status = 1 ] && [ ! -e output ] || fail shown

# A drawing leaves no text in the PDF, which could be under something.
submission drawn; pictures drawn drawn; build /nonexistent drawn; [ $status = 0 ] || fail drawn
pdftotext output/drawn/public/contoso.pdf - >told; grep -q 'Picture number 5' told && ! grep -q 'A public plan' told || fail 'text in the PDF'
mv output/drawn/public drawings

# Pixels, as another program reads them; what it cannot read is told.
submission pixels; pictures pixels pixels drawings >names
mkdir folder
fake() { # what it does
    printf '#!/bin/sh\n%s\n' "$1" >folder/tesseract; chmod +x folder/tesseract
    rm -rf output; build "$work/folder" pixels
}
leak='error: public/contoso-2.png shows "diagrams/pixels-0.png", which holds a confidential value: .*\[leak\]'
fake 'while read -r line; do :; done; echo "A public plan"; echo; echo "zebra  falcon"'; [ $status = 1 ] && grep -q "$leak" log || fail 'what it read'
fake 'echo "A public plan"'; [ $status = 0 ] && ! grep -q pictures-unread log || fail 'it reads nothing'
for does in 'exit 1' 'kill -9 $$' 'while :; do echo zebra; done'; do
    fake "$does"; [ $status = 0 ] && grep -q pictures-unread log || fail "$does"
done
(cd pixels && rm -rf ../output && cp "$work/folder/tesseract" . && status=0 && PATH=.:: "$program" build --format=short . >../log 2>&1 &&
    grep -q pictures-unread ../log) || fail 'a program beside the submission'
rm -rf output; command -v tesseract >/dev/null || exit 77
build "$PATH" pixels
number=0
while read -r name; do
    grep -q "error: public/contoso-$((number + 2)).png shows \"diagrams/pixels-$number.png\", which holds" log || fail "tesseract: $name"
    number=$((number + 1))
done <names
[ $number -ge 7 ] && [ $status = 1 ] || fail tesseract
