// Whether two addresses are one page in two languages: equal but for the part that names the language.
#include "core/drift/translated_pages.h"

#include <algorithm>
#include <string>
#include <vector>

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace textdrift::drift {

namespace {

bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

// The words of an address and the single marks between them, in order.
std::vector<std::string_view> pieces_of(std::string_view address)
{
    std::vector<std::string_view> pieces;
    for (std::size_t at = 0; at < address.size();) {
        std::size_t end = at + 1;
        if (is_word_byte(address[at]))
            while (end < address.size() && is_word_byte(address[end])) ++end;
        pieces.push_back(address.substr(at, end - at));
        at = end;
    }
    return pieces;
}

// What is written in addresses for a language: "fr", "fra", "french"; its scripts and countries only behind one of these
// ("zh-hans", "pt-br"), but its usual country also alone ("jp", "cn").
class LanguageNames {
public:
    explicit LanguageNames(std::string_view tag)
    {
        UErrorCode status = U_ZERO_ERROR;
        icu::Locale locale = icu::Locale::forLanguageTag(std::string(tag), status);
        if (U_FAILURE(status) || locale.getLanguage()[0] == '\0') return;
        icu::UnicodeString name;
        locale.getDisplayLanguage(icu::Locale::getEnglish(), name);
        std::string english;
        name.toUTF8String(english);
        names_ = {locale.getLanguage(), locale.getISO3Language(), lowered(english)};
        locale.addLikelySubtags(status);
        if (U_SUCCESS(status)) names_.push_back(lowered(locale.getCountry()));
    }

    // "fr", "fr-FR", "zh_hans", "serbian-latin".
    bool written_as(const std::vector<std::string_view>& pieces) const
    {
        if (pieces.empty() || std::find(names_.begin(), names_.end(), lowered(pieces.front())) == names_.end()) return false;
        if (pieces.size() == 1) return true;
        return pieces.size() == 3 && (pieces[1] == "-" || pieces[1] == "_") && pieces[2].size() <= kLongestSubtag;
    }

private:
    static constexpr std::size_t kLongestSubtag = 5;    // "latin"
    std::vector<std::string> names_;
};

// What is left of a part that differs: no marks at its ends, and "www" says nothing.
std::vector<std::string_view> bare(std::vector<std::string_view> part)
{
    while (!part.empty() && !is_word_byte(part.back().front())) part.pop_back();
    while (!part.empty() && !is_word_byte(part.front().front())) part.erase(part.begin());
    if (part.size() == 1 && part.front() == "www") part.clear();
    return part;
}

// Where the first label of the host ends, and where the host does.
struct Host {
    std::size_t label_end = 0;
    std::size_t end = 0;
};

Host host_of(std::string_view address)
{
    const std::size_t scheme = address.find("://");
    const std::size_t begin = scheme == std::string_view::npos ? 0 : scheme + 3;
    Host host;
    host.end = std::min(address.find_first_of("/?#", begin), address.size());
    host.label_end = std::min(address.find('.', begin), host.end);
    return host;
}

// Whether the bytes of an address may name a language: not in its domain, where another name is another owner.
bool may_name_language(std::string_view address, std::size_t begin, std::size_t end)
{
    const Host host = host_of(address);
    return begin >= host.end || end <= host.label_end + 1;
}

}    // namespace

bool is_translated_page(std::string_view original, std::string_view original_language, std::string_view version,
                        std::string_view version_language)
{
    const auto a = pieces_of(original), b = pieces_of(version);
    const std::size_t shorter = std::min(a.size(), b.size());
    std::size_t head = 0, tail = 0, skipped = 0;
    for (; head < shorter && a[head] == b[head]; ++head) skipped += a[head].size();
    // "sr" against "sr-latn": the code itself is common to both.
    const auto hyphen_at = [&](const auto& pieces) {
        return head < pieces.size() && (pieces[head] == "-" || pieces[head] == "_");
    };
    if (head > 0 && (hyphen_at(a) || hyphen_at(b))) skipped -= a[--head].size();
    std::size_t left = 0;
    for (; tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]; ++tail)
        left += a[a.size() - 1 - tail].size();
    if (!may_name_language(original, skipped, original.size() - left) ||
        !may_name_language(version, skipped, version.size() - left))
        return false;
    const auto between = [&](const std::vector<std::string_view>& pieces) {
        return bare({pieces.begin() + static_cast<std::ptrdiff_t>(head), pieces.end() - static_cast<std::ptrdiff_t>(tail)});
    };
    const auto here = between(a), there = between(b);
    if (here.empty() && there.empty()) return false;
    return (here.empty() || LanguageNames(original_language).written_as(here)) &&
           (there.empty() || LanguageNames(version_language).written_as(there));
}

}    // namespace textdrift::drift
