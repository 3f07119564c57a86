// How well and how fast paragraphs are aligned across languages: strict F1 over beads for each kind of damage, by set and
// language.
//
// across_benchmark [OPTIONS] FILE.tsv...      files as prepare.py writes them: DIR/en-fr.NAME.tsv
//   --rate R        share of paragraphs damaged (default 0.1)
//   --damage LIST   kinds, separated by commas (default: all)
//   --most N        paragraphs taken of a file (default 700)
//   --seeds N       times each file is damaged (default 1)
//   --languages     a line for each language too
//   --unrelated     every file against the next ones of its language instead
//   --lengths       Gale-Church on the same pairs beside it
//   --errors        print the beads that were wrong
//   --weights FILE  constants instead of the built-in ones, in the order of judge.h
//   --trace FILE    what fit.py fits from
//   --no-facts      without the values and names that the language tables give
//   --scale         time large synthetic texts instead
//   --size N        of those the one of N paragraphs alone, mean of ten runs
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "core/align/across.h"
#include "core/facts/extract.h"
#include "core/segment/words.h"
#include "damage.h"
#include "gale_church.h"
#include "score.h"

namespace textdrift::benchmark {
namespace {

struct Options {
    double rate = 0.1;
    std::set<std::string> kinds;
    std::size_t most = 700, size = 0;
    int seeds = 1;
    bool languages = false, unrelated = false, errors = false, facts = true, scale = false, lengths = false;
    std::string trace;
    align::Weights weights = align::default_weights();
    std::vector<std::string> files;
};

// Two texts and the beads between them, undamaged.
struct Example {
    std::string set, language, name;
    std::string original_language, version_language;
    Pair pair;
};

bool looks_like_heading(const std::string& text)
{
    return text.size() < 90 && std::strchr(".!?:;", text.back()) == nullptr && text.find("。") == std::string::npos;
}

segment::SegmentedText segmented(const Paragraphs& paragraphs, const std::string& language)
{
    segment::SegmentedText text;
    text.language = language;
    text.languages = {language};
    segment::WordCutter cutter;
    std::string& content = text.document.text;
    for (const std::string& paragraph : paragraphs) {
        content += paragraph;
        content += "\n\n";
    }
    std::uint32_t begin = 0;
    for (const std::string& paragraph : paragraphs) {
        segment::Paragraph out;
        out.range = {begin, begin + static_cast<std::uint32_t>(paragraph.size())};
        out.body = out.range;
        out.kind = looks_like_heading(paragraph) ? segment::ParagraphKind::Heading : segment::ParagraphKind::Paragraph;
        out.first_word = static_cast<std::uint32_t>(text.words.size());
        out.first_sentence = static_cast<std::uint32_t>(text.sentences.size());
        cutter.cut(content, out.body, text.words);
        out.word_count = static_cast<std::uint32_t>(text.words.size()) - out.first_word;
        out.sentence_count = 1;
        text.sentences.push_back(out.body);
        text.paragraphs.push_back(out);
        begin = out.range.end + 2;
    }
    return text;
}

// Writes what the aligner saw, with the truth beside it, for fit.py.
class FileTrace : public align::Trace {
public:
    FileTrace(std::FILE* file, const Example& example, const Pair& pair, bool related)
        : file_(file), example_(example), related_(related)
    {
        for (const TrueBead& bead : pair.beads) truth_.insert({bead.original, bead.version});
        for (const TrueBead& bead : pair.beads) {
            for (const std::uint32_t p : bead.original) partner_[p] = bead.version;
        }
    }
    void candidate(const align::Span& span, const align::Features& features) override
    {
        const bool right = is_true(list(span.original, span.originals), list(span.version, span.versions));
        if (!right && (span.original * 2654435761u ^ span.version * 40503u) % 13 != 0 && !touches(span)) return;
        print('c', right);
        for (const float feature : features) std::fprintf(file_, "\t%g", static_cast<double>(feature));
        std::fprintf(file_, "\n");
    }
    void chosen(const align::Tie& tie, std::span<const float> clues) override
    {
        print('b', is_true(tie.original, tie.version));
        for (const float clue : clues) std::fprintf(file_, "\t%g", static_cast<double>(clue));
        std::fprintf(file_, "\n");
    }
    void beside(const align::Span& bead, align::Side side, std::uint32_t paragraph,
                const align::AbsorptionFeatures& features) override
    {
        print('a', belongs(bead, side, paragraph));
        for (const float feature : features) std::fprintf(file_, "\t%g", static_cast<double>(feature));
        std::fprintf(file_, "\n");
    }
    void between(const align::Span& span, const align::FillingFeatures& features) override
    {
        print('g', is_true(list(span.original, span.originals), list(span.version, span.versions)));
        for (const float feature : features) std::fprintf(file_, "\t%g", static_cast<double>(feature));
        std::fprintf(file_, "\n");
    }
    void texts(std::span<const float> clues) override
    {
        print('t', related_);
        for (const float clue : clues) std::fprintf(file_, "\t%g", static_cast<double>(clue));
        std::fprintf(file_, "\n");
    }

private:
    using List = std::vector<std::uint32_t>;
    static List list(std::uint32_t first, std::uint32_t count)
    {
        List out;
        for (std::uint32_t p = first; p < first + count; ++p) out.push_back(p);
        return out;
    }
    // A true bead holds the paragraph and all of the bead.
    bool belongs(const align::Span& bead, align::Side side, std::uint32_t paragraph) const
    {
        List original = list(bead.original, bead.originals), version = list(bead.version, bead.versions);
        (side == align::kOriginal ? original : version).push_back(paragraph);
        return std::ranges::any_of(truth_, [&](const auto& bead_lists) {
            const auto within = [](const List& part, const List& whole) {
                return std::ranges::all_of(part,
                                           [&](std::uint32_t p) { return std::ranges::find(whole, p) != whole.end(); });
            };
            return within(original, bead_lists.first) && within(version, bead_lists.second);
        });
    }
    bool is_true(const List& original, const List& version) const { return truth_.contains({original, version}); }
    // Shares a true pair without being the true bead: the hard negatives.
    bool touches(const align::Span& span) const
    {
        for (std::uint32_t p = span.original; p < span.original_end(); ++p) {
            const auto found = partner_.find(p);
            if (found == partner_.end()) continue;
            for (const std::uint32_t v : found->second) {
                if (v >= span.version && v < span.version_end()) return true;
            }
        }
        return false;
    }
    void print(char what, bool right)
    {
        std::fprintf(file_, "%c\t%s\t%s\t%d", what, example_.set.c_str(), example_.version_language.c_str(), right ? 1 : 0);
    }

