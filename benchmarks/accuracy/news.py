#!/usr/bin/env python3
"""Alarms on human translations of news that nobody of this project wrote, and altered numbers found in them.

Reads a copy of NTREX-128 (Federmann, Kocmi and Xin, 2022: newstest2019 translated by people into 128 languages, one
sentence a line), which is not part of this repository:

    git clone https://github.com/MicrosoftTranslator/NTREX
    benchmarks/accuracy/news.py --binary build/release/tools/cli/textdrift --folder NTREX

Documents are told apart by DOCUMENT_IDS.tsv; the headline and then every two lines make a paragraph. Every finding that is not
info counts as an alarm, though translators err too: the figure is an upper bound. With --plant, one digit of a number of
two or more that both sides write alike is changed in each paragraph that has one, one paragraph at a time; with --plant-names,
a name is replaced by another (planted_names.py), with --plant-garbled one letter of a name is wrong (garbled_names.py)."""
import argparse
import json
import multiprocessing
import random
import re
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path

from garbled_names import garble_names
from planted_names import replace_names
from planted_passages import drop_paragraphs, drop_quotations, exchange_numbers, unmark_quotations

LANGUAGES = ("arb ben bos ces dan deu ell fas fin fra heb hin hrv hun ind ita jpn khm kor msa mya nld nob pol por ron rus spa "
             "srp-Cyrl srp-Latn swa swe tha tur ukr vie zho-CN zho-TW").split()
WITHOUT_SPACES = {"jpn", "zho-CN", "zho-TW"}
VALUES = {"number", "money", "measure", "percentage", "date", "time"}
NUMBER = re.compile(r"(?<![\d.,:/-])\d{2,}(?:[.,]\d+)*(?![\d.,:/-]*\d)")


def read_documents(folder):
    """The lines of each document, in order: [(name, first, last + 1)]."""
    names = (folder / "DOCUMENT_IDS.tsv").read_text().split("\n")
    documents = []
    for at, name in enumerate(name.strip() for name in names):
        if name and documents and documents[-1][0] == name:
            documents[-1][2] = at + 1
        elif name:
            documents.append([name, at, at + 1])
    return documents


def paragraphs(lines, first, last, space):
    pairs = range(first + 1, last, 2)
    return [lines[first].strip()] + [space.join(line.strip() for line in lines[at:min(at + 2, last)]) for at in pairs]


def read_text(folder, part, document):
    lines = (folder / "NTREX-128" / f"newstest2019-{part}.txt").read_text().split("\n")
    return paragraphs(lines, document[1], document[2], "" if part.removeprefix("ref.") in WITHOUT_SPACES else " ")


def compare(options, original, version):
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, text in (("original.txt", original), ("version.txt", version)):
            files.append(Path(folder, name))
            files[-1].write_text("\n\n".join(text) + "\n")
        command = [options.binary, "compare", "--format", "json", "--fail-on", "never", *files]
        if options.tables:
            command[2:2] = ["--tables", options.tables]
        result = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return [finding for finding in result["findings"] if finding["severity"] != "info"]


def alter(text, language, name):
    """Changes one digit of a number in one paragraph after another: [(paragraph, version)]."""
    original, version = text
    chosen = random.Random(zlib.crc32(f"{language} {name}".encode()))
    altered = []
    for at, (before, after) in enumerate(zip(original, version)):
        numbers = [m for m in NUMBER.finditer(after) if after.count(m[0]) == 1 and before.count(m[0]) == 1
                   and NUMBER.search(before, before.index(m[0])) and NUMBER.search(before, before.index(m[0]))[0] == m[0]]
        if not numbers:
            continue
        number = chosen.choice(numbers)
        at_digit = chosen.choice([i for i in range(number.start(), number.end()) if after[i].isdigit()])
        digit = chosen.choice([d for d in "123456789" if d != after[at_digit]])
        altered.append((at, version[:at] + [after[:at_digit] + digit + after[at_digit + 1:]] + version[at + 1:]))
    return altered


# What is planted by which option, and the kinds of findings that tell of it.
PLANTERS = {"plant": (alter, VALUES), "plant_names": (replace_names, {"name", "attribution"}),
            "plant_garbled": (garble_names, {"name", "attribution"}),
            "plant_unmarked": (unmark_quotations, {"quotation"}), "plant_dropped": (drop_quotations, {"quotation", "paragraph"}),
            "plant_exchanged": (exchange_numbers, VALUES), "plant_gone": (drop_paragraphs, {"paragraph"})}


