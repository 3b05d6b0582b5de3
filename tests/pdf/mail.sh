#!/bin/sh
# The message, read back by Python's email package: the subject decodes to the partner's name and the prescribed phrase whatever
# the name is, no value starts a header of its own, the text comes first, the PDF is attached whole, and the receipt with its digest.
# Usage: mail.sh PROGRAM SOURCE_DIR
set -eu
program=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

# build NAME PARTNER: PARTNER as it is to stand in the XML attribute; what the message must then say is the attribute's value.
build() {
    folder=$work/$1
    cp -R "$source/input/northwind-dms" "$folder"
    chmod -R u+w "$folder"
    PARTNER=$2 awk '
        /<partner[ \t]/ && !done { inside = 1 }
        inside && match($0, /(^|[ \t])name="[^"]*"/) {
            start = index(substr($0, RSTART), "\"") + RSTART
            rest = substr($0, start); sub(/^[^"]*"/, "", rest)
            $0 = substr($0, 1, start - 1) ENVIRON["PARTNER"] "\"" rest
            inside = 0; done = 1
        }
        { print }' "$source/input/northwind-dms/manifest.xml" >"$folder/manifest.xml"
    if ! "$program" build "$folder" -o "$work/out" >"$work/log" 2>&1; then
        echo "$1: build failed:" >&2
        cat "$work/log" >&2
        exit 1
    fi
    python3 - "$folder/manifest.xml" "$work/out/$1/submission.eml" <<'PYTHON'
import email, email.header, email.policy, hashlib, json, re, sys
import xml.etree.ElementTree as tree

manifest, path = sys.argv[1:]
partner = tree.parse(manifest).getroot().find("{urn:dossier:submission:1}partner").get("name")
blank = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
wanted = blank.sub(" ", partner) + ", Service Delivery Partner Completed Self-Assessment."
data = open(path, "rb").read()

def must(condition, what):
    if not condition:
        sys.exit("%s: %s\n%s" % (path, what, data[:1500].decode("ascii", "replace")))

must(data.count(b"\n") == data.count(b"\r\n"), "a line does not end in CRLF")
must(all(len(line) <= 78 for line in data.split(b"\r\n")), "a line is longer than 78")
must(data.isascii(), "not ASCII")
for policy in (email.policy.default, email.policy.compat32):
    message = email.message_from_bytes(data, policy=policy)
    must(not message.defects, message.defects)
    subject = message["Subject"]
    if policy is email.policy.compat32:
        subject = str(email.header.make_header(email.header.decode_header(re.sub("\r?\n(?=[ \t])", "", subject))))
    must(subject == wanted, "subject %r, not %r" % (subject, wanted))
    must("Bcc" not in message, "a Bcc header")
    must(message["X-Unsent"] == "1", "no X-Unsent")
    must(message["MIME-Version"] == "1.0", "no MIME-Version")
    must(message["Message-ID"].strip().endswith("@dossier.invalid>"), "Message-ID")
    must(re.search(r"12:00:00 \+0000$", message["Date"]), "date")
    must(message.get_content_type() == "multipart/mixed", "not multipart/mixed")
    parts = message.get_payload()
    must(len(parts) == 3, "%d parts" % len(parts))
    must(parts[0].get_content_type() == "text/plain", "text is not first")
    must(parts[0].get_content_charset() == "utf-8", "text is not UTF-8")
    must(parts[0].get_payload(decode=True).decode("utf-8").strip(), "no text")
    for part in parts[1:2]:
        must(not part.defects, part.defects)
        must(part.get_content_type() == "application/pdf", "not a PDF")
        must(part.get_content_disposition() == "attachment", "not attached")
        name = part.get_filename()
        must(name.endswith(".pdf") and not blank.search(name), "file name %r" % name)
        body = part.get_payload(decode=True)
        must(body.startswith(b"%PDF-") and body.rstrip().endswith(b"%%EOF"), "not a whole PDF")
    must(parts[2].get_content_type() == "application/json" and parts[2].get_filename() == "receipt.json", "no receipt")
    listed = json.loads(parts[2].get_payload(decode=True))["outputs"]
    must([(o["path"], o["sha256"]) for o in listed] ==
         [(p.get_filename(), hashlib.sha256(p.get_payload(decode=True)).hexdigest()) for p in parts[1:2]], "the receipt lists others")
seal = re.search(rb"\nX-SHA256: ([0-9a-f]{64})\r", data)
must(seal and hashlib.sha256(data.replace(seal[1], b"0" * 64)).hexdigest().encode() == seal[1], "its own digest is wrong")
PYTHON
    echo "ok $1"
}

long=Very
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    long="$long long company name $i"
done
unbroken=abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz

build plain 'Northwind Cloud Partners GmbH'
build unicode 'Nördliche Wolken &amp; Söhne – Łódź'
build quotes 'The &quot;Cloud&quot; O&apos;Neill, Inc. &lt;x@y.example&gt;'
build commas 'Smith, Jones, and Partners, Ltd.'
build injection 'Northwind&#10;Bcc: x@y.example'
build injection-crlf 'Northwind&#13;&#10;Bcc: x@y.example&#13;&#10;&#13;&#10;body'
build long "$long"
build unbroken "$unbroken"
build right-to-left 'شركة السحابة'
build emoji 'Cloud 👩‍💻 🚀'
build encoded-word '=?utf-8?q?not_encoded?='
build blanks 'Two  blanks'

# The same input gives the same message.
cp "$work/out/plain/submission.eml" "$work/first"
"$program" build "$work/plain" -o "$work/out" >/dev/null 2>&1
cmp "$work/first" "$work/out/plain/submission.eml"
