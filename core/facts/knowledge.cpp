// Studies a document: case evidence, acronyms with their expansions, the names of the running text.
#include "core/facts/knowledge.h"

#include <algorithm>
#include <memory>

#include "core/facts/name.h"
#include "core/facts/name_scan.h"
#include "core/facts/name_units.h"
#include "core/text/fold.h"

namespace textdrift::facts {

namespace {

constexpr std::size_t kLongestExpansion = 14;    // words

class Student {
public:
    explicit Student(TokenStore& tokens)
        : tokens_(tokens), text_(tokens.text()), lexicon_(Lexicon::of(language::table(text_.language))),
          known_(std::make_shared<DocumentKnowledge>())
    {
    }

    std::shared_ptr<const DocumentKnowledge> study(const Glossary* glossary)
    {
        if (glossary != nullptr) read_glossary(*glossary);
        std::vector<bool> plain(text_.paragraphs.size());
        for (std::size_t p = 0; p < plain.size(); ++p) {
            const std::vector<Token>& tokens = tokens_.of(p);
            plain[p] = !is_title_case(tokens, 0, tokens.size(), lexicon_);
            if (plain[p] && text_.paragraphs[p].kind != segment::ParagraphKind::Heading) read_case(tokens);
            read_acronyms(tokens);
            if (plain[p]) tokens_.units_of(p, lexicon_);    // for read_names(): now the tokens are still at hand
        }
        sum_cases();
        read_names(plain);
        return known_;
    }

private:
    void read_glossary(const Glossary& glossary)
    {
        for (const Glossary::Entry& entry : glossary.entries) {
            const DocumentKnowledge::Approved approved{glossary_key(entry), entry.type};
            known_->glossary.add(name_words(entry.name), approved);
            for (const std::string& rendering : entry.renderings) known_->glossary.add(name_words(rendering), approved);
        }
    }

    void read_case(const std::vector<Token>& tokens)
    {
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const Token& token = tokens[i];
            if (token.type != TokenClass::Word) continue;
            std::uint32_t lower = 0, capital = 0;
            if (!token.capital) lower = !token.mixed;
            else capital = !starts_weakly(tokens, i);
            if (token.memo != nullptr) token.memo->lower += lower, token.memo->capital += capital;
            else add_case(token.folded, lower, capital);
        }
    }

    void add_case(std::string_view folded, std::uint32_t lower, std::uint32_t capital)
    {
        auto& seen = known_->words[std::string(without_possessive(folded))];
        seen.lower += lower;
        seen.capital += capital;
    }

    // What was counted by spelling, by word: "China", "china" and "CHINA's" are one.
    void sum_cases()
    {
        for (auto& [language, vocabulary] : tokens_.vocabularies()) {
            known_->words.reserve(known_->words.size() + vocabulary.words().size());
            for (Vocabulary::Word& word : vocabulary.words()) {
                if (word.memo.lower + word.memo.capital > 0) add_case(word.folded, word.memo.lower, word.memo.capital);
                word.memo.lower = word.memo.capital = 0;
            }
        }
    }

    // "Belt and Road Initiative (BRI)", "the NIG (National Internet Gateway)".
    void read_acronyms(const std::vector<Token>& tokens)
    {
        for (std::size_t i = 1; i + 2 < tokens.size(); ++i) {
            if (tokens[i].mark != '(') continue;
            const Token& inside = tokens[i + 1];
            if (inside.type == TokenClass::Word && is_acronym(inside) && ends_parenthesis(tokens[i + 2]))
                read_expansion_before(tokens, i);
            else if (tokens[i - 1].type == TokenClass::Word && is_acronym(tokens[i - 1])) read_expansion_inside(tokens, i);
        }
        if (tokens.size() > 2 && is_acronym(tokens[0])) read_table_row(tokens);
    }

    static bool is_acronym(const Token& token)
    {
        return token.type == TokenClass::Word && (token.upper || token.mixed) && token.capital && token.folded.size() >= 2 &&
               token.folded.size() <= 12;
    }

    static bool ends_parenthesis(const Token& token) { return token.mark == ')' || token.mark == ',' || token.mark == ';'; }

    static bool inside_expansion(const Token& token)
    {
        return token.type != TokenClass::Mark || token.mark == '-' || token.mark == '&' || token.mark == ',' ||
               token.mark == '/' || token.mark == 0x2010 || token.mark == 0x2011 || token.mark == 0x2013 ||
               token.mark == '\'' || token.mark == 0x2019;
    }

