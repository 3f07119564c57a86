// Union-find over verified pairs, then one rule for resemblance and one for containment.
#include "core/dedup/keep.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

#include "core/dedup/members.h"
#include "core/dedup/runs.h"

namespace textdrift::dedup {
namespace {

std::optional<long double> number(std::string_view token)
{
    long double value = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
    if (error == std::errc::result_out_of_range) return token.starts_with('-') ? -1e300L : 1e300L;
    if (error != std::errc() || end != token.data() + token.size()) return std::nullopt;
    return value;
}

// Below 0: a is older. Nothing is older than a value, a number than a string.
int compare_order(std::string_view a, std::string_view b)
{
    const auto rank = [](std::string_view token) { return token.empty() ? 0 : token.starts_with('"') ? 2 : 1; };
    if (rank(a) != rank(b)) return rank(a) - rank(b);
    if (rank(a) == 0) return 0;
    if (rank(a) == 1) {
        const long double x = number(a).value_or(0), y = number(b).value_or(0);
        return x < y ? -1 : x > y ? 1 : 0;
    }
    return a.substr(1, a.size() - 2).compare(b.substr(1, b.size() - 2));
}

// Whether one unit is to stay rather than another.
class Rule {
public:
    Rule(const Options& options, const Store& store) : keep_(options.keep), store_(store) {}

    Result<void> load(const index::Clusters::Groups& clusters, std::uint64_t most)
    {
        if (keep_ != Keep::Newest) return {};
        std::vector<std::uint32_t> documents;
        for (const std::uint32_t unit : clusters.members) documents.push_back(store_.document_of(unit));
        std::ranges::sort(documents);
        const auto repeats = std::ranges::unique(documents);
        documents.erase(repeats.begin(), repeats.end());
        Result<Members> members = Members::load(store_, std::move(documents), most);
        if (!members) return std::unexpected(std::move(members.error()));
        members_ = std::move(*members);
        return {};
    }

    bool prefers(std::uint32_t a, std::uint32_t b)
    {
        if (keep_ == Keep::Longest && store_.lengths[a] != store_.lengths[b]) return store_.lengths[a] > store_.lengths[b];
        if (keep_ == Keep::Newest) {
            const int order = compare_order(value(a), value(b));
            if (order != 0) return order > 0;
        }
        return a < b;
    }

private:
    // A copy: what Members gives lives until its next call.
    std::string value(std::uint32_t unit)
    {
        const Result<Tokens> tokens = (*members_)[store_.document_of(unit)];
        return tokens ? std::string(tokens->order) : std::string();
    }

    Keep keep_;
    const Store& store_;
    std::optional<Members> members_;
};

class Deciding {
public:
    Deciding(const Options& options, const Plan& plan, const Store& store, const Tape<Verified>& verified, Watch& watch)
        : options_(options), plan_(plan), store_(store), verified_(verified), watch_(watch), rule_(options, store)
    {
    }

    Result<Decision> run()
    {
        index::Clusters units(store_.units());
        for (const Copy& copy : store_.copies) units.join(store_.distinct_unit[copy.distinct], copy.unit);
        const Result<void> read = for_each_batch(verified_, [&](std::span<const Verified> batch) {
            for (const Verified& pair : batch) units.join(store_.distinct_unit[pair.a], store_.distinct_unit[pair.b]);
            return Result<void>();
        });
        if (!read) return std::unexpected(read.error());
        decision_.clusters = units.groups();
        decision_.kept.resize(store_.units());
        std::iota(decision_.kept.begin(), decision_.kept.end(), 0u);
        if (Result<void> loaded = rule_.load(decision_.clusters, plan_.small * 4); !loaded)
            return std::unexpected(loaded.error());
        if (options_.measure == Measure::Resemblance) {
            for (std::size_t i = 0; i < decision_.clusters.size(); ++i) keep_one(decision_.clusters[i]);
            return std::move(decision_);
        }
        if (Result<void> done = keep_containing(); !done) return std::unexpected(std::move(done.error()));
        return std::move(decision_);
    }

private:
    // The node visited as number `rank` is at or above the threshold inside `outer` (a distinct number).
    struct Inside {
        std::uint32_t rank = 0, outer = 0;
        friend bool operator<(const Inside& x, const Inside& y) noexcept
        {
            return x.rank != y.rank ? x.rank < y.rank : x.outer < y.outer;
        }
    };

    // A node that contains more than this is a hub: there are groups so large that not all their pairs are compared.
    static constexpr std::uint8_t kHub = 128;

    void keep_one(std::span<const std::uint32_t> units)
    {
        std::uint32_t best = units.front();
        for (const std::uint32_t unit : units) {
            if (rule_.prefers(unit, best)) best = unit;
        }
        for (const std::uint32_t unit : units) decision_.kept[unit] = best;
    }

    // Identical texts first, so that each distinct text is one node. Nodes are then visited from the largest set to the
    // smallest. One that a staying node contains goes in its favour; else the rule chooses who stays, the node or one of
    // those not yet decided that contain it and are contained in it. So whatever goes is contained in what stays for it
    // directly, not along a chain, and the first node of a cluster always leaves one that stays.
    Result<void> keep_containing()
    {
        keep_among_copies();
        if (Result<void> ordered = order_nodes(); !ordered) return ordered;
        Runs<Inside> inside(plan_.temporary, static_cast<std::size_t>(plan_.pairs));
        const Result<void> read = for_each_batch(verified_, [&](std::span<const Verified> batch) -> Result<void> {
            if (watch_.cancelled()) return watch_.stop();
            for (const Verified& pair : batch) {
                Result<void> added;
                if (at_least(pair.common, pair.size_a, options_.threshold)) added = add(inside, pair.a, pair.b);
                if (added && at_least(pair.common, pair.size_b, options_.threshold)) added = add(inside, pair.b, pair.a);
                if (!added) return added;
            }
            return {};
        });
        if (!read) return read;
        Result<void> visited = inside.drain([&](const Inside& one) -> Result<void> {
            if (one.rank != at_) settle();
            at_ = one.rank;
            consider(one.outer);
            return {};
        });
        if (!order_.empty()) settle();
        follow_texts();
        return visited;
    }

