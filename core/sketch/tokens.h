// Words of a text as hashes and as normalised text: the front end of every sketch. A SIMD path for what the alphabets of
// Europe need, ICU behind it for everything else, equal to the bit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace textdrift::sketch {

// How runs of a script written without spaces between words (Han, kana, Thai, Lao, Khmer, Burmese, ...) are cut.
enum class Unspaced : std::uint8_t {
    Characters,    // every character with its marks is a word: the same on every machine and ICU
    Dictionary,    // ICU's word break iterator: better words, but another ICU may cut differently
};

struct TokenOptions {
    bool fold_case = true;     // "Drift" and "drift" are one word
    bool fold_width = true;    // compatibility forms too: full-width letters, ligatures, superscript digits (NFKC, else NFC)
    bool fold_accents = false;    // "é" and "e" are one letter; not the vowel signs of Indic or Arabic script
    Unspaced unspaced = Unspaced::Characters;
    friend bool operator==(const TokenOptions&, const TokenOptions&) = default;
};

// Cuts texts into normalised words and hashes them.
//
// A word is a maximal run of letters, marks and digits (general categories L, M, N; default-ignorable characters inside do
// not count), normalised as the options say (NFKC_Casefold by default); whatever stops being L, M or N by that cuts again
// ("½" is "1" and "2"); a run without a letter or digit is no word. Everything else, punctuation included, separates.
// Invalid UTF-8 separates. A word's hash depends on its normalised bytes alone.
//
// One object a thread: it keeps scratch memory, and the spans it returns live until its next call. Immutable results: the
// same on every target and machine. Cost: linear. The figures of docs/performance.md are for texts of more than 10 MB that
// do not repeat.
class Tokeniser {
public:
    explicit Tokeniser(TokenOptions options = {});
    ~Tokeniser();
    Tokeniser(Tokeniser&&) noexcept;
    Tokeniser& operator=(Tokeniser&&) noexcept;

    // Hashes of the words in order. `text` may be any bytes below 4 GiB.
    std::span<const std::uint64_t> word_hashes(std::string_view text);

    // The words as Unspaced::Characters cuts them, joined: what character shingles are cut from. One space between two
    // words, none where both are of scripts written without spaces, whatever separates them in `text`: texts of the same
    // words have the same normalised text. It does not depend on `unspaced`.
    std::string_view normalised(std::string_view text);

private:
    struct Scratch;
    std::unique_ptr<Scratch> scratch_;
};

// The slow obvious forms, through ICU character by character, kept as the meaning of the class above.
std::vector<std::uint64_t> word_hashes_reference(std::string_view text, TokenOptions options = {});
std::string normalised_reference(std::string_view text, TokenOptions options = {});

// Hash of one normalised word, the one word_hashes() gives. Published: tests/sketch/vectors holds values that later versions
// must reproduce.
std::uint64_t hash_word(std::string_view normalised) noexcept;

}    // namespace textdrift::sketch
