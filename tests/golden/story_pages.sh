# The public pages in a browser: at 320, 768 and 1280 pixels, light and dark, nothing scrolls sideways, nothing is loaded, and axe finds no
# violation (axe-core and puppeteer-core from npm, kept in a cache outside the source). Pages that are wrong are found.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
axe=4.10.3; puppeteer=24.10.0
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || { echo "no Chromium: skipped"; exit 77; }
cache=${XDG_CACHE_HOME:-${HOME:-$work}/.cache}/dossier-tests/axe-$axe-$puppeteer
if [ ! -e "$cache/done" ]; then
    command -v npm >/dev/null || { echo "no npm: skipped"; exit 77; }
    mkdir -p "$cache"
    npm install --prefix "$cache" --silent --no-audit --no-fund "axe-core@$axe" "puppeteer-core@$puppeteer" >"$work/log" 2>&1 ||
        { echo "npm cannot fetch axe-core, skipped:"; cat "$work/log"; exit 77; }
    : >"$cache/done"
fi
for sample in input/northwind-dms tests/samples/german-dms tests/samples/waf; do "$1" build -o "$work/out" "$2/$sample" >/dev/null; done
ls "$work"/out/*/public/*.html | node "$2/tests/golden/story/look.mjs" "$cache/node_modules" "$chromium"
page=$work/out/northwind-dms/public/contoso-story.html
for wrong in 's/--ink:#1c2430/--ink:#c0c8d0/' 's/<h1/<p style="width:90rem">wide<\/p><h1/' 's/<html lang="en"/<html/'; do
    sed "$wrong" "$page" >"$work/out/northwind-dms/public/wrong.html"
    cmp -s "$page" "$work/out/northwind-dms/public/wrong.html" && { echo "nothing was changed by $wrong"; exit 1; }
    if echo "$work/out/northwind-dms/public/wrong.html" | node "$2/tests/golden/story/look.mjs" "$cache/node_modules" "$chromium" >"$work/log"; then
        echo "not found: $wrong"; exit 1
    fi
done
