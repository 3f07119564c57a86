// Reads passages as names see them, and finds the words of one in the letters of another.
#include <algorithm>
#include <map>

#include <unicode/uchar.h>

#include "core/drift/across_names.h"
#include "core/facts/token.h"
#include "core/text/utf8.h"

namespace textdrift::drift {

namespace {

std::vector<facts::Token> tokens_of(const segment::SegmentedText& text, const segment::Paragraph& paragraph)
{
    std::vector<std::uint32_t> starts;
    for (const ByteRange sentence : text.sentences_of(paragraph)) starts.push_back(sentence.begin);
    const bool keep_marks = language::table(text.language_of(paragraph)).keeps_marks();
    return facts::tokenise(text.document.text, paragraph.body, starts, {keep_marks, text.words_of(paragraph)});
}

bool is_middle_dot(char32_t mark)
{
    return mark == 0xB7 || mark == 0x30FB || mark == 0x2022 || mark == 0x2027;
}

// 亚历山大·诺瓦克: part of somebody's name, and no city. The dot of Japanese also stands between the items of a row.
bool is_in_dotted_name(const std::vector<facts::Token>& tokens, const facts::PlaceMention& place)
{
    const auto is_dot = [&](std::size_t i) {
        return i < tokens.size() && is_middle_dot(tokens[i].mark) && tokens[i].mark != 0x30FB;
    };
    return tokens[place.first_token].single &&
           ((place.first_token > 0 && is_dot(place.first_token - 1)) || is_dot(place.last_token + 1));
}

bool joins(char32_t mark)
{
    return mark == '-' || mark == 0x2010 || mark == 0x2011 || mark == '\'' || mark == 0x2019 || is_middle_dot(mark);
}

}    // namespace

bool is_elided(std::string_view folded)
{
    constexpr std::size_t kLongest = 6;
    return folded.find('\'') < kLongest;
}

namespace {

NameWord word_of(const facts::Token& token, std::uint32_t paragraph, bool joined)
{
    NameWord word;
    word.range = token.range;
    word.paragraph = paragraph;
    word.folded = facts::without_possessive(token.folded);
    word.capital = token.capital || (token.mixed && is_elided(token.folded));
    word.upper = token.upper;
    word.mixed = token.mixed;
    word.single = token.single;
    word.word_start = token.word_start;
    word.word_end = token.word_end;
    word.sentence_start = token.sentence_start;
    word.joined = joined;
    word.digits = token.type == facts::TokenClass::Digits;
    if (!word.digits) word.roman = facts::romanise(word.folded);
    return word;
}

constexpr std::size_t kLongestPart = 9;    // bytes of the second part of a given name

// "Chin-te", "Yong-su": the parts of a given name are one word of it; "China-led" and "US-backed" are two.
bool continues_name(const NameWord& before, const facts::Token& token, const facts::Lexicon& lexicon)
{
    if (lexicon.hyphen_suffixes.contains(token.folded)) return false;
    return before.capital && !before.upper && !before.digits && token.type == facts::TokenClass::Word && !token.single &&
           !token.capital && !token.upper && token.folded.size() <= kLongestPart && before.folded.size() <= kLongestPart;
}

void append(NameWord& word, const facts::Token& token)
{
    word.range.end = token.range.end;
    word.folded += facts::without_possessive(token.folded);
    word.word_end = token.word_end;
    word.roman = facts::romanise(word.folded);
}

// Thai and Khmer write some letters ahead of the one that they belong to: the two are read together.
bool leads(std::string_view letter)
{
    for (const std::string_view vowel : {"เ", "แ", "โ", "ใ", "ไ"})
        if (letter == vowel) return true;
    return letter.ends_with("\xE1\x9F\x92");    // the sign that puts a Khmer letter below another
}

// A Burmese letter that ends the syllable before it: its vowel is struck out.
bool ends_syllable(std::string_view letter)
{
    std::size_t pos = 0;
    text::next_code_point(letter, pos);
    char32_t mark = pos < letter.size() ? text::next_code_point(letter, pos) : 0;
    if (mark == 0x1037 && pos < letter.size()) mark = text::next_code_point(letter, pos);    // the tone may stand first
    return mark == 0x103A;
}

bool continues_syllable(const NameWord& before, const facts::Token& token)
{
    constexpr std::size_t kLongest = 30;    // bytes
    return before.single && token.single && !token.space_before && before.folded.size() <= kLongest &&
           (leads(before.folded) || ends_syllable(token.folded));
}

facts::PlaceMention in_words(facts::PlaceMention mention, const std::vector<std::int32_t>& word_at)
{
    mention.first_token = static_cast<std::size_t>(word_at[mention.first_token]);
    mention.last_token = static_cast<std::size_t>(word_at[mention.last_token]);
    return mention;
}

// Mentions count in tokens; passages in words.
void add_places(const std::vector<facts::PlaceMention>& found, const std::vector<std::int32_t>& word_at,
                std::uint32_t paragraph, NamePassage& passage)
{
    for (const facts::PlaceMention& told : found) {
        const facts::PlaceMention mention = in_words(told, word_at);
        for (std::size_t i = mention.first_token; i <= mention.last_token; ++i)
            passage.words[i].place = static_cast<std::int32_t>(passage.places.size());
        passage.places.push_back(mention);
        passage.place_paragraphs.push_back(paragraph);
    }
}

// The "Chin" of "Chin-te" is a part of a word, and no region.
void add_region(const facts::PlaceMention& found, const std::vector<std::int32_t>& word_at, NamePassage& passage)
{
    const facts::PlaceMention region = in_words(found, word_at);
    if (passage.words[region.first_token].range.begin == region.range.begin &&
        passage.words[region.last_token].range.end == region.range.end)
        passage.regions.push_back(region);
}

}    // namespace

Place place_in(const NamePassage& passage, std::size_t first, std::size_t last)
{
    return {passage.words[first].paragraph, {passage.words[first].range.begin, passage.words[last].range.end}};
}

bool is_in_script(const NameWord& word, std::string_view script)
{
    return !word.digits && facts::script_of_word(word.folded) == script;
}

bool has_script(const NamePassage& passage, std::string_view script)
{
    return std::ranges::any_of(passage.words, [&](const NameWord& word) { return is_in_script(word, script); });
}

bool is_character(const NameWord& word)
{
    return word.single && is_in_script(word, "Hani");
}

bool is_katakana(const NameWord& word)
{
    return !word.single && is_in_script(word, "Kana");
}

std::string_view script_of_names(const NamePassage& passage)
{
    if (has_script(passage, "Kana") || has_script(passage, "Hira")) return "Kana";
    std::map<std::string_view, std::size_t> words;
    for (const NameWord& word : passage.words)
        if (!word.digits && !word.roman.empty()) ++words[facts::script_of_word(word.folded)];
    std::string_view script = "Zyyy";
    for (const auto& [name, count] : words)
        if (count > words[script]) script = name;
    return script;
}

NamePassage read_passage(const segment::SegmentedText& text, const std::vector<std::uint32_t>& paragraphs)
{
    NamePassage passage;
    for (const std::uint32_t index : paragraphs) {
        const segment::Paragraph& paragraph = text.paragraphs[index];
        const std::vector<facts::Token> tokens = tokens_of(text, paragraph);
        const auto& lexicon = facts::Lexicon::of(language::table(text.language_of(paragraph)));
        std::vector<std::int32_t> word_at(tokens.size(), -1);
        bool joined = false, dotted = false, hyphened = false;
        const auto& gazetteer = facts::Gazetteer::of(text.language_of(paragraph));
        auto places = gazetteer.find(tokens);
        std::erase_if(places, [&](const facts::PlaceMention& place) { return is_in_dotted_name(tokens, place); });
        std::vector<bool> in_place(tokens.size(), false);
        for (const facts::PlaceMention& mention : places)
            std::fill(in_place.begin() + std::ptrdiff_t(mention.first_token),
                      in_place.begin() + std::ptrdiff_t(mention.last_token) + 1, true);
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (tokens[i].type == facts::TokenClass::Mark) {
                joined = joined && joins(tokens[i].mark);
                dotted = is_middle_dot(tokens[i].mark);
                hyphened = tokens[i].mark == '-' || tokens[i].mark == 0x2010 || tokens[i].mark == 0x2011;
                continue;
            }
            if (hyphened && joined && i > 1 && !tokens[i].space_before && !tokens[i - 1].space_before && !in_place[i] &&
                !in_place[i - 2] && word_at[i - 2] >= 0 && continues_name(passage.words.back(), tokens[i], lexicon)) {
                word_at[i] = word_at[i - 2];
                append(passage.words.back(), tokens[i]);
                hyphened = false;
                continue;
            }
            if (i > 0 && joined && word_at[i - 1] >= 0 && continues_syllable(passage.words.back(), tokens[i])) {
                word_at[i] = word_at[i - 1];
                append(passage.words.back(), tokens[i]);
                continue;
            }
            word_at[i] = static_cast<std::int32_t>(passage.words.size());
            passage.words.push_back(word_of(tokens[i], index, joined && !tokens[i].sentence_start));
            passage.words.back().dotted = dotted && joined;
            passage.words.back().hyphened = hyphened && joined && !tokens[i].space_before;
            hyphened = false;
            joined = true;
            dotted = false;
        }
        add_places(places, word_at, index, passage);
        for (const facts::PlaceMention& region : gazetteer.find_regions(tokens)) add_region(region, word_at, passage);
    }
    return passage;
}

