// What a translation left in another language than its own: paragraphs, sentences, words spelled in letters of two scripts.
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "core/drift/checks.h"
#include "core/drift/letters.h"
#include "core/drift/work.h"
#include "core/segment/identify.h"
#include "core/text/fold.h"
#include "core/text/letters.h"
#include "core/text/utf8.h"

namespace textdrift::drift {

namespace {

constexpr std::size_t kFewestWords = 6;                       // of a paragraph or sentence that can be a leftover
constexpr std::size_t kFewestFunctionWords = 2;               // names, titles and addresses have none
constexpr std::size_t kFewestLetters = 30;                    // of such a sentence, links left out
constexpr std::size_t kThirdWords = 12;                       // of a paragraph in a third language of the same script
constexpr double kMostlyQuoted = 0.5, kWholeQuoted = 0.97;    // of a paragraph's letters stand in quotations
constexpr double kBeadShare = 0.66;     // of the lower-case words of a leftover sentence stand in its own bead
constexpr double kCopiedShare = 0.7;    // of the words of a leftover stand in the original
constexpr double kHomeShare = 0.15;     // of the words of a paragraph in a third language stand elsewhere in the version
constexpr std::size_t kLatinRun = 6;    // Latin words in a row inside a text of another script
constexpr std::size_t kShortestMixed = 4;    // letters of a word of two scripts

std::string_view primary(std::string_view language)
{
    return language.substr(0, language.find_first_of("-_"));
}

struct WordLook {
    ByteRange range;
    std::string folded;
    bool lower = false;    // begins with a lower-case letter
    UScriptCode script = USCRIPT_UNKNOWN;
};

UScriptCode script_of(char32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(c), &status);
}

// Words that carry a language: what tells it from a list of names.
const std::unordered_set<std::string>& function_words_of(std::string_view language)
{
    thread_local std::unordered_map<std::string, std::unordered_set<std::string>> cache;
    auto [it, fresh] = cache.try_emplace(std::string(language));
    if (!fresh) return it->second;
    const language::Table& table = language::table(language);
    for (const char* section :
         {"function-words", "articles", "determiners", "auxiliaries", "clause-words", "name-connectors"})
        for (const language::Row& row : table.section(section)) {
            it->second.insert(text::fold(row.form));
            for (const std::string_view word : row.values)
                if (std::string_view(section) != "name-connectors") it->second.insert(text::fold(word));
        }
    return it->second;
}

class ResidueJudge {
public:
    explicit ResidueJudge(Work& work) : work_(work), original_(work.comparison.original), version_(work.comparison.version)
    {
        partner_.resize(version_.paragraphs.size());
        for (const align::Bead& bead : work.comparison.alignment.beads)
            for (const std::uint32_t v : bead.version) partner_[v] = &bead;
        for (const ByteRange sentence : original_.sentences)
            original_sentences_.insert(text::fold(original_.slice(sentence)));
    }

    // The words of both texts: those of the version by the first two paragraphs that have them.
    void index_words()
    {
        for (const ByteRange word : original_.words) {
            original_words_.insert(text::fold(original_.slice(word)));
            original_spellings_.insert(original_.slice(word));
        }
        for (std::uint32_t p = 0; p < version_.paragraphs.size(); ++p)
            for (const ByteRange word : version_.words_of(paragraph(p))) {
                auto& seen = home_.try_emplace(text::fold(version_.slice(word)), p, p).first->second;
                if (seen.first == seen.second) seen.second = p;
            }
    }

    void run()
    {
        if (work_.same_language || version_.language == "und") return;
        index_words();
        std::size_t open = 0;    // draft of the run of paragraphs that is going on, plus 1
        for (std::uint32_t p = 0; p < version_.paragraphs.size(); ++p) {
            const segment::Paragraph& paragraph = version_.paragraphs[p];
            if (paragraph.kind == segment::ParagraphKind::Boilerplate || paragraph.word_count == 0) continue;
            find_links(p);
            const std::string left = language_left(p);
            if (!left.empty()) {
                open = report_paragraph(p, left, open);
                continue;
            }
            if (paragraph.word_count >= 3) open = 0;
            find_left_sentences(p);
            find_mixed_words(p);
        }
    }

private:
    const segment::Paragraph& paragraph(std::uint32_t p) const { return version_.paragraphs[p]; }

    std::vector<WordLook> words_in_paragraph(const segment::Paragraph& inside, ByteRange range) const
    {
        std::vector<WordLook> words;
        for (const ByteRange word : version_.words_of(inside)) {
            if (!range.contains(word) || is_linked(word)) continue;
            std::size_t pos = 0;
            const std::string_view surface = version_.slice(word);
            const char32_t first = text::next_code_point(surface, pos);
            words.push_back({word, text::fold(surface), u_islower(static_cast<UChar32>(first)) != 0, script_of(first)});
        }
        return words;
    }

