# every.sh DOSSIER SOURCE THEME: the PDFs of all samples and of the specimen in one theme.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 "$2/tests/pdf/readers/build.py" "$1" "$2" "$work" "$3" >"$work/all"
# submission.pdf has the pages of the other two: those by themselves in one theme.
if [ "$3" = classic ]; then grep '/submission[^/]*$' "$work/all" >"$work/list"; else cp "$work/all" "$work/list"; fi
[ "$(wc -l <"$work/list")" -ge 9 ] || { echo "too few PDFs:"; cat "$work/list"; exit 1; }
xargs -P 2 -n 1 sh "$2/tests/pdf/readers/one.sh" <"$work/list"
echo "$(wc -l <"$work/list") PDFs read"
