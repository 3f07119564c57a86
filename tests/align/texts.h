// Segmented texts built by hand for the tests of alignment, so that they do not depend on how text is cut.
#pragma once

#include <string>
#include <vector>

#include "core/segment/segment.h"

namespace textdrift::test {

inline bool is_word_byte(unsigned char c)
{
    return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

inline segment::SegmentedText text_of(const std::vector<std::string>& paragraphs)
{
    segment::SegmentedText text;
    std::string& content = text.document.text;
    for (const std::string& paragraph : paragraphs) {
        segment::Paragraph out;
        out.first_word = static_cast<std::uint32_t>(text.words.size());
        out.first_sentence = static_cast<std::uint32_t>(text.sentences.size());
        out.sentence_count = 1;
        out.range.begin = static_cast<std::uint32_t>(content.size());
        content += paragraph;
        out.range.end = static_cast<std::uint32_t>(content.size());
        out.body = out.range;
        for (std::uint32_t at = out.range.begin; at < out.range.end; ++at) {
            const std::uint32_t begin = at;
            while (at < out.range.end && is_word_byte(static_cast<unsigned char>(content[at]))) {
                ++at;
            }
            if (at > begin) {
                text.words.push_back({begin, at});
            }
        }
        out.word_count = static_cast<std::uint32_t>(text.words.size()) - out.first_word;
        text.sentences.push_back(out.body);
        text.paragraphs.push_back(out);
        content += "\n\n";
    }
    return text;
}

}    // namespace textdrift::test
