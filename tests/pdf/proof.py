# The proof is in the mail: takes the attachment out of submission.eml, follows the link of every pointer to evidence, and looks for the
# cited words on the page where it lands. Nothing but the mail and the submission's own evidence files is read. The outline leads from each
# item over the customer's answer to the same pages, and from each document back.
#   proof.py SUBMISSION MAIL_OR_PDF LEAST [FOLDER]
# LEAST: pointers that must be there. Into the folder: the attachment, and what other readers must find of it (followed.mjs, clicked.mjs).
import csv, email, email.policy, json, pathlib, re, subprocess, sys, tempfile
import xml.etree.ElementTree as tree

submission, source, least = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
NS = "{urn:dossier:submission:1}"
scratch = tempfile.TemporaryDirectory()
work = pathlib.Path(sys.argv[4] if len(sys.argv) > 4 else scratch.name)
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
            links.append((annotation["/Contents"].removeprefix("u:").replace("\u00a0", " "), at, number_of[annotation["/Dest"][0]], annotation))

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
    return found[:1] or [w for w in re.split(r"[\s,;]+", "\n".join(lines)) if len(words(w)) > 2][:6]


def walk(entries, above=()):
    for entry in entries:
        assert not (len(above) > 1 and entry["kids"] and entry["open"]), f"{entry['title']} is open"
        yield entry, above
        yield from walk(entry["kids"], (*above, entry["title"]))


outline = list(walk(data["outlines"]))


def in_outline(key, id, at, there, page):
    """Whether the outline leads from the item to that page of the exhibit, and from the exhibit to the item."""
    number, label = re.match(r"[^/]*/([^/]*)/?(.*)", key).groups()
    item = f"{number} {label}".strip() + "\u2002"
    pages = [e["destpageposfrom1"] - 1 for e, above in outline if e["title"].startswith(id + "\u00a0") and any(a.startswith(item) for a in above)
             and (not at or words(e["title"]).endswith(words(at)))]
    back = [e["destpageposfrom1"] - 1 for e, above in outline if above and above[-1].startswith(id + "\u2002") and item[:-1] in e["title"]]
    return page in pages and back and all(p < there[0] for p in back)


checked, failed, expected = 0, [], []


def expect(id, at, wanted, link):
    """For other readers: pages from 1, places in points from the upper left corner."""
    height = [float(deref(objects[pages[n]])["/MediaBox"][3]) for n in link[1:3]]
    left, bottom, right, top = link[3]["/Rect"]
    expected.append({"id": id, "at": at or "", "words": [w for w in map(words, wanted) if w], "page": link[2] + 1, "from": link[1] + 1,
                     "x": (left + right) / 2, "y": height[0] - (top + bottom) / 2, "top": height[1] - link[3]["/Dest"][3]})


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
            link = next((l for l in links if l[0].startswith(id + " ")), None)
            parts = document.get("url").split("/")
            if not link or not all(words(part) in flat[link[2]] for part in parts):
                failed.append(f"{id}: no link leads to its address")
            else:
                expect(id, "", parts, link)
            continue
        if not exact:
            failed.append(f"{id} {at}: no link leads to it ({len(mine)} to the document)")
            continue
        wanted = cited(document, at)
        page = exact[0][2]
        expect(id, at, wanted, exact[0])
        if not in_outline(support.get("item"), id, at, there, page):
            failed.append(f"{id} {at}: the outline does not lead from {support.get('item')} to page {page + 1} and back")
        found = sum(words(w) in flat[page] for w in wanted)
        if found < max(1, 0.8 * len(wanted)):
            failed.append(f"{id} {at} -> {support.get('item')}: page {page + 1} has {found} of {len(wanted)} words {wanted[:8]}")
for line in failed:
    print(line)
print(f"{checked - len(failed)} of {checked} pointers lead to the cited words")
(work / "pointers.json").write_text(json.dumps(expected))
sys.exit(bool(failed) or checked < least)
