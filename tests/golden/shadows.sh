# What a submission brings along in place of what is installed is said: on the console, in the self-assessment and in report.json.
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
program=$1; source=$2
cp -r "$source/input/northwind-dms" "$work/own"; cd "$work" || exit 1
fail() { echo "FAILED: $1"; cat err; exit 1; }
"$program" check own 2>err || fail 'the sample'
grep -q own-resource err && fail 'a note without a reason'

mkdir -p own/templates/checklists own/templates/themes own/templates/documents own/fonts
c=aws-dms-service-delivery-2019.xml
cp "$source/templates/checklists/$c" own/templates/checklists/
theme=$(cd "$source/templates/themes" && ls ./*.xml | head -n 1)
cp "$source/templates/themes/$theme" own/templates/themes/
cp "$source/templates/themes/$theme" own/templates/themes/nobody-has-this.xml
document=$(cd "$source/templates/documents" && ls ./*.md | head -n 1)
cp "$source/templates/documents/$document" own/templates/documents/
"$program" check own 2>err || fail 'with copies'
[ "$(grep -c 'note: .*own-resource' err)" = 3 ] || fail 'a note for each of checklist, theme and document template'
digest=$(sha256sum <"own/templates/checklists/$c" | cut -d ' ' -f 1)
grep -q "checklist \"$c\" .* SHA-256 $digest" err || fail 'the digest of the checklist'

"$program" build -o out own >/dev/null 2>err || fail 'the build'
grep -q "SHA-256 $digest" out/own/report.json || fail 'report.json'
pdftotext -layout out/own/self-assessment.pdf text && grep -q "$digest" text || fail 'the self-assessment'
