# What else could be used for the job, run on the same pairs: digit strings, word diffs, a translation checker.
"""Each rival is judged generously: a finding counts for every kind it may stand for, and the paragraphs are aligned for it."""

import difflib
import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

from scoring import Item, Reported

QUANTITIES = ("number", "percentage", "date", "money", "measure")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
TOKEN = re.compile(r"\S+")
NEGATION = re.compile(r"\b(?:not|no|never|without|nobody|nothing|none|neither|nor|cannot)\b|n['’]t\b", re.I)
COMPARATOR = re.compile(r"\b(?:at least|at most|more than|less than|fewer than|up to|no more|almost|nearly|about|most|least|over|under|than)\b", re.I)
POFILTER_KINDS = {"numbers": QUANTITIES, "acronyms": ("name",), "simplecaps": ("name",), "startcaps": ("name",),
                  "sentencecount": ("paragraph",), "doublequoting": ("quotation",), "singlequoting": ("quotation",), "urls": ("link",),
                  "emails": ("link",), "brackets": ("damage",), "doublespacing": ("damage",), "endpunc": ("damage",), "puncspacing": ("damage",),
                  "doublewords": ("damage",), "short": ("paragraph", "damage"), "long": ("paragraph", "damage"), "blank": ("paragraph",),
                  "purepunc": ("damage",), "xmltags": ("damage",), "escapes": ("damage",)}


def digit_strings(original, version, gold):
    """Digit strings of one side of a bead that the other side lacks, paired in their order."""
    findings = []
    for bead in gold.beads:
        left = [(m[0], original.interval(p, *m.span())) for p in bead.original for m in DIGITS.finditer(original.paragraphs[p])]
        right = [(m[0], version.interval(p, *m.span())) for p in bead.version for m in DIGITS.finditer(version.paragraphs[p])]
        lost, new = _minus(left, right), _minus(right, left)
        for index in range(max(len(lost), len(new))):
            item = Item(lost[index][1] if index < len(lost) else None, new[index][1] if index < len(new) else None)
            findings.append(Reported(QUANTITIES, None, [item]))
    return findings


def _minus(rows, others):
    left = Counter(text for text, _ in others)
    kept = []
    for text, interval in rows:
        if left[text]:
            left[text] -= 1
        else:
            kept.append((text, interval))
    return kept


def _tokens(stream):
    return [(m[0], stream.interval(p, *m.span())) for p, text in enumerate(stream.paragraphs) for m in TOKEN.finditer(text)]


def _kinds(words, count):
    """What a changed stretch of a word diff may stand for; the first is what it is counted under when it is wrong."""
    kinds = []
    if re.search(r"\d", words):
        kinds += list(QUANTITIES)
    if NEGATION.search(words):
        kinds.append("negation")
    if COMPARATOR.search(words):
        kinds.append("comparator")
    if re.search(r"[“”\"«»„‘]", words):
        kinds.append("quotation")
    if re.search(r"www\.|https?:|@\w|\.(?:org|com|net|example)\b", words):
        kinds.append("link")
    if re.search(r"\b[A-ZÀ-Þ]", words):
        kinds += ["name", "attribution"]
    if count >= 12:
        kinds.append("paragraph")
    return tuple(kinds + ["damage"])