namespace {

// A part of an address or of a compound written with marks: its case says nothing.
bool in_address(std::string_view text, ByteRange range)
{
    const auto mark = [&](std::size_t at) { return std::string_view("./@-_:#").find(text[at]) != std::string_view::npos; };
    const auto solid = [&](std::size_t at) {
        return at < text.size() && static_cast<unsigned char>(text[at]) > ' ' && !mark(at);
    };
    if (range.begin > 1 && mark(range.begin - 1) && solid(range.begin - 2)) return true;
    return range.end + 1 < text.size() && mark(range.end) && solid(range.end + 1);
}

}    // namespace

namespace {

bool is_caseless(std::string_view word)
{
    std::size_t pos = 0;
    const auto letter = static_cast<UChar32>(text::next_code_point(word, pos));
    return u_toupper(letter) == u_tolower(letter);
}

}    // namespace

NameStatistics read_statistics(const segment::SegmentedText& text)
{
    NameStatistics statistics;
    std::uint64_t letters = 0, single = 0, capitals = 0, caseless = 0;
    for (const segment::Paragraph& paragraph : text.paragraphs) {
        const bool heading = paragraph.kind == segment::ParagraphKind::Heading;
        for (const facts::Token& token : tokens_of(text, paragraph)) {
            if (token.type != facts::TokenClass::Word || in_address(text.document.text, token.range)) continue;
            ++letters;
            single += token.single;
            capitals += token.capital;
            caseless += is_caseless(token.folded);
            if (token.single) continue;
            auto& seen = statistics.words[token.folded];
            ++seen.times;
            const bool capital = token.capital || (token.mixed && is_elided(token.folded));
            seen.lower += !capital;
            if (heading || token.sentence_start) continue;
            ++statistics.middle;
            statistics.middle_capital += token.capital;
            seen.capital += capital;
        }
    }
    statistics.single = single * 2 > letters;
    // Names in Latin letters among words of a script without capitals do not give it any.
    statistics.cased = !statistics.single && capitals * 100 > letters && caseless * 2 < letters;
    statistics.capitals_generic = statistics.middle_capital * 100 > statistics.middle * 24;
    return statistics;
}

