"""Sums up reports of mutation.sh per folder, as the table of README.md has it; --alive lists the mutants that no test noticed."""

import json
import sys
from collections import Counter, defaultdict
from pathlib import PurePosixPath

NOTICED = ("Killed", "Timeout")
ALIVE = ("Survived", "NoCoverage")


def read(paths):
    """The files of all reports, by their path below src; of a file that is in several, the last one tried."""
    files = {}
    for path in paths:
        with open(path, encoding="utf-8") as report:
            for name, file in json.load(report)["files"].items():
                if any(mutant["status"] in NOTICED + ALIVE for mutant in file["mutants"]):
                    files[name.rsplit("/src/", 1)[-1]] = file
    return files


def score(counts):
    tried = sum(counts[status] for status in NOTICED + ALIVE)
    noticed = sum(counts[status] for status in NOTICED)
    return f"{100 * noticed / tried:.1f} %" if tried else "-"


def row(name, counts):
    tried = sum(counts[status] for status in NOTICED + ALIVE)
    return f"| {name} | {tried} | {counts['Killed']} | {counts['Timeout']} | {counts['Survived']} | {counts['NoCoverage']} | {score(counts)} | {counts['CompileError']} | {counts['Ignored']} |"


def main(arguments):
    files = read(argument for argument in arguments if argument != "--alive")
    folders, total, without_texts = defaultdict(Counter), Counter(), Counter()
    for name, file in files.items():
        for mutant in file["mutants"]:
            folders[str(PurePosixPath(name).parent)][mutant["status"]] += 1
            total[mutant["status"]] += 1
            if mutant["mutatorName"] != "String mutation":
                without_texts[mutant["status"]] += 1

    print("| folder | mutants | killed | timed out | survived | not run by a test | score | do not compile | left out |")
    print("|---|---|---|---|---|---|---|---|---|")
    for folder in sorted(folders):
        print(row(folder, folders[folder]))
    print(row("all", total))
    print(row("all but texts", without_texts))

    if "--alive" in arguments:
        for name, file in sorted(files.items()):
            lines = file["source"].split("\n")
            for mutant in sorted(file["mutants"], key=lambda m: (m["location"]["start"]["line"], m["location"]["start"]["column"])):
                if mutant["status"] in ALIVE:
                    start, end = mutant["location"]["start"], mutant["location"]["end"]
                    was = lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1 if start["line"] == end["line"] else None]
                    print(f"{name}:{start['line']} {mutant['status']}, {mutant['mutatorName']}: {was[:160]} => {mutant['replacement'][:160]!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
