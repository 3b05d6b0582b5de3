# Includes, calls and circles of the sources are those of the table of rooms in ARCHITECTURE.md.
python3 "$2/tests/spec/rooms.py" "$2" "$3/../CMakeFiles/core.dir/src"
