// Folding by ICU, chunk by chunk between normalisation boundaries, so that each output byte knows its source.
#include "core/text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "core/text/letters.h"
#include "core/text/utf8.h"

namespace textdrift::text {
namespace {

// A chunk is one starter with its marks; longer runs of marks are cut, since reordering them is quadratic.
constexpr std::size_t kMaxChunk = 64;

bool is_apostrophe(char32_t c) noexcept
{
    switch (c) {
    case 0x0027:
    case 0x0060:
    case 0x00B4:
    case 0x02B9:
    case 0x02BB:
    case 0x02BC:
    case 0x02BD:
    case 0x02BE:
    case 0x02BF:
    case 0x02C8:
    case 0x02CA:
    case 0x02CB:
    case 0x0374:
    case 0x055A:
    case 0x05F3:
    case 0x07F4:
    case 0x1FBD:
    case 0x1FBF:
    case 0x1FEF:
    case 0x1FFD:
    case 0x1FFE:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2035:
    case 0x275B:
    case 0x275C:
    case 0x275F:
    case 0xA78B:
    case 0xA78C:
    case 0xFF07:
    case 0xFF40: return true;
    default: return false;
    }
}

bool is_quotation_mark(char32_t c) noexcept
{
    switch (c) {
    case 0x0022:
    case 0x00AB:
    case 0x00BB:
    case 0x02BA:
    case 0x02DD:
    case 0x02EE:
    case 0x05F4:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x2036:
    case 0x2039:
    case 0x203A:
    case 0x275D:
    case 0x275E:
    case 0x2760:
    case 0x276E:
    case 0x276F:
    case 0x2E42:
    case 0x300A:
    case 0x300B:
    case 0x300C:
    case 0x300D:
    case 0x300E:
    case 0x300F:
    case 0x301D:
    case 0x301E:
    case 0x301F:
    case 0xFE41:
    case 0xFE42:
    case 0xFE43:
    case 0xFE44:
    case 0xFF02:
    case 0xFF62:
    case 0xFF63: return true;
    default: return false;
    }
}

bool is_dash(char32_t c) noexcept
{
    if (c < 0x80) return c == '-';
    return c == 0x2212 || c == 0x2043 || c == 0x02D7 || u_charType(static_cast<UChar32>(c)) == U_DASH_PUNCTUATION;
}

bool is_ignorable(char32_t c) noexcept
{
    return c >= 0x80 && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

// The one ASCII character that stands for all marks of its family, or `c` itself.
char32_t unify(char32_t c) noexcept
{
    if (is_apostrophe(c)) return '\'';
    if (is_quotation_mark(c)) return '"';
    if (is_dash(c)) return '-';
    return u_isUWhiteSpace(static_cast<UChar32>(c)) ? U' ' : c;
}

// Accents, and the points of Hebrew and Arabic. Vowel signs and viramas of Indic and Thai letters spell the word and stay.
bool is_strippable_mark(char32_t c) noexcept
{
    const int combining = u_getCombiningClass(static_cast<UChar32>(c));
    return combining == 1 || (combining >= 10 && combining <= 36) || (combining >= 200 && combining <= 240);
}

const icu::Normalizer2& normalizer(const char* name, UNormalization2Mode mode)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getInstance(nullptr, name, mode, status);
    assert(U_SUCCESS(status) && instance != nullptr);
    return *instance;
}

icu::UnicodeString normalized(const icu::Normalizer2& form, const icu::UnicodeString& source)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out = form.normalize(source, status);
    return U_SUCCESS(status) ? out : source;
}

template <class Function>
icu::UnicodeString mapped(const icu::UnicodeString& source, Function&& append)
{
    icu::UnicodeString out;
    for (std::int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
        append(out, static_cast<char32_t>(source.char32At(i)));
    }
    return out;
}

void append_unified(icu::UnicodeString& out, char32_t c)
{
    if (!is_ignorable(c)) out.append(static_cast<UChar32>(unify(c)));
}

void append_without_marks(icu::UnicodeString& out, char32_t c)
{
    if (is_ignorable(c) || is_strippable_mark(c)) return;
    const std::string_view plain = plain_letter(c);
    for (const char letter : plain) out.append(static_cast<char16_t>(letter));
    if (plain.empty()) out.append(static_cast<UChar32>(unify(c)));
}

struct Forms {
    const icu::Normalizer2& nfc = normalizer("nfc", UNORM2_COMPOSE);
    const icu::Normalizer2& nfkc = normalizer("nfkc", UNORM2_COMPOSE);
    const icu::Normalizer2& nfkd = normalizer("nfkc", UNORM2_DECOMPOSE);
    const icu::Normalizer2& folded = normalizer("nfkc_cf", UNORM2_COMPOSE);
};

const Forms& forms()
{
    static const Forms instance;
    return instance;
}

// The fold of one chunk: signs are unified before NFKC (which would turn an acute accent into a space and a mark) and
// again after it (which may bring new ones out of compatibility forms).
icu::UnicodeString fold_chunk(const icu::UnicodeString& chunk, FoldOptions options)
{
    const Forms& f = forms();
    const icu::UnicodeString unified = mapped(chunk, append_unified);
    icu::UnicodeString out = normalized(options.case_fold ? f.folded : f.nfkc, unified);
    if (options.strip_marks) {
        return normalized(f.nfc, mapped(normalized(f.nfkd, out), append_without_marks));
    }
    return normalized(f.nfc, mapped(out, append_unified));
}

std::string fold_code_point(char32_t c, FoldOptions options)
{
    std::string out;
    fold_chunk(icu::UnicodeString(static_cast<UChar32>(c)), options).toUTF8String(out);
    return out;
}

// Folds of the common characters that stand alone, so that accented Latin text does not pay for ICU letter by letter.
class CommonFolds {
public:
    explicit CommonFolds(FoldOptions options)
    {
        for (char32_t c = 0; c < kLatin; ++c) entries_[c] = fold_code_point(c, options);
        for (char32_t c = 0; c < kSigns; ++c) entries_[kLatin + c] = fold_code_point(kFirstSign + c, options);
    }

