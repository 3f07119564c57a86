// Runs the extractors over every paragraph, in an order where each may rely on what the earlier ones took.
#include "core/facts/extract.h"

#include <algorithm>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "core/facts/extractors.h"
#include "core/facts/token.h"

namespace textdrift::facts {

namespace {

void sort_facts(std::vector<Fact>::iterator first, std::vector<Fact>::iterator last)
{
    std::stable_sort(first, last, [](const Fact& a, const Fact& b) {
        if (a.range.begin != b.range.begin) return a.range.begin < b.range.begin;
        if (a.range.end != b.range.end) return a.range.end > b.range.end;
        return a.kind < b.kind;
    });
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

constexpr std::size_t kMaxKept = std::size_t{1} << 19;    // tokens: some 50 MiB

// The value of a strong fact as text that is equal for equal values; empty for weak or ambiguous ones.
std::string key_of(const Fact& fact)
{
    if (const Quantity* quantity = fact.quantity()) {
        if (quantity->weak || quantity->readings.size() != 1) return {};
        if (quantity->readings[0].to_double() <= 12 && quantity->unit.empty()) return {};
        return "q" + quantity->readings[0].to_string();
    }
    if (const LinkValue* link = fact.link()) return "l" + link->target;
    if (const NameValue* name = fact.name()) {
        if (name->weak) return {};
        if (!name->canonical.empty()) return "c" + name->canonical;
        std::string key = "n";
        for (const std::string& token : name->tokens) key += token + ' ';
        return key;
    }
    if (const DateValue* date = fact.date(); date && date->readings.size() == 1 && date->readings[0].month) {
        const auto& fields = date->readings[0];
        return "d" + std::to_string(fields.year.value_or(0)) + '-' + std::to_string(*fields.month) + '-' +
               std::to_string(fields.day.value_or(0));
    }
    return {};
}

}    // namespace

std::vector<Token> tokenise(const segment::SegmentedText& text, const segment::Paragraph& paragraph, Vocabulary* vocabulary)
{
    std::vector<std::uint32_t> starts;
    starts.reserve(paragraph.sentence_count);
    for (const ByteRange sentence : text.sentences_of(paragraph)) starts.push_back(sentence.begin);
    const bool keep_marks = language::table(text.language_of(paragraph)).keeps_marks();
    return tokenise(text.document.text, paragraph.body, starts, {keep_marks, text.words_of(paragraph), vocabulary});
}

const std::vector<Token>& TokenStore::of(std::size_t index)
{
    if (!kept_[index].empty()) return kept_[index];
    const segment::Paragraph& paragraph = text_.paragraphs[index];
    last_ = tokenise(text_, paragraph, &vocabularies_[&language::table(text_.language_of(paragraph))]);
    if (kept_tokens_ + last_.size() > kMaxKept) return last_;
    kept_tokens_ += last_.size();
    last_.shrink_to_fit();
    kept_[index] = std::move(last_);
    return kept_[index];
}

FactSet extract(const segment::SegmentedText& text, const Glossary* glossary)
{
    FactSet set;
    TokenStore store(text);
    const auto known = study(store, glossary);
    set.first_of_paragraph.reserve(text.paragraphs.size() + 1);
    std::vector<bool> taken;
    std::vector<Fact> found;
    for (std::uint32_t index = 0; index < text.paragraphs.size(); ++index) {
        set.first_of_paragraph.push_back(static_cast<std::uint32_t>(set.facts.size()));
        const segment::Paragraph& paragraph = text.paragraphs[index];
        const std::string& language = text.language_of(paragraph);
        const std::vector<Token>& tokens = store.of(index);
        taken.assign(tokens.size(), false);
        found.clear();
        extract_paragraph({text, index, paragraph.kind, paragraph.body, language, language::table(language), tokens, taken},
                          *known, found);
        sort_facts(found.begin(), found.end());
        std::move(found.begin(), found.end(), std::back_inserter(set.facts));
    }
    set.first_of_paragraph.push_back(static_cast<std::uint32_t>(set.facts.size()));
    return set;
}

std::vector<std::vector<std::uint64_t>> fact_keys(const segment::SegmentedText& text, const FactSet& set)
{
    std::vector<std::vector<std::uint64_t>> keys(text.paragraphs.size());
    for (const Fact& fact : set.facts) {
        const std::string key = key_of(fact);
        if (!key.empty()) keys[fact.paragraph].push_back(XXH3_64bits(key.data(), key.size()));
    }
    for (auto& list : keys) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }
    return keys;
}

}    // namespace textdrift::facts
