// Negations: the cue in its canonical form and the word it bears on.
#include <algorithm>
#include <string>

#include "core/facts/extractors.h"
#include "core/facts/lexicon.h"
#include "core/facts/spelling.h"
#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

constexpr std::size_t kScopeWords = 8;     // how far behind the cue its word is looked for
constexpr std::size_t kTailWords = 6;      // and the words that change its meaning
constexpr std::uint32_t kSureBytes = 9;    // of a cue that is told from the letters of a longer word

class NegationScanner {
public:
    NegationScanner(const Paragraph& paragraph, std::vector<Fact>& out)
        : paragraph_(paragraph), tokens_(paragraph.tokens), lexicon_(Lexicon::of(paragraph.table)), out_(out)
    {
        for (const Fact& fact : out)
            if (const Quantity* quantity = fact.quantity(); quantity != nullptr && quantity->roman)
                romans_.push_back(fact.range.begin);
    }

    void run()
    {
        if (lexicon_.negations.empty()) return;
        for (std::size_t i = 0; i < tokens_.size();) i += read(i);
    }

private:
    // Reads the cue at `i`; returns the number of tokens dealt with.
    std::size_t read(std::size_t i)
    {
        if ((tokens_[i].uses & kMayBeginNegation) == 0) return 1;
        if (tokens_[i].type != TokenClass::Word || paragraph_.taken[i]) return 1;
        const auto word = [&](std::size_t w) { return word_at(i + w); };
        const auto exception = lexicon_.negation_exceptions.longest(word);
        auto cue = lexicon_.negations.longest(word);
        if (cue.length > 1 && inside_word(i, i + cue.length))
            if (const std::string_view* single = lexicon_.negations.find(tokens_[i].folded))
                cue.length = 1, cue.value = single;
        if (exception.length >= cue.length && exception.length > 0) return exception.length;
        if (cue.length > 0 && !inside_word(i, i + cue.length)) {
            if (cue.length == 1 && is_number_sign(i)) return 1;
            const std::size_t length = cue.length;
            add(i, i + length - 1, with_tail(*cue.value, i + length), i + length);
            return length;
        }
        if (lexicon_.is_contraction(tokens_[i].folded)) {
            if (exception_follows(i)) return 1;
            add(i, i, with_tail(*lexicon_.negations.find("not"), i + 1), i + 1);
        }
        return 1;
    }

    // Thai มิ in ภูมิภาค: the letters of a cue inside a word that a dictionary knows.
    bool inside_word(std::size_t first, std::size_t last) const
    {
        std::size_t pos = 0;
        const char32_t c = text::next_code_point(tokens_[first].folded, pos);
        // A syllable of Hangul denies where it stands alone (안, 못): 안와라 is a name.
        const bool syllable = c >= 0xAC00 && c <= 0xD7A3 && last == first + 1;
        const bool spaceless = (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1780 && c <= 0x17FF);
        const bool dictionary = syllable || spaceless || (c >= 0x0E00 && c <= 0x109F);
        // Khmer មិន and Thai ไม่ stand wherever their dictionaries cut the line; shorter cues are letters of other words.
        const bool is_long = tokens_[last - 1].range.end - tokens_[first].range.begin >= kSureBytes && !syllable;
        const bool sure = is_long && spaceless, begins = is_long && tokens_[first].word_start;
        return dictionary && !sure && !begins && (!tokens_[first].word_start || !tokens_[last - 1].word_end);
    }

    // "has not replied yet", "isn't there any longer": a tail at the end of the clause, or right behind the cue, makes the
    // cue more than "not".
    std::string_view with_tail(std::string_view cue, std::size_t from) const
    {
        const std::string_view* plain = lexicon_.negations.find("not");
        if (plain == nullptr || cue != *plain) return cue;
        for (std::size_t i = from; i < from + kTailWords && !word_at(i).empty(); ++i) {
            const auto tail = lexicon_.negation_tails.longest([&](std::size_t w) { return word_at(i + w); });
            if (tail.length == 0) continue;
            const std::string_view next = word_at(i + tail.length);
            const bool ends = next.empty() || lexicon_.clause_words.contains(next) || lexicon_.function_words.contains(next);
            if (ends || (i == from && tail.length == 1)) return *tail.value;
        }
        return cue;
    }

    std::string_view word_at(std::size_t i) const
    {
        if (i >= tokens_.size() || tokens_[i].type != TokenClass::Word) return {};
        return tokens_[i].folded;
    }

    // "isn't only": an exception that starts with "not" goes on behind the contraction.
    bool exception_follows(std::size_t i) const
    {
        if (word_at(i + 1).empty()) return false;
        const auto match = lexicon_.negation_exceptions.longest(
            [&](std::size_t w) { return w == 0 ? std::string_view("not") : word_at(i + w); });
        return match.length > 1;
    }

    // A Roman numeral found before, so that "No. I think" stays a negation.
    bool is_roman(std::size_t i) const { return std::binary_search(romans_.begin(), romans_.end(), tokens_[i].range.begin); }

    // "No. 5", "No 10 Downing Street", "No: 7", "No. XIX".
    bool is_number_sign(std::size_t i) const
    {
        if (tokens_[i].folded != "no" || i + 1 >= tokens_.size()) return false;
        const std::size_t next =
            i + (tokens_[i + 1].mark == '.' || tokens_[i + 1].mark == ':' || tokens_[i + 1].mark == 0xBA ? 2 : 1);
        return next < tokens_.size() && (tokens_[next].type == TokenClass::Digits || is_roman(next));
    }

    void add(std::size_t first, std::size_t last, std::string_view cue, std::size_t behind)
    {
        NegationValue value;
        value.cue = cue;
        value.scope = scope(behind);
        const ByteRange range{tokens_[first].range.begin, tokens_[last].range.end};
        out_.push_back({FactKind::Negation, paragraph_.index, range, std::move(value)});
    }

    // The stem of the first content word behind the cue, within the clause.
    std::string scope(std::size_t from) const
    {
        std::size_t words = 0;
        for (std::size_t i = from; i < tokens_.size() && words < kScopeWords; ++i) {
            const Token& token = tokens_[i];
            if (token.type == TokenClass::Mark) {
                if (std::u32string_view(U".;:!?()").find(token.mark) != std::u32string_view::npos) return {};
                continue;
            }
            ++words;
            if (token.type == TokenClass::Digits || lexicon_.function_words.contains(token.folded)) continue;
            if (lexicon_.saying_skips.contains(token.folded) || is_adverb(token.folded)) continue;
            return stem(without_possessive(token.folded), paragraph_.table);
        }
        return {};
    }

    // Adverbs come and go between a negation and its verb: "has not yet publicly disclosed".
    bool is_adverb(std::string_view word) const
    {
        for (const std::string_view ending : lexicon_.adverb_endings)
            if (word.size() > ending.size() + 3 && word.ends_with(ending)) return true;
        return false;
    }

    const Paragraph& paragraph_;
    const std::vector<Token>& tokens_;
    const Lexicon& lexicon_;
    std::vector<Fact>& out_;
    std::vector<std::uint32_t> romans_;    // where Roman numerals begin, ascending
};

}    // namespace

void extract_negations(const Paragraph& paragraph, std::vector<Fact>& out)
{
    NegationScanner(paragraph, out).run();
}

}    // namespace textdrift::facts
