// Words into chunks, chunks into sentences, sentences into pages.
#include "writer.h"

#include <algorithm>
#include <iterator>

namespace corpus {
namespace {

constexpr std::uint32_t kTopicWords = 60;            // of each class, that a topic brings
constexpr std::uint32_t kCollocations = 40'000;      // chunks with fixed words, common to all documents of a language
constexpr std::uint32_t kCommonSentences = 6'000;    // whole sentences that come again: proverbs, formulas, legal phrases

const std::string& one_of(const std::vector<std::string>& list, Random& random)
{
    return list[random.below(static_cast<std::uint32_t>(list.size()))];
}

void replace_all(std::string& text, std::string_view what, std::string_view with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

}    // namespace

void Text::clear()
{
    bytes.clear();
    words.clear();
    sentences.clear();
    paragraphs.clear();
}

Site make_site(std::uint64_t seed, std::uint64_t number, std::size_t language, const Language& table)
{
    Random random(mix({seed, 0x517E, number}));
    Site site;
    site.number = number;
    site.language = language;
    std::string noun;
    table.nouns.append(table.nouns.draw(random.next()), random, noun);
    capitalise(noun);
    site.name = one_of(table.places, random) + (table.unspaced ? "" : " ") + noun;
    site.straight_quotes = random.permille(450);
    site.boilerplate = random.permille(400);
    site.escapes = random.permille(60);
    site.native_digits = !table.native_digits[0].empty() && random.permille(500);
    site.id_shape = random.below(6);
    return site;
}

Writer::Writer(const Language& language, const Site& site, std::uint64_t topic, Random& random, Text& out)
    : language_(language), site_(site), topic_(topic), random_(random), out_(out)
{
}

void Writer::put_word(std::string word)
{
    if (capital_)
        capitalise(word);
    capital_ = false;
    if (space_ && !language_.unspaced)
        out_.bytes += ' ';
    space_ = true;
    const auto begin = static_cast<std::uint32_t>(out_.bytes.size());
    out_.bytes += word;
    out_.words.push_back({begin, static_cast<std::uint32_t>(out_.bytes.size())});
}

void Writer::word_of(const WordClass& words, std::uint64_t salt, Random& random, std::string& out) const
{
    std::uint64_t bits = random.next();
    if ((bits >> 32) % 100 < 35)
        bits = mix({topic_, salt, random.skewed(kTopicWords)});
    if (!words.capital)
        return words.append(words.draw(bits), random, out);
    std::string word;
    words.append(words.draw(bits), random, word);
    capitalise(word);
    out += word;
}

void Writer::digits(std::uint32_t value, std::string& out) const
{
    const std::string plain = std::to_string(value);
    if (!site_.native_digits) {
        out += plain;
        return;
    }
    for (const char digit : plain)
        out += language_.native_digits[static_cast<std::size_t>(digit - '0')];
}

void Writer::number(Random& random, std::string& out) const
{
    switch (random.below(6)) {
    case 0: {    // thousands
        digits(random.between(1, 999), out);
        out += language_.thousands;
        digits(random.between(100, 999), out);
        break;
    }
    case 1:
        digits(random.below(100), out);
        out += language_.thousands == "," ? '.' : ',';
        digits(random.below(10), out);
        break;
    case 2: digits(random.below(1000), out); break;
    default: digits(random.between(2, 60), out);
    }
}

void Writer::date(Random& random, std::string& out) const
{
    std::string text = language_.date;
    std::string day, year;
    digits(random.between(1, 28), day);
    digits(random.between(1990, 2025), year);
    replace_all(text, "{d}", day);
    replace_all(text, "{m}", one_of(language_.months, random));
    replace_all(text, "{y}", year);
    out += text;
}

// Some names are known to all, most are one text's or a few texts' own.
void Writer::name_of(const std::vector<std::string>& known, Random& random, std::string& out) const
{
    if (random.permille(300)) {
        out += one_of(known, random);
        return;
    }
    std::string name;
    language_.nouns.append(language_.nouns.draw(random.next()), random, name);
    capitalise(name);
    out += name;
}

void Writer::slot(char which, Random& random, std::string& out) const
{
    switch (which) {
    case 'n': return word_of(language_.nouns, 1, random, out);
    case 'v': return word_of(language_.verbs, 2, random, out);
    case 'a': return word_of(language_.adjectives, 3, random, out);
    case '#': return number(random, out);
    case 't': return date(random, out);
    case 'y': return digits(random.between(1950, 2025), out);
    case 'l': return name_of(language_.places, random, out);
    default: break;
    }
    // A document's people are few.
    Random person(mix({topic_, 9, random.skewed(8)}));
    out += one_of(language_.given, person);
    out += language_.unspaced ? "" : " ";
    name_of(language_.family, person, out);
}

void Writer::piece(const Piece& piece, Random& random)
{
    std::string word = piece.before;
    if (piece.slot != 0)
        slot(piece.slot, random, word);
    word += piece.after;
    // Names and dates of several words are several words to an edit too.
    if (piece.slot != 'p' && piece.slot != 't')
        return put_word(std::move(word));
    for (std::size_t start = 0; start < word.size();) {
        const std::size_t end = std::min(word.find(' ', start), word.size());
        put_word(word.substr(start, end - start));
        start = end + 1;
    }
}

void Writer::chunk(Random& random)
{
    const Chunk& pieces = language_.chunks[language_.chunk_slots[random.below(4096)]];
    // A set phrase is followed by a word of its own, so that no document is made of set phrases alone.
    bool own = false;
    for (const Piece& each : pieces) {
        piece(each, random);
        own = own || each.slot != 0;
        if (each.slot == 'n' && random.permille(200))
            put_word(any_word_of(random));
    }
    if (!own)
        put_word(any_word_of(random));
}

void Writer::begin_sentence()
{
    if (out_.paragraphs.empty())
        out_.paragraphs.push_back(0);
    const bool starts_paragraph = out_.paragraphs.back() == out_.sentences.size();
    if (!starts_paragraph && !language_.unspaced)
        out_.bytes += ' ';
    out_.sentences.push_back({static_cast<std::uint32_t>(out_.words.size()), static_cast<std::uint32_t>(out_.bytes.size()), 0});
    space_ = false;
    capital_ = true;
    quoted_ = random_.permille(60);
    if (quoted_)
        out_.bytes += site_.straight_quotes ? "\"" : language_.open;
}

void Writer::end_sentence(std::string_view mark)
{
    out_.bytes += mark;
    if (quoted_)
        out_.bytes += site_.straight_quotes ? "\"" : language_.close;
    out_.sentences.back().end = static_cast<std::uint32_t>(out_.bytes.size());
}

void Writer::sentence(std::uint32_t most_words)
{
    begin_sentence();
    const std::size_t first = out_.words.size();
    const std::uint32_t chunks = 1 + random_.below(3) + random_.below(4);
    const bool common = random_.permille(15);
    Random shared(mix({mix_text(language_.name), 5, random_.skewed(kCommonSentences)}));
    for (std::uint32_t i = 0; i < chunks; ++i) {
        if (i > 0) {
            const std::uint32_t joint = random_.below(100);
            if (joint < 24)
                out_.bytes += language_.comma;
            else if (joint < 27)
                out_.bytes += language_.semicolon;
            else if (joint < 30) {
                out_.bytes += language_.dash;
                space_ = false;
            }
            if (joint >= 88)
                put_word(one_of(language_.links, random_));
        }
        if (common) {
            chunk(shared);
        } else if (random_.permille(150)) {
            Random fixed(mix({mix_text(language_.name), 4, random_.skewed(kCollocations)}));
            chunk(fixed);
        } else {
            chunk(random_);
        }
        if (out_.words.size() - first >= most_words)
            break;
    }
    const std::uint32_t mark = random_.below(100);
    end_sentence(mark < 92 ? language_.stop : mark < 96 ? language_.question : language_.exclamation);
}

void Writer::new_paragraph()
{
    if (!out_.sentences.empty() && (out_.paragraphs.empty() || out_.paragraphs.back() != out_.sentences.size())) {
        out_.bytes += "\n\n";
        out_.paragraphs.push_back(static_cast<std::uint32_t>(out_.sentences.size()));
    }
}

void Writer::body(std::uint32_t words)
{
    const std::size_t wanted = out_.words.size() + words;
    while (out_.words.size() < wanted) {
        new_paragraph();
        const std::size_t end = std::min(wanted, out_.words.size() + random_.between(25, 130));
        while (out_.words.size() < end)
            sentence(static_cast<std::uint32_t>(wanted - out_.words.size()));
    }
}

void Writer::title()
{
    new_paragraph();
    begin_sentence();
    chunk(random_);
    if (random_.permille(600))
        chunk(random_);
    end_sentence("");
}

// What a document of a few words says: a picture's, a table's or a listing's line.
void Writer::caption()
{
    static constexpr char kSlots[] = {'p', 'a', 'n', 'l', 'n', '#', 'n', 't'};
    new_paragraph();
    begin_sentence();
    for (std::size_t at = random_.below(3); at < std::size(kSlots); at += random_.between(1, 2))
        piece({"", kSlots[at], ""}, random_);
    end_sentence("");
}

// A line of a template as one sentence: its words are what stands between spaces, without marks at their ends.
void Writer::line(std::string_view text)
{
    std::string filled(text);
    replace_all(filled, "{site}", site_.name);
    replace_all(filled, "{y}", "2024");
    const auto base = static_cast<std::uint32_t>(out_.bytes.size());
    if (out_.paragraphs.empty())
        out_.paragraphs.push_back(0);
    out_.sentences.push_back({static_cast<std::uint32_t>(out_.words.size()), base, base + static_cast<std::uint32_t>(filled.size())});
    for (std::size_t start = 0; start < filled.size();) {
        const std::size_t space = std::min(filled.find(' ', start), filled.size());
        std::size_t end = space;
        while (end > start && (filled[end - 1] == '.' || filled[end - 1] == ',' || filled[end - 1] == '|'))
            --end;
        if (end > start)
            out_.words.push_back({base + static_cast<std::uint32_t>(start), base + static_cast<std::uint32_t>(end)});
        start = space + 1;
    }
    out_.bytes += filled;
}

void Writer::header()
{
    Random site(mix({site_.number, 0x4EAD}));
    new_paragraph();
    std::string menu;
    const std::uint32_t step = site.between(1, 3);
    for (std::size_t i = site.below(3); i < language_.menu.size(); i += step)
        menu += (menu.empty() ? "" : " | ") + language_.menu[i];
    line(menu);
    new_paragraph();
    line(one_of(language_.header, site));
}

void Writer::cookie()
{
    Random site(mix({site_.number, 0xC00C}));
    new_paragraph();
    line(one_of(language_.cookie, site));
}

void Writer::footer()
{
    Random site(mix({site_.number, 0xF007}));
    new_paragraph();
    line(one_of(language_.footer, site));
}

void Writer::page(std::uint32_t words)
{
    // Pages that are little but furniture are rare in corpora, since extraction drops most of them.
    const bool furniture = site_.boilerplate && (words >= 60 || random_.permille(30));
    if (furniture) {
        header();
        if (site_.number % 5 < 2)
            cookie();
    }
    if (words >= 30)
        title();
    if (words < 12 && random_.permille(990))
        caption();
    else
        body(words);
    if (furniture)
        footer();
}

std::string Writer::any_word_of(Random& random) const
{
    std::string word;
    const std::uint32_t kind = random.below(4);
    slot(kind < 2 ? 'n' : kind == 2 ? 'v' : 'a', random, word);
    return word;
}

}    // namespace corpus
