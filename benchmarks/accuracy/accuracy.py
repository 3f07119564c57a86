#!/usr/bin/env python3
# Measures textdrift against the gold of the corpus: drift by kind, false alarms, alignment; rivals on the same pairs.
"""Usage: accuracy.py --binary PATH [--split tune|held-out|all] [--quick] [--rivals] [--json FILE] [--check-floors]

Runs `textdrift compare --format json --fail-on never` on every hand-made version of the corpus and on every version its
generator makes, and prints what was found, missed and wrongly reported. See README.md beside this file.
"""

import argparse
import json
import multiprocessing
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "corpus" / "tools"))

import rewrite                                                         # noqa: E402
import rivals                                                          # noqa: E402
from gold import KINDS, Gold, read_meta, read_original, split_paragraphs    # noqa: E402
from scoring import (GoldDrift, Item, Reported, Stream, count_confirmed, f1, read_confirmed, read_findings, score_beads,    # noqa: E402
                     score_findings, tool_beads)

DOCUMENTS = ROOT / "corpus" / "documents"
FLOORS = HERE / "floors.json"
DRIFT_SETS = ("hand", "planted", "mixed")
ROUND_TRIPS = ("hand-roundtrip", "round-trip")
SILENT_SETS = ("equal", "together", "hand-silent")
QUICK_SHARE = 9    # --quick keeps one generated version in nine


class Pair:
    """An original, a version and what is known about them."""

    def __init__(self, document, split, group, name, original, version_bytes, gold, version):
        self.document, self.split, self.group, self.name = document, split, group, name
        self.original, self.version_bytes, self.gold = original, version_bytes, gold
        self.left, self.right = Stream(original), Stream(version)
        self.drifts = [GoldDrift(drift, self.left, self.right) for drift in gold.drift]
        self.words = sum(len(text.split()) for text in original)


def hand_pairs(directory, split, original):
    """The versions written by hand; those without drift count among the silent ones."""
    for path in sorted(directory.glob("versions/*.gold.json")):
        gold = Gold.load(path)
        source = path.with_name(path.name.replace(".gold.json", ".txt"))
        data = source.read_bytes()
        name = source.stem
        group = "hand-roundtrip" if "roundtrip" in name or "round-trip" in name else "hand" if gold.drift else "hand-silent"
        yield Pair(directory.name, split, group, name, original, data, gold, split_paragraphs(data.decode("utf-8")))


def pairs_of(directory, quick):
    """Every pair of one document."""
    split, original = read_meta(directory / "meta.json")["split"], read_original(directory / "original.txt")
    yield from hand_pairs(directory, split, original)
    for made in rewrite.generate(directory):
        if quick and made.set != "unchanged" and zlib.crc32(f"{made.document}/{made.name}".encode()) % QUICK_SHARE:
            continue
        yield Pair(directory.name, split, made.set, made.name, original, made.text, made.gold, made.paragraphs)


# --- running

class Runner:
    """Runs the binary, or stands in for it with the gold itself or with nothing."""

    def __init__(self, binary, folder, tables=None):
        self.binary, self.folder, self.written = binary, Path(folder), None
        self.options = ["--format", "json", "--fail-on", "never", *(["--tables", str(tables)] if tables else [])]

    def __call__(self, pair):
        """(findings, beads, equal facts confirmed, error, seconds)"""
        if self.binary in ("gold", "nothing"):
            return self._stand_in(pair)
        original = self.folder / "original.txt"
        if self.written != pair.document:
            original.write_text("\n\n".join(pair.original) + "\n", encoding="utf-8")
            self.written = pair.document
        version = self.folder / "version.txt"
        version.write_bytes(pair.version_bytes)
        started = time.monotonic()
        try:
            done = subprocess.run([self.binary, "compare", str(original), str(version), *self.options],
                                  capture_output=True, timeout=60, check=False)
            seconds = time.monotonic() - started
            if done.returncode != 0:
                return [], [], 0, f"exit {done.returncode}: {done.stderr.decode('utf-8', 'replace')[:200]}", seconds
            result = json.loads(done.stdout)
            findings, left, right = read_findings(result, pair.left, pair.right)
            confirmed = count_confirmed(read_confirmed(result, left, right), pair.gold.equal, pair.left, pair.right)
            return findings, tool_beads(result, left, right, pair.left, pair.right), confirmed, None, seconds
        except (subprocess.TimeoutExpired, ValueError, KeyError, TypeError, OSError) as error:
            return [], [], 0, f"{type(error).__name__}: {error}"[:200], time.monotonic() - started

    def _stand_in(self, pair):
        if self.binary == "nothing":
            return [], [], 0, None, 0.0
        findings = [Reported((d.kind,), d.change, [Item(d.original, d.version)], "major") for d in pair.drifts]
        return findings, gold_beads(pair), len(pair.gold.equal), None, 0.0


