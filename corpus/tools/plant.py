# Planted drift of every kind: each damage changes one fact on purpose and records where.
"""Each planter is a function (Draft, Random) -> number of drifts planted, registered under its name.

Planters look for a fact by a cautious pattern, pick one place that nothing else has touched and change it. What follows
from the change in other kinds of fact (a lost quotation takes its speaker along) is recorded as `also`.
"""

import re

from draft import Edit, Paragraph
from english import (BELOW_HUNDRED, MONTH, MONTHS, ORDINAL_WORDS, WEEKDAYS, from_words, in_words, is_heading, like_case,
                     link_spans, overlaps, quote_spans, sentences)
from equal import CLOCK, CLOCK24, CODES, DAY_MONTH, MONTH_DAY, definitions

PLANTERS = {}


def planter(name):
    def register(function):
        PLANTERS[name] = function
        return function
    return register


def free(paragraph, start, end):
    """A place no drift has touched and that is in no link."""
    return not paragraph.touches_mark(start, end) and not overlaps((start, end), link_spans(paragraph.text))


def plant_one(draft, rng, candidates):
    """Applies one of the candidate (paragraph, edits), chosen at random among those whose places are free."""
    rng.shuffle(candidates)
    for paragraph, edits in candidates:
        if all(free(paragraph, e.start, e.end) for e in edits):
            if paragraph.apply(edits) == len(edits):
                return len(edits)
    return 0


def by_pattern(name, kind, change, regex, replace, quotes=True, flags=0, **more):
    """Registers a planter by regular expression; `replace(match, rng)` gives the new text, an Edit or None.

    A group called 'fact' limits the changed stretch.
    """
    compiled = re.compile(regex, flags)

    def run(draft, rng):
        candidates = []
        for paragraph in draft.paragraphs:
            closed = [] if quotes else quote_spans(paragraph.text)
            for match in compiled.finditer(paragraph.text):
                group = "fact" if "fact" in compiled.groupindex else 0
                new = replace(match, rng)
                if new is None or overlaps(match.span(group), closed):
                    continue
                edit = new if isinstance(new, Edit) else Edit(*match.span(group), new)
                if paragraph.text[edit.start:edit.end] == edit.text:
                    continue
                edit.drift, edit.note = (kind, change), name
                for key, value in more.items():
                    setattr(edit, key, getattr(edit, key) or value)
                candidates.append((paragraph, [edit]))
        return plant_one(draft, rng, candidates)

    PLANTERS[name] = run


# --- numbers

PLAIN_BEFORE = r"(?<![\w.,:/$€£¥%#+–—-])(?<!/ )(?<![A-Z]{3} )"
NOUN_AHEAD = r"(?= [a-z])(?! (?:a\.m|p\.m|am|pm|o'clock|per|percentage|percent|pp|bn|mn|million|billion|thousand|trillion|" \
             r"to|and|or|of [A-Z]|in [A-Z]|km|kg|ha|cm|mm|kV|m|mi|t|kilomet|met(?:re|er)|hect|lit|ton|mega|kilo|square|cubic|" \
             r"hours?|minutes?|days?|weeks?|months?|years?|nautical|miles?|watts?|euros?|dollars?|pounds?|pesos?|degrees?|mg|µg|" \
             r"shillings?|rupees?|rand|was|were|has|had|is|but|with|by|at|on|for|from|after|before|when|nights?|financial years?|" \
             r"seconds?|cent(?:s|ury)?|acres?|gram|gig|tera|yen|đồng|zlot|US|working days|decibel|feet|foot|inch)\b)" \
             r"(?! (?:kilo|mega|centi|milli|giga|metre|meter|hectare|litre|tonne)\w*)"
COUNT = PLAIN_BEFORE + r"(?<!No\. )(?<!no\. )(?P<fact>\d{1,3}(?:,\d{3})+|[2-9]|[1-9]\d{1,3})" + NOUN_AHEAD

def is_count(match):
    """A count and no label, year or part of a date."""
    before = match.string[:match.start()]
    year = re.fullmatch(r"(?:19|20)\d\d", match["fact"])
    return not (year or re.search(rf"\b(?:[Aa]rticle|[Ss]ection|para(?:graph)?|pages?|tables?|[Cc]hapter|aged?|room|line|level|Law|Decree|"
                                  rf"Table|Resolution|Figure|Rule|{MONTH})s? $|\d $|\d (?:to|and|or) $|\| $|^$", before))


def change_digit(digits, rng):
    """One digit is another one; the first digit stays above zero."""
    places = [i for i, c in enumerate(digits) if c.isdigit()]
    at = rng.choice(places[:2])
    choices = [c for c in "123456789" if c != digits[at]]
    return digits[:at] + rng.choice(choices) + digits[at + 1:]


def transpose(digits, rng):
    """Two neighbouring unequal digits change places."""
    places = [i for i in range(len(digits) - 1) if digits[i:i + 2].isdigit() and digits[i] != digits[i + 1] and digits[i + 1] != "0"]
    if not places:
        return None
    at = rng.choice(places)
    return digits[:at] + digits[at + 1] + digits[at] + digits[at + 2:]


def nearby(value, rng):
    """Another small number."""
    return rng.choice([n for n in (value - 1, value + 1, value + 2, value * 2) if n >= 2 and n != value and n < 100])


by_pattern("number-digit", "number", "altered", COUNT, lambda m, r: change_digit(m["fact"], r) if is_count(m) and len(m["fact"]) > 1 else None)
by_pattern("number-transposed", "number", "altered", COUNT, lambda m, r: transpose(m["fact"], r) if is_count(m) else None)
by_pattern("number-zero-lost", "number", "altered", COUNT, lambda m, r: (m["fact"][:-1].replace(",", "") or None)
           if is_count(m) and m["fact"].endswith("0") and len(m["fact"]) > 2 else None)
by_pattern("number-zero-added", "number", "altered", COUNT, lambda m, r: m["fact"] + "0" if is_count(m) and "," not in m["fact"] and len(m["fact"]) in (2, 3) else None)
by_pattern("number-small", "number", "altered", COUNT, lambda m, r: str(nearby(int(m["fact"]), r)) if is_count(m) and len(m["fact"]) == 1 else None)
BOUND_BEFORE = re.compile(r"(?:least|most|than|about|nearly|almost|over|only|to|some|all|of|just|the|for|another|total of|up to) $")
by_pattern("number-missing", "number", "missing", COUNT, lambda m, r: Edit(m.start("fact"), m.end("fact") + 1, "")
           if is_count(m) and not BOUND_BEFORE.search(m.string[:m.start()]) else None)
