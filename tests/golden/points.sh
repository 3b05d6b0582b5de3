# Points, waivers and weighted sums: report.json holds them, the self-assessment prints them; a checklist without them gets neither.
# And the messages around them: a group that asks for the same references, and the nearest case study of a scope any.
set -e
program=$1 source=$2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
failed=0
complain() { echo "$*"; failed=1; }

mkdir -p sub/case-studies sub/evidence sub/templates/checklists
cat >sub/templates/checklists/points.xml <<'XML'
<checklist xmlns="urn:dossier:checklist:1" id="points" edition="1" minimum-points="8">
  <title>Points</title>
  <categories><category id="kept" title="Kept" minimum-points="3"/></categories>
  <lookup id="w"><row key="rehost" weight="2"/><row key="refactor" weight="0.2" unconfirmed="yes" source="a mail"/><row key="other"/></lookup>
  <fields>
    <field name="apps.rehost" type="integer" title="R"/>
    <field name="apps.refactor" type="integer" title="F"/>
    <field name="apps.other" type="integer" title="O"/>
  </fields>
  <part id="p" title="Part one" minimum-points="1">
    <group number="1" title="First things" minimum-points="6">
      <item number="1" title="One" points="5" category="kept"><text>Say it.</text></item>
      <item number="2" title="Two" points="4" severity="encouraged"><text>Say more.</text></item>
      <item number="3" title="Three"><text>Add up.</text><rule scope="all"><weighted-sum counts="apps" table="w" more-than="5"/></rule></item>
    </group>
    <group number="2" title="Reviewed">
      <waived-if substitute="A review report"><evidence kinds="report"/></waived-if>
      <item number="4" title="Four" points="2"><text>T.</text></item>
    </group>
    <group number="3" title="Same" same-references="yes">
      <item number="5" title="Five"><text>T.</text><rule scope="any"><attest min-words="4"/></rule></item>
      <item number="6" title="Six"><text>T.</text><rule scope="any"><attest/></rule></item>
      <item number="7" title="Seven"><text>T.</text><rule scope="any"><attest/></rule></item>
    </group>
    <group number="4" title="Perhaps">
      <item number="8" title="Eight"><text>T.</text><applies-if><quantity name="apps.other" more-than="100"/></applies-if><rule scope="each"><attest/></rule></item>
    </group>
  </part>
</checklist>
XML
cat >sub/manifest.xml <<'XML'
<submission xmlns="urn:dossier:submission:1" checklist="points" edition="1" date="2025-03-14" language="en">
  <partner name="Proseware Oy" tier="Validated" home-page="https://proseware.example/"/>
  <people><person id="lind" name="Ada Lind" role="Lead" email="ada@proseware.example" contact="yes"/></people>
  <case-studies>
    <case-study id="contoso" file="case-studies/contoso.md" named="yes"/>
    <case-study id="fabrikam" file="case-studies/fabrikam.md" named="yes"/>
  </case-studies>
  <consents><consent case="contoso" by="The customer" on="2018-01-02" for="name quote figures picture"/><consent case="fabrikam" by="The customer" on="2018-01-02" for="name quote figures picture"/></consents>
  <evidence><document id="E7" file="evidence/review.txt" title="Review of May" kind="report" date="2025-01-01" confidential="no"><supports item="p/4" at="2"/></document></evidence>
  <answers>
    <answer item="p/1" met="yes">Agreed with Mia Berg on 3 May.</answer>
    <answer item="p/2" met="yes">Both firms signed in June.</answer>
    <answer item="p/3" met="yes">The sum is that of the report.</answer>
    <answer item="p/5" case="contoso" met="yes">Four crates went by road.</answer>
    <answer item="p/6" case="contoso" met="yes">By the lead, in May 2018.</answer>
    <answer item="p/7" case="contoso" met="yes">Signed by both on 4 June 2018.</answer>
  </answers>
</submission>
XML
printf -- '---\ntitle: A story\napps.rehost: 3\napps.refactor: 1\napps.other: 4\n---\n\nText.\n' >sub/case-studies/contoso.md
printf -- '---\ntitle: B story\napps.refactor: 1\n---\n\nText.\n' >sub/case-studies/fabrikam.md
printf '1. Twelve questions were looked at.\n2. No open high risk.\n' >sub/evidence/review.txt

"$program" build -o out sub >said 2>&1 || { complain "not built"; cat said; }
python3 - out/sub/report.json <<'PY' || complain "report.json is not as it should be"
import json, sys
report = json.load(open(sys.argv[1], encoding="utf-8"))
step = lambda case, key, count, weight, unconfirmed, source, product, running: dict(
    case=case, key=key, count=count, weight=weight, unconfirmed=unconfirmed, source=source, product=product, running=running)
score = lambda of, id, title, earned, possible, minimum: dict(
    of=of, id=id, title=title, earned=earned, possible=possible, minimum=minimum)
