# What stands in the texts of a submission and must not reach a reader, or would be printed wrongly. Each
# row puts lines below the first story of the sample and says how many findings that gives, one of them with
# a text, or none: what must not fire.
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
program=$1; failures=0; rows=0
cp -r "$2/input/northwind-dms" "$work/good"; cd "$work" || exit 1
m=manifest.xml; c=case-studies/contoso.md
fail() { echo "FAILED: $1"; failures=$((failures + 1)); }
# check COUNT TEXT WHAT: the submission "bad"
check() {
    rows=$((rows + 1)); "$program" check bad >out 2>err
    count=$(grep -cE ': (error|warning|note): ' err)
    [ "$count" = "$1" ] && { [ "$1" = 0 ] || grep -qF -e "$2" err; } && return
    fail "$3: $count findings, expected $1 with: $2"; cat err
}
story() { rm -rf bad; cp -r good bad; printf '\n%s\n' "$3" >>bad/$c; check "$1" "$2" "$3"; }
# row COUNT TEXT FILE SED
row() {
    rm -rf bad; cp -r good bad; sed -i "$4" "bad/$3"
    cmp -s "good/$3" "bad/$3" && fail "nothing was changed by: $4"
    check "$1" "$2" "$4"
}

# Links
story 0 '' '[a](https://a.example/x:y), [b](mailto:me@a.example), [c](HTTP://a.example), <https://a.example/b>, <me@a.example>, [d](#outcome).'
for scheme in javascript:alert data:text/html,x file:///etc/passwd ftp://a.example/x vbscript:x tel:+4930 C:/x.docx; do
    story 1 'expected https://, http:// or mailto:' "A [link]($scheme)."
done
story 1 'write https://a.example/x' 'A [link](//a.example/x).'
story 1 'expected https://, http:// or mailto:' 'An address: <ftp://a.example/x>.'
row 1 'expected an address that begins with https:// or http://' $m 's/home-page="https:/home-page="javascript:/'
story 1 'leads to no file of the submission' '[a][x], [b][x] and [c][x].

[x]: nowhere.md'
story 1 'leads to no heading' '[a][x], [b][x] and [c](#nowhere).

[x]: #nowhere'

# Comments
story 0 '' 'Before <!-- a -- b --> after, <!-- c

d --> and `<!-- code -->`.

[//]: # (text)
[comment]: <> (text)'
story 1 'has no end' 'Before <!-- never closed

and more.'
story 1 'has no end' '<!--
never closed'
# lessons COUNT TEXT BODY: of the last section
lessons() {
    rm -rf bad; cp -r good bad; sed '/^## Lessons learned/q' good/$c >bad/$c
    printf '\n%s\n' "$3" >>bad/$c; check "$1" "$2" "$3"
}
lessons 1 'is empty' '<!-- later -->'
lessons 2 'has 5 words' 'One <!-- a b c d e --> two three four five.'

# HTML
story 0 '' 'One<br>two<br/>three `<sub>` and \<sub>, <https://a.example>, 3 < 4 > 2, a<b.

| a<br>b | c |
|---|---|
| d<BR />e | f |

<a id="here"></a>

Then [here](#here) and [there](#there).

### A title <a name="there"></a>'
story 1 'the tag <sub> is printed as it is typed (here and 1 more)' 'H<sub>2</sub>O and CO<sub>2</sub>.'
story 1 'write ![what it shows](file.png' 'A <img src="a.png"> here.'
story 1 'a table with bars' '<table>
<tr><td>a</td></tr>
</table>'
story 1 'the tag <details>' '<details>
<summary>More</summary>

Text.

</details>'
story 1 'write it as code: `<String>`' 'A List<String> is sorted.'
story 1 '<script> and all up to its end is not printed' 'A <script>x</script> here.'
story 1 '<? and all up to its end' 'A <?php x ?> here.'

# Mathematics and other dialects
story 0 '' 'It cost \$40 and $50, US$5-US$10, $1.9 million ($2 m before); $HOME/$USER, ${a}${b}, A$ and B$.'
story 0 '' 'Regex \[a\] and \(b\); `$x^2$`; C:\\x; f(x) = y; a_b_c; `{{ x }}`, `:rocket:`, [[1, 2], [3]], if [[ -f x ]].'
story 0 '' 'At 10:30:15, arn:aws:s3:::bucket, a::b::c, ratio 3:4:5; {"a": {"b": 1}}; Wow!!! And ??? here.'
story 0 '' '> [!NOTE]
> Text of the note.

> [!warning]
> Text.'
for formula in '$x^2 + y^2$' '$O(n)$' '$n$' '\(x^2\)' '\[x_{1}\]' '$$x = y$$'; do
    story 1 'a formula of mathematics' "The size is $formula here."
done
story 1 'a formula of mathematics' '$$
x
$$'
story 1 '!!! begins a box' '!!! note "Title"
    Text.'
story 1 '::: begins a box' '::: warning
Text.
:::'
story 1 '[!info] begins a box' '> [!info] Title
> Text.'
story 1 '[TOC] is printed' '[TOC]'
story 1 '{#part} behind a heading' '### Part {#part}'
story 1 '{{< figure' 'A {{< figure src="a.png" >}} here.'
story 1 '{{ customer }} is a mark of a template' 'For {{ customer }} we did.'
story 1 '{% include x %}' 'For {% include x %} we did.'
story 1 '[[Page one]] is a link of a wiki' 'See [[Page one]].'
story 1 ':rocket: is printed' 'Done :rocket: now.'
story 1 'lines of front matter stand in the middle' '---
author: me
date: 2019-01-01
---

Text.'

# Headings as public stories have them.
row 0 '' $c 's/^## Problem$/## The Challenge/'
row 0 '' $c 's/^## What we proposed$/## Our Solution/; s/^## Outcome$/## The Results/'
row 0 '' $c 's/^## Problem$/## Ausgangslage/; s/^## What we proposed$/## Unsere Lösung/; s/^## Outcome$/## Ergebnis/'

echo "$rows rows, $failures failures"
[ $failures = 0 ]
