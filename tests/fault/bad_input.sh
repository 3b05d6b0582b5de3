# Bad input gets a finding with its place and exit status 1, trouble of the world exit status 3, and nothing is overwritten.
program=$1; source=$2; good=$2/input/northwind-dms
work=$(mktemp -d); trap 'chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0; cases=0

# fresh: a new copy of the good submission in ./s
fresh() { rm -rf s; cp -r "$good" s; }
# expect STATUS CODE NAME: builds ./s; the finding CODE must be among those printed, with a file of the submission, and earlier output
# must stay as it was. (- for no finding: checks only)
expect() {
    cases=$((cases + 1)); status=0; goal="build -o out"; [ "$2" = - ] && goal=check
    rm -rf out; mkdir -p out/s; echo old >out/s/report.json
    timeout 60 "$program" $goal --format=short s >stdout 2>findings || status=$?
    if [ $status != "$1" ] || { [ "$2" != - ] && ! grep -q "^s/[^ ]*: error: .*\[$2\]" findings; }; then
        echo "FAILED $3: exit status $status, expected $1 [$2]"; head -5 findings; failures=$((failures + 1))
    fi
    if [ "$(cat out/s/report.json)" != old ] || [ "$(ls -A out/s)" != report.json ]; then
        echo "FAILED $3: earlier output was changed"; failures=$((failures + 1))
    fi
}
case_file=$(cd "$good" && ls case-studies/*.md | head -1)
diagram=$(cd "$good" && ls diagrams/*.png | head -1)
document=$(cd "$good" && ls evidence/* | head -1)
python() { python3 -c "$1"; }

fresh; expect 0 - 'the good submission'
fresh; sed -i 's/<partner /<partner /; s/<\/submission>//' s/manifest.xml; expect 1 xml-syntax 'malformed XML'
fresh; sed -i '2s/^/: [unclosed\n/' "s/$case_file"; expect 1 yaml-syntax 'malformed YAML'
fresh; python 'p="s/manifest.xml"; d=open(p,"rb").read(); open(p,"wb").write(d.replace(b"Northwind", b"N\xf6rdwind", 1))'; expect 1 encoding 'Latin-1 XML'
fresh; python "p='s/$case_file'; d=open(p,'rb').read(); open(p,'wb').write(d+b'\xff\xfe')"; expect 1 encoding 'wrong encoding Markdown'
fresh; python "p='s/$case_file'; d=open(p,'rb').read(); open(p,'wb').write(b'\xef\xbb\xbf'+d)"; expect 1 encoding 'BOM'
fresh; python "p='s/$case_file'; d=open(p,'rb').read(); open(p,'wb').write(d+b'\0')"; expect 1 encoding 'NUL byte'
fresh; python "p='s/manifest.xml'; d=open(p,'rb').read(); open(p,'wb').write(b'\xef\xbb\xbf'+d)"; expect 1 encoding 'BOM in XML'
fresh; truncate -s 100M "s/$case_file"; expect 1 file-too-large '100 MB case study'
fresh; truncate -s 100M s/manifest.xml; expect 1 file-too-large '100 MB manifest'
fresh; python 'open("s/manifest.xml","w").write("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">" + "".join("<!ENTITY %s \"%s\">" % (chr(98+i), ("&%s;" % chr(97+i))*10) for i in range(9)) + "]><x>&j;</x>")'; expect 1 xml-dtd 'billion laughs'
fresh; python 'open("s/manifest.xml","w").write("<a>"*10000 + "</a>"*10000)'; expect 1 too-deep '10,000 deep XML'
fresh; python "p='s/$case_file'; d=open(p).read().split('\n',1); open(p,'w').write(d[0]+'\nx: '+'['*10000+']'*10000+'\n'+d[1])"; expect 1 too-deep '10,000 deep YAML'
fresh; python "open('s/$case_file','a').write('\n\n'+'>'*10000+' x\n')"; expect 1 too-deep '10,000 deep Markdown'
fresh; truncate -s 3000 "s/$diagram"; expect 1 image-broken 'truncated PNG'
fresh; python "
import struct,zlib
def chunk(t,d): return struct.pack('>I',len(d))+t+d+struct.pack('>I',zlib.crc32(t+d)&0xffffffff)
open('s/$diagram','wb').write(b'\x89PNG\r\n\x1a\n'+chunk(b'IHDR',struct.pack('>IIBBBBB',100000,100000,8,2,0,0,0))+chunk(b'IDAT',zlib.compress(b'x'))+chunk(b'IEND',b''))"
expect 1 image-too-large '100,000 x 100,000 PNG'
fresh; rm "s/$document"; ln -s /etc/passwd "s/$document"; expect 1 path-outside 'symbolic link out of the folder'
fresh; sed -i "s|$document|../../etc/passwd|" s/manifest.xml; expect 1 path-outside 'path out of the folder'
fresh; rm "s/$document"; expect 1 file-missing 'missing evidence'
fresh; rm "s/$case_file"; expect 1 file-missing 'missing case study'
fresh; : >"s/$document"; expect 1 file-empty 'empty evidence'
fresh; : >s/manifest.xml; expect 1 file-empty 'empty manifest'
fresh; rm s/manifest.xml; expect 1 file-missing 'no manifest'
fresh; rm "s/$document"; mkdir "s/$document"; expect 1 file-unreadable 'a folder for a file'
fresh; python "
import re; p='s/manifest.xml'; d=open(p).read(); i=re.findall(r'<document id=\"([^\"]+)\"',d); open(p,'w').write(d.replace('id=\"%s\"'%i[1],'id=\"%s\"'%i[0],1))"
expect 1 duplicate-id 'duplicate id'
fresh; sed -i 's/^start: .*/start: 2018-02-30/' "s/$case_file"; expect 1 bad-value 'a date that does not exist'
fresh; sed -i 's/^database.size: .*/database.size: -400 GB/' "s/$case_file"; expect 1 bad-value 'a negative size'
fresh; sed -i 's/checklist="[^"]*"/checklist="aws-dsm-2019"/' s/manifest.xml; expect 1 unknown-checklist 'unknown checklist'
fresh; python 'p="s/manifest.xml"; d=open(p,encoding="utf-8").read(); open(p,"w",encoding="utf-16").write(d)'; expect 1 encoding 'UTF-16 XML'
fresh; python 'p="s/manifest.xml"; d=open(p,"rb").read(); open(p,"wb").write(d.replace(b"Northwind", b"North\0wind", 1))'; expect 1 encoding 'NUL byte in XML'
fresh; python "open('s/$case_file','a').write('\n\n'+''.join('  '*k+'- x\n' for k in range(1000)))"; expect 1 too-deep '1,000 deep lists'
fresh; python "open('s/$case_file','a').write('\n\n'+'*a **a '*10000+'\n')"; expect 0 - '10,000 open emphases'
fresh; python "open('s/$case_file','a').write('\n\n'+'['*10000+'x'+']'*10000+'\n')"; expect 0 - '10,000 brackets'
fresh; : >"s/$diagram"; expect 1 file-empty 'empty picture'
fresh; cp s/manifest.xml "s/$diagram"; expect 1 image-type 'a picture that is XML'
fresh; printf '\377\330\377\340\0\020JFIF' >"s/$diagram"; expect 1 image-broken 'truncated JPEG'
fresh; rm "s/$diagram"; expect 1 file-missing 'missing picture'
fresh; rm "s/$diagram"; ln -s /etc/passwd "s/$diagram"; expect 1 path-outside 'a picture out of the folder'
fresh; rm "s/$case_file"; ln -s /etc/passwd "s/$case_file"; expect 1 path-outside 'a case study out of the folder'
fresh; rm "s/$document"; mkfifo "s/$document"; expect 1 file-unreadable 'a pipe for a file'
fresh; rm "s/$document"; ln -s "$(basename "$document")" "s/$document"; expect 1 'file-[a-z]*' 'a link to itself'

# Output: exit status 3, earlier output as it was.
fresh; cases=$((cases + 1)); : >blocked; status=0
"$program" build -o blocked s 2>findings || status=$?
[ $status = 3 ] && grep -q '\[output\]' findings || { echo "FAILED output is a file: $status"; failures=$((failures + 1)); }
cases=$((cases + 1)); mkdir -p full
if mount -t tmpfs -o size=64k tmpfs full 2>/dev/null; then
    mkdir full/s; echo old >full/s/report.json; status=0
    "$program" build -o full s 2>findings || status=$?
    [ $status = 3 ] && [ "$(cat full/s/report.json)" = old ] && [ "$(ls -A full/s)" = report.json ] ||
        { echo "FAILED disk full: $status"; ls -A full/s; failures=$((failures + 1)); }
    umount full
else
    echo "no mount here: disk full is shown by /dev/full only"
fi
cases=$((cases + 1)); status=0
"$program" checklists >/dev/full 2>/dev/null || status=$?
[ $status = 3 ] || { echo "FAILED /dev/full: $status"; failures=$((failures + 1)); }
cases=$((cases + 1)); status=0
"$program" check "$source/input/fabrikam-dms-in-progress" >/dev/null 2>/dev/full || status=$?
[ $status = 3 ] || { echo "FAILED findings to /dev/full: $status"; failures=$((failures + 1)); }

echo "$cases cases, $failures failed"
[ $failures = 0 ]
