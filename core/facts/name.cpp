// Equality and short forms of names.
#include "core/facts/name.h"

#include <algorithm>

#include "core/facts/lexicon.h"
#include "core/facts/spelling.h"
#include "core/language/table.h"

namespace textdrift::facts {

namespace {

bool is_connector(std::string_view word, const Lexicon& lexicon)
{
    return lexicon.connectors.contains(word) || lexicon.particles.contains(word) || word == "a" || word == "an" ||
           word == "&";
}

std::string glued(const std::vector<std::string>& words)
{
    std::string whole;
    for (const std::string& word : words)
        for (const char c : word)
            if (c != '-' && c != ' ' && c != '.' && c != '\'') whole += c;
    return whole;
}

// Whether the words of `shorter` occur in `full` one after another.
bool has_run(const std::vector<std::string>& full, const std::vector<std::string>& shorter)
{
    return std::search(full.begin(), full.end(), shorter.begin(), shorter.end()) != full.end();
}

// Positions of `acronym` reachable after word `word` when it starts at `from`: its first letter, then any later ones in
// order.
std::size_t reach(std::string_view acronym, std::size_t from, std::string_view word)
{
    if (word.empty() || from >= acronym.size() || word[0] != acronym[from]) return from;
    std::size_t at = from + 1;
    for (std::size_t i = 1; i < word.size() && at < acronym.size(); ++i)
        if (word[i] == acronym[at]) ++at;
    return at;
}

// "Ressa, Maria" for "Maria Ressa". Organisations and compounds of everyday words do mean something else when turned round.
bool same_turned_round(const NameValue& name, std::vector<std::string> left, const std::vector<std::string>& right)
{
    if (left.size() != right.size() || left.size() < 2 || left.size() > 4 || !name.canonical.empty()) return false;
    if (name.type != NameValue::Type::Person && name.type != NameValue::Type::Unknown) return false;
    std::rotate(left.begin(), left.end() - 1, left.end());
    if (left == right) return true;
    std::rotate(left.begin(), left.begin() + std::ptrdiff_t(2 % left.size()), left.end());
    return left == right;
}

}    // namespace

std::vector<std::string> essential_words(const std::vector<std::string>& words, std::string_view language)
{
    const language::Table& table = language::table(language);
    const Lexicon& lexicon = Lexicon::of(table);
    std::vector<std::string> kept;
    for (const std::string& word : words)
        if (!is_connector(word, lexicon)) kept.push_back(spelling_key(word, table));
    return kept;
}

bool equal(const NameValue& a, const NameValue& b, std::string_view language)
{
    if (!a.canonical.empty() && a.canonical == b.canonical) return true;
    if (a.tokens == b.tokens) return true;
    auto left = essential_words(a.tokens, language), right = essential_words(b.tokens, language);
    if (left.empty() || right.empty()) return false;
    if (glued(left) == glued(right)) return true;
    return same_turned_round(a, left, right) && same_turned_round(b, left, right);
}

bool acronym_of(std::string_view acronym, const std::vector<std::string>& words, std::string_view language)
{
    if (acronym.size() < 2 || words.size() > 24 || acronym.size() > 24) return false;
    const Lexicon& lexicon = Lexicon::of(language::table(language));
    if (acronym.size() > 2 && acronym.back() == 's' && acronym_of(acronym.substr(0, acronym.size() - 1), words, language))
        return true;
    // reachable[p]: the first p letters can come from the words read so far.
    std::vector<bool> reachable(acronym.size() + 1, false);
    reachable[0] = true;
    std::size_t essential = 0;
    for (const std::string& word : words) {
        const bool optional = is_connector(word, lexicon);
        essential += !optional;
        std::vector<bool> next(acronym.size() + 1, false);
        for (std::size_t p = 0; p <= acronym.size(); ++p) {
            if (!reachable[p]) continue;
            if (optional) next[p] = true;
            const std::size_t last = reach(acronym, p, word);
            // Only up to three letters of a word: "Interpol" is not an acronym of any word that holds its letters.
            for (std::size_t q = p + 1; q <= std::min(last, p + 3); ++q) next[q] = true;
        }
        reachable = std::move(next);
    }
    return essential >= 2 && reachable[acronym.size()];
}

bool short_form(const NameValue& full, const NameValue& shorter, std::string_view language)
{
    if (equal(full, shorter, language)) return false;
    if (!full.acronym.empty() && shorter.tokens.size() == 1 && shorter.tokens[0] == full.acronym) return true;
    if (shorter.is_acronym && shorter.tokens.size() == 1 && acronym_of(shorter.tokens[0], full.tokens, language))
        return true;
    const auto whole = essential_words(full.tokens, language), part = essential_words(shorter.tokens, language);
    if (part.empty() || part.size() >= whole.size()) return false;
    const Lexicon& lexicon = Lexicon::of(language::table(language));
    // A place or people inside a longer name is a name of its own: "China" is no short form of "Bank of China".
    if (const auto* known = lexicon.gazetteer.find(join_words(shorter.tokens)); known && known->canonical != full.canonical)
        return false;
    if (part.size() == 1 && lexicon.is_common(part[0]) && full.type != NameValue::Type::Person) return false;
    return has_run(whole, part);
}

}    // namespace textdrift::facts
