# The workbook as LibreOffice reads it: its sheets converted to CSV equal answers.csv.
command -v soffice >/dev/null || { echo "skipped: LibreOffice Calc is not installed"; exit 77; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
export PYTHONDONTWRITEBYTECODE=1 HOME=$work
unset LD_PRELOAD
for folder in northwind-dms fabrikam-dms-in-progress; do
    "$1" build --draft -o out "$2/input/$folder" >/dev/null 2>&1
    # Comma, quotes, UTF-8, from the first line; numbers as they are; every sheet in a file of its own (-1).
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to \
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' --outdir "$folder" \
        "out/$folder/draft/self-assessment-draft.xlsx" >said 2>&1 || { cat said; exit 1; }
    python3 "$2/tests/golden/workbook.py" calc "$folder" "out/$folder/draft/answers-draft.csv" || exit 1
done