SPELLED = rf"\b(?P<fact>{BELOW_HUNDRED})\b" + NOUN_AHEAD


def spelled_ok(match):
    before = match.string[:match.start()]
    return match["fact"][0].islower() and from_words(match["fact"]) >= 2 and match.string[match.end():match.end() + 1] != "-" \
        and not re.search(r"-$|\b(?:million|thousand|hundred|to|or|and|out of|one in|between|thirds?) $", before)


by_pattern("number-spelled", "number", "altered", SPELLED,
           lambda m, r: in_words(nearby(from_words(m["fact"]), r)) if spelled_ok(m) else None)
by_pattern("number-spelled-to-digits", "number", "altered", SPELLED,
           lambda m, r: str(nearby(from_words(m["fact"]), r)) if spelled_ok(m) else None)
by_pattern("number-magnitude", "number", "altered", r"(?<![\w.,$€£/])(?<![A-Z]{3} )(?<!/ )(?P<fact>(?:\d[\d,]*(?:\.\d+)?|[a-z]+) (?:million|billion))\b"
           r"(?= (?!euro|dollar|pound|peso|yen|rupee|đồng|US|shilling|rand|square|cubic|ton|kilo|met|lit|hect|zlot|baht|taka|naira)[a-z])",
           lambda m, r: m["fact"].replace("million", "billion") if "million" in m["fact"] else m["fact"].replace("billion", "million"))
by_pattern("number-ordinal", "number", "altered", r"(?<=[Tt]he )(?P<fact>third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b(?= (?!of|and|or)[a-z])",
           lambda m, r: ORDINAL_WORDS[next(n for n, w in ORDINAL_WORDS.items() if w == m["fact"]) + r.choice((1, 2))])


@planter("number-swapped")
def number_swapped(draft, rng):
    """'3 dead, 10 injured' becomes '10 dead, 3 injured'."""
    count = re.compile(COUNT)
    candidates = []
    for paragraph in draft.paragraphs:
        for start, end in sentences(paragraph.text):
            found = [m for m in count.finditer(paragraph.text, start, end) if is_count(m)]
            for first, second in zip(found, found[1:]):
                if first["fact"] != second["fact"] and second.start() - first.end() < 60:
                    same = {"drift": ("number", "reordered"), "accept": ("number altered",), "note": "number-swapped"}
                    candidates.append((paragraph, [Edit(*first.span("fact"), second["fact"], **same),
                                                   Edit(*second.span("fact"), first["fact"], **same)]))
    return plant_one(draft, rng, candidates)


# --- percentages

PERCENT = r"(?<![\w.,–-])(?P<fact>(?P<value>\d{1,2}(?:\.\d+)?)(?P<sign> ?%| per cent| percent))(?!age)"
by_pattern("percentage-value", "percentage", "altered", PERCENT, lambda m, r: change_digit(m["value"], r) + m["sign"])
by_pattern("percentage-to-points", "percentage", "altered", PERCENT, lambda m, r: f"{m['value']} percentage points"
           if re.search(r"\bby (?:almost |nearly |about |more than )?$|(?:increase|rise|drop|fall|decrease) of $", m.string[:m.start()]) else None)
by_pattern("percentage-from-points", "percentage", "altered", r"(?<![\w.,])(?P<fact>(?P<value>\d[\d.]*|[a-z-]+) percentage points)\b",
           lambda m, r: f"{m['value']} per cent")
by_pattern("percentage-missing", "percentage", "missing", r"(?P<fact>,? ?\((?P<value>\d{1,2}(?:\.\d+)?)(?: ?%| per cent)\))", lambda m, r: "")
by_pattern("percentage-by-missing", "percentage", "missing", r"(?P<fact> by (?P<value>\d{1,2}(?:\.\d+)?)(?:%| per cent| percent))(?=[ ,.;])",
           lambda m, r: "")

# --- dates and times

by_pattern("date-day", "date", "altered", DAY_MONTH, lambda m, r: m[0].replace(m["day"], str(r.choice(
    [d for d in range(2, 29) if d != int(m["day"])])), 1))
by_pattern("date-month", "date", "altered", DAY_MONTH, lambda m, r: m[0].replace(m["month"], r.choice([x for x in MONTHS if x != m["month"]])))
by_pattern("date-us-day", "date", "altered", MONTH_DAY, lambda m, r: f"{m['month']} {r.choice([d for d in range(2, 29) if d != int(m['day'])])}"
           + m[0][len(m["month"]) + 1 + len(m["day"]):])
YEAR = r"(?<![\w.,:/–-])(?P<fact>(?:19|20)\d\d)(?![\w–/-]|[.,]\d)"


def other_year(match, rng):
    return str(int(match["fact"]) + rng.choice((-10, -1, 1, 2, -3)))


by_pattern("date-year", "date", "altered", r"(?:\b(?:in|since|of|from|by|until|during) |" + MONTH + " )" + YEAR, other_year,
           accept=("number altered",))
by_pattern("date-year-missing", "date", "missing", rf"{MONTH}(?P<fact> (?:19|20)\d\d)(?!\d)", lambda m, r: "", accept=("date altered",))
by_pattern("date-missing", "date", "missing", rf"(?P<fact> (?:on|since|by) \d{{1,2}} {MONTH}(?: (?:19|20)\d\d)?)(?=[ .,;])(?! (?:to|and) \d)",
           lambda m, r: "")
by_pattern("date-in-year-missing", "date", "missing", r"(?P<fact> in (?:19|20)\d\d)(?=[ .,;])(?! (?:and|to|or) )", lambda m, r: "",
           accept=("number missing",))
by_pattern("date-weekday", "date", "altered", rf"\b(?P<fact>{'|'.join(WEEKDAYS)})\b(?!s)",
           lambda m, r: r.choice([d for d in WEEKDAYS if d != m["fact"]]))