    void read_expansion_before(const std::vector<Token>& tokens, std::size_t open)
    {
        const std::string& acronym = tokens[open + 1].folded;
        std::vector<std::string> words;
        for (std::size_t i = open; i-- > 0 && words.size() < kLongestExpansion;) {
            if (!inside_expansion(tokens[i])) return;
            if (tokens[i].type == TokenClass::Mark) continue;
            words.insert(words.begin(), std::string(without_possessive(tokens[i].folded)));
            if (words.front()[0] != acronym[0] || !acronym_of(acronym, words, text_.language)) continue;
            remember(acronym, words);
            return;
        }
    }

    void read_expansion_inside(const std::vector<Token>& tokens, std::size_t open)
    {
        std::vector<std::string> words;
        std::size_t i = open + 1;
        for (; i < tokens.size() && words.size() <= kLongestExpansion && inside_expansion(tokens[i]); ++i)
            if (tokens[i].type != TokenClass::Mark) words.emplace_back(without_possessive(tokens[i].folded));
        if (i < tokens.size() && tokens[i].mark == ')' && acronym_of(tokens[open - 1].folded, words, text_.language))
            remember(tokens[open - 1].folded, words);
    }

    // "BRI<tab>Belt and Road Initiative": a row of a table of abbreviations.
    void read_table_row(const std::vector<Token>& tokens)
    {
        const std::uint32_t end = tokens[0].range.end;
        if (text_.document.text[end] != '\t' || tokens.size() > kLongestExpansion) return;
        std::vector<std::string> words;
        for (std::size_t i = 1; i < tokens.size(); ++i)
            if (tokens[i].type != TokenClass::Mark) words.emplace_back(without_possessive(tokens[i].folded));
        if (acronym_of(tokens[0].folded, words, text_.language)) remember(tokens[0].folded, words);
    }

    void remember(const std::string& acronym, const std::vector<std::string>& words)
    {
        known_->acronyms.emplace(join_words(words), acronym);
        if (!words.empty()) known_->expansion_words.add(words.front());
        known_->expansions.emplace(acronym, words);
    }

    void read_names(const std::vector<bool>& plain)
    {
        std::vector<NameValue> found;
        std::vector<std::string> opaque;
        const std::vector<bool> nothing_blocked;
        for (std::size_t p = 0; p < plain.size(); ++p) {
            if (!plain[p]) continue;
            const std::vector<Token>& tokens = tokens_.of(p);
            NameScanInput input{text_.document.text, tokens, nothing_blocked, lexicon_, *known_, text_.language};
            input.units = tokens_.units_of(p, lexicon_);
            for (ScannedName& name : scan_names(input)) {
                if (name.value.weak) continue;
                if (name.opaque && name.value.tokens.size() > 1 && !name.digits) collect_words(name.value, opaque);
                found.push_back(std::move(name.value));
            }
        }
        for (NameValue& value : found) {
            if (known_->names.find(join_words(value.tokens)) != nullptr) continue;    // most names come again
            const std::vector<std::string> words = value.tokens;
            known_->names.add(words, std::move(value));
        }
        known_->name_words.insert(opaque.begin(), opaque.end());
        known_->names_learnt = true;
    }

    // Words that may stand for the name alone: "Quang", "Banks" of "Gordon Banks".
    void collect_words(const NameValue& value, std::vector<std::string>& opaque)
    {
        using Type = NameValue::Type;
        const bool person = value.tokens.size() <= 3 && (value.type == Type::Person || value.type == Type::Unknown);
        for (const std::string& word : value.tokens) {
            if (word.size() < 3 || lexicon_.function_words.contains(word) || lexicon_.gazetteer.find(word) != nullptr)
                continue;
            const auto seen = known_->case_of(word);
            const auto asked = common_words_.try_emplace(word, false);    // names come again and again
            if (asked.second) asked.first->second = lexicon_.is_common(word);
            const bool common = asked.first->second;
            if (seen.lower == 0 && (!common || (person && seen.capital > 1 && word == value.tokens.back())))
                opaque.push_back(word);
            else if (!common && seen.lower <= seen.capital) opaque.push_back(word);
        }
    }

    TokenStore& tokens_;
    const segment::SegmentedText& text_;
    const Lexicon& lexicon_;
    std::shared_ptr<DocumentKnowledge> known_;
    TextMap<bool> common_words_;    // the words of names asked so far
};

}    // namespace

std::shared_ptr<const DocumentKnowledge> study(TokenStore& tokens, const Glossary* glossary)
{
    return Student(tokens).study(glossary);
}

}    // namespace textdrift::facts
