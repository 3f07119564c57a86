// Reads the words that are no names from the tables.
#include "core/drift/across_names_words.h"

#include <algorithm>
#include <vector>

#include "core/facts/token.h"
#include "core/text/fold.h"

namespace textdrift::drift {

NameWords::NameWords(const language::Table& table) : keeps_marks_(table.keeps_marks())
{
    for (const language::Row& row : table.section("name-words")) {
        add(row.form);
        for (const std::string_view form : row.values) add(form);
    }
}

bool NameWords::contains(const std::string& folded) const
{
    if (words_.contains(folded)) return true;
    for (std::size_t length = shortest_; length <= std::min(folded.size(), longest_); ++length)
        if (stems_.contains(folded.substr(0, length)) && may_end(folded, length)) return true;
    return false;
}

bool NameWords::consists_of(const std::string& folded) const
{
    constexpr std::size_t kLongest = 96;    // bytes
    if (folded.size() > kLongest || words_.empty()) return false;
    std::vector<bool> reached(folded.size() + 1, false);
    reached[0] = true;
    for (std::size_t end = 1; end <= folded.size(); ++end)
        for (std::size_t start = 0; start < end && !reached[end]; ++start)
            reached[end] = reached[start] && words_.contains(folded.substr(start, end - start));
    return reached[folded.size()];
}

// A short stem bears a short ending only: "rad-" is not in "Radovan".
bool NameWords::may_end(const std::string& folded, std::size_t length)
{
    const auto letters = [](std::string_view text) {
        return std::count_if(text.begin(), text.end(),
                             [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    };
    const auto stem = letters(std::string_view(folded).substr(0, length));
    return stem >= 5 || letters(std::string_view(folded).substr(length)) <= (stem == 4 ? 4 : 2);
}

void NameWords::add(std::string_view form)
{
    const bool stem = form.ends_with('-');
    if (stem) form.remove_suffix(1);
    facts::TokeniseOptions options;
    options.keep_marks = keeps_marks_;
    const auto tokens = facts::tokenise(form, {0, static_cast<std::uint32_t>(form.size())}, {}, options);
    if (tokens.size() != 1) return;
    std::string folded = tokens.front().folded;
    if (!stem) {
        words_.insert(std::move(folded));
        return;
    }
    shortest_ = std::min(shortest_, folded.size());
    longest_ = std::max(longest_, folded.size());
    stems_.insert(std::move(folded));
}

std::set<std::string, std::less<>> words_of_lists(const language::Table& table)
{
    std::set<std::string, std::less<>> words;
    for (const char* section : {"sentence-starters", "negations", "comparators", "date-words", "relative-dates",
                                "number-words", "number-links", "pronouns", "saying-verbs", "months", "weekdays",
                                "honorifics", "soft-negations", "ordinals", "seasons", "count-words", "function-words"})
        for (const language::Row& row : table.section(section))
            for (std::string_view rest = row.form; !rest.empty();) {
                const std::size_t space = std::min(rest.find(' '), rest.size());
                words.insert(text::fold(rest.substr(0, space)));
                rest.remove_prefix(std::min(rest.size(), space + 1));
            }
    return words;
}

}    // namespace textdrift::drift
