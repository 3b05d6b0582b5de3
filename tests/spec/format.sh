# Every C file is as the formatter leaves it: `./dev format` puts it right.
command -v clang-format-14 >/dev/null || exit 77
"$2/dev" format --dry-run -Werror
