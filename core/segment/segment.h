// Cuts a Document into paragraphs with their kind, sentences and words; says its language.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/document.h"
#include "core/base/result.h"

namespace textdrift::segment {

enum class ParagraphKind : std::uint8_t { Paragraph, Heading, ListItem, Quote, TableCell, Boilerplate };

// The name used in the JSON contract: "paragraph", "heading", "list-item", ...
std::string_view paragraph_kind_name(ParagraphKind kind) noexcept;

// A paragraph. Its text is exactly document.slice(range): hard line breaks inside it stay as they are. One of more than 16
// KiB is cut into several (pieces.h), which the document's notes say.
struct Paragraph {
    ByteRange range;    // without surrounding white space; includes heading marks and list markers
    ByteRange body;     // range without "# ", "- ", "(a)", "12.", "> " and the like: what is compared
    ParagraphKind kind = ParagraphKind::Paragraph;
    std::uint16_t language = 0;                              // in SegmentedText::languages
    std::uint32_t first_sentence = 0, sentence_count = 0;    // in SegmentedText::sentences
    std::uint32_t first_word = 0, word_count = 0;            // in SegmentedText::words
};

// A document and its cuts. All ranges are bytes of document.text.
struct SegmentedText {
    Document document;
    std::string language;    // BCP-47, "und" where unknown; with the script where a language has several ("sr-Latn")
    std::vector<std::string>
        languages;        // the document's first, then those of single paragraphs that are surely in another
    std::string title;    // the first heading or first short line, folded to one line; may be empty
    std::vector<Paragraph> paragraphs;
    std::vector<ByteRange> sentences;    // cover each paragraph's body without white space between
    std::vector<ByteRange> words;        // letters and digits only: no punctuation, no spaces (ICU word breaks)

    std::string_view slice(ByteRange range) const noexcept { return document.slice(range); }
    const std::string& language_of(const Paragraph& p) const noexcept
    {
        return p.language < languages.size() ? languages[p.language] : language;
    }
    std::span<const ByteRange> sentences_of(const Paragraph& p) const noexcept
    {
        return std::span(sentences).subspan(p.first_sentence, p.sentence_count);
    }
    std::span<const ByteRange> words_of(const Paragraph& p) const noexcept
    {
        return std::span(words).subspan(p.first_word, p.word_count);
    }
};

struct SegmentOptions {
    std::string language;    // BCP-47; empty: identify it
};

// Errors: LimitExceeded when there are more than limits.max_paragraphs; Empty where there is no paragraph at all.
// Cost:   linear.
Result<SegmentedText> segment(Document document, const SegmentOptions& options, const Limits& limits);

}    // namespace textdrift::segment
