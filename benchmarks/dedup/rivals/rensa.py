"""rensa: R-MinHash in batches with its LSH, its streaming deduplicator, and its rho pipeline, each on word 5-grams."""
from rivals import common

PACKAGES = ["rensa", "numpy", "orjson"]
VARIANTS = {
    "pairs": common.Variant("pairs", "RMinHash.from_token_sets, insert_many, query_all"),
    "streaming": common.Variant("drops", "RMinHashDeduplicator.add_pairs", parallel=False),
    "matrix": common.Variant("flags", "5-grams hashed in numpy, digest matrix, one-shot flags"),
    "rho": common.Variant("flags", "the same with the rho sketch"),
}
SEED = 42


def pairs(job):
    from rensa import RMinHash, RMinHashLSH
    index = RMinHashLSH(threshold=common.THRESHOLD, num_perm=common.LANES, num_bands=common.BANDS)
    sketches, numbers = [], []
    for first, batch in common.batches(common.texts(job.corpus)):
        grams = [common.five_grams(text) for text in batch]
        numbers += [first + place for place, found in enumerate(grams) if found]
        sketches += RMinHash.from_token_sets([found for found in grams if found], num_perm=common.LANES, seed=SEED)
    index.insert_many(sketches)
    for number, others in enumerate(index.query_all(sketches)):
        for other in others:
            if other < number and sketches[number].jaccard(sketches[other]) >= common.THRESHOLD:
                yield numbers[other], numbers[number]


def dropped(job):
    from rensa import RMinHashDeduplicator
    keeper = RMinHashDeduplicator(threshold=common.THRESHOLD, num_perm=common.LANES, use_lsh=True, num_bands=common.BANDS, seed=SEED)
    for first, batch in common.batches(common.texts(job.corpus)):
        entries = [(str(first + place), common.five_grams(text)) for place, text in enumerate(batch)]
        entries = [entry for entry in entries if entry[1]]
        for entry, kept in zip(entries, keeper.add_pairs(entries)):
            if not kept:
                yield entry[0]


def flagged(job):
    import numpy as np
    from rensa import RMinHash, RMinHashLSH
    parts, offsets, last = [], [np.zeros(1, dtype=np.uint64)], np.uint64(0)
    for _, batch in common.batches(common.texts(job.corpus)):
        hashes, starts = common.hashed_five_grams(batch)
        parts.append(hashes)
        offsets.append(starts[1:] + last)
        last = offsets[-1][-1]
    flat, rows = np.concatenate(parts), np.concatenate(offsets)
    full = rows[1:] > rows[:-1]
    numbers = np.flatnonzero(full)
    rows = np.concatenate([rows[:1], rows[1:][full]])
    digest = RMinHash.digest_matrix_from_flat_token_hashes
    if job.variant == "rho":
        digest = RMinHash.digest_matrix_from_flat_token_hashes_rho
    matrix = digest(flat, rows, num_perm=common.LANES, seed=SEED)
    index = RMinHashLSH(threshold=common.THRESHOLD, num_perm=common.LANES, num_bands=common.BANDS)
    return numbers[np.array(index.query_duplicate_flags_matrix_one_shot(matrix), dtype=bool)].tolist()


def run(job):
    if job.variant == "pairs":
        common.write_pairs(job.output, pairs(job))
    else:
        common.write_lines(job.output, (dropped if job.variant == "streaming" else flagged)(job))


if __name__ == "__main__":
    common.main(run)
