// Each use is a necessary condition of what its extractor reads: a token without the bit can begin nothing there. Whoever
// lets an extractor begin at other words widens its use here.
#include "core/facts/token_uses.h"

#include <algorithm>

#include "core/facts/date_lexicon.h"
#include "core/facts/lexicon.h"
#include "core/facts/number_lexicon.h"
#include "core/facts/spellout.h"

namespace textdrift::facts {

namespace {

bool has_phrase(const WordInfo& info, std::initializer_list<NumberPhraseKind> kinds)
{
    return std::any_of(info.phrases.begin(), info.phrases.end(), [&](const NumberPhrase& phrase) {
        return std::find(kinds.begin(), kinds.end(), phrase.kind) != kinds.end();
    });
}

// What DateReader asks for in a paragraph before it looks for dates with it.
constexpr Role kCues[] = {Role::Century, Role::Hours, Role::Zone, Role::Noon,      Role::Midnight,
                          Role::OClock,  Role::Past,  Role::To,   Role::EraBefore, Role::EraAfter};

class TokenJudge {
public:
    TokenJudge(const language::Table& table, std::string_view language, const language::Table& names)
        : numbers_(NumberLexicon::of(table, language)), spellout_(Spellout::of(table, language)),
          lexicon_(Lexicon::of(table)), name_lexicon_(Lexicon::of(names)),
          dates_(table.meta("dates") == "own" ? nullptr : &DateLexicon::of(table, language))
    {
    }

    std::uint16_t operator()(const Token& token) const
    {
        const WordInfo* info = numbers_.find(token);
        unsigned uses = token.type == TokenClass::Word ? of_word(token, info) : 0;
        if (token.type == TokenClass::Digits) uses |= kMayBeginDate | kMayBeginQuantity;
        if (token.type == TokenClass::Mark) uses |= of_mark(token, info);
        if (info != nullptr) uses |= of_number_word(*info);
        if (dates_ != nullptr && dates_->entries(token) != nullptr) uses |= kDateWord;
        return static_cast<std::uint16_t>(uses);
    }

private:
    unsigned of_word(const Token& token, const WordInfo* info) const
    {
        unsigned uses = 0;
        const std::string_view folded = token.folded;
        const bool quarter = token.capital && (folded == "q" || folded == "h");    // "Q1 2025"
        const bool roman = info == nullptr && token.upper;                         // "XIX century"
        if (quarter || roman || (info != nullptr && info->starts_date)) uses |= kMayBeginDate;
        if ((info != nullptr && info->starts_quantity) || spellout_.may_start(token)) uses |= kMayBeginQuantity;
        if (lexicon_.may_begin_negation(folded)) uses |= kMayBeginNegation;
        if (lexicon_.sayings.may_begin(folded)) uses |= kMayBeginSaying;
        const bool particle =
            is_particle(lexicon_, folded) || (&name_lexicon_ != &lexicon_ && is_particle(name_lexicon_, folded));
        if (particle) uses |= kNameParticle;
        return uses;
    }

    // Decades begin with an apostrophe ("'90s"), quantities with a sign, a fraction or what the lexicon knows ("€").
    static unsigned of_mark(const Token& token, const WordInfo* info)
    {
        const std::string_view folded = token.folded;
        unsigned uses = folded == "'" ? kMayBeginDate : 0;
        const bool leads = folded == "+" || folded == "-" || folded == "(" || folded == "." || token.mark == 0xB7;
        if (info != nullptr || folded.find("\u2044") != std::string_view::npos) uses |= kMayBeginQuantity;
        else if (leads) uses |= kMayLeadQuantity;
        return uses;
    }

    static unsigned of_number_word(const WordInfo& info)
    {
        unsigned uses = 0;
        const bool part = info.denominator_use == Denominator::Noun || info.denominator_use == Denominator::Half;
        const bool cue = std::any_of(std::begin(kCues), std::end(kCues), [&](Role role) { return info.has(role); });
        if (cue || part || info.month != 0 ||
            has_phrase(info, {NumberPhraseKind::RelativeTurn, NumberPhraseKind::DayHalf, NumberPhraseKind::Season}))
            uses |= kDateCue;
        if (has_phrase(info, {NumberPhraseKind::Idiom, NumberPhraseKind::Comparator})) uses |= kMayBeginComparator;
        return uses;
    }

    static bool is_particle(const Lexicon& lexicon, std::string_view folded)
    {
        const auto particle = lexicon.particles.find(without_possessive(folded));
        return particle != lexicon.particles.end() && particle->second;
    }

    const NumberLexicon& numbers_;
    const Spellout& spellout_;
    const Lexicon& lexicon_;
    const Lexicon& name_lexicon_;
    const DateLexicon* dates_;
};

}    // namespace

Vocabulary::Judge token_judge(const language::Table& table, std::string_view language, const language::Table& names)
{
    return TokenJudge(table, language, names);
}

}    // namespace textdrift::facts
