# self-assessment.xlsx and answers.csv: well-formed, equal to each other, the same bytes twice, safe to open; and what
# `import-answers` takes back: nothing of an untouched file, only what differs of a changed one, nothing of a wrong one.
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
program=$1 source=$2 look="python3 $2/tests/golden/workbook.py"
cd "$work" || exit 1
export PYTHONDONTWRITEBYTECODE=1
fail() { echo "$*"; exit 1; }

cp -r "$source/input/northwind-dms" mine
"$program" build -o one mine >/dev/null && "$program" build -o two mine >/dev/null || fail "no build"
for file in self-assessment.xlsx answers.csv; do
    cmp "one/mine/$file" "two/mine/$file" || fail "$file: other bytes the second time"
done
book=one/mine/self-assessment.xlsx table=one/mine/answers.csv
date=$($look xml $book) || fail "the package is wrong"
grep -q "date=\"$date\"" mine/manifest.xml || fail "dated $date"
$look same $book $table || fail "workbook and table differ"

# An untouched file changes no byte, of a whole submission and of one under way.
untouched() {
    cp "$1/manifest.xml" before.xml
    "$program" import-answers "$2" "$1" >said 2>&1 || fail "import of $2: $(cat said)"
    cmp before.xml "$1/manifest.xml" && grep -q 'as it was' said || fail "$2 changed $1: $(cat said)"
}
untouched mine $book
untouched mine $table
cp -r "$source/input/fabrikam-dms-in-progress" open
"$program" build --draft -o one open >/dev/null 2>&1
[ ! -e one/open/answers.csv ] || fail "a draft has the name of a final table"
$look same one/open/draft/self-assessment-draft.xlsx one/open/draft/answers-draft.csv || fail "the drafts differ"
untouched open one/open/draft/self-assessment-draft.xlsx
untouched open one/open/draft/answers-draft.csv

# The customers' sheet of shared controls has a column of examples, which cannot be written over.
cp -r "$source/input/northwind-dms" shared && mkdir -p shared/templates/checklists
sed 's/<part id="requirements"/<part id="common"/' "$source/templates/checklists/aws-dms-service-delivery-2019.xml" \
    >shared/templates/checklists/aws-dms-service-delivery-2019.xml
sed 's/"requirements\//"common\//' "$source/input/northwind-dms/manifest.xml" >shared/manifest.xml
"$program" build --draft -o one shared >/dev/null 2>&1
$look examples one/shared/draft/self-assessment-draft.xlsx || fail "no examples"
$look same one/shared/draft/self-assessment-draft.xlsx one/shared/draft/answers-draft.csv || fail "the examples shift the answers"
untouched shared one/shared/draft/self-assessment-draft.xlsx

# Texts that a spreadsheet program would take for formulas, and what XML and workbooks write in other ways: taken over as
# they are, built as text, and not changed by a second import.
$look texts $table texts.csv
"$program" import-answers texts.csv mine >said 2>&1 && grep -q '^18 answers taken over' said || fail "$(cat said)"
$look kept mine/manifest.xml $table || fail "the texts are changed"
untouched mine texts.csv
"$program" build --draft -o again mine >/dev/null 2>said
grep -q 'too long for a cell' said || fail "a cut cell is not told: $(cat said)"
untouched mine again/mine/draft/answers-draft.csv
untouched mine again/mine/draft/self-assessment-draft.xlsx
$look xml again/mine/draft/self-assessment-draft.xlsx >/dev/null || fail "the package is wrong"
$look same again/mine/draft/self-assessment-draft.xlsx again/mine/draft/answers-draft.csv || fail "workbook and table differ"

