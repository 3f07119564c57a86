#!/usr/bin/env python3
# Measures textdrift across languages: honest translations and planted errors, by language and kind; rivals on the same pairs.
"""Usage: across.py --binary PATH [--split tune|held-out|all] [--quick] [--rivals] [--json FILE] [--check-floors]

Runs `textdrift compare --format json --fail-on never` on every translation of corpus/translated and on the versions that
corpus/tools/across.py plants errors into. Rates are per 1,000 words of the original. See README.md beside this file.
"""

import argparse
import json
import multiprocessing
import sys
import tempfile
import zlib
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "corpus" / "tools"))

import across as planting                                              # noqa: E402
import rivals                                                          # noqa: E402
from accuracy import (Pair, Runner, conclude, gold_beads, kind_scores, macro, print_calibration, right_by_gold_kind, spread, summarize)    # noqa: E402
from gold import read_meta                                             # noqa: E402
from scoring import f1, score_beads, score_findings                    # noqa: E402

FLOORS = HERE / "across-floors.json"
QUICK_SHARE = 6    # --quick keeps one planted version in six
TURNS = 2          # versions of each planter and translation
GROUPS = {"numbers": ("number", "percentage", "money", "measure"), "dates": ("date",), "names": ("name",),
          "quotes": ("quotation", "attribution"), "words": ("negation", "comparator"), "other": ("link", "paragraph", "damage")}


def pairs_of(directory, quick, languages, kinds):
    """The honest translations of a document and the versions planted into them."""
    split = read_meta(directory / "meta.json")["split"]
    for language in planting.languages_of(directory):
        if languages and language not in languages:
            continue
        honest = planting.read_version(directory, language)
        yield make_pair(honest, split, "honest", language)
        for name in kinds or sorted(planting.PLANTERS):
            for turn in range(TURNS):
                if quick and zlib.crc32(f"{directory.name}/{language}/{name}/{turn}".encode()) % QUICK_SHARE:
                    continue
                version = planting.plant(honest, name, turn)
                if version:
                    yield make_pair(version, split, "planted", f"{language} {name}")


def make_pair(version, split, group, name):
    text = "\n\n".join(version.paragraphs) + "\n"
    pair = Pair(version.document, split, group, name, version.original, text.encode(), version.gold(), version.paragraphs)
    pair.words = sum(planting.word_count(paragraph) for paragraph in version.original)
    return pair


def run_document(task):
    directory, options, rival_names = task
    rows, rival_rows = [], []
    pofilter = rivals.Pofilter(options.pofilter_python) if "pofilter" in rival_names else None
    hardrules = rivals.Hardrules(options.hardrules_python) if "hardrules" in rival_names else None
    run_rival = {"digits": rivals.digit_strings, "pofilter": pofilter, "hardrules": hardrules}
    with tempfile.TemporaryDirectory(prefix="textdrift-across-") as folder:
        run = Runner(options.binary, folder, options.tables)
        for pair in pairs_of(directory, options.quick, options.language, options.kind):
            findings, beads, confirmed, error, seconds = run(pair)
            row = summarize(pair, score_findings(findings, pair.drifts), findings)
            rows.append(row | {"beads": score_beads(beads, gold_beads(pair)), "error": error, "seconds": seconds,
                               "equal": len(pair.gold.equal), "confirmed": confirmed})
            for name in rival_names:
                theirs = run_rival[name](pair.left, pair.right, pair.gold)
                outcome = score_findings(theirs, pair.drifts)
                rival_rows.append(summarize(pair, outcome, theirs) | {"right": right_by_gold_kind(outcome), "rival": name})
    return rows, rival_rows


# --- figures

def language_of(row):
    return row["name"].split(" ")[0]


def planter_of(row):
    return row["name"].split(" ")[1] if " " in row["name"] else ""


def rate(rows, kinds=None, info=False):
    words = sum(row["words"] for row in rows)
    count = sum((info or a["severity"] != "info") and (kinds is None or a["kind"] in kinds) for row in rows for a in row["alarms"])
    return 1000 * count / words if words else 0.0


def recall(rows, by_kind=False):
    """Share of the planted drifts found, strictly or by kind and place alone."""
    found = sum(len(row["hits"]) + (sum(m["by_kind"] for m in row["misses"]) if by_kind else 0) for row in rows)
    whole = sum(len(row["hits"]) + len(row["misses"]) for row in rows)
    return found / whole if whole else 1.0


def link_f1(rows):
    total = Counter()
    for row in rows:
        total.update(row["beads"])
    return f1(total["links_right"], total["links"], total["links_right"], total["links_found"])[2]


