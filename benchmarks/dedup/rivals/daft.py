"""daft: read_json, normalize and minhash in its engine; bands and estimates in numpy, quicker than a group-by in it."""
import string
import unicodedata

from rivals import common

PACKAGES = ["daft", "numpy"]
NO_PUNCTUATION = str.maketrans("", "", string.punctuation)


def words(text):
    """As its normalize() leaves them: ASCII punctuation is taken out, not turned into blanks."""
    return unicodedata.normalize("NFD", text.lower().translate(NO_PUNCTUATION)).split()


VARIANTS = {"pairs": common.Variant("pairs", "read_json, normalize, minhash; bands in numpy", words=words)}


def run(job):
    import daft
    import numpy as np
    from daft import col
    cleaned = col("text").normalize(remove_punct=True, lowercase=True, nfd_unicode=True, white_space=True)
    signature = cleaned.minhash(num_hashes=common.LANES, ngram_size=common.WIDTH, seed=42, hash_function="xxhash")
    column = daft.read_json(job.corpus).select(signature.alias("signature")).to_arrow().column("signature").combine_chunks()
    signatures = column.flatten().to_numpy().reshape(-1, common.LANES)
    full = np.flatnonzero((signatures != 0xFFFFFFFF).any(axis=1))
    common.write_pairs(job.output, full[common.banded_pairs(signatures[full])].tolist())


if __name__ == "__main__":
    common.main(run)
