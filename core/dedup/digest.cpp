// Records of a block to what the run keeps of them.
#include "core/dedup/digest.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include <fmt/format.h>

#include "core/index/anchors.h"
#include "core/ingest/reader.h"
#include "core/sketch/shingle.h"

namespace textdrift::dedup {
namespace {

constexpr std::size_t kBrokenKept = 1000;
constexpr unsigned kBits = 8;

bool is_blank_line(std::string_view line) noexcept
{
    return line.find_first_not_of(" \t\r\f\v") == line.npos;
}

void put_string(std::string& out, std::string_view text)
{
    const std::uint32_t size = static_cast<std::uint32_t>(text.size());
    out.append(reinterpret_cast<const char*>(&size), sizeof size);
    out += text;
}

// Never 0, which means "no word".
std::uint64_t hash_of(std::string_view bytes) noexcept
{
    return std::max<std::uint64_t>(sketch::hash_bytes(bytes), 1);
}

std::uint64_t hash_of(std::span<const std::uint64_t> words) noexcept
{
    return hash_of(std::string_view(reinterpret_cast<const char*>(words.data()), words.size_bytes()));
}

std::uint32_t count_characters(std::string_view text) noexcept
{
    return static_cast<std::uint32_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

template <class T>
void put_values(std::string& out, const std::vector<T>& values)
{
    const std::uint64_t size = values.size();
    out.append(reinterpret_cast<const char*>(&size), sizeof size);
    out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

template <class T>
bool take_values(std::string_view& bytes, std::vector<T>& values)
{
    std::uint64_t size = 0;
    if (bytes.size() < sizeof size) return false;
    std::memcpy(&size, bytes.data(), sizeof size);
    bytes.remove_prefix(sizeof size);
    if (size > bytes.size() / sizeof(T)) return false;
    values.resize(static_cast<std::size_t>(size));
    if (size > 0) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(T));
    bytes.remove_prefix(values.size() * sizeof(T));
    return true;
}

bool take_string(std::string_view& bytes, std::string& out)
{
    std::vector<char> chars;
    if (!take_values(bytes, chars)) return false;
    out.assign(chars.begin(), chars.end());
    return true;
}

std::vector<char> chars_of(std::string_view text)
{
    return {text.begin(), text.end()};
}

// Lines that hold something, or the blocks of lines between blank ones where there are any.
bool has_blank_line(std::string_view text) noexcept
{
    bool seen_text = false, pending = false;
    for (std::size_t at = 0; at < text.size();) {
        const bool blank = is_blank_line(next_line(text, at));
        if (blank && seen_text) pending = true;
        if (!blank && pending) return true;
        seen_text |= !blank;
    }
    return false;
}

}    // namespace

void Digest::clear()
{
    lines = bytes = broken_count = 0;
    offsets.clear();
    line.clear();
    units.clear();
    ids.clear();
    hashes.clear();
    lengths.clear();
    rows.clear();
    anchors.clear();
    keys.clear();
    broken.clear();
}

void Digest::store(std::string& out) const
{
    put_values(out, std::vector<std::uint64_t>{number, source, first, count, lines, bytes, broken_count});
    put_values(out, offsets);
    put_values(out, line);
    put_values(out, units);
    put_values(out, chars_of(ids));
    put_values(out, hashes);
    put_values(out, lengths);
    put_values(out, rows);
    put_values(out, anchors);
    put_values(out, keys);
    put_values(out, std::vector<std::uint64_t>{broken.size()});
    for (const BrokenLine& one : broken) {
        put_values(out, std::vector<std::uint64_t>{one.line, static_cast<std::uint64_t>(one.error.code)});
        put_values(out, chars_of(one.error.message));
        put_values(out, chars_of(one.error.where));
    }
}

bool Digest::load(std::string_view& in)
{
    std::vector<std::uint64_t> head;
    if (!take_values(in, head) || head.size() != 7) return false;
    number = head[0], source = head[1], first = head[2], count = head[3], lines = head[4], bytes = head[5];
    broken_count = head[6];
    const bool whole = take_values(in, offsets) && take_values(in, line) && take_values(in, units) && take_string(in, ids) &&
                       take_values(in, hashes) && take_values(in, lengths) && take_values(in, rows) &&
                       take_values(in, anchors) && take_values(in, keys) && take_values(in, head) && head.size() == 1;
    if (!whole) return false;
    broken.clear();
    for (std::uint64_t left = head[0]; left > 0; --left) {
        BrokenLine one;
        if (!take_values(in, head) || head.size() != 2) return false;
        one.line = static_cast<std::uint32_t>(head[0]);
        one.error.code = static_cast<ErrorCode>(head[1]);
        if (!take_string(in, one.error.message) || !take_string(in, one.error.where)) return false;
        broken.push_back(std::move(one));
    }
    return true;
}

void split_paragraphs(std::string_view text, std::vector<std::string_view>& out)
{
    out.clear();
    const bool blocks = has_blank_line(text);
    bool open = false;
    for (std::size_t at = 0; at < text.size();) {
        std::string_view line = next_line(text, at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (is_blank_line(line)) {
            open = false;
        } else if (open && blocks) {
            out.back() = {out.back().data(), static_cast<std::size_t>(line.data() + line.size() - out.back().data())};
        } else {
            out.push_back(line);
            open = true;
        }
    }
}

Digester::Tools::Tools(const Options& options)
    : parser({options.text_field, options.id_field, options.order_field}), shingler(options.shingle, options.tokens),
      tokeniser(options.tokens)
{
}

Digester::Digester(const Options& options, const Plan& plan, const Sources& sources, Turnstile& turnstile)
    : options_(options), plan_(plan), sources_(sources), turnstile_(turnstile), signer_({.lanes = options.lanes}),
      tools_(std::make_unique<Tools>(options)), signature_(options.lanes)
{
}

Digester::~Digester() = default;

Result<void> Digester::digest(const Block& block, Digest& out)
{
    out.clear();
    out.number = block.number;
    out.source = block.source;
    out.first = block.first;
    out.count = block.count;
    if (sources_[block.source].folder) return take_files(block, out);
    out.bytes = block.count;
    if (block.too_long) {
        out.lines = out.broken_count = 1;
        out.broken.push_back({0,
                              {ErrorCode::LimitExceeded,
                               fmt::format("record of {} bytes is longer than {} bytes, the most that this much memory "
                                           "allows; more memory raises it",
                                           block.count, plan_.longest),
                               {}}});
        return {};
    }
    const std::string_view text = block.text();
    std::size_t at = block.first == 0 && text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (at < text.size()) {
        const std::size_t begin = at;
        const std::string_view line = next_line(text, at);
        if (!is_blank_line(line)) take_line(line, begin, static_cast<std::uint32_t>(out.lines), out);
        ++out.lines;
    }
    return {};
}

void Digester::take_line(std::string_view line, std::uint64_t offset, std::uint32_t number, Digest& out)
{
    const auto take = [&] {
        Result<ingest::JsonRecord> record = tools_->parser.parse(line);
        if (!record) {
            ++out.broken_count;
            if (out.broken.size() < kBrokenKept) out.broken.push_back({number, std::move(record.error())});
            return;
        }
        out.offsets.push_back(offset);
        out.line.push_back(number);
        put_string(out.ids, record->id);
        put_string(out.ids, record->order);
        take_document(record->text, out);
    };
    if (line.size() < turnstile_.from) return take();
    const std::lock_guard lock(turnstile_.mutex);
    take();
    tools_ = std::make_unique<Tools>(options_);    // a long text's working memory goes back
}

Result<std::string> Digester::read_text(const Source& source, std::uint64_t index) const
{
    const std::string path = fmt::format("{}/{}", source.name, source.files[index]);
    Result<Document> document = ingest::read_file(path, {.max_bytes = plan_.longest});
    if (document) return std::move(document->text);
    Error error = std::move(document.error());
    if (error.code == ErrorCode::LimitExceeded) {
        error.message =
            fmt::format("longer than {} bytes, the most that this much memory allows; more memory raises it", plan_.longest);
    }
    return std::unexpected(std::move(error));
}

Result<void> Digester::take_files(const Block& block, Digest& out)
{
    const Source& source = sources_[block.source];
    for (std::uint64_t i = 0; i < block.count; ++i) {
        const Stamp& stamp = source.files.stamps[block.first + i];
        out.bytes += stamp.size;
        std::unique_lock<std::mutex> lock;
        if (stamp.size >= turnstile_.from) lock = std::unique_lock(turnstile_.mutex);
        Result<std::string> text = read_text(source, block.first + i);
        if (!text) {
            ++out.broken_count;
            if (out.broken.size() < kBrokenKept) {
                out.broken.push_back({static_cast<std::uint32_t>(i), std::move(text.error())});
            }
            continue;
        }
        out.offsets.push_back(i);
        out.line.push_back(static_cast<std::uint32_t>(i));
        put_string(out.ids, {});
        put_string(out.ids, {});
        take_document(*text, out);
        if (lock) tools_ = std::make_unique<Tools>(options_);
    }
    out.lines = block.count;
    return {};
}

void Digester::take_document(std::string_view text, Digest& out)
{
    if (options_.unit == Unit::Document) return take_unit(text, out);
    split_paragraphs(text, paragraphs_);
    out.units.push_back(static_cast<std::uint32_t>(paragraphs_.size()));
    for (const std::string_view paragraph : paragraphs_) take_unit(paragraph, out);
}

void Digester::take_unit(std::string_view text, Digest& out)
{
    const bool words = options_.shingle.kind == sketch::ShingleKind::Words;
    const bool anchors = options_.measure == Measure::Containment;
    out.hashes.push_back(anchors ? take_anchors(text, out) : words ? sketch_words(text, out) : sketch_characters(text, out));
    if (options_.keep == Keep::Longest) out.lengths.push_back(count_characters(tools_->tokeniser.normalised(text)));
}

void Digester::sign(std::span<const std::uint64_t> shingles, Digest& out)
{
    signer_.sign(shingles, signature_);
    const std::size_t size = sketch::packed_bytes(options_.lanes, kBits), begin = out.rows.size();
    out.rows.resize(begin + size);
    sketch::pack(signature_, kBits, std::span(out.rows).subspan(begin));
}

std::uint64_t Digester::sketch_words(std::string_view text, Digest& out)
{
    const std::span<const std::uint64_t> shingles = tools_->shingler.shingles(text);
    if (shingles.empty()) return 0;
    sign(shingles, out);
    const std::span<const std::uint64_t> words = tools_->shingler.last_words();
    return hash_of(words);
}

std::uint64_t Digester::sketch_characters(std::string_view text, Digest& out)
{
    const std::string_view normalised = tools_->tokeniser.normalised(text);
    if (normalised.empty()) return 0;
    sketch::combine_characters(normalised, options_.shingle.width, tools_->shingles);
    sign(tools_->shingles, out);
    return hash_of(normalised);
}

std::uint64_t Digester::take_anchors(std::string_view text, Digest& out)
{
    const std::span<const std::uint64_t> words = tools_->tokeniser.word_hashes(text);
    if (words.empty()) return 0;
    index::anchor_keys(words, tools_->keys);
    out.anchors.push_back(
        {.words = static_cast<std::uint32_t>(words.size()), .keys = static_cast<std::uint32_t>(tools_->keys.size())});
    out.keys.insert(out.keys.end(), tools_->keys.begin(), tools_->keys.end());
    sketch::combine_words(words, kOutlineWidth, tools_->shingles);
    sign(tools_->shingles, out);
    return hash_of(words);
}

}    // namespace textdrift::dedup
