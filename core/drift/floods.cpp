// One word in a hundred places is one cause: damage that runs through a whole text becomes a single finding with its places.
#include "core/drift/floods.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace textdrift::drift {

namespace {

constexpr std::size_t kMostPlaces = 100;    // that one finding lists; its message tells the number of all

// Damage of one kind: how many findings of it a reader still wants one by one, and what to say of more.
struct Flood {
    std::string_view cause;    // how the cause of its drafts begins
    std::size_t most;
    std::string_view what;
};

constexpr std::array<Flood, 3> kFloods{{{"mixed ", 3, "words have letters of two scripts that look alike"},
                                        {"glued ", 10, "words are glued together or have lost the space between them"},
                                        {"markup ", 5, "kinds of markup were left in the text"}}};

bool is_of(const Draft& draft, const Flood& flood)
{
    return draft.kind == Kind::Damage && draft.version && draft.cause.starts_with(flood.cause);
}

void fold(const Work& work, std::vector<Draft>& drafts, const Flood& flood)
{
    const auto number = static_cast<std::size_t>(
        std::count_if(drafts.begin(), drafts.end(), [&](const Draft& draft) { return is_of(draft, flood); }));
    if (number <= flood.most) return;
    const auto first = std::find_if(drafts.begin(), drafts.end(), [&](const Draft& draft) { return is_of(draft, flood); });
    for (auto draft = first + 1; draft != drafts.end(); ++draft) {
        if (!is_of(*draft, flood)) continue;
        first->places.push_back({draft->original, draft->version});
        std::move(draft->places.begin(), draft->places.end(), std::back_inserter(first->places));
        first->confidence = std::max(first->confidence, draft->confidence);
    }
    std::stable_sort(first->places.begin(), first->places.end(), [](const PlacePair& a, const PlacePair& b) {
        return (a.version ? a.version->range.begin : 0) < (b.version ? b.version->range.begin : 0);
    });
    if (first->places.size() > kMostPlaces) first->places.resize(kMostPlaces);
    first->message =
        fmt::format("{} {}, the first: \"{}\".", number, flood.what, shown_version(work, first->version->range));
    drafts.erase(std::remove_if(first + 1, drafts.end(), [&](const Draft& draft) { return is_of(draft, flood); }),
                 drafts.end());
}

}    // namespace

void fold_floods(const Work& work, std::vector<Draft>& drafts)
{
    for (const Flood& flood : kFloods) fold(work, drafts, flood);
}

}    // namespace textdrift::drift
