"""Holds the sources to the table of rooms in ARCHITECTURE.md: what a file includes, what its object file calls, and where files
call each other in a circle. The first word is the source folder, the second the folder of the object files of `core`."""
import collections, pathlib, re, subprocess, sys

# What a room may use beside itself: rooms, or single files of one.
REPORTS = ["base", "model/finding", "model/phrase"]
ROOMS = {
    "base": [],
    "sys": REPORTS + ["model/date", "model/quantity"],
    "model": ["base"],
    "parse": REPORTS + ["sys", "model/document", "model/image", "model/raster"],
    "read": ["base", "sys", "model", "parse"],
    "evidence": ["base", "sys", "model", "parse"],
    "check": ["base", "model", "evidence/evidence"],
    "select": ["base", "model", "check"],
    "compose": ["base", "model", "parse", "evidence/evidence"],
    "layout/text": ["base", "model"],
    "layout/block": ["base", "model", "layout/text"],
    "layout/page": ["base", "model", "layout/text", "layout/block"],
    "write": ["base", "sys", "model", "layout"],
    "write/pdf": ["base", "sys", "model", "layout", "write/picture", "write/picture_strip"],
    "job": ["base", "sys", "model", "parse", "read", "evidence", "check", "compose", "layout", "write"],
    "command": ["base", "sys", "model", "parse", "read", "evidence", "check", "select", "layout", "write", "job"],
    "main": ["command"],
}
# XPath is asked through a narrow interface; so is what stands in evidence, above.
LENT = {"check/xpath_view": ["parse/xpath"], "check/rules_test": ["parse/xpath"],
        "write/pdf/png": ["parse/image_png"],
        # A hidden value is found in a text by what compares numbers with facts.
        "compose/secret_values": ["check/mention", "check/mention_words", "check/field_words", "check/words_near"],
        "compose/secret_list": ["check/field_words"]}

# Foreign libraries: header, symbols, and the files that may name them.
FOREIGN = [
    ("libxml/", "xml|valuePush", "parse/(xml|xpath)"),
    ("yaml.h", "yaml_", "parse/yaml"),
    ("cmark", "cmark_", "parse/markdown"),
    ("jpeglib.h", "jpeg_", "parse/image_jpeg|write/picture_jpeg"),
    ("lcms2.h", "cms", "parse/image_(jpeg|color)|write/pdf/archive"),
    ("librsvg/", "rsvg_", "parse/image_svg"),
    ("cairo", "cairo_", "parse/image_svg"),
    ("fontconfig/", "Fc", "parse/image_svg"),
    ("poppler", "poppler_", "evidence/pdf_text"),
    ("glib|gio/", "g_(?!mime)", "base/domain|parse/(image_svg|mail)|write/(eml|secret_form)|evidence/pdf_text"),
    ("libdeflate.h", "libdeflate_", "parse/(image_.*|zip)|write/pdf/(file|png)|evidence/pdf_weight"),
    ("openssl/", "SHA256", "sys/digest"),
    ("seccomp.h|linux/(seccomp|landlock)", "seccomp_", "sys/sandbox"),
    ("glpk.h", "glp_", "select/solve"),
    ("hb", "hb_", "layout/text/(font|font_open|shape)"),
    ("fribidi", "fribidi_", "layout/text/bidi"),
    ("hyphen", "hnj_", "layout/text/hyphenate"),
    ("linebreak.h", "init_linebreak|set_linebreaks", "layout/text/opportunity"),
    ("thai/", "th_", "layout/text/opportunity"),
    ("hpdf", "HPDF_", "write/pdf/haru"),
    ("png.h", "png_", "parse/image_png|write/(picture_|pdf/)png"),
    ("qpdf/", "qpdf_", "evidence/pdf_(survey|weight|normal)|write/pdf/foreign.*"),
    ("gmime", "g_mime_|internet_address", "write/eml|parse/mail"),
    ("jansson", "json_(?!write|tree)", "read/(receipt|public_proof|sealed)|write/(receipt|public_proof|json|changes|bundle)|command/print"),
    ("xlsxwriter", "lxw_|workbook_(?!parse)|worksheet_|format_set", "write/xlsx_(book|files)"),
    ("minizip/", "zip[OCW]", "write/xlsx_files"),
    ("getopt.h", "getopt|opt(arg|ind|err)", "command/command"),
]
# The C library: what only some may call, and what nobody may.
SYSTEM = [
    ("(clock_gettime|time|gmtime_r|localtime.*)", "sys/clock"),
    ("(fopen|open|opendir|readdir|rename|unlink|mkdir|rmdir|link|mmap|fork|waitpid|pipe2?|kill)", "sys/.*"),
    ("(exec.*|posix_spawn.*|unshare)", "sys/(program|filter)"),
    ("(printf|puts|putchar|fprintf|vfprintf|fputs|fputc|stdout|stderr)", "command/.*"),
    ("(malloc|calloc|realloc)", "base/arena|sys/processes|command/print|write/pdf/haru"),
    ("(strcpy|strcat|sprintf|vsprintf|.*scanf|strtok|ato[ilf]|strto[ld]+|gets|setlocale|rand|system|popen)", "none"),
]
# Files of one room that call each other in a circle, each set agreed on; none goes over rooms.
CIRCLES = [
    {"check/exemption", "check/rules", "check/rules_logic", "check/rules_sets", "check/scope"},
    {"layout/block/aside", "layout/block/block", "layout/block/code", "layout/block/contents", "layout/block/cover",
     "layout/block/figure", "layout/block/foreign", "layout/block/list", "layout/block/listing", "layout/block/measure", "layout/block/numeric", "layout/block/sections",
     "layout/block/table", "layout/block/table_columns"},
]

