// Figures that count nothing a reader knows, in names and titles of translated paragraphs ("Radio 4", "Nord Stream 2"):
// where each side has but one the other nowhere tells, one became the other.
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "core/drift/across_values.h"

namespace textdrift::drift {

namespace {

using facts::Fact;
using facts::Quantity;
using facts::Rational;

class FigureJudge {
public:
    FigureJudge(Work& work, const BeadView& view) : work_(work), view_(view) {}

    void run()
    {
        const auto before = strange(view_.original, work_.original_links, told(view_.version));
        if (before.size() != 1) return;
        const auto after = strange(view_.version, work_.version_links, told(view_.original));
        if (after.size() != 1 || (before[0].fact && after[0].fact)) return;
        if (std::abs(place(view_.original, before[0]) - place(view_.version, after[0])) > kFar) return;
        if (before[0].fact) work_.settle_original(before[0].id, FactState::Changed);
        if (after[0].fact) work_.settle_version(after[0].id, FactState::Changed);
        report(before[0], after[0]);
    }

private:
    struct Figure {
        std::size_t word = 0;
        const Fact* fact = nullptr;    // where a reader took it for a number
        std::uint32_t id = 0;
    };

    static bool is_figure(const std::string& key)
    {
        constexpr std::size_t kMostFigures = 4;
        return !key.empty() && key.size() <= kMostFigures &&
               std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
    }

    // Every figure and value of a side, the parts of its dates and hours of both clocks too.
    static std::unordered_set<std::string> told(const Side& side)
    {
        std::unordered_set<std::string> told;
        for (const Word& word : side.words)
            if (is_figure(word.key)) told.insert(plain(word.key));
        for (const std::uint32_t id : side.fact_ids) {
            if (const Quantity* quantity = side.fact(id).quantity())
                for (const auto* ends : {&quantity->readings, &quantity->upper})
                    for (const Rational& value : *ends) told.insert(value.to_string());
            if (const facts::DateValue* date = side.fact(id).date())
                for (const auto* ends : {&date->readings, &date->upper})
                    for (const auto& fields : *ends) add(fields, told);
        }
        return told;
    }

    static void add(const facts::DateValue::Fields& f, std::unordered_set<std::string>& told)
    {
        for (const auto& part : {f.year, f.month, f.day, f.hour, f.minute})
            if (part) told.insert(std::to_string(*part));
        if (f.year) told.insert(std::to_string(*f.year % 100));
        if (f.hour) told.insert(std::to_string((*f.hour + 11) % 12 + 1));
    }

    static std::string plain(const std::string& key)
    {
        const std::size_t first = key.find_first_not_of('0');
        return first == std::string::npos ? "0" : key.substr(first);
    }

    // "Widespread 80s": a word of figures and letters is no figure.
    static bool has_ending(const Side& side, const Word& word)
    {
        const ByteRange body = side.text->paragraphs[word.paragraph].body;
        if (word.range.end >= body.end) return false;
        const char next = side.text->slice({word.range.end, word.range.end + 1})[0];
        return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    }

    // Figures of a side, counted by nobody or by a number still open, that the other side does not tell.
    static std::vector<Figure> strange(const Side& side, const std::vector<FactLink>& links,
                                       const std::unordered_set<std::string>& told)
    {
        std::vector<Figure> found;
        std::size_t next = 0;
        for (std::size_t w = 0; w < side.words.size(); ++w) {
            const Word& word = side.words[w];
            if (!is_figure(word.key) || told.contains(plain(word.key)) || has_ending(side, word)) continue;
            Figure figure{w, nullptr, 0};
            bool counted = false;
            while (next < side.fact_ids.size() && side.fact(side.fact_ids[next]).range.begin < word.range.begin &&
                   side.fact(side.fact_ids[next]).range.end <= word.range.begin)
                ++next;
            for (std::size_t k = next; k < side.fact_ids.size(); ++k) {
                const Fact& fact = side.fact(side.fact_ids[k]);
                if (fact.range.begin >= word.range.end) break;
                if (!fact.range.overlaps(word.range) || (!fact.quantity() && !fact.date() && !fact.link())) continue;
                const bool open = fact.quantity() && links[side.fact_ids[k]].state == FactState::Open &&
                                  fact.quantity()->unit.empty() && fact.quantity()->upper.empty();
                if (open) figure = {w, &fact, side.fact_ids[k]};
                else counted = true;
            }
            if (!counted) found.push_back(figure);
        }
        return found;
    }

    static double place(const Side& side, const Figure& figure)
    {
        return static_cast<double>(figure.word) / static_cast<double>(std::max<std::size_t>(side.words.size(), 1));
    }

    void report(const Figure& before, const Figure& after)
    {
        const Word &from = view_.original.words[before.word], &to = view_.version.words[after.word];
        Draft draft;
        draft.kind = Kind::Number;
        draft.change = Change::Altered;
        draft.confidence = 0.65;
        draft.message = "\"" + shown_original(work_, from.range) + "\" became \"" + shown_version(work_, to.range) + "\".";
        draft.original = Place{from.paragraph, from.range};
        draft.version = Place{to.paragraph, to.range};
        work_.drafts.push_back(std::move(draft));
    }

    static constexpr double kFar = 0.4;    // of the paragraph
    Work& work_;
    const BeadView& view_;
};

}    // namespace

void judge_figures_across(Work& work, const BeadView& view)
{
    FigureJudge(work, view).run();
}

}    // namespace textdrift::drift
