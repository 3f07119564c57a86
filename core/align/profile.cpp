// Reads the profile of every paragraph in one pass.
#include "core/align/profile.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include <unicode/uchar.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "core/align/romanise.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace textdrift::align {
namespace {

constexpr std::size_t kStemLetters = 5;
constexpr std::size_t kGram = 4;
constexpr std::size_t kConsonantGram = 3;
constexpr std::size_t kLeastToken = 3;    // shorter words coincide by chance, unless they are numbers
constexpr std::uint8_t kMostMarks = 200;
constexpr std::uint32_t kNoToken = ~0u;
constexpr std::size_t kUsualGrams = 6;                   // of a word
constexpr std::size_t kPlaces = std::size_t{1} << 14;    // of words read once

std::uint32_t id_of(std::string_view bytes) noexcept
{
    return static_cast<std::uint32_t>(XXH3_64bits(bytes.data(), bytes.size()) >> (64 - kTermBits));
}

std::uint32_t id_of(std::uint64_t key) noexcept
{
    return static_cast<std::uint32_t>((key * 0x9E3779B97F4A7C15ull) >> (64 - kTermBits));
}

// Counts the terms of one paragraph in an open table that is small enough to stay in the nearest cache.
class Counter {
public:
    Counter() : slots_(1024) {}
    void add(std::uint32_t id)
    {
        const std::uint32_t at = find(id);
        Slot& slot = slots_[at];
        if (slot.count++ != 0) return;
        slot.id = id;
        order_.push_back(at);
        if (2 * order_.size() > slots_.size()) grow();
    }
    void close_row(TermRows& rows)
    {
        for (const std::uint32_t at : order_) {
            rows.terms.push_back({slots_[at].id, static_cast<float>(slots_[at].count)});
            slots_[at] = {};
        }
        order_.clear();
        rows.first.push_back(static_cast<std::uint32_t>(rows.terms.size()));
    }

private:
    struct Slot {
        std::uint32_t id = 0, count = 0;
    };
    std::uint32_t find(std::uint32_t id) const noexcept
    {
        std::size_t at = id & (slots_.size() - 1);
        while (slots_[at].count != 0 && slots_[at].id != id) at = (at + 1) & (slots_.size() - 1);
        return static_cast<std::uint32_t>(at);
    }
    void grow()
    {
        std::vector<Slot> before(2 * slots_.size());
        before.swap(slots_);
        for (std::uint32_t& at : order_) {
            const Slot& slot = before[at];
            at = find(slot.id);
            slots_[at] = slot;
        }
    }

    std::vector<Slot> slots_;
    std::vector<std::uint32_t> order_;    // slots as they were met first
};

bool is_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

bool is_quote(char32_t c) noexcept
{
    return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F) || (c >= 0x300C && c <= 0x300F);
}

bool is_full_stop(char32_t c) noexcept
{
    return c == '.' || c == 0x3002 || c == 0x06D4 || c == 0x0964 || c == 0x104B || c == 0x17D4 || c == 0xFF0E ||
           c == 0x2026 || c == 0x0589;
}

bool is_question(char32_t c) noexcept
{
    return c == '?' || c == 0xFF1F || c == 0x061F;
}

bool is_exclamation(char32_t c) noexcept
{
    return c == '!' || c == 0xFF01;
}

bool is_colon(char32_t c) noexcept
{
    return c == ':' || c == 0xFF1A;
}

bool is_semicolon(char32_t c) noexcept
{
    return c == ';' || c == 0xFF1B || c == 0x061B || c == 0x0387;
}

bool is_opening(char32_t c) noexcept
{
    return c == '(' || c == '[' || c == 0xFF08 || c == 0x3010;
}

bool is_closing(char32_t c) noexcept
{
    return c == ')' || c == ']' || c == 0xFF09 || c == 0x3011 || c == '\'' || c == 0x2019 || is_quote(c);
}

bool is_percent(char32_t c) noexcept
{
    return c == '%' || c == 0xFF05 || c == 0x066A;
}

bool is_letter(char32_t c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c >= 0xC0 && !(c >= 0x2000 && c < 0x2C00) && !(c >= 0x3000 && c < 0x3040) && !(c >= 0xFF00 && c < 0xFF10));
}