by_pattern("date-time", "date", "altered", CLOCK, lambda m, r: f"{int(m['hour']) % 12 + 1}" + m[0][len(m["hour"]):])
by_pattern("date-time-half", "date", "altered", CLOCK, lambda m, r: m[0].replace("a.m", "p.m") if "a.m" in m[0] else m[0].replace("p.m", "a.m"))
by_pattern("date-clock", "date", "altered", CLOCK24, lambda m, r: f"{(int(m['hour']) + r.choice((1, 2, 3))) % 24:02}:{m['minute']}")

# --- money and measures

MONEY = rf"(?P<fact>(?P<sign>US\$|\$|€|£|\b(?:{CODES}) )(?P<value>\d(?:[\d,]*\d)?(?:\.\d+)?)(?P<scale>[ \u00a0](?:million|billion|trillion)\b)?)(?![\d.,]*\d)"
by_pattern("money-value", "money", "altered", MONEY, lambda m, r: m["sign"] + change_digit(m["value"], r) + (m["scale"] or ""))
by_pattern("money-transposed", "money", "altered", MONEY,
           lambda m, r: (lambda v: m["sign"] + v + (m["scale"] or "") if v else None)(transpose(m["value"], r)))
by_pattern("money-magnitude", "money", "altered", MONEY, lambda m, r: m["sign"] + m["value"] +
           (" billion" if "million" in m["scale"] else " million") if m["scale"] else None)
OTHER_SIGN = {"US$": "€", "$": "€", "€": "£", "£": "€"}
by_pattern("money-currency", "money", "altered", MONEY, lambda m, r: (OTHER_SIGN.get(m["sign"]) or
           ("EUR " if m["sign"] != "EUR " else "USD ")) + m["value"] + (m["scale"] or ""))
by_pattern("money-scale-lost", "money", "altered", MONEY, lambda m, r: m["sign"] + m["value"] if m["scale"] else None)
by_pattern("money-missing", "money", "missing", rf"(?P<fact> \((?:about |approximately |roughly |some )?(?:US\$|\$|€|£|(?:{CODES}) )\d[\d,]*(?:\.\d+)?(?: (?:million|billion))?\))",
           lambda m, r: "", also=("comparator",))
UNIT = r"(?P<unit>square kilomet(?:re|er)s|cubic met(?:re|er)s|square met(?:re|er)s|kilomet(?:re|er)s|met(?:re|er)s|centimet(?:re|er)s|millimet(?:re|er)s|kilograms|hectares|litres|" \
       r"tonnes|megawatts|nautical miles|miles|hours|minutes|days|weeks|months|years|grams|watts|km|kg)\b"
MEASURE = r"(?<![\w.,/$€£–-])(?P<fact>(?P<value>\d(?:[\d,]*\d)?(?:\.\d+)?)(?P<gap>[ \u00a0])" + UNIT + ")"
DURATIONS = ("hours", "minutes", "days", "weeks", "months", "years")
by_pattern("measure-value", "measure", "altered", MEASURE, lambda m, r: change_digit(m["value"], r) + m["gap"] + m["unit"],
           accept=("number altered",))
OTHER_UNIT = {"kilometres": "miles", "metres": "feet", "centimetres": "inches", "millimetres": "centimetres", "kilograms": "grams",
              "hectares": "acres", "litres": "gallons", "tonnes": "kilograms", "megawatts": "kilowatts", "hours": "days",
              "minutes": "hours", "days": "weeks", "weeks": "months", "months": "years", "years": "months", "km": "m", "kg": "g",
              "miles": "kilometres", "nautical miles": "miles", "square kilometres": "square metres", "square metres": "hectares",
              "cubic metres": "litres", "kilometers": "miles", "meters": "feet"}
by_pattern("measure-unit", "measure", "altered", MEASURE, lambda m, r: m["value"] + m["gap"] + OTHER_UNIT[m["unit"]]
           if m["unit"] in OTHER_UNIT else None)
SPELLED_MEASURE = rf"\b(?P<fact>(?P<value>{BELOW_HUNDRED}) {UNIT})"
by_pattern("measure-spelled", "measure", "altered", SPELLED_MEASURE, lambda m, r: None if m["value"][0].isupper() or from_words(m["value"]) < 2
           or re.search(r"-$|(?:hundred|thousand|and|or|to) $", m.string[:m.start()]) else
           f"{in_words(nearby(from_words(m['value']), r))} {m['unit']}", accept=("number altered", "date altered"))
by_pattern("measure-missing", "measure", "missing", rf"(?P<fact> (?:for|after|within) (?:\d[\d,]*|{BELOW_HUNDRED}) (?:hours|minutes|days|weeks|months|years))(?=[ .,;])"
           r"(?! (?:of|in which|old|and|to|or|later|before|after))", lambda m, r: "", accept=("number missing", "date missing"), also=("comparator",))

# --- names

TITLE = r"(?:Mr|Mrs|Ms|Dr|Prof|Professor|President|Minister|Judge|Magistrate|Senator|Governor|Mayor|General|Colonel|Sheikh)\.?"
CAP = r"[A-ZÀ-ÞĐŁŚŻĆŹŠŽČ][\w’ʼ'-]*[\w]"
PERSON = re.compile(rf"(?<![\w’'-])(?P<fact>{CAP}(?: (?:{CAP}|de|la|del|van|der|von|bin|al|el|ole|wa|y|e|da|dos|[A-Z]\.)){{1,4}})(?![\w-])")
LEADING = re.compile(r"^(?:What|Who|How|Why|Where|Which|The|A|An|In|On|At|For|But|When|After|Before|While|If|Under|According|By|No|Mr|Ms|Mrs|Dr|Prof|Professor|"
                     r"President|Minister|Judge|Magistrate|Senator|Among|Its|His|Her|Their|Our|Between|During|From|Since|Article|"
                     rf"Articles|Law|Section|Table|Decree|Rule|{MONTH}|{'|'.join(WEEKDAYS)})\.? ")
PARTICLES = {"de", "la", "del", "van", "der", "von", "bin", "al", "el", "ole", "wa", "y", "e", "da", "dos"}


