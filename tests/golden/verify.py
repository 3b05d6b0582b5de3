"""verify.py PROGRAM SOURCE [COUNT]: single bytes changed at random in outputs, mail, receipts and inputs; `dossier verify` names each."""
import pathlib, random, shutil, subprocess, sys

program, source, count = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 250
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
for turn in range(count):
    name = list(ways)[turn % len(ways)]
    files, words = ways[name]
    path = chance.choice(files)
    data = bytearray(path.read_bytes())
    at = chance.randrange(len(data))
    old, data[at] = data[at], data[at] ^ chance.choice([1 << chance.randrange(8), chance.randrange(1, 256)])
    path.write_bytes(data)
    status, said = verify(*words)
    if status != 1 or not any(line.startswith(f"{path}:") for line in said.splitlines()):
        missed += 1
        print(f"missed: {path}, byte {at}: {old} became {data[at]}; exit status {status}\n{said}")
    data[at] = old
    path.write_bytes(data)
print(f"{count} changes, {missed} missed")
sys.exit(missed != 0)