// Letters of an alphabet that say as much.
float letters_in(char32_t c) noexcept
{
    if ((c >= 0x3400 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) || c >= 0x20000) return 3;
    if (c >= 0x3040 && c < 0x3100) return 1.6f;
    return c >= 0xAC00 && c < 0xD7B0 ? 2.2f : 1.0f;
}

void count(ParagraphShape& shape, Mark mark)
{
    shape.marks[mark] = static_cast<std::uint8_t>(std::min<int>(shape.marks[mark] + 1, kMostMarks));
}

std::uint8_t end_class(char32_t c) noexcept
{
    if (is_letter(c)) return 0;
    if (is_full_stop(c)) return 1;
    if (is_colon(c)) return 2;
    if (is_question(c)) return 3;
    if (is_exclamation(c)) return 4;
    return 5;
}

bool is_latin(char c) noexcept
{
    const char letter = static_cast<char>(c | 0x20);
    return letter >= 'a' && letter <= 'z';
}

bool begins_small(std::string_view body)
{
    for (std::size_t at = 0; at < body.size();) {
        const char32_t c = text::next_code_point(body, at);
        if (is_letter(c)) return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(static_cast<UChar32>(c));
    }
    return false;
}

// Counts the letters and marks of a body.
ParagraphShape shape_of(std::string_view body)
{
    ParagraphShape shape;
    bool in_digits = false, stopped = false;
    char32_t last = 0;
    for (std::size_t at = 0; at < body.size();) {
        if (is_latin(body[at])) {    // most of most texts
            const std::size_t begin = at;
            while (++at < body.size() && is_latin(body[at])) {
            }
            shape.letters += static_cast<float>(at - begin);
            stopped = in_digits = false;
            last = 'a';    // one is as good as another
            continue;
        }
        if (body[at] == ' ' && !stopped) {
            in_digits = false;
            ++at;
            continue;
        }
        const char32_t c = text::next_code_point(body, at);
        const bool ends = stopped && (c == ' ' || c == '\n' || c >= 0x2E80);
        if (ends) count(shape, kSentence);
        stopped = is_full_stop(c) || is_question(c) || is_exclamation(c) || (stopped && is_closing(c));
        if (is_letter(c)) shape.letters += letters_in(c);
        const bool digit = c < 0x80 && is_digit(static_cast<char>(c));
        if (digit && !in_digits) count(shape, kDigits);
        in_digits = digit || (in_digits && (c == '.' || c == ',' || c == 0xA0 || c == 0x202F));
        if (is_question(c)) count(shape, kQuestion);
        if (is_exclamation(c)) count(shape, kExclamation);
        if (is_colon(c)) count(shape, kColon);
        if (is_semicolon(c)) count(shape, kSemicolon);
        if (is_quote(c)) count(shape, kQuote);
        if (is_opening(c)) count(shape, kBracket);
        if (is_percent(c)) count(shape, kPercent);
        if (c > ' ' && !is_closing(c)) last = c;
    }
    if (stopped) count(shape, kSentence);
    shape.end = last == 0 ? 0 : end_class(last);
    shape.small = begins_small(body);
    return shape;
}

bool is_number(std::string_view word) noexcept
{
    return std::ranges::all_of(word, is_digit);
}

// Reads words into the channels of one paragraph after the other.
class ProfileReader {
public:
    ProfileReader(bool consonants, std::size_t words, TermNumbers& numbers)
        : consonants_(consonants), stems_(numbers), words_(std::bit_ceil(std::min(words + 1, kPlaces)))
    {
    }
    Profile read(const segment::SegmentedText& text, const FactKeys& keys)
    {
        profile_ = {};
        profile_.words.words.reserve(text.words.size());
        profile_.rows[kSounds].terms.reserve(text.words.size() * kUsualGrams);
        profile_.rows[kTokens].terms.reserve(text.words.size());
        for (std::uint32_t p = 0; p < text.paragraphs.size(); ++p)
            read(text, text.paragraphs[p], p < keys.size() ? std::span(keys[p]) : std::span<const std::uint64_t>());
        return std::move(profile_);
    }

private:
    void read(const segment::SegmentedText& text, const segment::Paragraph& paragraph, std::span<const std::uint64_t> keys)
    {
        const auto words = compared_words(text, paragraph);
        const std::uint32_t begin =
            words.empty() ? paragraph.body.begin : std::max(paragraph.body.begin, words.front().begin);
        profile_.shapes.push_back(shape_of(text.slice({begin, std::max(begin, paragraph.body.end)})));
        profile_.shapes.back().heading = paragraph.kind == segment::ParagraphKind::Heading;
        profile_.shapes.back().words = paragraph.word_count;
        WordRows& rows = profile_.words;
        for (const ByteRange word : words) {
            add_word(text.slice(word));
        }
        const auto first = rows.words.begin() + rows.first.back();
        std::sort(first, rows.words.end());
        rows.words.erase(std::unique(first, rows.words.end()), rows.words.end());
        rows.first.push_back(static_cast<std::uint32_t>(rows.words.size()));
        for (const std::uint64_t key : keys) counters_[kKeys].add(id_of(key));
        for (const Channel channel : {kSounds, kTokens, kKeys}) {
            counters_[channel].close_row(profile_.rows[channel]);
        }
    }

