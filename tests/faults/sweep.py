#!/usr/bin/env python3
"""One fault at every file system call of the program's deeds, and what stands in the record afterwards.

    dotnet build -c Release tests/ParScore.FaultRuns
    python3 tests/faults/sweep.py                 # every call x EIO, ENOSPC, SIGKILL, torn write: about 10,000 faults
    python3 tests/faults/sweep.py --kills 1000    # kill -9 at random moments of two people at work
    python3 tests/faults/sweep.py --fsync         # every sync fails, one at a time, and all from one on
    python3 tests/faults/sweep.py --sample 200    # every k-th fault, about 200

Prints totals and violations (check.py says what is one); exits with 1 when there is a violation. Runs are kept in --work when
they violate something. What a power failure does to bytes that were not synced is not simulated; that syncs are asked for and
obeyed is what --fsync is for.
"""
import argparse, collections, concurrent.futures, json, os, queue, random, shutil, signal, subprocess, sys, tempfile, threading, time
import check

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SAMPLE = f"{ROOT}/samples/quang-tri-2020"
SET = f"{ROOT}/criteria/par-index-province/2020.json"
# Each deed begins on a copy of a directory and is followed by an answer on the same database, as on a server that goes on.
DEEDS = {
    "import": ("nothing", ["import", "answer"]),
    "upload": ("begun", ["upload", "answer"]),
    "answer": ("begun", ["answer", "answer-again"]),
    "submit": ("ready", ["submit"]),
    "export": ("begun", ["export", "answer"]),
    "migrate": ("earlier", ["open"]),
    "backup": ("begun", ["backup", "answer"]),
    "recover": ("killed", ["answer"]),
}
TAKES_SPACE = ("open", "write", "fsync", "fdatasync", "ftruncate", "fallocate", "mkdir", "rename", "link", "close")
SYNCS = "fsync,fdatasync"
# Ending the program before one of these leaves what ending it before the next other call leaves.
LEAVES_THE_DISK = ("read", "close")
SLOWEST = 10_000  # milliseconds until the program has opened a directory


