#!/usr/bin/env python3
# Makes versions of every original of the corpus by program: equal rewritings, planted drift, round trips, damaged order.
"""Usage: rewrite.py --out DIR [--set equal|planted|mixed|round-trip|align|unchanged] [--name TEXT] [NAME ...]

Writes the generated versions and their gold annotations below DIR, to be looked at; the accuracy benchmark imports
`generate` instead. Everything is drawn from a seed made of the document's and the version's name: the same corpus gives
the same versions on every machine.
"""

import argparse
import random
import re
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

import equal
import noise
import plant
from draft import Draft, Edit
from gold import Gold, read_meta, read_original

DOCUMENTS = Path(__file__).resolve().parent.parent / "documents"
SETS = ("unchanged", "equal", "together", "planted", "mixed", "round-trip", "align")
PLANTED_TOGETHER = 6    # kinds of drift in one planted version


@dataclass
class Made:
    """One generated version."""

    document: str
    split: str
    set: str
    name: str
    text: bytes
    gold: Gold
    paragraphs: list    # of the version, as the gold counts them


def seeded(*parts):
    return random.Random(zlib.crc32("/".join(map(str, parts)).encode()))


def wrap(text, width):
    """Lines of up to `width` characters, broken at plain spaces only."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join(lines + [line])


def to_bytes(draft):
    """The version's file, laid out as the draft asks."""
    layout = draft.layout
    blocks = [p.text for p in draft.paragraphs]
    if "wrap" in layout:
        blocks = [wrap(block, layout["wrap"]) for block in blocks]
    trailing, indent = layout.get("trailing", ""), layout.get("indent", "")
    text = ("\n" * layout.get("gap", 2)).join(indent + block + trailing for block in blocks) + "\n"
    return text.replace("\n", layout.get("newline", "\n")).encode(layout.get("encoding", "utf-8"))


class Document:
    """An original of the corpus."""

    def __init__(self, directory):
        self.name = directory.name
        self.split = read_meta(directory / "meta.json")["split"]
        self.paragraphs = read_original(directory / "original.txt")

    def made(self, set_name, name, draft):
        gold = draft.gold("original.txt", f"{name}.txt")
        return Made(self.name, self.split, set_name, name, to_bytes(draft), gold, [p.text for p in draft.paragraphs])


def unchanged(document):
    yield document.made("unchanged", "copy", Draft(document.paragraphs))


def equal_alone(document):
    """Every rewriting alone."""
    for name, rewriting in equal.REWRITINGS.items():
        draft = Draft(document.paragraphs)
        if rewriting(draft, seeded(document.name, name)):
            yield document.made("equal", name, draft)


def equal_together(document):
    """All rewritings that can stand together, three times with other choices."""
    for turn in range(3):
        draft, rng = Draft(document.paragraphs), seeded(document.name, "together", turn)
        if equal.apply_together(draft, rng):
            yield document.made("together", f"together-{turn}", draft)


def planted(document):
    """Every planter once, a few to a version; planters that move paragraphs come last."""
    rng = seeded(document.name, "planted")
    names = [n for n in plant.PLANTERS if n not in plant.STRUCTURAL]
    rng.shuffle(names)
    for turn, start in enumerate(range(0, len(names), PLANTED_TOGETHER)):
        draft = Draft(document.paragraphs)
        done = sum(plant.PLANTERS[name](draft, rng) for name in names[start:start + PLANTED_TOGETHER])
        if turn < len(plant.STRUCTURAL) * 2:
            done += plant.PLANTERS[plant.STRUCTURAL[turn % len(plant.STRUCTURAL)]](draft, rng)
        if done:
            yield document.made("planted", f"planted-{turn}", draft)


SAFE_UNDER_DRIFT = ("quotes-straight", "quotes-guillemets", "apostrophes-straight", "spaces-nbsp", "dash-em", "spelling-american",
                    "titles-dot", "date-ordinal", "percent-sign", "reporting-verbs", "function-words", "serial-comma", "grouping-none",
                    "currency-after", "accents-stripped", "contractions", "hard-wrapped", "crlf", "numbers-in-words", "time-24h")


def mixed(document):
    """Planted drift in a version whose equal facts are written differently."""
    for turn in range(4):
        draft, rng = Draft(document.paragraphs), seeded(document.name, "mixed", turn)
        names = [n for n in plant.PLANTERS if n not in plant.STRUCTURAL]
        done = sum(plant.PLANTERS[name](draft, rng) for name in rng.sample(names, 8))
        for name in rng.sample(SAFE_UNDER_DRIFT, 6):
            equal.REWRITINGS[name](draft, rng)
        noise.noise_words(draft, rng, 0.15)
        if done:
            yield document.made("mixed", f"mixed-{turn}", draft)


def round_trips(document):
    for turn in range(3):
        draft, rng = Draft(document.paragraphs), seeded(document.name, "round-trip", turn)
        noise.round_trip(draft, rng)
        yield document.made("round-trip", f"round-trip-{turn}", draft)


# --- damaged order, for the alignment

FURNITURE = ("Home | News | About us | Contact", "Share this article", "Subscribe to our newsletter to get the latest stories every morning.",
             "© All rights reserved. Reproduction without written consent is forbidden.", "Read more: Five gardens to visit this autumn",
             "We use cookies to make this site work. By continuing you agree to our terms of use.", "Advertisement", "Follow us: Mastodon, Bluesky")


