#include "core/drift/counted_nouns.h"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <span>

#include "core/facts/places.h"
#include "core/text/fold.h"

namespace textdrift::drift {

namespace {

using facts::Token;
using facts::TokenClass;

constexpr std::string_view kAnd = "and";    // the row of words that part one counted thing from the next

// A place in a sentence where a figure stands.
struct Spot {
    std::size_t first = 0, last = 0;    // tokens, half open
    std::size_t figure = 0;
};

// What a token between a noun and its figure says against their belonging together.
double cost_of(const std::vector<Token>& tokens, std::size_t i, const CountedNouns& nouns)
{
    constexpr double kParted = 2;
    const Token& token = tokens[i];
    if (token.type == TokenClass::Digits) return std::numeric_limits<double>::infinity();
    if (token.type == TokenClass::Mark) return token.mark == '-' || token.mark == '\'' ? 0 : kParted;
    if (nouns.at(tokens, i).kind == kAnd) return 1 + kParted;
    return token.single && !token.word_start ? 0 : 1;
}

double cost_between(const std::vector<Token>& tokens, std::size_t from, std::size_t to, const CountedNouns& nouns)
{
    double cost = 0;
    for (std::size_t i = from; i < to; ++i) cost += cost_of(tokens, i, nouns);
    return cost;
}

bool is_of_what_befell(std::string_view kind)
{
    return kind == "killed" || kind == "injured" || kind == "arrested";
}

bool is_place(std::string_view kind)
{
    return kind.find(':') != std::string_view::npos;
}

// The figure a noun belongs to.
const Spot* nearest(const std::vector<Token>& tokens, const std::vector<Spot>& spots, std::size_t at,
                    const CountedNouns::Match& match, const CountedNouns& nouns)
{
    // In words. A noun may stand behind its attributes; on the other side of the figure, and where verbs tell, nearer.
    constexpr double kFarthest = 8, kWrongSide = 1.5, kWrongFarthest = 3, kEitherSide = 0.5, kEitherFarthest = 4;
    const Spot* best = nullptr;
    double least = std::numeric_limits<double>::infinity();
    bool tie = false;
    const auto next = std::ranges::find_if(spots, [&](const Spot& spot) { return spot.first >= at + match.length; });
    const auto offer = [&](const Spot& spot, bool before) {
        const bool either =
            is_of_what_befell(match.kind) || is_place(match.kind) || nouns.order() == CountedNouns::Order::Either;
        const bool wrong = before == (nouns.order() == CountedNouns::Order::Before);
        const double apart =
            before ? cost_between(tokens, spot.last, at, nouns) : cost_between(tokens, at + match.length, spot.first, nouns);
        // A classifier touches its figure, on whichever side: "นักโทษ 14 คน".
        const double side = either || apart == 0 ? (before ? kEitherSide / 2 : kEitherSide) : wrong ? kWrongSide : 0;
        const double farthest = either ? kEitherFarthest : wrong ? kWrongFarthest : kFarthest;
        const double cost = apart + (wrong || either ? side : 0);
        if (cost > farthest) return;
        tie = cost == least;
        if (cost < least) {
            best = &spot;
            least = cost;
        }
    };
    if (next != spots.begin() && std::prev(next)->last <= at) offer(*std::prev(next), true);
    if (next != spots.end()) offer(*next, false);
    return tie ? nullptr : best;
}

std::vector<Spot> spots_of(const std::vector<Token>& tokens, const std::vector<ByteRange>& figures)
{
    std::vector<Spot> spots;
    for (std::size_t f = 0; f < figures.size(); ++f) {
        const auto begins = [&](const Token& token) { return token.range.end > figures[f].begin; };
        const auto ends = [&](const Token& token) { return token.range.begin >= figures[f].end; };
        const auto first = std::ranges::find_if(tokens, begins);
        const auto last = std::find_if(first, tokens.end(), ends);
        if (first != last && first->range.begin < figures[f].end)
            spots.push_back(
                {static_cast<std::size_t>(first - tokens.begin()), static_cast<std::size_t>(last - tokens.begin()), f});
    }
    std::ranges::sort(spots, {}, &Spot::first);
    return spots;
}

// In Hangul particles are written in one word with the noun: 학교를.
bool takes_particles(const Token& token)
{
    return token.single && token.folded >= "가" && token.folded <= "힣";
}

const CountedNouns& nouns_of(std::string_view language)
{
    thread_local std::map<const language::Table*, std::unique_ptr<CountedNouns>> cache;
    const language::Table& table = language::table(language);
    auto& entry = cache[&table];
    if (!entry) entry = std::make_unique<CountedNouns>(table);
    return *entry;
}

}    // namespace

CountedNouns::CountedNouns(const language::Table& table)
    : keeps_marks_(table.keeps_marks()), order_(table.meta("numbers") == "behind"   ? Order::Before
                                                : table.meta("numbers") == "either" ? Order::Either
                                                                                    : Order::Behind)
{
    for (const language::Row& row : table.section("clitics"))
        if (row.value() == "prefix") clitics_.push_back(text::fold(row.form));
    std::ranges::stable_sort(clitics_, std::greater{}, &std::string::size);
    for (const language::Row& row : table.section("counted-nouns"))
        for (const std::string_view form : row.values) {
            const std::vector<Token> tokens = tokens_of(form, {0, static_cast<std::uint32_t>(form.size())});
            if (tokens.empty()) continue;
            Phrase phrase{{}, row.form};
            for (std::size_t i = 1; i < tokens.size(); ++i) phrase.words.push_back(tokens[i].folded);
            phrases_[tokens.front().folded].push_back(std::move(phrase));
        }
    for (auto& [first, phrases] : phrases_)
        std::ranges::stable_sort(phrases, std::greater{}, [](const Phrase& phrase) { return phrase.words.size(); });
}

std::vector<Token> CountedNouns::tokens_of(std::string_view text, ByteRange range, std::span<const ByteRange> words) const
{
    return facts::tokenise(text, range, {}, {.keep_marks = keeps_marks_, .words = words});
}

CountedNouns::Match CountedNouns::at(const std::vector<Token>& tokens, std::size_t i) const
{
    if (tokens[i].type != TokenClass::Word) return {};
    if (!tokens[i].word_start && (i == 0 || tokens[i - 1].type != TokenClass::Digits)) return {};
    const std::vector<Phrase>* phrases = phrases_of(tokens[i].folded);
    if (phrases == nullptr) return {};
    for (const Phrase& phrase : *phrases) {
        const std::size_t last = i + phrase.words.size();
        if (last >= tokens.size()) continue;
        if ((tokens[last].word_end || takes_particles(tokens[last])) &&
            std::equal(phrase.words.begin(), phrase.words.end(), tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                       [](const std::string& word, const Token& token) { return token.folded == word; }))
            return {phrase.kind, phrase.words.size() + 1};
    }
    return {};
}

const std::vector<CountedNouns::Phrase>* CountedNouns::phrases_of(std::string_view word) const
{
    if (const auto found = phrases_.find(std::string(word)); found != phrases_.end()) return &found->second;
    for (const std::string& clitic : clitics_)
        if (word.starts_with(clitic))
            if (const auto found = phrases_.find(std::string(word.substr(clitic.size()))); found != phrases_.end())
                return &found->second;
    return nullptr;
}

namespace {

// The words at a token that tell of a kind: those of the table, or the name of a place, "31 from Indonesia", which all
// languages tell by the same key.
CountedNouns::Match match_at(const std::vector<Token>& tokens, std::size_t i, const CountedNouns& nouns,
                             const std::vector<facts::PlaceMention>& places)
{
    const auto place = std::ranges::find(places, i, &facts::PlaceMention::first_token);
    if (place != places.end() && !place->form->weak) return {place->form->keys.front(), place->last_token - i + 1};
    return nouns.at(tokens, i);
}

}    // namespace

KindsCounted kinds_counted(const Side& side, const std::vector<ByteRange>& figures)
{
    KindsCounted kinds{std::vector<std::set<std::string_view>>(figures.size()), {}};
    if (figures.size() < 2) return kinds;
    for (const std::uint32_t p : side.paragraphs) {
        const segment::Paragraph& paragraph = side.text->paragraphs[p];
        const std::string& language = side.text->language_of(paragraph);
        const CountedNouns& nouns = nouns_of(language);
        for (const ByteRange sentence : side.text->sentences_of(paragraph)) {
            const std::vector<Token> tokens = nouns.tokens_of(side.text->document.text, sentence, side.text->words);
            const std::vector<Spot> spots = spots_of(tokens, figures);
            const std::vector<facts::PlaceMention> places = facts::Gazetteer::of(language).find(tokens);
            for (std::size_t i = 0; i < tokens.size(); ++i) {
                const CountedNouns::Match match = match_at(tokens, i, nouns, places);
                if (match.length == 0 || match.kind == kAnd) continue;
                ++kinds.told[match.kind];
                if (const Spot* spot = nearest(tokens, spots, i, match, nouns))
                    kinds.of_figure[spot->figure].insert(match.kind);
                i += match.length - 1;
            }
        }
    }
    return kinds;
}

}    // namespace textdrift::drift
