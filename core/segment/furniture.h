// Page furniture and newsletter chrome: lines that belong to the page or the mailing, not to the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/language/table.h"
#include "core/segment/lines.h"

namespace textdrift::segment {

// Phrases of a language that mark a short line as boilerplate: section [boilerplate].
class PhraseMatcher {
public:
    explicit PhraseMatcher(const language::Table& table);

    bool matches(std::string_view line) const;
    // Only phrases that hold a number, as "page # of #" does.
    bool matches_page_label(std::string_view line) const;

private:
    enum class Where : std::uint8_t { Anywhere, Start, Whole };
    struct Phrase {
        std::string text;    // folded; # stands for digits
        Where where;
        bool numbered;
    };

    bool may_match(std::string_view line) const noexcept;
    bool matches_any(std::string_view line, bool only_numbered) const;

    std::vector<Phrase> phrases_;
    std::unordered_set<std::uint32_t> keys_;    // how the first word of each phrase starts: dismisses most lines at once
};

// How a text is hard-wrapped.
struct Wrap {
    std::uint32_t width = 0;    // in code points; 0 where it is not wrapped as a whole
    bool exact = false;         // each line holds as many words as fit, so one that has room for more ends a paragraph
    bool separated = false;     // blank lines stand between paragraphs
};

// What one pass over the whole text tells: where page numbers and running headers stand, and how wide lines are wrapped.
class PageFurniture {
public:
    PageFurniture(std::string_view text, const PhraseMatcher& phrases);

    bool contains(const Line& line) const { return lines_.contains(line.begin); }
    Wrap wrap() const noexcept { return wrap_; }

private:
    std::unordered_set<std::uint32_t> lines_;    // where lines of furniture begin
    Wrap wrap_;
};

}    // namespace textdrift::segment
