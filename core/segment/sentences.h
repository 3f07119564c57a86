// Sentences by the rules of UAX #29 with the abbreviations of a language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/base/document.h"

namespace textdrift::segment {

// Appends the sentences of a paragraph. Three departures from UAX #29, all towards fewer breaks: none at a line end
// without a full stop, none before a lower-case letter, and none after an abbreviation, an initial or a bare item number.
class SentenceCutter {
public:
    // A language without a table gets the exceptions CLDR has for it.
    explicit SentenceCutter(const std::string& language);

    void cut(std::string_view text, ByteRange range, std::vector<ByteRange>& sentences) const;

    // Whether the stop that ends the line at `end` is that of an abbreviation, so that the sentence goes on in the next
    // line.
    bool abbreviates_at(std::string_view text, ByteRange line) const;

private:
    // When the full stop of an abbreviation may end a sentence all the same.
    enum class Ending : std::uint8_t { Never, BeforeNonNumber, BeforeStarter };

    struct Stop;    // one terminator and what surrounds it

    bool breaks_at(std::string_view text, std::size_t sentence, const Stop& stop) const;
    bool abbreviates(std::string_view text, std::size_t sentence, const Stop& stop) const;
    bool is_starter(std::string_view text, std::size_t pos) const;

    std::unordered_map<std::string, Ending> abbreviations_;
    std::unordered_set<std::string> starters_;
};

}    // namespace textdrift::segment