def planted_scores(rows):
    """Scores by kind over the planted versions; an alarm an honest translation also gives counts once, not in every version."""
    seen, kept = set(), []
    for row in rows:
        alarms = []
        for alarm in row["alarms"]:
            key = (row["document"], language_of(row), alarm["kind"], alarm["change"], alarm["original"], alarm["version"])
            if key not in seen:
                seen.add(key)
                alarms.append(alarm)
        kept.append(row | {"alarms": alarms})
    return kind_scores(kept)


def figures(rows):
    honest, planted = [r for r in rows if r["group"] == "honest"], [r for r in rows if r["group"] == "planted"]
    scores = planted_scores(planted)
    values = {"honest.alarms_per_1000": rate(honest), "honest.alarms_with_info_per_1000": rate(honest, info=True),
              "honest.align_f1": link_f1(honest), "planted.align_f1": link_f1(planted), "planted.macro_f1": macro(scores, "f1"),
              "honest.confirmed_recall": sum(r["confirmed"] for r in honest) / max(1, sum(r["equal"] for r in honest)),
              "errors": sum(bool(row["error"]) for row in rows), "unchanged.findings": 0}
    for group, kinds in GROUPS.items():
        values[f"honest.alarms_per_1000.{group}"] = rate(honest, kinds)
    for name in sorted({planter_of(row) for row in planted}):
        values[f"recall.{name}"] = recall([row for row in planted if planter_of(row) == name], by_kind=True)
    times = sorted(row["seconds"] for row in rows)
    values["seconds.median"] = times[len(times) // 2] if times else 0.0
    return values, scores


# --- printing

def print_split(name, rows):
    values, scores = figures(rows)
    honest = [r for r in rows if r["group"] == "honest"]
    print(f"\n== {name}: {len({r['document'] for r in rows})} documents, {len(honest)} honest translations, "
          f"{sum(r['words'] for r in honest)} words of originals, {len(rows) - len(honest)} planted versions ==")
    print("honest translations: alarms per 1,000 words")
    print(f"{'':<8} {'words':>6} " + " ".join(f"{g:>8}" for g in GROUPS) + f" {'all':>8} {'info too':>8} {'facts =':>8} {'align':>6}")
    languages = sorted({language_of(r) for r in rows})
    for language in languages + ["all"]:
        mine = [r for r in honest if language in ("all", language_of(r))]
        if mine:
            equal = sum(r["confirmed"] for r in mine) / max(1, sum(r["equal"] for r in mine))
            print(f"{language:<8} {sum(r['words'] for r in mine):>6} " + " ".join(f"{rate(mine, kinds):>8.2f}" for kinds in GROUPS.values())
                  + f" {rate(mine):>8.2f} {rate(mine, info=True):>8.2f} {equal:>8.3f} {link_f1(mine):>6.3f}")
    print_recall([r for r in rows if r["group"] == "planted"], languages)
    print(f"\n{'kind':<12} {'gold':>5} {'recall':>7} {'prec.':>7} {'F1':>7}")
    for kind, score in scores.items():
        print(f"{kind:<12} {score['gold']:>5} {score['recall']:>7.3f} {score['precision']:>7.3f} {score['f1']:>7.3f}")
    print(f"{'macro F1':<34} {values['planted.macro_f1']:>7.3f}")
    return values


def print_recall(planted, languages):
    """Planted drift found by kind and place, percent: planters down, languages across in blocks."""
    names = sorted({planter_of(row) for row in planted})
    cells = defaultdict(list)
    for row in planted:
        cells[planter_of(row), language_of(row)].append(row)
        cells[planter_of(row), "all"].append(row)
    for start in range(0, len(languages), 14):
        block = languages[start:start + 14] + (["all"] if start + 14 >= len(languages) else [])
        print(f"\n{'planted, % found':<24} " + " ".join(f"{language:>7}" for language in block))
        for name in names:
            shown = (f"{100 * recall(cells[name, language], True):>7.1f}" if cells[name, language] else f"{'-':>7}" for language in block)
            print(f"{name:<24} " + " ".join(shown))


def print_examples(rows, alarms, misses):
    groups = defaultdict(list)
    for row in rows:
        if row["group"] == "honest":
            for alarm in row["alarms"]:
                groups[f"alarm {alarm['kind']} {alarm['change']} ({alarm['severity']})"].append((row, alarm))
    for title, items in sorted(groups.items()) if alarms else ():
        print(f"\n-- {title}: {len(items)}")
        for row, alarm in spread(items, alarms):
            print(f"   {row['document']} {row['name']}: {alarm['original']!r} => {alarm['version']!r}")
    groups = defaultdict(list)
    for row in rows:
        for miss in row["misses"]:
            if not miss["by_kind"]:
                groups[f"miss {planter_of(row)}"].append((row, miss))
    for title, items in sorted(groups.items()) if misses else ():
        print(f"\n-- {title}: {len(items)}")
        for row, miss in spread(items, misses):
            print(f"   {row['document']} {row['name']}: {miss['original']!r} => {miss['version']!r}, instead {miss['instead']}")


def print_rivals(rows, own, names):
    print("\n== rivals on the same pairs, the alignment given to them ==")
    print(f"{'':<12} {'macro F1':>9} {'alarms per 1,000 words, honest':>32}")
    values = {}
    for name in ["textdrift"] + names:
        mine = own if name == "textdrift" else [r for r in rows if r["rival"] == name]
        scores = planted_scores([r for r in mine if r["group"] == "planted"])
        alarms = rate([r for r in mine if r["group"] == "honest"])
        values[name] = {"macro_f1": macro(scores, "f1"), "alarms_per_1000": alarms}
        print(f"{name:<12} {macro(scores, 'f1'):>9.3f} {alarms:>32.2f}")
    return values


def write_measured(rows, path):
    """What `textdrift languages` prints: per language of the version, alarms on honest texts and recall by group of planters."""
    lines = ["# Measured by benchmarks/accuracy/across.py: language of the version, words of originals, alarms per 1,000 words on honest",
             "# translations, and the share of planted errors found: values, dates, names, quotations, paragraphs (- where none was planted)."]
    columns = (("value-", "small-", "word-", "scale-", "values-"), ("day-", "month-", "year-"), ("name-",), ("quotation-",), ("paragraph-",))
    for language in sorted({language_of(r) for r in rows}):
        honest = [r for r in rows if r["group"] == "honest" and language_of(r) == language]
        planted = [r for r in rows if r["group"] == "planted" and language_of(r) == language]
        cells = []
        for prefixes in columns:
            mine = [r for r in planted if planter_of(r).startswith(prefixes)]
            cells.append(f"{recall(mine, True):.2f}" if mine else "-")
        lines.append("\t".join([language, str(sum(r["words"] for r in honest)), f"{rate(honest):.2f}"] + cells))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True, help="textdrift; or 'gold' or 'nothing', to test this program")
    parser.add_argument("--tables", type=Path, metavar="FOLDER", help="language tables in place of the built-in ones")
    parser.add_argument("--split", choices=("tune", "held-out", "all"), default="all")
    parser.add_argument("--document", action="append", help="only this document; may be repeated")
    parser.add_argument("--language", action="append", help="only this language; may be repeated")
    parser.add_argument("--kind", action="append", choices=sorted(planting.PLANTERS), help="only this planter; may be repeated")
    parser.add_argument("--quick", action="store_true", help="a sixth of the planted versions")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    parser.add_argument("--show-alarms", type=int, default=0, metavar="N", help="N examples for each class of false alarm")
    parser.add_argument("--show-misses", type=int, default=0, metavar="N", help="N examples for each planter missed")
    parser.add_argument("--rivals", action="store_true")
    parser.add_argument("--pofilter-python", default="", help="a Python that has translate-toolkit")
    parser.add_argument("--hardrules-python", default="", help="a Python that has bicleaner-hardrules")
    parser.add_argument("--write-measured", type=Path, metavar="FILE", help="write the table that `textdrift languages` prints")
    parser.add_argument("--check-floors", action="store_true")
    parser.add_argument("--record-floors", action="store_true")
    return parser.parse_args()


