// Reports the names of a paragraph, and what a glossary asks to watch.
#include <algorithm>

#include "core/facts/extractors.h"
#include "core/facts/knowledge.h"
#include "core/facts/lexicon.h"
#include "core/facts/name_scan.h"
#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

std::size_t first_token_at(const std::vector<Token>& tokens, std::uint32_t offset)
{
    const auto it = std::lower_bound(tokens.begin(), tokens.end(), offset,
                                     [](const Token& token, std::uint32_t at) { return token.range.begin < at; });
    return static_cast<std::size_t>(it - tokens.begin());
}

// Tokens of links, dates, amounts and measures. Bare numbers stay open: "Third Forum", "Article 19".
std::vector<bool> blocked_tokens(const Paragraph& paragraph, const std::vector<Fact>& found)
{
    std::vector<bool> blocked(paragraph.tokens.size(), false);
    for (const Fact& fact : found) {
        if (fact.paragraph != paragraph.index || fact.kind == FactKind::Number || fact.kind == FactKind::Comparator)
            continue;
        for (std::size_t i = first_token_at(paragraph.tokens, fact.range.begin);
             i < blocked.size() && paragraph.tokens[i].range.begin < fact.range.end; ++i)
            blocked[i] = true;
    }
    return blocked;
}

std::vector<RomanToken> roman_tokens(const Paragraph& paragraph, const std::vector<Fact>& found)
{
    std::vector<RomanToken> romans;
    for (const Fact& fact : found) {
        const Quantity* quantity = fact.quantity();
        if (quantity == nullptr || !quantity->roman || fact.paragraph != paragraph.index) continue;
        const std::size_t first = first_token_at(paragraph.tokens, fact.range.begin);
        romans.push_back({first, quantity->readings.front().to_string()});
        if (!quantity->upper.empty()) romans.push_back({first + 2, quantity->upper.front().to_string()});
    }
    return romans;
}

// The offset of the apostrophe in "'s" that ends at `end`.
std::uint32_t end_before_possessive(std::string_view text, std::uint32_t end)
{
    std::size_t pos = end;
    text::previous_code_point(text, pos);
    text::previous_code_point(text, pos);
    return static_cast<std::uint32_t>(pos);
}

// A glossary name wherever it stands, in any case; capitalised runs around it have already been read.
void add_glossary_names(const Paragraph& paragraph, const DocumentKnowledge& known, std::vector<ScannedName>& names)
{
    if (known.glossary.empty()) return;
    const auto& tokens = paragraph.tokens;
    std::vector<ScannedName> added;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        std::vector<std::size_t> words;
        for (std::size_t j = i; j < tokens.size() && words.size() < 12; ++j) {
            if (tokens[j].type != TokenClass::Mark) words.push_back(j);
            else if (tokens[j].space_before || tokens[j].mark == ',' || tokens[j].mark == '(' || tokens[j].mark == ')')
                break;
        }
        if (tokens[i].type == TokenClass::Mark) continue;
        const auto match = known.glossary.longest([&](std::size_t w) {
            return w < words.size() ? without_possessive(tokens[words[w]].folded) : std::string_view();
        });
        if (match.length == 0) continue;
        ScannedName name;
        name.first_token = i;
        name.last_token = words[match.length - 1];
        name.range = {tokens[i].range.begin, tokens[name.last_token].range.end};
        name.value.canonical = match.value->canonical;
        name.value.type = match.value->type;
        for (std::size_t w = 0; w < match.length; ++w)
            name.value.tokens.emplace_back(without_possessive(tokens[words[w]].folded));
        name.value.possessive = name.value.tokens.back().size() != tokens[name.last_token].folded.size();
        if (name.value.possessive) name.range.end = end_before_possessive(paragraph.text.document.text, name.range.end);
        i = name.last_token;
        added.push_back(std::move(name));
    }
    // A longer name around a glossary name ("Bank of China") stays; runs inside or across one give way.
    std::vector<ScannedName> merged;
    std::size_t a = 0;
    for (ScannedName& name : names) {
        while (a < added.size() && added[a].range.end <= name.range.begin) merged.push_back(std::move(added[a++]));
        if (a < added.size() && added[a].range.overlaps(name.range) && !name.range.contains(added[a].range)) continue;
        while (a < added.size() && name.range.contains(added[a].range)) ++a;
        merged.push_back(std::move(name));
    }
    while (a < added.size()) merged.push_back(std::move(added[a++]));
    names = std::move(merged);
}

// The number in "Article 19" is part of the name: reported once.
void drop_numbers_inside(const std::vector<ScannedName>& names, std::uint32_t paragraph, std::vector<Fact>& out)
{
    std::vector<ByteRange> with_digits;
    for (const ScannedName& name : names)
        if (name.digits) with_digits.push_back(name.range);
    if (with_digits.empty()) return;
    std::erase_if(out, [&](const Fact& fact) {
        if (fact.paragraph != paragraph || fact.kind != FactKind::Number) return false;
        const auto it = std::upper_bound(with_digits.begin(), with_digits.end(), fact.range.begin,
                                         [](std::uint32_t at, ByteRange range) { return at < range.end; });
        return it != with_digits.end() && it->contains(fact.range);
    });
}

}    // namespace

void extract_names(const Paragraph& paragraph, const DocumentKnowledge& known, std::vector<Fact>& out)
{
    const Lexicon& lexicon = Lexicon::of(paragraph.table);
    const std::vector<bool> blocked = blocked_tokens(paragraph, out);
    const bool plain = !is_title_case(paragraph.tokens, 0, paragraph.tokens.size(), lexicon);
    auto names = scan_names({paragraph.text.document.text, paragraph.tokens, blocked, lexicon, known, paragraph.language,
                             plain, roman_tokens(paragraph, out), paragraph.units, true});
    add_glossary_names(paragraph, known, names);
    drop_numbers_inside(names, paragraph.index, out);
    for (ScannedName& name : names) {
        std::fill(paragraph.taken.begin() + std::ptrdiff_t(name.first_token),
                  paragraph.taken.begin() + std::ptrdiff_t(name.last_token) + 1, true);
        out.push_back({FactKind::Name, paragraph.index, name.range, std::move(name.value)});
    }
}

}    // namespace textdrift::facts
