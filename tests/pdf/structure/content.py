"""What a page's content stream shows: a small tokenizer, the marked content that each piece of text or drawing stands in, and
the codes of each font that are used (ISO 32000-1, 7.8.2, 9.4 and 14.6)."""
import collections, re

TOKEN = re.compile(rb"""[\x00\t\n\f\r ]+ | %[^\r\n]* | (?P<number>[+-]?(?:\d+\.?\d*|\.\d+)) | (?P<name>/[^\x00\t\n\f\r ()<>\[\]{}/%]*)
    | (?P<open><<|\[) | (?P<close>>>|\]) | <(?P<hex>[0-9A-Fa-f\s]*)> | (?P<text>\() | (?P<word>[A-Za-z'"][A-Za-z0-9*]*)""", re.X)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
PAINTS = frozenset("S s f F f* B B* b b* sh Do EI Tj TJ ' \"".split())
KNOWN = PAINTS | frozenset("""b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 DP EMC ET EX g G gs h i ID j J K k l m M MP n q Q re
    RG rg ri s S SC sc SCN scn T* Tc Td TD Tf TL Tm Tr Ts Tw Tz v w W W* y""".split())


class Page:
    def __init__(self):
        self.marks = []                              # MCIDs in the order of the stream
        self.tags = {}                               # MCID: tag in the content stream
        self.texts = collections.defaultdict(list)   # MCID: text; None: artefacts
        self.outside = []                            # painting operators in no marked content
        self.mixed = []                              # artefact in content, or content in an artefact
        self.faults = []                             # wrong nesting and the like
        self.unknown = set()                         # operators ISO 32000-1 does not have
        self.operators = collections.Counter()
        self.used = collections.defaultdict(set)     # font reference: codes shown
        self.private = []                            # fonts: private characters shown without ActualText
        self.colours = set()                         # colour spaces and operators of colour
        self.names = set()                           # (kind of resource, name)
        self.heights = []                            # (y of a text, properties of the artefact it is in, or None)
        self.longest = 0                             # string, in bytes
        self.deepest = 0                             # q


class State:
    def __init__(self):
        self.marked = []     # [kind, MCID or None, ActualText or None, whether it was used, properties, tag]
        self.saved, self.font, self.depth, self.in_text = [], None, 0, False
        self.y, self.leading = 0, 0      # of the line of text, where no other matrix is at work


def read_string(data, at):
    out, depth = bytearray(), 1
    while at < len(data):
        c = data[at:at + 1]
        at += 1
        if c == b"\\":
            octal = re.compile(rb"[0-7]{1,3}").match(data, at)
            if octal:
                out.append(int(octal.group(), 8) & 255)
                at = octal.end()
            else:
                out += ESCAPES.get(data[at:at + 1], data[at:at + 1])
                at += 1
            continue
        depth += (c == b"(") - (c == b")")
        if depth == 0:
            break
        out += c
    return bytes(out), at


def fold(items):
    return dict(zip(items[::2], items[1::2]))


def operations(data):
    """(operator, operands): numbers, "/Name", bytes, lists, dicts."""
    at, stacks = 0, [[]]
    while at < len(data):
        match = TOKEN.match(data, at)
        if not match:
            yield "?" + repr(data[at:at + 10]), []
            at += 1
            continue
        at, kind = match.end(), match.lastgroup
        if kind == "text":
            value, at = read_string(data, at)
            stacks[-1].append(value)
        elif kind == "open":
            stacks.append([])
        elif kind == "close" and len(stacks) > 1:
            items = stacks.pop()
            stacks[-1].append(fold(items) if match.group() == b">>" else items)
        elif kind == "number":
            stacks[-1].append(float(match.group()))
        elif kind == "name":
            stacks[-1].append(match.group().decode("latin-1"))
        elif kind == "hex":
            digits = b"".join(match.group("hex").split())
            stacks[-1].append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))
        elif kind == "word" and match.group() in (b"true", b"false", b"null"):
            stacks[-1].append(match.group() == b"true")
        elif kind == "word":
            yield match.group().decode("latin-1"), stacks[0]
            stacks = [[]]
            if match.group() == b"ID":
                at = data.find(b"EI", at)


