# Help, version, wrong calls and exit statuses; formats of findings that other programs read.
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$2/input" || exit 1
fail() { echo "FAILED: $1"; exit 1; }
wants() { expected=$1; shift; "$@" >"$work/out" 2>"$work/err"; [ $? = "$expected" ] || fail "$* did not exit with $expected"; }
wants 0 "$1" --version; wants 0 "$1" --help; wants 2 "$1"; wants 2 "$1" biuld; grep -q 'did you mean `build`' "$work/err" || fail nearest
for command in new check build checklists explain dump; do
    wants 0 "$1" $command --help; grep -q "^usage: dossier $command" "$work/out" || fail "help of $command"
done
wants 2 "$1" check; wants 2 "$1" check --draft northwind-dms; wants 2 "$1" build -j many northwind-dms; wants 2 "$1" dump --phase=x northwind-dms
wants 0 "$1" checklists; wants 0 "$1" checklists aws-dms-service-delivery-2019; wants 2 "$1" checklists none
wants 0 "$1" explain requirements/2.2; wants 0 "$1" explain contradiction; wants 2 "$1" explain contradictoin
for phase in model results document pages; do wants 0 "$1" dump --phase=$phase northwind-dms; [ -s "$work/out" ] || fail "dump $phase"; done
for form in json sarif; do
    wants 1 "$1" check --format=$form fabrikam-dms-in-progress northwind-dms
    python3 -c 'import json,sys; d=json.load(open(sys.argv[1])); f=d.get("findings") or d["runs"][0]["results"]; assert len(f) > 10' "$work/err" || fail $form
done
wants 1 "$1" check fabrikam-dms-in-progress
grep -q '^ *| *\^' "$work/err" || fail 'no caret'
if grep -q "$(printf '\033')" "$work/err"; then fail 'colour without a terminal'; fi