def persons(draft):
    """Full names of people: two or more capitalised words beside a verb of saying, a title or an apposition with an age or office."""
    text = "\n".join(draft.original)
    found = set()
    beside = (rf"(?:said|says|told|added|asked|wrote|warned|explained|argued|recalled|stated) (?:{TITLE} )?({PERSON.pattern})",
              rf"\b{TITLE} ({PERSON.pattern})", rf"({PERSON.pattern}), (?:the |a |an |its |his |her |aged |\d\d, |who |director|head|chair|spokes|deputy|lawyer)",
              rf"({PERSON.pattern}) (?:said|says|told|added|wrote|warned|explained|argued|recalled|stated)\b")
    for regex in beside:
        for match in re.finditer(regex.replace("(?P<fact>", "(?:"), text):
            name = match[1]
            while LEADING.match(name):
                name = LEADING.sub("", name, count=1)
            parts = name.split(" ")
            while parts and parts[-1] in PARTICLES:
                parts.pop()
            if 2 <= len(parts) <= 5 and parts[0][0].isupper() and not re.search(
                    r"Committee|Ministry|Institute|Council|Court|Directorate|Agency|Union|University|Fund|Bank|Desk|Company|Centre|"
                    r"Foundation|Fundación|League|Alliance|Office|Limited|Authority|Water|Party|Group|Commission|Article|Association|"
                    r"Observatory|Network|Watch|Rights|Act|Code|River|Republic|National|Fees|Regional|Province|Police|Rule|City|"
                    r"Stock|Joint|Programme|Project|Initiative|Service|Station|Radio|Archive|Museum|Library|School|Mining", name):
                found.add(" ".join(parts))
    return sorted(found)


def mentions(draft, names):
    """(paragraph, start, end, name) of every mention."""
    for paragraph in draft.paragraphs:
        for name in names:
            for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", paragraph.text):
                yield paragraph, match.start(), match.end(), name


def name_planter(key, change, make, names=persons, drift_kind="name", everywhere=False, **more):
    """Registers a planter that changes one mention of a name (or all of one name)."""
    def run(draft, rng):
        known = names(draft)
        rng.shuffle(known)
        for name in known:
            new = make(name, rng)
            if not new or new == name:
                continue
            places = list(mentions(draft, [name]))
            rng.shuffle(places)
            if not everywhere:
                places = places[:1]
            edits = [(p, Edit(s, e, new, drift=(drift_kind, change), note=key, **more)) for p, s, e, _ in places]
            done = 0
            by_paragraph = {}
            for p, edit in edits:
                if free(p, edit.start, edit.end):
                    by_paragraph.setdefault(id(p), (p, []))[1].append(edit)
            for p, batch in by_paragraph.values():
                done += p.apply(batch)
            if done:
                return done
        return 0
    PLANTERS[key] = run


OTHER_PEOPLE = ("Tomás Iturralde", "Greta Lindqvist", "Samuel Okonkwo", "Irina Volkova", "Chen Weiming", "Layla Haddad",
                "Pieter Vermeulen", "Ana Beatriz Moura", "Rashid Karimov", "Niamh Gallagher")
CONSONANTS = "bcdfghklmnprstvz"


def garble(name, rng):
    """A letter inside one of the longer words is doubled, lost or another one."""
    words = name.split(" ")
    longer = [i for i, w in enumerate(words) if len(w) >= 5 and w[0].isupper()]
    if not longer:
        return None
    at = rng.choice(longer)
    word = words[at]
    spot = rng.randrange(2, len(word) - 1)
    if not word[spot].isalpha():
        return None
    how = rng.choice(("lost", "other", "extra"))
    letter = rng.choice([c for c in CONSONANTS if c != word[spot].lower() and c != word[spot - 1]])
    middle = {"lost": "", "other": letter, "extra": word[spot] + letter}[how]
    if how == "lost" and word[spot] in (word[spot - 1], word[spot + 1]):
        return None
    words[at] = word[:spot] + middle + word[spot + 1:]
    return " ".join(words)


def truncated(name, rng):
    words = name.split(" ")
    if len(words[-1]) < 5:
        return None
    words[-1] = words[-1][:-rng.choice((1, 2))]
    return " ".join(words)


def without_accented_letters(name, rng):
    """Letters with accents are lost altogether: 'Tô Lâm' becomes 'T Lm'."""
    bare = re.sub(r"[^\x00-\x7f’]", "", name)
    return bare if bare != name and len(bare) >= 2 else None


def mojibake(name, rng):
    """UTF-8 read as Windows-1252."""
    broken = name.encode("utf-8").decode("cp1252", errors="ignore")
    return broken if broken != name else None


def organisations(draft):
    """Names with an organisation's word in them, and defined ones; headings in title case name nothing."""
    text = "\n".join(p for p in draft.original if not is_heading(p))
    words = r"(?:Ministry|Institute|Council|Court|Directorate|Agency|Union|University|Fund|Foundation|Fundación|League|Alliance|Authority|" \
            r"Commission|Committee|Observatory|Network|Centre|Office|Association|Unit|Initiative|Prosecutor|Department)"
    pattern = rf"(?<![\w-])((?:{CAP} ){{0,3}}{words}(?: (?:of|for|on|and|the|de|del|{CAP}))*)(?![\w-])"
    found = set(definitions(text).values())
    for match in re.finditer(pattern, text):
        name = re.sub(r"(?: (?:of|for|on|and|the|de|del))+$", "", match[1])
        while LEADING.match(name):
            name = LEADING.sub("", name, count=1)
        if len(name.split()) >= 2:
            found.add(name)
    return sorted(found)


def acronyms(draft):
    text = "\n".join(draft.original)
    return sorted(short for short in definitions(text) if len(re.findall(rf"(?<![\w-]){short}(?![\w-])", text)) >= 2 and short.isupper())


ORG_SWAP = {"Ministry": "Department", "Institute": "Company", "Council": "Board", "Court": "Office", "Agency": "Bureau",
            "Union": "Party", "University": "School", "Fund": "Bank", "Alliance": "Enterprise", "Authority": "Club",
            "Commission": "Mission", "Committee": "Assembly", "Observatory": "Laboratory", "Network": "Web", "Centre": "Point",
            "Office": "Desk", "Association": "Society", "Unit": "Group", "Initiative": "Idea", "National": "International",
            "Central": "Local", "Rights": "Laws", "Water": "Land", "League": "Circle", "Directorate": "Secretariat",
            "Foundation": "Basement", "Independent": "Official", "International": "National", "Public": "Private"}


