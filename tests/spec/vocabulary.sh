# The schemas, and the lists of elements in the manual, are those of the reader's tables. With -u as the last word they are written
# anew: a schema as a whole, a list between its marks.
# Called as: sh vocabulary.sh PROGRAM SOURCE_DIR FOLDER_OF_TEST_PROGRAMS [-u]
set -e
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# FILE is to be as $work/whole
compare() {
  cmp -s "$1" "$work/whole" && return
  if [ "$update" = -u ]; then
    cat "$work/whole" >"$1"
  else
    echo "$1 differs from the tables in src/; sh tests/spec/vocabulary.sh PROGRAM SOURCE FOLDER -u writes it anew" >&2
    diff "$1" "$work/whole" | head -n 20 >&2
    failed=1
  fi
}

# manual FILE PART ...: the lists between .\" PART begin and .\" PART end
manual() {
  file=$1
  shift
  for part; do
    "$folder/vocabulary" man "$part" >"$work/part"
    grep -qF ".\\\" $part begin" "$file" && grep -qF ".\\\" $part end" "$file" || { echo "$file: no marks of $part" >&2; exit 1; }
    name=$part part=$work/part awk '
      BEGIN { first = ".\\\" " ENVIRON["name"] " begin"; last = ".\\\" " ENVIRON["name"] " end"; part = ENVIRON["part"] }
      $0 == last { inside = 0 }
      !inside { print }
      $0 == first { inside = 1; while ((getline line < part) > 0) print line }' "$file" >"$work/whole"
    compare "$file"
  done
}

folder=$3
update=$4
for name in submission checklist theme; do
  "$folder/vocabulary" schema $name >"$work/whole"
  compare "$2/templates/schemas/$name.rng"
done
manual "$2/man/dossier-formats.5" submission fields theme
manual "$2/man/dossier-checklist.5" checklist scopes rules functions samples
exit $failed
