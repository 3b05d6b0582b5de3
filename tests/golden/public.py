"""For public.sh. `plant FOLDER` puts confidential values into a copy of the sample; `search FOLDER` looks for them in all public bytes;
the others plant what the program cannot take out."""
import pathlib, re, sys, unicodedata

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
[here](https://qx-vault-77.internal.example/login?next=Zebra%20Falcon "Zebra Falcon") and [Zebra Falcon](https://a.example/zebra-falcon).

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
    assert len(files) == 2 * 7, sorted(map(str, files))
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
    assert "Contoso Retail" in told and "a European motor insurer" in told and "in a heading" in told and "quoted:" in told
    print(len(files), "files searched,", bad, "hits")
    sys.exit(bad != 0)


def declare_term(folder, term):
    manifest = folder / "manifest.xml"
    text = manifest.read_text(encoding="utf-8")
    assert "<confidential>\n" in text
    manifest.write_text(text.replace("<confidential>\n", '<confidential>\n    <term text="%s"/>\n' % term), encoding="utf-8")


what, folder = sys.argv[1], pathlib.Path(sys.argv[2])
if what == "plant":
    plant(folder)
elif what == "search":
    search(folder)
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
