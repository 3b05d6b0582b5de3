# Office documents as evidence: LibreOffice makes pages of them, the same bytes each time; without it, and of what it does not open, a
# finding. Nothing in them is run, nothing they link to is fetched.
program=$1; source=$2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cp -r "$source/input/northwind-dms" "$work/good"; cd "$work" || exit 1
export PYTHONDONTWRITEBYTECODE=1
unset LD_PRELOAD
mkdir tmp none fake; export TMPDIR=$work/tmp
failures=0
fail() { failures=$((failures + 1)); echo "FAILED: $1"; head -8 out; }
make() { python3 "$source/tests/golden/office.py" "$@"; }
# put FILE OLD: a good submission in bad/ in which FILE of this folder stands in the place of OLD; and FILE OLD in it: another one too
put() { rm -rf bad; cp -r good bad; and "$@"; }
and() { cp "$1" bad/evidence/; sed -i "s|evidence/$2|evidence/$1|" bad/manifest.xml; }
reach=$PATH # where the program looks for LibreOffice
check() { PATH=$reach "$program" check --format=short bad >/dev/null 2>out; }
# gives WHAT TEXT...: the findings have each text, and there are no others
gives() { check; has "$@"; }
has() {
    what=$1; shift
    for text; do grep -qF -e "$text" out || fail "$what: $text"; done
    [ "$(grep -c '^bad/' out)" = $# ] || fail "$what: expected $# findings"
    rmdir tmp && mkdir tmp || fail "$what: something is left in the temporary folder"
}
acceptance=contoso-acceptance.txt; counts=contoso-reconciliation.csv
{ head -12 good/evidence/$acceptance; printf '\f'; tail -n +13 good/evidence/$acceptance; } >text
tr , '\t' <good/evidence/$counts >table
for file in a.docx a.odt a.rtf; do make $file <text; done
for file in c.xlsx c.ods; do make $file <table; done

# without LibreOffice, or without the part of it
reach=$work/none
for row in 'a.docx a Word document' 'a.odt an OpenDocument text' 'a.rtf a Rich Text document' 'c.xlsx an Excel workbook' 'c.ods an OpenDocument spreadsheet'; do
    file=${row%% *}
    put "$file" $acceptance
    gives "$file without LibreOffice" "\"evidence/$file\" is ${row#* }, which is not bound into submission.pdf: there is no LibreOffice to convert it"
done
ln -s /bin/true fake/soffice.bin; printf '#!/bin/sh\necho "$@" >>%s/called\n' "$work" >fake/soffice; chmod +x fake/soffice
put a.docx $acceptance; reach=$work/fake:$PATH
gives 'no Writer' 'there is no LibreOffice Writer to convert it'
[ ! -e called ] || fail 'LibreOffice was started without Writer'
# a submission without office documents, or that points to none, starts nothing
rm fake/soffice.bin; rm -rf bad; cp -r good bad
gives 'no office document'
put a.docx $acceptance; sed -i '/<document id="E14"/,/<\/document>/{/<supports/d}' bad/manifest.xml
check
[ ! -e called ] || fail 'LibreOffice was started for nothing'
# a program that makes nothing, and one that makes half a PDF; both documents at one start
put a.docx $acceptance; cp c.xlsx bad/evidence/; sed -i "s|evidence/$counts|evidence/c.xlsx|" bad/manifest.xml
nothing='cannot be converted to PDF: LibreOffice does not open it as a'
gives 'nothing comes out' "$nothing Word" "${nothing}n Excel"
[ "$(wc -l <called)" = 1 ] && grep -q 'in/1.xlsx in/2.docx$' called || fail "not one start for both: $(cat called)"
printf '#!/bin/sh\nmkdir out; for n in 1 2; do head -c 9000 %s >out/$n.pdf; done\n' "$work/good/evidence/contoso-migration-plan.pdf" >fake/soffice
gives 'half a PDF comes out' "$nothing Word" "${nothing}n Excel"
# one that dies at the first of them is started again for the second; it is in a private folder, and reaches no network
cat >fake/soffice <<END
#!/bin/sh
for last; do :; done
python3 -c 'import socket, sys
try: socket.create_connection(("127.0.0.1", int(sys.argv[1])), 1); print("network")
except OSError: pass' "\$(cat $work/port)" >>$work/network
stat -c %a . >>$work/mode; env >$work/environment
case "\$*" in *1.xlsx*) kill -9 \$\$ ;; esac
mkdir out; cp $work/good/evidence/contoso-migration-plan.pdf out/2.pdf
END
python3 -c 'import socket
s = socket.create_server(("127.0.0.1", 0)); open("port", "w").write(str(s.getsockname()[1]))
while True: s.accept()' & server=$!
while [ ! -s port ]; do sleep 0.1; done
gives 'dies at one' "${nothing}n Excel" 'a Word document, was converted to PDF by'
kill $server
[ "$(sort -u mode)" = 700 ] || fail "others may look into the folder: $(cat mode)"
grep -q '^HOME=.*/tmp/dossier-' environment && ! grep -q '^DISPLAY' environment || fail "its environment: $(cat environment)"
if unshare -n true 2>/dev/null || unshare -rn true 2>/dev/null; then [ ! -s network ] || fail 'it reaches the network'; fi

