# Tests of the generator of large corpora and of exact_pairs: determinism, what was planted, the truth against brute force.
import collections
import hashlib
import itertools
import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

GENERATE, EXACT_PAIRS = sys.argv.pop(1), sys.argv.pop(1)

# The bytes of this corpus are the same on every machine; a change of the generator or its tables changes them knowingly.
KNOWN = {"corpus.jsonl": "97abeeecf849370a93dc029b0a2b2fac7455f0e8d27e0317f9329e5e43ab81cf",
         "planted.jsonl": "bd47043eb68ebe3b3192cc0aa5f99f4f4e20b6a2f2f30a6621dc946ce357973c"}


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class Folder(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)

    def generate(self, *options, name="c"):
        out = self.folder / name
        subprocess.run([GENERATE, "--out", out, *map(str, options)], check=True)
        return read(out / "corpus.jsonl"), read(out / "planted.jsonl"), out

    def exact(self, out, *options):
        found = self.folder / "found.jsonl"
        subprocess.run([EXACT_PAIRS, out / "corpus.jsonl", "-o", found, *map(str, options)], check=True)
        return read(found)


class Generator(Folder):
    def test_same_options_same_bytes(self):
        _, _, out = self.generate("--documents", 500, "--seed", 7)
        for name, digest in KNOWN.items():
            self.assertEqual(hashlib.sha256((out / name).read_bytes()).hexdigest(), digest, name)

    def test_another_seed_is_another_corpus(self):
        first, _, _ = self.generate("--documents", 300, "--seed", 1)
        second, _, _ = self.generate("--documents", 300, "--seed", 2)
        self.assertEqual(set(d["text"] for d in first) & set(d["text"] for d in second), set())

    def test_records_are_whole_and_ids_differ(self):
        documents, _, _ = self.generate("--documents", 3000)
        self.assertEqual(len(documents), 3000)
        self.assertEqual(len({str(d["id"]) for d in documents}), 3000)
        self.assertTrue(all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:00Z", d["date"]) and d["url"] and d["text"].strip() for d in documents))
        self.assertEqual({type(d["id"]) for d in documents}, {int, str})
        lengths = sorted(len(d["text"]) for d in documents)
        self.assertGreater(lengths[-1], 20 * lengths[1500])
        self.assertLess(lengths[30], lengths[1500] / 8)

    def test_a_fifth_of_the_documents_are_in_families(self):
        documents, planted, _ = self.generate("--documents", 5000)
        rows = {p["row"] for p in planted} | {p["of_row"] for p in planted}
        self.assertAlmostEqual(len(rows) / 5000, 0.2, delta=0.003)
        sizes = collections.Counter(collections.Counter(p["of_row"] for p in planted).values())
        self.assertEqual(max(sizes) + 1, 8)
        self.assertGreater(sizes[1], sizes[2])
        for p in planted:
            self.assertEqual((documents[p["row"]]["id"], documents[p["of_row"]]["id"]), (p["id"], p["of"]))
        self.assertFalse({p["row"] for p in planted} & {p["of_row"] for p in planted})

    def test_edits_do_what_their_names_say(self):
        documents, planted, _ = self.generate("--documents", 8000, "--languages", "en")
        seen = collections.Counter()
        for p in planted:
            copy, original = (documents[p[side]]["text"] for side in ("row", "of_row"))
            if p["kind"] in CHECKS:
                self.assertTrue(CHECKS[p["kind"]](copy, original, p), p)
            seen[p["kind"]] += 1
        self.assertEqual(len(seen), 18)
        self.assertGreater(min(seen.values()), 10)

    def test_clean_has_no_copies(self):
        _, planted, _ = self.generate("--documents", 500, "--clean")
        self.assertEqual(planted, [])

    def test_a_giant_cluster_is_a_third_identical(self):
        documents, planted, _ = self.generate("--documents", 3000, "--giant-cluster", 1000)
        family, members = collections.Counter(p["of_row"] for p in planted).most_common(1)[0]
        self.assertEqual(members, 999)
        texts = collections.Counter(documents[p["row"]]["text"] for p in planted if p["of_row"] == family)
        self.assertAlmostEqual(texts[documents[family]["text"]] / 999, 1 / 3, delta=0.05)

    def test_lengths_by_option(self):
        documents, _, _ = self.generate("--documents", 300, "--clean", "--words", "400:900", "--languages", "en")
        words = [len(d["text"].split()) for d in documents]
        self.assertGreaterEqual(min(words), 400)
        self.assertLess(max(words), 1100)

    def test_mistakes_are_told(self):
        for options in (["--documents", "0"], ["--documents", "x"], ["--words", "9:3"], ["--languages", "xx"], ["--giant-cluster", "99999"],
                        ["--documents"], ["--nonsense", "1"]):
            done = subprocess.run([GENERATE, "--out", self.folder / "m", *options], stderr=subprocess.PIPE)
            self.assertEqual(done.returncode, 2, options)
            self.assertIn(b"generate: ", done.stderr)


def differing(copy, original):
    a, b = copy.split(), original.split()
    return sum(x != y for x, y in zip(a, b)) if len(a) == len(b) else -1


CHECKS = {
    "copy": lambda c, o, p: c == o,
    "re-wrapped": lambda c, o, p: c.split() == o.split(),
    "case": lambda c, o, p: c.lower() == o.lower(),
    "replaced": lambda c, o, p: differing(c, o) == p["changed"] and p["changed"] <= p["words"] * p["rate"] + 1,
    "deleted": lambda c, o, p: len(c) < len(o),
    "inserted": lambda c, o, p: len(c.split()) == len(o.split()) + p["changed"],
    "paragraph-deleted": lambda c, o, p: len(c.split("\n\n")) == len(o.split("\n\n")) - 1,
    "shuffled": lambda c, o, p: c != o and sorted(c.split("\n\n")) == sorted(o.split("\n\n")),
    "cut": lambda c, o, p: c in o and 0.5 < len(c) / len(o) < 0.95,
    "half": lambda c, o, p: c in o and 0.3 < len(c) / len(o) < 0.7,
    "excerpt": lambda c, o, p: c in o and len(c) < 0.55 * len(o),
    "inside": lambda c, o, p: o in c and len(c) > 1.5 * len(o),
    "boilerplate": lambda c, o, p: o in c and c != o,
}


def words_of(text):
    # exact_pairs lowers letter by letter; Python makes two characters of the dotted capital I.
    return re.findall(r"\w+", text.replace("İ", "i").lower())


def shingles(units, width):
    return {tuple(units[i:i + width]) for i in range(max(1, len(units) - width + 1))} if units else set()


def brute_force(sets, keep):
    """Exact pairs by comparing every set with every other."""
    found = {}
    for (i, a), (j, b) in itertools.combinations(enumerate(sets), 2):
        shared = len(a & b)
        if shared and keep(shared, len(a), len(b)):
            found[i, j] = (shared / (len(a) + len(b) - shared), shared / len(a), shared / len(b))
    return found


class ExactPairs(Folder):
    def check(self, out, expected, *options):
        found = {tuple(p["rows"]): (p["resemblance"], p["a_in_b"], p["b_in_a"]) for p in self.exact(out, *options)}
        self.assertEqual(found.keys(), expected.keys())
        for rows, values in expected.items():
            for got, wanted in zip(found[rows], values):
                self.assertAlmostEqual(got, wanted, delta=1e-6)
        return len(expected)

    def test_resemblance_of_words_equals_brute_force(self):
        documents, _, out = self.generate("--documents", 2000)
        sets = [shingles(words_of(d["text"]), 5) for d in documents]
        pairs = brute_force(sets, lambda shared, a, b: shared >= 0.5 * (a + b - shared))
        for threshold in (0.8, 0.5):
            above = {rows: values for rows, values in pairs.items() if values[0] >= threshold - 1e-9}
            self.assertGreater(self.check(out, above, "--threshold", threshold), 50)

    def test_containment_of_characters_equals_brute_force(self):
        documents, _, out = self.generate("--documents", 500, "--seed", 5)
        sets = [shingles(" ".join(words_of(d["text"])), 5) for d in documents]
        pairs = brute_force(sets, lambda shared, a, b: shared >= 0.8 * min(a, b) - 1e-9)
        self.assertGreater(self.check(out, pairs, "--shingle", "char5", "--measure", "containment"), 30)

    def test_listed_pairs_have_their_exact_values_whatever_they_are(self):
        documents, planted, out = self.generate("--documents", 1000)
        listed = self.exact(out, "--pairs", out / "planted.jsonl")
        self.assertEqual([p["id"] for p in listed], [p["id"] for p in planted])
        for p in listed:
            a, b = (shingles(words_of(documents[p[side]]["text"]), 5) for side in ("row", "of_row"))
            shared = len(a & b)
            self.assertAlmostEqual(p["exact"]["resemblance"], shared / (len(a | b) or 1), delta=1e-6)
            self.assertAlmostEqual(p["exact"]["a_in_b"], shared / (len(a) or 1), delta=1e-6)

    def test_identical_documents_pair_with_all_or_with_the_first(self):
        folder = self.folder / "same"
        folder.mkdir()
        (folder / "corpus.jsonl").write_text("".join(f'{{"id": {i}, "text": "{t}"}}\n' for i, t in enumerate(["a b c d e f", "x", "A b, c d e F!", "", "a b c d e f", ""])))
        self.assertEqual([(p["a"], p["b"]) for p in self.exact(folder)], [(0, 2), (0, 4), (2, 4)])
        self.assertEqual([(p["a"], p["b"]) for p in self.exact(folder, "--no-expand")], [(0, 2), (0, 4)])


if __name__ == "__main__":
    unittest.main()
