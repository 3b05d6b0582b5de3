#!/usr/bin/env python3
"""Times dossier beside lowdown and groff, Typst and WeasyPrint on the benchmark's corpus, in one run. programs.py says what is
compared; the environment's DOSSIER names another binary than that of the release build.

usage: bench.py [small] [medium] [large]
"""
import os, pathlib, re, signal, statistics, subprocess, sys, tempfile, time
sys.dont_write_bytecode = True
from programs import COMPARED, check_typst_text, install_typst, make_corpus, programs

QUIET, PATIENCE, TURNS = 1.5, 600, 3


class Run:
    def __init__(self, seconds, cpu, memory, trouble):
        self.seconds, self.cpu, self.memory, self.trouble = seconds, cpu, memory, trouble


def session_memory(session):
    """The bytes of all processes of a session. What they share is counted once (proportional set size)."""
    total = 0
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                fields = pathlib.Path(f"/proc/{entry.name}/stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) == session:
                    lines = pathlib.Path(f"/proc/{entry.name}/smaps_rollup").read_text().splitlines()
                    total += next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
            except (OSError, StopIteration):  # it has just ended
                continue
    return total


def watch(process, limit, weigh):
    """Waits for the end. Gives the processors' seconds, the peak of the tree's memory when it is to be weighed, or of its largest
    member where that was too quick to be seen, and the trouble."""
    start, peak = time.monotonic(), 0
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            code = os.waitstatus_to_exitcode(status)
            return usage.ru_utime + usage.ru_stime, max(peak, usage.ru_maxrss * 1024), f"exit status {code}" if code else ""
        if weigh:
            peak = max(peak, session_memory(process.pid))
        if limit and time.monotonic() - start > limit:
            os.killpg(process.pid, signal.SIGKILL)
            usage = os.wait4(process.pid, 0)[2]
            return usage.ru_utime + usage.ru_stime, peak, f"stopped after {limit} s"
        time.sleep(0.02 if weigh and time.monotonic() - start > 0.1 else 0.001)


def run(program, log, weigh):
    for pdf in program.pdfs():
        pdf.unlink()
    with open(log, "w+") as stream:
        start = time.monotonic()
        process = subprocess.Popen(program.command, shell=isinstance(program.command, str), stdout=stream, stderr=subprocess.DEVNULL,
                                   cwd=program.folder, start_new_session=True)
        cpu, memory, trouble = watch(process, program.limit, weigh)
        seconds = time.monotonic() - start
        stream.seek(0)
        if program.tells_seconds and not trouble:
            seconds = float(stream.read())
    return Run(seconds, cpu, memory, trouble)


def count_pages(pdf):
    text = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith("Pages")), 0)


def text_bytes(pdf):
    """The bytes of a PDF of ours without its pictures and fonts."""
    data = pdf.read_bytes()
    total = len(data)
    for start in re.finditer(rb"\n\d+ 0 obj\n", data):
        end = data.index(b"\nendobj\n", start.end())
        entries = data[start.end():data.index(b">>stream\n", start.end(), end)]
        if b"/Subtype/Image" in entries or b"/Length1 " in entries or b"/Subtype/CIDFontType0C" in entries:
            total -= end - start.start()
    return total


class Row:
    """What the runs of a program came to."""
    def __init__(self, program, runs, memory):
        pdfs = program.pdfs()
        self.name = program.name
        self.pages = sum(count_pages(pdf) for pdf in pdfs)
        self.seconds = statistics.median(r.seconds for r in runs)
        self.cpu = statistics.median(r.cpu for r in runs)
        self.memory = memory / 2**20
        self.bytes = sum(pdf.stat().st_size for pdf in pdfs)
        self.trouble = next((r.trouble for r in runs if r.trouble), "" if self.pages else "no PDF")
        self.note = self.trouble or (f"of {len(runs)} run" if len(runs) == 1 else "")

    def show(self, size):
        line = f"{size:8}{self.name:17}{self.pages:6}{self.seconds:9.3f}"
        if not self.trouble:
            line += f"{self.cpu:8.2f}{self.pages / self.seconds:9.0f}{self.memory:8.0f}{self.bytes / self.pages:9.0f}"
        print(line, self.note)


def show_ratios(size, rows):
    """Above 1: dossier is faster, or smaller. Seconds are for the same text, pages/s for what each makes of it."""
    for ours in rows[:2]:
        for theirs in rows[2:]:
            if not theirs.trouble and not ours.trouble:
                rate = (ours.pages / ours.seconds) / (theirs.pages / theirs.seconds)
                weight = (theirs.bytes / theirs.pages) / (ours.bytes / ours.pages)
                print(f"{size:8}{theirs.name} to {ours.name}: {theirs.seconds / ours.seconds:.1f} in seconds, "
                      f"{theirs.cpu / ours.cpu:.1f} in CPU s, {rate:.1f} in pages/s, {theirs.memory / ours.memory:.1f} in memory, "
                      f"{weight:.1f} in bytes/page")


def load():
    return os.getloadavg()[0]


def wait_for_quiet():
    """Others' work makes the numbers worthless; what load there was stands beside them."""
    end = time.monotonic() + PATIENCE
    while load() >= QUIET and time.monotonic() < end:
        print(f"load {load():.2f}: waiting until it is below {QUIET}", end="\r", file=sys.stderr, flush=True)
        time.sleep(5)


def compare(size, typst, work):
    """False: dossier did not do its part."""
    corpus = work / "corpus" / size
    taking_part = programs(size, corpus, typst, work)
    checked = check_typst_text(corpus, typst, work)
    before, runs = load(), {p.name: [] for p in taking_part}
    for turn in range(TURNS):
        for p in taking_part:
            if turn < p.runs:
                runs[p.name].append(run(p, work / "log", weigh=p.runs == 1))
    weighed = {p.name: runs[p.name][0] if p.runs == 1 else run(p, work / "log", weigh=True) for p in taking_part}
    rows = [Row(p, runs[p.name], weighed[p.name].memory) for p in taking_part]
    for row in rows:
        row.show(size)
    show_ratios(size, rows)
    if rows[1].pages:
        print(f"{size:8}dossier, packet: {sum(map(text_bytes, taking_part[1].pdfs())) / rows[1].pages:.0f} bytes a page without pictures and fonts")
    print(f"{size:8}{checked}; load {before:.2f} before, {load():.2f} after (of {os.cpu_count()} processors)\n", flush=True)
    return not rows[0].trouble and not rows[1].trouble


def main():
    sizes = sys.argv[1:] or ["small", "medium", "large"]
    typst = install_typst()
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        make_corpus(work / "corpus", sizes)
        print(COMPARED)
        wait_for_quiet()
        print(f"{'size':8}{'program':17}{'pages':>6}{'seconds':>9}{'CPU s':>8}{'pages/s':>9}{'MB':>8}{'B/page':>9}")
        return all([compare(size, typst, work) for size in sizes])


if __name__ == "__main__":
    sys.exit(not main())
