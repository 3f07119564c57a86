// The order of judgement: equal facts find each other first; what is left over is judged bead by bead, one cause once.
#include "core/drift/drift.h"

#include <algorithm>
#include <map>

#include "core/drift/checks.h"
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

// All paragraphs of a bead are in one language: in a translation, what was left untranslated is compared word by word.
bool in_one_language(const Comparison& comparison, const align::Bead& bead)
{
    for (const std::uint32_t o : bead.original)
        for (const std::uint32_t v : bead.version)
            if (!same_words(comparison.original.language_of(comparison.original.paragraphs[o]),
                            comparison.version.language_of(comparison.version.paragraphs[v])))
                return false;
    return true;
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

void judge_same_language(Work& work, const BeadView& view)
{
    judge_passages(work, view);
    judge_quotations(work, view);
    judge_attributions(work, view);
    judge_values(work, view);
    judge_language_facts(work, view);
}

void judge_across_languages(Work& work, const BeadView& view)
{
    judge_dates_across(work, view);
    judge_values_across(work, view);
    judge_comparators_across(work, view);
    judge_links(work, view);
    judge_negations_across(work, view);
}

// A text in several languages: what is said of it elsewhere holds for its main one.
void say_languages(const segment::SegmentedText& text, std::string_view side, std::vector<Unchecked>& said)
{
    constexpr std::uint32_t kFewestWords = 12;    // shorter paragraphs are told by their names as often as by their words
    std::map<std::string, std::size_t> others;
    for (const segment::Paragraph& paragraph : text.paragraphs) {
        const std::string language = text.language_of(paragraph);
        if (paragraph.word_count >= kFewestWords && language != "und" && !same_words(language, text.language))
            ++others[language];
    }
    for (const auto& [language, number] : others) {
        const std::string_view name = language::table(language).name();
        said.push_back({"language", "the " + std::string(side) + " also holds " + std::to_string(number) +
                                        (number == 1 ? " paragraph in " : " paragraphs in ") +
                                        (name.empty() ? language : std::string(name))});
    }
}

void say_unchecked(Work& work)
{
    auto& unchecked = work.comparison.unchecked;
    if (work.comparison.alignment.verdict == align::Verdict::Unrelated) {
        unchecked.push_back({"all", "the two texts are not versions of each other"});
        return;
    }
    for (const Check& check : checks_between(work.comparison.original.language, work.comparison.version.language))
        if (check.extent == Check::Extent::None) unchecked.push_back({std::string(check.kind), check.how});
    if (work.same_language) return;
    say_languages(work.comparison.original, "original", unchecked);
    say_languages(work.comparison.version, "version", unchecked);
}

}    // namespace

bool in_two_languages(const segment::SegmentedText& original, const segment::SegmentedText& version)
{
    return !same_words(original.language, version.language);
}

void find_drift(Comparison& comparison, const facts::FactSet& original, const facts::FactSet& version,
                const DriftOptions& options, const Limits& limits)
{
    Work work{comparison, original, version, options, {}, {}, {}, {}, {}, true};
    work.original_links.resize(original.facts.size());
    work.version_links.resize(version.facts.size());
    work.same_language = !in_two_languages(comparison.original, comparison.version);
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
        if (!work.same_language) judge_quotations_across(work);
        for (const align::Bead* bead : changed) {
            const BeadView view = make_view(comparison, original, version, *bead);
            if (in_one_language(comparison, *bead)) judge_same_language(work, view);
            else judge_across_languages(work, view);
        }
        if (!work.same_language) {
            hold_back_negations(work);
            judge_glossary_across(work);
            judge_names_across(work);
            judge_attributions_across(work);
        }
        judge_residue(work);
    }
    judge_paragraphs(work);
    collect(work, limits);
}

}    // namespace textdrift::drift
