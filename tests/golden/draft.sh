# A draft is written although errors are open, exits 1, holds no e-mail, and says DRAFT on each page; a failed build leaves earlier output.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p output/fabrikam-dms-in-progress; echo old >output/fabrikam-dms-in-progress/self-assessment.pdf
status=0; "$1" build "$2/input/fabrikam-dms-in-progress" 2>/dev/null || status=$?
[ $status = 1 ]; [ "$(ls output/fabrikam-dms-in-progress)" = self-assessment.pdf ]
status=0; "$1" build --draft "$2/input/fabrikam-dms-in-progress" 2>/dev/null || status=$?
[ $status = 1 ]; [ "$(cat output/fabrikam-dms-in-progress/self-assessment.pdf)" = old ]
[ ! -e output/fabrikam-dms-in-progress/submission.eml ]
pdf=output/fabrikam-dms-in-progress/draft/self-assessment-draft.pdf
pages=$(pdfinfo $pdf | awk '/^Pages/ { print $2 }')
for page in $(seq "$pages"); do pdftotext -f "$page" -l "$page" $pdf - | grep -q DRAFT; done
pdftotext -l 3 $pdf - | grep -qi 'open points'

# Results of an earlier state are marked: by a draft of a later one, by a build that writes nothing, for the next check. A good build
# replaces them and the draft, and nothing of somebody else's.
marked() { [ -e output/sub/OUT-OF-DATE.txt ] && grep -qx 'out of date: output/sub, built from an earlier state' said; }
cp -r "$2/input/northwind-dms" sub; chmod -R u+w sub
"$1" build sub >said 2>&1; "$1" build --draft sub >said 2>&1
if marked; then echo "marked, and of the same state"; exit 1; fi
echo mine >output/sub/public/mine.md; mkdir output/sub/empty
(cd output/sub && find . -type f ! -name '*.md' ! -path './draft/*' -exec sha256sum {} +) >before
echo >>sub/case-studies/contoso.md; "$1" build --draft sub >said 2>&1; marked
sed -i '/^aws-account-id:/d' sub/case-studies/contoso.md
status=0; "$1" build sub >said 2>/dev/null || status=$?; [ $status = 1 ]; marked
(cd output/sub && sha256sum --quiet -c) <before
"$1" check sub >said 2>/dev/null || :; marked
"$1" verify output/sub 2>&1 | grep -q 'OUT-OF-DATE.txt: note: the files in this folder are of an earlier state'
cp "$2/input/northwind-dms/case-studies/contoso.md" sub/case-studies/; "$1" build sub >said 2>&1
if marked; then echo "still marked"; exit 1; fi
[ "$(cat output/sub/public/mine.md)" = mine ]; [ -d output/sub/empty ]; [ ! -e output/sub/draft ]
(cd output/sub && sha256sum --quiet -c) <before
[ "$(ls -A output)" = "$(printf 'fabrikam-dms-in-progress\nsub')" ]
