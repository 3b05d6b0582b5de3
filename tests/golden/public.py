"""For public.sh. `plant FOLDER` puts confidential values into a copy of the sample; `search FOLDER` looks for them in all public bytes;
the others plant what the program cannot take out."""
import base64, pathlib, re, struct, sys, unicodedata, zlib

PICTURE = re.compile(r"<img|!\[|src=")
TERMS = ["Zebra Falcon", "qx-vault-77.internal.example", "Łódź Ledger", "Müßiggang KG"]
FIELDS = {"contoso": ["61 GB"], "fabrikam": ["34 GB"]}
ACCOUNTS = ["123456789012", "234567890123"]
PRIVATE = ["jonas.adeyemi@northwind.example", "katrin.brandt@northwind.example", "mikkel.soerensen@northwind.example",
           "Jonas Adeyemi", "Katrin Brandt", "Mikkel Sørensen"]
HIDDEN_CUSTOMER = ["Fabrikam Insurance AG", "Fabrikam Insurance", "Fabrikam"]

STORY = """
### Zebra Falcon and ZEBRA FALCON in a heading

Plain Zebra Falcon, lower zebra falcon, split Zebra
Falcon, bold **Zebra** Falcon, half Ze**bra Fal**con, code `Zebra Falcon`, entity Zebra&nbsp;Falcon and
&#90;ebra Falcon, struck ~~Zebra Falcon~~, dashed zebra-falcon, soft Ze\u00adbra Falcon.

Host qx-vault-77.internal.example, QX-VAULT-77.INTERNAL.EXAMPLE, <https://qx-vault-77.internal.example/a>,
[here](https://qx-vault-77.internal.example/vault?next=Zebra%20Falcon "Zebra Falcon") and [Zebra Falcon](https://a.example/zebra-falcon).

Łódź Ledger, łódź ledger, ŁÓDŹ LEDGER; Müßiggang KG.

Accounts 1234 5678 9012, 123456789012, 1234-5678-9012, 2345 6789 0123, 234567890123 and arn:aws:iam::123456789012:role/x.

Jonas Adeyemi and KATRIN BRANDT wrote to jonas.adeyemi@northwind.example, mailto:katrin.brandt@northwind.example and
Mikkel Sørensen <mikkel.soerensen@northwind.example>.

Fabrikam Insurance AG, fabrikam insurance and Fabrikam's staff; 61 GB, 61GB, 34 GB and 34&nbsp;GB a year.

![Zebra Falcon drawn for Fabrikam](diagrams/zebra-falcon.png "Zebra Falcon")

*Caption of Zebra Falcon, account 1234 5678 9012.*

| Zebra Falcon | account |
|:--|--:|
| zebra *falcon* | 1234 5678 9012 |
| Łódź Ledger[^z] | [x](https://qx-vault-77.internal.example/) |

- a list with Zebra Falcon
  - [ ] nested: Katrin Brandt

> quoted: Zebra Falcon

```zebra-falcon
host = qx-vault-77.internal.example # Zebra Falcon
```

A note.[^z] Reference [Zebra Falcon].

[Zebra Falcon]: https://a.example/ "Zebra Falcon"
[^z]: The footnote tells Zebra Falcon and 2345 6789 0123.
"""


def plant(folder):
    manifest = folder / "manifest.xml"
    text = manifest.read_text(encoding="utf-8")
    rows = "".join('    <term text="%s"/>\n' % term for term in TERMS) + '    <field name="database.yearly-growth"/>\n'
    text, count = re.subn(r"(  <confidential>\n)", lambda m: m.group(1) + rows, text)
    assert count == 1
    manifest.write_text(text.replace('    <field name="database.yearly-growth" case="fabrikam"/>\n', ""), encoding="utf-8")
    (folder / "diagrams/zebra-falcon.png").write_bytes((folder / "diagrams/contoso.png").read_bytes())
    for name in ("contoso", "fabrikam"):
        study = folder / "case-studies" / (name + ".md")
        text = study.read_text(encoding="utf-8")
        text = text.replace("diagrams/%s.png" % name, "diagrams/zebra-falcon.png", 1)
        text, count = re.subn(r'(alternative: ")', r"\1Zebra Falcon, 1234 5678 9012. ", text)
        assert count == 1
        text, count = re.subn(r'(caption: ")', r"\1Zebra Falcon. ", text)
        assert count == 1
        text = re.sub(r"(?m)^title: .*", lambda m: m.group(0) + " with Zebra Falcon", text, count=1)
        study.write_text(text.rstrip("\n") + "\n" + STORY, encoding="utf-8")


