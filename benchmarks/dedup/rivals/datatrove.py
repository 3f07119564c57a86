"""datatrove: its MinHash pipeline (signatures, buckets, clusters) on local files; clusters of what shares a bucket, not verified.

Words: its own simplify_text (lower case, punctuation to blanks; numbers and accents left alone), cut at blanks. Its default
tokeniser for English, spaCy, is slower."""
import glob
import os
import struct

from rivals import common

PACKAGES = ["datatrove", "xxhash", "regex", "orjson", "tokenizers"]
VARIANTS = {"clusters": common.Variant("clusters", "JsonlReader, MinhashDedupSignature, Buckets, Cluster")}


def shards(job):
    """The corpus in as many files as there are workers (it reads a file with one), and the number of each one's first line."""
    folder = os.path.join(job.scratch, "input")
    os.makedirs(folder)
    with open(job.corpus, "rb") as lines:
        size = os.path.getsize(job.corpus) // job.threads + 1
        firsts, count = [], 0
        for shard in range(job.threads):
            firsts.append(count)
            with open(os.path.join(folder, f"{shard:05d}.jsonl"), "wb") as out:
                while out.tell() < size and (line := lines.readline()):
                    out.write(line)
                    count += 1
    return folder, firsts


def pipelines(folder, job):
    from datatrove.pipeline.dedup.minhash import MinhashConfig, MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupSignature
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.utils.hashing import HashConfig
    from datatrove.utils.text import TextNormConfig
    config = MinhashConfig(n_grams=common.WIDTH, num_buckets=common.BANDS, hashes_per_bucket=common.ROWS,
                           norm_config=TextNormConfig(norm_numbers=False, norm_unicode_diacritics=False),
                           hash_config=HashConfig(precision=64, hash_fc="xxhash"))
    signatures, buckets, clusters = (os.path.join(job.scratch, name) for name in ("signatures", "buckets", "clusters"))
    yield job.threads, [JsonlReader(folder, glob_pattern="*.jsonl"),
                        MinhashDedupSignature(signatures, config=config, language=splitter())]
    yield common.BANDS, [MinhashDedupBuckets(signatures, buckets, config=config)]
    yield 1, [MinhashDedupCluster(buckets, clusters, config=config, save_cluster_id=True)]


def splitter():
    from datatrove.utils.word_tokenizers import WhitespaceTokenizer

    class Blanks(WhitespaceTokenizer):
        def word_tokenize(self, text):
            return text.split()
    return Blanks()


def run(job):
    from datatrove.executor import LocalPipelineExecutor
    folder, firsts = shards(job)
    for number, (tasks, steps) in enumerate(pipelines(folder, job)):
        LocalPipelineExecutor(pipeline=steps, tasks=tasks, workers=min(tasks, job.threads), start_method="fork",
                              logging_dir=os.path.join(job.scratch, f"log{number}"), skip_completed=False).run()
    with open(job.output, "w", encoding="ascii") as output:
        for path in sorted(glob.glob(os.path.join(job.scratch, "clusters", "*.clusters"))):
            first = firsts[int(os.path.basename(path).split(".")[0])]
            with open(path, "rb") as file:
                output.writelines(f"{first + document} {cluster}\n" for document, cluster in struct.iter_unpack("<2I", file.read()))


if __name__ == "__main__":
    common.main(run)
