// Builds the word view of a bead.
#include "core/drift/view.h"

#include <algorithm>
#include <unordered_map>

#include "core/align/words.h"
#include "core/facts/spelling.h"

namespace textdrift::drift {

namespace {

std::vector<std::uint32_t> sentence_starts(const segment::SegmentedText& text, const segment::Paragraph& paragraph)
{
    std::vector<std::uint32_t> starts;
    for (const ByteRange sentence : text.sentences_of(paragraph)) starts.push_back(sentence.begin);
    return starts;
}

// "china's" -> "china", "journalists'" keeps its apostrophe outside the token already.
bool strip_possessive(std::string& key)
{
    if (key.size() > 2 && key.ends_with("'s")) {
        key.resize(key.size() - 2);
        return true;
    }
    return false;
}

// "IRW's" is as upper-case as "IRW": the ending says nothing about the name's case.
bool upper_but_for_ending(std::string_view surface)
{
    std::size_t letters = 0;
    for (const char c : surface) {
        if (c == '\'' || static_cast<unsigned char>(c) >= 0x80) break;
        if (c < 'A' || c > 'Z') return false;
        ++letters;
    }
    return letters >= 2;
}

// "xiv" -> 14; 0 where the capitals are no canonical Roman numeral. Numerals and digits are one word to the alignment.
int roman_value(std::string_view key)
{
    static constexpr std::pair<std::string_view, int> kSigns[] = {
        {"m", 1000}, {"cm", 900}, {"d", 500}, {"cd", 400}, {"c", 100}, {"xc", 90}, {"l", 50},
        {"xl", 40},  {"x", 10},   {"ix", 9},  {"v", 5},    {"iv", 4},  {"i", 1}};
    int value = 0;
    std::string canonical;
    for (std::string_view rest = key; !rest.empty();) {
        bool found = false;
        for (const auto& [sign, worth] : kSigns) {
            if (!rest.starts_with(sign)) continue;
            value += worth;
            rest.remove_prefix(sign.size());
            found = true;
            break;
        }
        if (!found) return 0;
    }
    int left = value;
    for (const auto& [sign, worth] : kSigns)
        for (; left >= worth; left -= worth) canonical += sign;
    return canonical == key ? value : 0;
}

using Contractions = std::unordered_map<std::string_view, std::string_view>;

// Contractions of a language and what they stand for; built once per table, and tables live as long as the program.
const Contractions& contractions_of(const language::Table& table)
{
    thread_local std::unordered_map<const language::Table*, Contractions> cache;
    auto [it, fresh] = cache.try_emplace(&table);
    if (fresh)
        for (const language::Row& row : table.section("contractions")) it->second.emplace(row.form, row.value());
    return it->second;
}

class WordReader {
public:
    WordReader(const segment::SegmentedText& text, std::uint32_t paragraph, const language::Table& table)
        : text_(text), paragraph_(paragraph), table_(table), contractions_(contractions_of(table))
    {
    }

    void read(const facts::Token& token, bool glued, std::vector<Word>& out) const
    {
        if (const auto it = contractions_.find(token.folded); it != contractions_.end()) {
            expand(token, it->second, out);
            return;
        }
        Word& word = add(token, out);
        word.glued = glued;
        word.key = token.folded;
        word.possessive = strip_possessive(word.key);
        word.key = facts::spelling_key(word.key, table_);
        if (word.possessive && !word.upper && upper_but_for_ending(surface(token.range))) {
            word.upper = true;
            word.mixed = false;
        }
        // Numerals above 39 are rather initials ("CV", "DC", "MD").
        if (token.upper && token.folded.size() <= 7)
            if (const int value = roman_value(token.folded); value > 0 && value < 40) word.key = std::to_string(value);
    }

private:
    Word& add(const facts::Token& token, std::vector<Word>& out) const
    {
        Word& word = out.emplace_back();
        word.range = token.range;
        word.paragraph = paragraph_;
        word.capital = token.capital;
        word.upper = token.upper;
        word.mixed = token.mixed;
        word.sentence_start = token.sentence_start;
        return word;
    }

    void expand(const facts::Token& token, std::string_view expansion, std::vector<Word>& out) const
    {
        while (!expansion.empty()) {
            const std::size_t space = expansion.find(' ');
            add(token, out).key = facts::spelling_key(expansion.substr(0, space), table_);
            expansion.remove_prefix(space == std::string_view::npos ? expansion.size() : space + 1);
        }
    }

    std::string_view surface(ByteRange range) const { return text_.slice(range); }

