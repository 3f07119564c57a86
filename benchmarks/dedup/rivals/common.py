"""What the rivals share: the job, reading, word 5-grams in Python, and the way results are handed back.

A rival runs as `python -m rivals.NAME --variant V --corpus FILE --output FILE --threads N --scratch FOLDER`, in an environment that
has nothing but its PACKAGES. It writes numbers of lines (from 0), one result a line; which kind of result, VARIANTS says:
  pairs     "a b": two documents at or above the threshold, as the program judges them
  clusters  "a c": document a is in cluster c
  flags     "a": document a has a near-duplicate, earlier or later
  drops     "a": document a has an earlier near-duplicate
"""
import argparse
import dataclasses
import os
import re
from collections.abc import Callable

THRESHOLD = 0.8
LANES, BANDS, ROWS = 128, 16, 8
WIDTH = 5
BATCH = 2000    # documents handed to a batch call at once
WORD = re.compile(r"\w+")


def words(text):
    """The words most users of these libraries cut: lower case, runs of letters, digits and underscores."""
    return WORD.findall(text.lower())


@dataclasses.dataclass
class Variant:
    gives: str    # pairs, clusters, flags, drops
    says: str    # how it is used, for the table
    parallel: bool = True    # can use more than one core
    words: Callable = words    # of a text, as it cuts them


@dataclasses.dataclass
class Job:
    variant: str
    corpus: str
    output: str
    threads: int
    scratch: str


def five_grams(text):
    """Word 5-grams as strings; a shorter text is one."""
    found = words(text)
    if len(found) < WIDTH:
        return [" ".join(found)] if found else []
    return list(map(" ".join, zip(found, found[1:], found[2:], found[3:], found[4:])))


def texts(corpus):
    import orjson
    with open(corpus, "rb") as lines:
        for line in lines:
            yield orjson.loads(line)["text"]


def batches(items, size=BATCH):
    """(number of the first, list) of `size` items at a time."""
    first, batch = 0, []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield first, batch
            first, batch = first + size, []
    if batch:
        yield first, batch


def hashed_five_grams(batch):
    """Hashes of the 5-grams of each text, end to end, and where each text's begin: no string is joined. The quickest we found in
    Python: a hash a word by the interpreter, five combined by numpy."""
    import numpy as np
    cut = [words(text) for text in batch]
    lengths = np.fromiter(map(len, cut), dtype=np.int64, count=len(cut))
    total = int(lengths.sum())
    flat = np.fromiter((hash(word) for found in cut for word in found), dtype=np.int64, count=total).view(np.uint64)
    flat = np.concatenate([flat, np.zeros(WIDTH, dtype=np.uint64)])
    mixed = np.zeros(total, dtype=np.uint64)
    for place in range(WIDTH):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + flat[place:place + total]
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(32)
    counts = np.where(lengths >= WIDTH, lengths - (WIDTH - 1), np.minimum(lengths, 1))
    ends, grams = np.cumsum(lengths), np.cumsum(counts)
    starts = np.repeat(ends - lengths, counts) - np.repeat(grams - counts, counts)
    chosen = mixed[starts + np.arange(int(counts.sum()))]
    return chosen, np.concatenate([np.zeros(1, dtype=np.int64), grams]).astype(np.uint64)


def banded_pairs(signatures, threshold=THRESHOLD):
    """Pairs (a, b) of equal bands whose signatures agree in `threshold` of the lanes, by sorting, in numpy."""
    import numpy as np
    count, lanes = signatures.shape
    factors = np.random.default_rng(1).integers(1, 2**63, size=ROWS, dtype=np.uint64) | np.uint64(1)
    found = []
    for band in range(BANDS):
        keys = (signatures[:, band * ROWS:(band + 1) * ROWS].astype(np.uint64) * factors).sum(axis=1, dtype=np.uint64)
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        alive, distance = np.arange(count), 1
        while True:    # neighbours at one distance after the other, as long as any share a key
            alive = alive[alive + distance < count]
            alive = alive[keys[alive] == keys[alive + distance]]
            if not len(alive):
                break
            found.append(np.stack([order[alive], order[alive + distance]]))
            distance += 1
    if not found:
        return np.zeros((0, 2), dtype=np.int64)
    pairs = np.sort(np.concatenate(found, axis=1), axis=0)
    pairs = np.unique(pairs[0] * count + pairs[1])
    pairs = np.stack([pairs // count, pairs % count], axis=1)
    kept = []
    for start in range(0, len(pairs), 100_000):
        part = pairs[start:start + 100_000]
        kept.append(part[(signatures[part[:, 0]] == signatures[part[:, 1]]).mean(axis=1) >= threshold])
    return np.concatenate(kept)


def write_lines(output, rows):
    with open(output, "w", encoding="ascii") as file:
        file.writelines(f"{row}\n" for row in rows)


def write_pairs(output, pairs):
    write_lines(output, (f"{a} {b}" for a, b in pairs))


def main(run):
    parser = argparse.ArgumentParser()
    for name in ("variant", "corpus", "output", "scratch"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--threads", type=int, required=True)
    job = Job(**vars(parser.parse_args()))
    if job.threads == 1 and hasattr(os, "sched_setaffinity"):    # before any library counts the cores
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    run(job)
