// Texts to measure on: the corpus by language, repeated to a size, each copy with other figures.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>

namespace textdrift::benchmark {

// Language to text: the originals of `corpus`/documents as "en", the versions of `corpus`/translated by their language.
std::map<std::string, std::string> read_corpus(const std::filesystem::path& corpus);

// Copies of `text` up to `bytes`; the figures of each copy differ, as those of a text of that length would.
std::string repeated(const std::string& text, std::size_t bytes);

}    // namespace textdrift::benchmark
