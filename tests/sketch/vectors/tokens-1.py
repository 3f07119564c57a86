#!/usr/bin/env python3
"""Recomputes the hashes of tokens-1.tsv from the normalised texts: the format again, by the book. Words longer than 32 bytes
are XXH3-64, which Python's library lacks; they are passed over."""
import pathlib
import re
import sys

KEYS = (0x243F6A8885A308D3, 0x13198A2E03707344, 0xA4093822299F31D0, 0x082EFA98EC4E6C89, 0x452821E638D01377, 0xBE5466CF34E90C6C)
MASK = (1 << 64) - 1


def hash_word(word):
    if len(word) > 32:
        return None
    part = [int.from_bytes(word.ljust(32, b"\0")[i : i + 8], "little") for i in range(0, 32, 8)]
    first = (part[0] ^ KEYS[0]) * (part[1] ^ KEYS[1])
    low, high = first & MASK, first >> 64
    if len(word) > 16:
        second = (part[2] ^ KEYS[4]) * (part[3] ^ KEYS[5])
        low, high = low ^ (second >> 64), high ^ (second & MASK)
    last = (low ^ KEYS[2] ^ len(word)) * (high ^ KEYS[3])
    return (last & MASK) ^ (last >> 64)


def turn(x, bits):
    return ((x << bits) | (x >> (64 - bits))) & MASK


def mix(x):
    return ((x & 0xFFFFFFFF) * 0x9E3779B1) ^ turn((x >> 32) * 0x85EBCA77, 32)


def shingle(words):
    state = 0xC0AC29B7C97C50DD
    for word in words:
        state = (9 * turn(state, 23) + word) & MASK
    return mix(mix(state))


def windows(units, width):
    size = min(width, len(units))
    return [units[i : i + size] for i in range(len(units) - size + 1)] if units else []


def is_ideograph(word):
    return 0x3041 <= ord(word[0]) <= 0x9FFF


def words_of(normal):
    """The words of a text of European letters, ideographs and kana: each of the latter is one."""
    words = re.findall("[\u3041-\u9fff]|[^ \u3041-\u9fff]+", normal)
    joined = words[0] if words else ""
    for before, word in zip(words, words[1:]):
        joined += word if is_ideograph(before) and is_ideograph(word) else " " + word
    assert joined == normal, normal
    return words


def main():
    checked = 0
    for line in pathlib.Path(__file__).with_suffix(".tsv").read_text().splitlines():
        if line.startswith("#"):
            continue
        text, normal, *columns = line.split("\t")
        words, fives, characters = ([int(h, 16) for h in column.split(",") if h] for column in columns)
        assert [shingle(w) for w in windows(words, 5)] == fives, text
        made = [hash_word(c.encode()) for c in windows(normal, 5)]
        assert len(made) == len(characters) and all(a in (None, b) for a, b in zip(made, characters)), text
        if all(ord(c) < 0x250 or is_ideograph(c) for c in normal):
            made = [hash_word(w.encode()) for w in words_of(normal)]
            assert len(made) == len(words) and all(a in (None, b) for a, b in zip(made, words)), text
        checked += 1
    print(f"{checked} texts agree")


if __name__ == "__main__":
    sys.exit(main())
