# `dossier diff`: what changed from one build to the next, as text and JSON, and what got worse by the exit status.
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
program=$1; failures=0
complain() { echo "FAILED: $*"; cat out err; failures=$((failures + 1)); }
# wants STATUS WORDS...
wants() { expected=$1; shift; "$program" diff "$@" >out 2>err; [ $? = "$expected" ] || complain "diff $* does not exit with $expected"; }
# says LINE: a line of the output is this
says() { grep -qxF -e "$1" out || complain "no line: $1"; }
cp -r "$2/input/northwind-dms" sub; chmod -R u+w sub
"$program" build -o old sub >/dev/null 2>&1
wants 0 old/sub old/sub; says '0 of 97 results changed: 0 worse, 0 better, 0 new, 0 gone'

# change FILE PYTHON...: s is the text of the file
change() { python3 - "$@" <<'PY'
import pathlib, re, sys
path = pathlib.Path(sys.argv[1]); s = before = path.read_text(encoding="utf-8")
exec(sys.argv[2])
assert s != before
path.write_text(s, encoding="utf-8")
PY
}
change sub/manifest.xml 's = re.sub(r"""(<answer item="requirements/1.0/a1" case="contoso"[^>]*>)""", r"\1Also: ", s, 1)'
printf '\n-- end\n' >>sub/evidence/contoso-supplemental-logging.sql
"$program" build -o new sub >/dev/null 2>err || complain build
wants 0 old/sub new/sub/receipt.json
says 'requirements/1.0/a1, contoso: answer changed'
id=$(sed -n 's/.*<document id="\([^"]*\)" file="evidence\/contoso-supplemental-logging.sql".*/\1/p' sub/manifest.xml)
grep -q ": evidence $id changed$" out || complain "no document $id"
grep -v "a1, contoso: answer changed\|evidence $id changed" out | grep -qv '^[0-9]* of 97 results changed: 0 worse, 0 better, 0 new, 0 gone$' && complain 'more than that'
# What a result came to, another place, a document less and one more; a case study less.
change sub/manifest.xml 's = re.sub(r"""(<answer item="requirements/1.0/a1" case="contoso"[^>]*met=)"yes\"""", r"""\1"no" reason="not done\"""", s, 1)'
"$program" build --draft -o new sub >/dev/null 2>&1; rm new/sub/receipt.json
wants 1 old/sub new/sub; says 'requirements/1.0/a1, contoso: met to not-met (worse); basis shown to stated; answer changed' 
wants 0 new/sub old/sub; grep -q 'a1, contoso: not-met to met (better)' out || complain better
wants 1 --json old/sub new/sub
python3 - <<'PY' || complain json
import json
said = json.load(open("out", encoding="utf-8"))
assert list(said) == ["version", "old", "new", "changes"] and said["new"]["draft"] and not said["old"]["draft"]
[a1] = [c for c in said["changes"] if c["condition"] == "requirements/1.0/a1"]
assert a1["case"] == "contoso" and a1["worse"] and not a1["better"] and a1["answer"], a1
assert a1["before"]["mark"] == "yes" and a1["after"]["mark"] == "no" and a1["after"]["outcome"] == "not-met", a1
assert any(c["evidence"] and c["evidence"][0]["change"] == "changed" for c in said["changes"])
PY

# Places and documents.
rm -r sub new; cp -r "$2/input/northwind-dms" sub; chmod -R u+w sub
change sub/manifest.xml 's = re.sub(r"""(<supports item="requirements/1.0/s1" case="contoso")[^/]*/>""", r"\1/>", s, 1)'
change sub/manifest.xml 's = re.sub(r"""<supports item="requirements/1.0/s4" case="contoso"[^/]*/>""", "", s, 1)'
"$program" build --draft -o new sub >/dev/null 2>&1
wants 0 old/sub new/sub; cp out first
grep -q 's1, contoso: .*evidence E[0-9]* elsewhere' out || complain elsewhere
grep -q 's4, contoso: .*evidence E[0-9]* gone' out || complain gone
wants 0 new/sub old/sub; grep -q 's4, contoso: .*evidence E[0-9]* new' out || complain new

# The same in front of the new self-assessment; the earlier receipt is among the inputs, without its path.
"$program" build --since="$work/old/sub" -o since sub >out 2>err || complain 'build --since'
pdftotext -layout since/sub/self-assessment.pdf - | tr -s ' \n' ' ' >text
grep -q 'Changes since the last review .*submission of 15 March 2019.* 1.0 s4 .*✓ Y · shown ✓ Y · shown E5 is not cited any more. Contoso .*Result summary' text || complain 'not printed'
grep -A1 '"of": "earlier"' since/sub/receipt.json | grep -q '"path": "receipt.json"' || complain 'the earlier receipt'
"$program" verify --inputs=sub since/sub >out 2>err || complain verify
"$program" build --since=new/sub -o same sub >/dev/null 2>&1; pdftotext same/sub/self-assessment.pdf - | grep -q 'Results that differ' && complain 'nothing has changed'
"$program" build --since=nowhere sub >out 2>err; [ $? = 2 ] || complain 'since nowhere'
"$program" build --since=old/sub sub old >out 2>err; [ $? = 2 ] && grep -q 'goes with one submission' err || complain 'since two'
sed 's/shown/stated/' old/sub/receipt.json >bad.json
"$program" build --since=bad.json -o none sub >out 2>err; [ $? = 1 ] && [ ! -e none/sub ] && grep -q 'not as it was written' err || complain 'since a damaged one'

# Wrong words, a damaged receipt.
wants 2 old/sub nowhere; grep -q 'there is no file or folder `nowhere`' err || complain nowhere
wants 2 old/sub sub; grep -q 'there is no receipt.json in' err || complain 'no receipt'
wants 2 old/sub bad.json; grep -q 'bad.json: error: the receipt is not as it was written' err || complain damaged
[ $failures = 0 ]