def gold_beads(pair):
    return [(tuple(b.original), tuple(b.version), b.relation) for b in pair.gold.beads]


def around(paragraphs, span):
    """The span in its surroundings, for reading."""
    if span is None:
        return "-"
    text = paragraphs[span.paragraph]
    return f"{text[max(0, span.start - 25):span.start]}[{text[span.start:span.end][:120]}]{text[span.end:span.end + 20]}"


def summarize(pair, outcome, findings):
    """What is kept of one comparison: small enough to send between processes."""
    def finding(f):
        return {"kind": f.kinds[0], "change": f.change, "severity": f.severity, "original": f.texts[0][:160],
                "version": f.texts[1][:160], "justified": f.justified}

    def drift(d):
        return {"kind": d.kind, "change": d.change, "note": d.drift.note, "by_kind": d.found_by_kind,
                "original": around(pair.original, d.drift.original), "version": around(pair.right.paragraphs, d.drift.version),
                "instead": [f"{f.kinds[0]} {f.change}" for f in d.instead[:3]]}

    return {"document": pair.document, "split": pair.split, "group": pair.group, "name": pair.name, "words": pair.words,
            "hits": [drift(d) for d in outcome.hits], "misses": [drift(d) for d in outcome.misses],
            "right": Counter(f.kinds[0] for f in outcome.right), "findings": len(findings),
            "right_by_kind": Counter(f.kinds[0] for f in findings if f.by_kind),
            "alarms": [finding(f) for f in outcome.alarms], "neutral": len(outcome.neutral),
            "confidence": Counter((round(f.confidence, 2), f.justified) for f in findings)}


def run_document(task):
    """Everything measured on one document."""
    directory, binary, quick, rival_names, pofilter_python = task
    rows, rival_rows = [], []
    pofilter = rivals.Pofilter(pofilter_python) if "pofilter" in rival_names else None
    with tempfile.TemporaryDirectory(prefix="textdrift-accuracy-") as folder:
        run = Runner(binary, folder)
        for pair in pairs_of(directory, quick):
            findings, beads, confirmed, error, seconds = run(pair)
            row = summarize(pair, score_findings(findings, pair.drifts), findings)
            row |= {"beads": score_beads(beads, gold_beads(pair)), "error": error, "seconds": seconds,
                    "equal": len(pair.gold.equal), "confirmed": confirmed}
            rows.append(row)
            if rival_names and pair.group in DRIFT_SETS + ROUND_TRIPS + ("together", "hand-silent"):
                rival_rows += run_rivals(pair, rival_names, pofilter, folder)
    return rows, rival_rows


def run_rivals(pair, names, pofilter, folder):
    run = {"digits": rivals.digit_strings, "word-diff": rivals.word_diff, "pofilter": pofilter,
           "wdiff": lambda left, right, gold: rivals.wdiff(left, right, gold, folder)}
    rows = []
    for name in names:
        findings = run[name](pair.left, pair.right, pair.gold)
        outcome = score_findings(findings, pair.drifts)
        row = summarize(pair, outcome, findings)
        row["right"] = right_by_gold_kind(outcome)
        rows.append(row | {"rival": name, "misses": [{k: d[k] for k in ("kind", "by_kind")} for d in row["misses"]],
                           "hits": [{k: d[k] for k in ("kind", "by_kind")} for d in row["hits"]],
                           "alarms": [{k: f[k] for k in ("kind", "severity")} for f in row["alarms"]]})
    return rows


def right_by_gold_kind(outcome):
    """A rival's right findings, counted under the kind of the drift they found."""
    counts = Counter()
    for finding in outcome.right:
        counts[next(d.kind for d in outcome.hits if d.strict(finding))] += 1
    return counts


# --- figures

