#!/usr/bin/env python3
# Turns marked versions and lists of edits into the versions of the corpus and their gold annotations.
"""Usage: build.py [--check] [--lint] [NAME ...]

Without NAME, every document of corpus/documents and corpus/translated. --check writes nothing and fails when a committed file is not what
would be written. --lint lists digits that differ between aligned paragraphs outside any mark: likely forgotten marks.
"""

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path

from gold import (CHANGES, KINDS, Bead, CorpusError, Drift, Equal, Gold, Span, check_gold, paragraph_drift, read_meta,
                  read_original, join_paragraphs, relate, sort_gold, split_paragraphs)

CORPUS = Path(__file__).resolve().parent.parent
ROOTS = (CORPUS / "documents", CORPUS / "translated")
MARK = re.compile(r"\{\{(.*?)\}\}", re.S)
LABEL = re.compile(r"^\[(\+|\d+(?:\+\d+)*)\]\s*")
CHANGE_MARK = re.compile(r"^\s*([a-z]+)\s+([a-z]+)\s*:\s?(.*)$", re.S)
EQUAL_MARK = re.compile(r"^\s*=\s*([a-z]+)\s*:\s?(.*)$", re.S)
NTH = re.compile(r"^(.*\S)\s+#(\d+)$|^(.*\S)#(\d+)$", re.S)


class Piece:
    """A stretch of the version: its text, and what is known about it."""

    def __init__(self, text, source=None, drift=None, equal=None, note="", wrong=""):
        self.text = text
        self.source = source    # (original paragraph, start, end) when the stretch has a known origin
        self.drift = drift      # (kind, change)
        self.equal = equal      # kind
        self.note = note
        self.wrong = wrong      # what a version that gets the fact wrong would say here


def check_kind(kind, change, path, line):
    if kind not in KINDS:
        raise CorpusError(path, line, f"expected a kind ({', '.join(KINDS)}), found {kind!r}")
    if change is not None and change not in CHANGES:
        raise CorpusError(path, line, f"expected a change ({', '.join(CHANGES)}), found {change!r}")


def find_nth(text, words, nth):
    """Offset of the nth occurrence, whole words first: '12' is not found in '2012' when it stands alone later."""
    left = r"(?<!\w)" if words[0].isalnum() else ""
    right = r"(?!\w)" if words[-1].isalnum() else ""
    for pattern in (left + re.escape(words) + right, re.escape(words)):
        found = [match.start() for match in re.finditer(pattern, text)]
        if len(found) >= nth:
            return found[nth - 1]
    return -1


def lay_pieces(pieces, paragraph, original, gold):
    """Joins the pieces of one version paragraph, and records drift and equal facts with their spans."""
    text = ""
    pending = []
    for at, piece in enumerate(pieces):
        following = next((later.text for later in pieces[at + 1:] if later.text), "")
        if not piece.text and (text.endswith(" ") or not text) and (not following or following[0] in " .,;:)"):
            if text:
                text = text[:-1]
            elif following.startswith(" "):
                trim = next(later for later in pieces[at + 1:] if later.text)
                trim.text = trim.text[1:]
        pending.append((piece, len(text)))
        text += piece.text
    for piece, start in pending:
        if not piece.drift and not piece.equal:
            continue
        version = Span(paragraph, start, start + len(piece.text), piece.text) if piece.text else None
        source = None
        if piece.source:
            p, begin, end = piece.source
            source = Span(p, begin, end, original[p][begin:end])
        if piece.drift:
            gold.drift.append(Drift(*piece.drift, source, version, piece.note))
        else:
            gold.equal.append(Equal(piece.equal, source, version, piece.wrong))
    return text


# --- marked versions

def parse_marked(path, original):
    """(label, pieces, line) of each paragraph of a marked version."""
    lines = path.read_text(encoding="utf-8").split("\n")
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        label = LABEL.match(line)
        if not label:
            raise CorpusError(path, number, "expected a bead label ([3], [3+4] or [+]) at the start of the paragraph, "
                                            f"found {line[:40]!r}")
        if number > 1 and lines[number - 2].strip():
            raise CorpusError(path, number, "expected a blank line before this paragraph")
        sources = [] if label[1] == "+" else [int(part) for part in label[1].split("+")]
        for source in sources:
            if source >= len(original):
                raise CorpusError(path, number, f"expected an original paragraph 0-{len(original) - 1}, found {source}")
        if sources and sources != list(range(sources[0], sources[0] + len(sources))):
            raise CorpusError(path, number, f"expected neighbouring paragraphs in one label, found [{label[1]}]")
        rows.append((sources, parse_marks(line[label.end():].rstrip(), sources, original, path, number), number))
    if not rows:
        raise CorpusError(path, 1, "expected at least one paragraph")
    return rows


