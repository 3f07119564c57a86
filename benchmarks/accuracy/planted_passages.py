"""Damages passages of a translation, for news.py: the marks of a quotation are lost, a quotation is dropped, two numbers change
places, a paragraph is dropped. Each planter gives [(paragraph, version)], one change each."""
import random
import re
import zlib

MARKS = [("“", "”"), ("„", "“"), ("„", "”"), ("»", "«"), ("«", "»"), ("”", "”"), ("「", "」"), ("『", "』"), ('"', '"'), ("‘", "’"), ("‚", "‘")]
QUOTED = re.compile("|".join(f"{re.escape(a)}[^{re.escape(a + b)}]+{re.escape(b)}" for a, b in MARKS[:-2]))
WORDS = 6          # of a quotation that is changed, in the original and, where words are counted by blanks, in the version
LETTERS = 12       # elsewhere
NUMBER = re.compile(r"(?<![\d.,:/-])\d+(?:[.,]\d+)*(?![\d.,:/-]*\d)")
BLANKS_BETWEEN_WORDS = {"jpn", "zho-CN", "zho-TW", "tha", "khm", "mya"}


def is_long(quotation, language):
    inner = quotation[1:-1]
    if language in BLANKS_BETWEEN_WORDS:
        return len(re.findall(r"\w", inner)) >= 2 * LETTERS
    return len(inner.split()) >= WORDS


def is_tidy(paragraph):
    """Every mark belongs to a quotation, none of them within another."""
    rest = QUOTED.sub("", paragraph)
    return not any(mark in rest for pair in MARKS[:-2] for mark in pair) and not re.search(r"[‘‚]|(?<!\w)'", paragraph)


def quotations(before, after, language):
    """Those of the version, where the original has as many and nothing speaks for their not being each other's."""
    own, there = list(QUOTED.finditer(before)), list(QUOTED.finditer(after))
    if len(own) != len(there):
        return []
    return [b for a, b in zip(own, there) if is_long(a[0], "eng") and is_long(b[0], language)]


def change_quotations(text, language, rewrite):
    original, version = text
    kept = [len(QUOTED.findall(before)) == len(QUOTED.findall(after)) for before, after in zip(original, version)
            if QUOTED.search(before)]
    changed = []
    if not all(map(is_tidy, original + version)) or sum(kept) * 4 < len(kept) * 3:    # who reads it could not tell either
        return changed
    for at, (before, after) in enumerate(zip(original, version)):
        for m in quotations(before, after, language)[:1]:
            changed.append((at, version[:at] + [after[:m.start()] + rewrite(m[0]) + after[m.end():]] + version[at + 1:]))
    return changed


def unmark_quotations(text, language, _):
    return change_quotations(text, language, lambda quotation: quotation[1:-1])


def drop_quotations(text, language, _):
    return change_quotations(text, language, lambda quotation: "")


def exchange_numbers(text, language, name):
    """Two numbers above 12 that both sides write alike, and that do not stand for one another anywhere else."""
    original, version = text
    chosen = random.Random(zlib.crc32(f"{language} {name} exchanged".encode()))
    changed = []
    for at, (before, after) in enumerate(zip(original, version)):
        numbers = [m for m in NUMBER.finditer(after) if m[0].isdigit() and int(m[0]) > 12 and after.count(m[0]) == 1 and
                   before.count(m[0]) == 1]
        if len(numbers) < 2:
            continue
        first, second = sorted(chosen.sample(numbers, 2), key=lambda m: m.start())
        changed.append((at, version[:at] + [after[:first.start()] + second[0] + after[first.end():second.start()] + first[0] +
                                            after[second.end():]] + version[at + 1:]))
    return changed


def drop_paragraphs(text, language, name):
    original, version = text
    if len(version) < 4:
        return []
    at = random.Random(zlib.crc32(f"{language} {name} dropped".encode())).randrange(1, len(version))
    return [(at, version[:at] + version[at + 1:])]
