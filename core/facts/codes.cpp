// Finds letter-digit codes: standards, document symbols, aircraft, viruses, hashes.
#include <algorithm>

#include "core/facts/codes.h"
#include "core/facts/currencies.h"
#include "core/facts/lexicon.h"

namespace textdrift::facts {

namespace {

bool is_hyphen(const Token& token)
{
    return token.type == TokenClass::Mark &&
           (token.mark == '-' || token.mark == 0x2010 || token.mark == 0x2011 || token.mark == 0x2013);
}

bool is_hex(std::string_view word)
{
    return std::all_of(word.begin(), word.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

class CodeScanner {
public:
    CodeScanner(const std::vector<Token>& tokens, const Lexicon& lexicon) : tokens_(tokens), lexicon_(lexicon) {}

    std::vector<Code> run()
    {
        for (std::size_t i = 0; i < tokens_.size();) {
            const std::size_t end = scan(i);
            i = std::max(end, i + 1);
        }
        return std::move(codes_);
    }

private:
    // Reads the code at `i`, if there is one; returns the token behind it (or behind what cannot start one), else `i`.
    std::size_t scan(std::size_t i)
    {
        const Token& token = tokens_[i];
        if (token.type == TokenClass::Mark) return i;
        // But for a number of a book or case, a code goes on without a space.
        if (!may_go_on(i) && !names_number(token)) return i;
        if (glued_to_previous(i)) return i;
        if (const std::size_t end = book_number(i)) return end;
        if (const std::size_t end = case_number(i)) return end;
        if (const std::size_t end = hash(i)) return end;
        if (token.type == TokenClass::Digits) return digits_first(i);
        if (const std::size_t end = document_symbol(i)) return end;
        return letters_first(i);
    }

    // A figure or letter without a space, or a mark between two: "word," is the end of most.
    bool may_go_on(std::size_t i) const { return glued(i + 1) && (tokens_[i + 1].type != TokenClass::Mark || glued(i + 2)); }
    bool has(std::size_t i) const { return i < tokens_.size(); }
    bool glued(std::size_t i) const { return has(i) && !tokens_[i].space_before; }
    bool is(std::size_t i, TokenClass type) const { return glued(i) && tokens_[i].type == type; }
    bool is_mark(std::size_t i, char32_t mark) const { return glued(i) && tokens_[i].mark == mark; }
    bool is_capital(std::size_t i) const { return is(i, TokenClass::Word) && (tokens_[i].capital || tokens_[i].mixed); }

    // A start behind a letter, digit, hyphen or slash would be the middle of something longer.
    bool glued_to_previous(std::size_t i) const
    {
        if (i == 0 || tokens_[i].space_before) return false;
        const Token& previous = tokens_[i - 1];
        return previous.type != TokenClass::Mark || previous.mark == '/' || previous.mark == '.' || is_hyphen(previous) ||
               previous.mark == '@' || previous.mark == '_' || previous.mark == '#' || previous.mark == '$';
    }

    std::size_t keep(Code code)
    {
        codes_.push_back(code);
        return code.last + 1;
    }

    static bool names_number(const Token& token)
    {
        const std::string& word = token.folded;
        if (word.size() < 2 || word.size() > 4 || (word[0] != 'n' && word[0] != 'i')) return false;
        return word == "no" || word == "nos" || word == "isbn" || word == "issn";
    }

    // "ISBN 978-0-306-40615-7", "ISSN 0317-8471".
    std::size_t book_number(std::size_t i)
    {
        if (tokens_[i].folded != "isbn" && tokens_[i].folded != "issn") return 0;
        std::size_t last = i;
        for (std::size_t j = i + 1; has(j) && j < i + 14; ++j) {
            const Token& token = tokens_[j];
            if (token.type == TokenClass::Digits || (token.folded == "x" && last > i)) last = j;
            else if (!is_hyphen(token) && token.mark != ':') break;
        }
        return last == i ? 0 : keep({i, last, true, true});
    }

    // "no. 12345/09", "Decree No. 72/2013/ND-CP"; without "no." five digits before the slash, so that 2022/23 stays a year.
    std::size_t case_number(std::size_t i)
    {
        std::size_t first = i;
        if (tokens_[i].folded == "no" || tokens_[i].folded == "nos") {
            first = i + (is_mark(i + 1, '.') ? 2 : 1);
            if (!has(first) || tokens_[first].type != TokenClass::Digits) return 0;
        } else if (tokens_[i].type != TokenClass::Digits || tokens_[i].folded.size() < 5) {
            return 0;
        }
        if (!is_mark(first + 1, '/') || !is(first + 2, TokenClass::Digits)) return 0;
        std::size_t last = first + 2;
        while ((is_mark(last + 1, '/') || (glued(last + 1) && is_hyphen(tokens_[last + 1]))) &&
               (is_capital(last + 2) || is(last + 2, TokenClass::Digits)))
            last += 2;
        return keep({first, last, true, true});
    }

    // UUIDs and hexadecimal hashes: twelve or more hexadecimal digits, letters and figures mixed.
    std::size_t hash(std::size_t i)
    {
        std::size_t last = i, length = 0, letters = 0, figures = 0;
        for (std::size_t j = i; has(j) && (j == i || glued(j)); ++j) {
            const Token& token = tokens_[j];
            if (is_hyphen(token) && j > i) continue;
            if (token.type == TokenClass::Mark || !is_hex(token.folded)) {
                if (token.type != TokenClass::Mark) return 0;
                break;
            }
            (token.type == TokenClass::Word ? letters : figures) += token.folded.size();
            length += token.folded.size();
            last = j;
        }
        if (length < 12 || letters < 2 || figures < 2 || last - i < 2) return 0;
        return keep({i, last, false, false});
    }

    // "5G", "3D", "802.11b": only what the table knows, as "5m" and "10K" are amounts.
    std::size_t digits_first(std::size_t i)
    {
        if (tokens_[i].folded == "802" && is_mark(i + 1, '.') && is(i + 2, TokenClass::Digits))
            return keep({i, is(i + 3, TokenClass::Word) ? i + 3 : i + 2, true, false});
        if (!is(i + 1, TokenClass::Word) || !tokens_[i + 1].capital) return i;
        return lexicon_.known_codes.contains(tokens_[i].folded + tokens_[i + 1].folded) ? keep({i, i + 1, true, false}) : i;
    }

    // "A/HRC/50/12", "S/RES/2728", "C-131/12": capitals and figures with slashes.
    std::size_t document_symbol(std::size_t i)
    {
        if (!tokens_[i].upper && tokens_[i].folded.size() != 1) return 0;
        if (!tokens_[i].capital || lexicon_.code_exceptions.contains(tokens_[i].folded)) return 0;
        // "S/120" of Peru: three figures at most, or in groups.
        const bool soles = tokens_[i].folded == "s" && is(i + 2, TokenClass::Digits) && tokens_[i + 2].folded.size() <= 3 &&
                           !is_mark(i + 3, '/');
        if (soles) return 0;
        std::size_t last = i, slashes = 0, figures = 0, pending = 0;
        for (std::size_t j = i + 1; glued(j); ++j) {
            const Token& token = tokens_[j];
            if (token.mark == '/') ++pending;
            else if (token.type == TokenClass::Digits || (token.capital && (token.upper || token.folded.size() < 5))) {
                figures += token.type == TokenClass::Digits;
                slashes += pending;
                pending = 0;
                last = j;
            } else if (token.mark != '.' && !is_hyphen(token)) break;
        }
        return slashes > 0 && figures > 0 ? keep({i, last, true, true}) : 0;
    }

    // "COVID-19", "G3", "H1N1", "SARS-CoV-2", "PM2.5", "v2.1": letters first, at least one figure, no spaces.
    std::size_t letters_first(std::size_t i)
    {
        if (!starts_code(i) || is_money(i)) return i;
        std::size_t last = i;
        bool figures = false;
        for (std::size_t j = i + 1; glued(j);) {
            const bool joined = is_hyphen(tokens_[j]) || (figures && tokens_[j].mark == '.');
            const std::size_t part = joined ? j + 1 : j;
            if (is(part, TokenClass::Digits)) figures = true;
            else if (!is(part, TokenClass::Word) || !tokens_[part].capital || tokens_[j].mark == '.' ||
                     (joined && !code_word(part)))
                break;
            last = part;
            j = part + 1;
        }
        while (last > i && !has_figures(i, last)) last = i;
        if (last == i) return i;
        last = with_postcode(i, last);
        return keep({i, last, true, false});
    }

    // "K15,000", "L900", "N5m": letters before a number in groups, known initials of a currency before three figures.
    bool is_money(std::size_t i) const
    {
        if (tokens_[i].folded.size() > 3 || !is(i + 1, TokenClass::Digits)) return false;
        const bool mark = is_mark(i + 2, ',') || is_mark(i + 2, '.') || is_mark(i + 2, '\'');
        const bool groups =
            tokens_[i + 1].folded.size() <= 3 && mark && is(i + 3, TokenClass::Digits) && tokens_[i + 3].folded.size() == 3;
        if (groups) return true;
        if (currencies_of_initials(tokens_[i].folded).empty()) return false;
        const std::size_t part = is_mark(i + 2, '.') && is(i + 3, TokenClass::Digits) ? i + 4 : i + 2;
        const bool scaled = is(part, TokenClass::Word) && !tokens_[part].capital && tokens_[part].folded.size() <= 2;
        const bool ends = !glued(i + 2) || (tokens_[i + 2].type == TokenClass::Mark && !is_hyphen(tokens_[i + 2]));
        return scaled || (ends && tokens_[i + 1].folded.size() >= 3 && tokens_[i + 1].folded[0] != '0');
    }

    bool has_figures(std::size_t first, std::size_t last) const
    {
        for (std::size_t j = first; j <= last; ++j)
            if (tokens_[j].type == TokenClass::Digits) return true;
        return false;
    }

    bool code_word(std::size_t i) const
    {
        const Token& token = tokens_[i];
        return token.upper || token.mixed || token.folded.size() == 1;
    }

    bool starts_code(std::size_t i) const
    {
        const Token& token = tokens_[i];
        const std::string& word = token.folded;
        if (word == "v" && is(i + 1, TokenClass::Digits)) return !lexicon_.code_exceptions.contains(word);
        if (token.capital && code_word(i)) return !lexicon_.code_exceptions.contains(word);
        // "Covid19", "Apollo-11", "covid-19"; a lower-case word only with a hyphen and a short number.
        const bool hyphen = glued(i + 1) && is_hyphen(tokens_[i + 1]);
        const std::size_t number = hyphen ? i + 2 : i + 1;
        const bool numbered =
            is(number, TokenClass::Digits) && tokens_[number].folded.size() <= 2 && (token.capital || hyphen);
        if (!numbered || word.size() < 4 || !has_cases(word) || lexicon_.code_exceptions.contains(word)) return false;
        return !is_everyday(word);
    }

    // Latin, Greek or Cyrillic letters: elsewhere a hyphen joins prepositions to numbers ("וכ-20").
    static bool has_cases(const std::string& word) { return static_cast<unsigned char>(word[0]) < 0xD6; }

    bool is_everyday(const std::string& word) const
    {
        return lexicon_.function_words.contains(word) || lexicon_.is_common(word) || lexicon_.months.contains(word) ||
               lexicon_.compass_words.contains(word) || lexicon_.numbered.contains(word);
    }

    // "EC1R 4RW": the second half of a British postcode is a digit and two letters.
    std::size_t with_postcode(std::size_t first, std::size_t last) const
    {
        const std::size_t digit = last + 1;
        if (last - first > 2 || tokens_[first].folded.size() > 2 || !has(digit + 1)) return last;
        const Token& number = tokens_[digit];
        const Token& letters = tokens_[digit + 1];
        const bool inward = number.type == TokenClass::Digits && number.folded.size() == 1 && number.space_before &&
                            !letters.space_before && letters.upper && letters.folded.size() == 2 &&
                            letters.folded.find_first_of("cikmov") == std::string::npos;
        return inward ? digit + 1 : last;
    }

    const std::vector<Token>& tokens_;
    const Lexicon& lexicon_;
    std::vector<Code> codes_;
};

}    // namespace

std::vector<Code> find_codes(const std::vector<Token>& tokens, const Lexicon& lexicon)
{
    return CodeScanner(tokens, lexicon).run();
}

}    // namespace textdrift::facts
