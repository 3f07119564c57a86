// Names that did not find an equal name: found in other case or order, garbled, replaced, glued, gone; and names that are
// new.
#include <algorithm>
#include <cmath>

#include "core/align/words.h"
#include "core/drift/work.h"
#include "core/facts/lexicon.h"
#include "core/facts/name.h"
#include "core/text/utf8.h"

namespace textdrift::drift {

namespace {

using facts::Fact;
using facts::NameValue;

constexpr double kGarbled = 0.74;    // mean word similarity above which a name is a damaged form of another

// "jinpings" for "jinping's": only the apostrophe is gone.
bool apostrophe_lost(const Word& original, const Word& version)
{
    return original.possessive && version.key == original.key + "s";
}

std::string without_apostrophes(std::string key)
{
    std::erase(key, '\'');
    return key;
}

class NameJudge {
public:
    NameJudge(Work& work, const BeadView& view)
        : work_(work), view_(view), table_(language::table(work.comparison.original.language)),
          claimed_(view.version.words.size(), false)
    {
        for (const language::Row& row : table_.section("word-acronyms")) word_acronyms_.insert(row.form);
        claim_confirmed();
    }

    void run()
    {
        for (const std::uint32_t id : view_.original.fact_ids) {
            const Fact& fact = view_.original.fact(id);
            if (!fact.name()) continue;
            if (work_.original_links[id].state == FactState::Confirmed) check_case(id);
            else if (work_.open_original(id)) judge(id);
        }
        for (const std::uint32_t id : view_.version.fact_ids)
            if (view_.version.fact(id).name() && work_.open_version(id)) judge_new(id);
    }

private:
    // --- what is already explained ---

    void claim(WordSpan span)
    {
        for (std::size_t i = span.begin; i < span.end && i < claimed_.size(); ++i) claimed_[i] = true;
    }

    void claim_confirmed()
    {
        for (const std::uint32_t id : view_.version.fact_ids) {
            const FactState state = work_.version_links[id].state;
            const Fact& fact = view_.version.fact(id);
            const bool judged = fact.name() && (state == FactState::Confirmed || state == FactState::Changed);
            if (judged || fact.link()) claim(view_.version.words_of(fact.range));    // an address is no mention of a name
        }
    }

    bool is_claimed(WordSpan span) const
    {
        for (std::size_t i = span.begin; i < span.end; ++i)
            if (claimed_[i]) return true;
        return false;
    }

    // --- case ---

    bool case_is_style(const Place& original, const Place& version) const
    {
        const auto kind_o = work_.comparison.original.paragraphs[original.paragraph].kind;
        const auto kind_v = work_.comparison.version.paragraphs[version.paragraph].kind;
        using segment::ParagraphKind;
        return kind_o == ParagraphKind::Heading || kind_v == ParagraphKind::Heading ||
               kind_o == ParagraphKind::Boilerplate || kind_v == ParagraphKind::Boilerplate ||
               all_caps(view_.version, version.paragraph) || all_caps(view_.original, original.paragraph) ||
               title_case(view_.version, version.paragraph) != title_case(view_.original, original.paragraph);
    }

    static bool all_caps(const Side& side, std::uint32_t paragraph)
    {
        std::size_t words = 0, upper = 0;
        for (const Word& word : side.words) {
            if (word.paragraph != paragraph) continue;
            ++words;
            upper += word.upper || (word.capital && word.key.size() == 1);
        }
        return words > 0 && upper * 4 >= words * 3;
    }

    bool title_case(const Side& side, std::uint32_t paragraph) const
    {
        std::size_t words = 0, capital = 0;
        for (const Word& word : side.words) {
            if (word.paragraph != paragraph || is_function_word(word.key, table_)) continue;
            ++words;
            capital += word.capital;
        }
        return words > 2 && words < 25 && capital * 10 >= words * 9;
    }

    // Words whose capital is house style: particles ("al-Sayed"), acronyms read as words ("Nato"), the common part of a
    // place's name ("Totten glacier").
    bool case_free(const Word& a, const Word& b) const
    {
        if (a.key.size() <= 3 && !a.upper && !b.upper) return true;
        if (word_acronyms_.contains(a.key) && a.capital && b.capital) return true;
        return !a.upper && !b.upper && !a.mixed && !b.mixed && facts::Lexicon::of(table_).place_words.contains(a.key);
    }

    // "VII" and "7" have one key, and no case.
    static bool is_numeral(const std::string& key) { return !key.empty() && key.front() >= '0' && key.front() <= '9'; }

