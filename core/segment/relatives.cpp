// Counts the words that are written otherwise, or said otherwise, in a close relative.
#include "core/segment/relatives.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "core/language/table.h"
#include "core/text/fold.h"

namespace textdrift::segment {
namespace {

constexpr std::size_t kReadBytes = 32 << 10;    // of the text
constexpr std::size_t kFewestWords = 2;

bool is_letter(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// The members of a family that each of its words speaks for.
using TellingWords = std::map<std::string, std::vector<std::string_view>, std::less<>>;

const TellingWords& telling_words(std::string_view family)
{
    thread_local std::map<const language::Table*, TellingWords> cache;
    const language::Table& table = language::table(family);
    const auto [entry, fresh] = cache.try_emplace(&table);
    if (fresh) {
        for (const language::Row& row : table.section("relatives")) {
            for (const std::string_view member : row.values) entry->second[text::fold(row.form)].push_back(member);
        }
    }
    return entry->second;
}

}    // namespace

std::string family_of(std::string_view language)
{
    const std::string_view parent = language::table(language).meta("extends");
    return std::string(parent.empty() ? language.substr(0, language.find_first_of("-_")) : parent);
}

std::string member_by_words(std::string_view text, std::string_view family)
{
    const TellingWords& words = telling_words(family);
    if (words.empty()) return {};
    const std::string folded = text::fold(text.substr(0, kReadBytes));
    std::map<std::string_view, std::size_t> counts;
    for (std::size_t begin = 0; begin < folded.size(); ++begin) {
        if (!is_letter(folded[begin])) continue;
        std::size_t end = begin;
        while (end < folded.size() && is_letter(folded[end])) ++end;
        if (const auto word = words.find(std::string_view(folded).substr(begin, end - begin)); word != words.end()) {
            for (const std::string_view member : word->second) ++counts[member];
        }
        begin = end;
    }
    std::string_view best;
    std::size_t most = 0, next = 0;
    for (const auto& [member, count] : counts) {
        if (count > most) {
            next = std::exchange(most, count);
            best = member;
        } else {
            next = std::max(next, count);
        }
    }
    return most >= kFewestWords && most > next ? std::string(best) : std::string();
}

}    // namespace textdrift::segment
