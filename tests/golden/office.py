"""office.py FILE [PART=TEXT...]: makes FILE, a .docx, .odt, .ods, .xlsx or .rtf, of the text that it reads: a line is a paragraph, or a
row of cells with tabs between; a form feed begins a page. PART=TEXT: a further part, or another one in its place; of `body` and
`rels` the text is added. macro=BASIC: statements that a .odt would run when it is opened."""
import sys, zipfile
from xml.sax.saxutils import escape

OOXML, PACKAGE = "http://schemas.openxmlformats.org/", "http://schemas.openxmlformats.org/package/2006/"
LINK = OOXML + "officeDocument/2006/relationships"
ODF = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in
               [("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"),
                ("draw", "drawing"), ("svg", "svg-compatible"), ("script", "script"), ("manifest", "manifest")])
ODF += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
name, more = sys.argv[1], dict(a.split("=", 1) for a in sys.argv[2:])
body, rels, macro = more.pop("body", ""), more.pop("rels", ""), more.pop("macro", "")
pages = [page.strip("\n").split("\n") for page in sys.stdin.read().split("\f")]
kind = name.rsplit(".")[-1]


def relations(target, what):
    return f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r1" Type="{LINK}/{what}" Target="{target}"/>{rels}</Relationships>'


def ooxml(main, content_type, parts):
    types = "".join(f'<Override PartName="/{p}" ContentType="application/vnd.openxmlformats-officedocument.{t}+xml"/>' for p, t in content_type.items())
    return {"[Content_Types].xml": f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" ContentType='
            f'"application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r1" Type="{LINK}/officeDocument" Target="{main}"/></Relationships>', **parts}


def docx():
    paragraph = lambda line: f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
    text = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'.join("".join(map(paragraph, page)) for page in pages)
    return ooxml("word/document.xml", {"word/document.xml": "wordprocessingml.document.main"}, {
        "word/document.xml": f'<w:document xmlns:w="{OOXML}wordprocessingml/2006/main" xmlns:r="{LINK}"><w:body>{text}{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}relationships">{rels}</Relationships>'})


def xlsx():
    cell = lambda v: f'<c t="inlineStr"><is><t>{escape(v)}</t></is></c>'
    rows = "".join("<row>" + "".join(map(cell, line.split("\t"))) + "</row>" for page in pages for line in page)
    main = OOXML + "spreadsheetml/2006/main"
    return ooxml("xl/workbook.xml", {"xl/workbook.xml": "spreadsheetml.sheet.main", "xl/worksheets/sheet1.xml": "spreadsheetml.worksheet"}, {
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{LINK}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations("worksheets/sheet1.xml", "worksheet"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}{body}</sheetData></worksheet>'})


def listed():
    return "".join(f'<manifest:file-entry manifest:full-path="{p}" manifest:media-type="text/xml"/>' for p in odt_macro() or {})


def odf(what, content):
    media = "application/vnd.oasis.opendocument." + what
    return {"mimetype": media,
            "META-INF/manifest.xml": f'<manifest:manifest {ODF}><manifest:file-entry manifest:full-path="/" manifest:media-type="{media}"/>'
            f'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>{rels}{listed()}</manifest:manifest>',
            "content.xml": f'<office:document-content {ODF} office:version="1.2"><office:automatic-styles><style:style style:name="B" '
            'style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style></office:automatic-styles>'
            f'{scripts()}<office:body>{content}</office:body></office:document-content>'}


def scripts():
    return macro and ("<office:scripts><office:event-listeners><script:event-listener script:language='ooo:script' script:event-name='dom:load' "
                      "xlink:href='vnd.sun.star.script:Standard.M.Run?language=Basic&amp;location=document'/></office:event-listeners></office:scripts>")


def odt_macro():
    names, kind = 'xmlns:library="http://openoffice.org/2000/library" xmlns:script="http://openoffice.org/2000/script"', 'library:readonly="false"'
    return macro and {
        "Basic/script-lc.xml": f'<library:libraries {names}><library:library library:name="Standard" library:link="false"/></library:libraries>',
        "Basic/Standard/script-lb.xml": f'<library:library {names} library:name="Standard" {kind}><library:element library:name="M"/></library:library>',
        "Basic/Standard/M.xml": f'<script:module {names} script:name="M" script:language="StarBasic">Sub Run\n{escape(macro)}\nEnd Sub</script:module>'}


def odt():
    paragraphs = "".join(f'<text:p{" text:style-name=" + chr(34) + "B" + chr(34) if n and not i else ""}>{escape(line)}</text:p>'
                         for n, page in enumerate(pages) for i, line in enumerate(page))
    return {**odf("text", f"<office:text>{paragraphs}{body}</office:text>"), **(odt_macro() or {})}


def ods():
    cell = lambda v: f'<table:table-cell office:value-type="string"><text:p>{escape(v)}</text:p></table:table-cell>'
    rows = "".join("<table:table-row>" + "".join(map(cell, line.split("\t"))) + "</table:table-row>" for page in pages for line in page)
    return odf("spreadsheet", f'<office:spreadsheet><table:table table:name="A">{rows}{body}</table:table></office:spreadsheet>')


if kind == "rtf":
    with open(name, "w") as f:
        f.write("{\\rtf1\\ansi " + "\\page ".join("".join(line + "\\par\n" for line in page) for page in pages) + body + "}")
else:
    with zipfile.ZipFile(name, "w", zipfile.ZIP_STORED) as z:
        for part, text in {**{"docx": docx, "xlsx": xlsx, "odt": odt, "ods": ods}[kind](), **more}.items():
            z.writestr(part, text)
