"""Writes a name of a translation with one wrong letter inside, for news.py.

The names are those that planted_names.py finds. One letter that is neither the first nor the last changes places with the next
one, is another, stands twice or is left out; consonants only where a script leaves vowels to taste; in Chinese, Japanese and
Korean one character is another."""
import random
import re
import unicodedata
import zlib

from planted_names import MARKED, consonants_of, names_of, verbatim, written

LEAST = 5             # letters
SYLLABLES = 3         # characters of a name in Han, Kana or Hangul
CHARACTERS = {
    "Han": "阿巴贝波布达德迪多法菲弗戈格哈赫卡科克拉莱里洛鲁马梅米莫纳尼诺帕佩皮萨塞斯塔特托瓦维沃西亚约扎",
    "Kana": "アイウエオカキクケコサシスセタテトナニネノハヒフヘホマミムメモラリルレロワ",
    "Hangul": "가나다라마바사아자차카타파하고노도로모보소오조코토포호구누두루무부수우주기니디리미비시이지키티피히",
}


def script_of(letter):
    name = unicodedata.name(letter, "")
    return {"CJK": "Han", "KATAKANA": "Kana", "HANGUL": "Hangul"}.get(name.split(" ")[0].split("-")[0], "")


def replaced_character(word, chosen):
    at = chosen.randrange(1, len(word) - 1) if len(word) > 3 else 1
    others = [c for c in CHARACTERS[script_of(word[0])] if c not in word]
    return word[:at] + chosen.choice(others) + word[at + 1:]


def wrong_letter(word, text, chosen):
    """The word with one wrong letter, or None where it has no fit one."""
    if script_of(word[0]):
        return replaced_character(word, chosen) if len(word) >= SYLLABLES and all(map(script_of, word)) else None
    latin = word.isascii()
    is_letter = [unicodedata.category(c)[0] == "L" and (latin or consonants_of(c) != "") for c in word]
    inside = [at for at in range(1, len(word) - 1) if is_letter[at]]
    if len(word) < LEAST or not inside:
        return None
    ways = {}
    swaps = [at for at in inside if is_letter[at + 1] and word[at] != word[at + 1] and at + 2 < len(word)]
    if swaps:
        at = chosen.choice(swaps)
        ways["swapped"] = word[:at] + word[at + 1] + word[at] + word[at + 2:]
    at = chosen.choice(inside)
    single = word[at - 1] != word[at] != word[at + 1]
    if single:
        ways["dropped"] = word[:at] + word[at + 1:]
        if latin:
            ways["doubled"] = word[:at] + word[at] + word[at:]
    others = sorted({c for c in text if c.isalpha() and c.islower() == word[at].islower() and consonants_of(c) and c.isascii() == latin
                     and consonants_of(c) != consonants_of(word[at])})
    if others and consonants_of(word[at]):
        ways["replaced"] = word[:at] + chosen.choice(others) + word[at + 1:]
    return chosen.choice([ways[way] for way in sorted(ways)]) if ways else None


def spans_of(before, after, language):
    if language.startswith("zho"):
        parts = [(match.end() - len(match[0].split("·")[-1]), match.end()) for match in MARKED.finditer(after)
                 if after.count(match[0]) == 1]
    else:
        parts = [verbatim(word, after) or written(word, after) for word in names_of(before)]
    return [part for part in parts if part]


def garble_names(text, language, name):
    """Garbles one name in each paragraph that has one: [(paragraph, version)]."""
    original, version = text
    chosen = random.Random(zlib.crc32(f"{language} {name} garbled".encode()))
    planted = []
    for at, (before, after) in enumerate(zip(original, version)):
        spans = spans_of(before, after, language)
        if not spans:
            continue
        start, end = chosen.choice(spans)
        wrong = wrong_letter(after[start:end], after, chosen)
        if wrong and not re.search(rf"\b{re.escape(wrong)}\b", after):
            planted.append((at, version[:at] + [after[:start] + wrong + after[end:]] + version[at + 1:]))
    return planted