    // ---- whole paragraphs ----------------------------------------------------------------------------------------

    // The language a paragraph was left in; empty where it is the version's, or where it is meant to stand as it does.
    std::string language_left(std::uint32_t p) const
    {
        std::string language = version_.language_of(paragraph(p));
        const bool verbatim = same_as_original(p);
        if (same_words(language, version_.language)) {
            if (!verbatim) return {};
            language = original_.language;    // too short to tell by itself, but the very words of the original
        }
        const double most = verbatim ? kWholeQuoted : kMostlyQuoted;
        if (original_is_in(p, language) || quoted_share(p) > most || !is_prose(p, language, verbatim)) return {};
        return language;
    }

    bool same_as_original(std::uint32_t p) const
    {
        if (partner_[p] == nullptr) return false;
        const auto folded = text::fold(version_.slice(paragraph(p).body));
        return std::any_of(partner_[p]->original.begin(), partner_[p]->original.end(), [&](std::uint32_t o) {
            return text::fold(original_.slice(original_.paragraphs[o].body)) == folded;
        });
    }

    // The original itself turns to that language here: a motto, a song, a quoted foreign text.
    bool original_is_in(std::uint32_t p, std::string_view language) const
    {
        if (partner_[p] == nullptr) return false;
        return std::any_of(partner_[p]->original.begin(), partner_[p]->original.end(), [&](std::uint32_t o) {
            const std::string& there = original_.language_of(original_.paragraphs[o]);
            return !same_words(there, original_.language) && same_words(there, language);
        });
    }

    // A quotation may stay in the speaker's own language; the words that tell who said it may not.
    double quoted_share(std::uint32_t p) const
    {
        double quoted = 0;
        for (std::uint32_t id = work_.version.first_of_paragraph[p]; id < work_.version.first_of_paragraph[p + 1]; ++id) {
            const facts::QuotationValue* value = work_.version.facts[id].quotation();
            if (value != nullptr && value->depth == 0) quoted += count_letters(version_.slice(value->inner));
        }
        return quoted / std::max(count_letters(version_.slice(paragraph(p).range)), 1.0);
    }

    // Sentences rather than names, titles, addresses and figures.
    bool is_prose(std::uint32_t p, std::string_view language, bool verbatim) const
    {
        const auto words = words_in_paragraph(paragraph(p), paragraph(p).body);
        if (words.size() < (verbatim ? kFewestWords - 1 : kFewestWords) || (mostly_links(p) && !verbatim)) return false;
        if (same_words(language, original_.language)) return reads_as_original(p, words, verbatim);
        return reads_as_third(p, words, language);
    }

    bool is_linked(ByteRange word) const
    {
        return std::any_of(links_.begin(), links_.end(), [&](ByteRange link) { return link.overlaps(word); });
    }

    void find_links(std::uint32_t p)
    {
        links_.clear();
        for (std::uint32_t id = work_.version.first_of_paragraph[p]; id < work_.version.first_of_paragraph[p + 1]; ++id)
            if (work_.version.facts[id].link()) links_.push_back(work_.version.facts[id].range);
    }

    bool mostly_links(std::uint32_t p) const
    {
        std::size_t bytes = 0;
        for (std::uint32_t id = work_.version.first_of_paragraph[p]; id < work_.version.first_of_paragraph[p + 1]; ++id)
            if (work_.version.facts[id].link()) bytes += work_.version.facts[id].range.size();
        return 2 * bytes > paragraph(p).body.size();
    }

    // What the words of a passage tell; names and figures say nothing about its language.
    struct Look {
        std::size_t plain = 0;     // words in lower case, or of a script without case
        std::size_t copied = 0;    // that stand in the original
        std::size_t home = 0;      // that stand in other paragraphs of the version
        bool cased = false;
        double share(std::size_t number) const
        {
            return plain == 0 ? 0 : static_cast<double>(number) / static_cast<double>(plain);
        }
    };

    Look look_at(std::uint32_t p, const std::vector<WordLook>& words) const
    {
        Look look;
        look.cased = std::any_of(words.begin(), words.end(), [](const WordLook& word) {
            return word.lower || word.script == USCRIPT_LATIN || word.script == USCRIPT_CYRILLIC ||
                   word.script == USCRIPT_GREEK;
        });
        for (const WordLook& word : words) {
            if (look.cased ? !word.lower : word.script == USCRIPT_COMMON) continue;
            ++look.plain;
            look.copied += original_words_.contains(word.folded);
            const auto seen = home_.find(word.folded);
            look.home += seen != home_.end() && (seen->second.first != p || seen->second.second != p);
        }
        return look;
    }

