# One slip, one finding: each row makes one mistake in a copy of the sample and says how many findings
# it gives, and what one of them says.
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
program=$1; failures=0; rows=0
cp -r "$2/input/northwind-dms" "$work/good"; cd "$work" || exit 1
# row COUNT TEXT FILE SED: the edit must change the file
row() {
    rm -rf bad; cp -r good bad; sed -i "$4" "bad/$3"; rows=$((rows + 1))
    cmp -s "good/$3" "bad/$3" && { echo "nothing was changed by: $4"; failures=$((failures + 1)); }
    "$program" check bad >out 2>err
    count=$(grep -cE ': (error|warning|note): ' err)
    [ "$count" = "$1" ] && { [ "$1" = 0 ] || grep -qF -e "$2" err; } && return
    echo "FAILED: $4: $count findings, expected $1 with: $2"; cat err; failures=$((failures + 1))
}
m=manifest.xml; c=case-studies/contoso.md

row 1 'date is "15.3.2019"' $m '3s/date="2019-03-15"/date="15.3.2019"/'
row 1 'did you mean "evidence"' $m 's/<evidence>/<evidences>/; s/<\/evidence>/<\/evidences>/'
row 1 'did you mean "requirements/1.0/a1"' $m 's/answer item="requirements\/1.0\/a1"/answer item="1.0\/a1"/'
row 1 'did you mean "requirements/1.0/a1"' $m 's/answer item="requirements\/1.0\/a1"/answer item="requirements\/1.0\/a11"/'
row 1 'did you mean "contoso"' $m 's/answer item="\([^"]*\)" case="contoso"/answer item="\1" case="contosso"/'
row 1 '<people> of line 6 is not closed before </submission>' $m 's/<\/people>//'
row 1 'is the file of the case study in line' $m 's/case-studies\/fabrikam.md/case-studies\/contoso.md/; s/id="fabrikam" file="case-studies\/fabrikam.md"/&/'
row 1 'met is "maybe"' $m '0,/\(<answer item="requirements\/1.0\/a1" case="contoso"[^>]*\)met="yes"/s//\1met="maybe"/'
row 1 'did you mean "database.size"' $c 's/^database.size/databse.size/'
row 1 'a size without a unit' $c 's/^database.size: 412 GB/database.size: 412/'
row 1 'the field customer is a placeholder' $c 's/^customer: .*/customer: TBD/'

# Links and other marks of Markdown: text that is put below the story.
# story COUNT TEXT LINES: they are added to the first case study
story() { printf '%s\n' "" "$3" >lines; row "$1" "$2" $c '$r lines'; }
story 0 '' 'Links: [a](fabrikam.md), [b](case-studies/fabrikam.md#outcome), [c](#case-fabrikam), [d](contoso.md#outcome), [e](../evidence/contoso-dms-task.log), [f](https://northwind.example/x.md).'
story 1 'did you mean "case-studies/fabrikam.md"' 'A [link](fabrikan.md).'
story 1 'leads to no file of the submission' 'A [link](../../elsewhere.md).'
story 1 'https://www.northwind.example/a' 'A [link](www.northwind.example/a).'
story 1 'no case study and no evidence' 'A [link](../manifest.xml).'
story 1 'link to the figure: #figure-contoso' 'A [link](../diagrams/contoso.png).'
story 1 'did you mean "#outcome"' 'A [link](#outcom).'
story 1 'no heading of the case study fabrikam' 'A [link](fabrikam.md#outcom).'
story 1 'did you mean "#case-fabrikam"' 'A [link](#fabrikam).'
story 1 'the footnote [^x] is defined nowhere' 'A note[^x], again[^x]; not `[^y]` and \[^z].'
story 1 'did you mean [^notes]?' "A note[^note] and[^notes].

[^notes]: Text."
story 1 'nothing refers to the footnote [^x]' '[^x]: Text.'
story 1 'no definition of [guide]' 'See [the guide][guide], a[i][j], [1][2] and \[no][link].'
story 1 'the code block that begins here has no end' "~~~ sh
ls
\`\`\`"
row 1 'before "## How AWS services' $c 's/^## How AWS/```\n&/'

# What the manifest says against itself.
row 1 'after the submission' $m '0,/\(<document [^>]*date="\)2019/s//\12020/'
row 1 'page 12 of evidence E1 is pointed to, which has 4 pages' $m '0,/at="1"/s//at="2, 9-12"/'
row 1 'evidence E1 has 4 pages; page-count says 11' $m 's/id="E1" /&page-count="11" /'
row 1 'no person is the contact' $m 's/ contact="yes"//'
row 1 'expected yes or no' $m 's/ contact="yes"/ contact="true"/'
row 1 'is a second contact' $m 's/<person id="adeyemi"/& contact="yes"/'

# One cause, one finding.
row 1 '<submission> has no <partner>' $m '/<partner /d'
row 1 'diagrams/none.png' $c '0,/file: diagrams\/contoso.png/s//file: diagrams\/none.png/'
cp good/$c "good/case-studies/$(printf 'b\303\266rse.md')"
row 1 'form: U+00F6, here U+006F U+0308; rename' $m "s/case-studies\/contoso.md/case-studies\/bo$(printf '\314\210')rse.md/"
rm good/case-studies/b*rse.md

# A long line is shown around the place, with the mark below it; what a terminal would obey is not.
row 1 'met is "maybe"' $m '0,/\(<answer item="requirements\/1.0\/a1" case="contoso"[^>]*\)met="yes"/s//\1met="maybe"/'
awk '/^ +[0-9]* \| /{ source = $0 } /^ +\| *\^/{ seen = 1; if (substr(source, index($0, "^"), 5) != "maybe" || length(source) > 150) exit 1 } END { exit !seen }' err ||
    { echo 'FAILED: the mark is not below the word'; cat err; failures=$((failures + 1)); }
row 1 '0xFC' $m "s/Ines Okafor/M$(printf '\374')ller$(printf '\033')[31m/"
if grep -q "$(printf '\033')" err; then echo 'FAILED: a control character is printed'; failures=$((failures + 1)); fi

rm -rf bad; cp -r good bad; rm bad/evidence/contoso-dms-task.log; ln -s contoso-dms-task.log bad/evidence/contoso-dms-task.log
"$program" check bad >out 2>err; grep -q 'a symbolic link that leads nowhere' err || { echo 'FAILED: a link to itself'; failures=$((failures + 1)); }
echo "$rows mistakes, $failures failures"
[ $failures = 0 ]
