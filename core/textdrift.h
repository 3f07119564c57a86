// textdrift: says which paragraph of a text became which in another version, and what happened to the facts on the way.
//
//     auto original = textdrift::ingest::read_file("press.txt", {});
//     auto version  = textdrift::ingest::read_file("mirror.txt", {});
//     auto result   = textdrift::compare(std::move(*original), std::move(*version), {});
//     for (const auto& finding : result->findings) ...
#pragma once

#include "core/base/result.h"
#include "core/drift/finding.h"
#include "core/facts/extract.h"
#include "core/ingest/reader.h"

namespace textdrift {

struct Options {
    std::string original_language;    // BCP-47; empty: identify it
    std::string version_language;
    bool wording = false;        // also report changes of wording that touch no fact
    facts::Glossary glossary;    // names and approved renderings
    lexicon::Lexicon lexicon;    // word pairs original -> version, for texts in two languages; may be empty
    align::ParagraphVectors original_vectors, version_vectors;    // both or none; one row a paragraph
    Limits limits;
};

using drift::Comparison;

// Compares two versions of a text.
// Errors: Empty, LimitExceeded. Everything a document can cause is an Error, never an exception.
// Cost:   near-linear in the sum of both texts. Deterministic: same input, same bytes out.
Result<Comparison> compare(Document original, Document version, const Options& options);

// "0.1.0"
const char* version_string() noexcept;

}    // namespace textdrift
