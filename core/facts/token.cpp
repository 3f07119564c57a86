// Tokeniser of the facts room. ASCII takes a short path; everything else asks ICU's character properties.
#include "core/facts/token.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

enum class CharClass : std::uint8_t { Letter, Digit, Space, Newline, Ignorable, Mark };

CharClass classify_ascii(char32_t c) noexcept
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CharClass::Letter;
    if (c >= '0' && c <= '9') return CharClass::Digit;
    if (c == '\n' || c == '\r' || c == '\f' || c == '\v') return CharClass::Newline;
    if (c == ' ' || c == '\t') return CharClass::Space;
    return CharClass::Mark;
}

bool is_ignorable(char32_t c) noexcept
{
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
           u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_BIDI_CONTROL);
}

CharClass classify(char32_t c) noexcept
{
    if (c < 0x80) return classify_ascii(c);
    const auto point = static_cast<UChar32>(c);
    if (is_ignorable(c)) return CharClass::Ignorable;
    if (c == 0x2028 || c == 0x2029 || c == 0x85) return CharClass::Newline;
    if (u_isUWhiteSpace(point)) return CharClass::Space;
    const std::int8_t type = u_charType(point);
    if (type == U_DECIMAL_DIGIT_NUMBER) return CharClass::Digit;
    if (u_isalpha(point) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK)
        return CharClass::Letter;
    return CharClass::Mark;
}

bool is_apostrophe(char32_t c) noexcept
{
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x02BB || c == 0x00B4 || c == 0xFF07;
}

bool is_upper(char32_t c) noexcept
{
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c));
}

bool is_lower(char32_t c) noexcept
{
    return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(static_cast<UChar32>(c)) != 0;
}

// Reads tokens one after another; `at_` is the byte to be read next.
class Tokeniser {
public:
    Tokeniser(std::string_view text, ByteRange range) : text_(text.substr(0, range.end)), at_(range.begin) {}

    std::vector<Token> run(const std::vector<std::uint32_t>& sentence_starts)
    {
        tokens_.reserve((text_.size() - at_) / 5);
        while (at_ < text_.size()) step();
        mark_sentence_starts(sentence_starts);
        return std::move(tokens_);
    }

private:
    void step()
    {
        std::size_t next = at_;
        const char32_t c = text::next_code_point(text_, next);
        switch (classify(c)) {
        case CharClass::Newline: newline_ = true; [[fallthrough]];
        case CharClass::Space: space_ = true; [[fallthrough]];
        case CharClass::Ignorable: at_ = next; return;
        case CharClass::Letter: read_run(CharClass::Letter, TokenClass::Word); return;
        case CharClass::Digit: read_run(CharClass::Digit, TokenClass::Digits); return;
        case CharClass::Mark: break;
        }
        Token& token = add(TokenClass::Mark, next);
        token.mark = c;
        token.folded = text::fold(text_.substr(at_, next - at_));
        at_ = next;
    }

    Token& add(TokenClass type, std::size_t end)
    {
        Token& token = tokens_.emplace_back();
        token.type = type;
        token.range = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
        token.space_before = space_;
        token.newline_before = newline_;
        space_ = newline_ = false;
        return token;
    }

    void read_run(CharClass wanted, TokenClass type)
    {
        const std::size_t end = end_of_run(wanted);
        Token& token = add(type, end);
        const std::string_view word = text_.substr(at_, end - at_);
        if (type == TokenClass::Word) {
            note_case(token, word);
            token.folded = text::fold(word);
        } else {
            token.folded = ascii_digits(word);
        }
        at_ = end;
    }

    // The run's end: ignorables inside it belong to it, and an apostrophe between two letters does.
    std::size_t end_of_run(CharClass wanted) const
    {
        std::size_t end = at_;
        for (std::size_t pos = at_; pos < text_.size();) {
            const std::size_t here = pos;
            const char32_t c = text::next_code_point(text_, pos);
            const CharClass found = classify(c);
            if (found == wanted) {
                end = pos;
            } else if (found != CharClass::Ignorable) {
                if (wanted != CharClass::Letter || !is_apostrophe(c) || here != end || !letter_at(pos)) break;
            }
        }
        return end;
    }

    bool letter_at(std::size_t pos) const
    {
        return pos < text_.size() && classify(text::next_code_point(text_, pos)) == CharClass::Letter;
    }

    static void note_case(Token& token, std::string_view word)
    {
        std::size_t letters = 0, uppers = 0;
        bool lower_seen = false, first = true;
        for (std::size_t pos = 0; pos < word.size();) {
            const char32_t c = text::next_code_point(word, pos);
            const bool upper = is_upper(c), lower = is_lower(c);
            if (first) token.capital = upper;
            first = false;
            letters += upper || lower;
            uppers += upper;
            if (upper && lower_seen) token.mixed = true;
            lower_seen = lower_seen || lower;
        }
        token.upper = uppers == letters && letters >= 2;
    }

    static std::string ascii_digits(std::string_view run)
    {
        std::string digits;
        for (std::size_t pos = 0; pos < run.size();) {
            const char32_t c = text::next_code_point(run, pos);
            const std::int32_t value = u_charDigitValue(static_cast<UChar32>(c));
            if (value >= 0) digits += static_cast<char>('0' + value);
        }
        return digits;
    }

    static bool opens_sentence_through(const Token& token)
    {
        const char32_t c = token.mark;
        return token.type == TokenClass::Mark &&
               (c == '"' || c == '\'' || c == '(' || c == '[' || c == '*' || c == '_' || c == '`' || c == 0xAB ||
                c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 || c == 0x300C || c == 0x300E);
    }

    void mark_sentence_starts(const std::vector<std::uint32_t>& starts)
    {
        std::size_t i = 0;
        for (const std::uint32_t start : starts) {
            while (i < tokens_.size() && tokens_[i].range.begin < start) ++i;
            std::size_t first = i;
            while (first < tokens_.size() && opens_sentence_through(tokens_[first])) ++first;
            if (first < tokens_.size()) tokens_[first].sentence_start = true;
        }
    }

    std::string_view text_;
    std::size_t at_;
    bool space_ = false;
    bool newline_ = false;
    std::vector<Token> tokens_;
};

}    // namespace

std::vector<Token> tokenise(std::string_view text, ByteRange range, const std::vector<std::uint32_t>& sentence_starts)
{
    return Tokeniser(text, range).run(sentence_starts);
}

}    // namespace textdrift::facts
