# A new folder is well-formed and incomplete: check reads it all and finds only gaps, no mistake of form.
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
"$1" new mine --checklist aws-dms-service-delivery-2019 >/dev/null || exit 1
"$1" check --format=short mine 2>findings; [ $? = 1 ] || exit 1
if grep -E '\[(xml-syntax|yaml-syntax|unknown-.*|bad-value|missing-element|missing-attribute|unexpected-text|front-matter|dangling-reference|file-missing)\]' findings
then exit 1; fi
grep -q '\[missing-field\]' findings && grep -q '\[unanswered\]' findings && grep -q '\[missing-section\]' findings || exit 1
"$1" new mine --checklist aws-dms-service-delivery-2019 2>/dev/null; [ $? = 2 ]
