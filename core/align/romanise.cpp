// The table of sounds, filled code point by code point from ICU's transliterators.
#include "core/align/romanise.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "core/text/fold.h"

namespace textdrift::align {
namespace {

constexpr char32_t kTableEnd = 0x30000;    // ideographs beyond have no readings in ICU
constexpr std::size_t kMostLetters = 7;    // of one code point; packed with their number into 64 bits

// Of ASCII: the letter or digit, small; 0 for all else.
constexpr std::array<char, 0x80> kPlainSounds = [] {
    std::array<char, 0x80> plain{};
    for (char c = '0'; c <= '9'; ++c) plain[static_cast<std::size_t>(c)] = c;
    for (char c = 'a'; c <= 'z'; ++c) plain[static_cast<std::size_t>(c)] = plain[static_cast<std::size_t>(c - 32)] = c;
    return plain;
}();

// Low byte: number of letters + 1 (0: not looked up yet); then the letters.
std::array<std::atomic<std::uint64_t>, kTableEnd> sounds;

std::uint64_t pack(std::string_view letters) noexcept
{
    const std::size_t size = std::min(letters.size(), kMostLetters);
    std::uint64_t packed = size + 1;
    for (std::size_t i = 0; i < size; ++i) {
        packed |= std::uint64_t{static_cast<unsigned char>(letters[i])} << (8 * (i + 1));
    }
    return packed;
}

// The letters of ASCII for a Latin letter without a decomposition ("œ" oe, "ł" l, "ß" ss), as folding writes them: the same
// as Latin-ASCII gives but for a few, which are left to it.
std::string folded_letter(char32_t code_point)
{
    constexpr char32_t kFoldedEnd = 0x250;
    constexpr char32_t kReadOtherwise[] = {0xAA, 0xBA, 0x138, 0x18F, 0x259};
    if (code_point >= kFoldedEnd || std::ranges::find(kReadOtherwise, code_point) != std::end(kReadOtherwise)) return {};
    std::string letter;
    icu::UnicodeString(static_cast<UChar32>(code_point)).toUTF8String(letter);
    const std::string folded = text::fold(letter);
    const bool plain = std::ranges::all_of(folded, [](char c) { return c >= 'a' && c <= 'z'; });
    return plain ? folded : std::string();
}

// The letter of ASCII that a Latin letter is by its decomposition ("é" e, "ọ" o), or by its fold, or none. Spares most texts
// in Latin script the transliterator, which takes long to make.
std::string plain_letter(char32_t code_point)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
    icu::UnicodeString decomposed;
    if (U_FAILURE(status) || uscript_getScript(static_cast<UChar32>(code_point), &status) != USCRIPT_LATIN) {
        return {};
    }
    if (!normalizer->getDecomposition(static_cast<UChar32>(code_point), decomposed)) {
        return folded_letter(code_point);
    }
    const char16_t letter = static_cast<char16_t>(decomposed[0] | 0x20);
    return letter >= 'a' && letter <= 'z' ? std::string(1, static_cast<char>(letter)) : std::string();
}

// One transliterator a script, made when its first letter is met. Guarded: ICU's are not thread-safe.
class Transliterators {
public:
    std::string sound_of(char32_t code_point)
    {
        const std::lock_guard lock(mutex_);
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(static_cast<UChar32>(code_point), &status);
        const icu::Transliterator* transliterator = U_SUCCESS(status) ? of(script) : nullptr;
        if (!transliterator) {
            return {};
        }
        icu::UnicodeString text(static_cast<UChar32>(code_point));
        transliterator->transliterate(text);
        std::string letters;
        for (int i = 0; i < text.length(); ++i) {
            const char16_t c = text[i];
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                letters += static_cast<char>(c);
            } else if (c >= 'A' && c <= 'Z') {
                letters += static_cast<char>(c + 32);
            }
        }
        return letters;
    }

private:
    const icu::Transliterator* of(UScriptCode script)
    {
        // Signs of all scripts have no transliterator; asking for one takes as long as for another.
        if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED) return nullptr;
        const auto [at, is_new] = made_.try_emplace(script);
        if (is_new) {
            const std::string name =
                script == USCRIPT_LATIN ? "Latin-ASCII" : std::string(uscript_getName(script)) + "-Latin";
            at->second = make(script == USCRIPT_LATIN ? name : name + "; Latin-ASCII");
        }
        return at->second.get();
    }
    static std::unique_ptr<icu::Transliterator> make(const std::string& name)
    {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(
            icu::Transliterator::createInstance(icu::UnicodeString::fromUTF8(name), UTRANS_FORWARD, status));
        return U_SUCCESS(status) ? std::move(made) : nullptr;
    }

    std::mutex mutex_;
    std::map<UScriptCode, std::unique_ptr<icu::Transliterator>> made_;
};

