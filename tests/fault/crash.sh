# A process that crashes, or is killed, is reported as one failed submission, also when it made a part of it; the others go on; earlier
# results stay.
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
cp -r "$2/input/northwind-dms" good; cp -r "$2/input/northwind-dms" slow
for file in slow/evidence/*; do truncate -s 60M "$file"; done # seconds of hashing, no room on the disk
mkdir -p output/slow; echo old >output/slow/report.json
ulimit -c 0
python3 - "$1" <<'PY'
import os, pathlib, signal, subprocess, sys, time

def children(of):
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            name, rest = stat.read_text().rsplit(")", 1)
        except OSError:
            continue
        if int(rest.split()[1]) == of:
            yield int(name.split()[0])

def run(number, form):
    program = subprocess.Popen([sys.argv[1], "build", "-j1", "--format=" + form, "slow", "good"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 10
    found = []
    while not found and time.monotonic() < deadline and program.poll() is None:
        found = list(children(program.pid))
    assert len(found) == 1, found
    time.sleep(0.2)
    os.kill(found[0], number)
    out, err = program.communicate(timeout=60)
    assert program.returncode == 3, (program.returncode, err)
    assert out.splitlines()[1].split()[:2] == ["slow", "1"] and out.splitlines()[2].split()[:2] == ["good", "0"], out
    return err

err = run(signal.SIGKILL, "short")
assert "slow: error: the program failed on this submission (signal 9) [internal]" in err, err
err = run(signal.SIGSEGV, "short")
assert "slow: error: the program failed on this submission" in err and "[internal]" in err, err
import json
found = json.loads(run(signal.SIGKILL, "json"))["findings"]
assert [f["code"] for f in found] == ["internal"], found

def kill_part():
    """A process that makes documents or drafts for a submission; None: it was too quick for us."""
    program = subprocess.Popen([sys.argv[1], "build", "-j3", "--format=short", "good"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    killed = False
    while not killed and program.poll() is None:
        parts = [p for job in children(program.pid) for p in children(job)]
        for part in parts[1:2]: # evidence is read in one process at a time
            os.kill(part, signal.SIGKILL)
            killed = True
    out, err = program.communicate(timeout=60)
    return (program.returncode, err) if killed else None

ended = next(filter(None, (kill_part() for _ in range(20))))
if ended[0] != 0: # 0: it was killed after its last word
    assert ended[0] == 3 and "good: error: the program failed on this submission (signal 9) [internal]" in ended[1], ended
assert pathlib.Path("output/slow/report.json").read_text() == "old\n" and os.listdir("output/slow") == ["report.json"]
assert pathlib.Path("output/good/submission.eml").stat().st_size > 10000
PY