    // What a word adds to its paragraph.
    struct Word {
        std::uint32_t stem = 0;    // its number
        std::uint32_t token = kNoToken;
        std::uint32_t grams = 0, count = 0;    // in grams_
    };

    void add_word(std::string_view word)
    {
        const Word& found = known(word);
        if (found.token != kNoToken) counters_[kTokens].add(found.token);
        profile_.words.words.push_back(found.stem);
        for (const std::uint32_t gram : std::span(grams_).subspan(found.grams, found.count)) {
            counters_[kSounds].add(gram);
        }
    }

    // Words come again and again: each is read once, but for those that fall on another one's place.
    const Word& known(std::string_view word)
    {
        const std::uint64_t hash = XXH3_64bits(word.data(), word.size()) | 1;
        Slot& slot = words_[hash >> 1 & (words_.size() - 1)];
        if (slot.hash == hash) return slot.word;
        if (slot.hash == 0) {
            slot = {hash, read_word(word)};
            kept_grams_ = grams_.size();
            return slot.word;
        }
        grams_.resize(kept_grams_);
        return passing_ = read_word(word);
    }

    Word read_word(std::string_view word)
    {
        sound_.clear();
        std::size_t at = append_plain_sound(word, sound_);
        const bool ascii = at == word.size();
        while (at < word.size()) append_sound(text::next_code_point(word, at), sound_);
        const bool number = !sound_.empty() && is_number(sound_);
        // Where every character gives one letter or none, the stem is the beginning of the sound.
        const std::uint32_t stem = ascii ? id_of(std::string_view(sound_).substr(0, kStemLetters)) : stem_id(word);
        Word read{.stem = stems_.of(stem), .grams = static_cast<std::uint32_t>(grams_.size())};
        if (number || sound_.size() >= kLeastToken) read.token = id_of(sound_);
        if (!number) add_grams();
        read.count = static_cast<std::uint32_t>(grams_.size()) - read.grams;
        return read;
    }

    // The sound between '^' and '$', each gram packed into a number that the next letter shifts.
    void add_grams()
    {
        unify_sounds(sound_, consonants_);
        if (sound_.empty()) return;
        const std::size_t gram = consonants_ ? kConsonantGram : kGram;
        const std::uint64_t mask = (std::uint64_t{1} << 8 * gram) - 1;
        std::uint64_t packed = '^';
        std::size_t letters = 1;
        const auto add = [&](char c) {
            packed = (packed << 8 | static_cast<unsigned char>(c)) & mask;
            if (++letters >= gram) grams_.push_back(id_of(packed));
        };
        for (const char c : sound_) add(c);
        add('$');
        if (letters < gram) grams_.push_back(id_of(packed));
    }

    bool consonants_;
    TermNumbers& stems_;
    std::array<Counter, kWordPairs> counters_;
    Profile profile_;
    std::string sound_;
    struct Slot {
        std::uint64_t hash = 0;    // of the word; 0: free
        Word word{};
    };
    std::vector<Slot> words_;
    Word passing_{};    // one that has no place
    std::vector<std::uint32_t> grams_;
    std::size_t kept_grams_ = 0;
};

void count_paragraphs(const TermRows& rows, std::vector<std::uint32_t>& frequencies)
{
    for (const TermRows::Term& term : rows.terms) {
        ++frequencies[term.id];
    }
}

