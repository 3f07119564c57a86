// Tells the format by the name and reads the file.
#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include "core/ingest/reader.h"
#include "core/lexicon/lexicon.h"
#include "core/lexicon/readers.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace textdrift::lexicon {
namespace {

constexpr const char* kDictionaries = "/usr/share/dictd";

std::string iso3_of(std::string_view language)
{
    return uloc_getISO3Language(std::string(language).c_str());
}

std::string dictionary_path(const std::string& source, const std::string& target)
{
    return fmt::format("{}/freedict-{}-{}.index", kDictionaries, source, target);
}

// Scripts whose words stand without spaces: their letters count as words.
bool stands_alone(char32_t c) noexcept
{
    return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1000 && c < 0x10A0) || (c >= 0x1780 && c < 0x1800) ||
           (c >= 0x3040 && c < 0x3100) || (c >= 0x3400 && c < 0xA000) || (c >= 0x20000 && c < 0x30000);
}

}    // namespace

std::vector<std::string> folded_words(std::string_view text)
{
    std::vector<std::string> words;
    const std::string folded = text::fold(text);
    std::string word;
    const auto close = [&] {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t c = text::next_code_point(folded, at);
        if (!u_isalnum(static_cast<UChar32>(c)) && u_charType(static_cast<UChar32>(c)) != U_NON_SPACING_MARK &&
            u_charType(static_cast<UChar32>(c)) != U_COMBINING_SPACING_MARK) {
            close();
            continue;
        }
        const bool mark = !u_isalnum(static_cast<UChar32>(c));
        if (stands_alone(c) && !mark) close();
        text::append_code_point(word, c);
    }
    close();
    return words;
}

Result<Lexicon> read_lexicon(const std::string& path, const Limits& limits)
{
    const std::string_view name = path;
    if (name.ends_with(".index") || name.ends_with(".dict") || name.ends_with(".dict.dz"))
        return read_freedict(path, limits);
    const bool tmx = name.ends_with(".tmx");
    if (!tmx && !name.ends_with(".tsv") && !name.ends_with(".txt")) {
        return std::unexpected(Error{ErrorCode::BadInput,
                                     "expected a lexicon whose name ends with .tsv, .txt, .tmx, .index, .dict or .dict.dz",
                                     path});
    }
    const auto content = ingest::read_file_bytes(path, limits, kExpected);
    if (!content) return std::unexpected(content.error());
    return tmx ? read_tmx(path, *content) : read_tsv(path, *content);
}

Result<Lexicon> installed_lexicon(std::string_view source_language, std::string_view target_language, const Limits& limits)
{
    const std::string source = iso3_of(source_language), target = iso3_of(target_language);
    if (source.empty() || target.empty() || source == target) return Lexicon();
    Lexicon found({}, std::string(source_language), std::string(target_language));
    for (const bool backwards : {false, true}) {
        const std::string path = backwards ? dictionary_path(target, source) : dictionary_path(source, target);
        std::error_code fault;
        if (!std::filesystem::exists(path, fault)) continue;
        auto read = read_freedict(path, limits);
        if (!read) return std::unexpected(read.error());
        found = found.merged_with(backwards ? read->reversed() : *read);
    }
    return found;
}

}    // namespace textdrift::lexicon
