// The whole segmentation: properties on random text, errors, title, language, and cost.
#include "core/segment/segment.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

#include "../text/random_text.h"
#include "core/segment/lines.h"
#include "core/text/utf8.h"

using namespace textdrift;
using segment::SegmentedText;

namespace {

Result<SegmentedText> cut(std::string text, const std::string& language = "en", const Limits& limits = {})
{
    Document document;
    document.source = "test.txt";
    document.text = std::move(text);
    return segment::segment(std::move(document), {.language = language}, limits);
}

bool is_cut_at_characters(std::string_view text, ByteRange range)
{
    return range.begin < range.end && range.end <= text.size() &&
           text::find_invalid_utf8(text.substr(range.begin, range.size())) == std::string_view::npos;
}

// Ascending, inside each other, at character borders, and nothing visible left out.
void check_invariants(const SegmentedText& text)
{
    const std::string_view bytes = text.document.text;
    std::uint32_t end = 0, sentences = 0, words = 0;
    for (const segment::Paragraph& paragraph : text.paragraphs) {
        REQUIRE(is_cut_at_characters(bytes, paragraph.range));
        REQUIRE(is_cut_at_characters(bytes, paragraph.body));
        REQUIRE(paragraph.range.contains(paragraph.body));
        REQUIRE(paragraph.range.begin >= end);
        REQUIRE(segment::trimmed(bytes, {end, paragraph.range.begin}).empty());
        end = paragraph.range.end;
        REQUIRE(paragraph.first_sentence == sentences);
        REQUIRE(paragraph.first_word == words);
        sentences += paragraph.sentence_count;
        words += paragraph.word_count;
        std::uint32_t at = paragraph.body.begin;
        for (const ByteRange sentence : text.sentences_of(paragraph)) {
            REQUIRE(is_cut_at_characters(bytes, sentence));
            REQUIRE(segment::trimmed(bytes, {at, sentence.begin}).empty());
            at = sentence.end;
        }
        REQUIRE(segment::trimmed(bytes, {at, paragraph.body.end}).empty());
        at = paragraph.body.begin;
        for (const ByteRange word : text.words_of(paragraph)) {
            REQUIRE(is_cut_at_characters(bytes, word));
            REQUIRE(word.begin >= at);
            at = word.end;
        }
        REQUIRE(at <= paragraph.body.end);
    }
    REQUIRE(segment::trimmed(bytes, {end, static_cast<std::uint32_t>(bytes.size())}).empty());
    REQUIRE(sentences == text.sentences.size());
    REQUIRE(words == text.words.size());
}

// Lines as documents have them: marks, rules, numbers, prose, and noise.
std::string random_document(test::RandomText& random)
{
    static const std::vector<std::string> kStarts = {"",   "",   "",   "- ", "1. ", "(a) ", "> ",  "# ",
                                                     "| ", "  ", "\t", "\f", "12",  "---",  "===", "Page 3 of 4"};
    static const std::vector<std::string> kEnds = {"\n",     "\n",     "\n\n", "\r\n", "\r", "\u2028",
                                                   "\u2029", "\u0085", "\f",   " |\n", ".\n"};
    std::string out;
    for (std::size_t i = random.below(30); i-- > 0;) {
        out += kStarts[random.below(kStarts.size())];
        if (random.below(3)) out += "Some words of a line that the others may go on with";
        out += random.text(random.below(12)) + kEnds[random.below(kEnds.size())];
    }
    return out;
}

}    // namespace

TEST_SUITE_BEGIN("segment/segment");

TEST_CASE("segment: cuts of random documents keep every promise")
{
    test::RandomText random(test::seed());
    for (std::size_t round = 0; round < test::scaled(3000); ++round) {
        const std::string source = random_document(random);
        CAPTURE(source);
        const auto text = cut(source);
        if (!text) {
            REQUIRE(text.error().code == ErrorCode::Empty);
            REQUIRE(segment::trimmed(source, {0, static_cast<std::uint32_t>(source.size())}).empty());
            continue;
        }
        check_invariants(*text);
    }
}

TEST_CASE("segment: a text without paragraphs is an error that names it")
{
    for (const std::string text : {"", "\n\n", " \t\r\n\f", "\u00A0\u200B\uFEFF"}) {
        const auto result = cut(text);
        REQUIRE(!result);
        CHECK(result.error().code == ErrorCode::Empty);
        CHECK(result.error().where == "test.txt");
    }
}

TEST_CASE("segment: the limit on paragraphs is kept and named")
{
    Limits limits;
    limits.max_paragraphs = 3;
    CHECK(cut("a\n\nb\n\nc\n", "en", limits));
    const auto result = cut("a\n\nb\n\nc\n\nd\n", "en", limits);
    REQUIRE(!result);
    CHECK(result.error().code == ErrorCode::LimitExceeded);
    CHECK(result.error().message.find("3 paragraphs") != std::string::npos);
    CHECK(result.error().message.find("--max-paragraphs") != std::string::npos);
    CHECK(result.error().where == "test.txt");
}

TEST_CASE("segment: finds the title")
{
    struct Row {
        const char* name;
        std::string text, title;
    };
    const std::vector<Row> rows = {
        {"marked", "# The *new*   treaty\n\nThe text of it is here, and it is long.", "The *new* treaty"},
        {"short first line", "Leaders meet in Oslo\n\nThe leaders of all three countries met.", "Leaders meet in Oslo"},
        {"behind boilerplate", "Page 1 of 2\n\nLeaders meet in Oslo\n\nThe leaders of all three countries met.",
         "Leaders meet in Oslo"},
        {"none",
         "The leaders of all three countries met in Oslo. They talked.\n\nBackground\n\nThere have been talks before.", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.name));
        const auto text = cut(row.text);
        REQUIRE(text);
        CHECK(text->title == row.title);
    }
}