    // The same letters in other case: "ARTICLE 19" / "Article 19", "SenseTime" / "Sensetime", "White Paper" / "white paper".
    bool recased(WordSpan original, WordSpan version) const
    {
        if (original.size() != version.size()) return false;
        bool differs = false;
        for (std::size_t i = 0; i < original.size(); ++i) {
            const Word &a = view_.original.words[original.begin + i], &b = view_.version.words[version.begin + i];
            if (a.key != b.key || is_function_word(a.key, table_) || is_numeral(a.key) || case_free(a, b)) continue;
            // A capital at a sentence's beginning says nothing about the name, nor does one lost where the sentence was
            // turned.
            if (i == 0 && (a.sentence_start || b.sentence_start) && a.upper == b.upper && a.mixed == b.mixed) continue;
            if (a.capital != b.capital || a.upper != b.upper || a.mixed != b.mixed) differs = true;
        }
        return differs;
    }

    // The original itself writes the name both ways: case is no part of it.
    bool original_varies(WordSpan original, WordSpan version) const
    {
        for (std::size_t i = 0; i < original.size(); ++i) {
            const Word &a = view_.original.words[original.begin + i], &b = view_.version.words[version.begin + i];
            if (a.capital && !b.capital && !work_.original_index.lower_words.contains(a.key)) return false;
            if (a.upper != b.upper || a.mixed != b.mixed) return false;
        }
        return original.size() == 1;
    }

    void check_case(std::uint32_t id)
    {
        const FactLink link = work_.original_links[id];
        if (link.partner < 0) return;
        const Fact &before = view_.original.fact(id), &after = work_.version_fact(static_cast<std::uint32_t>(link.partner));
        if (before.name()->weak && before.name()->canonical.empty()) return;
        report_case(id, view_.original.words_of(before.range), view_.version.words_of(after.range), link.partner);
    }

    bool report_case(std::uint32_t id, WordSpan original, WordSpan version, std::int64_t partner)
    {
        if (original.empty() || version.empty() || !recased(original, version) || original_varies(original, version))
            return false;
        const Place before = place_of(view_.original.fact(id)), after = view_.version.place_of(version);
        if (case_is_style(before, after) || is_dateline(id, original)) return false;
        work_.original_links[id] = {FactState::Changed, partner, false};
        if (partner >= 0) work_.version_links[static_cast<std::size_t>(partner)].state = FactState::Changed;
        Draft draft = named_draft(id, Change::Recased, before, after, 0.9);
        draft.message = "The name \"" + shown_original(work_, before.range) + "\" is written \"" +
                        shown_version(work_, after.range) + "\".";
        work_.drafts.push_back(std::move(draft));
        return true;
    }

    // "NAMPULA, Mozambique – ...": the place a report is sent from, in capitals by convention.
    bool is_dateline(std::uint32_t id, WordSpan original) const
    {
        const Fact& fact = view_.original.fact(id);
        const segment::Paragraph& paragraph = work_.comparison.original.paragraphs[fact.paragraph];
        const bool letters_only = std::none_of(view_.original.words.begin() + static_cast<std::ptrdiff_t>(original.begin),
                                               view_.original.words.begin() + static_cast<std::ptrdiff_t>(original.end),
                                               [](const Word& word) { return is_numeral(word.key); });
        if (fact.range.begin != paragraph.body.begin || !letters_only || fact.range.end + 1 >= paragraph.body.end)
            return false;
        const std::string_view rest =
            work_.comparison.original.slice({fact.range.end, std::min(paragraph.body.end, fact.range.end + 5)});
        return rest.starts_with(",") || rest.starts_with(" (") || rest.starts_with(" -") || rest.starts_with(" \u2013") ||
               rest.starts_with(" \u2014") || rest.starts_with(" /") || rest.starts_with(":");
    }

    // --- looking for a name in the version ---

    // The key a gazetteer has for a word: "country:GH" for "Ghana" and "Ghanaian".
    const std::string& canonical_of(const std::string& key) const
    {
        static const std::string none;
        const facts::GazetteerEntry* entry = facts::Lexicon::of(table_).gazetteer.find(key);
        return entry && !entry->capitals ? entry->canonical : none;
    }

    bool same_place(const std::string& a, const std::string& b) const
    {
        const std::string& canonical = canonical_of(a);
        return !canonical.empty() && canonical == canonical_of(b);
    }

    bool same_word(const Word& a, const Word& b) const
    {
        if (a.key == b.key) return true;
        return a.capital && b.capital && same_place(a.key, b.key);
    }

