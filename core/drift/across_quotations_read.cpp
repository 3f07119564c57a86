// Reads the quotations of one side of a bead, and the marks that belong to none.
#include <span>

#include <unicode/uchar.h>

#include "core/drift/across_quotations.h"
#include "core/drift/letters.h"
#include "core/text/utf8.h"

namespace textdrift::drift {

namespace {

using facts::Fact;
using facts::QuotationValue;

constexpr std::uint32_t kNameWords = 9;         // a quotation nobody says may be a name up to there
constexpr std::uint32_t kFragmentWords = 20;    // of a part of a sentence; longer ones are told as somebody's words
constexpr std::size_t kArticleBytes = 4;

std::string_view mark_of(const segment::SegmentedText& text, const Fact& fact)
{
    return text.slice({fact.range.begin, fact.quotation()->inner.begin});
}

bool is_letter_or_digit(char32_t c)
{
    return c > 0 && u_isalnum(static_cast<UChar32>(c)) != 0;
}

char32_t first_letter(std::string_view text)
{
    for (std::size_t pos = 0; pos < text.size();)
        if (const char32_t c = text::next_code_point(text, pos); is_letter_or_digit(c)) return c;
    return 0;
}

// "has \"suffered the anger\" of the party": begins in lower case, or the sentence goes on behind it without a mark and
// came to it behind an article ("the \"American people saw it\" that day").
bool reads_as_fragment(const segment::SegmentedText& text, const Fact& fact)
{
    const ByteRange paragraph = text.paragraphs[fact.paragraph].range, inner = fact.quotation()->inner;
    std::string_view before = text.slice({paragraph.begin, fact.range.begin});
    if (before.empty()) return false;
    if (u_islower(static_cast<UChar32>(first_letter(text.slice(inner)))) != 0) return true;
    while (before.ends_with(' ')) before.remove_suffix(1);
    const std::string_view word = before.substr(before.rfind(' ') + 1);
    const bool article = !word.empty() && word.size() <= kArticleBytes && word.find_first_of(".,:;!?") == word.npos &&
                         u_islower(static_cast<UChar32>(first_letter(word))) != 0;
    const std::string_view after = text.slice({fact.range.end, paragraph.end});
    if (!article || after.size() < 2 || after.front() != ' ') return false;
    std::size_t pos = 1;
    return u_islower(static_cast<UChar32>(text::next_code_point(after, pos))) != 0;
}

std::string_view without_blanks(std::string_view text, bool at_end)
{
    while (!text.empty() && (at_end ? text.back() : text.front()) == ' ')
        at_end ? text.remove_suffix(1) : text.remove_prefix(1);
    return text;
}

bool ends_with_any(std::string_view text, std::span<const std::string_view> marks)
{
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return text.ends_with(mark); });
}

// A colon introduces it, it ends as sentences do, or the narrator goes on behind a comma and a dash: what somebody said,
// whatever verb tells so.
bool is_told_as_sentence(const segment::SegmentedText& text, const Fact& fact)
{
    static constexpr std::string_view kColons[] = {":", "\uFF1A"},
                                      kEnds[] = {".", "!", "?", ",", "\u2026", "\u3002", "\uFF01", "\uFF1F", "\uFF0C"};
    const ByteRange paragraph = text.paragraphs[fact.paragraph].range;
    const std::string_view inner = without_blanks(text.slice(fact.quotation()->inner), true);
    if (ends_with_any(without_blanks(text.slice({paragraph.begin, fact.range.begin}), true), kColons)) return true;
    if (ends_with_any(inner, kEnds)) return true;
    const std::string_view behind = text.slice({fact.range.end, paragraph.end});
    if (behind.starts_with(',') && begins_with_dash(without_blanks(behind.substr(1), false))) return true;
    if (fact.quotation()->word_count < kSpeechWords) return false;
    const auto ends = language::table(text.language_of(text.paragraphs[fact.paragraph])).section("sentence-ends");
    return std::any_of(ends.begin(), ends.end(), [&](const language::Row& row) { return inner.ends_with(row.form); });
}

// "— Nie wiem." A small letter behind the dash is the narrator's: "— powiedziała Zárate.", all that a dropped quotation
// leaves.
bool may_be_speech_behind_dash(std::string_view paragraph)
{
    return begins_with_dash(paragraph) && u_islower(static_cast<UChar32>(first_letter(paragraph))) == 0;
}

// 《...》: the name of a work, never somebody's words.
bool is_work(std::string_view mark)
{
    return mark.starts_with("\u300A") || mark.starts_with("\u3008");
}

Quote quote_of(const segment::SegmentedText& text, const facts::FactSet& facts, std::uint32_t id)
{
    const Fact& fact = facts.facts[id];
    Quote quote;
    quote.id = id;
    quote.letters = count_letters(text.slice(fact.quotation()->inner));
    quote.speech = fact.quotation()->type == QuotationValue::Class::Speech;
    quote.block = fact.quotation()->block;
    quote.words = fact.quotation()->word_count;
    quote.title = quote.speech && !is_attributed(facts, fact) && reads_as_title(text, fact);
    quote.name = quote.words < kNameWords && !is_attributed(facts, fact) &&
                 clauses_in(text.document.text, fact.quotation()->inner).size() <= 1 && !is_told_as_sentence(text, fact);
    quote.work = is_work(mark_of(text, fact));
    quote.fragment = quote.speech && quote.words <= kFragmentWords && reads_as_fragment(text, fact);
    quote.open = !quote.block && fact.range.end == fact.quotation()->inner.end;
    return quote;
}

