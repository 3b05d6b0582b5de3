# The short story of a case study, and the pages that its public drafts are: what a story holds and in which order, what it says when a part
# is missing, that no sentence is cut, and what a page tells machines. In both languages.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
exec python3 "$2/tests/golden/story/story.py" "$1" "$2"
