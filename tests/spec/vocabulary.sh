# The rule entries of the manual page and of the schema are those of the program's table of rule kinds. With -u as the last word
# they are written anew between their marks.
# Called as: sh vocabulary.sh PROGRAM SOURCE_DIR FOLDER_OF_TEST_PROGRAMS [-u]
set -e
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# compare FORM FILE FIRST_MARK LAST_MARK
compare() {
  "$folder/vocabulary" "$1" >"$work/part"
  first=$3 last=$4 part=$work/part awk '
    BEGIN { first = ENVIRON["first"]; last = ENVIRON["last"]; part = ENVIRON["part"] }
    index($0, last) { inside = 0 }
    !inside { print }
    index($0, first) { inside = 1; while ((getline line < part) > 0) print line }' "$2" >"$work/whole"
  grep -qF "$3" "$2" && grep -qF "$4" "$2" || { echo "$2: the marks are missing" >&2; exit 1; }
  cmp -s "$2" "$work/whole" && return
  if [ "$update" = -u ]; then
    cat "$work/whole" >"$2"
  else
    echo "$2 differs from src/model/rule_kinds.h; sh tests/spec/vocabulary.sh PROGRAM SOURCE FOLDER -u writes it anew" >&2
    diff "$2" "$work/whole" | head -n 20 >&2
    failed=1
  fi
}

folder=$3
update=$4
compare man "$2/man/dossier-checklist.5" '.\" rules begin' '.\" rules end'
compare functions "$2/man/dossier-checklist.5" '.\" functions begin' '.\" functions end'
compare schema "$2/templates/schemas/checklist.rng" '<!-- rules begin -->' '<!-- rules end -->'
exit $failed
