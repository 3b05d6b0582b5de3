# `dossier renewals`: a calendar as RFC 5545 wants it, the same whatever the day and the order, with the days that the submissions have.
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
program=$1; failures=0
complain() { echo "FAILED: $*"; cat out err; failures=$((failures + 1)); }
wants() { expected=$1; shift; "$program" renewals "$@" >out 2>err; [ $? = "$expected" ] || complain "renewals $* does not exit with $expected"; }
cp -r "$2/input/northwind-dms" "$2/input/contoso-migration" "$2/tests/samples/waf" .; chmod -R u+w .
python3 - <<'PY'
import pathlib
path = pathlib.Path("northwind-dms/manifest.xml"); text = path.read_text(encoding="utf-8")
at = text.index("</person>")
text = text[:at] + '<certificate name="Größe; Ärger, \\ und so weiter und immer so weiter: Übermaß öffnet Überfluss" level="Professional" number="1;2" expires="2020-02-29"/>' + \
    '<certificate name="Never ends"/>' + text[at:]
path.write_text(text, encoding="utf-8")
PY
wants 0 northwind-dms contoso-migration waf; cp out first; [ -s err ] && complain 'something is said'
wants 0 waf northwind-dms waf contoso-migration; cmp -s out first || complain 'the order matters'
SOURCE_DATE_EPOCH=1 TZ=Asia/Tokyo wants 0 -o new.ics northwind-dms contoso-migration waf; cmp -s new.ics first || complain '-o or the clock matters'
wants 0 --output=deep/er/new.ics waf northwind-dms contoso-migration; cmp -s deep/er/new.ics first || complain 'a file in new folders'
python3 - <<'PY' || complain calendar
import re
data = open("first", "rb").read()
assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r") and data.endswith(b"\r\n")
assert max(map(len, data.split(b"\r\n"))) == 75
for line in data.split(b"\r\n"):
    line.decode("utf-8")  # no character is cut
lines = data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]
assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dossier//renewals//EN"] and lines[-1] == "END:VCALENDAR"
events, event, inside = [], None, []
for line in lines[3:-1]:
    name, value = line.split(":", 1)
    if name == "BEGIN":
        inside.append(value)
        event = {} if value == "VEVENT" else event
    elif name == "END":
        assert inside.pop() == value
        if value == "VEVENT":
            events.append(event)
    elif inside[-1] == "VEVENT":
        assert name not in event
        event[name] = value
assert not inside
for event in events:
    assert list(event) == ["UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY", "DESCRIPTION", "TRANSP"], event
    assert re.fullmatch(r"[0-9a-f]{32}@dossier\.invalid", event["UID"])
    for text in event["SUMMARY"], event["DESCRIPTION"]:
        assert not re.search(r"(?<!\\)[;,]", re.sub(r"\\\\", "", text)) and not re.search(r"\\[^\\;,n]", text.replace("\\\\", "")), text
assert len({e["UID"] for e in events}) == len(events)
told = [(e["DTSTART;VALUE=DATE"], e["DTSTAMP"], re.sub(r"\\([\\;,])", r"\1", e["SUMMARY"])) for e in events]
assert ("20200315", "20190315T000000Z", "AWS DMS of Northwind Cloud Partners GmbH: validation is due again") in told, told
assert ("20251130", "20250314T000000Z", "AWS WAF: last day of checklist edition 2025-02") in told, told
assert any(t[0] == "20200229" and t[2].endswith(": certificate Größe; Ärger, \\ und so weiter und immer so weiter: Übermaß öffnet Überfluss, Professional expires")
           for t in told), told
assert not any("Never ends" in t[2] for t in told) and told == sorted(told, key=lambda t: t[0])
PY
# The day moves and the event stays; of two submissions the later day counts.
uid() { grep -B1 -A3 '^DTSTAMP' "$1" | tr -d '\r' | awk '/^UID/ { u = $0 } /^DTSTART/ { d = $0 } /^SUMMARY:AWS DMS/ { print u, d }'; }
cp -r northwind-dms later; sed -i '0,/date="2019-03-15"/s//date="2019-06-30"/' later/manifest.xml
wants 0 northwind-dms; uid out >a; wants 0 later; uid out >b
[ "$(cut -d' ' -f1 a)" = "$(cut -d' ' -f1 b)" ] && ! cmp -s a b || complain 'the UID'
wants 0 later northwind-dms; uid out >c; cmp -s b c || complain 'the later day'

wants 2 nowhere; grep -q 'there is no folder `nowhere`' err || complain nowhere
wants 2; wants 2 -o '' waf; wants 2 -o waf/ waf
mkdir empty; wants 1 empty; [ -s err ] && [ ! -s out ] || complain 'no manifest'
wants 1 waf empty; [ ! -s out ] || complain 'half a calendar'
wants 3 -o waf/manifest.xml/x.ics waf
wants 0 -o none.ics contoso-migration; [ ! -e none.ics ] && grep -q 'nothing in these submissions ends' err || complain 'without days'
[ $failures = 0 ]
