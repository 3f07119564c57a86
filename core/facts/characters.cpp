// Folds Chinese characters and looks up their readings.
#include "core/facts/characters.h"

#include <memory>
#include <mutex>
#include <unordered_map>

#include <unicode/translit.h>

#include "core/facts/embedded_weights.h"
#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

class CharacterTables {
public:
    static CharacterTables& instance()
    {
        static CharacterTables tables;
        return tables;
    }

    std::string fold(std::string_view text)
    {
        std::string out;
        const std::scoped_lock lock(mutex_);
        for (std::size_t pos = 0; pos < text.size();) {
            const std::size_t start = pos;
            text::next_code_point(text, pos);
            out += fold_one(text.substr(start, pos - start));
        }
        return out;
    }

    const std::vector<std::string_view>& readings(std::string_view character) const
    {
        static const std::vector<std::string_view> none;
        const auto it = readings_.find(character);
        return it == readings_.end() ? none : it->second;
    }

private:
    CharacterTables()
    {
        UErrorCode status = U_ZERO_ERROR;
        simplify_.reset(icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
        if (U_FAILURE(status)) simplify_.reset();
        for (const EmbeddedWeights& embedded : embedded_weights())
            if (embedded.script == "han-variants") read_variants(embedded.content);
            else if (embedded.script == "han-readings") read_readings(embedded.content);
    }

    void read_variants(std::string_view content)
    {
        while (const auto row = next_row<2>(content)) variants_.emplace((*row)[0], (*row)[1]);
    }

    void read_readings(std::string_view content)
    {
        while (const auto row = next_row<2>(content))
            for (std::string_view rest = (*row)[1]; !rest.empty();) {
                const std::size_t blank = std::min(rest.find(' '), rest.size());
                readings_[(*row)[0]].push_back(rest.substr(0, blank));
                rest.remove_prefix(std::min(rest.size(), blank + 1));
            }
    }

    const std::string& fold_one(std::string_view character)
    {
        const auto known = folded_.find(std::string(character));
        if (known != folded_.end()) return known->second;
        if (folded_.size() > kMost) folded_.clear();
        const auto variant = variants_.find(character);
        std::string form(variant == variants_.end() ? character : variant->second);
        if (simplify_ && form.size() > 1) {
            auto text = icu::UnicodeString::fromUTF8({form.data(), static_cast<std::int32_t>(form.size())});
            simplify_->transliterate(text);
            form.clear();
            text.toUTF8String(form);
        }
        return folded_.emplace(std::string(character), std::move(form)).first->second;
    }

    static constexpr std::size_t kMost = 1 << 16;

    std::mutex mutex_;
    std::unique_ptr<icu::Transliterator> simplify_;
    std::unordered_map<std::string_view, std::string_view> variants_;
    std::unordered_map<std::string_view, std::vector<std::string_view>> readings_;
    std::unordered_map<std::string, std::string> folded_;    // those met so far
};

}    // namespace

std::string fold_characters(std::string_view text)
{
    return CharacterTables::instance().fold(text);
}

const std::vector<std::string_view>& japanese_readings(std::string_view character)
{
    return CharacterTables::instance().readings(character);
}

}    // namespace textdrift::facts