    const std::string* find(char32_t c) const noexcept
    {
        if (c < kLatin) return &entries_[c];
        if (c >= kFirstSign && c < kFirstSign + kSigns) return &entries_[kLatin + c - kFirstSign];
        return nullptr;
    }

    static const CommonFolds& of(FoldOptions options)
    {
        static const CommonFolds plain({.case_fold = false, .strip_marks = false});
        static const CommonFolds cased({.case_fold = true, .strip_marks = false});
        static const CommonFolds stripped({.case_fold = false, .strip_marks = true});
        static const CommonFolds both({.case_fold = true, .strip_marks = true});
        if (options.case_fold) return options.strip_marks ? both : cased;
        return options.strip_marks ? stripped : plain;
    }

private:
    static constexpr char32_t kLatin = 0x250, kFirstSign = 0x2000, kSigns = 0x70;
    std::array<std::string, kLatin + kSigns> entries_;
};

// Where folded text goes: runs of white space become one space.
struct Sink {
    std::string& text;
    std::vector<std::uint32_t>* source;    // null where nobody asked for the map

    void put(char byte, std::size_t from)
    {
        if (byte == ' ' && !text.empty() && text.back() == ' ') return;
        text.push_back(byte);
        if (source) source->push_back(static_cast<std::uint32_t>(from));
    }
    void put(std::string_view bytes, std::size_t from)
    {
        for (const char byte : bytes) put(byte, from);
    }
};

std::array<char, 128> ascii_folds(bool case_fold)
{
    std::array<char, 128> folds{};
    for (int c = 0; c < 128; ++c) {
        const bool upper = case_fold && c >= 'A' && c <= 'Z';
        folds[c] = static_cast<char>(upper ? c + ('a' - 'A') : unify(static_cast<char32_t>(c)));
    }
    return folds;
}

// Appends to `chunk` all that belongs to the chunk which starts at `pos`; moves `pos` behind it. Says how many code points.
std::size_t gather_chunk(std::string_view source, std::size_t& pos, icu::UnicodeString& chunk)
{
    const icu::Normalizer2& nfkc = forms().nfkc;
    std::size_t count = 0;
    while (pos < source.size()) {
        std::size_t next = pos;
        const char32_t c = next_code_point(source, next);
        const bool ignorable = is_ignorable(c);
        if (!ignorable && count > 0 && (count >= kMaxChunk || nfkc.hasBoundaryBefore(static_cast<UChar32>(c)))) break;
        pos = next;
        if (ignorable) continue;
        chunk.append(static_cast<UChar32>(c));
        ++count;
    }
    return count;
}

void fold_into(Sink sink, std::string_view source, FoldOptions options)
{
    static const std::array<char, 128> kCased = ascii_folds(true), kUncased = ascii_folds(false);
    const std::array<char, 128>& ascii = options.case_fold ? kCased : kUncased;
    const auto is_ascii = [source](std::size_t at) { return static_cast<unsigned char>(source[at]) < 0x80; };
    icu::UnicodeString chunk;
    std::string folded;
    std::size_t pos = 0;
    while (pos < source.size()) {
        if (is_ascii(pos) && (pos + 1 == source.size() || is_ascii(pos + 1))) {
            sink.put(ascii[static_cast<unsigned char>(source[pos])], pos);
            ++pos;
            continue;
        }
        const std::size_t begin = pos;
        chunk.remove();
        const std::size_t count = gather_chunk(source, pos, chunk);
        const auto first = static_cast<char32_t>(count > 0 ? chunk.char32At(0) : 0);
        const std::string* common = count == 1 ? CommonFolds::of(options).find(first) : nullptr;
        if (!common) {
            folded.clear();
            fold_chunk(chunk, options).toUTF8String(folded);
        }
        sink.put(common ? *common : folded, begin);
    }
}

}    // namespace

std::string fold(std::string_view source, FoldOptions options)
{
    std::string out;
    out.reserve(source.size());
    fold_into({out, nullptr}, source, options);
    return out;
}

View fold_view(std::string_view source, FoldOptions options)
{
    View view;
    view.text.reserve(source.size());
    view.source.reserve(source.size() + 1);
    fold_into({view.text, &view.source}, source, options);
    view.source.push_back(static_cast<std::uint32_t>(source.size()));
    return view;
}

}    // namespace textdrift::text
