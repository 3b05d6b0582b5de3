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
pdf=output/fabrikam-dms-in-progress/self-assessment-draft.pdf
pages=$(pdfinfo $pdf | awk '/^Pages/ { print $2 }')
for page in $(seq "$pages"); do pdftotext -f "$page" -l "$page" $pdf - | grep -q DRAFT; done
pdftotext -l 3 $pdf - | grep -qi 'open points'
