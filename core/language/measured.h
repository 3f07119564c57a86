// How well each language measured in the accuracy benchmark across languages (data/measured), for people to judge by.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace textdrift::language {

// One row of benchmarks/accuracy/across.py: a language of versions, over all originals of the corpus.
struct Measured {
    std::string_view language;    // BCP-47: "fr", "zh-Hant"
    std::string_view words;       // of the originals compared
    std::string_view alarms;      // per 1,000 words on honest translations
    std::string_view values, dates, names, quotations,
        paragraphs;    // shares of planted errors found, "0.98"; "-": none planted
};

// All rows, sorted by language; parsed once.
const std::vector<Measured>& measured();
const Measured* find_measured(std::string_view language);

}    // namespace textdrift::language
