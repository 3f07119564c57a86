#!/usr/bin/env python3
# Plants drift into the honest translations of corpus/translated: every kind of error a translation may bring in.
"""Usage: across.py --out FOLDER [--kind NAME] [--language CODE] [NAME ...]

Each planter takes one honest translation and changes one fact of it, by the marks of its translator; the gold says where.
Everything is drawn from a seed made of the document's, the language's and the planter's name: the same everywhere.
"""

import argparse
import copy
import random
import re
import sys
import unicodedata
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from gold import Bead, Drift, Equal, Gold, Span, check_gold, paragraph_drift, read_meta, read_original, relate, sort_gold, split_paragraphs

TRANSLATED = Path(__file__).resolve().parent.parent / "translated"
MONTH_TABLE = Path(__file__).with_name("months.tsv")
LANGUAGE_TABLES = Path(__file__).resolve().parent.parent.parent / "data" / "languages"
DIGIT = re.compile(r"\d+")
SENTENCE_END = re.compile(r"[.!?…][\"'»“”’)\]]*(?=\s|$)|[。！？।؟။។][”」』》\"’]*")
FIGURES = ("number", "percentage", "money", "measure")
PAIRS = {"«": "»", "“": "”", "„": "“”", "「": "」", "『": "』", "»": "«", "”": "”", '"': '"', "‘": "’", "‹": "›"}
KEPT_WORDS = 5
PLANTERS = {}


@dataclass
class Version:
    """A translation in the making: its paragraphs, the facts it renders, what was changed on purpose."""

    document: str
    language: str
    original: list
    paragraphs: list
    beads: list
    facts: list
    drift: list = field(default_factory=list)

    def replace(self, fact, text, change="altered", note="", kind=None, accept=(), also=()):
        """The version's words for `fact` become `text`; recorded as drift."""
        span = fact.version
        self.put(span.paragraph, span.start, span.end, text)
        source = fact.original
        there = Span(span.paragraph, span.start, span.start + len(text), text) if text else None
        self.facts = [other for other in self.facts if other is not fact]
        self.drift.append(Drift(kind or fact.kind, change, source, there, note, tuple(also), tuple(accept)))

    def put(self, paragraph, start, end, text):
        """Replaces a stretch of a paragraph; spans behind it follow, facts inside it go."""
        old = self.paragraphs[paragraph]
        self.paragraphs[paragraph] = old[:start] + text + old[end:]
        grown = len(text) - (end - start)
        kept = []
        for fact in self.facts:
            span = fact.version
            if span.paragraph != paragraph or span.end <= start:
                kept.append(fact)
            elif span.start >= end:
                fact.version = Span(paragraph, span.start + grown, span.end + grown, span.text)
                kept.append(fact)
        self.facts = kept
        for drift in self.drift:
            span = drift.version
            if span and span.paragraph == paragraph and span.start >= end:
                drift.version = Span(paragraph, span.start + grown, span.end + grown, span.text)

    def gold(self):
        beads = relate([Bead(list(b.original), list(b.version)) for b in self.beads], [len(text.split()) for text in self.original])
        gold = Gold("original.txt", f"{self.language}.txt", beads, list(self.drift), list(self.facts))
        gold.drift += paragraph_drift(beads, self.original, self.paragraphs)
        sort_gold(gold)
        check_gold(gold, self.original, self.paragraphs, f"{self.document}/{self.language}")
        return gold


def planter(function):
    PLANTERS[function.__name__.replace("_", "-")] = function
    return function


# --- reading

def read_version(directory, language):
    gold = Gold.load(directory / "versions" / f"{language}.gold.json")
    text = (directory / "versions" / f"{language}.txt").read_text(encoding="utf-8")
    return Version(directory.name, language, read_original(directory / "original.txt"), split_paragraphs(text), gold.beads, gold.equal)


def languages_of(directory):
    return sorted(path.name.replace(".gold.json", "") for path in directory.glob("versions/*.gold.json"))


def read_months():
    """Per language, the rows of twelve month names."""
    months = {}
    for line in MONTH_TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            locale, *names = line.split("\t")
            months.setdefault(locale.replace("_", "-"), []).append(names)
    return months