    // "Sudan" inside "South Sudan": the version names another known place there.
    bool part_of_another(WordSpan original, WordSpan version) const
    {
        const NameValue* own = nullptr;
        for (const std::uint32_t o : view_.original.fact_ids)
            if (view_.original.fact(o).name() && view_.original.words_of(view_.original.fact(o).range).overlaps(original))
                own = view_.original.fact(o).name();
        if (!own || own->canonical.empty()) return false;
        for (const std::uint32_t v : view_.version.fact_ids) {
            const NameValue* other = view_.version.fact(v).name();
            if (!other || other->canonical.empty() || other->canonical == own->canonical) continue;
            const WordSpan whole = view_.version.words_of(view_.version.fact(v).range);
            if (whole.begin <= version.begin && version.end <= whole.end && whole.size() > version.size()) return true;
        }
        return false;
    }

    // Nearest unclaimed place where the words of `span` stand in order; empty span if nowhere.
    WordSpan find_words(WordSpan span) const
    {
        const auto& from = view_.original.words;
        const auto& to = view_.version.words;
        const double expected = view_.expected_position(span.begin);
        WordSpan best;
        double best_distance = 1e18;
        if (span.empty()) return best;
        for (std::size_t j = 0; j + span.size() <= to.size(); ++j) {
            std::size_t k = 0;
            while (k < span.size() && same_word(from[span.begin + k], to[j + k])) ++k;
            if (k < span.size() || is_claimed({j, j + k}) || part_of_another(span, {j, j + k})) continue;
            const double distance = std::abs(static_cast<double>(j) - expected);
            if (distance < best_distance) {
                best = {j, j + k};
                best_distance = distance;
            }
        }
        return best;
    }

    // Words near enough to where the name is expected to be its damaged form.
    WordSpan window(WordSpan span) const
    {
        const Gap gap = view_.project(span);
        constexpr std::size_t kAround = 8;
        return {gap.span.begin > kAround ? gap.span.begin - kAround : 0,
                std::min(view_.version.words.size(), std::min(gap.span.end, gap.span.begin + 200) + kAround)};
    }

    struct Likeness {
        double score = 0;
        WordSpan span;
    };

    double likeness_at(WordSpan span, std::size_t at, std::size_t length) const
    {
        double sum = 0, weight = 0;
        for (std::size_t k = 0; k < span.size(); ++k) {
            const std::string& word = view_.original.words[span.begin + k].key;
            const double w = is_function_word(word, table_) ? 0.3 : 1;
            weight += w;
            if (k < length && at + k < view_.version.words.size())
                sum += w * align::word_similarity(word, view_.version.words[at + k].key);
        }
        return weight > 0 ? sum / weight : 0;
    }

    // The most similar run of as many words as the name has, in its neighbourhood.
    Likeness find_like(WordSpan span) const
    {
        Likeness best;
        const WordSpan where = window(span);
        const double expected = view_.expected_position(span.begin);
        double best_distance = 1e18;
        for (std::size_t j = where.begin; j + span.size() <= where.end; ++j) {
            const WordSpan here{j, j + span.size()};
            if (is_claimed(here)) continue;
            const double score = likeness_at(span, j, span.size());
            const double distance = std::abs(static_cast<double>(j) - expected);
            if (score > best.score + 1e-9 || (score > best.score - 1e-9 && distance < best_distance)) {
                best = {score, here};
                best_distance = distance;
            }
        }
        return best;
    }

    bool ordinary_word(const Word& word) const
    {
        return !word.capital && work_.version_index.lower_words.contains(word.key) &&
               work_.original_index.lower_words.contains(word.key);
    }

    // --- verdicts on one name of the original ---

    void judge(std::uint32_t id)
    {
        const Fact& fact = view_.original.fact(id);
        const WordSpan span = view_.original.words_of(fact.range);
        if (span.empty()) {
            work_.settle_original(id, FactState::Silent);
            return;
        }
        if (found_as_words(id, span) || found_glued(id, span) || found_in_other_order(id, span)) return;
        // A damaged form next to where the name stood tells more than its acronym or short form somewhere in the paragraph;
        // only for single words of a known place the adjective comes first ("China" / "Chinese").
        const bool gazetteer = !fact.name()->canonical.empty() && span.size() == 1;
        if (fact.name()->is_acronym && found_other_acronym(id, span)) return;
        if (gazetteer && found_by_meaning(id, fact)) return;
        if (found_garbled(id, span) || found_partly_replaced(id, span) || found_by_meaning(id, fact) ||
            found_replaced(id, span))
            return;
        judge_missing(id, span);
    }

