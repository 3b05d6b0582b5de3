# The receipt names every file that was read and written, with the digests that Python finds; it is the same from anywhere.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
cp -r "$2/input/northwind-dms" sub; chmod -R u+w sub
mkdir -p sub/templates/documents sub/fonts
cp "$2/templates/documents/public.md" sub/templates/documents/; echo >>sub/templates/documents/public.md
share=$(dirname "$1")/../share/dossier
cp "$share/fonts/Inter-Regular.otf" sub/fonts/
"$1" build sub >/dev/null 2>said || { cat said; exit 1; }
"$1" build --draft sub >/dev/null 2>&1
python3 - "$share" <<'PY'
import hashlib, json, pathlib, sys
share = pathlib.Path(sys.argv[1])
digest = lambda data: hashlib.sha256(data).hexdigest()


def names(folder):
    return {str(p.relative_to(folder)) for p in pathlib.Path(folder).rglob("*") if p.is_file()}


for draft, mark, made in (False, "", "output/sub"), (True, "-draft", "output/sub/draft"):
    data = pathlib.Path(f"{made}/receipt{mark}.json").read_bytes()
    receipt = json.loads(data)
    own = receipt["receipt-sha256"]
    assert digest(data.replace(own.encode(), b"0" * 64)) == own, "its own digest"
    assert list(receipt) == ["version", "program", "submission", "checklist", "draft", "inputs", "outputs", "evidence", "results", "receipt-sha256"]
    assert str(pathlib.Path.cwd()).encode() not in data and str(share).encode() not in data and b"/.." not in data, "a path of the machine"
    assert receipt["draft"] == draft
    assert receipt["checklist"]["sha256"] == digest((share / "templates/checklists" / (receipt["checklist"]["id"] + ".xml")).read_bytes())
    for file in receipt["inputs"]:
        data = ({"submission": pathlib.Path("sub"), "share": share}[file["of"]] / file["path"]).read_bytes()
        assert (file["sha256"], file["bytes"]) == (digest(data), len(data)), file
    for file in receipt["outputs"]:
        data = (pathlib.Path(made) / file["path"]).read_bytes()
        assert (file["sha256"], file["bytes"]) == (digest(data), len(data)), file
        assert bool(file["pages"]) == file["path"].endswith(".pdf"), file
    read = {(f["of"], f["path"]) for f in receipt["inputs"]}
    assert [(f["of"], f["path"]) for f in receipt["inputs"]] == sorted(read, key=lambda f: (f[0] == "share", f[1].encode()))
    expected = names("sub") - ({"templates/documents/public.md"} if draft else set())  # drafts have no public ones
    assert {p for of, p in read if of == "submission"} == expected, {p for of, p in read if of == "submission"} ^ expected
    shared = {p for of, p in read if of == "share"}
    assert "templates/themes/modern.xml" in shared and "fonts/hyph_en.dic" in shared and "fonts/Inter-Italic.otf" in shared, shared
    assert "fonts/Inter-Regular.otf" not in shared and "templates/documents/public.md" not in shared
    written = {n for n in names(made) if not n.startswith("draft/")}
    assert {f["path"] for f in receipt["outputs"]} == written - {f"receipt{mark}.json"}, written
    report = json.loads(pathlib.Path(f"{made}/report{mark}.json").read_bytes())
    keys = "item", "condition", "case", "mark", "outcome", "basis"
    assert [[r[k] for k in keys] for r in receipt["results"]] == [[r[k] for k in keys] for r in report["results"]]
    assert any(r["answer"] for r in receipt["results"]) and any(r["evidence"] for r in receipt["results"])
    pages = {f["path"]: f["pages"] for f in receipt["inputs"]}
    assert pages["evidence/contoso-migration-plan.pdf"] > 1 and pages["manifest.xml"] is None
PY

# Fonts of SVG pictures and what a checklist includes are inputs as well.
cp -r "$2/input/contoso-migration" "$2/tests/samples/waf" .
"$1" build contoso-migration waf >/dev/null 2>&1
grep -q '"path": "fonts/GentiumPlus-Italic.ttf"' output/contoso-migration/receipt.json
grep -q '"path": "templates/checklists/common/service-delivery-controls.xml"' output/waf/receipt.json
