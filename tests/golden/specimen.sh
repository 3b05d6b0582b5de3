# Everything that a page can hold, in both themes: what the authors wrote is in the PDFs, in order; the document tree, the pages laid
# out and the text that poppler finds are the same; two readers draw the same pages; German words are cut where German cuts them.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
program=$1; source=$2; here=$2/tests/golden/specimen
cd "$work"
export PYTHONDONTWRITEBYTECODE=1
for name in input deutsch; do
    for theme in modern classic; do
        folder=$name-$theme
        cp -r "$here/$name" "$folder"
        chmod -R u+w "$folder"
        [ -d "$folder/templates" ] || cp -r "$here/input/templates" "$folder/"
        sed -i "s|</submission>|<design theme=\"$theme\"/></submission>|" "$folder/manifest.xml"
        "$program" build --format=short -o out "$folder" 2>log || { cat log; exit 1; }
        # Small pictures, tags, people who speak to nothing and an answer of one word are part of it; nothing else is worth a word.
        if grep -v -e ' 0 errors, 0 warnings, ' -e '\[image-small\]$' -e '\[html\]$' -e '\[people\]$' -e '\[says-nothing\]$' -e '^[0-9]* of [0-9]* met' log; then echo "findings in $folder"; exit 1; fi
        set -- "out/$folder/self-assessment.pdf" "out/$folder/case-studies.pdf"
        python3 "$here/blocks.py" "$folder" "$@"
        [ $name = input ] || continue
        "$program" dump --phase=document "$folder" >document.txt 2>log
        "$program" dump --phase=pages "$folder" >pages.txt 2>log
        python3 "$source/tests/pdf/tree.py" --pictures "$folder" document.txt pages.txt "$@"
        for pdf; do
            python3 "$here/pages.py" "$pdf"
        done
    done
done

# The comparison of images sees a line that stands 4 points too low, and the text's a word that is missing.
python3 "$here/pages.py" out/input-modern/case-studies.pdf moved.pdf
sed -i 's/as anyone should go/as anyone could go/' input-modern/case-studies/elements.md
if python3 "$here/blocks.py" input-modern out/input-modern/self-assessment.pdf out/input-modern/case-studies.pdf 2>log; then
    echo "another word was not seen"; exit 1
fi
grep -q 'anyone' log

# German hyphens, by German patterns: the same words are cut elsewhere when they are said to be English.
cp -r deutsch-modern english
sed -i 's/language="de"/language="en"/' english/manifest.xml
"$program" build --format=short -o out english 2>log
for name in deutsch-modern english; do
    pdftotext -raw "out/$name/case-studies.pdf" - | grep -o '[^ ]*­$' >"$name.cuts" || :
done
[ -s deutsch-modern.cuts ] || { echo "no German word is cut"; exit 1; }
if cmp -s deutsch-modern.cuts english.cuts; then echo "German words are cut as English ones"; exit 1; fi
grep -Eq '(einschließ|Versicherungs|Rechtsschutzversicherungsgesell|un|Protokol).$' deutsch-modern.cuts
echo "$(wc -l <deutsch-modern.cuts) German words are cut"