// "צה\"ל": behind a letter the mark is part of a word.
bool is_letter_at(std::string_view text, std::size_t pos, std::size_t end)
{
    return pos < end && is_letter_or_digit(text::next_code_point(text, pos));
}

// The bytes of the marks of a paragraph's quotations, ascending.
std::vector<std::uint32_t> mark_bytes(const facts::FactSet& facts, std::uint32_t p)
{
    std::vector<std::uint32_t> bytes;
    for (std::uint32_t id = facts.first_of_paragraph[p]; id < facts.first_of_paragraph[p + 1]; ++id) {
        const Fact& fact = facts.facts[id];
        if (fact.quotation() == nullptr || fact.quotation()->block) continue;
        for (std::uint32_t at = fact.range.begin; at < fact.quotation()->inner.begin; ++at) bytes.push_back(at);
        for (std::uint32_t at = fact.quotation()->inner.end; at < fact.range.end; ++at) bytes.push_back(at);
    }
    std::sort(bytes.begin(), bytes.end());
    return bytes;
}

}    // namespace

bool is_attributed(const facts::FactSet& facts, const Fact& fact)
{
    for (std::uint32_t id = facts.first_of_paragraph[fact.paragraph]; id < facts.first_of_paragraph[fact.paragraph + 1];
         ++id)
        if (const auto* said = facts.facts[id].attribution(); said && said->quotation && *said->quotation == fact.range)
            return true;
    return false;
}

QuotedSide quoted_side(const segment::SegmentedText& text, const facts::FactSet& facts,
                       const std::vector<std::uint32_t>& paragraphs)
{
    QuotedSide side;
    for (const std::uint32_t p : paragraphs) {
        const segment::Paragraph& paragraph = text.paragraphs[p];
        side.unusual = side.unusual || paragraph.kind == segment::ParagraphKind::Quote ||
                       may_be_speech_behind_dash(text.slice(paragraph.range));
        std::uint32_t at = paragraph.range.begin;
        double before = side.letters;
        std::uint32_t first = facts.first_of_paragraph[p], last = facts.first_of_paragraph[p + 1];
        for (std::uint32_t id = first; id < last; ++id) {
            const QuotationValue* value = facts.facts[id].quotation();
            if (value != nullptr && value->depth == 1 && !side.quotes.empty() &&
                mark_of(text, facts.facts[id]) != mark_of(text, facts.facts[side.quotes.back().id])) {
                Quote& outer = side.quotes.back();
                const std::uint32_t from = facts.facts[outer.id].quotation()->inner.begin;
                const double ahead = count_letters(text.slice({from, std::max(from, value->inner.begin)}));
                outer.nested.push_back({count_letters(text.slice(value->inner)), outer.begin + ahead});
            }
            if (value == nullptr || value->depth > 0 || value->inner.begin < at) continue;
            before += count_letters(text.slice({at, value->inner.begin}));
            Quote quote = quote_of(text, facts, id);
            quote.begin = before;
            quote.end = before + quote.letters;
            before = quote.end;
            at = value->inner.end;
            side.quotes.push_back(quote);
        }
        side.letters = before + count_letters(text.slice({at, std::max(at, paragraph.range.end)}));
    }
    return side;
}

// A mark that belongs to no quotation, in a paragraph or a part of it: one of a pair was lost or typed in another style,
// nobody's words read as the text's. Single marks that only end words may be apostrophes.
bool has_stray_mark(const segment::SegmentedText& text, const facts::FactSet& facts, std::uint32_t p, const ByteRange* part)
{
    static constexpr std::u32string_view kMarks = U"\"\u201C\u201D\u201E\u00AB\u00BB\u201A\u300C\u300D\u300E\u300F",
                                         kSingle = U"'\u2018";
    const std::vector<std::uint32_t> owned = mark_bytes(facts, p);
    const ByteRange range = text.paragraphs[p].range;
    char32_t before = 0;
    for (std::size_t pos = range.begin; pos < range.end;) {
        const auto at = static_cast<std::uint32_t>(pos);
        const char32_t c = text::next_code_point(text.document.text, pos);
        const bool letter_before = is_letter_or_digit(before), measure = before >= '0' && before <= '9',
                   letter_behind = is_letter_at(text.document.text, pos, range.end),
                   single = kSingle.find(c) != std::u32string_view::npos && !letter_before && letter_behind;
        before = c;
        if (measure || (letter_before && letter_behind) || (!single && kMarks.find(c) == std::u32string_view::npos))
            continue;
        if (part != nullptr && !part->contains({at, at})) continue;
        if (!std::binary_search(owned.begin(), owned.end(), at)) return true;
    }
    return false;
}

// A mark typed in another way than its partner: the quotation reaches further than it was read.
bool is_misread(const Work& work, const align::Bead& bead)
{
    const auto stray = [](const segment::SegmentedText& text, const facts::FactSet& facts, const auto& paragraphs) {
        return std::any_of(paragraphs.begin(), paragraphs.end(),
                           [&](std::uint32_t p) { return has_stray_mark(text, facts, p, nullptr); });
    };
    return stray(work.comparison.original, work.original, bead.original) ||
           stray(work.comparison.version, work.version, bead.version);
}

}    // namespace textdrift::drift