def parse_marks(text, sources, original, path, line):
    """The pieces of one marked paragraph."""
    pieces = []
    at = 0
    for match in MARK.finditer(text):
        pieces.append(Piece(text[at:match.start()]))
        pieces.append(parse_mark(match[1], sources, original, path, line))
        at = match.end()
    pieces.append(Piece(text[at:]))
    for piece in pieces:
        if "{{" in piece.text or "}}" in piece.text:
            raise CorpusError(path, line, f"expected marks to open with {{{{ and close with }}}}, found {piece.text[:60]!r}")
    return pieces


def parse_mark(mark, sources, original, path, line):
    """One mark: '{{kind change: left => right}}' or '{{= kind: left => right}}'."""
    equal = EQUAL_MARK.match(mark)
    change = CHANGE_MARK.match(mark)
    if not equal and not change:
        raise CorpusError(path, line, "expected '{{kind change: left => right}}' or '{{= kind: left => right}}', found "
                                      f"'{{{{{mark}}}}}'")
    kind, body = (equal[1], equal[2]) if equal else (change[1], change[3])
    check_kind(kind, None if equal else change[2], path, line)
    if "=>" not in body:
        raise CorpusError(path, line, f"expected '=>' between original and version words in '{{{{{mark}}}}}'")
    left, right = (side.strip() for side in body.split("=>", 1))
    source = locate(left, sources, original, path, line) if left else None
    if equal and (not left or not right):
        raise CorpusError(path, line, f"expected words on both sides of '{{{{{mark}}}}}'")
    if not left and not right:
        raise CorpusError(path, line, f"expected words on one side at least of '{{{{{mark}}}}}'")
    right, _, wrong = (part.strip() for part in right.partition("||")) if equal else (right, "", "")
    return Piece(right, source, None if equal else (kind, change[2]), kind if equal else None, wrong=wrong)


def locate(left, sources, original, path, line):
    """Where the left words of a mark stand in the original paragraphs of the bead; '#2' picks the second place."""
    nth = 1
    numbered = NTH.match(left)
    if numbered and not any(left in original[source] for source in sources):
        left, nth = numbered[1] or numbered[3], int(numbered[2] or numbered[4])
    if not sources:
        raise CorpusError(path, line, f"expected no original words in an added paragraph, found {left!r}")
    seen = 0
    for source in sources:
        here = len(re.findall(re.escape(left), original[source]))
        at = find_nth(original[source], left, nth - seen)
        if at >= 0:
            return source, at, at + len(left)
        seen += here
    near = " / ".join(f"[{source}] {original[source][:160]}" for source in sources)
    raise CorpusError(path, line, f"expected {left!r} (place {nth}) in the original paragraph(s), which begin: {near}")


def build_marked(path, original, gold):
    """Version paragraphs of a marked file; beads, drift and equal facts go to `gold`."""
    version = []
    used = {}
    for sources, pieces, line in parse_marked(path, original):
        index = len(version)
        version.append(lay_pieces(pieces, index, original, gold))
        if not version[-1]:
            raise CorpusError(path, line, "expected some text in the version's paragraph")
        last = gold.beads[-1] if gold.beads else None
        if sources and last and last.original == sources:
            last.version.append(index)
            continue
        for source in sources:
            if source in used:
                raise CorpusError(path, line, f"expected original paragraph {source} in one place only, "
                                              f"it was used on line {used[source]}")
            used[source] = line
        gold.beads.append(Bead(sources, [index]))
    gold.beads += [Bead([p], []) for p in range(len(original)) if p not in used]
    return version


# --- lists of edits

