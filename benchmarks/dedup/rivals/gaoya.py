"""gaoya: MinHashStringIndex, bulk insertion and bulk query; its own word n-grams, and words cut in Python before."""
import re

from rivals import common

PACKAGES = ["gaoya", "orjson"]
SEPARATORS = re.compile(r"[\s!-/:-@\[-`{-~]+")


def words(text):
    """As its tokeniser cuts: at white space and ASCII punctuation."""
    return [word for word in SEPARATORS.split(text.lower()) if word]


VARIANTS = {
    "own words": common.Variant("pairs", "its own tokeniser, par_bulk_insert_docs, par_bulk_query", words=words),
    "normalised": common.Variant("pairs", "words cut in Python, then the same"),
}


def run(job):
    import gaoya
    index = gaoya.minhash.MinHashStringIndex(
        hash_size=32, jaccard_threshold=common.THRESHOLD, num_bands=common.BANDS, band_size=common.ROWS, num_hashes=common.LANES,
        analyzer="word", lowercase=True, ngram_range=(common.WIDTH, common.WIDTH), id_container="smallvec")
    numbers, documents = [], []
    for number, text in enumerate(common.texts(job.corpus)):
        if job.variant == "normalised":
            text = " ".join(common.words(text))
        if len(text.split(None, common.WIDTH)) >= common.WIDTH:    # to it all shorter ones are equal
            numbers.append(number)
            documents.append(text)
    index.par_bulk_insert_docs(numbers, documents)
    with open(job.output, "w", encoding="ascii") as output:
        for first, batch in common.batches(documents, 20_000):
            for place, others in enumerate(index.par_bulk_query(batch)):
                number = numbers[first + place]
                output.writelines(f"{other} {number}\n" for other in others if other < number)


if __name__ == "__main__":
    common.main(run)
