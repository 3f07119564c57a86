// The order of judgement: equal facts find each other first; what is left over is judged bead by bead, one cause once.
#include "core/drift/drift.h"

#include <algorithm>

#include "core/drift/work.h"

namespace textdrift::drift {

namespace {

bool has_both_sides(const align::Bead& bead)
{
    return !bead.original.empty() && !bead.version.empty();
}

bool same_text(const Comparison& comparison, const align::Bead& bead)
{
    if (bead.original.size() != 1 || bead.version.size() != 1) return false;
    const segment::Paragraph& a = comparison.original.paragraphs[bead.original.front()];
    const segment::Paragraph& b = comparison.version.paragraphs[bead.version.front()];
    return comparison.original.slice(a.body) == comparison.version.slice(b.body);
}

std::string primary_subtag(const std::string& language)
{
    return language.substr(0, language.find_first_of("-_"));
}

void judge_values(Work& work, const BeadView& view)
{
    judge_swaps(work, view);
    judge_quantities(work, view);
    judge_comparators(work, view);
    judge_links(work, view);
}

void judge_language_facts(Work& work, const BeadView& view)
{
    judge_names(work, view);
    judge_negations(work, view);
    judge_quoted_words(work, view);
    judge_damage(work, view);
    judge_wording(work, view);
}

void say_unchecked(Work& work)
{
    const std::string a = primary_subtag(work.comparison.original.language),
                      b = primary_subtag(work.comparison.version.language);
    auto& unchecked = work.comparison.unchecked;
    if (work.comparison.alignment.verdict == align::Verdict::Unrelated) {
        unchecked.push_back({"all", "the two texts are not versions of each other"});
        return;
    }
    if (!work.same_language) {
        for (const char* kind : {"name", "quotation", "attribution", "negation", "comparator", "damage"})
            unchecked.push_back({kind, "the texts are in different languages (" + a + ", " + b + ")"});
        return;
    }
    const language::Table& table = language::table(work.comparison.original.language);
    const auto say = [&](const char* kind, const char* section) {
        if (!table.has(section)) unchecked.push_back({kind, "no word table for the language \"" + a + "\""});
    };
    say("negation", "negations");
    say("comparator", "comparators");
    say("attribution", "saying-verbs");
}

}    // namespace

void find_drift(Comparison& comparison, const facts::FactSet& original, const facts::FactSet& version,
                const DriftOptions& options, const Limits& limits)
{
    Work work{comparison, original, version, options, {}, {}, {}, {}, {}, true};
    work.original_links.resize(original.facts.size());
    work.version_links.resize(version.facts.size());
    const std::string a = primary_subtag(comparison.original.language), b = primary_subtag(comparison.version.language);
    work.same_language = a == b || a == "und" || b == "und";
    say_unchecked(work);

    if (comparison.alignment.verdict != align::Verdict::Unrelated) {
        std::vector<const align::Bead*> changed;
        for (const align::Bead& bead : comparison.alignment.beads) {
            if (!has_both_sides(bead)) continue;
            if (same_text(comparison, bead)) pair_identical(work, bead);
            else changed.push_back(&bead);
        }
        if (!changed.empty()) {
            work.original_index = index_text(comparison.original, original);
            work.version_index = index_text(comparison.version, version);
        }
        for (const align::Bead* bead : changed) pair_equal(work, make_view(comparison, original, version, *bead));
        pair_neighbours(work);
        for (const align::Bead* bead : changed) {
            const BeadView view = make_view(comparison, original, version, *bead);
            if (work.same_language) {
                judge_passages(work, view);
                judge_quotations(work, view);
                judge_attributions(work, view);
            }
            judge_values(work, view);
            if (work.same_language) judge_language_facts(work, view);
        }
    }
    judge_paragraphs(work);
    collect(work, limits);
}

}    // namespace textdrift::drift
