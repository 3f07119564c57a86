// Finds names of people by what stands around them: titles, verbs of saying, ages in brackets, dots between their parts.
#include "core/drift/across_names_caseless.h"

#include <algorithm>

#include "core/facts/name_odds.h"
#include "core/text/fold.h"

namespace textdrift::drift {

namespace {

constexpr std::size_t kLongestWord = 6;    // characters of a title in a script without spaces
constexpr std::size_t kMostWords = 5;      // of a name
constexpr std::size_t kTitleAhead = 7;     // words between a title and the name in commas behind it
constexpr std::size_t kLongestGap = 24;    // bytes between two words that are looked through for marks

// Scripts of letters with blanks between words.
bool is_spaced(const NameWord& word)
{
    if (word.digits || word.single || word.folded.empty()) return false;
    const std::string_view script = facts::script_of_word(word.folded);
    return script != "Latn" && script != "Hani" && script != "Kana" && script != "Hira" && script != "Hang" &&
           script != "Zyyy";
}

// 美 in 美咲 is no America.
bool is_place(const NamePassage& passage, const NameWord& word)
{
    return word.place >= 0 && !passage.places[static_cast<std::size_t>(word.place)].form->weak;
}

void add_words(std::set<std::string, std::less<>>& words, std::string_view phrase)
{
    while (!phrase.empty()) {
        const std::size_t blank = std::min(phrase.find(' '), phrase.size());
        if (blank > 0) words.insert(text::fold(phrase.substr(0, blank)));
        phrase.remove_prefix(std::min(phrase.size(), blank + 1));
    }
}

}    // namespace

CaselessNameFinder::CaselessNameFinder(const segment::SegmentedText& text, bool speakers)
    : text_(text), table_(language::table(text.language)), lexicon_(facts::Lexicon::of(table_)),
      endings_(facts::Gazetteer::of(text.language).endings()), name_words_(table_), listed_(words_of_lists(table_)),
      speakers_(speakers)
{
    for (const language::Row& row : table_.section("honorifics")) {
        titles_.insert(text::fold(row.form));
        persons_.emplace(row.form);
    }
    for (const language::Row& row : table_.section("person-words")) persons_.emplace(row.form);
    if (speakers_) {
        for (const language::Row& row : table_.section("speaker-words")) persons_.emplace(row.form);
        for (const language::Row& row : table_.section("speaker-ends")) ends_.emplace(row.form);
    }
    for (const language::Row& row : table_.section("surnames")) surnames_.emplace(row.form);
    for (const language::Row& row : table_.section("saying-verbs")) {
        add_words(sayings_, row.form);
        sayings_.emplace(row.form);
    }
    kana_ = surnames_.empty();
}

// A word that some list knows, as it is or behind what is written together with it.
bool CaselessNameFinder::is_plain(const NameWord& word) const
{
    if (word.place >= 0 || word.digits || !is_spaced(word)) return true;
    const auto known = [&](const std::string& folded) {
        return listed_.contains(folded) || lexicon_.is_common(folded) || lexicon_.function_words.contains(folded) ||
               name_words_.contains(folded) || sayings_.contains(folded);
    };
    if (known(word.folded)) return true;
    std::vector<std::string_view> variants;
    endings_.variants(word.folded, variants);
    return std::any_of(variants.begin(), variants.end(),
                       [&](std::string_view variant) { return variant != word.folded && known(std::string(variant)); });
}

// "president", "head of government": with the words before it.
bool CaselessNameFinder::is_title(const NamePassage& passage, std::size_t last) const
{
    std::string phrase = passage.words[last].folded;
    for (std::size_t back = 1; back <= 3; ++back) {
        if (titles_.contains(phrase)) return true;
        if (last < back || !passage.words[last - back + 1].joined) break;
        phrase = passage.words[last - back].folded + " " + phrase;
    }
    std::vector<std::string_view> variants;
    endings_.variants(passage.words[last].folded, variants);
    return std::any_of(variants.begin(), variants.end(),
                       [&](std::string_view variant) { return titles_.contains(variant); });
}

// Whether one of the marks (of one byte, or Arabic and Indian ones as they are) stands between a word and the one before.
bool CaselessNameFinder::stands_between(const NamePassage& passage, std::size_t word, std::string_view marks) const
{
    if (word == 0 || word >= passage.words.size()) return false;
    const NameWord &before = passage.words[word - 1], &own = passage.words[word];
    if (before.paragraph != own.paragraph || own.range.begin < before.range.end ||
        own.range.begin - before.range.end > kLongestGap)
        return false;
    const std::string_view gap = text_.slice({before.range.end, own.range.begin});
    for (std::string_view rest = marks; !rest.empty();) {
        const std::size_t blank = std::min(rest.find(' '), rest.size());
        if (gap.find(rest.substr(0, blank)) != std::string_view::npos) return true;
        rest.remove_prefix(std::min(rest.size(), blank + 1));
    }
    return false;
}

// "The Kenyan engineer ...": right before it, or with what says whence somebody is between.
bool CaselessNameFinder::has_title_before(const NamePassage& passage, std::size_t first) const
{
    for (std::size_t back = 1; back <= 3 && back <= first; ++back) {
        const NameWord& word = passage.words[first - back];
        if (!passage.words[first - back + 1].joined && !stands_between(passage, first - back + 1, ", ، :")) return false;
        if (is_title(passage, first - back)) return true;
        if (word.place < 0) return false;
    }
    return false;
}

bool CaselessNameFinder::is_called_for(const NamePassage& passage, std::size_t first, std::size_t last) const
{
    const auto& words = passage.words;
    const bool several = last > first;
    if (has_title_before(passage, first)) return true;
    if (last + 1 < words.size() && words[last + 1].digits && stands_between(passage, last + 1, "(")) return true;
    const auto says = [&](std::size_t at) { return at < words.size() && sayings_.contains(words[at].folded); };
    if (!several) return false;
    const bool behind = last + 1 < words.size() && words[last + 1].joined;
    if ((first > 0 && words[first].joined && says(first - 1)) || (behind && says(last + 1))) return true;
    constexpr std::string_view kCommas = ", ، – —", kMarks = ", ، – — : «";
    if (!stands_between(passage, last + 1, kMarks)) return false;
    // ", the Italian Matteo Bianchi:"
    if (first > 0 && words[first].joined && words[first - 1].place >= 0 && stands_between(passage, first - 1, kCommas))
        return true;
    if (!stands_between(passage, first, kCommas)) return false;
    for (std::size_t back = 1; back <= kTitleAhead && back <= first; ++back) {
        if (words[first - back].paragraph != words[first].paragraph) return false;
        if (is_title(passage, first - back)) return true;
    }
    return false;
}

std::size_t CaselessNameFinder::spaced_end(const NamePassage& passage, std::size_t first) const
{
    const auto& words = passage.words;
    if (is_plain(words[first]) || (first > 0 && words[first].joined && !is_plain(words[first - 1]))) return first;
    const std::string& article = endings_.article();
    if (article.size() > 2 && words[first].folded.starts_with(article)) return first;
    std::size_t end = first + 1;
    while (end < words.size() && words[end].joined && !is_plain(words[end])) ++end;
    std::size_t letters = 0;
    for (std::size_t i = first; i < end; ++i) letters = std::max(letters, words[i].roman.size());
    if (end - first > kMostWords || letters < 4 || !is_called_for(passage, first, end - 1)) return first;
    return end;
}

// Told for a person by more than a verb beside it; what bears an article is seldom one.
bool CaselessNameFinder::is_titled(const NamePassage& passage, std::size_t first, std::size_t end) const
{
    const std::string& article = endings_.article();
    for (std::size_t i = first; i < end; ++i)
        if (article.size() > 2 && passage.words[i].folded.starts_with(article)) return false;
    const bool from = first > 0 && passage.words[first].joined && passage.words[first - 1].place >= 0;
    return from || has_title_before(passage, first) ||
           (end < passage.words.size() && passage.words[end].digits && stands_between(passage, end, "("));
}

// 托马斯·克吕格: characters that foreign names are spelled with, on both sides of a dot.
std::size_t CaselessNameFinder::dotted_end(const NamePassage& passage, std::size_t first) const
{
    const auto& words = passage.words;
    const auto surely = [&](std::size_t i) {
        return i < words.size() && is_character(words[i]) && !is_place(passage, words[i]) &&
               facts::name_odds_of_character(words[i].folded) > 0;
    };
    // 克吕格: a rare one between two others, or beside a dot.
    const auto spells = [&](std::size_t i) {
        if (surely(i)) return true;
        if (i == 0 || i + 1 >= words.size() || !is_character(words[i]) || is_place(passage, words[i])) return false;
        if (i + 2 < words.size() && surely(i + 1) && words[i + 1].joined && words[i + 2].dotted) return true;    // 保罗·
        const bool before = words[i].joined && (surely(i - 1) || words[i].dotted);
        const bool behind = words[i + 1].joined && (surely(i + 1) || words[i + 1].dotted);
        return before && behind;
    };
    if (!spells(first) || (first > 0 && words[first].joined && spells(first - 1))) return first;
    std::size_t end = first + 1, dots = 0;
    for (; spells(end) && words[end].joined; ++end) dots += words[end].dotted;
    return dots > 0 && end < first + 24 ? end : first;
}

// マリア・コスタ, or クリューガー with a title behind.
std::size_t CaselessNameFinder::kana_end(const NamePassage& passage, std::size_t first) const
{
    const auto& words = passage.words;
    if (!is_katakana(words[first]) || words[first].place >= 0 || (first > 0 && words[first].dotted)) return first;
    std::size_t end = first + 1;
    while (end < words.size() && words[end].dotted && is_katakana(words[end])) ++end;
    if (end > first + 1 && end < words.size() && words[end].dotted) return first;
    std::size_t letters = 0;
    for (std::size_t i = first; i < end; ++i) letters += words[i].roman.size();
    const bool titled = has_list_at(passage, end, false, persons_);
    return letters >= 5 && titled ? end : first;
}

// A word of the list ends right before, or begins at a place: in scripts without spaces.
bool CaselessNameFinder::has_list_at(const NamePassage& passage, std::size_t at, bool before, const Words& list) const
{
    std::string text;
    for (std::size_t length = 1; length <= kLongestWord; ++length) {
        if (before ? length > at : at + length > passage.words.size()) return false;
        const std::size_t index = before ? at - length : at + length - 1;
        if (!before && !passage.words[index].joined) return false;
        if (before && index + 1 < passage.words.size() && !passage.words[index + 1].joined) return false;
        text = before ? passage.words[index].folded + text : text + passage.words[index].folded;
        if (!list.contains(text)) continue;
        // 委員会, "committee", is no 委員, "member".
        const bool goes_on = !before && index + 1 < passage.words.size() && is_character(passage.words[index]) &&
                             is_character(passage.words[index + 1]) && passage.words[index + 1].joined &&
                             !passage.words[index + 1].word_start;
        if (!goes_on) return true;
    }
    return false;
}

// 昂觉敏从: of somebody from far away, without a dot: a character that such names begin with, up to what ends a name.
std::size_t CaselessNameFinder::foreign_end(const NamePassage& passage, std::size_t first) const
{
    constexpr std::size_t kShortest = 2, kLongest = 5;
    const auto& words = passage.words;
    if (facts::name_odds_of_character(words[first].folded) <= 0) return first;
    std::size_t end = first + 1;
    const auto goes_on = [&] {
        return end < words.size() && words[end].joined && is_character(words[end]) && !is_place(passage, words[end]) &&
               !ends_.contains(words[end].folded) && !has_list_at(passage, end, false, sayings_);
    };
    while (end - first <= kLongest && goes_on()) ++end;
    return end - first < kShortest || end - first > kLongest ? first : end;
}

// A name in Chinese characters: in Chinese a surname between a title or the beginning of a clause and a verb of saying or
// the end of one, in Japanese what stands before a title.
std::size_t CaselessNameFinder::character_end(const NamePassage& passage, std::size_t first, bool& sure) const
{
    const auto& words = passage.words;
    if (!is_character(words[first]) || is_place(passage, words[first])) return first;
    const bool titled = has_list_at(passage, first, true, persons_);
    if (words[first].joined && first > 0 && is_character(words[first - 1]) && !titled) return first;
    std::size_t shortest = 3, longest = 5;
    if (!kana_) {
        std::string two = words[first].folded;
        if (first + 1 < words.size()) two += words[first + 1].folded;
        const std::size_t family = surnames_.contains(two) ? 2 : surnames_.contains(words[first].folded) ? 1 : 0;
        if (family == 0) return speakers_ && titled ? foreign_end(passage, first) : first;
        shortest = family + 1, longest = family + 2;
    }
    for (std::size_t step = 0; step <= longest - shortest; ++step) {    // "OkawaraShigeru-san", "Okawara-former president"
        const std::size_t end = first + (kana_ ? shortest + step : longest - step);
        if (end > words.size()) continue;
        bool whole = true, inner = false;
        for (std::size_t i = first; i < end; ++i) {
            whole = whole && is_character(words[i]) && !is_place(passage, words[i]) && (i == first || words[i].joined);
            inner = inner || (i > first && words[i].word_start);
        }
        if (!whole || !inner) continue;    // a word of the dictionary
        const bool named = has_list_at(passage, end, false, persons_);
        const bool says = !kana_ && has_list_at(passage, end, false, sayings_);
        const bool ends = end == words.size() || !words[end].joined || words[end].digits ||
                          lexicon_.function_words.contains(words[end].folded);
        sure = says || named;
        if (named || says || (titled && ends)) return end;
    }
    return first;
}

std::vector<CaselessName> CaselessNameFinder::find(const NamePassage& passage) const
{
    std::vector<CaselessName> names;
    for (std::size_t i = 0; i < passage.words.size(); ++i) {
        CaselessName name{i, i};
        std::size_t end = i;
        if (is_spaced(passage.words[i])) {
            end = spaced_end(passage, i);
            name.sure = end > i + 1 && is_titled(passage, i, end);
        } else if (is_katakana(passage.words[i])) end = kana_end(passage, i), name.sure = end > i + 1;
        else if (is_character(passage.words[i])) {
            end = dotted_end(passage, i);
            name.sure = end > i;
            if (end == i) name.characters = (end = character_end(passage, i, name.sure)) > i;
        }
        if (end == i) continue;
        name.last = end - 1;
        names.push_back(name);
        i = end - 1;
    }
    return names;
}

}    // namespace textdrift::drift