def align_clean(draft, rng):
    pass


def align_split(draft, rng):
    equal.REWRITINGS["split-paragraphs"](draft, rng)


def align_merged(draft, rng):
    equal.REWRITINGS["joined-paragraphs"](draft, rng)


def align_headings(draft, rng):
    """Headings run into the paragraph below."""
    for index in reversed(range(len(draft.paragraphs) - 1)):
        first, second = draft.paragraphs[index].text, draft.paragraphs[index + 1].text
        body = not equal.is_heading(second) and not equal.BULLET.match(second) and len(second.split()) > 12
        neighbours = equal.simple(draft, index) and equal.simple(draft, index + 1) \
            and draft.paragraphs[index + 1].sources[0] == draft.paragraphs[index].sources[0] + 1
        if equal.is_heading(first) and body and neighbours and rng.random() < 0.6:
            draft.join(index)


def align_moved(draft, rng):
    """A run of one to three body paragraphs stands elsewhere, twice where there is room."""
    for _ in range(2 if len(draft.paragraphs) > 20 else 1):
        size = rng.choice((1, 2, 3))
        starts = [i for i in range(1, len(draft.paragraphs) - size) if all(len(p.text.split()) >= 12 and not p.moved
                  for p in draft.paragraphs[i:i + size])]
        if not starts:
            continue
        start = rng.choice(starts)
        run = draft.paragraphs[start:start + size]
        del draft.paragraphs[start:start + size]
        places = [i for i in range(1, len(draft.paragraphs) + 1) if abs(i - start) >= size + 2] or [start]
        at = rng.choice(places)
        draft.paragraphs[at:at] = run
        for paragraph in run:
            paragraph.moved = True


def align_deleted(draft, rng):
    for _ in range(max(2, len(draft.paragraphs) // 6)):
        del draft.paragraphs[rng.randrange(len(draft.paragraphs))]


def align_inserted(draft, rng):
    for text in rng.sample(plant.STRAY, 4):
        draft.insert(rng.randrange(1, len(draft.paragraphs) + 1), text)


def align_truncated(draft, rng):
    del draft.paragraphs[len(draft.paragraphs) * 3 // 5:]


def align_boilerplate(draft, rng):
    for text in rng.sample(FURNITURE, 3):
        draft.insert(0, text)
    for text in rng.sample(FURNITURE, 3):
        draft.insert(len(draft.paragraphs), text)


def align_renumbered(draft, rng):
    """Every body paragraph gets a number, or the numbers it has move on."""
    count = 0
    for paragraph in draft.paragraphs:
        match = re.match(r"^(\d{1,3})([.)]) ", paragraph.text)
        if match:
            paragraph.apply([Edit(0, match.end(1), str(int(match[1]) + 7))])
        elif len(paragraph.text.split()) >= 12 and not equal.BULLET.match(paragraph.text):
            count += 1
            paragraph.apply([Edit(0, 0, f"{count}. ")])


def align_mixed(draft, rng):
    """All of it at once, a little of each."""
    align_moved(draft, rng)
    for _ in range(2):
        del draft.paragraphs[rng.randrange(len(draft.paragraphs))]
    for text in rng.sample(plant.STRAY, 2):
        draft.insert(rng.randrange(1, len(draft.paragraphs) + 1), text)
    align_headings(draft, rng)
    equal.REWRITINGS["split-paragraphs"](draft, rng)
    equal.REWRITINGS["joined-paragraphs"](draft, rng)
    align_boilerplate(draft, rng)


DAMAGES = {"clean": align_clean, "split": align_split, "merged": align_merged, "headings": align_headings, "moved": align_moved,
           "deleted": align_deleted, "inserted": align_inserted, "truncated": align_truncated, "boilerplate": align_boilerplate,
           "renumbered": align_renumbered, "mixed": align_mixed}


def align(document):
    """Each damage once on the text as it is and once on a reworded text."""
    for name, damage in DAMAGES.items():
        for wording in ("same", "reworded"):
            draft, rng = Draft(document.paragraphs), seeded(document.name, "align", name, wording)
            damage(draft, rng)
            if wording == "reworded":
                noise.noise_words(draft, rng, 0.6)
            yield document.made("align", f"{name}-{wording}", draft)


MAKERS = {"unchanged": unchanged, "equal": equal_alone, "together": equal_together, "planted": planted, "mixed": mixed,
          "round-trip": round_trips, "align": align}


def generate(directory, sets=SETS):
    """All generated versions of one document."""
    document = Document(Path(directory))
    for name in sets:
        yield from MAKERS[name](document)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--set", choices=SETS, action="append")
    parser.add_argument("--name", default="", help="only versions whose name contains this")
    parser.add_argument("names", nargs="*", metavar="NAME")
    options = parser.parse_args()
    directories = [DOCUMENTS / name for name in options.names] or sorted(p for p in DOCUMENTS.glob("*") if p.is_dir())
    count = 0
    for directory in directories:
        for made in generate(directory, options.set or SETS):
            if options.name in made.name:
                base = options.out / made.document / made.set
                base.mkdir(parents=True, exist_ok=True)
                (base / f"{made.name}.txt").write_bytes(made.text)
                (base / f"{made.name}.gold.json").write_text(made.gold.dumps(), encoding="utf-8")
                count += 1
    print(f"{count} versions of {len(directories)} documents")
    return 0


if __name__ == "__main__":
    sys.exit(main())
