// Joins the lines of a block to paragraphs by the habits of the block and of the whole text.
#include "core/segment/paragraphs.h"

#include <unicode/uchar.h>

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "core/segment/lines.h"
#include "core/text/utf8.h"

namespace textdrift::segment {
namespace {

constexpr std::size_t kLongestBlock = 8192;     // lines joined at once; bounds memory on texts without blank lines
constexpr std::uint32_t kNarrowestWrap = 30;    // columns: narrower blocks are lists of words, not wrapped prose
constexpr std::uint32_t kWidestWrap = 140;
constexpr std::uint32_t kWidestHeading = 100;
constexpr std::uint32_t kLongestWrappedHeading = 120;    // bytes of a heading on two lines
constexpr std::uint32_t kMostHeadingWords = 14;
constexpr std::size_t kOpening = 3;    // paragraphs at the start of a text that may all be titles

// What the heading test needs to know of a paragraph, kept beside it while the text is read.
struct Look {
    bool candidate = false;    // could be a heading, if body text follows
    bool capitals = false;     // has letters, all of them capitals
    bool body = false;         // reads like body text
    bool numbered = false;     // starts with a section number or the like
};

// How the lines of a block are set.
struct Setting {
    std::uint32_t width = 0;    // where lines were wrapped
    bool wrapped = false;
    bool exact = false, separated = false;    // as of Wrap
};

bool is_prose(const Line& line) noexcept
{
    return line.kind == LineClass::Plain || line.kind == LineClass::ListItem || line.kind == LineClass::Quote;
}

// A following line of the same paragraph carries no mark, except that of the quote it is in.
bool may_continue(const Line& first, const Line& next) noexcept
{
    return next.kind == LineClass::Plain || (first.kind == LineClass::Quote && next.kind == LineClass::Quote);
}

Setting setting_of(std::span<const Line> block, Wrap wrap) noexcept
{
    const std::uint32_t text_width = wrap.width;
    if (wrap.exact) return {text_width, true, true, wrap.separated};
    Setting setting;
    setting.separated = wrap.separated;
    for (const Line& line : block) {
        if (is_prose(line) && line.columns <= kWidestWrap)
            setting.width = std::max<std::uint32_t>(setting.width, line.columns + line.indent);
    }
    if (text_width > 0) setting.width = std::max(std::min(setting.width, text_width + text_width / 8), text_width);
    if (setting.width < kNarrowestWrap) return setting;
    std::size_t pairs = 0, continued = 0;
    for (std::size_t i = 1; i < block.size(); ++i) {
        const Line &line = block[i - 1], &next = block[i];
        if (!is_prose(line) || !may_continue(line, next)) continue;
        ++pairs;
        const bool filled = line.columns <= kWidestWrap && line.fill_with(next) * 10 > setting.width * 8;
        continued += filled && !line.terminal && (next.starts_lower || next.starts_caseless);
    }
    setting.wrapped = text_width > 0 || (continued > 0 && continued * 4 >= pairs);
    return setting;
}

// Whether `next` goes on with the sentence or paragraph `line` is in.
bool continues(const Line& first, const Line& line, const Line& next, const Setting& setting) noexcept
{
    if (!may_continue(first, next) || next.block_break) return false;
    if (setting.width < kNarrowestWrap || line.columns > kWidestWrap) return false;
    const std::uint32_t fill = line.fill_with(next) * 100 / setting.width;
    const bool indented = first.kind == LineClass::Plain && next.indent >= line.indent + 2;
    // A short line without a stop behind one with a stop is a heading: prose would end with a stop, too.
    const bool short_line = next.columns * 10 < setting.width * 6;
    if (!setting.separated && short_line && line.terminal && !next.terminal && !next.starts_lower) return false;
    if (setting.exact) return !indented && line.fill_with(next) > setting.width;
    if (line.terminal) return setting.wrapped && !indented && fill > (setting.separated ? 75 : 92);
    if (next.starts_lower) return setting.wrapped ? fill > 50 : fill > 80;
    return setting.wrapped && !indented && fill > (line.open_end || setting.separated ? 75 : 85);
}

// A number or dash at the start of a wrapped line is no list marker when the sentence above runs into it.
bool is_false_marker(const Line& first, const Line& line, const Line& next, const Setting& setting) noexcept
{
    if (next.kind != LineClass::ListItem || first.kind != LineClass::Plain) return false;
    return setting.wrapped && !line.terminal && !line.open_end && line.fill_with(next) * 100 > setting.width * 92;
}

std::uint32_t count_words(std::string_view text) noexcept
{
    std::uint32_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        words += !space && !inside;
        inside = !space;
    }
    return words;
}

struct Letters {
    std::uint32_t upper = 0, lower = 0, other = 0, digits = 0;
    bool first_fits = false;    // the first letter or digit is not a lower-case letter
};

Letters count_letters(std::string_view text) noexcept
{
    Letters letters;
    bool first = true;
    for (std::size_t pos = 0; pos < text.size();) {
        const auto c = static_cast<UChar32>(text::next_code_point(text, pos));
        const int type = u_charType(c);
        const bool lower = type == U_LOWERCASE_LETTER;
        letters.lower += lower;
        letters.upper += type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER;
        letters.other += type == U_OTHER_LETTER;
        letters.digits += type == U_DECIMAL_DIGIT_NUMBER;
        if (first && u_isalnum(c)) {
            letters.first_fits = !lower;
            first = false;
        }
    }
    return letters;
}

// Collects paragraphs and how they look.
class Builder {
public:
    Builder(std::string_view text, const PhraseMatcher& phrases, const SentenceCutter& sentences, const Limits& limits)
        : text_(text), phrases_(phrases), sentences_(sentences), furniture_(text, phrases), limits_(limits)
    {
    }

