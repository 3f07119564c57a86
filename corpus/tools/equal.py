# Rewritings that change how a fact is written and never what it says: nothing may be reported on them.
"""Each rewriting is a function (Draft, Random) -> number of places changed, registered under its name."""

import re
import unicodedata

from draft import Edit
from english import (BELOW_HUNDRED, CONTRACTIONS, FUNCTION_WORDS, LINK, MONTH, MONTHS, MONTH_SHORT, ORDINAL_WORDS,
                     REPORTING, ROMANS, SPELLINGS, UNITS, WEEKDAYS, WEEKDAY_SHORT, from_words, group, in_words,
                     is_heading, like_case, link_spans, ordinal, overlaps, quote_spans, sentences)

REWRITINGS = {}


def rewriting(name):
    def register(function):
        REWRITINGS[name] = function
        return function
    return register


def each(draft, make, links=False, quotes=True):
    """Applies the edits `make` gives for each paragraph, outside links (and outside quotations)."""
    done = 0
    for paragraph in draft.paragraphs:
        closed = [] if links else link_spans(paragraph.text)
        if not quotes:
            closed = closed + quote_spans(paragraph.text)
        edits = [edit for edit in make(paragraph) if not overlaps((edit.start, max(edit.end, edit.start + 1)), closed)]
        done += paragraph.apply(edits)
    return done


def pattern(name, regex, replace, fact="", quotes=True, flags=0, unless_before="", unless_after=""):
    """Registers a rewriting by regular expression; `replace` returns the new text or None to leave the place alone."""
    compiled = re.compile(regex, flags)
    before = re.compile(f"(?:{unless_before})$") if unless_before else None
    after = re.compile(unless_after) if unless_after else None

    def make(paragraph):
        edits = []
        for match in compiled.finditer(paragraph.text):
            if before and before.search(paragraph.text[:match.start()]) or after and after.match(paragraph.text, match.end()):
                continue
            new = replace(match)
            if new is not None:
                edits.append(Edit(match.start(), match.end(), new, fact))
        return edits

    REWRITINGS[name] = lambda draft, rng: each(draft, make, quotes=quotes)


# --- dates

DAY = r"(?P<day>[1-9]|[12]\d|3[01])"
NOT_BEFORE_DAY = r"(?<![\w.,:/–-])(?<!\d to )(?<!\d and )(?<!\d or )(?<!\d, )(?<!No\. )"
DAY_MONTH = NOT_BEFORE_DAY + DAY + rf"(?:st|nd|rd|th)? (?P<month>{MONTH})(?: (?P<year>\d{{4}}))?(?![\w-])(?!’s|'s)"
DAYS_MONTH = r"(?<![\w.,:/–-])(?P<first>\d{1,2})(?P<mid> to | and |–|-)(?P<last>\d{1,2}) " \
             rf"(?P<month>{MONTH})(?: (?P<year>\d{{4}}))?(?![\w-])"
MONTH_DAY = rf"\b(?P<month>{MONTH}) " + DAY + r"(?:st|nd|rd|th)?(?:,? (?P<year>\d{4}))?(?![\w:]|[-–/]\d| (?:to|and|or) \d|" \
            r",\d|, \d\d?\b|\.\d)"
MONTH_DAYS = rf"\b(?P<month>{MONTH}) (?P<first>\d{{1,2}})(?P<mid> to | and |–|-)(?P<last>\d{{1,2}})(?:,? (?P<year>\d{{4}}))?(?![\w:–-])"


IN_RANGE = rf"{MONTH}(?: \d{{4}})? (?:to|and|until|–) "


def us_date(match):
    comma = f", {match['year']}" if match["year"] else ""
    after = match.string[match.end():match.end() + 1]
    closing = "," if comma and after == " " else ""
    return f"{match['month']} {match['day']}{comma}{closing}"


pattern("date-us-order", DAY_MONTH, us_date, "date")
pattern("date-us-range", DAYS_MONTH, lambda m: f"{m['month']} {m['first']}{m['mid']}{m['last']}"
        + (f", {m['year']}" if m["year"] else ""), "date")
pattern("date-uk-order", MONTH_DAY, lambda m: f"{m['day']} {m['month']}" + (f" {m['year']}" if m["year"] else ""), "date")
pattern("date-uk-range", MONTH_DAYS, lambda m: f"{m['first']}{m['mid']}{m['last']} {m['month']}"
        + (f" {m['year']}" if m["year"] else ""), "date")
pattern("date-ordinal", DAY_MONTH, lambda m: f"{ordinal(int(m['day']))} {m['month']}"
        + (f" {m['year']}" if m["year"] else ""), "date")
pattern("date-the-of", DAY_MONTH, lambda m: f"the {ordinal(int(m['day']))} of {m['month']}"
        + (f" {m['year']}" if m["year"] else ""), "date")
pattern("date-month-short", DAY_MONTH, lambda m: None if m["month"] == "May" else f"{m['day']} {MONTH_SHORT[m['month']]}"
        + (f" {m['year']}" if m["year"] else ""), "date")