def read_edits(path):
    """(edit, line) of each edit."""
    text = path.read_text(encoding="utf-8")
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise CorpusError(path, error.lineno, f"expected JSON: {error.msg}") from error
    if not isinstance(value, dict) or not isinstance(value.get("edits"), list):
        raise CorpusError(path, 1, 'expected {"edits": [...]}')
    at = text.index("[", text.index('"edits"')) + 1
    rows = []
    for edit in value["edits"]:
        at = re.compile(r"[\s,]*").match(text, at).end()
        rows.append((edit, text.count("\n", 0, at) + 1))
        at = json.JSONDecoder().raw_decode(text, at)[1]
        if not isinstance(edit, dict):
            raise CorpusError(path, rows[-1][1], f"expected an object, found {edit!r}")
    return rows


REQUIRED = {"replace": ("paragraph", "find", "with"), "delete": ("paragraph",), "insert": ("after", "text"),
            "move": ("paragraph", "after"), "split": ("paragraph", "before"), "merge": ("paragraph",)}
ALLOWED = {"op", "paragraph", "find", "nth", "with", "drift", "equal", "after", "text", "before", "note"}


def check_edit(edit, line, path, count):
    """The members of one edit."""
    op = edit.get("op")
    if op not in REQUIRED:
        raise CorpusError(path, line, f"expected op to be one of {', '.join(REQUIRED)}, found {op!r}")
    for key in REQUIRED[op]:
        if key not in edit:
            raise CorpusError(path, line, f"expected a member {key!r} in this {op}")
    for key in edit:
        if key not in ALLOWED:
            raise CorpusError(path, line, f"expected only members {', '.join(sorted(ALLOWED))}, found {key!r}")
    for key, low in (("paragraph", 0), ("after", -1)):
        if key in edit and not (isinstance(edit[key], int) and low <= edit[key] < count):
            raise CorpusError(path, line, f"expected {key} {low} to {count - 1}, found {edit[key]!r}")
    if op == "merge" and edit["paragraph"] + 1 >= count:
        raise CorpusError(path, line, "expected a paragraph after the merged one")
    if edit.get("drift"):
        check_kind(edit["drift"].get("kind"), edit["drift"].get("change"), path, line)
        if edit["drift"].get("change") is None:
            raise CorpusError(path, line, "expected a change in drift")
    if edit.get("equal"):
        check_kind(edit["equal"].get("kind"), None, path, line)


class Plan:
    """The edits of one version, by what they touch."""

    def __init__(self, path, original):
        self.replaces = {p: [] for p in range(len(original))}
        self.splits = {p: [] for p in range(len(original))}
        self.deleted, self.moved, self.merged = {}, {}, set()
        self.inserted = {p: [] for p in range(-1, len(original))}
        for edit, line in read_edits(path):
            check_edit(edit, line, path, len(original))
            getattr(self, "_" + edit["op"])(edit, line, path, original)

    def _replace(self, edit, line, path, original):
        text = original[edit["paragraph"]]
        if not edit["find"]:
            raise CorpusError(path, line, "expected some words to find")
        at = find_nth(text, edit["find"], edit.get("nth", 1))
        if at < 0:
            raise CorpusError(path, line, f"expected {edit['find']!r} (place {edit.get('nth', 1)}) in paragraph "
                                          f"{edit['paragraph']}, which begins {text[:160]!r}")
        end = at + len(edit["find"])
        for begin, other_end, _, other_line in self.replaces[edit["paragraph"]]:
            if at < other_end and begin < end:
                raise CorpusError(path, line, f"expected words no other edit touches; line {other_line} does")
        self.replaces[edit["paragraph"]].append((at, end, edit, line))

    def _split(self, edit, line, path, original):
        at = find_nth(original[edit["paragraph"]], edit["before"], edit.get("nth", 1))
        if at <= 0:
            raise CorpusError(path, line, f"expected {edit['before']!r} after the start of paragraph {edit['paragraph']}")
        self.splits[edit["paragraph"]].append(at)

    def _delete(self, edit, line, path, original):
        self.deleted[edit["paragraph"]] = edit

    def _move(self, edit, line, path, original):
        if edit["paragraph"] == edit["after"]:
            raise CorpusError(path, line, "expected a paragraph moved after another one")
        self.moved[edit["paragraph"]] = edit

    def _merge(self, edit, line, path, original):
        self.merged.add(edit["paragraph"])

    def _insert(self, edit, line, path, original):
        self.inserted[edit["after"]].append(edit)


