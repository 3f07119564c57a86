"""textdrift lexicon, and --lexicon and --vectors of compare and dump."""
import struct
import unittest

import tool

ENGLISH = ["The court heard the witnesses in the port.", "The witnesses saw the spill near the bridge.",
           "The bridge is closed since the spill.", "A judge will visit the port and the bridge.",
           "The court asked the judge for a report.", "The report says who caused the spill."]
FRENCH = ["Le tribunal entendit les témoins dans le port.", "Les témoins virent la fuite près du pont.",
          "Le pont est fermé depuis la fuite.", "Un juge visitera le port et le pont.",
          "Le tribunal demanda un rapport au juge.", "Le rapport dit qui causa la fuite."]


def text(paragraphs):
    return "\n\n".join(paragraphs) + "\n"


def npy(rows, kind="<f4"):
    header = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': ({len(rows)}, {len(rows[0])}), }}"
    header += " " * (63 - (10 + len(header)) % 64) + "\n"
    numbers = b"".join(struct.pack("<f" if kind == "<f4" else "<d", value) for row in rows for value in row)
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + numbers


class Lexicon(tool.Tool):
    def setUp(self):
        super().setUp()
        self.english, self.french = self.write("a.en", text(ENGLISH)), self.write("a.fr", text(FRENCH))

    def test_learns_from_pairs_and_lists(self):
        learn = ["lexicon", "learn", "--lang", "original=en,version=fr"]
        run = self.run_tool(*learn, self.english, self.french, "-o", "out.tsv")
        self.assertEqual(run.returncode, 0, run.stderr)
        lines = (self.folder / "out.tsv").read_text().splitlines()
        self.assertEqual(lines[0], "# languages\ten\tfr")
        self.write("list.tsv", "# pairs\na.en\ta.fr\n")
        self.assertEqual(self.run_tool(*learn, "list.tsv").stdout.decode().splitlines(), lines)

    def test_shows_and_finds(self):
        self.write("x.tsv", "Water\teau\t0.5\nwater\tflot\t0.2\nfire\tfeu\n")
        self.assertEqual(self.run_tool("lexicon", "show", "x.tsv").stdout.decode(), "fire\tfeu\nwater\teau\t0.5\nwater\tflot\t0.2\n")
        self.assertEqual(self.run_tool("lexicon", "show", "x.tsv", "--word", "WATER").stdout.decode(), "water\teau\t0.5\nwater\tflot\t0.2\n")

    def test_trouble_is_named(self):
        self.write("bad.tsv", "water\n")
        self.trouble("lexicon", "show", "bad.tsv", names="bad.tsv:1")
        self.trouble("lexicon", "show", "none.tsv", names="none.tsv")
        self.trouble("lexicon", "learn", self.english, names="pairs of files")
        self.trouble("lexicon", "forget", self.english, names="forget")
        self.trouble("compare", "--lexicon", "none.tsv", self.english, self.french, names="none.tsv")

    def test_compare_takes_lexicons(self):
        self.write("x.tsv", "# languages\tfr\ten\npont\tbridge\n")
        run = self.run_tool("compare", "--lang", "original=en,version=fr", "--lexicon", "x.tsv", self.english, self.french)
        self.assertIn(run.returncode, (0, 1), run.stderr)


class Vectors(tool.Tool):
    def setUp(self):
        super().setUp()
        self.english, self.french = self.write("a.en", text(ENGLISH)), self.write("a.fr", text(FRENCH))
        self.rows = [[float(row == column) for column in range(6)] for row in range(6)]
        self.dump = ["dump", "beads", "--lang", "original=en,version=fr", self.english, self.french]

    def test_arrays_and_lines_say_the_same(self):
        self.write("a.npy", npy(self.rows))
        self.write("b.npy", npy(self.rows, "<f8"))
        self.write("c.tsv", "\n".join("\t".join(map(str, row)) for row in self.rows))
        first = self.run_tool(*self.dump, "--vectors", "original=a.npy,version=b.npy")
        self.assertEqual(first.returncode, 0, first.stderr)
        self.assertIn("vectors", first.stdout.decode())
        second = self.run_tool(*self.dump, "--vectors", "original=c.tsv", "--vectors", "version=c.tsv")
        self.assertEqual(first.stdout, second.stdout)

    def test_trouble_is_named(self):
        self.write("a.npy", npy(self.rows))
        self.write("short.npy", npy(self.rows)[:-4])
        self.write("few.npy", npy(self.rows[:4]))
        self.write("words.tsv", "1\t2\nthree\tfour\n")
        self.write("ragged.tsv", "1\t2\n3\n")
        for other, names in (("short.npy", "short.npy"), ("few.npy", "4 vectors"), ("words.tsv", "words.tsv:2"), ("ragged.tsv", "ragged.tsv:2")):
            self.trouble(*self.dump, "--vectors", f"original=a.npy,version={other}", names=names)
        self.trouble(*self.dump, "--vectors", "original=a.npy", names="--vectors")
        self.trouble(*self.dump, "--vectors", "a.npy", names="--vectors")


if __name__ == "__main__":
    tool.main()