    void confirm(std::uint32_t id, WordSpan version)
    {
        claim(version);
        work_.original_links[id].state = FactState::Confirmed;
        for (const std::uint32_t v : view_.version.fact_ids) {
            if (!view_.version.fact(v).name() || !work_.open_version(v)) continue;
            if (!view_.version.words_of(view_.version.fact(v).range).overlaps(version)) continue;
            work_.link(id, v, FactState::Confirmed);
            return;
        }
        work_.comparison.confirmed.push_back(
            {facts::FactKind::Name, place_of(view_.original.fact(id)), view_.version.place_of(version)});
    }

    bool found_as_words(std::uint32_t id, WordSpan span)
    {
        const WordSpan found = find_words(span);
        if (found.empty()) return false;
        confirm(id, found);
        if (!view_.original.fact(id).name()->weak) report_case(id, span, found, work_.original_links[id].partner);
        return true;
    }

    // A short form, an acronym, an adjective of the country: anywhere in the bead, claimed or not.
    bool found_by_meaning(std::uint32_t id, const Fact& fact)
    {
        const NameValue& name = *fact.name();
        for (const std::uint32_t v : view_.version.fact_ids) {
            const NameValue* other = view_.version.fact(v).name();
            if (!other) continue;
            const bool same = (!name.canonical.empty() && name.canonical == other->canonical) ||
                              facts::equal(name, *other) || facts::short_form(name, *other) ||
                              facts::short_form(*other, name);
            if (!same) continue;
            if (truncated(fact, *other)) {
                report_altered(id, view_.original.words_of(fact.range), view_.version.words_of(view_.version.fact(v).range),
                               0.75);
                return true;
            }
            if (work_.open_version(v)) work_.link(id, v, FactState::Confirmed);
            else work_.original_links[id] = {FactState::Confirmed, v, false};
            return true;
        }
        return false;
    }

    // A person's name that lost a part the version has nowhere: not a short form but a name cut ("Kvaratskhelia-Abashidze").
    bool truncated(const Fact& fact, const NameValue& shorter) const
    {
        if (fact.name()->type != NameValue::Type::Person || shorter.is_acronym || !facts::short_form(*fact.name(), shorter))
            return false;
        return !words_in_version(view_.original.words_of(fact.range));
    }

    // "Malaysiachina", "forumXi": the letters are there, the space is not.
    bool found_glued(std::uint32_t id, WordSpan span)
    {
        std::string letters;
        for (std::size_t i = span.begin; i < span.end; ++i) letters += view_.original.words[i].key;
        if (letters.size() < 4) return false;
        if (own_words_glued(id, span)) return true;
        const WordSpan where = window(span);
        for (std::size_t j = where.begin; j < where.end; ++j) {
            const std::string& key = view_.version.words[j].key;
            const bool own_words = key == letters && span.size() >= 2;
            if (!own_words && (key.size() < letters.size() + 2 || (!key.starts_with(letters) && !key.ends_with(letters))))
                continue;
            if (!own_words && !is_glued_word(span, j, letters)) continue;
            Draft draft = named_draft(id, Change::Altered, place_of(view_.original.fact(id)),
                                      view_.version.place_of({j, j + 1}), 0.85);
            draft.kind = Kind::Damage;
            draft.severity = Severity::Major;
            draft.message = "The name \"" + shown_original(work_, view_.original.fact(id).range) +
                            (own_words ? "\" is glued together: \"" : "\" is glued to its neighbour: \"") +
                            shown_version(work_, view_.version.words[j].range) + "\".";
            draft.cause = "glued " + key;
            settle_changed(id, {j, j + 1});
            work_.drafts.push_back(std::move(draft));
            return true;
        }
        return false;
    }

    // "Claire O'Donnell" / "ClaireO'Donnell": two neighbouring words of the name are one.
    bool own_words_glued(std::uint32_t id, WordSpan span)
    {
        const WordSpan where = window(span);
        for (std::size_t k = span.begin; k + 1 < span.end; ++k) {
            const std::string joined = view_.original.words[k].key + view_.original.words[k + 1].key;
            for (std::size_t j = where.begin; j < where.end; ++j) {
                if (view_.version.words[j].key != joined || is_claimed({j, j + 1}) || work_.original_index.has_word(joined))
                    continue;
                const std::size_t before = std::min(k - span.begin, j), after = span.end - k - 2;
                const WordSpan there{j - before, std::min(view_.version.words.size(), j + 1 + after)};
                Draft draft =
                    named_draft(id, Change::Altered, place_of(view_.original.fact(id)), view_.version.place_of(there), 0.9);
                draft.kind = Kind::Damage;
                draft.severity = Severity::Major;
                draft.message = "The name \"" + shown_original(work_, draft.original->range) + "\" is glued together: \"" +
                                shown_version(work_, draft.version->range) + "\".";
                settle_changed(id, there);
                work_.drafts.push_back(std::move(draft));
                return true;
            }
        }
        return false;
    }

