"""What the tests of textdrift dedup share: texts made by rule, the exact values in plain Python, a run and its outputs."""
import json
import random
import subprocess
import unicodedata
import unittest

import tool

SYLLABLES = [a + b for a in "b d f g k l m n p r s t v z br gr st tr".split() for b in "a e i o u an el or in ush".split()]
OUTPUTS = ("pairs", "keep", "drop", "clusters", "filtered")


def vocabulary(size, seed=1):
    chance = random.Random(seed)
    words = set()
    while len(words) < size:
        words.add("".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))))
    return sorted(words)


WORDS = vocabulary(6000)


def text_of(chance, words):
    """Sentences of about twelve words."""
    picked = chance.choices(WORDS, k=words)
    for place in range(0, words, 12):
        picked[place] = picked[place].capitalize()
        picked[min(place + 11, words - 1)] += "."
    return " ".join(picked)


def changed(chance, text, share):
    """The text with that share of its words replaced."""
    words = text.split(" ")
    for place in chance.sample(range(len(words)), round(share * len(words))):
        words[place] = chance.choice(WORDS)
    return " ".join(words)


def corpus(documents, seed=7, words=(40, 160)):
    """Records of which each tenth is followed by copies: the same, edited, cut, inside a longer text."""
    chance = random.Random(seed)
    records, number = [], 0
    while len(records) < documents:
        text = text_of(chance, chance.randint(*words))
        family = [text]
        if number % 10 == 0:
            cut = " ".join(text.split(" ")[: len(text.split(" ")) * 7 // 10])
            family += [text.upper(), changed(chance, text, 0.05), cut, text_of(chance, 60) + "\n\n" + text]
        for member, version in enumerate(family):
            records.append({"id": f"d{number}-{member}", "text": version, "date": f"20{10 + member}-01-0{1 + number % 9}"})
        number += 1
    records = records[:documents]
    chance.shuffle(records)
    return records


def lines(records):
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def normalised(text):
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join("".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in folded).split())


def shingle_set(text, kind="char", width=5):
    parts = normalised(text) if kind == "char" else normalised(text).split(" ")
    return {tuple(parts[i:i + width]) for i in range(max(1, len(parts) - width + 1))}


def exact_values(a, b, **kind):
    """(resemblance, a in b, b in a)"""
    left, right = shingle_set(a, **kind), shingle_set(b, **kind)
    common = len(left & right)
    return common / len(left | right), common / len(left), common / len(right)


class Dedup(tool.Tool):
    needs_jsonl = True

    @classmethod
    def setUpClass(cls):
        if not cls.needs_jsonl:
            return
        probe = subprocess.run([tool.TOOL, "dedup", "-"], input=b"", stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        if b"without simdjson" in probe.stderr:
            raise unittest.SkipTest("this build cannot read JSON Lines")

    def answer(self, *arguments, status=0, silent=True, **options):
        """Pairs printed by a run that ended well."""
        run = self.run_tool("dedup", *arguments, **options)
        message = run.stderr.decode()
        self.assertEqual(run.returncode, status, message)
        if silent:
            self.assertEqual(message, "")
        return [json.loads(line) for line in run.stdout.decode().splitlines()]

    def read(self, name):
        return [json.loads(line) for line in (self.folder / name).read_text().splitlines()]

    def all_outputs(self, prefix):
        return [word for name in OUTPUTS
                for word in ("--output" if name == "pairs" else f"--{name}", f"{prefix}.{name}")]

    def bytes_of(self, prefix, names=OUTPUTS):
        return {name: (self.folder / f"{prefix}.{name}").read_bytes() for name in names}

    def names_in(self, pairs):
        return {(pair["a"], pair["b"]) for pair in pairs}

    def nothing_left(self, *expected):
        """No other file than these and those the fixture wrote."""
        found = sorted(path.name for path in self.folder.iterdir())
        self.assertEqual(found, sorted({"original.txt", "version.txt", *expected}))
