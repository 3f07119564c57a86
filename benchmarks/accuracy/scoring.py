# Scores one comparison against its gold annotation: findings by kind, false alarms, beads.
"""Spans are compared on the text without white space, so a reader that keeps or drops line ends and bullets loses nothing."""

import re
from dataclasses import dataclass, field

SPACE = re.compile(r"\s+")
NOT_WORD = re.compile(r"[\W_]+")


class Stream:
    """A text's paragraphs as one run of characters without white space, and where each paragraph lies in it."""

    def __init__(self, paragraphs):
        self.paragraphs = paragraphs
        self.starts, self.before = [], []
        parts, at = [], 0
        for text in paragraphs:
            counts, solid = [0], 0
            for char in text:
                solid += not char.isspace()
                counts.append(solid)
            self.starts.append(at)
            self.before.append(counts)
            parts.append(SPACE.sub("", text))
            at += solid
        self.text = "".join(parts)

    def interval(self, paragraph, start, end):
        counts = self.before[paragraph]
        return self.starts[paragraph] + counts[start], self.starts[paragraph] + counts[min(end, len(counts) - 1)]

    def whole(self, paragraph):
        return self.starts[paragraph], self.starts[paragraph] + self.before[paragraph][-1]

    def paragraph_of(self, interval):
        """The paragraph that holds most of the interval."""
        best, most = None, 0
        for index in range(len(self.paragraphs)):
            start, end = self.whole(index)
            shared = min(end, interval[1]) - max(start, interval[0])
            if shared > most:
                best, most = index, shared
        return best


class Placement:
    """Where the paragraphs a tool reports lie in the gold stream."""

    def __init__(self, stream, reported):
        self.stream = stream
        self.own = Stream(reported)
        self.offsets, self.unplaced = [], 0
        cursor = 0
        for index, text in enumerate(reported):
            solid = SPACE.sub("", text)
            at = stream.text.find(solid, cursor)
            if at < 0:
                at = stream.text.find(solid)
            self.unplaced += at < 0
            self.offsets.append(at if at >= 0 else None)
            cursor = at + len(solid) if at >= 0 else cursor

    def interval(self, span):
        """The gold interval of a reported span, or None."""
        if span is None or not 0 <= span["paragraph"] < len(self.offsets) or self.offsets[span["paragraph"]] is None:
            return None
        start, end = self.own.interval(span["paragraph"], span["start"], span["end"])
        shift = self.offsets[span["paragraph"]] - self.own.starts[span["paragraph"]]
        return start + shift, end + shift

    def whole(self, index):
        text = self.own.paragraphs[index]
        return self.interval({"paragraph": index, "start": 0, "end": len(text)})


def meets(left, right):
    """Whether two intervals share a character, or touch when one of them is empty."""
    if left is None or right is None:
        return False
    if left[0] == left[1] or right[0] == right[1]:
        return left[0] <= right[1] and right[0] <= left[1]
    return left[0] < right[1] and right[0] < left[1]


@dataclass
class Item:
    """One place of a finding: intervals on both sides."""

    original: tuple | None
    version: tuple | None


@dataclass
class Reported:
    """A finding, as scored. A rival that cannot name a kind gives every kind its finding may stand for."""

    kinds: tuple
    change: str | None          # None: any
    items: list
    severity: str = ""
    message: str = ""
    texts: tuple = ("", "")
    confidence: float = 1.0


@dataclass
class Outcome:
    """What one comparison got right and wrong."""

    hits: list = field(default_factory=list)        # gold drift found, strictly
    misses: list = field(default_factory=list)      # gold drift not found, with what was found there instead
    lenient: list = field(default_factory=list)     # whether found by kind alone, per gold drift (hits then misses order)
    right: list = field(default_factory=list)       # findings that match
    right_lenient: list = field(default_factory=list)
    neutral: list = field(default_factory=list)     # findings that follow from a planted drift
    alarms: list = field(default_factory=list)      # findings that match nothing


