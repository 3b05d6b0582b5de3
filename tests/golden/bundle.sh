# The submission item by item: each folder of a bundle keeps the limits of reviewers' tools, in all samples and in a submission of 60 items
# that point to too much; and a submission too large for one message goes out in volumes.
set -e
program=$1 source=$2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
fail() { echo "$*"; exit 1; }

# Who gets one: portals' checklists, who asks for it, no draft.
"$program" build --bundle "$source/input/contoso-migration" "$source/input/northwind-dms" "$source"/tests/samples/*/ >/dev/null 2>&1
python3 "$source/tests/golden/bundle.py" output/*
mv output first
"$program" build -j1 "$source/input/northwind-dms" >/dev/null 2>&1
[ ! -e output/northwind-dms/bundle ] || fail "a bundle that nobody asked for"
"$program" build --bundle --draft "$source/input/northwind-dms" >/dev/null 2>&1
[ ! -e output/northwind-dms/bundle ] || fail "a bundle of a draft"
"$program" build -j1 "$source/tests/samples/waf" >/dev/null 2>&1
diff -r first/waf output/waf || fail "other bytes the second time"
pdftotext -f 1 -l 1 first/northwind-dms/bundle/requirements-1.0-m1/contoso/contoso-task-settings.json.pdf - | grep -q FullLoadSettings || fail "the page that is pointed to"
! grep -aq /GoToR first/northwind-dms/bundle/supporting_docs/*.pdf || fail "a link into a file that is not there"

# Sixty items. Ten pages of evidence each; then too many pages, bytes and files, and formats that are not taken.
mkdir -p sub/evidence sub/case-studies sub/templates/checklists
python3 - <<'PY'
import pathlib, random, struct, subprocess, zlib
noise = random.Random(60)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(path, width, height):
    rows = b"".join(b"\0" + noise.randbytes(3 * width) for _ in range(height))
    pathlib.Path(path).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
                                   chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b""))


def pdf(path, pages, words):
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(pages))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {pages}/Kids[{kids}]/MediaBox[0 0 300 200]>>",
               "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    for i in range(pages):
        text = f"BT /F 12 Tf 20 100 Td ({words}, page {i + 1}) Tj ET"
        objects += [f"<</Type/Page/Parent 2 0 R/Contents {5 + 2 * i} 0 R/Resources<</Font<</F 3 0 R>>>>>>",
                    f"<</Length {len(text)}>>stream\n{text}\nendstream"]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    pathlib.Path(path).write_text(out + f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n")


def sentence():
    a, b, c, d, e, f = ("".join(noise.choice("abdeilmnorstu") for _ in range(7)) for _ in range(6))
    return f"The {a} of the {b} was {c} with the {d} and we {e} its {f}"


items, documents, answers = [], [], []
for n in range(1, 61):
    items.append(f'<item number="{n}" title="Item {n}"><text>Say it.</text><rule scope="each"><attest/></rule></item>')
    answers.append(f'<answer item="p/{n}" met="yes" by="lind">{sentence()}.</answer>')


def document(name, numbers, case="one"):
    supports = "".join(f'<supports item="p/{n}" case="{case}"/>' for n in numbers)
    documents.append(f'<document id="E{len(documents) + 1}" file="evidence/{name}" title="Of {name}" kind="report" date="2025-01-01" confidential="no">{supports}</document>')


for k in range(6):  # 5 and 6 at each item: joined; four of 20 pages fit, the fifth and sixth do not
    pdf(f"sub/evidence/long{k}.pdf", 20, f"Long document {k} of the plan")
    document(f"long{k}.pdf", range(1, 21))
pdf("sub/evidence/whole.pdf", 96, "The whole of the plan")
document("whole.pdf", [21])
for k in range(3):  # 2.4 MB each: one fits
    png(f"sub/evidence/picture{k}.png", 1000, 800)
    document(f"picture{k}.png", range(22, 31), "two")
for k in range(9):
    pathlib.Path(f"sub/evidence/note{k}.log").write_text(f"note {k} of the plan, which all of us have read\n" * (k + 1))
    document(f"note{k}.log", range(31, 51))
pathlib.Path("sub/evidence/mark.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><rect width="80" height="80"/></svg>')
document("mark.svg", [51])
pathlib.Path("sub/evidence/sub").mkdir()
pathlib.Path("sub/evidence/sub/note0.log").write_text("another note, of the same name, of the plan\n")
document("sub/note0.log", [52])
pathlib.Path("sub/templates/checklists/sixty.xml").write_text(
    '<checklist xmlns="urn:dossier:checklist:1" id="sixty" edition="1"><title>Sixty</title><delivery channel="portal"/><part id="p" title="Part">'
    '<group number="1" title="All">' + "".join(items) + "</group></part></checklist>")
pathlib.Path("sub/manifest.xml").write_text(
    '<submission xmlns="urn:dossier:submission:1" checklist="sixty" edition="1" date="2025-03-14" language="en">'
    '<partner name="Proseware Oy" tier="Validated" home-page="https://proseware.example/"/>'
    '<people><person id="lind" name="Ada Lind" role="Lead" email="ada@proseware.example" contact="yes"/></people>'
    '<case-studies><case-study id="one" file="case-studies/one.md" named="yes"/><case-study id="two" file="case-studies/two.md" named="yes"/></case-studies>'
    '<consents><consent case="one" by="The customer" on="2018-01-02" for="name quote figures picture"/><consent case="two" by="The customer" on="2018-01-02" for="name quote figures picture"/></consents>'
    "<evidence>\n" + "\n".join(documents) + "\n</evidence>\n<answers>\n" + "\n".join(answers) + "\n</answers></submission>")
for case in "one", "two":
    pathlib.Path(f"sub/case-studies/{case}.md").write_text(f"---\ntitle: Story {case}\n---\n\n# Story {case}\n\nA story of {case} and of the plan that all have read.\n")
PY
"$program" build sub >said 2>&1 || { head -20 said; fail "the stress submission"; }
python3 "$source/tests/golden/bundle.py" output/sub
cat >expected <<'TXT'
     20 for one: with evidence/long4.pdf, 20 pages, its evidence would have more than 95 pages
     20 for one: with evidence/long5.pdf, 20 pages, its evidence would have more than 95 pages
      1 for one: with evidence/whole.pdf, 96 pages, its evidence would have more than 95 pages
      9 for two: with evidence/picture1.png, 2.3 MB, its evidence would have more than 4.5 MB
      9 for two: with evidence/picture2.png, 2.3 MB, its evidence would have more than 4.5 MB
TXT
sed -n 's/.*warning: p.[0-9]* \(for .*\); the bundle leaves it out there \[bundle]$/\1/p' said | LC_ALL=C sort | uniq -c >got
diff expected got || fail "what is told of the limits"
grep -q '0 errors, 59 warnings' said || fail "other warnings"

# Volumes: two documents of 15 MB, of which no message takes both.
cp -r "$source/input/northwind-dms" big; chmod -R u+w big
python3 - <<'PY'
import pathlib, random, struct, zlib
for seed, customer in enumerate(("contoso", "fabrikam")):
    noise = random.Random(seed)
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + noise.randbytes(7500) for _ in range(2000))
    pathlib.Path(f"big/evidence/{customer}-cdc-latency.png").write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 2500, 2000, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b""))
PY
"$program" build big >said 2>&1 || { head -20 said; fail "the large submission"; }
grep -q 'one message would have 40 MB, more than 20 MB, so there are 3, with a volume each; the largest documents are E25 (14.3 MB) and E12 (14.3 MB) \[mail-volumes]' said || { cat said; fail "the note"; }
python3 - <<'PY'
import email, pathlib, re, subprocess
from email import policy
names = ["submission.eml", "submission-2.eml", "submission-3.eml"]
mails = [email.message_from_bytes(pathlib.Path("output/big", name).read_bytes(), policy=policy.default) for name in names]
assert sorted(p.name for p in pathlib.Path("output/big").glob("*.eml")) == sorted(names)
subject = mails[0]["subject"]
held = []
for n, mail in enumerate(mails, 1):
    assert pathlib.Path("output/big", names[n - 1]).stat().st_size <= 20 << 20
    assert mail["subject"] == subject + (f" ({n} of 3)" if n > 1 else ""), mail["subject"]
    volume, receipt = mail.iter_attachments()
    assert volume.get_filename() == f"Northwind Cloud Partners GmbH - Self-Assessment {n} of 3.pdf", volume.get_filename()
    assert receipt.get_filename() == "receipt.json"
    pathlib.Path(f"{n}.pdf").write_bytes(volume.get_content())
    told = next(line for line in mail.get_body().get_content().splitlines() if line.startswith(f"{n} of 3: "))
    subprocess.run(["qpdf", "--check", f"{n}.pdf"], check=True, capture_output=True)
    held.append(set(re.findall(r"\bE\d+", told)))
    raw = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", f"{n}.pdf", "-"], capture_output=True).stdout
    assert b"/GoToR" not in raw and raw.count(b"/XYZ") > 0, n
    labels = {label.decode() for label in re.findall(rb"/P \((E\d+)-\)", raw)}
    assert labels == held[-1], (n, labels ^ held[-1])
assert held[1:] == [{"E12"}, {"E25"}] or held[1:] == [{"E25"}, {"E12"}], held
assert len(set.union(*held)) == sum(map(len, held)) == 27, held
words = subprocess.run(["pdftotext", "1.pdf", "-"], capture_output=True).stdout.decode()
assert "E12" in words and "latency during replication" in words, "a pointer keeps its words"
PY
for name in output/big output/big/*.eml; do "$program" verify "$name" >/dev/null || fail "verify $name"; done