pattern("date-month-short-dot", rf"\b(?P<month>{MONTH}) (?P<year>\d{{4}})(?!\d)",
        lambda m: None if m["month"] in ("May", "June", "July") else f"{MONTH_SHORT[m['month']]}. {m['year']}", "date")
pattern("date-iso", DAY_MONTH, lambda m: f"{m['year']}-{MONTHS.index(m['month']) + 1:02}-{int(m['day']):02}"
        if m["year"] else None, "date", unless_before=IN_RANGE)
pattern("date-numeric", DAY_MONTH, lambda m: f"{m['day']}/{MONTHS.index(m['month']) + 1:02}/{m['year']}"
        if m["year"] and int(m["day"]) > 12 else None, "date", unless_before=IN_RANGE)
pattern("date-dotted", DAY_MONTH, lambda m: f"{int(m['day']):02}.{MONTHS.index(m['month']) + 1:02}.{m['year']}"
        if m["year"] and int(m["day"]) > 12 else None, "date", unless_before=IN_RANGE)
pattern("date-zero-day", NOT_BEFORE_DAY + rf"([1-9]) ({MONTH})\b", lambda m: f"0{m[1]} {m[2]}", "date")
pattern("weekday-short", rf"\b({'|'.join(WEEKDAYS)})(?=,? \d)", lambda m: WEEKDAY_SHORT[m[1]] + ".", "date")
pattern("decades", r"\b(the )19([2-9])0s\b", lambda m: m[1] + {"2": "twenties", "3": "thirties", "4": "forties", "5": "fifties",
        "6": "sixties", "7": "seventies", "8": "eighties", "9": "nineties"}[m[2]], "date")
pattern("decades-apostrophe", r"\b((?:19|20)\d0)s\b", lambda m: f"{m[1]}'s", "date")
pattern("century-words", r"\b(\d{1,2})(?:st|nd|rd|th)([ -]century)\b", lambda m: ORDINAL_WORDS.get(int(m[1]), "") + m[2]
        if int(m[1]) in ORDINAL_WORDS else None, "date")
pattern("century-digits", rf"\b({'|'.join(sorted(ORDINAL_WORDS.values(), key=len, reverse=True))})([ -]century)\b",
        lambda m: ordinal(next(n for n, w in ORDINAL_WORDS.items() if w == m[1].lower())) + m[2], "date", flags=re.I)

# --- times

CLOCK = r"(?<![\w:.])(?P<hour>1[0-2]|[1-9])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>a\.m\.|p\.m\.|am|pm)(?!\w)"
CLOCK24 = r"(?<![\w:.])(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?![:\d]| ?[ap]\.?m)"


def end_dot(match):
    """'p.m.' that closes a sentence takes its full stop along: the new writing needs one of its own."""
    rest = match.string[match.end():]
    closes = match["half"].endswith(".") and (not rest.strip() or re.match(r"\s+[“\"]?[A-Z]", rest)
                                             and not re.match(rf"\s+(?:{'|'.join(WEEKDAYS)}|{MONTH}|[A-Z]{{2,}})\b", rest))
    return "." if closes else ""


def clock24(match):
    hour = int(match["hour"]) % 12 + (12 if match["half"][0] == "p" else 0)
    return f"{hour:02}:{match['minute'] or '00'}{end_dot(match)}"


def clock12(match):
    hour = int(match["hour"])
    return f"{hour % 12 or 12}:{match['minute']} {'p.m.' if hour >= 12 else 'a.m.'}"


pattern("time-24h", CLOCK, clock24, "date")
pattern("time-ampm-tight", CLOCK, lambda m: m["hour"] + (f".{m['minute']}" if m["minute"] else "") + m["half"][0] + "m"
        + end_dot(m), "date")
pattern("time-ampm-caps", CLOCK, lambda m: f"{m['hour']}:{m['minute'] or '00'} {m['half'][0].upper()}M" + end_dot(m), "date")
pattern("time-12h", CLOCK24 + r"(?!\.(?:\s|$))", clock12, "date")

# --- numbers

BARE_AHEAD = r"(?= [a-z])(?! (?:a\.m|p\.m|am|pm|o'clock|o’clock|m|mg|µg|ml|dB|GHz|km|kg|ha|g|l|t|cm|mm|kV|mi|per|percentage|percent|pp|bn|mn)\b)"
DIGITS_BEFORE = r"(?<![\w.,:/$€£¥%+–—-])(?<!/ )(?<!Article )(?<!Section )(?<!Decree )(?<!Law )(?<!Table )(?<!No\. )(?<!no\. )(?<!\d )(?<![A-Z]{3} )"
LABELLED = re.compile(r"(?:\b[A-ZÀ-Þ][\w’'-]*|[Aa]rticle|[Ss]ection|paragraph|page|pages|table|chapter|aged|age|no\.|[Aa]rt\.|room|"
                      rf"line|number|level|version|grade|figure|annex|rule|to|and|{MONTH}|half past|the|by|\|) $")
UNIT_SHORT = "|".join(sorted({re.escape(u) for u in UNITS.values()}, key=len, reverse=True))


def number_in_words(match):
    before = match.string[:match.start()]
    if LABELLED.search(before) and not re.search(r"(?:^|[.!?:]\s)[A-Z][\w]* $", before):
        return None
    new = in_words(int(match[1]))
    starts = not before.strip() or re.search(r"[.!?]\s*$", before)
    return new.capitalize() if starts else new