    // The rest of the glued word is the word that stood next to the name, or the word changes case inside ("indexThis").
    bool is_glued_word(WordSpan span, std::size_t j, const std::string& letters) const
    {
        const Word& word = view_.version.words[j];
        const std::string rest = word.key.starts_with(letters) ? word.key.substr(letters.size())
                                                               : word.key.substr(0, word.key.size() - letters.size());
        if (rest == "s" || rest.size() < 2) return false;
        const auto neighbour = [&](std::size_t i) {
            return i < view_.original.words.size() && view_.original.words[i].key.starts_with(rest);
        };
        if (neighbour(span.end) || (span.begin > 0 && neighbour(span.begin - 1))) return true;
        return word.mixed && (work_.version_index.has_word(rest) || work_.original_index.has_word(rest));
    }

    bool found_garbled(std::uint32_t id, WordSpan span)
    {
        const Likeness like = find_like(span);
        const NameValue& name = *view_.original.fact(id).name();
        if (lost_letters(id, span)) return true;
        if (like.score < kGarbled || like.span.empty()) return false;
        if (transliterated(span, like.span)) {
            confirm(id, like.span);
            return true;
        }
        bool capital = false;
        for (std::size_t k = 0; k < span.size(); ++k) {
            const Word &a = view_.original.words[span.begin + k], &b = view_.version.words[like.span.begin + k];
            if (a.key == b.key) continue;
            capital = capital || b.capital;
            // One word for another, both ordinary: "Investment Fund" / "Investment Funds" in lower case is wording, not
            // damage.
            if (ordinary_word(b) && span.size() == 1) return false;
            if (!plausible(a, b)) return false;
        }
        if (name.weak && !capital) return false;
        report_altered(id, span, like.span, 0.85);
        return true;
    }

    // "Müller" / "Mueller", "Ålesund" / "Aalesund": the usual ASCII spelling of a marked letter.
    bool transliterated(WordSpan original, WordSpan version) const
    {
        const auto marked = [](std::string_view text) {
            return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        };
        if (!marked(view_.original.surface(original)) && !marked(view_.version.surface(version))) return false;
        for (std::size_t k = 0; k < original.size(); ++k)
            if (squeezed(view_.original.words[original.begin + k].key) !=
                squeezed(view_.version.words[version.begin + k].key))
                return false;
        return true;
    }

    static std::string squeezed(const std::string& key)
    {
        std::string out;
        for (std::size_t i = 0; i < key.size(); ++i) {
            out += key[i];
            const bool vowel = key[i] == 'a' || key[i] == 'o' || key[i] == 'u';
            if (vowel && i + 1 < key.size() && (key[i + 1] == 'e' || (key[i] == 'a' && key[i + 1] == 'a'))) ++i;
        }
        return out;
    }

    // A garbled word is long enough not to be another word by chance, or replaced in a longer name.
    static bool plausible(const Word& a, const Word& b)
    {
        return apostrophe_lost(a, b) || a.key.size() >= 4 || b.upper || b.capital;
    }

    // "Tô Lâm" that came back as "T LM": every letter that is not ASCII is gone.
    bool lost_letters(std::uint32_t id, WordSpan span)
    {
        const std::string original(view_.original.surface(span));
        std::string ascii;
        for (const char c : original)
            if (static_cast<unsigned char>(c) < 0x80 && c != ' ')
                ascii += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        if (ascii.size() < 2 || ascii.size() == original.size()) return false;
        const WordSpan where = window(span);
        for (std::size_t j = where.begin; j < where.end; ++j) {
            std::string letters;
            for (std::size_t k = j; k < where.end && letters.size() < ascii.size(); ++k) {
                letters += view_.version.words[k].key;
                if (letters != ascii || is_claimed({j, k + 1})) continue;
                report_altered(id, span, {j, k + 1}, 0.9, "lost letters in");
                return true;
            }
        }
        return false;
    }

