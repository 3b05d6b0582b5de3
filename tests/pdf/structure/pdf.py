"""A PDF as the checks see it: its objects as qpdf's JSON tells them (references and names are strings, "12 0 R" and "/Name";
text is "u:..." or "b:..."), its bytes, its pages, and its structure tree."""
import base64, functools, json, re, subprocess, sys, zlib

from . import content, font, xmp

sys.setrecursionlimit(10000)
REFERENCE = re.compile(r"\d+ \d+ R$")


def is_reference(value):
    return isinstance(value, str) and REFERENCE.match(value) is not None


def is_name(value):
    return isinstance(value, str) and value.startswith("/")


def is_text(value):
    return isinstance(value, str) and value[:2] in ("u:", "b:")


def text_of(value):
    """A text string of the file as str; None when it is none."""
    if not is_text(value):
        return None
    if value.startswith("u:"):
        return value[2:]
    return bytes.fromhex(value[2:]).decode("latin-1")


class Element:
    """A structure element. `kids` are elements, (page, MCID) pairs and ObjectReferences, in order."""
    def __init__(self, reference, entries, parent):
        self.reference, self.entries, self.parent, self.kids = reference, entries, parent, []
        self.type = entries.get("/S", "")

    def elements(self):
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def __str__(self):
        return "%s %s" % (self.type, self.reference)


class ObjectReference:
    def __init__(self, page, object):
        self.page, self.object = page, object