def squeeze(text):
    """Letters and digits only, folded: whatever stands between them hides nothing."""
    text = unicodedata.normalize("NFC", text).casefold()
    return "".join(c for c in text if c.isalnum())


def readings(path):
    """The bytes as text, with escapes of HTML, URLs and PDF strings undone."""
    import html, urllib.parse
    data = path.read_bytes()
    text = data.decode("utf-8", "replace")
    yield text
    yield html.unescape(text)
    yield urllib.parse.unquote(html.unescape(text))
    yield re.sub(r"<[^>]*>", "", html.unescape(text))
    if path.suffix != ".qdf":
        return
    yield data.decode("latin-1")
    for found in re.findall(rb"<([0-9A-Fa-f\s]{8,})>", data):
        digits = re.sub(rb"\s", b"", found)
        raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        yield raw.decode("utf-16-be", "replace")
        yield raw.decode("latin-1")
    for found in re.findall(rb"\((?:[^()\\]|\\.)*\)", data, re.S):
        raw = re.sub(rb"\\([0-7]{1,3})", lambda m: bytes([int(m.group(1), 8) & 255]), found[1:-1])
        raw = re.sub(rb"\\(.)", rb"\1", raw, flags=re.S)
        if raw.startswith(b"\xfe\xff"):
            yield raw[2:].decode("utf-16-be", "replace")


def search(folder):
    files = [p for p in folder.rglob("*") if p.is_file()]
    assert len(files) == 2 * 2 * 7 + 1, sorted(map(str, files))  # the picture's name tells a secret: it is not shown
    bad = 0
    for path in files:
        case = "contoso" if path.name.startswith("contoso") else "fabrikam"
        wanted = TERMS + ACCOUNTS + PRIVATE + HIDDEN_CUSTOMER + FIELDS[case]
        texts = [path.name] + list(readings(path))
        for value in wanted:
            short = len(squeeze(value)) < 6
            for text in texts:
                hit = re.search(r"(?i)\b61\s*GB\b|\b34\s*GB\b", text) if short and case and squeeze(value) in squeeze(text) else None
                if (short and hit and squeeze(hit.group(0)) == squeeze(value)) or (not short and squeeze(value) in squeeze(text)):
                    print(path.name, "holds", value); bad += 1
                    break
    told = (folder / "contoso.md").read_text(encoding="utf-8")
    for page in (folder / "contoso.html", folder / "contoso.md"):
        text = page.read_text(encoding="utf-8")
        assert not PICTURE.search(text) and "drawn for" in text, page
    assert "Contoso Retail" in told and "A European motor insurer, the insurer and the insurer's staff" in told and "in a heading" in told and "quoted:" in told
    print(len(files), "files searched,", bad, "hits")
    sys.exit(bad != 0)


def declare_term(folder, term):
    manifest = folder / "manifest.xml"
    text = manifest.read_text(encoding="utf-8")
    assert "<confidential>\n" in text
    manifest.write_text(text.replace("<confidential>\n", '<confidential>\n    <term text="%s"/>\n' % term), encoding="utf-8")


# ---- pictures ----

SECRET = b"Zebra Falcon"


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def chunks(png):
    at, found = 8, []
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at:at + 8])
        data = png[at + 8:at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length:at + 12 + length])[0] == zlib.crc32(kind + data)
        found.append((kind, data)); at += 12 + length
    return found


def leaky_png(png):
    """A secret in each place that is not drawn, and the kept chunks with more in them than they hold."""
    head, rest = png[:33], png[33:]
    planted = [(b"tEXt", b"Author\0" + SECRET), (b"zTXt", b"Comment\0\0" + zlib.compress(SECRET, 0)), (b"eXIf", b"MM\0*" + SECRET),
               (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET), (b"tIME", b"\x07\xE4\1\1\0\0\0"), (b"mxGf", SECRET), (b"sRGB", b"\0"),
               (b"sRGB", SECRET), (b"pHYs", struct.pack(">IIB", 5000, 5000, 1)), (b"pHYs", struct.pack(">IIB", 5000, 5000, 1) + SECRET),
               (b"gAMA", struct.pack(">I", 45455)), (b"fdAT", SECRET)]
    return head + b"".join(chunk(*p) for p in planted) + rest + SECRET


