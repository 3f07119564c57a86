// Quotations of a text and of its translation. No word matches across languages: quotations of a bead are paired in their
// order, by length against the pair's own ratio, by place and by the facts inside; what is left over looks for a partner in
// the neighbouring beads before it is reported.
#include "core/drift/across_quotations.h"

#include <limits>

#include "core/drift/checks.h"
#include "core/drift/letters.h"

namespace textdrift::drift {

namespace {

using facts::Fact;

constexpr std::uint32_t kNameWords = 9;    // a quotation nobody says may be a name up to there
constexpr double kDroppedCost = 0.5;       // a quotation dropped with its words, where it may have lost its marks alone
constexpr std::size_t kFewestHabit = 3;    // quotations without their marks that are a translator's way
constexpr double kInsideFit = 2, kInsidePlace = 0.15;    // of a quotation told inside another one
constexpr std::uint32_t kSlackBytes = 24;                // around where a quotation should be
constexpr std::size_t kNeighbours = 2;                   // beads away that a quotation may have slipped
constexpr double kStrayFit = 2;                          // of a quotation found in another bead
constexpr std::string_view kDoubleMarks[] = {"\"", "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB"};
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

class AcrossQuotations {
public:
    explicit AcrossQuotations(Work& work) : work_(work) {}

    void run()
    {
        gather();
        for (BeadQuotes& bead : beads_) {
            if (bead.original.quotes.empty() && bead.version.quotes.empty()) continue;
            if (bead.one_sided()) {
                leave_all(bead);
                continue;
            }
            pair_quotations(work_, bead, ratio_);
            compare_quotations(work_, bead, ratio_);
        }
        pair_strays();
        habit_ = is_habit();
        for (BeadQuotes& bead : beads_) {
            if (bead.one_sided()) continue;
            for (const std::size_t o : bead.left_original) judge_lost(bead, o);
            for (const std::size_t v : bead.left_version) judge_added(bead, v);
        }
    }

private:
    // ---- gathering -----------------------------------------------------------------------------------------------

    // Beads whose paragraphs are in two languages; one-sided ones for what slipped into them.
    bool across(const align::Bead& bead) const
    {
        for (const std::uint32_t o : bead.original)
            for (const std::uint32_t v : bead.version)
                if (!same_words(work_.comparison.original.language_of(work_.comparison.original.paragraphs[o]),
                                work_.comparison.version.language_of(work_.comparison.version.paragraphs[v])))
                    return true;
        return bead.original.empty() || bead.version.empty();
    }

    void gather()
    {
        double original = 0, version = 0;
        for (const align::Bead& bead : work_.comparison.alignment.beads) {
            if (!across(bead)) continue;
            BeadQuotes& quotes = beads_.emplace_back();
            quotes.bead = &bead;
            quotes.original = quoted_side(work_.comparison.original, work_.original, bead.original);
            quotes.version = quoted_side(work_.comparison.version, work_.version, bead.version);
            if (quotes.one_sided()) continue;
            original += quotes.original.letters;
            version += quotes.version.letters;
        }
        if (original > 0 && version > 0) ratio_ = version / original;
    }

    static void leave_all(BeadQuotes& bead)
    {
        for (std::size_t i = 0; i < bead.original.quotes.size(); ++i) bead.left_original.push_back(i);
        for (std::size_t j = 0; j < bead.version.quotes.size(); ++j) bead.left_version.push_back(j);
    }

    // ---- across beads --------------------------------------------------------------------------------------------

    // Where paragraphs were cut in another way, a quotation stands in the bead before or behind.
    void pair_strays()
    {
        for (std::size_t i = 0; i < beads_.size(); ++i) {
            std::erase_if(beads_[i].left_original, [&](std::size_t o) {
                const Quote& quote = beads_[i].original.quotes[o];
                const std::size_t last = std::min(beads_.size(), i + kNeighbours + 1);
                if (!lacks(beads_[i], quote.letters)) return false;
                for (std::size_t k = i > kNeighbours ? i - kNeighbours : 0; k < last; ++k)
                    if (k != i && take_stray(beads_[k], quote)) return true;
                return false;
            });
        }
    }

    // What the lengths of a bead say of so many letters of the original: whether they are not told here ...
    bool lacks(const BeadQuotes& bead, double letters) const
    {
        if (bead.one_sided()) return true;
        const double rest = bead.original.letters - letters;
        return rest > 0 && off(bead, rest) < off(bead, bead.original.letters);
    }

    // ... or told here beside all of its own.
    bool holds_more(const BeadQuotes& bead, double letters) const
    {
        if (bead.one_sided()) return true;
        return off(bead, bead.original.letters + letters) < off(bead, bead.original.letters);
    }

    double off(const BeadQuotes& bead, double letters) const
    {
        return std::abs(misfit(bead.version.letters, letters * ratio_));
    }

    // Of so many letters of the version told for a quotation, in standard deviations.
    double misfit_of(double letters, const Quote& quote) const
    {
        return misfit(letters, quote.letters * ratio_) / log_spread(quote.words);
    }

