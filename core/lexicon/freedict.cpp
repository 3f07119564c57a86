// Dictionaries of the DICT protocol: an index of headwords by place, and the entries as text, perhaps compressed by dictzip.
#include <algorithm>
#include <filesystem>
#include <limits>

#include <fmt/format.h>
#include <zlib.h>

#include "core/ingest/reader.h"
#include "core/lexicon/readers.h"
#include "core/text/utf8.h"

namespace textdrift::lexicon {
namespace {

// Dictionaries are larger than documents, and compressed to a fifth.
constexpr std::uint64_t kSizeFactor = 16;
constexpr std::size_t kMostRenderings = 12;    // of a headword; further ones are rare senses
constexpr std::size_t kMostRenderingBytes = 80;

std::unexpected<Error> bad(const std::string& path, std::string message)
{
    return std::unexpected(Error{ErrorCode::BadInput, std::move(message), path});
}

// Inflates gzip data. Errors: BadInput, LimitExceeded.
Result<std::string> inflate_all(const std::string& path, std::string_view bytes, std::uint64_t most)
{
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 32) != Z_OK) return bad(path, "cannot be inflated");
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), std::numeric_limits<uInt>::max()));
    std::string out;
    int state = Z_OK;
    while (state == Z_OK && out.size() <= most) {
        const std::size_t before = out.size();
        out.resize(before + (1u << 20));
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
        stream.avail_out = 1u << 20;
        state = inflate(&stream, Z_NO_FLUSH);
        out.resize(out.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (out.size() > most) {
        return std::unexpected(Error{ErrorCode::LimitExceeded,
                                     fmt::format("inflates to more than {} bytes; --max-bytes raises the limit", most),
                                     path});
    }
    if (state != Z_STREAM_END) return bad(path, "is damaged: its compressed data ends early or is no gzip data");
    return out;
}

// A number of the index: base 64, most significant digit first.
bool read_base64(std::string_view digits, std::uint64_t& number)
{
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    number = 0;
    for (const char digit : digits) {
        const std::size_t value = kDigits.find(digit);
        if (value == std::string_view::npos || number >> 40 != 0) return false;
        number = number << 6 | value;
    }
    return !digits.empty();
}

// Without what stands in brackets: grammar, region, field.
std::string without_brackets(std::string_view text)
{
    std::string out;
    int depth = 0;
    for (const char c : text) {
        const bool opens = c == '(' || c == '[' || c == '{' || c == '<',
                   closes = c == ')' || c == ']' || c == '}' || c == '>';
        depth += opens ? 1 : closes && depth > 0 ? -1 : 0;
        if (depth == 0 && !closes) out += c;
    }
    return out;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\r')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
    return text;
}

// "1. comment, de quelle manière": the renderings of a line. Lines with a colon are notes, those with a quotation examples.
void add_renderings(std::string_view headword, std::string_view line, std::size_t& found, std::vector<Entry>& entries)
{
    const std::string clean = without_brackets(line);
    std::string_view rest = trimmed(clean);
    if (rest.find(':') != std::string_view::npos || rest.find('"') != std::string_view::npos) return;
    std::size_t digits = 0;
    while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') ++digits;
    if (digits > 0 && digits < rest.size() && rest[digits] == '.') rest = trimmed(rest.substr(digits + 1));
    while (!rest.empty() && found < kMostRenderings) {
        const std::size_t end = std::min(rest.find_first_of(",;"), rest.size());
        const std::string_view rendering = trimmed(rest.substr(0, end));
        if (!rendering.empty() && rendering.size() <= kMostRenderingBytes) {
            entries.push_back({std::string(headword), std::string(rendering), 1});
            ++found;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

void add_article(std::string_view headword, std::string_view article, std::vector<Entry>& entries)
{
    std::size_t found = 0;
    // The first line repeats the headword with its pronunciation.
    article.remove_prefix(std::min(article.find('\n'), article.size()));
    while (!article.empty()) {
        article.remove_prefix(1);
        const std::size_t end = std::min(article.find('\n'), article.size());
        add_renderings(headword, article.substr(0, end), found, entries);
        article.remove_prefix(end);
    }
}

Result<Lexicon> read_articles(const std::string& path, std::string_view index, std::string_view articles)
{
    std::vector<Entry> entries;
    std::size_t number = 0;
    while (!index.empty()) {
        const std::size_t end = std::min(index.find('\n'), index.size());
        const std::string_view line = index.substr(0, end);
        index.remove_prefix(std::min(end + 1, index.size()));
        ++number;
        if (line.empty() || line.starts_with("00database") || line.starts_with("00-database")) continue;
        const std::size_t first = line.find('\t'),
                          second = first == std::string_view::npos ? first : line.find('\t', first + 1);
        std::uint64_t offset = 0, size = 0;
        const bool read = second != std::string_view::npos &&
                          read_base64(line.substr(first + 1, second - first - 1), offset) &&
                          read_base64(line.substr(second + 1, line.find('\t', second + 1) - second - 1), size);
        if (!read || offset > articles.size() || size > articles.size() - offset) {
            return std::unexpected(Error{ErrorCode::BadInput,
                                         "expected a headword and the place of its article in the dictionary",
                                         fmt::format("{}:{}", path, number)});
        }
        add_article(trimmed(line.substr(0, first)), articles.substr(offset, size), entries);
    }
    return Lexicon(std::move(entries));
}

}    // namespace

Result<Lexicon> read_freedict(const std::string& path, const Limits& limits)
{
    std::string stem = path;
    for (const std::string_view ending : {".index", ".dict.dz", ".dict"}) {
        if (stem.ends_with(ending)) {
            stem.resize(stem.size() - ending.size());
            break;
        }
    }
    Limits larger = limits;
    larger.max_bytes = limits.max_bytes * kSizeFactor;
    std::error_code fault;
    const bool packed = std::filesystem::exists(stem + ".dict.dz", fault);
    const std::string articles_path = stem + (packed ? ".dict.dz" : ".dict");
    const auto index = ingest::read_file_bytes(stem + ".index", larger, kExpected);
    if (!index) return std::unexpected(index.error());
    auto articles = ingest::read_file_bytes(articles_path, larger, kExpected);
    if (articles && packed) articles = inflate_all(articles_path, *articles, larger.max_bytes);
    if (!articles) return std::unexpected(articles.error());
    using Named = std::pair<const std::string*, std::string>;
    for (const auto& [bytes, of] : {Named(&*index, stem + ".index"), Named(&*articles, articles_path)}) {
        if (const std::size_t at = text::find_invalid_utf8(*bytes); at != std::string::npos) {
            return std::unexpected(Error{ErrorCode::BadInput, "is not UTF-8", fmt::format("{}: byte {}", of, at)});
        }
    }
    return read_articles(stem + ".index", *index, *articles);
}

}    // namespace textdrift::lexicon