TEST_CASE("segment: identifies the language of a text, and says und where it cannot")
{
    struct Row {
        std::string text, language;
    };
    const std::vector<Row> rows = {
        {"The ministers of the three countries met on Monday to talk about the new treaty on fishing.", "en"},
        {"Les ministres des trois pays se sont réunis lundi pour parler du nouveau traité sur la pêche.", "fr"},
        {"Die Minister der drei Länder trafen sich am Montag, um über den neuen Vertrag zu sprechen.", "de"},
        {"Министры трёх стран встретились в понедельник, чтобы обсудить новый договор о рыболовстве.", "ru"},
        {"שרי שלוש המדינות נפגשו ביום שני כדי לדבר על האמנה החדשה בנושא הדיג.", "he"},
        {"中华人民共和国外交部发言人星期一在北京举行记者会，谈到了新的条约。", "zh"},
        {"Three people died.", "en"},
        {"It was in 2023.", "en"},
        {"Il a été tué lundi.", "und"},
        {"ok", "und"},
        {"12 34 56", "und"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto text = cut(row.text, "");
        REQUIRE(text);
        CHECK(text->language == row.language);
    }
    CHECK(cut("The ministers of the three countries met.", "nb")->language == "nb");
}

TEST_CASE("segment: names every kind as the JSON contract does")
{
    using segment::ParagraphKind;
    CHECK(paragraph_kind_name(ParagraphKind::Paragraph) == "paragraph");
    CHECK(paragraph_kind_name(ParagraphKind::Heading) == "heading");
    CHECK(paragraph_kind_name(ParagraphKind::ListItem) == "list-item");
    CHECK(paragraph_kind_name(ParagraphKind::Quote) == "quote");
    CHECK(paragraph_kind_name(ParagraphKind::TableCell) == "table-cell");
    CHECK(paragraph_kind_name(ParagraphKind::Boilerplate) == "boilerplate");
}

TEST_CASE("segment: large and hostile texts cost linear time")
{
    const auto repeated = [](std::string_view unit, std::size_t bytes) {
        std::string out;
        while (out.size() < bytes) out += unit;
        return out;
    };
    struct Row {
        const char* name;
        std::string text;
        std::size_t least;    // and at most as many pieces of 4 KiB as go into it
    };
    const std::vector<Row> rows = {
        {"a million one-word paragraphs", repeated("word\n", 5'000'000), 1'000'000},
        {"one line", repeated("Some words of a line, and more. ", 5'000'000), 400},
        {"full stops", repeated(". ", 2'000'000), 160},
        {"full stops and opening marks", repeated(". ((((", 2'000'000), 160},
        {"stops without spaces", repeated("a.", 2'000'000), 1},
        {"apostrophes", repeated("'", 2'000'000), 160},
        {"letters and marks", repeated("a\u0301\u0327", 2'000'000), 1},
        {"spaces", repeated(" ", 2'000'000) + "a", 1},
        {"no space", repeated("a", 2'000'000), 1},
        {"quotes in quotes", repeated("> > > > > > ", 2'000'000) + "a", 1},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.name));
        const auto start = std::chrono::steady_clock::now();
        const auto text = cut(row.text);
        REQUIRE(text);
        CHECK(text->paragraphs.size() >= row.least);
        CHECK(text->paragraphs.size() <= std::max(row.least, row.text.size() / 4096));
        CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(8));
    }
}

TEST_CASE("segment: an overlong paragraph is cut before sentences, says so, and drops nothing")
{
    std::string line;
    for (int i = 0; line.size() < 100'000; ++i) line += "The court heard witness " + std::to_string(i) + " on the spill. ";
    const auto text = cut(line);
    REQUIRE(text);
    REQUIRE(text->paragraphs.size() > 5);
    std::size_t words = 0, sentences = 0;
    for (const segment::Paragraph& paragraph : text->paragraphs) {
        CHECK(paragraph.range.size() <= 12 << 10);
        CHECK(text->slice(paragraph.range).starts_with("The court"));
        CHECK(text->slice(paragraph.range).ends_with("spill."));
        words += paragraph.word_count;
        sentences += paragraph.sentence_count;
    }
    CHECK(words == text->words.size());
    CHECK(sentences == text->sentences.size());
    REQUIRE(text->document.notes.size() == 1);
    CHECK(text->document.notes[0].code == "long-paragraph");
}

TEST_CASE("segment: two versions of one long line are cut alike behind their difference")
{
    std::string line;
    for (int i = 0; line.size() < 200'000; ++i) line += "The court heard witness " + std::to_string(i) + " on the spill. ";
    const auto a = cut(line), b = cut("A new first sentence stands here. " + line);
    REQUIRE((a && b));
    std::size_t equal = 0;
    for (std::size_t i = 1; i <= std::min(a->paragraphs.size(), b->paragraphs.size()); ++i)
        equal += a->slice(a->paragraphs[a->paragraphs.size() - i].range) ==
                 b->slice(b->paragraphs[b->paragraphs.size() - i].range);
    CHECK(equal + 3 >= a->paragraphs.size());
}

TEST_SUITE_END();
