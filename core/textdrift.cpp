// The one call: segments both texts, reads their facts, aligns them and finds the drift.
#include "core/textdrift.h"

#include <algorithm>
#include <set>
#include <string>

#include "core/align/align.h"
#include "core/drift/drift.h"
#include "core/segment/identify.h"
#include "core/segment/segment.h"
#include "core/text/fold.h"

namespace textdrift {

namespace {

constexpr std::size_t kFewBytes = 400;    // of a text whose language may be guessed
constexpr std::size_t kShared = 2;        // one word in so many is shared by versions in one language

std::set<std::string> words_of(const segment::SegmentedText& text)
{
    std::set<std::string> words;
    for (const ByteRange word : text.words) {
        std::string folded = text::fold(text.slice(word));
        if (folded.find_first_of("0123456789") == std::string::npos) words.insert(std::move(folded));
    }
    return words;
}

bool share_words(const segment::SegmentedText& a, const segment::SegmentedText& b)
{
    const std::set<std::string> in_a = words_of(a), in_b = words_of(b);
    const auto shared = std::ranges::count_if(in_a, [&](const std::string& word) { return in_b.contains(word); });
    return static_cast<std::size_t>(shared) * kShared >= std::min(in_a.size(), in_b.size());
}

Result<void> segment_again(segment::SegmentedText& text, const std::string& language, const Limits& limits)
{
    auto again = segment::segment(std::move(text.document), {language}, limits);
    if (!again) return std::unexpected(again.error());
    text = std::move(*again);
    return {};
}

// A text too short to tell its language by itself is taken to be in the other one's where the two share words, else in the
// language that it looks like most: "The school was closed." beside "Skolan stängdes."
Result<void> agree_on_language(segment::SegmentedText& a, segment::SegmentedText& b, const Limits& limits)
{
    if (a.language != "und" && b.language != "und") return {};
    const bool may_differ = std::min(a.document.text.size(), b.document.text.size()) <= kFewBytes && !share_words(a, b);
    for (auto* const text : {&a, &b}) {
        if (text->language != "und") continue;
        std::string language = may_differ ? segment::guess_language(text->document.text) : "und";
        if (language == "und") language = (text == &a ? b : a).language;
        if (language == "und") continue;
        if (const auto done = segment_again(*text, language, limits); !done) return done;
    }
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
