# every.sh DOSSIER SOURCE OUT: builds all samples and the specimen in both themes into OUT and prints the PDFs that a reader is given: in
# one theme all of them; in the other submission.pdf, which has the pages of its parts.
set -e
python3 "$2/tests/pdf/readers/build.py" "$1" "$2" "$3" modern,classic >"$3/all"
grep -v -e '-classic/\(draft/\)\?\(self-assessment\|case-studies\)' "$3/all" >"$3/list"
[ "$(wc -l <"$3/list")" -ge 36 ] && [ "$(grep -c '/submission[^/]*$' "$3/list")" -ge 18 ] || { echo "too few PDFs:"; cat "$3/list"; exit 1; } >&2
cat "$3/list"
