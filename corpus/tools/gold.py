# The gold format: texts as paragraphs, spans in code points, beads with relations, drift and equal facts.
"""Shared by build.py, rewrite.py and the accuracy benchmark. The format is documented in corpus/README.md."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

SCHEMA = "textdrift.gold/1"
KINDS = ("number", "percentage", "date", "money", "measure", "name", "quotation", "attribution", "negation",
         "comparator", "link", "paragraph", "damage")
CHANGES = ("altered", "missing", "added", "unmarked", "reordered", "recased", "moved")
SPLITS = ("tune", "held-out")
GENRES_HINT = "press-release, statement, report, newsletter, court-summary ..."


class CorpusError(Exception):
    """A mistake in a corpus file, named by file and line, with what was expected."""

    def __init__(self, path, line, message):
        super().__init__(f"{path}:{line}: {message}")


@dataclass(frozen=True)
class Span:
    """Code points [start, end) of one paragraph's text, and the text there."""

    paragraph: int
    start: int
    end: int
    text: str

    def to_json(self):
        return {"paragraph": self.paragraph, "start": self.start, "end": self.end, "text": self.text}

    @staticmethod
    def from_json(value):
        return None if value is None else Span(value["paragraph"], value["start"], value["end"], value["text"])


@dataclass
class Drift:
    """One planted or found change of a fact.

    `accept` lists other names of the same drift ("number altered") that are as right; `also` lists kinds of finding that
    follow from it ("name", because a speaker was swapped) and count neither as found nor as false.
    """

    kind: str
    change: str
    original: Span | None
    version: Span | None
    note: str = ""
    also: tuple = ()
    accept: tuple = ()

    def to_json(self):
        value = {"kind": self.kind, "change": self.change,
                 "original": self.original and self.original.to_json(),
                 "version": self.version and self.version.to_json()}
        if self.note:
            value["note"] = self.note
        if self.also:
            value["also"] = list(self.also)
        if self.accept:
            value["accept"] = list(self.accept)
        return value

    @staticmethod
    def from_json(value):
        return Drift(value["kind"], value["change"], Span.from_json(value["original"]),
                     Span.from_json(value["version"]), value.get("note", ""),
                     tuple(value.get("also", ())), tuple(value.get("accept", ())))


@dataclass
class Equal:
    """The same fact on both sides, written differently. `wrong`: what a version that gets it wrong would say."""

    kind: str
    original: Span
    version: Span
    wrong: str = ""

    def to_json(self):
        value = {"kind": self.kind, "original": self.original.to_json(), "version": self.version.to_json()}
        if self.wrong:
            value["wrong"] = self.wrong
        return value

    @staticmethod
    def from_json(value):
        return Equal(value["kind"], Span.from_json(value["original"]), Span.from_json(value["version"]), value.get("wrong", ""))


@dataclass
class Bead:
    """Paragraphs of the original and the paragraphs of the version they became."""

    original: list
    version: list
    relation: str = ""

    def to_json(self):
        return {"original": self.original, "version": self.version, "relation": self.relation}

    @staticmethod
    def from_json(value):
        return Bead(list(value["original"]), list(value["version"]), value["relation"])


@dataclass
class Gold:
    """What is known to be true of one pair of texts."""

    original: str
    version: str
    beads: list = field(default_factory=list)
    drift: list = field(default_factory=list)
    equal: list = field(default_factory=list)
    declared: dict = field(default_factory=dict)    # while building: drift declared for whole paragraphs

    def to_json(self):
        return {"schema": SCHEMA, "original": self.original, "version": self.version,
                "beads": [bead.to_json() for bead in self.beads],
                "drift": [drift.to_json() for drift in self.drift],
                "equal": [equal.to_json() for equal in self.equal]}

    def dumps(self):
        """One line per bead, drift and fact: small differences in the corpus stay small in its history."""
        value = self.to_json()
        lines = ["{"]
        for key in ("schema", "original", "version"):
            lines.append(f' "{key}": {json.dumps(value[key], ensure_ascii=False)},')
        for key in ("beads", "drift", "equal"):
            rows = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in value[key])
            lines.append(f' "{key}": [' + (f"\n  {rows}\n ]" if rows else "]") + ("," if key != "equal" else ""))
        return "\n".join(lines) + "\n}\n"

    @staticmethod
    def load(path):
        value = json.loads(Path(path).read_text(encoding="utf-8"))
        if value.get("schema") != SCHEMA:
            raise CorpusError(path, 1, f"expected schema {SCHEMA}, found {value.get('schema')!r}")
        return Gold(value["original"], value["version"], [Bead.from_json(row) for row in value["beads"]],
                    [Drift.from_json(row) for row in value["drift"]], [Equal.from_json(row) for row in value["equal"]])


def split_paragraphs(text):
    """Paragraphs of a corpus text: blocks between blank lines."""
    return [block.strip("\n") for block in re.split(r"\n[ \t]*\n", text.strip("\n")) if block.strip()]


def join_paragraphs(paragraphs):
    return "\n\n".join(paragraphs) + "\n"


