# `dossier select`: small libraries against expected outputs (the sums stand in library.py), with a manifest, with none that passes; the
# complete Migration sample chooses itself; 200 case studies within 2 s of CPU time. `BLESS=1 sh select.sh PROGRAM SOURCE_DIR` writes
# the outputs anew.
program=$1; source=$2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
make="python3 $source/tests/golden/library.py"; golden=$source/tests/golden/select
cd "$work" || exit 1
fail() { echo "FAILED: $1"; [ ! -f err ] || head -20 err; exit 1; }
# wants STATUS COMMAND...
wants() { expected=$1; shift; "$program" "$@" >out 2>err; [ $? = "$expected" ] || fail "$* did not exit with $expected"; }
says() { text=$1; shift; wants 2 "$@"; grep -qF -e "$text" err || fail "$* does not say: $text"; }

export SOURCE_DATE_EPOCH=1769860800 # 2026-01-31
for library in small none few manifest; do
    $make $library $library
    "$program" select $library --checklist=picks >out 2>err; echo "exit status $?" >>out
    cat out err >$library.txt
    if [ -n "${BLESS:-}" ]; then cp $library.txt "$golden"; else diff -u "$golden/$library.txt" $library.txt || fail "$library"; fi
done
wants 0 select small --checklist=picks --date=2026-01-31; cp out first
(cd small && LC_ALL=C.UTF-8 "$program" select . --checklist=picks 2>/dev/null) | tail -n +2 >second
tail -n +2 first | cmp - second || fail 'another folder or locale gives another answer'
wants 1 select small --checklist=picks --date=2022-01-31
grep -q '^iris  *yes' out || fail 'the date does not decide on the age'
wants 0 select small --checklist=picks --format=json
python3 -c 'import json, sys; assert len(json.load(sys.stdin)["findings"]) == 3' <err || fail json
wants 0 select small --checklist=picks --format=sarif
python3 -c 'import json, sys; assert len(json.load(sys.stdin)["runs"][0]["results"]) == 3' <err || fail sarif
if grep -q "$(printf '[\r\033]')" err out; then fail 'progress without a terminal'; fi

# What a manifest changes: the answer and the plan of apple count, berry has none; of the others only the files are known.
wants 1 select manifest --checklist=picks
grep -q '^apple  *yes' out && grep -q '^berry  *no  *1: references/1.2' out && grep -q '^cherry  *yes' out || fail 'the manifest is not heard'

# Names twice, files that cannot be read, a manifest that cannot be used, an empty library.
cp small/case-studies/apple.md small/apple.md; printf '\377\n' >>small/case-studies/berry.md
wants 1 select small --checklist=picks
grep -q 'duplicate-id' err && grep -q '^case-studies/apple.md  *no' out || fail 'a name twice'
grep -q '^berry  *no  *1: encoding' out && grep -q '^  1 more case study that counts for references/2.2' out || fail 'an unreadable one counts'
echo '<submission' >small/manifest.xml; wants 1 select small --checklist=picks; grep -q 'xml-syntax' err || fail 'broken manifest'
mkdir empty; wants 1 select empty --checklist=aws-migration-competency-2019; grep -q '^0 case studies' out || fail empty
wants 1 select empty --programmes=all
says 'there is no folder' select nowhere --checklist=picks
says '--date takes a date' select small --checklist=picks --date=2026-02-30
says '--programmes takes all' select small --programmes=some
says 'needs --checklist=ID' select small
says 'there is no checklist `picks`' select empty --checklist=picks

# The shipped sample is one set, chosen whole, and what `check` says of it is what `select` says.
id=aws-migration-competency-2019
wants 0 select "$source/input/contoso-migration" --checklist=$id
grep -q '^Smallest set: 6 case studies, .*(optimal, proved)' out || fail 'the sample'
"$program" check "$source/input/contoso-migration" 2>/dev/null | grep -qF "$(sed -n 's/^  Checked as a submission: \(.* error.*\), .*/\1/p' out | head -1)" || fail 'check and select disagree'
wants 0 select "$source/input/contoso-migration" --programmes=all
grep -q '^lucerne .* passes' out && grep -q "$id  *smallest set: 6 case studies (optimal, proved)" out || fail matrix
# Without one of its two public references a set lacks one more, told once for the whole group.
cp -r "$source/input/contoso-migration" lacking; rm lacking/case-studies/lucerne.md lacking/manifest.xml
wants 1 select lacking --checklist=$id --date=2020-03-16
[ "$(grep -c '^  1 more case study that counts for all of "Public references"' out)" = 1 ] || fail 'public references'
grep -q '^  [0-9]* more weighted servers (references/4.2: more than 500 asked)' out || fail servers

# Pictures are looked at: one that is missing keeps its case study out, one with a document type does not.
mkdir lacking/diagrams.old; mv lacking/diagrams/alpine.* lacking/diagrams.old
for svg in lacking/diagrams/*.svg; do
    { echo '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'; sed '/^<?xml/d' "$svg"; } >plain.svg; mv plain.svg "$svg"
done
wants 1 select lacking --checklist=$id --date=2020-03-16
grep -q '^alpine  *no  *1: file-missing' out && [ "$(grep -c '^[a-z-]*  *no  *[0-9]' out)" = 1 ] || fail 'pictures'

# 200 case studies: 2 s of CPU time, where nothing slows the program down.
$make many many 200
start=$(awk '{ print $16 }' /proc/$$/stat)
wants 0 select many --checklist=$id --date=2020-03-16
ticks=$(($(awk '{ print $16 }' /proc/$$/stat) - start))
grep -q '^Smallest set: 5 case studies, .*(optimal, proved)' out && grep -q '^Set with the largest margin: 10 .*proved' out || fail many
echo "200 case studies: $((ticks * 1000 / $(getconf CLK_TCK))) ms"
if ! nm "$program" 2>/dev/null | grep -q __asan_init; then [ $ticks -lt $((2 * $(getconf CLK_TCK))) ] || fail 'more than 2 s'; fi