def read_scales():
    """Per language, the words of a million and of a thousand millions, in the order of its table."""
    scales = {}
    for path in LANGUAGE_TABLES.glob("*.tsv"):
        words, section = {}, ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                section = line
            elif section == "[number-words]" and "\t" in line:
                form, value = line.split("\t")[:2]
                words.setdefault(value, []).append(form)
        scales[path.stem] = (words.get("1000000", []), words.get("1000000000", []))
    return scales


MONTHS, SCALES = read_months(), read_scales()


def primary(language):
    return language.split("-")[0]


def figure(text):
    """The digits of an expression as ASCII, without separators."""
    return "".join(str(unicodedata.digit(c)) for c in text if c.isdigit() and unicodedata.digit(c, None) is not None)


def same_script_digit(like, value):
    zero = ord(like) - unicodedata.digit(like)
    return chr(zero + value)


def change_digit(text, at, rng):
    """The text with another digit at `at`; the first of a number does not become zero."""
    old = unicodedata.digit(text[at])
    choices = [d for d in range(10) if d != old and (d != 0 or at > 0 and text[at - 1].isdigit())]
    return text[:at] + same_script_digit(text[at], rng.choice(choices)) + text[at + 1:]


def choose(rng, items):
    return rng.choice(items) if items else None


def facts_of(version, kinds, test=lambda fact: True):
    return [fact for fact in version.facts if fact.kind in kinds and test(fact)]


# --- figures

@planter
def value_altered(version, rng):
    """One digit of a value above twelve is another one."""
    fact = choose(rng, facts_of(version, FIGURES, lambda f: len(figure(f.version.text)) >= 2 and int(figure(f.version.text)) > 12))
    if not fact:
        return False
    text = fact.version.text
    places = [m.start() + i for m in DIGIT.finditer(text) for i in range(len(m[0]))]
    trailing = len(places) > 3
    text = change_digit(text, rng.choice(places[:-2] if trailing else places), rng)
    version.replace(fact, text, note="value-altered")
    return True


@planter
def small_value_altered(version, rng):
    """A number of one digit is another one."""
    def single(fact):
        return len(figure(fact.version.text)) == 1 and len(DIGIT.findall(fact.version.text)) == 1
    fact = choose(rng, facts_of(version, FIGURES, single))
    if not fact:
        return False
    text = fact.version.text
    at = DIGIT.search(text).start()
    old = unicodedata.digit(text[at])
    new = rng.choice([d for d in range(2, 10) if d != old])
    version.replace(fact, text[:at] + same_script_digit(text[at], new) + text[at + 1:], note="small-value-altered")
    return True


@planter
def word_altered(version, rng):
    """A fact in words, by the wrong rendering its translator wrote down."""
    fact = choose(rng, facts_of(version, FIGURES, lambda f: f.wrong and not figure(f.version.text)))
    if fact:
        version.replace(fact, fact.wrong, note="word-altered")
    return bool(fact)


@planter
def scale_altered(version, rng):
    """Million for billion, or the other way round."""
    million, billion = SCALES.get(primary(version.language), ([], []))
    candidates = []
    for fact in facts_of(version, FIGURES):
        for mine, theirs in ((million, billion), (billion, million)):
            for i, form in enumerate(mine):
                match = re.search(re.escape(form), fact.version.text, re.I)
                if match and theirs and len(form) == max(len(f) for f in mine + theirs if re.search(re.escape(f), fact.version.text, re.I)):
                    candidates.append((fact, match, theirs[min(i, len(theirs) - 1)]))
    if not candidates:
        return False
    fact, match, new = rng.choice(candidates)
    text = fact.version.text
    version.replace(fact, text[:match.start()] + new + text[match.end():], note="scale-altered")
    return True


@planter
def values_swapped(version, rng):
    """Two values of one kind in a paragraph change places."""
    candidates = []
    for a in facts_of(version, FIGURES):
        for b in facts_of(version, FIGURES):
            if a.kind == b.kind and a.version.paragraph == b.version.paragraph and a.version.end <= b.version.start:
                x, y = figure(a.version.text), figure(b.version.text)
                if x and y and x != y and int(x) > 12 and int(y) > 12 and DIGIT.sub("#", a.version.text) == DIGIT.sub("#", b.version.text):
                    candidates.append((a, b))
    if not candidates:
        return False
    a, b = rng.choice(candidates)
    first, second = a.version.text, b.version.text
    for fact, text in ((b, first), (a, second)):
        # "From 22 to 35 dinars" is money, whatever its first figure counts now.
        kinds = {fact.kind, "money", "measure"}
        version.replace(fact, text, change="reordered", note="values-swapped",
                        accept=tuple(sorted(f"{kind} {change}" for kind in kinds for change in ("altered", "reordered"))))
    return True


