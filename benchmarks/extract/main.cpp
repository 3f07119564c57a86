// Megabytes a second of fact extraction, by language and extractor, on the clock of the thread's processor time.
#include <time.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/extract.h"
#include "core/facts/extractors.h"
#include "core/facts/knowledge.h"
#include "core/segment/segment.h"
#include "texts.h"

namespace {

using namespace textdrift;

double processor_seconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double best_of(int runs, const std::function<void()>& work)
{
    double best = 1e9;
    for (int run = 0; run < runs; ++run) {
        const double start = processor_seconds();
        work();
        best = std::min(best, processor_seconds() - start);
    }
    return best;
}

constexpr std::array<const char*, 9> kStages = {"tokenise", "links",     "dates",      "quantities",  "comparators",
                                                "names",    "negations", "quotations", "attributions"};
using Seconds = std::array<double, kStages.size()>;

// One pass over the paragraphs, each stage timed by itself.
Seconds time_stages(const segment::SegmentedText& text, const facts::DocumentKnowledge& known)
{
    facts::TokenStore store(text);
    Seconds seconds{};
    double last = processor_seconds();
    const auto stop = [&](std::size_t stage) {
        const double now = processor_seconds();
        seconds[stage] += now - last;
        last = now;
    };
    std::vector<bool> taken;
    std::vector<facts::Fact> found;
    for (std::uint32_t index = 0; index < text.paragraphs.size(); ++index) {
        const segment::Paragraph& at = text.paragraphs[index];
        const std::string& language = text.language_of(at);
        last = processor_seconds();
        const std::vector<facts::Token>& tokens = store.of(index);
        stop(0);
        taken.assign(tokens.size(), false);
        found.clear();
        const facts::Paragraph paragraph{text, index, at.kind, at.body, language, language::table(language), tokens, taken};
        last = processor_seconds();
        facts::extract_links(paragraph, found), stop(1);
        facts::extract_dates(paragraph, found), stop(2);
        facts::extract_quantities(paragraph, found), stop(3);
        facts::extract_comparators(paragraph, found), stop(4);
        facts::extract_names(paragraph, known, found), stop(5);
        facts::extract_negations(paragraph, found), stop(6);
        facts::extract_quotations(paragraph, found), stop(7);
        facts::extract_attributions(paragraph, found), stop(8);
    }
    return seconds;
}

void measure(const std::string& language, const std::string& content, int runs)
{
    Document document;
    document.text = content;
    const auto text = segment::segment(std::move(document), {language}, {});
    if (!text) {
        std::printf("%s: cannot be segmented\n", language.c_str());
        return;
    }
    const double megabytes = 1e-6 * static_cast<double>(content.size());
    facts::extract(*text);    // builds what is built once a language
    std::size_t count = 0;
    const double whole = best_of(runs, [&] { count = facts::extract(*text).facts.size(); });
    const auto studied = [&] {
        facts::TokenStore store(*text);
        return facts::study(store, nullptr);
    };
    const double knowledge = best_of(runs, [&] { (void)studied(); });
    const auto known = studied();
    Seconds best;
    best.fill(1e9);
    for (int run = 0; run < runs; ++run) {
        const Seconds seconds = time_stages(*text, *known);
        for (std::size_t i = 0; i < best.size(); ++i) best[i] = std::min(best[i], seconds[i]);
    }
    std::printf("%-8s %6.2f %8zu %7.2f %7.1f", language.c_str(), megabytes, count, megabytes / whole, megabytes / knowledge);
    for (const double seconds : best) std::printf(" %11.1f", megabytes / seconds);
    std::printf("\n");
    std::fflush(stdout);
}

}    // namespace

int main(int argc, char** argv)
{
    std::string corpus = "corpus";
    double megabytes = 2;
    int runs = 3;
    std::vector<std::string> languages;
    for (int i = 1; i < argc; ++i) {
        const std::string_view option = argv[i];
        const bool value = i + 1 < argc;
        if (option == "--corpus" && value) corpus = argv[++i];
        else if (option == "--megabytes" && value) megabytes = std::atof(argv[++i]);
        else if (option == "--runs" && value) runs = std::max(1, std::atoi(argv[++i]));
        else languages.emplace_back(option);
    }
    const auto texts = benchmark::read_corpus(corpus);
    std::printf("%-8s %6s %8s %7s %7s", "language", "MB", "facts", "extract", "study");
    for (const char* stage : kStages) std::printf(" %11s", stage);
    std::printf("\n");
    for (const auto& [language, text] : texts) {
        const bool wanted = languages.empty() || std::ranges::find(languages, language) != languages.end();
        if (wanted) measure(language, benchmark::repeated(text, static_cast<std::size_t>(megabytes * 1e6)), runs);
    }
}
