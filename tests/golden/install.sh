# An installed program finds its templates and fonts wherever it was installed.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cmake --install "$3/.." --prefix "$work/first" >/dev/null
mv "$work/first" "$work/moved"
cd "$work"
moved/bin/dossier build -o out "$2/input/northwind-dms" 2>/dev/null
[ -s out/northwind-dms/self-assessment.pdf ]
moved/bin/dossier checklists | grep -q aws-dms-service-delivery-2019
[ -s moved/share/man/man1/dossier.1 ]
