"""The corpora: made by the generator, in a folder that may be kept, and their truth."""
import json
import pathlib
import subprocess

import truth

PLACES = ["benchmarks/dedup", "corpus/tools/generate"]
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

    def exact_pairs(self, corpus, output, threshold=0.8):
        """All pairs at or above the threshold, found without estimates; None where that cannot be done here."""
        if tool := self.find("exact_pairs"):
            with open(output, "wb") as file:
                subprocess.run([tool.resolve(), corpus, "--threshold", str(threshold)], check=True, stdout=file)
            return output
        if count_lines(corpus) > BY_PYTHON:
            return None
        with open(corpus, encoding="utf-8") as lines:
            names = [str(json.loads(line).get("id", number)) for number, line in enumerate(lines)]
        with open(output, "w", encoding="utf-8") as file:
            for (a, b), value in truth.of_corpus(corpus, threshold).items():
                file.write(json.dumps({"a": names[a], "b": names[b], "resemblance": value}) + "\n")
        return output
