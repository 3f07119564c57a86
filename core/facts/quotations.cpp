// Quotations in every style of mark; apostrophes, primes and inch marks told from them.
#include <algorithm>
#include <cstddef>
#include <optional>

#include "core/facts/extractors.h"
#include "core/facts/lexicon.h"
#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

constexpr std::uint32_t kSpeechWords = 5;      // quotations of five words or more are speech by length alone
constexpr std::size_t kNearVerb = 6;           // words between a short quotation and the verb that makes it speech
constexpr std::size_t kMarksBack = 32;         // marks looked back over for the opener of a figure in quotation marks
constexpr std::size_t kFarthestCloser = 64;    // tokens within which a quotation behind a prefix must close
constexpr std::size_t kNarratorWords = 4;      // words between a dash and the verb that makes the narrator speak
constexpr std::size_t kDeepest = 16;           // open marks kept; deeper ones are noise

// What a mark may do. Pairs that look different but work alike share a family.
enum class Family : unsigned char {
    None,
    Double,
    Single,
    Angle,
    SingleAngle,
    Corner,
    WhiteCorner,
    Title,
    SingleTitle,
    Prime
};

struct MarkKind {
    Family family = Family::None;
    bool opens = false, closes = false;    // by its shape
};

MarkKind mark_kind(char32_t c)
{
    switch (c) {
    case '"': return {Family::Double, true, true};
    case 0x201C: return {Family::Double, true, true};    // opens in English, closes in German
    case 0x201D: return {Family::Double, true, true};    // closes in English, opens in Swedish
    case 0x201E:
    case 0x201F: return {Family::Double, true, false};
    case '\'': return {Family::Single, true, true};
    case 0x2018: return {Family::Single, true, true};
    case 0x2019: return {Family::Single, true, true};
    case 0x201A:
    case 0x201B: return {Family::Single, true, false};
    case 0xAB:
    case 0xBB: return {Family::Angle, true, true};
    case 0x2039:
    case 0x203A: return {Family::SingleAngle, true, true};
    case 0x300C:
    case 0xFE41:
    case 0xFF62: return {Family::Corner, true, false};
    case 0x300D:
    case 0xFE42:
    case 0xFF63: return {Family::Corner, false, true};
    case 0x300E:
    case 0xFE43: return {Family::WhiteCorner, true, false};
    case 0x300F:
    case 0xFE44: return {Family::WhiteCorner, false, true};
    case 0x300A: return {Family::Title, true, false};
    case 0x300B: return {Family::Title, false, true};
    case 0x3008: return {Family::SingleTitle, true, false};
    case 0x3009: return {Family::SingleTitle, false, true};
    case 0x301D: return {Family::Prime, true, false};
    case 0x301E:
    case 0x301F: return {Family::Prime, false, true};
    default: return {};
    }
}

// The mark of ASCII a wide, Arabic or Indian one stands for.
char32_t plain_mark(char32_t c)
{
    switch (c) {
    case 0xFF0C:
    case 0x3001:
    case 0x060C: return ',';
    case 0xFF1A: return ':';
    case 0xFF1B:
    case 0x061B: return ';';
    case 0xFF01: return '!';
    case 0xFF1F:
    case 0x061F: return '?';
    case 0x3002:
    case 0x0964:
    case 0x06D4: return '.';
    default: return c;
    }
}

