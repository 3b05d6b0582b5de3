# Nothing outside a submission comes into its documents, whatever it links to or names; links that stay inside are followed.
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
program=$1; source=$2; failures=0
echo 'root:secret-of-the-host' >outside
submission() { rm -rf sub output; cp -r "$source/input/northwind-dms" sub; chmod -R u+w sub; mkdir -p sub/templates/documents sub/templates/themes sub/fonts; }
# refused TEXT: the build writes nothing, and says so; nor does a check say anything else.
refused() {
    for command in build check; do
        status=0; "$program" $command --format=short sub >said 2>&1 || status=$?
        [ $status = 1 ] && grep -qF "$1" said && [ ! -e output ] && ! grep -q secret-of-the-host said ||
            { echo "FAILED: $command, $1"; cat said; failures=$((failures + 1)); }
    done
}
link="is a symbolic link, or is reached by one [path-outside]"
submission; ln -s "$work/outside" sub/templates/documents/self-assessment.md; refused "sub/templates/documents/self-assessment.md\` $link"
submission; rmdir sub/templates/documents; mkdir elsewhere; cp outside elsewhere/self-assessment.md; ln -s "$work/elsewhere" sub/templates/documents; refused "self-assessment.md\` $link"
submission; mv sub/manifest.xml sub/other.xml; ln -s other.xml sub/manifest.xml; refused "sub/manifest.xml\` $link"
submission; mv sub/case-studies/contoso.md .; ln -s ../../contoso.md sub/case-studies/contoso.md; refused "leads out of the submission folder by a symbolic link"; rm contoso.md
submission; mv sub/case-studies/contoso.md sub/real.md; ln -s ../real.md sub/case-studies/contoso.md
"$program" check sub >said 2>&1 || { cat said; failures=$((failures + 1)); }
submission; sed 's#regular="[^"]*"#regular="../../outside"#' "$source/templates/themes/modern.xml" >sub/templates/themes/modern.xml
"$program" build --format=short sub >said 2>&1 && failures=$((failures + 1))
grep -qF 'modern.xml:14:30: error: a font is named "../../outside"; expected the name of a file in fonts/' said || { cat said; failures=$((failures + 1)); }
submission; ln -s "$work/outside" sub/fonts/hyph_en.dic
"$program" build --format=short sub >said 2>&1 && failures=$((failures + 1))
grep -qF "sub/fonts/hyph_en.dic\` $link" said || { cat said; failures=$((failures + 1)); }
[ $failures = 0 ]
