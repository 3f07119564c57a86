// Finds boilerplate phrases, page numbers and running headers.
#include "core/segment/furniture.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/text/fold.h"

namespace textdrift::segment {
namespace {

constexpr std::size_t kLongestPhraseLine = 200;      // bytes; longer lines are prose that may speak of mailing lists
constexpr std::uint16_t kWidestHeader = 100;         // columns of a running header
constexpr std::uint16_t kWidestWrap = 140;           // columns: longer lines were not wrapped by hand
constexpr std::size_t kMostBreaks = 100'000;         // page breaks looked at: bounds memory on hostile input
constexpr std::uint32_t kLinesBetweenNumbers = 3;    // page numbers stand at least so many lines apart
constexpr std::uint64_t kLinesOfParagraph = 12;      // longer blocks on average hold several paragraphs
constexpr std::uint64_t kPairsToBeExact = 8;         // wrapped lines seen before their width is trusted to the column
constexpr std::uint32_t kRepeats = 3;                // from which on a line around page breaks is a running header

bool is_alnum_byte(char c) noexcept
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}
bool is_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}
char lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// The first bytes of a word, at most three: "unsubscribe" and "UNS" share a key.
std::uint32_t key_at(std::string_view text, std::size_t pos) noexcept
{
    std::uint32_t key = 0;
    for (std::size_t i = pos; i < text.size() && i < pos + 3 && is_alnum_byte(text[i]); ++i) {
        key = key << 8 | static_cast<unsigned char>(lower(text[i]));
    }
    return key;
}

// Digits become one "#", so that "Page 3 of 12" and "page # of #" are alike.
std::string with_number_signs(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_digit(text[i])) {
            out.push_back(text[i]);
        } else if (i == 0 || !is_digit(text[i - 1])) {
            out.push_back('#');
        }
    }
    return out;
}

// A hash of the letters of a line, which running headers share when their page numbers differ; 0 where it has none.
std::uint64_t letters_hash(std::string_view line) noexcept
{
    std::uint64_t hash = 0xCBF29CE484222325ull;
    bool any = false;
    for (const char c : line) {
        if (!is_alnum_byte(c) || is_digit(c)) continue;
        hash = (hash ^ static_cast<unsigned char>(lower(c))) * 0x100000001B3ull;
        any = true;
    }
    return any ? hash : 0;
}

// The value of a line that is a number of up to four digits, perhaps between dashes; 0 otherwise.
std::uint32_t lone_number(std::string_view line) noexcept
{
    constexpr std::string_view kFrame = "-|[]() \t\xE2\x80\x93\x94";
    const std::size_t begin = line.find_first_not_of(kFrame);
    if (begin == std::string_view::npos) return 0;
    const std::size_t end = line.find_last_not_of(kFrame) + 1;
    if (end - begin > 4) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = begin; i < end; ++i) {
        if (!is_digit(line[i])) return 0;
        value = value * 10 + static_cast<std::uint32_t>(line[i] - '0');
    }
    return value;
}

// "- 3 -": a number framed on both sides by dashes or bars is a page number wherever it stands.
bool is_framed_number(std::string_view line) noexcept
{
    return line.size() >= 3 && !is_digit(line.front()) && !is_digit(line.back()) && line.front() != '[' &&
           line.front() != '(' && lone_number(line) > 0;
}

}    // namespace

PhraseMatcher::PhraseMatcher(const language::Table& table)
{
    for (const language::Row& row : table.section("boilerplate")) {
        const std::string_view where = row.value();
        Phrase phrase{text::fold(row.form),
                      where == "whole"   ? Where::Whole
                      : where == "start" ? Where::Start
                                         : Where::Anywhere,
                      row.form.find('#') != std::string_view::npos};
        const auto word = std::ranges::find_if(phrase.text, [](char c) { return is_alnum_byte(c) && !is_digit(c); });
        keys_.insert(key_at(phrase.text, static_cast<std::size_t>(word - phrase.text.begin())));
        phrases_.push_back(std::move(phrase));
    }
}

bool PhraseMatcher::may_match(std::string_view line) const noexcept
{
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool word_start =
            is_alnum_byte(line[i]) && !is_digit(line[i]) && (i == 0 || !is_alnum_byte(line[i - 1]) || is_digit(line[i - 1]));
        if (word_start && keys_.contains(key_at(line, i))) return true;
    }
    return false;
}

bool PhraseMatcher::matches_any(std::string_view line, bool only_numbered) const
{
    if (line.size() > kLongestPhraseLine || !may_match(line)) return false;
    const std::string folded = text::fold(line), numbered = with_number_signs(folded);
    return std::ranges::any_of(phrases_, [&](const Phrase& phrase) {
        if (only_numbered && !phrase.numbered) return false;
        const std::string& subject = phrase.numbered ? numbered : folded;
        if (phrase.where == Where::Whole) return subject == phrase.text;
        if (phrase.where == Where::Start) return subject.starts_with(phrase.text);
        return subject.find(phrase.text) != std::string::npos;
    });
}

bool PhraseMatcher::matches(std::string_view line) const
{
    return matches_any(line, false);
}

bool PhraseMatcher::matches_page_label(std::string_view line) const
{
    return matches_any(line, true);
}

namespace {

struct Near {
    std::uint64_t hash = 0;
    std::uint32_t begin = 0;
};

// A place where a page may end: a form feed, a page label or a lone number.
struct Break {
    std::uint32_t begin = 0;       // of the number's or label's line
    std::uint32_t value = 0;       // of a lone number; 0 where the break needs no further proof
    std::array<Near, 4> near{};    // the two lines before and behind
};

// Collects breaks and wrapping habits line by line.
class Survey {
public:
    Survey(std::string_view text, const PhraseMatcher& phrases) : text_(text), phrases_(phrases) {}

