# The text of the document tree is the text of the PDF's pages, in order, for both PDFs of both samples (the one under way as a draft).
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
compare() {
    name=$1; ending=$2; shift 2
    "$program" build "$@" "$source/input/$name" >log 2>&1 || [ -n "$ending" ]
    folder=output/$name; [ -z "$ending" ] || folder=$folder/draft
    "$program" dump "$@" --phase=document "$source/input/$name" >document.txt
    "$program" dump "$@" --phase=pages "$source/input/$name" >pages.txt
    python3 "$source/tests/pdf/tree.py" document.txt pages.txt \
        "$folder/self-assessment$ending.pdf" "$folder/case-studies$ending.pdf"
}
program=$1; source=$2
compare northwind-dms ''
compare fabrikam-dms-in-progress -draft --draft
