// textdrift lexicon: learns word pairs from texts and their versions, shows what a lexicon holds.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "commands.h"
#include "core/align/align.h"
#include "core/drift/drift.h"
#include "core/facts/extract.h"
#include "core/ingest/reader.h"
#include "core/lexicon/lexicon.h"
#include "core/report/escape.h"
#include "core/segment/segment.h"
#include "core/text/fold.h"
#include "inputs.h"
#include "output.h"

namespace textdrift::cli {

namespace {

using segment::SegmentedText;

constexpr double kLeastConfidence = 0.5;    // of a link to learn from

struct Lesson {
    std::string original, version;    // paths
};

Result<SegmentedText> read_text(const std::string& path, const std::string& language, const Limits& limits)
{
    auto document = ingest::read_file(path, limits);
    if (!document) return std::unexpected(document.error());
    print_notes(*document);
    return segment::segment(std::move(*document), {language}, limits);
}

// A list of pairs of paths, which are relative to the list's folder as in any list of files beside it.
Result<std::vector<Lesson>> read_list(const std::string& path, const Limits& limits)
{
    const auto document = ingest::read_file(path, limits);
    if (!document) return std::unexpected(document.error());
    const std::string folder = path.substr(0, path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
    const auto placed = [&](std::string_view file) {
        return file.starts_with('/') ? std::string(file) : folder + std::string(file);
    };
    std::vector<Lesson> lessons;
    std::string_view text = document->text;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.starts_with('#')) continue;
        const std::size_t tab = line.find('\t');
        if (tab == 0 || tab == std::string_view::npos || tab + 1 == line.size()) {
            return std::unexpected(Error{ErrorCode::BadInput,
                                         "expected the paths of a text and of its version, a TAB between them",
                                         fmt::format("{}:{}", path, number)});
        }
        lessons.push_back({placed(line.substr(0, tab)), placed(line.substr(tab + 1))});
    }
    return lessons;
}

// The texts to learn from: a list, or pairs on the command line.
Result<std::vector<Lesson>> read_lessons(std::span<const std::string> files, const Limits& limits)
{
    if (files.size() == 1 && files[0].ends_with(".tsv")) return read_list(files[0], limits);
    if (files.size() % 2 != 0) {
        return std::unexpected(Error{ErrorCode::BadOption,
                                     "pairs of files are expected: a text and its version, or a list of them (.tsv)",
                                     files.back()});
    }
    std::vector<Lesson> lessons;
    for (std::size_t at = 0; at < files.size(); at += 2) lessons.push_back({files[at], files[at + 1]});
    return lessons;
}

void append_words(const SegmentedText& text, std::uint32_t paragraph, std::vector<std::string>& out)
{
    for (const ByteRange word : text.words_of(text.paragraphs[paragraph])) out.push_back(text::fold(text.slice(word)));
}

void append_pairs(const SegmentedText& original, const SegmentedText& version, const align::Alignment& alignment,
                  std::vector<lexicon::WordPair>& pairs)
{
    for (const align::Bead& bead : alignment.beads) {
        if (bead.original.empty() || bead.version.empty() || bead.confidence < kLeastConfidence) continue;
        lexicon::WordPair pair;
        for (const std::uint32_t paragraph : bead.original) append_words(original, paragraph, pair.source);
        for (const std::uint32_t paragraph : bead.version) append_words(version, paragraph, pair.target);
        pairs.push_back(std::move(pair));
    }
}

// What is learnt, and from how much.
struct Course {
    std::vector<lexicon::WordPair> pairs;
    std::string source_language, target_language;    // of the first pair of texts
    std::size_t texts = 0;
};

Result<void> take_lesson(const Lesson& lesson, const Languages& languages, const Limits& limits, Course& course)
{
    const auto original = read_text(lesson.original, languages.original, limits);
    if (!original) return std::unexpected(original.error());
    const auto version = read_text(lesson.version, languages.version, limits);
    if (!version) return std::unexpected(version.error());
    const auto keys = [](const SegmentedText& text) { return facts::fact_keys(text, facts::extract(text)); };
    align::AlignOptions options;
    options.across_languages = drift::in_two_languages(*original, *version);
    const auto alignment = align::align(*original, *version, keys(*original), keys(*version), options);
    append_pairs(*original, *version, alignment, course.pairs);
    if (course.texts++ == 0) {
        course.source_language = original->language;
        course.target_language = version->language;
    }
    return {};
}

Result<std::string> learn(const Arguments& arguments, const Limits& limits)
{
    const auto languages = read_languages(arguments);
    if (!languages) return std::unexpected(languages.error());
    Course course{{}, languages->original, languages->version, 0};
    std::vector<std::string> files;
    for (const std::string& file : arguments.all("FILE")) {
        if (!file.ends_with(".tmx")) {
            files.push_back(file);
            continue;
        }
        auto pairs = lexicon::read_pairs(file, languages->original, languages->version, limits);
        if (!pairs) return std::unexpected(pairs.error());
        std::ranges::move(*pairs, std::back_inserter(course.pairs));
    }
    const auto lessons = read_lessons(files, limits);
    if (!lessons) return std::unexpected(lessons.error());
    for (const Lesson& lesson : *lessons) {
        if (auto taken = take_lesson(lesson, *languages, limits, course); !taken) return std::unexpected(taken.error());
    }
    const lexicon::Lexicon learnt = lexicon::learn(course.pairs, course.source_language, course.target_language);
    print_message(fmt::format("{} word pairs from {} pairs of paragraphs", learnt.entries().size(), course.pairs.size()));
    return lexicon::to_tsv(learnt);
}

Result<std::string> show(const Arguments& arguments, const Limits& limits)
{
    lexicon::Lexicon all;
    for (const std::string& file : arguments.all("FILE")) {
        const auto read = lexicon::read_lexicon(file, limits);
        if (!read) return std::unexpected(read.error());
        all = all.merged_with(*read);
    }
    if (!arguments.has("word")) return lexicon::to_tsv(all);
    std::string out;
    for (const std::string& word : arguments.all("word")) {
        for (const lexicon::Entry& entry : all.find(text::fold(word))) {
            out += fmt::format("{}\t{}\t{:.4g}\n", report::terminal_text(entry.source), report::terminal_text(entry.target),
                               entry.weight);
        }
    }
    return out;
}

Result<std::string> run_action(const Arguments& arguments)
{
    const auto limits = read_limits(arguments);
    if (!limits) return std::unexpected(limits.error());
    const std::string_view action = arguments.last("ACTION");
    if (action == "learn") return learn(arguments, *limits);
    if (action == "show") return show(arguments, *limits);
    return std::unexpected(bad_choice("action", action, "learn, show"));
}

}    // namespace

int run_lexicon(const Arguments& arguments)
{
    const auto lines = run_action(arguments);
    if (!lines) return fail(lines.error());
    if (!arguments.has("output")) return print_answer(*lines);
    const auto written = write_outputs({{std::string(arguments.last("output")), *lines}});
    return written ? kClean : fail(written.error());
}

}    // namespace textdrift::cli