def part_replaced(name, rng):
    words = name.split(" ")
    places = [i for i, w in enumerate(words) if w in ORG_SWAP]
    if not places:
        return None
    at = rng.choice(places)
    words[at] = ORG_SWAP[words[at]]
    return " ".join(words)


COUNTRIES = {"Kenya": "Uganda", "Colombia": "Ecuador", "Senegal": "Gambia", "Vietnam": "Laos", "Poland": "Slovakia", "Egypt": "Sudan",
             "Philippines": "Malaysia", "Indonesia": "India", "Austria": "Australia", "Niger": "Nigeria", "Slovakia": "Slovenia",
             "Serbia": "Croatia", "Peru": "Bolivia", "Brazil": "Paraguay", "Mexico": "Guatemala", "India": "Pakistan", "Nepal": "Bhutan",
             "Ghana": "Guinea", "Nigeria": "Niger", "Turkey": "Georgia", "Ukraine": "Moldova", "Hungary": "Romania", "Chile": "Argentina",
             "Tunisia": "Algeria", "Morocco": "Mauritania", "Mauritania": "Mali", "Laos": "Cambodia", "Cambodia": "Thailand",
             "Thailand": "Malaysia", "Georgia": "Armenia", "Armenia": "Azerbaijan", "Kazakhstan": "Uzbekistan", "Japan": "South Korea",
             "China": "Mongolia", "Uganda": "Rwanda", "Tanzania": "Zambia", "Ethiopia": "Eritrea", "Mozambique": "Malawi", "Iraq": "Iran",
             "Lebanon": "Libya", "Jordan": "Syria", "Bolivia": "Peru", "Spain": "Portugal", "Italy": "Greece", "France": "Belgium",
             "Germany": "Austria", "Sweden": "Norway", "Bangladesh": "Bhutan", "Pakistan": "Afghanistan", "Sri Lanka": "Maldives",
             "Honduras": "El Salvador", "Guatemala": "Honduras", "Haiti": "Cuba", "Argentina": "Chile", "Zambia": "Zimbabwe"}


def countries(draft):
    text = "\n".join(draft.original)
    return [c for c in COUNTRIES if re.search(rf"(?<![\w-]){c}(?![\w-])", text)]


ACCENTED = re.compile(r"[^\x00-\x7f’]")
name_planter("name-replaced", "altered", lambda n, r: r.choice([p for p in OTHER_PEOPLE if p != n]), also=("attribution",))
name_planter("name-surname-replaced", "altered", lambda n, r: " ".join(n.split(" ")[:-1] + [r.choice(OTHER_PEOPLE).split(" ")[-1]]), also=("attribution",))
name_planter("name-country", "altered", lambda n, r: COUNTRIES[n], names=countries, also=("attribution",))
name_planter("name-garbled", "altered", garble, accept=("damage altered",), also=("attribution",))
name_planter("name-garbled-everywhere", "altered", garble, everywhere=True, accept=("damage altered",), also=("attribution",))
name_planter("name-organisation-garbled", "altered", garble, names=organisations, accept=("damage altered",), also=("attribution",))
name_planter("name-part-replaced", "altered", part_replaced, names=organisations, also=("attribution",))
name_planter("name-acronym", "altered", lambda n, r: "".join((n[1], n[0])) + n[2:] if len(n) > 2 and n[0] != n[1] else None,
             names=acronyms, accept=("damage altered",), also=("attribution",))
name_planter("name-truncated", "altered", truncated, accept=("damage altered", "damage missing"), also=("attribution",))
name_planter("name-recased", "recased", lambda n, r: n.lower().capitalize(), names=lambda d: [n for n in organisations(d) if len(n.split()) < 6])
name_planter("name-acronym-recased", "recased", lambda n, r: n.capitalize(), names=acronyms, accept=("name altered",))
name_planter("name-accents-destroyed", "altered", without_accented_letters, accept=("damage altered", "damage missing"), also=("attribution",))
name_planter("name-mojibake", "altered", mojibake, drift_kind="damage", accept=("name altered",), also=("attribution", "name", "damage"))
name_planter("name-translated", "altered", lambda n, r: {"Ministry": "Ministère"}.get(n.split()[0], "Organisation") + " " + " ".join(n.split()[1:])
             if r else None, names=lambda d: [n for n in organisations(d) if n.split()[0] in ("Ministry", "Institute", "Council")],
             accept=("damage altered", "damage added"), also=("attribution",))


@planter("name-glued")
def name_glued(draft, rng):
    """A name is glued to the next word."""
    candidates = []
    for paragraph, start, end, name in mentions(draft, persons(draft) + organisations(draft)):
        match = re.compile(r" [a-z]{2,}").match(paragraph.text, end)
        if match:
            word = name.split(" ")[-1]
            edit = Edit(end, end + 1, "", drift=("damage", "altered"), note="name-glued", accept=("name altered",),
                        also=("attribution", "name"), context=(len(word), match.end() - end - 1))
            candidates.append((paragraph, [edit]))
    return plant_one(draft, rng, candidates)


@planter("names-glued")
def names_glued(draft, rng):
    """The words of a name are glued together."""
    candidates = []
    for paragraph, start, end, name in mentions(draft, persons(draft)):
        if len(name.split(" ")) == 2:
            first, second = name.split(" ")
            candidates.append((paragraph, [Edit(start, end, first + second, drift=("damage", "altered"), note="names-glued",
                                                accept=("name altered",), also=("attribution", "name"))]))
    return plant_one(draft, rng, candidates)


@planter("name-missing")
def name_missing(draft, rng):
    """A name in apposition is dropped: 'the director, Ana Ruiz, said' becomes 'the director said'."""
    candidates = []
    for paragraph, start, end, name in mentions(draft, persons(draft)):
        text = paragraph.text
        if text[start - 2:start] == ", " and text[end:end + 2] == ", " and re.search(r"[a-z]$", text[:start - 2]):
            candidates.append((paragraph, [Edit(start - 2, end + 1, "", drift=("name", "missing"), note="name-missing", also=("attribution",))]))
        elif re.search(r"\b(?:said|told|added) $", text[:start]) and re.match(r", (?:the|a|an|its|his|her|who) ", text[end:]):
            candidates.append((paragraph, [Edit(start, end + 2, "", drift=("name", "missing"), note="name-missing", also=("attribution",),
                                                accept=("attribution missing", "attribution altered"))]))
    return plant_one(draft, rng, candidates)


