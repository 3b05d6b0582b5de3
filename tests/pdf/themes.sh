# Both themes on both papers: the page has the paper's size, only the theme's fonts are in it, embedded and subset, and every
# glyph stands inside the frame of its page. The logo is on the two covers and nowhere else, and keeps its aspect.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
program=$1; source=$2
cd "$work"
python3 - <<'PY'
import struct, zlib
chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
rows = b"".join(b"\0" + b"\x1f\x4e\x79" * 600 for _ in range(150))
open("logo.png", "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 600, 150, 8, 2, 0, 0, 0))
                             + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
PY
for theme in modern classic; do
    for paper in a4 letter; do
        name=$theme-$paper
        cp -r "$source/input/northwind-dms" "$name"
        cp logo.png "$name/"
        sed -i "s|</submission>|<design theme=\"$theme\" paper=\"$paper\" colour=\"#0A6B4B\" logo=\"logo.png\"/></submission>|" "$name/manifest.xml"
        "$program" build -o out "$name" 2>log || { cat log; exit 1; }
        "$program" dump --phase=pages "$name" >"$name.txt"
        python3 "$source/tests/pdf/frames.py" "$source/templates/themes/$theme.xml" "$paper" "$name.txt" \
            "out/$name/self-assessment.pdf" "out/$name/case-studies.pdf"
    done
done
