// The pipeline through ICU alone; its objects are made once, as a careful user would.
#include "icu_pipeline.h"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/ubrk.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string>

#include <xxhash.h>

namespace {
constexpr std::size_t kWidth = 5;
constexpr std::size_t kLanes = 128;
}    // namespace

struct IcuPipeline::State {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* form = icu::Normalizer2::getNFKCCasefoldInstance(status);
    std::unique_ptr<icu::BreakIterator> breaks{icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status)};
    icu::UnicodeString normal;
    std::string word;
    std::vector<std::uint64_t> words, shingles;
    std::vector<std::uint32_t> signature = std::vector<std::uint32_t>(kLanes);

    void hash_words(std::string_view text)
    {
        words.clear();
        form->normalize(icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}), normal, status);
        breaks->setText(normal);
        std::int32_t begin = breaks->first();
        for (std::int32_t end = breaks->next(); end != icu::BreakIterator::DONE; begin = end, end = breaks->next()) {
            if (breaks->getRuleStatus() != UBRK_WORD_NONE) {
                word.clear();
                normal.tempSubStringBetween(begin, end).toUTF8String(word);
                words.push_back(XXH3_64bits(word.data(), word.size()));
            }
        }
    }
};

IcuPipeline::IcuPipeline() : state_(std::make_unique<State>()) {}
IcuPipeline::~IcuPipeline() = default;

std::span<const std::uint64_t> IcuPipeline::shingles(std::string_view text)
{
    State& s = *state_;
    s.hash_words(text);
    s.shingles.clear();
    for (std::size_t i = 0; i + kWidth <= s.words.size(); ++i) {
        s.shingles.push_back(XXH3_64bits(s.words.data() + i, kWidth * sizeof(std::uint64_t)));
    }
    return s.shingles;
}

std::span<const std::uint32_t> IcuPipeline::signature(std::string_view text)
{
    State& s = *state_;
    shingles(text);
    std::ranges::fill(s.signature, ~0u);
    for (const std::uint64_t shingle : s.shingles) {
        for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
            const std::uint32_t value = (2 * lane + 0x9E3779B1u) * static_cast<std::uint32_t>(shingle) + lane * 0x85EBCA77u;
            s.signature[lane] = std::min(s.signature[lane], value);
        }
    }
    return s.signature;
}
