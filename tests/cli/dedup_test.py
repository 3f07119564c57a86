"""textdrift dedup: pairs, lists, options, inputs, trouble, stopped runs, the same bytes everywhere."""
import fcntl
import json
import os
import pty
import random
import resource
import select
import shutil
import signal
import struct
import subprocess
import termios
import time
import unittest

import dedup_tool
import tool
from dedup_tool import corpus, exact_values, lines

TARGETS = ("AVX3_DL", "AVX3", "AVX2", "SSE4", "SSSE3", "SSE2")    # one that is not here is ignored by the command


class Pairs(dedup_tool.Dedup):
    def check_values(self, records, pairs, threshold, judged, **kind):
        texts = {record["id"]: record["text"] for record in records}
        order = {record["id"]: place for place, record in enumerate(records)}
        for pair in pairs:
            self.assertEqual(list(pair), ["a", "b", "resemblance", "a_in_b", "b_in_a"])
            self.assertLess(order[pair["a"]], order[pair["b"]])
            exact = exact_values(texts[pair["a"]], texts[pair["b"]], **kind)
            for name, value in zip(("resemblance", "a_in_b", "b_in_a"), exact):
                self.assertAlmostEqual(pair[name], value, delta=1e-4, msg=str(pair))
            self.assertGreaterEqual(judged(*exact), threshold)
        places = [(order[pair["a"]], order[pair["b"]]) for pair in pairs]
        self.assertEqual(places, sorted(set(places)))

    def test_containment_pairs_are_exact_and_complete(self):
        records = corpus(400)
        pairs = self.answer(self.write("a.jsonl", lines(records)))
        self.check_values(records, pairs, 0.8, lambda r, a, b: max(a, b))
        found = self.names_in(pairs)
        texts = {record["id"]: record["text"] for record in records}
        names = [record["id"] for record in records]
        for place, a in enumerate(names):
            for b in names[place + 1:]:
                if a.split("-")[0] == b.split("-")[0] and max(exact_values(texts[a], texts[b])[1:]) >= 0.8:
                    self.assertIn((a, b), found)

    def test_resemblance_pairs_are_exact(self):
        records = corpus(400)
        path = self.write("a.jsonl", lines(records))
        for shingle, kind in (("char5", {}), ("word3", {"kind": "word", "width": 3}), ("word5", {"kind": "word"}), ("char9", {"width": 9})):
            for lanes in (64, 128, 256):
                with self.subTest(shingle=shingle, lanes=lanes):
                    pairs = self.answer(path, "--measure", "resemblance", "--shingle", shingle, "--lanes", lanes, "--threshold", "0.7")
                    self.check_values(records, pairs, 0.7, lambda r, a, b: r, **kind)
                    self.assertGreaterEqual(len(pairs), len(records) // 20)

    def test_threshold(self):
        path = self.write("a.jsonl", lines(corpus(200)))
        found = [self.names_in(self.answer(path, "--threshold", t)) for t in ("1", "0.95", "0.8", "0.5")]
        for higher, lower in zip(found, found[1:]):
            self.assertLessEqual(higher, lower)
        self.assertLess(found[0], found[-1])

    def test_lists_agree(self):
        records = corpus(300)
        self.answer(self.write("a.jsonl", lines(records)), *self.all_outputs("x"))
        names = [record["id"] for record in records]
        keep = [entry["id"] for entry in self.read("x.keep")]
        drop = {entry["id"]: entry["kept"] for entry in self.read("x.drop")}
        self.assertEqual([name for name in names if name not in drop], keep)
        self.assertEqual([name for name in names if name not in set(keep)], list(drop))
        place_of, linked = {name: place for place, name in enumerate(names)}, {}
        for number, cluster in enumerate(self.read("x.clusters")):
            members, stay = cluster["members"], [cluster["keep"], *cluster.get("also_kept", [])]
            self.assertEqual(cluster["cluster"], number)
            self.assertGreaterEqual(len(members), 2)
            self.assertEqual(members, sorted(members, key=place_of.get))
            self.assertEqual(stay, [name for name in members if name not in drop])
            linked.update({name: number for name in members})
        self.assertLessEqual(set(drop), set(linked))
        texts = {record["id"]: record["text"] for record in records}
        for name, kept in drop.items():
            self.assertNotIn(kept, drop)
            self.assertEqual(linked[name], linked[kept])
        for pair in self.read("x.pairs"):
            self.assertEqual(linked[pair["a"]], linked[pair["b"]])
            self.assertGreaterEqual(max(exact_values(texts[pair["a"]], texts[pair["b"]])[1:]), 0.8)
        self.assertEqual((self.folder / "x.filtered").read_text(), lines([r for r in records if r["id"] not in drop]))

    def test_rules(self):
        texts = ["Abc def. " * 3 + dedup_tool.text_of(random.Random(1), 60)] * 3
        records = [{"id": "early", "text": texts[0], "n": 9, "day": "2021-03-01"},
                   {"id": "long", "text": texts[0] + " And a few words more here.", "n": 10, "day": "2022-03-01"},
                   {"id": "late", "text": texts[0], "n": 2, "day": "2024-03-01"}]
        path = self.write("a.jsonl", lines(records))
        rows = [([], "early"), (["--rule", "first"], "early"), (["--rule", "longest"], "long"),
                (["--rule", "newest", "--newest-by", "day"], "late"), (["--rule", "newest", "--newest-by", "n"], "long")]
        for arguments, kept in rows:
            with self.subTest(arguments=arguments):
                self.answer(path, *arguments, "--keep", "keep", "-o", "pairs")
                self.assertEqual(self.read("keep"), [{"id": kept}])


class Options(dedup_tool.Dedup):
    def setUp(self):
        super().setUp()
        self.text = dedup_tool.text_of(random.Random(3), 50)

    def pairs_of(self, texts, *arguments):
        path = self.write("o.jsonl", lines({"id": place, "text": text} for place, text in enumerate(texts)))
        return self.names_in(self.answer(path, *arguments))

    def test_fields(self):
        records = [{"meta": {"key": f"k{i}"}, "body": {"en": self.text}, "text": str(i)} for i in range(2)]
        path = self.write("a.jsonl", lines(records))
        self.assertEqual(self.names_in(self.answer(path, "--field", "body.en", "--id", "meta.key")), {("k0", "k1")})
        self.assertEqual(self.names_in(self.answer("a.jsonl", "--field", "body.en")), {("a.jsonl:1", "a.jsonl:2")})

    def test_ids_stay_what_they_are(self):
        records = [{"id": 7, "text": self.text}, {"id": "seven \"7\" é", "text": self.text}, {"id": None, "text": self.text}]
        path = self.write("a.jsonl", lines(records))
        names = {name for pair in self.names_in(self.answer(path)) for name in pair}
        self.assertEqual(names, {7, "seven \"7\" é", path + ":3"})

    def test_fold(self):
        accented = self.text.replace("a", "á").replace("o", "ö")
        wide = "".join(chr(ord(c) + 0xFEE0) if "a" <= c <= "z" else c for c in self.text)
        rows = [
            (self.text.upper(), "case", True), (self.text.upper(), "width", False), (self.text.upper(), "none", False),
            (wide, "width", True), (wide, "case", False), (wide, "case,width", True),
            (accented, "case,width", False), (accented, "accents", True), (accented, "case,width,accents", True),
        ]
        for other, fold, same in rows:
            with self.subTest(other=other[:20], fold=fold):
                self.assertEqual(bool(self.pairs_of([self.text, other], "--fold", fold)), same)
        self.assertTrue(self.pairs_of([self.text, self.text.upper()], "--fold", "width", "--fold", "case"))

    def test_unspaced_scripts(self):
        japanese = "私たちは毎朝その古い港の市場で新しい魚と野菜を買ってから静かな坂道を歩いて家に帰ります。"
        for how in ("characters", "dictionary"):
            for shingle in ("word2", "char5"):
                with self.subTest(how=how, shingle=shingle):
                    found = self.pairs_of([japanese, "「" + japanese + "」", self.text], "--unspaced", how, "--shingle", shingle)
                    self.assertEqual(found, {(0, 1)})

    def test_excerpts_are_a_matter_of_the_measure(self):
        chance = random.Random(5)
        longer = self.text + " " + dedup_tool.text_of(chance, 200)
        self.assertEqual(self.pairs_of([self.text, longer], "--measure", "containment"), {(0, 1)})
        self.assertEqual(self.pairs_of([self.text, longer], "--measure", "resemblance"), set())

    def test_the_default_finds_copies_with_a_word_in_twenty_changed(self):
        chance = random.Random(6)
        texts = [dedup_tool.text_of(chance, 200) for _ in range(50)]
        copies = [dedup_tool.changed(chance, text, 0.05) for text in texts]
        expected = {(i, 50 + i) for i in range(50)}
        self.assertLessEqual(expected, self.pairs_of(texts + copies))
        usual = self.pairs_of(texts + copies, "--measure", "resemblance", "--shingle", "word5")
        self.assertLess(len(usual), 25)

    def test_paragraphs(self):
        chance = random.Random(8)
        notice = dedup_tool.text_of(chance, 40)
        texts = [dedup_tool.text_of(chance, 60) + "\n\n" + notice + "\n\n" + dedup_tool.text_of(chance, 60) for _ in range(3)]
        self.assertEqual(self.pairs_of(texts), set())
        path = self.write("a.jsonl", lines({"id": f"r{i}", "text": text} for i, text in enumerate(texts)))
        pairs = self.answer(path, "--paragraphs", "--clusters", "clusters")
        self.assertTrue(pairs)
        self.assertTrue(all(pair["resemblance"] == 1 for pair in pairs))
        clusters = self.read("clusters")
        self.assertEqual([len(cluster["members"]) for cluster in clusters], [3])
        self.trouble("dedup", path, "--paragraphs", "--filtered", "f", names="filter")

    def test_empty_texts_are_kept_and_never_paired(self):
        records = [{"id": i, "text": text} for i, text in enumerate(["", " ", "...", "", self.text, "…", self.text])]
        path = self.write("a.jsonl", lines(records))
        self.assertEqual(self.names_in(self.answer(path, "--keep", "keep")), {(4, 6)})
        self.assertEqual([entry["id"] for entry in self.read("keep")], [0, 1, 2, 3, 4, 5])

    def test_statistics(self):
        path = self.write("a.jsonl", lines(corpus(200)))
        for measure, join in (("containment", "join         by anchors"), ("resemblance", " rows, expected recall 0.99")):
            run = self.run_tool("dedup", path, "-o", "p", "--stats", "--stats-json", "s.json", "--measure", measure, "--threads", 1)
            table = run.stderr.decode()
            self.assertEqual(run.returncode, 0, table)
            for word in ("documents", "candidates", "verified", "B/s", "recall", "CPU s", "1 thread", "temporary files", join):
                self.assertIn(word, table)
            self.assertLessEqual(max(len(line) for line in table.splitlines()), 80, table)
            stats = json.loads((self.folder / "s.json").read_text())
            self.assertEqual(stats["schema"], "textdrift.dedup-stats/1")
            self.assertEqual((stats["documents"], stats["broken"], stats["threads"]), (200, 0, 1))
            self.assertGreater(stats["verified"], 10)
            self.assertLessEqual(stats["verified"], len((self.folder / "p").read_text().splitlines()))
            self.assertEqual([stage["stage"] for stage in stats["stages"]], ["read", "join", "verify", "write"])
            recall = stats["join"]["expected_recall"]
            self.assertTrue(recall is None if measure == "containment" else recall > 0.99, recall)

    def test_one_of_a_thing_is_not_many(self):
        path = self.write("one.jsonl", lines([{"text": self.text}, {"text": self.text + " And more."}]))
        table = self.run_tool("dedup", path, "-o", "p", "--stats", "--threads", 1).stderr.decode()
        for text in ("candidates   1 pair\n", "verified     1 pair of", "clusters     1: 1 document to drop\n"):
            self.assertIn(text, table)


class Inputs(dedup_tool.Dedup):
    def setUp(self):
        super().setUp()
        self.records = corpus(120)

    def test_standard_input_and_output(self):
        path = self.write("a.jsonl", lines(self.records))
        expected = self.run_tool("dedup", path).stdout
        self.assertTrue(expected)
        self.assertEqual(self.run_tool("dedup", "-", stdin=lines(self.records).encode()).stdout, expected)
        self.assertEqual(self.run_tool("dedup", "-", "-o", "-", stdin=lines(self.records).encode()).stdout, expected)
        run = subprocess.run(["sh", "-c", f"cat a.jsonl | {tool.TOOL} dedup - --keep k | cat"], stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, cwd=self.folder, check=True)
        self.assertEqual((run.stdout, run.stderr), (expected, b""))
        self.assertTrue((self.folder / "k").exists())

    def test_several_inputs_with_options_between(self):
        self.write("[a,b]", lines(self.records[:50]))
        self.write("b.jsonl", lines(self.records[50:]))
        whole = self.answer(self.write("a.jsonl", lines(self.records)))
        self.assertEqual(self.answer("[a,b]", "--threads", "2", "b.jsonl"), whole)
        self.assertEqual(self.answer("[a,b]", "-", stdin=lines(self.records[50:]).encode()), whole)
        self.assertEqual(self.answer("--", "[a,b]", "b.jsonl"), whole)

    def test_line_ends_and_the_last_line(self):
        text = dedup_tool.text_of(random.Random(3), 80)
        one, two = (json.dumps({"id": i, "text": text}) for i in range(2))
        for content in (one + "\n" + two, one + "\r\n" + two + "\r\n", one + "\n\n\n" + two + "\n"):
            with self.subTest(content=content[-20:]):
                run = self.run_tool("dedup", self.write("a.jsonl", content))
                self.assertEqual((run.returncode, len(run.stdout.splitlines())), (0, 1), run.stderr)

    def test_broken_lines_are_told_and_skipped(self):
        broken = ["no json", '{"id": 1}', '{"text": 5}', '["text"]', '{"text": "cut', b'{"text": "\xff\xfe"}', '{"text": "\\ud800"}']
        content, numbers = b"", []
        for place, record in enumerate(self.records):
            content += lines([record]).encode()
            if place % 10 == 3:
                line = broken[place // 10 % len(broken)]
                content += (line if isinstance(line, bytes) else line.encode()) + b"\n"
                numbers.append(content.count(b"\n"))
        clean = self.answer(self.write("clean.jsonl", lines(self.records)))
        path = self.write("a.jsonl", content)
        run = self.run_tool("dedup", "a.jsonl")
        message = run.stderr.decode()
        self.assertEqual(run.returncode, 0, message)
        self.assertEqual([json.loads(line) for line in run.stdout.splitlines()], clean)
        told = message.splitlines()
        self.assertEqual([line.split(":")[:3] for line in told[:10]], [["textdrift", " a.jsonl", str(n)] for n in numbers[:10]])
        self.assertIn(f"{len(numbers)} broken records were skipped", told[-1])
        self.assertEqual(len(told), 11)
        self.assertEqual(self.run_tool("dedup", path, "--quiet").stderr, b"")
        strict = self.trouble("dedup", "a.jsonl", "--strict", "-o", "out", names=f"a.jsonl:{numbers[0]}")
        self.assertEqual(strict.stdout, b"")
        self.assertFalse((self.folder / "out").exists())

    def test_nothing_but_broken_records_is_trouble(self):
        path = self.write("a.jsonl", '{"body": "some text"}\n' * 30)
        run = self.run_tool("dedup", path, *self.all_outputs("x"), "--stats-json", "s.json")
        message = run.stderr.decode()
        self.assertEqual((run.returncode, run.stdout), (2, b""))
        self.assertIn("a.jsonl:1: none of the 30 records could be read, the first because it has no field", message)
        self.assertIn("--field", message.splitlines()[-1])
        self.assertEqual([name.name for name in self.folder.iterdir() if name.name.startswith(("x", "s"))], [])
        quiet = self.trouble("dedup", path, "--quiet", names="none of the 30 records")
        self.assertEqual(quiet.stdout, b"")
        self.assertEqual(self.run_tool("dedup", path, "--field", "body", "-o", "p").returncode, 0)

    def test_hostile_names_are_shown_harmless(self):
        text = dedup_tool.text_of(random.Random(3), 80)
        name = "a\x1b[31m\u202egpj.jsonl"
        path = self.write(name, lines([{"text": text}, {"text": text}]) + "\x1b]0;title\x07\n")
        run = self.run_tool("dedup", path, "--stats")
        self.assertEqual(run.returncode, 0, run.stderr)
        for raw in (b"\x1b", b"\x07"):
            self.assertNotIn(raw, run.stdout + run.stderr)
        self.assertNotIn("\u202e".encode(), run.stdout + run.stderr)
        self.assertEqual(json.loads(run.stdout)["a"], path + ":1")
        for missing in ("none\x1b]0;x\x07.jsonl", "none\udcff"):
            self.assertNotIn(b"\x1b", self.trouble("dedup", os.fsencode(missing).decode("utf-8", "surrogateescape"), names="none").stderr)

    def test_hostile_ids_come_out_as_valid_json(self):
        text = dedup_tool.text_of(random.Random(3), 80)
        names = ["\x1b[31m", "\u202e", "\n\0\"\\", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "", " "]
        path = self.write("a.jsonl", "".join(json.dumps({"id": name, "text": text}) + "\n" for name in names))
        run = self.run_tool("dedup", path, "--clusters", "c")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertNotIn(b"\x1b", run.stdout)
        self.assertEqual(self.read("c")[0]["members"], names)

    def test_degenerate_inputs(self):
        for content in ("", "\n\n", '{"text": ""}', '{"text": "one"}\n'):
            with self.subTest(content=content):
                run = self.run_tool("dedup", self.write("a.jsonl", content), *self.all_outputs("x"), "--stats")
                self.assertEqual((run.returncode, self.bytes_of("x")["pairs"]), (0, b""), run.stderr)


class Folders(dedup_tool.Dedup):
    """What every build does, also one without simdjson."""
    needs_jsonl = False

    def test_a_folder_of_texts(self):
        text = dedup_tool.text_of(random.Random(3), 80)
        for name, content in (("x/b.txt", text), ("a.md", text), ("x/y/c", dedup_tool.text_of(random.Random(4), 80)), ("x/empty", "")):
            place = self.folder / "texts" / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(content)
        (self.folder / "texts" / "link").symlink_to("a.md")
        (self.folder / "none").mkdir()
        self.assertEqual(self.names_in(self.answer("texts", "--keep", "keep")), {("a.md", "x/b.txt")})
        self.assertEqual([entry["id"] for entry in self.read("keep")], ["a.md", "x/empty", "x/y/c"])
        self.assertEqual(self.answer("none"), [])
        self.trouble("dedup", "texts", "--filtered", "f", names="texts")

    def test_hostile_names_in_a_folder_are_valid_json(self):
        text = dedup_tool.text_of(random.Random(3), 80).encode()
        names = [b"a\xff\xed\xa0\x80", "b\u202e\u200b\U000e0041".encode(), b"c\n\x1b[31m\x7f\"\\", "d é 東".encode()]
        (self.folder / "texts").mkdir()
        for name in names:
            with open(os.path.join(os.fsencode(self.folder), b"texts", name), "wb") as file:
                file.write(text)
        run = self.run_tool("dedup", "texts", "--clusters", "c", "--keep", "k")
        self.assertEqual(run.returncode, 0, run.stderr)
        written = run.stdout.decode() + (self.folder / "c").read_text() + (self.folder / "k").read_text()
        for hidden in ("\x1b", "\x7f", "\u202e", "\u200b", "\U000e0041"):
            self.assertNotIn(hidden, written)
        self.assertEqual(self.read("c")[0]["members"],
                         ["a\ufffd\ufffd\ufffd\ufffd", *[name.decode() for name in names[1:]]])

    def test_a_build_without_json_lines_says_so(self):
        run = self.run_tool("dedup", self.write("a.jsonl", ""), "-o", "p")
        if run.returncode != 0:
            self.assertIn(b"a.jsonl: this build cannot read JSON Lines: it was made without simdjson", run.stderr)
            self.assertEqual(run.returncode, 2)
            self.nothing_left("a.jsonl")


class Trouble(dedup_tool.Dedup):
    def setUp(self):
        super().setUp()
        self.path = self.write("a.jsonl", lines(corpus(60)))

    def test_wrong_values_name_option_value_and_what_was_expected(self):
        rows = [
            (["--threshold", "0"], "--threshold", '"0"', "0.8"), (["--threshold", "1.01"], "--threshold", "1.01", "up to 1"),
            (["--threshold", "nan"], "--threshold", "nan", "0.8"), (["--threshold", "80%"], "--threshold", "80%", "0.8"),
            (["--threshold", ""], "--threshold", '""', "0.8"), (["--threshold", "-0.5"], "--threshold", "-0.5", "over 0"),
            (["--shingle", "word0"], "--shingle", "word0", "1 to 64"), (["--shingle", "char65"], "--shingle", "char65", "1 to 64"),
            (["--shingle", "5"], "--shingle", '"5"', "charN"), (["--shingle", "words5"], "--shingle", "words5", "wordN"),
            (["--measure", "jaccard"], "--measure", "jaccard", "resemblance"), (["--lanes", "100"], "--lanes", "100", "64, 128, 256"),
            (["--fold", "case,none"], "--fold", "none", "no other"), (["--fold", "CASE"], "--fold", "CASE", "accents"),
            (["--fold", ""], "--fold", '""', "width"), (["--unspaced", "icu"], "--unspaced", "icu", "dictionary"),
            (["--rule", "best"], "--rule", "best", "longest"), (["--rule", "newest"], "--rule", "newest", "--newest-by"),
            (["--newest-by", "date"], "--newest-by", "", "--rule newest"), (["--field", "a..b"], "--field", "a..b", "body.text"),
            (["--field", ""], "--field", '""', "text"), (["--id", "."], "--id", '"."', "text"),
            (["--threads", "0"], "--threads", '"0"', "1 to 1024"), (["--threads", "two"], "--threads", "two", "1 to 1024"),
            (["--memory", "1M"], "--memory", "1M", "64M"), (["--memory", "12X"], "--memory", "12X", "512M"),
            (["--memory", "99999999T"], "--memory", "99999999T", "2G"), (["--memory", "-1"], "--memory", "-1", "512M"),
            (["--memory", "1.G"], "--memory", "1.G", "512M"), (["--progress", "sometimes"], "--progress", "sometimes", "always"),
            (["--temporary", ""], "--temporary", "", "folder"), (["--temporary", "none"], "none", "", "No such"),
            (["--temporary", "a.jsonl"], "a.jsonl", "", "no folder"), (["--resume", "none/deep"], "none/deep", "", "No such"),
            (["-o", ""], "--output", "", "file name"), (["-o", "."], ".", "", "folder"), (["--keep", "none/k"], "none/k", "", "No such"),
            (["--keep", "-"], "--keep", "--output", "standard output"), (["--keep", "x", "--drop", "x"], "x", "--keep", "--drop"),
            (["--nonsense"], "--nonsense", "", "not expected"),
            (["--keep"], "--keep", "", "required"), (["second.jsonl"], "second.jsonl", "", "no such"),
            (["-", "-"], "standard input", "", "once"), (["-", "--resume", "r"], "standard input", "", "resume"),
        ]
        for arguments, *names in rows:
            with self.subTest(arguments=arguments):
                run = self.trouble("dedup", self.path, *arguments)
                for name in names:
                    self.assertIn(name, run.stderr.decode())
                self.assertEqual(run.stdout, b"")
                self.nothing_left("a.jsonl")
        self.trouble("dedup", names="INPUT")
        self.trouble("dedup", "", names="INPUT")

    def test_sizes(self):
        for size in ("64M", "64m", "64MiB", "68MB", "67108864", "0.5G", "1.5GiB", "1T", "67108864b"):
            with self.subTest(size=size):
                self.answer(self.path, "--memory", size, "-o", "p")

    def test_an_input_is_never_overwritten(self):
        content = (self.folder / "a.jsonl").read_bytes()
        (self.folder / "link").symlink_to("a.jsonl")
        os.link(self.path, self.folder / "hard")
        (self.folder / "sub").mkdir()
        for arguments in (["-o", "a.jsonl"], ["--keep", "./a.jsonl"], ["--filtered", "link"], ["--clusters", "hard"], ["--stats-json", "a.jsonl"]):
            with self.subTest(arguments=arguments):
                self.trouble("dedup", self.path, *arguments, names="overwrite")
        run = subprocess.run(["sh", "-c", f"{tool.TOOL} dedup a.jsonl >> a.jsonl"], stderr=subprocess.PIPE, cwd=self.folder, check=False)
        self.assertEqual(run.returncode, 2, run.stderr)
        self.trouble("dedup", "sub", "-o", "sub/p", names="sub/p")
        self.trouble("dedup", "sub", "-o", "p", "--resume", "sub/state", names="--resume")
        self.assertEqual((self.folder / "a.jsonl").read_bytes(), content)

    def test_the_same_input_twice(self):
        self.trouble("dedup", self.path, "./a.jsonl", names="a.jsonl")

    def test_inputs_that_cannot_be_read(self):
        os.mkfifo(self.folder / "pipe")
        for name in ("none.jsonl", "pipe", "/dev/zero", "a.jsonl/x"):
            with self.subTest(name=name):
                self.trouble("dedup", name, "-o", "p", names=name, timeout=10)
        self.nothing_left("a.jsonl", "pipe")

    @unittest.skipIf(os.geteuid() == 0, "root writes and reads everything")
    def test_no_permission(self):
        (self.folder / "shut").mkdir(mode=0o500)
        self.trouble("dedup", self.path, "-o", "shut/p", names="shut/p")
        os.chmod(self.path, 0)
        self.trouble("dedup", self.path, "-o", "p", names="a.jsonl")

    def test_writes_that_fail(self):
        self.trouble("dedup", self.path, "-o", "/dev/full", names="/dev/full")
        with open("/dev/full", "wb") as full:
            self.trouble("dedup", self.path, stdout=full, names="standard output")
        with open("/dev/full", "wb") as full:
            self.trouble("dedup", self.path, "--keep", "k", stdout=full, names="standard output")
        run = subprocess.run(["sh", "-c", f"{tool.TOOL} dedup a.jsonl >&-"], stderr=subprocess.PIPE, cwd=self.folder, check=False)
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"standard output", run.stderr)

    def test_a_file_at_its_size_limit_is_an_error(self):
        path = self.write("b.jsonl", lines(corpus(400)))
        for arguments in (["-o", "p"], ["-o", "p", "--filtered", "f"], ["--resume", "state", "-o", "p"]):
            with self.subTest(arguments=arguments):
                run = subprocess.run([tool.TOOL, "dedup", path, *arguments], stderr=subprocess.PIPE, cwd=self.folder, check=False,
                                     preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)))
                self.assertEqual(run.returncode, 2, run.stderr)
                self.assertIn(b"File too large", run.stderr)
                shutil.rmtree(self.folder / "state", ignore_errors=True)
                self.nothing_left("a.jsonl", "b.jsonl")

    def test_devices_are_written_directly(self):
        before = os.stat("/dev/null")
        self.answer(self.path, "-o", "/dev/null", "--keep", "k")
        self.answer(self.path, "-o", "/dev/null")
        after = os.stat("/dev/null")
        self.assertEqual((before.st_rdev, before.st_ino), (after.st_rdev, after.st_ino))
        (self.folder / "real").write_text("before")
        (self.folder / "link").symlink_to("real")
        self.answer(self.path, "-o", "link")
        self.assertTrue((self.folder / "link").is_symlink())
        self.assertEqual((self.folder / "real").read_bytes(), self.run_tool("dedup", self.path).stdout)

    def test_a_closed_pipe_ends_quietly(self):
        for arguments, message in (([], False), (["--keep", "k"], True)):
            reader, writer = os.pipe()
            os.close(reader)
            try:
                run = self.run_tool("dedup", self.path, *arguments, stdout=writer)
            finally:
                os.close(writer)
            self.assertEqual((run.returncode, bool(run.stderr)), (2, message), run.stderr)

    def test_the_message_of_an_unknown_command_comes_from_the_table(self):
        self.trouble("frobnicate", names="compare, dedup, dump")
        self.trouble(names="compare, dedup, dump")