class GoldDrift:
    """A drift of the gold with its intervals."""

    def __init__(self, drift, original, version):
        self.drift = drift
        self.kind, self.change = drift.kind, drift.change
        self.streams = (original, version)
        self.original = drift.original and original.interval(drift.original.paragraph, drift.original.start, drift.original.end)
        self.version = drift.version and version.interval(drift.version.paragraph, drift.version.start, drift.version.end)
        self.names = {(drift.kind, drift.change)} | {tuple(name.split()) for name in drift.accept}
        if drift.change == "reordered":
            self.names.add((drift.kind, "altered"))    # each value is another one at its place

    def overlaps(self, item):
        """On both sides; on the original's alone for what is missing, on the version's alone for what is added.

        Damage is seen in the version: a finding that gives no original place is as right there.
        """
        need_left = self.original is not None and self.change != "added" and not (self.kind == "damage" and item.original is None)
        need_right = self.version is not None and self.change != "missing"
        return (not need_left or meets(self.original, item.original)) and (not need_right or meets(self.version, item.version)) \
            and (need_left or need_right)

    def touched_by(self, item):
        return meets(self.original, item.original) or meets(self.version, item.version)

    def strict(self, finding):
        if finding.change is None:    # a rival: any change will do, one side is enough
            return any(kind in finding.kinds for kind, _ in self.names) and any(self.touched_by(item) for item in finding.items)
        named = any(kind in finding.kinds and finding.change == change for kind, change in self.names)
        return any((named or self.same_with_unit(finding, item) or self.same_in_quotation(finding, item)) and self.overlaps(item)
                   for item in finding.items)

    def same_in_quotation(self, finding, item):
        """A fact changed inside a quotation that is otherwise the same: one cause, reported as that fact."""
        if (self.kind, self.change, finding.change) != ("quotation", "altered", "altered"):
            return False
        rest = []
        for stream, mine, theirs in zip(self.streams, (self.original, self.version), (item.original, item.version)):
            if not mine or not theirs or theirs[0] < mine[0] or mine[1] < theirs[1]:
                return False
            rest.append(NOT_WORD.sub("", stream.text[mine[0]:theirs[0]] + stream.text[theirs[1]:mine[1]]).casefold())
        return rest[0] == rest[1]

    def same_with_unit(self, finding, item):
        """'fourteen months' where the gold marks the number 'fourteen' alone: the same fact, read with its unit or, as an age, without."""
        sides = [(mine, theirs) for mine, theirs in ((self.original, item.original), (self.version, item.version)) if mine and theirs]
        return self.kind == "number" and finding.kinds[0] in ("measure", "money", "percentage", "date") and finding.change == self.change \
            and all(theirs[0] <= mine[0] and mine[1] <= theirs[1] for mine, theirs in sides) \
            and (finding.kinds[0] == "measure" or any(theirs[1] - theirs[0] > mine[1] - mine[0] for mine, theirs in sides))

    def by_kind(self, finding):
        return any(kind in finding.kinds for kind, _ in self.names) and any(self.touched_by(item) for item in finding.items)

    def follows(self, finding):
        """A consequence: of a kind the gold names, or another word on a quotation that lost its marks and changed too."""
        also = self.drift.also + (("quotation",) if self.kind == "quotation" else ())
        return any(kind in also for kind in finding.kinds) and any(self.touched_by(item) for item in finding.items)


def score_findings(findings, drifts):
    """Sorts findings and gold drift into what matches and what does not."""
    outcome = Outcome()
    for drift in drifts:
        hit = any(drift.strict(finding) for finding in findings)
        (outcome.hits if hit else outcome.misses).append(drift)
        drift.found_by_kind = hit or any(drift.by_kind(finding) for finding in findings)
        drift.instead = [] if hit else [f for f in findings if any(drift.touched_by(item) for item in f.items)]
    for finding in findings:
        finding.justified = any(drift.touched_by(item) for drift in drifts for item in finding.items)
        finding.by_kind = any(drift.by_kind(finding) for drift in drifts)
        if any(drift.strict(finding) for drift in drifts):
            outcome.right.append(finding)
        elif any(drift.follows(finding) for drift in drifts):
            outcome.neutral.append(finding)
        else:
            outcome.alarms.append(finding)
    return outcome


