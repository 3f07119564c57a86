# Words of English the corpus tools need: months, number words, units, spellings, marks; and where not to touch a text.
"""Kept apart from data/languages/en.tsv on purpose: a generator that shared the engine's tables could not find their gaps."""

import re

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
MONTH_SHORT = dict(zip(MONTHS, ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")))
MONTH = "(?:" + "|".join(MONTHS) + ")"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY_SHORT = dict(zip(WEEKDAYS, ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")))

SMALL = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
         "eighteen nineteen").split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
VALUES = {word: value for value, word in enumerate(SMALL)} | {w: 10 * i for i, w in enumerate(TENS) if w != "-"}
TENS_WORD = "(?:" + "|".join(TENS[2:]) + ")"
SMALL_WORD = "(?:" + "|".join(sorted(SMALL[1:], key=len, reverse=True)) + ")"
BELOW_HUNDRED = rf"(?:{TENS_WORD}-(?:{'|'.join(SMALL[1:10])})|{TENS_WORD}|{SMALL_WORD})"
ORDINAL_WORDS = dict(enumerate("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
                               "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1))
ORDINAL_WORDS |= {20 + n: "twenty-" + ORDINAL_WORDS[n] for n in range(1, 10)} | {30: "thirtieth"}
ROMANS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12}

UNITS = {"kilometres": "km", "kilometers": "km", "metres": "m", "meters": "m", "centimetres": "cm", "millimetres": "mm",
         "kilograms": "kg", "kilogrammes": "kg", "grams": "g", "hectares": "ha", "litres": "l", "megawatts": "MW",
         "kilowatts": "kW", "gigawatts": "GW", "kilometre": "km", "metre": "m", "tonnes": "t",
         "square kilometres": "km²", "square kilometers": "km²", "cubic metres": "m³", "cubic meters": "m³",
         "square metres": "m²", "hours": "hrs", "minutes": "min", "miles": "mi", "watts": "W", "kilovolts": "kV",
         "terabytes": "TB", "gigabytes": "GB", "megabytes": "MB"}

SPELLINGS = {    # British: American
    "organisation": "organization", "organisations": "organizations", "organised": "organized", "organise": "organize",
    "recognise": "recognize", "recognised": "recognized", "criticise": "criticize", "criticised": "criticized",
    "labour": "labor", "neighbour": "neighbor", "neighbours": "neighbors", "neighbouring": "neighboring",
    "neighbourhood": "neighborhood", "harbour": "harbor", "favour": "favor", "behaviour": "behavior", "colour": "color",
    "honour": "honor", "centre": "center", "centres": "centers", "metre": "meter", "metres": "meters",
    "kilometre": "kilometer", "kilometres": "kilometers", "litre": "liter", "litres": "liters", "theatre": "theater",
    "defence": "defense", "offence": "offense", "licence": "license", "licences": "licenses", "programme": "program",
    "programmes": "programs", "cancelled": "canceled", "travelled": "traveled", "labelled": "labeled",
    "detainee": "detainee", "judgement": "judgment", "enrolment": "enrollment", "fulfil": "fulfill", "grey": "gray",
    "tonnes": "tonnes", "analyse": "analyze", "analysed": "analyzed", "authorise": "authorize", "authorised": "authorized",
    "authorisation": "authorization", "mobilise": "mobilize", "realise": "realize", "realised": "realized",
    "emphasised": "emphasized", "penalised": "penalized", "penalise": "penalize", "practise": "practice",
    "cheque": "check", "catalogue": "catalog", "dialogue": "dialog", "sceptical": "skeptical", "artefacts": "artifacts",
    "manoeuvre": "maneuver", "paediatric": "pediatric", "rumours": "rumors", "rumour": "rumor", "vigour": "vigor",
    "armoured": "armored", "counsellor": "counselor", "instalment": "installment", "instalments": "installments",
    "legalised": "legalized", "legalise": "legalize", "summarised": "summarized", "apologised": "apologized",
    "apologise": "apologize", "minimise": "minimize", "prioritise": "prioritize", "utilise": "utilize", "kerb": "curb",
    "tyre": "tire", "tyres": "tires", "plough": "plow", "ageing": "aging", "storey": "story", "mould": "mold",
    "signalled": "signaled", "channelled": "channeled", "modelling": "modeling", "counselling": "counseling",
    "endeavour": "endeavor", "endeavours": "endeavors", "parlour": "parlor", "specialised": "specialized",
    "centralised": "centralized", "standardised": "standardized", "unauthorised": "unauthorized",
    "unrecognised": "unrecognized", "publicised": "publicized", "finalised": "finalized", "criminalise": "criminalize",
    "criminalised": "criminalized", "hospitalised": "hospitalized", "immunised": "immunized", "sympathise": "sympathize"}
SPELLINGS = {british: american for british, american in SPELLINGS.items() if british != american}

CONTRACTIONS = {"do not": "don't", "does not": "doesn't", "did not": "didn't", "is not": "isn't", "are not": "aren't",
                "was not": "wasn't", "were not": "weren't", "has not": "hasn't", "have not": "haven't", "had not": "hadn't",
                "will not": "won't", "would not": "wouldn't", "could not": "couldn't", "should not": "shouldn't",
                "cannot": "can't"}

FUNCTION_WORDS = {    # small copy-edits that touch no fact; the first sense is the only one in plain reports
    "in order to": "to", "also": "as well", "because": "since", "although": "though", "while": "whilst", "among": "amongst",
    "towards": "toward", "despite": "in spite of", "regarding": "concerning", "such as": "like", "therefore": "thus",
    "however": "nevertheless", "moreover": "in addition", "whether": "if", "upon": "on", "often": "frequently",
    "as well as": "and", "due to": "because of", "prior to": "before", "until": "till"}
SYNONYMS = {    # plain words that carry no fact
    "big": "large", "show": "demonstrate", "shows": "demonstrates", "showed": "demonstrated", "help": "assist",
    "begin": "start", "began": "started", "important": "significant", "build": "construct", "built": "constructed",
    "problem": "issue", "problems": "issues", "quickly": "rapidly", "near": "close to", "people": "persons",
    "asked": "requested", "promised": "pledged", "published": "released", "received": "obtained", "gave": "provided",
    "need": "require", "needs": "requires", "needed": "required", "help": "aid", "work": "labour", "rise": "increase",
    "rose": "increased", "fell": "decreased", "report": "study", "money": "funds", "bought": "purchased",
    "buy": "purchase", "end": "conclusion", "ended": "concluded", "fear": "worry", "feared": "worried", "wrong": "incorrect",
    "children": "kids", "house": "home", "houses": "homes", "road": "route", "journey": "trip", "chose": "selected",
    "happened": "occurred", "held": "organized", "takes": "requires", "way": "manner", "new": "novel", "old": "ancient",
    "several": "various", "decision": "resolution", "plan": "scheme", "answer": "response", "lawyer": "attorney",
    "lawyers": "attorneys", "workers": "employees", "worker": "employee", "teachers": "educators", "doctors": "physicians",
    "village": "hamlet", "villages": "hamlets", "written": "drafted", "closed": "shut", "opened": "unlocked"}
REPORTING = {"said": "stated", "told": "informed", "stated": "said", "added": "noted", "explained": "said",
             "warned": "cautioned", "noted": "observed", "argued": "maintained", "declared": "stated", "says": "states"}

LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"“”»]*[^\s<>\"“”».,;:!?)\]’']|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|"
                  r"\b(?:[a-z0-9-]+\.)+(?:org|net|com|int|info|example|test|eu|io)\b(?:/[^\s<>\"“”».,;)]*)?|"
                  r"(?<!\w)[@#]\w+|\+\d[\d\s().-]{6,}\d", re.I)
QUOTES = (re.compile(r"“[^“”]*”?"), re.compile(r"„[^„“”]*[“”]"), re.compile(r"«[^«»]*»"), re.compile(r"\"[^\"]*\""),
          re.compile(r"(?<!\w)‘[^‘’]*(?:’\w[^‘’]*)*’(?!\w)"), re.compile(r"(?<!\w)'[^']*(?:'\w[^']*)*'(?!\w)"))


def link_spans(text):
    return [match.span() for match in LINK.finditer(text)]


def quote_spans(text):
    """Quotations with their marks, outermost first; an inner one overlaps its outer one."""
    return sorted((m.span() for pattern in QUOTES for m in pattern.finditer(text)), key=lambda s: (s[0], -s[1]))


def overlaps(span, spans):
    return any(span[0] < end and start < span[1] for start, end in spans)


def in_words(number):
    """'twelve', 'ninety-nine'; below one hundred."""
    if number < 20:
        return SMALL[number]
    return TENS[number // 10] + ("-" + SMALL[number % 10] if number % 10 else "")


def from_words(words):
    """Value of a number word below one hundred."""
    return sum(VALUES[part] for part in words.lower().split("-"))


def group(digits, separator=","):
    """'1300000' as '1,300,000'."""
    whole, point, rest = digits.partition(".")
    parts = []
    while len(whole) > 3:
        parts.insert(0, whole[-3:])
        whole = whole[:-3]
    return separator.join([whole] + parts) + point + rest


def ordinal(number):
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def like_case(new, old):
    """`new` with a capital where `old` has one."""
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def is_heading(text):
    """A short line that is no sentence and no list item."""
    return len(text.split()) <= 16 and text[-1:] not in ".!?:;,”\"’»)" and "|" not in text and text[:1].isupper() \
        and len(text.split()) >= 2 and not LINK.search(text)


ABBREVIATIONS = r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bNo)(?<!\bSt)(?<!\bProf)(?<!\bGen)(?<!\bHon)(?<!\bEng)" \
                r"(?<!\ba\.m)(?<!\bp\.m)(?<!\b[A-Z])(?<!\bart)(?<!\bArt)(?<!\bpara)(?<!\bInc)(?<!\bLtd)(?<!\bvs)(?<!\bRev)" \
                r"(?<!\bhab)(?<!\bIr)(?<!\bJr)(?<!\bapprox)(?<!\bSen)(?<!\bGov)(?<!\bCol)(?<!\bJan)(?<!\bFeb)(?<!\bAug)(?<!\bSept)(?<!\bOct)(?<!\bNov)(?<!\bDec)"
SENTENCE_END = re.compile(ABBREVIATIONS + r"[.!?][”\"’']?(?:\[\d+\])?\s+(?=[“\"‘]?[A-ZÀ-Þ])")

ENUMERATOR = re.compile(r"[-–•*]?\s*\(?(?:\d{1,3}|[ivxIVX]{1,5}|[a-z])[.)]")


def sentences(text):
    """Spans of the sentences; cautious: a border inside a quotation or after an abbreviation is none."""
    quotes = quote_spans(text)
    spans, at = [], 0
    for match in SENTENCE_END.finditer(text):
        inside = any(start < match.start() + 1 < end - 1 for start, end in quotes)
        if not inside and not ENUMERATOR.fullmatch(text[at:match.end()].strip()):
            spans.append((at, len(text[:match.end()].rstrip())))
            at = match.end()
    spans.append((at, len(text)))
    return spans
