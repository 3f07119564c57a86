// Text to words, shingles and signatures, stage by stage and per instruction set, beside the all-ICU pipeline and memcpy,
// all in one run: frontend_benchmark [megabytes of each text, 16 unless given].
#include <ctime>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include "core/sketch/shingler.h"
#include "core/sketch/signature.h"
#include "core/sketch/target.h"
#include "core/sketch/tokens_scan.h"
#include "icu_pipeline.h"
#include "texts.h"

using namespace textdrift;

namespace {

double cpu_seconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::uint64_t g_sink = 0;    // keeps the compiler from leaving out what is timed

struct Stage {
    std::string name;
    std::function<std::uint64_t(std::string_view)> run;
    std::size_t bytes_limit = ~std::size_t{0};    // slow ones are timed on the first part
    double best = 0;                              // MB/s
};

void time_once(Stage& stage, const Corpus& corpus)
{
    std::size_t bytes = 0;
    const double start = cpu_seconds();
    for (const std::string& document : corpus.documents) {
        g_sink += stage.run(document);
        bytes += document.size();
        if (bytes >= stage.bytes_limit) {
            break;
        }
    }
    stage.best = std::max(stage.best, 1e-6 * static_cast<double>(bytes) / (cpu_seconds() - start));
}

bool answers_agree(const Corpus& corpus)
{
    sketch::Tokeniser tokeniser;
    for (std::size_t i = 0; i < std::min<std::size_t>(corpus.documents.size(), 12); ++i) {
        const std::string& text = corpus.documents[i];
        if (!std::ranges::equal(tokeniser.word_hashes(text), sketch::word_hashes_reference(text)) ||
            tokeniser.normalised(text) != sketch::normalised_reference(text)) {
            return false;
        }
    }
    return true;
}

// One pipeline of ours and its scratch memory.
struct Ours {
    sketch::Tokeniser tokeniser;
    sketch::Shingler words{{sketch::ShingleKind::Words, 5}, {}};
    sketch::Shingler characters{{sketch::ShingleKind::Characters, 5}, {}};
    sketch::Signer signer;
    std::vector<std::uint32_t> signature = std::vector<std::uint32_t>(signer.lanes());
    std::vector<char> folded = std::vector<char>(1 << 16);
    std::vector<std::uint32_t> bounds = std::vector<std::uint32_t>(1 << 16), others = bounds;

    std::uint64_t scan(std::string_view text)
    {
        sketch::ScanOutput out{folded.data(), bounds.data(), others.data()};
        sketch::scan(text.data(), text.size(), {true, true}, out);
        return out.bound_count;
    }
    std::uint64_t sign(std::span<const std::uint64_t> shingles)
    {
        signer.sign(shingles, signature);
        return signature[0];
    }
};

std::vector<Stage> our_stages(Ours& ours)
{
    return {
        {"scan", [&](std::string_view text) { return ours.scan(text); }},
        {"words", [&](std::string_view text) { return ours.tokeniser.word_hashes(text).size(); }},
        {"shingles", [&](std::string_view text) { return ours.words.shingles(text).size(); }},
        {"shingle set", [&](std::string_view text) { return ours.words.shingle_set(text).size(); }},
        {"signature", [&](std::string_view text) { return ours.sign(ours.words.shingles(text)); }},
        {"normalised", [&](std::string_view text) { return ours.tokeniser.normalised(text).size(); }},
        {"char shingles", [&](std::string_view text) { return ours.characters.shingles(text).size(); }},
        {"char set", [&](std::string_view text) { return ours.characters.shingle_set(text).size(); }},
        {"char signature", [&](std::string_view text) { return ours.sign(ours.characters.shingles(text)); }},
    };
}

void print_row(const char* corpus, const std::string& target, const std::vector<Stage>& stages,
               const std::vector<Stage>& icu)
{
    std::printf("%-9s %-8s", corpus, target.c_str());
    for (const Stage& stage : stages) {
        std::printf(" %10.0f", stage.best);
    }
    if (!icu.empty()) {
        std::printf("   %5.1fx %5.1fx", stages[2].best / icu[0].best, stages[4].best / icu[1].best);
    }
    std::printf("\n");
}

void measure(const Corpus& corpus)
{
    constexpr int kRounds = 5;
    const std::vector<std::string_view> targets = sketch::available_targets();
    IcuPipeline pipeline;
    std::vector<char> copy(1 << 16);
    std::vector<Stage> icu = {
        {"icu shingles", [&](std::string_view text) { return pipeline.shingles(text).size(); }, 2'000'000},
        {"icu signature", [&](std::string_view text) { return pipeline.signature(text)[0]; }, 2'000'000},
        {"memcpy", [&](std::string_view text) {
             std::memcpy(copy.data(), text.data(), text.size());
             return static_cast<std::uint64_t>(copy[text.size() / 2]);
         }}};
    Ours ours;
    std::vector<std::vector<Stage>> stages(targets.size(), our_stages(ours));
    for (int round = 0; round < kRounds; ++round) {
        std::ranges::for_each(icu, [&](Stage& stage) { time_once(stage, corpus); });
        for (std::size_t t = 0; t < targets.size(); ++t) {
            sketch::select_target(targets[t]);
            if (round == 0 && !answers_agree(corpus)) {
                std::printf("%-9s %s: wrong answers, not timed\n", corpus.name.c_str(), sketch::target_name());
                stages[t].clear();
            }
            std::ranges::for_each(stages[t], [&](Stage& stage) { time_once(stage, corpus); });
        }
    }
    for (std::size_t t = 0; t < targets.size(); ++t) {
        if (!stages[t].empty()) {
            print_row(corpus.name.c_str(), std::string(targets[t]), stages[t], icu);
        }
    }
    std::printf("%-9s all-ICU: shingles %.0f, signature %.0f; memcpy %.0f\n", corpus.name.c_str(), icu[0].best, icu[1].best,
                icu[2].best);
}

}    // namespace

int main(int argc, char** argv)
{
    const std::size_t megabytes = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 16;
    Ours ours;
    std::printf("MB/s, best of 5; ratios to the all-ICU pipeline: shingles, signature\n%-9s %-8s", "text", "target");
    for (const Stage& stage : our_stages(ours)) {
        std::printf(" %10.10s", stage.name.c_str());
    }
    std::printf("\n");
    for (const Corpus& corpus : make_corpora(megabytes << 20)) {
        measure(corpus);
    }
    return g_sink == 0 ? 1 : 0;
}
