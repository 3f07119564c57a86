// Builds the units of names from tokens.
#include "core/facts/name_units.h"

#include <algorithm>

#include "core/facts/codes.h"
#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

bool single_capital(const Token& token)
{
    return token.type == TokenClass::Word && token.capital && text::count_code_points(token.folded) == 1;
}

bool glued_dot(const std::vector<Token>& tokens, std::size_t i)
{
    return i < tokens.size() && tokens[i].mark == '.' && !tokens[i].space_before;
}

class UnitBuilder {
public:
    UnitBuilder(std::string_view text, const std::vector<Token>& tokens, const Lexicon& lexicon)
        : text_(text), tokens_(tokens), lexicon_(lexicon), codes_(find_codes(tokens, lexicon))
    {
    }

    Units run()
    {
        units_.reserve(tokens_.size());
        for (std::size_t i = 0; i < tokens_.size();) {
            const std::size_t next = read(i);
            for (; i < next; ++i)
                if (i == 0 || tokens_[i].newline_before) line_begin_ = tokens_[i].range.begin;
        }
        return {std::move(units_), std::move(joined_), &lexicon_, std::move(codes_)};
    }

private:
    std::size_t read(std::size_t i)
    {
        while (next_code_ < codes_.size() && codes_[next_code_].first < i) ++next_code_;
        if (next_code_ < codes_.size() && codes_[next_code_].first == i) return read_code(codes_[next_code_]);
        if (tokens_[i].type == TokenClass::Mark) {
            Unit& unit = add(Unit::Kind::Mark, i, i);
            unit.mark = tokens_[i].mark;
            return i + 1;
        }
        if (tokens_[i].type == TokenClass::Digits) {
            add(Unit::Kind::Digits, i, i).folded = tokens_[i].folded;
            return i + 1;
        }
        if (single_capital(tokens_[i]) && glued_dot(tokens_, i + 1)) return read_dotted(i);
        return read_word(i);
    }

    Unit& add(Unit::Kind kind, std::size_t first, std::size_t last)
    {
        Unit& unit = units_.emplace_back();
        unit.kind = kind;
        unit.first = static_cast<std::uint32_t>(first);
        unit.last = static_cast<std::uint32_t>(last);
        unit.range = {tokens_[first].range.begin, tokens_[last].range.end};
        unit.space_before = tokens_[first].space_before;
        unit.breaks_before = breaks_before(first);
        // Asked of what may begin a name: words and their numbers.
        unit.weak_start = kind != Unit::Kind::Mark && starts_weakly(tokens_, first) &&
                          !(units_.size() > 1 && stops_inside(units_[units_.size() - 2]));
        return unit;
    }

    static bool stops_inside(const Unit& previous) { return previous.initial || previous.abbreviation; }

    // A tab, an empty cell or the end of a short line separates names; the end of a full line is a wrap.
    bool breaks_before(std::size_t i) const
    {
        const Token& token = tokens_[i];
        if (i == 0 || !token.space_before) return false;
        const std::uint32_t previous_end = tokens_[i - 1].range.end;
        if (token.newline_before) return previous_end - std::min(line_begin_, previous_end) < 40;
        if (token.range.begin == previous_end + 1) return text_[previous_end] == '\t';    // nearly always one blank
        return text_.substr(previous_end, token.range.begin - previous_end).find('\t') != std::string_view::npos;
    }

    std::size_t read_code(const Code& code)
    {
        Unit& unit = add(Unit::Kind::Word, code.first, code.last);
        unit.code = unit.capital = code.named;
        unit.is_code = true;
        unit.blocked = !code.named;
        std::string& joined = joined_.emplace_front();
        for (std::size_t i = code.first; i <= code.last; ++i) joined += tokens_[i].folded;
        unit.folded = joined;
        return code.last + 1;
    }

    // "U.N.", "J.K.", "J.": letters with stops. One letter is an initial.
    std::size_t read_dotted(std::size_t i)
    {
        std::string letters = tokens_[i].folded;
        std::size_t last = i + 1, j = i + 2;
        while (j < tokens_.size() && !tokens_[j].space_before && single_capital(tokens_[j])) {
            letters += tokens_[j].folded;
            last = j++;
            if (!glued_dot(tokens_, j)) break;
            last = j++;
        }
        // "Vitamin C." at the end of a sentence: the stop is not the letter's.
        if (letters.size() == 1 && (last + 1 >= tokens_.size() || !tokens_[last + 1].capital)) return read_word(i);
        Unit& unit = add(Unit::Kind::Word, i, last);
        unit.folded = joined_.emplace_front(std::move(letters));
        unit.capital = true;
        unit.initial = unit.folded.size() == 1;
        unit.upper = !unit.initial;
        unit.abbreviation = !unit.initial;
        if (last + 1 < tokens_.size() && is_possessive_s(last + 1)) return last + 3;
        return last + 1;
    }