    // A date line is the same in more than one language.
    std::size_t figures_in(const std::vector<WordLook>& words) const
    {
        return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [&](const WordLook& word) {
            return !word.folded.empty() && word.folded.front() >= '0' && word.folded.front() <= '9';
        }));
    }

    // The very words of the original, or its function words; in no case those the version uses elsewhere.
    bool reads_as_original(std::uint32_t p, const std::vector<WordLook>& words, bool verbatim) const
    {
        const Look look = look_at(p, words);
        if (look.plain < 3) return false;
        if (verbatim) return look.plain >= 3 + figures_in(words);
        if (look.plain * 2 < words.size()) return false;
        if (look.share(look.copied) >= kCopiedShare) return look.copied > look.home || !same_script();
        return look.home * 3 < look.plain && has_function_words(words, original_.language);
    }

    // Words of a language that is neither: nothing but the identifier knows it, so the version must not know its words.
    bool reads_as_third(std::uint32_t p, const std::vector<WordLook>& words, std::string_view language) const
    {
        const Look look = look_at(p, words);
        if (look.plain * 2 < words.size() || look.share(look.home) > kHomeShare) return false;
        if (!function_words_of(language).empty() && look.cased) return has_function_words(words, language);
        return words.size() >= kThirdWords || main_script_of(words) != version_script();
    }

    bool has_function_words(const std::vector<WordLook>& words, std::string_view language) const
    {
        const auto &own = function_words_of(version_.language), &other = function_words_of(language);
        std::size_t known = 0, home = 0, lower = 0;
        for (const WordLook& word : words) {
            lower += word.lower;
            known += word.lower && other.contains(word.folded);
            home += word.lower && own.contains(word.folded);
        }
        return known >= kFewestFunctionWords && known >= home && 10 * known >= 3 * lower;    // a third in English
    }

    static UScriptCode main_script_of(const std::vector<WordLook>& words)
    {
        std::unordered_map<int, std::size_t> counts;
        UScriptCode most = USCRIPT_UNKNOWN;
        for (const WordLook& word : words)
            if (++counts[word.script] > counts[most]) most = word.script;
        return most;
    }

    UScriptCode script_of_text(const segment::SegmentedText& text) const
    {
        std::vector<WordLook> words;
        for (std::size_t i = 0; i < text.words.size() && i < 400; ++i) {
            std::size_t pos = 0;
            words.push_back({text.words[i], {}, false, script_of(text::next_code_point(text.slice(text.words[i]), pos))});
        }
        return main_script_of(words);
    }

    UScriptCode version_script() const { return script_of_text(version_); }
    bool same_script() const { return script_of_text(original_) == version_script(); }

    std::optional<Place> original_place(std::uint32_t p) const
    {
        if (partner_[p] == nullptr || partner_[p]->original.empty()) return std::nullopt;
        const std::uint32_t o = partner_[p]->original.front();
        return Place{o, original_.paragraphs[o].range};
    }

    static std::string name_of(std::string_view language)
    {
        const std::string_view name = language::table(language).name();
        return name.empty() ? std::string(primary(language)) : std::string(name);
    }

    // One finding for a run of paragraphs left in one language. Returns the number of its draft plus 1.
    std::size_t report_paragraph(std::uint32_t p, const std::string& language, std::size_t open)
    {
        const Place place{p, paragraph(p).range};
        if (open > 0 && left_language_ == language) {
            work_.drafts[open - 1].places.push_back({original_place(p), place});
            return open;
        }
        left_language_ = language;
        Draft draft;
        draft.kind = Kind::Damage;
        draft.change = Change::Added;
        draft.severity = Severity::Major;
        draft.confidence = same_as_original(p) ? 0.95 : 0.85;
        draft.version = place;
        draft.original = original_place(p);
        draft.cause = "left " + std::to_string(place.range.begin);
        const bool untranslated = same_words(language, original_.language);
        draft.message = (untranslated ? "Left untranslated, in " : "Left in a third language, ") + name_of(language) +
                        ": \"" + shown_version(work_, place.range) + "\".";
        draft.why = "Readers of the translation cannot read it.";
        work_.drafts.push_back(std::move(draft));
        return work_.drafts.size();
    }

    // ---- sentences -----------------------------------------------------------------------------------------------

    void find_left_sentences(std::uint32_t p)
    {
        const segment::Paragraph& inside = paragraph(p);
        const auto words = words_in_paragraph(inside, inside.body);
        const UScriptCode home = main_script(words);
        if (home != USCRIPT_LATIN) {
            find_latin_runs(p, words);
            return;
        }
        for (const ByteRange sentence : version_.sentences_of(inside)) {
            if (sentence.size() < 40 || inside_quotation(p, sentence)) continue;
            std::vector<WordLook> own;
            for (const WordLook& word : words)
                if (sentence.contains(word.range)) own.push_back(word);
            std::size_t letters = 0;
            for (const WordLook& word : own) letters += word.range.size();
            if (own.size() < kFewestWords || letters < kFewestLetters) continue;
            const bool verbatim = original_sentences_.contains(text::fold(version_.slice(sentence)));
            if (verbatim ? reads_as_original(p, own, true) : own.size() >= kFewestWords + 2 && is_copied(p, own, sentence))
                report_sentence(p, sentence);
        }
    }

    // Nearly all of its words are the original's, or a third of them its function words, and the identifier says so too.
    bool is_copied(std::uint32_t p, const std::vector<WordLook>& words, ByteRange sentence) const
    {
        const Look look = look_at(p, words);
        if (look.home >= look.copied || look.plain * 2 < words.size()) return false;
        if (look.share(copied_in_bead(p, words)) < kBeadShare) return false;
        const bool written = look.home * 3 < look.plain && has_function_words(words, original_.language);
        if (look.share(look.copied) < kCopiedShare && !written) return false;
        const std::string language = segment::identify_language(version_.slice(sentence));
        return language != "und" && same_words(language, original_.language);
    }

    // Words in lower case that the original's paragraphs of the bead have.
    std::size_t copied_in_bead(std::uint32_t p, const std::vector<WordLook>& words) const
    {
        if (partner_[p] == nullptr) return 0;
        std::unordered_set<std::string> own;
        for (const std::uint32_t o : partner_[p]->original)
            for (const ByteRange word : original_.words_of(original_.paragraphs[o]))
                own.insert(text::fold(original_.slice(word)));
        return static_cast<std::size_t>(std::count_if(
            words.begin(), words.end(), [&](const WordLook& word) { return word.lower && own.contains(word.folded); }));
    }

    static UScriptCode main_script(const std::vector<WordLook>& words)
    {
        std::size_t latin = 0;
        for (const WordLook& word : words) latin += word.script == USCRIPT_LATIN;
        return 2 * latin > words.size() ? USCRIPT_LATIN : USCRIPT_UNKNOWN;
    }

    // Six words of the original's language in a row inside Chinese, Arabic, Russian ...: no name is that long and in lower
    // case.
    void find_latin_runs(std::uint32_t p, const std::vector<WordLook>& words)
    {
        for (std::size_t i = 0; i < words.size();) {
            std::size_t end = i;
            while (end < words.size() && words[end].script == USCRIPT_LATIN &&
                   (end == i || near(words[end - 1], words[end])))
                ++end;
            const std::vector<WordLook> run(words.begin() + static_cast<std::ptrdiff_t>(i),
                                            words.begin() + static_cast<std::ptrdiff_t>(end));
            if (run.size() >= kLatinRun && reads_as_original(p, run, false)) {
                const ByteRange range{run.front().range.begin, run.back().range.end};
                if (!inside_quotation(p, range) && !inside_link(p, range) && !in_brackets(range)) report_sentence(p, range);
            }
            i = std::max(end, i + 1);
        }
    }

    static bool near(const WordLook& a, const WordLook& b) { return b.range.begin - a.range.end <= 3; }

    // "联合国气候变化框架公约（the United Nations framework ...）": the original's words given beside their translation.
    bool in_brackets(ByteRange range) const
    {
        const std::string& text = version_.document.text;
        std::size_t pos = range.begin;
        for (int steps = 0; pos > 0 && steps < 3; ++steps) {
            const char32_t c = text::previous_code_point(text, pos);
            if (c == '(' || c == 0xFF08 || c == '[' || c == 0x3010) return true;
            if (c != ' ') return false;
        }
        return false;
    }

    bool inside_quotation(std::uint32_t p, ByteRange range) const
    {
        for (std::uint32_t id = work_.version.first_of_paragraph[p]; id < work_.version.first_of_paragraph[p + 1]; ++id) {
            const facts::Fact& fact = work_.version.facts[id];
            if (fact.quotation() && fact.range.overlaps(range)) return true;
        }
        return false;
    }

    bool inside_link(std::uint32_t p, ByteRange range) const
    {
        for (std::uint32_t id = work_.version.first_of_paragraph[p]; id < work_.version.first_of_paragraph[p + 1]; ++id) {
            const facts::Fact& fact = work_.version.facts[id];
            if (fact.link() && fact.range.overlaps(range)) return true;
        }
        return false;
    }

    void report_sentence(std::uint32_t p, ByteRange range)
    {
        Draft draft;
        draft.kind = Kind::Damage;
        draft.change = Change::Added;
        draft.severity = Severity::Major;
        draft.confidence = 0.8;
        draft.version = Place{p, range};
        draft.original = original_place(p);
        draft.cause = "left " + std::to_string(range.begin);
        draft.message =
            "Left untranslated, in " + name_of(original_.language) + ": \"" + shown_version(work_, range) + "\".";
        draft.why = "Readers of the translation cannot read it.";
        work_.drafts.push_back(std::move(draft));
    }

    // ---- letters of two scripts in one word ----------------------------------------------------------------------

    static text::Alphabet alphabet_of(UScriptCode script)
    {
        return script == USCRIPT_GREEK      ? text::Alphabet::Greek
               : script == USCRIPT_CYRILLIC ? text::Alphabet::Cyrillic
                                            : text::Alphabet::Latin;
    }

    void find_mixed_words(std::uint32_t p)
    {
        for (const ByteRange word : version_.words_of(paragraph(p)))
            if (word.size() >= kShortestMixed + 1 && is_mixed(version_.slice(word)) &&
                !original_spellings_.contains(version_.slice(word)))
                report_mixed(p, word);
    }

    // Letters of another script inside a word, each of them the image of one of the word's script: "Мoсква" with a Latin o.
    // "SMSки", "Googleа" join whole parts and are how people write.
    static bool is_mixed(std::string_view word)
    {
        std::u32string latin, other;
        std::size_t changes = 0;
        UScriptCode before = USCRIPT_UNKNOWN, host = USCRIPT_UNKNOWN;
        for (std::size_t pos = 0; pos < word.size();) {
            const char32_t c = text::next_code_point(word, pos);
            const UScriptCode script = script_of(c);
            if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED) {
                if (c == '\'' || c == 0x2019 || u_isdigit(static_cast<UChar32>(c))) return false;
                continue;
            }
            if (script != USCRIPT_LATIN && script != USCRIPT_CYRILLIC && script != USCRIPT_GREEK) return false;
            changes += before != USCRIPT_UNKNOWN && before != script;
            before = script;
            if (script == USCRIPT_LATIN) latin += c;
            else if (host != USCRIPT_UNKNOWN && host != script) return false;
            else host = script, other += c;
        }
        if (latin.empty() || other.empty() || latin.size() + other.size() < kShortestMixed) return false;
        const text::Alphabet alphabet = alphabet_of(host);
        const bool strays = latin.size() < other.size() ? are_images(latin, text::Alphabet::Latin, alphabet)
                                                        : are_images(other, alphabet, text::Alphabet::Latin);
        return strays && (changes >= 2 || std::min(latin.size(), other.size()) == 1);
    }

    static bool are_images(std::u32string_view letters, text::Alphabet of, text::Alphabet in)
    {
        return std::ranges::all_of(letters, [&](char32_t c) { return text::image_of(c, of, in) != 0; });
    }

    void report_mixed(std::uint32_t p, ByteRange word)
    {
        Draft draft;
        draft.kind = Kind::Damage;
        draft.change = Change::Altered;
        draft.severity = Severity::Minor;
        draft.confidence = 0.8;
        draft.version = Place{p, word};
        draft.cause = "mixed " + text::fold(version_.slice(word));
        draft.message = "A word has letters of two scripts that look alike: \"" + shown_version(work_, word) + "\".";
        draft.why = "Nobody who searches for the word finds it.";
        work_.drafts.push_back(std::move(draft));
    }

    Work& work_;
    const segment::SegmentedText &original_, &version_;
    std::vector<const align::Bead*> partner_;                                          // by paragraph of the version
    std::unordered_set<std::string> original_sentences_;                               // folded
    std::unordered_set<std::string> original_words_;                                   // folded
    std::unordered_set<std::string_view> original_spellings_;                          // as they are written
    std::unordered_map<std::string, std::pair<std::uint32_t, std::uint32_t>> home_;    // folded -> paragraphs of the version
    std::vector<ByteRange> links_;                                                     // of the paragraph in hand
    std::string left_language_;
};

}    // namespace

void judge_residue(Work& work)
{
    ResidueJudge(work).run();
}

}    // namespace textdrift::drift
