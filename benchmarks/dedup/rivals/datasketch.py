"""datasketch: MinHash.generator with xxHash (its documentation: another hash than the default SHA-1 for speed), MinHashLSH."""
from rivals import common

PACKAGES = ["datasketch", "xxhash", "orjson"]
VARIANTS = {"pairs": common.Variant("pairs", "MinHash.generator, xxh32; LSH 16 x 8", parallel=False)}


def encoded(corpus):
    for text in common.texts(corpus):
        yield [gram.encode() for gram in common.five_grams(text)]


def found(job):
    import numpy as np
    import xxhash
    from datasketch import MinHash, MinHashLSH
    index = MinHashLSH(num_perm=common.LANES, params=(common.BANDS, common.ROWS))
    signatures = []
    needed = common.THRESHOLD * common.LANES
    sketches = MinHash.generator(encoded(job.corpus), num_perm=common.LANES, hashfunc=xxhash.xxh32_intdigest)
    for number, sketch in enumerate(sketches):
        signatures.append(sketch.hashvalues)
        if sketch.is_empty():
            continue
        for other in index.query(sketch):
            if np.count_nonzero(signatures[other] == sketch.hashvalues) >= needed:
                yield other, number
        index.insert(number, sketch, check_duplication=False)


def run(job):
    common.write_pairs(job.output, found(job))


if __name__ == "__main__":
    common.main(run)
