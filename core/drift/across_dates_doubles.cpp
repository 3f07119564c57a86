// A day that the version tells in two ways which do not agree: another weekday, two names of a month, two calendars.
#include <algorithm>

#include "core/drift/across_dates_judge.h"
#include "core/facts/date.h"

namespace textdrift::drift {

namespace {

using facts::DateValue;
using facts::Fact;

constexpr std::size_t kNextFacts = 3;
constexpr const char* kTwinMonths = "other month";    // facts::DateValue::relative of names that disagree

class DoubleJudge {
public:
    DoubleJudge(Work& work, const BeadView& view) : work_(work), view_(view) {}

    void run()
    {
        judge_weekdays();
        judge_twins();
        judge_doubles();
    }

private:
    // The version gives the day a weekday it was not, where the original does not.
    void judge_weekdays()
    {
        for (const std::uint32_t v : view_.version.fact_ids) {
            const FactLink& link = work_.version_links[v];
            const DateValue* date = view_.version.fact(v).date();
            if (date == nullptr || link.state != FactState::Confirmed || link.partner < 0) continue;
            const Fact& partner = work_.original_fact(static_cast<std::uint32_t>(link.partner));
            if (!partner.date() || !facts::contradicts_weekday(*date) || facts::contradicts_weekday(*partner.date()))
                continue;
            report_date_pair(work_, view_, static_cast<std::uint32_t>(link.partner), v, 0.8);
            work_.drafts.back().why = "That day was another day of the week.";
        }
    }

    // "حزيران/أبريل": the two names of a double month must agree.
    void judge_twins()
    {
        for (const std::uint32_t v : view_.version.fact_ids) {
            const FactLink& link = work_.version_links[v];
            const DateValue* date = view_.version.fact(v).date();
            if (date == nullptr || date->relative != kTwinMonths || link.state != FactState::Confirmed || link.partner < 0)
                continue;
            const Fact& partner = work_.original_fact(static_cast<std::uint32_t>(link.partner));
            if (!partner.date() || partner.date()->relative == kTwinMonths) continue;
            report_date_pair(work_, view_, static_cast<std::uint32_t>(link.partner), v, 0.9);
            work_.drafts.back().why = "The two names of the month are those of different months.";
        }
    }

    // "۲۷ ژوئن ۲۰۲۴ (۳ تیر ۱۴۰۳)": a day told in two calendars, of which one is another day.
    void judge_doubles()
    {
        const auto& ids = view_.version.fact_ids;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const Fact& first = view_.version.fact(ids[i]);
            if (!is_full_day(first)) continue;
            for (std::size_t k = i + 1; k < ids.size() && k <= i + kNextFacts; ++k) {
                const Fact& second = view_.version.fact(ids[k]);
                if (!is_full_day(second) || !in_brackets_behind(first, second)) continue;
                if (facts::consistent(*first.date(), *second.date())) continue;
                report_double(ids[i], ids[k]);
            }
        }
    }

    static bool is_full_day(const Fact& fact)
    {
        const DateValue* date = fact.date();
        return date && !date->readings.empty() && date->upper.empty() && date->readings.front().year &&
               date->readings.front().month && date->readings.front().day;
    }

    bool in_brackets_behind(const Fact& first, const Fact& second) const
    {
        constexpr std::uint32_t kMost = 12;    // bytes: a blank, a bracket, a short word
        if (second.range.begin < first.range.end || second.range.begin - first.range.end > kMost) return false;
        const std::string_view between = view_.version.text->slice({first.range.end, second.range.begin});
        return between.find('(') != std::string_view::npos || between.find("\uFF08") != std::string_view::npos ||
               between.find('/') != std::string_view::npos;
    }

    // Reported at the one that is wrong, against the partner of the one that is right.
    void report_double(std::uint32_t first, std::uint32_t second)
    {
        const FactLink &a = work_.version_links[first], &b = work_.version_links[second];
        if (a.state == FactState::Changed || b.state == FactState::Changed) return;
        const bool first_met = a.state == FactState::Confirmed, second_met = b.state == FactState::Confirmed;
        if (first_met == second_met) return;
        const std::int64_t partner = first_met ? a.partner : b.partner;
        if (partner < 0 || !work_.original_fact(static_cast<std::uint32_t>(partner)).date()) return;
        const std::uint32_t wrong = first_met ? second : first;
        drop_draft_of(view_.version.fact(wrong));
        report_date_pair(work_, view_, static_cast<std::uint32_t>(partner), wrong, 0.85);
        work_.drafts.back().why = "The two calendars tell different days.";
    }

    // What was said of the date alone is said again with its counterpart.
    void drop_draft_of(const Fact& fact)
    {
        std::erase_if(work_.drafts, [&](const Draft& draft) {
            return draft.kind == Kind::Date && draft.change == Change::Added && draft.version &&
                   draft.version->range.begin == fact.range.begin;
        });
    }

    Work& work_;
    const BeadView& view_;
};

}    // namespace

void judge_doubled_dates(Work& work, const BeadView& view)
{
    DoubleJudge(work, view).run();
}

}    // namespace textdrift::drift
