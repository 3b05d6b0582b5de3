# The proof is in the reviewer's hand: from what is mailed or uploaded alone, every pointer's link leads to the cited words.
command -v qpdf >/dev/null && command -v pdftotext >/dev/null || exit 77
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
failures=0
# proof SUBMISSION POINTERS
proof() {
    name=$(basename "$1")
    "$program" build -o "$work" "$source/$1" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    sent=$work/$name/submission.eml
    [ -e "$sent" ] || sent=$work/$name/submission.pdf
    python3 "$source/tests/pdf/proof.py" "$source/$1" "$sent" "$2" || failures=$((failures + 1))
}
program=$1 source=$2
proof input/northwind-dms 107
proof input/contoso-migration 74
proof tests/samples/german-dms 90
proof tests/samples/ecs 34
[ $failures = 0 ]
