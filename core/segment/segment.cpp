// The way from a Document to its cuts: language, paragraphs, sentences, words, title.
#include "core/segment/segment.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/language/table.h"
#include "core/segment/identify.h"
#include "core/segment/lines.h"
#include "core/segment/paragraphs.h"
#include "core/segment/pieces.h"
#include "core/segment/sentences.h"
#include "core/segment/words.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace textdrift::segment {
namespace {

constexpr std::size_t kTitleSearch = 20;    // paragraphs of boilerplate a title may hide behind
constexpr std::uint32_t kMostTitleWords = 20;

std::string on_one_line(std::string_view text)
{
    std::string out;
    bool space = false;
    for (std::size_t pos = 0; pos < text.size();) {
        const char32_t c = text::next_code_point(text, pos);
        if (is_invisible(c)) {
            space = true;
            continue;
        }
        if (space && !out.empty()) out.push_back(' ');
        space = false;
        text::append_code_point(out, c);
    }
    return out;
}

// A heading is a title only while no body text has gone before it; failing that, a short line at the very start is one.
std::string title_of(const SegmentedText& text)
{
    const std::size_t count = std::min(text.paragraphs.size(), kTitleSearch);
    for (std::size_t i = 0; i < count; ++i) {
        const Paragraph& paragraph = text.paragraphs[i];
        if (paragraph.kind == ParagraphKind::Boilerplate || paragraph.word_count == 0) continue;
        const bool is_short = paragraph.word_count <= kMostTitleWords && paragraph.sentence_count == 1;
        if (is_short && text.slice(paragraph.body).find_first_of("<>@") != std::string_view::npos)
            continue;    // mail headers
        if (paragraph.kind == ParagraphKind::Heading || is_short) return on_one_line(text.slice(paragraph.body));
        break;
    }
    return {};
}

// Adds the paragraph's pieces to the text with their shares of its sentences and words; a sentence across a cut becomes two.
void add_pieces(SegmentedText& text, const Paragraph& whole, std::span<const ByteRange> sentences)
{
    const std::vector<ByteRange> pieces = cut_into_pieces(text.document.text, whole.body, sentences, text.words_of(whole));
    std::uint32_t word = whole.first_word;
    const std::uint32_t words_end = whole.first_word + whole.word_count;
    auto sentence = sentences.begin();
    for (const ByteRange piece : pieces) {
        Paragraph part = whole;
        part.body = part.range = piece;
        part.first_sentence = static_cast<std::uint32_t>(text.sentences.size());
        while (sentence != sentences.end() && sentence->end <= piece.begin) ++sentence;
        for (auto s = sentence; s != sentences.end() && s->begin < piece.end; ++s)
            text.sentences.push_back({std::max(s->begin, piece.begin), std::min(s->end, piece.end)});
        part.sentence_count = static_cast<std::uint32_t>(text.sentences.size()) - part.first_sentence;
        part.first_word = word;
        while (word < words_end && text.words[word].end <= piece.end) ++word;
        part.word_count = word - part.first_word;
        text.paragraphs.push_back(part);
    }
}

void say_cut(Document& document, std::uint64_t count, std::uint64_t offset)
{
    std::erase_if(document.notes, [](const Note& note) { return note.code == "long-paragraph"; });
    if (count == 0) return;
    document.notes.push_back(
        {"long-paragraph",
         fmt::format("{} paragraph{} longer than {} bytes, read in pieces; the first at byte {} of the text", count,
                     count == 1 ? "" : "s", kLongestParagraph, offset),
         offset, count});
}

void cut_paragraphs(SegmentedText& text, std::vector<Paragraph> paragraphs, const SentenceCutter& cutter)
{
    WordCutter words;
    const std::string_view bytes = text.document.text;
    std::vector<ByteRange> sentences;
    std::uint64_t count = 0, first = 0;
    text.paragraphs.reserve(paragraphs.size());
    for (Paragraph& paragraph : paragraphs) {
        sentences.clear();
        cutter.cut(bytes, paragraph.body, sentences);
        paragraph.first_word = static_cast<std::uint32_t>(text.words.size());
        words.cut(bytes, paragraph.body, text.words);
        paragraph.word_count = static_cast<std::uint32_t>(text.words.size()) - paragraph.first_word;
        if (paragraph.body.size() > kLongestParagraph) {
            if (count++ == 0) first = paragraph.range.begin;
            add_pieces(text, paragraph, sentences);
            continue;
        }
        paragraph.first_sentence = static_cast<std::uint32_t>(text.sentences.size());
        paragraph.sentence_count = static_cast<std::uint32_t>(sentences.size());
        text.sentences.insert(text.sentences.end(), sentences.begin(), sentences.end());
        text.paragraphs.push_back(paragraph);
    }
    say_cut(text.document, count, first);
}

// Paragraphs that are surely in another language than the document: left untranslated, or quoted in the original.
void identify_paragraphs(SegmentedText& text)
{
    text.languages = {text.language};
    if (text.language == "und") return;
    for (Paragraph& paragraph : text.paragraphs) {
        const std::string other = identify_other_language(text.slice(paragraph.body), text.language);
        if (other.empty()) continue;
        auto known = std::ranges::find(text.languages, other);
        if (known == text.languages.end()) known = text.languages.insert(known, other);
        paragraph.language = static_cast<std::uint16_t>(known - text.languages.begin());
    }
}

}    // namespace

std::string_view paragraph_kind_name(ParagraphKind kind) noexcept
{
    switch (kind) {
    case ParagraphKind::Paragraph: return "paragraph";
    case ParagraphKind::Heading: return "heading";
    case ParagraphKind::ListItem: return "list-item";
    case ParagraphKind::Quote: return "quote";
    case ParagraphKind::TableCell: return "table-cell";
    case ParagraphKind::Boilerplate: return "boilerplate";
    }
    return "paragraph";
}

Result<SegmentedText> segment(Document document, const SegmentOptions& options, const Limits& limits)
{
    SegmentedText out;
    out.document = std::move(document);
    const std::string_view text = out.document.text;
    out.language = options.language.empty() ? identify_language(text) : options.language;
    const PhraseMatcher phrases(language::table(out.language));
    const SentenceCutter sentences(out.language);
    Result<std::vector<Paragraph>> paragraphs = build_paragraphs(text, phrases, sentences, limits);
    if (!paragraphs) {
        paragraphs.error().where = out.document.source;
        return std::unexpected(std::move(paragraphs.error()));
    }
    if (paragraphs->empty()) {
        return std::unexpected(
            Error{ErrorCode::Empty, "no text in it; expected at least one paragraph", out.document.source});
    }
    cut_paragraphs(out, std::move(*paragraphs), sentences);
    identify_paragraphs(out);
    out.title = title_of(out);
    return out;
}

}    // namespace textdrift::segment
