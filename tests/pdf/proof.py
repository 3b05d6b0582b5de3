# The proof is in the mail: takes the attachment out of submission.eml, follows the link of every pointer to evidence, and looks for the
# cited words on the page where it lands. Nothing but the mail and the submission's own evidence files is read.
#   proof.py SUBMISSION MAIL_OR_PDF LEAST     LEAST: pointers that must be there
import csv, email, email.policy, json, pathlib, re, subprocess, sys, tempfile
import xml.etree.ElementTree as tree

submission, source, least = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
NS = "{urn:dossier:submission:1}"
work = pathlib.Path(tempfile.mkdtemp())
pdf = work / "submission.pdf"
if source.suffix == ".eml":
    parts = [p for p in email.message_from_bytes(source.read_bytes(), policy=email.policy.default).iter_attachments()
             if p.get_content_type() == "application/pdf"]
    assert len(parts) == 1, f"{len(parts)} PDFs in the mail"
    pdf.write_bytes(parts[0].get_payload(decode=True))
else:
    pdf.write_bytes(source.read_bytes())

done = subprocess.run(["qpdf", "--json=2", "--json-stream-data=none", str(pdf)], capture_output=True, check=True)
assert b'"/GoToR"' not in done.stdout, "a link leads to another file"
data = json.loads(done.stdout)
objects = {k.removeprefix("obj:"): v.get("value", v.get("stream", {}).get("dict")) for k, v in data["qpdf"][1].items() if k.startswith("obj:")}
pages = [p["object"] for p in data["pages"]]
number_of = {ref: i for i, ref in enumerate(pages)}


def deref(value):
    return objects[value] if isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value) else value


def words(text):
    """In print a soft hyphen or a line's end may part a word, so only letters and digits count."""
    return re.sub(r"[\W_]+", "", text, flags=re.UNICODE).lower()


def text_of(file, page):
    out = subprocess.run(["pdftotext", "-raw", "-f", str(page), "-l", str(page), str(file), "-"], capture_output=True, check=True)
    return out.stdout.decode(errors="replace")


texts = [text_of(pdf, i + 1) for i in range(len(pages))]
flat = [words(re.sub(r"[-\u00ad]\n|\u21b3", "", t)) for t in texts]
links = []  # text, page it stands on, page it leads to
for at, ref in enumerate(pages):
    for annotation in deref(objects[ref].get("/Annots", [])) or []:
        annotation = deref(annotation)
        if "/Dest" in annotation and "/Contents" in annotation:
            links.append((annotation["/Contents"].removeprefix("u:").replace("\u00a0", " "), at, number_of[annotation["/Dest"][0]]))

root = tree.parse(submission / "manifest.xml").getroot()
labels = data.get("pagelabels", [])
starts = sorted((l["index"], deref(l["label"]).get("/P", "u:").removeprefix("u:")) for l in labels)


def exhibit_pages(id):
    for i, (first, prefix) in enumerate(starts):
        if prefix == id + "-":
            return range(first, starts[i + 1][0] if i + 1 < len(starts) else len(pages))
    return range(0)


def cited(document, at):
    """Words that must stand where the pointer leads."""
    file = submission / document.get("file")
    raw = file.read_bytes()
    if raw.startswith(b"%PDF"):
        first = int(m[0]) if (m := re.search(r"\d+", at or "1")) else 1
        return [w for w in text_of(file, first).split() if len(words(w)) > 2][:40]
    if file.suffix in (".png", ".jpg", ".svg"):
        return document.get("title").split()
    lines = raw.decode(errors="replace").splitlines()
    numbers = [int(n) for n in re.findall(r"\d+", at or "")]
    if re.match(r"(columns?|Spalten?) \d", at or ""):
        return next(csv.reader(lines[:1]))[numbers[0] - 1:numbers[0]]
    if re.match(r"(rows?|Zeilen?) \d", at or "") and file.suffix == ".csv":
        return next(csv.reader(lines[min(numbers[0], len(lines) - 1):]))[:3]
    if re.match(r"(lines?|Zeilen?|l\.|ll\.)? ?\d+([-\u2013]\d+)?$", at or ""):
        return lines[numbers[0] - 1].split()[:8]
    name = re.sub(r"^(section|row|column|key|part|parts|sections|step|steps|Abschnitt) ", "", at or "")
    found = [w for w in re.split(r"[/,;]| and | to ", name) if w.strip() and words(w) in words(raw.decode(errors="replace"))]
    return found[:1] or re.split(r"[ ,;]", lines[0])[:6]


checked, failed = 0, []
for document in root.iter(NS + "document"):
    id = document.get("id")
    for support in document.iter(NS + "supports"):
        at = support.get("at") or support.get("pages")
        there = exhibit_pages(id)
        mine = [l for l in links if l[2] in there and l[0].startswith(id) and l[1] not in there]
        exact = [l for l in mine if not at or words(l[0]).endswith(words(at))]
        exact.sort(key=lambda l: bool(re.search(r"\d[-\u2013]$", l[0][:-len(at or " ")])))  # "2" is not "1-2"
        checked += 1
        if not document.get("file"):  # an address: the list of documents says it
            page = next((l[2] for l in links if l[0].startswith(id + " ")), 0)
            if not all(words(part) in flat[page] for part in document.get("url").split("/")):
                failed.append(f"{id}: page {page + 1} does not say its address")
            continue
        if not exact:
            failed.append(f"{id} {at}: no link leads to it ({len(mine)} to the document)")
            continue
        wanted = cited(document, at)
        page = exact[0][2]
        found = sum(words(w) in flat[page] for w in wanted)
        if found < max(1, 0.8 * len(wanted)):
            failed.append(f"{id} {at} -> {support.get('item')}: page {page + 1} has {found} of {len(wanted)} words {wanted[:8]}")
for line in failed:
    print(line)
print(f"{checked - len(failed)} of {checked} pointers lead to the cited words")
sys.exit(bool(failed) or checked < least)