# --- quotations and speakers

def speech(paragraph, least=5):
    """Outermost quotations of some length that stand in the text with both marks."""
    spans = quote_spans(paragraph.text)
    pairs = {"“": "”", "\"": "\"", "‘": "’", "'": "'", "«": "»", "„": "“"}
    for start, end in spans:
        inner = paragraph.text[start + 1:end - 1]
        outer = not any(s <= start and end <= e and (s, e) != (start, end) for s, e in spans)
        if outer and paragraph.text[end - 1] == pairs.get(paragraph.text[start]) and len(inner.split()) >= least:
            yield start, end


@planter("quotation-unmarked")
def quotation_unmarked(draft, rng):
    candidates = []
    for paragraph in draft.paragraphs:
        for start, end in speech(paragraph):
            inner = paragraph.text[start + 1:end - 1]
            candidates.append((paragraph, [Edit(start, end, inner, drift=("quotation", "unmarked"), note="quotation-unmarked", also=("attribution",))]))
    return plant_one(draft, rng, candidates)


@planter("quotation-half-marked")
def quotation_half_marked(draft, rng):
    """Only the opening mark is lost; not of straight marks, where all later ones would turn."""
    candidates = []
    for paragraph in draft.paragraphs:
        for start, end in speech(paragraph):
            if paragraph.text[start] in "\"'":
                continue
            candidates.append((paragraph, [Edit(start, end, paragraph.text[start + 1:end], drift=("quotation", "unmarked"),
                                                note="quotation-half-marked", accept=("damage altered", "quotation altered", "damage missing"),
                                                also=("attribution", "quotation"))]))
    return plant_one(draft, rng, candidates)


OPPOSITE = {"always": "sometimes", "all": "some", "must": "may", "first": "last",
            "good": "bad", "more": "less", "before": "after", "every": "any", "will": "might", "free": "paid", "poor": "rich",
            "water": "oil", "children": "animals", "money": "weapons", "asked": "ordered", "paper": "stone", "law": "wish",
            "people": "cattle", "house": "tent", "truth": "story", "mother": "sister", "father": "uncle", "judge": "thief",
            "know": "believe", "want": "refuse", "said": "shouted", "river": "road", "school": "prison", "work": "sleep", "right": "duty",
            "decision": "mistake", "country": "village", "report": "rumour", "evidence": "gossip", "police": "army", "land": "sea"}


def reword(text, rng):
    """A quotation's words with one content word replaced."""
    places = [m for m in re.finditer(r"\b[a-z]+\b", text) if m[0] in OPPOSITE]
    if not places:
        places = [m for m in re.finditer(r"(?<= )[a-z]{6,}\b", text)]
        if not places:
            return None
        match = rng.choice(places)
        return text[:match.start()] + rng.choice(("weather", "furniture", "holiday", "orchestra")) + text[match.end():]
    match = rng.choice(places)
    return text[:match.start()] + OPPOSITE[match[0]] + text[match.end():]


@planter("quotation-word")
def quotation_word(draft, rng):
    candidates = []
    for paragraph in draft.paragraphs:
        for start, end in speech(paragraph):
            new = reword(paragraph.text[start + 1:end - 1], rng)
            if new:
                candidates.append((paragraph, [Edit(start, end, paragraph.text[start] + new + paragraph.text[end - 1],
                                                    drift=("quotation", "altered"), note="quotation-word",
                                                    also=("negation", "comparator", "number", "measure"))]))
    return plant_one(draft, rng, candidates)


@planter("quotation-words-dropped")
def quotation_words_dropped(draft, rng):
    """A clause in the middle of a quotation is dropped."""
    candidates = []
    for paragraph in draft.paragraphs:
        for start, end in speech(paragraph, 9):
            inner = paragraph.text[start + 1:end - 1]
            words = inner.split(" ")
            cut = words[:2] + words[5:]
            candidates.append((paragraph, [Edit(start, end, paragraph.text[start] + " ".join(cut) + paragraph.text[end - 1],
                                                drift=("quotation", "altered"), note="quotation-words-dropped",
                                                also=("negation", "comparator", "number", "measure", "name", "date", "percentage", "money"))]))
    return plant_one(draft, rng, candidates)


@planter("quotation-missing")
def quotation_missing(draft, rng):
    """A quotation is dropped with its sentence."""
    candidates = []
    for paragraph in draft.paragraphs:
        borders = sentences(paragraph.text)
        for start, end in speech(paragraph):
            for low, high in borders:
                if low <= start and end <= high and len(borders) > 1:
                    cut_end = min(len(paragraph.text), high + 1)
                    cut_start = low if cut_end < len(paragraph.text) else max(0, low - 1)
                    candidates.append((paragraph, [Edit(cut_start, cut_end, "", drift=("quotation", "missing"), note="quotation-missing",
                                                        accept=("paragraph missing",),
                                                        also=("attribution", "name", "number", "date", "negation", "measure", "money",
                                                              "percentage", "comparator", "paragraph", "quotation"))]))
    return plant_one(draft, rng, candidates)


SAYS = r"(?:said|says|told|added|warned|explained|argued|recalled|wrote|stated|asked)"


@planter("attribution-swapped")
def attribution_swapped(draft, rng):
    """The words of one speaker are given to another person of the document."""
    people = persons(draft)
    candidates = []
    for paragraph, start, end, name in mentions(draft, people):
        text = paragraph.text
        beside = re.search(rf"{SAYS} (?:{TITLE} )?$", text[:start]) or re.match(rf" {SAYS}\b", text[end:])
        others = [p for p in people if p != name and not set(p.split()) & set(name.split())]
        if beside and others and any(True for _ in speech(paragraph, 3)):
            candidates.append((paragraph, [Edit(start, end, rng.choice(others), drift=("attribution", "altered"),
                                                note="attribution-swapped", also=("name",), accept=("name altered",))]))
    return plant_one(draft, rng, candidates)


