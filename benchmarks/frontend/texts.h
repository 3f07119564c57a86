// Texts that do not repeat, made of words of our own: long enough that no branch predictor learns them by heart.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

struct Corpus {
    std::string name;
    std::vector<std::string> documents;    // of about 8 KB
    std::size_t bytes = 0;
};

// ascii, english (curly quotes and dashes), french, cyrillic, chinese, thai; the same bytes on every machine.
std::vector<Corpus> make_corpora(std::size_t bytes_each);
