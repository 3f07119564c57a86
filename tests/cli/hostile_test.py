"""Hostile size and shape: each text has a stated result, within 1 GiB and a time that no quadratic step could keep."""
import json
import os
import subprocess
import time
import unittest

import tool

MOST_MIB = 1024
MOST_SECONDS = 40    # of processor time; about 10 on a quiet machine, more where others share it
MILLION = 1_000_000
SENTENCES = "".join(f"The court heard {i} witnesses about the spill of {i % 28 + 1} June {1950 + i % 70}. " for i in range(15000))


def words(prefix="w"):
    return [f"{prefix}{i}" for i in range(MILLION)]


class Hostile(tool.Tool):
    def compare(self, original, version, *options):
        """(exit status, JSON or None, message) of a comparison that kept to its bounds."""
        report = self.folder / "report.json"
        report.unlink(missing_ok=True)
        command = [tool.TOOL, "compare", "--format", "json", "-o", str(report), *options, original, version]
        with open(self.folder / "message", "wb") as message:
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=message, cwd=self.folder)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.assertLessEqual(usage.ru_maxrss / 1024, MOST_MIB)
        self.assertLessEqual(usage.ru_utime + usage.ru_stime, MOST_SECONDS)
        result = json.loads(report.read_bytes()) if report.exists() and report.stat().st_size < 64 << 20 else None
        return process.returncode, result, (self.folder / "message").read_text()

    def paragraphs(self, name, items):
        return self.write(name, "\n\n".join(items) + "\n")

    def test_a_million_paragraphs_of_one_word(self):
        one = words()
        rows = [
            ("identical", ["word"] * MILLION, ["word"] * MILLION, 0),
            ("the same", one, one, 0),
            ("reversed", one, one[::-1], 1),
            ("disjoint", one, words("v"), 1),
            ("alternating", ["a", "b"] * (MILLION // 2), ["b", "a"] * (MILLION // 2), 1),
        ]
        for name, original, version, expected in rows:
            with self.subTest(name):
                status, result, message = self.compare(self.paragraphs("a.txt", original), self.paragraphs("b.txt", version))
                self.assertEqual(status, expected, message)
                if expected == 0 and result:
                    self.assertEqual(result["findings"], [])

    def test_shapes_against_themselves(self):
        rows = [
            ("one giant word", "a" * 8_000_000),
            ("a million combining marks", "e" + "\u0301" * MILLION),
            ("digits", "7" * 4_000_000),
            ("open quotation marks", "“" * MILLION),
            ("nested quotation marks", "“‘" * 300_000 + "x" + "’”" * 300_000),
            ("nested brackets", "(" * MILLION + "x" + ")" * MILLION),
            ("quoted lines in quoted lines", "> " * 500_000 + "x"),
            ("list markers", "- " * 500_000 + "x"),
            ("full stops", "." * MILLION),
            ("fractions", "1/2/" * 300_000),
            ("groups", "1," * 600_000),
            ("acronyms", "(ABC) " * 400_000),
            ("speech", '"a" said B. ' * 100_000),
            ("coordinated names", "Ann and Bob and " * 150_000),
            ("addresses", "http://a.b/" * 200_000),
            ("bidi controls", "a\u202e" * 500_000),
            ("joiners", "a\u200d" * 500_000),
        ]
        for name, text in rows:
            with self.subTest(name):
                path = self.write("a.txt", text)
                status, result, message = self.compare(path, path)
                self.assertEqual(status, 0, message)
                self.assertEqual(result["findings"] if result else [], [])    # a huge report is not read: its status says it

    def test_a_long_line_in_two_versions(self):
        """The same 1 MB line with one figure changed: that figure is found, and the cut is said."""
        version = SENTENCES.replace("heard 7777 witnesses", "heard 8888 witnesses", 1)
        status, result, message = self.compare(self.write("a.txt", SENTENCES), self.write("b.txt", version))
        self.assertEqual(status, 1, message)
        self.assertEqual([(f["kind"], f["change"]) for f in result["findings"]], [("number", "altered")])
        self.assertEqual([note["code"] for note in result["original"]["notes"]], ["long-paragraph"])

    def test_a_long_line_of_the_largest_size_allowed(self):
        line = (SENTENCES * 16)[:16 << 20]
        path = self.write("a.txt", line)
        status, _, message = self.compare(path, path)
        self.assertEqual(status, 0, message)

    def test_larger_lines_are_refused_by_name_of_the_option(self):
        for size in (30_000_000, 60_000_000, 100_000_000):
            with self.subTest(size=size):
                with open(self.folder / "large.txt", "wb") as file:
                    file.write(b"word " * (size // 5))
                started = time.monotonic()
                run = self.trouble("compare", self.folder / "large.txt", self.version, names="--max-bytes")
                self.assertIn("16777216 bytes", run.stderr.decode())
                self.assertLess(time.monotonic() - started, 10)

    def test_the_same_file_twice_and_two_files_swapped(self):
        self.assertEqual(self.compare(self.original, self.original)[1]["findings"], [])
        there, back = (self.compare(*pair)[1] for pair in ((self.original, self.version), (self.version, self.original)))
        self.assertEqual([f["kind"] for f in there["findings"]], [f["kind"] for f in back["findings"]])

    def test_texts_without_a_word(self):
        for text in ("....", "* * *\n\n* * *\n", "“”\n", "\N{GRINNING FACE}\n", b"\xff" * 100):
            with self.subTest(text=text):
                path = self.write("a.txt", text)
                status, result, message = self.compare(path, path)
                self.assertEqual((status, result["findings"]), (0, []), message)

    def test_repairs_of_nul_and_invalid_bytes_are_said(self):
        for damage, code in ((b"\0", "nul-bytes"), (b"\xe2\x28", "invalid-utf8")):
            with self.subTest(code=code):
                text = tool.ORIGINAL.encode().replace("—".encode(), b"-")
                path = self.write("a.txt", "Ångström and Zürich. ".encode() * 20 + text.replace(b"Maribel", b"Mari" + damage + b"bel"))
                status, result, message = self.compare(path, path)
                self.assertIn(status, (0, 2), message)
                if status == 0:
                    self.assertTrue({n["code"] for n in result["original"]["notes"]} & {code, "charset-guessed"})
                else:
                    self.assertIn("a.txt", message)

    def test_file_names_with_escapes_are_shown_harmless(self):
        name = self.write("a\x1b[31m\u202egpj.txt", tool.ORIGINAL)
        run = self.run_tool("compare", name, self.version)
        for raw in (b"\x1b", "\u202e".encode()):
            self.assertNotIn(raw, run.stdout + run.stderr)
        missing = self.trouble("compare", "none\x1b]0;x\x07.txt", self.version)
        self.assertNotIn(b"\x1b", missing.stderr)


if __name__ == "__main__":
    tool.main()
