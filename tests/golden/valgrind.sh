# The demo under valgrind: no invalid access, no use of undefined memory, no definite leak.
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
valgrind -q --error-exitcode=99 --trace-children=yes --child-silent-after-fork=no --leak-check=full --errors-for-leak-kinds=definite \
    "$1" build -o out "$2/input/northwind-dms" 2>log
status=$?
[ $status = 0 ] || { echo "exit status $status"; head -40 log; exit 1; }
