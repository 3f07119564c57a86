// Words by the rules of UAX #29, as ICU's word break iterator cuts them.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/base/document.h"

namespace textdrift::segment {

// Appends the words of a text: segments with a letter or digit. Scripts written with spaces are cut by the rules
// themselves, ten times faster than by the iterator; text of other scripts (Thai, Chinese, ...) goes to ICU's dictionaries.
class WordCutter {
public:
    WordCutter();
    ~WordCutter();
    WordCutter(const WordCutter&) = delete;
    WordCutter& operator=(const WordCutter&) = delete;

    void cut(std::string_view text, ByteRange range, std::vector<ByteRange>& words);

    // The same by ICU alone, the reference of the tests.
    void cut_by_icu(std::string_view text, ByteRange range, std::vector<ByteRange>& words);

private:
    struct Icu;
    std::unique_ptr<Icu> icu_;
};

}    // namespace textdrift::segment