    // The "'s" of "U.N.'s", which stands apart because of the stop.
    bool is_possessive_s(std::size_t i)
    {
        const auto apostrophe = [](char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; };
        if (!apostrophe(tokens_[i].mark) || tokens_[i].space_before) return false;
        if (i + 1 >= tokens_.size() || tokens_[i + 1].space_before || tokens_[i + 1].folded != "s") return false;
        units_.back().possessive = true;
        return true;
    }

    std::size_t read_word(std::size_t i)
    {
        const Token& token = tokens_[i];
        Unit& unit = add(Unit::Kind::Word, i, i);
        unit.folded = without_possessive(token.folded);
        unit.memo = token.memo;
        unit.possessive = unit.folded.size() != token.folded.size();
        unit.capital = token.capital || (token.mixed && !is_glued(token));
        unit.mixed = token.mixed;
        unit.upper = token.upper || (unit.possessive && all_upper(token));
        if (unit.possessive) unit.range.end = apostrophe_before(token.range);
        unit.plain = true;
        unit.particle = (token.uses & kNameParticle) != 0;
        if (!token.capital || !glued_dot(tokens_, i + 1) || !lexicon_.abbreviations.contains(unit.folded)) return i + 1;
        unit.abbreviation = true;
        unit.last = static_cast<std::uint32_t>(i + 1);
        return i + 2;
    }

    // "PRC's": all letters before the apostrophe are capitals.
    bool all_upper(const Token& token) const
    {
        const std::string_view word = text_.substr(token.range.begin, token.range.size());
        std::size_t capitals = 0;
        for (const char c : word) {
            if (c >= 'a' && c <= 'z') break;
            capitals += c >= 'A' && c <= 'Z';
        }
        return capitals >= 2 && capitals + 1 == token.folded.size() - 1;
    }

    // "indexThis": two everyday words with the space between them lost, no name like "iPhone".
    bool is_glued(const Token& token) const
    {
        if (token.capital) return false;
        const std::string_view word = text_.substr(token.range.begin, token.range.size());
        const std::size_t upper =
            std::find_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) - word.begin();
        if (upper < 3 || upper >= word.size() || token.folded.size() != word.size()) return false;
        const auto everyday = [this](std::string_view part) {
            return lexicon_.function_words.contains(part) || lexicon_.is_common(part);
        };
        const std::string_view folded = token.folded;
        return everyday(folded.substr(0, upper)) || everyday(folded.substr(upper));
    }

    std::uint32_t apostrophe_before(ByteRange range) const
    {
        std::size_t pos = range.end;
        text::previous_code_point(text_, pos);    // the s
        text::previous_code_point(text_, pos);
        return static_cast<std::uint32_t>(pos);
    }

    std::string_view text_;
    const std::vector<Token>& tokens_;
    const Lexicon& lexicon_;
    std::vector<Code> codes_;
    std::size_t next_code_ = 0;
    std::uint32_t line_begin_ = 0;    // of the line read last
    std::vector<Unit> units_;
    std::forward_list<std::string> joined_;
};

}    // namespace

bool has_marks(std::string_view text, const Token& token)
{
    for (std::size_t pos = token.range.begin; pos < token.range.end;) {
        if (static_cast<unsigned char>(text[pos]) < 0x80) {
            ++pos;
            continue;
        }
        const char32_t c = text::next_code_point(text, pos);
        if (c >= 0x80 && c != 0x2019 && c != 0x2018 && c != 0x02BC && c != 0xAD) return true;
    }
    return false;
}

bool starts_weakly(const std::vector<Token>& tokens, std::size_t i)
{
    if (i == 0 || tokens[i].sentence_start) return true;
    const Token& previous = tokens[i - 1];
    if (previous.type != TokenClass::Mark) return false;
    const char32_t c = previous.mark;
    if (c == ':' || c == '.' || c == '!' || c == '?' || c == 0x2022 || c == '*' || c == '|' || c == 0x2026)
        return tokens[i].space_before;
    // An opening mark glued to the word: "We ...
    return !tokens[i].space_before &&
           (c == '"' || c == '[' || c == '(' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 ||
            c == '`' || (c == '\'' && previous.space_before));
}

Units build_units(std::string_view text, const std::vector<Token>& tokens, const Lexicon& lexicon)
{
    return UnitBuilder(text, tokens, lexicon).run();
}

void block_units(std::vector<Unit>& units, const std::vector<Token>& tokens, const std::vector<bool>& blocked)
{
    const auto taken = [&](std::size_t i) { return i < blocked.size() && blocked[i]; };
    for (Unit& unit : units) {
        if (!unit.is_code) {
            unit.blocked = taken(unit.first);
            continue;
        }
        // Codes are taken by themselves; a link around one reaches beyond it.
        const std::size_t next = unit.last + std::size_t{1};
        const bool in_link = (unit.first > 0 && !tokens[unit.first].space_before && taken(unit.first - 1)) ||
                             (next < tokens.size() && !tokens[next].space_before && taken(next));
        unit.blocked = !unit.code || in_link;
    }
}

}    // namespace textdrift::facts