class Document:
    def __init__(self, path):
        self.path = path
        self.bytes = open(path, "rb").read()
        run = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=none", path],
                             capture_output=True, check=False)
        if run.returncode not in (0, 3):
            sys.exit("%s: qpdf cannot read it: %s" % (path, run.stderr.decode("utf-8", "replace")))
        self.json = run.stdout
        self.header, self.objects = json.loads(self.json)["qpdf"]
        self.trailer = self.objects["trailer"]["value"]
        self.catalogue = self.get(self.trailer, "/Root") or {}

    # ---- objects ----

    def resolve(self, value):
        """What a reference stands for; a stream gives its dictionary."""
        while is_reference(value):
            value = self.objects.get("obj:" + value, {})
            value = value["stream"]["dict"] if "stream" in value else value.get("value")
        return value

    def get(self, owner, *path):
        """owner/key/key..., through references; None when anything is missing."""
        for key in path:
            owner = self.resolve(owner)
            owner = owner.get(key) if isinstance(owner, dict) else None
        return self.resolve(owner)

    def get_list(self, owner, key):
        value = self.get(owner, key)
        return value if isinstance(value, list) else [] if value is None else [value]

    def stream(self, reference):
        """The bytes of a stream, Flate undone; None when it is none or has another filter."""
        stream = self.objects.get("obj:%s" % reference, {}).get("stream") if is_reference(reference) else None
        if not stream:
            return None
        data = base64.b64decode(stream["data"])
        for name in self.filters(stream["dict"]):
            if name != "/FlateDecode":
                return None
            data = zlib.decompress(data)
        return data

    def filters(self, entries):
        value = self.get(entries, "/Filter")
        return [] if value is None else value if isinstance(value, list) else [value]

    def walk(self):
        """All (object's name, dictionary) of the file, nested ones too. The parts only packing needs are left out."""
        for name, held in self.objects.items():
            value = held["stream"]["dict"] if "stream" in held else held["value"]
            if isinstance(value, dict) and value.get("/Type") in ("/XRef", "/ObjStm"):
                continue
            waiting = [value]
            while waiting:
                value = waiting.pop()
                if isinstance(value, dict):
                    yield name, value
                    waiting.extend(value.values())
                elif isinstance(value, list):
                    waiting.extend(value)

    def streams(self):
        for name, held in self.objects.items():
            if "stream" in held and held["stream"]["dict"].get("/Type") not in ("/XRef", "/ObjStm"):
                yield name[4:], held["stream"]["dict"]

    # ---- pages ----

    @functools.cached_property
    def pages(self):
        """References of the pages in order."""
        found, waiting = [], [self.catalogue.get("/Pages")]
        while waiting:
            reference = waiting.pop()
            node = self.resolve(reference)
            if "/Kids" in node:
                waiting.extend(reversed(self.get_list(node, "/Kids")))
            else:
                found.append(reference)
        return found

    def inherited(self, page, key):
        node = self.resolve(page)
        while isinstance(node, dict):
            if key in node:
                return self.resolve(node[key])
            node = self.resolve(node.get("/Parent"))
        return None

    @functools.cached_property
    def contents(self):
        """For each page what its content stream shows."""
        return [content.read_page(self, page) for page in self.pages]

    @functools.cached_property
    def shown(self):
        """(page, MCID): the text shown in that marked content."""
        return {(page, mark): "".join(parts) for page, shown in zip(self.pages, self.contents)
                for mark, parts in shown.texts.items()}

    @functools.cached_property
    def fonts(self):
        """References of the fonts in the resources of pages: Font."""
        found = {}
        for page in self.pages:
            for reference in (self.get(self.inherited(page, "/Resources"), "/Font") or {}).values():
                if reference not in found:
                    found[reference] = font.Font(self, reference)
        return found

    @functools.cached_property
    def xmp(self):
        """The metadata; None when there are none or they cannot be read."""
        return xmp.read(self.stream(self.catalogue.get("/Metadata")))

    @functools.cached_property
    def annotations(self):
        """(page, reference, dictionary)"""
        return [(page, reference, self.resolve(reference)) for page in self.pages
                for reference in self.get_list(page, "/Annots")]

    # ---- structure ----

    @functools.cached_property
    def structure(self):
        """The elements below the root, in order, each after its parent."""
        found = []
        root = self.get(self.catalogue, "/StructTreeRoot") or {}
        for kid in self.get_list(root, "/K"):
            self.add_element(kid, None, found, set())
        return found

    @property
    def top(self):
        return [element for element in self.structure if element.parent is None]

    def add_element(self, reference, parent, found, above):
        entries = self.resolve(reference)
        element = Element(reference, entries, parent)
        if parent:
            parent.kids.append(element)
        found.append(element)
        page = entries.get("/Pg")
        for kid in self.get_list(entries, "/K"):
            held = self.resolve(kid)
            if isinstance(held, int):
                element.kids.append((page, held))
            elif not isinstance(held, dict):
                continue
            elif held.get("/Type") == "/MCR":
                element.kids.append((held.get("/Pg", page), held.get("/MCID")))
            elif held.get("/Type") == "/OBJR":
                element.kids.append(ObjectReference(held.get("/Pg", page), held.get("/Obj")))
            elif kid not in above:
                self.add_element(kid, element, found, above | {kid})

    def standard_type(self, element):
        """The type after the role map; a map that runs in circles gives the type it started from."""
        roles = self.get(self.catalogue, "/StructTreeRoot", "/RoleMap") or {}
        seen, name = set(), element.type
        while name in roles and name not in seen:
            seen.add(name)
            name = self.resolve(roles[name])
        return name

    def of_type(self, *types):
        return [e for e in self.structure if self.standard_type(e) in types]

    def attribute(self, element, owner, key):
        for attributes in self.get_list(element.entries, "/A"):
            attributes = self.resolve(attributes)
            if isinstance(attributes, dict) and attributes.get("/O") == owner and key in attributes:
                return self.resolve(attributes[key])
        return None

    def leaves(self, element):
        """All (page, MCID) below the element, in order."""
        for kid in element.kids:
            if isinstance(kid, Element):
                yield from self.leaves(kid)
            elif isinstance(kid, tuple):
                yield kid

    @functools.cached_property
    def parent_tree(self):
        return dict(self.parent_entries)

    @functools.cached_property
    def parent_entries(self):
        """(key, what stands there) of the parent tree, as they stand in the file."""
        entries = []
        waiting = [(self.get(self.catalogue, "/StructTreeRoot") or {}).get("/ParentTree")]
        while waiting:
            node = self.resolve(waiting.pop()) or {}
            waiting.extend(reversed(self.get_list(node, "/Kids")))
            numbers = self.get_list(node, "/Nums")
            for key, value in zip(numbers[::2], numbers[1::2]):
                entries.append((key, value))
        return entries
