# Every output of a build says the same mark and basis of each result: report, table, workbook, PDF (cover, summary, items), console; of
# the samples and of changed copies of them. Under the sanitizers, which take their time, of every tenth copy.
every=1
if nm "$1" 2>/dev/null | grep -q __asan_init; then every=10; fi
exec python3 "$2/tests/golden/agreement.py" "$1" "$2" "${AGREEMENT_EVERY:-$every}"
