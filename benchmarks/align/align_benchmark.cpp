// How well and how fast paragraphs are aligned: strict precision, recall and F1 over beads for each kind of damage.
//
// align_benchmark [--rate R] [--fold K/N] [--errors] [--scale] FILE...
//   --rate R    share of paragraphs damaged (default 0.1)
//   --fold K/N  only files whose number modulo N is K, to tune on some and test on others
//   --errors    print the beads that were wrong
//   --scale     time large synthetic texts instead; needs no files
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "core/align/align.h"
#include "damage.h"
#include "gale_church.h"
#include "score.h"

namespace textdrift::benchmark {
namespace {

struct Options {
    double rate = 0.1;
    std::size_t fold = 0, folds = 1;
    bool errors = false;
    bool scale = false;
    std::vector<std::string> files;
};

bool is_word_byte(unsigned char c) noexcept
{
    return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

// A segmented text with exactly these paragraphs, so that the truth does not depend on how text is cut.
segment::SegmentedText segmented(const Paragraphs& paragraphs)
{
    segment::SegmentedText text;
    text.language = "und";
    std::string& content = text.document.text;
    for (const std::string& paragraph : paragraphs) {
        segment::Paragraph out;
        out.range.begin = static_cast<std::uint32_t>(content.size());
        out.first_word = static_cast<std::uint32_t>(text.words.size());
        out.first_sentence = static_cast<std::uint32_t>(text.sentences.size());
        content += paragraph;
        out.range.end = static_cast<std::uint32_t>(content.size());
        out.body = out.range;
        for (std::uint32_t at = out.range.begin; at < out.range.end; ++at) {
            const std::uint32_t begin = at;
            while (at < out.range.end && is_word_byte(static_cast<unsigned char>(content[at]))) {
                ++at;
            }
            if (at > begin) {
                text.words.push_back({begin, at});
            }
        }
        out.word_count = static_cast<std::uint32_t>(text.words.size()) - out.first_word;
        out.sentence_count = 1;
        text.sentences.push_back(out.body);
        text.paragraphs.push_back(out);
        content += "\n\n";
    }
    return text;
}

Run run_align(const Paragraphs& original, const Paragraphs& version)
{
    const segment::SegmentedText a = segmented(original), b = segmented(version);
    const auto start = std::chrono::steady_clock::now();
    Run run;
    run.alignment = align::align(a, b, {}, {});
    run.milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    run.take_beads();
    return run;
}

struct Corpus {
    std::vector<std::string> names;
    std::vector<Paragraphs> documents;
    std::vector<std::string> donors(std::size_t without) const
    {
        std::vector<std::string> all;
        for (std::size_t d = 0; d < documents.size(); ++d) {
            if (d != without || documents.size() == 1) {
                all.insert(all.end(), documents[d].begin(), documents[d].end());
            }
        }
        return all;
    }
};

Corpus read_corpus(const Options& options)
{
    Corpus corpus;
    for (std::size_t f = 0; f < options.files.size(); ++f) {
        if (f % options.folds != options.fold) {
            continue;
        }
        std::ostringstream content;
        content << std::ifstream(options.files[f], std::ios::binary).rdbuf();
        Paragraphs paragraphs = read_paragraphs(content.str());
        if (paragraphs.size() >= 4 && paragraphs.size() <= 700) {
            corpus.names.push_back(options.files[f]);
            corpus.documents.push_back(std::move(paragraphs));
        }
    }
    return corpus;
}

void measure_damage(const Corpus& corpus, const Options& options, const Damage& kind, double edit)
{
    Score ours, lengths;
    double milliseconds = 0;
    std::size_t paragraphs = 0;
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        Random random(1000 * d + static_cast<std::uint64_t>(100 * edit) + 7);
        const Pair pair = damage(corpus.documents[d], kind, edit, corpus.donors(d), random);
        const Run run = run_align(pair.original, pair.version);
        const Score before = ours;
        ours += score_of(pair, run.beads, false);
        if (options.errors && ours.right - before.right < std::max(pair.beads.size(), run.beads.size())) {
            std::printf("%s %s %.2f\n", corpus.names[d].c_str(), kind.name.c_str(), edit);
            Score scratch;
            scratch += score_of(pair, run.beads, true);
        }
        lengths += score_of(pair, gale_church(pair.original, pair.version), false);
        milliseconds += run.milliseconds;
        paragraphs += pair.original.size() + pair.version.size();
    }
    std::printf("%-12s %4.2f  %6.4f %6.4f %6.4f  %6.4f   %6.4f  %8.1f\n", kind.name.c_str(), edit, ours.precision(),
                ours.recall(), ours.f1(), ours.moved_recall(), lengths.f1(),
                1000 * milliseconds / static_cast<double>(std::max<std::size_t>(paragraphs, 1)));
}

// Every document against the next ones: no link is right.
void measure_unrelated(const Corpus& corpus, const Options& options)
{
    std::size_t linked = 0, all = 0, baseline = 0;
    std::map<align::Verdict, std::size_t> verdicts;
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        for (std::size_t step = 1; step <= std::min<std::size_t>(5, corpus.documents.size() - 1); ++step) {
            const std::size_t other = (d + step) % corpus.documents.size();
            const Pair pair{corpus.documents[d], corpus.documents[other], {}};
            const Run run = run_align(pair.original, pair.version);
            for (const TrueBead& bead : run.beads) {
                linked += bead.original.size();
                if (options.errors) {
                    print_bead("unrelated", pair, bead);
                }
            }
            for (const TrueBead& bead : gale_church(pair.original, pair.version)) {
                baseline += bead.original.size();
            }
            all += pair.original.size();
            ++verdicts[run.alignment.verdict];
        }
    }
    const double total = static_cast<double>(std::max<std::size_t>(all, 1));
    std::printf("unrelated: %.4f of paragraphs linked (Gale-Church %.4f); verdicts copy %zu, partial %zu, unrelated %zu\n",
                static_cast<double>(linked) / total, static_cast<double>(baseline) / total, verdicts[align::Verdict::Copy],
                verdicts[align::Verdict::Partial], verdicts[align::Verdict::Unrelated]);
}

void time_pair(const char* name, const Paragraphs& original, const Paragraphs& version)
{
    const Run run = run_align(original, version);
    std::printf("%-28s %8zu x %8zu  %9zu beads linked  %9.1f ms\n", name, original.size(), version.size(), run.beads.size(),
                run.milliseconds);
    std::fflush(stdout);
}

Paragraphs made_up(std::size_t paragraphs, std::size_t words, std::size_t vocabulary, Random& random)
{
    Paragraphs out;
    for (std::size_t p = 0; p < paragraphs; ++p) {
        std::string text;
        for (std::size_t w = 0; w < words; ++w) {
            // Squared: some words are much more frequent than others.
            const double u = random.unit();
            text += "w" + std::to_string(static_cast<std::size_t>(u * u * static_cast<double>(vocabulary))) + " ";
        }
        out.push_back(text);
    }
    return out;
}

Paragraphs generate(std::size_t count, std::string (*name)(std::size_t))
{
    Paragraphs out;
    for (std::size_t p = 0; p < count; ++p) {
        out.push_back(name(p));
    }
    return out;
}

void measure_scale()
{
    Random random(5);
    const Damage mixed = all_damages(0.1).back();
    for (const std::size_t size : {205, 2000, 10000, 50000}) {
        const Paragraphs text = made_up(size, 60, 20000, random);
        const Pair pair = damage(text, mixed, 0.3, text, random);
        time_pair("mixed damage, edited", pair.original, pair.version);
    }
    constexpr std::size_t kMillion = 1'000'000;
    const Paragraphs same = generate(kMillion, [](std::size_t) { return std::string("same"); });
    const Paragraphs different = generate(kMillion, [](std::size_t p) { return "n" + std::to_string(p); });
    const Paragraphs disjoint = generate(kMillion, [](std::size_t p) { return "m" + std::to_string(p); });
    const Paragraphs odd = generate(kMillion, [](std::size_t p) { return std::string(p % 2 == 0 ? "odd" : "even"); });
    const Paragraphs even = generate(kMillion, [](std::size_t p) { return std::string(p % 2 == 1 ? "odd" : "even"); });
    time_pair("one word, all the same", same, same);
    time_pair("one word, all different", different, different);
    time_pair("one word, reversed", different, Paragraphs(different.rbegin(), different.rend()));
    time_pair("one word, alternating", odd, even);
    time_pair("one word, disjoint", different, disjoint);
}

Options read_options(int argc, char** argv)
{
    Options options;
    for (int a = 1; a < argc; ++a) {
        const std::string argument = argv[a];
        if (argument == "--rate" && a + 1 < argc) {
            options.rate = std::atof(argv[++a]);
        } else if (argument == "--fold" && a + 1 < argc) {
            std::sscanf(argv[++a], "%zu/%zu", &options.fold, &options.folds);
        } else if (argument == "--errors") {
            options.errors = true;
        } else if (argument == "--scale") {
            options.scale = true;
        } else {
            options.files.push_back(argument);
        }
    }
    return options;
}

int run(const Options& options)
{
    if (options.scale) {
        measure_scale();
        return 0;
    }
    const Corpus corpus = read_corpus(options);
    if (corpus.documents.empty()) {
        std::fprintf(stderr, "align_benchmark: no usable document (4 to 700 paragraphs) among the files given\n");
        return 2;
    }
    std::size_t paragraphs = 0;
    for (const Paragraphs& document : corpus.documents) {
        paragraphs += document.size();
    }
    std::printf("%zu documents, %zu paragraphs, damage rate %.2f\n", corpus.documents.size(), paragraphs, options.rate);
    std::printf("damage       edit  precis recall strict  moved    lengths  us/paragraph\n");
    for (const double edit : {0.0, 0.1, 0.3, 0.5}) {
        for (const Damage& kind : all_damages(options.rate)) {
            measure_damage(corpus, options, kind, edit);
        }
    }
    measure_unrelated(corpus, options);
    return 0;
}

}    // namespace
}    // namespace textdrift::benchmark

int main(int argc, char** argv)
{
    return textdrift::benchmark::run(textdrift::benchmark::read_options(argc, argv));
}
