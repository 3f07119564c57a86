// The tokeniser: SIMD scan, then words one by one: hashed or copied as folded, or through the table, or through ICU.
#include "core/sketch/tokens.h"

#include <algorithm>
#include <cstring>

#include "core/sketch/tokens_hash.h"
#include "core/sketch/tokens_scan.h"
#include "core/sketch/tokens_table.h"
#include "core/sketch/tokens_unicode.h"
#include "core/text/utf8.h"

namespace textdrift::sketch {
namespace {

// Texts are worked on in parts of about this size, so that what passes between the phases stays in cache.
constexpr std::size_t kPart = 64 * 1024;

// Calls take(word) for the words of pieces that stand between spaces.
void cut_pieces(std::string_view pieces, UnspacedCutter& cutter, const UnspacedCutter::Take& take)
{
    for (std::size_t at = 0; at < pieces.size();) {
        const std::size_t end = std::min(pieces.find(' ', at), pieces.size());
        cutter.cut(pieces.substr(at, end - at), take);
        at = end + 1;
    }
}

// Of a word as Unspaced::Characters cuts it: the letters of one are all of such scripts or none is.
bool is_unspaced_word(std::string_view word) noexcept
{
    std::size_t at = 0;
    return is_unspaced(text::next_code_point(word, at));
}

// Reads on from `at` to the end of a run of letters and marks; leaves `at` behind the separator.
void collect_run(std::string_view text, std::size_t& at, std::u32string& run)
{
    run.clear();
    while (at < text.size()) {
        const char32_t c = text::next_code_point(text, at);
        const CodeClass kind = class_of(c);
        if (kind == CodeClass::Separator) {
            return;
        }
        if (kind != CodeClass::Ignorable) {
            run += c;
        }
    }
}

// The runs of a text, normalised, with one space between; scripts without spaces not cut yet.
std::string pieces_of(std::string_view text, const TokenOptions& options)
{
    RunNormaliser normaliser(options);
    std::string out;
    std::u32string run;
    for (std::size_t at = 0; at < text.size();) {
        collect_run(text, at, run);
        normaliser.append(run, out);
    }
    return out;
}

bool is_ascii_separator(char byte) noexcept
{
    const auto lower = static_cast<unsigned char>(byte | 0x20);
    return static_cast<unsigned char>(byte) < 0x80 && !(lower >= 'a' && lower <= 'z') && !(byte >= '0' && byte <= '9');
}

// Length of the next part of `text`: about kPart, cut at an ASCII separator, longer where there is none.
std::size_t part_length(std::string_view text) noexcept
{
    if (text.size() <= kPart) {
        return text.size();
    }
    for (std::size_t at = kPart; at > kPart / 2; --at) {
        if (is_ascii_separator(text[at])) {
            return at;
        }
    }
    const auto* found = std::find_if(text.begin() + kPart, text.end(), is_ascii_separator);
    return static_cast<std::size_t>(found - text.begin());
}

char* put_code_point(char* to, std::uint32_t c) noexcept
{
    if (c < 0x80) {
        *to = static_cast<char>(c);
        return to + 1;
    }
    if (c < 0x800) {
        to[0] = static_cast<char>(0xC0 | (c >> 6));
        to[1] = static_cast<char>(0x80 | (c & 0x3F));
        return to + 2;
    }
    to[0] = static_cast<char>(0xE0 | (c >> 12));
    to[1] = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    to[2] = static_cast<char>(0x80 | (c & 0x3F));
    return to + 3;
}

// An array that only grows and is never cleared: what std::vector would write twice.
template <class T>
class Buffer {
public:
    T* data() noexcept { return data_.get(); }
    std::size_t capacity() const noexcept { return capacity_; }