# what is no document is told by us, before anything is started
printf '#!/bin/sh\ntouch %s/started\n' "$work" >fake/soffice
make x.docx word/document.xml= <text; python3 - <<'END'
import zipfile
a = open("a.docx", "rb").read()
open("cut.docx", "wb").write(a[:700])
open("old.doc", "wb").write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
open("cut.rtf", "wb").write(open("a.rtf", "rb").read()[:300])
with zipfile.ZipFile("bomb.docx", "w", zipfile.ZIP_DEFLATED) as z:
    for name in "[Content_Types].xml", "_rels/.rels": z.writestr(name, "<a/>")
    z.writestr("word/document.xml", b"<a>" + b" " * (80 << 20) + b"</a>")
END
make locked.odt "rels=<manifest:encryption-data/>" <text
row() { put "$1" $acceptance; gives "$1" "$2"; }
row cut.docx 'is cut short: the end of a Word document is missing'
row cut.rtf 'is cut short: the end of a Rich Text document is missing'
row old.doc 'is damaged: it does not open as an Office document of the old form'
row locked.odt 'opens only with a password'
row bomb.docx 'unpacks to more than 64 MiB'
[ ! -e started ] || fail 'LibreOffice was started for no document'

# LibreOffice itself, each start of which takes seconds: two documents at a time
reach=$PATH
finish() { [ $failures = 0 ] && { [ -z "$1" ] || { echo "skipped: $1 is not installed"; exit 77; }; exit 0; }; exit 1; }
command -v soffice >/dev/null || finish LibreOffice
converted() { echo "was converted to PDF by LibreOffice"; }
put c.xlsx $counts; and c.ods $acceptance
gives 'tables' "\"evidence/c.xlsx\", an Excel workbook, $(converted)" "\"evidence/c.ods\", an OpenDocument spreadsheet, $(converted)"
# build_twice ID..., after `gives`: the same bytes; the report has the digest of the document and of what it became; the pages stand in
# what is sent
build_twice() {
    rm -rf o1 o2; cp out told
    for n in 1 2; do "$program" build --bundle --format=short -o "o$n" bad >/dev/null 2>"said$n" || { cp "said$n" out; fail build; }; done
    diff -r o1 o2 >out || fail 'two builds differ'
    grep '^bad/' said1 | diff - told >/dev/null || fail 'check and build do not say the same'
    python3 - "$@" <<'END' >out 2>&1 || fail 'report, receipt or pages'
import hashlib, json, pathlib, re, subprocess, sys
out = pathlib.Path("o1/bad")
report, receipt = (json.loads((out / f"{n}.json").read_text()) for n in ("report", "receipt"))
inputs = {f["path"]: f for f in receipt["inputs"]}
rows = {row["id"]: row for row in report["converted"]}
assert sorted(rows) == sorted(sys.argv[1:]), rows
text = subprocess.run(["pdftotext", "-layout", out / "submission.pdf", "-"], capture_output=True, text=True).stdout
for row in rows.values():
    digest = hashlib.sha256((pathlib.Path("bad") / row["file"]).read_bytes()).hexdigest()
    assert row["sha256"] == digest == inputs[row["file"]]["sha256"], row
    assert row["pdf-sha256"] != digest and len(row["pdf-sha256"]) == 64 and row["by"].startswith("LibreOffice ") and row["pages"] > 0, row
    assert inputs[row["file"]]["pages"] == row["pages"], inputs[row["file"]]
assert not any("not-bound" == f["code"] for f in report["findings"])
assert re.search(r"tables v\w*\s+1151\s+1151\s", text), "the workbook's rows" # Calc cuts words off that fill their cell
END
    "$program" verify --inputs=bad o1/bad >out 2>&1 || fail verify
    python3 "$source/tests/golden/bundle.py" o1/bad >out 2>&1 || fail bundle
}
build_twice E13 E14
(cd o1/bad/bundle/supporting_docs && [ -e c.xlsx ] && [ "$(head -c 5 c.ods.pdf)" = %PDF- ]) || fail 'the bundle has no PDF of c.ods'