    // All words of the name are near its place, in another order or with other small words between.
    bool found_in_other_order(std::uint32_t id, WordSpan span)
    {
        std::vector<std::string> wanted;
        for (std::size_t i = span.begin; i < span.end; ++i)
            if (!is_function_word(view_.original.words[i].key, table_)) wanted.push_back(view_.original.words[i].key);
        if (wanted.size() < 2) return false;
        const WordSpan where = window(span);
        std::size_t first = where.end, last = where.begin, found = 0;
        for (const std::string& word : wanted) {
            for (std::size_t j = where.begin; j < where.end; ++j) {
                if (is_claimed({j, j + 1}) ||
                    !(view_.version.words[j].key == word || same_place(word, view_.version.words[j].key)))
                    continue;
                first = std::min(first, j);
                last = std::max(last, j + 1);
                ++found;
                break;
            }
        }
        if (found < wanted.size() || last - first > span.size() + 3) return false;
        const WordSpan there{first, last};
        std::size_t content = 0;
        for (std::size_t j = first; j < last; ++j) content += !is_function_word(view_.version.words[j].key, table_);
        if (content > wanted.size()) return false;
        confirm(id, there);
        // "Centre for Rights of X" for "X Rights Centre" is grammar; the bare words of a name in another order are another
        // name.
        if (there.size() == wanted.size() && span.size() == wanted.size() && same_letters(span, there))
            report_order(id, there);
        return true;
    }

    // The very same words, not an adjective for a country ("Polish" for "of Poland").
    bool same_letters(WordSpan original, WordSpan version) const
    {
        // "Lake Tarsu" / "Tarsu lake", "DENV-1 serotype": only names that keep their capitals are told apart by order.
        for (std::size_t j = version.begin; j < version.end; ++j)
            if (!view_.version.words[j].capital || is_numeral(view_.version.words[j].key) || view_.version.words[j].upper)
                return false;
        std::vector<std::string> a, b;
        for (std::size_t i = original.begin; i < original.end; ++i) a.push_back(view_.original.words[i].key);
        for (std::size_t j = version.begin; j < version.end; ++j) b.push_back(view_.version.words[j].key);
        std::sort(a.begin(), a.end());
        std::sort(b.begin(), b.end());
        return a == b;
    }

    void report_order(std::uint32_t id, WordSpan version)
    {
        work_.original_links[id].state = FactState::Changed;
        Draft draft =
            named_draft(id, Change::Reordered, place_of(view_.original.fact(id)), view_.version.place_of(version), 0.8);
        draft.severity = Severity::Minor;
        draft.message = "The name \"" + shown_original(work_, draft.original->range) +
                        "\" has its words in another order: \"" + shown_version(work_, draft.version->range) + "\".";
        draft.why = "Readers look it up in the order its owner uses.";
        work_.drafts.push_back(std::move(draft));
    }

    // Another name stands where the name stood.
    bool found_replaced(std::uint32_t id, WordSpan span)
    {
        const Gap gap = view_.project(span);
        if (gap.span.size() > span.size() + gap.left + gap.right + 8) return false;
        const Fact& fact = view_.original.fact(id);
        double best_cost = 1e18;
        std::int64_t best = -1;
        for (const std::uint32_t v : view_.version.fact_ids) {
            const Fact& other = view_.version.fact(v);
            if (!other.name() || !work_.open_version(v)) continue;
            const WordSpan there = view_.version.words_of(other.range);
            if (there.empty() || there.begin + 1 < gap.span.begin || there.begin > gap.span.end) continue;
            if (fact.name()->weak != other.name()->weak && !(gap.tight(2))) continue;
            if (known_elsewhere(*other.name()) && !gap.tight(3)) continue;
            const double cost = std::abs(view_.expected_position(span.begin) - static_cast<double>(there.begin));
            if (cost < best_cost) {
                best_cost = cost;
                best = v;
            }
        }
        if (best < 0) return false;
        report_altered(id, span, view_.version.words_of(work_.version_fact(static_cast<std::uint32_t>(best)).range),
                       gap.tight(3) ? 0.85 : 0.6, "replaced");
        return true;
    }

    // Half or more of a longer name stands, the rest is other words: "Central Work Conference" / "Central Labor Conference".
    bool found_partly_replaced(std::uint32_t id, WordSpan span)
    {
        if (span.size() < 2) return false;
        const WordSpan where = window(span);
        std::size_t best_equal = 0;
        WordSpan best;
        for (std::size_t j = where.begin; j + span.size() <= where.end; ++j) {
            const WordSpan here{j, j + span.size()};
            if (is_claimed(here)) continue;
            std::size_t equal = 0, content = 0, other_lower = 0;
            for (std::size_t k = 0; k < span.size(); ++k) {
                const Word &a = view_.original.words[span.begin + k], &b = view_.version.words[j + k];
                if (is_function_word(a.key, table_)) continue;
                ++content;
                equal += a.key == b.key || align::word_similarity(a.key, b.key) > 0.8;
                other_lower += a.key != b.key && (!b.capital || is_function_word(b.key, table_));
            }
            if (equal == 0 || equal * 2 < content || other_lower > 0 || equal <= best_equal) continue;
            best_equal = equal;
            best = here;
        }
        if (best_equal == 0) return false;
        report_altered(id, span, best, 0.8);
        return true;
    }