// The consonant of a letter that bears a vowel by itself ("क" ka) is what counts; its vowel may be replaced by a mark.
std::string look_up(char32_t code_point)
{
    static Transliterators transliterators;
    if (const int digit = u_charDigitValue(static_cast<UChar32>(code_point)); digit >= 0) {
        return std::string(1, static_cast<char>('0' + digit));
    }
    if (!u_isalpha(static_cast<UChar32>(code_point)) &&
        !u_hasBinaryProperty(static_cast<UChar32>(code_point), UCHAR_DIACRITIC) &&
        u_getCombiningClass(static_cast<UChar32>(code_point)) == 0 && !writes_consonants(code_point)) {
        return {};
    }
    const std::string letter = plain_letter(code_point);
    return letter.empty() ? transliterators.sound_of(code_point) : letter;
}

bool is_vowel(char c) noexcept
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

constexpr std::array<char, 0x80> kUnified = [] {
    std::array<char, 0x80> unified{};
    for (std::size_t c = 0; c < unified.size(); ++c) unified[c] = static_cast<char>(c);
    unified['c'] = unified['q'] = 'k';
    unified['w'] = 'v';
    unified['y'] = 'i';
    unified['x'] = unified['z'] = 's';
    return unified;
}();

}    // namespace

std::size_t append_plain_sound(std::string_view word, std::string& out)
{
    std::size_t at = 0;
    for (; at < word.size() && static_cast<unsigned char>(word[at]) < 0x80; ++at) {
        if (const char c = kPlainSounds[static_cast<unsigned char>(word[at])]) out += c;
    }
    return at;
}

void append_sound(char32_t code_point, std::string& out)
{
    if (code_point < 0x80) {
        if (const char c = kPlainSounds[code_point]) out += c;
        return;
    }
    if (code_point >= kTableEnd) {
        return;
    }
    std::uint64_t packed = sounds[code_point].load(std::memory_order_relaxed);
    if (packed == 0) {
        packed = pack(look_up(code_point));
        sounds[code_point].store(packed, std::memory_order_relaxed);
    }
    for (std::uint64_t letters = packed >> 8, left = (packed & 0xFF) - 1; left > 0; --left, letters >>= 8) {
        out += static_cast<char>(letters & 0xFF);
    }
}

void unify_sounds(std::string& word, bool consonants)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        char c = word[i];
        if (consonants && is_vowel(c)) {
            continue;
        }
        if ((c == 'p' || c == 'c') && i + 1 < word.size() && word[i + 1] == 'h') {
            c = c == 'p' ? 'f' : 'h';
            ++i;
        } else {
            c = kUnified[static_cast<unsigned char>(c) & 0x7F];
        }
        if (kept == 0 || word[kept - 1] != c || (c >= '0' && c <= '9')) {
            word[kept++] = c;
        }
    }
    word.resize(kept);
}

bool writes_consonants(char32_t c) noexcept
{
    return (c >= 0x0590 && c < 0x1100) || (c >= 0x1780 && c < 0x1800) || (c >= 0xFB1D && c < 0xFE00) ||
           (c >= 0xFE70 && c < 0xFF00);
}

}    // namespace textdrift::align
