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

# The former name of a pointer
row 1 'pages="1" is now called at' $m 's/ at="/ pages="/'
row 1 'has both "at" and "pages"' $m '0,/ at="1"/s// at="1" pages="1"/'

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

# What other programs leave behind
story 1 'a line is left of a merge of two versions that disagree (here and 1 more)' '<<<<<<< HEAD
The load ran at night.
>>>>>>> branch'
story 1 '{++added++} is a tracked change' 'The load {++added++} ran.'
story 1 '{~~old~>new~~} is a tracked change and is printed as it is typed (here and 1 more)' 'The {~~old~>new~~} and {~~old~>new~~} load.'
story 1 'Comment [PK1]: begins a remark' 'The load ran. Comment [PK1]: check this.'
story 1 'Kommentiert [AB12]: begins a remark' 'Kommentiert [AB12]: bitte prüfen.'
story 0 '' 'A count {a++}, `{++code++}`, Comment [1] and Comment [see]: none; a <<< b >>> c.

> > > a quotation in a quotation'
row 1 '"english" is no code of a language' $m 's/language="en"/language="english"/'

# Answers that say nothing of what facts decide
size='/<answer item="requirements\/2.2\/size-minimum" case="fabrikam"/,/<\/answer>/'
row 1 'says yes without a word; ' $m "$size{/^ *[^< ]/d}"
row 0 '' $m '/<answer item="requirements\/2.2\/\(size-minimum\|tables\|growth\)"/,/<\/answer>/{/^ *[^< ]/d}'
row 1 'the fact stands at bad/manifest.xml:4' $m '/item="prerequisites\/1.2"/s/met="yes"/met="not-applicable" reason="This does not apply."/'

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

# Characters
say() { printf "$1"; }
bullet=$(say '\357\202\267'); lost=$(say '\357\277\275'); zero=$(say '\342\200\213'); soft=$(say '\302\255')
override=$(say '\342\200\256'); end=$(say '\342\200\254')
story 0 '' 'Grün, Größe, Übermaß – „Maß“, “quotes”, ‘single’, café…, «É», »Ä«, 5 °C, ±3 %, Ø 4, 3×½, naïve, São, SÃO, Ångström², Łódź, Crème™, Straße – 5 € à 3 €, 日本語, Ελλάδα, Привет, ✓ → ≤ 😀 👨‍👩‍👧.'
story 1 'write "£1.9"' 'It cost Â£1.9 million â€“ a year, for MÃ¼ller.'
story 1 'expected "Geschäft"' 'Das GeschÃ¤ft.'
story 1 'expected "–"' 'From 3 â€“ 4.'
story 1 'expected "Österreich"' 'In Ã–sterreich.'
story 1 'expected "don’t"' 'We donâ€™t.'
row 1 'mojibake' $m '0,/title="/s//&Ã„nderung /'
row 1 'mojibake' $c 's/caption: "/&Ã„nderung /'
story 1 'write -' "$bullet first
$bullet second"
story 1 'U+F123 is for private use' "A $(say '\357\204\243') here."
story 1 'a character was lost, U+FFFD' "A M${lost}ller."
story 1 'a zero width space, U+200B' "A${zero}B."
story 1 'a soft hyphen, U+00AD, stands in the text (here and 1 more)' "A${soft}B${soft}C."
story 0 '' "ไทย${zero}ไทย"
story 1 'U+202E, which changes the direction' "A ${override}txet${end} here."
story 0 '' "A $(say '\342\201\247')שלום$(say '\342\201\251') here."
story 1 'the control character U+0093' "A $(say '\302\223')quote."
story 1 'the control character U+000B' "A$(say '\013')line."

# Credentials: made up, and put together here, so that nobody takes this file for a leak.
key=AKIA; key=${key}J7QK2M4XN5P3R6TS; secret=kJ8dPq2LmX; secret=${secret}4vTz7RbNc1YwGh5sFe9Ua3oQi6Zx/+
secret=$(printf '%.40s' "${secret}B0d7")
story 0 '' 'AKIAIOSFODNN7EXAMPLE, aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY, password: ********, Password: [your password], PASSWORD=$DB_PASSWORD, postgres://user:password@a.example/, postgres://u:****@h/db.'
story 1 'the id of a resource of AWS stands in the text: i-0abc1234def567890, and 1 more' 'Secret: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, sha1 da39a3ee5e6b4b0d3255bfef95601890afd80709, 123e4567-e89b-12d3-a456-426614174000, arn:aws:secretsmanager:eu-central-1:123456789012:secret:dms/oracle-AbCdEf, i-0abc1234def567890, vpc-0a1b2c3d4e5f60718.'
story 0 '' 'The password: rotated every 90 days, 16 characters. Kennwort: wird im Secrets Manager verwahrt. Passwords are kept in AWS Secrets Manager; password: SCRAM-SHA-256; the bearer of the certificate; token: 3600 s; Password length: 14; secret contoso/dms/oracle-2018.'
story 0 '' '```json
{"rules": [{"rule-type": "selection", "rule-id": "1", "object-locator": {"schema-name": "SALES", "table-name": "%%"}}], "SecretsManagerSecretId": "arn:aws:secretsmanager:x", "Password": "{{resolve}}", "ClientToken": "9f1c2d3e-4a5b-6c7d-8e9f-0a1b2c3d4e5f"}
```'
story 1 'an access key id of AWS stands in the text; it begins with "AKIA" and has 20 characters' "The key $key was used."
story 1 'a secret access key of AWS' "aws_secret_access_key = $secret"
story 1 'a secret access key of AWS' "The secret is $secret now."
story 1 'a private key' "-----BEGIN RSA PRIVATE KEY-----
MIIEpAIBAAKCAQEA
-----END RSA PRIVATE KEY-----"
for text in 'password: Sommer2024!' 'Kennwort: Herbst#77x' '**Passwort:** Winter!99 für alle' 'DB_PASSWORD=tr0ub4dor' 'Server=db;User Id=sa;Password=geheim;' '| Password | Sommer2024 |' '"MasterUserPassword": "Tr0ub4dor&3"'; do
    story 1 'a password stands in the text' "$text"
done
story 1 'a password in an address' 'postgres://app:hunter2x@db.internal:5432/x'
story 1 'a password in an address' 'https://app:hunter2x@db.example/x'
grep -q hunter2x err out && fail 'a password is printed'
story 1 'a token of GitHub' "gh""p_16C7e42F292c6912E7710c838347Ae178B4a"
story 1 'a JSON web token' "eyJ""hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"
story 1 'a bearer token' 'Authorization: Bearer abcdef1234567890abcdef12345'
story 1 'credential' "\`\`\`
aws configure set aws_access_key_id $key
\`\`\`"
row 1 'credential' $m "0,/<answer [^>]*case=\"contoso\"[^>]*>/s//&The key $key. /"
rm -rf bad; cp -r good bad; echo "user=x password=Sommer2024!" >>bad/evidence/contoso-dms-task.log
check 1 'bad/evidence/contoso-dms-task.log' 'a password in evidence'
for secret in $key Sommer2024; do grep -qF $secret err out && fail "$secret is printed"; done

# Headings as public stories have them.
row 0 '' $c 's/^## Problem$/## The Challenge/'
row 0 '' $c 's/^## What we proposed$/## Our Solution/; s/^## Outcome$/## The Results/'
row 0 '' $c 's/^## Problem$/## Ausgangslage/; s/^## What we proposed$/## Unsere Lösung/; s/^## Outcome$/## Ergebnis/'

echo "$rows rows, $failures failures"
[ $failures = 0 ]
