// Writes the names of provinces, states and districts that CLDR tells into a C++ file, one table a language, without the
// words they are written with or without ("Province", "область", 州: [region-words] of the language's table).
//
//     compile_regions /usr/share/unicode/cldr/common OUTPUT.cpp
//
// A table is lines "usva,usxx<TAB>Name" below a line "=" and what their first word begins with (core/facts/region_start.h).
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <unicode/translit.h>
#include <unicode/uchar.h>

#include "core/facts/region_start.h"
#include "core/facts/token.h"
#include "core/language/table.h"
#include "core/text/utf8.h"

namespace {

using namespace textdrift;

constexpr std::size_t kMostKeys = 4;        // a name of more places is a word: "Central", "Western"
constexpr std::size_t kLongestName = 60;    // bytes

std::string read_file(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return std::move(content).str();
}

std::vector<std::string> split(const std::string& text)
{
    std::istringstream words(text);
    std::vector<std::string> parts;
    for (std::string word; words >> word;) parts.push_back(word);
    return parts;
}

// The value of an attribute behind `from`, which `at` is set behind.
std::string attribute(const std::string& xml, const std::string& name, std::size_t& at)
{
    const std::size_t begin = xml.find(' ' + name + "=\"", at);
    if (begin == std::string::npos) return {};
    const std::size_t value = begin + name.size() + 3;
    at = xml.find('"', value);
    return xml.substr(value, at - value);
}

std::string without_entities(std::string text)
{
    for (const auto& [entity, character] :
         {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}})
        for (std::size_t at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1))
            text.replace(at, std::string(entity).size(), character);
    return text;
}

// What CLDR tells about itself: the locales that say where another locale's names go on, and subdivisions that are
// territories with names of their own.
struct Supplement {
    std::map<std::string, std::string> parents;
    std::set<std::string> territories;

    explicit Supplement(const std::string& folder)
    {
        const std::string data = read_file(folder + "/supplemental/supplementalData.xml");
        for (std::size_t at = data.find("<parentLocale "); at != std::string::npos; at = data.find("<parentLocale ", at)) {
            const std::string parent = attribute(data, "parent", at);
            for (const std::string& locale : split(attribute(data, "locales", at))) parents[locale] = parent;
        }
        const std::string aliases = read_file(folder + "/supplemental/supplementalMetadata.xml");
        for (std::size_t at = aliases.find("<subdivisionAlias "); at != std::string::npos;
             at = aliases.find("<subdivisionAlias ", at)) {
            const std::string code = attribute(aliases, "type", at);
            if (attribute(aliases, "replacement", at).size() == 2) territories.insert(code);
        }
    }
};

// Words that a name may lose, at its beginning or its end; glued ones stand for a part of a word.
class RegionWords {
public:
    explicit RegionWords(const language::Table& table)
    {
        for (const language::Row& row : table.section("region-words")) {
            add(row.form);
            for (const std::string_view form : row.values) add(form);
        }
        const auto longer = [](const std::string& a, const std::string& b) { return a.size() > b.size(); };
        for (auto* list : {&before_, &behind_}) std::stable_sort(list->begin(), list->end(), longer);
    }

    std::string strip(std::string name) const
    {
        constexpr int kMostWords = 3;
        for (int i = 0; i < kMostWords; ++i) {
            const std::string shorter = strip_one(name);
            if (shorter == name) break;
            name = shorter;
        }
        return name;
    }

private:
    void add(std::string_view form)
    {
        const std::string word(form);
        if (form.ends_with('-')) before_.push_back(word.substr(0, word.size() - 1));
        else if (form.starts_with('-')) behind_.push_back(word.substr(1));
        else {
            before_.push_back(word + (form.ends_with("'") || form.ends_with("’") ? "" : " "));
            behind_.push_back(" " + word);
        }
    }

    static bool says_enough(std::string_view rest)
    {
        std::size_t letters = 0, pos = 0;
        char32_t first = 0;
        while (pos < rest.size()) {
            const char32_t c = text::next_code_point(rest, pos);
            if (letters++ == 0) first = c;
        }
        const bool dense = (first >= 0x3400 && first < 0xA000) || (first >= 0xAC00 && first < 0xD7B0);
        return letters >= (dense ? 2u : 3u) && u_isalpha(static_cast<UChar32>(first));
    }

    std::string strip_one(const std::string& name) const
    {
        for (const std::string& word : before_)
            if (name.starts_with(word) && says_enough(name.substr(word.size()))) return name.substr(word.size());
        for (const std::string& word : behind_)
            if (name.ends_with(word) && says_enough(name.substr(0, name.size() - word.size())))
                return name.substr(0, name.size() - word.size());
        return name;
    }

    std::vector<std::string> before_, behind_;
};