// How much a term says that is in so many paragraphs.
class Rarity {
public:
    explicit Rarity(double paragraphs) : paragraphs_(paragraphs), known_(kFew) {}
    double of(std::uint32_t frequency)
    {
        if (frequency >= kFew) return measure(frequency);
        if (known_[frequency] == 0) known_[frequency] = measure(frequency);
        return known_[frequency];
    }

private:
    static constexpr std::uint32_t kFew = 1024;
    double measure(std::uint32_t frequency) const { return std::log((paragraphs_ + 1) / frequency) + 0.1; }

    double paragraphs_;
    std::vector<double> known_;    // nearly all terms are in few paragraphs
};

void number_terms(TermRows& original, TermRows& version, TermNumbers& numbers)
{
    for (TermRows* rows : {&original, &version}) {
        for (TermRows::Term& term : rows->terms) term.id = numbers.of(term.id);
    }
    original.ids = version.ids = numbers.size();
    numbers.take();
}

float weight_of(float count, double rarity, Channel channel)
{
    if (channel == kWordPairs) return static_cast<float>(count * rarity);
    if (channel != kSounds) return static_cast<float>(std::sqrt(rarity));
    return static_cast<float>(count == 1 ? rarity : std::sqrt(count) * rarity);    // most come once
}

void weigh_side(TermRows& rows, const std::vector<std::uint32_t>& frequencies, Rarity& rarities, Channel channel)
{
    rows.norms.assign(rows.size(), 0);
    for (std::uint32_t p = 0; p < rows.size(); ++p) {
        double sum = 0;
        for (std::uint32_t t = rows.first[p]; t < rows.first[p + 1]; ++t) {
            TermRows::Term& term = rows.terms[t];
            const double rarity = rarities.of(frequencies[term.id]);
            term.weight = weight_of(term.weight, rarity, channel);
            sum += double{term.weight} * term.weight;
        }
        rows.norms[p] = static_cast<float>(std::sqrt(sum));
    }
}

// True where most letters belong to a script that writes consonants.
bool mostly_consonants(const segment::SegmentedText& text)
{
    std::size_t consonants = 0, others = 0;
    for (std::size_t word = 0; word < text.words.size(); word += 1 + text.words.size() / 4096) {
        std::size_t at = text.words[word].begin;
        ++(writes_consonants(text::next_code_point(text.document.text, at)) ? consonants : others);
    }
    return consonants > others;
}

}    // namespace

std::vector<std::uint32_t> TermNumbers::take()
{
    for (const std::uint32_t id : ids_) numbers_[id] = 0;
    return std::exchange(ids_, {});
}

std::uint32_t stem_id(std::string_view word)
{
    std::string sound;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size() && letters < kStemLetters;) {
        const std::size_t begin = at;
        const char32_t c = text::next_code_point(word, at);
        const std::size_t before = sound.size();
        if (c < 0x0590) {
            append_sound(c, sound);
        } else {
            sound.append(word.substr(begin, at - begin));
        }
        letters += sound.size() > before;
    }
    return id_of(sound);
}

std::array<Profile, 2> profiles_of(const std::array<const segment::SegmentedText*, 2>& texts,
                                   const std::array<const FactKeys*, 2>& keys)
{
    std::array<Profile, 2> profiles;
    TermNumbers numbers;
    ProfileReader reader(mostly_consonants(*texts[kOriginal]) || mostly_consonants(*texts[kVersion]),
                         texts[kOriginal]->words.size() + texts[kVersion]->words.size(), numbers);
    for (const Side side : {kOriginal, kVersion}) profiles[side] = reader.read(*texts[side], *keys[side]);
    profiles[kOriginal].words.stems = profiles[kVersion].words.stems = numbers.take();
    for (const Channel channel : {kSounds, kTokens, kKeys}) {
        number_terms(profiles[kOriginal].rows[channel], profiles[kVersion].rows[channel], numbers);
        weigh(profiles[kOriginal].rows[channel], profiles[kVersion].rows[channel], channel);
    }
    return profiles;
}

void weigh(TermRows& original, TermRows& version, Channel channel)
{
    std::vector<std::uint32_t> frequencies(original.ids);
    count_paragraphs(original, frequencies);
    count_paragraphs(version, frequencies);
    Rarity rarities(static_cast<double>(original.size()) + version.size());
    weigh_side(original, frequencies, rarities, channel);
    weigh_side(version, frequencies, rarities, channel);
}

}    // namespace textdrift::align