# --- dates

@planter
def day_altered(version, rng):
    """Another day of the month."""
    candidates = []
    for fact in facts_of(version, ("date",)):
        months = [(start, end) for start, end, _ in _month_places(version, fact.version.text)]
        runs = [m for m in DIGIT.finditer(fact.version.text) if len(m[0]) <= 2 and 0 < int(figure(m[0])) <= 31
                and not any(start <= m.start() < end for start, end in months)]
        if len(runs) == 1 and months:
            candidates.append((fact, runs[0]))
    if not candidates:
        return False
    fact, run = rng.choice(candidates)
    old = int(figure(run[0]))
    new = rng.choice([d for d in range(1, 29) if d != old and (d > 12) == (old > 12)])
    _put_number(version, fact, run, new, "day-altered")
    return True


@planter
def month_altered(version, rng):
    """Another month."""
    candidates = []
    for fact in facts_of(version, ("date",)):
        candidates += [(fact, *found) for found in _month_places(version, fact.version.text)]
    if not candidates:
        return False
    fact, start, end, others = rng.choice(candidates)
    text = fact.version.text
    new = rng.choice([other for other in others if other.casefold() != text[start:end].casefold()])
    version.replace(fact, text[:start] + new + text[end:], note="month-altered")
    return True


@planter
def year_altered(version, rng):
    """Another year of the same century."""
    candidates = [(fact, run) for fact in facts_of(version, ("date",)) for run in DIGIT.finditer(fact.version.text) if len(run[0]) == 4]
    if not candidates:
        return False
    fact, run = rng.choice(candidates)
    old = int(figure(run[0]))
    _put_number(version, fact, run, old + rng.choice((-9, -4, -3, -2, 2, 3, 6)), "year-altered")
    return True


def _put_number(version, fact, run, value, note):
    digits = "".join(same_script_digit(run[0][0], int(d)) for d in str(value))
    text = fact.version.text
    version.replace(fact, text[:run.start()] + digits + text[run.end():], note=note)


def _month_rows(language):
    return MONTHS.get(language) or MONTHS.get(language.replace("zh-Hant", "zh")) or MONTHS.get(primary(language), [])


def _behind(last):
    """What may not follow a month's name: a letter, in scripts that part words."""
    if last.isdigit():
        return r"(?!\d)"
    return "" if "\u0e00" <= last <= "\u17ff" or last >= "\u3040" else r"(?!\w)"


def _month_places(version, text):
    """(start, end, the other names) for each month named in the text."""
    for names in _month_rows(version.language):
        named = sorted(((n, i) for i, n in enumerate(names)), key=lambda pair: -len(pair[0]))
        for name, _ in named:
            match = re.search((r"(?<!\d)" if name[0].isdigit() else r"(?<!\w)") + re.escape(name) + _behind(name[-1]), text, re.I)
            if match:
                upper = match[0][:1].isupper()
                others = [n[:1].upper() + n[1:] if upper else n for n in names]
                yield match.start(), match.end(), [n for n in others if n.casefold() != match[0].casefold()]
                break


# --- names

@planter
def name_replaced(version, rng):
    """A name gives way to another one that the same language writes elsewhere in the corpus."""
    pool = NAMES.get(version.language, {})
    mine = {fact.original.text.casefold() for fact in facts_of(version, ("name",))}
    fact = choose(rng, facts_of(version, ("name",), _is_plain_name))
    others = sorted(name for source, name in pool.items() if source.casefold() not in mine)
    if not fact or not others:
        return False
    near = sorted(others, key=lambda name: abs(len(name) - len(fact.version.text)))[:8]
    version.replace(fact, rng.choice(near), note="name-replaced", also=("attribution",))
    return True