    bool known_elsewhere(const NameValue& name) const
    {
        return work_.original_index.names.contains(content_key(name, table_)) ||
               (!name.canonical.empty() && work_.original_index.canonicals.contains(name.canonical));
    }

    bool in_version_somewhere(const NameValue& name) const
    {
        if (!name.canonical.empty() && work_.version_index.canonicals.contains(name.canonical)) return true;
        return work_.version_index.names.contains(content_key(name, table_));
    }

    bool words_in_version(WordSpan span) const
    {
        for (std::size_t i = span.begin; i < span.end; ++i)
            if (!is_function_word(view_.original.words[i].key, table_) &&
                !work_.version_index.has_word(view_.original.words[i].key))
                return false;
        return true;
    }

    // "(OLAF)" left out behind its full name, which is there: the reader loses nothing.
    bool expansion_stands(const Fact& fact) const
    {
        const NameValue& name = *fact.name();
        if (!name.is_acronym || name.tokens.size() != 1) return false;
        const std::string& text = work_.comparison.original.document.text;
        const bool in_brackets = fact.range.begin > 1 && text[fact.range.begin - 1] == '(';
        for (const std::uint32_t o : view_.original.fact_ids) {
            const Fact& full = view_.original.fact(o);
            if (!full.name() || work_.original_links[o].state != FactState::Confirmed) continue;
            if (full.name()->acronym == name.tokens.front() || (in_brackets && full.range.end + 2 == fact.range.begin))
                return true;
        }
        return false;
    }

    void judge_missing(std::uint32_t id, WordSpan span)
    {
        const Fact& fact = view_.original.fact(id);
        const Gap gap = view_.project(span);
        const bool cut_out = gap.tight(1) && gap.span.empty();
        const bool elsewhere = in_version_somewhere(*fact.name()) || words_in_version(span);
        const bool report = !fact.name()->weak && (cut_out || !elsewhere) && !expansion_stands(fact);
        work_.settle_original(id, report ? FactState::Lost : FactState::Silent);
        if (!report) return;
        Draft draft = named_draft(id, Change::Missing, place_of(fact), view_.place_without(span), cut_out ? 0.85 : 0.65);
        draft.cause = content_key(*fact.name(), table_);
        draft.severity = elsewhere ? Severity::Minor : Severity::Major;
        draft.message = "The name \"" + shown_original(work_, fact.range) + "\" is gone.";
        work_.drafts.push_back(std::move(draft));
    }

    // Another acronym stands exactly where this one stood: "(DIUS)" / "(IEUD)". Its expansion nearby is no excuse.
    bool found_other_acronym(std::uint32_t id, WordSpan span)
    {
        const Gap gap = view_.project(span);
        if (!gap.tight(2)) return false;
        for (const std::uint32_t v : view_.version.fact_ids) {
            const Fact& other = view_.version.fact(v);
            if (!other.name() || !other.name()->is_acronym || !work_.open_version(v) || known_elsewhere(*other.name()))
                continue;
            const WordSpan there = view_.version.words_of(other.range);
            if (there.empty() || there.begin < gap.span.begin || there.end > gap.span.end) continue;
            report_altered(id, span, there, 0.85);
            return true;
        }
        return false;
    }

    // --- names only the version has ---

    void judge_new(std::uint32_t id)
    {
        const Fact& fact = view_.version.fact(id);
        const NameValue& name = *fact.name();
        const WordSpan span = view_.version.words_of(fact.range);
        work_.settle_version(id, FactState::Silent);
        if (name.weak || span.empty() || known_elsewhere(name) || is_claimed(span)) return;
        if (has_broken_encoding(
                work_.comparison.version.slice(up_to_blanks(work_.comparison.version, fact.range, fact.paragraph))))
            return;
        if (!name.acronym.empty() && work_.original_index.has_word(name.acronym)) return;    // only its full form is new
        bool novel = true, solid = name.is_acronym || !name.canonical.empty();
        std::size_t content = 0;
        for (std::size_t i = span.begin; i < span.end; ++i) {
            const Word& word = view_.version.words[i];
            if (is_function_word(word.key, table_)) continue;
            ++content;
            if (work_.original_index.has_word(word.key) || work_.version_index.lower_words.contains(word.key)) novel = false;
        }
        solid = solid || content >= 2 || inserted(span);
        if (!novel || !solid) return;
        work_.settle_version(id, FactState::Lost);
        Draft draft;
        draft.kind = Kind::Name;
        draft.change = Change::Added;
        draft.severity = Severity::Major;
        draft.confidence = 0.65;
        draft.message = "The name \"" + shown_version(work_, fact.range) + "\" is not in the original.";
        draft.version = place_of(fact);
        draft.original = view_.place_without_back(span);
        draft.cause = content_key(name, table_);
        work_.drafts.push_back(std::move(draft));
    }

