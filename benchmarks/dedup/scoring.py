"""Recall and precision of what a program found, against exact resemblance.

A program is judged by its own words (where punctuation ends a word, say). Of textdrift's definition and of Python's \\w+ all true pairs
are known; by another one every pair is measured again that is true by those two or that any program named."""
import array
import collections
import json

import truth as exact


class Corpus:
    """Texts by number of line, and numbers by id."""

    def __init__(self, path):
        self.texts, self.numbers = [], {}
        with open(path, encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                record = json.loads(line)
                self.texts.append(record["text"])
                self.numbers[str(record.get("id", number))] = number

    def __len__(self):
        return len(self.texts)

    def pairs_of_file(self, path, threshold):
        """Pairs of a JSON Lines file with resemblance and rows, or a and b."""
        found = set()
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if record["resemblance"] >= threshold:
                    rows = record["rows"] if "rows" in record else (self.numbers[str(record[side])] for side in "ab")
                    found.add(tuple(sorted(rows)))
        return found


class Judge:
    """The pairs that reach the threshold by one definition of a word, among those asked about."""

    def __init__(self, corpus, words, threshold):
        self.corpus, self.words, self.threshold, self.sets = corpus, words, threshold, {}

    def shingles(self, number):
        if number not in self.sets:
            grams = exact.shingle_set(self.words(self.corpus.texts[number]))
            self.sets[number] = array.array("q", (hash(gram) for gram in grams))    # compact: many documents are asked about
        return self.sets[number]

    def true(self, pairs):
        return {pair for pair in pairs
                if exact.resemblance(set(self.shingles(pair[0])), set(self.shingles(pair[1]))) >= self.threshold}


def read_result(path, gives):
    """Pairs, clusters {document: cluster} or documents, as the program's kind of result is."""
    with open(path, encoding="ascii") as lines:
        rows = [tuple(map(int, line.split())) for line in lines]
    if gives == "pairs":
        return {(min(row), max(row)) for row in rows if row[0] != row[1]}
    return dict(rows) if gives == "clusters" else {row[0] for row in rows}


def named(result, gives, largest=50):
    """Pairs a result names; clusters of more than `largest` members are left to the truth."""
    if gives == "pairs":
        return result
    if gives != "clusters":
        return set()
    members = collections.defaultdict(list)
    for document, cluster in result.items():
        members[cluster].append(document)
    return {(a, b) for group in members.values() if len(group) <= largest
            for at, a in enumerate(sorted(group)) for b in sorted(group)[at + 1:]}


def documents(pairs, gives):
    """Who has a near-duplicate; for drops: an earlier one."""
    return {b for _, b in pairs} if gives == "drops" else {document for pair in pairs for document in pair}


def share(part, whole):
    return part / whole if whole else 1.0


def connected(pairs):
    """{document: representative} of the components that pairs make."""
    parent = {}

    def root(number):
        parent.setdefault(number, number)
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for a, b in pairs:
        parent[root(a)] = root(b)
    return {number: root(number) for number in parent}


def score(result, gives, true):
    """Recall and precision of pairs (where the result has pairs), of documents, and the share of true pairs left in one cluster."""
    marks = {}
    if gives == "pairs":
        marks["pair_recall"] = share(len(result & true), len(true))
        marks["pair_precision"] = share(len(result & true), len(result))
    clusters = result if gives == "clusters" else connected(result) if gives == "pairs" else None
    if clusters is not None:
        joined = sum(1 for a, b in true if a in clusters and clusters[a] == clusters.get(b))
        marks["cluster_recall"] = share(joined, len(true))
        if gives == "clusters":
            sizes = collections.Counter(clusters.values())
            marks["pair_recall"] = marks["cluster_recall"]
            marks["pair_precision"] = share(joined, sum(size * (size - 1) // 2 for size in sizes.values()))
    wanted = documents(true, gives)
    if gives == "clusters":
        sizes = collections.Counter(result.values())
        flagged = {document for document, cluster in result.items() if sizes[cluster] > 1}
    else:
        flagged = documents(result, gives) if gives == "pairs" else result
    marks["document_recall"] = share(len(flagged & wanted), len(wanted))
    marks["document_precision"] = share(len(flagged & wanted), len(flagged))
    return marks