def kind_scores(rows):
    """Per kind (recall, precision, f1, gold count), strict; and by kind alone."""
    gold, hit, near, right, near_right, alarms = (Counter() for _ in range(6))
    for row in rows:
        for drift in row["hits"] + row["misses"]:
            gold[drift["kind"]] += 1
            near[drift["kind"]] += drift["by_kind"]
        for drift in row["hits"]:
            hit[drift["kind"]] += 1
        right.update(row["right"])
        near_right.update(row["right_by_kind"])
        for alarm in row["alarms"]:
            alarms[alarm["kind"]] += alarm["severity"] != "info"
    scores = {}
    for kind in KINDS:
        if gold[kind]:
            strict = f1(hit[kind], gold[kind], right[kind], right[kind] + alarms[kind])
            extra = max(0, right[kind] + alarms[kind] - near_right[kind])
            lenient = f1(near[kind], gold[kind], near_right[kind], near_right[kind] + extra)
            scores[kind] = {"recall": strict[0], "precision": strict[1], "f1": strict[2], "f1_lenient": lenient[2], "gold": gold[kind]}
    return scores


def macro(scores, key):
    return sum(s[key] for s in scores.values()) / len(scores) if scores else 0.0


def alarms_per_1000(rows):
    words = sum(row["words"] for row in rows)
    return 1000 * sum(a["severity"] != "info" for row in rows for a in row["alarms"]) / words if words else 0.0


def share(rows, part, whole):
    total = sum(row[whole] for row in rows)
    return sum(row[part] for row in rows) / total if total else 1.0


def unjustified_per_1000(rows):
    """Alarms at places where the gold knows of no change at all; one that only names it wrongly is not among them."""
    words = sum(row["words"] for row in rows)
    return 1000 * sum(a["severity"] != "info" and not a["justified"] for row in rows for a in row["alarms"]) / words if words else 0.0


def bead_f1(rows, part="links"):
    total = Counter()
    for row in rows:
        total.update(row["beads"])
    return f1(total[f"{part}_right"], total[part], total[f"{part}_right"], total[f"{part}_found"])[2], total


