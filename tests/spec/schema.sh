#!/bin/sh
# Holds the reader and the schemas together. Each manifest of the corpus goes through both:
#   good/*.xml           both accept
#   bad/*.xml            both refuse; the reader with the code that the file's first comment expects
#   bad/reader-*.xml     only the reader can refuse: references, repeated ids, paths
# and the checklists and themes that are shipped must be valid.
# Called as: sh schema.sh PROGRAM SOURCE_DIR
set -u
LC_ALL=C
export LC_ALL
program=$1
corpus=$2/tests/spec/manifests
schemas=$2/templates/schemas
codes='unknown-element|unknown-attribute|missing-element|missing-attribute|repeated-element|unexpected-text'
codes="$codes|bad-value|duplicate-id|dangling-reference|duplicate-answer|unknown-checklist|path-outside|file-missing"
codes="$codes|unknown-theme|xml-syntax|xml-dtd|encoding|too-deep"
failed=0

command -v jing >/dev/null || { echo "jing is not installed" >&2; exit 1; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT INT TERM

complain() {
  echo "$*" >&2
  failed=$((failed + 1))
}

# A submission folder around one manifest.
make_folder() {
  mkdir -p "$2/case-studies" "$2/evidence" "$2/answers" "$2/templates/checklists"
  cp "$1" "$2/manifest.xml"
  cp "$corpus/corpus.xml" "$2/templates/checklists/"
  for name in contoso fabrikam; do
    printf -- '---\ncustomer: %s\n---\n## Problem\n\nText.\n' "$name" >"$2/case-studies/$name.md"
  done
  echo "The plan." >"$2/evidence/plan.txt"
  echo "Read." >"$2/answers/guidelines.md"
}

# Prints the codes of form that the program finds in the manifest.
read_codes() {
  make_folder "$1" "$work/$2"
  "$program" check --format=short "$work/$2" >"$work/out" 2>&1
  status=$?
  [ "$status" -le 1 ] || complain "$2: the program exits $status: $(head -n 3 "$work/out")"
  grep -E 'manifest\.xml(:[0-9]+)*: error: ' "$work/out" | sed -n "s/.*\[\(.*\)\]\$/\1/p" | grep -xE "$codes" | sort -u
}

# One run of the validator for all files; it stops at the first that is not well-formed, so those run one by one.
validate() {
  jing "$schemas/submission.rng" "$@" 2>&1 | grep -E ': (error|fatal): ' >>"$work/jing.out"
}
: >"$work/jing.out"
cd "$corpus" || exit 1
malformed=$(grep -l 'expect: xml-syntax' bad/*.xml)
# shellcheck disable=SC2046 # names in the corpus hold no blanks
validate good/*.xml $(grep -L 'expect: xml-syntax' bad/*.xml)
for file in $malformed; do
  validate "$file"
done
cd - >/dev/null || exit 1
sed 's/\.xml:.*/.xml/; s|.*/||' "$work/jing.out" | sort -u >"$work/refused"

is_refused() {
  grep -qx "$1.xml" "$work/refused"
}

count=0
for file in "$corpus"/good/*.xml; do
  name=$(basename "$file" .xml)
  count=$((count + 1))
  is_refused "$name" && complain "good/$name: the schema refuses it: $(grep -h "/$name.xml:" "$work/jing.out" | head -n 1)"
  found=$(read_codes "$file" "$name")
  [ -z "$found" ] || complain "good/$name: the reader refuses it: $(cat "$work/out")"
done
[ "$count" -ge 12 ] || complain "only $count good manifests"

for file in "$corpus"/bad/*.xml; do
  name=$(basename "$file" .xml)
  count=$((count + 1))
  expected=$(sed -n 's/.*<!-- expect: \(.*\) -->.*/\1/p' "$file" | head -n 1)
  found=$(read_codes "$file" "bad-$name")
  case "
$found
" in
  *"
$expected
"*) ;;
  *) complain "bad/$name: expected $expected, the reader finds: ${found:-nothing}" ;;
  esac
  case $name in
  reader-*) is_refused "$name" && complain "bad/$name: the schema refuses it too; rename it" ;;
  *) is_refused "$name" || complain "bad/$name: the schema accepts it" ;;
  esac
done
[ "$count" -ge 30 ] || complain "only $count manifests"

jing "$schemas/checklist.rng" "$2"/templates/checklists/*.xml "$2"/templates/checklists/common/*.xml "$corpus/corpus.xml" 2>/dev/null || complain "a checklist is not valid"
jing "$schemas/theme.rng" "$2"/templates/themes/*.xml 2>/dev/null || complain "a theme is not valid"

[ "$failed" -eq 0 ] || { echo "$failed of $count failed" >&2; exit 1; }
echo "$count manifests"
