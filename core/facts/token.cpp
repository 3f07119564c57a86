// Tokeniser of the facts room. ASCII takes a short path; everything else goes by a table of ICU's character properties.
#include "core/facts/token.h"

#include <algorithm>
#include <atomic>
#include <cstring>

#include <unicode/uchar.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "core/text/fold.h"
#include "core/text/letters.h"
#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

enum class CharClass : std::uint8_t { Letter, Katakana, Single, Digit, Space, Newline, Ignorable, Mark };

struct Block {
    char32_t first, last;
};

// Letters that stand for themselves: Thai to Tibetan, Myanmar, Hangul, Khmer, Kana, Han (Unicode blocks).
constexpr Block kSingles[] = {{0x0E00, 0x0FFF}, {0x1000, 0x109F},   {0x1100, 0x11FF},  {0x1780, 0x17FF}, {0x1950, 0x19DF},
                              {0x19E0, 0x19FF}, {0x1A20, 0x1AAF},   {0x2E80, 0x2FDF},  {0x3005, 0x3007}, {0x3021, 0x3029},
                              {0x3031, 0x30A0}, {0x3100, 0x312F},   {0x3130, 0x318F},  {0x31A0, 0x31BF}, {0x3400, 0x4DBF},
                              {0x4E00, 0x9FFF}, {0xA960, 0xA97F},   {0xA9E0, 0xA9FF},  {0xAA60, 0xAA7F}, {0xAC00, 0xD7FF},
                              {0xF900, 0xFAFF}, {0x1B000, 0x1B16F}, {0x20000, 0x3FFFF}};
constexpr Block kKatakana[] = {{0x30A1, 0x30FF}, {0x31F0, 0x31FF}, {0xFF66, 0xFF9F}};

template <std::size_t N>
bool in_blocks(char32_t c, const Block (&blocks)[N]) noexcept
{
    return std::any_of(std::begin(blocks), std::end(blocks), [c](Block b) { return c >= b.first && c <= b.last; });
}

CharClass class_of_letter(char32_t c) noexcept
{
    if (c < kSingles[0].first) return CharClass::Letter;
    if (in_blocks(c, kKatakana)) return c == 0x30FB ? CharClass::Mark : CharClass::Katakana;
    return in_blocks(c, kSingles) ? CharClass::Single : CharClass::Letter;
}

bool is_mark_of_letter(char32_t c) noexcept
{
    if (c < 0x300) return false;
    const std::int8_t type = u_charType(static_cast<UChar32>(c));
    // Thai and Lao "am" and the vowel signs written as letters behind their consonant spell one syllable with it.
    return type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK;
}

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

CharClass classify_by_icu(char32_t c) noexcept
{
    if (c < 0x80) return classify_ascii(c);
    const auto point = static_cast<UChar32>(c);
    if (is_ignorable(c)) return CharClass::Ignorable;
    if (c == 0x2028 || c == 0x2029 || c == 0x85) return CharClass::Newline;
    if (u_isUWhiteSpace(point)) return CharClass::Space;
    const std::int8_t type = u_charType(point);
    if (type == U_DECIMAL_DIGIT_NUMBER) return CharClass::Digit;
    if (u_isalpha(point) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK)
        return class_of_letter(c);
    return c == 0x3007 ? CharClass::Single : CharClass::Mark;    // the zero among Han numerals
}

bool is_apostrophe(char32_t c) noexcept
{
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x02BB || c == 0x00B4 || c == 0xFF07;
}

struct CharTraits {
    CharClass type = CharClass::Mark;
    bool mark_of_letter = false, upper = false, lower = false;
};

