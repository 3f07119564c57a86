// The edits by which planted near-duplicates come from their originals.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "writer.h"

namespace corpus {

enum class Edit : std::uint8_t {
    Copy, Rewrap, Quotes, Nfd, Case, Punctuation, Replaced, Deleted, Inserted, ParagraphDeleted, Cut, Boilerplate,
    SentencesInserted, Shuffled, Contain, Inside, Half, Excerpt,
};

struct Kind {
    Edit edit;
    const char* name;
    std::uint32_t rate;    // of words, marks, sentences or length, in thousandths; 0 where it has no meaning
};

std::span<const Kind> all_kinds() noexcept;
const Kind& kind_of(Edit edit, std::uint32_t rate) noexcept;

// False where the text is too short for the edit to be what its name and rate say.
bool fits(const Kind& kind, const Text& text) noexcept;

// Applies the edit to `text`, writes the result to `out`. Returns how many words, marks, sentences or paragraphs it touched.
// New words and sentences are of `language`, furniture is of `site`.
std::uint32_t apply(const Kind& kind, const Text& text, const Language& language, const Site& site, Random& random,
                    std::string& out);

}    // namespace corpus
