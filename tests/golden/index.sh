# The evidence index by item: each condition once, with its documents or among those without; what supports an item as a whole stands
# with each of its conditions; and a reason that all case studies share is told once.
set -e
program=$1 source=$2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
cat >index.py <<'PY'
import re, sys, xml.etree.ElementTree as tree
manifest, document = sys.argv[1:]
lines = open(document).read().split("\n")
rows, text = [], None
start = next(k for k, line in enumerate(lines) if line.strip() == 'text "By item"')
for line in lines[start + 1:]:
    kind = line.split()[0] if line.strip() else ""
    if kind == "heading":
        break
    if kind == "row":
        rows.append([])
    elif kind == "cell":
        rows[-1].append("")
    elif kind == "text" and rows:
        rows[-1][-1] += re.search(r'text "(.*)"', line).group(1)
    elif kind == "link" and rows:
        rows[-1][-1] += "<" + re.search(r"target=\"?(\S+?)\"?$", line).group(1) + ">"
rows = rows[1:]
space = "{urn:dossier:submission:1}"
supports = {}
for one in tree.parse(manifest).iter(space + "document"):
    for support in one.iter(space + "supports"):
        supports.setdefault("#item-" + support.get("item").replace("/", "-"), set()).add(one.get("id"))
seen, bare = [], []
for row in rows:
    ids = re.findall(r"<(#item-[^>]*)>", row[0])
    if len(row) == 3:
        seen += ids
        key = ids[0]
        wanted = supports.get(key, set()) | supports.get(key.rsplit("-", 1)[0], set())
        told = re.findall(r"<#evidence-(\w+)>", row[2])
        assert told and set(told) == wanted and len(told) == len(wanted), (key, told, wanted)
    else:
        bare += ids
for key in bare:
    assert key not in supports and key.rsplit("-", 1)[0] not in supports, f"{key} has evidence"
assert len(set(seen + bare)) == len(seen + bare) >= 27, (len(seen), len(bare))
print(len(seen), "with evidence,", len(bare), "without")
PY
for name in northwind-dms contoso-migration; do
    "$program" dump --phase=document "$source/input/$name" >"$name.txt" 2>/dev/null
    python3 index.py "$source/input/$name/manifest.xml" "$name.txt"
done
[ "$(grep -c 'text ".*a count of applications and one of servers' contoso-migration.txt)" = 1 ] || { echo "a shared reason is repeated"; exit 1; }
grep -q 'text "Lucerne, Adventure: 3, 1"' contoso-migration.txt || { echo "case studies with one reason are not joined"; exit 1; }