def figures(rows):
    """All figures of one split, by name."""
    def of(*groups):
        return [row for row in rows if row["group"] in groups]

    scores = kind_scores(of(*DRIFT_SETS))
    values = {"unchanged.findings": sum(row["findings"] for row in of("unchanged")),
              "errors": sum(bool(row["error"]) for row in rows),
              "equal.alarms_per_1000": alarms_per_1000(of("equal")),
              "together.alarms_per_1000": alarms_per_1000(of("together")),
              "hand_silent.alarms_per_1000": alarms_per_1000(of("hand-silent")),
              "equal.confirmed_recall": share(of(*SILENT_SETS), "confirmed", "equal"),
              "drift.macro_f1": macro(scores, "f1"), "drift.macro_f1_lenient": macro(scores, "f1_lenient")}
    by_hand = kind_scores(of("hand"))
    values |= {"hand.macro_f1": macro(by_hand, "f1"), "hand.macro_f1_lenient": macro(by_hand, "f1_lenient")}
    values |= {f"drift.f1.{kind}": score["f1"] for kind, score in scores.items()}
    for group in ROUND_TRIPS:
        trips = of(group)
        drifts = sum(len(row["hits"]) + len(row["misses"]) for row in trips)
        values[f"{group}.alarms_per_1000"] = alarms_per_1000(trips)
        values[f"{group}.unjustified_alarms_per_1000"] = unjustified_per_1000(trips)
        values[f"{group}.recall"] = sum(len(row["hits"]) for row in trips) / drifts if drifts else 1.0
    for damage in rewrite.DAMAGES:
        damaged = [row for row in of("align") if row["name"].rsplit("-", 1)[0] == damage]
        values[f"align.{damage}.f1"] = bead_f1(damaged)[0]
        values[f"align.{damage}.f1_with_nulls"] = bead_f1(damaged, "beads")[0]
    moved = bead_f1(of("align"))[1]
    values["align.moved_recall"] = moved["moved_right"] / moved["moved"] if moved["moved"] else 1.0
    values["align.reworded.alarms_per_1000"] = alarms_per_1000([r for r in of("align") if r["name"] == "clean-reworded"])
    times = sorted(row["seconds"] for row in rows)
    values["seconds.median"] = times[len(times) // 2] if times else 0.0
    values["seconds.worst"] = times[-1] if times else 0.0
    return values, scores


# --- printing

def print_split(name, rows):
    values, scores = figures(rows)
    documents = len({row["document"] for row in rows})
    print(f"\n== {name}: {documents} documents, {len(rows)} pairs, {sum(r['words'] for r in rows)} words of originals ==")
    print(f"{'kind':<12} {'gold':>5} {'recall':>7} {'prec.':>7} {'F1':>7} {'kind only':>9}")
    for kind, score in scores.items():
        print(f"{kind:<12} {score['gold']:>5} {score['recall']:>7.3f} {score['precision']:>7.3f} {score['f1']:>7.3f} {score['f1_lenient']:>9.3f}")
    print(f"{'macro F1':<34} {values['drift.macro_f1']:>7.3f} {values['drift.macro_f1_lenient']:>9.3f}")
    for key, value in values.items():
        if not key.startswith(("drift.", "align.")):
            print(f"{key:<34} {value:>7.3f}")
    print(f"{'alignment, strict F1':<22} {'links':>7} {'with nulls':>11}")
    for damage in rewrite.DAMAGES:
        print(f"  {damage:<20} {values[f'align.{damage}.f1']:>7.3f} {values[f'align.{damage}.f1_with_nulls']:>11.3f}")
    print(f"  {'moved, recall':<20} {values['align.moved_recall']:>7.3f}")
    print(f"  {'reworded, alarms/1000':<20} {values['align.reworded.alarms_per_1000']:>6.3f}")
    return values


def print_calibration(rows):
    """The confidence findings state beside the share of them that stand where the gold knows of a change."""
    counts = Counter()
    for row in rows:
        counts.update(row["confidence"])
    print("\n== confidence stated, and the share of such findings where the gold knows of a change ==")
    for level in sorted({level for level, _ in counts}):
        right, wrong = counts[level, True], counts[level, False]
        print(f"  {level:.2f}   {right / (right + wrong):.3f}   of {right + wrong}")


def print_rewritings(rows, show):
    """False alarms per rewriting, the worst first, each with an example."""
    by_name = defaultdict(list)
    for row in rows:
        if row["group"] == "equal":
            by_name[row["name"]].append(row)
    table = sorted(((alarms_per_1000(group), name, group) for name, group in by_name.items()), key=lambda row: (-row[0], row[1]))
    noisy = [row for row in table if row[0] > 0]
    print(f"\n== equal rewritings: {len(table)} kinds, {len(table) - len(noisy)} silent; alarms per 1,000 words of the others ==")
    for rate, name, group in noisy[:show]:
        alarms = [(row, a) for row in group for a in row["alarms"] if a["severity"] != "info"]
        print(f"{rate:>7.2f} {name:<28} {len(alarms)} in {len(group)} texts")
        for row, alarm in alarms[:2]:
            print(f"          {row['document']}: {alarm['kind']} {alarm['change']} ({alarm['severity']}): "
                  f"{alarm['original']!r} -> {alarm['version']!r}")


def print_alarms(rows, show):
    """Examples of false alarms outside the single rewritings, by kind and change."""
    by_class = defaultdict(list)
    for row in rows:
        if row["group"] != "equal":
            for alarm in row["alarms"]:
                if alarm["severity"] != "info":
                    by_class[row["group"], alarm["kind"], alarm["change"]].append((row, alarm))
    print("\n== other false alarms, by set and class ==")
    for key, found in sorted(by_class.items(), key=lambda item: -len(item[1])):
        print(f"{len(found):>5} {' / '.join(map(str, key))}")
        for row, alarm in spread(found, show):
            print(f"        {row['document']} {row['name']}: {alarm['original']!r} -> {alarm['version']!r}")


def print_misses(rows, show):
    """Examples of drift not found, by how it was planted."""
    found, missed = Counter(), defaultdict(list)
    for row in rows:
        if row["group"] in DRIFT_SETS + ROUND_TRIPS:
            for drift in row["hits"]:
                found[row["group"], drift["note"] or f"{drift['kind']} {drift['change']}"] += 1
            for drift in row["misses"]:
                missed[row["group"], drift["note"] or f"{drift['kind']} {drift['change']}"].append((row, drift))
    print("\n== drift not found, by set and planter ==")
    for key, drifts in sorted(missed.items(), key=lambda item: -len(item[1])):
        print(f"{len(drifts):>5} of {len(drifts) + found[key]:<4} {key[0]} / {key[1]}")
        for row, drift in spread(drifts, show):
            instead = f" (reported there: {', '.join(drift['instead'])})" if drift["instead"] else ""
            print(f"        {row['document']} {row['name']}: {drift['kind']} {drift['change']}: {drift['original'][:150]} => "
                  f"{drift['version'][:150]}{instead}")


def spread(items, count):
    """`count` of the items from all over the list."""
    return items if len(items) <= count else [items[i * len(items) // count] for i in range(count)]


def print_rivals(rows, names, own):
    print("\n== rivals on the same pairs (each finding counted for every kind it may stand for) ==")
    print(f"{'':<14} {'macro F1':>9} {'alarms/1000, same facts written differently':>44}")
    values = {}
    scores = kind_scores([r for r in own if r["group"] in DRIFT_SETS])
    silent = [r for r in own if r["group"] in ("together", "hand-silent")]
    print(f"{'textdrift':<14} {macro(scores, 'f1'):>9.3f} {alarms_per_1000(silent):>44.2f}")
    for name in names:
        mine = [r for r in rows if r["rival"] == name]
        scores = kind_scores([r for r in mine if r["group"] in DRIFT_SETS])
        rate = alarms_per_1000([r for r in mine if r["group"] in ("together", "hand-silent")])
        values[name] = {"macro_f1": macro(scores, "f1"), "alarms_per_1000": rate, "f1": {k: s["f1"] for k, s in scores.items()}}
        print(f"{name:<14} {macro(scores, 'f1'):>9.3f} {rate:>44.2f}")
    return values


# --- floors

def check_floors(measured, path, section):
    """Messages about every figure on the wrong side of its recorded floor or ceiling."""
    floors = json.loads(path.read_text(encoding="utf-8")).get(section, {})
    for split, limits in floors.items():
        for key, low in limits.get("at_least", {}).items():
            if split in measured and measured[split].get(key, 0) < low:
                yield f"{split} {key}: {measured[split].get(key, 0):.4f} is below its floor {low}"
        for key, high in limits.get("at_most", {}).items():
            if split in measured and measured[split].get(key, 0) > high:
                yield f"{split} {key}: {measured[split].get(key, 0):.4f} is above its ceiling {high}"


def record_floors(measured, path, section):
    """Floors a little on the safe side of what was measured."""
    recorded = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    recorded[section] = {}
    for split, values in measured.items():
        low = {k: round(max(0, v - 0.005), 3) for k, v in values.items() if "f1" in k or "recall" in k}
        high = {k: round(v * 1.05 + 0.02, 2) for k, v in values.items() if "alarms" in k}
        high |= {k: values[k] for k in ("unchanged.findings", "errors")}
        recorded[section][split] = {"at_least": low, "at_most": high}
    path.write_text(json.dumps(recorded, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def conclude(options, result, floors):
    """Writes the figures, records or checks their floors; the exit status."""
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    section, measured = "quick" if options.quick else "full", result["figures"]
    if options.record_floors:
        record_floors(measured, floors, section)
    failures = list(check_floors(measured, floors, section)) if options.check_floors else []
    for failure in failures:
        print(f"floor: {failure}", file=sys.stderr)
    return 1 if failures else 0


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True, help="textdrift; or 'gold' or 'nothing', to test this program")
    parser.add_argument("--split", choices=("tune", "held-out", "all"), default="all")
    parser.add_argument("--document", action="append", help="only this document; may be repeated")
    parser.add_argument("--quick", action="store_true", help="a ninth of the generated versions")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    parser.add_argument("--show-alarms", type=int, default=0, metavar="N", help="N examples for each class of false alarm")
    parser.add_argument("--show-misses", type=int, default=0, metavar="N", help="N examples for each kind of drift missed")
    parser.add_argument("--rivals", action="store_true")
    parser.add_argument("--pofilter-python", default="", help="a Python that has translate-toolkit")
    parser.add_argument("--check-floors", action="store_true")
    parser.add_argument("--record-floors", action="store_true")
    return parser.parse_args()


def measure(options, rival_names):
    """Rows of every pair, ours and the rivals'."""
    directories = [d for d in sorted(DOCUMENTS.glob("*")) if (d / "original.txt").exists()]
    if options.document:
        directories = [d for d in directories if d.name in options.document]
    if options.split != "all":
        directories = [d for d in directories if read_meta(d / "meta.json")["split"] == options.split]
    tasks = [(d, options.binary, options.quick, rival_names, options.pofilter_python) for d in directories]
    rows, rival_rows = [], []
    with multiprocessing.Pool(options.jobs) as pool:
        for ours, theirs in pool.imap(run_document, tasks):
            rows += ours
            rival_rows += theirs
    return rows, rival_rows


def main():
    options = parse_arguments()
    rival_names, notes = rivals.available(options.pofilter_python) if options.rivals else ([], [])
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
    visible = [row for row in rows if row["split"] == "tune"]
    if options.show_alarms:
        print_rewritings(visible, 1000)
        print_alarms(visible, options.show_alarms)
    if options.show_misses:
        print_misses(visible, options.show_misses)
    result = {"figures": measured, "quick": options.quick}
    if rival_names:
        result["rivals"] = print_rivals(rival_rows, rival_names, rows)
        for note in notes:
            print(note)
    return conclude(options, result, FLOORS)


if __name__ == "__main__":
    sys.exit(main())
