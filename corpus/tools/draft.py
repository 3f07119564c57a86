# A version in the making: text that remembers where each character came from, and what was changed on purpose.
"""Rewritings and damages are applied one after the other to a Draft; in the end it knows its gold annotation."""

from dataclasses import dataclass

from english import quote_spans
from gold import Bead, Drift, Equal, Gold, Span, check_gold, paragraph_drift, relate, sort_gold


@dataclass
class Edit:
    """Replaces [start, end) of a paragraph's text. `fact` makes it the same fact written differently."""

    start: int
    end: int
    text: str
    fact: str = ""
    drift: tuple = ()       # (kind, change)
    note: str = ""
    also: tuple = ()
    accept: tuple = ()
    context: tuple = ()     # (left, right): code points of unchanged text the evidence takes in on either side


@dataclass
class Mark:
    """A changed stretch [start, end) of the version, and the stretch of the original it stands for."""

    start: int
    end: int
    source: tuple | None    # (paragraph, start, end)
    edit: Edit
    lost: bool = False      # the version has nothing there


class Paragraph:
    """One paragraph of the version."""

    def __init__(self, text, source=None):
        self.text = text
        self.origin = [(source, i, i + 1) if source is not None else None for i in range(len(text))]
        self.marks = []
        self.sources = [] if source is None else [source]
        self.moved = False

    def source_span(self, start, end):
        """The original stretch that [start, end) came from; for an empty or inserted stretch, the place between."""
        known = [o for o in self.origin[start:end] if o]
        if known:
            first = known[0][0]
            same = [o for o in known if o[0] == first]
            return first, min(o[1] for o in same), max(o[2] for o in same)
        before = next((o for o in reversed(self.origin[:start]) if o), None)
        if before:
            return before[0], before[2], before[2]
        after = next((o for o in self.origin[end:] if o), None)
        return (after[0], after[1], after[1]) if after else None

    def touches_mark(self, start, end):
        return any(mark.start <= end and start <= mark.end for mark in self.marks if mark.edit.drift)

    def apply(self, edits, guard=True):
        """Applies edits that do not overlap each other; those touching planted drift are left out when `guard`."""
        done = 0
        limit = len(self.text)
        for edit in sorted(edits, key=lambda e: (e.start, e.end), reverse=True):
            if edit.end > limit or (guard and self.touches_mark(edit.start, edit.end)):
                continue
            if self.text[edit.start:edit.end] == edit.text and not edit.drift:
                continue
            self._apply_one(edit)
            limit = edit.start
            done += 1
        return done

    def _apply_one(self, edit):
        source = self.source_span(edit.start, edit.end)
        grown = len(edit.text) - (edit.end - edit.start)
        stop = edit.start + len(edit.text)
        for mark in self.marks:
            mark.start, mark.end = _moved(mark.start, edit, grown, stop, False), _moved(mark.end, edit, grown, stop, True)
        self.origin[edit.start:edit.end] = self._origins(edit, source)
        self.text = self.text[:edit.start] + edit.text + self.text[edit.end:]
        if edit.drift or edit.fact:
            self._mark(edit, source)

    def _origins(self, edit, source):
        """Character by character where lengths agree, the whole replaced stretch otherwise."""
        if len(edit.text) == edit.end - edit.start:
            return self.origin[edit.start:edit.end]
        return [source if edit.end > edit.start else None] * len(edit.text)

    def _mark(self, edit, source):
        left, right = edit.context or (0, 0)
        start, end = edit.start - left, edit.start + len(edit.text) + right
        if left or right:
            source = self.source_span(start, end) if edit.text or left + right else source
        self.marks.append(Mark(start, end, source, edit, lost=start == end))

    def find_edits(self, pattern, replace):
        """Edits for every match of a compiled pattern; `replace` gives the new text, an Edit, or None."""
        edits = []
        for match in pattern.finditer(self.text):
            new = replace(match)
            if isinstance(new, Edit):
                edits.append(new)
            elif new is not None:
                edits.append(Edit(match.start(), match.end(), new))
        return edits