pattern("numbers-in-words", DIGITS_BEFORE + r"([2-9]|[1-9]\d)\b" + BARE_AHEAD + r"(?! (?:to|and|or) [\d])", number_in_words, "number")


def word_in_digits(match):
    before, after = match.string[:match.start()], match.string[match.end():]
    value = from_words(match[1])
    starts = not before.strip() or bool(re.search(r"[.!?:]\s*[“\"‘']?$", before))
    if value < 2 or match[1][0].isupper() and not starts:
        return None
    if re.match(r"(?:-(?!year|day|month|hour|week|member|storey|minute|kilomet|page|person|hectare)|’|'| (?:hundred|thousand|of the|or|and a|and "
                r"|to|in \w|past|million|billion|thirds?|quarters?|fifths?|eighths?|tenths?|point)\b| [A-Z])", after) \
            or re.search(rf"(?:\w-|hundred and |hundred |thousand |million |(?:and|or|to|between) ?|{MONTH} |the |{BELOW_HUNDRED} )$", before):
        return None
    return str(value)


pattern("numbers-in-digits", rf"\b({BELOW_HUNDRED})\b", word_in_digits, "number", flags=re.I)
pattern("hundreds-in-digits", rf"\b(two|three|four|five|six|seven|eight|nine) (hundred|thousand)(?= [a-z])(?! (?:and|or|to|thousand|million)\b)",
        lambda m: str(from_words(m[1]) * 100) if m[2] == "hundred" else f"{from_words(m[1])},000", "number")
pattern("millions-words-digits", rf"\b({BELOW_HUNDRED}) (million|billion)\b",
        lambda m: f"{from_words(m[1])} {m[2]}" if m[1][0].islower() and not re.search(r"-$", m.string[:m.start()]) else None, "number")
GROUPED = r"(?<![\w.,/])(\d{1,3}(?:,\d{3})+)(?![\d,]\d|\d)"
pattern("grouping-none", GROUPED, lambda m: m[1].replace(",", ""), "number")
pattern("grouping-nbsp", GROUPED, lambda m: m[1].replace(",", "\u00a0"), "number")
pattern("grouping-thin", GROUPED, lambda m: m[1].replace(",", "\u202f"), "number")
pattern("grouping-apostrophe", GROUPED, lambda m: m[1].replace(",", "’"), "number")
SCALED = r"(?<![\w.,])(\d{1,3}(?:\.\d{1,3})?)([ \u00a0-])(million|billion)\b"


def expanded(match):
    if match[2] == "-":
        return None
    from decimal import Decimal
    value = Decimal(match[1]) * (10 ** (6 if match[3] == "million" else 9))
    return group(str(int(value))) if value == int(value) else None


def compressed(match):
    from decimal import Decimal
    value = int(match[1].replace(",", ""))
    for scale, word in ((10**9, "billion"), (10**6, "million")):
        short = Decimal(value) / scale
        if value >= scale and short == round(short, 2):
            return f"{short.normalize():f} {word}"
    return None


pattern("millions-expanded", SCALED + r"(?! (?:US|to|and|or)\b)", expanded, "number")
pattern("millions-compressed", GROUPED, compressed, "number")
pattern("millions-short", SCALED, lambda m: None if m[2] == "-" else m[1] + ("m" if m[3] == "million" else "bn"), "number")
pattern("thousands-word", r"(?<![\w.,$€£])(\d{1,3}),000(?![\d,.]\d)(?= [a-z])(?! (?:to|and|or|million|km|m|kg|ha)\b)",
        lambda m: f"{m[1]} thousand", "number")
pattern("ordinals-in-words", r"\b(\d{1,2})(?:st|nd|rd|th)\b(?= (?!of|century|" + MONTH.lower() + r")[a-z])",
        lambda m: ORDINAL_WORDS.get(int(m[1])), "number")
pattern("ordinals-in-digits", r"(?<=[Tt]he )(" + "|".join(w for n, w in ORDINAL_WORDS.items() if n > 2) + r")\b(?= (?!of|time|and|or|to|century)[a-z])",
        lambda m: ordinal(next(n for n, w in ORDINAL_WORDS.items() if w == m[1])), "number")
FRACTIONS = {"one-third": "1/3", "one third": "1/3", "two-thirds": "2/3", "two thirds": "2/3", "three-quarters": "3/4",
             "three quarters": "3/4", "two-fifths": "2/5", "three-fifths": "3/5", "two fifths": "2/5", "one quarter": "1/4"}
pattern("fractions-digits", r"\b(" + "|".join(FRACTIONS) + r")\b(?! majority)", lambda m: FRACTIONS[m[1].lower()], "number", flags=re.I)
SIGNS = {"1/3": "⅓", "2/3": "⅔", "3/4": "¾", "1/4": "¼"}
pattern("fractions-sign", r"\b(" + "|".join(FRACTIONS) + r")\b(?! majority)", lambda m: SIGNS.get(FRACTIONS[m[1].lower()]), "number", flags=re.I)
pattern("fractions-hyphen", r"\b(one|two|three)([- ])(thirds?|quarters?|fifths?)\b",
        lambda m: f"{m[1]}{' ' if m[2] == '-' else '-'}{m[3]}", "number")
