"""Builds that are ended by signals at many moments, and builds that meet: signals.py PROGRAM SOURCE."""
import hashlib, pathlib, random, shutil, signal, subprocess, sys, tempfile, time, os

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
WORK = pathlib.Path(tempfile.mkdtemp())
dice = random.Random(13)


def digest(folder):
    """Of all that is in it, hidden files too."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        whole.update(str(path.relative_to(folder)).encode() + b"\0" + (path.read_bytes() if path.is_file() else b"/"))
    return whole.hexdigest()


def start(name, *options):
    return subprocess.Popen([PROGRAM, "build", "-j3", "--format=short", *options, name], cwd=WORK, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            start_new_session=True, text=True)


def running(session):
    """Processes of a session that have not ended."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and os.getsid(int(entry.name)) == session and (entry / "stat").read_text().rsplit(")", 1)[1].split()[0] != "Z":
                found.append(entry.name)
        except (ProcessLookupError, FileNotFoundError):
            pass
    return found


def wait_for_end(session):
    for _ in range(200):
        if not running(session):
            return
        time.sleep(0.05)
    sys.exit("still running ten seconds after its parent: %s" % running(session))


def set_state(state):
    manifest = WORK / "sub/manifest.xml"
    manifest.write_text(ORIGINAL.replace("</submission>", "<!-- %s --></submission>" % state), encoding="utf-8")


try:
    shutil.copytree(SOURCE / "tests/samples/terse-dms", WORK / "sub")
    ORIGINAL = (WORK / "sub/manifest.xml").read_text(encoding="utf-8")
    seen, took = {}, 0
    for state in "one", "two":
        set_state(state)
        began = time.monotonic()
        said, _ = (build := start("sub")).communicate()
        took = time.monotonic() - began
        assert build.returncode == 0, said
        seen[state] = digest(WORK / "output")
    assert seen["one"] != seen["two"]

    # Signals to the parent only, as a supervisor sends them; and to all of them, as a terminal does.
    ended = {"old": 0, "new": 0}
    for turn in range(16):
        number = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL)[turn % 4]
        before = digest(WORK / "output")
        state = "one" if before == seen["two"] else "two"
        set_state(state)
        build = start("sub")
        time.sleep(took * (0.3 + dice.random() * 0.9))
        (os.killpg if turn % 8 > 3 else os.kill)(build.pid, number)
        said, _ = build.communicate()
        assert build.returncode in (0, -number), (build.returncode, said)
        wait_for_end(build.pid)
        if number == signal.SIGKILL:
            leftovers = [p.name for p in (WORK / "output").iterdir() if p.name.startswith(".")]
            assert len(leftovers) <= 2, leftovers  # the next build clears them away
            if leftovers:
                assert start("sub").wait() == 0
        after = digest(WORK / "output")
        assert after in (before, seen[state]), "a mixture, or something left: %s" % sorted(str(p) for p in (WORK / "output").rglob("*"))
        ended["new" if after == seen[state] else "old"] += 1
    assert ended["old"] > 2, ended

    # Two builds of one submission: each ends well or says that another one is at it, and the results are of one of them.
    refused = 0
    for turn in range(6):
        options = ["--wait"] if turn % 3 == 0 else []
        set_state("one")
        first = start("sub", *options)
        time.sleep(took * dice.random() * 0.2)
        second = start("sub", *options)
        ends = [(p.communicate()[0], p.returncode) for p in (first, second)]
        for said, status in ends:
            busy = "another build is writing `output/sub`" in said
            refused += busy
            assert status == (3 if busy else 0), (status, said)
            assert not (busy and options), said
        assert any(status == 0 for _, status in ends)
        assert digest(WORK / "output") == seen["one"]
    assert refused > 0, refused

    # A limit on the size of files is an error of the write; a closed pipe ends it without a trace.
    set_state("two")
    limited = subprocess.run("ulimit -f 100; exec '%s' build --format=short sub" % PROGRAM, shell=True, cwd=WORK, capture_output=True, text=True)
    assert limited.returncode == 3 and "cannot write" in limited.stderr, (limited.returncode, limited.stderr)
    (WORK / "output/sub/OUT-OF-DATE.txt").unlink()
    set_state("one")
    limited = subprocess.run("ulimit -f 100; exec '%s' build --format=short sub" % PROGRAM, shell=True, cwd=WORK, capture_output=True, text=True)
    assert limited.returncode == 3 and "out of date" not in limited.stdout, limited.stdout  # they are of this state
    set_state("two")
    assert digest(WORK / "output") == seen["one"]
    closed = start("sub")
    closed.stdout.close()
    assert closed.wait() == -signal.SIGPIPE
    wait_for_end(closed.pid)
    assert digest(WORK / "output") == seen["two"]
finally:
    shutil.rmtree(WORK)
