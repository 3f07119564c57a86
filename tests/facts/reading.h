// Reads the facts of a short text for the tables of these tests.
#pragma once

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "core/facts/extract.h"
#include "core/segment/segment.h"

namespace textdrift::facts::testing {

struct Reading {
    segment::SegmentedText text;
    FactSet set;

    std::string slice(ByteRange range) const { return std::string(text.slice(range)); }
};

inline Reading read(std::string_view content, const Glossary* glossary = nullptr, const std::string& language = "en")
{
    Document document;
    document.source = "test";
    document.format = "text";
    document.encoding = "UTF-8";
    document.text = content;
    auto text = segment::segment(std::move(document), {.language = language}, Limits{});
    REQUIRE(text.has_value());
    Reading reading{std::move(*text), {}};
    reading.set = extract(reading.text, glossary);
    return reading;
}

// `show(reading, fact)` of every fact of a kind, joined by " | ".
template <class Show>
std::string list(const Reading& reading, FactKind kind, Show&& show)
{
    std::string joined;
    for (const Fact& fact : reading.set.facts) {
        if (fact.kind != kind) continue;
        if (!joined.empty()) joined += " | ";
        joined += show(fact);
    }
    return joined;
}

inline std::string join(const std::vector<std::string>& words)
{
    std::string joined;
    for (const std::string& word : words) joined += (joined.empty() ? "" : " ") + word;
    return joined;
}

}    // namespace textdrift::facts::testing