    // The words around it are the original's own: it was put between them.
    bool inserted(WordSpan span) const
    {
        const Word& first = view_.version.words[span.begin];
        return !first.sentence_start && first.capital && view_.project_back(span).tight(3) &&
               view_.project_back(span).span.size() <= 1;
    }

    // --- drafts ---

    Draft named_draft(std::uint32_t id, Change change, std::optional<Place> original, std::optional<Place> version,
                      double confidence) const
    {
        Draft draft;
        draft.kind = Kind::Name;
        draft.change = change;
        draft.confidence = confidence;
        draft.original = original;
        draft.version = version;
        draft.cause = content_key(*view_.original.fact(id).name(), table_);
        if (version) draft.cause += " => " + shown_version(work_, version->range);
        return draft;
    }

    void settle_changed(std::uint32_t id, WordSpan version)
    {
        claim(version);
        work_.original_links[id].state = FactState::Changed;
        for (const std::uint32_t v : view_.version.fact_ids) {
            if (!view_.version.fact(v).name() || !work_.open_version(v)) continue;
            if (!view_.version.words_of(view_.version.fact(v).range).overlaps(version)) continue;
            work_.link(id, v, FactState::Changed);
        }
    }

    bool weak_at(WordSpan version) const
    {
        for (const std::uint32_t v : view_.version.fact_ids) {
            const Fact& fact = view_.version.fact(v);
            if (fact.name() && view_.version.words_of(fact.range).overlaps(version)) return fact.name()->weak;
        }
        return false;
    }

    // The reported span covers the name the version reads there, when that holds the words found.
    Place version_place(WordSpan version) const
    {
        for (const std::uint32_t v : view_.version.fact_ids) {
            const Fact& fact = view_.version.fact(v);
            const ByteRange bytes = view_.version.bytes_of(version);
            if (fact.name() && fact.range.contains(bytes) && fact.range.size() < bytes.size() + 30) return place_of(fact);
        }
        return view_.version.place_of(version);
    }

    void report_altered(std::uint32_t id, WordSpan span, WordSpan version, double confidence, std::string_view how = "")
    {
        const Fact& fact = view_.original.fact(id);
        Place after = version_place(version);
        const ByteRange whole = up_to_blanks(work_.comparison.version, after.range, after.paragraph);
        const bool broken =
            has_broken_encoding(work_.comparison.version.slice(whole)) && !has_broken_encoding(view_.original.surface(span));
        if (broken) after.range = whole;
        Draft draft = named_draft(id, Change::Altered, place_of(fact), after, confidence);
        bool only_apostrophes = span.size() == version.size();
        for (std::size_t k = 0; only_apostrophes && k < span.size(); ++k) {
            const Word &a = view_.original.words[span.begin + k], &b = view_.version.words[version.begin + k];
            only_apostrophes = a.key == b.key || apostrophe_lost(a, b) || without_apostrophes(a.key) == b.key;
        }
        if (only_apostrophes || broken) draft.kind = Kind::Damage;
        if (only_apostrophes) draft.severity = Severity::Minor;
        else if (how == "replaced" && !fact.name()->weak && !weak_at(version) &&
                 likeness_at(span, version.begin, version.size()) < 0.5)
            draft.severity = Severity::Critical;
        draft.message =
            "The name \"" + shown_original(work_, fact.range) + "\" became \"" + shown_version(work_, after.range) + "\"";
        draft.message += only_apostrophes           ? ": its apostrophe is lost."
                         : how == "lost letters in" ? ": its accented letters are lost."
                                                    : ".";
        settle_changed(id, version);
        work_.drafts.push_back(std::move(draft));
    }

    Work& work_;
    const BeadView& view_;
    const language::Table& table_;
    std::vector<bool> claimed_;
    std::unordered_set<std::string_view> word_acronyms_;
};

}    // namespace

void judge_names(Work& work, const BeadView& view)
{
    NameJudge(work, view).run();
}

}    // namespace textdrift::drift