def _moved(at, edit, grown, stop, is_end):
    if at < edit.start or (at == edit.start and (is_end or edit.start != edit.end)):
        return at
    if at >= edit.end:
        return at + grown
    return stop if is_end else edit.start


class Draft:
    """All paragraphs of the version, and the original they came from."""

    def __init__(self, original):
        self.original = list(original)
        self.paragraphs = [Paragraph(text, i) for i, text in enumerate(original)]
        self.layout = {}    # how the file is written: newline, encoding, wrap ...

    def split(self, index, at):
        """Splits a paragraph at a space before `at`."""
        whole = self.paragraphs[index]
        cut = len(whole.text[:at].rstrip())
        first, second = Paragraph("", None), Paragraph("", None)
        for part, begin, end in ((first, 0, cut), (second, at, len(whole.text))):
            part.text, part.origin = whole.text[begin:end], whole.origin[begin:end]
            part.sources, part.moved = list(whole.sources), whole.moved
            for mark in whole.marks:
                if begin <= mark.start and mark.end <= end:
                    part.marks.append(Mark(mark.start - begin, mark.end - begin, mark.source, mark.edit, mark.lost))
        if len(first.marks) + len(second.marks) != len(whole.marks):
            return False
        self.paragraphs[index:index + 1] = [first, second]
        return True

    def join(self, index):
        """Joins a paragraph with the next one."""
        first, second = self.paragraphs[index:index + 2]
        shift = len(first.text) + 1
        first.text += " " + second.text
        first.origin += [None] + second.origin
        first.sources += [p for p in second.sources if p not in first.sources]
        first.marks += [Mark(m.start + shift, m.end + shift, m.source, m.edit, m.lost) for m in second.marks]
        del self.paragraphs[index + 1]

    def insert(self, index, text):
        self.paragraphs.insert(index, Paragraph(text))

    def text(self):
        """The version as the file holds it, before any wrapping and encoding."""
        return "\n\n".join(p.text for p in self.paragraphs) + "\n"

    def beads(self):
        """Beads from the sources of each paragraph: neighbours that share a source are one bead."""
        beads = []
        for index, paragraph in enumerate(self.paragraphs):
            last = beads[-1] if beads else None
            if last and paragraph.sources and set(paragraph.sources) & set(last.original):
                last.version.append(index)
                last.original = sorted(set(last.original) | set(paragraph.sources))
            else:
                beads.append(Bead(sorted(paragraph.sources), [index]))
        used = {p for bead in beads for p in bead.original}
        beads += [Bead([p], []) for p in range(len(self.original)) if p not in used]
        return relate(beads, [len(text.split()) for text in self.original])

    def gold(self, original_path, version_path):
        gold = Gold(str(original_path), str(version_path), self.beads())
        version = [p.text for p in self.paragraphs]
        for index, paragraph in enumerate(self.paragraphs):
            for mark in paragraph.marks:
                self._record(gold, index, mark, version)
        gold.drift += paragraph_drift(gold.beads, self.original, version)
        sort_gold(gold)
        check_gold(gold, self.original, version, version_path)
        return gold

    def _record(self, gold, index, mark, version):
        def span(paragraph, start, end, texts):
            return Span(paragraph, start, end, texts[paragraph][start:end])

        edit = mark.edit
        there = None if mark.start == mark.end else span(index, mark.start, mark.end, version)
        source = mark.source and span(*mark.source, self.original)
        if source and source.start == source.end:
            source = None
        if edit.drift:
            also, accept = edit.also, edit.accept
            if source and edit.drift[0] != "quotation" and self._is_quoted(source):
                also, accept = also + ("quotation",), accept + ("quotation altered",)
            gold.drift.append(Drift(*edit.drift, source, there, edit.note, also, accept))
        elif source and there:
            gold.equal.append(Equal(edit.fact, source, there))

    def _is_quoted(self, span):
        """Whether the span lies inside a quotation: a change there changes the quotation too."""
        return any(start < span.start + 1 and span.end <= end for start, end in quote_spans(self.original[span.paragraph]))
