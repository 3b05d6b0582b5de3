# What PDF/UA-1 and PDF/A-2a ask (see check_structure.py) holds for every PDF: of both samples, final, draft and public, and of a
# submission that has every element. Then each check is shown to work: PDFs are made wrong on purpose, and exactly that check complains.
set -e
export PYTHONDONTWRITEBYTECODE=1
program=$1; source=$2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
bad=0

# compare DIR OUTPUT ENDING [OPTION]: the two PDFs of a submission, with the text that was laid out.
compare() {
    dir=$1; out=$2; ending=$3; shift 3
    "$program" build --format=short -o "$out" "$@" "$dir" >log 2>&1 || [ -n "$ending" ] || { cat log; exit 1; }
    "$program" dump "$@" --phase=pages "$dir" >pages.txt 2>/dev/null
    out=$out/$(basename "$dir"); [ -z "$ending" ] || out=$out/draft
    python3 "$source/tests/pdf/check_structure.py" --pages pages.txt "$out/self-assessment$ending.pdf" "$out/case-studies$ending.pdf" || bad=1
    for pdf in "$out"/public/*.pdf; do
        [ ! -e "$pdf" ] || python3 "$source/tests/pdf/check_structure.py" "$pdf" || bad=1
    done
}

compare "$source/input/northwind-dms" final ''
python3 "$source/tests/pdf/check_structure.py" --claims-nothing final/northwind-dms/submission.pdf || bad=1
compare "$source/input/northwind-dms" draft -draft --draft
compare "$source/input/fabrikam-dms-in-progress" draft -draft --draft

# With --attach it is PDF/A-3a and gives back what it was made from.
"$program" build --format=short --attach -o attached "$source/input/northwind-dms" >log
python3 "$source/tests/pdf/check_structure.py" attached/northwind-dms/self-assessment.pdf || bad=1
pdfdetach -saveall -o attached attached/northwind-dms/self-assessment.pdf
# Of the manifest, what is meant for nobody else is left out, and nothing is put in (golden/consent looks at each element).
diff attached/manifest.xml "$source/input/northwind-dms/manifest.xml" >left_out || :
if grep '^<' left_out || grep -E '<(consent|confidential|remark|approval)' attached/manifest.xml; then bad=1; fi
grep -q '</submission>' attached/manifest.xml || bad=1
# So it is of the report; and what each PDF claims was not known yet.
sed '/^  "\(remarks\|public-drafts\|files\)": \[/,/^  \],*$/d' attached/northwind-dms/report.json >attached/without.json
cmp attached/report.json attached/without.json || bad=1

# A page whose text is not the one laid out is seen.
"$program" dump --phase=pages "$source/input/northwind-dms" | sed 's/"Result summary"/"Result"/' >other.txt
if python3 "$source/tests/pdf/check_structure.py" --pages other.txt final/northwind-dms/self-assessment.pdf \
    final/northwind-dms/case-studies.pdf >log; then
    echo "another text on a page is not seen"; bad=1
fi
grep -q "text: page [0-9]*: the tree reads" log || { echo "the place of another text is not told"; bad=1; }

for name in specimen scripts pictures; do
    cp -R "$source/input/northwind-dms" $name
    chmod -R u+w $name
done
cat >>specimen/case-studies/contoso.md <<'MARKDOWN'

### Every element

A word with a note[^1], a [way to the problem](#problem), `code`, *slanted*, **bold**, and one with
[a link long enough that it does not fit into the rest of its line](https://www.iana.org/long).

> A quotation of one line, with a second note[^b].
>
> > And one within.

1. First
   - inner one
   - inner two

     ```
     code in a list
     ```
2. Second

- [x] done
- [ ] not done

```
select 1;
   indented
```

| Left | Right |
|:-----|------:|
| **a** [x](https://www.iana.org/a?b=c) | 1.5 |
| `b` |  |

Office, ffi, fl, a – b, 1/2.

![An inline picture](diagrams/contoso.png)

#### A heading of the third level

Text.

[^1]: The first note, with a [link](https://www.iana.org/note).
[^b]: The second note.
MARKDOWN
compare specimen built ''

python3 "$source/tests/pdf/scripts.py" add scripts
compare scripts built ''
python3 "$source/tests/pdf/images.py" draw pictures
compare pictures built ''

python3 "$source/tests/pdf/structure/wrong.py" built/specimen/public/contoso.pdf built/specimen/case-studies.pdf || bad=1
[ $bad = 0 ]