    bool take_stray(BeadQuotes& bead, const Quote& quote)
    {
        if (!holds_more(bead, quote.letters)) return false;
        for (auto j = bead.left_version.begin(); j != bead.left_version.end(); ++j) {
            const Quote& there = bead.version.quotes[*j];
            if (std::abs(misfit_of(there.letters, quote)) > kStrayFit) continue;
            work_.original_links[quote.id] = {FactState::Confirmed, there.id, false};
            work_.version_links[there.id] = {FactState::Confirmed, quote.id, false};
            bead.left_version.erase(j);
            return true;
        }
        return false;
    }

    // ---- lost quotations -----------------------------------------------------------------------------------------

    Draft draft_of(Change change, std::uint32_t original, std::uint32_t version) const
    {
        Draft draft;
        draft.kind = Kind::Quotation;
        draft.change = change;
        draft.severity = Severity::Major;
        if (original != kNone) draft.original = place_of(work_.original_fact(original));
        if (version != kNone) draft.version = place_of(work_.version_fact(version));
        return draft;
    }

    // A version most of whose speech stands without marks follows a habit of its own, the more so where words do for them.
    bool is_habit() const
    {
        std::size_t all = 0, lost = 0;
        for (const BeadQuotes& bead : beads_) {
            if (bead.one_sided()) continue;
            const auto counts = [](const Quote& quote) {
                return quote.speech && quote.words >= kSpeechWords && !quote.title;
            };
            for (const Quote& quote : bead.original.quotes) all += counts(quote);
            for (const std::size_t o : bead.left_original) lost += counts(bead.original.quotes[o]);
        }
        const bool words = !language::table(work_.comparison.version.language).section("reported-speech").empty();
        return lost >= (words ? 2 : kFewestHabit) && lost * 2 >= all;
    }

    // "... ကြောင်း": the sentence says of itself that it tells somebody's words in the narrator's.
    bool is_reported(const Place& place) const
    {
        const segment::SegmentedText& text = work_.comparison.version;
        for (const ByteRange sentence : text.sentences_of(text.paragraphs[place.paragraph])) {
            if (!sentence.overlaps(place.range)) continue;
            const std::string_view words = text.slice({std::max(sentence.begin, place.range.begin), sentence.end});
            for (const language::Row& row : language::table(text.language).section("reported-speech"))
                if (row.value() == "indirect" && words.find(row.form) != std::string_view::npos) return true;
        }
        return false;
    }

    // Names of organisations and works stand between marks in some languages and without them in others.
    bool names_lose_marks() const
    {
        return language::table(work_.comparison.original.language).meta("quoted-names") == "yes";
    }
    bool names_gain_marks() const
    {
        return language::table(work_.comparison.version.language).meta("quoted-names") == "yes";
    }

    // The version quotes it inside of another quotation, as is proper where the original's marks are all of one kind.
    bool told_inside(const BeadQuotes& bead, const Quote& quote) const
    {
        if (!quote.nested.empty()) return false;
        const double scale = bead.version.letters / std::max(bead.original.letters, 1.0);
        return std::any_of(bead.version.quotes.begin(), bead.version.quotes.end(), [&](const Quote& outer) {
            return std::any_of(outer.nested.begin(), outer.nested.end(), [&](const Quote::Inner& inside) {
                return std::abs(misfit_of(inside.letters, quote)) < kInsideFit &&
                       std::abs(inside.begin - quote.begin * scale) < kInsidePlace * std::max(bead.version.letters, 1.0);
            });
        });
    }

    void judge_lost(const BeadQuotes& bead, std::size_t o)
    {
        const Quote& quote = bead.original.quotes[o];
        const bool by_layout = quote.block || (bead.version.unusual && bead.version.quotes.empty());
        const bool convention =
            by_layout || (quote.title && names_lose_marks()) || quote.words < kSpeechWords || marked_otherwise(bead, quote);
        if (!quote.speech || convention || told_inside(bead, quote) || (quote.name && names_lose_marks())) {
            work_.settle_original(quote.id, FactState::Silent);
            return;
        }
        double lost = 0;
        for (const std::size_t other : bead.left_original)
            if (bead.original.quotes[other].speech) lost += bead.original.quotes[other].letters;
        const double quoted = bead.original.quoted_letters(), words = quote.words;
        const bool dropped = length_cost(bead, ratio_, quoted, lost, true, words) + kDroppedCost <
                             length_cost(bead, ratio_, quoted, lost, false, words);
        if (dropped) report_missing(quote);
        else report_unmarked(bead, quote);
    }

