"""Trouble: every bad input and every failed write has exit status 2 and a message of at most three lines that names it."""
import json
import os
import subprocess
import unittest

import tool


class Usage(tool.Tool):
    def test_bad_command_lines(self):
        rows = [
            ([], ""),
            (["frobnicate"], "frobnicate"),
            (["compare"], "ORIGINAL"),
            (["compare", "original.txt"], "VERSION"),
            (["compare", "original.txt", "version.txt", "third.txt"], "third.txt"),
            (["compare", "--nonsense", "original.txt", "version.txt"], "--nonsense"),
            (["compare", "--format", "xml", "original.txt", "version.txt"], "xml"),
            (["compare", "--format", "", "original.txt", "version.txt"], "--format"),
            (["compare", "--format", "json,html", "original.txt", "version.txt"], "--format"),
            (["compare", "--fail-on", "tiny", "original.txt", "version.txt"], "tiny"),
            (["compare", "--color", "pink", "original.txt", "version.txt"], "pink"),
            (["compare", "--width", "3", "original.txt", "version.txt"], "--width"),
            (["compare", "--width", "80x", "original.txt", "version.txt"], "80x"),
            (["compare", "--max-bytes", "0", "original.txt", "version.txt"], "--max-bytes"),
            (["compare", "--max-bytes", "99999999999999999999", "original.txt", "version.txt"], "--max-bytes"),
            (["compare", "--lang", "x", "original.txt", "version.txt"], "--lang"),
            (["compare", "--lang", "left=en", "original.txt", "version.txt"], "left=en"),
            (["compare", "-", "-"], "standard input"),
            (["compare", "original.txt", "version.txt", "-o", "report.unknown"], "report.unknown"),
            (["compare", "original.txt", "version.txt", "-o", "a.json", "-o", "a.json"], "a.json"),
            (["compare", "original.txt", "version.txt", "-o", "version.txt"], "version.txt"),
            (["compare", "original.txt", "version.txt", "-o"], "output"),
            (["compare", "original.txt", "version.txt", "--format", "html", "-o", ""], "--output"),
            (["dump", "soup", "original.txt"], "soup"),
            (["dump", "beads", "original.txt"], "two files"),
            (["dump", "facts", "original.txt", "version.txt"], "one file"),
            (["explain"], "--list"),
            (["explain", "TD-NO-SUCH"], "TD-NO-SUCH"),
            (["completion", "tcsh"], "tcsh"),
        ]
        for arguments, names in rows:
            with self.subTest(arguments=arguments):
                run = self.trouble(*arguments, names=names)
                if "json" not in " ".join(arguments):
                    self.assertEqual(run.stdout, b"")
        self.assertEqual((self.folder / "version.txt").read_text(), tool.DRIFTED)

    def test_json_mode_prints_an_error_object(self):
        rows = [
            (["compare", "--format", "json", "none.txt", "version.txt"], "not-found", "none.txt"),
            (["compare", "--format=json", "original.txt", "."], "not-regular", "."),
            (["compare", "--format", "json", "--fail-on", "tiny", "original.txt", "version.txt"], "bad-option", "--fail-on"),
            (["compare", "--format", "json", "original.txt"], "bad-option", ""),
            (["compare", "--format", "json", "--max-bytes", "10", "original.txt", "version.txt"], "limit-exceeded", "original.txt"),
        ]
        for arguments, code, where in rows:
            with self.subTest(arguments=arguments):
                error = json.loads(self.trouble(*arguments).stdout)
                self.assertEqual(set(error), {"schema", "code", "message", "where"})
                self.assertEqual((error["schema"], error["code"]), ("textdrift.error/1", code))
                self.assertIn(where, error["where"])


class Inputs(tool.Tool):
    def test_unreadable_inputs(self):
        os.mkfifo(self.folder / "pipe")
        (self.folder / "folder").mkdir()
        (self.folder / "loop").symlink_to("loop")
        self.write("empty", "")
        self.write("blank", " \n\n\t\n")
        self.write("binary", bytes(range(256)) * 40)
        for name in ("none", "folder", "pipe", "loop", "empty", "blank", "binary", "/dev/zero"):
            for pair in ((name, self.version), (self.original, name)):
                with self.subTest(pair=pair):
                    self.trouble("compare", *pair, names=name, timeout=10)

    @unittest.skipIf(os.geteuid() == 0, "root reads everything")
    def test_no_permission(self):
        os.chmod(self.original, 0)
        self.trouble("compare", self.original, self.version, names="original.txt")

    def test_limits_state_themselves(self):
        for option, value in (("--max-bytes", "100"), ("--max-paragraphs", "2")):
            with self.subTest(option=option):
                run = self.trouble("compare", option, value, self.original, self.version, names=option)
                self.assertIn(value, run.stderr.decode())

    def test_max_findings_counts_the_rest(self):
        run = self.run_tool("compare", "--format", "json", "--max-findings", "1", self.original, self.version)
        result = json.loads(run.stdout)
        self.assertEqual((run.returncode, len(result["findings"])), (1, 1))
        self.assertGreater(result["summary"]["findings_dropped"], 0)

    def test_repairs_are_said(self):
        broken = self.write("broken.txt", tool.DRIFTED.encode().replace(b"Maribel", b"Mari\xff\xfebel"))
        run = self.run_tool("compare", "--format", "json", self.original, broken)
        self.assertIn(run.returncode, (0, 1))
        self.assertIn("broken.txt", run.stderr.decode())
        self.assertTrue(json.loads(run.stdout)["version"]["notes"])

    def test_a_malformed_glossary(self):
        glossary = self.write("names.tsv", "RIVER WATCH\tRiver Watch\tplanet\n")
        self.trouble("compare", "--glossary", glossary, self.original, self.version, names="names.tsv")
        self.trouble("compare", "--glossary", "none.tsv", self.original, self.version, names="none.tsv")


class Writes(tool.Tool):
    def test_full_disk(self):
        with open("/dev/full", "wb") as full:
            for arguments in (["compare", self.original, self.version], ["--help"], ["--version"], ["man"], ["explain", "--list"]):
                with self.subTest(arguments=arguments):
                    self.trouble(*arguments, stdout=full, names="standard output")
        self.trouble("compare", self.original, self.version, "--format", "json", "-o", "/dev/full", names="/dev/full")

    def test_closed_pipe(self):
        reader, writer = os.pipe()
        os.close(reader)
        try:
            self.trouble("compare", self.original, self.version, stdout=writer, names="standard output")
        finally:
            os.close(writer)

    def test_closed_standard_output_touches_no_file(self):
        run = subprocess.run(["sh", "-c", '"$0" compare "$1" "$2" >&-', tool.TOOL, self.original, self.version],
                             stderr=subprocess.PIPE, check=False)
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"standard output", run.stderr)
        self.assertEqual((self.folder / "original.txt").read_text(), tool.ORIGINAL)

    def test_places_that_cannot_be_written(self):
        (self.folder / "folder.json").mkdir()
        self.trouble("compare", self.original, self.version, "-o", "folder.json", names="folder.json")
        self.trouble("compare", self.original, self.version, "-o", "none/a.json", names="none/a.json")

    def test_one_failed_output_leaves_the_others_alone(self):
        (self.folder / "good.json").write_text("before")
        self.trouble("compare", self.original, self.version, "-o", "good.json", "-o", "none/a.html", names="none/a.html")
        self.assertEqual((self.folder / "good.json").read_text(), "before")
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["good.json", "original.txt", "version.txt"])


if __name__ == "__main__":
    tool.main()
