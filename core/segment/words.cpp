// The word break rules of UAX #29 over UTF-8, and ICU's iterator for scripts that need a dictionary.
#include "core/segment/words.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <array>

#include "core/text/utf8.h"

namespace textdrift::segment {
namespace {

// One code point as the rules see it.
struct Unit {
    int kind = U_WB_OTHER;
    std::size_t begin = 0, end = 0;
    bool alphanumeric = false;
    bool joiner_last = false;    // ends with a zero width joiner
    bool pictographic = false;
};

int word_break_of(char32_t c) noexcept
{
    // ICU's rules follow CLDR, which took the colon out of MidLetter; the property still has it there.
    if (c == ':') return U_WB_OTHER;
    return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_WORD_BREAK);
}

struct AsciiUnit {
    std::uint8_t kind;
    bool alphanumeric;
};

const std::array<AsciiUnit, 128>& ascii_units()
{
    static const std::array<AsciiUnit, 128> units = [] {
        std::array<AsciiUnit, 128> out{};
        for (char32_t c = 0; c < 128; ++c) {
            out[c] = {static_cast<std::uint8_t>(word_break_of(c)), u_isalnum(static_cast<UChar32>(c)) != 0};
        }
        return out;
    }();
    return units;
}

bool is_skipped(int kind) noexcept
{
    return kind == U_WB_EXTEND || kind == U_WB_FORMAT || kind == U_WB_ZWJ;
}
bool is_letter(int kind) noexcept
{
    return kind == U_WB_ALETTER || kind == U_WB_HEBREW_LETTER;
}
bool is_mid_letter(int kind) noexcept
{
    return kind == U_WB_MIDLETTER || kind == U_WB_MIDNUMLET || kind == U_WB_SINGLE_QUOTE;
}
bool is_mid_number(int kind) noexcept
{
    return kind == U_WB_MIDNUM || kind == U_WB_MIDNUMLET || kind == U_WB_SINGLE_QUOTE;
}
bool is_core(int kind) noexcept
{
    return is_letter(kind) || kind == U_WB_NUMERIC || kind == U_WB_EXTENDNUMLET;
}

// Scripts ICU cuts with a dictionary, and the symbols whose rules (emoji, flags) never touch a word.
bool needs_dictionary(char32_t c) noexcept
{
    if (c < 0x0E00) return false;
    const auto code_point = static_cast<UChar32>(c);
    const int line_break = u_getIntPropertyValue(code_point, UCHAR_LINE_BREAK);
    if (line_break == U_LB_COMPLEX_CONTEXT) return true;
    const int kind = u_getIntPropertyValue(code_point, UCHAR_WORD_BREAK);
    return kind == U_WB_KATAKANA || u_hasBinaryProperty(code_point, UCHAR_IDEOGRAPHIC) || (c >= 0x3041 && c <= 0x30FF) ||
           (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xFF66 && c <= 0xFF9F);
}

class Reader {
public:
    Reader(std::string_view text, ByteRange range) noexcept
        : text_(text.substr(0, range.end)), pos_(range.begin), ascii_(ascii_units().data())
    {
    }

    // The next unit with the marks that follow it (rule WB4); false at the end.
    bool next(Unit& unit) noexcept
    {
        if (pos_ >= text_.size()) return false;
        read_one(unit);
        while (pos_ < text_.size() && static_cast<unsigned char>(text_[pos_]) >= 0x80) {
            const std::size_t before = pos_;
            Unit mark;
            read_one(mark);
            if (!is_skipped(mark.kind)) {
                pos_ = before;
                break;
            }
            unit.end = mark.end;
            unit.joiner_last = mark.kind == U_WB_ZWJ;
        }
        return true;
    }

private:
    void read_one(Unit& unit) noexcept
    {
        unit.begin = pos_;
        const auto byte = static_cast<unsigned char>(text_[pos_]);
        if (byte < 0x80) {
            unit.kind = ascii_[byte].kind;
            unit.alphanumeric = ascii_[byte].alphanumeric;
            unit.pictographic = false;
            ++pos_;
        } else {
            const char32_t c = text::next_code_point(text_, pos_);
            unit.kind = word_break_of(c);
            unit.alphanumeric = u_isalnum(static_cast<UChar32>(c)) != 0;
            unit.pictographic = u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
        }
        unit.joiner_last = unit.kind == U_WB_ZWJ;
        unit.end = pos_;
    }