@planter("attribution-missing")
def attribution_missing(draft, rng):
    """', said Ana Ruiz of the foundation.' is dropped after a quotation."""
    pattern = re.compile(rf"(?<=[”\"’»])(?P<fact> {SAYS} [^.“\"‘«;:]{{4,120}})(?=\.(?:\s|$))|"
                         rf"(?<=[”\"’»])(?P<fact2> (?:(?:he|she) {SAYS}|{CAP}(?: {CAP})* {SAYS}))(?=\.(?:\s|$))")
    candidates = []
    for paragraph in draft.paragraphs:
        for match in pattern.finditer(paragraph.text):
            if re.search(r"\b(?:hab|Mr|Ms|Mrs|Dr|Prof|No|no|St|Jr|Ir|Gen|Hon|Eng|[A-Z])$", match[0]):
                continue
            name = "fact" if match["fact"] else "fact2"
            start, end = match.span(name)
            before = paragraph.text[:start]
            inner_comma = len(before) > 1 and before[-2] == ","
            new_start = start - 2 if inner_comma else start
            text = "." + before[-1] if inner_comma else ""
            stop = end + 1 if inner_comma else end
            candidates.append((paragraph, [Edit(new_start, stop, text, drift=("attribution", "missing"), note="attribution-missing",
                                                accept=(), also=("name", "date", "number", "measure", "quotation", "attribution"))]))
    return plant_one(draft, rng, candidates)


# --- negations and comparators

by_pattern("negation-missing", "negation", "missing", r"\b(?P<fact>(?:did|does|do|is|are|was|were|has|have|had|will|would|could|should|may|must|can) not)\b(?! only)",
           lambda m, r: m["fact"][:-4], quotes=False)
by_pattern("negation-no", "negation", "missing", r"\b(?P<fact>has never|had never|have never|no longer|cannot|never)\b",
           lambda m, r: {"has never": "has", "had never": "had", "have never": "have", "no longer": "still", "cannot": "can", "never": "always"}[m["fact"]],
           quotes=False)
by_pattern("negation-determiner", "negation", "missing", r"(?<=[a-z] )(?P<fact>no)(?= [a-z]+)(?! (?:longer|later|more|less|fewer|earlier|one|doubt))",
           lambda m, r: "a", quotes=False)
by_pattern("negation-without", "negation", "missing", r"\b(?P<fact>without)\b(?! delay)", lambda m, r: "with", quotes=False)
by_pattern("negation-added", "negation", "added", r"(?<=[a-z] )(?P<fact>was|were|is|are|has|have|had|will|would|could|can|must|should)(?= (?!not|no|never|nothing|nobody)[a-z]+)",
           lambda m, r: m["fact"] + " not", quotes=False)
FLIP = {"at least": "at most", "at most": "at least", "more than": "fewer than", "fewer than": "more than", "less than": "more than",
        "up to": "at least", "no more than": "no less than", "not more than": "not less than", "no fewer than": "no more than",
        "no less than": "no more than", "no later than": "no earlier than", "nearly": "more than", "almost": "more than",
        "over": "under", "under": "over", "not fewer than": "not more than"}
AMOUNT_AHEAD = rf"(?= (?:(?:a|one) (?:quarter|third|half|million|hundred|thousand)|half|two|\d|US\$|€|£|\$|(?:{CODES}) \d|{BELOW_HUNDRED}\b|S/))"
by_pattern("comparator-flipped", "comparator", "altered", r"(?P<fact>\b(?:" + "|".join(sorted(FLIP, key=len, reverse=True)) + r")\b)" + AMOUNT_AHEAD,
           lambda m, r: like_case(FLIP[m["fact"].lower()], m["fact"]), flags=re.I, also=("negation",))
by_pattern("comparator-missing", "comparator", "missing",
           r"(?P<fact>\b(?:at least|at most|more than|fewer than|less than|up to|nearly|almost|no more than|about|some|roughly|approximately) )(?=\d|[A-Z]{3} \d|[€£$])",
           lambda m, r: "" if m.string[:m.start()].strip() and m["fact"] != "some " else None, also=("negation",))
by_pattern("comparator-added", "comparator", "added", r"(?<=[a-z] )(?P<fact>)(?=\d{2,3}(?:,\d{3})* [a-z]{4,})", lambda m, r: Edit(m.start(), m.start(), "more than ")
           if is_plain_place(m) else None, quotes=False)


def is_plain_place(match):
    """Where a count stands with no bound before it and is no part of a date, label or range."""
    before, after = match.string[:match.start()], match.string[match.end():]
    return bool(re.search(r"\b(?:interviewed|examined|found|killed|employed|sent|received|heard|that|and|brings together|where|which|the|on|with|led|"
                          r"from|to|counted|recorded|read|visited|collected|of|by|live|only|stored|has|have) $", before)) \
        and not re.search(r"\b(?:than|least|most|of|the|only|by|from|between|to|and|on|some|about|nearly|than the|all|out of|Articles?|articles?|tables?) $|\d (?:to|and) $", before) \
        and not re.match(rf"\d+(?:,\d+)* (?:{'|'.join(m.lower() for m in MONTHS)}|to|and|per|a\.m|p\.m)", after)


# --- links

@planter("link-altered")
def link_altered(draft, rng):
    return _link(draft, rng, "altered")


@planter("link-missing")
def link_missing(draft, rng):
    return _link(draft, rng, "missing")


@planter("link-broken")
def link_broken(draft, rng):
    return _link(draft, rng, "broken")


def _link(draft, rng, how):
    """Changes, drops or breaks one address."""
    candidates = []
    for paragraph in draft.paragraphs:
        for start, end in link_spans(paragraph.text):
            link = paragraph.text[start:end]
            if link[0] in "@#+" or paragraph.touches_mark(start, end):
                continue
            new = {"altered": _other_link(link, rng), "missing": "", "broken": re.sub(r"(?<=\w)([./@])(?=\w)", r"\1 ", link, count=1)}[how]
            if how == "missing" and paragraph.text[start - 1:start] == "(" and paragraph.text[end:end + 1] == ")":
                start, end = start - 1, end + 1
            if how == "missing" and paragraph.text[start - 1:start] == " ":
                start -= 1
            if how == "missing" and start == 0 and end == len(paragraph.text):
                continue
            edit = Edit(start, end, new, drift=("link", "missing" if how == "missing" else "altered"), note=f"link-{how}",
                        accept=("link missing", "damage altered") if how == "broken" else (), also=("name", "number", "damage", "link", "date"))
            candidates.append((paragraph, edit))
    rng.shuffle(candidates)
    for paragraph, edit in candidates[:1]:
        return paragraph.apply([edit])
    return 0