def segment(marker, data):
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def segments(jpeg):
    """(marker, data) up to the first scan, then all the rest as one."""
    assert jpeg[:2] == b"\xFF\xD8"
    at, found = 2, []
    while jpeg[at + 1] != 0xDA:
        assert jpeg[at] == 0xFF
        length = struct.unpack(">H", jpeg[at + 2:at + 4])[0]
        found.append((jpeg[at + 1], jpeg[at + 4:at + 2 + length])); at += 2 + length
    return found, jpeg[at:]


def exif(orientation):
    entry = struct.pack(">HHIHH", 0x112, 3, 1, orientation, 0) + struct.pack(">HHII", 0x8825, 4, 1, 38)
    return b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 2) + entry + struct.pack(">I", 0)


JFIF = b"JFIF\0\1\2\1\0\x60\0\x60"


def leaky_jpeg(jpeg, orientation):
    found, rest = segments(jpeg)
    kept = [(m, d) for m, d in found if not 0xE0 <= m <= 0xEF and m != 0xFE]
    planted = [(0xE0, JFIF + b"\2\2" + SECRET), (0xE0, b"JFXX\0\x10" + SECRET), (0xE1, exif(orientation) + SECRET),
               (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET), (0xE2, b"MPF\0" + SECRET), (0xE2, b"ICC_PROFILE\0\1\1profile"),
               (0xED, b"Photoshop 3.0\0" + SECRET), (0xEE, b"Adobe\0\x64\0\0\0\0\1" + SECRET), (0xFE, SECRET), (0xF0, SECRET), (0xC8, SECRET),
               (0xCC, SECRET), (0xE5, SECRET)]
    return b"\xFF\xD8" + b"".join(segment(*p) for p in planted + kept) + rest + SECRET


def leaky_svg(png):
    inner = base64.b64encode(leaky_png(png)).decode()
    return f"""<?xml version="1.0"?><!-- Zebra Falcon --><?maker Zebra Falcon?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:label="http://label.example/" width="300" height="160"
 content="&lt;mxfile&gt;Zebra Falcon&lt;/mxfile&gt;" data-source="Zebra Falcon" id="zebra-falcon" label:name="Zebra Falcon" aria-label="Zebra Falcon">
<style>/* Zebra Falcon */ .zebra-falcon {{ fill: #14324f }}</style>
<a xlink:href="https://zebra-falcon.example/" href="https://zebra-falcon.example/"><rect class="zebra-falcon" id="zebrafalcon" width="140" height="60"/></a>
<g opacity="0.5"><text x="10" y="100" font-size="20">A public plan</text></g>
<image x="160" width="100" height="80" xlink:href="data:image/png;base64,{inner}"/>
<!-- Zebra Falcon --></svg>
"""


PLAIN = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60"><rect width="9" height="9"/>%s</svg>'
TOLD = {  # what a drawing may show
    "text": "<text>Zebra Falcon</text>", "split": "<text>Ze<tspan>bra</tspan></text><text>Falcon</text>",
    "hidden": '<g display="none"><text>Zebra Falcon</text></g>',
}


def show(folder, pictures):
    """The pictures under the case study, each named by Markdown."""
    for name, data in pictures.items():
        (folder / "diagrams" / name).write_bytes(data)
    with open(folder / "case-studies/contoso.md", "a", encoding="utf-8") as study:
        study.write("\n" + "\n\n".join(f"![Picture {name[5]}](diagrams/{name})" for name in pictures) + "\n")
    declare_term(folder, SECRET.decode())


