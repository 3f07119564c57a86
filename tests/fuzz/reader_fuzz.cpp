// Fuzz target: any bytes through reader and segmentation; spans must keep their promises.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/ingest/reader.h"
#include "core/segment/segment.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "require.h"

using namespace textdrift;

namespace {

bool is_cut_at_characters(std::string_view text, ByteRange range)
{
    const auto inside = [text](std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
    };
    return range.begin < range.end && range.end <= text.size() && !inside(range.begin) && !inside(range.end);
}

void check(const segment::SegmentedText& text)
{
    const std::string_view bytes = text.document.text;
    std::uint32_t end = 0;
    for (const segment::Paragraph& paragraph : text.paragraphs) {
        REQUIRE(is_cut_at_characters(bytes, paragraph.range) && is_cut_at_characters(bytes, paragraph.body));
        REQUIRE(paragraph.range.contains(paragraph.body) && paragraph.range.begin >= end);
        end = paragraph.range.end;
        std::uint32_t at = paragraph.body.begin;
        for (const ByteRange sentence : text.sentences_of(paragraph)) {
            REQUIRE(is_cut_at_characters(bytes, sentence) && sentence.begin >= at);
            at = sentence.end;
        }
        REQUIRE(at <= paragraph.body.end);
        at = paragraph.body.begin;
        for (const ByteRange word : text.words_of(paragraph)) {
            REQUIRE(is_cut_at_characters(bytes, word) && word.begin >= at);
            at = word.end;
        }
        REQUIRE(at <= paragraph.body.end);
    }
}

}    // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    auto document = ingest::read_bytes("fuzz", bytes, {});
    if (!document) {
        REQUIRE(!document.error().message.empty() && document.error().where.starts_with("fuzz"));
        return 0;
    }
    REQUIRE(text::find_invalid_utf8(document->text) == std::string_view::npos);
    REQUIRE(document->text.find('\0') == std::string::npos);
    const text::View view = text::fold_view(document->text);
    REQUIRE(view.source.size() == view.text.size() + 1);
    REQUIRE(text::find_invalid_utf8(view.text) == std::string_view::npos);
    const auto text = segment::segment(std::move(*document), {}, {});
    if (text) check(*text);
    return 0;
}
