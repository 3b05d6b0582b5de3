"""The workbook and answers.csv of a build, looked at with other programs than those that wrote them.

usage: workbook.py xml BOOK.xlsx            the package: parts, dates, no formula, no link
       workbook.py same BOOK.xlsx A.csv     its cells are those of answers.csv
       workbook.py calc FOLDER A.csv        the same of the sheets that LibreOffice made of it
       workbook.py spoil BOOK.xlsx FOLDER   damaged and hostile workbooks
       workbook.py examples BOOK.xlsx       a sheet "Common" with read-only examples
       workbook.py texts A.csv B.csv        B has difficult texts for contoso, each guarded as `build` does it
       workbook.py kept MANIFEST A.csv       they stand in the manifest as they are
       workbook.py change A.csv B.csv KEY CASE COLUMN TEXT
       workbook.py change-book A.xlsx B.xlsx FROM TO     in the shared texts
"""
import csv, pathlib, re, struct, sys, textwrap, warnings, zipfile
import xml.etree.ElementTree as tree

SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
GUARD = re.compile(r"'+[=+\-@\t\r\n]")


def column(name):
    value = 0
    for letter in re.match("[A-Z]+", name).group():
        value = value * 26 + ord(letter) - 64
    return value - 1


def text(node):
    return "".join(t.text or "" for t in node.iter("{%s}t" % SPACE["m"]))


def unescape(value):
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m.group(1), 16)), value)


def sheets(path):
    """Name of each sheet, and its cells as rows of a list."""
    with zipfile.ZipFile(path) as book:
        shared = [unescape(text(n)) for n in tree.fromstring(book.read("xl/sharedStrings.xml")).findall("m:si", SPACE)]
        names = [n.get("name") for n in tree.fromstring(book.read("xl/workbook.xml")).findall("m:sheets/m:sheet", SPACE)]
        for index, name in enumerate(names, 1):
            rows = []
            root = tree.fromstring(book.read(f"xl/worksheets/sheet{index}.xml"))
            for row in root.findall("m:sheetData/m:row", SPACE):
                while len(rows) < int(row.get("r")):
                    rows.append([])
                for cell in row.findall("m:c", SPACE):
                    at = column(cell.get("r"))
                    rows[-1] += [""] * (at + 1 - len(rows[-1]))
                    value = cell.find("m:v", SPACE)
                    if value is not None:
                        assert cell.get("t") == "s", f"{name} {cell.get('r')} is no text"
                        rows[-1][at] = shared[int(value.text)]
            yield name, rows


def answers(path):
    raw = pathlib.Path(path).read_bytes()
    raw.decode("utf-8")
    assert not raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n")
    rows = list(csv.reader(open(path, newline="", encoding="utf-8"), strict=True))
    assert rows[0] == "item,number,requirement,case study,met,response,evidence,result,basis".split(",")
    for row in rows[1:]:
        assert len(row) == 9, row
        for cell in row:
            assert not re.match("[=+@\t\r\n-]", cell), f"unguarded: {cell!r}"
    return [[c[1:] if GUARD.match(c) else c for c in row] for row in rows[1:]]


def rows_of(name, rows):
    """The rows of a sheet as answers.csv has them, without the key: (sheet, id, requirement, case, met, response,
    result)."""
    each = any("Customer Reference" in c for c in rows[0])
    titles = rows[1] if each else rows[0]
    assert rows[0][0] == "ID" and rows[0][1] == "Requirement Description", rows[0]
    pairs = [k for k, c in enumerate(titles) if c == "Met?"]
    assert pairs and all(titles[k + 1 : k + 3] == ["Partner Response", "Result"] for k in pairs)
    for row in rows[2 if each else 1:]:
        row = row + [""] * (max(pairs) + 3 - len(row))
        if row[0] and not any(row[1:]):
            continue  # a section's title
        for k in pairs:
            case = re.search(r"\((.*)\)", rows[0][k]).group(1) if each else ""
            yield row[0], row[1], case, row[k], row[k + 1], row[k + 2]


def squeeze(value):
    return re.sub(r"\s+", " ", value).strip()


