"""Fonts of a PDF: codes and their text, the widths the PDF tells, and the widths and glyphs of the font program itself, read here
from TrueType's tables or CFF's charstrings (Adobe Technical Notes 5176 and 5177)."""
import re, struct


class Font:
    def __init__(self, document, reference):
        self.entries = document.resolve(reference)
        self.simple = self.entries.get("/Subtype") != "/Type0"
        descendants = document.get_list(self.entries, "/DescendantFonts")
        self.descendant = self.entries if self.simple else document.resolve(descendants[0]) if descendants else {}
        self.descriptor = document.get(self.descendant, "/FontDescriptor") or {}
        self.widths = {} if self.simple else read_widths(document.get(self.descendant, "/W") or [])
        self.default_width = self.descendant.get("/DW", 1000)
        stream = document.stream(self.entries.get("/ToUnicode"))
        self.unicode = read_to_unicode(stream) if stream else {}
        self.program, self.trouble = None, None
        self.file_key = next((k for k in ("/FontFile", "/FontFile2", "/FontFile3") if k in self.descriptor), None)
        if self.file_key:
            try:
                data = document.stream(self.descriptor[self.file_key])
                self.program = TrueType(data) if self.file_key == "/FontFile2" else Cff(data)
            except (struct.error, IndexError, KeyError, TypeError, ValueError) as trouble:
                self.trouble = "%s: %s" % (type(trouble).__name__, trouble)
        table = document.stream(self.descendant.get("/CIDToGIDMap"))
        self.glyph_of = [g for g, in struct.iter_unpack(">H", table)] if table else None

    def codes(self, string):
        return string if self.simple else [string[i] << 8 | string[i + 1] for i in range(0, len(string) - 1, 2)]

    def width(self, code):
        return self.widths.get(code, self.default_width)

    def glyph(self, code):
        """The glyph of a code in the font program; None when it has none."""
        if self.glyph_of is not None:
            return self.glyph_of[code] if code < len(self.glyph_of) else None
        return self.program.glyph(code)


def read_widths(items):
    widths, at = {}, 0
    while at + 1 < len(items):
        first, second = items[at], items[at + 1]
        if isinstance(second, list):
            widths.update((first + i, w) for i, w in enumerate(second))
            at += 2
        else:
            widths.update((code, items[at + 2]) for code in range(first, second + 1))
            at += 3
    return widths


def read_to_unicode(data):
    text, found = data.decode("latin-1"), {}
    decode = lambda digits: bytes.fromhex(digits).decode("utf-16-be", "replace")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            found[int(code, 16)] = decode(value)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for low, high, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for i in range(int(high, 16) - int(low, 16) + 1):
                start = decode(value)
                found[int(low, 16) + i] = start[:-1] + chr(ord(start[-1]) + i)
    return found


class TrueType:
    def __init__(self, data):
        count, = struct.unpack_from(">H", data, 4)
        tables = {}
        for i in range(count):
            tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * i)
            tables[tag.decode("latin-1")] = data[offset:offset + length]
        self.units, = struct.unpack_from(">H", tables["head"], 18)
        self.count, = struct.unpack_from(">H", tables["maxp"], 4)
        metrics, = struct.unpack_from(">H", tables["hhea"], 34)
        advances = [struct.unpack_from(">H", tables["hmtx"], 4 * i)[0] for i in range(metrics)]
        self.advances = advances + advances[-1:] * (self.count - metrics)
        self.has_outlines = "glyf" in tables and "loca" in tables

    def glyph(self, cid):
        return cid if cid < self.count else None

    def width(self, glyph):
        return self.advances[glyph] * 1000 / self.units

    def cids(self):
        return range(self.count)


def read_index(data, at):
    """Items of a CFF INDEX, and where it ends."""
    count, = struct.unpack_from(">H", data, at)
    if count == 0:
        return [], at + 2
    size = data[at + 2]
    offsets = [int.from_bytes(data[at + 3 + i * size:at + 3 + (i + 1) * size], "big") for i in range(count + 1)]
    base = at + 2 + (count + 1) * size
    return [data[base + a:base + b] for a, b in zip(offsets, offsets[1:])], base + offsets[-1]


def read_real(data, at):
    digits = ""
    while True:
        for nibble in (data[at] >> 4, data[at] & 15):
            if nibble == 15:
                return float(digits or "0"), at + 1
            digits += "0123456789.EE -"[nibble] if nibble != 12 else "E-"
        at += 1


