// Finds the counted noun by the word classes of the language's table and by endings.
#include "core/facts/nouns.h"

namespace textdrift::facts {

namespace {

constexpr std::size_t kReach = 7;    // tokens looked at behind a number

}    // namespace

std::string NounFinder::behind(std::size_t end, bool& generic) const
{
    std::string first, people;
    std::size_t i = end;
    if (i < tokens_.size() && tokens_[i].folded == "-" && !tokens_[i].space_before) ++i;
    for (const std::size_t stop = i + kReach; i < stop && is_word(i); ++i) {
        const Token& token = tokens_[i];
        const WordInfo* word = info(i);
        if (word != nullptr && word->has(Role::State)) return lexicon_.noun_stem(token.folded);
        if (!people.empty()) {    // "people were killed": what befell them tells more than that they are people
            if (word != nullptr && word->has(Role::Aux)) continue;
            if (lexicon_.looks_verbal(token.folded)) return lexicon_.noun_stem(token.folded);
            if (token.folded.ends_with("ly")) continue;
            break;
        }
        if (word != nullptr && word->has(Role::Skip) && first.empty()) continue;
        if (word != nullptr && (word->has(Role::Stop) || word->has(Role::Aux) || word->has(Role::Skip))) break;
        if (word != nullptr && word->has(Role::Generic)) {
            people = token.folded;
        } else if (lexicon_.looks_plural(token.folded) || (word != nullptr && word->has(Role::Counted))) {
            return lexicon_.noun_stem(token.folded);
        } else if (first.empty()) {
            first = token.folded;
        }
    }
    generic = !people.empty();
    const std::string& best = people.empty() ? first : people;
    return best.empty() ? best : lexicon_.noun_stem(best);
}

std::string NounFinder::before(std::size_t begin, bool verbs_only) const
{
    std::size_t i = begin;
    // "deaths: 12", "Decree No. 5", "Articles 14 and 16", "Articles 2, 3 and 4": over what joins the number to its noun.
    for (std::size_t n = 0; n < 12 && i > 0; ++n) {
        const Token& token = tokens_[i - 1];
        const WordInfo* word = info(i - 1);
        const bool joins =
            token.type == TokenClass::Digits || token.folded == "," || token.folded == "." || token.folded == "(" ||
            token.folded == ")" || token.folded == "-" || token.folded == ":" || token.folded == "#" ||
            (word != nullptr &&
             (word->has(Role::And) || word->has(Role::Or) || word->has(Role::NumberSign) || word->has(Role::Range)));
        if (!joins) break;
        if (verbs_only) return {};
        --i;
    }
    if (i == 0 || !is_word(i - 1)) return {};
    const WordInfo* word = info(i - 1);
    const Token& token = tokens_[i - 1];
    const bool direct = i == begin;
    if (verbs_only) return lexicon_.looks_verbal(token.folded) ? lexicon_.noun_stem(token.folded) : std::string();
    if (word != nullptr && word->has(Role::Numbered)) return lexicon_.noun_stem(token.folded);
    if (direct) return lexicon_.looks_verbal(token.folded) ? lexicon_.noun_stem(token.folded) : std::string();
    const bool labelled = i < begin && tokens_[i].folded == ":" && i + 1 == begin;
    return labelled ? lexicon_.noun_stem(token.folded) : std::string();
}

// "Articles 14 and 16 of the law": numbers of a list share the noun before it, unless one has its own behind it.
std::string NounFinder::numbered_list(std::size_t begin, std::size_t end) const
{
    if (is_word(end)) {
        const WordInfo* word = info(end);
        const bool counted =
            word != nullptr && (word->has(Role::Generic) || word->has(Role::Counted) || word->has(Role::State));
        if (counted || lexicon_.looks_plural(tokens_[end].folded)) return {};
    }
    std::size_t i = begin;
    bool digits = false;
    for (std::size_t n = 0; n < 24 && i > 0; ++n, --i) {
        const Token& token = tokens_[i - 1];
        const WordInfo* word = info(i - 1);
        if (token.type == TokenClass::Digits) {
            digits = true;
            continue;
        }
        if (word != nullptr && word->has(Role::Numbered)) return digits ? lexicon_.noun_stem(token.folded) : std::string();
        const bool letter = token.type == TokenClass::Word && token.folded.size() == 1;    // "3(2)(a)"
        const bool joins = token.folded == "," || token.folded == "(" || token.folded == ")" || token.folded == "-" ||
                           letter ||
                           (word != nullptr && (word->has(Role::And) || word->has(Role::Or) || word->has(Role::Range)));
        if (!joins) return {};
    }
    return {};
}

std::string NounFinder::counted(std::size_t begin, std::size_t end) const
{
    if (begin > 0 && is_word(begin - 1)) {
        const WordInfo* word = info(begin - 1);
        const bool numbered = word != nullptr && word->has(Role::Numbered);
        if (numbered) return lexicon_.noun_stem(tokens_[begin - 1].folded);
    }
    if (const std::string noun = numbered_list(begin, end); !noun.empty()) return noun;
    bool generic = false;
    std::string noun = behind(end, generic);
    if (noun.empty()) return before(begin, false);
    if (!generic) return noun;
    std::string verb = before(begin, true);
    return verb.empty() ? noun : verb;
}

bool NounFinder::follows(std::size_t end) const
{
    if (!is_word(end)) return false;
    const WordInfo* word = info(end);
    if (word == nullptr) return true;
    const auto function_word = [&](Role role) { return word->has(role); };
    return !function_word(Role::Stop) && !function_word(Role::Aux) && !function_word(Role::Of) &&
           !function_word(Role::And) && !function_word(Role::Or) && !function_word(Role::Range);
}

}    // namespace textdrift::facts
