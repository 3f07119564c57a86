// What institutions and places are, in their names: "University", "Museum", "Human Rights". Such words are translated, so
// that one whose every rendering is absent tells of a name that is wrong or another, where nothing tells names but what they
// mean.
#include "core/drift/across_names_judge.h"

#include <algorithm>

#include "core/drift/across_names_letters.h"
#include "core/text/fold.h"

namespace textdrift::drift {

namespace {

constexpr std::size_t kMostWords = 2;    // of a kind

bool is_capital(const NameWord& word)
{
    return word.capital && !word.digits;
}

// "Mill Workers Win Back Pay": capitals tell no names.
bool is_in_title_case(const NamePassage& passage)
{
    std::size_t words = 0, capitals = 0;
    for (const NameWord& word : passage.words) {
        if (word.digits) continue;
        ++words;
        capitals += word.capital;
    }
    return capitals * 5 >= words * 3;
}

// The text of a passage, a blank where words are apart.
std::string text_of(const NamePassage& passage)
{
    std::string text;
    for (const NameWord& word : passage.words) {
        if (!word.single || !word.joined || (word.word_start && facts::script_of_word(word.folded) == "Hang")) text += ' ';
        text += word.folded;
    }
    return text;
}

}    // namespace

void NamesAcross::read_kinds()
{
    if (to_statistics_.cased || !from_statistics_.cased) return;    // judge_kinds asks for no other pair
    for (const language::Row& row : from_table_.section("name-kinds"))
        from_kinds_.emplace(text::fold(row.form), row.values.front());
    for (const language::Row& row : to_table_.section("name-kinds"))
        to_kinds_[std::string(row.values.front())].push_back(
            text::fold(row.form.ends_with('-') ? row.form.substr(0, row.form.size() - 1) : row.form));
}

// The key of a word, by the longest beginning of it that the table has with any ending.
const std::string* NamesAcross::find_kind(const std::string& folded) const
{
    constexpr std::size_t kShortest = 4, kLongestEnding = 12;    // bytes
    if (const auto it = from_kinds_.find(folded); it != from_kinds_.end()) return &it->second;
    for (std::size_t length = folded.size(); length >= kShortest && length + kLongestEnding >= folded.size(); --length)
        if (const auto it = from_kinds_.find(folded.substr(0, length) + '-'); it != from_kinds_.end()) return &it->second;
    return nullptr;
}

// What the words at `first` say of the kind of an institution, within its name: "Kyoto University", "Guardia Nacional",
// "Court of Justice".
std::optional<NamesAcross::NameKind> NamesAcross::kind_at(const BeadNames& names, std::size_t first) const
{
    const auto& words = names.from.words;
    if (!is_capital(words[first])) return std::nullopt;
    if (words[first].place >= 0) {
        const auto& mention = names.from.places[static_cast<std::size_t>(words[first].place)];
        if (class_of(mention) != 3 || count_like(mention, names.to) > 0) return std::nullopt;
    }
    std::string phrase;
    for (std::size_t last = first; last < words.size() && last < first + kMostWords; ++last) {
        if (last > first && (!words[last].joined || !is_capital(words[last]))) break;
        phrase += (last > first ? " " : "") + words[last].folded;
        const std::string* const kind = find_kind(phrase);
        if (kind == nullptr || !to_kinds_.contains(*kind)) continue;
        const bool before =
            first > 0 && words[first].joined && is_capital(words[first - 1]) && !words[first - 1].sentence_start;
        const bool behind = last + 1 < words.size() && words[last + 1].joined && is_capital(words[last + 1]);
        if (before || behind || (last > first)) return NameKind{first, last, *kind};
    }
    return std::nullopt;
}

// Spelled as it sounds: サイエンス for "Science", الناشونال for "National".
bool NamesAcross::is_kind_copied(const BeadNames& names, const NameKind& kind) const
{
    constexpr double kSure = 0.25, kSureOfRuns = 0.15;
    for (std::size_t i = kind.first; i <= kind.last; ++i) {
        NameSupport nearest;
        matcher_.find(names.from.words[i], names.to, nearest);
        if (nearest.kind == Kind::Verbatim || nearest.kind == Kind::Inflected) continue;
        if (nearest.kind == Kind::None) return false;
        if (nearest.distance > (names.to.words[nearest.first].single ? kSureOfRuns : kSure)) return false;
    }
    return true;
}

// The letters of a rendering but for one that is another, missing or out of its place.
std::optional<NamesAcross::NameRun> NamesAcross::find_garbled_kind(const BeadNames& names, const NameKind& kind) const
{
    constexpr std::size_t kLeast = 3, kLeastOfWord = 5;
    const auto& words = names.to.words;
    for (const std::string& form : to_kinds_.at(kind.key)) {
        const std::u32string wanted = letters_of(form);
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (taken_[i] || words[i].place >= 0 || words[i].digits ||
                wanted.size() < (words[i].single ? kLeast : kLeastOfWord))
                continue;
            if (!words[i].single) {
                if (!is_everyday(words[i].folded) && is_garbled(form, words[i].folded, true)) return NameRun{i, i};
                continue;
            }
            std::u32string written;
            for (std::size_t last = i; last < words.size() && words[last].single && !taken_[last]; ++last) {
                if (last > i && !words[last].joined) break;
                written += letters_of(words[last].folded);
                if (written.size() > wanted.size() + 1) break;
                if (differs_inside(wanted, written, wanted.size() < kLeastOfWord - 1) || is_swapped(wanted, written))
                    return NameRun{i, last};
            }
        }
    }
    return std::nullopt;
}

// The words with capitals around it.
NamesAcross::NameRun NamesAcross::name_around(const NamePassage& passage, const NameKind& kind)
{
    NameRun run{kind.first, kind.last};
    while (run.first > 0 && passage.words[run.first].joined && is_capital(passage.words[run.first - 1])) --run.first;
    while (run.second + 1 < passage.words.size() && passage.words[run.second + 1].joined &&
           is_capital(passage.words[run.second + 1]))
        ++run.second;
    return run;
}

void NamesAcross::judge_kinds(const BeadNames& names)
{
    if (from_kinds_.empty() || to_kinds_.empty()) return;
    if (is_in_title_case(names.from)) return;
    const std::string text = text_of(names.to);
    std::size_t judged = 0;    // words of names that were told of already
    for (std::size_t i = 0; i < names.from.words.size(); ++i) {
        const auto kind = kind_at(names, i);
        if (!kind || i < judged) continue;
        const auto stands = [&](const std::string& form) { return text.find(form) != std::string::npos; };
        if (std::ranges::any_of(to_kinds_.at(kind->key), stands) || is_kind_copied(names, *kind)) continue;
        const NameRun name = name_around(names.from, *kind);
        judged = name.second + 1;
        if (is_original_reported(place_in(names.from, name.first, name.second))) continue;
        if (const auto run = find_garbled_kind(names, *kind)) {
            for (std::size_t w = run->first; w <= run->second; ++w) taken_[w] = true;
            report(names, name.first, name.second, run->first, run->second, true, 0.75);
        } else report_missing(place_in(names.from, name.first, name.second));
    }
}

bool NamesAcross::is_original_reported(const Place& original) const
{
    return std::any_of(work_.drafts.begin(), work_.drafts.end(), [&](const Draft& draft) {
        return draft.kind == textdrift::drift::Kind::Name && draft.original && draft.original->overlaps(original);
    });
}

}    // namespace textdrift::drift