def compare(found, path):
    wanted = []
    for key, number, requirement, case, met, response, evidence, result, basis in answers(path):
        parts = [response] if response else []
        parts += ["Evidence: " + evidence] if evidence else []
        wanted.append((number, requirement, case, met, "\n\n".join(parts), " · ".join(filter(None, (result, basis)))))
    found = sorted(tuple(map(squeeze, row)) for row in found)
    wanted = sorted(tuple(map(squeeze, row)) for row in wanted)
    cut = lambda rows: [row[:4] + (re.sub(r" ?.cut: a cell holds no more.*", "", row[4])[:30000],) + row[5:] for row in rows]
    found, wanted = cut(found), cut(wanted)
    assert found == wanted, [pair for pair in zip(found, wanted) if pair[0] != pair[1]][:2]
    assert len(found) > 3, found


def same(book, path):
    compare([row for name, rows in sheets(book) if name != "Introduction" for row in rows_of(name, rows)], path)


def calc(folder, path):
    found = []
    for file in sorted(pathlib.Path(folder).glob("*.csv")):
        rows = list(csv.reader(open(file, newline="", encoding="utf-8")))
        if rows and rows[0] and rows[0][0] == "ID":
            found += rows_of(file.name, rows)
    compare(found, path)


def check_xml(path):
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        for entry in book.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0), entry
            root = tree.fromstring(book.read(entry))
            names = {n.tag.split("}")[-1] for n in root.iter()}
            assert not names & {"f", "hyperlink", "externalReference", "oleObject"} , (entry.filename, names)
        core = book.read("docProps/core.xml").decode()
        dates = re.findall(r">(\d{4}-\d\d-\d\d)T00:00:00Z<", core)
        assert len(dates) == 2 and len(set(dates)) == 1, core
        for name in book.namelist():
            if not name.startswith("xl/worksheets/sheet"):
                continue
            sheet = tree.fromstring(book.read(name))
            setup = sheet.find("m:pageSetup", SPACE)
            assert setup.get("orientation") == "landscape" and setup.get("fitToHeight") == "0", name
            assert "&P" in sheet.find("m:headerFooter/m:oddFooter", SPACE).text
            if name == "xl/worksheets/sheet1.xml":
                continue
            assert sheet.find("m:sheetViews/m:sheetView/m:pane", SPACE).get("state") == "frozen"
            lists = sheet.findall("m:dataValidations/m:dataValidation", SPACE)
            assert lists and all(n.find("m:formula1", SPACE).text == '"Yes,No,Partly,N/A"' for n in lists)
        assert "Print_Titles" in book.read("xl/workbook.xml").decode()
    print(dates[0])


def rewrite(source, target, change):
    with zipfile.ZipFile(source) as book, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name in book.namelist():
            data = change(name, book.read(name))
            if data is not None:
                out.writestr(name, data)