def read_page(document, reference):
    page, state = Page(), State()
    page.resources = document.inherited(reference, "/Resources") or {}
    parts = document.resolve(reference).get("/Contents")
    parts = [parts] if isinstance(parts, str) else parts or []
    data = b"\n".join(document.stream(part) or b"" for part in parts)
    for operator, operands in operations(data):
        page.operators[operator] += 1
        if operator not in KNOWN:
            page.unknown.add(operator)
            continue
        step(document, page, state, operator, operands)
    if state.marked or state.depth or state.in_text:
        page.faults.append("something is still open at the end of the stream")
    return page


def step(document, page, state, operator, operands):
    if operator in ("BMC", "BDC"):
        open_mark(document, page, state, operands)
    elif operator == "EMC":
        if not state.marked:
            page.faults.append("EMC without a beginning")
        else:
            state.marked.pop()
    elif operator in ("BT", "ET"):
        if state.in_text == (operator == "BT"):
            page.faults.append(operator + " out of place")
        state.in_text, state.y = operator == "BT", 0
    elif operator in ("Td", "TD", "Tm"):
        state.y = operands[-1] + (0 if operator == "Tm" else state.y)
    elif operator == "q":
        state.saved.append(state.font)
        state.depth += 1
        page.deepest = max(page.deepest, state.depth)
    elif operator == "Q":
        state.font = state.saved.pop() if state.saved else None
        state.depth -= 1
    elif operator == "Tf":
        page.names.add(("/Font", operands[0]))
        state.font = (document.get(page.resources, "/Font") or {}).get(operands[0])
    elif operator in ("g", "G", "rg", "RG", "k", "K", "cs", "CS"):
        page.colours.add(operands[0] if operator in ("cs", "CS") else operator)
    elif operator in ("gs", "Do", "sh"):
        page.names.add(({"gs": "/ExtGState", "Do": "/XObject", "sh": "/Shading"}[operator], operands[0]))
    if operator in PAINTS:
        paint(document, page, state, operator, operands)


def open_mark(document, page, state, operands):
    tag, properties = operands[0], operands[1] if len(operands) > 1 else {}
    if isinstance(properties, str):
        properties = document.get(page.resources, "/Properties", properties) or {}
    number = properties.get("/MCID")
    artefact = tag == "/Artifact"
    around = {kind for kind, *_ in state.marked}
    if (artefact and "content" in around) or (number is not None and around & {"artefact", "content"}):
        page.mixed.append("%s %s" % (tag, "" if number is None else int(number)))
    if number is not None:
        page.marks.append(int(number))
        page.tags[int(number)] = tag
        page.texts[int(number)]
    kind = "artefact" if artefact else "content" if number is not None else "span"
    actual = properties.get("/ActualText")
    state.marked.append([kind, number, None if actual is None else decode_text(actual), False, properties, tag])


def decode_text(data):
    return data[2:].decode("utf-16-be", "replace") if data[:2] == b"\xfe\xff" else data.decode("latin-1")


def paint(document, page, state, operator, operands):
    owner = next((mark for mark in reversed(state.marked) if mark[0] != "span"), None)
    if owner is None:
        page.outside.append(operator)
    if operator not in ("Tj", "TJ", "'", '"'):
        return
    if not state.in_text or state.font is None:
        page.faults.append("text without BT or font")
        return
    strings = [x for x in (operands[0] if operator == "TJ" else operands[-1:]) if isinstance(x, bytes)]
    page.longest = max([page.longest] + [len(s) for s in strings])
    actual = next((mark for mark in reversed(state.marked) if mark[2] is not None), None)
    font = document.fonts[state.font]
    page.used[state.font].update(code for s in strings for code in font.codes(s))
    texts = ["".join(font.unicode.get(code, "") for code in font.codes(s)) for s in strings]
    if actual is None and any("\ue000" <= c <= "\uf8ff" or c >= "\U000f0000" for text in texts for c in text):
        page.private.append(state.font)
    backwards = any(mark[5] == "/ReversedChars" for mark in state.marked)      # ISO 32000-1, 14.8.2.3.3
    shown = "".join(text[::-1] if backwards else text for text in texts)
    if actual is not None:
        shown, actual[3] = "" if actual[3] else actual[2], True
    page.heights.append((state.y, owner[4] if owner and owner[0] == "artefact" else None))
    page.texts[None if owner is None or owner[0] == "artefact" else int(owner[1])].append(shown)
