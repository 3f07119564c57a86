// Applies the spelling and stem rules of a language table. Each rule set is compiled once per table.
#include "core/facts/spelling.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace textdrift::facts {

namespace {

struct Ending {
    std::string_view form, becomes;
    std::size_t least_word = 0;      // bytes of the whole word
    std::size_t least_vowels = 0;    // groups of vowels before the ending
};

// The endings of a rule set by their last byte, in the order they are tried: few end as a word does.
class Endings {
public:
    void add(const Ending& ending)
    {
        if (!ending.form.empty()) return by_last_[static_cast<unsigned char>(ending.form.back())].push_back(ending);
        for (auto& list : by_last_) list.push_back(ending);
    }
    const std::vector<Ending>& of(std::string_view word) const
    {
        return by_last_[word.empty() ? 0 : static_cast<unsigned char>(word.back())];
    }

private:
    std::array<std::vector<Ending>, 256> by_last_;
};

struct Rules {
    std::unordered_map<std::string_view, std::string_view> variants;
    Endings spellings;    // longest first
    Endings stems;        // in file order
};

std::size_t number(std::string_view digits)
{
    std::size_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::unique_ptr<Rules> compile(const language::Table& table)
{
    auto rules = std::make_unique<Rules>();
    for (const language::Row& row : table.section("spelling-variants")) rules->variants.emplace(row.form, row.value());
    std::vector<Ending> spellings;
    for (const language::Row& row : table.section("spelling-endings"))
        spellings.push_back({row.form, row.value(), number(row.value(1)), number(row.value(2))});
    std::stable_sort(spellings.begin(), spellings.end(),
                     [](const Ending& a, const Ending& b) { return a.form.size() > b.form.size(); });
    for (const Ending& ending : spellings) rules->spellings.add(ending);
    for (const language::Row& row : table.section("stem-endings"))
        rules->stems.add({row.form, row.value(), row.form.size() + number(row.value(1)), 0});
    return rules;
}

const Rules& rules_of(const language::Table& table)
{
    static std::mutex mutex;
    static std::map<const language::Table*, std::unique_ptr<Rules>> compiled;
    // Words come by the thousand and from one language: spare them the lock.
    thread_local const language::Table* last_table = nullptr;
    thread_local const Rules* last_rules = nullptr;
    if (last_table == &table) return *last_rules;
    const std::scoped_lock lock(mutex);
    auto& entry = compiled[&table];
    if (!entry) entry = compile(table);
    last_table = &table;
    last_rules = entry.get();
    return *entry;
}

std::size_t vowel_groups(std::string_view word)
{
    std::size_t groups = 0;
    bool inside = false;
    for (const char c : word) {
        const bool vowel = std::string_view("aeiouy").find(c) != std::string_view::npos;
        groups += vowel && !inside;
        inside = vowel;
    }
    return groups;
}

bool applies(const Ending& ending, std::string_view word)
{
    return word.size() >= ending.least_word && word.ends_with(ending.form) &&
           vowel_groups(word.substr(0, word.size() - ending.form.size())) >= ending.least_vowels;
}

std::string replaced(std::string_view word, const Ending& ending)
{
    return std::string(word.substr(0, word.size() - ending.form.size())).append(ending.becomes);
}

}    // namespace

std::string spelling_key(std::string_view word, const language::Table& table)
{
    const Rules& rules = rules_of(table);
    if (const auto it = rules.variants.find(word); it != rules.variants.end()) word = it->second;
    for (const Ending& ending : rules.spellings.of(word))
        if (applies(ending, word)) return replaced(word, ending);
    return std::string(word);
}

std::string stem(std::string_view word, const language::Table& table)
{
    std::string key = spelling_key(word, table);
    for (const Ending& ending : rules_of(table).stems.of(key)) {
        if (!applies(ending, key)) continue;
        key = replaced(key, ending);
        break;
    }
    // "stopped" and "stop", "travelled" and "travel": a doubled last consonant is one; a silent e goes with the ending.
    if (key.size() > 3 && key[key.size() - 1] == key[key.size() - 2] && key.back() != 's' && key.back() != 'e')
        key.pop_back();
    if (key.size() > 3 && key.back() == 'e') key.pop_back();
    return key;
}

}    // namespace textdrift::facts