    // Makes room for `wanted` entries and keeps the first `kept`.
    void reserve(std::size_t wanted, std::size_t kept)
    {
        if (wanted > capacity_) {
            const std::size_t larger = std::max(wanted, capacity_ + capacity_ / 2);
            auto data = std::make_unique_for_overwrite<T[]>(larger);
            std::copy_n(data_.get(), kept, data.get());
            data_ = std::move(data);
            capacity_ = larger;
        }
    }

private:
    std::unique_ptr<T[]> data_;
    std::size_t capacity_ = 0;
};

}    // namespace

std::string normalised_reference(std::string_view text, TokenOptions options)
{
    UnspacedCutter cutter(Unspaced::Characters);
    std::string out;
    bool after_unspaced = false;
    cut_pieces(pieces_of(text, options), cutter, [&](std::string_view word) {
        const bool unspaced = is_unspaced_word(word);
        if (!out.empty() && !(after_unspaced && unspaced)) {
            out += ' ';
        }
        out += word;
        after_unspaced = unspaced;
    });
    return out;
}

std::vector<std::uint64_t> word_hashes_reference(std::string_view text, TokenOptions options)
{
    std::vector<std::uint64_t> hashes;
    UnspacedCutter cutter(options.unspaced);
    cut_pieces(pieces_of(text, options), cutter, [&](std::string_view word) { hashes.push_back(hash_word(word)); });
    return hashes;
}

std::uint64_t hash_word(std::string_view normalised) noexcept
{
    if (normalised.size() > kMediumWord) {
        return XXH3_64bits(normalised.data(), normalised.size());
    }
    char padded[kMediumWord] = {};
    std::copy_n(normalised.data(), normalised.size(), padded);
    return hash_padded_word(padded, normalised.size());
}

namespace {

// What one tokeniser keeps between texts.
struct Work {
    explicit Work(const TokenOptions& given) : options(given), normaliser(given), cutter(given.unspaced) {}

    TokenOptions options;
    RunNormaliser normaliser;
    UnspacedCutter cutter;
    UnspacedCutter characters{Unspaced::Characters};    // for normalised text
    const CodeTable* table = nullptr;                   // from the first character on that needs it

    Buffer<char> folded;
    Buffer<std::uint32_t> bounds, others;
    ScanOutput scanned{};

    Buffer<std::uint64_t> hashes;
    std::size_t hash_count = 0;
    Buffer<char> out;    // normalised text, a space behind each word; for hashes, the run at hand
    std::size_t out_size = 0;
    std::size_t unspaced_end = 0;    // of `out`, behind the space of the last word of a script without spaces; nought: none

    std::u32string run;
    std::string run_text;

    void scan_part(std::string_view part);
    template <class Fast, class Slow>
    void each_run(std::string_view part, Fast&& fast, Slow&& slow);
    void hash_part(std::string_view part);
    void copy_part(std::string_view part);

    void hash_through_icu(std::string_view text, std::size_t& at);
    void copy_through_icu(std::string_view text, std::size_t& at);

    void put_hash(std::uint64_t hash)
    {
        if (hash_count == hashes.capacity()) {
            hashes.reserve(hash_count + 1024, hash_count);
        }
        hashes.data()[hash_count++] = hash;
    }

    // Before a word of a script without spaces: takes back the space behind another such word.
    void join_unspaced() noexcept { out_size -= out_size != 0 && out_size == unspaced_end ? 1 : 0; }

