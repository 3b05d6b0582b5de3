# public/proof.json: what it says of the drafts is true, holds no secret, and is held against the files by `dossier verify`; what was
# reworded is shown beside, in a folder of its own that goes nowhere.
set -e
program=$1; source=$2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
cp -r "$source/input/northwind-dms" secret
python3 "$source/tests/golden/public.py" plant secret
"$program" build secret >log 2>&1 || { cat log; exit 1; }
python3 "$source/tests/golden/searched.py" secret output/secret

# wants STATUS TEXT WORD: of verify
wants() {
    status=0; "$program" verify --format=short "$3" >out 2>&1 || status=$?
    [ $status = "$1" ] && grep -qF -e "$2" out || { echo "verify $3: $status, without: $2"; cat out; exit 1; }
}
wants 0 'files proven' output/secret
cp -r output/secret/public alone
wants 0 "alone/proof.json: $(ls alone | grep -vc proof) of $(ls alone | grep -vc proof) files proven" alone/proof.json
echo >>alone/contoso.md; wants 1 'alone/contoso.md: error: differs from what was searched' alone/proof.json
rm alone/contoso.md; wants 1 'alone/contoso.md: error: proof.json says that this file was searched, and it is not there' alone/proof.json
echo >alone/more.html; wants 1 'alone/more.html: error: proof.json does not say that this file was searched' alone/proof.json
sed -i 's/"pixels-read": false/"pixels-read": true/; s/"found": 0/"found": 1/' alone/proof.json
wants 1 'alone/proof.json: error: the proof of the public drafts is not as it was written' alone/proof.json

# A draft and the receipt made anew by somebody: the proof still tells.
python3 - output/secret <<'PY'
import hashlib, json, pathlib, sys
folder = pathlib.Path(sys.argv[1])
draft = folder / "public/contoso.html"
draft.write_bytes(draft.read_bytes().replace(b"</main>", b"<p>Fabrikam</p></main>"))
receipt = folder / "receipt.json"
text = json.loads(receipt.read_text())
for output in text["outputs"]:
    if output["path"] == "public/contoso.html":
        output["sha256"], output["bytes"] = hashlib.sha256(draft.read_bytes()).hexdigest(), draft.stat().st_size
text["receipt-sha256"] = "0" * 64
bytes = (json.dumps(text, indent=2, ensure_ascii=False) + "\n").encode()
receipt.write_bytes(bytes.replace(b"0" * 64, hashlib.sha256(bytes).hexdigest().encode()))
PY
wants 1 'public/contoso.html: error: differs from what was searched' output/secret