class Stopped(dedup_tool.Dedup):
    def start(self, *arguments, **options):
        return subprocess.Popen([tool.TOOL, "dedup", *map(str, arguments), "--progress", "always"], cwd=self.folder, stderr=subprocess.PIPE,
                                stdout=subprocess.PIPE, preexec_fn=lambda: [signal.signal(s, signal.SIG_DFL) for s in (signal.SIGINT, signal.SIGTERM)],
                                **options)

    def until(self, process, word):
        """Reads messages up to the first that holds the word; false where the run ended before."""
        for line in process.stderr:
            if word in line:
                return True
        return False

    def test_signals_while_reading(self):
        (self.folder / "work").mkdir()
        for number, name in ((signal.SIGINT, b"SIGINT"), (signal.SIGTERM, b"SIGTERM"), (signal.SIGKILL, b"")):
            with self.subTest(name=name):
                process = self.start("-", *self.all_outputs("x"), "--temporary", "work", stdin=subprocess.PIPE)
                process.stdin.write(lines(corpus(100)).encode())
                process.stdin.flush()
                self.assertTrue(self.until(process, b"reading"))
                process.send_signal(number)
                message = process.stderr.read()
                self.assertEqual(process.wait(20), -number)
                process.stdin.close()
                process.stdout.close()
                process.stderr.close()
                self.assertIn(name, message)
                self.nothing_left("work")
                self.assertEqual(list((self.folder / "work").iterdir()), [])

    def test_a_killed_run_leaves_no_half_output_and_goes_on(self):
        path = self.write("a.jsonl", lines(corpus(15000)))
        self.answer(path, *self.all_outputs("whole"))
        middle = 0
        for stage, number in ((b"joining", signal.SIGKILL), (b"verifying", signal.SIGKILL), (b"writing", signal.SIGKILL), (b"joining", signal.SIGINT)):
            with self.subTest(stage=stage, number=number):
                shutil.rmtree(self.folder / "state", ignore_errors=True)
                arguments = [path, *self.all_outputs("x"), "--resume", "state"]
                process = self.start(*arguments)
                self.assertTrue(self.until(process, stage))
                process.send_signal(number)
                process.communicate(timeout=60)
                for name in dedup_tool.OUTPUTS:
                    output = self.folder / f"x.{name}"
                    if output.exists():
                        self.assertEqual(output.read_bytes(), self.bytes_of("whole")[name])
                        output.unlink()
                    else:
                        middle += 1
                self.answer(*arguments, silent=False, timeout=60)
                self.assertEqual(self.bytes_of("x"), self.bytes_of("whole"))
                for name in dedup_tool.OUTPUTS:
                    (self.folder / f"x.{name}").unlink()
        self.assertGreater(middle, 0)

    def test_a_resumed_run_with_other_options_or_inputs_does_not_mix(self):
        path = self.write("a.jsonl", lines(corpus(2000)))
        expected = self.answer(path, "--threshold", "0.6")
        self.answer(path, "-o", "p", "--resume", "state")
        run = self.run_tool("dedup", path, "--threshold", "0.6", "--resume", "state")
        if run.returncode == 0:
            self.assertEqual([json.loads(line) for line in run.stdout.splitlines()], expected)
        else:
            self.assertIn(b"state", run.stderr)
        self.write("a.jsonl", lines(corpus(2000, seed=8)))
        fresh = self.run_tool("dedup", path).stdout
        run = self.run_tool("dedup", path, "--resume", "state")
        if run.returncode == 0:
            self.assertEqual(run.stdout, fresh)
        else:
            self.assertIn(b"state", run.stderr)

    def test_damaged_state_is_never_trusted(self):
        path = self.write("a.jsonl", lines(corpus(2000)))
        expected = self.run_tool("dedup", path, "--resume", "state").stdout
        self.assertTrue(expected)
        for damage in (lambda data: data[: len(data) // 2], lambda data: b"", lambda data: data[::-1], lambda data: b"\xff" * len(data)):
            for place in sorted((self.folder / "state").rglob("*")):
                if place.is_file():
                    place.write_bytes(damage(place.read_bytes()))
            run = self.run_tool("dedup", path, "--resume", "state")
            if run.returncode == 0:
                self.assertEqual(run.stdout, expected)
            else:
                self.assertIn(b"state", run.stderr)
                shutil.rmtree(self.folder / "state")


class Everywhere(dedup_tool.Dedup):
    def test_the_same_bytes_for_every_target_thread_count_and_memory(self):
        path = self.write("a.jsonl", lines(corpus(1500)))
        for settings in ([], ["--measure", "resemblance", "--shingle", "word5", "--threshold", "0.6"], ["--paragraphs", "--shingle", "word3"]):
            names = [name for name in dedup_tool.OUTPUTS if "--paragraphs" not in settings or name != "filtered"]
            wanted = [word for name in names for word in ("--output" if name == "pairs" else f"--{name}", f"x.{name}")]
            expected = None
            runs = [(target, 1, "64M") for target in TARGETS] + [("", 2, "1G"), ("", 8, "64M"), ("", 3, "4G")]
            for target, threads, memory in runs:
                with self.subTest(settings=settings, target=target, threads=threads, memory=memory):
                    self.answer(path, *settings, *wanted, "--threads", threads, "--memory", memory, TEXTDRIFT_TARGET=target)
                    found = self.bytes_of("x", names)
                    expected = expected or found
                    self.assertTrue(found["pairs"])
                    self.assertEqual(found, expected)


class Display(dedup_tool.Dedup):
    def on_terminal(self, *arguments, columns=80, **environment):
        """What a terminal gets to see: (exit status, bytes)."""
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        env = {**os.environ, "TERM": "xterm", **environment}
        process = subprocess.Popen([tool.TOOL, "dedup", *arguments], stdout=subprocess.DEVNULL, stderr=slave, cwd=self.folder, env=env)
        os.close(slave)
        seen, end = b"", time.monotonic() + 60
        while time.monotonic() < end:
            if not select.select([master], [], [], 1)[0]:
                continue
            try:
                part = os.read(master, 65536)
            except OSError:
                break
            if not part:
                break
            seen += part
        os.close(master)
        return process.wait(10), seen

    def test_a_line_is_redrawn_and_cleared_on_a_terminal(self):
        path = self.write("a.jsonl", lines(corpus(1500)) + "broken\n")
        for columns in (80, 20):
            status, seen = self.on_terminal(path, columns=columns)
            self.assertEqual(status, 0, seen)
            self.assertIn(b"\rreading", seen)
            drawn = [part.split(b"\x1b[K")[0] for part in seen.split(b"\r") if b"reading" in part or b"joining" in part]
            self.assertTrue(all(len(part) < columns for part in drawn), drawn)
            self.assertIn(b"\r\x1b[Ktextdrift: " + path.encode()[:4], seen)
            last = seen.rsplit(b"\r\x1b[K", 1)[1].decode()
            self.assertIn("broken record was skipped", last)
            self.assertIn("documents, ", last)

    def test_no_control_characters_elsewhere(self):
        path = self.write("a.jsonl", lines(corpus(300)))
        for arguments, word in (([], b""), (["--progress", "always"], b"textdrift: reading"), (["--stats"], b"candidates")):
            run = self.run_tool("dedup", path, *arguments)
            self.assertIn(word, run.stderr)
            for raw in (b"\r", b"\x1b"):
                self.assertNotIn(raw, run.stderr)
        for arguments, environment in ((["--progress", "never"], {}), (["--quiet"], {}), ([], {"TERM": "dumb"})):
            self.assertEqual(self.on_terminal(path, *arguments, **environment), (0, b""))

    def test_help_fits_80_columns(self):
        run = self.run_tool("dedup", "--help")
        text = run.stdout.decode()
        self.assertEqual((run.returncode, run.stderr), (0, b""))
        self.assertLessEqual(max(len(line) for line in text.splitlines()), 80)
        for word in ("Usage: textdrift dedup [OPTIONS] INPUT...", "--keep FILE", "--newest-by", "word5", "Examples:", "Exit status: 0 done"):
            self.assertIn(word, text)

    def test_man_page_and_completions_have_it(self):
        page = self.run_tool("man").stdout.decode()
        for part in ("textdrift dedup [OPTIONS] INPUT...", "\\-\\-newest\\-by", "zcat corpus.jsonl.gz"):
            self.assertIn(part, page)
        for shell in ("bash", "zsh", "fish"):
            script = self.run_tool("completion", shell).stdout.decode()
            for word in ("dedup", "threshold", "longest", "containment", "newest-by"):
                self.assertIn(word, script, shell)
        self.write("corpus.jsonl", "")
        script = self.run_tool("completion", "bash").stdout.decode() + "\n" + (
            "complete_words() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _textdrift; echo \"${COMPREPLY[*]}\"; }\n"
            "complete_words textdrift ded\ncomplete_words textdrift dedup --rule l\ncomplete_words textdrift dedup --measure c\n"
            "complete_words textdrift dedup corp\ncomplete_words textdrift dedup --keep corp\ncomplete_words textdrift dedup --new\n")
        run = subprocess.run(["bash"], input=script.encode(), stdout=subprocess.PIPE, cwd=self.folder, check=False)
        self.assertEqual(run.stdout.decode().splitlines(),
                         ["dedup", "longest", "containment", "corpus.jsonl", "corpus.jsonl", "--newest-by"])


if __name__ == "__main__":
    tool.main()
