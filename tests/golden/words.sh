# A submission in German holds no word of the program's English: each English cell of the table of words, where German has another, is
# looked for in the self-assessment, the packet and the public drafts. The submission has what is printed from the table at all:
# open points, points, waivers, weighted sums, people, remarks, answers shared and missing, dates, numbers, hidden facts, figures,
# references, a table over two pages. A customer whose name reads like the program's words keeps it. And English says the English words; another language, a note.
set -e
program=$1 source=$2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
failed=0
complain() { echo "$*"; failed=1; }

mkdir -p sub/case-studies sub/evidence sub/templates/checklists sub/diagrams
cp "$source/input/northwind-dms/diagrams/contoso.png" sub/diagrams/netz.png
cp "$source/input/northwind-dms/diagrams/contoso.png" sub/diagrams/zwei.png
cp "$source/input/northwind-dms/diagrams/contoso.png" sub/diagrams/drei.png
cat >sub/templates/checklists/pruefung.xml <<'XML'
<checklist xmlns="urn:dossier:checklist:1" id="pruefung" edition="1" released="2018-10-09" minimum-points="3">
  <title>Große Prüfung</title>
  <short-title>Prüfung</short-title>
  <program>Prüfprogramm</program>
  <renewal months="12"/>
  <delivery channel="mail" to="pruefung@example.example"><subject>Prüfung</subject><body>Anbei.</body></delivery>
  <categories><category id="k" title="Gehalten" minimum-points="3"/></categories>
  <lookup id="w"><row key="rehost" title="Umzug" weight="2"/><row key="refactor" title="Umbau" weight="0.2" unconfirmed="yes" source="Brief"/><row key="other" title="Rest"/></lookup>
  <fields>
    <field name="customer" type="text" title="Auftraggeber"/>
    <field name="start" type="date" title="Beginn"/>
    <field name="end" type="date" title="Ende"/>
    <field name="services" type="list" title="Dienste"/>
    <field name="secret" type="text" title="Geheim" confidential="yes"/>
    <field name="secret-day" type="date" title="Geheimer Tag" confidential="yes"/>
    <field name="database.tables" type="integer" title="Tabellen"/>
    <field name="apps.rehost" type="integer" title="R"/>
    <field name="apps.refactor" type="integer" title="F"/>
    <field name="apps.other" type="integer" title="O"/>
  </fields>
  <sections><section id="story" title="Geschichte" required="yes" min-words="1">Was war.</section></sections>
  <part id="p" title="Teil eins" minimum-points="1">
    <group number="1" title="Erstes" minimum-points="2">
      <item number="1" title="Eins" points="5" category="k"><text>Sag es.</text><evidence-asked>Ein Brief</evidence-asked></item>
      <item number="2" title="Zwei" points="4" severity="encouraged"><text>Sag noch etwas.</text></item>
      <item number="3" title="Drei"><text>Addiere.</text><rule scope="all"><weighted-sum counts="apps" table="w" more-than="5"/></rule></item>
    </group>
    <group number="2" title="Geprüft">
      <waived-if substitute="Ein Bericht"><evidence kinds="Bericht"/></waived-if>
      <item number="4" title="Vier" points="2"><text>T.</text></item>
    </group>
    <group number="3" title="Noch etwas">
      <item number="5" title="Fünf"><text>T.</text><rule scope="any"><attest min-words="4"/></rule></item>
      <item number="6" title="Sechs"><text>Alles zusammen.</text>
        <condition id="a"><text>Jede Studie.</text><rule scope="each"><field name="customer"/></rule></condition>
        <condition id="b"><text>Der Partner.</text><rule scope="practice"><attest/></rule></condition>
        <condition id="c" severity="encouraged"><text>Vielleicht.</text><rule scope="each"><attest/></rule></condition>
      </item>
    </group>
  </part>
