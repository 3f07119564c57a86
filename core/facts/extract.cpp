// Runs the extractors over every paragraph, in an order where each may rely on what the earlier ones took.
#include "core/facts/extract.h"

#include <algorithm>
#include <numeric>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "core/facts/extractors.h"
#include "core/facts/token.h"
#include "core/facts/token_uses.h"

namespace textdrift::facts {

namespace {

bool comes_before(const Fact& a, const Fact& b)
{
    if (a.range.begin != b.range.begin) return a.range.begin < b.range.begin;
    if (a.range.end != b.range.end) return a.range.end > b.range.end;
    return a.kind < b.kind;
}

// Facts are large: their places are sorted, and each is moved once.
void move_in_order(std::vector<Fact>& found, std::vector<Fact>& out)
{
    std::vector<std::uint32_t> order(found.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return comes_before(found[a], found[b]) || (a < b && !comes_before(found[b], found[a]));
    });
    for (const std::uint32_t place : order) out.push_back(std::move(found[place]));
}

void extract_paragraph(const Paragraph& paragraph, const DocumentKnowledge& known, std::vector<Fact>& out)
{
    extract_links(paragraph, out);
    extract_dates(paragraph, out);
    extract_quantities(paragraph, out);
    extract_comparators(paragraph, out);
    extract_names(paragraph, known, out);
    extract_negations(paragraph, out);
    extract_quotations(paragraph, out);
    extract_attributions(paragraph, out);
}

constexpr std::size_t kMaxKept = std::size_t{1} << 17;    // tokens: some 20 MiB with their units, half a megabyte of text

constexpr double kMostCommonNumber = 12;    // bare numbers up to it stand in too many paragraphs

// Adds the values of a strong fact as texts that are equal for equal values: one for every way it can be read, the parts of
// a date apart, as the other text may leave one out. Nothing for weak facts.
void add_keys(const Fact& fact, std::vector<std::string>& keys)
{
    if (const Quantity* quantity = fact.quantity(); quantity && !quantity->weak) {
        for (const auto& reading : quantity->readings) {
            if (reading.to_double() > kMostCommonNumber || !quantity->unit.empty())
                keys.push_back("q" + reading.to_string());
        }
    }
    if (const LinkValue* link = fact.link()) keys.push_back("l" + link->target);
    if (const NameValue* name = fact.name(); name && !name->weak) {
        keys.push_back(name->canonical.empty() ? "n" : "c" + name->canonical);
        for (const std::string& token : name->tokens) {
            if (name->canonical.empty()) keys.back() += token + ' ';
        }
    }
    if (const DateValue* date = fact.date()) {
        for (const auto& fields : date->readings) {
            if (fields.year) keys.push_back("y" + std::to_string(*fields.year));
            if (fields.month)
                keys.push_back("d" + std::to_string(*fields.month) + '-' + std::to_string(fields.day.value_or(0)));
        }
    }
}

bool is_mark(const Token& token, char32_t mark)
{
    return token.type == TokenClass::Mark && token.mark == mark;
}

// "(၂၀) ရက်နေ့": where a language puts figures in brackets for clearness only, those that a word follows stand without.
void take_brackets_off(std::vector<Token>& tokens)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        std::size_t close = i + 1;
        while (is_mark(tokens[i], '(') && close < tokens.size() &&
               (tokens[close].type == TokenClass::Digits || is_mark(tokens[close], '.') || is_mark(tokens[close], ',')))
            ++close;
        const bool plain = close > i + 1 && close + 1 < tokens.size() && is_mark(tokens[close], ')') &&
                           tokens[close + 1].type == TokenClass::Word && tokens[close + 1].single;
        const std::size_t last = plain ? close : i + 1;
        for (std::size_t k = plain ? i + 1 : i; k < last; ++k) {
            if (kept != k) tokens[kept] = std::move(tokens[k]);
            if (plain && k == i + 1) tokens[kept].space_before = true;
            ++kept;
        }
        if (plain) i = close;
    }
    tokens.resize(kept);
}

}    // namespace

