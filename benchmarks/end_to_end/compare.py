"""Time and memory of whole comparisons, textdrift beside other programs in the same run.

usage: compare.py --binary TEXTDRIFT [--limit SECONDS] [--only NAME...]
The texts are made here, the same on every machine. A program that needs more than --limit seconds (default 60) is stopped.
Prints one row a text and program: processor time, wall time and peak memory of the quickest of three runs (of one where it takes over
5 s). On a machine with other work the processor time is the one to compare.
"""
import argparse
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

WORDS = ("the court heard witnesses about a spill that closed port for days and paid fines to people who said never sign under law "
         "ministry report river region council members agreed on figures published last month after long debate in parliament").split()
NAMES = "Maribel Brandt Quang Okafor Lindqvist Haddad Petrova Mendoza Castellan Ferreira".split()
DIFFLIB = ("import difflib,sys\na,b=(open(p,encoding='utf-8').read().split() for p in sys.argv[1:])\n"
           "sys.stdout.write(str(difflib.SequenceMatcher(None,a,b,autojunk=False).get_opcodes()))")


def sentence(chance):
    words = [chance.choice(WORDS) for _ in range(chance.randint(9, 22))]
    words.insert(3, f"{chance.choice(NAMES)} {chance.choice(NAMES)}")
    words.insert(7, f"{chance.randint(2, 28)} June {chance.randint(1990, 2025)}")
    words.append(f"{chance.randint(13, 9999)} people.")
    return " ".join(words).capitalize()


def paragraphs(count, seed):
    chance = random.Random(seed)
    return [" ".join(sentence(chance) for _ in range(chance.randint(2, 5))) for _ in range(count)]


def edited(texts, seed):
    """One paragraph in ten loses a digit's value, one in twenty is gone, one in fifty is new."""
    chance, out = random.Random(seed), []
    for text in texts:
        draw = chance.random()
        if draw < 0.05:
            continue
        out.append(text.replace(" June ", " July ", 1) if draw < 0.15 else text)
        if draw > 0.98:
            out.append(sentence(chance))
    return out


def make(name, folder):
    for side, text in zip(SIDES, TEXTS[name]()):
        (pathlib.Path(folder) / side).write_text("\n\n".join(text) + "\n", encoding="utf-8")


def copy_of(count, seed, change=edited):
    texts = paragraphs(count, seed)
    return texts, change(texts, seed + 10)


def words(change):
    texts = [f"word{i}" for i in range(1_000_000)]
    return texts, change(texts)


SIDES = ("original.txt", "version.txt")
TEXTS = {
    "two pages, edited": lambda: copy_of(20, 1),
    "report, itself": lambda: copy_of(345, 2, lambda texts, _: texts),
    "report, edited": lambda: copy_of(345, 2),
    "10,000 paragraphs, edited": lambda: copy_of(10_000, 3),
    "10^6 one-word paragraphs, 1 % changed":
        lambda: words(lambda texts: [f"new{i}" if i % 100 == 0 else text for i, text in enumerate(texts)]),
    "10^6 one-word paragraphs, reversed": lambda: words(lambda texts: texts[::-1]),
}


def programs(binary):
    found = {"textdrift compare": [binary, "compare", "--color=never"]}
    if shutil.which("git"):
        found["git diff --word-diff"] = ["git", "diff", "--no-index", "--no-ext-diff", "--word-diff", "--no-color"]
    if shutil.which("wdiff"):
        found["wdiff"] = ["wdiff"]
    found["difflib, by words"] = [sys.executable, "-c", DIFFLIB]
    return found


def run_once(command, limit):
    """Processor seconds, wall seconds, peak MiB and exit status; the child's own peak, read where it is waited for."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        seconds = time.monotonic() - started
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return usage.ru_utime + usage.ru_stime, seconds, usage.ru_maxrss / 1024, process.returncode
        if seconds > limit:
            process.kill()
            os.wait4(process.pid, 0)
            return None
        time.sleep(0.0005 if seconds < 1 else 0.01)


def measure(command, limit):
    best = None
    for _ in range(3):
        run = run_once(command, limit)
        if run is None:
            return None
        if run[3] not in (0, 1):
            raise SystemExit(f"exit status {run[3]}: {' '.join(command)}")
        best = min(best, run) if best else run
        if run[1] > 5:
            break
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default="textdrift")
    parser.add_argument("--limit", type=float, default=60)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--make", nargs=2, metavar=("TEXTS", "FOLDER"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.make:
        return make(*arguments.make)
    print("| texts | size | program | processor s | wall s | MiB |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name in TEXTS:
            if arguments.only and not any(part in name for part in arguments.only):
                continue
            # In a process of its own: a child's peak counts from what its parent held when it was started.
            subprocess.run([sys.executable, __file__, "--make", name, folder], check=True)
            files = [pathlib.Path(folder) / side for side in SIDES]
            size = f"{files[0].stat().st_size / 1000:,.0f} KB"
            for program, command in programs(shutil.which(arguments.binary) or arguments.binary).items():
                best = measure([*command, *map(str, files)], arguments.limit)
                figures = f"{best[0]:.2f} | {best[1]:.2f} | {best[2]:.0f}" if best else f"- | > {arguments.limit:g} | -"
                print(f"| {name} | {size} | {program} | {figures} |", flush=True)


main()
