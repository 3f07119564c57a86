"""Exact resemblance of word 5-grams, in plain Python: the definition of textdrift's words once more, from its documentation alone.

For corpora of some ten thousand documents; larger ones have their truth from the exact_pairs program. The set join is exact: two
sets of resemblance t share an element among the first n - ceil(t n) + 1 of each, in any common order (the rarest first here)."""
import collections
import json
import math
import re
import sys
import unicodedata

# Written without blanks between words: every character with its marks is a word.
UNSPACED = "\u0e00-\u0edf\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u302f\u3031-\u30ff\u31f0-\u31ff" \
           "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff"


def ranges(wanted):
    """A character class of the code points whose general category begins with one of `wanted`."""
    found, start = [], None
    for code in range(sys.maxunicode + 2):
        inside = code <= sys.maxunicode and unicodedata.category(chr(code))[0] in wanted
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            found.append(f"\\U{start:08x}-\\U{code - 1:08x}")
            start = None
    return "".join(found)


def compiled():
    marks, word = ranges("M"), ranges("LMN")
    return re.compile(f"[{UNSPACED}][{marks}]*|(?:(?![{UNSPACED}])[{word}])+"), re.compile(f"[{marks}]+")


RUN, ONLY_MARKS = None, None
IGNORABLE = re.compile("[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")


def words(text):
    global RUN, ONLY_MARKS
    if RUN is None:
        RUN, ONLY_MARKS = compiled()
    text = IGNORABLE.sub("", unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()))
    return [found for found in RUN.findall(text) if not ONLY_MARKS.fullmatch(found)]


def shingle_set(found, width=5):
    if len(found) < width:
        return {tuple(found)} if found else set()
    return set(zip(*(found[place:] for place in range(width))))


def resemblance(a, b):
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared) if shared else 0.0


def join(sets, threshold):
    """{(i, j): resemblance} of all pairs at or above the threshold."""
    count = collections.Counter(item for found in sets for item in found)
    order = {item: place for place, (item, _) in enumerate(sorted(count.items(), key=lambda entry: entry[1]))}
    index, pairs = collections.defaultdict(list), {}
    for number, found in enumerate(sets):
        length = len(found)
        head = sorted(found, key=order.__getitem__)[:length - math.ceil(threshold * length - 1e-9) + 1]
        candidates = set()
        for item in head:
            if count[item] > 1:
                candidates.update(index[item])
                index[item].append(number)
        for other in candidates:
            if min(length, len(sets[other])) >= threshold * max(length, len(sets[other])) - 1e-9:
                value = resemblance(sets[other], found)
                if value >= threshold:
                    pairs[other, number] = value
    return pairs


def of_corpus(path, threshold, cut=words):
    with open(path, encoding="utf-8") as lines:
        sets = [shingle_set(cut(json.loads(line)["text"])) for line in lines]
    return join(sets, threshold)
