// Alignment as the header promises it: every kind of change on small texts, properties, and cost.
#include "core/align/align.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>

#include "texts.h"

using namespace textdrift;
using align::Alignment;
using align::Bead;
using align::Relation;
using align::Verdict;
using test::text_of;
using Paragraphs = std::vector<std::string>;

namespace {

const Paragraphs kStory = {
    "Digital rights in the delta",
    "The ministry published a decree on internet gateways on Monday, giving providers ninety days to route all traffic "
    "through state servers. Officials said the measure protects national revenue.",
    "Vietnam",
    "Fishermen near the delta reported falling catches for the third year running. Their cooperative blames two dams "
    "upstream and has asked the provincial court for an injunction.",
    "Copper mines in the north closed after a strike of railway drivers. The company expects to lose 40 million dollars.",
    "Cambodia",
    "A museum of puppetry opened its doors in the former customs house. More than 900 figures are on show, many of them "
    "carved before the war.",
    "Teachers in the capital marched against the merger of rural schools. The union counted 12,000 people, the police "
    "4,500.",
    "Malaysia",
    "The central bank left its rate unchanged at 3.25 per cent. Analysts had expected a cut after the harvest failed.",
    "For more information",
    "Contact the press office at the harbour gate, second floor.",
};

const Paragraphs kOther = {
    "Growing orchids on a balcony",
    "Most orchids die of too much water, and a pot without holes drowns roots within weeks.",
    "Light from the east suits them best; a curtain keeps off the midday sun in summer.",
    "Feed them sparingly, with a quarter of the dose printed on the bottle.",
    "Repotting every second spring gives roots fresh bark to hold.",
};

Alignment run(const Paragraphs& original, const Paragraphs& version)
{
    return align::align(text_of(original), text_of(version), {}, {});
}

// "0-0 1-1,2 3- -4": one word a bead; '~' marks moved ones.
std::string beads(const Alignment& alignment)
{
    const auto list = [](const std::vector<std::uint32_t>& indexes) {
        std::string out;
        for (const std::uint32_t index : indexes) {
            out += (out.empty() ? "" : ",") + std::to_string(index);
        }
        return out;
    };
    std::string out;
    for (const Bead& bead : alignment.beads) {
        out += out.empty() ? "" : " ";
        out += list(bead.original) + (bead.relation == Relation::Moved ? "~" : "-") + list(bead.version);
    }
    return out;
}

Paragraphs edited(std::function<void(Paragraphs&)> edit)
{
    Paragraphs paragraphs = kStory;
    edit(paragraphs);
    return paragraphs;
}

// Every index of both sides in exactly one bead, originals' first indexes ascending, relations as the shapes say.
void check_invariants(const Alignment& alignment, std::size_t originals, std::size_t versions)
{
    std::vector<int> original(originals, 0), version(versions, 0);
    std::int64_t last = -1;
    for (const Bead& bead : alignment.beads) {
        REQUIRE(std::ranges::is_sorted(bead.original));
        REQUIRE(std::ranges::is_sorted(bead.version));
        REQUIRE(bead.similarity >= 0);
        REQUIRE(bead.similarity <= 1.0001);
        for (const std::uint32_t p : bead.original) {
            ++original[p];
        }
        for (const std::uint32_t p : bead.version) {
            ++version[p];
        }
        REQUIRE((bead.relation == Relation::Missing) == bead.version.empty());
        REQUIRE((bead.relation == Relation::Added) == bead.original.empty());
        if (!bead.original.empty()) {
            REQUIRE(bead.original.front() > last);
            last = bead.original.front();
        }
    }
    REQUIRE(std::ranges::all_of(original, [](int times) { return times == 1; }));
    REQUIRE(std::ranges::all_of(version, [](int times) { return times == 1; }));
}

std::size_t linked(const Alignment& alignment)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        alignment.beads, [](const Bead& bead) { return !bead.original.empty() && !bead.version.empty(); }));
}

}    // namespace