double spelling_limit(std::string_view from_script, std::string_view to_script)
{
    const auto loose = [](std::string_view script) { return script == "Hani" || script == "Mymr" || script == "Hang"; };
    const auto bare = [](std::string_view script) { return script == "Arab" || script == "Hebr"; };    // no vowels
    if (bare(from_script) || bare(to_script)) return 0.31;
    if (loose(from_script) || loose(to_script)) return 0.38;
    return 0.34;
}

NameSupport NameMatcher::match(const NameWord& from, const NameWord& to) const
{
    NameSupport support;
    if (from.folded == to.folded || (!from.roman.empty() && from.roman == to.roman)) {
        support.kind = NameSupport::Kind::Verbatim;
        support.distance = support.worst = 0;
        return support;
    }
    thread_local std::vector<std::string_view> variants;
    endings_.variants(to.folded, variants);
    const auto& distances = facts::SpellingDistance::between(facts::script_of_word(from.folded), sounding_script(to));
    for (const std::string_view variant : variants) {
        const std::string roman = facts::romanise(variant);
        if (roman == from.roman || endings_.same_name(from.roman, roman) || endings_.same_name(from.folded, variant)) {
            support.kind = NameSupport::Kind::Inflected;
            support.distance = support.worst = 0;
            return support;
        }
        std::vector<std::size_t> ends;
        bool stemmed = false;    // "Дональда": a stem of it reads "Donald"
        for (const std::string_view stem : endings_.stems(variant)) {
            const std::string letters = facts::romanise(stem);
            stemmed = stemmed || (letters == from.roman && letters.size() > 3);
            ends.push_back(std::min(roman.size(), letters.size()));
        }
        if (stemmed) {
            support.kind = NameSupport::Kind::Inflected;
            support.distance = support.worst = 0;
            return support;
        }
        const auto [index, result] = distances.nearest_prefix(from.roman, roman, ends);
        if (result.distance >= support.distance) continue;
        support.kind = NameSupport::Kind::Spelled;
        support.distance = result.distance;
        support.worst = result.worst;
    }
    return support;
}

std::string_view NameMatcher::sounding_script(const NameWord& word) const
{
    const std::string_view script = facts::script_of_word(word.folded);
    return by_ear_ && script == "Latn" ? "Cyrl" : script;
}