CharTraits traits_by_icu(char32_t c) noexcept
{
    const auto point = static_cast<UChar32>(c);
    if (c < 0x80) return {classify_ascii(c), false, c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z'};
    return {classify_by_icu(c), is_mark_of_letter(c), u_isupper(point) || u_istitle(point), u_islower(point) != 0};
}

constexpr std::size_t kPageSize = 256;
using TraitsPage = std::array<CharTraits, kPageSize>;

// The traits of the 256 characters around `c`, which is below U+10000. Pages are made when first asked for and stay.
const TraitsPage& page_of(char32_t c)
{
    static std::array<std::atomic<const TraitsPage*>, 0x10000 / kPageSize> pages{};
    auto& slot = pages[c / kPageSize];
    if (const TraitsPage* page = slot.load(std::memory_order_acquire)) return *page;
    auto* made = new TraitsPage;
    const std::size_t first = c / kPageSize * kPageSize;
    for (std::size_t i = 0; i < kPageSize; ++i) (*made)[i] = traits_by_icu(static_cast<char32_t>(first + i));
    const TraitsPage* expected = nullptr;
    if (slot.compare_exchange_strong(expected, made, std::memory_order_acq_rel)) return *made;
    delete made;    // another thread was faster
    return *expected;
}

CharTraits traits_of(char32_t c)
{
    return c < 0x10000 ? page_of(c)[c % kPageSize] : traits_by_icu(c);
}

CharClass classify(char32_t c)
{
    return c < 0x80 ? classify_ascii(c) : traits_of(c).type;
}

// Letters that Burmese typists take for the figures they look like: U+104E for 4, the letter wa for 0, visarga for a colon.
constexpr char32_t kAforementioned = 0x104E, kNga = 0x1004, kWa = 0x101D, kVisarga = 0x1038, kAsat = 0x103A;

bool is_burmese_digit(char32_t c) noexcept
{
    return c >= 0x1040 && c <= 0x1049;
}

bool is_burmese_sign(char32_t c) noexcept
{
    return (c >= 0x102B && c <= 0x103E) || c == kVisarga;
}

bool is_ascii_letter(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Reads tokens one after another; `at_` is the byte to be read next.
class Tokeniser {
public:
    Tokeniser(std::string_view text, ByteRange range, std::span<const std::uint32_t> sentence_starts,
              const TokeniseOptions& options)
        : text_(text.substr(0, range.end)), at_(range.begin), options_(options), starts_(sentence_starts)
    {
        word_ = std::partition_point(options_.words.begin(), options_.words.end(),
                                     [range](ByteRange word) { return word.end <= range.begin; });
    }

    std::vector<Token> run()
    {
        tokens_.reserve((text_.size() - at_) / 4 + 4);    // news in Latin script has a token in four to six bytes
        while (at_ < text_.size()) {
            if (const std::size_t before = tokens_.size(); step(), tokens_.size() > before)
                note_sentence_start(tokens_.back());
        }
        return std::move(tokens_);
    }

private:
    void step()
    {
        std::size_t next = at_ + 1;
        char32_t c = static_cast<unsigned char>(text_[at_]);
        if (c >= 0x80) c = text::next_code_point(text_, next = at_);
        if (c >= kNga && c <= kAforementioned && read_burmese(c, next)) return;
        switch (classify(c)) {
        case CharClass::Newline: newline_ = true; [[fallthrough]];
        case CharClass::Space: space_ = true; [[fallthrough]];
        case CharClass::Ignorable: at_ = next; return;
        case CharClass::Letter: read_run(CharClass::Letter, TokenClass::Word); return;
        case CharClass::Katakana: read_run(CharClass::Katakana, TokenClass::Word); return;
        case CharClass::Single: read_single(next); return;
        case CharClass::Digit: read_run(CharClass::Digit, TokenClass::Digits); return;
        case CharClass::Mark: break;
        }
        Token& token = add(TokenClass::Mark, next);
        token.mark = c;
        fill(token, text_.substr(at_, next - at_));
        at_ = next;
    }

    // A letter that stands where a figure or the colon of a time does: "၂.၎ သန်း", "၁-ဝ", "၁၇း၃၀".
    bool read_burmese(char32_t c, std::size_t next)
    {
        if (stands_for_figure(c, at_, next)) {
            read_run(CharClass::Digit, TokenClass::Digits);
            return true;
        }
        if (c != kVisarga || tokens_.empty() || tokens_.back().type != TokenClass::Digits ||
            tokens_.back().range.end != at_ || !is_burmese_digit(code_point_at(next)))
            return false;
        Token& token = add(TokenClass::Mark, next);
        token.mark = ':';
        token.folded = ":";
        at_ = next;
        return true;
    }

    char32_t code_point_at(std::size_t pos) const { return pos < text_.size() ? text::next_code_point(text_, pos) : 0; }

    bool stands_for_figure(char32_t c, std::size_t at, std::size_t next) const
    {
        if (c == kAforementioned) return !begins_pronoun(next);
        if (c != kWa || at < 3) return false;
        std::size_t pos = at;
        char32_t before = text::previous_code_point(text_, pos);
        if ((before == '-' || before == '.' || before == ',') && pos > 0) before = text::previous_code_point(text_, pos);
        if (!is_burmese_digit(before)) return false;
        if (next >= text_.size()) return true;
        const char32_t behind = text::next_code_point(text_, next);
        return !is_burmese_sign(behind) && code_point_at(next) != kAsat;    // no syllable of its own: ဝယ်, "to buy"
    }

    // ၎င်း, "the said", is also written short, with an ending behind it: ၎၏, ၎တို့, ၎အား, ၎ကို, ၎သည်, ၎မှ, ၎နှင့်, ၎ရဲ့.
    bool begins_pronoun(std::size_t at) const
    {
        if (at < text_.size() && text_[at] == ' ') ++at;
        const char32_t first = at < text_.size() ? text::next_code_point(text_, at) : 0;
        const char32_t second = at < text_.size() ? text::next_code_point(text_, at) : 0;
        switch (first) {
        case 0x1004:
        case 0x104F:
        case 0x1010:
        case 0x1021:
        case 0x1000: return true;
        case 0x101E: return second == 0x100A || second == 0x102D;
        case 0x1019: return second == 0x103E;
        case 0x1014: return second == 0x103E && code_point_at(at) == kNga;
        case 0x101B: return second == 0x1032;
        default: return false;
        }
    }

    // `folded`, the flags of case and the memo of a token written so.
    void fill(Token& token, std::string_view written)
    {
        constexpr std::size_t kLongestNumber = 4;    // others hardly come again
        const bool kept =
            options_.vocabulary != nullptr && (token.type != TokenClass::Digits || written.size() <= kLongestNumber);
        Vocabulary::Word* word = kept ? options_.vocabulary->find(written) : nullptr;
        if (word == nullptr) return read_word(token, written);
        if (!word->known) {
            read_word(token, written);
            word->folded = token.folded;
            word->capital = token.capital, word->upper = token.upper, word->mixed = token.mixed;
            word->known = true;
            token.memo = &word->memo;
            word->uses = token.uses = options_.vocabulary->judge(token);
        } else {
            token.folded = word->folded;
            token.uses = word->uses;
            token.capital = word->capital, token.upper = word->upper, token.mixed = word->mixed;
            token.memo = &word->memo;
        }
    }

    void read_word(Token& token, std::string_view written) const
    {
        if (token.type == TokenClass::Mark) {
            token.folded = text::fold(written);
        } else if (token.type == TokenClass::Digits) {
            token.folded = ascii_digits(written);
        } else if (token.single || !read_ascii(token, written)) {
            if (!token.single) note_case(token, written);
            token.folded = folded(written);
        }
    }

    // The fold and the case of a word in ASCII, which are simple; false for any other.
    static bool read_ascii(Token& token, std::string_view written)
    {
        std::size_t letters = 0, uppers = 0;
        bool mixed = false;
        token.folded.resize(written.size());
        for (std::size_t i = 0; i < written.size(); ++i) {
            const char c = written[i];
            if (static_cast<unsigned char>(c) >= 0x80) return false;
            const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
            mixed = mixed || (upper && letters > uppers);    // behind one in lower case
            letters += upper || lower;
            uppers += upper;
            token.folded[i] = upper ? static_cast<char>(c - 'A' + 'a') : c;
        }
        token.mixed = mixed;
        token.upper = uppers == letters && letters >= 2;
        token.capital = written[0] >= 'A' && written[0] <= 'Z';
        return true;
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
        fill(token, text_.substr(at_, end - at_));
        at_ = end;
    }

    void read_single(std::size_t end)
    {
        while (end < text_.size()) {
            std::size_t next = end;
            if (!traits_of(text::next_code_point(text_, next)).mark_of_letter) break;
            end = next;
        }
        Token& token = add(TokenClass::Word, end);
        token.single = true;
        fill(token, text_.substr(at_, end - at_));
        note_word(token);
        at_ = end;
    }

    void note_word(Token& token)
    {
        if (options_.words.empty()) return;
        while (word_ != options_.words.end() && word_->end <= token.range.begin) ++word_;
        const bool inside = word_ != options_.words.end() && word_->begin < token.range.end;
        token.word_start = !inside || word_->begin >= token.range.begin;
        token.word_end = !inside || word_->end <= token.range.end;
    }

    std::string folded(std::string_view word) const
    {
        // Letters of another script that look like the right ones ("Нe" with a Latin e) are read as those.
        return text::fold(text::in_one_script(word), {.case_fold = true, .strip_marks = !options_.keep_marks});
    }

    // The run's end: ignorables inside it belong to it, and an apostrophe between two letters does.
    std::size_t end_of_run(CharClass wanted) const
    {
        std::size_t end = at_;
        for (std::size_t pos = at_; pos < text_.size();) {
            if (wanted == CharClass::Letter) {
                while (pos < text_.size() && is_ascii_letter(text_[pos])) end = ++pos;
                if (pos == text_.size() || text_[pos] == ' ') return end;
            }
            const std::size_t here = pos;
            const char32_t c = text::next_code_point(text_, pos);
            const CharTraits found = c < 0x80 ? CharTraits{classify_ascii(c)} : traits_of(c);
            if (found.type == wanted ||
                (wanted == CharClass::Digit && c >= kWa && c <= kAforementioned && stands_for_figure(c, here, pos))) {
                end = pos;
            } else if (wanted == CharClass::Katakana && found.mark_of_letter) {
                end = pos;    // the voicing marks, written apart
            } else if (found.type != CharClass::Ignorable) {
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
            const CharTraits traits = traits_of(text::next_code_point(word, pos));
            const bool upper = traits.upper, lower = traits.lower;
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
            else if (c == kAforementioned || c == kWa) digits += c == kWa ? '0' : '4';
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

    // A sentence that begins at or before this token begins with it, or behind the marks that open it.
    void note_sentence_start(Token& token)
    {
        while (next_start_ < starts_.size() && starts_[next_start_] <= token.range.begin) {
            ++next_start_;
            sentence_opens_ = true;
        }
        if (!sentence_opens_ || opens_sentence_through(token)) return;
        token.sentence_start = true;
        sentence_opens_ = false;
    }

    std::string_view text_;
    std::size_t at_;
    const TokeniseOptions& options_;
    std::span<const ByteRange>::iterator word_;
    std::span<const std::uint32_t> starts_;    // of sentences
    std::size_t next_start_ = 0;
    bool sentence_opens_ = false;
    bool space_ = false;
    bool newline_ = false;
    std::vector<Token> tokens_;
};

constexpr std::size_t kMaxWords = std::size_t{1} << 16;
constexpr std::size_t kFirstSlots = std::size_t{1} << 12;
constexpr std::size_t kPacked = 7;    // bytes of the words a key holds whole

// Never equal for a short word and another one: the highest byte is the size of a short one, and above that of a long one.
std::uint64_t key_of(std::string_view written) noexcept
{
    if (written.size() > kPacked) return XXH3_64bits(written.data(), written.size()) | std::uint64_t{1} << 63;
    const std::size_t size = written.size();
    const auto byte = [&](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(written[at])} << (8 * at); };
    std::uint64_t key = std::uint64_t{size} << 56;
    if (size >= 4) {    // two halves that may overlap
        std::uint32_t first, last;
        std::memcpy(&first, written.data(), 4);
        std::memcpy(&last, written.data() + size - 4, 4);
        return key | first | std::uint64_t{last} << (8 * (size - 4));
    }
    return size == 0 ? key : key | byte(0) | byte(size / 2) | byte(size - 1);
}

std::size_t place_of(std::uint64_t key) noexcept
{
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ull) >> 32);
}

}    // namespace

Vocabulary::Vocabulary(Judge judge) : judge_(std::move(judge)), slots_(kFirstSlots) {}

Vocabulary::Word* Vocabulary::find(std::string_view written)
{
    const std::uint64_t key = key_of(written);
    std::size_t at = place_of(key) & (slots_.size() - 1);
    for (; slots_[at].word != nullptr; at = (at + 1) & (slots_.size() - 1)) {
        if (slots_[at].key != key) continue;
        if (written.size() <= kPacked || slots_[at].word->written == written) return slots_[at].word;
    }
    if (words_.size() == kMaxWords) return nullptr;
    Word* word = &words_.emplace_back();
    word->written = written;
    slots_[at] = {key, word};
    if (words_.size() * 2 > slots_.size()) grow();
    return word;
}

void Vocabulary::grow()
{
    std::vector<Slot> wider(slots_.size() * 2);
    for (const Slot slot : slots_) {
        if (slot.word == nullptr) continue;
        std::size_t at = place_of(slot.key) & (wider.size() - 1);
        while (wider[at].word != nullptr) at = (at + 1) & (wider.size() - 1);
        wider[at] = slot;
    }
    slots_ = std::move(wider);
}

std::vector<Token> tokenise(std::string_view text, ByteRange range, const std::vector<std::uint32_t>& sentence_starts,
                            const TokeniseOptions& options)
{
    return Tokeniser(text, range, sentence_starts, options).run();
}

}    // namespace textdrift::facts