source, objects = pathlib.Path(sys.argv[1]) / "src", pathlib.Path(sys.argv[2])
bad = 0


def complain(text):
    global bad
    print(text)
    bad += 1


def room_of(stem):
    return next((r for r in sorted(ROOMS, key=len, reverse=True) if stem == r or stem.startswith(r + "/")), None)


def may_use(stem, other):
    room = room_of(stem)
    return any(other == r or other.startswith(r + "/") for r in [room] + ROOMS[room] + LENT.get(stem, []))


def check_includes(path, stem):
    for number, line in enumerate(path.read_text().splitlines(), 1):
        m = re.match(r'\s*#\s*include\s+(["<])([^">]+)', line)
        if m and m[1] == '"' and not may_use(stem, m[2].rsplit(".", 1)[0]):
            complain(f"{path}:{number}: {room_of(stem)} must not include {m[2]}")
        for header, _, files in FOREIGN if m and m[1] == "<" else []:
            if re.match(header, m[2]) and not re.fullmatch(files, stem):
                complain(f"{path}:{number}: {m[2]} belongs to {files}")


def read_symbols(stems):
    defined, used = {}, collections.defaultdict(set)
    files = [f"{stem}.c.o" for stem in sorted(stems) if (objects / f"{stem}.c.o").exists()]
    listing = subprocess.run(["nm", "-AgP", *files], cwd=objects, capture_output=True, text=True, check=True).stdout if files else ""
    for line in listing.splitlines():
        file, name, kind = line.split()[:3]
        stem = file.removesuffix(":").removesuffix(".c.o")
        if kind in "Uw":
            used[stem].add(name)
        else:
            defined[name] = stem
    return defined, used


def check_symbol(stem, name):
    for _, symbols, files in FOREIGN:
        if re.match(symbols, name) and not re.fullmatch(files, stem):
            complain(f"{stem}.c calls {name}, which belongs to {files}")
    for symbols, files in SYSTEM:
        if re.fullmatch(symbols, name) and not re.fullmatch(files, stem):
            complain(f"{stem}.c calls {name}, which belongs to {files}")


def find_circles(calls):
    """Strongly connected files (Tarjan 1972)."""
    number, low, stack, circles = {}, {}, [], []

    def visit(stem):
        number[stem] = low[stem] = len(number)
        stack.append(stem)
        for other in sorted(calls.get(stem, ())):
            if other not in number:
                visit(other)
                low[stem] = min(low[stem], low[other])
            elif other in stack:
                low[stem] = min(low[stem], number[other])
        if low[stem] == number[stem]:
            circle = set(stack[stack.index(stem):])
            del stack[stack.index(stem):]
            if len(circle) > 1:
                circles.append(circle)

    for stem in sorted(calls):
        if stem not in number:
            visit(stem)
    return circles


def check_circle(circle):
    rooms = {stem.split("/")[0] for stem in circle}
    if len(rooms) > 1:
        complain(f"a circle over rooms: {', '.join(sorted(circle))}")
    elif not any(circle <= agreed for agreed in CIRCLES):
        complain(f"a circle in {rooms.pop()}: {', '.join(sorted(circle))}")


stems = set()
for path in sorted(source.rglob("*.[ch]")):
    stem = str(path.relative_to(source))[:-2]
    if room_of(stem) is None:
        complain(f"{path} is in no room")
        continue
    stems.add(stem)
    check_includes(path, stem)
defined, used = read_symbols(stems)
calls = collections.defaultdict(set)
for stem, names in sorted(used.items()):
    for name in sorted(names):
        other = defined.get(name)
        if other is None:
            check_symbol(stem, name)
        elif not may_use(stem, other):
            complain(f"{stem}.c must not call {name} of {other}.c")
        elif other != stem:
            calls[stem].add(other)
if not calls:
    complain(f"no object files in {objects}")
for circle in find_circles(calls):
    check_circle(circle)
sys.exit(bad != 0)