bool supports(const NameWord& from, const NameSupport& support, const NamePassage& to)
{
    if (support.kind == NameSupport::Kind::Verbatim || support.kind == NameSupport::Kind::Inflected) return true;
    return support.kind == NameSupport::Kind::Spelled &&
           support.distance <=
               spelling_limit(facts::script_of_word(from.folded), facts::script_of_word(to.words[support.first].folded));
}

namespace {

double word_limit(std::size_t letters)
{
    return letters <= 3 ? 0.2 : letters == 4 ? 0.26 : 1;
}

// A text of many letters holds a few that sound like any short word.
double run_limit(std::size_t letters, double limit)
{
    if (letters <= 3) return 0.12;
    if (letters == 4) return 0.18;
    return letters <= 6 ? limit * 0.75 : limit;
}

}    // namespace

std::vector<NameSupport> NameMatcher::find_runs(std::string_view roman, std::string_view script, const NamePassage& passage,
                                                NameSupport& nearest) const
{
    std::vector<NameSupport> found;
    std::vector<std::size_t> ends;
    std::string letters;
    for (std::size_t i = 0; i < passage.words.size(); ++i) {
        const NameWord& first = passage.words[i];
        if (!first.single || first.roman.empty()) continue;
        const std::string_view own = facts::script_of_word(first.folded);
        const auto& distances = facts::SpellingDistance::between(script, own);
        letters.clear();
        ends.clear();
        for (std::size_t j = i; j < passage.words.size() && letters.size() < roman.size() + roman.size() / 2 + 3; ++j) {
            if (j > i && (!passage.words[j].joined || !passage.words[j].single)) break;
            letters += passage.words[j].roman;
            ends.push_back(letters.size());
        }
        const auto [index, result] = distances.nearest_prefix(roman, letters, ends);
        const NameSupport here{NameSupport::Kind::Spelled, result.distance, result.worst, i, i + index};
        if (here.distance < nearest.distance) nearest = here;
        if (here.distance > run_limit(roman.size(), spelling_limit(script, own))) continue;
        // Of runs that overlap the nearest counts.
        if (found.empty() || found.back().last < i) found.push_back(here);
        else if (here.distance < found.back().distance) found.back() = here;
    }
    return found;
}

// "Ťin-pching" for "Jinping".
void NameMatcher::find_hyphened(const NameWord& from, const NamePassage& passage, std::vector<NameSupport>& found) const
{
    for (std::size_t i = 1; i < passage.words.size(); ++i) {
        if (!passage.words[i].hyphened || (cased_ && !passage.words[i - 1].capital)) continue;
        NameWord whole = passage.words[i - 1];
        whole.folded += passage.words[i].folded;
        whole.roman += passage.words[i].roman;
        NameSupport support = match(from, whole);
        support.first = i - 1;
        support.last = i;
        if (supports(from, support, passage)) found.push_back(support);
    }
}

// Without vowels short words are near to many names: their consonants have to be the name's.
bool NameMatcher::sounds_apart(const NameWord& from, const NameSupport& support, const NameWord& written)
{
    constexpr double kApart = 0.4;
    const std::string_view script = facts::script_of_word(written.folded);
    return (script == "Arab" || script == "Hebr") &&
           support.distance + kByConsonants * consonants_apart(from.roman, written.roman) > kApart;
}

std::vector<NameSupport> NameMatcher::find(const NameWord& from, const NamePassage& passage, NameSupport& nearest) const
{
    std::vector<NameSupport> found;
    bool single = false, verbatim = false;
    for (std::size_t i = 0; i < passage.words.size(); ++i) {
        const NameWord& word = passage.words[i];
        if (word.digits) continue;
        single = single || word.single;
        if (word.single || word.roman.empty()) continue;
        NameSupport support = match(from, word);
        support.first = support.last = i;
        if (support.distance < nearest.distance) nearest = support;
        if (!supports(from, support, passage) || (cased_ && !word.capital && support.kind == NameSupport::Kind::Spelled))
            continue;
        if (support.kind == NameSupport::Kind::Spelled && support.distance > word_limit(from.roman.size())) continue;
        if (support.kind == NameSupport::Kind::Spelled && sounds_apart(from, support, word)) continue;
        verbatim = verbatim || support.kind != NameSupport::Kind::Spelled;
        found.push_back(support);
    }
    if (found.empty()) find_hyphened(from, passage, found);
    if (single) {
        std::vector<NameSupport> runs = find_runs(from.roman, facts::script_of_word(from.folded), passage, nearest);
        found.insert(found.end(), runs.begin(), runs.end());
    }
    // Beside the name itself words that are only alike ("Kovalenko", "Kolavenko") are no mentions of it.
    if (verbatim) std::erase_if(found, [](const NameSupport& s) { return s.kind == NameSupport::Kind::Spelled; });
    return found;
}

}    // namespace textdrift::drift
