// Strict comparison of beads: every paragraph of both sides must be the same.
#include "score.h"

#include <cstdio>
#include <map>
#include <string>

namespace textdrift::benchmark {

namespace {

// A bead is known by the texts it ties, so that of equal paragraphs any may stand for any.
std::string key_of(const Pair& pair, const TrueBead& bead)
{
    std::string key;
    for (const std::uint32_t p : bead.original) key += pair.original[p] + "\n";
    key += "\f";
    for (const std::uint32_t p : bead.version) key += pair.version[p] + "\n";
    return key;
}

}    // namespace

void print_bead(const char* what, const Pair& pair, const TrueBead& bead)
{
    std::printf("  %s", what);
    for (const std::uint32_t p : bead.original) std::printf(" %u[%.60s]", p, pair.original[p].c_str());
    std::printf(bead.moved ? " ~>" : " ->");
    for (const std::uint32_t p : bead.version) std::printf(" %u[%.60s]", p, pair.version[p].c_str());
    std::printf("\n");
}

void Run::take_beads()
{
    for (const align::Bead& bead : alignment.beads) {
        if (bead.original.empty() || bead.version.empty()) continue;
        beads.push_back({bead.original, bead.version, bead.relation == align::Relation::Moved});
    }
}

void Score::operator+=(const Score& other)
{
    right += other.right;
    found += other.found;
    wanted += other.wanted;
    moved_right += other.moved_right;
    moved += other.moved;
}

Score score_of(const Pair& pair, const std::vector<TrueBead>& found, bool print_errors)
{
    Score score;
    std::map<std::string, std::vector<const TrueBead*>> wanted;
    for (const TrueBead& bead : pair.beads) {
        wanted[key_of(pair, bead)].push_back(&bead);
        score.moved += bead.moved;
    }
    score.found = found.size();
    score.wanted = pair.beads.size();
    for (const TrueBead& bead : found) {
        auto& same = wanted[key_of(pair, bead)];
        if (same.empty()) {
            if (print_errors) print_bead("false ", pair, bead);
            continue;
        }
        ++score.right;
        score.moved_right += same.back()->moved;
        same.pop_back();
    }
    if (!print_errors) return score;
    for (const auto& [key, left] : wanted)
        for (const TrueBead* bead : left) print_bead("missed", pair, *bead);
    return score;
}

}    // namespace textdrift::benchmark
