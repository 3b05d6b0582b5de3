# Remarks of reviewers: one without a reply is a finding where it stands; those with a reply are printed in the self-assessment, with links
# to their items, the open ones in drafts only.
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
program=$1; failures=0
cp -r "$2/input/northwind-dms" "$work/good"; chmod -R u+w "$work/good"; cd "$work" || exit 1
complain() { echo "FAILED: $*"; cat err; failures=$((failures + 1)); }
# remarks XML: a submission with these in the place of its own
remarks() {
    rm -rf sub; cp -r good sub
    XML=$1 python3 - <<'PY'
import os, pathlib, re
path = pathlib.Path("sub/manifest.xml")
text = path.read_text(encoding="utf-8")
path.write_text(re.sub(r"<remarks>.*</remarks>", lambda m: os.environ["XML"], text, flags=re.S), encoding="utf-8")
PY
}
# finds COUNT TEXT XML
finds() {
    remarks "<remarks>
$3</remarks>"
    "$program" check sub >out 2>err
    [ "$(grep -cE ': (error|warning|note): ' err)" = "$1" ] && { [ "$1" = 0 ] || grep -qF -e "$2" err; } || complain "$3: not $1 with $2"
}
line=$(($(grep -n '<remarks>' good/manifest.xml | cut -d: -f1) + 1))
finds 1 "sub/manifest.xml:$line:2: warning: the remark on requirements/1.0/m4 of AWS has no reply" '<remark item="requirements/1.0/m4" by="AWS">How much?</remark>'
finds 1 'the remark on requirements/1.0/m4 has no reply' '<remark item="requirements/1.0/m4" state="changed">How much?</remark>'
finds 1 'has no reply' '<remark item="requirements/1.0/m4" reply="TBD">How much?</remark>'
finds 1 'is said to be open' '<remark item="requirements/1.0/m4" state="open" reply="We are asking the customer.">How much?</remark>'
finds 1 'expected open, changed or answered' '<remark item="requirements/1.0/m4" state="done" reply="By 2 %.">How much?</remark>'
finds 0 '' '<remark item="requirements/1.0/m4" state="changed" reply="By 2 %.">How much?</remark>'
finds 0 '' '<remark item="requirements/1.0/m4" reply="By 2 %.">How much?</remark>'
remarks ''; "$program" check sub >out 2>err; [ -s err ] && complain 'without remarks'

# printed FILE: its text on one line
printed() { pdftotext -layout "$1" - | tr -s ' \n' ' '; }
"$program" build -o new good >out 2>err || complain build
printed new/good/self-assessment.pdf >text
grep -q 'Changes since the last review What was remarked.* 1.0 m4 Please say by how much .*Changed.*Result summary' text || complain 'not printed'
python3 - <<'PY' || complain 'the report'
import json
assert [(r["item"], r["state"], r["reply"][:10]) for r in json.load(open("new/good/report.json"))["remarks"]] == [
    ("requirements/1.0/m4", "changed", "The answer"), ("requirements/1.0/s5", "changed", "The answer")]
PY
remarks '<remarks><remark item="requirements/1.0/m4" by="AWS">How much?</remark><remark item="requirements/2.1" date="2019-02-20" reply="It is both.">Which one?</remark></remarks>'
"$program" build --draft -o new sub >out 2>err; printed new/sub/draft/self-assessment-draft.pdf >text
grep -q "Reviewers' remarks .*How much?.*Open.*Which one?.*Answered" text || complain 'the draft'
"$program" build -o new sub >out 2>err; printed new/sub/self-assessment.pdf >text
grep -q 'Which one?.*Answered.*It is both' text || complain 'the reply'
grep -q 'How much?' text && complain 'an open remark is sent'
remarks '<remarks><remark item="requirements/1.0/m4" by="AWS">How much?</remark></remarks>'
"$program" build -o new sub >out 2>err; printed new/sub/self-assessment.pdf | grep -q 'Changes since' && complain 'a heading without changes'
remarks '<remarks><remark item="requirements/1.0/m4" by="AWS" date="2019-02-20" state="changed" reply="Um 2 %.">Um wie viel?</remark></remarks>'
sed -i '0,/language="en"/s//language="de"/' sub/manifest.xml
"$program" build --draft -o new sub >out 2>err; printed new/sub/draft/self-assessment-draft.pdf | grep -q 'Änderungen seit der letzten Prüfung .*Um wie viel?.*Geändert.*Um 2 %' || complain German
[ $failures = 0 ]