class Harness:
    def __init__(self, work, program, jobs):
        self.work, self.program, self.jobs = os.path.realpath(work), program, jobs
        self.library = f"{self.work}/fault.so"
        self.lock, self.verifiers, self.number = threading.Lock(), queue.Queue(), 0
        self.violations, self.words, self.slowest = [], collections.Counter(), 0
        subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-o", self.library, f"{HERE}/fault.c", "-ldl"], check=True)
        self.bases = {name: self.base(name) for name in ("nothing", "begun", "ready", "earlier", "killed")}
        for _ in range(jobs):
            self.verifiers.put(subprocess.Popen(self.command("verify"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))

    def command(self, *args):
        return ["dotnet", self.program, *args]

    def campaign(self):
        """The sample with one unit's answers and files: as many different calls, fewer of each."""
        folder = f"{self.work}/campaign"
        if not os.path.exists(folder):
            os.makedirs(f"{folder}/answers")
            os.makedirs(f"{folder}/documents")
            for file in ("plan.json", "entered.json", "answers/SKHCN.json"):
                shutil.copy(f"{SAMPLE}/{file}", f"{folder}/{file}")
            for document in json.load(open(f"{SAMPLE}/answers/SKHCN.json"))["documents"]:
                if "file" in document:
                    shutil.copy(f"{SAMPLE}/{document['file']}", f"{folder}/{document['file']}")
        return folder

    def base(self, name):
        folder = f"{self.work}/base-{name}"
        os.makedirs(folder)
        if name == "begun":
            self.steps(folder, ["import", "answer-third"])
        if name == "ready":  # with nothing left in the way of submitting
            self.steps(folder, ["import", "answer-third", "let-pass"])
        if name == "earlier":
            self.steps(folder, ["earlier-release"])
        if name == "killed":  # with a write-ahead log that the next start has to take in
            self.steps(folder, ["import", "answer-third"])
            self.loop(folder, "base", 1.0)
        return folder, check.Record(f"{folder}/data").head

    def steps(self, folder, steps, **faults):
        environment = os.environ | {"DOTNET_TieredPGO": "0"} | faults
        if faults:
            environment |= {"LD_PRELOAD": self.library, "FAULT_DIR": folder}
        return subprocess.run(self.command("run", folder, self.campaign(), SET, *steps), env=environment, capture_output=True, text=True, timeout=120)

    def loop(self, folder, seed, seconds):
        process = subprocess.Popen(self.command("loop", folder, seed), stdout=subprocess.PIPE, text=True)
        first = process.stdout.readline()
        timer = threading.Timer(seconds, process.send_signal, [signal.SIGKILL])
        timer.start()
        output = first + process.stdout.read()
        process.wait()
        return output

    def copy(self, base):
        with self.lock:
            self.number += 1
            folder = f"{self.work}/run-{self.number}"
        shutil.copytree(base, folder)
        return folder

    def verify(self, data):
        """Opens the directory with the program (I6) and lets it verify itself."""
        verifier = self.verifiers.get()
        try:
            verifier.stdin.write(data + "\n")
            verifier.stdin.flush()
            took, problems, rest = verifier.stdout.readline().split(" ", 2)
            self.slowest = max(self.slowest, int(took))
            if int(took) > SLOWEST:
                yield f"I6 opening took {took} ms"
            if int(problems):
                yield f"I6 verify: {rest.strip()}"
        finally:
            self.verifiers.put(verifier)

    def trace(self, deed, **faults):
        """The calls of a deed: (name, path, step it belongs to or None)."""
        base, steps = DEEDS[deed]
        folder = self.copy(self.bases[base][0])
        file = f"{folder}.trace"
        self.steps(folder, steps, FAULT_TRACE=file, **faults)
        calls, step = [], None
        for line in open(file):
            name, path = line.rstrip("\n").split(" ", 1)
            if name == "told":
                step = json.loads(path.split(" ", 1)[1])["identity"] if path.startswith("BEGIN") else None
            else:
                calls.append((name, path, step))
        shutil.rmtree(folder)
        os.remove(file)
        return calls

    def fault(self, deed, at, call, kind, **more):
        base, steps = DEEDS[deed]
        folder = self.copy(self.bases[base][0])
        what = f"{deed}: {kind}{' and all later' if more.get('FAULT_STICKY') else ''} at call {at}, {call[0]} {call[1].split('/', 4)[-1]}"
        try:
            run = self.steps(folder, steps, FAULT_AT=str(at), FAULT_KIND=kind, **more)
        except subprocess.TimeoutExpired:
            return self.note(what, ["I6 it hangs"], folder), []
        may_be_unknown = bool(more.get("FAULT_STICKY")) or ".db" in call[1]
        record, told = check.check_run(folder, self.bases[base][1], run.stdout, run.returncode == -signal.SIGKILL, may_be_unknown)
        violations = record.violations
        if run.returncode not in (0, -signal.SIGKILL):
            violations.append(f"I8 it ended with {run.returncode}: {run.stderr.strip()[:600]}")
        violations += self.verify(f"{folder}/data")
        if os.path.exists(f"{folder}/backup"):
            violations += self.verify(f"{folder}/backup")
        self.note(what, violations, folder, told)
        return violations, told

    def note(self, what, violations, folder, told=()):
        with self.lock:
            self.words.update(word or "(ended)" for word, _ in told)
            self.violations += [f"{what}: {v} [{folder}]" for v in violations]
        if not violations:
            shutil.rmtree(folder)

    def close(self):
        while not self.verifiers.empty():
            verifier = self.verifiers.get()
            verifier.stdin.close()
            verifier.wait()


def sweep(harness, sample):
    faults, totals = [], {}
    for deed in DEEDS:
        calls = harness.trace(deed)
        totals[deed] = len(calls)
        for at, call in enumerate(calls, 1):
            kinds = ["EIO"] + ["KILL"] * (call[0] not in LEAVES_THE_DISK) + ["ENOSPC"] * (call[0] in TAKES_SPACE) + ["TEAR"] * (call[0] == "write")
            faults += [(deed, at, call, kind) for kind in kinds]
    if sample:
        faults = faults[random.Random(sample).randrange(max(1, len(faults) // sample))::max(1, len(faults) // sample)]
    print("calls:", ", ".join(f"{deed} {n}" for deed, n in totals.items()), flush=True)
    each(harness, faults, lambda f: harness.fault(*f))
    print(f"{len(faults)} faults:", dict(collections.Counter(f[3] for f in faults)))


def syncs(harness, sample):
    """Every sync that fails must be heard of. The journal's second place follows the record; its trouble refuses nothing."""
    faults, heard = [], collections.Counter()
    for deed in DEEDS:
        calls = harness.trace(deed)
        numbered = [n for n, call in enumerate(calls) if call[0] in SYNCS.split(",")]
        for at, n in enumerate(numbered, 1):
            before, after = confirmed(calls, n)
            faults += [(deed, at, calls[n], "", before or after), (deed, at, calls[n], "1", before)]
    faults = faults[::max(1, len(faults) // sample)] if sample else faults

    def one(fault):
        deed, at, call, sticky, is_confirmed = fault
        _, told = harness.fault(deed, at, call, "EIO", FAULT_ONLY=SYNCS, **({"FAULT_STICKY": "1"} if sticky else {}))
        word = next((word for word, facts in told if facts["identity"] == call[2]), "(ended)")
        kind = "outside a deed" if call[2] is None else "journal's copy" if "/journal-copy" in call[1] else "confirmed otherwise" if word == "ACK" and is_confirmed else word
        with harness.lock:
            heard[kind] += 1
            if kind == "ACK":
                harness.violations.append(f"{deed}: sync {at} of {call[1]} failed{' with all later' if sticky else ''} and {call[2]} was acknowledged")

    each(harness, faults, one)
    print(f"{len(faults)} failed syncs:", dict(heard))


def confirmed(calls, n):
    """
    Whether another call before or after makes the same stay. SQLite syncs its folder once more, and syncs its log once more before
    it moves a long one into the database, right after the commit's own sync; the commit does not heed how these end.
    """
    name, path, step = calls[n]
    on_file = [call[0] for call in calls[:n] if call[1] == path and call[0] in ("write", "ftruncate", name)]
    if on_file and on_file[-1] == name and path.endswith("-wal"):
        return True, False
    same = [i for i, call in enumerate(calls) if call[0] == name and call[1] == path and i != n]
    made = next((i for i, call in enumerate(calls) if call[0] == "open" and call[1] == f"{path}/parscore.db-wal"), len(calls))
    return any(made < i < n for i in same), any(i > n and calls[i][2] == step for i in same)


def kills(harness, count):
    """Ten kills in a row on one directory, so that a start after a kill is killed too."""
    totals = collections.Counter()

    def series(number):
        base, head = harness.bases["begun"]
        folder, chance = harness.copy(base), random.Random(number)
        for n in range(min(10, count - number * 10)):
            output = harness.loop(folder, f"{number}-{n}", chance.uniform(0, 0.4))
            record, told = check.check_run(folder, head, output, True, False)
            with harness.lock:
                totals["kills"] += 1
                totals["acknowledged"] += sum(word == "ACK" for word, _ in told)
                totals["under way"] += sum(word is None for word, _ in told)
            head = record.head
            if record.violations:
                return harness.note(f"kill {number}-{n}", record.violations, folder)
        harness.note(f"kills {number}", list(harness.verify(f"{folder}/data")), folder)

    each(harness, range((count + 9) // 10), series)
    print(dict(totals))


def each(harness, items, work):
    with concurrent.futures.ThreadPoolExecutor(harness.jobs) as pool:
        for i, _ in enumerate(pool.map(work, items), 1):
            if i % 500 == 0:
                print(f"  {i} done, {len(harness.violations)} violations", flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sample", type=int, help="about so many single faults, evenly spread over all")
    options.add_argument("--kills", type=int, help="so many kill -9 under load")
    options.add_argument("--fsync", type=int, nargs="?", const=0, help="failing syncs; with a number about so many")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--work", help="folder for the runs, on a real disk")
    options.add_argument("--program", default=f"{ROOT}/.artifacts/bin/ParScore.FaultRuns/release/ParScore.FaultRuns.dll")
    given = options.parse_args()
    work = given.work or tempfile.mkdtemp(prefix="parscore-faults-", dir="/var/tmp")
    os.makedirs(work, exist_ok=True)
    start = time.monotonic()
    harness = Harness(work, given.program, given.jobs)
    if given.kills is None and given.fsync is None or given.sample:
        sweep(harness, given.sample)
    if given.fsync is not None:
        syncs(harness, given.fsync)
    if given.kills:
        kills(harness, given.kills)
    harness.close()
    print("told:", dict(harness.words), f"slowest opening {harness.slowest} ms, {time.monotonic() - start:.0f} s")
    for violation in harness.violations:
        print("VIOLATION", violation)
    print(f"{len(harness.violations)} violations")
    if not harness.violations:
        shutil.rmtree(work)
    return 1 if harness.violations else 0


if __name__ == "__main__":
    sys.exit(main())