pattern("half-decimal", r"\b(\d{1,2}|two|three|four|five|six|seven|eight|nine) and a half\b",
        lambda m: f"{m[1] if m[1].isdigit() else from_words(m[1])}.5", "number")
pattern("half-sign", r"(?<![\w.,])(\d{1,2})\.5(?= [a-z])(?! (?:million|billion|per))", lambda m: f"{m[1]}½", "number")


def is_range(match):
    """Whether two numbers can be the ends of one range: rising, of like length, years with years."""
    low, high = match[1].replace(",", ""), match[2].replace(",", "")
    before = match.string[:match.start()]
    return int(low) < int(high) and len(high) - len(low) in (0, 1) and len(low) < 5 and (len(low) != 4 or "," in match[1] or len(high) == 4) \
        and not re.search(r"[A-Z] $|\| $|(?:from|by|rose|fell|increased|decreased|voted|of|majority|in) $|[\w.,:/–$€£-]$", before)


pattern("ranges-words", r"\b(\d[\d,]*)–(\d[\d,]*)(?![\w/–-]|[.,]\d)", lambda m: f"{m[1]} to {m[2]}" if is_range(m) else None, "number")
pattern("ranges-dash", r"\b(\d[\d,]*) to (\d[\d,]*)(?![\w%]|[.,]\d)(?! (?:one|a\.m|p\.m))",
        lambda m: f"{m[1]}–{m[2]}" if is_range(m) else None, "number")
pattern("ranges-between", r"\bbetween (\d[\d,]*) and (\d[\d,]*)(?= [a-z])(?! (?:million|billion|per|a\.m|p\.m))",
        lambda m: f"from {m[1]} to {m[2]}", "number")
pattern("roman-digits", r"\b(World War|Chapter|Part|Annex|Article|Phase|Title|Book|Appendix|Title) (I{1,3}|IV|VI{0,3}|IX|XI{0,2}|X)\b(?![.’'-])",
        lambda m: f"{m[1]} {ROMANS[m[2]]}", "number")
pattern("number-sign", r"\bNo\. ?(?=\d)", lambda m: "No ")
pattern("number-word", r"\bNo\. ?(?=\d)", lambda m: "number ")
pattern("number-numero", r"\bNo\. ?(?=\d)", lambda m: "№ ")

# --- percentages, money, measures

PERCENT = r"(?<![\w.,])(\d(?:[\d,]*\d)?(?:\.\d+)?)"
pattern("percent-sign", PERCENT + r" (?:per cent|percent)\b", lambda m: f"{m[1]}%", "percentage")
pattern("percent-sign-spaced", PERCENT + r"(?:%| per cent| percent\b)", lambda m: f"{m[1]}\u00a0%", "percentage")
pattern("percent-word", PERCENT + r" ?%(?!\w)", lambda m: f"{m[1]} per cent", "percentage")
pattern("percent-one-word", r"\bper cent\b", lambda m: "percent")
pattern("percent-in-words", r"(?<![\w.,])([2-9]|[1-9]\d)(?: per cent| percent|%)(?= (?:of|in|from|and|to|by)\b)(?<!–)",
        lambda m: None if re.search(r"[–-]$|(?:to|and) $", m.string[:m.start()]) else
        like_case(in_words(int(m[1])), m.string[:m.start()].strip() and "a" or "A") + " per cent", "percentage")
pattern("percentage-points-short", PERCENT + r" percentage points\b", lambda m: f"{m[1]} pp", "percentage")
pattern("percentage-points-hyphen", PERCENT + r" percentage points?\b", lambda m: f"{m[1]} %-points", "percentage")
AMOUNT = r"(\d(?:[\d,]*\d)?(?:\.\d+)?(?:[ \u00a0](?:million|billion|thousand|trillion)\b|(?:m|bn)\b)?)(?![\d.,\u00a0\u202f]*\d)"
CODE_OF = {"US$": "USD", "€": "EUR", "£": "GBP"}
CODES = r"USD|EUR|GBP|KES|COP|VND|CHF|JPY|INR|NGN|ZAR|MXN|BRL|PLN|UAH|TRY|EGP|PHP|IDR|THB|BDT|PKR|GHS|TZS|UGX|XOF|CFA|ARS|PEN|CLP|CAD|AUD|NZD|SEK|NOK|DKK|HUF|RON|RSD|GEL|AMD|KZT|MAD|TND|LKR|NPR|MMK|KHR|MYR|SGD|HKD|CNY|RMB|KRW|TWD|ETB|RWF|ZMW|MWK|MZN|AOA|XAF|BOB|GTQ|HNL|DOP|HTG|JMD"
NAME_OF = {"US$": "US dollars", "USD": "US dollars", "€": "euros", "EUR": "euros", "£": "pounds", "GBP": "pounds",
           "KES": "Kenyan shillings", "COP": "Colombian pesos", "PLN": "zlotys", "CHF": "Swiss francs", "INR": "Indian rupees",
           "ZAR": "rand", "VND": "đồng", "NGN": "naira", "MXN": "Mexican pesos", "JPY": "yen", "THB": "baht",
           "PHP": "Philippine pesos", "BRL": "Brazilian reais", "UAH": "hryvnias", "GHS": "cedis", "PEN": "soles",
           "NPR": "Nepalese rupees", "BDT": "taka", "CAD": "Canadian dollars", "AUD": "Australian dollars"}
