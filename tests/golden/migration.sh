# The sample for the Migration Competency passes by a margin of two, its calculation is printed whole, and each small thing
# that is taken from it gives its own finding.
set -e
program=$1
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"

failed=0
complain() { echo "$*"; failed=1; }

# copy: a fresh copy of the sample, to be spoiled.
copy() { rm -rf sample; cp -r "$2/input/contoso-migration" sample; }

# spoil FILE SED-SCRIPT: an edit that changes nothing is a mistake of this test.
spoil() {
    cp "sample/$1" before
    sed -i "$2" "sample/$1"
    ! cmp -s before "sample/$1" || complain "the edit of $1 changes nothing: $2"
}

check() { status=0; "$program" check --format=short sample >said 2>&1 || status=$?; }

# expect WHAT ITEM WORDS: the check fails, and one line names item and words.
expect() {
    check
    [ "$status" = 1 ] || complain "$1: exit status $status"
    grep -F ': error: ' said | grep -F -- "$2" | grep -qF -- "$3" || { complain "$1: no error with \"$2\" and \"$3\""; cat said; }
}

lucerne=case-studies/lucerne.md

copy "$@"; check
[ "$status" = 0 ] || { complain "the sample does not pass"; cat said; }
[ "$(grep -c ': error: ' said)" = 0 ] || complain "the sample has errors"
[ "$(grep -c '\[unconfirmed\]' said)" = 2 ] || { complain "two weights are unknown"; cat said; }

spoil $lucerne 's/^servers.rehost: 44/servers.rehost: 43/'
expect "one server fewer, exactly 500" references/4.2 "is 500 "

# Nine refactored servers lift the sum above 500 only by the weight that the submission sets itself.
spoil manifest.xml 's|</remarks>|&<weights><weight table="strategy" key="refactor" value="0.2" source="a mail"/></weights>|'
check; [ "$status" = 0 ] || { complain "501.8 is more than 500"; cat said; }
if command -v pdftotext >/dev/null; then
    "$program" build -o out sample >said 2>&1 || { complain "no build"; cat said; }
    pdftotext -layout out/sample/self-assessment.pdf text
    for line in 'Refactor +0\.2\* +1 +0\.2\* +34\.2\* +9 +1\.8\* +371\.8\*' 'Sum +52\.2\* +501\.8\*' 'Margin +\+2\.2\* +\+1\.8\*' \
        'stated by this submission; source: a mail' 'Applications: without these weights the sum is 52, margin \+2: what is asked is reached' \
        'Servers: without these weights the sum is 500, margin 0: what is asked is then not'; do
        grep -qE "$line" text || complain "not printed: $line"
    done
fi

copy "$@"; spoil $lucerne 's/^applications.rehost: 3/applications.rehost: 2/'
expect "one application fewer, exactly 50" references/4.1 "is 50 "
copy "$@"; spoil $lucerne 's/^start: .*/start: 2016-10-03/; s/^end: .*/end: 2017-03-15/'
expect "a reference one day too old" references/2.1/completed "2017-03-15"
copy "$@"; spoil $lucerne 's/^start: .*/start: 2016-10-03/; s/^end: .*/end: 2017-03-16/'
check; [ "$status" = 0 ] || { complain "36 months ago to the day is not too old"; cat said; }
copy "$@"; spoil $lucerne 's/^status: .*/status: pilot/'
expect "a pilot" references/2.1/production pilot
copy "$@"; spoil $lucerne '/^servers.replatform/d'
expect "applications without servers" references/2.2/servers "2 of applications and 1 of servers"
copy "$@"; spoil manifest.xml '/adventure-tco/s/ date="[^"]*"//'
expect "a document without date" methodology/5.1 "has no date"
grep -F ': error: ' said | grep -qF methodology/7.1 || complain "a document without date: 7.1 is silent"
copy "$@"; spoil manifest.xml '/item="methodology\/5.2" case="litware" at/d'
expect "no readiness assessment" methodology/5.2 litware
copy "$@"; spoil manifest.xml '/lucerne-landing-zone/s/kind="landing-zone"/kind="report"/'
expect "another kind of document" methodology/6.1/documents lucerne
copy "$@"; spoil case-studies/adventure.md 's/Landing zone, //'
expect "another method for one customer" methodology/6.1/steps adventure
copy "$@"; spoil manifest.xml 's/ states="architecture before|/ states="/'
expect "half a proof of refactoring" references/4.3 "architecture before"
copy "$@"; spoil manifest.xml '/id="fourth-coffee"/s/named="yes"/named="no"/'
expect "one public reference without consent" references/3.1/consent fourth-coffee
copy "$@"; spoil $lucerne '/^public-reference/s|/stories.*|/|'
expect "the home page as a public reference" references/3.1/published lucerne
copy "$@"; spoil $lucerne '/^| /d'
expect "a story without numbers" references/3.2/outcome lucerne
copy "$@"; spoil manifest.xml 's/tier="Advanced"/tier="Select"/'
expect "a tier too low" prerequisites/1.1 Select
copy "$@"; spoil manifest.xml 's|practice-page="[^"]*"|practice-page="https://contoso.example/"|'
expect "the home page as practice page" "practice page" "home page"
copy "$@"; spoil manifest.xml '/item="methodology\/7.1" met/,/<\/answer>/d'
expect "an item without an answer" methodology/7.1 "not answered"

copy "$@"; spoil manifest.xml '/<answer item="references\/3.2"/,/<\/answer>/{s/^ *The two public.*/AWS./;/^ *sections of/d}'
check; grep -qF 'which is no value of a field: "AWS."' said || { complain "a word that begins the name of every service"; cat said; }

if command -v pdftotext >/dev/null; then
    copy "$@"
    "$program" build -o out sample >said 2>&1 || { complain "no build"; cat said; }
    pdftotext -layout out/sample/self-assessment.pdf text
    for line in 'Lucerne Publishing AG +Rehost +2 +3 +6 +6 +44 +88 +88' 'Refactor +unknown +1 +– +34 +9 +– +372' \
        'Adventure Works SE +Rehost +2 +3 +6 +52 +26 +52 +502' 'Sum +52 +502' 'Required +more than 50 +more than 500' 'Margin +\+2 +\+2' \
        'All totals use confirmed weights'; do
        grep -qE "$line" text || complain "not printed: $line"
    done
fi
exit $failed
