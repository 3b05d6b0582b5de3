# The complete sample passes without a finding of level error; the one in progress fails with a dozen different ones.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$2/input"
"$1" check northwind-dms 2>"$work/good" || { cat "$work/good"; exit 1; }
status=0; "$1" check --format=short fabrikam-dms-in-progress 2>"$work/bad" || status=$?
[ "$status" = 1 ]
kinds=$(grep ': error: ' "$work/bad" | sed 's/.*\[\(.*\)\]$/\1/' | sort -u | wc -l)
echo "$kinds kinds of error"; [ "$kinds" -ge 8 ]