pattern("currency-code", r"(US\$|€|£) ?" + AMOUNT, lambda m: f"{CODE_OF[m[1]]} {m[2]}", "money")
pattern("currency-symbol", r"\b(USD|EUR|GBP) " + AMOUNT, lambda m: {"USD": "US$", "EUR": "€", "GBP": "£"}[m[1]] + m[2], "money")
pattern("currency-after", rf"\b({CODES}) " + AMOUNT, lambda m: f"{m[2]} {m[1]}", "money")
pattern("currency-sign-after", r"(€) ?" + AMOUNT, lambda m: f"{m[2]} {m[1]}", "money")
pattern("currency-name", rf"(?:(US\$|€|£) ?|\b({CODES}) )" + AMOUNT,
        lambda m: f"{m[3]} {NAME_OF[m[1] or m[2]]}" if (m[1] or m[2]) in NAME_OF else None, "money")
pattern("currency-name-to-sign", AMOUNT.join((r"(?<![\w.,$€£])", r" (euros|US dollars|pounds)\b")),
        lambda m: {"euros": "€", "US dollars": "US$", "pounds": "£"}[m[2]] + m[1], "money")
pattern("currency-dollar-name", r"(?<![A-Z])\$" + AMOUNT, lambda m: f"{m[1]} dollars", "money")
pattern("currency-spaced", r"(US\$|€|£|(?<![A-Z])\$)(?=\d)", lambda m: m[1] + "\u00a0")
UNIT_WORD = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
QUANTITY = r"(?<![\w.,])(\d(?:[\d,]*\d)?(?:\.\d+)?)"
pattern("units-short", QUANTITY + rf"([ \u00a0])({UNIT_WORD})\b(?! (?:a|per) (?:second|hour|day))", lambda m: f"{m[1]} {UNITS[m[3].lower()]}", "measure")
pattern("units-tight", QUANTITY + rf"([ \u00a0])(kilometres|kilograms|centimetres|megawatts|millimetres|kilometers|metres|meters)\b(?! (?:a|per) )",
        lambda m: m[1] + UNITS[m[3]], "measure")
LONG_OF = {"km": "kilometres", "kg": "kilograms", "cm": "centimetres", "ha": "hectares", "MW": "megawatts", "mm": "millimetres",
           "m": "metres", "kV": "kilovolts", "GB": "gigabytes", "TB": "terabytes"}
pattern("units-long", QUANTITY + r"[  ]?(km|kg|cm|ha|MW|mm|m|kV|GB|TB)(?![\w²³/-])", lambda m: f"{m[1]} {LONG_OF[m[2]]}"
        if not re.search(r"[$€£]$", m.string[:m.start()]) else None, "measure")
pattern("units-american", QUANTITY + r" (kilo|centi|milli)?(metre|litre)(s?)\b", lambda m: f"{m[1]} {m[2] or ''}{m[3][:-2]}er{m[4]}", "measure")

# --- marks, spaces, letters

DOUBLE = re.compile(r"[“”]")


def swap_quotes(outer, inner):
    """Writes double quotations with other marks; an inner single quotation gets the inner marks."""
    def make(paragraph):
        edits = []
        text = paragraph.text
        for start, end in quote_spans(text):
            if text[start] not in "“\"":
                continue
            closed = end - start > 1 and text[end - 1] in "”\""
            edits.append(Edit(start, start + 1, outer[0]))
            if closed:
                edits.append(Edit(end - 1, end, outer[1]))
            for low, high in quote_spans(text):
                if start < low and high < end and text[low] in "‘'":
                    edits += [Edit(low, low + 1, inner[0]), Edit(high - 1, high, inner[1])]
        return edits
    return make


def mark_rewriting(name, outer, inner):
    def run(draft, rng):
        done = 0
        for paragraph in draft.paragraphs:
            done += paragraph.apply(swap_quotes(outer, inner)(paragraph), guard=False)
        return done
    REWRITINGS[name] = run


mark_rewriting("quotes-straight", ('"', '"'), ("'", "'"))
mark_rewriting("quotes-single", ("‘", "’"), ("“", "”"))
mark_rewriting("quotes-single-straight", ("'", "'"), ('"', '"'))
mark_rewriting("quotes-guillemets", ("«", "»"), ("“", "”"))
mark_rewriting("quotes-guillemets-spaced", ("« ", " »"), ("“", "”"))
mark_rewriting("quotes-german", ("„", "“"), ("‚", "‘"))
mark_rewriting("quotes-backticks", ("``", "''"), ("`", "'"))


