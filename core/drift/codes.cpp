// What every code means, in words an editor can act on, and the names of kinds, changes and severities.
#include "core/drift/codes.h"

#include <array>

namespace textdrift::drift {

namespace {

struct Entry {
    Kind kind;
    Change change;
    CodeInfo info;
};

// Ordered by kind, then change: the order `explain --list` and the SARIF rules keep.
constexpr Entry kEntries[] = {
    {Kind::Number,
     Change::Altered,
     {"TD-NUM-ALTERED", "A number has another value",
      "A number of the original stands at the same place of the version with another value. Spelling is no matter: 1,300, 1 "
      "300 and thirteen hundred are one value, and a numeral that can be read in two ways matches either. The counted noun "
      "is part of the fact, so \"3 dead, 10 injured\" does not confirm \"10 dead, 3 injured\".",
      "original: The court heard 47 witnesses.\nversion:  The court heard 74 witnesses.",
      "Restore the value of the original, or note the correction if the version is right."}},
    {Kind::Number,
     Change::Missing,
     {"TD-NUM-MISSING", "A number is gone",
      "A number of the original has no counterpart in the paragraphs that carry its text, nor in their neighbours. Small "
      "numbers in words (\"one\", \"a dozen\") are not reported alone.",
      "original: The court heard 47 witnesses in May.\nversion:  The court heard witnesses in May.",
      "Put the number back where the version still tells the same fact."}},
    {Kind::Number,
     Change::Added,
     {"TD-NUM-ADDED", "A number appears that the original does not have",
      "The version states a number in text taken from the original, and the original has no such value nearby.",
      "original: Several villages were flooded.\nversion:  All 28 villages were flooded.",
      "Ask for the source of the figure, or take it out."}},
    {Kind::Number,
     Change::Reordered,
     {"TD-NUM-REORDERED", "Numbers have changed places",
      "The same values stand on both sides, but they count other things: each number is bound to the noun it counts.",
      "original: The fire left 3 dead and 10 injured.\nversion:  The fire left 10 dead and 3 injured.",
      "Give each number back to what it counted."}},
    {Kind::Percentage,
     Change::Altered,
     {"TD-PCT-ALTERED", "A percentage has another value",
      "A share is stated with another value, or per cent became percentage points or the other way round. \"12 %\", \"12 "
      "percent\" and \"twelve per cent\" are equal.",
      "original: Turnout rose by 4 percentage points.\nversion:  Turnout rose by 4 percent.",
      "Restore the value and the unit: a point is not a per cent."}},
    {Kind::Percentage,
     Change::Missing,
     {"TD-PCT-MISSING", "A percentage is gone",
      "A share stated in the original has no counterpart in the version's text of the same passage.",
      "original: Some 62 % of clinics closed.\nversion:  Clinics closed.",
      "Put the share back; without it the claim covers all or an unknown part."}},
    {Kind::Percentage,
     Change::Added,
     {"TD-PCT-ADDED", "A percentage appears that the original does not have",
      "The version states a share that the original does not state in that passage.",
      "original: Prices rose.\nversion:  Prices rose by 30 %.", "Ask for the source of the figure, or take it out."}},
    {Kind::Percentage,
     Change::Reordered,
     {"TD-PCT-REORDERED", "Percentages have changed places",
      "The same shares stand on both sides but belong to other things.",
      "original: 60 % of women and 40 % of men agreed.\nversion:  40 % of women and 60 % of men agreed.",
      "Give each share back to what it measured."}},
    {Kind::Date,
     Change::Altered,
     {"TD-DATE-ALTERED", "A date or time is another one",
      "A date, time or period differs in a part both sides state: day, month, year, hour, end of a range. Order and style "
      "are no matter: 14-18 April 2025 equals April 14 to 18, 2025; 3 pm equals 15:00. A numeric date that can be read day "
      "first or month first matches either.",
      "original: The hearing is on 6 June.\nversion:  The hearing is on 6 July.", "Restore the date of the original."}},
    {Kind::Date,
     Change::Missing,
     {"TD-DATE-MISSING", "A date is gone",
      "A date, or its year, stated in the original has no counterpart in the same passage of the version.",
      "original: the 2023 Third Ocean Forum\nversion:  the Third Ocean Forum",
      "Put the date back; readers will otherwise take the event for a recent or another one."}},
    {Kind::Date,
     Change::Added,
     {"TD-DATE-ADDED", "A date appears that the original does not have",
      "The version dates something the original leaves undated in that passage.",
      "original: The union was dissolved.\nversion:  The union was dissolved on 3 March.",
      "Ask for the source of the date, or take it out."}},
    {Kind::Date,
     Change::Reordered,
     {"TD-DATE-REORDERED", "Dates have changed places", "The same dates stand on both sides but belong to other events.",
      "original: Arrested on 2 May, released on 9 May.\nversion:  Arrested on 9 May, released on 2 May.",
      "Give each date back to its event."}},
    {Kind::Money,
     Change::Altered,
     {"TD-MONEY-ALTERED", "An amount of money has changed",
      "The value or the currency differs. \"USD 500 million\", \"500 million US dollars\" and \"$0.5bn\" are equal; a bare "
      "\"$\" matches every dollar.",
      "original: a grant of EUR 2.4 million\nversion:  a grant of EUR 2.4 billion",
      "Restore value and currency; look for a lost or changed magnitude word first."}},
    {Kind::Money,
     Change::Missing,
     {"TD-MONEY-MISSING", "An amount of money is gone",
      "An amount stated in the original has no counterpart in the same passage of the version.",
      "original: He was fined 900 euros and released.\nversion:  He was fined and released.", "Put the amount back."}},
    {Kind::Money,
     Change::Added,
     {"TD-MONEY-ADDED", "An amount of money appears that the original does not have",
      "The version states an amount that the original does not state in that passage.",
      "original: The firm won the contract.\nversion:  The firm won the $3m contract.",
      "Ask for the source of the amount, or take it out."}},
    {Kind::Money,
     Change::Reordered,
     {"TD-MONEY-REORDERED", "Amounts of money have changed places",
      "The same amounts stand on both sides but belong to other things.",
      "original: Roads got $5m, schools $2m.\nversion:  Roads got $2m, schools $5m.",
      "Give each amount back to what it paid for."}},
    {Kind::Measure,
     Change::Altered,
     {"TD-MEAS-ALTERED", "A measure has changed",
      "A length, weight, area, duration or other measure has another value or another unit. \"5 km\" and \"five "
      "kilometres\" are equal.",
      "original: a wall of 12 km\nversion:  a wall of 12 m", "Restore the value and the unit."}},
    {Kind::Measure,
     Change::Missing,
     {"TD-MEAS-MISSING", "A measure is gone",
      "A measure stated in the original has no counterpart in the same passage of the version.",
      "original: fish weighing 40 kg\nversion:  fish", "Put the measure back."}},
    {Kind::Measure,
     Change::Added,
     {"TD-MEAS-ADDED", "A measure appears that the original does not have",
      "The version states a measure that the original does not state in that passage.",
      "original: They walked to the border.\nversion:  They walked 80 km to the border.",
      "Ask for the source, or take it out."}},
    {Kind::Measure,
     Change::Reordered,
     {"TD-MEAS-REORDERED", "Measures have changed places",
      "The same measures stand on both sides but belong to other things.",
      "original: 3 m wide and 5 m high\nversion:  5 m wide and 3 m high", "Give each measure back to what it measured."}},
    {Kind::Name,
     Change::Altered,
     {"TD-NAME-ALTERED", "A name is another one",
      "A person, organisation, place, law or product is named differently in a way that is no accepted short form, "
      "inflection, acronym, known alias or glossary rendering. Lost accents alone are not reported.",
      "original: He addressed the Central Work Conference.\nversion:  He addressed the Central Labor Conference.",
      "Restore the name; if the rendering is approved, add it to a glossary (--glossary)."}},
    {Kind::Name,
     Change::Missing,
     {"TD-NAME-MISSING", "A name is gone",
      "A name of the original has no counterpart in the same passage, not even in a short form.",
      "original: Minister Ilse Brandt opened the bridge.\nversion:  The minister opened the bridge.",
      "Put the name back, unless the version names the same person close by."}},
    {Kind::Name,
     Change::Added,
     {"TD-NAME-ADDED", "A name appears that the original does not have",
      "The version names someone or something in text taken from the original, where the original does not.",
      "original: The report was written in Dakar by the staff.\nversion:  The report was written in Dakar by Fatou Diop and "
      "the staff.",
      "Check who is meant; take the name out if nothing supports it."}},
    {Kind::Name,
     Change::Reordered,
     {"TD-NAME-REORDERED", "Names have changed places",
      "The same names stand on both sides but in each other's place, so that who did what to whom may have changed.",
      "original: In May, Peru accused Chile of fraud.\nversion:  In May, Chile accused Peru of fraud.",
      "Give each name its place back."}},
    {Kind::Name,
     Change::Recased,
     {"TD-NAME-RECASED", "A name has other capitals",
      "A name lost or gained capitals its owner uses: an organisation in capitals, a product in mixed case, a name in lower "
      "case. Headings and title case are not reported.",
      "original: REPORTERS HOUSE called for calm.\nversion:  Reporters house called for calm.",
      "Write the name as its owner does."}},
    {Kind::Quotation,
     Change::Altered,
     {"TD-QUOTE-ALTERED", "The words of a quotation have changed",
      "A quotation stands in marks on both sides, but the words between them differ: a speaker is made to say something "
      "else. Style of marks, spelling variants and punctuation are no matter.",
      "original: \"We will never sign,\" she said.\nversion:  \"We would rather not sign,\" she said.",
      "Restore the words, or take the marks away and report the speech indirectly."}},
    {Kind::Quotation,
     Change::Missing,
     {"TD-QUOTE-MISSING", "A quotation is gone",
      "A quotation of the original is in the version neither with marks nor without.",
      "original: \"This is theft,\" he said.\nversion:  He criticised it.",
      "Put the quotation back, or make sure the summary is fair."}},
    {Kind::Quotation,
     Change::Added,
     {"TD-QUOTE-ADDED", "Words are quoted that the original does not quote",
      "The version puts words in quotation marks that the original does not: narration became speech, or a speech is new.",
      "original: The law is harsh, critics say.\nversion:  \"The law is harsh,\" critics say.",
      "Take the marks away unless the words were really said."}},
    {Kind::Quotation,
     Change::Unmarked,
     {"TD-QUOTE-UNMARKED", "A quotation has lost its marks",
      "The words of a quotation are in the version, unchanged or nearly so, but no marks set them apart: a reader takes "
      "another's words for the author's. Another style of marks, or a block quotation, counts as marked.",
      "original: He called it \"a stain on our history\".\nversion:  He called it a stain on our history.",
      "Put the marks back at both ends."}},
    {Kind::Attribution,
     Change::Altered,
     {"TD-ATTR-ALTERED", "A statement has another speaker",
      "The one who says, warns or claims something differs between the two sides.",
      "original: Ada Okoro met Omar Haddad. \"No one will leave,\" said Ada Okoro.\nversion:  Ada Okoro met Omar Haddad. "
      "\"No one will leave,\" said Omar Haddad.",
      "Restore the speaker."}},
    {Kind::Attribution,
     Change::Missing,
     {"TD-ATTR-MISSING", "A statement has lost its speaker",
      "The original says who said it; in the version the words stand without a speaker, as fact, or the phrase that named "
      "the speaker is broken.",
      "original: \"The plant is safe,\" said Ada Okoro.\nversion:  \"The plant is safe.\"", "Name the speaker again."}},
    {Kind::Attribution,
     Change::Added,
     {"TD-ATTR-ADDED", "A statement has gained a speaker",
      "The version puts into someone's mouth what the original states itself or leaves open.",
      "original: The dam will fail, and nobody is ready.\nversion:  The dam will fail, the governor said, and nobody is "
      "ready.",
      "Take the speaker out unless the source supports it."}},
    {Kind::Negation,
     Change::Altered,
     {"TD-NEG-ALTERED", "A negation bears on something else",
      "Both sides deny something, but not the same thing, or with another force (\"not\" against \"no longer\" or "
      "\"never\").",
      "original: The road is no longer open.\nversion:  The road is not open.", "Check what is denied and restore it."}},
    {Kind::Negation,
     Change::Missing,
     {"TD-NEG-MISSING", "A negation is gone",
      "The original denies what the version states. Contractions (\"didn't\"), \"unable to\" for \"not able to\" and the "
      "like are equal.",
      "original: The army did not fire.\nversion:  The army did fire.",
      "Restore the negation: the sentence says the opposite."}},
    {Kind::Negation,
     Change::Added,
     {"TD-NEG-ADDED", "A negation appears", "The version denies what the original states.",
      "original: The ceasefire was respected.\nversion:  The ceasefire was not respected.",
      "Take the negation out: the sentence says the opposite."}},
    {Kind::Comparator,
     Change::Altered,
     {"TD-CMP-ALTERED", "A bound has turned",
      "\"At least\" became \"at most\", \"more than\" became \"fewer than\" or \"about\": the number is the same but the "
      "claim is not.",
      "original: at least 200 arrests\nversion:  up to 200 arrests", "Restore the bound."}},
    {Kind::Comparator,
     Change::Missing,
     {"TD-CMP-MISSING", "A bound is gone",
      "The original gives a number as a minimum, maximum or estimate; the version gives it as exact.",
      "original: more than 200 arrests\nversion:  200 arrests", "Put the bound back."}},
    {Kind::Comparator,
     Change::Added,
     {"TD-CMP-ADDED", "A bound appears",
      "The version turns an exact number of the original into a minimum, maximum or estimate.",
      "original: 200 arrests\nversion:  more than 200 arrests", "Take the bound out."}},
    {Kind::Link,
     Change::Altered,
     {"TD-LINK-ALTERED", "A link or address has changed",
      "A web or mail address leads elsewhere, or is broken by a space, a lost part or a translated word. A lost scheme, a "
      "trailing slash or other capitals in the host are no matter.",
      "original: www.example.org/report-2024\nversion:  www.example.org/rapport-2024",
      "Restore the address exactly and try it."}},
    {Kind::Link,
     Change::Missing,
     {"TD-LINK-MISSING", "A link or address is gone", "A web or mail address of the original is not in the version.",
      "original: Write to press@example.org.\nversion:  Write to us.", "Put the address back."}},
    {Kind::Link,
     Change::Added,
     {"TD-LINK-ADDED", "A link or address appears that the original does not have",
      "The version leads its readers to an address the original does not name.",
      "original: Read the report.\nversion:  Read the report at example.net.",
      "Check where it leads; take it out if it is not the publisher's."}},
    {Kind::Paragraph,
     Change::Altered,
     {"TD-PARA-ALTERED", "Wording has changed",
      "The wording of a passage differs and no fact is touched. Listed on request only (--wording).",
      "original: The talks went on all night.\nversion:  Talks continued through the night.",
      "Nothing, unless the exact wording matters."}},
    {Kind::Paragraph,
     Change::Missing,
     {"TD-PARA-MISSING", "A passage is gone",
      "One or more paragraphs of the original, or sentences of one, have no counterpart anywhere in the version. "
      "Neighbouring ones are one finding.",
      "original: ... ends with a contact block\nversion:  ... ends without it",
      "Check that nothing a reader needs was cut."}},
    {Kind::Paragraph,
     Change::Added,
     {"TD-PARA-ADDED", "A passage appears that the original does not have",
      "One or more paragraphs of the version, or sentences of one, have no counterpart in the original. Neighbouring ones "
      "are one finding.",
      "original: (nothing)\nversion:  The ministry rejects these claims.",
      "Ask who wrote it, or mark it as not part of the original."}},
    {Kind::Paragraph,
     Change::Moved,
     {"TD-PARA-MOVED", "A passage stands elsewhere",
      "Paragraphs of the original are in the version in another order. Their facts are compared where they stand now.",
      "original: 1 Findings, 2 Method\nversion:  1 Method, 2 Findings",
      "Check that words like \"above\" and \"the following\" still lead to the right place."}},
    {Kind::Damage,
     Change::Altered,
     {"TD-DAMAGE-ALTERED", "Text is damaged",
      "Words are glued together or torn apart, letters are broken by a wrong encoding, punctuation that carried the sense "
      "is lost, or letters are replaced by look-alikes or hidden characters.",
      "original: the report by Ana Ruiz, who\nversion:  the report by AnaRuizwho", "Repair the text from the original."}},
    {Kind::Damage,
     Change::Missing,
     {"TD-DAMAGE-MISSING", "Text breaks off",
      "A passage of the version breaks off in the middle, or letters and marks that belong to it are gone.",
      "original: They were released on bail.\nversion:  They were relea", "Complete the passage from the original."}},
    {Kind::Damage,
     Change::Added,
     {"TD-DAMAGE-ADDED", "Residue has got into the text",
      "The version holds characters or words that belong to no text: markup, placeholders, replacement characters, words "
      "left in another language.",
      "original: The minister resigned.\nversion:  The minister &nbsp;resigned [[1]].", "Take the residue out."}},
};

constexpr std::array<std::string_view, 13> kKindNames = {"number", "percentage", "date",        "money",    "measure",
                                                         "name",   "quotation",  "attribution", "negation", "comparator",
                                                         "link",   "paragraph",  "damage"};
constexpr std::array<std::string_view, 7> kChangeNames = {"altered",   "missing", "added", "unmarked",
                                                          "reordered", "recased", "moved"};
constexpr std::array<std::string_view, 4> kSeverityNames = {"info", "minor", "major", "critical"};

}    // namespace

std::string_view kind_name(Kind kind) noexcept
{
    return kKindNames[static_cast<std::size_t>(kind)];
}

std::string_view change_name(Change change) noexcept
{
    return kChangeNames[static_cast<std::size_t>(change)];
}

std::string_view severity_name(Severity severity) noexcept
{
    return kSeverityNames[static_cast<std::size_t>(severity)];
}

std::vector<CodeInfo> all_codes()
{
    std::vector<CodeInfo> codes;
    codes.reserve(std::size(kEntries));
    for (const Entry& entry : kEntries) codes.push_back(entry.info);
    return codes;
}

const CodeInfo* find_code(std::string_view code) noexcept
{
    for (const Entry& entry : kEntries) {
        if (entry.info.code == code) return &entry.info;
    }
    return nullptr;
}

const char* code_for(Kind kind, Change change) noexcept
{
    const char* fallback = "TD-DAMAGE-ALTERED";
    for (const Entry& entry : kEntries) {
        if (entry.kind != kind) continue;
        if (entry.change == change) return entry.info.code.data();
        if (entry.change == Change::Altered) fallback = entry.info.code.data();
    }
    return fallback;
}

}    // namespace textdrift::drift