# Only answers that differ are changed; all else keeps its bytes.
cp "$source/input/northwind-dms/manifest.xml" mine/manifest.xml
$look change $table changed.csv prerequisites/1.1 '' met no
$look change changed.csv changed.csv requirements/2.2/size contoso response 'Nun *500 GB*.\n\nReason: grown since'
$look change changed.csv changed.csv prerequisites/2.1/account fabrikam response 'Another account.'
"$program" import-answers changed.csv mine >said 2>&1 || fail "$(cat said)"
diff "$source/input/northwind-dms/manifest.xml" mine/manifest.xml | grep '^[<>]' >difference
diff - difference <<'END' || fail "other changes than expected"
<     <answer item="prerequisites/1.1" met="yes" by="okafor">
>     <answer item="prerequisites/1.1" met="no" by="okafor">
>     <answer item="prerequisites/2.1/account" case="fabrikam" met="yes">Another account.</answer>
<     <answer item="requirements/2.2/size" case="contoso" met="yes">
<       412 GB of data and indexes, from dba_segments on 6 March 2018.
<     </answer>
>     <answer item="requirements/2.2/size" case="contoso" met="yes" reason="grown since">Nun *500 GB*.</answer>
END
grep -q '^prerequisites/1.1: changed, Met? Yes -> No$' said || fail "$(cat said)"
grep -q '^prerequisites/2.1/account, fabrikam: added$' said || fail "$(cat said)"
grep -q '^    after : Another account.$' said || fail "$(cat said)"

# The same by the workbook.
cp "$source/input/northwind-dms/manifest.xml" mine/manifest.xml
$look change-book $book changed.xlsx 'Northwind has been an Advanced consulting partner since' 'We are an Advanced partner since' || exit 1
"$program" import-answers changed.xlsx mine >said 2>&1 || fail "$(cat said)"
[ "$(diff "$source/input/northwind-dms/manifest.xml" mine/manifest.xml | grep -c '^[<>]')" = 3 ] || fail "$(cat said)"
grep -q 'We are an Advanced partner since' mine/manifest.xml || fail "$(cat said)"

# Wrong cells are named by row and column, and nothing is written.
wrong() { # message, then the change
    message=$1; shift
    cp "$source/input/northwind-dms/manifest.xml" mine/manifest.xml
    $look change $table changed.csv prerequisites/1.1 '' response 'Something else'
    $look change changed.csv changed.csv "$@" || exit 1
    "$program" import-answers --format=short changed.csv mine >said 2>&1; [ $? = 1 ] || fail "not refused: $*"
    grep -q "$message" said || fail "expected $message, found $(cat said)"
    cmp "$source/input/northwind-dms/manifest.xml" mine/manifest.xml || fail "written in spite of an error"
}
wrong 'row 3, column met: found "perhaps", expected Yes, No, Partly or N/A \[bad-value\]' prerequisites/1.2 '' met perhaps
wrong 'row 3, column item: "prerequisites/1.3" is no item of the checklist' prerequisites/1.2 '' item prerequisites/1.3
wrong 'column case study: "contso" is no case study of the manifest' requirements/2.2/size contoso 'case study' contso
wrong 'column case study: the item is asked for each' requirements/2.2/size contoso 'case study' ''
wrong 'column case study: the item is asked of the practice' prerequisites/1.2 '' 'case study' contoso
wrong 'row 3, column met: the cell is empty beside a response' prerequisites/1.2 '' met ''
wrong 'row 3, column response: the response holds a control' prerequisites/1.2 '' response 'a\x01b'
wrong 'prerequisites/1.1 is answered otherwise before' prerequisites/1.2 '' item prerequisites/1.1

# Hostile and damaged workbooks.
mkdir bad && $look spoil $book bad || exit 1
[ "$(ls bad | wc -l)" = 19 ] || fail "$(ls bad)"
for file in bad/*; do
    "$program" import-answers --format=short "$file" mine >said 2>&1; [ $? = 1 ] || fail "$file: $(cat said)"
    grep -Eq '\[(workbook|xml-dtd|too-deep|encoding|xml-syntax)\]$' said || fail "$file: $(cat said)"
    cmp "$source/input/northwind-dms/manifest.xml" mine/manifest.xml || fail "$file was taken over"
done
exit 0
