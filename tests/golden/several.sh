# Several submissions: one that fails does not stop the others; -j 1 and -j 2 print the same findings and table; progress and colour on
# a terminal only.
set -e
program=$1
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cp -r "$2/input/northwind-dms" "$2/input/fabrikam-dms-in-progress" "$work"
cp -r "$2/input/northwind-dms" "$work/third"
cd "$work"
fail() { echo "FAILED: $1"; exit 1; }
for jobs in 1 2; do
    status=0; "$program" build -o "out$jobs" -j $jobs third fabrikam-dms-in-progress no-such-folder northwind-dms >"table$jobs" 2>"findings$jobs" || status=$?
    [ $status = 2 ] || fail "status $status is not the worst"
    sed -i 's/ *[0-9]* ms$//; s/ *time$//' "table$jobs"
done
diff -r out1 out2; diff table1 table2; diff findings1 findings2
[ "$(ls out1 | tr '\n' ' ')" = 'northwind-dms third ' ] || fail "wrote $(ls out1)"
awk '{ print $1, NF }' table1 >columns
printf 'submission 4\nthird 4\nfabrikam-dms-in-progress 4\nno-such-folder 4\nnorthwind-dms 4\n' | diff - columns
awk '$1 == "fabrikam-dms-in-progress" && $2 < 12 { bad = 1 } $1 == "third" && ($2 || $4 < 20) { bad = 1 } END { exit bad }' table1 || fail 'numbers of the table'
if grep -q 'of 4 submissions' findings1 || grep -q "$(printf '\033')" findings1 table1; then fail 'progress or colour in a file'; fi

# script(1) makes a terminal; it passes the exit status on with -e.
escape=$(printf '\033')
script -qec "'$program' check northwind-dms fabrikam-dms-in-progress" /dev/null >terminal </dev/null || [ $? = 1 ]
grep -q '0 of 2 submissions' terminal && grep -q '1 of 2 submissions' terminal || fail 'no progress on a terminal'
grep -q "$escape\[31merror" terminal || fail 'no colour on a terminal'
NO_COLOR=1 script -qec "'$program' check northwind-dms fabrikam-dms-in-progress" /dev/null >terminal </dev/null || [ $? = 1 ]
if grep -q "$escape\[31m" terminal; then fail 'colour in spite of NO_COLOR'; fi
script -qec "'$program' check northwind-dms" /dev/null >terminal </dev/null
if grep -q 'submissions' terminal; then fail 'progress of a single submission'; fi
