// The stages from text to packed signature, each beside memcpy and XXH3 of the same text.
#include <benchmark/benchmark.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <random>
#include <string>
#include <string_view>

#include "core/sketch/shingler.h"
#include "core/sketch/signature.h"
#include "core/sketch/tokens.h"
#include "measure.h"

namespace textdrift::benchmarks {
namespace {

// 16 MB of words that do not repeat as a sequence (a predictor that learns the text by heart is no measure), in documents of
// 8 KB. `letters` spells the words, from the most frequent on; frequencies fall as in a language.
class Corpus {
public:
    explicit Corpus(const std::vector<std::string>& letters)
    {
        std::mt19937_64 random(7);
        std::vector<std::string> words(20000);
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::size_t length = 1 + random() % (3 + std::min<std::size_t>(i, 900) / 100);
            for (std::size_t k = 0; k < length; ++k) words[i] += letters[std::min(random(), random()) % letters.size()];
        }
        text_.reserve(kBytes + 64);
        while (text_.size() < kBytes) {
            const auto rank = static_cast<std::size_t>(std::exp2(static_cast<double>(random() >> 11) * 0x1p-53 * 14.28));
            text_ += words[std::min(rank, words.size()) - 1];
            text_ += random() % 12 == 0 ? ", " : random() % 17 == 0 ? ".\n" : " ";
        }
        for (std::size_t at = 0; at + kDocument <= text_.size(); at += kDocument) {
            documents_.push_back(std::string_view(text_).substr(at, kDocument));
        }
    }
    std::string_view text() const noexcept { return text_; }
    const std::vector<std::string_view>& documents() const noexcept { return documents_; }

private:
    static constexpr std::size_t kBytes = 16 << 20, kDocument = 8192;
    std::string text_;
    std::vector<std::string_view> documents_;
};

std::vector<std::string> letters_of(std::string_view name)
{
    std::vector<std::string> letters = {"e", "t", "a", "o", "i", "n", "s", "h", "r", "d", "l", "u", "c", "m", "w", "f"};
    if (name == "accented") letters.insert(letters.begin() + 5, "\xC3\xA9");
    if (name == "cyrillic") {
        letters.clear();
        for (char c = '\xB0'; c <= '\xBF'; ++c) letters.push_back(std::string("\xD0") + c);
    }
    return letters;
}

void stages(benchmark::State& state, const std::string& name)
{
    const Corpus corpus(letters_of(name));
    const sketch::Signer signer(sketch::SignatureOptions{});
    sketch::Tokeniser tokeniser{sketch::TokenOptions{}};
    sketch::Shingler shingler(sketch::ShingleSpec{}, sketch::TokenOptions{});
    std::vector<std::uint64_t> shingles;
    std::vector<std::uint32_t> signature(signer.lanes());
    std::vector<std::uint8_t> packed(sketch::packed_bytes(signer.lanes(), 8));
    std::string copy(corpus.text());
    const auto each = [&](const auto& work) {
        return [&corpus, work] {
            for (const std::string_view document : corpus.documents()) work(document);
        };
    };
    const std::array<std::function<void()>, 6> contenders = {
        [&] {
            std::memcpy(copy.data(), corpus.text().data(), copy.size());
            use(static_cast<std::uint64_t>(copy[1]));
        },
        [&] { use(XXH3_64bits(corpus.text().data(), corpus.text().size())); },
        each([&](std::string_view text) { use(tokeniser.word_hashes(text).size()); }),
        each([&](std::string_view text) { use(shingler.shingles(text).size()); }),
        each([&](std::string_view text) { signer.sign(shingler.shingles(text), signature); }),
        each([&](std::string_view text) {
            signer.sign(shingler.shingles(text), signature);
            sketch::pack(signature, 8, packed);
        }),
    };
    for (auto _ : state) {
        const std::vector<double> best = best_of_each(contenders);
        const char* const names[] = {"memcpy", "xxh3", "words", "shingles", "signature", "packed"};
        const auto bytes = static_cast<double>(corpus.documents().size() * corpus.documents()[0].size());
        state.SetIterationTime(best.back());
        for (std::size_t i = 0; i < best.size(); ++i)
            state.counters[std::string(names[i]) + "_GBps"] = bytes / best[i] / 1e9;
    }
}

}    // namespace

void register_stages()
{
    for (const char* name : {"ascii", "accented", "cyrillic"}) {
        benchmark::RegisterBenchmark((std::string("stages/") + name).c_str(),
                                     [name](benchmark::State& state) { stages(state, name); })
            ->UseManualTime()
            ->Iterations(1);
    }
}

}    // namespace textdrift::benchmarks
