# Applies every fault of the package faults to copies of the good submissions and judges what `check` says of each: at least one new
# error or warning must stand at a place of the fault. Prints a table of the operators and all misses; faults/known.txt lists the misses
# that are accepted, each with its reason, and must be true.
#
#   faults.py PROGRAM SOURCE [WORD ...]   only faults whose id holds each word; with words, what was found is printed too
import json, os, pathlib, shutil, subprocess, sys, tempfile, threading, time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from faults import answers, claims, facts, harmless, manifests, markup, model, proofs, stories  # noqa: E402

PROGRAM, SOURCE, WORDS = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve(), sys.argv[3:]
MAIN = ("input/northwind-dms", "input/contoso-migration", "tests/samples/waf")
LEAST = 95        # per cent of the faults that must be found
KNOWN = SOURCE / "tests/golden/faults/known.txt"
WORKERS = 2
AT_ONCE = 8       # submissions that one process checks
here = threading.local()


def samples():
    """The three samples, and every other good submission under tests/samples."""
    found = [SOURCE / name for name in MAIN]
    found += [path.parent for path in sorted((SOURCE / "tests/samples").glob("*/manifest.xml")) if path.parent not in found]
    return [model.Sample(root, SOURCE, str(root.relative_to(SOURCE)) in MAIN) for root in found]


def put(rel, sample, files):
    """Files of a copy of the submission, which is made where it is not there yet; None: no file."""
    copy = here.root / rel
    if not copy.exists():
        shutil.copytree(sample.root, copy)
    for name, data in files.items():
        path = copy / name
        if data is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def run(names):
    """What is told of copies; None and why where the program does not end as it should."""
    done = subprocess.run([PROGRAM, "check", "--jobs=1", "--format=json", *names], cwd=here.root, capture_output=True, timeout=300)
    if done.returncode not in (0, 1):
        return None, f"status {done.returncode}: {done.stderr.decode(errors='replace')[-300:]}"
    return [f for f in json.loads(done.stderr)["findings"] if f["severity"] in ("error", "warning")], ""


def check(changed):
    """Errors and warnings of each submission of a list, with these files in the place of the good ones. The program starts once for
    all of them; where it fails, once for each, so that it is known which one it was."""
    if not hasattr(here, "root"):
        here.root = pathlib.Path(tempfile.mkdtemp(dir=WORK))
    names = [f"{at}/{sample.name}" for at, (sample, _) in enumerate(changed)]
    for name, (sample, files) in zip(names, changed):
        put(name, sample, files)
    told = [run(names)]
    if told[0][1] and len(names) > 1:
        told = [run([name]) for name in names]
    for name, (sample, files) in zip(names, changed):
        put(name, sample, {rel: sample.files.get(rel) for rel in files})
    out = []
    for at, name in enumerate(names):
        found, trouble = told[at % len(told)]
        own = [f for f in found or [] if f["file"] == name or f["file"].startswith(name + "/")]
        out.append(([{**f, "file": f["file"][len(name) + 1:]} for f in own], trouble))
    return out


def new(found, clean):
    """Findings that the clean submission does not have: by code, file and sentence, as often as they are told."""
    had, out = Counter((f["code"], f["file"], f["message"]) for f in clean), []
    for finding in found:
        key = finding["code"], finding["file"], finding["message"]
        if had[key]:
            had[key] -= 1
        else:
            out.append(finding)
    return out


def allowed(places, finding):
    return any(finding["file"] == rel and first <= finding["line"] <= last for rel, first, last in places)


def judge(faults):
    """Of each: the fault, whether it was found (2: where it was made; 1: at the other side), and what was told."""
    return [judged(fault, *told) for fault, told in zip(faults, check([(fault.sample, fault.files) for fault in faults]))]


def judged(fault, found, trouble):
    if trouble:
        return fault, 0, trouble
    fresh = new(found, CLEAN[fault.sample.name])
    here, right = ([f for f in fresh if allowed(places, f)] for places in (fault.places[:fault.own], fault.places))
    told = "; ".join(f"{f['file']}:{f['line']} {f['code']}: {f['message']}" for f in (here or right or fresh)[:3])
    return fault, 2 if here else 1 if right else 0, told


