# The same input gives the same bytes: twice, from another folder, in another locale, and in any number of processes.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cp -r "$2/input/northwind-dms" "$work/northwind-dms"
cp -r "$2/input/northwind-dms" "$work/second"
cd "$work"
"$1" build -o a -j 1 northwind-dms second 2>/dev/null
LC_ALL=C.UTF-8 TZ=Asia/Tokyo "$1" build -o b -j 2 northwind-dms second 2>/dev/null
diff -r a b
[ "$(find a/northwind-dms -type f | wc -l)" = 23 ]

# One submission in one process, or its documents and drafts in several: the same files and the same findings.
cp -r "$2/input/contoso-migration" .
for jobs in 1 2 3 9; do
    "$1" build -o "alone$jobs" -j $jobs contoso-migration 2>"said$jobs"
    diff -r alone1 "alone$jobs"
    diff said1 "said$jobs"
done
[ -s said1 ]
