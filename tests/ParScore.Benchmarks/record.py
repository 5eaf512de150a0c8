#!/usr/bin/env python3
"""Sets the record's speed beside sha256sum, cp and sync in one run on one machine, and prints ratios.

    bash tests/ParScore.Benchmarks/record.sh          builds, and runs this script

Files are read once before anything is measured, so that both sides find them in memory. Nothing here is asserted by a test;
figures go to tests/README.md.
"""
import os, random, shutil, statistics, subprocess, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BENCHMARKS = ROOT / ".artifacts/bin/ParScore.Benchmarks/release/ParScore.Benchmarks.dll"
MEGABYTE = 1 << 20
ROUNDS = 3


def pdf(path, size):
    """A PDF of that many bytes: one page, one stream of random bytes, as a scan compresses to."""
    head = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj\n4 0 obj\n<</Length LENGTH>>\nstream\n"
    tail = b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
    left = size - len(head) - len(tail)
    with open(path, "wb") as file:
        file.write(head.replace(b"LENGTH", b"%d" % left))
        block = random.Random(size).randbytes(MEGABYTE)
        while left > 0:
            file.write(block[:min(left, MEGABYTE)])
            block = block[7:] + block[:7]
            left -= MEGABYTE
        file.write(tail)


def parscore(*args):
    run = subprocess.run(["dotnet", BENCHMARKS, "record", *map(str, args)], capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(run.stderr)
    return {name: float(value) for name, value in (line.split() for line in run.stdout.splitlines())}


def seconds(command, cwd=None):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=cwd)
    return time.perf_counter() - start


def main():
    work = Path(tempfile.mkdtemp(prefix="parscore-record-", dir=os.environ.get("PARSCORE_BENCH_DIR")))
    try:
        big, small = work / "1gb.pdf", work / "1mb.pdf"
        pdf(big, 1024 * MEGABYTE)
        pdf(small, MEGABYTE)
        peers, ours, verifies, sums = [], [], [], []
        for i in range(ROUNDS):
            os.sync()
            peers.append(seconds(["bash", "-c", f"sha256sum {big} && cp {big} {work}/copy && sync {work}/copy {work}"]))
            (work / "copy").unlink()
            os.sync()
            data = work / f"big{i}"
            taken = parscore("take-in", big, data)
            ours.append(taken["seconds"])
            files = [str(f) for f in sorted((data / "evidence").rglob("*")) if f.is_file()]
            sums.append(seconds(["sha256sum", *files]))
            verified = parscore("verify", data)
            verifies.append(verified["seconds"])
            shutil.rmtree(data)
        tiny = parscore("take-in", small, work / "small")
        peer, our, total, check = map(statistics.median, (peers, ours, sums, verifies))
        print(f"take in 1 GB: {our:.2f} s; sha256sum + cp + sync: {peer:.2f} s; {peer / our:.2f} x their speed (goal 0.5)")
        print(f"verify 1 GB: {check:.2f} s; sha256sum: {total:.2f} s; {total / check:.2f} x its speed (goal 0.9)")
        print(f"peak memory: 1 MB {tiny['peak_megabytes']:.0f} MB, 1 GB {taken['peak_megabytes']:.0f} MB; verify of 1 GB {verified['peak_megabytes']:.0f} MB")
        few, many = parscore("pages", work / "few", 1000), parscore("pages", work / "many", 1_000_000)
        for name, words in (("register_page_seconds", "a register's page (50 documents)"), ("leaf_page_seconds", "a leaf's page")):
            print(f"{words}: {few[name] * 1000:.3f} ms with 1,000 documents, {many[name] * 1000:.3f} ms with 1,000,000; {many[name] / few[name]:.2f} x (goal 1.5)")
    finally:
        shutil.rmtree(work)


main()