    const segment::SegmentedText& text_;
    std::uint32_t paragraph_;
    const language::Table& table_;
    const Contractions& contractions_;
};

Side make_side(const segment::SegmentedText& text, const facts::FactSet& facts, const std::vector<std::uint32_t>& paragraphs)
{
    Side side;
    side.text = &text;
    side.facts = &facts;
    side.paragraphs = paragraphs;
    for (const std::uint32_t p : paragraphs) {
        const language::Table& table = language::table(text.language_of(text.paragraphs[p]));
        auto words = words_in(text, p, text.paragraphs[p].body, table);
        std::move(words.begin(), words.end(), std::back_inserter(side.words));
        for (std::uint32_t id = facts.first_of_paragraph[p]; id < facts.first_of_paragraph[p + 1]; ++id)
            side.fact_ids.push_back(id);
    }
    side.match.assign(side.words.size(), -1);
    return side;
}

std::vector<std::string> keys_of(const Side& side)
{
    std::vector<std::string> keys;
    keys.reserve(side.words.size());
    for (const Word& word : side.words) keys.push_back(word.key);
    return keys;
}

}    // namespace

std::vector<Word> words_in(const segment::SegmentedText& text, std::uint32_t paragraph, ByteRange range,
                           const language::Table& table)
{
    const auto tokens = facts::tokenise(text.document.text, range, sentence_starts(text, text.paragraphs[paragraph]),
                                        {table.keeps_marks(), {}});
    const WordReader reader(text, paragraph, table);
    std::vector<Word> words;
    words.reserve(tokens.size());
    bool mark_before = true;
    for (const facts::Token& token : tokens) {
        if (token.type != facts::TokenClass::Mark) reader.read(token, !token.space_before && !mark_before, words);
        mark_before = token.type == facts::TokenClass::Mark;
    }
    return words;
}

WordSpan Side::words_of(ByteRange range) const
{
    // Paragraphs of a side ascend in moved beads too (align.h), so words are sorted by their first byte.
    const auto first =
        std::partition_point(words.begin(), words.end(), [&](const Word& w) { return w.range.end <= range.begin; });
    const auto last = std::partition_point(first, words.end(), [&](const Word& w) { return w.range.begin < range.end; });
    return {static_cast<std::size_t>(first - words.begin()), static_cast<std::size_t>(last - words.begin())};
}

ByteRange Side::bytes_of(WordSpan span) const
{
    if (!span.empty()) return {words[span.begin].range.begin, words[span.end - 1].range.end};
    const std::uint32_t at = span.begin < words.size() ? words[span.begin].range.begin
                             : words.empty()           ? text->paragraphs[paragraphs.front()].range.begin
                                                       : words.back().range.end;
    return {at, at};
}

Place Side::place_of(WordSpan span) const
{
    const std::size_t word = std::min(span.begin, words.empty() ? 0 : words.size() - 1);
    Place place{words.empty() ? paragraphs.front() : words[word].paragraph, bytes_of(span)};
    // A span that runs over a paragraph's end is shown up to it: places lie inside one paragraph.
    place.range.end = std::min(place.range.end, text->paragraphs[place.paragraph].range.end);
    return place;
}

void Side::index_matches()
{
    const std::size_t n = match.size();
    matched_before.assign(n + 1, 0);
    matched_behind.assign(n + 1, static_cast<std::uint32_t>(n));
    for (std::size_t i = 0; i < n; ++i)
        matched_before[i + 1] = match[i] >= 0 ? static_cast<std::uint32_t>(i + 1) : matched_before[i];
    for (std::size_t i = n; i-- > 0;)
        matched_behind[i] = match[i] >= 0 ? static_cast<std::uint32_t>(i) : matched_behind[i + 1];
}

Gap BeadView::project(const Side& from, const Side& to, WordSpan span)
{
    Gap gap;
    const std::size_t left = from.matched_before[span.begin], right = from.matched_behind[span.end];
    gap.left = span.begin - left;
    gap.right = right - span.end;
    gap.span.begin = left > 0 ? static_cast<std::size_t>(from.match[left - 1]) + 1 : 0;
    gap.span.end = right < from.match.size() ? static_cast<std::size_t>(from.match[right]) : to.words.size();
    gap.anchored_left = left > 0 || gap.span.begin == 0;
    gap.anchored_right = right < from.match.size() || gap.span.end == to.words.size();
    gap.span.end = std::max(gap.span.begin, gap.span.end);
    return gap;
}

std::optional<Place> BeadView::place_without(const Side& from, const Side& to, WordSpan span)
{
    const Gap gap = project(from, to, span);
    constexpr std::size_t kNear = 3;
    WordSpan around = gap.span;
    if (gap.left <= kNear && around.begin > 0) --around.begin;
    if (gap.right <= kNear && around.end < to.words.size()) ++around.end;
    constexpr std::size_t kMostWords = 12;
    if (around.empty() || around.size() > kMostWords) return std::nullopt;
    // Stay inside the paragraph in which the gap begins.
    const std::uint32_t paragraph = to.words[std::min(gap.span.begin, to.words.size() - 1)].paragraph;
    while (around.begin < around.end && to.words[around.begin].paragraph != paragraph) ++around.begin;
    while (around.end > around.begin && to.words[around.end - 1].paragraph != paragraph) --around.end;
    if (around.empty()) return std::nullopt;
    return to.place_of(around);
}

double BeadView::expected_position(std::size_t original_word) const
{
    if (original.words.empty()) return 0;
    const std::size_t word = std::min(original_word, original.words.size() - 1);
    if (original.match[word] >= 0) return original.match[word];
    const Gap gap = project({word, word + 1});
    const double before = static_cast<double>(gap.left), after = static_cast<double>(gap.right);
    return static_cast<double>(gap.span.begin) +
           static_cast<double>(gap.span.size()) * (before + 0.5) / (before + after + 1);
}

BeadView make_view(const Comparison& comparison, const facts::FactSet& original, const facts::FactSet& version,
                   const align::Bead& bead)
{
    BeadView view{make_side(comparison.original, original, bead.original),
                  make_side(comparison.version, version, bead.version)};
    const auto a = keys_of(view.original), b = keys_of(view.version);
    view.original.match = align::align_words(a, b);
    std::size_t matched = 0;
    for (std::size_t i = 0; i < view.original.match.size(); ++i) {
        if (view.original.match[i] < 0) continue;
        view.version.match[static_cast<std::size_t>(view.original.match[i])] = static_cast<std::int32_t>(i);
        ++matched;
    }
    view.original.index_matches();
    view.version.index_matches();
    view.matched_share = a.empty() ? 0 : static_cast<double>(matched) / static_cast<double>(a.size());
    return view;
}

}    // namespace textdrift::drift