def judge_all(pool, faults):
    """In their order, as soon as they are known."""
    for batch in pool.map(judge, [faults[at:at + AT_ONCE] for at in range(0, len(faults), AT_ONCE)]):
        yield from batch


def known():
    rows = [row.split(": ", 1) for row in KNOWN.read_text().splitlines() if row.strip() and not row.startswith("#")]
    assert all(len(row) == 2 and row[1].strip() for row in rows), f"{KNOWN}: a line without a reason"
    return dict(rows)


def chosen(every):
    """The faults, and how many there are: of each operator every so many, over all samples, and at least one."""
    out, total, ids = [], 0, Counter()
    for name, group, function in model.OPERATORS:
        own = [fault for sample in SAMPLES for fault in function(sample) if fault]
        for fault in own:
            fault.operator, fault.group = name, group
            ids[fault.id] += 1
            fault.key += f" #{ids[fault.id]}" if ids[fault.id] > 1 else ""
        total += len(own)
        out += own[len(out) % every % max(1, len(own))::every]
    return [f for f in out if all(word in f.id for word in WORDS)], total


def place(fault):
    rel, first, _ = fault.places[0]
    return f"{fault.sample.name}/{rel}:{first}" if first else f"{fault.sample.name}/{rel}"


def main():
    began, wrong, listed = time.time(), [], known()
    for sample, (found, trouble) in zip(SAMPLES, check([(sample, {}) for sample in SAMPLES])):
        CLEAN[sample.name] = found
        wrong += [f"clean {sample.name}: {trouble}"] if trouble else []
        wrong += [f"clean {sample.name}: {f['file']}:{f['line']} {f['code']}: {f['message']}" for f in CLEAN[sample.name]]
    every = 1 if WORDS else int(os.environ.get("FAULTS", "7"))
    faults, total = chosen(every)
    good = [] if WORDS else harmless.all_of(SAMPLES)[::every]
    pool = ThreadPoolExecutor(WORKERS)
    table, results = {}, []
    for fault, found, told in judge_all(pool, faults):
        results.append((fault, found, told))
        row = table.setdefault(fault.operator, [fault.group, 0, 0, 0])
        row[1] += found > 0
        row[2] += 1
        row[3] += found == 1
        if not found and fault.id not in listed:
            wrong.append(f"not found, and not in known.txt: {fault.id}")
        if WORDS or (not found and fault.id not in listed):
            said = " ".join(fault.said.split())
            print(f"{('MISS ', 'other', 'found')[found]} [{fault.group}] {fault.id} | {place(fault)} | {said} | {told or 'nothing was said'}", flush=True)
        if found and fault.id in listed:
            wrong.append(f"known.txt: {fault.id} is found now; take it out")
    harm = list(judge_all(pool, good))
    pool.shutdown()
    if every == 1 and not WORDS:
        wrong += [f"known.txt: there is no fault {name}" for name in sorted(listed.keys() - {fault.id for fault, _, _ in results})]
    for name, (group, found, of, other) in table.items():
        print(f"{found:4} of {of:3}  {group}  {name}{f' ({other} of them told at the other side)' if other else ''}")
    for fault, _, told in harm:
        if told:
            wrong.append(f"false alarm: {fault.id} ({fault.said}): {told}")
    found = sum(row[1] for row in table.values())
    print(f"{found} of {len(results)} faults found ({100 * found / max(1, len(results)):.1f} %), {len(table)} operators, "
          f"{len(SAMPLES)} samples, {len(harm)} harmless edits, {time.time() - began:.0f} s")
    if not WORDS:
        if total < 600 or len({name for name, _, _ in model.OPERATORS}) < 60:
            wrong.append(f"only {total} faults")
        if 100 * found < LEAST * len(results):
            wrong.append(f"{found} of {len(results)} found, at least {LEAST} % asked")
    print("\n".join(wrong))
    return 1 if wrong else 0


WORK = tempfile.mkdtemp()
CLEAN = {}
try:
    SAMPLES = samples()
    status = main()
finally:
    shutil.rmtree(WORK)
sys.exit(status)
