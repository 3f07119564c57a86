# Tests of the corpus tools and of the scorer: spans, relations, error messages, determinism.
import json
import random
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "corpus" / "tools"), str(ROOT / "benchmarks" / "accuracy")]

import build                                                    # noqa: E402
import equal                                                    # noqa: E402
import plant                                                    # noqa: E402
import scoring                                                  # noqa: E402
from draft import Draft, Edit                                   # noqa: E402
from gold import Bead, CorpusError, Drift, Span, relate         # noqa: E402

ORIGINAL = ["Report of 2024", "The ministry said 585 people came. Mr Tô Lâm did not speak on 14 to 18 April.",
            "Three died. 12 were hurt, and 12 fled.", "A moved one, long enough to weigh.", "Last one here."]


def build_from(folder, kind, name, content, original=None):
    """(version text, gold) of a source file written into a new document."""
    path = Path(folder) / kind / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return build.build_version(path, original or ORIGINAL)


class Marked(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def make(self, text):
        return build_from(self.folder.name, "marked", "v.txt", text)

    def test_marks_give_spans_on_both_sides(self):
        text, gold = self.make("[0] Report of 2024\n\n[1] The ministry said {{number altered: 585 => 858}} people came. Mr Tô Lâm did not speak "
                               "{{= date: 14 to 18 April => April 14 to 18}}.\n\n[2] Three died. 12 were hurt, and {{number altered: 12 #2 => 21}} "
                               "fled.\n\n[3] A moved one.\n\n[4] Last one here.\n")
        self.assertEqual(text.split("\n\n")[1][18:21], "858")
        self.assertEqual(gold.drift, [Drift("number", "altered", Span(1, 18, 21, "585"), Span(1, 18, 21, "858")),
                                      Drift("number", "altered", Span(2, 30, 32, "12"), Span(2, 30, 32, "21"))])
        self.assertEqual((gold.equal[0].original.text, gold.equal[0].version.text), ("14 to 18 April", "April 14 to 18"))

    def test_labels_give_beads_and_paragraph_drift(self):
        _, gold = self.make("[3] A moved one.\n\n[0+1] Report and more.\n\n[2] Three died.\n\n[2] 12 were hurt.\n\n[+] New.\n")
        self.assertEqual([(b.original, b.version, b.relation) for b in gold.beads],
                         [([0, 1], [1], "merged"), ([2], [2, 3], "split"), ([3], [0], "moved"), ([4], [], "missing"), ([], [4], "added")])
        self.assertEqual([(d.kind, d.change) for d in gold.drift],
                         [("paragraph", "moved"), ("paragraph", "missing"), ("paragraph", "added")])

    def test_an_empty_right_side_leaves_no_double_space(self):
        text, gold = self.make("[2] Three died. 12 were hurt, and {{number missing: 12 #2 => }} fled.\n")
        self.assertEqual(text, "Three died. 12 were hurt, and fled.\n")
        self.assertIsNone(next(d for d in gold.drift if d.kind == "number").version)

    def test_errors_name_line_and_what_was_expected(self):
        rows = [("The ministry", ":1: expected a bead label"), ("[0] x\n[1] y\n", ":2: expected a blank line"),
                ("[9] x\n", ":1: expected an original paragraph 0-4, found 9"), ("[1] {{number: 1 => 2}}\n", "expected '{{kind change"),
                ("[1] {{colour altered: 1 => 2}}\n", "expected a kind"), ("[1] {{number altered: 999 => 2}}\n", "expected '999' (place 1)"),
                ("[1] a {{number altered: 585\n", "expected marks to open"), ("[1] a\n\n[2] b\n\n[1] c\n", ":5: expected original paragraph 1 in one place")]
        for text, message in rows:
            with self.subTest(text=text), self.assertRaises(CorpusError) as caught:
                self.make(text)
            self.assertIn(message, str(caught.exception))


class Edits(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def make(self, *edits):
        return build_from(self.folder.name, "edits", "v.json", json.dumps({"edits": edits}, indent=0))

    def test_replace_split_merge_move(self):
        text, gold = self.make({"op": "replace", "paragraph": 1, "find": "585", "with": "858", "drift": {"kind": "number", "change": "altered"}},
                               {"op": "split", "paragraph": 1, "before": "Mr T"}, {"op": "merge", "paragraph": 2},
                               {"op": "move", "paragraph": 4, "after": 0})
        self.assertEqual(text.split("\n\n")[:3], ["Report of 2024", "Last one here.", "The ministry said 858 people came."])
        self.assertEqual([(b.original, b.version, b.relation) for b in gold.beads],
                         [([0], [0], "matched"), ([1], [2, 3], "split"), ([2, 3], [4], "merged"), ([4], [1], "moved")])

    def test_numbers_are_found_as_whole_words_first(self):
        original = ["In 2012 there were 12 of them."]
        _, gold = build_from(self.folder.name, "edits", "w.json", json.dumps({"edits": [
            {"op": "replace", "paragraph": 0, "find": "12", "with": "21", "drift": {"kind": "number", "change": "altered"}}]}), original)
        self.assertEqual(gold.drift[0].original, Span(0, 19, 21, "12"))

    def test_overlapping_edits_name_the_other_line(self):
        with self.assertRaises(CorpusError) as caught:
            self.make({"op": "replace", "paragraph": 1, "find": "585 people", "with": "x"}, {"op": "replace", "paragraph": 1, "find": "people", "with": "y"})
        self.assertIn("expected words no other edit touches", str(caught.exception))

    def test_a_deleted_paragraph_may_be_declared_as_another_kind(self):
        _, gold = self.make({"op": "delete", "paragraph": 2, "drift": {"kind": "quotation", "change": "missing"}})
        self.assertEqual([(d.kind, d.change, d.also) for d in gold.drift], [("quotation", "missing", ("paragraph",))])


class Relations(unittest.TestCase):
    def test_the_fewest_words_move(self):
        beads = relate([Bead([2], [0]), Bead([0], [1]), Bead([1], [2])], [50, 60, 20])
        self.assertEqual([b.relation for b in beads], ["moved", "matched", "matched"])
        beads = relate([Bead([2], [0]), Bead([0], [1]), Bead([1], [2])], [5, 6, 200])
        self.assertEqual([b.relation for b in beads], ["matched", "moved", "moved"])


class Drafts(unittest.TestCase):
    def test_spans_survive_later_edits(self):
        draft = Draft(["It cost 585 euros in Paris."])
        draft.paragraphs[0].apply([Edit(8, 11, "9", drift=("number", "altered"))])
        draft.paragraphs[0].apply([Edit(0, 2, "The thing"), Edit(19, 24, "Lyon", drift=("name", "altered"))])
        gold = draft.gold("o", "v")
        self.assertEqual([(d.original.text, d.version.text) for d in gold.drift], [("585", "9"), ("Paris", "Lyon")])

    def test_rewritings_leave_planted_drift_alone(self):
        draft = Draft(["It was paid on 14 April 2025."])
        draft.paragraphs[0].apply([Edit(15, 28, "15 April 2025", drift=("date", "altered"))])
        self.assertEqual(equal.REWRITINGS["date-us-order"](draft, random.Random(1)), 0)

    def test_rewritings_say_the_same(self):
        rows = [("date-us-order", "It met on 14 April 2025 here.", "It met on April 14, 2025, here."),
                ("date-iso", "on 3 May 2024", "on 2024-05-03"), ("date-numeric", "on 3 May 2024", "on 3 May 2024"),
                ("numbers-in-words", "She saw 21 ships of 300.", "She saw twenty-one ships of 300."),
                ("numbers-in-words", "Article 12 applies", "Article 12 applies"),
                ("numbers-in-digits", "She saw twenty-one ships.", "She saw 21 ships."),
                ("numbers-in-digits", "two thirds of them", "two thirds of them"),
                ("millions-expanded", "some 1.3 million people", "some 1,300,000 people"),
                ("time-24h", "at 12:30 a.m. and 1 p.m. today", "at 00:30 and 13:00 today"),
                ("currency-name", "a grant of €5 million now", "a grant of 5 million euros now"),
                ("quotes-single", "He said “a ‘b’ c” there", "He said ‘a “b” c’ there"),
                ("accents-stripped", "Tô Lâm, Łódź, Đà", "To Lam, Lodz, Da"), ("contractions", "It does not “does not”.", "It doesn't “does not”."),
                ("numbers-in-words", "see https://a.example/12 here", "see https://a.example/12 here")]
        for name, before, after in rows:
            with self.subTest(name=name, before=before):
                draft = Draft([before])
                equal.REWRITINGS[name](draft, random.Random(1))
                self.assertEqual(draft.paragraphs[0].text, after)

    def test_every_planter_records_what_it_changed(self):
        text = ("On 14 April 2025 at 9 a.m. the Ministry of Water Rights (MWR) in Kenya said at least 3 men died and 10 women of 88 were hurt. “We "
                "asked for help three times and nobody came to us,” said Mariama Diouf-Sarr, the director. It did not pay USD 4.5 million for 38 "
                "kilometres, or 62.5% of it. MWR has no plan; see https://mwr.example/plan-2024 for more.")
        planted = 0
        for name, planter in plant.PLANTERS.items():
            draft = Draft([text, "Another paragraph that is long enough to be moved or lost when it comes to it.",
                           "A third paragraph that is long enough to be moved or lost when it comes to it.", "The end of it."] * 2)
            done = planter(draft, random.Random(3))
            drift = draft.gold("o", "v").drift
            planted += bool(done)
            with self.subTest(name=name):
                self.assertEqual(bool(done), bool(drift))
        self.assertGreater(planted, 50)


class Scores(unittest.TestCase):
    def score(self, findings, drifts, original=("a 585 b c",), version=("a 858 b c",)):
        left, right = scoring.Stream(list(original)), scoring.Stream(list(version))
        gold = [scoring.GoldDrift(d, left, right) for d in drifts]
        placed_left, placed_right = scoring.Placement(left, list(original)), scoring.Placement(right, list(version))
        reported = [scoring.Reported((kind,), change, [scoring.Item(placed_left.interval(o), placed_right.interval(v))])
                    for kind, change, o, v in findings]
        return scoring.score_findings(reported, gold)

    def test_strict_needs_kind_change_and_both_sides(self):
        gold = [Drift("number", "altered", Span(0, 2, 5, "585"), Span(0, 2, 5, "858"))]
        at, off = {"paragraph": 0, "start": 2, "end": 5}, {"paragraph": 0, "start": 6, "end": 7}
        rows = [(("number", "altered", at, at), 1), (("number", "missing", at, at), 0), (("date", "altered", at, at), 0), (("measure", "altered", at, at), 1),
                (("number", "altered", at, off), 0), (("number", "altered", at, None), 0)]
        for finding, hits in rows:
            with self.subTest(finding=finding):
                outcome = self.score([finding], gold)
                self.assertEqual((len(outcome.hits), len(outcome.alarms)), (hits, 1 - hits))

    def test_what_is_missing_needs_the_original_side_alone(self):
        gold = [Drift("number", "missing", Span(0, 2, 5, "585"), Span(0, 0, 1, "a"))]
        self.assertEqual(len(self.score([("number", "missing", {"paragraph": 0, "start": 2, "end": 5}, None)], gold).hits), 1)

    def test_consequences_count_neither_way(self):
        gold = [Drift("attribution", "altered", Span(0, 2, 5, "585"), Span(0, 2, 5, "858"), also=("name",))]
        outcome = self.score([("name", "altered", {"paragraph": 0, "start": 2, "end": 5}, None)], gold)
        self.assertEqual((len(outcome.misses), len(outcome.neutral), len(outcome.alarms)), (1, 1, 0))

    def test_places_are_found_in_a_text_wrapped_otherwise(self):
        stream = scoring.Stream(["One two three.", "Four five."])
        placement = scoring.Placement(stream, ["One\ntwo  three. Four five."])
        start = "One\ntwo  three. Four".index("Four")
        self.assertEqual(stream.paragraph_of(placement.interval({"paragraph": 0, "start": start, "end": start + 4})), 1)

    def test_beads_are_counted_with_and_without_nulls(self):
        gold = [((0,), (0,), "matched"), ((1, 2), (), "missing")]
        counts = scoring.score_beads([((0,), (0,), "matched"), ((1,), (), "missing"), ((2,), (1,), "matched")], gold)
        self.assertEqual((counts["links"], counts["links_right"], counts["links_found"]), (1, 1, 2))
        self.assertEqual((counts["beads"], counts["beads_right"], counts["beads_found"]), (3, 2, 3))


if __name__ == "__main__":
    unittest.main()
