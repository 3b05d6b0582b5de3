"""bundle.py FOLDER [FOLDER...]: what stands below FOLDER/bundle keeps the limits of reviewers' tools, item by item and case
study by case study, and its tables agree with its files. Prints what there is."""
import csv, hashlib, json, pathlib, subprocess, sys

ACCEPTED = {".pdf", ".png", ".jpg", ".jpeg", ".txt", ".csv", ".doc", ".docx", ".xlsx"}
FILES, PAGES, BYTES = 5, 95, 4718592
known = {}


def page_count(data):
    if not data.startswith(b"%PDF"):
        return 0
    key = hashlib.sha256(data).digest()
    if key not in known:
        said = subprocess.run(["pdfinfo", "-"], input=data, capture_output=True)
        assert said.returncode == 0, said.stderr
        known[key] = int(next(line.split()[1] for line in said.stdout.decode().splitlines() if line.startswith("Pages:")))
    return known[key]


def look_at(folder):
    bundle = folder / "bundle"
    controls = json.loads((bundle / "evidence_map.json").read_bytes())["controls"]
    raw = (bundle / "partner_responses.csv").read_bytes()
    assert raw.startswith(b"controlId,partner_response\r\n") and raw.count(b"\n") >= raw.count(b"\r\n"), "RFC 4180"
    rows = list(csv.DictReader(raw.decode().splitlines(keepends=True)))
    responses = {row["controlId"]: row["partner_response"] for row in rows}
    assert len(responses) == len(rows), "a control twice"
    assert list(responses) == list(dict.fromkeys(c["controlId"] for c in controls)), "controls of the two tables"
    there = {str(p.relative_to(bundle)): p.read_bytes() for p in bundle.rglob("*") if p.is_file()}
    told = {"evidence_map.json", "partner_responses.csv"}
    assert {name.split("/")[0] for name in there} - told == {"supporting_docs"} | {c["controlId"] for c in controls}
    documents = {name for name in there if name.startswith("supporting_docs/")}
    used = set()
    for control in controls:
        own = {name: data for name, data in there.items() if name.rsplit("/", 1)[0] == control["folder"]}
        where = f"{folder}: {control['folder']}"
        pages = {name: page_count(data) for name, data in own.items()}
        size = sum(map(len, own.values()))
        assert 1 <= len(own) <= FILES, f"{where} has {len(own)} files"
        assert sum(pages.values()) <= PAGES, f"{where} has {sum(pages.values())} pages"
        assert size <= BYTES, f"{where} has {size} bytes"
        assert (control["files"], control["pages"], control["bytes"]) == (len(own), sum(pages.values()), size), where
        assert all(pathlib.PurePath(name).suffix.lower() in ACCEPTED for name in own), where
        answer = there[control["folder"] + "/answer.txt"].decode()
        assert answer.strip() in responses[control["controlId"]], f"{where}: the answer"
        pointed = {control["folder"] + "/answer.txt"}
        for pointer in control["evidence"]:
            if pointer["document"]:
                assert pointer["document"] in documents
                used.add(pointer["document"])
            if pointer["file"]:
                assert pointer["file"] in own, (where, pointer)
                assert pointer["file"].endswith(".pdf") == bool(pointer["page"]), (where, pointer)
                assert not pointer["page"] or pointer["page"] <= pages[pointer["file"]], (where, pointer)
                pointed.add(pointer["file"])
        assert pointed == set(own), f"{where}: {set(own) ^ pointed}"
        told |= set(own)
    assert used == documents, f"{folder}: {used ^ documents}"
    assert told | documents == set(there), f"{folder}: files of no entry"
    listed = {file["path"]: file for file in json.loads((folder / "receipt.json").read_bytes())["outputs"]}
    for name, data in there.items():
        file = listed["bundle/" + name]
        assert (file["sha256"], file["bytes"], file["pages"] or 0) == (hashlib.sha256(data).hexdigest(), len(data), page_count(data)), file
    print(f"{folder.name}: {len(controls)} entries, {len(documents)} documents")


for name in sys.argv[1:]:
    look_at(pathlib.Path(name))
