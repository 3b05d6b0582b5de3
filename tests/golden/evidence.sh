# One mistake in the evidence of the DMS sample, one finding at its document or pointer; and what looks like a mistake and is none.
program=$1; source=$2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cp -r "$source/input/northwind-dms" "$work/good"; cd "$work" || exit 1
rows=0; failures=0; every=1
nm "$program" 2>/dev/null | grep -q __asan_init && every=3 # the sanitizers take their time
fail() { failures=$((failures + 1)); echo "FAILED: $(echo "$1" | head -1)"; grep "^bad" out | head -4; }
# check CHANGE: the findings of a copy that was changed by this command, run in evidence/
check() {
    rm -rf bad; cp -r good bad
    (cd bad/evidence && eval "$1") || fail "cannot do: $1"
    "$program" check bad >/dev/null 2>out
}
skip() { rows=$((rows + 1)); [ $((rows % every)) != 0 ]; }
# row TEXT CHANGE: one finding, which says so; NAME=LINE: in that line of the manifest
row() {
    skip && return
    check "$2"
    [ "$(grep -c '^bad/[^ ]*: \(error\|warning\): ' out)" = 1 ] && grep -qF -e "$1" out || fail "expected one finding, $1: $2"
    grep -q '^bad/manifest.xml:[0-9]*:[0-9]*: ' out || fail "no line: $2"
}
# none CHANGE: nothing to tell
none() { skip && return; check "$1"; ! grep -q '^bad/[^ ]*: \(error\|warning\): ' out || fail "expected nothing: $1"; }
# points TEXT OLD NEW: a pointer changed in the manifest
points() { row "$1" "sed -i '0,/at=\"$2\"/s||at=\"$3\"|' ../manifest.xml"; }
zip() { python3 -c 'import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as z:
    for name in sys.argv[2:]: z.writestr(name, "<a>" + "text of the document " * 300 + "</a>")' "$@"; }

# what the name promises
row 'is named as a PDF, but holds a Word document' 'zip contoso-sct-assessment.pdf "[Content_Types].xml" word/document.xml'
row 'is named as a table of values (CSV), but holds a PNG picture' 'cp contoso-cdc-latency.png fabrikam-sct-assessment.csv; printf x >>fabrikam-sct-assessment.csv'
row 'is named as a PDF, but holds plain text' 'cp contoso-acceptance.txt contoso-security-concept.pdf; echo Edition 2 >>contoso-security-concept.pdf'
row 'is named as JSON, but holds XML' '{ cat contoso-instance.xml; echo; } >contoso-iam-policy.json'
row 'is damaged: line 1 is not valid JSON' 'cp contoso-dms-task.log contoso-iam-policy.json; echo end >>contoso-iam-policy.json'
row 'is named as a table of values (CSV), but holds sentences' 'echo "The migration went well, and all rows were counted twice." >contoso-reconciliation.csv'
none 'mv contoso-acceptance.txt contoso-acceptance.log; sed -i s/contoso-acceptance.txt/contoso-acceptance.log/ ../manifest.xml'
row 'a photograph in HEIC, which a reviewer may not be able to open' 'printf "\0\0\0\030ftypheic\0\0\0\0mif1heic" >p.heic; sed -i s/fabrikam-cdc-latency.png/p.heic/ ../manifest.xml'
row 'is a GIF picture, which is not bound into submission.pdf' 'printf "GIF89a\001\0\001\0\200\0\0\0\0\0\377\377\377,\0\0\0\0\001\0\001\0\0\002\002D\001\0;" >p.gif; sed -i s/fabrikam-cdc-latency.png/p.gif/ ../manifest.xml'

# what is bound in has bounds, looked at before it is read
row 'is longer than 20000 lines' 'yes "a line of the log, and another one, and one more" | head -n 21000 >contoso-dms-task.log'
row 'is larger than 64 MiB' 'truncate -s 70M contoso-cdc-latency.png'

# whole, open, with words
row 'is cut short: the end of a PDF is missing' 'f=contoso-migration-plan.pdf; head -c 12000 $f >x; mv x $f'
row 'is damaged: it does not open as a PDF' 'f=contoso-migration-plan.pdf; { echo %PDF-1.4; echo %%EOF; } >$f'
row 'is damaged: it does not open as a PNG picture' 'f=contoso-cdc-latency.png; head -c 5000 $f >x; mv x $f'
row 'is damaged: line 6 is not valid JSON' 'f=contoso-iam-policy.json; head -n 6 $f >x; mv x $f'
row 'is not valid XML' 'f=contoso-instance.xml; head -n 6 $f >x; mv x $f'
row 'may be cut short: its last row has 3 cells, every other one 6' 'printf "rows in sales.x,12,12" >>contoso-reconciliation.csv'
row 'is damaged: line 11 is not valid a table' 'printf "\"rows in sales.x,12,12,0,count,x\n" >>contoso-reconciliation.csv'
row 'is cut short: the end of a Word document is missing' 'zip a.docx "[Content_Types].xml" word/document.xml; head -c 4000 a.docx >x; mv x a.docx; sed -i s/contoso-acceptance.txt/a.docx/ ../manifest.xml'
row 'opens only with a password' 'f=contoso-sct-assessment.pdf; qpdf --encrypt secret secret 256 -- $f x && mv x $f'
none 'f=contoso-sct-assessment.pdf; qpdf --encrypt "" owner 256 -- $f x && mv x $f'
row 'has no text on its 2 pages; it may be a scan' 'f=contoso-sct-assessment.pdf; python3 -c "
page = b\"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 5 0 R /Resources << >> >>\"
objects = [b\"<< /Type /Catalog /Pages 2 0 R >>\", b\"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>\", page, page,
           b\"<< /Length 17 >>\nstream\n10 10 20 20 re f \nendstream\"]
out, at = b\"%PDF-1.4\n\", []
for n, o in enumerate(objects, 1): at.append(len(out)); out += b\"%d 0 obj\n%b\nendobj\n\" % (n, o)
start = len(out); out += b\"xref\n0 6\n0000000000 65535 f \n\" + b\"\".join(b\"%010d 00000 n \n\" % a for a in at)
out += b\"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n\" % start
open(\"$f\", \"wb\").write(out)"'
# pdf ENTRIES OBJECTS [KIDS]: contoso-sct-assessment.pdf with these entries of its catalogue, further objects from 5 on, and so many pages
pdf() { python3 -c 'import sys, zlib
catalog, more, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
page = sys.argv[4] if len(sys.argv) > 4 else "/MediaBox[0 0 400 200]"
text = "BT /F 12 Tf 20 100 Td (Assessment by the AWS Schema Conversion Tool, April 2018) Tj ET"
objects = {1: "<</Type/Catalog/Pages 2 0 R%s>>" % catalog, 3: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", 4: "<</Length %d>>stream\n%s\nendstream" % (len(text), text)}
for number, value in enumerate(filter(None, more.split("|")), 5): objects[number] = value
for number in range(20, 20 + count): objects[number] = "<</Type/Page/Parent 2 0 R%s/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>>" % page
objects[2] = "<</Type/Pages/Count %d/Kids[%s]>>" % (count, " ".join("%d 0 R" % n for n in range(20, 20 + count)))
out, at = b"%PDF-1.7\n", {}
for n, o in sorted(objects.items()): at[n] = len(out); out += b"%d 0 obj\n%s\nendobj\n" % (n, o.encode())
start, last = len(out), max(objects)
out += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1) + b"".join(b"%010d 00000 n \n" % at[n] if n in at else b"0000000000 00000 f \n" for n in range(1, last + 1))
out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (last + 1, start)
open("contoso-sct-assessment.pdf", "wb").write(out)' "$@"; }
row 'holds JavaScript' 'pdf "/OpenAction<</S/JavaScript/JS(app.alert)>>" "" 2'
row 'holds JavaScript' 'pdf "/Names<</JavaScript<</Names[(a) 5 0 R]>>>>" "<</S/JavaScript/JS(1)>>" 2'
row 'has files attached' 'pdf "/Names<</EmbeddedFiles<</Names[(a) 5 0 R]>>>>" "<</Type/Filespec/F(a)>>" 2'
row 'holds JavaScript' 'pdf "/AA<</WC<</S/URI/URI(a)/Next[<</S/JavaScript/JS(1)>>]>>>>" "" 2'
row 'holds an action that starts a program' 'pdf "" "" 2 "/MediaBox[0 0 400 200]/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(a)>>>>]"'
row 'holds an XFA form' 'pdf "/AcroForm<</Fields[]/XFA 5 0 R>>" "(a)" 2'
row 'has more than 2000 pages' 'pdf "" "" 2001'
row 'page 1 of "evidence/contoso-sct-assessment.pdf" is larger than 4938 mm' 'pdf "" "" 2 "/MediaBox[0 0 400 14300]"'
row 'page 1 of "evidence/contoso-sct-assessment.pdf" is larger than 4938 mm' 'pdf "" "" 2 "/MediaBox[0 0 400 200]/UserUnit 100"'
row 'page 1 of "evidence/contoso-sct-assessment.pdf" has more than 32 MB to draw' 'pdf "" "" 1; python3 -c "
import zlib
d = open(\"contoso-sct-assessment.pdf\", \"rb\").read()
bomb = zlib.compress(b\" \" * (40 << 20), 9)
a = d.index(b\"4 0 obj\"); b = d.index(b\"endobj\", a)
open(\"contoso-sct-assessment.pdf\", \"wb\").write(d[:a] + b\"4 0 obj\\n<</Filter/FlateDecode/Length %d>>stream\\n\" % len(bomb) + bomb + b\"\\nendstream\\n\" + d[b:])"'
row 'is damaged: it does not open as a PDF' 'pdf "" "" 1 "/Kids[2 0 R]"'
none 'pdf "/OpenAction[20 0 R/Fit]/AcroForm<</Fields[]>>/Names<</Dests<</Names[(a)[20 0 R/Fit]]>>>>" "" 2'
none 'pdf "" "" 2 "/MediaBox[0 0 400 200]/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://aws.amazon.com)>>>>]"'
row 'holds not a single word' 'printf " \n\n---\n" >contoso-dms-task.log'
row 'is UTF-16' 'f=fabrikam-dms-task.log; { printf "\377\376"; iconv -t UTF-16LE $f; } >x; mv x $f'
none 'f=fabrikam-dms-task.log; { printf "\357\273\277"; cat $f; } >x; mv x $f'
none 'printf "Gepr\374ft von M. M\374ller, Leiterin der IT: 56 of 56 cases passed, acceptance of 15 November 2018.\n" >fabrikam-acceptance.txt'
row 'holds the placeholder "lorem"' 'echo lorem >contoso-dms-task.log'
row 'holds the placeholder "Lorem ipsum"' 'echo "Report of the test of 2018. Lorem ipsum dolor sit amet, consectetur." >fabrikam-acceptance.txt'
row 'holds no more than 3 different words' 'echo "see other file" >fabrikam-acceptance.txt'
row 'holds nothing but an error: An error occurred (AccessDenied)' '{ echo "$ aws dms describe-tasks"; echo "An error occurred (AccessDenied) when calling DescribeTasks"; } >contoso-dms-task.log'
none 'echo "2018-09-09T05:11:00 [TASK_MANAGER    ]W:  AccessDenied for the operator; repeated with the role" >>contoso-dms-task.log'

# tables without values
row 'holds a table of which nothing but its heading is filled' 'f=contoso-reconciliation.csv; head -1 $f >x; mv x $f'
row 'holds a table of which nothing but its heading is filled' 'f=contoso-task-statistics.csv; sed "2,\$s/[^,]//g" $f >x; mv x $f'
row 'holds a table of which nothing but its heading is filled' 'f=contoso-reconciliation.csv; sed "2,\$s/,.*/,,,,,/" $f >x; mv x $f'
row 'holds a table of which nothing but its heading is filled' 'f=contoso-reconciliation.csv; { echo "# export of 9 September 2018, all counts"; head -1 $f; } >x; mv x $f'
none 'f=contoso-reconciliation.csv; { echo "# export of 9 September 2018, all counts"; cat $f; } >x; mv x $f'
none 'f=contoso-reconciliation.csv; sed "2s/,information schema//; 3s/,0,/,,/" $f | sed "s/^tables compared.*/&,/" >x; mv x $f'

# totals
total() { { echo 'service,march,april'; printf '%s\n' "$@"; } >contoso-reconciliation.csv; }
row 'says 92600 in column C; the rows above add up to 32600' 'total storage,12400,12300 load,9100,9000 other,11300,11300 total,32800,92600'
none 'total storage,12400,12300 load,9100,9000 other,11300,11300 total,32800,32600'
none 'total storage,12400,12300 load,9100,9000 subtotal,21500,21300 other,11300,11300 total,32800,92600'
none 'total storage,12400,4 load,9100,6 other,11300,5 total,1,2'
none 'total storage,12400,4 load,unknown,6 other,11300,5 total,32800,15'
none 'total storage,12401,4 load,9100,6 other,11300,5 total,32800,15'

# the date of its first lines
row 'evidence E14 is dated 2018-09-17, but "evidence/contoso-acceptance.txt" begins with 2011-09-17' 'sed -i 1s/2018/2011/ contoso-acceptance.txt'
row 'evidence E28 is dated 2019-01-11, but "evidence/practice-migration-guide.md" begins with 2011-01-11' 'sed -i 3s/2019/2011/ practice-migration-guide.md'
row 'evidence E28 is dated 2018-06-11' 'sed -i "/id=\"E28\"/s/2019-01-11/2018-06-11/" ../manifest.xml'
none 'sed -i "/id=\"E28\"/s/2019-01-11/2018-11-28/" ../manifest.xml'
none 'sed -i "3s/.*/Edition 1, 3 May 2014; edition 7, 11 January 2019./" practice-migration-guide.md'
none 'sed -i "3s/.*/Under the framework contract of 3 May 2014; all projects follow it./" practice-migration-guide.md'
none 'sed -i "3s/.*/Valid until 31 December 2025./" practice-migration-guide.md'
none 'sed -i "1s/17 September 2018/14. bis 17.09.2018/" contoso-acceptance.txt'

# twice
row 'is byte for byte "evidence/contoso-migration-plan.pdf" of E1' 'cp contoso-migration-plan.pdf fabrikam-migration-plan.pdf'
row 'evidence E13 and E6 are the same file' 'sed -i s/contoso-reconciliation.csv/contoso-task-statistics.csv/ ../manifest.xml'

# places
points 'page 5 of evidence E1 is pointed to, which has 4 pages' 1-4 1-5
points '"section 9" of evidence E22 is pointed to; the last there is 6' 'section 5' 'section 9'
points '"columns 14" of evidence E6 is pointed to' 'columns 10 to 12' 'columns 14'
points 'did you mean "FullLoadSettings"?' FullLoadSettings FullLoadSetings
points '"ssl-modus" is pointed to' ssl-mode ssl-modus
points '"rows 20" of evidence E28 is pointed to; the last there is 7' 'rows 1 to 3' 'rows 20'
points '"part 9" of evidence E10' 'part 4' 'part 9'
points '"lines 900-905" of evidence E5 is pointed to; the last there is 18' 'whole file' 'lines 900-905'
row 'evidence E1 has 4 pages; page-count says 9' 'sed -i s/id=\"E1\"/\&\ page-count=\"9\"/ ../manifest.xml'
none 'sed -i s/id=\"E1\"/\&\ page-count=\"4\"/ ../manifest.xml'

# what stands there: only written text is expected to speak of what it is named for
points 'E22 says nothing of requirements/1.0/s2 at "section 6"; expected one of: role, roles' 'section 2' 'section 6'
none "sed -i '0,/at=\"columns 6 to 8\"/s||at=\"columns 2 and 3\"|' ../manifest.xml"
"$program" dump --phase=results good >said 2>/dev/null; grep -q '^requirements/1.0/s2 fabrikam .*shown' said || fail 'a topic that its evidence speaks of is not shown'
echo "$rows changes, $failures failures"
[ $failures = 0 ]