def _other_link(link, rng):
    """One letter of the name, or one digit of the path, is another one."""
    places = [i for i, c in enumerate(link) if c.isalnum() and i > 8] or [i for i, c in enumerate(link) if c.isalnum()]
    at = rng.choice(places)
    new = rng.choice([c for c in ("0123456789" if link[at].isdigit() else "abcdeghklmnoprtuvz") if c != link[at].lower()])
    return link[:at] + new + link[at + 1:]


# --- paragraphs

BODY = 12    # words of a paragraph worth losing


def body(draft):
    return [i for i, p in enumerate(draft.paragraphs) if len(p.text.split()) >= BODY and len(p.sources) == 1
            and not any(m.edit.drift for m in p.marks) and not _shares(draft, i)]


def _shares(draft, index):
    return any(i != index and set(p.sources) & set(draft.paragraphs[index].sources) for i, p in enumerate(draft.paragraphs))


@planter("paragraph-missing")
def paragraph_missing(draft, rng):
    choices = body(draft)
    if not choices:
        return 0
    del draft.paragraphs[rng.choice(choices)]
    return 1


STRAY = ("Ninety-one residents of the harbour district signed a petition against the night flights last week, the airport's own council "
         "confirmed on Monday.",
         "A separate inquiry into the purchase of school buses in the capital has been running for two years without any result.",
         "Readers who wish to support independent reporting can take out a membership from 4 euros a month on our website.",
         "The weather service expects strong winds along the whole northern coast until the weekend, with gusts of 95 kilometres an hour.",
         "In an unrelated case, the appeals chamber upheld the sentence of a former tax inspector who had hidden gold coins in a piano.")


@planter("paragraph-added")
def paragraph_added(draft, rng):
    draft.insert(rng.randrange(1, len(draft.paragraphs) + 1), rng.choice(STRAY))
    return 1


@planter("paragraph-moved")
def paragraph_moved(draft, rng):
    choices = body(draft)
    if len(choices) < 3:
        return 0
    start = rng.choice(choices)
    paragraph = draft.paragraphs.pop(start)
    places = [i for i in range(1, len(draft.paragraphs) + 1) if abs(i - start) >= 3]
    draft.paragraphs.insert(rng.choice(places or [0]), paragraph)
    return 1


@planter("paragraphs-swapped")
def paragraphs_swapped(draft, rng):
    choices = body(draft)
    pairs = [(a, b) for a in choices for b in choices if b - a >= 3]
    if not pairs:
        return 0
    a, b = rng.choice(pairs)
    draft.paragraphs[a], draft.paragraphs[b] = draft.paragraphs[b], draft.paragraphs[a]
    return 1


@planter("sentence-missing")
def sentence_missing(draft, rng):
    """A whole sentence without quotation is dropped."""
    everything = ("attribution", "name", "number", "date", "negation", "measure", "money", "percentage", "comparator", "quotation", "link", "paragraph")
    candidates = []
    for paragraph in draft.paragraphs:
        borders = sentences(paragraph.text)
        for low, high in borders:
            if len(borders) > 2 and 8 <= len(paragraph.text[low:high].split()) and not overlaps((low, high), quote_spans(paragraph.text)):
                cut_end = min(len(paragraph.text), high + 1)
                cut_start = low if cut_end < len(paragraph.text) else max(0, low - 1)
                candidates.append((paragraph, [Edit(cut_start, cut_end, "", drift=("paragraph", "missing"), note="sentence-missing", also=everything)]))
    return plant_one(draft, rng, candidates)


# --- damage

@planter("damage-residue")
def damage_residue(draft, rng):
    """Markup or placeholders of a machine translation are left in the text."""
    residue = rng.choice(("&nbsp;", "<br>", "[[1]]", "\ufffd", "&#8217;", "%s"))
    candidates = []
    for paragraph in draft.paragraphs:
        for match in re.finditer(r"(?<=[a-z]{3} )(?=[a-z]{4})", paragraph.text):
            candidates.append((paragraph, [Edit(match.start(), match.start(), residue + " ", drift=("damage", "added"), note="damage-residue",
                                                accept=("damage altered",), also=("number",))]))
    return plant_one(draft, rng, candidates)


@planter("damage-glued")
def damage_glued(draft, rng):
    """Two sentences run together, or two words are glued."""
    candidates = []
    for paragraph in draft.paragraphs:
        for match in re.finditer(r"\b[a-z]{5,} (?=[a-z]{5,}\b)", paragraph.text):
            after = re.compile(r"[a-z]+").match(paragraph.text, match.end())
            candidates.append((paragraph, [Edit(match.end() - 1, match.end(), "", drift=("damage", "altered"), note="damage-glued",
                                                context=(len(match[0]) - 1, len(after[0])))]))
    return plant_one(draft, rng, candidates)


@planter("damage-breaks-off")
def damage_breaks_off(draft, rng):
    """A paragraph breaks off in the middle of a word."""
    candidates = []
    for paragraph in draft.paragraphs:
        borders = sentences(paragraph.text)
        if len(paragraph.text.split()) < 20 or overlaps(borders[-1], quote_spans(paragraph.text)):
            continue
        low, high = borders[-1]
        words = list(re.finditer(r"\b[a-z]{6,}\b", paragraph.text[low:high]))
        if len(words) >= 2:
            cut = low + words[-1].start() + 3
            candidates.append((paragraph, [Edit(low + words[-1].start(), high, paragraph.text[low + words[-1].start():cut], drift=("damage", "missing"),
                                                note="damage-breaks-off", accept=("damage altered", "paragraph missing"),
                                                also=("name", "number", "date", "measure", "negation", "comparator", "attribution"))]))
    return plant_one(draft, rng, candidates)


STRUCTURAL = ("paragraph-missing", "paragraph-added", "paragraph-moved", "paragraphs-swapped")
