"""`textdrift dedup` and its rivals on one corpus in one run, each in a process of its own: speed, memory, recall and precision.

usage: run.py [--documents N | --corpus FILE] [--only NAME...] [--no-rivals] [--scaling] [--flood] [--memory-limits] [--check]
Needs a Release build with -DTEXTDRIFT_BUILD_BENCHMARKS=ON (--build names its folder): the textdrift command, the corpus generator,
exact_pairs and parse_only. The rivals are installed in temporary environments, or kept in --environments.
README.md beside this file says what is measured and how.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import checks
import corpora
import measure
import programs
import report
import results
import truth
from rivals import common

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "release", help="folder of the Release build")
    parser.add_argument("--binary", type=pathlib.Path, help="the textdrift command, where it is not in the build folder")
    parser.add_argument("--documents", type=int, default=10_000, help="size of the generated corpus (default 10000)")
    parser.add_argument("--corpus", type=pathlib.Path, help="a JSON Lines file to use instead; its fields are id and text")
    parser.add_argument("--truth", type=pathlib.Path, help="its pairs: JSON Lines of a, b, resemblance")
    parser.add_argument("--keep-corpora", type=pathlib.Path, help="folder to keep generated corpora in")
    parser.add_argument("--only", nargs="*", default=[], help="programs whose name has one of these parts")
    parser.add_argument("--no-rivals", action="store_true", help="textdrift alone")
    parser.add_argument("--rivals-up-to", type=int, default=100_000, help="leave the rivals out above so many documents")
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)), help="of the second table (default: all)")
    parser.add_argument("--repeat", type=int, default=1, help="runs of each program; the best is shown")
    parser.add_argument("--limit", type=float, default=1800, help="seconds after which a program is stopped")
    parser.add_argument("--memory", default="1GiB", help="what textdrift may use")
    parser.add_argument("--environments", type=pathlib.Path, help="folder to keep the rivals' environments in")
    parser.add_argument("--scaling", action="store_true", help="also textdrift on 10,000 to 1,000,000 documents")
    parser.add_argument("--flood", action="store_true", help="also a corpus with a giant cluster beside a clean one")
    parser.add_argument("--memory-limits", action="store_true", help="also the peak at several --memory")
    parser.add_argument("--check", action="store_true", help="fail where a floor is not held (see checks.py)")
    parser.add_argument("--json", type=pathlib.Path, help="write all figures here")
    return parser.parse_args()


class Bench:
    """The tools of one run and its scratch folder."""

    def __init__(self, options, scratch):
        self.options, self.scratch = options, pathlib.Path(scratch)
        self.binary = options.binary or options.build / "tools" / "cli" / "textdrift"
        if not self.binary.exists() and shutil.which("textdrift"):
            self.binary = pathlib.Path(shutil.which("textdrift"))
        self.corpora = corpora.Corpora(options.build, options.keep_corpora or self.scratch / "corpora")
        self.turn = 0

    def run(self, program, corpus, threads):
        """One run; the result's file stays for scoring."""
        self.turn += 1
        folder = self.scratch / f"run{self.turn}"
        folder.mkdir()
        output = folder / "result"
        cost = measure.run(program.command(corpus.resolve(), output, threads, folder), folder / "log", self.options.limit,
                           program.environment(threads), HERE)
        if not cost.failed and not output.exists():
            cost.status = 1
        return results.Run(cost, output)

    def best(self, program, corpus, threads, repeat):
        best = None
        for _ in range(repeat):
            best = results.better(best, self.run(program, corpus, threads))
        return best

    def yardstick(self, corpus):
        """Seconds of parse_only, by what they are for."""
        tool = self.corpora.tool("parse_only")
        return json.loads(subprocess.run([tool, corpus], check=True, capture_output=True, text=True).stdout)


def say(text):
    print(text, file=sys.stderr, flush=True)


def compare(bench, corpus, found):
    """Everything on one corpus: {(name, threads): Run}, start-up costs, the yardstick."""
    options = bench.options
    tiny = bench.scratch / "tiny.jsonl"
    with open(corpus, "rb") as lines, open(tiny, "wb") as out:
        out.writelines(line for line, _ in zip(lines, range(16)))
    runs, starts, yards = {}, {}, []
    usable = [program for program in found if not program.broken]
    for turn in range(options.repeat):
        for program in usable:
            yards.append(bench.yardstick(corpus))
            for threads in sorted({1, options.threads if program.parallel else 1}):
                say(f"{program.name}, {threads} thread{'s' * (threads > 1)}, run {turn + 1} of {options.repeat}")
                key = program.name, threads
                runs[key] = results.better(runs.get(key), bench.run(program, corpus, threads))
            if turn == 0 and not runs[program.name, 1].cost.failed:
                starts[program.name] = bench.best(program, tiny, 1, 2).cost.cpu
    return runs, starts, results.middle(yards)


def truths(bench, corpus):
    """{how words are cut: file of all true pairs}."""
    known = {truth.words: bench.options.truth}
    for words, definition in ((truth.words, "engine"), (common.words, "plain")):
        known[words] = known.get(words) or bench.corpora.exact_pairs(corpus, bench.scratch / f"{definition}.jsonl", definition,
                                                                     results.THRESHOLD)
    return {words: file for words, file in known.items() if file}


def main():
    options = arguments()
    kept = options.environments or None
    with tempfile.TemporaryDirectory(prefix="textdrift-dedup-") as scratch:
        bench = Bench(options, scratch)
        corpus = options.corpus or bench.corpora.make(options.documents)
        count = corpora.count_lines(corpus)
        rivals = not options.no_rivals and not options.check and count <= options.rivals_up_to
        found = programs.all_programs(bench.binary.resolve(), options.memory, kept or scratch + "/environments", options.only, rivals)
        runs, starts, yard = compare(bench, corpus, found)
        extra = results.Extra()
        if options.scaling:
            extra.scaling = checks.scaling(bench, found)
        if options.flood or options.check:
            extra.flood = checks.flood(bench, found, count if options.check else max(count, 100_000))
        if options.memory_limits or options.check:
            extra.memory = checks.memory_limits(bench, found, corpus)
        # Only now anything large is read: a child's peak counts from its parent's.
        marks = results.score_all(found, runs, corpus, truths(bench, corpus))
        table = results.Table(corpus.stat().st_size, count, options.threads, found, runs, starts, yard, marks, extra)
        print(report.text(table))
        if options.json:
            options.json.write_text(json.dumps(report.as_json(table), indent=1) + "\n")
        failures = checks.failures(table) if options.check else []
    for failure in failures:
        print(f"FAILED: {failure}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