// Chinese names are told in either script.
std::vector<std::string> in_both_scripts(const std::string& name)
{
    std::vector<std::string> forms;
    for (const char* id : {"Hant-Hans", "Hans-Hant"}) {
        UErrorCode status = U_ZERO_ERROR;
        static std::map<std::string, std::unique_ptr<icu::Transliterator>> known;
        auto& converter = known[id];
        if (!converter) converter.reset(icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
        icu::UnicodeString letters = icu::UnicodeString::fromUTF8(name);
        if (converter) converter->transliterate(letters);
        std::string form;
        letters.toUTF8String(form);
        forms.push_back(form);
    }
    return forms;
}

class TableWriter {
public:
    TableWriter(const std::string& folder, const Supplement& supplement, const language::Table& table)
        : folder_(folder), supplement_(supplement), table_(table), words_(table)
    {
    }

    // The files of CLDR that hold its names: of its locales, or of their parents.
    std::vector<std::string> files() const
    {
        std::vector<std::string> found;
        for (const std::string_view locale : table_.locales())
            for (std::string name(locale); !name.empty() && name != "root"; name = parent_of(name)) {
                const std::string path = folder_ + "/subdivisions/" + name + ".xml";
                if (!std::ifstream(path)) continue;
                if (std::find(found.begin(), found.end(), path) == found.end()) found.push_back(path);
                break;
            }
        return found;
    }

    std::string write()
    {
        for (const std::string& path : files()) read(path);
        std::map<std::string, std::string> lines;    // by start
        for (const auto& [name, keys] : names_) {
            if (keys.size() > kMostKeys) continue;
            const std::string start = start_of(name);
            if (start.empty()) continue;
            std::string line;
            for (const std::string& key : keys) line += (line.empty() ? "" : ",") + key;
            lines[start] += line + '\t' + name + '\n';
        }
        std::string table;
        for (const auto& [start, rows] : lines) table += '=' + start + '\n' + rows;
        return table;
    }

private:
    std::string parent_of(const std::string& locale) const
    {
        if (const auto told = supplement_.parents.find(locale); told != supplement_.parents.end()) return told->second;
        const std::size_t cut = locale.rfind('_');
        return cut == std::string::npos ? std::string() : locale.substr(0, cut);
    }

    void read(const std::string& path)
    {
        const std::string xml = read_file(path);
        for (std::size_t at = xml.find("<subdivision "); at != std::string::npos; at = xml.find("<subdivision ", at)) {
            const std::string code = attribute(xml, "type", at);
            const std::size_t begin = xml.find('>', at) + 1, end = xml.find('<', begin);
            if (!supplement_.territories.contains(code)) add(code, without_entities(xml.substr(begin, end - begin)));
            at = end;
        }
    }

    void add(const std::string& code, std::string name)
    {
        if (const std::size_t open = name.find_first_of("(["); open != std::string::npos) name.erase(open);
        while (!name.empty() && (name.back() == ' ' || name.back() == ',')) name.pop_back();
        if (name.empty() || name.size() > kLongestName || std::any_of(name.begin(), name.end(), ::isdigit)) return;
        const auto locales = table_.locales();
        const bool both = std::any_of(locales.begin(), locales.end(), [](auto l) { return l.ends_with("_Hant"); });
        for (const std::string& form : both ? in_both_scripts(name) : std::vector<std::string>{name})
            names_[words_.strip(form)].insert(code);
    }

    std::string start_of(const std::string& name) const
    {
        facts::TokeniseOptions options;
        options.keep_marks = table_.keeps_marks();
        const auto tokens = facts::tokenise(name, {0, static_cast<std::uint32_t>(name.size())}, {}, options);
        if (tokens.empty() || tokens.front().type != facts::TokenClass::Word) return {};
        if (tokens.size() == 1 && tokens.front().single) return {};
        return facts::region_start(tokens);
    }

    const std::string& folder_;
    const Supplement& supplement_;
    const language::Table& table_;
    const RegionWords words_;
    std::map<std::string, std::set<std::string>> names_;
};

}    // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fputs("usage: compile_regions CLDR-COMMON-FOLDER OUTPUT\n", stderr);
        return 2;
    }
    const std::string folder = argv[1];
    const Supplement supplement(folder);
    std::ofstream out(argv[2], std::ios::binary);
    out << "// Generated by tools/regions/compile.cpp from Unicode CLDR (see NOTICE).\n#include \"core/facts/regions.h\"\n\n"
           "namespace textdrift::facts {\n\nusing namespace std::string_view_literals;\n\n"
           "static constexpr language::EmbeddedTable kRegions[] = {\n";
    std::size_t tables = 0;
    for (const std::string_view code : language::languages()) {
        const language::Table& table = language::table(code);
        TableWriter writer(folder, supplement, table);
        const std::string_view parent = table.meta("extends");
        if (!parent.empty() && writer.files() == TableWriter(folder, supplement, language::table(parent)).files()) continue;
        const std::string content = writer.write();
        if (content.empty()) continue;
        out << "    {\"" << code << "\", R\"TEXTDRIFT(" << content << ")TEXTDRIFT\"sv},\n";
        ++tables;
    }
    out << "};\n\nstd::span<const language::EmbeddedTable> embedded_regions() noexcept\n{\n    return kRegions;\n}\n\n"
           "}    // namespace textdrift::facts\n";
    if (tables == 0 || !out.flush()) {
        std::fprintf(stderr, "%s: no names of subdivisions found\n", argv[1]);
        return 1;
    }
    return 0;
}
