// Reading of a language's table and making of its vocabulary.
#include "language.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>
#include <unordered_set>

#include <unicode/uchar.h>

#include "core/text/utf8.h"

namespace corpus {
namespace {

using Strings = std::vector<std::string>;

constexpr std::size_t kSlots = 1 << 18;
constexpr std::size_t kFormsWanted = 60'000;    // of all classes together

Strings split(std::string_view text, char separator)
{
    Strings parts;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find(separator, start), text.size());
        if (end > start || separator == '|')
            parts.emplace_back(text.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

struct Weighted {
    Strings values;
    std::vector<std::uint32_t> weights;
};

// "er:4 e:3"; "-" is the empty string.
Weighted split_weighted(std::string_view text)
{
    Weighted result;
    for (const std::string& entry : split(text, ' ')) {
        const std::size_t colon = entry.rfind(':');
        if (colon == std::string::npos)
            throw std::runtime_error("\"" + entry + "\" has no weight; expected VALUE:WEIGHT");
        const std::string value = entry.substr(0, colon);
        result.values.push_back(value == "-" ? "" : value);
        result.weights.push_back(static_cast<std::uint32_t>(std::stoul(entry.substr(colon + 1))));
    }
    return result;
}

// Index table in which entry i stands as often as its weight asks.
template <class Index>
std::vector<Index> make_slots(const std::vector<std::uint64_t>& weights, std::size_t slots)
{
    std::uint64_t total = 0;
    for (const std::uint64_t weight : weights)
        total += weight;
    std::vector<Index> result(slots);
    std::uint64_t below = weights[0];
    std::size_t entry = 0;
    for (std::size_t i = 0; i < slots; ++i) {
        const std::uint64_t place = total / slots * i;
        while (below <= place && entry + 1 < weights.size())
            below += weights[++entry];
        result[i] = static_cast<Index>(entry);
    }
    return result;
}

std::vector<std::uint64_t> zipf_weights(std::size_t count, std::uint64_t shift)
{
    std::vector<std::uint64_t> weights(count);
    for (std::size_t rank = 0; rank < count; ++rank)
        weights[rank] = (std::uint64_t{1} << 40) / (rank + shift);
    return weights;
}

struct ClassSource {
    Weighted shapes, endings;
    Strings words;
};

struct Source {
    std::map<char, Strings> tables;
    std::map<char, ClassSource> classes;
};

std::string make_stem(const std::string& shape, const std::map<char, Strings>& tables, Random& random)
{
    std::string stem;
    for (const char letter : shape) {
        const auto table = letter >= 'A' && letter <= 'Z' ? tables.find(letter) : tables.end();
        if (table == tables.end())
            stem += letter;
        else
            stem += table->second[random.below(static_cast<std::uint32_t>(table->second.size()))];
    }
    return stem;
}

// Half of the forms are nouns, a quarter verbs, a quarter adjectives.
void build_class(WordClass& result, const ClassSource& source, const std::map<char, Strings>& tables, std::size_t share,
                 Random& random)
{
    const std::size_t wanted = std::min<std::size_t>(kFormsWanted * share / 4 / source.endings.values.size(), 65'000);
    Strings stems = source.words;
    std::unordered_set<std::string> known(stems.begin(), stems.end());
    std::vector<std::uint64_t> weights(source.shapes.weights.begin(), source.shapes.weights.end());
    const auto shapes = make_slots<std::uint8_t>(weights, 4096);
    for (std::size_t attempt = 0; stems.size() < wanted && attempt < 40 * wanted; ++attempt) {
        std::string stem = make_stem(source.shapes.values[shapes[random.below(4096)]], tables, random);
        if (known.insert(stem).second)
            stems.push_back(std::move(stem));
    }
    result.build(std::move(stems), source.endings.values, source.endings.weights);
}

Chunk parse_chunk(std::string_view text)
{
    Chunk chunk;
    for (const std::string& word : split(text, ' ')) {
        const std::size_t open = word.find('{');
        Piece piece;
        piece.before = word.substr(0, open);
        if (open != std::string::npos) {
            piece.slot = word.at(open + 1);
            piece.after = word.substr(open + 3);
        }
        chunk.push_back(std::move(piece));
    }
    return chunk;
}

void read_marks(Language& language, std::string_view value)
{
    const Strings marks = split(value, '|');
    if (marks.size() != 9)
        throw std::runtime_error("expected 9 marks separated by |");
    std::string* const places[] = {&language.stop,      &language.comma, &language.question, &language.exclamation,
                                   &language.semicolon, &language.colon, &language.open,     &language.close,
                                   &language.dash};
    for (std::size_t i = 0; i < marks.size(); ++i)
        *places[i] = marks[i];
}

void read_digits(Language& language, std::string_view value)
{
    std::size_t at = 0;
    for (std::string& digit : language.native_digits) {
        const std::size_t start = at;
        if (at == value.size())
            throw std::runtime_error("expected ten digits");
        textdrift::text::next_code_point(value, at);
        digit = value.substr(start, at - start);
    }
}

bool read_list(Language& language, const std::string& key, std::string_view value)
{
    const std::map<std::string, std::pair<Strings*, char>> lists = {
        {"link", {&language.links, ' '}},     {"given", {&language.given, ' '}},   {"family", {&language.family, ' '}},
        {"place", {&language.places, ' '}},   {"month", {&language.months, ' '}},  {"menu", {&language.menu, '|'}},
        {"header", {&language.header, '|'}},  {"cookie", {&language.cookie, '|'}}, {"footer", {&language.footer, '|'}}};
    const auto found = lists.find(key);
    if (found == lists.end())
        return false;
    *found->second.first = split(value, found->second.second);
    return true;
}

WordClass& word_class(Language& language, char name)
{
    return name == 'n' ? language.nouns : name == 'v' ? language.verbs : language.adjectives;
}

void read_line(Language& language, Source& source, const std::string& key, std::string_view value)
{
    const char which = key.back();    // "shape n": the class or table
    if (key == "weight")
        language.weight = static_cast<std::uint32_t>(std::stoul(std::string(value)));
    else if (key == "unspaced")
        language.unspaced = true;
    else if (key == "marks")
        read_marks(language, value);
    else if (key == "thousands")
        language.thousands = value;
    else if (key == "digits")
        read_digits(language, value);
    else if (key == "capital")
        word_class(language, value[0]).capital = true;
    else if (key == "date")
        language.date = value;
    else if (key == "chunk")
        language.chunks.push_back(parse_chunk(value));
    else if (key.starts_with("table "))
        source.tables[which] = split(value, ' ');
    else if (key.starts_with("shape "))
        source.classes[which].shapes = split_weighted(value);
    else if (key.starts_with("endings "))
        source.classes[which].endings = split_weighted(value);
    else if (key.starts_with("words "))
        source.classes[which].words = split(value, ' ');
    else if (!read_list(language, key, value))
        throw std::runtime_error("unknown key \"" + key + "\"");
}

void finish(Language& language, const Source& source)
{
    Random random(mix_text(language.name));
    for (const char name : {'n', 'v', 'a'}) {
        if (!source.classes.contains(name))
            throw std::runtime_error(std::string("no shapes for class ") + name);
        build_class(word_class(language, name), source.classes.at(name), source.tables, name == 'n' ? 2 : 1, random);
    }
    if (language.chunks.empty() || language.menu.empty() || language.footer.empty() || language.months.size() != 12)
        throw std::runtime_error("chunk, menu, footer and twelve months are needed");
    language.chunk_slots = make_slots<std::uint8_t>(zipf_weights(language.chunks.size(), 20), 4096);
}

}    // namespace

void WordClass::build(Strings stems, Strings endings, std::vector<std::uint32_t> ending_weights)
{
    stems_ = std::move(stems);
    endings_ = std::move(endings);
    slots_ = make_slots<std::uint16_t>(zipf_weights(stems_.size(), 30), kSlots);
    ending_slots_ = make_slots<std::uint8_t>({ending_weights.begin(), ending_weights.end()}, 256);
}

void WordClass::append(std::uint32_t stem, Random& random, std::string& out) const
{
    out += stems_[stem];
    if (endings_.size() > 1)
        out += endings_[ending_slots_[random.next() >> 56]];
}

void capitalise(std::string& word)
{
    if (word.empty())
        return;
    std::size_t length = 0;
    const char32_t first = textdrift::text::next_code_point(word, length);
    const auto title = static_cast<char32_t>(u_totitle(static_cast<UChar32>(first)));
    if (title == first)
        return;
    std::string letter;
    textdrift::text::append_code_point(letter, title);
    word.replace(0, length, letter);
}

Language read_language(const std::string& path, const std::string& name)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error(path + ": cannot be read");
    Language language;
    language.name = name;
    Source source;
    std::string line;
    try {
        for (std::size_t number = 1; std::getline(file, line); ++number) {
            if (line.empty() || line[0] == '#')
                continue;
            const std::size_t tab = std::min(line.find('\t'), line.size());
            try {
                read_line(language, source, line.substr(0, tab), std::string_view(line).substr(std::min(tab + 1, line.size())));
            } catch (const std::exception& error) {
                throw std::runtime_error(std::to_string(number) + ": " + error.what());
            }
        }
        finish(language, source);
    } catch (const std::exception& error) {
        throw std::runtime_error(path + ":" + error.what());
    }
    return language;
}

}    // namespace corpus