def changed(before, after):
    """What differs, with a few letters around it, as "before -> after"."""
    front = next((i for i, (a, b) in enumerate(zip(before, after)) if a != b), 0)
    back = next((i for i, (a, b) in enumerate(zip(before[::-1], after[::-1])) if a != b), 0)
    return " -> ".join(side[max(0, front - 8):len(side) - back + 8] for side in (before, after))


def signature(finding):
    return (finding["kind"], finding["change"], finding["message"])


def run(task):
    options, language, document = task
    text = read_text(options.folder, "src.eng", document), read_text(options.folder, f"ref.{language}", document)
    findings = compare(options, *text)
    known = Counter(map(signature, findings))
    planted, missed = {}, []
    for kind, (plant, kinds) in PLANTERS.items():
        if not getattr(options, kind):
            continue
        planted[kind] = []
        for at, version in plant(text, language, document[0]):
            new = Counter(signature(finding) for finding in compare(options, text[0], version)) - known
            planted[kind].append(any(of in kinds for of, _, _ in new))
            if not planted[kind][-1]:
                missed.append((kind, changed(text[1][at], version[at] if len(version) == len(text[1]) else "")))
    words = sum(len(paragraph.split()) for paragraph in text[0])
    return {"language": language, "words": words, "planted": planted, "missed": missed,
            "alarms": [(f["kind"], f["message"]) for f in findings], "document": document[0]}


def rate(rows, kinds=None):
    alarms = sum(kinds is None or kind in kinds for row in rows for kind, _ in row["alarms"])
    return 1000 * alarms / max(1, sum(row["words"] for row in rows))


def print_table(rows):
    kinds = sorted({kind for row in rows for kind, _ in row["alarms"]})
    options = list(rows[0]["planted"])
    print("alarms per 1,000 words of the original" + "".join(f"; found of --{option}".replace("_", "-") for option in options))
    print(f"{'':10} {'words':>8} {'all':>6} " + " ".join(f"{kind[:9]:>9}" for kind in kinds))
    groups = [(language, [row for row in rows if row["language"] == language]) for language in LANGUAGES]
    for name, group in [*groups, ("all", rows)]:
        if not group:
            continue
        cells = " ".join(f"{rate(group, {kind}):9.2f}" for kind in kinds)
        found = ""
        for option in options:
            planted = [one for row in group for one in row["planted"][option]]
            found += f"  {sum(planted)} of {len(planted)} ({100 * sum(planted) / max(1, len(planted)):.0f} %)"
        print(f"{name:10} {sum(row['words'] for row in group):8} {rate(group):6.2f} {cells}{found}")


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True, help="textdrift")
    parser.add_argument("--folder", required=True, type=Path, help="a copy of NTREX")
    parser.add_argument("--tables", help="language tables in place of the built-in ones")
    parser.add_argument("--split", choices=("tune", "held-out", "all"), default="all", help="held-out: documents from the 100th on")
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="every Nth document only")
    parser.add_argument("--language", action="append", choices=LANGUAGES, help="only this one; may be repeated")
    parser.add_argument("--plant", action="store_true", help="alter numbers too")
    parser.add_argument("--plant-names", action="store_true", help="replace names too")
    parser.add_argument("--plant-garbled", action="store_true", help="misspell names too")
    parser.add_argument("--plant-unmarked", action="store_true", help="take the marks off quotations too")
    parser.add_argument("--plant-dropped", action="store_true", help="drop quotations too")
    parser.add_argument("--plant-exchanged", action="store_true", help="let two numbers of a paragraph change places too")
    parser.add_argument("--plant-gone", action="store_true", help="drop paragraphs too")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="N alarms of each kind and language, and N that were missed")
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args()


def main():
    options = parse_arguments()
    documents = read_documents(options.folder)
    chosen = {"tune": documents[:100], "held-out": documents[100:], "all": documents}[options.split][::options.sample]
    tasks = [(options, language, document) for language in options.language or LANGUAGES for document in chosen]
    with multiprocessing.Pool(options.jobs) as pool:
        rows = pool.map(run, tasks, chunksize=1)
    print_table(rows)
    shown = Counter()
    for row in rows:
        for kind, message in row["alarms"]:
            shown[row["language"], kind] += 1
            if shown[row["language"], kind] <= options.show:
                print(f"{row['language']} {row['document']} {kind}: {message}")
        for kind, words in row["missed"]:
            shown[row["language"], kind] += 1
            if shown[row["language"], kind] <= options.show:
                print(f"{row['language']} {row['document']} missed of --{kind.replace('_', '-')}: {words}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