    std::FILE* file_;
    const Example& example_;
    bool related_;
    std::set<std::pair<List, List>> truth_;
    std::map<std::uint32_t, List> partner_;
};

// What this thread has computed: others on the machine do not count.
double processor_milliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

Run run_align(const Example& example, const Pair& pair, const Options& options, std::FILE* trace_file, bool related)
{
    const segment::SegmentedText a = segmented(pair.original, example.original_language);
    const segment::SegmentedText b = segmented(pair.version, example.version_language);
    std::vector<std::vector<std::uint64_t>> a_keys, b_keys;
    if (options.facts) {
        a_keys = facts::fact_keys(a, facts::extract(a));
        b_keys = facts::fact_keys(b, facts::extract(b));
    }
    Run run;
    FileTrace trace(trace_file, example, pair, related);
    const double start = processor_milliseconds();
    align::AlignOptions align_options;
    align_options.across_languages = true;
    run.alignment = align::align_across(a, b, a_keys, b_keys, align_options, options.weights, trace_file ? &trace : nullptr);
    run.milliseconds = processor_milliseconds() - start;
    run.take_beads();
    return run;
}

std::vector<std::string> split_groups(const std::string& cell)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= cell.size() && !cell.empty();) {
        const std::size_t end = std::min(cell.find(" ||| ", at), cell.size());
        if (end > at) out.push_back(cell.substr(at, end - at));
        at = end + 5;
    }
    return out;
}

