// From drafts to findings: one cause once, severity, a stable identifier, an order, and the account of all facts.
#include <algorithm>
#include <map>

#define XXH_INLINE_ALL
#include <fmt/format.h>
#include <xxhash.h>

#include "core/drift/codes.h"
#include "core/drift/floods.h"
#include "core/drift/work.h"
#include "core/text/fold.h"

namespace textdrift::drift {

namespace {

constexpr char kSeparator = '\x1f';

std::string evidence(const segment::SegmentedText& text, const std::optional<Place>& place)
{
    return place ? std::string(text.slice(place->range)) : std::string();
}

// What makes two drafts one cause: kind, change and either the judge's own word for it or the same words on both sides.
std::string cause_key(const Work& work, const Draft& draft, std::size_t index)
{
    std::string key =
        fmt::format("{}{}{}{}", static_cast<int>(draft.kind), kSeparator, static_cast<int>(draft.change), kSeparator);
    if (draft.kind == Kind::Paragraph || draft.wording) return key + std::to_string(index);
    if (!draft.cause.empty()) return key + draft.cause;
    return key + text::fold(evidence(work.comparison.original, draft.original)) + kSeparator +
           text::fold(evidence(work.comparison.version, draft.version));
}

// How much each kind of drift matters where the judge did not say: what misinforms is critical, what is lost or garbled
// major.
Severity default_severity(Kind kind, Change change)
{
    switch (change) {
    case Change::Recased: return Severity::Minor;
    case Change::Moved: return Severity::Minor;
    case Change::Reordered: return Severity::Critical;
    case Change::Unmarked: return Severity::Major;
    case Change::Added:
        return kind == Kind::Negation ? Severity::Critical : kind == Kind::Link ? Severity::Minor : Severity::Major;
    case Change::Missing:
        return kind == Kind::Negation ? Severity::Critical : kind == Kind::Link ? Severity::Minor : Severity::Major;
    case Change::Altered: break;
    }
    switch (kind) {
    case Kind::Number:
    case Kind::Percentage:
    case Kind::Date:
    case Kind::Money:
    case Kind::Measure: return Severity::Critical;
    case Kind::Damage: return Severity::Minor;
    default: return Severity::Major;
    }
}

// Why it matters, by kind, where the judge said nothing more exact.
const char* default_why(Kind kind, Change change)
{
    if (change == Change::Reordered) return "Each value now belongs to something else.";
    if (change == Change::Recased) return "The name is not written as its owner writes it.";
    if (change == Change::Moved) return "The order of the text is not the original's.";
    switch (kind) {
    case Kind::Number:
    case Kind::Percentage:
    case Kind::Measure:
        return change == Change::Altered   ? "The reader is told another figure."
               : change == Change::Missing ? "The figure no longer reaches the reader."
                                           : "The original does not give this figure.";
    case Kind::Money:
        return change == Change::Altered   ? "The reader is told another amount or another currency."
               : change == Change::Missing ? "The amount no longer reaches the reader."
                                           : "The original does not give this amount.";
    case Kind::Date:
        return change == Change::Altered   ? "The reader is told another time."
               : change == Change::Missing ? "When it happened no longer reaches the reader."
                                           : "The original does not give this date.";
    case Kind::Name:
        return change == Change::Altered   ? "The reader meets somebody or something else, or a name nobody can look up."
               : change == Change::Missing ? "Who or what is meant no longer reaches the reader."
                                           : "The original does not name it.";
    case Kind::Quotation:
        return change == Change::Missing ? "Somebody's own words no longer reach the reader."
               : change == Change::Added ? "Nobody is known to have said it in these words."
                                         : "Somebody is quoted with words they did not use.";
    case Kind::Attribution: return "The reader is not told who said it, or is told somebody else did.";
    case Kind::Negation: return "The sentence may now say the opposite.";
    case Kind::Comparator: return "The bound of the figure changed, and with it the claim.";
    case Kind::Link: return "The reader is led elsewhere or nowhere.";
    case Kind::Paragraph:
        return change == Change::Missing ? "What it said no longer reaches the reader."
                                         : "It must not pass for part of the original.";
    case Kind::Damage: return "The text is hard to read and its names are hard to find.";
    }
    return "";
}

class Collector {
public:
    Collector(Work& work, const Limits& limits) : work_(work), limits_(limits) {}

    void run()
    {
        merge();
        fold_floods(work_, merged_);
        std::stable_sort(merged_.begin(), merged_.end(), [this](const Draft& a, const Draft& b) { return before(a, b); });
        for (Draft& draft : merged_) emit(draft);
        confirm();
        count();
    }

private:
    Severity severity(const Draft& draft) const
    {
        return draft.severity.value_or(default_severity(draft.kind, draft.change));
    }

