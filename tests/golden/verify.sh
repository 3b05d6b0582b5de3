# `dossier verify`: a single byte that was changed anywhere is named with its file; what else may become of files and mails.
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
program=$1; failures=0
complain() { echo "FAILED: $*"; cat out err; failures=$((failures + 1)); }
# wants STATUS TEXT WORDS...: what it prints holds the text
wants() {
    expected=$1; text=$2; shift 2; "$program" verify "$@" >out 2>err
    [ $? = "$expected" ] && cat out err | grep -qF -e "$text" || complain "verify $* does not exit with $expected and say: $text"
}
python3 "$2/tests/golden/verify.py" "$program" "$2" || failures=1 # leaves sub, output/sub and alone/

# count KEY FILE: how many a receipt lists
count() { python3 -c 'import json, sys; print(len(json.load(open(sys.argv[2]))[sys.argv[1]]))' "$@"; }
all=$(count outputs output/sub/receipt.json)
wants 0 "$all of $all files proven; not looked at: the " output/sub
wants 0 "$all of $all files proven, and $(count inputs output/sub/receipt.json) of the $(count inputs output/sub/receipt.json)" sub
python3 - <<'PY'
import email, email.policy, pathlib
message = email.message_from_bytes(pathlib.Path("alone/submission.eml").read_bytes(), policy=email.policy.default)
pathlib.Path("attached.json").write_bytes([p for p in message.iter_attachments() if p.get_filename() == "receipt.json"][0].get_payload(decode=True))
PY
sent=$(count outputs attached.json)
wants 0 "$sent of $sent files proven" alone/submission.eml
wants 0 "$sent of $sent files proven, and $(count inputs attached.json) of the $(count inputs attached.json)" --inputs=sub output/sub/submission.eml
wants 1 'alone/report.json: error: the receipt lists this file, and it is not there' alone/receipt.json
wants 2 'there is no receipt.json in' sub/evidence
wants 2 'there is no file or folder' nowhere
wants 2 'there is no folder `nowhere`' --inputs=nowhere output/sub

# A file that nobody listed; one that is gone; a draft beside.
touch output/sub/old.pdf; wants 0 'old.pdf: note: no receipt lists this file' output/sub; rm output/sub/old.pdf
"$program" build --draft sub >/dev/null 2>&1
both=$((all + $(count outputs output/sub/draft/receipt-draft.json))); wants 0 "$both of $both files proven" output/sub
mv output/sub/answers.csv .; wants 1 'answers.csv: error: the receipt lists this file, and it is not there' output/sub; mv answers.csv output/sub/
mkfifo pipe; mv output/sub/answers.csv .; mv pipe output/sub/answers.csv
wants 1 'answers.csv: error: the receipt lists this file, and it cannot be read' output/sub; mv answers.csv output/sub/

# What a mail program does to a message on its way; attachments saved into a folder; other mails.
python3 - "$2" <<'PY'
import email, email.policy, hashlib, json, pathlib, re, sys
data = pathlib.Path("alone/submission.eml").read_bytes()
message = email.message_from_bytes(data, policy=email.policy.default)
for folder in "saved", "mails":
    pathlib.Path(folder).mkdir()
for part in message.iter_attachments():
    pathlib.Path("saved", part.get_filename()).write_bytes(part.get_payload(decode=True))
pathlib.Path("mails/received.eml").write_bytes(b"Received: from a by b; Fri, 15 Mar 2019 12:00:00 +0000\r\n" + data.replace(b"Dear", b"DEAR"))
sent = email.message_from_bytes(data, policy=email.policy.SMTP)
for header in "X-Unsent", "X-SHA256", "Message-ID":
    del sent[header]
sent["Message-ID"] = "<1@mail.example>"
sent.set_boundary("other")
pathlib.Path("mails/sent.eml").write_bytes(sent.as_bytes())


def without(name, said):
    parts = [p for p in sent.get_payload() if p.get_filename() != name]
    other = email.message_from_bytes(sent.as_bytes(), policy=email.policy.SMTP)
    other.set_payload(parts)
    pathlib.Path("mails", said).write_bytes(other.as_bytes())


without("receipt.json", "bare.eml")
without(next(n for n in (p.get_filename() for p in message.iter_attachments()) if n.endswith(".pdf")), "less.eml")
pathlib.Path("mails/none.eml").write_bytes(b"\0\1\2" * 9)

# Receipts that agree with their own digest, and are none.
def seal(receipt):
    text = json.dumps(receipt, indent=2) + "\n"
    own = receipt["receipt-sha256"]
    text = text.replace(own, "0" * 64)
    return text.replace('"receipt-sha256": "' + "0" * 64, '"receipt-sha256": "' + hashlib.sha256(text.encode()).hexdigest())


receipt = json.loads(pathlib.Path("alone/receipt.json").read_bytes())
for name, change in {
    "version": lambda r: r.update(version=99), "list": lambda r: r.update(outputs={"a": 1}), "nothing": lambda r: [r.pop(k) for k in list(r)[:-1]],
    "number": lambda r: r["outputs"][0].update(bytes="7"), "up": lambda r: r["outputs"][0].update(path="../alone/receipt.json"),
    "root": lambda r: r["inputs"][0].update(of="/"), "word": lambda r: r["results"][0].update(outcome="yes"), "deep": lambda r: r.update(x=deep()),
}.items():
    def deep():
        inner = []
        for _ in range(900):
            inner = [inner]
        return inner
    other = json.loads(json.dumps(receipt))
    change(other)
    pathlib.Path("mails", name + ".json").write_text(seal(other))
pathlib.Path("mails/deep.json").write_text(pathlib.Path("mails/deep.json").read_text().replace("[", "[" * 5))
PY
wants 0 "$sent of $sent files proven" saved
wants 0 'note: a mail program wrote this message anew' mails/received.eml
wants 0 "$sent of $sent files proven" mails/sent.eml
wants 1 'mails/less.eml: error: the receipt lists "Northwind Cloud Partners GmbH - ' mails/less.eml
wants 1 'mails/bare.eml: error: no receipt is attached' mails/bare.eml
cp saved/receipt.json mails/; wants 0 "$sent of $sent files proven" mails/bare.eml
wants 1 'mails/none.eml: error: ' mails/none.eml
wants 1 'this is no receipt of version 1' mails/version.json
for name in list nothing number root word; do wants 1 "this is no receipt of version 1" mails/$name.json; done
wants 1 '[path-outside]' mails/up.json
wants 1 '[not-proven]' mails/deep.json
head -c 100 saved/receipt.json >mails/cut.json; wants 1 'not as it was written' mails/cut.json
[ $failures = 0 ]
