# What the other scripts of this folder ask of the demo in its own theme holds for it in the other theme and on the other paper too.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
mkdir "$work/source"
for part in "$2"/*; do
    [ "${part##*/}" = input ] || ln -s "$part" "$work/source/"
done
cp -r "$2/input" "$work/source/input"
for manifest in "$work"/source/input/*/manifest.xml; do
    sed -i 's|</submission>|<design theme="classic" paper="letter"/></submission>|' "$manifest"
done
for test in pdf/text pdf/tree golden/same_bytes golden/public golden/draft; do
    echo "$test"
    sh "$2/tests/$test.sh" "$1" "$work/source" "$3"
done
"$1" build -o "$work/out" "$work/source/input/northwind-dms"
for pdf in "$work"/out/northwind-dms/*.pdf "$work"/out/northwind-dms/public/*.pdf; do
    claims=
    [ "${pdf##*/}" != submission.pdf ] || claims=--claims-nothing
    sh "$2/tests/pdf/readers/one.sh" "$pdf"
    PYTHONDONTWRITEBYTECODE=1 python3 "$2/tests/pdf/check_structure.py" $claims "$pdf"
done