std::vector<Token> tokenise(const segment::SegmentedText& text, const segment::Paragraph& paragraph, Vocabulary* vocabulary)
{
    std::vector<std::uint32_t> starts;
    starts.reserve(paragraph.sentence_count);
    for (const ByteRange sentence : text.sentences_of(paragraph)) starts.push_back(sentence.begin);
    const language::Table& table = language::table(text.language_of(paragraph));
    auto tokens =
        tokenise(text.document.text, paragraph.body, starts, {table.keeps_marks(), text.words_of(paragraph), vocabulary});
    if (table.meta("bracketed-figures") == "plain") take_brackets_off(tokens);
    return tokens;
}

const std::vector<Token>& TokenStore::of(std::size_t index)
{
    if (!kept_[index].empty()) return kept_[index];
    const segment::Paragraph& paragraph = text_.paragraphs[index];
    last_ = tokenise(text_, paragraph, &vocabulary_of(text_.language_of(paragraph)));
    if (kept_tokens_ + last_.size() > kMaxKept) return last_;
    kept_tokens_ += last_.size();
    // Moving them costs more than a little room.
    if (last_.capacity() > last_.size() + last_.size() / 2) last_.shrink_to_fit();
    kept_[index] = std::move(last_);
    return kept_[index];
}

Vocabulary& TokenStore::vocabulary_of(const std::string& language)
{
    if (const auto found = vocabularies_.find(language); found != vocabularies_.end()) return found->second;
    auto judge = token_judge(language::table(language), language, language::table(text_.language));
    return vocabularies_.emplace(language, Vocabulary(std::move(judge))).first->second;
}

Units* TokenStore::units_of(std::size_t index, const Lexicon& lexicon)
{
    if (kept_[index].empty()) return nullptr;
    if (units_[index].lexicon == nullptr) units_[index] = build_units(text_.document.text, kept_[index], lexicon);
    return &units_[index];
}

FactSet extract(const segment::SegmentedText& text, const Glossary* glossary)
{
    FactSet set;
    TokenStore store(text);
    const auto known = study(store, glossary);
    set.first_of_paragraph.reserve(text.paragraphs.size() + 1);
    constexpr std::size_t kBytesPerFact = 32;    // in dense text; facts are large and had better not be moved
    set.facts.reserve(text.document.text.size() / kBytesPerFact);
    std::vector<bool> taken;
    std::vector<Fact> found;
    for (std::uint32_t index = 0; index < text.paragraphs.size(); ++index) {
        set.first_of_paragraph.push_back(static_cast<std::uint32_t>(set.facts.size()));
        const segment::Paragraph& paragraph = text.paragraphs[index];
        const std::string& language = text.language_of(paragraph);
        const std::vector<Token>& tokens = store.of(index);
        taken.assign(tokens.size(), false);
        found.clear();
        const language::Table& table = language::table(language);
        extract_paragraph({text, index, paragraph.kind, paragraph.body, language, table, tokens, taken,
                           store.units_of(index, Lexicon::of(table))},
                          *known, found);
        move_in_order(found, set.facts);
    }
    set.first_of_paragraph.push_back(static_cast<std::uint32_t>(set.facts.size()));
    return set;
}

std::vector<std::vector<std::uint64_t>> fact_keys(const segment::SegmentedText& text, const FactSet& set)
{
    std::vector<std::vector<std::uint64_t>> keys(text.paragraphs.size());
    std::vector<std::string> found;
    for (const Fact& fact : set.facts) {
        found.clear();
        add_keys(fact, found);
        for (const std::string& key : found) keys[fact.paragraph].push_back(XXH3_64bits(key.data(), key.size()));
    }
    for (auto& list : keys) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }
    return keys;
}

}    // namespace textdrift::facts
