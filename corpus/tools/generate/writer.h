// Writing of invented text: words into chunks, sentences, paragraphs, with the page of a site around them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language.h"
#include "random.h"

namespace corpus {

// A text and where its parts begin and end, in bytes. What stands between words is punctuation and space.
struct Text {
    struct Word {
        std::uint32_t begin, end;
    };
    struct Sentence {
        std::uint32_t word;          // its first
        std::uint32_t begin, end;    // with quotes and closing mark, without the space behind
    };
    std::string bytes;
    std::vector<Word> words;
    std::vector<Sentence> sentences;
    std::vector<std::uint32_t> paragraphs;    // first sentence of each

    void clear();
};

// How a site writes and what its pages carry around the text.
struct Site {
    std::uint64_t number = 0;
    std::size_t language = 0;
    std::string name;
    bool straight_quotes = false;
    bool boilerplate = false;
    bool escapes = false;         // writes its JSON in ASCII
    bool native_digits = false;
    std::uint32_t id_shape = 0;
};

Site make_site(std::uint64_t seed, std::uint64_t number, std::size_t language, const Language& table);

// Writes into one Text. Words of a topic come back within it, as they do in real documents.
class Writer {
public:
    Writer(const Language& language, const Site& site, std::uint64_t topic, Random& random, Text& out);

    // A page: what its site puts around it, a title, paragraphs with about `words` words.
    void page(std::uint32_t words);
    void body(std::uint32_t words);
    void title();
    void caption();
    void sentence(std::uint32_t most_words);
    void new_paragraph();

    void header();
    void cookie();
    void footer();

    // One word of the language, for edits.
    std::string any_word() { return any_word_of(random_); }

private:
    void chunk(Random& random);
    void piece(const Piece& piece, Random& random);
    void name_of(const std::vector<std::string>& known, Random& random, std::string& out) const;
    void slot(char which, Random& random, std::string& out) const;
    void word_of(const WordClass& words, std::uint64_t salt, Random& random, std::string& out) const;
    void number(Random& random, std::string& out) const;
    void digits(std::uint32_t value, std::string& out) const;
    void date(Random& random, std::string& out) const;
    std::string any_word_of(Random& random) const;
    void put_word(std::string word);
    void line(std::string_view text);
    void begin_sentence();
    void end_sentence(std::string_view mark);

    const Language& language_;
    const Site& site_;
    std::uint64_t topic_;
    Random& random_;
    Text& out_;
    bool quoted_ = false;
    bool space_ = false;      // a space is due before the next word
    bool capital_ = false;    // so is a capital letter
};

}    // namespace corpus
