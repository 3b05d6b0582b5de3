"""The metadata packet of a PDF (ISO 16684-1), as far as ISO 19005-2 and ISO 14289-1 ask about it."""
import re
import xml.etree.ElementTree as tree

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SPACES = {"dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/", "pdf": "http://ns.adobe.com/pdf/1.3/",
          "pdfaid": "http://www.aiim.org/pdfa/ns/id/", "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
          "extension": "http://www.aiim.org/pdfa/ns/extension/", "schema": "http://www.aiim.org/pdfa/ns/schema#",
          "property": "http://www.aiim.org/pdfa/ns/property#"}
# What readers of PDF/A know without a description in the file.
KNOWN = {SPACES["dc"], SPACES["xmp"], SPACES["pdf"], SPACES["pdfaid"], SPACES["extension"], RDF, "http://ns.adobe.com/xap/1.0/mm/",
         "http://ns.adobe.com/xap/1.0/rights/", "http://ns.adobe.com/tiff/1.0/", "http://ns.adobe.com/exif/1.0/"}


class Xmp:
    def __init__(self, data):
        self.packet = re.match(rb"\s*<\?xpacket ([^?]*)\?>", data)
        self.root = tree.fromstring(data.decode("utf-8"))
        self.properties = {}      # (namespace, name): element or text of the attribute
        for description in self.root.iter("{%s}Description" % RDF):
            for key, value in description.attrib.items():
                self.add(key, value)
            for child in description:
                self.add(child.tag, child)
        self.part, self.conformance = self.value("pdfaid", "part"), self.value("pdfaid", "conformance")

    def add(self, tag, value):
        space, _, name = tag[1:].partition("}")
        if space != RDF:
            self.properties[space, name] = value

    def value(self, prefix, name):
        """The text of a property: of its default language, or its items joined; None when it is missing."""
        found = self.properties.get((SPACES[prefix], name))
        if found is None or isinstance(found, str):
            return found
        items = found.findall(".//{%s}li" % RDF)
        return "; ".join(i.text or "" for i in items) if items else found.text or ""

    def described(self):
        """(namespace, property) of the extension schemas."""
        found = set()
        holder = self.properties.get((SPACES["extension"], "schemas"))
        for schema in holder.findall("{%s}Bag/{%s}li" % (RDF, RDF)) if holder is not None else ():
            space = schema.findtext(".//{%(schema)s}namespaceURI" % SPACES)
            complete = schema.findtext(".//{%(schema)s}prefix" % SPACES) and schema.findtext(".//{%(schema)s}schema" % SPACES)
            for item in schema.iterfind(".//{%s}Seq/{%s}li" % (RDF, RDF)):
                texts = [item.findtext("{%s}%s" % (SPACES["property"], key)) for key in ("name", "valueType", "category", "description")]
                if complete and all(texts) and texts[2] in ("internal", "external"):
                    found.add((space, texts[0]))
        return found


def read(data):
    try:
        return Xmp(data) if data else None
    except (tree.ParseError, UnicodeDecodeError):
        return None