def spoil(book, folder):
    folder = pathlib.Path(folder)
    whole = pathlib.Path(book).read_bytes()
    sheet = "xl/worksheets/sheet2.xml"

    def put(file, part, data):
        rewrite(book, folder / file, lambda name, old: data(old) if name == part else old)

    (folder / "cut.xlsx").write_bytes(whole[: len(whole) * 2 // 3])
    (folder / "head.xlsx").write_bytes(b"PK\3\4" + b"\0" * 40)
    at = whole.index(b"xl/sharedStrings.xml") + 60
    (folder / "flipped.xlsx").write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1:])
    (folder / "list.xlsx").write_bytes(whole.replace(b"PK\1\2", b"PK\1\3", 1))
    end = whole.rindex(b"PK\5\6")
    (folder / "offset.xlsx").write_bytes(whole[:end + 16] + struct.pack("<I", len(whole) + 9) + whole[end + 20:])
    for file, place, number in (("promise", 24, 0x7FFFFFFF), ("beside", 42, 0xFFFFFF), ("packed", 20, 0xFFFFFFF0)):
        every = whole
        for at in [m.start() + place for m in re.finditer(b"PK\1\2", whole)]:
            every = every[:at] + struct.pack("<I", number) + every[at + 4:]
        (folder / (file + ".xlsx")).write_bytes(every)
    put("bomb.xlsx", "xl/sharedStrings.xml", lambda old: old + b" " * (1 << 28))
    put("entities.xlsx", "xl/workbook.xml", lambda old: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>')
    put("outside.xlsx", "xl/workbook.xml", lambda old: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>')
    put("deep.xlsx", sheet, lambda old: b"<worksheet>" + b"<a>" * 100000 + b"</a>" * 100000 + b"</worksheet>")
    put("index.xlsx", sheet, lambda old: re.sub(rb"<v>\d+</v>", b"<v>999999</v>", old, count=1))
    put("far.xlsx", sheet, lambda old: old.replace(b'r="C3"', b'r="XFD3"'))
    put("error.xlsx", sheet, lambda old: re.sub(rb't="s"><v>\d+</v>', b't="e"><v>#REF!</v>', old, count=1))
    put("nothing.xlsx", "xl/workbook.xml", lambda old: b"<workbook/>")
    put("encoding.xlsx", "xl/sharedStrings.xml", lambda old: old.replace(b"Partner", b"Partn\xe9r", 1))
    put("missing.xlsx", sheet, lambda old: None)
    with zipfile.ZipFile(folder / "twice.xlsx", "w") as out, zipfile.ZipFile(book) as source:
        for name in source.namelist() + ["xl/workbook.xml"]:
            out.writestr(name, source.read(name))


def change(source, target, key, case, title, value):
    rows = list(csv.reader(open(source, newline="", encoding="utf-8")))
    hits = [r for r in rows[1:] if r[0] == key and r[3] == case]
    assert len(hits) == 1, (key, case, len(hits))
    hits[0][rows[0].index(title)] = value.encode().decode("unicode_escape").encode("latin-1").decode("utf-8")
    csv.writer(open(target, "w", newline="", encoding="utf-8")).writerows(rows)


def change_book(source, target, old, new):
    def edit(name, data):
        if name != "xl/sharedStrings.xml":
            return data
        assert data.count(old.encode()) == 1, (old, data.count(old.encode()))
        return data.replace(old.encode(), new.encode())
    rewrite(source, target, edit)


TEXTS = ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''-x", '=HYPERLINK("http://x.example")', "_x0041_ stays", 'a & b <c> ]]> "d"',
         "- one\n- two", "A\n\nB\nC", "Gr\u00fc\u00dfe \U0001f600", "Evidence: of my own", "```\n=1\n  in\n```", "1986. It was\n1) good",
         "Reasons: none\n\nof them = last", "| a | b |\n|---|---|\n| = | + |", "x" * 40000]


def places(rows):
    return [r for r in rows if r[3] == "contoso" and r[0].count("/") == 2][:len(TEXTS)]


def texts(source, target):
    rows = list(csv.reader(open(source, newline="", encoding="utf-8")))
    for row, value in zip(places(rows), TEXTS):
        row[4:6] = ["Yes", "'" + value if re.match(r"'*[=+@-]", value) else value]
    csv.writer(open(target, "w", newline="", encoding="utf-8")).writerows(rows)


def kept(path, table):
    keys = [r[0] for r in places(list(csv.reader(open(table, newline="", encoding="utf-8"))))]
    space = {"s": "urn:dossier:submission:1"}
    found = {n.get("item"): n.text for n in tree.parse(path).findall("s:answers/s:answer", space) if n.get("case") == "contoso"}
    assert len(set(keys)) == len(TEXTS)
    for key, value in zip(keys, TEXTS):
        assert textwrap.dedent(found[key]).strip() == value, (key, found[key], value)


def examples(path):
    rows = dict(sheets(path))["Common"]
    assert rows[0][2] == "Example Response" and sum(1 for r in rows[2:] if len(r) > 2 and len(r[2]) > 20) > 20
    with zipfile.ZipFile(path) as book:
        protected = [n for n in book.namelist() if b"<sheetProtection" in book.read(n)]
        styles = tree.fromstring(book.read("xl/styles.xml")).findall("m:cellXfs/m:xf", SPACE)
        sheet = tree.fromstring(book.read(protected[0]))
    assert len(protected) == 1, protected
    cells = {c.get("r"): styles[int(c.get("s"))] for c in sheet.iter("{%s}c" % SPACE["m"])}
    locked = {at: style.find("m:protection", SPACE) is None for at, style in cells.items()}
    assert locked["C5"] and not locked["D5"] and not locked["E5"]


commands = {"examples": examples, "texts": texts, "kept": kept, "xml": check_xml, "same": same, "calc": calc, "spoil": spoil, "change": change, "change-book": change_book}
if __name__ == "__main__":
    warnings.simplefilter("ignore")
    commands[sys.argv[1]](*sys.argv[2:])
