# Blocks begin on the side from which they are read: marks, bars, numbers and columns; and what the tree says at forced line ends.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
for language in en ar; do
    cp -r "$2/input/northwind-dms" $language
    chmod -R u+w $language
    sed -i "s/language=\"en\"/language=\"$language\"/" $language/manifest.xml
    python3 "$2/tests/pdf/direction.py" add $language
    "$1" build --format=short -o out $language >log 2>&1 || { cat log; exit 1; }
    "$1" dump --phase=pages $language >$language.txt 2>log
    python3 "$2/tests/pdf/direction.py" compare $language $language.txt out/$language/case-studies.pdf
done