    Result<void> add(Runs<Inside>& inside, std::uint32_t inner, std::uint32_t outer)
    {
        if (holds_[outer] <= kHub) ++holds_[outer];
        return inside.add({rank_[inner], outer});
    }

    void keep_among_copies()
    {
        std::vector<std::uint32_t> same;
        for (std::size_t i = 0; i < store_.copies.size();) {
            const std::uint32_t number = store_.copies[i].distinct;
            same.assign(1, store_.distinct_unit[number]);
            for (; i < store_.copies.size() && store_.copies[i].distinct == number; ++i)
                same.push_back(store_.copies[i].unit);
            keep_one(same);
            stays_.push_back({.unit = decision_.kept[same.front()], .distinct = number});
        }
    }

    // The unit that speaks for a distinct text: the one of its copies that the rule prefers.
    std::uint32_t stays_for(std::uint32_t number) const
    {
        const auto found = std::ranges::lower_bound(stays_, number, {}, &Copy::distinct);
        return found != stays_.end() && found->distinct == number ? found->unit : store_.distinct_unit[number];
    }

    // Ranks of the nodes that have a pair, in the order they are visited in.
    Result<void> order_nodes()
    {
        std::vector<std::uint32_t> size(store_.distinct());
        Result<void> read = for_each_batch(verified_, [&](std::span<const Verified> batch) {
            for (const Verified& pair : batch) {
                for (const auto& [number, count] : {std::pair(pair.a, pair.size_a), std::pair(pair.b, pair.size_b)}) {
                    if (size[number] == 0) order_.push_back(number);
                    size[number] = count;
                }
            }
            return Result<void>();
        });
        std::ranges::sort(order_, [&](std::uint32_t a, std::uint32_t b) {
            return size[a] != size[b] ? size[a] > size[b] : rule_.prefers(stays_for(a), stays_for(b));
        });
        rank_.resize(store_.distinct());
        for (std::size_t i = 0; i < order_.size(); ++i) rank_[order_[i]] = static_cast<std::uint32_t>(i);
        holds_.resize(store_.distinct());
        chosen_.resize(store_.distinct());
        return read;
    }

    bool gone(std::uint32_t number) const noexcept
    {
        const std::uint32_t unit = stays_for(number);
        return decision_.kept[unit] != unit;
    }

    bool better(std::uint32_t number, const std::optional<std::uint32_t>& best)
    {
        return !best || rule_.prefers(stays_for(number), stays_for(*best));
    }

    bool hub(std::uint32_t number) const noexcept { return holds_[number] > kHub; }

    // `outer` contains the node that is being visited.
    void consider(std::uint32_t outer)
    {
        const bool open = rank_[outer] > at_ && !chosen_[outer];    // no larger, so that each contains the other
        if (!open && !gone(outer) && better(outer, witness_)) witness_ = outer;
        if (open && better(outer, partner_)) partner_ = outer;
        if (hub(outer) && (open || !hub(order_[at_])) && better(outer, hub_)) hub_ = outer;
    }

    // Of a large group not all pairs are known, but those with a few hubs. So a hub stays, even one that had gone: else all
    // whose only pairs are with it would stay.
    void settle()
    {
        const std::uint32_t number = order_[at_], unit = stays_for(number);
        if (!chosen_[number] && !witness_) {
            const std::optional<std::uint32_t> other = hub_ ? hub_ : hub(number) ? std::nullopt : partner_;
            const bool free = hub_ && !hub(number);
            if (other && (free || rule_.prefers(stays_for(*other), unit))) choose(*other);
        }
        if (!chosen_[number] && witness_) decision_.kept[unit] = stays_for(*witness_);
        witness_ = partner_ = hub_ = std::nullopt;
    }

    void choose(std::uint32_t number)
    {
        witness_ = number;
        chosen_[number] = true;
        decision_.kept[stays_for(number)] = stays_for(number);
    }

    // Copies go where the one that speaks for their text goes.
    void follow_texts()
    {
        for (std::uint32_t& kept : decision_.kept) kept = decision_.kept[kept];
    }

    const Options& options_;
    const Plan& plan_;
    const Store& store_;
    const Tape<Verified>& verified_;
    Watch& watch_;
    Rule rule_;
    Decision decision_;
    std::vector<Copy> stays_;    // for distinct texts that have copies
    // By distinct number, for containment:
    std::vector<std::uint32_t> order_, rank_;
    std::vector<std::uint8_t> holds_;    // how many nodes it contains, counted up to one more than kHub
    std::vector<bool> chosen_;           // stays, whenever it is visited
    std::uint32_t at_ = 0;               // rank of the node being visited
    // Of those that contain it, the best that stays, is not yet decided, is a hub.
    std::optional<std::uint32_t> witness_, partner_, hub_;
};

}    // namespace

Result<Decision> decide(const Options& options, const Plan& plan, const Store& store, const Tape<Verified>& verified,
                        Watch& watch, Statistics& statistics)
{
    Result<Decision> decision = Deciding(options, plan, store, verified, watch).run();
    if (!decision) return decision;
    statistics.clusters = decision->clusters.size();
    for (std::uint32_t unit = 0; unit < decision->kept.size(); ++unit) statistics.dropped += decision->kept[unit] != unit;
    return decision;
}

}    // namespace textdrift::dedup
