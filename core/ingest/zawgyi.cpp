// Tells Zawgyi from Unicode and turns it into Unicode, a run of Burmese letters at a time.
#include "core/ingest/zawgyi.h"

#include <cstddef>
#include <cstdint>
#include <memory>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "core/text/utf8.h"

namespace textdrift::ingest {
namespace {

constexpr std::size_t kLongestRun = 3 << 10;    // ICU edits in place: a run of no end would cost its square
constexpr std::size_t kFewest = 2, kOften = 100;

constexpr char32_t kSignE = 0x1031, kStack = 0x1039;

bool is_burmese(char32_t c) noexcept
{
    return c >= 0x1000 && c <= 0x109F;
}

bool is_consonant(char32_t c) noexcept
{
    return (c >= 0x1000 && c <= 0x1021) || c == 0x103F || (c >= 0x1050 && c <= 0x1081);
}

// End of the run of Burmese letters at `begin`, or of the part of it that is turned at once.
std::size_t end_of_run(std::string_view text, std::size_t begin) noexcept
{
    std::size_t end = begin;
    while (end < text.size() && end - begin < kLongestRun) {
        std::size_t next = end;
        if (!is_burmese(text::next_code_point(text, next))) break;
        end = next;
    }
    return end;
}

// Where the next Burmese letter may be: they all begin with the byte E1.
std::size_t next_lead(std::string_view text, std::size_t at) noexcept
{
    const std::size_t found = text.find('\xE1', at);
    return found == std::string_view::npos ? text.size() : found;
}

}    // namespace

bool is_zawgyi(std::string_view text) noexcept
{
    std::size_t letters = 0, broken = 0, end = 0;
    char32_t before = 0;
    for (std::size_t at = next_lead(text, 0); at < text.size(); at = next_lead(text, at)) {
        if (at != end) before = 0;
        const char32_t c = text::next_code_point(text, at);
        end = at;
        if (is_burmese(c)) {
            ++letters;
            if (before == kStack && !is_consonant(c)) ++broken;
            if (before == 0 && c == kSignE) ++broken;
        }
        before = is_burmese(c) ? c : 0;
    }
    return broken >= kFewest && broken * kOften >= letters;
}

std::string decode_zawgyi(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> rules(
        icu::Transliterator::createInstance("Zawgyi-my", UTRANS_FORWARD, status));
    if (U_FAILURE(status) || rules == nullptr) return {};
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = next_lead(text, at);
        std::size_t end = end_of_run(text, begin);
        if (end == begin && begin < text.size()) text::next_code_point(text, end);
        out.append(text.substr(at, begin - at));
        at = end;
        const std::string_view burmese = text.substr(begin, end - begin);
        icu::UnicodeString run =
            icu::UnicodeString::fromUTF8(icu::StringPiece(burmese.data(), static_cast<std::int32_t>(burmese.size())));
        rules->transliterate(run);
        run.toUTF8String(out);
    }
    return out;
}

}    // namespace textdrift::ingest