    void merge()
    {
        std::map<std::string, std::size_t> seen;
        for (std::size_t i = 0; i < work_.drafts.size(); ++i) {
            Draft& draft = work_.drafts[i];
            const auto [it, fresh] = seen.try_emplace(cause_key(work_, draft, i), merged_.size());
            if (fresh) {
                merged_.push_back(std::move(draft));
                continue;
            }
            Draft& first = merged_[it->second];
            first.places.push_back({draft.original, draft.version});
            std::move(draft.places.begin(), draft.places.end(), std::back_inserter(first.places));
            first.confidence = std::max(first.confidence, draft.confidence);
            if (severity(draft) > severity(first)) first.severity = severity(draft);
        }
    }

    // Where a finding is shown among those of its severity: by the original, additions by where they stand in the version.
    static std::pair<std::uint32_t, std::uint32_t> position(const Draft& draft)
    {
        const Place& place = draft.original ? *draft.original : *draft.version;
        return {place.paragraph, place.range.begin};
    }

    bool before(const Draft& a, const Draft& b) const
    {
        if (a.wording != b.wording) return b.wording;
        if (severity(a) != severity(b)) return severity(a) > severity(b);
        if (a.original.has_value() != b.original.has_value()) return a.original.has_value();
        return position(a) < position(b);
    }

    std::string identifier(const Draft& draft, const char* code)
    {
        std::string basis = fmt::format("{}{}{}{}{}", code, kSeparator, evidence(work_.comparison.original, draft.original),
                                        kSeparator, evidence(work_.comparison.version, draft.version));
        const unsigned nth = occurrences_[basis]++;
        if (nth > 0) basis += kSeparator + std::to_string(nth);
        return fmt::format("{:016x}", XXH3_64bits(basis.data(), basis.size()));
    }

    void emit(Draft& draft)
    {
        auto& findings = work_.comparison.findings;
        if (findings.size() >= limits_.max_findings) {
            ++work_.comparison.findings_dropped;
            return;
        }
        Finding finding;
        finding.code = code_for(draft.kind, draft.change);
        finding.id = identifier(draft, finding.code.c_str());
        finding.kind = draft.kind;
        finding.change = draft.change;
        finding.severity = severity(draft);
        finding.confidence = draft.confidence;
        finding.message = std::move(draft.message);
        finding.why = draft.why.empty() ? default_why(draft.kind, draft.change) : std::move(draft.why);
        finding.original = draft.original;
        finding.version = draft.version;
        finding.places = std::move(draft.places);
        finding.wording = draft.wording;
        findings.push_back(std::move(finding));
    }

    void confirm()
    {
        auto& confirmed = work_.comparison.confirmed;
        for (std::uint32_t id = 0; id < work_.original.facts.size(); ++id) {
            const FactLink& link = work_.original_links[id];
            if (link.state != FactState::Confirmed || link.partner < 0) continue;
            const facts::Fact &a = work_.original_fact(id),
                              &b = work_.version_fact(static_cast<std::uint32_t>(link.partner));
            confirmed.push_back({a.kind, place_of(a), place_of(b)});
        }
        std::stable_sort(confirmed.begin(), confirmed.end(), [](const Confirmed& a, const Confirmed& b) {
            return a.original.range.begin < b.original.range.begin;
        });
    }

    void count()
    {
        Coverage& coverage = work_.comparison.coverage;
        coverage.read = static_cast<std::uint32_t>(work_.original.facts.size());
        for (const FactLink& link : work_.original_links) {
            switch (link.state) {
            case FactState::Confirmed: ++coverage.confirmed; break;
            case FactState::Changed: ++coverage.changed; break;
            case FactState::Lost: ++coverage.lost; break;
            default: ++coverage.unchecked; break;
            }
        }
        const auto& paragraphs = work_.comparison.original.paragraphs;
        for (const segment::Paragraph& paragraph : paragraphs) coverage.words += paragraph.word_count;
        for (const align::Bead& bead : work_.comparison.alignment.beads) {
            if (bead.version.empty()) continue;
            for (const std::uint32_t p : bead.original) coverage.words_aligned += paragraphs[p].word_count;
        }
    }

    Work& work_;
    const Limits& limits_;
    std::vector<Draft> merged_;
    std::map<std::string, unsigned> occurrences_;
};

}    // namespace

void collect(Work& work, const Limits& limits)
{
    Collector(work, limits).run();
}

}    // namespace textdrift::drift
