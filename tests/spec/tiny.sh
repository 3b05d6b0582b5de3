# A second checklist with its own fields, sections and rules: a submission for it passes; broken in two ways, it fails with the
# codes expected and no other error.
set -e
program=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sub=$work/gardens
mkdir -p "$sub/templates/checklists" "$sub/case-studies"
cp "$source/tests/spec/tiny-checklist.xml" "$sub/templates/checklists/tiny.xml"

cat >"$sub/manifest.xml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<submission xmlns="urn:dossier:submission:1" checklist="tiny" edition="1" date="2024-05-02" language="en">
  <partner name="Green Hands" tier="Gold" home-page="https://green.example/" practice-page="https://green.example/gardens"/>
  <people>
    <person id="fern" name="Fern Field" role="Gardener" email="fern@green.example" contact="yes"/>
  </people>
  <case-studies>
    <case-study id="rose" file="case-studies/rose.md" named="yes"/>
    <case-study id="herb" file="case-studies/herb.md" named="yes"/>
  </case-studies>
  <consents><consent case="rose" by="The customer" on="2018-01-02" for="name quote figures picture"/><consent case="herb" by="The customer" on="2018-01-02" for="name quote figures picture"/></consents>
  <evidence/>
  <answers>
    <answer item="award/1.1" met="yes" by="fern">Counted in April.</answer>
    <answer item="award/1.2" met="yes" by="fern">Measured in April.</answer>
    <answer item="award/1.3" met="yes" by="fern">Two gardens.</answer>
  </answers>
</submission>
XML
cat >"$sub/case-studies/rose.md" <<'MD'
---
title: The rose garden
garden: Rose garden
plot.trees: 12
plot.watering: drip
plot.pressure: 3
plot.sun: 60 %
plot.shade: 40 %
---
## Soil

Loam over gravel, loosened each spring by hand.
MD
cat >"$sub/case-studies/herb.md" <<'MD'
---
title: The herb garden
garden: Herb garden
plot: {trees: 30, watering: hose}
---
## The soil

Sand with compost of two years.
MD

# check NAME STATUS CODES: the exit status, and the kinds of error found, sorted.
check() {
    status=0
    "$program" check --format=short "$work/$1" >"$work/out" 2>&1 || status=$?
    codes=$(sed -n 's/.*: error: .*\[\([a-z-]*\)\]$/\1/p' "$work/out" | sort -u | tr '\n' ' ')
    if [ "$status" != "$2" ] || [ "$codes" != "$3" ]; then
        echo "$1: status $status, errors: $codes; expected $2: $3"
        cat "$work/out"
        exit 1
    fi
}

check gardens 0 ""

# Too few trees, claimed all the same; and the two gardens are one.
cp -R "$sub" "$work/few"
sed 's/trees: 30/trees: 9/; s/^garden: .*/garden: rose-garden/' "$sub/case-studies/herb.md" >"$work/few/case-studies/herb.md"
check few 1 "contradiction "
grep -q 'award/1.1 is answered yes for herb, but plot.trees is 9, more than 10 asked' "$work/out"
grep -q 'award/1.3 is answered yes, but rose and herb have the same garden' "$work/out"

# No answer to an item, no soil, and a placeholder for a name.
cp -R "$sub" "$work/gaps"
sed '/award\/1.3/d' "$sub/manifest.xml" >"$work/gaps/manifest.xml"
sed '/^## /,$d; s/^garden: .*/garden: TBD/' "$sub/case-studies/herb.md" >"$work/gaps/case-studies/herb.md"
check gaps 1 "missing-section placeholder unanswered "
