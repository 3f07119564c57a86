"""textdrift dedup on floods and degenerate corpora: within --memory, within a time that no quadratic step could keep."""
import json
import os
import pathlib
import random
import subprocess
import time
import unittest

import dedup_tool
import tool

MOST_SECONDS = 30    # of processor time; a few on a quiet machine
MIB = 1 << 20


class Bounds(dedup_tool.Dedup):
    def generate(self, name, texts):
        """One record a text, written as they come."""
        with open(self.folder / name, "w") as file:
            for number, text in enumerate(texts):
                file.write(json.dumps({"id": number, "text": text}) + "\n")
        return name

    def peak_of(self, process):
        for line in (pathlib.Path("/proc") / str(process) / "status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
        return 0

    def bounded(self, *arguments, memory=64, status=0):
        """Statistics of a run that kept to its memory and time."""
        command = [tool.TOOL, "dedup", *map(str, arguments), "-o", "pairs", "--memory", f"{memory}M", "--stats-json", "stats"]
        with open(self.folder / "message", "wb") as message:
            process = subprocess.Popen(command, stderr=message, cwd=self.folder)
            peak, ended = 0, 0
            while not ended:    # ru_maxrss would count what this process held before exec, so the peak is read while it runs
                peak = max(peak, self.peak_of(process.pid))
                time.sleep(0.01)
                ended, how, usage = os.wait4(process.pid, os.WNOHANG)
            process.returncode = os.waitstatus_to_exitcode(how)
        said = (self.folder / "message").read_text()
        self.assertEqual(process.returncode, status, said)
        self.assertLessEqual(usage.ru_utime + usage.ru_stime, MOST_SECONDS)
        self.assertLessEqual(peak, memory * MIB)
        if status != 0:
            return said
        stats = json.loads((self.folder / "stats").read_text())
        self.assertLessEqual(stats["peak_memory_bytes"], memory * MIB)
        return stats

    def pairs(self):
        return (self.folder / "pairs").read_bytes().count(b"\n")

    def test_all_documents_equal(self):
        text = dedup_tool.text_of(random.Random(1), 60)
        path = self.generate("a", (text for _ in range(200_000)))
        for measure in ("containment", "resemblance"):
            stats = self.bounded(path, "--measure", measure, "--keep", "keep")
            self.assertEqual((stats["documents"], stats["identical"], stats["clusters"], stats["dropped"]), (200_000, 199_999, 1, 199_999))
            self.assertEqual((self.folder / "keep").read_text(), '{"id": 0}\n')
            self.assertLess(self.pairs(), 2_000_000)

    def test_all_documents_empty(self):
        stats = self.bounded(self.generate("a", ("" for _ in range(300_000))))
        self.assertEqual((stats["documents"], stats["empty"], stats["clusters"], self.pairs()), (300_000, 300_000, 0, 0))

    def test_a_flood_of_tiny_documents(self):
        path = self.generate("a", (f"{a} {b}" for a in range(600) for b in range(500)))
        for arguments in (["--measure", "containment"], ["--measure", "resemblance", "--shingle", "word2"]):
            stats = self.bounded(path, *arguments, memory=256)
            self.assertEqual(stats["documents"], 300_000)

    def test_one_giant_document(self):
        chance = random.Random(2)
        giant = " ".join(dedup_tool.text_of(chance, 1000) for _ in range(1200))
        excerpt = giant[5_000_000:5_002_000]
        for arguments in (["--measure", "containment"], ["--measure", "resemblance"]):
            stats = self.bounded(self.generate("a", [excerpt, giant, "short one", giant]), *arguments, memory=1024)
            self.assertEqual(stats["identical"], 1)
            found = dedup_tool.Dedup.names_in(self, self.read("pairs"))
            self.assertIn((1, 3), found)
            self.assertEqual((0, 1) in found, "containment" in arguments)

    def test_a_record_too_long_for_the_memory_is_told_and_skipped(self):
        path = self.generate("a", ["one short text", "word " * (8 * MIB), "one short text"])
        stats = self.bounded(path, memory=64)
        self.assertEqual((stats["broken"], stats["documents"], self.pairs()), (1, 2, 1))
        self.assertIn("a:2", (self.folder / "message").read_text())

    def test_one_great_cluster_of_near_copies(self):
        chance = random.Random(3)
        text = dedup_tool.text_of(chance, 120)
        cluster = [dedup_tool.changed(chance, text, 0.02) for _ in range(500)]
        path = self.generate("a", (cluster[n % 500] + f" Copy number {n}." for n in range(60_000)))
        for arguments in (["--measure", "containment"], ["--measure", "resemblance", "--threshold", "0.7"]):
            stats = self.bounded(path, *arguments, memory=256)
            self.assertEqual((stats["documents"], stats["clusters"]), (60_000, 1))
            self.assertGreater(stats["dropped"], 59_900)
            self.assertLess(stats["candidates"], 60_000 * 200)

    def test_boilerplate_is_no_reason_to_compare_everything(self):
        chance = random.Random(4)
        notice = dedup_tool.text_of(chance, 60)
        path = self.generate("a", (notice + " " + dedup_tool.text_of(chance, 60) for _ in range(30_000)))
        for arguments in (["--measure", "containment"], ["--measure", "resemblance"]):
            stats = self.bounded(path, *arguments, memory=256)
            self.assertEqual(stats["clusters"], 0)

    def test_one_word_repeated_and_one_letter_repeated(self):
        path = self.generate("a", ["word " * (100 + n) for n in range(2000)] + ["a" * (1000 + n) for n in range(2000)])
        for arguments in ([], ["--measure", "resemblance"], ["--shingle", "word5"]):
            stats = self.bounded(path, *arguments)
            self.assertEqual(stats["documents"], 4000)

    def test_many_small_files(self):
        folder = self.folder / "texts"
        folder.mkdir()
        for number in range(5000):
            (folder / f"{number:05}.txt").write_text(f"The same words in every file but for the number {number % 2500} at its end.")
        stats = self.bounded("texts", "--threshold", "1")
        self.assertEqual((stats["documents"], stats["identical"], stats["clusters"]), (5000, 2500, 2500))


if __name__ == "__main__":
    tool.main()