def single_to_double(draft, rng):
    """Single quotations become double ones."""
    done = 0
    for paragraph in draft.paragraphs:
        spans = [s for s in quote_spans(paragraph.text)]
        singles = [s for s in spans if paragraph.text[s[0]] in "‘'" and not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
        edits = []
        for start, end in singles:
            edits += [Edit(start, start + 1, "“"), Edit(end - 1, end, "”")]
            edits += [Edit(low if at else high - 1, low + 1 if at else high, "‘" if at else "’")
                      for low, high in spans if start < low and high < end for at in (True, False)]
        done += paragraph.apply(edits, guard=False)
    return done


REWRITINGS["quotes-double"] = single_to_double


@rewriting("quotes-punctuation-outside")
def quotes_punctuation_outside(draft, rng):
    return each(draft, lambda p: p.find_edits(re.compile(r"([,.])([”\"])(?=\s|$)"), lambda m: m[2] + m[1]), links=True)


pattern("apostrophes-curly", r"(?<=\w)'(?=\w)|(?<=s)'(?= \w)", lambda m: "’")
pattern("apostrophes-straight", r"(?<=\w)’(?=\w)", lambda m: "'")
pattern("apostrophes-modifier", r"(?<=\w)[’'](?=s\b)", lambda m: "ʼ")
pattern("spaces-nbsp", r"(?<=\d) (?=[A-Za-z])|(?<=\bMr) |(?<=\bDr) |(?<=\bArticle) ", lambda m: "\u00a0")
pattern("spaces-double", r"(?<=[a-z][.!?]) (?=[A-Z“])", lambda m: "  ")
pattern("spaces-thin-dash", r" – ", lambda m: "\u2009–\u2009")
pattern("dash-em", r" – ", lambda m: "—")
pattern("dash-em-spaced", r" – ", lambda m: " — ")
pattern("dash-hyphen", r" [–—] ", lambda m: " - ")
pattern("dash-double-hyphen", r" [–—] ", lambda m: " -- ")
pattern("dash-range-hyphen", r"(?<=\d)–(?=\d)", lambda m: "-")
pattern("hyphen-nonbreaking", r"(?<=[A-Za-z])-(?=[A-Za-z])", lambda m: "\u2011")
pattern("hyphen-unicode", r"(?<=[A-Za-z])-(?=[A-Za-z])", lambda m: "\u2010")
pattern("ellipsis-sign", r"\.\.\.", lambda m: "…")
pattern("ellipsis-dots", r"…", lambda m: "...")
pattern("ligatures", r"ffi|ffl|ff|fi|fl", lambda m: {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}[m[0]])
pattern("soft-hyphens", r"(?<=[a-z]{4})(?=[bcdfgklmnpt][aeiou][a-z]{3})(?<!\u00ad)", lambda m: "\u00ad", quotes=True)
pattern("zero-width", r"(?<=[.,;]) (?=[a-z])", lambda m: " \u200b")
pattern("full-width-digits", r"(?<![\w.,:/–-])\d{2,3}(?= [a-z])", lambda m: "".join(chr(ord(c) + 0xFEE0) for c in m[0]), "number")


def by_letter(name, change):
    """Registers a rewriting letter by letter, in links too where it is harmless."""
    def make(paragraph):
        return [Edit(i, i + 1, change(c)) for i, c in enumerate(paragraph.text) if change(c) != c]
    REWRITINGS[name] = lambda draft, rng: each(draft, make)


STROKES = str.maketrans({"đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i"})


def without_accents(char):
    bare = "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c))
    return bare.translate(STROKES) if bare and char.isalpha() else char


by_letter("accents-stripped", without_accents)
by_letter("nfd", lambda c: unicodedata.normalize("NFD", c) if c.isalpha() else c)

# --- words

pattern("spelling-american", r"\b(" + "|".join(SPELLINGS) + r")\b", lambda m: SPELLINGS[m[1]])
AMERICAN = {american: british for british, american in SPELLINGS.items() if american not in
            ("program", "programs", "meter", "meters", "practice", "story", "check", "tire", "tires", "license", "curb", "dialog")}
pattern("spelling-british", r"\b(" + "|".join(AMERICAN) + r")\b", lambda m: AMERICAN[m[1]])
pattern("contractions", r"\b(" + "|".join(CONTRACTIONS) + r")\b", lambda m: like_case(CONTRACTIONS[m[1].lower()], m[1]),
        "negation", quotes=False, flags=re.I)
LONG_FORMS = {short: long for long, short in CONTRACTIONS.items()}
pattern("contractions-undone", r"\b(" + "|".join(LONG_FORMS).replace("'", "['’]") + r")\b",
        lambda m: like_case(LONG_FORMS[m[1].lower().replace("’", "'")], m[1]), "negation", quotes=False, flags=re.I)
pattern("titles-dot", r"\b(Mr|Mrs|Ms|Dr|Prof)(?= [A-ZÀ-Þ])", lambda m: m[1] + ".")
pattern("titles-no-dot", r"\b(Mr|Mrs|Ms|Dr|Prof)\.(?= [A-ZÀ-Þ])", lambda m: m[1])
pattern("titles-full", r"\b(Dr|Prof|Gen|Sen|Gov)\.? (?=[A-ZÀ-Þ])",
        lambda m: {"Dr": "Doctor", "Prof": "Professor", "Gen": "General", "Sen": "Senator", "Gov": "Governor"}[m[1]] + " ")
pattern("acronyms-dotted", r"\b(UN|EU|US|UK|AU)\b(?![\w$-])", lambda m: None if m.string[m.end():m.end() + 1] == "." or m[1] == "AU" and "African Union" not in m.string else
        ".".join(m[1]) + ".", "name")
pattern("acronyms-undotted", r"\b([A-Z])\.([A-Z])\.(?=[ ,;])", lambda m: m[1] + m[2] if m[1] + m[2] in ("UN", "EU", "US", "UK") else None, "name")
pattern("ampersand", r"(?<=[A-ZÀ-Þ])(\w+) and (?=[A-ZÀ-Þ][a-z]+)", lambda m: m[1] + " & ")
pattern("ampersand-undone", r" & ", lambda m: " and ")
pattern("reporting-verbs", r"\b(" + "|".join(REPORTING) + r")\b(?! (?:that the|to))", lambda m: REPORTING[m[1]], quotes=False)
pattern("function-words", r"\b(" + "|".join(sorted(FUNCTION_WORDS, key=len, reverse=True)) + r")\b",
        lambda m: FUNCTION_WORDS[m[1]], quotes=False)
pattern("serial-comma", r"(\w+, \w+) (and|or) (?=\w+[.,;])", lambda m: f"{m[1]}, {m[2]} ", quotes=False)
pattern("serial-comma-undone", r"(?<=\w, )(\w+), (and|or) (?=\w)", lambda m: f"{m[1]} {m[2]} ", quotes=False)
pattern("that-dropped", r"\b(said|says|believes|estimates|warned) that (?=the |it |they |a |more |most )", lambda m: m[1] + " ", quotes=False)
pattern("compound-space", r"\b(two|three|four|five|six|ten|\d+)-(year|day|month|hour|week)(?=-old| [a-z])",
        lambda m: f"{m[1]} {m[2]}" if not m.string[m.end():].startswith("-old") else None)
pattern("possessive-of-plural", r"(?<=s)’s\b", lambda m: "’")


@rewriting("hyphen-variants")
def hyphen_variants(draft, rng):
    """Writes a compound closed where the document itself uses both."""
    text = " ".join(draft.original).lower()
    pairs = {w for w in re.findall(r"\b[a-z]{3,}-[a-z]{3,}\b", text) if re.search(rf"\b{w.replace('-', '')}\b", text)}
    if not pairs:
        return 0
    return each(draft, lambda p: p.find_edits(re.compile(r"\b(" + "|".join(pairs) + r")\b", re.I), lambda m: m[0].replace("-", "")))


DEFINITION = re.compile(r"\b((?:[A-ZÀ-Þ][\w’'-]+|of|the|for|and|on|de|la|del|du|des)(?: (?:[A-ZÀ-Þ][\w’'-]+|of|the|for|and|on|de|la|del|du|des))+) "
                        r"\(([A-Z][A-Za-z]{1,6})\)")


def definitions(text):
    """acronym: full name, where the text introduces one and the letters agree."""
    found = {}
    for match in DEFINITION.finditer(text):
        words = match[1].split()
        for start in range(len(words)):
            initials = [w[0] for w in words[start:] if w[0].isupper()]
            if words[start][0].isupper() and "".join(initials).upper() == match[2].upper():
                found.setdefault(match[2], " ".join(words[start:]))
                break
    return found


@rewriting("acronyms-expanded")
def acronyms_expanded(draft, rng):
    known = definitions(" ".join(draft.original))
    if not known:
        return 0
    find = re.compile(r"(?<![\w(/-])(" + "|".join(map(re.escape, known)) + r")(?![\w)/-])")

    def full(match):
        before = match.string[:match.start()]
        article = "the " if re.search(r" (?:of|for|on) ", known[match[1]]) and not re.search(r"\b[Tt]he $", before) else ""
        new = article + known[match[1]]
        return Edit(match.start(), match.end(), like_case(new, "A" if not before.strip() or re.search(r"[.!?] $", before) else "a")
                    if article else new, "name")

    return each(draft, lambda p: p.find_edits(find, full), quotes=False)


@rewriting("acronyms-introduced-later")
def acronyms_without_definition(draft, rng):
    """Drops '(ABC)' after the full name where the short form is never used."""
    text = " ".join(draft.original)
    done = 0
    for short, long in definitions(text).items():
        if len(re.findall(rf"\b{re.escape(short)}\b", text)) == 1:
            find = re.compile(re.escape(f"{long} ({short})"))
            done += each(draft, lambda p: p.find_edits(find, lambda m: Edit(m.start(), m.end(), long, "name")))
    return done


# --- headings and layout

def heading_case(change):
    def run(draft, rng):
        return each(draft, lambda p: [Edit(0, len(p.text), change(p.text))] if is_heading(p.text) and not re.search(r"[|\d]", p.text) else [])
    return run


SHORT_WORDS = {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "by", "with", "as", "from", "over"}


def title_case(text):
    words = text.split(" ")
    return " ".join(w if i and w in SHORT_WORDS or not w[:1].islower() else w[:1].upper() + w[1:] for i, w in enumerate(words))


REWRITINGS["heading-title-case"] = heading_case(title_case)
REWRITINGS["heading-upper-case"] = heading_case(str.upper)


@rewriting("heading-marks")
def heading_marks(draft, rng):
    """Markdown marks before headings."""
    return sum(p.apply([Edit(0, 0, "## ")]) for p in draft.paragraphs if is_heading(p.text) and not p.text.startswith("#"))


@rewriting("heading-colon")
def heading_colon(draft, rng):
    return sum(p.apply([Edit(len(p.text), len(p.text), ":")]) for p in draft.paragraphs[1:] if is_heading(p.text))


BULLET = re.compile(r"^(?:[-–•*·▪]|\(?[a-z0-9]{1,2}[.)]) ")


def bullets(change):
    def run(draft, rng):
        done, count = 0, 0
        for paragraph in draft.paragraphs:
            match = BULLET.match(paragraph.text)
            count = count + 1 if match else 0
            if match:
                done += paragraph.apply([Edit(0, match.end(), change(match[0], count))])
        return done
    return run


REWRITINGS["bullets-star"] = bullets(lambda mark, n: "* " if mark[0] in "-–•·▪" else mark)
REWRITINGS["bullets-dot"] = bullets(lambda mark, n: "• ")
REWRITINGS["bullets-numbered"] = bullets(lambda mark, n: f"{n}. ")
REWRITINGS["bullets-parenthesis"] = bullets(lambda mark, n: f"({n}) ")
REWRITINGS["bullets-letters"] = bullets(lambda mark, n: f"{chr(96 + n)}) " if n < 26 else mark)
REWRITINGS["bullets-none"] = bullets(lambda mark, n: "")


def simple(draft, index):
    """Whether a paragraph came from one of the original alone, and all of it."""
    sources = draft.paragraphs[index].sources
    return len(sources) == 1 and not any(i != index and set(sources) & set(p.sources) for i, p in enumerate(draft.paragraphs))


@rewriting("split-paragraphs")
def split_paragraphs(draft, rng):
    done = 0
    for index in reversed(range(len(draft.paragraphs))):
        borders = [start for start, _ in sentences(draft.paragraphs[index].text)[1:]]
        if borders and len(draft.paragraphs[index].text.split()) > 25 and rng.random() < 0.5 and simple(draft, index):
            done += draft.split(index, rng.choice(borders))
    return done


@rewriting("joined-paragraphs")
def joined_paragraphs(draft, rng):
    done = 0
    for index in reversed(range(len(draft.paragraphs) - 1)):
        first, second = draft.paragraphs[index:index + 2]
        plain = all(len(p.text.split()) > 12 and not BULLET.match(p.text) and "|" not in p.text and p.text[-1] in ".”\"’" for p in (first, second))
        neighbours = simple(draft, index) and simple(draft, index + 1) and second.sources[0] == first.sources[0] + 1
        if plain and neighbours and rng.random() < 0.5:
            draft.join(index)
            done += 1
    return done


def layout(name, **settings):
    def run(draft, rng):
        draft.layout.update(settings)
        return 1
    REWRITINGS[name] = run


layout("hard-wrapped", wrap=72)
layout("hard-wrapped-narrow", wrap=40)
layout("crlf", newline="\r\n")
layout("trailing-spaces", trailing="  ")
layout("three-newlines", gap=3)
layout("indented", indent="    ")
layout("one-line-paragraphs", gap=1)
layout("utf-8-bom", encoding="utf-8-sig")
layout("utf-16", encoding="utf-16")

# Which rewritings can stand together: one of each row is taken when all are applied at once.
ALTERNATIVES = (
    ("date-us-order", "date-ordinal", "date-month-short", "date-the-of"), ("date-us-range",), ("date-uk-order",),
    ("time-24h", "time-ampm-tight", "time-ampm-caps"), ("numbers-in-words", "numbers-in-digits"),
    ("currency-code", "currency-name", "currency-after"), ("millions-short", "millions-expanded"),
    ("grouping-none", "grouping-nbsp", "grouping-thin"), ("percent-sign", "percent-word", "percent-one-word"),
    ("percentage-points-short",), ("units-short", "units-american"),
    ("quotes-straight", "quotes-single", "quotes-guillemets", "quotes-double"), ("apostrophes-straight",),
    ("spaces-nbsp",), ("dash-em", "dash-hyphen", "dash-double-hyphen"), ("spelling-american",), ("contractions",),
    ("titles-dot",), ("acronyms-dotted",), ("accents-stripped", "nfd"), ("heading-title-case", "heading-upper-case"),
    ("bullets-dot", "bullets-none"), ("split-paragraphs", "joined-paragraphs"), ("reporting-verbs",), ("function-words",),
    ("serial-comma",), ("ordinals-in-words", "ordinals-in-digits"), ("hard-wrapped", "crlf"))


def apply_together(draft, rng):
    """One rewriting of each row of alternatives, in the rows' order; names of those that found a place."""
    used = []
    for row in ALTERNATIVES:
        name = rng.choice(row)
        if REWRITINGS[name](draft, rng):
            used.append(name)
    return used
