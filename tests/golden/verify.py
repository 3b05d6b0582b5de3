"""verify.py PROGRAM SOURCE [COUNT]: single bytes changed at random in outputs, mail, receipts and inputs; `dossier verify` names each, and no other file."""
import pathlib, random, shutil, subprocess, sys

program, source, count = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1000
shutil.copytree(source / "input/northwind-dms", "sub")
subprocess.run(["chmod", "-R", "u+w", "sub"], check=True)
subprocess.run([program, "build", "sub"], check=True, capture_output=True)
alone = pathlib.Path("alone")
alone.mkdir()
shutil.copy("output/sub/submission.eml", alone)
shutil.copy("output/sub/receipt.json", alone)


def verify(*words):
    run = subprocess.run([program, "verify", "--format=short", *map(str, words)], capture_output=True, text=True, errors="replace")
    return run.returncode, run.stderr


ways = {  # what is changed, and how it is looked at
    "outputs": ([p for p in pathlib.Path("output/sub").rglob("*") if p.is_file()], ["output/sub"]),
    "inputs": ([p for p in pathlib.Path("sub").rglob("*") if p.is_file()], ["output/sub", "--inputs=sub"]),
    "mail": ([alone / "submission.eml"], [alone / "submission.eml"]),
    "receipt": ([alone / "receipt.json"], [alone / "receipt.json"]),
}
for name, (files, words) in ways.items():
    if name != "receipt":
        assert verify(*words) == (0, ""), (name, verify(*words))
chance, missed = random.Random(11), 0


def change(path):
    """One byte; what undoes it, and what is told where it is not named."""
    data = bytearray(path.read_bytes())
    at = chance.randrange(len(data))
    old = data[at]
    data[at] ^= chance.choice([1 << chance.randrange(8), chance.randrange(1, 256)])
    path.write_bytes(data)
    said = f"{path}, byte {at}: {old} became {data[at]}"
    data[at] = old
    return (lambda: path.write_bytes(data)), said


done = 0
while done < count:  # of several files at once each must be named, and no other
    for name, (files, words) in ways.items():
        chosen = chance.sample(files, min(len(files), chance.choice([1, 12, 24])))
        if name == "outputs" and len(chosen) > 1:  # a receipt that is not believed proves nothing else
            chosen = [p for p in chosen if p.name != "receipt.json"]
        changes = {path: change(path) for path in chosen}
        status, said = verify(*words)
        named = {path for path in files if any(line.startswith(f"{path}:") for line in said.splitlines())}
        for path in named ^ set(chosen):
            missed += 1
            print(f"{'not ' if path in chosen else ''}named: {changes[path][1] if path in chosen else path}; exit status {status}\n{said}")
        missed += status != 1
        done += len(chosen)
        for undo, _ in changes.values():
            undo()
count = done
print(f"{count} changes, {missed} missed")
sys.exit(missed != 0)
