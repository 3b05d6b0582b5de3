# Seeded faults: good submissions give no finding, and small mistakes put into them by program, one at a time, each give a new error or
# warning where it was made. Every seventh of some thousands is tried, some fifty with the sanitizers; FAULTS=1 tries all.
command -v python3 >/dev/null || exit 77
exec python3 "$2/tests/golden/faults.py" "$1" "$2"