def word_diff(original, version, gold):
    """Python's difflib over the words of the whole text."""
    left, right = _tokens(original), _tokens(version)
    matcher = difflib.SequenceMatcher(None, [t for t, _ in left], [t for t, _ in right], autojunk=False)
    return [_hunk(left[a:b], right[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _hunk(lost, new):
    words = " ".join(t for t, _ in lost + new)
    item = Item((lost[0][1][0], lost[-1][1][1]) if lost else None, (new[0][1][0], new[-1][1][1]) if new else None)
    return Reported(_kinds(words, max(len(lost), len(new))), None, [item])


def wdiff(original, version, gold, folder):
    """GNU wdiff, its marks read back into spans."""
    for name, stream in (("a", original), ("b", version)):
        (Path(folder) / f"wdiff-{name}.txt").write_text("\n\n".join(stream.paragraphs) + "\n", encoding="utf-8")
    out = subprocess.run(["wdiff", "-w", "\x01", "-x", "\x02", "-y", "\x03", "-z", "\x04", f"{folder}/wdiff-a.txt", f"{folder}/wdiff-b.txt"],
                         capture_output=True, text=True, encoding="utf-8", check=False).stdout
    left, right = iter(_tokens(original)), iter(_tokens(version))
    findings, pending = [], ([], [])
    for part in re.split(r"(\x01[^\x02]*\x02|\x03[^\x04]*\x04)", out):
        count = len(part.strip("\x01\x02\x03\x04").split())
        if part.startswith("\x01"):
            pending[0].extend(t for t in (next(left, None) for _ in range(count)) if t)
        elif part.startswith("\x03"):
            pending[1].extend(t for t in (next(right, None) for _ in range(count)) if t)
        elif count:
            if pending[0] or pending[1]:
                findings.append(_hunk(*pending))
                pending = ([], [])
            for _ in range(count):
                next(left, None), next(right, None)
    if pending[0] or pending[1]:
        findings.append(_hunk(*pending))
    return findings


class Pofilter:
    """translate-toolkit's checks on aligned paragraphs, in a process of the Python that has it installed."""

    SCRIPT = """
import json, sys
from translate.filters import checks
from translate.storage import pypo
checker = checks.StandardChecker()
for line in sys.stdin:
    rows = []
    for source, target in json.loads(line):
        unit = pypo.pounit(source); unit.target = target
        try:
            rows.append(sorted(checker.run_filters(unit)))
        except Exception:
            rows.append([])
    print(json.dumps(rows), flush=True)
"""

    def __init__(self, python):
        self.process = start_checker(python, self.SCRIPT)

    def __call__(self, original, version, gold):
        beads = [bead for bead in gold.beads if bead.original or bead.version]
        return checked_beads(self.process, original, version, beads, lambda name: POFILTER_KINDS.get(name, ()))


HARDRULES_KINDS = {"no_number_inconsistencies": QUANTITIES, "length_ratio": ("paragraph", "quotation"), "no_identical": ("damage",),
                   "no_titles": ("name",), "no_paren": ("damage",), "no_glued_words": ("damage",), "no_repeated_words": ("damage",),
                   "no_bad_encoding": ("damage",), "no_unicode_noise": ("damage",), "no_wrong_language": ("damage",)}


class Hardrules:
    """bicleaner-hardrules on aligned paragraphs, all rules, numbers included; language models, which are downloaded, left out."""

    SCRIPT = """
import json, sys, types
for name in ("fastspell", "kenlm"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["fastspell"].FastSpell = object
from hardrules.hardrules import Hardrules
args = types.SimpleNamespace(disable_lm_filter=True, lm_threshold=0.5, disable_porn_removal=True, disable_lang_ident=True, source_lang="en",
    target_lang="xx", run_all_rules=True, disable_minimal_length=True,
    rules_config={"no_number_inconsistencies": True, "no_wrong_language": False})
rules = Hardrules(args)
for line in sys.stdin:
    rows = []
    for source, target in json.loads(line):
        rows.append(sorted({name.split("(")[0] for name in rules.wrong_tu(source, target) or ()}))
    print(json.dumps(rows), flush=True)
"""

    def __init__(self, python):
        self.process = start_checker(python, self.SCRIPT)

    def __call__(self, original, version, gold):
        beads = [bead for bead in gold.beads if bead.original and bead.version]
        return checked_beads(self.process, original, version, beads, lambda name: HARDRULES_KINDS.get(name, ("damage",)))


def checked_beads(process, original, version, beads, kinds_of):
    """What a checker of sentence pairs says of each bead; `kinds_of` tells the kinds a check may stand for, none: left out."""
    pairs = [[" ".join(original.paragraphs[p] for p in b.original), " ".join(version.paragraphs[p] for p in b.version)] for b in beads]
    process.stdin.write(json.dumps(pairs) + "\n")
    process.stdin.flush()
    findings = []
    for bead, failed in zip(beads, json.loads(process.stdout.readline())):
        left = (original.whole(bead.original[0])[0], original.whole(bead.original[-1])[1]) if bead.original else None
        right = (version.whole(bead.version[0])[0], version.whole(bead.version[-1])[1]) if bead.version else None
        findings += [Reported(kinds_of(name), None, [Item(left, right)]) for name in failed if kinds_of(name)]
    return findings


def start_checker(python, script):
    return subprocess.Popen([python, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
                            stderr=subprocess.DEVNULL)


def can_import(python, module):
    try:
        return bool(python) and subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def available_across(pofilter_python, hardrules_python):
    """As `available`, for texts in two languages: a word diff has nothing to say there."""
    names, notes = available(pofilter_python)
    names = [name for name in names if name in ("digits", "pofilter")]
    notes = [note for note in notes if not note.startswith("wdiff")]
    if can_import(hardrules_python, "hardrules"):
        names.append("hardrules")
    else:
        notes.append("hardrules: give --hardrules-python, a Python that has bicleaner-hardrules; skipped")
    return names, notes


def available(python):
    """Names of the rivals that can run here, and why others cannot."""
    notes = []
    names = ["digits", "word-diff"]
    if shutil.which("wdiff"):
        names.append("wdiff")
    else:
        notes.append("wdiff: not installed, skipped")
    if can_import(python, "translate.filters.checks"):
        names.append("pofilter")
    else:
        notes.append("pofilter: give --pofilter-python, a Python that has translate-toolkit; skipped")
    return names, notes
