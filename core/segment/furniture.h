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

// What one pass over the whole text tells: where page numbers and running headers stand, and how wide lines are wrapped.
class PageFurniture {
public:
    PageFurniture(std::string_view text, const PhraseMatcher& phrases);

    bool contains(const Line& line) const { return lines_.contains(line.begin); }
    // In code points; 0 where the text is not hard-wrapped as a whole.
    std::uint32_t wrap_width() const noexcept { return wrap_width_; }

private:
    std::unordered_set<std::uint32_t> lines_;    // where lines of furniture begin
    std::uint32_t wrap_width_ = 0;
};

}    // namespace textdrift::segment
