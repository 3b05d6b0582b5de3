# Holds every #include to the table of rooms in ARCHITECTURE.md: arrows go downwards only, foreign headers stay in their files.
cd "$2/src" || exit 1
python3 - <<'PY'
import pathlib, re, sys
own = {
    "base": {"base"}, "sys": {"base", "sys", "model"}, "model": {"base", "model"},
    "parse": {"base", "sys", "model", "parse"}, "read": {"base", "sys", "model", "parse", "read"},
    "check": {"base", "sys", "model", "check"},
    "select": {"base", "model", "check", "select"},
    "compose": {"base", "sys", "model", "parse", "compose"}, "layout": {"base", "sys", "model", "layout"},
    "write": {"base", "sys", "model", "layout", "write"},
}
# One engine is asked through an opaque interface.
lent = {"check/xpath_view.h": {"parse/xpath.h"}}
foreign = {
    "libxml/": {"parse/xml.c", "parse/xpath.c"}, "yaml.h": {"parse/yaml.c"}, "cmark": {"parse/markdown.c"},
    "hpdf": {r"write/pdf/.*"}, "hb": {"layout/text/font.c", "layout/text/shape.c", "layout/text/font_open.h"}, "gmime": {"write/eml.c"},
    "xlsxwriter": {r"write/xlsx.*"}, "libdeflate.h": {r"parse/(image_.*|zip)[.]c", r"write/pdf/.*"},
    "jansson": {"write/json.c", "command/print.c"}, "sha2.h": {"sys/digest.c", "write/.*"}, "png.h": {r"write/pdf/.*"},
    "getopt.h": {"command/command.c"}, "fribidi": {"layout/text/bidi.c"}, "hyphen": {"layout/text/hyphenate.c"},
    "jpeglib.h": {"parse/image_jpeg.c"}, "lcms2.h": {"parse/image_jpeg.c", "write/pdf/archive.c"},
    "librsvg/": {"parse/image_svg.c"}, "cairo": {"parse/image_svg.c"}, "fontconfig/": {"parse/image_svg.c"},
    "glpk.h": {"select/solve.c"},
    "linebreak.h": {"layout/text/opportunity.c"}, "thai/": {"layout/text/opportunity.c"},
}
bad = 0
for path in sorted(pathlib.Path(".").rglob("*.[ch]")):
    name = str(path)
    room = name.split("/")[0]
    for number, line in enumerate(path.read_text().splitlines(), 1):
        m = re.match(r'\s*#\s*include\s+(["<])([^">]+)', line)
        if not m:
            continue
        header = m.group(2)
        if m.group(1) == '"' and room in own and header.split("/")[0] not in own[room] and header not in lent.get(name, ()):
            print(f"{name}:{number}: {room} must not include {header}"); bad += 1
        if m.group(1) == "<":
            for prefix, files in foreign.items():
                if header.startswith(prefix) and not any(re.fullmatch(f, name) for f in files):
                    print(f"{name}:{number}: {header} belongs to {', '.join(sorted(files))}"); bad += 1
sys.exit(bad != 0)
PY
