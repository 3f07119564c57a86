"""The other commands: dump, explain, completion, man, help, version."""
import shutil
import subprocess
import unittest

import tool


class Commands(tool.Tool):
    def answer(self, *arguments):
        run = self.run_tool(*arguments)
        self.assertEqual((run.returncode, run.stderr), (0, b""), arguments)
        return run.stdout.decode()

    def test_help_of_every_command_has_examples(self):
        self.assertIn("Commands:", self.answer("--help"))
        for command in ("compare", "dump", "explain", "completion", "man"):
            text = self.answer(command, "--help")
            self.assertTrue(text.startswith(f"Usage: textdrift {command}"), text)
            self.assertIn("Examples:", text)
            self.assertTrue(all(len(line) <= 100 for line in text.splitlines()))

    def test_version(self):
        self.assertRegex(self.answer("--version"), r"^textdrift \d+\.\d+\.\d+\nSIMD target: \w+\n$")

    def test_explain(self):
        listed = [line.split()[0] for line in self.answer("explain", "--list").splitlines()]
        self.assertGreaterEqual(len(listed), 40)
        self.assertEqual(len(listed), len(set(listed)))
        for code in listed:
            text = self.answer("explain", code.lower())
            self.assertTrue(text.startswith(code + ": "))
            for part in ("Example", "original:", "version:", "What to do"):
                self.assertIn(part, text, code)

    def test_dump(self):
        segments = self.answer("dump", "segments", self.original).splitlines()
        self.assertEqual(segments[0], "language\ten")
        self.assertIn("paragraph\t1\t0\t104\tThe court in Maribel", "\n".join(segments))
        self.assertIn("word\t1\t4\t9\tcourt", self.answer("dump", "words", self.original).splitlines())
        self.assertRegex(self.answer("dump", "shingles", self.original), r"(?m)^shingle\t1\t[0-9a-f]{16}$")
        facts = self.answer("dump", "facts", self.original)
        self.assertRegex(facts, r"(?m)^number\t1\t\d+\t\d+\t47[^\t]*\t47")
        self.assertRegex(facts, r"(?m)^link\t3\t\d+\t\d+\tmailto:press@example.org\tpress@example.org$")
        self.assertRegex(self.answer("dump", "names", self.original), r"(?m)^name\t1\t\w+ ilse brandt")
        beads = self.answer("dump", "beads", self.original, self.version).splitlines()
        self.assertEqual([line.split("\t")[:3] for line in beads], [["matched", str(i), str(i)] for i in range(4)])

    def test_completions_are_scripts_of_their_shells(self):
        for shell in ("bash", "zsh", "fish"):
            script = self.answer("completion", shell)
            for word in ("compare", "fail-on", "critical", "glossary", "segments"):
                self.assertIn(word, script, shell)
            if shutil.which(shell):
                check = subprocess.run([shell, "-n"], input=script.encode(), stderr=subprocess.PIPE, check=False)
                self.assertEqual((check.returncode, check.stderr), (0, b""), shell)

    def test_bash_completes(self):
        script = self.answer("completion", "bash") + "\n" + (
            "complete_words() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _textdrift; echo \"${COMPREPLY[*]}\"; }\n"
            "complete_words textdrift com\ncomplete_words textdrift compare --fail-on m\ncomplete_words textdrift compare --gl\n"
            "complete_words textdrift dump be\n")
        run = subprocess.run(["bash"], input=script.encode(), stdout=subprocess.PIPE, cwd=self.folder, check=False)
        self.assertEqual(run.stdout.decode().splitlines(), ["compare completion", "minor major", "--glossary", "beads"])

    def test_man_page(self):
        page = self.answer("man")
        for part in (".TH TEXTDRIFT 1", ".SH NAME", ".SH COMMANDS", "\\-\\-fail\\-on", ".SH EXIT STATUS", ".SH EXAMPLES"):
            self.assertIn(part, page)
        if shutil.which("groff"):
            check = subprocess.run(["groff", "-man", "-ww", "-z", "-T", "utf8"], input=page.encode(), stderr=subprocess.PIPE, check=False)
            self.assertEqual(check.stderr, b"")


if __name__ == "__main__":
    tool.main()