TEST_SUITE("align/align")
{
    TEST_CASE("align: each kind of change gives its beads")
    {
        struct Row {
            const char* name;
            Paragraphs version;
            std::string beads;
        };
        const auto erase = [](Paragraphs& p, int from, int to) { p.erase(p.begin() + from, p.begin() + to); };
        const Row rows[] = {
            {"unchanged", kStory, "0-0 1-1 2-2 3-3 4-4 5-5 6-6 7-7 8-8 9-9 10-10 11-11"},
            {"one deleted", edited([&](Paragraphs& p) { erase(p, 4, 5); }),
             "0-0 1-1 2-2 3-3 4- 5-4 6-5 7-6 8-7 9-8 10-9 11-10"},
            {"the end cut off", edited([&](Paragraphs& p) { erase(p, 10, 12); }),
             "0-0 1-1 2-2 3-3 4-4 5-5 6-6 7-7 8-8 9-9 10- 11-"},
            {"one inserted", edited([](Paragraphs& p) { p.insert(p.begin() + 3, kOther[1]); }),
             "0-0 1-1 2-2 -3 3-4 4-5 5-6 6-7 7-8 8-9 9-10 10-11 11-12"},
            {"boilerplate around", edited([](Paragraphs& p) {
                 p.insert(p.begin(), {"Skip to main content", "Subscribe"});
                 p.push_back("All rights reserved");
             }),
             "-0 -1 0-2 1-3 2-4 3-5 4-6 5-7 6-8 7-9 8-10 9-11 10-12 11-13 -14"},
            {"split at a sentence", edited([](Paragraphs& p) {
                 const std::size_t cut = p[3].find(" Their");
                 p.insert(p.begin() + 4, p[3].substr(cut + 1));
                 p[3].resize(cut);
             }),
             "0-0 1-1 2-2 3-3,4 4-5 5-6 6-7 7-8 8-9 9-10 10-11 11-12"},
            {"two merged", edited([&](Paragraphs& p) {
                 p[3] += " " + p[4];
                 erase(p, 4, 5);
             }),
             "0-0 1-1 2-2 3,4-3 5-4 6-5 7-6 8-7 9-8 10-9 11-10"},
            {"merged across a deletion", edited([&](Paragraphs& p) {
                 p[3] += " " + p[6];
                 erase(p, 4, 7);
             }),
             "0-0 1-1 2-2 3,6-3 4- 5- 7-4 8-5 9-6 10-7 11-8"},
            {"heading merged into its text", edited([&](Paragraphs& p) {
                 p[5] += " " + p[6];
                 erase(p, 6, 7);
             }),
             "0-0 1-1 2-2 3-3 4-4 5,6-5 7-6 8-7 9-8 10-9 11-10"},
            {"border shifted", edited([](Paragraphs& p) {
                 const std::size_t cut = p[3].find(" Their");
                 p[4] = p[3].substr(cut + 1) + " " + p[4];
                 p[3].resize(cut);
             }),
             "0-0 1-1 2-2 3,4-3,4 5-5 6-6 7-7 8-8 9-9 10-10 11-11"},
            {"a block moved to the end", edited([](Paragraphs& p) { std::rotate(p.begin() + 2, p.begin() + 4, p.end()); }),
             "0-0 1-1 2~10 3~11 4-2 5-3 6-4 7-5 8-6 9-7 10-8 11-9"},
            {"renumbered", edited([](Paragraphs& p) {
                 for (std::size_t i = 0; i < p.size(); ++i) {
                     p[i] = std::to_string(i + 4) + ". " + p[i];
                 }
             }),
             "0-0 1-1 2-2 3-3 4-4 5-5 6-6 7-7 8-8 9-9 10-10 11-11"},
            {"a heading reworded", edited([](Paragraphs& p) { p[5] = "Kampuchea"; }),
             "0-0 1-1 2-2 3-3 4-4 5-5 6-6 7-7 8-8 9-9 10-10 11-11"},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            const Alignment alignment = run(kStory, row.version);
            CHECK(beads(alignment) == row.beads);
            CHECK(alignment.verdict == Verdict::Copy);
            check_invariants(alignment, kStory.size(), row.version.size());
        }
    }

    TEST_CASE("align: heavy rewording keeps every paragraph")
    {
        const Paragraphs reworded = {
            "Digital rights near the delta",
            "On Monday a decree about internet gateways was released by the ministry; operators get ninety days for routing "
            "traffic over servers of the state. According to officials this will protect the revenue of the nation.",
            "Vietnam",
            "For a third year fishermen close to the delta tell of catches which fall. Two dams are blamed by their "
            "cooperative, "
            "that requested an injunction before the court of the province.",
            "In the north, mines of copper shut when drivers of the railways went on strike. A loss of 40 million dollars "
            "is expected.",
            "Cambodia",
            "In what was the customs house a puppetry museum has opened. On display are above 900 figures, a lot carved "
            "prior to war.",
            "A march of teachers in the capital opposed that rural schools merge. 12,000 people by the union's count, 4,500 "
            "by that of police.",
            "Malaysia",
            "Unchanged at 3.25 per cent stays the rate of the central bank. After the failed harvest a cut was what "
            "analysts expected.",
            "For further information",
            "The press office can be contacted on the second floor at the gate of the harbour.",
        };
        const Alignment alignment = run(kStory, reworded);
        CHECK(beads(alignment) == "0-0 1-1 2-2 3-3 4-4 5-5 6-6 7-7 8-8 9-9 10-10 11-11");
        CHECK(alignment.original_covered == 1);
    }

    TEST_CASE("align: an unrelated text gets no bead")
    {
        const Alignment alignment = run(kStory, kOther);
        CHECK(linked(alignment) == 0);
        CHECK(alignment.verdict == Verdict::Unrelated);
        CHECK(alignment.original_covered == 0);
        check_invariants(alignment, kStory.size(), kOther.size());
    }

    TEST_CASE("align: a text that reuses one paragraph is partial, and only that one is tied")
    {
        Paragraphs version = kOther;
        version.insert(version.begin() + 2, kStory[7]);
        const Alignment alignment = run(kStory, version);
        CHECK(linked(alignment) == 1);
        CHECK(alignment.verdict == Verdict::Partial);
        CHECK(beads(alignment).find("7-2") != std::string::npos);
    }

    TEST_CASE("align: repeated paragraphs match in order")
    {
        const Paragraphs table = {"yes", "no", "yes", "no", "yes", "yes", "no", "* * *", "yes", "* * *"};
        CHECK(beads(run(table, table)) == "0-0 1-1 2-2 3-3 4-4 5-5 6-6 7-7 8-8 9-9");
    }

    TEST_CASE("align: one paragraph on each side")
    {
        CHECK(beads(run({"A single line of text"}, {"A single line of text"})) == "0-0");
        CHECK(beads(run({"A single line of text"}, {"Something else altogether"})) == "-0 0-");
    }

    TEST_CASE("align: swapping the sides swaps missing and added")
    {
        Paragraphs version = kStory;
        version.erase(version.begin() + 4);
        version.insert(version.begin() + 8, kOther[2]);
        const auto count = [](const Alignment& alignment, Relation relation) {
            return std::ranges::count(alignment.beads, relation, &Bead::relation);
        };
        const Alignment there = run(kStory, version), back = run(version, kStory);
        CHECK(count(there, Relation::Missing) == 1);
        CHECK(count(back, Relation::Missing) == count(there, Relation::Added));
        CHECK(count(back, Relation::Added) == count(there, Relation::Missing));
        CHECK(there.original_covered == doctest::Approx(back.version_covered));
    }

    TEST_CASE("align: beads cover both sides once on random texts of few words")
    {
        std::uint64_t state = 11;
        const auto next = [&](std::uint64_t bound) {
            state = state * 6364136223846793005ull + 1442695040888963407ull;
            return (state >> 33) % bound;
        };
        const auto random_text = [&] {
            Paragraphs paragraphs(1 + next(40));
            for (std::string& paragraph : paragraphs) {
                for (std::uint64_t words = next(8); words > 0; --words) {
                    paragraph += "w" + std::to_string(next(12)) + " ";
                }
                paragraph += ".";
            }
            return paragraphs;
        };
        for (int trial = 0; trial < 200; ++trial) {
            CAPTURE(trial);
            const Paragraphs a = random_text(), b = random_text();
            check_invariants(run(a, b), a.size(), b.size());
        }
    }

    TEST_CASE("align: 100,000 one-word paragraphs in every hostile order stay cheap")
    {
        constexpr std::size_t kCount = 100'000;
        const auto made = [](auto name) {
            Paragraphs out;
            for (std::size_t p = 0; p < kCount; ++p) {
                out.push_back(name(p));
            }
            return out;
        };
        const Paragraphs same = made([](std::size_t) { return std::string("same"); });
        const Paragraphs different = made([](std::size_t p) { return "n" + std::to_string(p); });
        const Paragraphs reversed(different.rbegin(), different.rend());
        const Paragraphs disjoint = made([](std::size_t p) { return "m" + std::to_string(p); });
        const Paragraphs odd = made([](std::size_t p) { return std::string(p % 2 == 0 ? "odd" : "even"); });
        const Paragraphs even = made([](std::size_t p) { return std::string(p % 2 == 1 ? "odd" : "even"); });
        struct Row {
            const char* name;
            const Paragraphs &original, &version;
            std::size_t least, most;
        };
        const Row rows[] = {
            {"all the same", same, same, kCount, kCount},
            {"all different", different, different, kCount, kCount},
            {"reversed", different, reversed, kCount - 1, kCount},
            {"alternating", odd, even, kCount - 1, kCount},
            {"disjoint", different, disjoint, 0, 0},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            const auto start = std::chrono::steady_clock::now();
            const Alignment alignment = run(row.original, row.version);
            const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
            CHECK(linked(alignment) >= row.least);
            CHECK(linked(alignment) <= row.most);
            CHECK(elapsed.count() < 30);    // quadratic work would take hours
        }
    }

    TEST_CASE("relation_name: the names of the JSON contract")
    {
        CHECK(align::relation_name(Relation::Matched) == "matched");
        CHECK(align::relation_name(Relation::Split) == "split");
        CHECK(align::relation_name(Relation::Merged) == "merged");
        CHECK(align::relation_name(Relation::Moved) == "moved");
        CHECK(align::relation_name(Relation::Missing) == "missing");
        CHECK(align::relation_name(Relation::Added) == "added");
    }
}