@planter
def name_garbled(version, rng):
    """Letters of a name are exchanged, lost or replaced."""
    fact = choose(rng, facts_of(version, ("name",), lambda f: _is_plain_name(f) and len(f.version.text) >= 4))
    if not fact:
        return False
    text = fact.version.text
    places = [i for i in range(1, len(text) - 1) if text[i].isalpha() and text[i + 1].isalpha() and text[i] != text[i + 1]
              and text[i - 1].isalpha()]
    if not places:
        return False
    at = rng.choice(places)
    how = rng.choice(("swap", "drop", "replace"))
    if how == "swap":
        new = text[:at] + text[at + 1] + text[at] + text[at + 2:]
    elif how == "drop" and len(text) >= 6:
        new = text[:at] + text[at + 1:]
    else:
        letters = sorted({c for c in version.paragraphs[fact.version.paragraph] if c.isalpha() and c.islower() == text[at].islower()
                          and unicodedata.category(c) == unicodedata.category(text[at])} - {text[at]})
        if not letters:
            return False
        new = text[:at] + rng.choice(letters) + text[at + 1:]
    version.replace(fact, new, note="name-garbled", also=("attribution",))
    return True


def _is_plain_name(fact):
    """No acronym and no adjective: something that another name may stand for."""
    words = fact.version.text
    return len(words) >= 2 and not words.isupper() and (fact.original.text[:1].isupper() or not fact.original.text[:1].isascii())


# --- quotations

def quotations(text):
    """Outermost quotations [start, end) with their marks."""
    found, at = [], 0
    while at < len(text):
        closing = PAIRS.get(text[at])
        between = at > 0 and text[at - 1].isalpha() and at + 1 < len(text) and text[at + 1].isalpha()
        end = -1 if not closing or between else min((e for e in (text.find(c, at + 1) for c in closing) if e > 0), default=-1)
        if end < 0 or text[at] in "‘":
            at += 1
            continue
        found.append((at, end + 1))
        at = end + 1
    return found


