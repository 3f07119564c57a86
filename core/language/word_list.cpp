#include "core/language/word_list.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#ifdef TEXTDRIFT_WITH_WORD_LISTS
#include <hunspell.hxx>
#include <unicode/ucnv.h>
#endif

namespace textdrift::language {

namespace {

// Where Debian and most others put them.
constexpr std::string_view kFolder = "/usr/share/hunspell";

struct Settings {
    std::mutex mutex;
    std::filesystem::path folder{kFolder};
    bool closed = false;
    std::map<std::string, std::unique_ptr<const WordList>, std::less<>> lists;
};

Settings& settings()
{
    static Settings own;
    return own;
}

#ifdef TEXTDRIFT_WITH_WORD_LISTS

// "de-AT" as the files are named: de_AT, de_DE, de; with the script where the tag has one.
std::vector<std::string> names_of(std::string_view language)
{
    std::string tag(language);
    std::ranges::replace(tag, '-', '_');
    char likely[ULOC_FULLNAME_CAPACITY] = {}, region[ULOC_COUNTRY_CAPACITY] = {}, script[ULOC_SCRIPT_CAPACITY] = {},
         code[ULOC_LANG_CAPACITY] = {};
    UErrorCode status = U_ZERO_ERROR;
    uloc_addLikelySubtags(tag.c_str(), likely, sizeof likely, &status);
    uloc_getLanguage(tag.c_str(), code, sizeof code, &status);
    uloc_getScript(tag.c_str(), script, sizeof script, &status);
    uloc_getCountry(likely, region, sizeof region, &status);
    if (U_FAILURE(status) || code[0] == 0) return {};
    const std::string stem = std::string(code) + (script[0] != 0 ? "_" + std::string(script) : "");
    if (tag != stem) return {tag, stem + "_" + region, stem};
    return {stem + "_" + region, stem};
}

// The files of word forms without their ending; what stands beside each with the ending .aff are its rules. The list of the
// country whose language it is foremost stands first; links to one file (es_AR, es_ES) are one.
std::vector<std::filesystem::path> find_files(const std::filesystem::path& folder, std::string_view language)
{
    std::vector<std::filesystem::path> files, targets;
    const auto take = [&](const std::string& name) {
        std::error_code error;
        if (files.size() == WordList::kCountries || !std::filesystem::is_regular_file(folder / (name + ".aff"), error))
            return;
        auto target = std::filesystem::canonical(folder / (name + ".dic"), error);
        if (error || std::filesystem::file_size(target, error) > WordList::kMostBytes ||
            std::ranges::find(targets, target) != targets.end())
            return;
        targets.push_back(std::move(target));
        files.push_back(folder / name);
    };
    const std::vector<std::string> names = names_of(language);
    if (names.empty()) return files;
    for (const std::string& name : names) take(name);
    const std::string& stem = names.back();
    if (names.size() > 2 && !files.empty()) return files;    // of the country that was asked for
    std::vector<std::string> others;                         // of the same script: the country alone follows
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const std::string name = entry.path().stem().string();
        if (entry.path().extension() == ".dic" && name.size() == stem.size() + 3 && name.starts_with(stem + "_"))
            others.push_back(name);
    }
    std::ranges::sort(others);
    for (const std::string& name : others) take(name);
    return files;
}

#endif

// Without points and accents set upon letters: those of Hebrew and Arabic are written for learners.
std::string without_points(std::string_view word)
{
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())});
    icu::UnicodeString bare;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        if (u_charType(text.char32At(i)) != U_NON_SPACING_MARK) bare.append(text.char32At(i));
    std::string out;
    return bare.toUTF8String(out);
}

}    // namespace

#ifdef TEXTDRIFT_WITH_WORD_LISTS

// Words are looked up in the encoding of the list's own files.
struct WordList::Checker {
    explicit Checker(const std::filesystem::path& files)
        : hunspell((files.string() + ".aff").c_str(), (files.string() + ".dic").c_str())
    {
        const std::string encoding = hunspell.get_dict_encoding();
        UErrorCode status = U_ZERO_ERROR;
        if (encoding != "UTF-8") converter = ucnv_open(encoding.c_str(), &status);
        usable = U_SUCCESS(status);
        if (converter != nullptr)
            ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    }
    ~Checker()
    {
        if (converter != nullptr) ucnv_close(converter);
    }
    Checker(const Checker&) = delete;
    Checker& operator=(const Checker&) = delete;

    // Letters that the encoding lacks are in no word of the list.
    bool spells(const std::string& word)
    {
        if (converter == nullptr) return hunspell.spell(word);
        const icu::UnicodeString text = icu::UnicodeString::fromUTF8(word);
        std::string own(static_cast<std::size_t>(UCNV_GET_MAX_BYTES_FOR_STRING(text.length(), 4)), '\0');
        UErrorCode status = U_ZERO_ERROR;
        const int32_t length = ucnv_fromUChars(converter, own.data(), static_cast<int32_t>(own.size()), text.getBuffer(),
                                               text.length(), &status);
        if (U_FAILURE(status)) return false;
        own.resize(static_cast<std::size_t>(length));
        return hunspell.spell(own);
    }

    Hunspell hunspell;
    UConverter* converter = nullptr;    // none: UTF-8
    bool usable = true;
};

const WordList* WordList::of(std::string_view language)
{
    Settings& own = settings();
    const std::scoped_lock lock(own.mutex);
    own.closed = true;
    if (const auto it = own.lists.find(language); it != own.lists.end()) return it->second.get();
    std::unique_ptr<const WordList>& list = own.lists[std::string(language)];
    if (own.folder.empty()) return nullptr;
    std::vector<std::unique_ptr<Checker>> checkers;
    for (const std::filesystem::path& files : find_files(own.folder, language)) {
        auto checker = std::make_unique<Checker>(files);
        if (checker->usable) checkers.push_back(std::move(checker));
    }
    if (!checkers.empty()) list.reset(new WordList(std::move(checkers)));
    return list.get();
}

#else

struct WordList::Checker {
    bool spells(const std::string&) { return true; }
};

const WordList* WordList::of(std::string_view)
{
    settings().closed = true;
    return nullptr;
}

#endif

WordList::WordList(std::vector<std::unique_ptr<Checker>> checkers) : checkers_(std::move(checkers)) {}

WordList::~WordList() = default;

bool WordList::knows(std::string_view word) const
{
    constexpr std::size_t kMostKept = 200'000;
    if (word.size() > kLongest) return true;
    const std::scoped_lock lock(mutex_);
    const auto known = seen_.find(std::string(word));
    if (known != seen_.end()) return known->second;
    const std::string whole(word), bare = without_points(word);
    const bool spelled = std::ranges::any_of(
        checkers_, [&](const auto& checker) { return checker->spells(whole) || (bare != whole && checker->spells(bare)); });
    if (seen_.size() >= kMostKept) seen_.clear();
    seen_.emplace(word, spelled);
    return spelled;
}

Result<void> look_for_word_lists_in(std::string folder)
{
    Settings& own = settings();
    const std::scoped_lock lock(own.mutex);
    if (own.closed)
        return std::unexpected(Error{ErrorCode::BadOption, "word lists are in use; expected before the first text", {}});
    std::error_code error;
    if (!folder.empty() && !std::filesystem::is_directory(folder, error))
        return std::unexpected(Error{ErrorCode::NotFound,
                                     "no folder of word lists there; expected one with files such as "
                                     "fr_FR.dic and fr_FR.aff",
                                     folder});
    own.folder = std::move(folder);
    return {};
}

}    // namespace textdrift::language
