// Changes of wording that touch no fact: shown only when asked for.
#include "core/drift/work.h"

namespace textdrift::drift {

namespace {

// The next run of unmatched words on either side, or false at the end.
bool next_run(const BeadView& view, std::size_t& i, std::size_t& j, WordSpan& from, WordSpan& to)
{
    const auto& match = view.original.match;
    while (i < match.size() && match[i] == static_cast<std::int32_t>(j)) {
        ++i;
        ++j;
    }
    if (i >= match.size() && j >= view.version.words.size()) return false;
    from.begin = i;
    to.begin = j;
    while (i < match.size() && match[i] < 0) ++i;
    j = i < match.size() ? static_cast<std::size_t>(match[i]) : view.version.words.size();
    from.end = i;
    to.end = j;
    return true;
}

bool touches_fact(const Side& side, WordSpan span)
{
    if (span.empty()) return false;
    const ByteRange bytes = side.bytes_of(span);
    for (const std::uint32_t id : side.fact_ids)
        if (!side.fact(id).quotation() && side.fact(id).range.overlaps(bytes)) return true;
    return false;
}

}    // namespace

void judge_wording(Work& work, const BeadView& view)
{
    if (!work.options.wording) return;
    Draft draft;
    draft.kind = Kind::Paragraph;
    draft.change = Change::Altered;
    draft.severity = Severity::Info;
    draft.confidence = 1;
    draft.wording = true;
    WordSpan from, to;
    for (std::size_t i = 0, j = 0; next_run(view, i, j, from, to);) {
        if (touches_fact(view.original, from) || touches_fact(view.version, to)) continue;
        PlacePair pair;
        if (!from.empty()) pair.original = view.original.place_of(from);
        if (!to.empty()) pair.version = view.version.place_of(to);
        if (!draft.original && !draft.version) {
            draft.original = pair.original;
            draft.version = pair.version;
        } else {
            draft.places.push_back(pair);
        }
    }
    if (!draft.original && !draft.version) return;
    const std::string was = draft.original ? "\"" + shown_original(work, draft.original->range) + "\"" : "nothing";
    const std::string is = draft.version ? "\"" + shown_version(work, draft.version->range) + "\"" : "nothing";
    draft.message = "Wording changed without touching a fact: " + was + " became " + is + ".";
    draft.why = "No fact is involved; shown because wording was asked for.";
    work.drafts.push_back(std::move(draft));
}

}    // namespace textdrift::drift
