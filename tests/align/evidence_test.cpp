// Judgement of groups: what pays, what costs, what does not count.
#include "core/align/evidence.h"

#include <doctest/doctest.h>

#include "texts.h"

using namespace textdrift;
using align::Evidence;
using align::kOriginal;
using align::kVersion;
using test::text_of;

namespace {

const std::vector<std::string> kText = {
    "The ministry published the decree on internet gateways on Monday.",
    "Fishermen near the delta reported falling catches for the third year.",
    "Copper mines in the north closed after a strike of railway drivers.",
    "A museum of puppetry opened its doors in the former customs house.",
};

Evidence evidence_of(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    return Evidence(text_of(a), text_of(b), {}, {});
}

}    // namespace

TEST_SUITE("align/evidence")
{
    TEST_CASE("judge: equal paragraphs gain, different ones cost")
    {
        const Evidence evidence = evidence_of(kText, kText);
        for (std::uint32_t i = 0; i < kText.size(); ++i) {
            for (std::uint32_t j = 0; j < kText.size(); ++j) {
                CAPTURE(i);
                CAPTURE(j);
                const align::Judgement judgement = evidence.judge({i, j, 1, 1});
                CHECK((judgement.gain > 0) == (i == j));
                CHECK((judgement.similarity == doctest::Approx(1)) == (i == j));
            }
        }
    }

    TEST_CASE("judge: a split paragraph gains with both its parts and not with a stranger")
    {
        const std::vector<std::string> original = {kText[0] + " " + kText[1], kText[2]};
        const Evidence evidence = evidence_of(original, {kText[0], kText[1], kText[3]});
        const float both = evidence.judge({0, 0, 1, 2}).gain;
        CHECK(both > evidence.judge({0, 0, 1, 1}).gain);
        CHECK(both > evidence.judge({0, 1, 1, 1}).gain);
        CHECK(both > evidence.judge({0, 0, 1, 3}).gain);
        CHECK(both > evidence.judge({0, 1, 1, 2}).gain);
    }

    TEST_CASE("judge: a heading belongs to a paragraph only where it stands at its edge")
    {
        const std::vector<std::string> original = {"Copper mines", kText[2], kText[0]};
        const Evidence merged = evidence_of(original, {"Copper mines " + kText[2], kText[0]});
        CHECK(merged.judge({0, 0, 2, 1}).gain > merged.judge({1, 0, 1, 1}).gain);
        const Evidence dropped = evidence_of(original, {kText[2], kText[0]});
        CHECK(dropped.judge({0, 0, 2, 1}).gain < dropped.judge({1, 0, 1, 1}).gain);
    }

    TEST_CASE("class_of: equal words make equal paragraphs, whatever numbers them")
    {
        const Evidence evidence =
            evidence_of({"1. Powers of the court", "* * *", "2024"}, {"7. Powers of the Court", "* * *", "2025"});
        CHECK(evidence.equal(0, 0));
        CHECK(evidence.equal(1, 1));
        CHECK_FALSE(evidence.equal(2, 2));
        CHECK_FALSE(evidence.equal(0, 1));
        CHECK(evidence.members(kVersion, evidence.class_of(kOriginal, 0)).size() == 1);
    }

    TEST_CASE("judge: shared fact keys count for paragraphs that share no word")
    {
        const auto a = text_of({"alpha beta gamma", "delta epsilon zeta"});
        const auto b = text_of({"eins zwei drei", "vier funf sechs"});
        const Evidence without(a, b, {}, {});
        const Evidence with(a, b, {{77, 78, 79, 80}, {}}, {{77, 78, 79, 80}, {}});
        CHECK(without.judge({0, 0, 1, 1}).similarity == 0);
        CHECK(with.judge({0, 0, 1, 1}).similarity > 0.3);
        CHECK(with.judge({1, 1, 1, 1}).similarity == 0);
    }

    TEST_CASE("judge: a higher bar asks for more")
    {
        Evidence evidence = evidence_of(kText, kText);
        const float low = evidence.judge({0, 0, 1, 1}).gain;
        evidence.set_bar(0.45);
        CHECK(evidence.judge({0, 0, 1, 1}).gain < low);
    }
}