    void read()
    {
        LineScanner scanner(text_);
        for (Line line; scanner.next(line);) {
            page_break_ = page_break_ || line.page_break;
            if (line.blank()) {
                blank_before_ = true;
                continue;
            }
            first_ = std::min(first_, line.begin);
            ++lines_;
            blocks_ += blank_before_;
            read_wrap(line);
            read_break(line);
            blank_before_ = page_break_ = false;
            last_ = line;
        }
    }

    Wrap wrap() const
    {
        if (continued_ < 3 || continued_ * 10 < pairs_ * 3) return {};
        std::size_t widest = 0, common = widths_.size();
        for (std::size_t width = 0; width < widths_.size(); ++width) {
            if (widths_[width] > 0) widest = width;
        }
        const bool separated = blocks_ * kLinesOfParagraph >= lines_;
        std::uint64_t with_room = 0;
        for (std::size_t fill = 0; fill <= widest; ++fill) with_room += fills_[fill];
        if (continued_ >= kPairsToBeExact && with_room * 50 <= continued_)
            return {static_cast<std::uint32_t>(widest), true, separated};
        for (std::uint64_t seen = 0; seen * 20 < continued_;) seen += widths_[--common];    // the 95th percentile
        return {static_cast<std::uint32_t>(common), false, separated};
    }

    void collect(std::unordered_set<std::uint32_t>& out)
    {
        accept_numbers();
        std::unordered_map<std::uint64_t, std::uint32_t> counts;
        for (const Break& b : breaks_) {
            if (b.begin != kNowhere) out.insert(b.begin);
            for (const Near& n : b.near) counts[n.hash] += n.hash != 0;
        }
        for (const Break& b : breaks_) {
            for (const Near& n : b.near) {
                if (n.hash != 0 && n.begin != first_ && counts[n.hash] >= kRepeats) out.insert(n.begin);
            }
        }
    }

private:
    static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

    void read_wrap(const Line& line)
    {
        if (blank_before_ || last_.kind != LineClass::Plain || line.kind != LineClass::Plain) return;
        ++pairs_;
        if (last_.columns > kWidestWrap || last_.terminal || !(line.starts_lower || line.starts_caseless)) return;
        ++continued_;
        ++widths_[std::min<std::size_t>(last_.columns + last_.indent, widths_.size() - 1)];
        ++fills_[std::min<std::size_t>(last_.fill_with(line), fills_.size() - 1)];
    }

    void read_break(const Line& line)
    {
        if (breaks_.size() >= kMostBreaks) return;
        const std::string_view content = text_.substr(line.begin, line.end - line.begin);
        const Near self{line.columns <= kWidestHeader ? letters_hash(content) : 0, line.begin};
        if (awaiting_ > 0) breaks_.back().near[4 - awaiting_--] = self;
        const std::uint32_t value = lone_number(content);
        const bool label = is_framed_number(content) || phrases_.matches_page_label(content);
        if (page_break_) open({kNowhere, 0, {before_[0], before_[1], self, {}}}, 1);
        if (page_break_ && number_before_ != kNowhere) breaks_.back().begin = number_before_;
        if (label || (value > 0 && (page_break_ || since_number_ >= kLinesBetweenNumbers))) {
            open({line.begin, label || page_break_ ? 0 : value, {before_[0], before_[1], {}, {}}}, 2);
            since_number_ = 0;
        } else {
            ++since_number_;
        }
        number_before_ = value > 0 ? line.begin : kNowhere;
        before_ = {before_[1], self};
    }

    void open(const Break& b, std::uint32_t awaiting)
    {
        breaks_.push_back(b);
        awaiting_ = awaiting;
    }

    // Lone numbers are page numbers where at least three of them count up in small steps; the others are dropped.
    void accept_numbers()
    {
        std::vector<Break> kept;
        for (std::size_t i = 0; i < breaks_.size();) {
            std::size_t end = i + 1;
            if (breaks_[i].value == 0) {
                kept.push_back(breaks_[i++]);
                continue;
            }
            while (end < breaks_.size() && breaks_[end].value > breaks_[end - 1].value &&
                   breaks_[end].value <= breaks_[end - 1].value + 3) {
                ++end;
            }
            if (end - i >= kRepeats) kept.insert(kept.end(), breaks_.begin() + i, breaks_.begin() + end);
            i = end;
        }
        breaks_ = std::move(kept);
    }

    std::string_view text_;
    const PhraseMatcher& phrases_;
    std::vector<Break> breaks_;
    std::array<Near, 2> before_{};
    std::uint32_t awaiting_ = 0;    // lines still to be noted behind the last break
    std::uint32_t since_number_ = kLinesBetweenNumbers;
    std::uint32_t number_before_ = kNowhere;    // where the line before begins, if it is a lone number
    bool page_break_ = false, blank_before_ = true;
    std::uint32_t first_ = kNowhere;    // the first line of a text is its title, even where it repeats on every page
    Line last_;
    std::uint64_t lines_ = 0, blocks_ = 0, pairs_ = 0, continued_ = 0;
    std::array<std::uint64_t, kWidestWrap + 2> widths_{}, fills_{};
};

}    // namespace

PageFurniture::PageFurniture(std::string_view text, const PhraseMatcher& phrases)
{
    Survey survey(text, phrases);
    survey.read();
    survey.collect(lines_);
    wrap_ = survey.wrap();
}

}    // namespace textdrift::segment
