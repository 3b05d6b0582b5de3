# A comment reaches no output of any kind: each one here holds a word that is looked for in all of them,
# in what a page shows, in metadata, outline and alternative texts, in the parts of the workbook and of the
# mail. Code keeps what it shows.
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
program=$1; failures=0
cp -r "$2/input/northwind-dms" "$work/in"; cd "$work" || exit 1
m=in/manifest.xml; c=in/case-studies/contoso.md
fail() { echo "FAILED: $1"; failures=$((failures + 1)); }
command -v pdftotext >/dev/null && command -v qpdf >/dev/null || exit 77
# edit FILE SED: must change the file
edit() { cp "$1" before; sed -i "$2" "$1"; cmp -s "$1" before && fail "nothing was changed by: $2"; }

edit $c 's/^title: .*/& <!-- Zq7xnote -->/'
edit $c '0,/^customer: .*/s//& <!-- Zq7xnote -->/'
edit $c '/caption: /s/"$/ <!-- Zq7xnote -->"/'
edit $c '/alternative: /s/"$/ <!-- Zq7xnote -->"/'
edit $c 's/^## Outcome$/## Outcome <!-- Zq7xnote -->/'
edit $m '0,/title="/s//&\&lt;!-- Zq7xnote --\&gt; /'
edit $m '0,/<answer [^>]*case="contoso"[^>]*>/s//&<![CDATA[Before <!-- Zq7xnote -- still --> after. ]]>Escaped \&lt;!-- Zq7xnote --\&gt; here. <!-- Zq7xnote -->\n\n| a | b |\n|---|---|\n| 1 | x \&lt;!-- Zq7xnote --\&gt; |\n\n[\/\/]: # (Zq7xnote)\n\n`tern \&lt;!-- Code --\&gt;`\n\n/'
cat >>$c <<'END'

Before <!-- Zq7xnote --> after, and <!-- Zq7xnote

Zq7xnote --> behind. Text <!--Zq7xnote-->

<!-- Zq7xnote
    Zq7xnote -->

- item <!-- Zq7xnote --> end
  <!-- Zq7xnote
Zq7xnote -->
- <!-- Zq7xnote --> third

| a <!-- Zq7xnote | x --> | b |
|---|---|
| 1 <!-- Zq7xnote --> | `tern <!-- Code -->` |

[//]: # (Zq7xnote)
[comment]: <> (Zq7xnote
Zq7xnote)

A line
[//]: # (Zq7xnote)

A [link <!-- Zq7xnote --> text](https://a.example/) and a note[^1].

> quoted <!-- Zq7xnote
> Zq7xnote --> words

### Deeper <!-- Zq7xnote -->

```
tern <!-- Code -->
```

![The <!-- Zq7xnote --> picture](diagrams/contoso.png "A caption <!-- Zq7xnote -->")

[^1]: The note <!-- Zq7xnote --> itself.
END
"$program" build -o out in >log 2>&1 || { fail 'the build'; cat log; }
# All that a file says.
say() {
    case $1 in
    *.pdf) pdftotext "$1" -; pdfinfo "$1"; qpdf --qdf --object-streams=disable "$1" - ;;
    *.xlsx) unzip -p "$1" ;;
    *.eml) cat "$1"; sed -n '/base64/,/^--/p' "$1" | base64 -di 2>/dev/null ;;
    *) cat "$1" ;;
    esac
}
files=0; code=0
for file in $(find out -type f); do
    files=$((files + 1)); say "$file" >text
    # a PDF's own strings are UTF-16, some of them in hexadecimal digits
    grep -qaiP 'Zq7xnote|Z\x00q\x007\x00x|005A007100370078' text && fail "$file holds a comment"
    grep -qaP '<x\f|<!--\s*-->' text && fail "$file holds a mark"
    grep -qa '\btern\b' text && { grep -qaE '(<|&lt;)!-- Code --(>|&gt;)' text || fail "$file has lost code"; code=$((code + 1)); }
done
[ $files -ge 8 ] || fail "only $files files"
[ $code -ge 4 ] || fail "code in $code files only"
pdftotext -layout out/in/case-studies.pdf - | grep -q 'Before after, and behind. Text' || fail 'the text around comments'
grep -q 'Escaped here.' out/in/answers.csv || fail 'the text of the answer'
echo "$files files, $failures failures"
[ $failures = 0 ]