def cut_paragraph(plan, p, original):
    """The version paragraphs (lists of pieces) of one original paragraph."""
    text = original[p]
    cuts = sorted(plan.splits[p])
    parts, at = [[]], 0
    stops = sorted([(begin, end, edit) for begin, end, edit, _ in plan.replaces[p]] + [(cut, cut, None) for cut in cuts],
                   key=lambda stop: (stop[0], stop[1]))
    for begin, end, edit in stops:
        parts[-1].append(Piece(text[at:begin]))
        if edit is None:
            parts[-1][-1].text = parts[-1][-1].text.rstrip()
            parts.append([])
        else:
            drift, equal = edit.get("drift"), edit.get("equal")
            parts[-1].append(Piece(edit["with"], (p, begin, end), (drift["kind"], drift["change"]) if drift else None,
                                   equal and equal["kind"], edit.get("note", "")))
        at = end
    parts[-1].append(Piece(text[at:]))
    return parts


def plan_order(plan, original):
    """What the version consists of, in its order: ('keep', p) and ('insert', edit)."""
    order = [("insert", edit) for edit in plan.inserted[-1]]
    order = [("keep", edit["paragraph"]) for edit in plan.moved.values() if edit["after"] == -1] + order
    for p in range(len(original)):
        if p not in plan.deleted and p not in plan.moved:
            order.append(("keep", p))
        order += [("keep", edit["paragraph"]) for edit in plan.moved.values() if edit["after"] == p]
        order += [("insert", edit) for edit in plan.inserted[p]]
    return order


def build_edits(path, original, gold):
    """Version paragraphs of a list of edits; beads, drift and equal facts go to `gold`."""
    plan = Plan(path, original)
    version, waiting = [], None    # waiting: (bead, pieces) of a paragraph to be merged with the next
    for what, item in plan_order(plan, original):
        parts = [[Piece(item["text"])]] if what == "insert" else cut_paragraph(plan, item, original)
        if waiting and (what == "insert" or item != waiting[0].original[-1] + 1):
            break
        if waiting:
            bead, parts[0] = waiting[0], waiting[1] + [Piece(" ")] + parts[0]
            bead.original.append(item)
        else:
            bead = Bead([] if what == "insert" else [item], [])
            gold.beads.append(bead)
        waiting = (bead, parts.pop()) if what == "keep" and item in plan.merged else None
        for pieces in parts:
            bead.version.append(len(version))
            version.append(lay_pieces(pieces, len(version), original, gold))
    if waiting:
        p = waiting[0].original[-1]
        raise CorpusError(path, 1, f"expected paragraph {p + 1} right after {p}, which is merged with it")
    gold.beads += [Bead([p], []) for p in sorted(plan.deleted)]
    gold.declared = declared_paragraphs(plan)
    return version


def declared_paragraphs(plan):
    """Drift declared on whole paragraphs that is of another kind than 'paragraph', by original or inserted text."""
    rows = {("original", p): edit for p, edit in plan.deleted.items()}
    rows |= {("original", p): edit for p, edit in plan.moved.items()}
    rows |= {("text", edit["text"]): edit for edits in plan.inserted.values() for edit in edits}
    return {key: edit for key, edit in rows.items() if edit.get("drift") or edit.get("note")}


def declare(gold, declared):
    """Replaces the kind the beads imply by the one an edit declares for the whole paragraph."""
    for drift in gold.drift:
        if drift.kind != "paragraph":
            continue
        edit = (drift.original and declared.get(("original", drift.original.paragraph))) \
            or (drift.version and declared.get(("text", drift.version.text)))
        if not edit:
            continue
        drift.note = edit.get("note", "")
        if edit.get("drift") and edit["drift"]["kind"] != "paragraph":
            drift.kind, drift.change = edit["drift"]["kind"], edit["drift"]["change"]
            drift.also = ("paragraph",)


# --- documents

