"""The corpora: made by the generator, in a folder that may be kept, and their truth."""
import json
import pathlib
import subprocess

import truth
from rivals import common

PLACES = ["benchmarks/dedup", "corpus/tools/generate", "tests/corpus"]
BY_PYTHON = 20_000    # documents of which plain Python finds all pairs in reasonable time


def count_lines(path):
    with open(path, "rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


class Corpora:
    def __init__(self, build, folder):
        self.build, self.folder = pathlib.Path(build), pathlib.Path(folder)

    def find(self, name):
        return next((self.build / place / name for place in PLACES if (self.build / place / name).exists()), None)

    def tool(self, name):
        found = self.find(name)
        if found is None:
            raise SystemExit(f"{name} is not in {self.build}: build with -DTEXTDRIFT_BUILD_BENCHMARKS=ON, or name the folder by --build")
        return found.resolve()

    def make(self, documents, *options):
        """A corpus of the generator; the same options give the same bytes, so what is there already is taken."""
        home = self.folder / "-".join([str(documents), *(option.strip("-") for option in options)])
        if not (home / "done").exists():
            home.mkdir(parents=True, exist_ok=True)
            subprocess.run([self.tool("generate"), "--documents", str(documents), "--out", home, *options], check=True,
                           stdout=subprocess.DEVNULL)
            (home / "done").touch()
        return home / "corpus.jsonl"

    def exact_pairs(self, corpus, output, definition, threshold):
        """All pairs at or above the threshold, found without estimates, by textdrift's words ("engine") or by Python's \\w+ ("plain");
        None where that cannot be done here."""
        if tool := self.find("exact_pairs"):
            subprocess.run([tool.resolve(), corpus, "-o", output, "--definition", definition, "--threshold", str(threshold)], check=True)
            return output
        if count_lines(corpus) > BY_PYTHON:
            return None
        pairs = truth.of_corpus(corpus, threshold, truth.words if definition == "engine" else common.words)
        with open(output, "w", encoding="utf-8") as file:
            for (a, b), value in pairs.items():
                file.write(json.dumps({"rows": [a, b], "resemblance": value}) + "\n")
        return output
