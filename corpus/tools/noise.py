# Wording noise as a round trip through machine translation leaves it, with the names it damages on record.
"""`noise_words` rewords sentences outside names, numbers and quotations; `round_trip` also damages names, quotations and marks."""

import re

import plant
from draft import Edit
from english import FUNCTION_WORDS, REPORTING, SYNONYMS, like_case, link_spans, overlaps, quote_spans, sentences

ARTICLES = re.compile(r"(?<=[a-z] )the (?=[a-z])")
WORD = re.compile(r"\b[a-z]{2,}\b")
PHRASE = re.compile(r"\b(" + "|".join(sorted(FUNCTION_WORDS, key=len, reverse=True)) + r")\b")
ADVERBIAL = re.compile(r"^((?:In|On|During|After|Before|Since|By) [^,“”\"‘’:;]{4,40}), ((?:the|a|an|it|they|he|she|we|no|its) )")


def word_edits(text, rng, rate, closed):
    """Synonyms and function words, outside the closed stretches."""
    edits = []
    for match in WORD.finditer(text):
        new = SYNONYMS.get(match[0]) or REPORTING.get(match[0])
        compound = text[match.end():match.end() + 1] in ("-", "’", "'") or text[match.start() - 1:match.start()] == "-"
        if new and not compound and rng.random() < rate and not overlaps(match.span(), closed):
            edits.append(Edit(*match.span(), new))
    for match in PHRASE.finditer(text):
        if rng.random() < rate and not overlaps(match.span(), closed + [(e.start, e.end) for e in edits]):
            edits.append(Edit(*match.span(), like_case(FUNCTION_WORDS[match[1]], match[1])))
    for match in ARTICLES.finditer(text):
        if rng.random() < rate / 6 and not overlaps(match.span(), closed + [(e.start, e.end) for e in edits]):
            edits.append(Edit(*match.span(), ""))
    return edits


def noise_words(draft, rng, rate=0.5):
    """Rewords every paragraph outside links and quotations; nothing it does touches a fact."""
    done = 0
    for paragraph in draft.paragraphs:
        closed = link_spans(paragraph.text) + quote_spans(paragraph.text)
        done += paragraph.apply(word_edits(paragraph.text, rng, rate, closed))
        done += _reorder(paragraph, rng, rate)
    return done


def _reorder(paragraph, rng, rate):
    """'In May, the court ruled.' becomes 'the court ruled in May.' for some sentences without quotations."""
    done = 0
    for low, high in reversed(sentences(paragraph.text)):
        text = paragraph.text[low:high]
        match = ADVERBIAL.match(text)
        if not match or not text.endswith(".") or overlaps((low, high), quote_spans(paragraph.text)) or rng.random() > rate:
            continue
        if any(m.start < high and low < m.end for m in paragraph.marks) or text.endswith(("a.m.", "p.m.")):
            continue
        _turn(paragraph, low, high, match)
        done += 1
    return done


def _turn(paragraph, low, high, match):
    """Moves the opening phrase of a sentence to its end; each letter keeps its origin."""
    phrase, rest = low + match.end(1), low + match.start(2)
    text, origin = paragraph.text, paragraph.origin
    opening, body = text[low:phrase], text[rest:high - 1]
    new = body[0].upper() + body[1:] + " " + opening[0].lower() + opening[1:] + text[high - 1]
    moved = origin[rest:high - 1] + [None] + origin[low:phrase] + [origin[high - 1]]
    paragraph.text = text[:low] + new + text[high:]
    paragraph.origin = origin[:low] + moved + origin[high:]
    shift = len(new) - (high - low)
    for mark in paragraph.marks:
        if mark.start >= high:
            mark.start, mark.end = mark.start + shift, mark.end + shift


NAME_DAMAGES = ("name-garbled", "name-organisation-garbled", "name-part-replaced", "name-recased", "name-acronym", "name-accents-destroyed",
                "name-glued", "names-glued", "name-translated", "name-truncated", "name-garbled-everywhere", "date-year-missing",
                "link-broken", "negation-missing")


def round_trip(draft, rng):
    """What a round trip does: other words everywhere, quotations reworded or unmarked, names damaged; gold for all of it."""
    done = 0
    for name in rng.sample(NAME_DAMAGES, 8):
        done += plant.PLANTERS[name](draft, rng)
    for _ in range(max(1, len(draft.paragraphs) // 10)):
        done += plant.PLANTERS[rng.choice(("quotation-unmarked", "quotation-unmarked", "quotation-word"))](draft, rng)
    noise_words(draft, rng, 0.7)
    return done
