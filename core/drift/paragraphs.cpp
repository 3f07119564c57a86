// Whole paragraphs that are missing, added or moved, neighbours told as one finding; and texts that are no copies at all.
#include <algorithm>

#include "core/drift/work.h"

namespace textdrift::drift {

namespace {

using align::Relation;

Place paragraph_place(const segment::SegmentedText& text, std::uint32_t index)
{
    return {index, text.paragraphs[index].range};
}

class ParagraphJudge {
public:
    explicit ParagraphJudge(Work& work) : work_(work), whole_(work.comparison.alignment.verdict == align::Verdict::Copy) {}

    void run()
    {
        if (work_.comparison.alignment.verdict == align::Verdict::Unrelated) {
            report_unrelated();
            return;
        }
        find_reworded_headings();
        for (const align::Bead& bead : work_.comparison.alignment.beads) {
            if (!bead.original.empty() && reworded_original_.contains(bead.original.front()) && bead.version.empty())
                continue;
            if (!bead.version.empty() && reworded_version_.contains(bead.version.front()) && bead.original.empty()) continue;
            switch (bead.relation) {
            case Relation::Missing: missing(bead.original.front()); break;
            case Relation::Added: added(bead.version.front()); break;
            case Relation::Moved: moved(bead); break;
            default: break;
            }
        }
        settle_facts();
    }

private:
    // A heading gone and a heading new between the same two matched paragraphs: one heading, written anew. That is wording.
    void find_reworded_headings()
    {
        const auto& beads = work_.comparison.alignment.beads;
        for (std::size_t i = 0; i + 1 < beads.size(); ++i) {
            const align::Bead *gone = &beads[i], *fresh = &beads[i + 1];
            if (gone->relation == Relation::Added) std::swap(gone, fresh);
            if (gone->relation != Relation::Missing || fresh->relation != Relation::Added) continue;
            const bool run_before = i > 0 && one_sided(beads[i - 1]),
                       run_after = i + 2 < beads.size() && one_sided(beads[i + 2]);
            const auto kind_gone = work_.comparison.original.paragraphs[gone->original.front()].kind;
            const auto kind_fresh = work_.comparison.version.paragraphs[fresh->version.front()].kind;
            if (run_before || run_after || kind_gone != segment::ParagraphKind::Heading || kind_fresh != kind_gone) continue;
            reworded_original_.insert(gone->original.front());
            reworded_version_.insert(fresh->version.front());
        }
    }

    static bool one_sided(const align::Bead& bead) { return bead.original.empty() || bead.version.empty(); }

    bool furniture(const segment::SegmentedText& text, std::uint32_t index) const
    {
        return text.paragraphs[index].kind == segment::ParagraphKind::Boilerplate;
    }

    // One finding for a run of neighbours: `last` is the paragraph the open finding ends with.
    Draft& open_draft(Change change, std::uint32_t index, std::int64_t& last, std::size_t& open)
    {
        const bool goes_on = last >= 0 && index == static_cast<std::uint32_t>(last) + 1;
        // In a partial copy, what was not reused is one thing to know, not one alarm a paragraph.
        if (goes_on || (!whole_ && last >= 0)) {
            last = index;
            return work_.drafts[open];
        }
        last = index;
        open = work_.drafts.size();
        Draft& draft = work_.drafts.emplace_back();
        draft.kind = Kind::Paragraph;
        draft.change = change;
        draft.confidence = 0.95;
        return draft;
    }

    void missing(std::uint32_t index)
    {
        const segment::SegmentedText& text = work_.comparison.original;
        const bool was_open = last_missing_ >= 0;
        const std::size_t before = work_.drafts.size();
        Draft& draft = open_draft(Change::Missing, index, last_missing_, missing_draft_);
        const Place place = paragraph_place(text, index);
        if (was_open && work_.drafts.size() == before) {
            draft.places.push_back({place, std::nullopt});
            if (!furniture(text, index) && draft.severity == Severity::Info && whole_) draft.severity = Severity::Major;
            return;
        }
        draft.original = place;
        draft.severity = furniture(text, index) || !whole_ ? Severity::Info : Severity::Major;
        draft.message = whole_ ? "A paragraph is missing: \"" + shown(text, place.range) + "\"."
                               : "Paragraphs of the original are not in the version, beginning with \"" +
                                     shown(text, place.range) + "\".";
    }