def build_version(source, original):
    """(version text, gold) of one marked file or list of edits."""
    gold = Gold("original.txt", f"versions/{source.stem}.txt")
    make = build_marked if source.parent.name == "marked" else build_edits
    version = make(source, original, gold)
    relate(gold.beads, [len(text.split()) for text in original])
    gold.drift += paragraph_drift(gold.beads, original, version)
    declare(gold, gold.declared)
    sort_gold(gold)
    for index, text in enumerate(version):
        if text != text.strip() or "\n" in text or "  " in text and "  " not in "".join(original):
            raise CorpusError(source, 1, f"expected version paragraph {index} without stray spaces, it is {text[:120]!r}")
    check_gold(gold, original, version, source)
    return join_paragraphs(version), gold


def build_document(directory):
    """(source, original, version text, gold) of every version of the document."""
    read_meta(directory / "meta.json")
    original = read_original(directory / "original.txt")
    owner = {}
    for source in sorted(directory.glob("marked/*.txt")) + sorted(directory.glob("edits/*.json")):
        if source.stem in owner:
            raise CorpusError(source, 1, f"expected a name not used by {owner[source.stem]}")
        owner[source.stem] = source
        yield source, original, *build_version(source, original)


def files_of(directory, built):
    """Path and text of every file the versions make."""
    made = {}
    for source, _, text, gold in built:
        made[directory / "versions" / f"{source.stem}.txt"] = text
        made[directory / "versions" / f"{source.stem}.gold.json"] = gold.dumps()
    return made


def lint_version(original, version, gold):
    """Digit strings that one side of a bead has and the other lacks, outside marks."""
    digits = re.compile(r"\d[\d.,]*\d|\d")

    def outside(paragraphs, indexes, side):
        found = Counter()
        for p in indexes:
            spans = [getattr(row, side) for row in gold.drift + gold.equal if getattr(row, side)]
            text = list(paragraphs[p])
            for span in spans:
                if span.paragraph == p:
                    text[span.start:span.end] = " " * (span.end - span.start)
            found.update(digits.findall("".join(text)))
        return found

    for bead in gold.beads:
        if bead.original and bead.version and bead.relation != "moved":
            left, right = outside(original, bead.original, "original"), outside(version, bead.version, "version")
            if left != right:
                yield f"paragraph {bead.original} -> {bead.version}: only original {sorted((left - right).elements())}, " \
                      f"only version {sorted((right - left).elements())}"


def stale(directory, made):
    """What differs between the files made and the files there."""
    for path, text in made.items():
        if not path.exists():
            yield f"{path}:1: expected this file (run corpus/tools/build.py)"
        elif path.read_text(encoding="utf-8") != text:
            there, want = path.read_text(encoding="utf-8").split("\n"), text.split("\n")
            line = next((i for i, (a, b) in enumerate(zip(there, want)) if a != b), min(len(there), len(want)))
            expected = want[line] if line < len(want) else "end of file"
            yield f"{path}:{line + 1}: expected {expected[:100]!r} (run corpus/tools/build.py)"
    for path in sorted(directory.glob("versions/*")):
        if path not in made:
            yield f"{path}:1: expected no such file: neither marked/ nor edits/ makes it"


def process(directory, options):
    """Messages about one document; its files are written unless only checked."""
    try:
        built = list(build_document(directory))
    except (CorpusError, OSError, UnicodeDecodeError) as error:
        return [], [str(error)]
    made = files_of(directory, built)
    if options.lint:
        for source, original, text, gold in built:
            for message in lint_version(original, split_paragraphs(text), gold):
                print(f"{source}: {message}")
    if options.check:
        return built, list(stale(directory, made))
    for path, text in made.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return built, []


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--lint", action="store_true")
    parser.add_argument("names", nargs="*", metavar="NAME")
    options = parser.parse_args()
    directories = [root / name for root in ROOTS for name in options.names if (root / name).is_dir()]
    if not options.names:
        directories = sorted(p for root in ROOTS for p in root.glob("*") if p.is_dir())
    errors, versions, drifts, equals = [], 0, 0, 0
    for directory in directories:
        built, messages = process(directory, options)
        errors += messages
        versions += len(built)
        drifts += sum(len(gold.drift) for *_, gold in built)
        equals += sum(len(gold.equal) for *_, gold in built)
    for message in errors:
        print(message, file=sys.stderr)
    print(f"{len(directories)} documents, {versions} versions, {drifts} drifts, {equals} equal facts, {len(errors)} errors")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
