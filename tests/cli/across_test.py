"""Texts in two languages, as a user compares them; and the list of languages."""
import json
import pathlib
import unittest

import tool

TRANSLATED = pathlib.Path("corpus/translated/lake-evictions")


class Across(tool.Tool):
    def setUp(self):
        super().setUp()
        self.english = tool.SOURCE / TRANSLATED / "original.txt"
        self.french = tool.SOURCE / TRANSLATED / "versions" / "fr.txt"

    def compared(self, version, *options):
        run = self.run_tool("compare", str(self.english), str(version), "--format", "json", "--fail-on", "never", *options)
        self.assertEqual((run.returncode, run.stderr), (0, b""))
        return json.loads(run.stdout)

    def changed(self, *pairs):
        text = self.french.read_text(encoding="utf-8")
        for old, new in pairs:
            self.assertIn(old, text)
            text = text.replace(old, new, 1)
        path = pathlib.Path(self.folder) / "version.txt"
        path.write_text(text, encoding="utf-8")
        return path

    def test_a_translation_is_a_copy_with_every_paragraph_matched(self):
        result = self.compared(self.french)
        self.assertEqual((result["original"]["language"], result["version"]["language"]), ("en", "fr"))
        self.assertEqual(result["summary"]["verdict"], "copy")
        self.assertEqual([(b["original"], b["version"]) for b in result["alignment"]], [([i], [i]) for i in range(8)])
        for bead in result["alignment"]:
            self.assertTrue(bead["basis"], bead)
            self.assertGreater(bead["confidence"], 0.5)
        self.assertGreater(result["summary"]["coverage"]["confirmed"], 15)

    def test_planted_errors_are_found_with_evidence_on_both_sides(self):
        version = self.changed(("585 millions", "585 milliards"), ("14 avril", "14 mai"), ("62,5 %", "65,2 %"))
        found = {(f["kind"], f["change"]): f for f in self.compared(version)["findings"]}
        for kind, there in (("money", "585 milliards"), ("date", "14 mai"), ("percentage", "65,2")):
            self.assertIn((kind, "altered"), found)
            self.assertIn(there, found[kind, "altered"]["version"]["text"])
            self.assertIsNotNone(found[kind, "altered"]["original"])

    def test_a_paragraph_left_in_english_is_told(self):
        english = self.english.read_text(encoding="utf-8").split("\n\n")[4]
        french = self.french.read_text(encoding="utf-8").split("\n\n")[4]
        result = self.compared(self.changed((french, english)))
        self.assertEqual(result["version"]["paragraphs"][4]["language"], "en")
        self.assertIn("damage", {f["kind"] for f in result["findings"]})

    def test_the_language_can_be_said(self):
        result = self.compared(self.french, "--lang", "original=en,version=es")
        self.assertEqual(result["version"]["language"], "es")

    def test_languages_are_listed_in_eighty_columns(self):
        run = self.run_tool("languages")
        self.assertEqual((run.returncode, run.stderr), (0, b""))
        lines = run.stdout.decode().splitlines()
        self.assertTrue(all(len(line) <= 80 for line in lines), max(lines, key=len))
        codes = {line.split()[0] for line in lines if line and not line.startswith(" ")}
        self.assertLessEqual({"en", "fr", "zh", "zh-Hant", "sr", "sr-Latn", "km", "sw"}, codes)

    def test_a_pair_of_languages_is_told_kind_by_kind(self):
        run = self.run_tool("languages", "en", "km")
        self.assertEqual((run.returncode, run.stderr), (0, b""))
        text = run.stdout.decode()
        for kind in ("number", "date", "money", "name", "quotation", "attribution", "negation", "comparator", "link", "paragraph"):
            self.assertIn(f"\n{kind} ", text)
        self.assertIn("not checked", self.run_tool("languages", "en", "yo").stdout.decode())

    def test_no_language_code(self):
        run = self.run_tool("languages", "en", "fr_FR!")
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"fr_FR!", run.stderr)


if __name__ == "__main__":
    tool.main()
