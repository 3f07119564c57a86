// The tokeniser: choice between the SIMD path and ICU, scratch memory.
#include "core/sketch/tokens.h"

#include <cstring>

#include "core/sketch/tokens_hash.h"
#include "core/sketch/tokens_unicode.h"
#include "core/text/utf8.h"

namespace textdrift::sketch {
namespace {

void hash_pieces(std::string_view normalised, UnspacedCutter& cutter, std::vector<std::uint64_t>& out)
{
    for (std::size_t at = 0; at < normalised.size();) {
        const std::size_t end = std::min(normalised.find(' ', at), normalised.size());
        cutter.cut(normalised.substr(at, end - at), [&](std::string_view word) { out.push_back(hash_word(word)); });
        at = end + 1;
    }
}

}    // namespace

std::string normalised_reference(std::string_view text, TokenOptions options)
{
    RunNormaliser normaliser(options);
    std::string out;
    std::u32string run;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = text::next_code_point(text, at);
        const CodeClass kind = class_of(c);
        if (kind == CodeClass::Letter || kind == CodeClass::Mark) {
            run += c;
        } else if (kind == CodeClass::Separator) {
            normaliser.append(run, out);
            run.clear();
        }
    }
    normaliser.append(run, out);
    return out;
}

std::vector<std::uint64_t> word_hashes_reference(std::string_view text, TokenOptions options)
{
    std::vector<std::uint64_t> hashes;
    UnspacedCutter cutter(options.unspaced);
    hash_pieces(normalised_reference(text, options), cutter, hashes);
    return hashes;
}

std::uint64_t hash_word(std::string_view normalised) noexcept
{
    if (normalised.size() > kShortWord) {
        return XXH3_64bits(normalised.data(), normalised.size());
    }
    char padded[kShortWord] = {};
    if (!normalised.empty()) {
        std::memcpy(padded, normalised.data(), normalised.size());
    }
    return hash_of_16(load_le64(padded), load_le64(padded + 8), normalised.size());
}

struct Tokeniser::Scratch {
    TokenOptions options;
    std::vector<std::uint64_t> hashes;
    std::string text;
};

Tokeniser::Tokeniser(TokenOptions options) : scratch_(std::make_unique<Scratch>())
{
    scratch_->options = options;
}
Tokeniser::~Tokeniser() = default;
Tokeniser::Tokeniser(Tokeniser&&) noexcept = default;
Tokeniser& Tokeniser::operator=(Tokeniser&&) noexcept = default;

std::span<const std::uint64_t> Tokeniser::word_hashes(std::string_view text)
{
    scratch_->hashes = word_hashes_reference(text, scratch_->options);
    return scratch_->hashes;
}

std::string_view Tokeniser::normalised(std::string_view text)
{
    scratch_->text = normalised_reference(text, scratch_->options);
    return scratch_->text;
}

}    // namespace textdrift::sketch