Example read_example(const std::string& path, std::size_t most)
{
    Example example;
    const std::size_t slash = path.rfind('/'), folder = path.rfind('/', slash - 1);
    example.set = path.substr(folder + 1, slash - folder - 1);
    example.name = path.substr(slash + 1);
    example.language = example.name.substr(0, example.name.find('.'));
    const std::size_t dash = example.language.find('-');
    example.original_language = example.language.substr(0, dash);
    example.version_language = example.language.substr(dash + 1);
    std::ifstream file(path);
    for (std::string line; std::getline(file, line) && example.pair.original.size() < most;) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos) continue;
        TrueBead bead;
        for (std::string& text : split_groups(line.substr(0, tab))) {
            bead.original.push_back(static_cast<std::uint32_t>(example.pair.original.size()));
            example.pair.original.push_back(std::move(text));
        }
        for (std::string& text : split_groups(line.substr(tab + 1))) {
            bead.version.push_back(static_cast<std::uint32_t>(example.pair.version.size()));
            example.pair.version.push_back(std::move(text));
        }
        if (!bead.original.empty() && !bead.version.empty()) example.pair.beads.push_back(std::move(bead));
    }
    return example;
}

bool is_one_to_one(const Pair& pair)
{
    if (pair.original.size() != pair.version.size() || pair.beads.size() != pair.original.size()) return false;
    for (const TrueBead& bead : pair.beads) {
        if (bead.original != bead.version || bead.original.size() != 1) return false;
    }
    return true;
}

// The version damaged; only texts whose paragraphs correspond one to one can be.
Pair damaged(const Example& example, const Damage& kind, const std::vector<std::string>& donors, Random& random)
{
    if (kind.name == "clean") return example.pair;
    Pair pair = damage(example.pair.version, kind, 0, donors, random);
    pair.original = example.pair.original;
    for (std::size_t i = 0; kind.renumbered && i < pair.original.size(); ++i) {
        pair.original[i] = std::to_string(i + 1) + ". " + pair.original[i];
    }
    return pair;
}

struct Totals {
    std::map<std::string, std::map<std::string, std::map<std::string, Score>>> by_kind;    // set, kind, language
    std::map<std::string, std::map<std::string, Score>> lengths;
    double milliseconds = 0;
    std::size_t paragraphs = 0;
};

void measure(const std::vector<Example>& examples, const Options& options, std::FILE* trace)
{
    Totals totals;
    for (std::size_t e = 0; e < examples.size(); ++e) {
        const Example& example = examples[e];
        std::vector<std::string> donors;
        for (const Example& other : examples) {
            if (&other != &example && other.version_language == example.version_language) {
                donors.insert(donors.end(), other.pair.version.begin(), other.pair.version.end());
            }
        }
        if (donors.empty()) donors = example.pair.version;
        for (const Damage& kind : all_damages(options.rate)) {
            if (!options.kinds.empty() && !options.kinds.contains(kind.name)) continue;
            if (kind.name != "clean" && !is_one_to_one(example.pair)) continue;
            for (int seed = 0; seed < options.seeds; ++seed) {
                Random random(1000 * e + 7 + 31 * static_cast<std::uint64_t>(seed));
                const Pair pair = damaged(example, kind, donors, random);
                const Run run = run_align(example, pair, options, trace, true);
                if (options.errors)
                    std::printf("%s/%s %s same %.3f\n", example.set.c_str(), example.name.c_str(), kind.name.c_str(),
                                run.alignment.same_text);
                totals.by_kind[example.set][kind.name][example.version_language] +=
                    score_of(pair, run.beads, options.errors);
                if (options.lengths)
                    totals.lengths[example.set][kind.name] +=
                        score_of(pair, gale_church(pair.original, pair.version), false);
                totals.milliseconds += run.milliseconds;
                totals.paragraphs += pair.original.size() + pair.version.size();
            }
        }
    }
    for (const auto& [set, kinds] : totals.by_kind) {
        for (const auto& [kind, languages] : kinds) {
            Score all;
            std::vector<double> each;
            for (const auto& [language, score] : languages) {
                all += score;
                each.push_back(score.f1());
                if (options.languages)
                    std::printf("    %-10s %-12s %-8s %.4f\n", set.c_str(), kind.c_str(), language.c_str(), score.f1());
            }
            std::ranges::sort(each);
            const std::size_t worst = std::min<std::size_t>(10, each.size());
            double sum = 0, low = 0;
            for (std::size_t i = 0; i < each.size(); ++i) {
                sum += each[i];
                low += i < worst ? each[i] : 0;
            }
            std::printf("%-10s %-12s precision %.4f recall %.4f strict %.4f  mean of languages %.4f worst ten %.4f  moved "
                        "%.4f  lengths %.4f\n",
                        set.c_str(), kind.c_str(), all.precision(), all.recall(), all.f1(),
                        sum / static_cast<double>(each.size()), low / static_cast<double>(worst), all.moved_recall(),
                        options.lengths ? totals.lengths[set][kind].f1() : 0.0);
        }
    }
    std::printf("%.1f us a paragraph\n",
                1000 * totals.milliseconds / static_cast<double>(std::max<std::size_t>(totals.paragraphs, 1)));
}

