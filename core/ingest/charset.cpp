// Charset detection: marks, patterns, and ICU's statistics with a preference for Western texts where evidence is thin.
#include "core/ingest/charset.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "core/ingest/decode.h"
#include "core/text/utf8.h"

namespace textdrift::ingest {
namespace {

constexpr std::size_t kPatternSample = 64 << 10;    // bytes looked at for zero bytes
constexpr std::size_t kIcuSample = 8000;            // ICU's detector reads no more than that
constexpr std::size_t kContext = 30;                // bytes kept around a non-ASCII byte in the sample
constexpr std::uint64_t kFewHighBytes = 12;         // fewer say nothing about which Latin charset it is
constexpr int kNarrowLead = 10;                     // points of confidence a rival must be ahead of windows-1252
constexpr int kFallbackConfidence = 10;

bool is_high(char c) noexcept
{
    return (c & 0x80) != 0;
}
bool is_ascii_letter(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_control(unsigned char c) noexcept
{
    return (c < 0x20 && !(c >= 0x09 && c <= 0x0D) && c != 0x1B) || c == 0x7F;
}

struct Signature {
    std::string_view bytes;
    const char* what;
};

constexpr Signature kSignatures[] = {
    {"\x7F"
     "ELF",
     "a program"},
    {"\x89PNG\r\n\x1A\n", "a PNG image"},
    {"\xFF\xD8\xFF", "a JPEG image"},
    {"GIF87a", "a GIF image"},
    {"GIF89a", "a GIF image"},
    {"PK\x03\x04", "a ZIP container (as DOCX, ODT and EPUB are)"},
    {"PK\x05\x06", "a ZIP container"},
    {"%PDF-", "a PDF document"},
    {"\x1F\x8B", "gzip data"},
    {"BZh91AY&SY", "bzip2 data"},
    {std::string_view("\xFD"
                      "7zXZ\0",
                      6),
     "xz data"},
    {"\x28\xB5\x2F\xFD", "zstd data"},
    {"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"},
    {"Rar!\x1A\x07", "a RAR archive"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office document"},
    {std::string_view("SQLite format 3\0", 16), "an SQLite database"},
    {std::string_view("\x00"
                      "asm",
                      4),
     "a program"},
};

struct Mark {
    std::string_view bytes;
    const char* charset;
};

// The longer marks first: the one of UTF-16LE starts that of UTF-32LE.
constexpr Mark kMarks[] = {
    {"\xEF\xBB\xBF", "UTF-8"},
    {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
    {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
    {"\xFF\xFE", "UTF-16LE"},
    {"\xFE\xFF", "UTF-16BE"},
};

// Text of most scripts in UTF-16 has a zero byte in every space and line end, always on the same side.
std::string zero_pattern(std::string_view bytes)
{
    const std::string_view sample = bytes.substr(0, kPatternSample);
    std::array<std::uint64_t, 2> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += sample[i] == '\0';
    const std::uint64_t pairs = sample.size() / 2;
    const auto prevails = [&](std::uint64_t many, std::uint64_t few) {
        return many * 12 >= pairs && many > 2 && few * 20 <= many;
    };
    if (prevails(zeros[1], zeros[0])) return "UTF-16LE";
    if (prevails(zeros[0], zeros[1])) return "UTF-16BE";
    return {};
}

// The surroundings of non-ASCII bytes: ICU looks at the first 8000 bytes only, which may all be ASCII.
std::string sample_high_bytes(std::string_view bytes)
{
    std::string sample;
    std::size_t taken = 0;
    for (std::size_t i = 0; i < bytes.size() && sample.size() < kIcuSample; ++i) {
        if (!is_high(bytes[i])) continue;
        const std::size_t begin = std::max(taken, i > kContext ? i - kContext : 0);
        const std::size_t end = std::min(bytes.size(), i + kContext);
        if (begin < end) sample.append(bytes.substr(begin, end - begin));
        taken = std::max(taken, end);
    }
    return sample;
}

struct Guess {
    std::string name;
    int confidence = 0;
};

// Windows code pages hold all of their ISO relatives' letters, and typographic marks where those have control codes.
std::string windows_relative(const std::string& name)
{
    constexpr std::pair<std::string_view, const char*> kRelatives[] = {
        {"ISO-8859-1", "windows-1252"}, {"ISO-8859-7", "windows-1253"},   {"ISO-8859-9", "windows-1254"},
        {"ISO-8859-8", "windows-1255"}, {"ISO-8859-8-I", "windows-1255"}, {"ISO-8859-6", "windows-1256"},
    };
    for (const auto& [iso, windows] : kRelatives) {
        // Arabic and Greek letters differ between the two standards: only exact relatives are replaced.
        if (name == iso && iso != "ISO-8859-6" && iso != "ISO-8859-7") return windows;
    }
    return name;
}

bool is_plausible(const std::string& name) noexcept
{
    return !name.starts_with("IBM42") && !name.starts_with("UTF-");
}

std::vector<Guess> icu_guesses(std::string_view sample)
{
    std::vector<Guess> out;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
    if (U_FAILURE(status)) return out;
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    std::int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
    for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
        const char* name = ucsdet_getName(matches[i], &status);
        const std::int32_t confidence = ucsdet_getConfidence(matches[i], &status);
        if (U_FAILURE(status) || !name || !is_plausible(name)) continue;
        out.push_back({windows_relative(name), confidence});
    }
    return out;
}

// How non-ASCII bytes stand among ASCII letters.
struct Shape {
    std::uint64_t high = 0;       // all of them
    std::uint64_t in_runs = 0;    // those in runs of three and more, as in a text of another alphabet
    std::uint64_t symbols = 0;    // those between letters that windows-1252 has a symbol for, not a letter or apostrophe
};

bool is_western_symbol(unsigned char c) noexcept
{
    switch (c) {
    case 0x8A:
    case 0x8C:
    case 0x8E:
    case 0x92:
    case 0x96:
    case 0x97:
    case 0x9A:
    case 0x9C:
    case 0x9E:
    case 0x9F:
    case 0xA0:
    case 0xAD:
    case 0xB7: return false;
    default: return (c >= 0x80 && c <= 0xBF) || c == 0xD7 || c == 0xF7;
    }
}

Shape shape_of(std::string_view sample) noexcept
{
    Shape shape;
    for (std::size_t i = 0; i < sample.size();) {
        if (!is_high(sample[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < sample.size() && is_high(sample[i])) ++i;
        shape.high += i - begin;
        if (i - begin >= 3) shape.in_runs += i - begin;
        const bool inside =
            begin > 0 && i < sample.size() && is_ascii_letter(sample[begin - 1]) && is_ascii_letter(sample[i]);
        for (std::size_t at = begin; inside && at < i; ++at)
            shape.symbols += is_western_symbol(static_cast<unsigned char>(sample[at]));
    }
    return shape;
}

int confidence_in(const std::vector<Guess>& guesses, std::string_view name) noexcept
{
    int best = 0;
    for (const Guess& guess : guesses) {
        if (guess.name == name) best = std::max(best, guess.confidence);
    }
    return best;
}

// Western European text is by far the most frequent, and ICU's statistics need some hundred letters to be right.
Charset guess_legacy(std::string_view bytes)
{
    const std::string sample = sample_high_bytes(bytes);
    const std::vector<Guess> guesses = icu_guesses(sample);
    const Shape shape = shape_of(sample);
    const int western = confidence_in(guesses, "windows-1252");
    const bool looks_western = shape.in_runs * 5 <= shape.high && shape.symbols == 0;
    const bool thin = shape.high < kFewHighBytes || guesses.empty() || western + kNarrowLead >= guesses.front().confidence;
    if (guesses.empty() || (looks_western && thin)) {
        return {"windows-1252", 0, true, std::max(western, kFallbackConfidence)};
    }
    return {guesses.front().name, 0, true, guesses.front().confidence};
}

// ISO-2022 texts are pure ASCII to the eye of a UTF-8 check, but switch character sets by escape sequences.
bool has_shift_sequences(std::string_view bytes) noexcept
{
    return bytes.find("\x1B$") != std::string_view::npos || bytes.find("\x1B(J") != std::string_view::npos;
}

Charset guess_shifted(std::string_view bytes)
{
    const std::vector<Guess> guesses = icu_guesses(bytes.substr(0, kIcuSample));
    if (guesses.empty() || !guesses.front().name.starts_with("ISO-2022")) return {};
    return {guesses.front().name, 0, true, guesses.front().confidence};
}

}    // namespace

Charset detect_charset(std::string_view bytes)
{
    for (const Mark& mark : kMarks) {
        if (bytes.starts_with(mark.bytes)) return {mark.charset, mark.bytes.size(), false, 100};
    }
    if (std::string name = zero_pattern(bytes); !name.empty()) return {std::move(name), 0, false, 100};
    const Utf8Census census = count_utf8(bytes);
    if (census.bad == 0) return has_shift_sequences(bytes) ? guess_shifted(bytes) : Charset{};
    const bool cut_only = census.bad == 1 && census.cut_at_end;
    if (cut_only || census.good >= 2 * census.bad) return {};
    return guess_legacy(bytes);
}

std::optional<BinaryFinding> find_signature(std::string_view bytes)
{
    for (const Signature& signature : kSignatures) {
        if (bytes.starts_with(signature.bytes)) return BinaryFinding{signature.what, 0};
    }
    return std::nullopt;
}

std::optional<BinaryFinding> find_binary(std::string_view bytes)
{
    if (auto known = find_signature(bytes)) return known;
    std::size_t controls = 0, first = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (!is_control(static_cast<unsigned char>(bytes[i]))) continue;
        if (controls++ == 0) first = i;
    }
    const bool many = controls >= 4 && controls * 20 > bytes.size();
    if (many || (controls > 0 && controls == bytes.size())) return BinaryFinding{"binary data", first};
    return std::nullopt;
}

bool has_binary_share(std::string_view text) noexcept
{
    std::size_t controls = 0, count = 0;
    for (std::size_t pos = 0; pos < text.size(); ++count) {
        const char32_t c = text::next_code_point(text, pos);
        controls += c == 0xFFFD || (c < 0x80 && is_control(static_cast<unsigned char>(c)));
    }
    return controls >= 4 && controls * 20 > count;
}

}    // namespace textdrift::ingest
