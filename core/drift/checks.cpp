// Reads off the tables of two languages what can be checked between them.
#include "core/drift/checks.h"

#include "core/language/table.h"

namespace textdrift::drift {

namespace {

using Extent = Check::Extent;

std::string_view primary_subtag(std::string_view language)
{
    return language.substr(0, language.find_first_of("-_"));
}

// The language whose table a language goes by: its own, or the one its table extends. Scripts are no languages.
std::string_view table_family(std::string_view language)
{
    const std::string_view parent = language::table(language).meta("extends");
    return parent.empty() ? primary_subtag(language) : parent;
}

// "sr-Latn" and "sr": one language, yet no word is written alike. A tag without a script has its table's.
std::string_view script_of(std::string_view tag)
{
    const std::size_t dash = tag.find('-');
    if (dash != std::string_view::npos && tag.size() >= dash + 5 && (tag.size() == dash + 5 || tag[dash + 5] == '-'))
        return tag.substr(dash + 1, 4);
    return language::table(tag).meta("script");
}

class Checks {
public:
    Checks(std::string_view a, std::string_view b) : a_(a), b_(b), one_(same_words(a, b)) {}

    std::vector<Check> run()
    {
        for (const char* kind : {"number", "percentage"}) values(kind, "number-words");
        values("date", "date-words");
        for (const char* kind : {"money", "measure"})
            values(kind, kind == std::string_view("money") ? "currencies" : "units");
        names();
        add("quotation", Extent::Full,
            one_ ? "marks, and word by word" : "marks, length, place and the facts inside; not its words");
        by_section("attribution", "saying-verbs", "speakers by name, verbs by meaning");
        by_section("negation", "negations", one_ ? "" : "denials lost or new, with low confidence");
        by_section("comparator", "comparators", one_ ? "" : "bounds of equal values");
        add("link", Extent::Full, "");
        add("paragraph", Extent::Full, one_ ? "" : "missing, added and moved by alignment across languages");
        if (one_) add("damage", Extent::Full, "");
        else add("damage", Extent::Partial, "paragraphs left untranslated and broken encoding; no glued or lost words");
        return std::move(checks_);
    }

private:
    void add(std::string_view kind, Extent extent, std::string how) { checks_.push_back({kind, extent, std::move(how)}); }

    // The side without a table or without rows for a section; empty where both have it.
    std::string_view lacking(std::string_view section) const
    {
        for (const std::string_view side : {a_, b_})
            if (!language::table(side).has(section)) return side;
        return {};
    }

    static std::string quoted(std::string_view language) { return '"' + std::string(language) + '"'; }

    void values(std::string_view kind, std::string_view section)
    {
        const std::string_view side = lacking(section);
        if (side.empty()) add(kind, Extent::Full, "by value");
        else add(kind, Extent::Partial, "by value, with what CLDR knows of " + quoted(side) + ": it has no word table");
    }

    void names()
    {
        if (one_) return add("name", Extent::Full, "");
        const std::string_view side = lacking("demonyms");
        if (side.empty()) add("name", Extent::Full, "places by CLDR and tables, others by sound and by consistency");
        else
            add("name", Extent::Partial,
                "places by CLDR, others by sound and by consistency; no adjectives of places in " + quoted(side));
    }

    void by_section(std::string_view kind, std::string_view section, std::string how)
    {
        const std::string_view side = lacking(section);
        if (side.empty()) add(kind, Extent::Full, std::move(how));
        else add(kind, Extent::None, "no word table for the language " + quoted(side));
    }

    std::string_view a_, b_;
    bool one_;
    std::vector<Check> checks_;
};

}    // namespace

bool same_words(std::string_view a, std::string_view b)
{
    return a == "und" || b == "und" || (table_family(a) == table_family(b) && script_of(a) == script_of(b));
}

std::vector<Check> checks_between(std::string_view original_language, std::string_view version_language)
{
    return Checks(original_language, version_language).run();
}

}    // namespace textdrift::drift