wanted = {
    "weighted-sums": [{
        "condition": "p/3", "case": None, "counts": "apps", "table": "w",
        "rows": [step("contoso", "rehost", 3, 2, False, None, 6, 6), step("contoso", "refactor", 1, 0.2, True, "a mail", 0.2, 6.2),
                 step("contoso", "other", 4, None, True, None, None, 6.2), step("fabrikam", "refactor", 1, 0.2, True, "a mail", 0.2, 6.4)],
        "total": 6.4, "threshold": 5, "strict": True, "margin": 1.4, "holds": True, "unconfirmed": True, "left-out": 4}],
    "points": [score("group", "1", "First things", 9, 9, 6), score("group", "2", "Reviewed", 2, 2, None), score("part", "p", "Part one", 11, 11, 1),
               score("category", "kept", "Kept", 5, 5, 3), score("total", None, "the submission", 11, 11, 8)],
    "waivers": [{"condition": "p/4", "case": None, "substitute": "A review report",
                 "evidence": [{"id": "E7", "title": "Review of May", "file": "evidence/review.txt"}]}],
}
for key, value in wanted.items():
    if report.get(key) != value:
        print(key, json.dumps(report.get(key), indent=1))
        sys.exit(1)
PY
result() {
    python3 -c 'import json, sys
for result in json.load(open(sys.argv[1], encoding="utf-8"))["results"]:
    if result["condition"] == "p/8": print(result["case"], result["outcome"], result["reason"])' "$1"
}
result out/sub/report.json >found
grep -qx 'fabrikam not-applicable does not apply: apps.other is not given, which is optional' found || { complain "an absent optional field"; cat found; }
grep -qF '"total": 6.4,' out/sub/report.json || complain "6.4 is not written as 6.4"

if command -v pdftotext >/dev/null; then
    pdftotext -layout out/sub/self-assessment.pdf text
    for line in '1 First things +9 +9 +6' '2 Reviewed +2 +2 +–' 'Part one +11 +11 +1' 'Kept +5 +5 +3' 'Total +11 +11 +8' \
        'In all: 11 of 11 points, 8 asked\.' 'In its place: A review report:' 'E7.Review of May'; do
        grep -qE "$line" text || complain "not printed: $line"
    done
fi

# What a checklist does not have is neither in the report nor in the document.
"$program" build -o plain "$source/input/northwind-dms" >said 2>&1 || complain "northwind is not built"
grep -qE '"(weighted-sums|points|waivers)"' plain/northwind-dms/report.json && complain "northwind has numbers"
if command -v pdftotext >/dev/null; then
    pdftotext plain/northwind-dms/self-assessment.pdf text
    grep -qx Points text && complain "northwind has points"
fi

# check WORDS...: the errors and notes are these and no others.
errors() { grep -c ': error: ' said || true; }
said() { "$program" check --format=short sub >said 2>&1 || true; }
expect() { grep -qF -- "$1" said || { complain "not said: $1"; cat said; }; }

sed -i 's/Four crates went by road/Crates went there/' sub/manifest.xml
said
expect 'p/5 is answered yes, but it holds for 0 of 2 case studies (nearest: contoso: the answer has 3 words, at least 4 words asked), at least 1 case study asked'
expect 'note: 0 of 2 case studies satisfy all of "Same", the same 1 for every item asked; remaining: none; nearest: contoso lacks p/5'
[ "$(errors)" = 1 ] || { complain "one gap is one error"; cat said; }

sed -i 's/"p\/5" case="contoso" met="yes">Crates went there/"p\/5" case="fabrikam" met="yes">Four crates went by road/' sub/manifest.xml
said
expect 'p/5 is answered yes, but it holds for fabrikam, and contoso, nearest to all of "Same", lacks it'
[ "$(errors)" = 1 ] || { complain "one gap is one error"; cat said; }

sed -i '/item="p\/1"/d; /item="p\/5"/d' sub/manifest.xml
said
expect 'First things has 4 of 9 points, at least 6 asked'
expect 'the submission has 6 of 11 points, at least 8 asked'
"$program" build --draft -o out sub >said 2>&1 || true
if command -v pdftotext >/dev/null; then
    pdftotext -layout out/sub/draft/self-assessment-draft.pdf text
    grep -qF 'In all: 6 of 11 points, 8 asked: 2 are missing.' text || complain "what is missing is not printed"
fi

# A fact that cannot be read decides nothing, and is told once.
printf -- '---\ntitle: B story\napps.refactor: 1\napps.other: many\n---\n\nText.\n' >sub/case-studies/fabrikam.md
said
[ "$(grep -c 'apps.other' said)" = 1 ] || { complain "an unreadable field is one finding"; cat said; }
grep -q 'p/8' said && { complain "a second finding"; cat said; }
"$program" build --draft -o out sub >said 2>&1 || true
result out/sub/draft/report-draft.json >found
grep -qx 'fabrikam open open: apps.other cannot be read, which decides whether this is asked' found || { complain "an unreadable field"; cat found; }
exit $failed
