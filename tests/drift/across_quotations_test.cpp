// Quotations of translations: silence on honest ones in every style of marks, and each lost mark or quotation found.
#include <doctest/doctest.h>

#include "core/facts/extract.h"
#include "tests/drift/translations.h"

using namespace textdrift;
using namespace textdrift::test;
using drift::Change;
using drift::Kind;

namespace {

struct Quoted {
    std::uint32_t paragraph;
    ByteRange whole, inner;    // in the text
};

// The outermost quotations of a translation, without the term in the fourth paragraph.
std::vector<Quoted> quotations_of(const Translation& translation)
{
    const segment::SegmentedText text = cut(translation);
    std::vector<Quoted> found;
    bool term = true;
    for (const facts::Fact& fact : facts::extract(text).facts) {
        const facts::QuotationValue* value = fact.quotation();
        if (value == nullptr || value->depth > 0) continue;
        if (fact.paragraph == 3 && term) term = false;
        else found.push_back({fact.paragraph, fact.range, value->inner});
    }
    return found;
}

Translation without(const Translation& translation, ByteRange from, ByteRange kept)
{
    Translation changed = translation;
    const std::string inner = translation.text.substr(kept.begin, kept.size());
    changed.text = translation.text.substr(0, from.begin) + inner + translation.text.substr(from.end);
    return changed;
}

bool reported_in(const Comparison& comparison, std::uint32_t paragraph, Change change)
{
    for (const drift::Finding& finding : comparison.findings)
        if (finding.kind == Kind::Quotation && finding.change == change && finding.original &&
            finding.original->paragraph == paragraph)
            return true;
    return false;
}

}    // namespace

TEST_SUITE("drift/across_quotations")
{
    TEST_CASE("quotations: silent on honest translations, whatever their marks")
    {
        for (const Translation& translation : dam_translations()) {
            CAPTURE(translation.language);
            CHECK_EQ(joined(lines_of(compare_in_place(dam_original(), translation), Kind::Quotation)), "");
            CHECK_EQ(joined(lines_of(compare_in_place(translation, dam_original()), Kind::Quotation)), "");
        }
    }

    TEST_CASE("quotations: every speech of the text is read in every language")
    {
        for (const Translation& translation : dam_translations()) {
            CAPTURE(translation.language);
            const std::size_t found = quotations_of(translation).size();
            CHECK(found >= 4);    // some join the two of the second paragraph
            CHECK(found <= 5);
        }
    }

    TEST_CASE("quotations: marks that vanished are found, once")
    {
        for (const Translation& translation : dam_translations()) {
            for (const Quoted& quoted : quotations_of(translation)) {
                const Translation planted = without(translation, quoted.whole, quoted.inner);
                CAPTURE(translation.language);
                CAPTURE(translation.text.substr(quoted.whole.begin, quoted.whole.size()));
                const Comparison comparison = compare_in_place(dam_original(), planted);
                CAPTURE(joined(lines_of(comparison, Kind::Quotation)));
                CHECK(reported_in(comparison, quoted.paragraph, Change::Unmarked));
                CHECK(lines_of(comparison, Kind::Quotation).size() <= 2);
            }
        }
    }

    TEST_CASE("quotations: those dropped are found")
    {
        std::size_t planted_count = 0, found_count = 0;
        for (const Translation& translation : dam_translations()) {
            for (const Quoted& quoted : quotations_of(translation)) {
                const Translation planted = without(translation, quoted.whole, {quoted.whole.begin, quoted.whole.begin});
                CAPTURE(translation.language);
                CAPTURE(translation.text.substr(quoted.whole.begin, quoted.whole.size()));
                const Comparison comparison = compare_in_place(dam_original(), planted);
                CAPTURE(joined(lines_of(comparison, Kind::Quotation)));
                const bool found = reported_in(comparison, quoted.paragraph, Change::Missing) ||
                                   reported_in(comparison, quoted.paragraph, Change::Unmarked);
                ++planted_count;
                found_count += found;
                if (!found) MESSAGE("not seen in " << translation.language);
            }
        }
        // A short one dropped beside a long one reads like two told as one: lengths alone cannot tell.
        CHECK(found_count * 100 >= planted_count * 98);
    }

    // Where a language says by a word that it tells somebody's words in its own, marks are not missed.
    TEST_CASE("quotations: reported speech is worth a note, sentences and parts of them a finding")
    {
        struct Pair {
            const char* name;
            const char* language;
            const char* original;
            const char* version;
            const char* severity;    // of "unmarked"; none: nothing is said
        };
        const Pair pairs[] = {
            {"a sentence", "de", "\"We closed the ferry because the old engine was burning,\" the captain said on Friday.",
             "Wir haben die Fähre geschlossen, weil der alte Motor brannte, sagte der Kapitän am Freitag.", "major"},
            {"begins in lower case", "de",
             "The captain wrote that the ferry \"would have to stay in the harbour\" for the rest of the summer.",
             "Der Kapitän schrieb, dass die Fähre den Rest des Sommers im Hafen bleiben müsse.", "major"},
            {"begins in lower case", "uk",
             "The captain wrote that the ferry \"would have to stay in the harbour\" for the rest of the summer.",
             "Капітан написав, що порому доведеться залишитися в гавані до кінця літа.", "major"},
            {"begins in lower case", "es",
             "The captain wrote that the ferry \"would have to stay in the harbour\" for the rest of the summer.",
             "El capitán escribió que el transbordador tendría que quedarse en el puerto el resto del verano.", "major"},
            {"behind an article", "fr",
             "The captain said on Friday that the \"Harbour people saw the fire and the courage\" of the crew.",
             "Le capitaine a dit vendredi que les gens du port avaient vu le feu et le courage de l'équipage.", "major"},
            {"goes on in another paragraph", "ru", "\"We closed the ferry because the old engine was burning on that day.",
             "Мы закрыли паром, потому что в тот день горел старый двигатель.", "info"},
            {"words that report", "my",
             "\"We closed the ferry because the old engine was burning,\" the captain said on Friday.",
             "စက်ဟောင်း မီးလောင်နေသောကြောင့် ကူးတို့ကို ပိတ်ခဲ့ကြောင်း ကပ္ပတိန်က သောကြာနေ့တွင် ပြောသည်။", "info"},
        };
        for (const Pair& pair : pairs) {
            CAPTURE(pair.name);
            CAPTURE(pair.language);
            std::string severity;
            for (const drift::Finding& finding :
                 compare_in_place({"en", pair.original}, {pair.language, pair.version}).findings)
                if (finding.kind == Kind::Quotation && finding.change == Change::Unmarked)
                    severity = finding.severity == drift::Severity::Info ? "info" : "major";
            CHECK_EQ(severity, pair.severity);
        }
    }
}