# --- the tool's result

def in_context(paragraphs, span):
    """A reported span in its surroundings, for reading."""
    if span is None:
        return ""
    text, start, end = paragraphs[span["paragraph"]]["text"], span["start"], span["end"]
    return f"{text[max(0, start - 22):start]}[{text[start:end][:100]}]{text[end:end + 22]}"


def read_findings(result, original, version):
    """The findings of a JSON result, placed in the gold streams; wording is no drift."""
    left = Placement(original, [p["text"] for p in result["original"]["paragraphs"]])
    right = Placement(version, [p["text"] for p in result["version"]["paragraphs"]])
    findings = []
    for row in result["findings"]:
        if row.get("wording"):
            continue
        items = [Item(left.interval(row["original"]), right.interval(row["version"]))]
        items += [Item(left.interval(place["original"]), right.interval(place["version"])) for place in row.get("places", ())]
        texts = tuple(in_context(result[side]["paragraphs"], row[side]) for side in ("original", "version"))
        findings.append(Reported((row["kind"],), row["change"], items, row["severity"], row.get("message", ""), texts,
                                 row.get("confidence", 1.0)))
    return findings, left, right


def read_confirmed(result, left, right):
    """Pairs of intervals the tool read on both sides and found equal."""
    pairs = [(left.interval(row["original"]), right.interval(row["version"])) for row in result.get("confirmed", ())]
    return [pair for pair in pairs if pair[0] and pair[1]]


def count_confirmed(confirmed, facts, original, version):
    """How many of the gold's equal facts the tool confirmed."""
    count = 0
    for fact in facts:
        left = original.interval(fact.original.paragraph, fact.original.start, fact.original.end)
        right = version.interval(fact.version.paragraph, fact.version.start, fact.version.end)
        count += any(meets(left, pair[0]) and meets(right, pair[1]) for pair in confirmed)
    return count


def tool_beads(result, left, right, original, version):
    """The tool's alignment in gold paragraph numbers."""
    beads = []
    for bead in result["alignment"]:
        sides = []
        for indexes, placement, stream in ((bead["original"], left, original), (bead["version"], right, version)):
            places = [placement.whole(index) for index in indexes]
            sides.append(tuple(sorted({p for p in (stream.paragraph_of(i) for i in places if i) if p is not None})))
        beads.append((sides[0], sides[1], bead["relation"]))
    return beads


def singles(beads):
    """Runs of missing or added paragraphs taken apart, so that grouping them is neither right nor wrong."""
    for original, version, relation in beads:
        if original and version:
            yield original, version, relation
        else:
            yield from (((p,), (), "missing") for p in original)
            yield from (((), (p,), "added") for p in version)


def score_beads(found, gold):
    """Counts for strict F1: beads that agree exactly, of links alone and with nulls; moved beads recalled."""
    want = {(o, v): r for o, v, r in singles(gold)}
    have = {(o, v): r for o, v, r in singles(found) if o or v}
    links = [key for key in want if key[0] and key[1]]
    found_links = [key for key in have if key[0] and key[1]]
    moved = [key for key, relation in want.items() if relation == "moved"]
    return {"links": len(links), "links_found": len(found_links), "links_right": sum(key in have for key in links),
            "beads": len(want), "beads_found": len(have), "beads_right": sum(key in have for key in want),
            "moved": len(moved), "moved_right": sum(have.get(key) == "moved" for key in moved),
            "moved_found": sum(relation == "moved" for relation in have.values())}


def f1(right_of_gold, gold, right_of_found, found):
    """(recall, precision, F1); nothing asked and nothing given is perfect."""
    recall = right_of_gold / gold if gold else 1.0
    precision = right_of_found / found if found else 1.0
    return recall, precision, 2 * recall * precision / (recall + precision) if recall + precision else 0.0
