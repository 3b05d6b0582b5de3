# Help, version, wrong calls and exit statuses; formats of findings that other programs read.
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cp -r "$2/input" "$work/input"; cd "$work/input" || exit 1
program=$1; formats=$2/tests/golden/formats.py; id=aws-dms-service-delivery-2019
fail() { echo "FAILED: $1"; cat "$work/err"; exit 1; }
# wants STATUS COMMAND...
wants() { expected=$1; shift; "$program" "$@" >"$work/out" 2>"$work/err"; [ $? = "$expected" ] || fail "$* did not exit with $expected"; }
# says TEXT COMMAND...: a wrong call, and what is told about it
says() { text=$1; shift; wants 2 "$@"; grep -qF -e "$text" "$work/err" || fail "$* does not say: $text"; [ "$(wc -l <"$work/err")" -le 2 ] || fail "$*: more than two lines"; }

wants 0 --version; head -1 "$work/out" | grep -qx 'dossier [0-9.]*' || fail version
wants 0 --help; wants 0 help; wants 2; grep -q '^usage: dossier' "$work/out" || fail usage
for command in new check build checklists explain dump; do
    wants 0 $command --help; grep -q "^usage: dossier $command" "$work/out" || fail "help of $command"
done
says 'did you mean `build`' biuld
says 'did you mean `--version`' --verson
wants 0 help build; grep -q '^usage: dossier build' "$work/out" || fail 'help build'
says "did you mean \`$id\`" new first --checklist=dms
says 'DIR... is missing; usage: dossier check' check
says 'did you mean `--format`' check --fromat=json northwind-dms
says 'does not take `--draft`' check --draft northwind-dms
says 'option `--format` needs a value' check --format
says 'from 1 to 64, not `many`' build -j many northwind-dms
says 'not `0`' build -j 0 northwind-dms
says 'text, short, json or sarif, not `xml`' check --format=xml northwind-dms
says 'model, results, document or pages' dump --phase=x northwind-dms
says '`second` is one word too many' new first second --checklist=$id
says '--checklist=ID' new first
says "did you mean \`$id\`" new first --checklist=aws-dms-service-delivery
says "did you mean \`$id\`" checklists aws-dms
says "\`dossier checklists\` lists them" explain requirements/2.2 --checklist=none
says 'did you mean `contradiction`' explain contradictoin
says 'did you mean `prerequisites/2.1` or `requirements/2.1`' explain 2.1
says 'did you mean `requirements/1.0/s4`' explain requirements/1.0/s44
says 'there is no folder `nowhere`' check nowhere
says 'is a file, not the folder' check northwind-dms/manifest.xml
says 'into northwind-dms itself' build -o . northwind-dms
says 'the same output folder' build northwind-dms northwind-dms/
says 'not an empty name' build -o '' northwind-dms
[ ! -e output ] && [ ! -e first ] || fail 'a wrong call has written'

wants 0 checklists; grep -q "^$id " "$work/out" || fail checklists
wants 0 checklists $id; grep -q 'requirements/2.2' "$work/out" || fail 'one checklist'
wants 0 explain requirements/2.2; wants 0 explain requirements/1.0/s4; wants 0 explain contradiction
for code in $(sed -n 's/^FINDING([A-Z_]*, "\([a-z-]*\)".*/\1/p' "$2/src/model/finding_codes.h"); do
    wants 0 explain "$code"; grep -q 'How to mend it' "$work/out" || fail "explain $code"
done
for phase in model results document pages; do wants 0 dump --phase=$phase northwind-dms; [ -s "$work/out" ] || fail "dump $phase"; done

# A folder has a name of its own also when it is called "." or "..".
(cd northwind-dms/evidence && "$program" build -o "$work/out-here" .. >/dev/null 2>&1) && [ -s "$work/out-here/northwind-dms/submission.eml" ] || fail 'build ..'

mv fabrikam-dms-in-progress 'fabrikam 50% näher'
for form in json sarif; do
    wants 1 check --format=$form 'fabrikam 50% näher' northwind-dms
    python3 "$formats" $form "$work/err" || fail $form
done
wants 1 check 'fabrikam 50% näher'
grep -q '^ *| *\^' "$work/err" || fail 'no caret'
[ "$(grep -c ': error: ' "$work/err")" = "$(sed -n 's/.*: \([0-9]*\) errors, .*/\1/p' "$work/out")" ] || fail 'count of errors'
[ "$(grep -c '= help: ' "$work/err")" = "$(grep -cE ': (error|warning|note): ' "$work/err")" ] || fail 'a finding without a cure'
if grep -q "$(printf '\033')" "$work/err"; then fail 'colour without a terminal'; fi

# More findings than are kept: the rest is counted, in each format.
for k in $(seq 1100); do echo "colour$k: red"; done >"$work/fields"
sed -i "1r $work/fields" northwind-dms/case-studies/contoso.md
for form in text short json sarif; do
    wants 1 check --format=$form northwind-dms; grep -q 'more findings are not shown' "$work/err" || fail "$form: findings dropped in silence"
done