    std::string_view text_;
    std::size_t pos_;
    const AsciiUnit* ascii_;
};

// Whether no break stands between two neighbours (rules WB5, 8, 9, 10, 13a, 13b).
bool joined(int left, int right) noexcept
{
    if (left == U_WB_EXTENDNUMLET || right == U_WB_EXTENDNUMLET) return is_core(left) && is_core(right);
    return (is_letter(left) || left == U_WB_NUMERIC) && (is_letter(right) || right == U_WB_NUMERIC);
}

// Whether `middle` binds what stands around it (rules WB6, 7, 7b, 7c, 11, 12).
bool bound(int left, int middle, int right) noexcept
{
    if (is_letter(left) && is_letter(right) && is_mid_letter(middle)) return true;
    if (left == U_WB_HEBREW_LETTER && right == U_WB_HEBREW_LETTER && middle == U_WB_DOUBLE_QUOTE) return true;
    return left == U_WB_NUMERIC && right == U_WB_NUMERIC && is_mid_number(middle);
}

ByteRange range_of(std::size_t begin, std::size_t end) noexcept
{
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Extends the word that ends with `last` over `unit`, read already; moves `unit` to the last one taken in.
bool extend_word(Reader& reader, const Unit& last, Unit& unit) noexcept
{
    if (last.joiner_last && unit.pictographic) return true;    // WB3c
    const int left = last.kind;
    if (!is_core(left)) return false;
    if (joined(left, unit.kind)) return true;
    const bool middle = is_mid_letter(unit.kind) || is_mid_number(unit.kind) || unit.kind == U_WB_DOUBLE_QUOTE;
    if (!middle) return false;
    Reader ahead = reader;
    Unit right;
    if (ahead.next(right) && bound(left, unit.kind, right.kind)) {
        reader = ahead;
        unit = right;
        return true;
    }
    // WB7a: a single quote stays with the Hebrew letter before it, whatever follows.
    return left == U_WB_HEBREW_LETTER && unit.kind == U_WB_SINGLE_QUOTE;
}

void cut_by_rules(std::string_view text, ByteRange range, std::vector<ByteRange>& words)
{
    Reader reader(text, range);
    Unit unit;
    bool more = reader.next(unit);
    while (more) {
        const std::size_t begin = unit.begin;
        std::size_t end = unit.end;
        bool alphanumeric = unit.alphanumeric;
        Unit left = unit;
        // Whatever the rules do not know is a segment by itself.
        while ((more = reader.next(unit)) && extend_word(reader, left, unit)) {
            left = unit;
            end = unit.end;
            alphanumeric = alphanumeric || unit.alphanumeric;
        }
        if (alphanumeric) words.push_back(range_of(begin, end));
    }
}

bool has_dictionary_script(std::string_view text, ByteRange range) noexcept
{
    std::size_t pos = range.begin;
    const std::string_view part = text.substr(0, range.end);
    while (pos < part.size()) {
        // Everything below U+0E00 is written with one or two bytes, or starts with E0 and a second byte below B8.
        if (static_cast<unsigned char>(part[pos]) < 0xE0) {
            ++pos;
            continue;
        }
        if (needs_dictionary(text::next_code_point(part, pos))) return true;
    }
    return false;
}

}    // namespace

struct WordCutter::Icu {
    std::unique_ptr<icu::BreakIterator> words;
    UText text = UTEXT_INITIALIZER;

    Icu()
    {
        UErrorCode status = U_ZERO_ERROR;
        words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
        if (U_FAILURE(status)) words.reset();
    }
    ~Icu() { utext_close(&text); }
};

WordCutter::WordCutter() = default;
WordCutter::~WordCutter() = default;

void WordCutter::cut(std::string_view text, ByteRange range, std::vector<ByteRange>& words)
{
    if (has_dictionary_script(text, range)) {
        cut_by_icu(text, range, words);
    } else {
        cut_by_rules(text, range, words);
    }
}

void WordCutter::cut_by_icu(std::string_view text, ByteRange range, std::vector<ByteRange>& words)
{
    if (!icu_) icu_ = std::make_unique<Icu>();
    UErrorCode status = U_ZERO_ERROR;
    if (icu_->words) {
        utext_openUTF8(&icu_->text, text.data() + range.begin, range.size(), &status);
        icu_->words->setText(&icu_->text, status);
    }
    if (!icu_->words || U_FAILURE(status)) return cut_by_rules(text, range, words);
    std::int32_t begin = icu_->words->first();
    for (std::int32_t end = icu_->words->next(); end != icu::BreakIterator::DONE; end = icu_->words->next()) {
        bool alphanumeric = false;
        for (std::size_t at = range.begin + begin; at < range.begin + end && !alphanumeric;) {
            alphanumeric = u_isalnum(static_cast<UChar32>(text::next_code_point(text, at))) != 0;
        }
        if (alphanumeric) words.push_back(range_of(range.begin + begin, range.begin + end));
        begin = end;
    }
}

}    // namespace textdrift::segment
