# What a user may not read or write: a finding that names it, nothing overwritten. Root may do everything, so root becomes nobody here.
program=$1
work=$(mktemp -d); trap 'chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1
user=
if [ "$(id -u)" = 0 ]; then
    user='setpriv --reuid=65534 --regid=65534 --clear-groups'
    $user "$program" checklists >/dev/null 2>&1 || { echo 'no other user can run the program here'; exit 77; }
fi
failures=0
# expect STATUS TEXT COMMAND...: as a user without rights
expect() {
    wanted=$1 text=$2; shift 2; status=0
    $user "$program" "$@" >stdout 2>findings || status=$?
    [ $status = "$wanted" ] && { [ -z "$text" ] || grep -q "$text" findings; } || { echo "FAILED $*: status $status, not $wanted: $text"; head -5 findings; failures=$((failures + 1)); }
}
cp -r "$2/input/northwind-dms" s
chmod 755 "$work"; chmod -R go+rX s
mkdir -m 777 open; mkdir -m 755 -p closed/s; echo old >closed/s/report.json
: >stdout; : >findings
[ -n "$user" ] || chmod -R a-w closed
expect 0 '' check s
document=$(cd s && ls evidence/* | head -1)
for file in "$document" case-studies/contoso.md diagrams/contoso.png manifest.xml; do
    chmod 0 "s/$file"; expect 1 'file-unreadable\]' build --format=short -o open s; chmod 644 "s/$file"
done
[ -z "$(ls open)" ] || { echo 'FAILED: something was written'; failures=$((failures + 1)); }
expect 3 'closed/s.*\[output\]' build --format=short -o closed s
[ "$(cat closed/s/report.json)" = old ] && [ "$(ls -A closed/s)" = report.json ] || { echo 'FAILED: earlier output was changed'; failures=$((failures + 1)); }
expect 3 'closed/new.*\[output\]' new closed/new --checklist=aws-dms-service-delivery-2019
chmod 0 s; expect 1 '\[file-' check --format=short s; chmod 755 s
[ $failures = 0 ]
