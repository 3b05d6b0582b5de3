# Golden folders: tests/golden/<topic>/<case>/input is checked and its findings and results compared with the files beside it.
# `BLESS=1 sh folders.sh PROGRAM SOURCE_DIR` writes them anew.
failures=0; cases=0
cd "$2/tests/golden" || exit 1
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for input in */*/input; do
    folder=$(dirname "$input"); cases=$((cases + 1))
    (cd "$folder" && "$1" check input 2>"$work/findings"; echo "exit status $?" >>"$work/findings"
        "$1" dump --phase=model input >"$work/model" 2>/dev/null; "$1" dump --phase=results input >"$work/results" 2>/dev/null)
    for kind in findings model results; do
        if [ -n "${BLESS:-}" ]; then cp "$work/$kind" "$folder/expected.$kind"
        elif ! diff -u "$folder/expected.$kind" "$work/$kind"; then failures=$((failures + 1)); fi
    done
done
echo "$cases golden folders, $failures differences"
[ $failures = 0 ] && [ $cases -gt 0 ]