// Pages of one collection may be in both: then the two are related.
bool share_paragraphs(const Paragraphs& a, const Paragraphs& b)
{
    const std::set<std::string> known(a.begin(), a.end());
    const auto shared =
        std::ranges::count_if(b, [&](const std::string& text) { return text.size() > 30 && known.contains(text); });
    return 50 * static_cast<std::size_t>(shared) > b.size();
}

// Every original against versions of other documents in the same language.
void measure_unrelated(const std::vector<Example>& examples, const Options& options, std::FILE* trace)
{
    std::map<std::string, std::array<std::size_t, 4>> sums;    // linked, paragraphs, called unrelated, pairs
    for (std::size_t e = 0; e < examples.size(); ++e) {
        for (std::size_t step = 1; step <= 2; ++step) {
            const Example& other = examples[(e + step * 7) % examples.size()];
            // Another document: of its own set another number, or of another set.
            if (other.name.substr(other.name.find('.')) == examples[e].name.substr(examples[e].name.find('.'))) continue;
            if (share_paragraphs(examples[e].pair.original, other.pair.original)) continue;
            Example mixed = examples[e];
            mixed.version_language = other.version_language;
            const Pair pair{examples[e].pair.original, other.pair.version, {}};
            const Run run = run_align(mixed, pair, options, trace, false);
            auto& sum = sums[examples[e].set];
            for (const TrueBead& bead : run.beads) {
                sum[0] += bead.original.size();
                if (options.errors) print_bead("unrelated", pair, bead);
            }
            sum[1] += pair.original.size();
            sum[2] += run.alignment.verdict == align::Verdict::Unrelated;
            sum[3] += 1;
        }
    }
    for (const auto& [set, sum] : sums) {
        std::printf("unrelated %-10s %.4f of paragraphs linked; %zu of %zu pairs called unrelated\n", set.c_str(),
                    static_cast<double>(sum[0]) / static_cast<double>(std::max<std::size_t>(sum[1], 1)), sum[2], sum[3]);
    }
}

// Made-up words; the version has other words for them, but for one in eight, a name.
Pair made_up(std::size_t paragraphs, Random& random)
{
    Pair pair;
    const auto word = [](std::size_t number, std::uint64_t salt) {
        std::string out;
        for (std::uint64_t left = (number + 1) * (salt | 1) % 1000003 + 400; left > 0; left /= 21)
            out += static_cast<char>('a' + left % 21);
        return out;
    };
    for (std::size_t p = 0; p < paragraphs; ++p) {
        std::string a, b;
        for (std::size_t w = 20 + random.below(80); w > 0; --w) {
            const double u = random.unit();
            const auto number = static_cast<std::size_t>(u * u * 20000);
            a += word(number, 7919) + " ";
            b += (number % 8 == 0 ? word(number, 7919) : word(number, 104729)) + " ";
        }
        pair.original.push_back(a);
        pair.version.push_back(b);
    }
    return pair;
}