</checklist>
XML
cat >sub/manifest.xml <<'XML'
<submission xmlns="urn:dossier:submission:1" checklist="pruefung" edition="1" date="2019-03-14" language="de">
  <partner name="Proseware GmbH" tier="Gold" home-page="https://proseware.example/" practice-page="https://proseware.example/wir"/>
  <people>
    <person id="lind" name="Ada Lind" role="Leitung" email="ada@proseware.example" contact="yes"/>
    <person id="berg" name="Otto Berg" role="Technik" email="otto@proseware.example"><speaks-to item="p/1"/><speaks-to item="p/6"/></person>
  </people>
  <case-studies>
    <case-study id="eins" file="case-studies/eins.md" named="yes"/>
    <case-study id="zwei" file="case-studies/zwei.md" named="no"/>
  </case-studies>
  <consents><consent case="eins" by="The customer" on="2018-01-02" for="name quote figures picture"/></consents>
  <confidential><field name="apps.refactor"/></confidential>
  <evidence>
    <document id="E1" file="evidence/bericht.txt" title="Bericht vom Mai" kind="Bericht" date="2018-05-01" confidential="no"><supports item="p/4" at="2"/><supports item="p/1" at="2-3"/></document>
    <document id="E2" file="evidence/brief.txt" title="Brief" kind="Brief" date="2018-02-01" confidential="no"><supports item="p/6/a" case="eins" at="1"/></document>
    <document id="E3" file="evidence/zettel.txt" title="Zettel" kind="Brief" date="2018-03-01" confidential="no"><supports item="p/6/a" case="zwei"/></document>
  </evidence>
  <answers>
    <answer item="p/1" met="yes" by="berg">Die Leitung sagt es seit Mai.</answer>
    <answer item="p/3" met="yes" by="berg">Die Summe stimmt mit dem Bericht.</answer>
    <answer item="p/5" case="eins" met="yes" by="berg">Nun sind es fünf Worte.</answer>
    <answer item="p/6" met="yes" by="lind">So ist es.</answer>
    <answer item="p/6/b" met="yes" by="berg">Auch die zweite Reise gelang so.</answer>
  </answers>
  <remarks><remark item="p/1" by="AWS" date="2019-01-02">Gut.</remark>
    <remark item="p/3" by="AWS" date="2019-01-02" state="changed" reply="Sie ist berichtigt.">Stimmt die Summe?</remark>
    <remark item="p/5" by="AWS" date="2019-01-02" reply="So steht es im Bericht.">Wirklich?</remark></remarks>
</submission>
XML
cat >sub/case-studies/eins.md <<'MD'
---
title: Die erste Reise
customer: by Malene Birger
start: 2018-03-05
end: 2018-09-28
services: [Amazon RDS, Amazon EC2, Amazon S3, AWS KMS, AWS DMS]
secret: Projekt Turmfalke
secret-day: 2018-03-09
database: {tables: 1204}
apps: {rehost: 3, refactor: 2, other: 1}
diagrams:
  - file: diagrams/netz.png
    caption: Das Netz
    alternative: Ein Netz
  - file: diagrams/zwei.png
    caption: Das zweite
    alternative: Ein Netz
  - file: diagrams/drei.png
    caption: Das dritte
    alternative: Ein Netz
---
## Geschichte

Das Projekt Turmfalke begann am 9. März 2018 mit Otto Berg. Siehe [das Ende](#ende) und [](#figure-netz).

## Ende

| Spalte | Zahl |
|---|--:|
MD
for row in $(seq 60); do echo "| Zeile | $row |" >>sub/case-studies/eins.md; done
cat >sub/case-studies/zwei.md <<'MD'
---
title: Die zweite Reise
customer: Fabrikam Werke
start: 2018-10-05
end: 2018-12-28
services: [Amazon RDS]
database: {tables: 12}
apps: {rehost: 1, refactor: 2, other: 0}
---
## Geschichte

Fabrikam Werke zog um. Otto Berg half.
MD
for name in bericht brief zettel; do echo "Text genug." >"sub/evidence/$name.txt"; done

# The English cells whose German ones differ, and which of their pieces stand in a document.
cat >look.py <<'PY'
import json, re, subprocess, sys
table, program, folder, *files = sys.argv[1:]
source = open(table).read()
rows = re.findall(r'X\((\w+),\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"\)', source)
assert len(rows) > 100, "the table of words is not understood"
plain = lambda text: re.sub(r"\s+", " ", text.replace("\u00ad\n", "").replace("\u00a0", " ").replace("\u00ad", ""))
german = plain(" | ".join(row[2] for row in rows))
holds = lambda text, word: re.search(r"(?<!\w)" + re.escape(word) + r"(?!\w)", text)
words = {}
for name, en, de in rows:
    for piece in re.split(r"\{\d\}", en.replace("\\u00A0", " ")):
        for word in piece.split() if name == "months" else [piece.strip(" \t.,:;·()✕◐○")]:
            if len(re.findall(r"[a-zA-Z]", word)) > 1 and not holds(german, word):
                words.setdefault(word, name)
draft = ["--draft"] if any("-draft" in file for file in files) else []
tree = subprocess.run([program, "dump", "--phase=document", *draft, folder], capture_output=True, text=True).stdout
findings = json.load(open(f"out/{folder}/{'draft/report-draft' if draft else 'report'}.json"))["findings"]
said = {text for finding in findings for text in (finding["message"], finding["help"])}
cures = open(table.replace("words_table.h", "finding_codes.h")).read()  # findings are English
texts = re.findall(r'text "(.*)"$', tree, re.M)
names = re.findall(r"^document .*", tree, re.M)
shown = plain(" | ".join([text for text in texts if text not in said and text not in cures] + names))
for file in files:
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True).stdout if file.endswith("pdf") else open(file).read()
    info = subprocess.run(["pdfinfo", file], capture_output=True, text=True).stdout if file.endswith("pdf") else ""
    text = plain(text)
    for line in sorted(said | set(re.findall(r'^FINDING.*"([^"]+)"\)$', cures, re.M)), key=lambda line: -len(line or "")):
        text = text.replace(line or "\0", "")
    if not draft:
        shown += " | " + re.sub(r"<style>.*?</style>|<meta [^>]*>", "", text)
    shown += " | " + "".join(re.findall(r"(?:Title|Subject): (.*)", info)) + " ".join(re.findall(r"Page \w+ of|\(continued\)|DRAFT", text))