    // Where the quotation should be the version has a mark that belongs to none, or one that never closes.
    bool marked_otherwise(const BeadQuotes& bead, const Quote& quote) const
    {
        for (const Quote& other : bead.version.quotes)
            if (other.open && !quote.open) return true;
        const Place there = place_of_quotation(work_, bead, quote);
        const ByteRange paragraph = work_.comparison.version.paragraphs[there.paragraph].range;
        const std::uint32_t slack = std::max(kSlackBytes, (there.range.end - there.range.begin) / 3);
        const ByteRange near{std::max(paragraph.begin, there.range.begin - std::min(there.range.begin, slack)),
                             std::min(paragraph.end, there.range.end + slack)};
        return has_stray_mark(work_.comparison.version, work_.version, there.paragraph, &near);
    }

    void report_missing(const Quote& quote)
    {
        work_.settle_original(quote.id, FactState::Lost);
        Draft draft = draft_of(Change::Missing, quote.id, kNone);
        draft.confidence = quote.title ? 0.6 : 0.8;
        draft.cause = "gone " + std::to_string(draft.original->range.begin);
        draft.message =
            "The quotation \"" + shown_original(work_, work_.original_fact(quote.id).quotation()->inner) + "\" is gone.";
        settle_inside(draft.original->range, draft.original->paragraph);
        work_.drafts.push_back(std::move(draft));
    }

    // What was said only inside the lost quotation is lost with it: one cause, one finding.
    void settle_inside(ByteRange range, std::uint32_t paragraph)
    {
        for (std::uint32_t id = work_.original.first_of_paragraph[paragraph];
             id < work_.original.first_of_paragraph[paragraph + 1]; ++id) {
            const Fact& fact = work_.original_fact(id);
            const bool speaker =
                fact.attribution() && fact.attribution()->quotation && fact.attribution()->quotation->overlaps(range);
            if ((range.contains(fact.range) || speaker) && work_.open_original(id))
                work_.settle_original(id, FactState::Lost);
        }
    }

    void report_unmarked(const BeadQuotes& bead, const Quote& quote)
    {
        work_.settle_original(quote.id, FactState::Changed);
        Draft draft = draft_of(Change::Unmarked, quote.id, kNone);
        draft.version = place_of_quotation(work_, bead, quote);
        draft.confidence = quote.title ? 0.65 : 0.85;
        if (quote.open || habit_ || is_reported(*draft.version)) draft.severity = Severity::Info;
        draft.cause = "unmarked " + std::to_string(draft.original->range.begin);
        draft.message = "The quotation \"" + shown_original(work_, work_.original_fact(quote.id).quotation()->inner) +
                        "\" has lost its marks: \"" + shown_version(work_, draft.version->range) + "\".";
        draft.why = "Somebody's own words now read as the text's.";
        work_.drafts.push_back(std::move(draft));
    }

    // ---- added quotations ----------------------------------------------------------------------------------------

    void judge_added(const BeadQuotes& bead, std::size_t v)
    {
        const Quote& quote = bead.version.quotes[v];
        work_.settle_version(quote.id, FactState::Silent);
        const double words = bead.original.letters > 0 ? quote.letters / ratio_ / letters_per_word(bead) : quote.words;
        const bool long_enough = quote.words >= kSpeechWords && words >= kSpeechWords;
        if (!quote.speech || !long_enough || quote.block || bead.original.unusual || (quote.title && names_gain_marks()))
            return;
        // A mark that nothing closes may be a slip, and where it should have closed nobody can tell.
        if (quote.open) return;
        // Names of offices and programmes stand between marks in Chinese and Korean.
        if (quote.words < kNameWords && !is_attributed(work_.version, work_.version_fact(quote.id))) return;
        // Something of the original is quoted here and found no partner: it is told as that. Marks inside of the words or
        // beside any quotation were read in another way than they were meant.
        const bool another = !bead.left_original.empty() || holds_mark(work_.version_fact(quote.id).quotation()->inner) ||
                             is_misread(work_, *bead.bead);
        if (another) return;
        work_.settle_version(quote.id, FactState::Lost);
        Draft draft = draft_of(Change::Added, kNone, quote.id);
        draft.confidence = quote.title ? 0.4 : 0.6;
        if (quote.title) draft.severity = Severity::Minor;
        draft.message = "The original has no such quotation: \"" +
                        shown_version(work_, work_.version_fact(quote.id).quotation()->inner) + "\".";
        work_.drafts.push_back(std::move(draft));
    }

    bool holds_mark(ByteRange inner) const
    {
        const std::string_view words = work_.comparison.version.slice(inner);
        return std::any_of(std::begin(kDoubleMarks), std::end(kDoubleMarks),
                           [&](std::string_view mark) { return words.find(mark) != std::string_view::npos; });
    }

    double letters_per_word(const BeadQuotes& bead) const
    {
        double words = 0;
        for (const std::uint32_t p : bead.bead->original) words += work_.comparison.original.paragraphs[p].word_count;
        return words > 0 ? bead.original.letters / words : 1;
    }

    Work& work_;
    std::vector<BeadQuotes> beads_;
    bool habit_ = false;
    double ratio_ = 1;    // letters of the version to a letter of the original
};

}    // namespace

void judge_quotations_across(Work& work)
{
    AcrossQuotations(work).run();
}

}    // namespace textdrift::drift