put a.docx $acceptance; and c.xlsx $counts
sed -i '/id="E14"/,/<\/document>/s/at="whole file"/at="page 2"/' bad/manifest.xml
check
grep -q 'there is no LibreOffice Writer' out && finish 'LibreOffice Writer'
has 'a text, and its second page' "\"evidence/a.docx\", a Word document, $(converted) " '2 pages' 2>/dev/null
build_twice E13 E14
make today.xlsx 'body=<row><c><f>TODAY()</f><v>43000</v></c></row>' <table
put a.odt $acceptance; and today.xlsx $counts
today='has a field that changes whenever it is opened'
gives 'a text, and a cell with today' "a.odt\", an OpenDocument text, $(converted)" "$today: TODAY()" "today.xlsx\", an Excel workbook, $(converted)"
# its words are checked like those of any PDF
sed 's/17 September 2018$/17 September 2011/' text | make late.docx
make today.docx 'body=<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> DATE \@ "yyyy" </w:instrText></w:r></w:p>' <table
put late.docx $acceptance; and today.docx $counts
gives 'a wrong date, and a field of today' "late.docx\", a Word document, $(converted)" "$today: DATE" "today.docx\", a Word document, $(converted)" \
    'evidence E14 is dated 2018-09-17, but "evidence/late.docx" begins with 2011-09-17'
date() { printf '<text:p><text:date text:date-value="2018-09-17"%s>17 September 2018</text:date></text:p>' "$1"; }
make today.odt "body=$(date '')" <text; make then.odt "body=$(date ' text:fixed="true"')" <text
make x.docx 'word/document.xml=<w:document' <text
put today.odt $acceptance; and x.docx $counts
gives 'a date of today, and no XML' "$today: text:date" "today.odt\", an OpenDocument text, $(converted)" "$nothing Word document"
put then.odt $acceptance; and c.ods $counts
sed -i '/id="E13"/,/<\/document>/s/at="rows"/at="page 9"/' bad/manifest.xml
gives 'a date that stays, and a page beyond' "then.odt\", an OpenDocument text, $(converted)" 'page 9 of evidence E13 is pointed to' "c.ods\", an OpenDocument"
make link.xlsx "body=<row><c t='str'><f>_xlfn.WEBSERVICE(\"file://$work/secret\")</f><v>old</v></c></row>" <table
echo TELLTALE >secret
make macro.odt "macro=Open \"$work/ran\" For Output As #1" "body=<text:p><draw:frame svg:width='3cm' svg:height='3cm'>
<draw:image xlink:href='file://$work/red.png'/></draw:frame></text:p><text:section text:name='X'><text:section-source
 xlink:href='file://$work/secret' text:filter-name='Text'/><text:p>as it was</text:p></text:section>" <text
cp good/evidence/contoso-cdc-latency.png red.png
put macro.odt $acceptance; and link.xlsx $counts
"$program" build --format=short -o o4 bad >/dev/null 2>out || fail 'a text and a workbook with links'
plain=$(pdfimages -list o1/bad/submission.pdf | wc -l)
[ "$(pdfimages -list o4/bad/submission.pdf | wc -l)" -le "$plain" ] || fail 'a text took a picture from elsewhere'
pdftotext o4/bad/submission.pdf - >text4; grep -q 'as it was' text4 && ! grep -q TELLTALE text4 || fail 'a text or a workbook read another file'
[ ! -e ran ] || fail 'a macro was run'
finish
