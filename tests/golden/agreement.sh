# Every output of a build says the same mark and basis of each result: report, table, workbook, PDF (cover, summary, items), console; of
# the samples and of changed copies of them.
exec python3 "$2/tests/golden/agreement.py" "$1" "$2" "${AGREEMENT_EVERY:-1}"