    Result<std::vector<Paragraph>> build();

private:
    bool flush();
    void dismiss_lone_rows();
    std::size_t add_run(std::size_t i, const Setting& setting);
    void add(const Line& first, const Line& last, ParagraphKind kind);
    bool underline_last(const Line& rule);
    Look look_of(const Line& first, const Line& last, const Paragraph& paragraph) const;
    void mark_headings();
    bool is_boilerplate(const Line& line) const;

    std::string_view text_;
    const PhraseMatcher& phrases_;
    const SentenceCutter& sentences_;
    PageFurniture furniture_;
    const Limits& limits_;
    std::vector<Line> block_;
    std::vector<Paragraph> paragraphs_;
    std::vector<Look> looks_;
};

bool Builder::is_boilerplate(const Line& line) const
{
    if (line.kind == LineClass::Rule || furniture_.contains(line)) return true;
    return line.kind != LineClass::Heading && phrases_.matches(text_.substr(line.body, line.end - line.body));
}

Look Builder::look_of(const Line& first, const Line& last, const Paragraph& paragraph) const
{
    Look look;
    const bool single = first.begin == last.begin || last.end - first.begin <= kLongestWrappedHeading;
    const std::string_view body = text_.substr(paragraph.body.begin, paragraph.body.size());
    const bool introduces = body.ends_with(':') && count_words(body.substr(0, 200)) >= 3;    // "The government should:"
    look.body =
        !single || first.columns > kWidestHeading || introduces || (last.terminal && count_words(body.substr(0, 200)) >= 5);
    if (!single || first.columns > kWidestHeading || paragraph.kind == ParagraphKind::TableCell) return look;
    const Letters letters = count_letters(body);
    look.capitals = letters.upper >= 3 && letters.lower == 0;
    look.numbered = paragraph.body.begin > paragraph.range.begin;
    const bool closed = (last.terminal && body.back() != '?') || (last.open_end && !(look.capitals && body.back() == ':'));
    const bool lettered = letters.upper + letters.lower + letters.other > letters.digits;
    const bool address =
        body.find_first_of("@\\=<>") != std::string_view::npos || body.find("://") != std::string_view::npos;
    const bool footnote =
        body.front() >= '0' && body.front() <= '9' && letters.upper + letters.lower == 0;    // "14 数据安全法"
    look.candidate =
        !closed && lettered && letters.first_fits && !address && !footnote && count_words(body) <= kMostHeadingWords;
    return look;
}

void Builder::add(const Line& first, const Line& last, ParagraphKind kind)
{
    Paragraph paragraph;
    paragraph.range = {first.begin, last.end};
    paragraph.body = trimmed(text_, {first.body, first.begin == last.begin ? last.body_end : last.end});
    if (paragraph.body.empty() || kind == ParagraphKind::Boilerplate) paragraph.body = paragraph.range;
    paragraph.kind = kind;
    looks_.push_back(look_of(first, last, paragraph));
    paragraphs_.push_back(paragraph);
}

// Makes the one-line paragraph above a line of === or --- a heading that includes its underline.
bool Builder::underline_last(const Line& rule)
{
    if (paragraphs_.empty()) return false;
    Paragraph& last = paragraphs_.back();
    const std::string_view body = text_.substr(last.body.begin, last.body.size());
    const bool single = body.find_first_of("\r\n") == std::string_view::npos && body.size() <= 2 * kWidestHeading;
    if (!single || (last.kind != ParagraphKind::Paragraph && last.kind != ParagraphKind::ListItem)) return false;
    last.kind = ParagraphKind::Heading;
    last.range.end = rule.end;
    return true;
}

// Adds the paragraph that starts with line `i` of the block; returns the line behind it.
std::size_t Builder::add_run(std::size_t i, const Setting& setting)
{
    const Line& first = block_[i];
    std::size_t last = i;
    while (last + 1 < block_.size() && !furniture_.contains(block_[last + 1])) {
        Line& next = block_[last + 1];
        if (is_false_marker(first, block_[last], next, setting)) {
            next.kind = LineClass::Plain;
            next.body = next.begin;
        }
        Line& line = block_[last];
        if (line.terminal && setting.wrapped && sentences_.abbreviates_at(text_, {line.begin, line.end}))
            line.terminal = false;
        if (!continues(first, line, next, setting)) break;
        ++last;
    }
    ParagraphKind kind = first.kind == LineClass::ListItem ? ParagraphKind::ListItem
                         : first.kind == LineClass::Quote  ? ParagraphKind::Quote
                                                           : ParagraphKind::Paragraph;
    const std::string_view whole = text_.substr(first.body, block_[last].end - first.body);
    if (furniture_.contains(first) || phrases_.matches(whole)) kind = ParagraphKind::Boilerplate;
    add(first, block_[last], kind);
    return last + 1;
}

// One line with tabs or bars among lines of prose is prose, too.
void Builder::dismiss_lone_rows()
{
    const auto is_row = [this](std::size_t i) {
        return i < block_.size() && (block_[i].kind == LineClass::TableRow || block_[i].kind == LineClass::Rule);
    };
    for (std::size_t i = 0; block_.size() > 1 && i < block_.size(); ++i) {
        Line& line = block_[i];
        if (line.kind != LineClass::TableRow || text_[line.begin] == '|' || is_row(i + 1) || is_row(i - 1)) continue;
        line.kind = LineClass::Plain;
        line.body = line.begin;
        line.body_end = line.end;
    }
}

// Turns the collected block into paragraphs; false when there are too many.
bool Builder::flush()
{
    dismiss_lone_rows();
    const Setting setting = setting_of(block_, furniture_.wrap());
    for (std::size_t i = 0; i < block_.size();) {
        const Line& line = block_[i];
        if (line.underline && i > 0 && !block_[i - 1].terminal && underline_last(line)) {
            ++i;
        } else if (is_prose(line) && !furniture_.contains(line)) {
            i = add_run(i, setting);
        } else {
            const ParagraphKind kind = is_boilerplate(line)               ? ParagraphKind::Boilerplate
                                       : line.kind == LineClass::Heading  ? ParagraphKind::Heading
                                       : line.kind == LineClass::TableRow ? ParagraphKind::TableCell
                                                                          : ParagraphKind::Paragraph;
            add(line, line, kind);
            ++i;
        }
        if (paragraphs_.size() > limits_.max_paragraphs) return false;
    }
    block_.clear();
    return true;
}

// From the end: a candidate is a heading when body text follows, or when a heading follows and both stand out.
void Builder::mark_headings()
{
    std::size_t next = paragraphs_.size();
    for (std::size_t i = paragraphs_.size(); i-- > 0;) {
        Paragraph& paragraph = paragraphs_[i];
        if (paragraph.kind == ParagraphKind::Boilerplate) continue;
        const bool eligible =
            paragraph.kind == ParagraphKind::Paragraph || (paragraph.kind == ParagraphKind::ListItem && looks_[i].capitals);
        if (eligible && looks_[i].candidate && next < paragraphs_.size()) {
            const bool before_heading =
                paragraphs_[next].kind == ParagraphKind::Heading && (looks_[i].capitals || i < kOpening);
            const bool before_list = looks_[i].capitals && paragraphs_[next].kind == ParagraphKind::ListItem;
            if (looks_[next].body || before_heading || before_list) paragraph.kind = ParagraphKind::Heading;
        }
        next = i;
    }
}

Result<std::vector<Paragraph>> Builder::build()
{
    const auto too_many = [this] {
        return std::unexpected(Error{
            ErrorCode::LimitExceeded,
            fmt::format("more than {} paragraphs; raise the limit with --max-paragraphs", limits_.max_paragraphs), ""});
    };
    LineScanner scanner(text_);
    for (Line line; scanner.next(line);) {
        const bool ends_block = line.blank() || line.block_break || block_.size() >= kLongestBlock;
        if (ends_block && !flush()) return too_many();
        if (!line.blank()) block_.push_back(line);
    }
    if (!flush()) return too_many();
    mark_headings();
    return std::move(paragraphs_);
}

}    // namespace

Result<std::vector<Paragraph>> build_paragraphs(std::string_view text, const PhraseMatcher& phrases,
                                                const SentenceCutter& sentences, const Limits& limits)
{
    return Builder(text, phrases, sentences, limits).build();
}

}    // namespace textdrift::segment
