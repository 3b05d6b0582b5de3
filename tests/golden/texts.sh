# What stands in the texts of a submission and must not reach a reader, or would be printed wrongly. Each
# row puts lines below the first story of the sample and says how many findings that gives, one of them with
# a text, or none: what must not fire.
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
program=$1; failures=0; rows=0
cp -r "$2/input/northwind-dms" "$work/good"; cd "$work" || exit 1
m=manifest.xml; c=case-studies/contoso.md
fail() { echo "FAILED: $1"; failures=$((failures + 1)); }
# check COUNT TEXT WHAT: the submission "bad"
check() {
    rows=$((rows + 1)); "$program" check bad >out 2>err
    count=$(grep -cE ': (error|warning|note): ' err)
    [ "$count" = "$1" ] && { [ "$1" = 0 ] || grep -qF -e "$2" err; } && return
    fail "$3: $count findings, expected $1 with: $2"; cat err
}
story() { rm -rf bad; cp -r good bad; printf '\n%s\n' "$3" >>bad/$c; check "$1" "$2" "$3"; }
# row COUNT TEXT FILE SED
row() {
    rm -rf bad; cp -r good bad; sed -i "$4" "bad/$3"
    cmp -s "good/$3" "bad/$3" && fail "nothing was changed by: $4"
    check "$1" "$2" "$4"
}

# Links
story 0 '' '[a](https://a.example/x:y), [b](mailto:me@a.example), [c](HTTP://a.example), <https://a.example/b>, <me@a.example>, [d](#outcome).'
for scheme in javascript:alert data:text/html,x file:///etc/passwd ftp://a.example/x vbscript:x tel:+4930 C:/x.docx; do
    story 1 'expected https://, http:// or mailto:' "A [link]($scheme)."
done
story 1 'write https://a.example/x' 'A [link](//a.example/x).'
story 1 'expected https://, http:// or mailto:' 'An address: <ftp://a.example/x>.'
row 1 'expected an address that begins with https:// or http://' $m 's/home-page="https:/home-page="javascript:/'
story 1 'leads to no file of the submission' '[a][x], [b][x] and [c][x].

[x]: nowhere.md'
story 1 'leads to no heading' '[a][x], [b][x] and [c](#nowhere).

[x]: #nowhere'

# Headings as public stories have them.
row 0 '' $c 's/^## Problem$/## The Challenge/'
row 0 '' $c 's/^## What we proposed$/## Our Solution/; s/^## Outcome$/## The Results/'
row 0 '' $c 's/^## Problem$/## Ausgangslage/; s/^## What we proposed$/## Unsere Lösung/; s/^## Outcome$/## Ergebnis/'

echo "$rows rows, $failures failures"
[ $failures = 0 ]
