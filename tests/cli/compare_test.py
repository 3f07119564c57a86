"""textdrift compare: formats, outputs, exit status, colour."""
import json
import os
import pathlib
import stat
import unittest

import tool


class Formats(tool.Tool):
    def test_terminal_is_the_default(self):
        run = self.run_tool("compare", self.original, self.version)
        self.assertEqual(run.returncode, 1)
        self.assertTrue(run.stdout.decode().startswith("Copy: "), run.stdout)
        self.assertIn("[74]", run.stdout.decode())

    def test_json_follows_its_schema(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("python3-jsonschema is not installed")
        schema = json.loads((tool.SOURCE / "docs/textdrift.compare-1.schema.json").read_text())
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        unrelated = self.write("other.txt", "Nothing here resembles it.\n\nBread is baked at dawn in the old town.\n")
        for pair in ((self.original, self.version), (self.original, self.original), (self.original, unrelated)):
            run = self.run_tool("compare", "--format", "json", "--wording", *pair)
            validator.validate(json.loads(run.stdout))
        validator.validate(json.loads((tool.SOURCE / "tests/golden/report/court.json").read_text()))

    def test_json_spans_cut_the_evidence(self):
        result = json.loads(self.run_tool("compare", "--format=json", self.original, self.version).stdout)
        places = 0
        for entry in result["findings"] + result["confirmed"]:
            for side in ("original", "version"):
                for place in [entry[side]] + [pair[side] for pair in entry.get("places", [])]:
                    if place is None:
                        continue
                    text = result[side]["paragraphs"][place["paragraph"]]["text"]
                    self.assertEqual(text[place["start"]:place["end"]], place["text"])
                    places += 1
        self.assertGreater(places, 4)

    def test_sarif_is_json_with_results_in_the_version(self):
        run = self.run_tool("compare", "--format", "sarif", "original.txt", "version.txt")
        log = json.loads(run.stdout)
        self.assertEqual(log["version"], "2.1.0")
        results = log["runs"][0]["results"]
        self.assertTrue(results)
        rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
        for result in results:
            self.assertEqual(rules[result["ruleIndex"]], result["ruleId"])
            region = result["locations"][0]["physicalLocation"]["region"]
            line = tool.DRIFTED.split("\n")[region["startLine"] - 1]
            if result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "version.txt":
                self.assertEqual(line[region["startColumn"] - 1:region["endColumn"] - 1], region["snippet"]["text"])

    def test_several_outputs_by_extension(self):
        run = self.run_tool("compare", self.original, self.version, "-o", "a.html", "-o", "b.json", "-o", "c.sarif", "-o", "d.txt")
        self.assertEqual((run.returncode, run.stdout, run.stderr), (1, b"", b""))
        self.assertTrue((self.folder / "a.html").read_text().startswith("<!doctype html>"))
        self.assertEqual(json.loads((self.folder / "b.json").read_text())["schema"], "textdrift.compare/1")
        self.assertEqual(json.loads((self.folder / "c.sarif").read_text())["version"], "2.1.0")
        self.assertTrue((self.folder / "d.txt").read_text().startswith("Copy: "))
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()),
                         ["a.html", "b.json", "c.sarif", "d.txt", "original.txt", "version.txt"])

    def test_formats_go_to_files_in_order_and_one_to_standard_output(self):
        run = self.run_tool("compare", "--format", "json,html", "-o", "page", "--format", "sarif", "-o", "x.html", "-o", "y",
                            self.original, self.version)
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertTrue((self.folder / "x.html").read_text().startswith("<!doctype"))
        self.assertIn("textdrift.compare/1", (self.folder / "page").read_text())
        self.assertIn("2.1.0", (self.folder / "y").read_text())
        run = self.run_tool("compare", "--format", "json,html", "-o", "z.html", self.original, self.version)
        self.assertEqual(json.loads(run.stdout)["schema"], "textdrift.compare/1")

    def test_same_input_same_bytes(self):
        for name in ("terminal", "json", "sarif", "html"):
            runs = {self.run_tool("compare", "--format", name, self.original, self.version).stdout for _ in range(2)}
            self.assertEqual(len(runs), 1, name)

    def test_written_files_have_ordinary_permissions(self):
        mask = os.umask(0o022)
        try:
            self.run_tool("compare", self.original, self.version, "-o", "a.json")
        finally:
            os.umask(mask)
        self.assertEqual(stat.S_IMODE((self.folder / "a.json").stat().st_mode), 0o644)

    def test_a_link_is_written_through(self):
        (self.folder / "real.json").write_text("old")
        (self.folder / "link.json").symlink_to("real.json")
        self.run_tool("compare", self.original, self.version, "-o", "link.json")
        self.assertTrue((self.folder / "link.json").is_symlink())
        self.assertIn("textdrift", (self.folder / "real.json").read_text())


