# Evidence that takes no end, or all memory, to read, and what harms its reader: a finding with its file and place after seconds of computing
# and within bounded memory, and nothing is written. What is only large or odd is taken.
program=$1; source=$2
python3 "$source/tests/fault/hostile.py" "$program" "$source"