def word_count(text):
    spaced = len(text.split())
    unspaced = sum(unicodedata.category(c) in ("Lo", "Mn", "Mc") and ("\u0e00" <= c <= "\u109f" or "\u1780" <= c <= "\u17ff" or c >= "\u3040" and c < "\uac00")
                   for c in text)
    return max(spaced, unspaced // 2)


def paired_quotations(version):
    """(original paragraph, span, version paragraph, span) of long quotations, by their order in each bead."""
    for bead in version.beads:
        left = [(p, q) for p in bead.original for q in quotations(version.original[p]) if word_count(version.original[p][q[0]:q[1]]) >= KEPT_WORDS + 1]
        right = [(p, q) for p in bead.version for q in quotations(version.paragraphs[p])
                 if word_count(version.paragraphs[p][q[0]:q[1]]) >= KEPT_WORDS]
        if left and len(left) == len(right):
            yield from (a + b for a, b in zip(left, right))


@planter
def quotation_unmarked(version, rng):
    """The marks of a quotation vanish."""
    chosen = choose(rng, list(paired_quotations(version)))
    if not chosen:
        return False
    p, source, q, span = chosen
    inner = version.paragraphs[q][span[0] + 1:span[1] - 1].strip()
    _drop_marks(version, q, span)
    text = version.paragraphs[q][span[0]:span[0] + len(inner)]
    version.drift.append(Drift("quotation", "unmarked", Span(p, *source, version.original[p][source[0]:source[1]]),
                               Span(q, span[0], span[0] + len(text), text), "quotation-unmarked", ("attribution",), ("quotation missing",)))
    return True


def _drop_marks(version, paragraph, span):
    text = version.paragraphs[paragraph]
    inner = text[span[0] + 1:span[1] - 1]
    tail = len(inner) - len(inner.rstrip())
    head = len(inner) - len(inner.lstrip())
    for start, end in ((span[1] - 1 - tail, span[1]), (span[0], span[0] + 1 + head)):
        kept = [f for f in version.facts if f.version.paragraph == paragraph and f.version.start < end and start < f.version.end]
        for fact in kept:
            version.facts.remove(fact)
        version.put(paragraph, start, end, "")


@planter
def quotation_dropped(version, rng):
    """The sentence that holds a quotation is gone."""
    candidates = []
    for p, source, q, span in paired_quotations(version):
        start, end = _sentence(version.paragraphs[q], *span)
        alone = all(b <= start or end <= a for a, b in quotations(version.paragraphs[q]) if (a, b) != span)
        if alone and end - start < 0.8 * len(version.paragraphs[q]):
            candidates.append((p, source, q, start, end))
    if not candidates:
        return False
    p, source, q, start, end = rng.choice(candidates)
    while end < len(version.paragraphs[q]) and version.paragraphs[q][end] == " ":
        end += 1
    if end == len(version.paragraphs[q]):
        while start > 0 and version.paragraphs[q][start - 1] == " ":
            start -= 1
    version.put(q, start, end, "")
    also = ("attribution", "name", "number", "date", "money", "measure", "percentage", "negation", "comparator", "link", "paragraph")
    version.drift.append(Drift("quotation", "missing", Span(p, *source, version.original[p][source[0]:source[1]]), None,
                               "quotation-dropped", also, ("paragraph missing", "quotation unmarked")))
    return True


def _sentence(text, start, end):
    ends = [m.end() for m in SENTENCE_END.finditer(text) if m.end() <= start or m.end() >= end - 1]
    before = max((e for e in ends if e <= start), default=0)
    after = min((e for e in ends if e >= end), default=len(text))
    while before < start and text[before] == " ":
        before += 1
    return before, after


def is_same_person(first, second):
    """One is told by a part of the other's name: "Ingrid Solheim", "Solheim"."""
    if first in second or second in first:
        return True
    return bool({w for w in first.casefold().split() if len(w) > 2} & {w for w in second.casefold().split() if len(w) > 2})


@planter
def attribution_moved(version, rng):
    """The speakers of two quotations change places."""
    facts = facts_of(version, ("attribution",), lambda f: all(w[:1].isupper() or not w[:1].islower() for w in f.original.text.split())
                     and f.original.text.split()[0] not in ("A", "An", "The"))
    candidates = [(a, b) for a in facts for b in facts if a is not b and a.version.text != b.version.text
                  and not is_same_person(a.original.text, b.original.text) and not is_same_person(a.version.text, b.version.text)
                  and (a.version.paragraph, a.version.start) < (b.version.paragraph, b.version.start)]
    if not candidates:
        return False
    a, b = rng.choice(candidates)
    first, second = a.version.text, b.version.text
    for fact, text in ((b, first), (a, second)):
        version.replace(fact, text, note="attribution-moved", accept=("name altered", "name reordered", "attribution reordered"))
    return True


# --- words with a wrong rendering of their own

def _by_wrong_rendering(kind, change, accept=()):
    def plant(version, rng):
        fact = choose(rng, facts_of(version, (kind,), lambda f: f.wrong))
        if fact:
            version.replace(fact, fact.wrong, change=change, note=plant.__name__, accept=accept)
        return bool(fact)
    return plant


PLANTERS["negation-dropped"] = _by_wrong_rendering("negation", "missing", ("negation altered",))
PLANTERS["comparator-turned"] = _by_wrong_rendering("comparator", "altered", ("comparator missing", "comparator added"))


# --- links, paragraphs, damage

@planter
def link_altered(version, rng):
    """A letter of a link is another one."""
    places = [(p, m) for p, text in enumerate(version.paragraphs) for m in re.finditer(r"https?://[^\s)»”]+[\w/]|[\w.]+@[\w.]+\w", text)]
    if not places:
        return False
    p, match = rng.choice(places)
    source = next(((o, at) for o, text in enumerate(version.original) if (at := text.find(match[0])) >= 0), None)
    letters = [i for i in range(len(match[0]) // 2, len(match[0])) if match[0][i].isascii() and match[0][i].isalpha()]
    if source is None or not letters:
        return False
    at = rng.choice(letters)
    new = match[0][:at] + rng.choice([c for c in "abcdefghiknoprstu" if c != match[0][at]]) + match[0][at + 1:]
    version.put(p, match.start(), match.end(), new)
    version.drift.append(Drift("link", "altered", Span(source[0], source[1], source[1] + len(match[0]), match[0]),
                               Span(p, match.start(), match.start() + len(new), new), "link-altered"))
    return True


def _body(version, least=60):
    """Beads whose version is one paragraph of running text."""
    return [bead for bead in version.beads if bead.original and len(bead.version) == 1 and
            sum(3 if ord(c) >= 0x2e80 else 1 for c in version.paragraphs[bead.version[0]]) >= least]


def _renumber(version, order):
    """Keeps the paragraphs of `order` (old indexes, or a text for a new one), in that order."""
    place = {old: new for new, old in enumerate(order) if isinstance(old, int)}
    version.paragraphs = [version.paragraphs[old] if isinstance(old, int) else old for old in order]
    beads = []
    for bead in version.beads:
        kept = sorted(place[p] for p in bead.version if p in place)
        if bead.original or kept:
            beads.append(Bead(bead.original, kept))
    beads = [b for b in beads if b.version or b.original]
    split = [b for b in beads if not b.version]
    version.beads = [b for b in beads if b.version] + [Bead([p], []) for b in split for p in b.original]
    version.beads += [Bead([], [new]) for new, old in enumerate(order) if not isinstance(old, int)]
    version.beads.sort(key=lambda b: b.version[0] if b.version else 10**9)
    facts = []
    for fact in version.facts:
        span = fact.version
        if span.paragraph in place:
            fact.version = Span(place[span.paragraph], span.start, span.end, span.text)
            facts.append(fact)
    version.facts = facts


@planter
def paragraph_dropped(version, rng):
    """A paragraph is gone."""
    bead = choose(rng, _body(version))
    if not bead:
        return False
    _renumber(version, [p for p in range(len(version.paragraphs)) if p != bead.version[0]])
    return True


@planter
def paragraph_inserted(version, rng):
    """A paragraph of another text of the corpus stands among the others."""
    foreign = [text for document, texts in TEXTS.get(version.language, {}).items() if document != version.document for text in texts]
    if not foreign or len(version.paragraphs) < 3:
        return False
    order = list(range(len(version.paragraphs)))
    order.insert(rng.randrange(2, len(order)), rng.choice(sorted(foreign)))
    _renumber(version, order)
    return True


@planter
def paragraph_moved(version, rng):
    """A paragraph stands elsewhere, at least two others between."""
    candidates = [bead for bead in _body(version) if bead.version[0] > 0]
    bead = choose(rng, candidates)
    if not bead or len(version.paragraphs) < 6:
        return False
    at = bead.version[0]
    order = [p for p in range(len(version.paragraphs)) if p != at]
    targets = [t for t in range(1, len(order) + 1) if abs(t - at) >= 3]
    if not targets:
        return False
    order.insert(rng.choice(targets), at)
    _renumber(version, order)
    return True


@planter
def paragraph_untranslated(version, rng):
    """A paragraph stands in the original's language."""
    bead = choose(rng, [b for b in _body(version, 120) if len(b.original) == 1])
    if not bead:
        return False
    p, q = bead.original[0], bead.version[0]
    text = version.original[p]
    version.facts = [f for f in version.facts if f.version.paragraph != q]
    version.paragraphs[q] = text
    version.drift.append(Drift("damage", "added", Span(p, 0, len(text), text), Span(q, 0, len(text), text), "paragraph-untranslated", (),
                               ("damage altered", "damage missing")))
    return True


# --- all of it

def name_pool(directories):
    """Per language, the names its translations write: original -> rendering; and the running paragraphs by document."""
    names, texts = {}, {}
    for directory in directories:
        for language in languages_of(directory):
            version = read_version(directory, language)
            texts.setdefault(language, {})[directory.name] = [version.paragraphs[b.version[0]] for b in _body(version)]
            for fact in facts_of(version, ("name",), _is_plain_name):
                if fact.version.text[:1].isupper() or not fact.version.text[:1].islower():
                    names.setdefault(language, {})[fact.original.text] = fact.version.text
    return names, texts


def all_directories():
    return sorted(p.parent for p in TRANSLATED.glob("*/meta.json"))


NAMES, TEXTS = name_pool(all_directories())


def seeded(*parts):
    return random.Random(zlib.crc32("/".join(parts).encode()))


def plant(honest, name, turn=0):
    """One planted version, or None where the planter finds no place."""
    version = copy.deepcopy(honest)
    return version if PLANTERS[name](version, seeded(honest.document, honest.language, name, str(turn))) else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--kind", choices=sorted(PLANTERS))
    parser.add_argument("--language")
    parser.add_argument("names", nargs="*", metavar="NAME")
    options = parser.parse_args()
    count = 0
    for directory in all_directories():
        if options.names and directory.name not in options.names:
            continue
        for language in languages_of(directory):
            if options.language and language != options.language:
                continue
            honest = read_version(directory, language)
            for name in [options.kind] if options.kind else sorted(PLANTERS):
                version = plant(honest, name)
                if not version:
                    continue
                folder = options.out / directory.name
                folder.mkdir(parents=True, exist_ok=True)
                (folder / f"{language}-{name}.txt").write_text("\n\n".join(version.paragraphs) + "\n", encoding="utf-8")
                (folder / f"{language}-{name}.gold.json").write_text(version.gold().dumps(), encoding="utf-8")
                count += 1
    print(f"{count} versions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
