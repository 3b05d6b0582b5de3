# In print a link to a heading tells its page, once; notes stand on the page that refers to them; front matter has labels of its own;
# figures and evidence are listed after the contents when there are three figures.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
cp -R "$2/input/northwind-dms" job
chmod -R u+w job
pdf=output/job/case-studies.pdf
"$1" build --format=short job >log 2>&1 || { cat log; exit 1; }
if pdftotext "$pdf" - | grep -Eq '^(Figures|Evidence)$'; then echo "two figures are listed"; exit 1; fi
cat >>job/case-studies/contoso.md <<'MARKDOWN'

Plain [apples](#lessons-learned) end. Told [page 3](#problem) end. Bracketed (see [pears](#outcome)) end.
Across [plums](#case-fabrikam) end.[^here] Filed [figs](fabrikam.md#outcome) end.

![A third one](diagrams/contoso.png "Third figure: small")

[^here]: Words of the note.
MARKDOWN
"$1" build --format=short job >log 2>&1 || { cat log; exit 1; }

# page_of TEXT: the pages that have it, as the numbers that they print; those of the front matter are not looked at.
front=$(qpdf --json --json-key=pagelabels "$pdf" | tr -d ' \n' | sed 's/.*"index":\([0-9]*\).*/\1/')
page_of() {
    count=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
    for page in $(seq $((front + 1)) "$count"); do
        ! pdftotext -f "$page" -l "$page" "$pdf" - | tr '\n\302\240' '   ' | tr -s ' ' | grep -q "$1" || printf '%s ' $((page - front))
    done
}
first() { set -- $1; echo "$1"; }
lessons=$(first "$(page_of 'Lessons learned')"); outcome=$(first "$(page_of ' Outcome ')"); fabrikam=$(first "$(page_of 'Case study 2 ')")
theirs=$(for page in $(page_of ' Outcome '); do [ "$page" -lt "$fabrikam" ] || echo "$page"; done | head -1)
pdftotext "$pdf" - | tr '\n\302\240' '   ' | tr -s ' ' >text
for wanted in "Plain apples (page $lessons) end" 'Told page 3 end' "see pears, page $outcome) end" "Across plums (page $fabrikam) end" \
    "Filed figs (page $theirs) end"; do
    grep -q "$wanted" text || { echo "not printed: $wanted"; grep -o 'Plain apples.\{150\}' text; exit 1; }
done
[ "$(page_of 'Across plums')" = "$(page_of 'Words of the note')" ] || { echo "the note stands on another page"; exit 1; }
qpdf --json --json-key=pagelabels "$pdf" | tr -d ' \n' | grep -q '"index":0,"label":{"/S":"/r"' || { echo "front matter has no roman labels"; exit 1; }
grep -q 'Evidence E1 ' text || { echo "evidence is not listed"; exit 1; }
grep -q 'Figures Figure 1. ' text || { echo "figures are not listed"; exit 1; }
for draft in output/job/public/*.md; do
    ! grep -q 'apples.*(page' "$draft" || { echo "$draft names a page"; exit 1; }
done
