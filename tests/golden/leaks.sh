# Names of real firms, written in all ways, are in nothing that the public gets, and what stands there reads. Of the ways a sample;
# all, some 5,000 submissions, with LEAKS=1.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 "$2/tests/golden/leaks/leaks.py" "$1" "$work" $LEAKS
