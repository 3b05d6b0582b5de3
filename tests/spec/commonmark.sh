# Every example of the CommonMark specification (npm package commonmark-spec, of the version that cmark-gfm follows, and GitHub's
# extensions from rows below) goes through the reader; its text must be that of the specification's HTML.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund commonmark-spec@0.29.0 >log 2>&1 || { echo "npm cannot fetch commonmark-spec:"; cat log; exit 1; }
node -e 'process.stdout.write(JSON.stringify(require("commonmark-spec").tests))' >examples.json
cat >compare.py <<'PY'
import html.parser, json, subprocess, sys

class Text(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(); self.out = []
    def handle_data(self, data): self.out.append(data)
    def handle_starttag(self, tag, attrs):
        if tag == "img": self.out.append(dict(attrs).get("alt") or "")

def text(source):
    parser = Text(); parser.feed(source); parser.close()
    return "".join("".join(parser.out).split())

tests = [(t["markdown"].replace("\u2192", "\t"), t["html"].replace("\u2192", "\t")) for t in json.load(open("examples.json"))]
tests += [  # GitHub's extensions: tables, strikethrough, task lists, autolinks, footnotes
    ("| a | b |\n| - | -: |\n| 1 | `x \\| y` |\n", "<p>a b 1 x | y</p>"), ("~~gone~~ kept\n", "<p>gone kept</p>"),
    ("- [ ] open\n- [x] done\n", "<p>open done</p>"), ("see www.example.org/a now\n", "<p>see www.example.org/a now</p>"),
    ("| a |\n| - |\nplain\n", "<p>a plain</p>"), ("a **b ~~c~~** d\n", "<p>a b c d</p>"),
]
given = b"".join(m.encode("utf-8", "surrogatepass").replace(b"\0", b"\xef\xbf\xbd") + b"\0" for m, _ in tests)
out = subprocess.run([sys.argv[1]], input=given, stdout=subprocess.PIPE, check=True).stdout.split(b"\0")[:-1]
bad = 0
assert len(out) == len(tests), (len(out), len(tests))
for number, ((markdown, wanted), got) in enumerate(zip(tests, out), 1):
    if text(wanted) != text(got.decode()):
        bad += 1
        print("example", number, repr(markdown), "\n  wanted", repr(text(wanted)), "\n  got   ", repr(text(got.decode())))
print(len(tests), "examples,", bad, "failed")
sys.exit(bad != 0)
PY
python3 compare.py "$3/markdown_text"
