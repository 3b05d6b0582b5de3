# The same input gives the same bytes: twice, from another folder, in another locale, and with -j 1 and -j 2.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cp -r "$2/input/northwind-dms" "$work/northwind-dms"
cp -r "$2/input/northwind-dms" "$work/second"
cd "$work"
"$1" build -o a -j 1 northwind-dms second 2>/dev/null
LC_ALL=C.UTF-8 TZ=Asia/Tokyo "$1" build -o b -j 2 northwind-dms second 2>/dev/null
diff -r a b
[ "$(find a/northwind-dms -type f | wc -l)" = 13 ]
