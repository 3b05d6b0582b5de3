# PDFBox preflight (Debian libpdfbox2-java) on the demo in both themes and the specimen. It knows PDF/A-1b only, our files are PDF/A-2a,
# so it gets a copy in the form of PDF 1.4; readers/preflight.py lists what level 1b forbids and 2a allows. Anything else fails.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for jar in preflight pdfbox2 fontbox2 xmpbox commons-logging commons-io javax.activation jaxb-api; do
    path=$path:/usr/share/java/$jar.jar
    [ -e "/usr/share/java/$jar.jar" ] || { echo "no $jar.jar: skipped"; exit 77; }
done
command -v java >/dev/null || { echo "no java: skipped"; exit 77; }
python3 "$2/tests/pdf/readers/build.py" "$1" "$2" "$work" modern,classic northwind-dms input >"$work/list"
mkdir "$work/copies"
grep -v '/public/' "$work/list" | while read -r pdf; do
    grep -q "pdfaid:part" "$pdf" || continue # the evidence taken over does not allow the claim; report.json says so
    folder=${pdf%/*}
    qpdf --object-streams=disable --newline-before-endstream --force-version=1.4 "$pdf" "$work/copies/${folder##*/}-${pdf##*/}"
done
# A file that is wrong at any level: its metadata do not say PDF/A, as they are not there.
qpdf --qdf --object-streams=disable --force-version=1.4 "$work/copies/northwind-dms-modern-self-assessment.pdf" "$work/plain.pdf"
sed 's|/Metadata \([0-9]\)|/Metadatx \1|' "$work/plain.pdf" >"$work/copies/wrong.pdf"
ls "$work"/copies/*.pdf >"$work/copies.list"
java -cp "${path#:}" org.apache.pdfbox.preflight.Validator_A1b xml group "$work/copies.list" >"$work/err" 2>&1 || :
python3 "$2/tests/pdf/readers/preflight.py" "$work/copies.list.preflight.xml" || { cat "$work/err"; exit 1; }