found = sorted(word for word in words if holds(shown, word))
print(len(found), "of", len(words), found)
PY
look() { python3 look.py "$source/src/model/words_table.h" "$program" "$@"; }

"$program" build --format=short -o out sub >log 2>&1 || { cat log; exit 1; }
german=$(look sub out/sub/self-assessment.pdf out/sub/case-studies.pdf out/sub/public/*.md out/sub/public/*.html out/sub/public/*.pdf)
case $german in "0 of "*) ;; *) complain "German documents have English words: $german" ;; esac
for wanted in 'Seite 1 von' '(Fortsetzung)' '5. März 2018' '1.204' '0,2' 'Abbildung 1' 'Inhalt' 'Nachweise:' 'J · berechnet' 'bezeugt: von Otto Berg' 'by Malene Birger' 'von Otto Berg'; do
    { pdftotext out/sub/self-assessment.pdf -; pdftotext out/sub/case-studies.pdf -; } | sed 's/\xc2\xa0/ /g' | grep -qF "$wanted" ||
        complain "not printed in German: $wanted"
done
if pdftotext out/sub/self-assessment.pdf - | grep -q 'von Malene'; then complain "a customer's name is translated"; fi
grep -qF 'ein nicht genanntes Datum' out/sub/public/eins.md || complain "a hidden date has no German wording"
! grep -q ' 9. März\|Turmfalke\|Berg' out/sub/public/*.md || complain "a German date or name is told in public"
pdfinfo out/sub/self-assessment.pdf | grep -q 'Title: *Proseware GmbH: Selbstbewertung' || complain "the title is not German"

# A draft, with points missing.
cp -R sub less
sed -i 's/minimum-points="3">/minimum-points="9">/' less/templates/checklists/pruefung.xml
"$program" build --draft --format=short -o out less >log 2>&1 || :
draft=$(look less out/less/draft/self-assessment-draft.pdf out/less/draft/case-studies-draft.pdf)
case $draft in "0 of "*) ;; *) complain "a German draft has English words: $draft" ;; esac
pdftotext out/less/draft/self-assessment-draft.pdf - | grep -q ENTWURF || complain "a German draft does not say so"

# The same in English has them: else nothing was looked for.
cp -R sub english
sed -i 's/language="de"/language="en"/' english/manifest.xml
"$program" build --format=short -o out english >log 2>&1 || { cat log; exit 1; }
english=$(look english out/english/self-assessment.pdf out/english/case-studies.pdf out/english/public/*.md out/english/public/*.html)
[ "${english%% *}" -ge 75 ] || complain "too few words are looked for: $english"
echo "in English: ${english%%[*}"

# A language without words: English ones, and a note.
sed -i 's/language="en"/language="fr"/' english/manifest.xml
"$program" check --format=short english >log 2>&1 || :
grep -q 'note: there are no words for the language "fr"; English ones are printed \[language\]' log || { complain "no note about French"; cat log; }

# Documents in a language are complete, and have the same components and holes in the same order.
for file in "$source"/templates/documents/*.md; do
    name=$(basename "$file")
    for language in de; do
        other=$source/templates/documents/$language/$name
        [ -f "$other" ] || { complain "$language/$name is missing"; continue; }
        for each in "$file" "$other"; do
            grep -v '^{{!' "$each" | grep -o '{{[^}]*}}\|^#* ' | sed 's/ title="[^"]*"//' >"$(basename "$(dirname "$each")").holes"
        done
        cmp -s documents.holes "$language.holes" || { complain "$language/$name has other parts than $name"; diff documents.holes "$language.holes" || :; }
    done
done
exit $failed