def plant_pictures(folder, specimen):
    png, evening = (specimen / "small.png").read_bytes(), (specimen / "evening.jpg").read_bytes()
    show(folder, {"acme-a.png": leaky_png(png), "acme-b.jpg": leaky_jpeg(evening, 1), "acme-c.jpg": leaky_jpeg(evening, 6),
                  "acme-d.svg": leaky_svg(png).encode(), "acme-e.png": leaky_png(png)[:-len(SECRET)]})
    with open(folder / "case-studies/contoso.md", "a", encoding="utf-8") as study:
        study.write("\nOnce more ![Picture a](diagrams/acme-a.png) in a line, see [](#figure-acme-b).\n")


def search_pictures(folder):
    wanted = ["contoso-1.png", "contoso-2.png", "contoso-3.jpg", "contoso-4.jpg", "contoso-5.png", "contoso-6.png"]
    assert sorted(p.name for p in folder.glob("*-*.[pjs][npv]g") if p.name.startswith("contoso")) == wanted
    for page, pattern in (("contoso.html", r'<img src="([^"]*)" alt'), ("contoso.md", r"\]\(([^ )]*\.(?:png|jpg|svg))[ )]")):
        text = (folder / page).read_text(encoding="utf-8")
        assert re.findall(pattern, text) == wanted + ["contoso-2.png"], (page, re.findall(pattern, text))
        assert "diagrams/" not in text and "#figure-3" in text
    assert re.findall(r'"(contoso-.....)"[^>]* width="(\d+)"', (folder / "contoso.html").read_text(encoding="utf-8")) == [("contoso-5.png", "300")]
    read = {name: (folder / name).read_bytes() for name in wanted}
    for name, data in list(read.items()) + [
            (name, (folder / name).read_bytes()) for name in ("contoso.md", "contoso.html", "contoso.pdf.qdf")]:
        assert squeeze(SECRET.decode()) not in squeeze(data.decode("latin-1")), name
        assert b"acme" not in data, name  # of the files' own names
    for name, data in read.items():
        if name.endswith(".png"):
            assert {k for k, _ in chunks(data)} <= {b"IHDR", b"sRGB", b"PLTE", b"tRNS", b"IDAT", b"IEND"}, name
        else:
            assert [m for m, _ in segments(data)[0] if m >= 0xE0] == [0xE0], name


# ---- identifiers ----

IDENTIFIERS = """
The account 482913076541 holds `arn:aws:rds:eu-central-1:482913076541:db:kes`
and vpc-9f8e7d6c. The *endpoint* answers at 10.20.**30**.40 on kes-db01; write
to [a.kunz@kestrel-bank.ch](mailto:a.kunz@kestrel-bank.ch) or info@northwind.example, +41 44 668 18 00.

| What | Value |
|--|--|
| IBAN | CH56 0483 5012 3456 7800 9 |
| Engine version | 10.6.0.1 |
| Account | 4829-1307-6541 |

![Rack of kes-db01](diagrams/contoso.png)

    psql -h 10.20.30.40
"""
FOUND = [("482913076541", 1), ("arn:aws:rds:eu-central-1:482913076541:db:kes", 1), ("vpc-9f8e7d6c", 2), ("10.20.30.40", 2), ("kes-db01", 2),
         ("a.kunz@kestrel-bank.ch", 3), ("+41 44 668 18 00", 3), ("CH56 0483 5012 3456 7800 9", 7), ("4829-1307-6541", 9), ("kes-db01", 11),
         ("10.20.30.40", 13)]


def plant_identifiers(folder):
    with open(folder / "case-studies/contoso.md", "a", encoding="utf-8") as study:
        study.write(IDENTIFIERS)


def identifiers_told(folder, log):
    """Each once, in the order of the text, under the line of the source; the lines of the draft ascend with them."""
    study = (folder / "case-studies/contoso.md").read_text(encoding="utf-8").splitlines()
    first = study.index(IDENTIFIERS.splitlines()[1])
    errors = re.findall(r"contoso\.md:(\d+):.* error: public/contoso\.md:(\d+) holds (?:an?|the) .*?, ([^,]+), in \"(.*)\" \[identifier-in-public\]", log)
    told = [(value, int(line) - first) for line, _, value, _ in errors]
    assert sorted(told) == sorted(FOUND), told
    assert all(value in excerpt for _, _, value, excerpt in errors), errors
    lines = [int(draft) for _, draft, _, _ in errors]
    assert lines == sorted(lines) and lines[0] < lines[-1], lines


