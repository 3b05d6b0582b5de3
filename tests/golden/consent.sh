# What customers agreed to: who is named without it, with more than it, and beyond its end; what the drafts then show; what is
# handed on of it; and approvals of drafts, which end with the next change of a word.
# Called as: sh consent.sh PROGRAM SOURCE_DIR
set -eu
program=$1 source=$2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
failed=0
complain() { echo "$*"; failed=1; }
record='<consent case="contoso" by="Anna Keller, IT director" on="2018-10-01" for="name figures picture"/>'
story=mine/case-studies/contoso.md

# The good sample with other consents: of each case study the element given, or none.
fresh() {
  rm -rf mine
  cp -r "$source/input/northwind-dms" mine
  sed -i "s|^    <consent case=\"contoso\".*|    $1|" mine/manifest.xml
  case $1 in *C1*) ;; *) sed -i '/<document id="C1"/d' mine/manifest.xml ;; esac
}
# NAME CODES...: `check` finds these and nothing else, each as LINE:SEVERITY:CODE of the manifest, or FILE:... of another file.
expect() {
  name=$1; shift
  "$program" check --format=short mine 2>said >/dev/null || true
  sed -n 's|^mine/\(manifest.xml:\)\{0,1\}\([^ ]*\):[0-9]*: \([a-z]*\): .*\[\([a-z-]*\)]$|\2:\3:\4|p' said | sort >got
  printf '%s\n' "$@" | sed '/^$/d' | sort >expected
  diff expected got >differs || { complain "$name"; cat differs said; }
}
line() { grep -n "$1" mine/manifest.xml | head -1 | cut -d: -f1; }
quote() { sed -i "/^## Outcome/,\$!b;/^## Outcome/a\\
\\
$1" $story; }

fresh "$record"; expect "a good consent" ""
named=$(line 'case-study id="contoso"') at=$(line '<consent case')
beyond='case-studies/contoso.md'

# ---- who is named ----
fresh ""; expect "none" "$named:error:consent"
fresh '<consent case="fabrikam" by="B" on="2018-10-01" for="name"/>'; expect "of another customer" "$named:error:consent"
fresh '<consent case="contoso" by="A" on="2018-10-01" for="logo figures"/>'; expect "not for the name" "$named:error:consent"
fresh '<consent case="contoso" by="A" on="2018-10-01" until="2019-03-14" for="name figures picture"/>'
expect "ended the day before" "$at:error:consent"
fresh '<consent case="contoso" by="A" on="2018-10-01" until="2019-03-15" for="name figures picture"/>'
expect "its last day" "$at:warning:consent-ends"
fresh '<consent case="contoso" by="A" on="2018-10-01" until="2020-03-14" for="name figures picture"/>'
expect "a day before the next validation" "$at:warning:consent-ends"
fresh '<consent case="contoso" by="A" on="2018-10-01" until="2020-03-15" for="name figures picture"/>'
expect "the day of the next validation" ""
fresh '<consent case="contoso" by="A" on="2018-10-01" until="2019-09-30" for="name figures picture"/><consent case="contoso" by="B" on="2019-01-08" for="name figures picture"/>'
expect "renewed" ""
fresh '<consent case="contoso" by="A" on="2019-03-16" for="name figures picture"/>'; expect "of tomorrow" "$at:error:consent"
fresh '<consent case="contoso" by="A" on="2018-10-01" until="2018-01-10" for="name"/>'
expect "ends before it begins" "$at:error:consent" "$at:error:consent"
fresh '<consent case="contoso" by="A" on="2018-10-01" withdrawn="2018-09-01" for="name"/>'
expect "withdrawn before it was given" "$at:error:consent" "$named:error:consent"
fresh '<consent case="contoso" by="A" on="2018-10-01" withdrawn="2019-06-01" for="name figures picture"/>'
expect "withdrawn, if later" "$named:error:consent"
fresh '<consent case="contoso" by="A" on="2018-10-01" withdrawn="2019-01-01" for="name"/><consent case="contoso" by="A" on="2018-10-02" for="name figures picture"/>'
expect "withdrawn with what was agreed before" "$named:error:consent"
fresh '<consent case="contoso" by="A" on="2018-10-01" withdrawn="2019-01-01" for="name"/><consent case="contoso" by="A" on="2019-02-02" for="name figures picture"/>'
expect "agreed again" ""
fresh '<consent case="contoso" by="A" on="2018-10-01" until="soon" for="name figures picture"/>'
expect "an end that is no date" "$at:error:bad-value"
fresh '<consent case="contoso" by="A" on="2018-10-01" withdrawn="2018" for="name figures picture"/>'
expect "a withdrawal that is no date" "$at:error:bad-value"
fresh '<consent case="contosso" by="A" on="2018-10-01" for="name figures picture"/>'
expect "of a case study that is misspelt" "$at:error:dangling-reference"
fresh '<consent case="fabrikam" by="A" on="2018-10-01" withdrawn="2019-01-01" for="name"/>'
sed -i 's/named="yes"/named="no" public-name="a retailer"/' mine/manifest.xml; expect "withdrawn and not named" ""

# ---- what more than the name ----
fresh '<consent case="contoso" by="A" on="2018-10-01" for="name figures"/>'
expect "no pictures" "$beyond:$(grep -n 'file: diagrams' $story | cut -d: -f1):error:consent"
fresh '<consent case="contoso" by="A" on="2018-10-01" for="name picture"/>'
"$program" check --format=short mine 2>said >/dev/null && complain "no figures: nothing is wrong"
grep -q "^mine/$beyond:[0-9]*:[0-9]*: error: .*consent is not for figures: .* (and [0-9]* more) \[consent\]$" said || { complain "no figures"; cat said; }

fresh "$record"; quote '> We closed no shop.\
>\
> — Anna Keller, IT director'
expect "words of a person" "$beyond:$(grep -n '^> We closed' $story | cut -d: -f1):error:consent"
fresh "$record"; quote '> We closed no shop.\
\
— Peter Vogel, head of retail'
expect "a name below the quotation" "$beyond:$(grep -n '^> We closed' $story | cut -d: -f1):error:consent"
fresh "$record"; quote 'As Anna Keller put it:\
\
> We closed no shop.'
expect "a name above it" "$beyond:$(grep -n '^> We closed' $story | cut -d: -f1):error:consent"
fresh "$record"; quote '> We closed no shop. — Ludwig van der Velde, Contoso Retail Ltd.'
expect "a longer name" "$beyond:$(grep -n '^> We closed' $story | cut -d: -f1):error:consent"
fresh "$record"; quote '> We closed no shop.\
> — IT director, Contoso Retail'
expect "a role" "$beyond:$(grep -n '^> We closed' $story | cut -d: -f1):error:consent"
fresh "$record"; quote '> Nobody waited — not even in the shops that Contoso opened in May.'; expect "a dash in a sentence" ""
fresh "$record"; quote '> Note: the window was open from 22:00 — not a minute longer.'; expect "a note" ""
fresh "$record"; quote '> Plan for failure.\
>\
> — Werner Vogels, CTO of Amazon'
expect "words of somebody else" ""
fresh "$record"; quote '> The way back was tried twice.\
>\
> — Jonas Adeyemi, lead architect'
expect "words of our own" ""
full='<consent case="contoso" by="Anna Keller, IT director" on="2018-10-01" for="name quote figures picture">We closed no shop, and nobody noticed.</consent>'
fresh "$full"; quote '> We closed no shop, and  nobody\
> noticed!\
>\
> — Anna Keller, IT director'
expect "the approved words" ""
fresh "$full"; quote '> We closed no shop, and everybody noticed.\
>\
> — Anna Keller, IT director'
expect "other words" "$beyond:$(grep -n '^> We closed' $story | cut -d: -f1):error:consent"

# ---- what the drafts show, and what is handed on ----
document='<consent case="contoso" by="Anna Keller" on="2018-10-01" for="name figures picture" evidence="C1"/>'
fresh "$document"; expect "with its document" ""
"$program" build --attach mine >said 2>&1 || { complain "build"; cat said; }
grep -q 'Contoso Retail' output/mine/public/contoso.md || complain "the name of a customer who agreed is not there"
ls output/mine/public/contoso-1.png >/dev/null || complain "the picture is not there"
rm -rf attached; mkdir attached
pdfdetach -saveall -o attached output/mine/self-assessment.pdf
python3 - "$source" <<'PY' || failed=1
import json, pathlib, re, sys
manifest, got = pathlib.Path("mine/manifest.xml").read_text(), pathlib.Path("attached/manifest.xml").read_text()
inward = r'\s*<(confidential|consents|approvals|remarks)\b.*?</\1>|\s*<document id="C1"[^>]*/>'
assert re.search(inward, manifest, re.S) and got == re.sub(inward, "", manifest, flags=re.S), "the attached manifest"
assert "remarks" not in json.loads(pathlib.Path("attached/report.json").read_text()), "the attached report"
PY
for file in submission self-assessment; do
  pdftotext output/mine/$file.pdf - | grep -i 'consent to a public\|contoso-consent' && complain "$file.pdf shows the consent"
done
grep -q 'contoso-consent' output/mine/answers.csv && complain "answers.csv shows the consent"
fresh "$document"
sed -i '/id="C1"/s|/>|><supports item="prerequisites/2.1"/></document>|' mine/manifest.xml
"$program" build mine >said 2>&1 || { complain "build with the consent as evidence"; cat said; }
pdftotext output/mine/submission.pdf - | grep -q 'Our logo' || complain "a consent that an answer cites is not bound in"

# ---- approvals ----
rm -rf output; fresh "$record"; cp mine/manifest.xml before.xml
"$program" approve mine --by="Ada Lind" >said 2>&1 && complain "approved what was not built"
grep -q 'dossier build mine' said || { complain "approve before build"; cat said; }
"$program" build mine >said 2>&1
grep -qx 'public/contoso.md: not approved' said || { complain "not approved"; cat said; }
cmp -s before.xml mine/manifest.xml || complain "a build changes the manifest"
"$program" approve mine --by='Ada "A" <Lind> & Co' --on=2019-03-14 >said 2>&1 || { complain "approve"; cat said; }
"$program" approve mine contoso --by="Bo Berg" --on=2019-03-15 >said 2>&1 || { complain "approve one"; cat said; }
"$program" approve mine contoso --by="Bo Berg" --on=2019-03-15 >said 2>&1 || { complain "approve it again"; cat said; }
[ "$(grep -c '<approval ' mine/manifest.xml)" = 3 ] || complain "three approvals, not $(grep -c '<approval ' mine/manifest.xml)"
sed '/<approvals>/,/<\/approvals>/d' mine/manifest.xml | cmp -s - before.xml || complain "approve changes more than it says"
expect "approved" ""
"$program" check mine 2>&1 | grep -qxF 'public/contoso.md: approved by Ada "A" <Lind> & Co on 2019-03-14, Bo Berg on 2019-03-15' || complain "who approved"
"$program" build mine >said 2>&1
"$program" verify mine 2>&1 | grep -qxF 'public/case-study-2.md: approved by Ada "A" <Lind> & Co on 2019-03-14' || complain "verify says who approved"
grep -q '"state": "approved"' output/mine/report.json || complain "report.json lists no state"

echo "One more word." >>$story
expect "a changed draft" "$(line 'by="Ada'):warning:approval" "$(line 'by="Bo'):warning:approval"
"$program" approve mine contoso --by="Bo Berg" >said 2>&1 && complain "approved a draft that nobody has built"
grep -q 'build it again' said || cat said
"$program" build mine >said 2>&1 || complain "build of a changed draft"
grep -q '"state": "changed"' output/mine/report.json || complain "report.json has no changed draft"
"$program" approve mine contoso --by="Bo Berg" --on=2019-03-20 >said 2>&1
expect "approved anew by one of both" "$(line 'by="Ada'):warning:approval"
"$program" check mine 2>/dev/null | grep -qxF 'public/contoso.md: approved by Bo Berg on 2019-03-20; changed since approved by Ada "A" <Lind> & Co on 2019-03-14' ||
  complain "one of both"
for words in "mine" "mine --by=" "mine --by=A nobody" "mine --by=A --on=2019-02-30"; do
  status=0; "$program" approve $words >said 2>&1 || status=$?
  [ $status = 2 ] || complain "approve $words: $status"
done
sed -i 's|<consent case="contoso".*||' mine/manifest.xml
status=0; "$program" approve mine --by="Ada" >said 2>&1 || status=$?
[ $status = 1 ] || complain "approve with an error: $status"

# ---- renewals ----
fresh '<consent case="contoso" by="A" on="2018-10-01" until="2021-09-30" for="name figures picture"/><consent case="fabrikam" by="B" on="2018-10-01" until="2022-01-31" withdrawn="2019-01-01" for="name"/>'
"$program" renewals mine >calendar
grep -q '20210930' calendar && ! grep -q '20220131' calendar || complain "the calendar"
[ $failed = 0 ]
