// Readers of paragraph vectors, and the option that names their files.
#include "vectors.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>

#include <fmt/format.h>

#include "core/ingest/reader.h"

namespace textdrift::cli {

namespace {

constexpr std::uint64_t kSizeFactor = 64;    // a paragraph's vector is larger than its text
constexpr std::string_view kMagic = "\x93NUMPY";

std::unexpected<Error> bad(const std::string& where, std::string message)
{
    return std::unexpected(Error{ErrorCode::BadInput, std::move(message), where});
}

// What stands behind 'key': in the header, a Python dictionary.
std::string_view header_value(std::string_view header, std::string_view key)
{
    const std::size_t at = header.find(fmt::format("'{}':", key));
    if (at == std::string_view::npos) return {};
    header.remove_prefix(at + key.size() + 3);
    header.remove_prefix(std::min(header.find_first_not_of(' '), header.size()));
    return header;
}

// "(12, 384)": rows and columns.
std::optional<std::pair<std::uint64_t, std::uint64_t>> read_shape(std::string_view text)
{
    std::uint64_t numbers[2] = {0, 0};
    if (!text.starts_with('(')) return std::nullopt;
    text.remove_prefix(1);
    for (std::size_t n = 0; n < 2; ++n) {
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), numbers[n]);
        if (fault != std::errc() || numbers[n] == 0 || numbers[n] > UINT32_MAX) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (n == 0 && text.starts_with(',')) text.remove_prefix(1);
    }
    return text.starts_with(')') ? std::optional(std::pair(numbers[0], numbers[1])) : std::nullopt;
}

template <class Number>
void copy_numbers(std::string_view bytes, std::vector<float>& out)
{
    for (std::size_t at = 0; at + sizeof(Number) <= bytes.size(); at += sizeof(Number)) {
        Number value;
        std::memcpy(&value, bytes.data() + at, sizeof value);
        out.push_back(static_cast<float>(value));
    }
}

bool all_finite(const std::vector<float>& values)
{
    return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
}

Result<align::ParagraphVectors> read_npy(const std::string& path, std::string_view bytes)
{
    static_assert(std::endian::native == std::endian::little, "arrays are read as they are stored");
    if (bytes.size() < 12) return bad(path, "ends inside the header of a NumPy array");
    const bool wide = bytes[6] > 1;
    const auto byte = [&](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(bytes[at])}; };
    const std::uint64_t size = byte(8) | byte(9) << 8 | (wide ? byte(10) << 16 | byte(11) << 24 : 0);
    const std::size_t begin = wide ? 12 : 10;
    if (size > bytes.size() - begin) return bad(path, "ends inside the header of a NumPy array");
    const std::string_view header = bytes.substr(begin, size), data = bytes.substr(begin + size);
    const std::string_view type = header_value(header, "descr");
    const std::size_t width = type.starts_with("'<f4'") ? 4 : type.starts_with("'<f8'") ? 8 : 0;
    if (width == 0) return bad(path, "expected an array of float32 or float64, little-endian");
    if (!header_value(header, "fortran_order").starts_with("False")) return bad(path, "expected an array in C order");
    const auto shape = read_shape(header_value(header, "shape"));
    if (!shape) return bad(path, "expected an array of two dimensions, a row for each paragraph");
    if (shape->first > data.size() / width / shape->second || shape->first * shape->second * width != data.size()) {
        return bad(path, fmt::format("expected {} x {} numbers of {} bytes; {} bytes are there", shape->first, shape->second,
                                     width, data.size()));
    }
    align::ParagraphVectors vectors{static_cast<std::uint32_t>(shape->second), {}};
    if (width == 4) copy_numbers<float>(data, vectors.values);
    else copy_numbers<double>(data, vectors.values);
    if (!all_finite(vectors.values)) return bad(path, "holds a number that is not finite");
    return vectors;
}

// The numbers of a line; false where one is none.
bool read_numbers(std::string_view line, std::vector<float>& out)
{
    constexpr std::string_view kBetween = " \t,;\r";
    for (std::size_t at = line.find_first_not_of(kBetween); at != std::string_view::npos;
         at = line.find_first_not_of(kBetween, at)) {
        float value = 0;
        const char* last = line.data() + line.size();
        const auto [end, fault] = std::from_chars(line.data() + at, last, value);
        if (fault != std::errc() || !std::isfinite(value) || (end != last && kBetween.find(*end) == std::string_view::npos))
            return false;
        out.push_back(value);
        at = static_cast<std::size_t>(end - line.data());
    }
    return true;
}

Result<align::ParagraphVectors> read_lines(const std::string& path, std::string_view text)
{
    align::ParagraphVectors vectors;
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::size_t before = vectors.values.size();
        ++number;
        if (!read_numbers(text.substr(0, end), vectors.values)) {
            return bad(fmt::format("{}:{}", path, number), "expected numbers between tabs, commas or spaces");
        }
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t found = vectors.values.size() - before;
        if (found == 0) continue;
        if (vectors.dimension == 0) vectors.dimension = static_cast<std::uint32_t>(found);
        if (found != vectors.dimension) {
            return bad(fmt::format("{}:{}", path, number),
                       fmt::format("{} numbers; expected {} as in the lines before", found, vectors.dimension));
        }
    }
    if (vectors.empty()) return bad(path, "holds no vectors");
    return vectors;
}

Error bad_option(std::string_view text)
{
    return {ErrorCode::BadOption, fmt::format("\"{}\" is not original=FILE,version=FILE", text), "--vectors"};
}

}    // namespace

Result<align::ParagraphVectors> read_vectors(const std::string& path, const Limits& limits)
{
    Limits larger = limits;
    larger.max_bytes *= kSizeFactor;
    const auto bytes = ingest::read_file_bytes(path, larger, "vectors");
    if (!bytes) return std::unexpected(bytes.error());
    return bytes->starts_with(kMagic) ? read_npy(path, *bytes) : read_lines(path, *bytes);
}

Result<void> check_vectors(const segment::SegmentedText& text, const align::ParagraphVectors& vectors)
{
    const std::size_t rows = vectors.values.size() / std::max(1u, vectors.dimension);
    if (rows == text.paragraphs.size()) return {};
    return std::unexpected(
        Error{ErrorCode::BadInput,
              fmt::format("{} vectors for a text of {} paragraphs; expected one for each", rows, text.paragraphs.size()),
              text.document.source});
}

Result<VectorFiles> read_vector_files(const Arguments& arguments)
{
    VectorFiles files;
    for (const std::string& option : arguments.all("vectors")) {
        std::string_view left = option;
        while (!left.empty()) {
            const bool original = left.starts_with("original=");
            if (!original && !left.starts_with("version=")) return std::unexpected(bad_option(option));
            left.remove_prefix(original ? 9 : 8);
            // A comma may stand in a file's name; only one before the other side's name ends it.
            const std::size_t end = std::min(left.find(original ? ",version=" : ",original="), left.size());
            (original ? files.original : files.version) = left.substr(0, end);
            left.remove_prefix(std::min(end + 1, left.size()));
        }
    }
    if (arguments.has("vectors") && (files.original.empty() || files.version.empty())) {
        return std::unexpected(
            Error{ErrorCode::BadOption, "vectors of both texts are expected: original=FILE,version=FILE", "--vectors"});
    }
    return files;
}

}    // namespace textdrift::cli