def allow_identifiers(folder):
    manifest = folder / "manifest.xml"
    text = manifest.read_text(encoding="utf-8")
    texts = [value for value, _ in FOUND if "kes" not in value[:7]]
    rows = "".join('<allowed text="%s" case="contoso"/>' % t for t in texts + ["Rack of kes-db01", "on kes-db01;"] if "kunz" not in t)
    rows += '<term text="a.kunz@kestrel-bank.ch"/>'
    manifest.write_text(text.replace("<confidential>", "<confidential>" + rows), encoding="utf-8")


# ---- values and words ----

VALUES = """
The volume grew to 0.034 TB, that is 34,000 MB or thirty-four gigabytes a year; 5 % of 34 MB is another thing.
Target moved on **5 November** 2018 and 11/5/18. Then Target went home; the target database stayed. TVF agreed, and tvf is a word.
Target rows were counted.

| Target | Volume |
|--|--|
| growth | 0,034 TB |
"""


def plant_values(folder):
    study = folder / "case-studies/fabrikam.md"
    text = study.read_text(encoding="utf-8").replace("Fabrikam Insurance AG", "Target Corporation").replace("Fabrikam", "Target")
    study.write_text(text + VALUES, encoding="utf-8")
    manifest = folder / "manifest.xml"
    text = manifest.read_text(encoding="utf-8")
    rows = '<term text="2018-11-05" replacement="in autumn"/><name text="Tiny Violet Falcon" case="fabrikam"/>'
    rows += '<allowed text="Target" case="contoso"/>'
    manifest.write_text(text.replace("<confidential>", "<confidential>" + rows), encoding="utf-8")


def settle_words(folder):
    manifest = folder / "manifest.xml"
    text = manifest.read_text(encoding="utf-8")
    rows = '<name text="Target moved" case="fabrikam"/><allowed text="Target rows"/><allowed text="Target architecture"/><allowed text="Target | "/>'
    manifest.write_text(text.replace("<confidential>", "<confidential>" + rows), encoding="utf-8")
    study = folder / "case-studies/fabrikam.md"
    study.write_text(study.read_text(encoding="utf-8").replace("### Target", "### The target"), encoding="utf-8")


def values_hidden(folder):
    text = (folder / "fabrikam.md").read_text(encoding="utf-8").split("The volume grew", 1)[1]
    for told in ("0.034", "34,000", "thirty-four", "November", "11/5", "0,034", "TVF", "Then Target"):
        assert told not in text, (told, text)
    for kept in ("34 MB", "Target rows", "| Target | Volume |", "the target database", "tvf is"):
        assert kept in text, (kept, text)
    assert text.count("in autumn") == 2, text


what, folder = sys.argv[1], pathlib.Path(sys.argv[2])
if what == "plant":
    plant(folder)
elif what == "search":
    search(folder)
elif what == "plant-pictures":
    plant_pictures(folder, pathlib.Path(sys.argv[3]))
elif what == "search-pictures":
    search_pictures(folder)
elif what == "shapes":
    plant_identifiers(folder)
elif what == "shapes-told":
    identifiers_told(folder, sys.stdin.read())
elif what == "shapes-allowed":
    allow_identifiers(folder)
elif what == "values":
    plant_values(folder)
elif what == "values-settled":
    settle_words(folder)
elif what == "values-hidden":
    values_hidden(folder)
elif what in TOLD:
    show(folder, {"acme-d.svg": (PLAIN % TOLD[what]).encode()})
elif what == "partner":  # its name is in the author's field and in the foot of each page
    declare_term(folder, "Northwind Cloud Partners GmbH")
elif what == "dash":  # no rewording joins what an author has parted like this
    declare_term(folder, "Zebra Falcon")
    with open(folder / "case-studies/contoso.md", "a", encoding="utf-8") as study:
        study.write("\nThe Zebra\u2014Falcon project.\n")
else:  # the replacement of one term tells another
    manifest = folder / "manifest.xml"
    text = manifest.read_text(encoding="utf-8")
    assert 'replacement="the project"' in text
    manifest.write_text(text.replace('replacement="the project"', 'replacement="the Gannet project"'), encoding="utf-8")
    declare_term(folder, "Gannet")
