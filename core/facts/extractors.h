// The extractors, one per kind of fact; `extract` runs them in this order. Internal to the room.
//
// Each gets the tokens of one paragraph and a mask of tokens already taken by an earlier extractor (a number inside a link
// or a date is not a bare number). It appends facts and marks what it took.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/extract.h"
#include "core/facts/fact.h"
#include "core/facts/name_units.h"
#include "core/facts/token.h"
#include "core/language/table.h"

namespace textdrift::facts {

struct Paragraph {
    const segment::SegmentedText& text;
    std::uint32_t index;
    segment::ParagraphKind kind;
    ByteRange body;
    std::string_view language;       // of the paragraph
    const language::Table& table;    // of that language
    const std::vector<Token>& tokens;
    std::vector<bool>& taken;    // per token
    Units* units = nullptr;      // of names, where they have been built: a scan of names may change them
};

// The tokens of a paragraph's body.
std::vector<Token> tokenise(const segment::SegmentedText& text, const segment::Paragraph& paragraph,
                            Vocabulary* vocabulary = nullptr);

// The tokens of a text's paragraphs, with a vocabulary for each language. Those of usual texts are made once and kept for
// the next pass; of long ones, whose tokens would outweigh the text fifteenfold, the paragraphs past a budget are cut anew.
class TokenStore {
public:
    explicit TokenStore(const segment::SegmentedText& text)
        : text_(text), kept_(text.paragraphs.size()), units_(text.paragraphs.size())
    {
    }

    // Valid until the next call.
    const std::vector<Token>& of(std::size_t paragraph);
    // The units of those tokens, built by the lexicon asked first; nullptr where the tokens are not kept.
    Units* units_of(std::size_t paragraph, const Lexicon& lexicon);
    std::map<std::string, Vocabulary, std::less<>>& vocabularies() noexcept { return vocabularies_; }
    const segment::SegmentedText& text() const noexcept { return text_; }

private:
    const segment::SegmentedText& text_;
    std::vector<std::vector<Token>> kept_;    // empty: not made yet, or not kept
    std::vector<Units> units_;
    std::vector<Token> last_;
    std::size_t kept_tokens_ = 0;
    Vocabulary& vocabulary_of(const std::string& language);

    std::map<std::string, Vocabulary, std::less<>> vocabularies_;    // by language
};

// What the whole document teaches before single paragraphs are read: case evidence, acronyms and their expansions, names.
struct DocumentKnowledge;
std::shared_ptr<const DocumentKnowledge> study(TokenStore& tokens, const Glossary* glossary);

void extract_links(const Paragraph& paragraph,
                   std::vector<Fact>& out);    // links.cpp; also masks codes, file names, @handles
void extract_dates(const Paragraph& paragraph, std::vector<Fact>& out);    // dates.cpp
void extract_quantities(const Paragraph& paragraph,
                        std::vector<Fact>& out);    // quantities.cpp: numbers, percentages, money, measures
void extract_comparators(const Paragraph& paragraph,
                         std::vector<Fact>& out);    // comparators.cpp; reads quantities in `out`
void extract_names(const Paragraph& paragraph, const DocumentKnowledge& known, std::vector<Fact>& out);    // names.cpp
void extract_negations(const Paragraph& paragraph, std::vector<Fact>& out);                                // negations.cpp
void extract_quotations(const Paragraph& paragraph, std::vector<Fact>& out);                               // quotations.cpp
void extract_attributions(const Paragraph& paragraph,
                          std::vector<Fact>& out);    // attributions.cpp; reads quotations and names in `out`

}    // namespace textdrift::facts