    void added(std::uint32_t index)
    {
        const segment::SegmentedText& text = work_.comparison.version;
        const bool was_open = last_added_ >= 0;
        const std::size_t before = work_.drafts.size();
        Draft& draft = open_draft(Change::Added, index, last_added_, added_draft_);
        const Place place = paragraph_place(text, index);
        if (was_open && work_.drafts.size() == before) {
            draft.places.push_back({std::nullopt, place});
            if (!furniture(text, index) && draft.severity == Severity::Info && whole_) draft.severity = Severity::Minor;
            return;
        }
        draft.version = place;
        draft.severity = furniture(text, index) || !whole_ ? Severity::Info : Severity::Minor;
        draft.message = whole_ ? "A paragraph was added: \"" + shown(text, place.range) + "\"."
                               : "The version has paragraphs that are not from the original, beginning with \"" +
                                     shown(text, place.range) + "\".";
    }

    void moved(const align::Bead& bead)
    {
        const std::uint32_t index = bead.original.front();
        const bool goes_on = last_moved_ >= 0 && index == static_cast<std::uint32_t>(last_moved_) + 1 &&
                             bead.version.front() == static_cast<std::uint32_t>(last_moved_version_) + 1;
        last_moved_ = bead.original.back();
        last_moved_version_ = bead.version.back();
        const Place from = paragraph_place(work_.comparison.original, index),
                    to = paragraph_place(work_.comparison.version, bead.version.front());
        if (goes_on) {
            work_.drafts[moved_draft_].places.push_back({from, to});
            return;
        }
        moved_draft_ = work_.drafts.size();
        Draft& draft = work_.drafts.emplace_back();
        draft.kind = Kind::Paragraph;
        draft.change = Change::Moved;
        draft.severity = Severity::Minor;
        draft.confidence = std::clamp(bead.similarity, 0.5, 0.99);
        draft.original = from;
        draft.version = to;
        draft.message = "A paragraph stands at another place: \"" + shown_original(work_, from.range) + "\".";
    }

    void report_unrelated()
    {
        for (FactLink& link : work_.original_links) link.state = FactState::Silent;
        for (FactLink& link : work_.version_links) link.state = FactState::Silent;
        Draft draft;
        draft.kind = Kind::Paragraph;
        draft.change = Change::Missing;
        draft.severity = Severity::Major;
        draft.confidence = 0.95;
        draft.original = paragraph_place(work_.comparison.original, 0);
        draft.cause = "unrelated";
        draft.message = "These are not versions of one text: no paragraph of the original was found in the version.";
        draft.why = "Check that the right two files were given; facts were not compared.";
        work_.drafts.push_back(std::move(draft));
    }

    // Facts of missing and added paragraphs are lost with them.
    void settle_facts()
    {
        for (const align::Bead& bead : work_.comparison.alignment.beads) {
            if (bead.relation == Relation::Missing) settle(work_.original, work_.original_links, bead.original);
            if (bead.relation == Relation::Added) settle(work_.version, work_.version_links, bead.version);
        }
    }

    static void settle(const facts::FactSet& facts, std::vector<FactLink>& links,
                       const std::vector<std::uint32_t>& paragraphs)
    {
        for (const std::uint32_t p : paragraphs)
            for (std::uint32_t id = facts.first_of_paragraph[p]; id < facts.first_of_paragraph[p + 1]; ++id)
                if (links[id].state == FactState::Open) links[id].state = FactState::Lost;
    }

    Work& work_;
    bool whole_;
    std::unordered_set<std::uint32_t> reworded_original_, reworded_version_;
    std::int64_t last_missing_ = -1, last_added_ = -1, last_moved_ = -1, last_moved_version_ = -1;
    std::size_t missing_draft_ = 0, added_draft_ = 0, moved_draft_ = 0;
};

}    // namespace

void judge_paragraphs(Work& work)
{
    ParagraphJudge(work).run();
}

}    // namespace textdrift::drift
