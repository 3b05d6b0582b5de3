# npm.sh NAME PACKAGE...: prints the node_modules of a cache outside the source, in which these packages are; status 77 where npm cannot fetch
# them.
cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/dossier-tests/$1
shift
if [ ! -e "$cache/done" ]; then
    command -v npm >/dev/null || { echo "no npm: skipped" >&2; exit 77; }
    mkdir -p "$cache"
    npm install --prefix "$cache" --silent --no-audit --no-fund --omit=optional "$@" >"$cache/log" 2>&1 ||
        { echo "npm cannot fetch $*, skipped:" >&2; cat "$cache/log" >&2; exit 77; }
    : >"$cache/done"
fi
echo "$cache/node_modules"
