"""A PDF to be made wrong: the objects of qpdf's JSON, changed and written as a PDF again. What the changes have in common."""
import base64, functools, json, re, subprocess, zlib

from .pdf import Document

read = functools.lru_cache(Document)  # a document is made wrong in many ways, and read once


class Spoilt:
    """`document` is the PDF before the change; references stay what they are."""
    def __init__(self, path):
        self.document = read(path)
        self.json = json.loads(self.document.json)
        self.objects = self.json["qpdf"][1]
        self.next = self.json["qpdf"][0]["maxobjectid"]
        self.catalogue = self.entries(self.objects["trailer"]["value"]["/Root"])

    def write(self, path):
        """As qpdf writes it: without object streams, everything in its own place."""
        with open(path + ".json", "w", encoding="utf-8") as out:
            json.dump(self.json, out)
        subprocess.run(["qpdf", "--json-input", path + ".json", path, "--stream-data=preserve", "--object-streams=disable",
                        "--newline-before-endstream"], check=True)

    def entries(self, reference):
        held = self.objects["obj:" + reference]
        return held["stream"]["dict"] if "stream" in held else held["value"]

    def add(self, entries, data=None):
        """A new object's reference."""
        self.next += 1
        held = {"value": entries} if data is None else {"stream": {"dict": entries, "data": base64.b64encode(data).decode()}}
        self.objects["obj:%d 0 R" % self.next] = held
        return "%d 0 R" % self.next

    def bytes(self, reference):
        held = self.objects["obj:" + reference]["stream"]
        data = base64.b64decode(held["data"])
        return zlib.decompress(data) if held["dict"].get("/Filter") == "/FlateDecode" else data

    def set_bytes(self, reference, data):
        held = self.objects["obj:" + reference]["stream"]
        held["dict"].pop("/Filter", None)
        held["data"] = base64.b64encode(data).decode()

    def replace(self, reference, old, new):
        """The first `old` (bytes or pattern) in a stream becomes `new` (bytes, or made from the old); it must be there."""
        before = self.bytes(reference)
        pattern = old if isinstance(old, re.Pattern) else re.compile(re.escape(old))
        after = pattern.sub(lambda m: new(m.group()) if callable(new) else new, before, count=1)
        assert before != after, (reference, old)
        self.set_bytes(reference, after)

    # ---- pages ----

    def page(self, number=0):
        return self.entries(self.document.pages[number])

    def add_content(self, data, number=0):
        content = self.page(number)["/Contents"]
        self.set_bytes(content, self.bytes(content) + b"\n" + data)

    def resources(self, number=0):
        value = self.page(number)["/Resources"]
        return self.entries(value) if isinstance(value, str) else value

    def metadata(self, old, new):
        self.replace(self.catalogue["/Metadata"], old.encode(), new.encode())

    # ---- fonts ----

    def font(self, number=0, kind=None):
        """(Type 0 dictionary, descendant, descriptor, the font as read) of a font of the first page."""
        fonts = [(reference, font) for reference, font in self.document.fonts.items()
                 if kind is None or font.descendant["/Subtype"] == kind]
        reference, font = fonts[number]
        top = self.entries(reference)
        below = self.entries(top["/DescendantFonts"][0])
        return top, below, self.entries(below["/FontDescriptor"]), font

    # ---- structure ----

    def elements(self, *types):
        return [e for e in self.document.structure if e.type in types]

    def element(self, kind, number=0):
        """The dictionary of an element."""
        return self.entries(self.elements(kind)[number].reference)

    def rename(self, element, kind):
        """The element's type, in the tree and in the content."""
        self.entries(element.reference)["/S"] = kind
        for kid in element.kids:
            if isinstance(kid, tuple):
                content = self.entries(kid[0])["/Contents"]
                tag = re.compile(rb"/\w+(?=\s*<<\s*/MCID %d\s*>>\s*BDC)" % kid[1])
                self.replace(content, tag, kind.encode())

    def links(self):
        return [self.entries(name) for _, name, entries in self.document.annotations if entries["/Subtype"] == "/Link"]
