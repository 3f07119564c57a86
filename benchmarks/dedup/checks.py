"""How textdrift's cost grows, what a giant cluster costs, whether --memory is kept; and the floors of --check.

The floors leave room for a slow or busy machine: they catch what broke, the tables say what was reached."""
import filecmp
import math

RECALL, PRECISION = 0.99, 0.9999
TIMES_PARSING = 15        # processor time of the whole job, against parse_only on the same file
FLOOD_RATIO = 1.6
SCALES = [10_000, 100_000, 1_000_000]
GIANT = 60_000            # members of the giant cluster, or as many as make a corpus's sixteenth part
LIMITS = ["64MiB", "256MiB", "1GiB"]


def ours(found):
    return next(program for program in found if program.ours and program.scored)


def scaling(bench, found):
    """One row a size: documents, bytes, processor and wall seconds, peak; one thread."""
    rows, program = [], ours(found)
    for documents in SCALES:
        corpus = bench.corpora.make(documents)
        run = bench.best(program, corpus, 1, 5 if documents < 100_000 else 3 if documents < 1_000_000 else 2)
        yard = bench.yardstick(corpus)
        rows.append({"documents": documents, "bytes": corpus.stat().st_size, "cpu": run.cost.cpu, "wall": run.cost.wall,
                     "peak": run.cost.peak, "parse_only": yard["read"] + yard["parse"], "failed": run.cost.failed})
    return rows


def exponent(before, after):
    """Of the growth of processor time with bytes."""
    return math.log(after["cpu"] / before["cpu"]) / math.log(after["bytes"] / before["bytes"])


def flood(bench, found, documents):
    """A corpus without copies, one with the usual ones, one with a giant cluster besides: processor time a megabyte, taken in turn."""
    program, giant = ours(found), min(GIANT, documents // 16)
    shapes = {"no copies": ["--clean"], "copies": [], f"and a cluster of {giant:,}": ["--giant-cluster", str(giant)]}
    corpora = {shape: bench.corpora.make(documents, *options) for shape, options in shapes.items()}
    best = {}
    for _ in range(5 if documents <= 20_000 else 3):
        for shape, corpus in corpora.items():
            run = bench.run(program, corpus, 1)
            if shape not in best or run.cost.cpu < best[shape].cost.cpu:
                best[shape] = run
    return [{"corpus": shape, "documents": documents, "bytes": corpora[shape].stat().st_size, "cpu": run.cost.cpu,
             "peak": run.cost.peak, "failed": run.cost.failed} for shape, run in best.items()]


def flood_ratio(rows):
    """Of the giant cluster's corpus to the one with the usual copies."""
    costs = [row["cpu"] / row["bytes"] for row in rows]
    return costs[-1] / costs[1]


def memory_limits(bench, found, corpus):
    program, rows, first = ours(found), [], None
    for limit in LIMITS:
        for threads in sorted({1, bench.options.threads}):
            limited = with_memory(program, limit)
            run = bench.run(limited, corpus, threads)
            first = first or run.output
            same = not run.cost.failed and filecmp.cmp(first, run.output, shallow=False)
            rows.append({"limit": limit, "bytes": size(limit), "threads": threads, "peak": run.cost.peak, "cpu": run.cost.cpu,
                         "spilled": run.figures().get("spilled_bytes", 0), "same": same, "failed": run.cost.failed,
                         "log": run.cost.reason()})
    return rows


def with_memory(program, limit):
    import dataclasses
    made = program.command

    def command(corpus, output, threads, scratch):
        words = made(corpus, output, threads, scratch)
        words[words.index("--memory") + 1] = limit
        return words
    return dataclasses.replace(program, command=command)


def size(text):
    for unit, factor in (("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)):
        if text.endswith(unit):
            return int(float(text[:-3]) * factor)
    return int(text)


def failures(table):
    """What --check finds wrong."""
    program = ours(table.programs)
    cost, marks = table.cost(program.name), table.marks.get(program.name)
    if cost is None:
        return [f"{program.name} did not run: {table.runs[program.name, 1].cost.reason()}"]
    found = []
    if marks is None:
        found.append("no truth: neither exact_pairs nor a corpus small enough for plain Python")
    else:
        if marks["pair_recall"] < RECALL:
            found.append(f"pair recall {marks['pair_recall']:.4f}, at least {RECALL} wanted")
        if marks["pair_precision"] < PRECISION:
            found.append(f"pair precision {marks['pair_precision']:.4f}, at least {PRECISION} wanted")
    work = cost.cpu - table.starts.get(program.name, 0)
    if work > TIMES_PARSING * table.parse_only():
        found.append(f"{work / table.parse_only():.1f} times the time of parsing alone, at most {TIMES_PARSING} wanted")
    for row in table.extra.memory:
        what = f"--memory {row['limit']}, {row['threads']} threads: "
        if row["failed"]:
            found.append(what + row["log"])
        elif row["peak"] > row["bytes"]:
            found.append(what + f"peak of {row['peak'] / 2**20:.0f} MiB")
        elif not row["same"]:
            found.append(what + "other output than with another memory or number of threads")
    rows = table.extra.flood
    if any(row["failed"] for row in rows):
        found.append("a corpus of the flood failed")
    elif rows and flood_ratio(rows) > FLOOD_RATIO:
        found.append(f"a giant cluster costs {flood_ratio(rows):.2f} times a corpus without, at most {FLOOD_RATIO} wanted")
    return found
