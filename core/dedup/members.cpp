// Ids of documents by number.
#include "core/dedup/members.h"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

#include "core/text/escape.h"

namespace textdrift::dedup {
namespace {

constexpr std::size_t kRead = 64 << 10;

std::string_view take_from(const char*& at) noexcept
{
    std::uint32_t size = 0;
    std::memcpy(&size, at, sizeof size);
    const std::string_view text(at + sizeof size, size);
    at += sizeof size + size;
    return text;
}

// Report-grade: whatever bytes a name has, the string is valid JSON and harmless to look at.
std::string quote(std::string_view name)
{
    std::string out;
    text::append_json(out, name);
    return out;
}

}    // namespace

void IdReader::seek(std::uint64_t position) noexcept
{
    if (position >= base_ && position <= base_ + buffer_.size()) {
        at_ = static_cast<std::size_t>(position - base_);
        return;
    }
    buffer_.clear();
    base_ = position;
    at_ = 0;
}

Result<void> IdReader::need(std::size_t bytes)
{
    if (buffer_.size() - at_ >= bytes) return {};
    base_ += at_;
    buffer_.erase(0, at_);
    at_ = 0;
    const std::size_t have = buffer_.size();
    const std::uint64_t left = ids_.size() - base_ - have;
    buffer_.resize(have + static_cast<std::size_t>(std::min<std::uint64_t>(std::max(bytes, kRead), left)));
    return ids_.read(base_ + have, {buffer_.data() + have, buffer_.size() - have});
}

Result<Tokens> IdReader::next()
{
    std::uint32_t size[2] = {0, 0};
    if (Result<void> read = need(sizeof size[0]); !read) return std::unexpected(std::move(read.error()));
    std::memcpy(&size[0], buffer_.data() + at_, sizeof size[0]);
    if (Result<void> read = need(2 * sizeof size[0] + size[0]); !read) return std::unexpected(std::move(read.error()));
    std::memcpy(&size[1], buffer_.data() + at_ + sizeof size[0] + size[0], sizeof size[1]);
    if (Result<void> read = need(sizeof size + size[0] + size[1]); !read) return std::unexpected(std::move(read.error()));
    const char* at = buffer_.data() + at_;
    Tokens tokens;
    tokens.id = take_from(at);
    tokens.order = take_from(at);
    at_ = static_cast<std::size_t>(at - buffer_.data());
    return tokens;
}

Result<Members> Members::load(const Store& store, std::vector<std::uint32_t> documents, std::uint64_t most)
{
    Members members;
    members.store_ = &store;
    members.documents_ = std::move(documents);
    members.places_.reserve(members.documents_.size());
    IdReader reader(store.ids);
    std::uint32_t document = 0;
    for (const std::uint32_t wanted : members.documents_) {
        for (; document < wanted; ++document) {
            if (const Result<Tokens> skipped = reader.next(); !skipped) return std::unexpected(skipped.error());
        }
        const std::uint64_t position = reader.position();
        const Result<Tokens> tokens = reader.next();
        if (!tokens) return std::unexpected(tokens.error());
        ++document;
        const std::size_t size = static_cast<std::size_t>(reader.position() - position);
        if (members.bytes_.size() + size > most) {
            members.places_.push_back(position | kOnDisk);
            continue;
        }
        members.places_.push_back(members.bytes_.size());
        members.bytes_.append(tokens->id.data() - sizeof(std::uint32_t), size);
    }
    members.reader_.emplace_back(store.ids);
    return members;
}

Result<Tokens> Members::operator[](std::uint32_t document)
{
    const auto found = std::ranges::lower_bound(documents_, document);
    const std::uint64_t place = places_[static_cast<std::size_t>(found - documents_.begin())];
    if (place & kOnDisk) {
        reader_[0].seek(place & ~kOnDisk);
        return reader_[0].next();
    }
    const char* at = bytes_.data() + place;
    Tokens tokens;
    tokens.id = take_from(at);
    tokens.order = take_from(at);
    return tokens;
}

std::string name_of(const Sources& sources, const Store& store, std::uint32_t document, std::string_view id)
{
    if (!id.empty()) return std::string(id);
    const std::uint64_t place = store.offsets[document];
    const Source& source = sources[sources.find(place)];
    if (source.folder) return quote(source.files[place - source.base]);
    return quote(fmt::format("{}:{}", source.name, store.lines[document] + 1));
}

}    // namespace textdrift::dedup
