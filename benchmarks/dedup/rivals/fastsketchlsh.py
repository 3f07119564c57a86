"""FastSketchLSH: batches of sketches, its LSH queried as CSR, estimates from the sketches in numpy."""
from rivals import common

PACKAGES = ["FastSketchLSH", "numpy", "orjson"]
VARIANTS = {
    "pairs": common.Variant("pairs", "batch() of 5-gram strings, LSH insert and query"),
    "hashed": common.Variant("pairs", "5-grams hashed in numpy, batch_csr(), then the same"),
}


def sketches(job):
    """(numbers of the documents, sketches) a batch."""
    import numpy as np
    from FastSketchLSH import FastSimilaritySketch
    sketcher = FastSimilaritySketch(size=common.LANES, seed=42)
    for first, batch in common.batches(common.texts(job.corpus)):
        if job.variant == "hashed":
            hashes, starts = common.hashed_five_grams(batch)
            full = np.flatnonzero(starts[1:] > starts[:-1])
            starts = np.concatenate([starts[:1], starts[1:][full]])
            yield first + full, sketcher.batch_csr(hashes, starts, prehashed=True, num_threads=job.threads)
        else:
            grams = [common.five_grams(text) for text in batch]
            full = [place for place, found in enumerate(grams) if found]
            yield first + np.array(full), np.asarray(sketcher.batch([grams[place] for place in full], num_threads=job.threads))


def run(job):
    import numpy as np
    from FastSketchLSH import LSH
    numbers, parts = zip(*sketches(job))
    numbers, matrix = np.concatenate(numbers), np.concatenate(parts)
    index = LSH(num_perm=common.LANES, num_bands=common.BANDS, num_threads=job.threads)
    index.insert(matrix)
    others, starts = index.query(matrix, format="csr")
    others = np.asarray(others).astype(np.int64)
    query = np.repeat(np.arange(len(matrix)), np.diff(np.asarray(starts).astype(np.int64)))
    earlier = others < query
    others, query = others[earlier], query[earlier]
    with open(job.output, "w", encoding="ascii") as output:
        for start in range(0, len(others), 100_000):
            a, b = others[start:start + 100_000], query[start:start + 100_000]
            kept = (matrix[a] == matrix[b]).mean(axis=1) >= common.THRESHOLD
            output.writelines(f"{x} {y}\n" for x, y in zip(numbers[a[kept]].tolist(), numbers[b[kept]].tolist()))


if __name__ == "__main__":
    common.main(run)