    // The space behind a word.
    void close_word(bool unspaced) noexcept
    {
        out.data()[out_size++] = ' ';
        unspaced_end = unspaced ? out_size : unspaced_end;
    }
};

// One decoded character; `length` nought: not of the basic plane, or not well-formed.
struct Decoded {
    std::uint32_t c;
    std::uint32_t length;
};

Decoded decode(const char* at, std::size_t left) noexcept
{
    const auto byte = [at](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(at[i])); };
    const auto follows = [byte](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) {
        return {lead, 1};
    }
    if (lead >= 0xC2 && lead < 0xE0 && left >= 2 && follows(1)) {
        return {((lead & 0x1F) << 6) | (byte(1) & 0x3F), 2};
    }
    if ((lead & 0xF0) == 0xE0 && left >= 3 && follows(1) && follows(2)) {
        const std::uint32_t c = ((lead & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
        return {c, c >= 0x800 && (c < 0xD800 || c > 0xDFFF) ? 3u : 0u};
    }
    return {0, 0};
}

// Reads what the scan could not finish, character by character through the table, into `out`; hashes the words
// on the way if kHash. A run that needs ICU is begun again there.
template <bool kHash>
class RunReader {
public:
    RunReader(Work& work, std::string_view text) : s_(work), text_(text)
    {
        if (s_.table == nullptr) {
            s_.table = &code_table(s_.options);
        }
    }
    void read();

private:
    void begin_run(std::size_t at);
    void take(CodeEntry entry);
    void expand(std::uint32_t c);
    void end_piece();
    void end_word();
    bool needs_icu(CodeEntry entry) const noexcept;
    void through_icu();
    CodeEntry entry_at(std::size_t& at) const;
    std::uint32_t character_at(std::size_t at) const noexcept { return decode(text_.data() + at, text_.size() - at).c; }
    void make_room(std::size_t bytes) { s_.out.reserve(s_.out_size + bytes, s_.out_size); }
    char* base() noexcept { return s_.out.data(); }

    Work& s_;
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t run_begin_ = 0;           // in the text
    std::size_t run_hashes_ = 0;          // hashes before the run
    std::size_t run_out_ = 0;             // of `out` before the run
    std::size_t run_unspaced_end_ = 0;    // the same
    std::size_t word_ = 0;                // in `out`
    std::uint8_t combining_ = 0;
    bool word_has_letter_ = false;
    bool word_unspaced_ = false;
};

template <bool kHash>
CodeEntry RunReader<kHash>::entry_at(std::size_t& at) const
{
    const Decoded decoded = decode(text_.data() + at, text_.size() - at);
    if (decoded.length != 0) {
        at += decoded.length;
        return (*s_.table)[decoded.c];
    }
    switch (class_of(text::next_code_point(text_, at))) {
    case CodeClass::Separator: return {0, CodeKind::Separator, 0};
    case CodeClass::Ignorable: return {0, CodeKind::Ignorable, 0};
    default: return {0, CodeKind::Other, 0};
    }
}

template <bool kHash>
bool RunReader<kHash>::needs_icu(CodeEntry entry) const noexcept
{
    return entry.kind == CodeKind::Other ||
           (entry.kind == CodeKind::Mark && entry.combining != 0 && entry.combining < combining_) ||
           (kHash && (entry.kind == CodeKind::Unspaced || entry.kind == CodeKind::Expands) &&
            s_.options.unspaced == Unspaced::Dictionary);
}

template <bool kHash>
void RunReader<kHash>::begin_run(std::size_t at)
{
    run_begin_ = at;
    run_hashes_ = s_.hash_count;
    run_out_ = word_ = s_.out_size;
    run_unspaced_end_ = s_.unspaced_end;
    combining_ = 0;
    word_has_letter_ = word_unspaced_ = false;
}

template <bool kHash>
void RunReader<kHash>::end_word()
{
    if (kHash && word_has_letter_) {
        s_.put_hash(hash_padded_word(base() + word_, s_.out_size - word_));
    } else if (!kHash && word_has_letter_) {
        s_.close_word(word_unspaced_);
    } else if (!kHash) {
        s_.out_size = word_;    // marks alone
    }
    word_ = s_.out_size;
    word_has_letter_ = false;
}

// What stands between two separators, also where one comes of a character's normal form, as in "½".
template <bool kHash>
void RunReader<kHash>::end_piece()
{
    end_word();
    if (kHash) {
        s_.out_size = word_ = 0;
    }
    word_unspaced_ = false;
}

template <bool kHash>
void RunReader<kHash>::expand(std::uint32_t c)
{
    const std::span<const CodeEntry> parts = s_.table->expansion(c);
    make_room(3 * (text_.size() - at_) + 4 * parts.size() + kScanPadding);
    for (const CodeEntry part : parts) {
        if (part.kind == CodeKind::Separator) {
            end_piece();
        } else {
            take(part);
        }
    }
}

template <bool kHash>
void RunReader<kHash>::take(CodeEntry entry)
{
    combining_ = entry.combining;
    if (entry.kind != CodeKind::Mark) {
        const bool unspaced = entry.kind == CodeKind::Unspaced;
        if (unspaced != word_unspaced_ || (kHash && unspaced)) {
            end_word();
        }
        if (!kHash && unspaced && !word_unspaced_) {
            s_.join_unspaced();
            word_ = s_.out_size;
        }
        word_unspaced_ = unspaced;
        word_has_letter_ = true;
    }
    s_.out_size = static_cast<std::size_t>(put_code_point(base() + s_.out_size, entry.mapped) - base());
}

template <bool kHash>
void RunReader<kHash>::through_icu()
{
    s_.out_size = run_out_;
    s_.unspaced_end = run_unspaced_end_;
    s_.hash_count = run_hashes_;
    at_ = run_begin_;
    if constexpr (kHash) {
        s_.hash_through_icu(text_, at_);
    } else {
        if (run_out_ != 0) {
            base()[run_out_ - 1] = ' ';    // it may have been taken back
        }
        s_.copy_through_icu(text_, at_);
    }
    make_room(3 * (text_.size() - at_) + kScanPadding);
    begin_run(at_);
}

template <bool kHash>
void RunReader<kHash>::read()
{
    // A character that becomes one other grows from two bytes to three at most, and a space may stand before it.
    make_room(3 * text_.size() + kScanPadding);
    begin_run(0);
    while (at_ < text_.size()) {
        const std::size_t start = at_;
        const CodeEntry entry = entry_at(at_);
        if (entry.kind == CodeKind::Separator) {
            end_piece();
            begin_run(at_);
        } else if (entry.kind == CodeKind::Unmade) {
            at_ = start;
            s_.table->make_page_of(character_at(start));
        } else if (needs_icu(entry)) {
            through_icu();
        } else if (entry.kind == CodeKind::Expands) {
            expand(character_at(start));
        } else if (entry.kind != CodeKind::Ignorable) {
            take(entry);
        }
    }
    end_piece();
}

void Work::hash_through_icu(std::string_view text, std::size_t& at)
{
    collect_run(text, at, run);
    run_text.clear();
    normaliser.append(run, run_text);
    cut_pieces(run_text, cutter, [this](std::string_view word) { put_hash(hash_word(word)); });
}

void Work::copy_through_icu(std::string_view text, std::size_t& at)
{
    collect_run(text, at, run);
    run_text.clear();
    normaliser.append(run, run_text);
    // As many spaces as bytes at most.
    out.reserve(out_size + 2 * run_text.size() + kScanPadding, out_size);
    cut_pieces(run_text, characters, [this](std::string_view word) {
        const bool unspaced = is_unspaced_word(word);
        if (unspaced) {
            join_unspaced();
        }
        std::ranges::copy(word, out.data() + out_size);
        out_size += word.size();
        close_word(unspaced);
    });
}

void Work::scan_part(std::string_view part)
{
    const std::size_t room = part.size() + kScanPadding;
    folded.reserve(room, 0);
    bounds.reserve(room, 0);
    others.reserve(room, 0);
    scanned = {folded.data(), bounds.data(), others.data()};
    scan(part.data(), part.size(), {options.fold_case, !options.fold_accents}, scanned);
}

// Calls fast(begin, length) for runs the scan finished, in order, and slow(run) for the others.
template <class Fast, class Slow>
void Work::each_run(std::string_view part, Fast&& fast, Slow&& slow)
{
    scan_part(part);
    const std::uint32_t* other = scanned.others;
    const std::uint32_t* last = other + scanned.other_count;
    std::uint32_t next_other = other == last ? ~0u : *other;
    for (std::size_t i = 0; i < scanned.bound_count; i += 2) {
        const std::uint32_t begin = scanned.bounds[i], end = scanned.bounds[i + 1];
        if (end <= next_other) [[likely]] {
            fast(scanned.folded + begin, end - begin);
            continue;
        }
        slow(part.substr(begin, end - begin));
        while (other != last && *other < end) {
            ++other;
        }
        next_other = other == last ? ~0u : *other;
    }
}

void Work::hash_part(std::string_view part)
{
    // As many as runs can be; what the slow path adds beyond one a run makes its own room.
    const auto room = [&] { hashes.reserve(hash_count + part.size() / 2 + 2, hash_count); };
    room();
    each_run(
        part, [this](const char* word, std::size_t length) { hashes.data()[hash_count++] = hash_padded_word(word, length); },
        [&](std::string_view bytes) {
            out_size = 0;
            RunReader<true>(*this, bytes).read();
            room();
        });
}

void Work::copy_part(std::string_view part)
{
    const auto room = [&] { out.reserve(out_size + part.size() + kScanPadding, out_size); };
    room();
    each_run(
        part,
        [this](const char* word, std::size_t length) {
            char* to = out.data() + out_size;
            std::memcpy(to, word, 32);
            if (length > 32) {
                std::memcpy(to + 32, word + 32, length - 32);
            }
            to[length] = ' ';
            out_size += length + 1;
        },
        [&](std::string_view bytes) {
            RunReader<false>(*this, bytes).read();
            room();
        });
}

}    // namespace

struct Tokeniser::Scratch : Work {
    using Work::Work;
};

Tokeniser::Tokeniser(TokenOptions options) : scratch_(std::make_unique<Scratch>(options)) {}
Tokeniser::~Tokeniser() = default;
Tokeniser::Tokeniser(Tokeniser&&) noexcept = default;
Tokeniser& Tokeniser::operator=(Tokeniser&&) noexcept = default;

std::span<const std::uint64_t> Tokeniser::word_hashes(std::string_view text)
{
    Scratch& s = *scratch_;
    s.hash_count = 0;
    while (!text.empty()) {
        const std::size_t length = part_length(text);
        s.hash_part(text.substr(0, length));
        text.remove_prefix(length);
    }
    return {s.hashes.data(), s.hash_count};
}

std::string_view Tokeniser::normalised(std::string_view text)
{
    Scratch& s = *scratch_;
    s.out_size = s.unspaced_end = 0;
    while (!text.empty()) {
        const std::size_t length = part_length(text);
        s.copy_part(text.substr(0, length));
        text.remove_prefix(length);
    }
    return {s.out.data(), s.out_size == 0 ? 0 : s.out_size - 1};
}

}    // namespace textdrift::sketch
