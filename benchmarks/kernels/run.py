"""Runs kernels_benchmark and prints its figures as one table beside the limits of the same run.

usage: run.py [--binary FILE] [--targets AVX3_DL,AVX2] [--filter REGEX] [--seconds S] [--memory MIB] [--runs N] [--check]

Of several runs each column's greatest value counts by itself. Mind that a yardstick disturbed in one run raises that run's ratio:
judge close calls by single runs.
--check fails when a ratio is below its floor; floors lie a tenth below the goals, for shared machines.
"""
import argparse
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
WIDE, NARROW = {"AVX3_DL"}, {"AVX2"}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(ROOT / "build/ci/benchmarks/kernels/kernels_benchmark"))
    parser.add_argument("--targets", default="", help="comma-separated; default: the best, and AVX2")
    parser.add_argument("--filter", default=".", help="regular expression of benchmarks")
    parser.add_argument("--seconds", default="0.3")
    parser.add_argument("--memory", default="512")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--check", action="store_true")
    return parser.parse_args()


def run(options, target):
    command = [options.binary, "--seconds", options.seconds, "--memory", options.memory, "--benchmark_format=json",
               f"--benchmark_filter={options.filter}"] + (["--target", target] if target else [])
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: {done.stderr.strip()}")
    report = json.loads(done.stdout)
    context = report["context"]
    known = {"name", "run_name", "run_type", "iterations", "real_time", "cpu_time", "time_unit", "threads", "family_index",
             "per_family_instance_index", "repetitions", "repetition_index"}
    rows = {row["name"].split("/iterations")[0]: {k: v for k, v in row.items() if k not in known}
            for row in report["benchmarks"]}
    return context.get("target", target), rows


def best_of(runs):
    """Of each benchmark the greatest value of each column."""
    merged = {}
    for rows in runs:
        for name, values in rows.items():
            kept = merged.setdefault(name, dict(values))
            for key, value in values.items():
                kept[key] = max(kept[key], value)
    return merged


def goal(target, name, values):
    """(ratio, goal) of a benchmark that has one."""
    parts = name.split("/")
    if parts[0] == "one_to_many" and parts[2] in ("L3", "memory") and target in WIDE | NARROW:
        bits = int(parts[1].split("x")[1])
        return values["scan_share"], 0.75 if bits == 1 else 0.85
    if name == "many_to_many/128x8" and target in WIDE | NARROW:
        return values["all_ratio"], 20 if target in WIDE else 8
    return None


def number(value):
    return f"{value:.0f}" if value >= 100 else f"{value:.2f}"


def show(target, rows, check):
    print(f"\n## {target}\n")
    missed, family = 0, None
    for name, values in rows.items():
        if name.split("/")[0] != family:
            family = name.split("/")[0]
            print(f"\n| {family} | {' | '.join(k.replace('_', ' ') for k in values)} | goal |")
            print("|---" * (len(values) + 2) + "|")
        wanted = goal(target, name, values)
        note = ""
        if wanted:
            ratio, least = wanted
            low = check and ratio < 0.9 * least
            missed += low
            note = f"{least:g}" + (" reached" if ratio >= least else " MISSED" if low else " near")
        print(f"| {'/'.join(name.split('/')[1:])} | {' | '.join(number(v) for v in values.values())} | {note} |")
    return missed


def main():
    options = arguments()
    missed = 0
    for target in options.targets.split(",") if options.targets else ["", "AVX2"]:
        runs = [run(options, target) for _ in range(max(1, options.runs))]
        missed += show(runs[0][0], best_of([rows for _, rows in runs]), options.check)
    if options.check:
        print(f"\n{missed} ratios below their floors")
    sys.exit(1 if options.check and missed else 0)


if __name__ == "__main__":
    main()
