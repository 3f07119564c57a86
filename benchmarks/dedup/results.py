"""What the runs gave, put together and scored."""
import dataclasses
import json
import pathlib
import statistics

import measure
import scoring

THRESHOLD = 0.8


@dataclasses.dataclass
class Run:
    cost: measure.Cost
    output: pathlib.Path

    def figures(self):
        """Of textdrift: what --stats-json wrote."""
        path = self.output.with_name("stats.json")
        return json.loads(path.read_text()) if path.exists() else {}


def better(old, new):
    """The run of less processor time; one that failed is no run."""
    if old is None or old.cost.failed:
        return new
    return new if not new.cost.failed and new.cost.cpu < old.cost.cpu else old


def middle(yards):
    """The yardstick's median of each figure: each is the best of several already."""
    return {name: statistics.median(yard[name] for yard in yards) for name in yards[0]}


@dataclasses.dataclass
class Extra:
    scaling: list = dataclasses.field(default_factory=list)
    flood: list = dataclasses.field(default_factory=list)
    memory: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Table:
    size: int        # bytes of the corpus
    count: int       # documents
    threads: int
    programs: list
    runs: dict       # (name, threads) -> Run
    starts: dict     # name -> seconds of processor time with sixteen documents
    yard: dict       # seconds: read, parse, memcpy
    marks: dict      # name -> recall and precision
    extra: Extra

    def cost(self, name, threads=1):
        run = self.runs.get((name, threads))
        return run.cost if run and not run.cost.failed else None

    def parse_only(self):
        return self.yard["read"] + self.yard["parse"]

    def rivals(self):
        return [program for program in self.programs if not program.ours and self.cost(program.name)]


def result_of(program, run, corpus):
    if program.ours:
        return corpus.pairs_of_file(run.output, 0.0)
    return scoring.read_result(run.output, program.gives)


def score_all(found, runs, path, truths):
    """Recall and precision of every program, by its own words. truths: {words: file of all true pairs}; empty: no scores."""
    ready = [program for program in found if program.scored and (run := runs.get((program.name, 1))) and not run.cost.failed]
    if not truths or not ready:
        return {}
    corpus = scoring.Corpus(path)
    true = {words: corpus.pairs_of_file(file, THRESHOLD) for words, file in truths.items()}
    found_pairs = {program.name: result_of(program, runs[program.name, 1], corpus) for program in ready}
    asked = set().union(*true.values(), *(scoring.named(found_pairs[program.name], program.gives) for program in ready))
    marks = {}
    for words in dict.fromkeys(program.words for program in ready):
        wanted = true[words] if words in true else scoring.Judge(corpus, words, THRESHOLD).true(asked)
        for program in ready:
            if program.words is words:
                marks[program.name] = scoring.score(found_pairs[program.name], program.gives, wanted)
                marks[program.name]["true_pairs"] = len(wanted)
    return marks
