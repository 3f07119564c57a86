#!/usr/bin/env python3
# What `textdrift dedup` finds of planted copies, by kind and rate of edit, beside what exact measures say it should find.
"""Usage: recall.py --binary TEXTDRIFT --generate GENERATE --exact EXACT_PAIRS
                 [--documents N] [--seed N] [--words LOW:HIGH] [--held-out] [--planted-only] [--json FILE] [--check]
                 [--keep-files DIR]

For every setting, the share of planted copies that the command printed, and in brackets the share whose exact measure is
at or above the threshold: a miss is the difference. Then what the default setting printed that was not planted.
Pairs are judged against the exact join of all pairs, those of one planted family apart from the others; --planted-only
leaves that out. --held-out runs another seed with three classes of length. --check compares with floors and exits 1 below them.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

SETTINGS = [("word5", "resemblance", 0.8), ("word5", "resemblance", 0.7), ("word5", "containment", 0.8),
            ("char5", "resemblance", 0.8), ("char5", "containment", 0.8)]
DEFAULT = SETTINGS[-1]
TOLERANCE = 2e-6                     # the command and exact_pairs both round to six places
CLASSES = [("short", "8:60", 1), ("long", "2000:10000", 5), ("natural", "", 1)]    # name, words, of the documents one in so many

# Least shares of planted copies that the default setting must find, and of exact pairs that every setting must find. Of pairs
# that are no family containment promises less: a line of set phrases inside a long page shares no run of words with it.
FLOORS = {"copy": 1.0, "re-wrapped": 1.0, "quotes": 1.0, "nfd": 1.0, "case 0.3": 1.0, "punctuation 0.5": 0.98, "replaced 0.01": 0.99,
          "replaced 0.02": 0.99, "replaced 0.05": 0.97, "paragraph-deleted": 0.97, "cut 0.8": 0.99, "cut 0.6": 0.99,
          "boilerplate": 0.99, "sentences-inserted 0.1": 0.99, "shuffled": 0.97, "inside 1": 0.99, "half 0.5": 0.99, "excerpt 0.3": 0.95}
FLOOR_OF_FAMILIES = 0.99
FLOOR_OF_OTHERS = {"resemblance": 0.99, "containment": 0.0}


def run(*command):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stderr.decode(errors='replace')[:2000]}")


def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def key(a, b):
    """Ids are numbers or strings; "1" and 1 differ."""
    return tuple(sorted((json.dumps(a), json.dumps(b))))


def label(planted):
    return planted["kind"] if planted["rate"] == 0 else f"{planted['kind']} {planted['rate']:g}"


def value(pair, measure):
    return pair["resemblance"] if measure == "resemblance" else max(pair["a_in_b"], pair["b_in_a"])


def title(setting):
    return f"{setting[0]} {setting[1]} {setting[2]:g}"


class Corpus:
    """One generated corpus with its planted copies and their exact values."""

    def __init__(self, arguments, folder, documents, seed, words):
        self.arguments = arguments
        self.folder = pathlib.Path(folder)
        command = [arguments.generate, "--out", self.folder, "--documents", documents, "--seed", seed]
        run(*command, *(["--words", words] if words else []))
        self.corpus = self.folder / "corpus.jsonl"
        self.planted = read_lines(self.folder / "planted.jsonl")
        self.exact = {shingle: self.measure(shingle, self.folder / "planted.jsonl") for shingle in ("word5", "char5")}
        self.family = {}
        for each in self.planted:
            self.family[json.dumps(each["id"])] = self.family[json.dumps(each["of"])] = json.dumps(each["of"])

    def measure(self, shingle, pairs):
        out = self.folder / f"exact.{shingle}.jsonl"
        run(self.arguments.exact, self.corpus, "--definition", "engine", "--shingle", shingle, "--pairs", pairs, "-o", out)
        return [line["exact"] for line in read_lines(out)]

    def found(self, setting):
        out = self.folder / "found.jsonl"
        shingle, measure, threshold = setting
        run(self.arguments.binary, "dedup", self.corpus, "--shingle", shingle, "--measure", measure, "--threshold", threshold, "-o", out)
        return {key(pair["a"], pair["b"]): pair for pair in read_lines(out)}

    def all_exact(self, setting):
        out = self.folder / "all.jsonl"
        shingle, measure, threshold = setting
        run(self.arguments.exact, self.corpus, "--definition", "engine", "--shingle", shingle, "--measure", measure,
            "--threshold", threshold, "-o", out)
        return {key(pair["a"], pair["b"]): pair for pair in read_lines(out)}

    def one_family(self, pair_key):
        a, b = pair_key
        return a in self.family and self.family[a] == self.family.get(b)


class Score:
    def __init__(self):
        self.planted = self.found = self.exact = self.missed = 0

    def add(self, found, exact):
        self.planted += 1
        self.found += found
        self.exact += exact
        self.missed += exact and not found


def score(corpus, setting, found):
    """{label: Score} of the planted copies."""
    shingle, measure, threshold = setting
    scores = collections.defaultdict(Score)
    for planted, exact in zip(corpus.planted, corpus.exact[shingle]):
        is_found = key(planted["id"], planted["of"]) in found
        scores[label(planted)].add(is_found, value(exact, measure) >= threshold - TOLERANCE)
    return scores


def sort_key(name):
    order = ["copy", "re-wrapped", "quotes", "nfd", "case", "punctuation", "replaced", "deleted", "inserted", "paragraph-deleted", "cut",
             "boilerplate", "sentences-inserted", "shuffled", "inside", "half", "excerpt", "contain"]
    kind, _, rate = name.partition(" ")
    return order.index(kind) if kind in order else len(order), -float(rate or 0) if kind == "cut" else float(rate or 0)


def print_recall(columns):
    names = sorted({name for scores in columns.values() for name in scores}, key=sort_key)
    print("| edit | copies | " + " | ".join(title(setting) for setting in columns) + " |")
    print("| --- | --- |" + " --- |" * len(columns))
    for name in names:
        cells = []
        for scores in columns.values():
            each = scores[name]
            cells.append(f"{each.found / each.planted:.3f} ({each.exact / each.planted:.3f})")
        print(f"| {name} | {scores[name].planted} | " + " | ".join(cells) + " |")


def judge_pairs(corpus, setting, found):
    """Recall of all exact pairs, pairs printed below the threshold, values printed wrong: what must be 1, 0 and 0."""
    exact = corpus.all_exact(setting)
    wrong = sum(1 for pair_key, pair in found.items() if pair_key in exact and
                any(abs(value(pair, m) - value(exact[pair_key], m)) > TOLERANCE for m in ("resemblance", "containment")))
    judged = {"families": [0, 0], "others": [0, 0], "false": len(found.keys() - exact.keys()), "values_wrong": wrong}
    for pair_key in exact:
        counts = judged["families" if corpus.one_family(pair_key) else "others"]
        counts[0] += pair_key in found
        counts[1] += 1
    return judged


def describe_unplanted(corpus, pairs):
    """What the pairs are that nobody planted, by the length of the shorter text and by site."""
    texts = {}
    for record in read_lines(corpus.corpus):
        texts[json.dumps(record["id"])] = record
    kinds = collections.Counter()
    samples = {}
    for pair in pairs:
        a, b = (texts[json.dumps(pair[side])] for side in ("a", "b"))
        if len(a["text"]) > len(b["text"]):
            a, b = b, a
        site = a["url"].rsplit("/", 1)[0] == b["url"].rsplit("/", 1)[0]
        length = "under 100 characters" if len(a["text"]) < 100 else "under 1,000" if len(a["text"]) < 1000 else "1,000 and more"
        kind = f"{'same site' if site else 'other site'}, the shorter {length}"
        kinds[kind] += 1
        samples.setdefault(kind, (pair, a["text"], b["text"]))
    return kinds, samples


def print_unplanted(corpus, pairs, found):
    print(f"\nThe default setting printed {found} pairs, {len(pairs)} of documents that are no planted family:")
    kinds, samples = describe_unplanted(corpus, pairs)
    for kind, count in kinds.most_common():
        pair, shorter, longer = samples[kind]
        print(f"- {count}: {kind}; for example {value(pair, 'containment'):.2f} of {shorter[:90]!r} in {longer[:60]!r} ({len(longer)} characters)")


def print_judged(judged):
    print("\n| setting | exact pairs of one family | found | other exact pairs | found | below the threshold | wrong values |")
    print("| --- |" + " --- |" * 6)
    for name, each in judged.items():
        (family_hits, family), (other_hits, others) = each["families"], each["others"]
        print(f"| {name} | {family} | {share(family_hits, family):.4f} | {others} | {share(other_hits, others):.4f} | {each['false']} | "
              f"{each['values_wrong']} |")


def share(part, whole):
    return part / whole if whole else 1.0


def run_corpus(arguments, documents, seed, words, folder):
    corpus = Corpus(arguments, folder, documents, seed, words)
    columns = {}
    judged = {}
    for setting in SETTINGS:
        found = corpus.found(setting)
        columns[setting] = score(corpus, setting, found)
        if not arguments.planted_only:
            judged[title(setting)] = judge_pairs(corpus, setting, found)
        if setting == DEFAULT:
            default_found = found
    print_recall(columns)
    if judged:
        print_judged(judged)
    print_unplanted(corpus, [pair for pair_key, pair in default_found.items() if not corpus.one_family(pair_key)], len(default_found))
    return columns, judged


def failures(columns, judged, natural):
    """What is below its floor; the floors of kinds of edit hold for texts of natural length."""
    for name, floor in FLOORS.items() if natural else ():
        each = columns[DEFAULT].get(name)
        if each and each.found / each.planted < floor:
            yield f"{name}: {each.found} of {each.planted} copies found by {title(DEFAULT)}, expected {floor:.0%}"
    for name, each in judged.items():
        floors = {"families": FLOOR_OF_FAMILIES, "others": FLOOR_OF_OTHERS[name.split()[1]]}
        for which, floor in floors.items():
            if share(*each[which]) < floor:
                yield f"{name}: {each[which][0]} of {each[which][1]} exact pairs of {which} found, expected {floor:.0%}"
        if each["false"] or each["values_wrong"]:
            yield f"{name}: {each['false']} pairs below the threshold, {each['values_wrong']} with wrong values"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--binary", "--generate", "--exact"):
        parser.add_argument(name, required=True, type=pathlib.Path)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", default="")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--planted-only", action="store_true")
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--keep-files", type=pathlib.Path)
    arguments = parser.parse_args()

    runs = [("", arguments.documents, arguments.seed, arguments.words)]
    if arguments.held_out:
        runs = [(name, max(1, arguments.documents // part), arguments.seed + 7919, words) for name, words, part in CLASSES]
    results = {}
    wrong = []
    for name, documents, seed, words in runs:
        print(f"\n## {name or 'corpus'}: {documents} documents, seed {seed}" + (f", {words} words each" if words else "") + "\n")
        with tempfile.TemporaryDirectory() as scratch:
            folder = arguments.keep_files / (name or "corpus") if arguments.keep_files else scratch
            columns, judged = run_corpus(arguments, documents, seed, words, folder)
        wrong += [f"{name}: {each}" if name else each for each in failures(columns, judged, not words)]
        results[name or "corpus"] = {
            "recall": {title(setting): {label_: vars(each) for label_, each in scores.items()} for setting, scores in columns.items()},
            "pairs": judged}
    if arguments.json:
        arguments.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    if arguments.check:
        print("\n" + ("\n".join(["Below the floors:"] + wrong) if wrong else "All floors are reached."))
        sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
