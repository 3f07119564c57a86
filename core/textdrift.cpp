// The one call: segments both texts, reads their facts, aligns them and finds the drift.
#include "core/textdrift.h"

#include "core/align/align.h"
#include "core/drift/drift.h"
#include "core/segment/segment.h"

namespace textdrift {

namespace {

// A text too short to tell its language by itself is taken to be in the other one's.
Result<void> agree_on_language(segment::SegmentedText& a, segment::SegmentedText& b, const Limits& limits)
{
    segment::SegmentedText* unknown = a.language == "und" && b.language != "und"   ? &a
                                      : b.language == "und" && a.language != "und" ? &b
                                                                                   : nullptr;
    if (!unknown) return {};
    const std::string language = unknown == &a ? b.language : a.language;
    auto again = segment::segment(std::move(unknown->document), {language}, limits);
    if (!again) return std::unexpected(again.error());
    *unknown = std::move(*again);
    return {};
}

// Vectors belong to paragraphs as textdrift cuts them: another number of rows is another cut.
Result<void> check_vectors(const segment::SegmentedText& text, const align::ParagraphVectors& vectors)
{
    const std::size_t expected = text.paragraphs.size() * vectors.dimension;
    if (vectors.empty() || vectors.values.size() == expected) return {};
    const std::size_t rows = vectors.dimension == 0 ? 0 : vectors.values.size() / vectors.dimension;
    return std::unexpected(Error{ErrorCode::BadInput,
                                 std::to_string(rows) + " vectors for a text of " + std::to_string(text.paragraphs.size()) +
                                     " paragraphs; expected one for each (textdrift dump lists them)",
                                 text.document.source});
}

}    // namespace

Result<Comparison> compare(Document original, Document version, const Options& options)
{
    auto original_text = segment::segment(std::move(original), {options.original_language}, options.limits);
    if (!original_text) return std::unexpected(original_text.error());
    auto version_text = segment::segment(std::move(version), {options.version_language}, options.limits);
    if (!version_text) return std::unexpected(version_text.error());
    if (const auto agreed = agree_on_language(*original_text, *version_text, options.limits); !agreed)
        return std::unexpected(agreed.error());

    if (const auto fitting = check_vectors(*original_text, options.original_vectors); !fitting)
        return std::unexpected(fitting.error());
    if (const auto fitting = check_vectors(*version_text, options.version_vectors); !fitting)
        return std::unexpected(fitting.error());

    Comparison comparison;
    comparison.original = std::move(*original_text);
    comparison.version = std::move(*version_text);
    const auto original_facts = facts::extract(comparison.original, &options.glossary);
    const auto version_facts = facts::extract(comparison.version, &options.glossary);
    comparison.alignment =
        align::align(comparison.original, comparison.version, facts::fact_keys(comparison.original, original_facts),
                     facts::fact_keys(comparison.version, version_facts),
                     {drift::in_two_languages(comparison.original, comparison.version),
                      options.lexicon.entries().empty() ? nullptr : &options.lexicon,
                      options.original_vectors.empty() ? nullptr : &options.original_vectors,
                      options.version_vectors.empty() ? nullptr : &options.version_vectors});
    drift::find_drift(comparison, original_facts, version_facts, {options.wording, &options.glossary}, options.limits);
    return comparison;
}

const char* version_string() noexcept
{
    return TEXTDRIFT_VERSION;
}

}    // namespace textdrift
