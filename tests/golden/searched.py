"""For searched.sh: `FOLDER OUTPUT` holds proof.json against the files, and looks for what goes out that must not."""
import email, email.policy, hashlib, html.parser, json, pathlib, re, subprocess, sys

# What public.py plants.
TERMS = ["Zebra Falcon", "qx-vault-77.internal.example", "Łódź Ledger", "Müßiggang KG"]
ACCOUNTS = ["123456789012", "234567890123"]
PRIVATE = ["jonas.adeyemi@northwind.example", "Jonas Adeyemi", "Katrin Brandt"]
HIDDEN_CUSTOMER = ["Fabrikam Insurance AG", "Fabrikam Insurance", "Fabrikam"]

folder, output = map(pathlib.Path, sys.argv[1:])
text = (output / "public/proof.json").read_text(encoding="utf-8")
proof = json.loads(text)
assert proof["result"] == "nothing found" and re.fullmatch("[0-9a-f]{64}", proof["salt"])

# Each file that is there was searched, as it is.
listed = {f["path"]: f for d in proof["drafts"] for f in d["files"]}
assert sorted(listed) == sorted(p.name for p in (output / "public").iterdir() if p.name != "proof.json")
for name, file in listed.items():
    data = (output / "public" / name).read_bytes()
    assert (hashlib.sha256(data).hexdigest(), len(data), 0) == (file["sha256"], file["bytes"], file["found"]), name

# Digests are made of salt, manifest and secret; what was planted was replaced, in both drafts; nothing can be read.
key = hashlib.sha256((folder / "manifest.xml").read_bytes()).hexdigest()
for draft in proof["drafts"]:
    found = {s["digest"]: s for s in draft["searched-for"]}
    for secret in TERMS + PRIVATE + HIDDEN_CUSTOMER:
        entry = found[hashlib.sha256(f"{proof['salt']}\n{key}\n{secret}\n".encode()).hexdigest()]
        assert entry["in-draft"] > 0 or secret in ("Łódź Ledger", "Fabrikam") or "@" in secret, (secret, entry)
    assert list(found) == sorted(found)
for secret in TERMS + ACCOUNTS + PRIVATE + HIDDEN_CUSTOMER:
    assert secret.lower() not in text.lower(), secret
assert '"submission"' not in text and "fabrikam" not in text

# Pictures: what was taken out of each.
pictures = [p for d in proof["drafts"] for p in d["pictures"]]
assert {p["path"] for p in pictures} == {n for n in listed if n.endswith((".png", ".jpg"))}

# The page of changes: both texts, every change marked once on each side, and a page that says what it is.
changes = (output / "confidential/changes.html").read_text(encoding="utf-8")
assert re.search(r"<main>\n<p class=\"secret\"><strong>Confidential: not for publication", changes) and 'content="noindex' in changes
assert changes.count("<del>") == changes.count("<ins>") == changes.count("[taken out: ") > 50
for secret in TERMS:
    assert secret in changes


class Sides(html.parser.HTMLParser):
    """Texts of the cells, without the words that are there for screen readers."""
    def __init__(self):
        super().__init__()
        self.cells, self.skip = [], 0

    def handle_starttag(self, tag, attributes):
        if tag == "td":
            self.cells.append("")
        elif tag == "span":
            self.skip += 1

    def handle_endtag(self, tag):
        self.skip -= tag == "span"

    def handle_data(self, data):
        if self.cells and not self.skip:
            self.cells[-1] += data


sides = Sides()
sides.feed(changes)
source = " ".join("".join(c.split()) for c in sides.cells[::2])
draft = " ".join("".join(c.split()) for c in sides.cells[1::2])
assert "ZebraFalcon" in source and "ZebraFalcon" not in draft and "zebrafalcon" not in draft.lower()

# It goes nowhere.
message = email.message_from_bytes((output / "submission.eml").read_bytes(), policy=email.policy.default)
assert not [p.get_filename() for p in message.iter_attachments() if "changes" in p.get_filename() or "proof" in p.get_filename()]
for pdf in output.glob("*.pdf"):
    assert b"changes.html" not in subprocess.run(["pdfdetach", "-list", pdf], capture_output=True, check=False).stdout