bool in_block(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

char32_t first_letter(const Token& token)
{
    std::size_t pos = 0;
    return token.folded.empty() ? 0 : text::next_code_point(token.folded, pos);
}

// Text of scripts without spaces between words: marks stand right at the letters of both sides. Korean particles do too.
bool runs_on(const Token& token)
{
    if (token.type == TokenClass::Mark) return in_block(token.mark, 0x3000, 0x303F) || in_block(token.mark, 0xFF00, 0xFFEF);
    return token.single || in_block(first_letter(token), 0x30A0, 0x30FF);
}

bool is_hebrew(const Token& token)
{
    return token.type == TokenClass::Word && in_block(first_letter(token), 0x0590, 0x05FF);
}

bool is_dash(char32_t c)
{
    return c == 0x2013 || c == 0x2014 || c == 0x2015;
}

// A mark of quotation: one token, or two for ``, '' .
struct QuoteMark {
    std::size_t first = 0, last = 0;    // tokens
    Family family = Family::None;
    char32_t shape = 0;
    bool may_open = false, may_close = false;    // by its surroundings
    bool plural = false;                         // behind a word in -s and before a word: "the countries' policies"
};

struct Closed {
    QuoteMark open, close;
    std::uint8_t depth = 0;
    bool unclosed = false;
};

class QuotationScanner {
public:
    QuotationScanner(const Paragraph& paragraph, std::vector<Fact>& out)
        : paragraph_(paragraph), tokens_(paragraph.tokens), lexicon_(Lexicon::of(paragraph.table)),
          text_(paragraph.text.document.text), out_(out)
    {
    }

    void run()
    {
        collect_marks();
        find_firm_closers();
        for (std::size_t m = 0; m < marks_.size(); ++m) step(m);
        close_at_paragraph_end();
        number_depths();
        for (const Closed& closed : closed_) add(closed);
        add_dialogue();
        add_block_quotation();
    }

private:
    // ---- marks and their surroundings ----------------------------------------------------------------------------

    void collect_marks()
    {
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (tokens_[i].type != TokenClass::Mark) continue;
            QuoteMark mark = read_mark(i);
            if (mark.family == Family::None) continue;
            i = mark.last;
            if (is_gershayim(mark)) continue;
            judge_surroundings(mark);
            if (is_prime(mark) || is_apostrophe(mark)) continue;
            marks_.push_back(mark);
        }
    }

    QuoteMark read_mark(std::size_t i) const
    {
        const char32_t c = straight(tokens_[i].mark);
        const bool twice = i + 1 < tokens_.size() && straight(tokens_[i + 1].mark) == c && !tokens_[i + 1].space_before;
        if (c == '`') return {i, twice ? i + 1 : i, twice ? Family::Double : Family::Single, twice ? U'\u201C' : U'\u2018'};
        // ''..'' typed for a double mark; a lone pair around nothing is left alone.
        if ((c == '\'' || c == 0x2019 || c == 0x2018) && twice) return {i, i + 1, Family::Double, '"'};
        if (twice && (c == '<' || c == '>')) return {i, i + 1, Family::Angle, c == '<' ? U'\u00AB' : U'\u00BB'};
        if (twice && c == ',' && is_low_mark(i)) return {i, i + 1, Family::Double, U'\u201E'};
        return {i, i, mark_kind(c).family, c};
    }

    // ",,so''": two commas typed for a low mark.
    bool is_low_mark(std::size_t i) const
    {
        return (i == 0 || tokens_[i].space_before) && i + 2 < tokens_.size() && !tokens_[i + 2].space_before &&
               tokens_[i + 2].type == TokenClass::Word;
    }

    // Full-width and Hebrew marks behave like the straight ones.
    static char32_t straight(char32_t c) { return c == 0xFF02 || c == 0x05F4 ? U'"' : c == 0xFF07 ? U'\'' : c; }

    void judge_surroundings(QuoteMark& mark) const
    {
        const bool space_before = mark.first == 0 || tokens_[mark.first].space_before;
        const bool has_next = mark.last + 1 < tokens_.size();
        const bool space_after = !has_next || tokens_[mark.last + 1].space_before;
        const Token* previous = mark.first > 0 ? &tokens_[mark.first - 1] : nullptr;
        const Token* next = has_next ? &tokens_[mark.last + 1] : nullptr;
        const bool opener_before = previous != nullptr && previous->type == TokenClass::Mark && opens_before(previous->mark);
        const bool word_after = next != nullptr && (next->type != TokenClass::Mark || opens_after(next->mark));
        const bool runs_before = previous != nullptr && !space_before && runs_on(*previous),
                   runs_after = next != nullptr && !space_after && runs_on(*next);
        mark.may_open = (space_before || opener_before || runs_before || prefix_before(mark)) && !space_after && word_after;
        mark.may_close = !space_before &&
                         !(opener_before && !runs_before && mark_kind(previous->mark).family == Family::None) &&
                         (space_after || next == nullptr || next->type == TokenClass::Mark || runs_before || runs_after);
        mark.plural = mark.may_close && space_after && next != nullptr && next->type == TokenClass::Word && !next->capital &&
                      previous != nullptr && previous->type == TokenClass::Word && previous->folded.ends_with('s');
    }

    // Hebrew and Arabic write "in", "and", "that" together with the word behind it, a quoted one too: ב"הארץ", و“نحن”.
    bool prefix_before(const QuoteMark& mark) const
    {
        if (mark.family != Family::Double || mark.first == 0 || tokens_[mark.first].space_before) return false;
        const Token& previous = tokens_[mark.first - 1];
        return previous.type == TokenClass::Word && !previous.single && lexicon_.table != nullptr &&
               is_prefix(*lexicon_.table, previous.folded) && closes_ahead(mark);
    }

    static bool is_prefix(const language::Table& table, std::string_view word)
    {
        const auto rows = table.section("clitics");
        return std::any_of(rows.begin(), rows.end(),
                           [word](const language::Row& row) { return row.value() == "prefix" && row.form == word; });
    }

    // A mark that ends a word, before one that begins a word.
    bool closes_ahead(const QuoteMark& mark) const
    {
        const std::size_t end = std::min(tokens_.size(), mark.last + kFarthestCloser);
        for (std::size_t i = mark.last + 1; i < end; ++i) {
            const char32_t c = straight(tokens_[i].mark);
            if (tokens_[i].type != TokenClass::Mark || mark_kind(c).family != mark.family) continue;
            if (tokens_[i].space_before) return false;
            if (i + 1 >= tokens_.size() || tokens_[i + 1].space_before || tokens_[i + 1].type == TokenClass::Mark)
                return true;
        }
        return false;
    }

    // The mark before the last letter of a Hebrew acronym, צה"ל, and of forms derived from one, מנכ"לית.
    bool is_gershayim(const QuoteMark& mark) const
    {
        if (mark.shape != '"' && mark.shape != 0x201D) return false;
        const std::size_t next = mark.last + 1;
        if (mark.first == 0 || next >= tokens_.size() || tokens_[mark.first].space_before || tokens_[next].space_before)
            return false;
        if (!is_hebrew(tokens_[mark.first - 1]) || !is_hebrew(tokens_[next])) return false;
        return tokens_[next].folded.size() <= 2 || !prefix_before(mark);
    }

    static bool opens_before(char32_t c)
    {
        return c == '(' || c == '[' || c == '{' || c == '-' || c == 0x2013 || c == 0x2014 || c == '/' || c == '*' ||
               c == '_' || c == ':' || c == '>' ||
               (mark_kind(c).opens && c != 0x201D && c != 0x2019 && c != 0xBB && c != 0x203A);
    }

    static bool opens_after(char32_t c)
    {
        return c == '(' || c == '[' || c == '$' || c == 0x20AC || c == 0xA3 || c == '@' || c == '#' || c == 0x2026 ||
               c == '.' || c == '*' || c == '_' || c == '-' || c == 0xBF || c == 0xA1 || mark_kind(c).opens;
    }

    bool digits_before(const QuoteMark& mark) const
    {
        return mark.first > 0 && !tokens_[mark.first].space_before && tokens_[mark.first - 1].type == TokenClass::Digits;
    }

    // 5'10", 40 26'46": behind figures, and not the end of a quotation that holds them.
    bool is_prime(const QuoteMark& mark) const
    {
        if (!digits_before(mark) ||
            (mark.shape != '"' && mark.shape != '\'' && mark.shape != 0x2019 && mark.shape != 0x201D))
            return false;
        const bool next_digits = mark.last + 1 < tokens_.size() && tokens_[mark.last + 1].type == TokenClass::Digits &&
                                 !tokens_[mark.last + 1].space_before;
        if (next_digits) return true;
        if (mark.shape != '"' && mark.shape != '\'') return false;
        std::size_t steps = 0;
        for (auto it = marks_.rbegin(); it != marks_.rend() && ++steps <= kMarksBack; ++it) {
            if (it->family != mark.family) continue;
            return !it->may_open || it->may_close;
        }
        return true;
    }

    // '90s, 'tis, rock 'n' roll, the '68 movement; letters on both sides are inside the token already.
    bool is_apostrophe(const QuoteMark& mark) const
    {
        if (mark.family != Family::Single || mark.shape == '`' || mark.shape == 0x201A) return false;
        const std::size_t next = mark.last + 1;
        const bool glued_next = next < tokens_.size() && !tokens_[next].space_before;
        const bool glued_previous = mark.first > 0 && !tokens_[mark.first].space_before;
        const Token* previous = mark.first > 0 ? &tokens_[mark.first - 1] : nullptr;
        if ((glued_previous && runs_on(*previous)) || (glued_next && runs_on(tokens_[next]))) return false;
        if (glued_previous && glued_next && previous->type != TokenClass::Mark && tokens_[next].type != TokenClass::Mark)
            return true;
        // The second mark of 'n'.
        if (glued_previous && previous->folded == "n" && mark.first > 1 &&
            mark_kind(tokens_[mark.first - 2].mark).family == Family::Single)
            return true;
        if (!glued_next || glued_previous) return false;
        if (tokens_[next].type == TokenClass::Digits)
            return is_short_year(next) && (mark.shape != 0x2018 || is_decade(next));
        return tokens_[next].type == TokenClass::Word && lexicon_.elisions.contains(tokens_[next].folded) &&
               !closes_right_behind(next);
    }

    // '90s, '68: two figures that no mark follows.
    bool is_short_year(std::size_t digits) const
    {
        return tokens_[digits].folded.size() == 2 && !closes_right_behind(digits);
    }

    // "‘90s": an opening mark typed for an apostrophe; "‘10-day card’" opens a quotation.
    bool is_decade(std::size_t digits) const
    {
        return digits + 1 < tokens_.size() && !tokens_[digits + 1].space_before && tokens_[digits + 1].folded == "s";
    }

    bool closes_right_behind(std::size_t i) const
    {
        return i + 1 < tokens_.size() && !tokens_[i + 1].space_before &&
               mark_kind(tokens_[i + 1].mark).family == Family::Single && tokens_[i].folded != "n";
    }

    // For every mark: whether a single closer, and one that is no plural possessive, comes before the next single opener.
    void find_firm_closers()
    {
        closer_ahead_.assign(marks_.size() + 1, false);
        firm_ahead_.assign(marks_.size() + 1, false);
        for (std::size_t m = marks_.size(); m-- > 0;) {
            closer_ahead_[m] = closer_ahead_[m + 1];
            firm_ahead_[m] = firm_ahead_[m + 1];
            const QuoteMark& mark = marks_[m];
            if (mark.family != Family::Single) continue;
            if (mark.may_close) closer_ahead_[m] = true, firm_ahead_[m] = firm_ahead_[m] || !mark.plural;
            else if (mark.may_open) closer_ahead_[m] = firm_ahead_[m] = false;
        }
    }

    // ---- pairing -------------------------------------------------------------------------------------------------

    void step(std::size_t m)
    {
        const QuoteMark& mark = marks_[m];
        const std::optional<std::size_t> match = matching_open(mark);
        if (match && closes(mark, m, *match)) close(mark, *match);
        else if (opens(mark, m)) open(mark);
    }

    std::optional<std::size_t> matching_open(const QuoteMark& mark) const
    {
        for (std::size_t s = stack_.size(); s-- > 0;)
            if (stack_[s].family == mark.family && shapes_pair(stack_[s].shape, mark.shape)) return s;
        return std::nullopt;
    }

    static bool shapes_pair(char32_t open, char32_t close)
    {
        switch (open) {
        case '"': return close == '"' || close == 0x201D;
        case 0x201C: return close == 0x201D || close == '"' || close == 0x201C;    // “typed twice“
        case 0x201D: return close == 0x201D || close == 0x201C;                    // ”Arabic, typed the other way round“
        case 0x201E:
        case 0x201F: return close == 0x201C || close == 0x201D || close == '"' || close == 0x201F;
        case '\'': return close == '\'' || close == 0x2019;
        case 0x2018: return close == 0x2019 || close == '\'' || close == 0x2018;
        case 0x201B: return close == 0x2019 || close == '\'';
        case 0x2019: return close == 0x2019;
        case 0x201A: return close == 0x2018 || close == 0x2019 || close == '\'';
        case 0xAB: return close == 0xBB;
        case 0xBB: return close == 0xAB || close == 0xBB;
        case 0x2039: return close == 0x203A;
        case 0x203A: return close == 0x2039 || close == 0x203A;
        default: return mark_kind(close).closes && !mark_kind(close).opens;
        }
    }

    bool closes(const QuoteMark& mark, std::size_t m, std::size_t match) const
    {
        const bool symmetric = stack_[match].shape == mark.shape || mark.shape == '"' || mark.shape == '\'';
        // The shape that opens in English closes such another one only where it cannot open.
        const bool opening = mark.shape == 0x201C || mark.shape == 0x2018;
        if (opening && stack_[match].shape == mark.shape && mark.may_open) return false;
        if (mark.family == Family::Single) {
            if (!mark.may_close) return false;
            return !(mark.plural && firm_ahead_[m + 1]);
        }
        // A straight mark that can only open begins a new quotation; others close what they fit.
        const bool reversed = stack_[match].shape == 0x201D && mark.shape == 0x201C;
        return !((symmetric || reversed) && mark.may_open && !mark.may_close) || closes_late(mark, m);
    }

    // '"Never, "she said. "Never."': the closing mark typed behind the space, where the next one opens or none is left.
    bool closes_late(const QuoteMark& mark, std::size_t m) const
    {
        if (mark.shape != '"' || mark.first == 0) return false;
        const char32_t before = plain_mark(tokens_[mark.first - 1].mark);
        if (before != ',' && before != '.' && before != '!' && before != '?') return false;
        if (mark.last + 1 >= tokens_.size() || tokens_[mark.last + 1].capital) return false;
        const auto next = std::find_if(marks_.begin() + static_cast<std::ptrdiff_t>(m) + 1, marks_.end(),
                                       [&](const QuoteMark& other) { return other.family == mark.family; });
        return next == marks_.end() || (next->may_open && !next->may_close);
    }

    bool opens(const QuoteMark& mark, std::size_t m) const
    {
        const MarkKind kind = mark_kind(mark.shape);
        if (!kind.opens) return false;
        const bool guillemet = mark.family == Family::Angle || mark.family == Family::SingleAngle;
        // French spacing: the word comes behind a space. A paragraph begun with the closing one goes on with what the one
        // before quotes.
        if (guillemet && (mark.shape == 0xAB || mark.shape == 0x2039 || mark.first == 0))
            return mark.last + 1 < tokens_.size();
        if (kind.closes && !mark.may_open) return false;
        if (mark.shape == 0x201D || mark.shape == 0x2019) return !mark.may_close && has_same_ahead(m);
        if (mark.shape == '\'') return closer_ahead_[m + 1];
        return true;
    }

    // A closing shape that opens, as in Swedish, needs its twin ahead.
    bool has_same_ahead(std::size_t m) const
    {
        const bool double_mark = marks_[m].shape == 0x201D;
        for (std::size_t n = m + 1; n < marks_.size() && n < m + 8; ++n) {
            if (marks_[n].shape == marks_[m].shape) return marks_[n].may_close;
            if (double_mark && marks_[n].shape == 0x201C) return marks_[n].may_close && !marks_[n].may_open;
        }
        return false;
    }

    void open(const QuoteMark& mark)
    {
        if (stack_.size() >= kDeepest) return;
        stack_.push_back(mark);
    }

    void close(const QuoteMark& mark, std::size_t match)
    {
        closed_.push_back({stack_[match], mark, 0, false});
        // Opened inside and never closed: singles were apostrophes, doubles lost their end.
        stack_.resize(match);
    }

    // ---- the paragraph's end -------------------------------------------------------------------------------------

    // The opening mark is repeated at every paragraph of a long quotation and closed at the last only.
    bool goes_on_behind(char32_t shape) const
    {
        const auto& paragraphs = paragraph_.text.paragraphs;
        if (paragraph_.index + 1 >= paragraphs.size()) return false;
        std::size_t pos = paragraphs[paragraph_.index + 1].body.begin;
        if (pos >= text_.size()) return false;
        const char32_t c = straight(text::next_code_point(text_, pos));
        return c == shape || (shape == 0xAB && c == 0xBB);    // French repeats the closing guillemet
    }

    void close_at_paragraph_end()
    {
        if (stack_.empty() || tokens_.empty()) return;
        const QuoteMark& outer = stack_.front();
        const bool at_start = outer.first == 0;
        const bool certain = goes_on_behind(outer.shape);
        const bool single = outer.family == Family::Single;
        // Lost by fault: a double mark that opens, or any mark the paragraph begins with.
        if (!certain && !at_start && (single || !outer.may_open)) return;
        if (!certain && single && outer.shape == '\'') return;
        QuoteMark end;
        end.first = end.last = tokens_.size();
        closed_.push_back({outer, end, 0, true});
    }

    // Marks that turned out to be none leave gaps in the nesting: count it anew.
    void number_depths()
    {
        std::sort(closed_.begin(), closed_.end(),
                  [](const Closed& a, const Closed& b) { return a.open.first < b.open.first; });
        std::vector<std::size_t> ends;
        for (Closed& closed : closed_) {
            while (!ends.empty() && ends.back() < closed.open.first) ends.pop_back();
            closed.depth = static_cast<std::uint8_t>(ends.size());
            ends.push_back(closed.close.last);
        }
    }

    // ---- facts ---------------------------------------------------------------------------------------------------

    void add(const Closed& closed)
    {
        QuotationValue value;
        const std::uint32_t begin = tokens_[closed.open.last].range.end;
        const std::uint32_t end = closed.unclosed ? tokens_.back().range.end : tokens_[closed.close.first].range.begin;
        value.inner = {begin, std::max(begin, end)};
        value.depth = closed.depth;
        value.unclosed = closed.unclosed;
        const std::size_t last = closed.unclosed ? tokens_.size() : closed.close.first;
        value.word_count = count_words(closed.open.last + 1, last);
        if (value.word_count == 0) return;
        const bool title = closed.open.family == Family::Title || closed.open.family == Family::SingleTitle;
        const bool said = !title && said_nearby(closed.open.first, closed.unclosed ? last : closed.close.last + 1);
        value.type = !title && (value.word_count >= kSpeechWords || said) ? QuotationValue::Class::Speech
                                                                          : QuotationValue::Class::Term;
        const std::uint32_t range_end = closed.unclosed ? end : tokens_[closed.close.last].range.end;
        out_.push_back(
            {FactKind::Quotation, paragraph_.index, {tokens_[closed.open.first].range.begin, range_end}, std::move(value)});
    }

    // Words as European languages count them. A word has about 1.6 Han characters, or three of the Hiragana around them;
    // scripts ICU cuts by a dictionary and Korean have words of their own.
    std::uint32_t count_words(std::size_t first, std::size_t last) const
    {
        double count = 0;
        for (std::size_t i = first; i < last && i < tokens_.size(); ++i) {
            if (tokens_[i].type == TokenClass::Mark) continue;
            if (!tokens_[i].single) {
                ++count;
                continue;
            }
            const char32_t c = first_letter(tokens_[i]);
            if (in_block(c, 0x3041, 0x309F)) count += 1 / 3.0;
            else if (c >= 0x2E80 && !in_block(c, 0xA960, 0xD7FF)) count += 1 / 1.6;
            else count += tokens_[i].word_start;
        }
        return count > 0 && count < 1 ? 1 : static_cast<std::uint32_t>(count + 0.1);
    }

    // A verb of saying at a token; its length in tokens, 0 where there is none.
    std::size_t saying_at(std::size_t i, bool nouns) const
    {
        const auto match = lexicon_.sayings.longest([&](std::size_t w) {
            return i + w < tokens_.size() && tokens_[i + w].type == TokenClass::Word
                       ? std::string_view(tokens_[i + w].folded)
                       : std::string_view();
        });
        return match.length > 0 && (nouns || !match.value->noun) ? match.length : 0;
    }

    // Whether a verb of saying introduces or follows a short quotation: ... said: "No", "Never," she told us,
    // 「はい」と述べた.
    bool said_nearby(std::size_t open, std::size_t behind) const
    {
        const auto mark_at = [&](std::size_t i) { return plain_mark(tokens_[i].mark); };
        const bool introduced = open > 0 && (mark_at(open - 1) == ':' || mark_at(open - 1) == ',');
        if (introduced && said_before(open)) return true;
        const bool comma_inside = behind >= 2 && behind - 2 < tokens_.size() &&
                                  (mark_at(behind - 2) == ',' || mark_at(behind - 2) == '!' || mark_at(behind - 2) == '?');
        const bool runs = behind < tokens_.size() && !tokens_[behind].space_before && tokens_[behind].single;
        const bool comma = comma_inside || runs || (behind < tokens_.size() && mark_at(behind) == ',');
        return comma && said_behind(behind);
    }

    bool said_before(std::size_t open) const
    {
        std::size_t words = 0;
        for (std::size_t i = open; i-- > 0 && words < kNearVerb;) {
            if (ends_clause(tokens_[i])) return false;
            if (tokens_[i].type != TokenClass::Word) continue;
            words += tokens_[i].word_start;
            if (saying_at(i, true) > 0) return true;
        }
        return false;
    }

    bool said_behind(std::size_t behind) const
    {
        std::size_t words = 0;
        for (std::size_t i = behind; i < tokens_.size() && words < kNearVerb; ++i) {
            if (ends_clause(tokens_[i])) return false;
            if (tokens_[i].type != TokenClass::Word) continue;
            words += tokens_[i].word_start;
            if (saying_at(i, false) > 0) return true;
        }
        return false;
    }

    static bool ends_clause(const Token& token)
    {
        const char32_t c = plain_mark(token.mark);
        return c == '.' || c == '!' || c == '?' || c == ';' || mark_kind(c).family == Family::Double;
    }

    // ---- dialogue ------------------------------------------------------------------------------------------------

    // A dash begins what is said: "—No sabíamos nada —dijo Ana—. Nadie avisó.", "— Мы не знали, — сказал он."
    void add_dialogue()
    {
        if (tokens_.size() < 2 || lexicon_.sayings.empty()) return;
        const segment::Paragraph& paragraph = paragraph_.text.paragraphs[paragraph_.index];
        std::size_t pos = paragraph.range.begin;
        if (pos >= text_.size()) return;
        const char32_t first = text::next_code_point(text_, pos);
        const bool bullet = paragraph_.body.begin > paragraph.range.begin;    // the dash was read as a list's
        if (!is_dash(first) && !(bullet && first == '-')) return;
        const std::size_t begin = bullet ? 0 : 1;
        // The raya of Spanish stands right at its word, which no bullet does.
        const bool raya = !bullet && first == 0x2014 && !tokens_[1].space_before;
        const std::vector<Piece> pieces = cut_dialogue(begin, bullet && first == '-');
        const bool narrated = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return !piece.speech; });
        if (!raya && !narrated) return;
        for (const Piece& piece : pieces)
            if (piece.speech) add_spoken(piece, piece.first == begin ? paragraph.range.begin : 0);
    }

    struct Piece {
        std::size_t first = 0, last = 0;    // tokens, half-open, without the dashes
        bool speech = true;
    };

    // Between two dashes stands what the narrator says where a verb of saying comes soon, else speech goes on.
    std::vector<Piece> cut_dialogue(std::size_t begin, bool hyphens) const
    {
        std::vector<Piece> pieces{{begin, begin, true}};
        for (std::size_t i = begin; i <= tokens_.size(); ++i) {
            pieces.back().last = i;
            if (i == tokens_.size() || !parts_speech(i, hyphens)) continue;
            const bool narrator = pieces.back().speech && narrates(i + 1);
            if (narrator || !pieces.back().speech) pieces.push_back({i + 1, i + 1, !narrator});
        }
        return pieces;
    }

    bool parts_speech(std::size_t i, bool hyphens) const
    {
        if (!is_dash(tokens_[i].mark) && !(hyphens && tokens_[i].mark == '-')) return false;
        const bool glued_before = i > 0 && !tokens_[i].space_before && tokens_[i - 1].type != TokenClass::Mark;
        const bool glued_behind =
            i + 1 < tokens_.size() && !tokens_[i + 1].space_before && tokens_[i + 1].type != TokenClass::Mark;
        return !(glued_before && glued_behind);
    }

    bool narrates(std::size_t from) const
    {
        std::size_t words = 0;
        for (std::size_t i = from; i < tokens_.size() && words < kNarratorWords; ++i) {
            if (ends_clause(tokens_[i]) || is_dash(tokens_[i].mark)) return false;
            if (tokens_[i].type != TokenClass::Word) continue;
            words += tokens_[i].word_start;
            if (saying_at(i, false) > 0) return true;
        }
        return false;
    }

    // The fact ends behind the dash that closes it, so that the narrator's words come right behind it.
    void add_spoken(Piece piece, std::uint32_t begin)
    {
        // "—dijo Ana—. Nadie avisó": the stop behind the narrator's dash is the narrator's.
        while (piece.first < piece.last && tokens_[piece.first].type == TokenClass::Mark &&
               (ends_clause(tokens_[piece.first]) || tokens_[piece.first].mark == ','))
            ++piece.first;
        if (piece.last <= piece.first) return;
        QuotationValue value;
        value.inner = {tokens_[piece.first].range.begin, tokens_[piece.last - 1].range.end};
        value.word_count = count_words(piece.first, piece.last);
        if (value.word_count == 0 || holds_quotation(value.inner)) return;
        value.type = QuotationValue::Class::Speech;
        if (begin == 0) begin = piece.first > 0 ? tokens_[piece.first - 1].range.begin : value.inner.begin;
        const std::uint32_t end = piece.last < tokens_.size() ? tokens_[piece.last].range.end : value.inner.end;
        out_.push_back({FactKind::Quotation, paragraph_.index, {begin, end}, std::move(value)});
    }

    // Marks of speech inside: then they tell what is quoted.
    bool holds_quotation(ByteRange inner) const
    {
        return std::any_of(out_.begin(), out_.end(), [&](const Fact& fact) {
            return fact.quotation() && fact.paragraph == paragraph_.index && fact.range.overlaps(inner) &&
                   fact.quotation()->type == QuotationValue::Class::Speech;
        });
    }

    void add_block_quotation()
    {
        if (paragraph_.kind != segment::ParagraphKind::Quote || tokens_.empty()) return;
        for (const Closed& closed : closed_)
            if (closed.open.first == 0 && (closed.unclosed || closed.close.last + 1 == tokens_.size())) return;
        QuotationValue value;
        value.block = true;
        value.inner = {tokens_.front().range.begin, tokens_.back().range.end};
        value.word_count = count_words(0, tokens_.size());
        value.type = value.word_count >= kSpeechWords ? QuotationValue::Class::Speech : QuotationValue::Class::Term;
        if (value.word_count > 0) out_.push_back({FactKind::Quotation, paragraph_.index, value.inner, std::move(value)});
    }

    const Paragraph& paragraph_;
    const std::vector<Token>& tokens_;
    const Lexicon& lexicon_;
    std::string_view text_;
    std::vector<Fact>& out_;
    std::vector<QuoteMark> marks_;
    std::vector<bool> closer_ahead_, firm_ahead_;
    std::vector<QuoteMark> stack_;    // open marks
    std::vector<Closed> closed_;
};

}    // namespace

void extract_quotations(const Paragraph& paragraph, std::vector<Fact>& out)
{
    QuotationScanner(paragraph, out).run();
}

}    // namespace textdrift::facts