def read_original(path):
    """The paragraphs of a corpus original, whose layout is checked: one line each, one blank line between."""
    lines = Path(path).read_text(encoding="utf-8").split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    for number, line in enumerate(lines):
        if number % 2 == 0 and not line.strip():
            raise CorpusError(path, number + 1, "expected a paragraph on this line, found a blank line "
                                                "(paragraphs are one line each, one blank line between them)")
        if number % 2 == 1 and line:
            raise CorpusError(path, number + 1, "expected a blank line after the paragraph above, found "
                                                f"{line[:40]!r} (each paragraph is on one line)")
        if line != line.strip():
            raise CorpusError(path, number + 1, "expected no space at either end of the paragraph")
    return lines[::2]


def read_meta(path):
    """meta.json, with every member checked."""
    try:
        meta = json.loads(Path(path).read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise CorpusError(path, error.lineno, f"expected JSON: {error.msg}") from error
    except FileNotFoundError as error:
        raise CorpusError(path, 1, "expected this file beside original.txt") from error
    for key, kind in (("title", str), ("genre", str), ("countries", list), ("language", str), ("licence", str),
                      ("split", str)):
        if not isinstance(meta.get(key), kind):
            raise CorpusError(path, 1, f"expected a member {key!r} of type {kind.__name__}")
    if meta["split"] not in SPLITS:
        raise CorpusError(path, 1, f"expected split to be one of {', '.join(SPLITS)}, found {meta['split']!r}")
    if meta["licence"] != "Apache-2.0":
        raise CorpusError(path, 1, f"expected licence Apache-2.0, found {meta['licence']!r}")
    return meta


def relate(beads, lengths):
    """Fills in the relations, and marks as moved the beads that leave the original's order with the fewest words.

    `beads` come in the version's order (missing ones anywhere); `lengths` are the originals' lengths in words.
    """
    ordered = [bead for bead in beads if bead.original and bead.version]
    kept = _heaviest_rising(ordered, lengths)
    for bead in beads:
        if not bead.version:
            bead.relation = "missing"
        elif not bead.original:
            bead.relation = "added"
        elif id(bead) not in kept:
            bead.relation = "moved"
        elif len(bead.original) > 1 and len(bead.version) == 1:
            bead.relation = "merged"
        elif len(bead.version) > 1 and len(bead.original) == 1:
            bead.relation = "split"
        else:
            bead.relation = "matched"
    return beads


def _heaviest_rising(ordered, lengths):
    """Identities of the beads in the rising sequence (by original paragraph) that holds the most words."""
    best = []    # per bead: (weight of the best sequence ending here, index before)
    for i, bead in enumerate(ordered):
        weight = sum(lengths[p] for p in bead.original) + 1
        before = max(((best[j][0], -j) for j in range(i) if ordered[j].original[-1] < bead.original[0]),
                     default=(0, 1))
        best.append((before[0] + weight, -before[1]))
    at = max(range(len(best)), key=lambda i: (best[i][0], -i), default=-1)
    kept = set()
    while at >= 0:
        kept.add(id(ordered[at]))
        at = best[at][1]
    return kept


def whole(paragraphs, index):
    """The span of a whole paragraph."""
    return Span(index, 0, len(paragraphs[index]), paragraphs[index])


def paragraph_drift(beads, original, version):
    """What the beads alone say: paragraphs missing, added and moved."""
    found = []
    for bead in beads:
        if bead.relation == "missing":
            found += [Drift("paragraph", "missing", whole(original, p), None) for p in bead.original]
        elif bead.relation == "added":
            found += [Drift("paragraph", "added", None, whole(version, p)) for p in bead.version]
        elif bead.relation == "moved":
            found.append(Drift("paragraph", "moved", whole(original, bead.original[0]),
                               whole(version, bead.version[0])))
    return found


def sort_gold(gold):
    """The order of the files: beads by the original (added ones after their predecessor), the rest by place."""
    def place(row):
        sides = (row.original, row.version)
        return tuple((s.paragraph, s.start, s.end) if s else (10**9, 0, 0) for s in sides) + (row.kind,)

    gold.drift.sort(key=place)
    gold.equal.sort(key=place)
    gold.beads.sort(key=lambda bead: (bead.original[0] if bead.original else 10**9, bead.version or [10**9]))
    return gold


def check_gold(gold, original, version, path):
    """Every span must be the text it says, every paragraph in exactly one bead."""
    for row in gold.drift + gold.equal:
        for span, paragraphs, side in ((row.original, original, "original"), (row.version, version, "version")):
            if span is None:
                continue
            found = paragraphs[span.paragraph][span.start:span.end] if span.paragraph < len(paragraphs) else None
            if found != span.text or span.start > span.end:
                raise CorpusError(path, 1, f"expected {span.text!r} at {side} paragraph {span.paragraph}, "
                                           f"{span.start}-{span.end}, found {found!r}")
    for count, side in ((len(original), "original"), (len(version), "version")):
        seen = sorted(p for bead in gold.beads for p in getattr(bead, side))
        if seen != list(range(count)):
            raise CorpusError(path, 1, f"expected each {side} paragraph 0-{count - 1} in exactly one bead, found {seen}")
