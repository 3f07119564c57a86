// textdrift dump: what a stage sees, one item a line, fields separated by tabs.
#include <map>

#include <fmt/format.h>

#include "commands.h"
#include "core/align/align.h"
#include "core/drift/drift.h"
#include "core/facts/extract.h"
#include "core/ingest/reader.h"
#include "core/report/escape.h"
#include "core/report/place.h"
#include "core/segment/segment.h"
#include "core/sketch/shingle.h"
#include "fact_line.h"
#include "inputs.h"
#include "output.h"
#include "vectors.h"

namespace textdrift::cli {

namespace {

using segment::SegmentedText;

// Lines with offsets in code points of the paragraph.
class Lines {
public:
    explicit Lines(const SegmentedText& text) : text_(text), side_(text) {}

    void add(std::string_view what, std::uint32_t paragraph, ByteRange range, std::string_view value = {})
    {
        const report::Span span = side_.span({paragraph, range});
        out += fmt::format("{}\t{}\t{}\t{}\t", what, paragraph, span.start, span.end);
        if (!value.empty()) out += report::terminal_text(value) + "\t";
        out += report::terminal_text(text_.slice(range)) + "\n";
    }

    std::string out;

private:
    const SegmentedText& text_;
    report::Side side_;
};

std::string dump_segments(const SegmentedText& text)
{
    Lines lines(text);
    for (std::uint32_t i = 0; i < text.paragraphs.size(); ++i) {
        const segment::Paragraph& paragraph = text.paragraphs[i];
        lines.add(segment::paragraph_kind_name(paragraph.kind), i, paragraph.range);
        for (const ByteRange sentence : text.sentences_of(paragraph)) lines.add("sentence", i, sentence);
    }
    return "language\t" + report::terminal_text(text.language) + "\ntitle\t" + report::terminal_text(text.title) + "\n" +
           lines.out;
}

std::string dump_words(const SegmentedText& text)
{
    Lines lines(text);
    for (std::uint32_t i = 0; i < text.paragraphs.size(); ++i) {
        for (const ByteRange word : text.words_of(text.paragraphs[i])) lines.add("word", i, word);
    }
    return lines.out;
}

std::string dump_shingles(const SegmentedText& text)
{
    std::string out;
    for (std::uint32_t i = 0; i < text.paragraphs.size(); ++i) {
        for (const std::uint64_t hash : sketch::word_shingles(text.slice(text.paragraphs[i].body))) {
            out += fmt::format("shingle\t{}\t{:016x}\n", i, hash);
        }
    }
    return out;
}

std::string dump_facts(const SegmentedText& text, const facts::Glossary& glossary)
{
    Lines lines(text);
    const facts::FactSet found = facts::extract(text, &glossary);
    for (const facts::Fact& fact : found.facts) {
        lines.add(facts::fact_kind_name(fact.kind), fact.paragraph, fact.range, describe(fact, text.document));
    }
    return lines.out;
}

// Every name once, with its value and how often it stands in the text.
std::string dump_names(const SegmentedText& text, const facts::Glossary& glossary)
{
    std::map<std::string, std::uint32_t> counts;
    const facts::FactSet found = facts::extract(text, &glossary);
    for (const facts::Fact& fact : found.facts) {
        if (fact.kind == facts::FactKind::Name) ++counts[describe(fact, text.document)];
    }
    std::string out;
    for (const auto& [name, count] : counts) out += fmt::format("name\t{}\t{}\n", count, report::terminal_text(name));
    return out;
}

std::string bases_of(const align::Bead& bead)
{
    std::string names;
    for (std::size_t basis = 0; basis < align::kBasisCount; ++basis) {
        if (!align::rests_on(bead, static_cast<align::Basis>(basis))) continue;
        if (!names.empty()) names += ',';
        names += align::basis_name(static_cast<align::Basis>(basis));
    }
    return names;
}

// Beads with their similarity, confidence and what they rest on; the last two across languages.
std::string dump_beads(const SegmentedText& original, const SegmentedText& version, const facts::Glossary& glossary,
                       align::AlignOptions options)
{
    const auto keys = [&](const SegmentedText& text) { return facts::fact_keys(text, facts::extract(text, &glossary)); };
    options.across_languages = drift::in_two_languages(original, version);
    const align::Alignment alignment = align::align(original, version, keys(original), keys(version), options);
    std::string out;
    if (options.across_languages) out += fmt::format("same-text\t{:.3f}\n", alignment.same_text);
    for (const align::Bead& bead : alignment.beads) {
        out += fmt::format("{}\t{}\t{}\t{:.4f}", align::relation_name(bead.relation), fmt::join(bead.original, ","),
                           fmt::join(bead.version, ","), bead.similarity);
        out += options.across_languages ? fmt::format("\t{:.3f}\t{}\n", bead.confidence, bases_of(bead)) : "\n";
    }
    return out;
}

// Beads of two texts, with the lexicons and vectors asked for.
Result<std::string> dump_beads(const Arguments& arguments, const SegmentedText& original, const SegmentedText& version,
                               const facts::Glossary& glossary, const Limits& limits)
{
    const auto lexicon = read_lexicons(arguments, original.language, version.language, limits);
    if (!lexicon) return std::unexpected(lexicon.error());
    align::AlignOptions options;
    options.lexicon = lexicon->entries().empty() ? nullptr : &*lexicon;
    const auto files = read_vector_files(arguments);
    if (!files) return std::unexpected(files.error());
    if (files->original.empty()) return dump_beads(original, version, glossary, options);
    const auto original_vectors = read_vectors(files->original, limits),
               version_vectors = read_vectors(files->version, limits);
    if (!original_vectors) return std::unexpected(original_vectors.error());
    if (!version_vectors) return std::unexpected(version_vectors.error());
    if (auto fits = check_vectors(original, *original_vectors); !fits) return std::unexpected(fits.error());
    if (auto fits = check_vectors(version, *version_vectors); !fits) return std::unexpected(fits.error());
    options.original_vectors = &*original_vectors;
    options.version_vectors = &*version_vectors;
    return dump_beads(original, version, glossary, options);
}

struct Stage {
    std::string_view name;
    std::size_t files;
};

constexpr Stage kStages[] = {{"segments", 1}, {"words", 1}, {"shingles", 1}, {"facts", 1}, {"names", 1}, {"beads", 2}};

// One or two files, as the stage wants.
Result<const Stage*> read_stage(const Arguments& arguments)
{
    const std::string_view name = arguments.last("STAGE");
    for (const Stage& stage : kStages) {
        if (stage.name != name) continue;
        if (arguments.has("FILE2") != (stage.files == 2)) {
            return std::unexpected(Error{ErrorCode::BadOption,
                                         stage.files == 2 ? "two files are expected" : "one file is expected",
                                         "dump " + std::string(name)});
        }
        if (stage.files == 2 && arguments.last("FILE") == "-" && arguments.last("FILE2") == "-") {
            return std::unexpected(Error{ErrorCode::BadOption, "only one of the files can be standard input", "-"});
        }
        return &stage;
    }
    return std::unexpected(bad_choice("stage", name, "segments, words, shingles, facts, names, beads"));
}

Result<SegmentedText> read_text(const std::string& path, const std::string& language, const Limits& limits)
{
    auto document = ingest::read_file(path, limits);
    if (!document) return std::unexpected(document.error());
    print_notes(*document);
    return segment::segment(std::move(*document), {language}, limits);
}

Result<std::string> dump(const Arguments& arguments)
{
    const auto stage = read_stage(arguments);
    if (!stage) return std::unexpected(stage.error());
    const auto limits = read_limits(arguments);
    if (!limits) return std::unexpected(limits.error());
    const auto languages = read_languages(arguments);
    if (!languages) return std::unexpected(languages.error());
    const auto glossary = read_glossary(arguments, *limits);
    if (!glossary) return std::unexpected(glossary.error());
    const auto text = read_text(std::string(arguments.last("FILE")), languages->original, *limits);
    if (!text) return std::unexpected(text.error());
    const std::string_view name = (*stage)->name;
    if (name == "segments") return dump_segments(*text);
    if (name == "words") return dump_words(*text);
    if (name == "shingles") return dump_shingles(*text);
    if (name == "facts") return dump_facts(*text, *glossary);
    if (name == "names") return dump_names(*text, *glossary);
    const auto other = read_text(std::string(arguments.last("FILE2")), languages->version, *limits);
    if (!other) return std::unexpected(other.error());
    return dump_beads(arguments, *text, *other, *glossary, *limits);
}

}    // namespace

int run_dump(const Arguments& arguments)
{
    const auto lines = dump(arguments);
    return lines ? print_answer(*lines) : fail(lines.error());
}

}    // namespace textdrift::cli