def measure(options, rival_names):
    directories = planting.all_directories()
    if options.document:
        directories = [d for d in directories if d.name in options.document]
    if options.split != "all":
        directories = [d for d in directories if read_meta(d / "meta.json")["split"] == options.split]
    rows, rival_rows = [], []
    with multiprocessing.Pool(options.jobs) as pool:
        for ours, theirs in pool.imap(run_document, [(d, options, rival_names) for d in directories]):
            rows += ours
            rival_rows += theirs
    return rows, rival_rows


def main():
    options = parse_arguments()
    rival_names, notes = rivals.available_across(options.pofilter_python, options.hardrules_python) if options.rivals else ([], [])
    rows, rival_rows = measure(options, rival_names)
    for row in rows:
        if row["error"]:
            print(f"error: {row['document']} {row['name']}: {row['error']}", file=sys.stderr)
    measured = {}
    for split in ("tune", "held-out"):
        chosen = [row for row in rows if row["split"] == split]
        if chosen:
            measured[split] = print_split(split, chosen)
            print_calibration(chosen)
    # What is kept out of tuning is never shown example by example.
    print_examples([row for row in rows if row["split"] == "tune"], options.show_alarms, options.show_misses)
    result = {"figures": measured, "quick": options.quick}
    if rival_names:
        result["rivals"] = print_rivals(rival_rows, rows, rival_names)
        print("\n".join(notes))
    if options.write_measured:
        write_measured(rows, options.write_measured)
    return conclude(options, result, FLOORS)


if __name__ == "__main__":
    sys.exit(main())
