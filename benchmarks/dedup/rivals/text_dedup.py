"""text-dedup: its minhash script with XXH3 and 32 bits, its quickest; clusters of what shares a band, not verified."""
import os
import pickle
import re

from rivals import common

PACKAGES = ["text-dedup", "datasets", "xxhash"]
SEPARATOR = re.compile(r"\W")


def words(text):
    """As it cuts: an empty word between two separators counts."""
    return SEPARATOR.split(text.lower())


VARIANTS = {"clusters": common.Variant("clusters", "text_dedup.minhash, xxh3, 32 bits", words=words)}


def run(job):
    os.environ.update(HF_HOME=job.scratch, HF_HUB_OFFLINE="1", HF_DATASETS_OFFLINE="1")
    from text_dedup.minhash import main
    folder = os.path.join(job.scratch, "output")
    main(["--path", "json", "--data_files", job.corpus, "--split", "train", "--column", "text", "--output", folder,
          "--cache_dir", os.path.join(job.scratch, "cache"), "--num_proc", str(job.threads), "--ngram", str(common.WIDTH),
          "--min_length", "1", "--num_perm", str(common.LANES), "--b", str(common.BANDS), "--r", str(common.ROWS),
          "--threshold", str(common.THRESHOLD), "--hash_func", "xxh3", "--hash_bits", "32", "--debug"], standalone_mode=False)
    with open(os.path.join(folder, "uf.pkl"), "rb") as file:
        forest = pickle.load(file)    # its own file, written a moment ago
    forest = forest[0] if isinstance(forest, tuple) else forest
    parents = getattr(forest, "parent", forest)

    def root(number):
        while parents[number] != number:
            number = parents[number]
        return number

    common.write_pairs(job.output, ((number, root(number)) for number in parents))


if __name__ == "__main__":
    common.main(run)
