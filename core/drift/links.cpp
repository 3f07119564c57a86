// Links and addresses without an equal: paired in order as altered, the rest missing or added.
#include "core/drift/work.h"

namespace textdrift::drift {

namespace {

std::vector<std::uint32_t> open_links(const Side& side, const std::vector<FactLink>& links)
{
    std::vector<std::uint32_t> ids;
    for (const std::uint32_t id : side.fact_ids)
        if (side.fact(id).link() && links[id].state == FactState::Open) ids.push_back(id);
    return ids;
}

void report(Work& work, Change change, std::optional<Place> original, std::optional<Place> version)
{
    Draft draft;
    draft.kind = Kind::Link;
    draft.change = change;
    draft.confidence = 0.95;
    draft.original = original;
    draft.version = version;
    const std::string from = original ? shown_original(work, original->range) : "", to = version ? shown_version(work, version->range) : "";
    switch (change) {
    case Change::Missing: draft.message = "The address " + from + " is gone."; break;
    case Change::Added: draft.message = "The address " + to + " is not in the original."; break;
    default: draft.message = "The address " + from + " became " + to + "."; break;
    }
    work.drafts.push_back(std::move(draft));
}

}    // namespace

void judge_links(Work& work, const BeadView& view)
{
    auto originals = open_links(view.original, work.original_links);
    auto versions = open_links(view.version, work.version_links);
    std::size_t next = 0;
    for (const std::uint32_t o : originals) {
        const facts::Fact& before = work.original_fact(o);
        std::size_t v = next;
        while (v < versions.size() && work.version_fact(versions[v]).link()->mail != before.link()->mail) ++v;
        if (v < versions.size()) {
            next = v + 1;
            work.link(o, versions[v], FactState::Changed);
            report(work, Change::Altered, place_of(before), place_of(work.version_fact(versions[v])));
        } else {
            work.settle_original(o, FactState::Lost);
            report(work, Change::Missing, place_of(before), std::nullopt);
        }
    }
    for (const std::uint32_t v : versions) {
        if (!work.open_version(v)) continue;
        work.settle_version(v, FactState::Lost);
        report(work, Change::Added, std::nullopt, place_of(work.version_fact(v)));
    }
}

}    // namespace textdrift::drift
