# What a finding offers as its fix removes it.
python3 "$2/tests/golden/fixes.py" "$1" "$2"