def read_dict(data):
    found, operands, at = {}, [], 0
    while at < len(data):
        b = data[at]
        at += 1
        if b <= 21:
            key = b if b != 12 else 1200 + data[at]
            at += b == 12
            found[key], operands = operands, []
        elif b == 30:
            value, at = read_real(data, at)
            operands.append(value)
        elif b in (28, 29):
            size = 2 if b == 28 else 4
            operands.append(int.from_bytes(data[at:at + size], "big", signed=True))
            at += size
        elif b <= 246:
            operands.append(b - 139)
        else:
            operands.append((b - 247) * 256 + data[at] + 108 if b < 251 else -(b - 251) * 256 - data[at] - 108)
            at += 1
    return found


class Cff:
    def __init__(self, data):
        _, at = read_index(data, data[2])
        tops, at = read_index(data, at)
        _, at = read_index(data, at)
        self.shared, _ = read_index(data, at)
        top = read_dict(tops[0])
        self.charstrings, _ = read_index(data, top[17][0])
        self.count, self.keyed = len(self.charstrings), 1230 in top
        fonts = [read_dict(d) for d in read_index(data, top[1236][0])[0]] if self.keyed else [top]
        self.privates = [read_private(data, d) for d in fonts]
        own = fonts[0].get(1207, [0.001])[0] if self.keyed and 1207 in fonts[0] else 1
        self.scale = 1000 * (top[1207][0] * own if 1207 in top else own if own != 1 else 0.001)
        self.select = read_select(data, top[1237][0], self.count) if self.keyed else [0] * self.count
        self.charset = read_charset(data, top[15][0], self.count) if self.keyed else list(range(self.count))
        self.by_cid = {cid: glyph for glyph, cid in enumerate(self.charset)}
        self.has_outlines = True

    def glyph(self, cid):
        return self.by_cid.get(cid)

    def cids(self):
        return self.charset

    def width(self, glyph):
        default, nominal, subroutines = self.privates[self.select[glyph]]
        extra = charstring_width(self.charstrings[glyph], subroutines, self.shared)
        return (default if extra is None else nominal + extra) * self.scale


def read_private(data, top):
    size, offset = (int(x) for x in top[18])
    private = read_dict(data[offset:offset + size])
    subroutines = read_index(data, offset + private[19][0])[0] if 19 in private else []
    return private.get(20, [0])[0], private.get(21, [0])[0], subroutines


def read_select(data, at, count):
    if data[at] == 0:
        return list(data[at + 1:at + 1 + count])
    ranges, = struct.unpack_from(">H", data, at + 1)
    starts = [struct.unpack_from(">HB", data, at + 3 + 3 * i) for i in range(ranges)]
    ends = [s for s, _ in starts[1:]] + [count]
    return [fd for (start, fd), end in zip(starts, ends) for _ in range(start, end)]


def read_charset(data, at, count):
    form, at, cids = data[at], at + 1, [0]
    while len(cids) < count:
        first, = struct.unpack_from(">H", data, at)
        left = 0 if form == 0 else data[at + 2] if form == 1 else struct.unpack_from(">H", data, at + 2)[0]
        cids.extend(range(first, first + left + 1))
        at += 2 + form
    return cids


def charstring_width(code, local, shared):
    """What the first operator that clears the stack finds below its own operands; None: the default width."""
    stack, calls, at = [], [], 0
    while True:
        if at >= len(code):
            code, at = calls.pop()
            continue
        b = code[at]
        at += 1
        if b >= 32 or b == 28:
            value, at = read_operand(code, at, b)
            stack.append(value)
        elif b in (10, 29):
            routines = local if b == 10 else shared
            bias = 107 if len(routines) < 1240 else 1131 if len(routines) < 33900 else 32768
            calls.append((code, at))
            code, at = routines[int(stack.pop()) + bias], 0
        elif b == 11:
            code, at = calls.pop()
        else:
            return width_operand(b, stack)


def read_operand(code, at, b):
    if b == 28:
        return int.from_bytes(code[at:at + 2], "big", signed=True), at + 2
    if b == 255:
        return int.from_bytes(code[at:at + 4], "big", signed=True) / 65536, at + 4
    if b <= 246:
        return b - 139, at
    return ((b - 247) * 256 + code[at] + 108 if b < 251 else -(b - 251) * 256 - code[at] - 108), at + 1


def width_operand(operator, stack):
    if operator in (1, 3, 18, 23, 19, 20):
        return stack[0] if len(stack) % 2 else None
    own = {21: 2, 4: 1, 22: 1}.get(operator)
    if own is not None:
        return stack[0] if len(stack) > own else None
    return stack[0] if operator == 14 and len(stack) in (1, 5) else None
