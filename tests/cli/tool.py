"""Runs the textdrift command for the tests: `python3 FILE_test.py PATH_OF_TEXTDRIFT SOURCE_DIR [unittest options]`."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

TOOL = str(pathlib.Path(sys.argv[1]).resolve())
SOURCE = pathlib.Path(sys.argv[2]).resolve()

ORIGINAL = """River court hears 47 witnesses

The court in Maribel heard 47 witnesses on 6 June 2019 about the spill that closed the port for 12 days.

"We will never sign," said Ilse Brandt, who leads RIVER WATCH. The firm paid USD 2 million in fines.

The hearing did not end the case. Write to press@example.org for the full judgment.
"""
DRIFTED = ORIGINAL.replace("heard 47", "heard 74").replace("did not end", "did end")


class Tool(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self._folder.name)
        self.original = self.write("original.txt", ORIGINAL)
        self.version = self.write("version.txt", DRIFTED)

    def tearDown(self):
        self._folder.cleanup()

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def run_tool(self, *arguments, stdin=b"", stdout=subprocess.PIPE, timeout=60, **environment):
        env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}
        return subprocess.run([TOOL, *map(str, arguments)], input=stdin, stdout=stdout, stderr=subprocess.PIPE,
                              timeout=timeout, cwd=self.folder, env={**env, **environment})

    def trouble(self, *arguments, names="", **options):
        """Exit 2 with at most three lines that name the thing; returns the run."""
        run = self.run_tool(*arguments, **options)
        message = run.stderr.decode()
        self.assertEqual(run.returncode, 2, message)
        self.assertLessEqual(len(message.splitlines()), 3, message)
        self.assertIn(str(names), message)
        for word in ("terminate called", "std::", "what()"):
            self.assertNotIn(word, message)
        return run


def main():
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