class ExitStatus(tool.Tool):
    def test_fail_on(self):
        for level, status in (("info", 1), ("minor", 1), ("major", 1), ("critical", 1), ("never", 0)):
            run = self.run_tool("compare", "--fail-on", level, self.original, self.version)
            self.assertEqual(run.returncode, status, level)

    def test_identical_files_and_the_same_file_twice_are_clean(self):
        copy = self.write("copy.txt", tool.ORIGINAL)
        for pair in ((self.original, copy), (self.original, self.original)):
            run = self.run_tool("compare", "--fail-on", "info", *pair)
            self.assertEqual(run.returncode, 0, run.stdout)
            self.assertIn("No findings.", run.stdout.decode())

    def test_an_unrelated_text_never_passes_silently(self):
        other = self.write("other.txt", "Bread is baked at dawn.\n\nThe old town wakes to the smell of it.\n\nCats wait by the door.\n")
        run = self.run_tool("compare", "--fail-on", "critical", self.original, other)
        self.assertEqual(run.returncode, 1, run.stdout)
        self.assertTrue(run.stdout.decode().startswith("Not a copy"), run.stdout)

    def test_standard_input(self):
        run = self.run_tool("compare", self.original, "-", stdin=tool.DRIFTED.encode())
        self.assertEqual(run.returncode, 1)


class Colour(tool.Tool):
    def test_only_on_a_terminal_unless_asked(self):
        compare = ("compare", self.original, self.version)
        self.assertNotIn(b"\033", self.run_tool(*compare).stdout)
        self.assertIn(b"\033[", self.run_tool(*compare, "--color", "always").stdout)
        self.assertIn(b"\033[", self.run_tool(*compare, "--color=always", NO_COLOR="1").stdout)
        self.assertNotIn(b"\033", self.run_tool(*compare, "--color", "never").stdout)

    def test_on_a_terminal_no_color_is_honoured(self):
        import pty
        for value, coloured in (("", True), ("1", False)):
            leader, follower = pty.openpty()
            self.run_tool("compare", self.original, self.version, stdout=follower, NO_COLOR=value, TERM="xterm")
            os.close(follower)
            seen = b""
            try:
                while chunk := os.read(leader, 65536):
                    seen += chunk
            except OSError:
                pass
            os.close(leader)
            self.assertEqual(b"\033[" in seen, coloured)


class Escaping(tool.Tool):
    def test_hostile_names_and_texts_are_shown_not_obeyed(self):
        name = "evil\033]0;x\007\u202e<b>.txt"
        hostile = tool.DRIFTED.replace("Maribel", "Mari\u202ebel<script>\033[31m")
        version = self.write(name, hostile)
        for fmt in ("terminal", "json", "sarif", "html"):
            run = self.run_tool("compare", "--format", fmt, self.original, version)
            text = run.stdout.decode() + run.stderr.decode()
            self.assertIn(run.returncode, (0, 1))
            for raw in ("\033", "\007", "\u202e"):
                self.assertNotIn(raw, text, fmt)
        self.trouble("compare", self.original, self.folder / "none\033[31m.txt", names="none⟨U+001B⟩")

    def test_a_name_that_is_no_utf8(self):
        path = os.fsencode(self.folder) + b"/bad\xff.txt"
        with open(path, "wb") as file:
            file.write(tool.DRIFTED.encode())
        run = self.run_tool("compare", "--format", "json", self.original, os.fsdecode(path))
        json.loads(run.stdout.decode("utf-8"))
        self.assertEqual(run.returncode, 1)


if __name__ == "__main__":
    tool.main()