// A damaged version of a made-up text, and a sixth of its length of other paragraphs behind it where it is small.
Pair made_up_pair(std::size_t size, Random& random)
{
    const Pair texts = made_up(size, random);
    Pair pair = damage(texts.version, all_damages(0.1).back(), 0, texts.version, random);
    pair.original = texts.original;
    while (size < 1000 && pair.version.size() < size + size * 32 / 205)
        pair.version.push_back(made_up(1, random).version[0]);
    return pair;
}

void measure_scale(const Options& options)
{
    Random random(5);
    for (const std::size_t size : {205, 2000, 20000}) {
        if (options.size != 0 && options.size != size) continue;
        Example example;
        example.original_language = example.version_language = "und";
        const Pair pair = made_up_pair(size, random);
        const int runs = options.size != 0 ? 10 : 1;
        Run run;
        double milliseconds = 0;
        for (int r = 0; r < runs; ++r) {
            run = run_align(example, pair, options, nullptr, true);
            milliseconds += run.milliseconds / runs;
        }
        std::printf("%zu x %zu paragraphs: %.1f ms, strict %.4f\n", pair.original.size(), pair.version.size(), milliseconds,
                    score_of(pair, run.beads, false).f1());
        std::fflush(stdout);
    }
    if (options.size != 0) return;
    const Paragraphs same(20000, "the same words again and again");
    Example example;
    example.original_language = example.version_language = "und";
    const Pair pair{same, same, {}};
    std::printf("20000 x 20000 equal paragraphs: %.1f ms\n", run_align(example, pair, options, nullptr, true).milliseconds);
}

void read_weights(const std::string& path, align::Weights& weights)
{
    std::ifstream file(path);
    const auto read = [&](float& value) { file >> value; };
    for (float& weight : weights.features) read(weight);
    for (float* value : {&weights.adjacent, &weights.near, &weights.moved_gain, &weights.threshold, &weights.noise_links})
        read(*value);
    for (float& weight : weights.confidence) read(weight);
    for (float& weight : weights.same_text) read(weight);
    for (float& weight : weights.absorb) read(weight);
    for (float& weight : weights.fill) read(weight);
    if (!file) {
        std::fprintf(stderr, "across_benchmark: %s holds too few numbers\n", path.c_str());
        std::exit(2);
    }
}

Options read_options(int argc, char** argv)
{
    Options options;
    for (int a = 1; a < argc; ++a) {
        const std::string argument = argv[a];
        const auto value = [&] { return a + 1 < argc ? std::string(argv[++a]) : std::string(); };
        if (argument == "--rate") options.rate = std::atof(value().c_str());
        else if (argument == "--most") options.most = std::stoul(value());
        else if (argument == "--size") options.size = std::stoul(value());
        else if (argument == "--seeds") options.seeds = std::atoi(value().c_str());
        else if (argument == "--languages") options.languages = true;
        else if (argument == "--unrelated") options.unrelated = true;
        else if (argument == "--errors") options.errors = true;
        else if (argument == "--lengths") options.lengths = true;
        else if (argument == "--no-facts") options.facts = false;
        else if (argument == "--scale") options.scale = true;
        else if (argument == "--trace") options.trace = value();
        else if (argument == "--weights") read_weights(value(), options.weights);
        else if (argument == "--damage") {
            std::istringstream list(value());
            for (std::string kind; std::getline(list, kind, ',');) options.kinds.insert(kind);
        } else options.files.push_back(argument);
    }
    return options;
}

int run(const Options& options)
{
    if (options.scale) {
        measure_scale(options);
        return 0;
    }
    std::vector<Example> examples;
    for (const std::string& file : options.files) {
        Example example = read_example(file, options.most);
        if (example.pair.beads.size() >= 4) examples.push_back(std::move(example));
    }
    if (examples.empty()) {
        std::fprintf(stderr, "across_benchmark: no usable file given\n");
        return 2;
    }
    std::FILE* trace = options.trace.empty() ? nullptr : std::fopen(options.trace.c_str(), "a");
    (options.unrelated ? measure_unrelated : measure)(examples, options, trace);
    if (trace) std::fclose(trace);
    return 0;
}

}    // namespace
}    // namespace textdrift::benchmark

int main(int argc, char** argv)
{
    return textdrift::benchmark::run(textdrift::benchmark::read_options(argc, argv));
}
