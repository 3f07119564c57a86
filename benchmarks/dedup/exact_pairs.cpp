// The truth: exact resemblance and containment of all pairs at or above a threshold, or of listed pairs. Shares no code of
// the engine's signatures and joins; with --definition engine it cuts words and shingles as the engine does.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <simdjson.h>
#include <unicode/uchar.h>

#include "core/sketch/shingler.h"
#include "core/text/utf8.h"

namespace {

constexpr const char* kUsage =
    "Usage: exact_pairs CORPUS.jsonl [-o OUT] [--shingle word5] [--threshold 0.8] [--measure resemblance|containment]\n"
    "                   [--definition plain|engine] [--pairs FILE] [--no-expand] [--text text] [--id id]\n"
    "Writes {a, b, resemblance, a_in_b, b_in_a, rows} for every pair at or above the threshold, ascending by row. With "
    "--pairs\n"
    "(lines with a and b, or id and of) it writes those lines, each with its exact values, whatever they are.\n";

constexpr std::uint64_t kMillion = 1'000'000;

struct Options {
    std::string corpus, out = "-", pairs, text = "text", id = "id";
    bool characters = false;
    std::uint32_t width = 5;
    std::uint64_t threshold = 800'000;    // millionths
    bool containment = false;
    bool engine = false;
    bool expand = true;
};

std::uint64_t mix(std::uint64_t value) noexcept
{
    value += 0x9E3779B97F4A7C15;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
    return value ^ (value >> 31);
}

// Words as Python's re.findall(r"\w+", text.lower()) finds them: letters, numbers, "_". What most peers do.
class PlainShingler {
public:
    PlainShingler(bool characters, std::uint32_t width) : characters_(characters), width_(width), lower_(0x110000)
    {
        for (char32_t c = 0; c < lower_.size(); ++c) {
            const auto point = static_cast<UChar32>(c);
            const bool word = c == '_' || (U_GET_GC_MASK(u_tolower(point)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
            lower_[c] = word ? static_cast<char32_t>(u_tolower(point)) : 0;
        }
    }

    void shingles(std::string_view text, std::vector<std::uint64_t>& out)
    {
        units_.clear();
        std::uint64_t word = kStart;
        const auto end_word = [&] {
            if (word != kStart && !characters_) units_.push_back(word);
            word = kStart;
        };
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = lower_[textdrift::text::next_code_point(text, at)];
            if (c == 0) {
                end_word();
                continue;
            }
            if (characters_ && word == kStart && !units_.empty()) units_.push_back(' ');
            word = (word ^ c) * 0x100000001B3;
            if (characters_) units_.push_back(c);
        }
        end_word();
        combine(out);
    }

private:
    static constexpr std::uint64_t kStart = 0xCBF29CE484222325;

    void combine(std::vector<std::uint64_t>& out) const
    {
        out.clear();
        if (units_.empty()) return;
        const std::size_t width = std::min<std::size_t>(width_, units_.size());
        for (std::size_t first = 0; first + width <= units_.size(); ++first) {
            std::uint64_t hash = 0;
            for (std::size_t i = 0; i < width; ++i) hash = mix(hash ^ units_[first + i]);
            out.push_back(hash);
        }
    }

    bool characters_;
    std::uint32_t width_;
    std::vector<char32_t> lower_;    // 0: no part of a word
    std::vector<std::uint64_t> units_;
};

using Cutter = std::function<void(std::string_view, std::vector<std::uint64_t>&)>;

Cutter make_cutter(const Options& options)
{
    if (!options.engine)
        return [plain = std::make_shared<PlainShingler>(options.characters, options.width)](
                   std::string_view text, auto& out) { plain->shingles(text, out); };
    using namespace textdrift::sketch;
    const ShingleSpec spec{options.characters ? ShingleKind::Characters : ShingleKind::Words, options.width};
    return [shingler = std::make_shared<Shingler>(spec, TokenOptions{})](std::string_view text, auto& out) {
        const auto found = shingler->shingles(text);
        out.assign(found.begin(), found.end());
    };
}

// Calls visit(row, id, text) for each record. Rows count from 0, blank lines too.
void read_records(const Options& options,
                  const std::function<void(std::uint32_t, std::string_view, std::string_view)>& visit)
{
    std::ifstream file(options.corpus, std::ios::binary);
    if (!file) throw std::runtime_error(options.corpus + ": cannot be read");
    simdjson::ondemand::parser parser;
    std::string line;
    std::string id;
    for (std::uint32_t row = 0; std::getline(file, line); ++row) {
        line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
        try {
            auto record = parser.iterate(line.data(), line.size(), line.capacity());
            id.clear();
            std::string_view token;
            // Fields may stand in any order; on demand finds them from where it is and round again.
            if (record[options.id].raw_json_token().get(token) == simdjson::SUCCESS)
                id = token.substr(0, token.find_last_not_of(" \t\r") + 1);
            visit(row, id, record[options.text].get_string().value());
        } catch (const simdjson::simdjson_error& error) {
            throw std::runtime_error(options.corpus + ":" + std::to_string(row + 1) + ": " + error.what());
        }
    }
}

void sort_unique(std::vector<std::uint64_t>& values)
{
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

// Shingles to small numbers; open addressing.
class Dictionary {
public:
    Dictionary() : keys_(1 << 20), numbers_(1 << 20, kFree) {}

    std::uint32_t number(std::uint64_t key)
    {
        if (documents_.size() * 2 > keys_.size()) grow();
        const std::size_t at = find(key);
        if (numbers_[at] == kFree) {
            keys_[at] = key;
            numbers_[at] = static_cast<std::uint32_t>(documents_.size());
            documents_.push_back(0);
        }
        ++documents_[numbers_[at]];
        return numbers_[at];
    }

    const std::vector<std::uint32_t>& documents() const noexcept { return documents_; }

private:
    static constexpr std::uint32_t kFree = 0xFFFFFFFF;

    std::size_t find(std::uint64_t key) const noexcept
    {
        std::size_t at = mix(key) & (keys_.size() - 1);
        while (numbers_[at] != kFree && keys_[at] != key) at = (at + 1) & (keys_.size() - 1);
        return at;
    }

    void grow()
    {
        std::vector<std::uint64_t> keys(keys_.size() * 2);
        std::vector<std::uint32_t> numbers(keys.size(), kFree);
        keys.swap(keys_);
        numbers.swap(numbers_);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (numbers[i] == kFree) continue;
            const std::size_t at = find(keys[i]);
            keys_[at] = keys[i];
            numbers_[at] = numbers[i];
        }
    }

    std::vector<std::uint64_t> keys_;
    std::vector<std::uint32_t> numbers_;
    std::vector<std::uint32_t> documents_;    // in which each shingle stands
};

// The shingle sets of a corpus. A shingle of one document alone can be common to no pair: only its count is kept. The others
// are numbers, rarest first.
struct Corpus {
    std::vector<std::string> ids;
    std::vector<std::uint32_t> sizes;      // of the whole sets; 0: no word
    std::vector<std::uint64_t> digests;    // of the whole sets
    std::vector<std::uint64_t> first = {0};
    std::vector<std::uint32_t> shingles;    // ascending within a document
    std::uint32_t kinds = 0;                // different numbers

    std::uint32_t documents() const noexcept { return static_cast<std::uint32_t>(sizes.size()); }
    std::uint32_t kept(std::uint32_t row) const noexcept { return static_cast<std::uint32_t>(first[row + 1] - first[row]); }
    const std::uint32_t* begin(std::uint32_t row) const noexcept { return shingles.data() + first[row]; }
    const std::uint32_t* end(std::uint32_t row) const noexcept { return shingles.data() + first[row + 1]; }
};

// Renumbers shingles by the number of their documents, drops those of one.
void rank_shingles(Corpus& corpus, const std::vector<std::uint32_t>& documents)
{
    constexpr std::uint32_t kDropped = 0xFFFFFFFF;
    std::vector<std::uint32_t> order;
    for (std::uint32_t number = 0; number < documents.size(); ++number)
        if (documents[number] > 1) order.push_back(number);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t number) { return documents[number]; });
    std::vector<std::uint32_t> rank(documents.size(), kDropped);
    for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
    corpus.kinds = static_cast<std::uint32_t>(order.size());

    std::uint64_t written = 0;
    for (std::uint32_t row = 0; row < corpus.documents(); ++row) {
        const std::uint64_t begin = corpus.first[row];
        corpus.first[row] = written;
        for (std::uint64_t i = begin; i < corpus.first[row + 1]; ++i)
            if (rank[corpus.shingles[i]] != kDropped) corpus.shingles[written++] = rank[corpus.shingles[i]];
        std::sort(corpus.shingles.begin() + static_cast<std::ptrdiff_t>(corpus.first[row]),
                  corpus.shingles.begin() + static_cast<std::ptrdiff_t>(written));
    }
    corpus.first.back() = written;
    corpus.shingles.resize(written);
}

// Two passes, so that the shingles of one document alone, most of a corpus, never stand in memory together. The first counts
// shingles in slots they share; a shared slot only keeps a shingle for a while.
Corpus read_corpus(const Options& options)
{
    const Cutter cut = make_cutter(options);
    std::vector<std::uint64_t> set;
    std::vector<std::uint8_t> seen(std::size_t{1} << 28);
    const auto slot = [&](std::uint64_t shingle) -> std::uint8_t& { return seen[mix(shingle) >> 36]; };
    read_records(options, [&](std::uint32_t, std::string_view, std::string_view text) {
        cut(text, set);
        sort_unique(set);
        for (const std::uint64_t shingle : set) slot(shingle) = static_cast<std::uint8_t>(std::min(slot(shingle) + 1, 2));
    });
    Corpus corpus;
    Dictionary dictionary;
    read_records(options, [&](std::uint32_t row, std::string_view id, std::string_view text) {
        cut(text, set);
        sort_unique(set);
        corpus.ids.emplace_back(id.empty() ? std::to_string(row) : std::string(id));
        corpus.sizes.push_back(static_cast<std::uint32_t>(set.size()));
        std::uint64_t digest = set.size();
        for (const std::uint64_t shingle : set) {
            digest = mix(digest ^ shingle);
            if (slot(shingle) > 1) corpus.shingles.push_back(dictionary.number(shingle));
        }
        corpus.digests.push_back(digest);
        corpus.first.push_back(corpus.shingles.size());
    });
    rank_shingles(corpus, dictionary.documents());
    return corpus;
}

std::uint32_t common(const Corpus& corpus, std::uint32_t a, std::uint32_t b) noexcept
{
    const std::uint32_t* x = corpus.begin(a);
    const std::uint32_t* y = corpus.begin(b);
    const std::uint32_t* const x_end = corpus.end(a);
    const std::uint32_t* const y_end = corpus.end(b);
    std::uint32_t count = 0;
    while (x != x_end && y != y_end) {
        const std::uint32_t left = *x;
        const std::uint32_t right = *y;
        count += left == right;
        x += left <= right;
        y += right <= left;
    }
    return count;
}

struct Pair {
    std::uint32_t a, b;    // a < b
    std::uint32_t common;
};

// Documents with the same set stand for one: the groups of equal ones, and the first of each, by size of set.
struct Groups {
    std::vector<std::vector<std::uint32_t>> members;    // ascending by size of set, then by first member
};

Groups group_equal(const Corpus& corpus)
{
    std::unordered_map<std::uint64_t, std::size_t> known;
    Groups groups;
    for (std::uint32_t row = 0; row < corpus.documents(); ++row) {
        if (corpus.sizes[row] == 0) continue;
        const auto [at, fresh] = known.try_emplace(corpus.digests[row], groups.members.size());
        if (fresh) groups.members.emplace_back();
        groups.members[at->second].push_back(row);
    }
    std::ranges::stable_sort(groups.members, {}, [&](const auto& group) { return corpus.sizes[group[0]]; });
    return groups;
}

std::uint64_t ceil_share(std::uint64_t size, std::uint64_t threshold)
{
    return (size * threshold + kMillion - 1) / kMillion;
}

// Documents by the shingles they have, filled in ascending order of set size.
class Postings {
public:
    explicit Postings(const std::vector<std::uint32_t>& counts) : first_(counts.size() + 1)
    {
        for (std::size_t i = 0; i < counts.size(); ++i) first_[i + 1] = first_[i] + counts[i];
        low_.assign(first_.begin(), first_.end() - 1);
        high_ = low_;
        entries_.resize(first_.back());
    }

    void add(std::uint32_t shingle, std::uint32_t group) { entries_[high_[shingle]++] = group; }

    // Entries whose group is not below `least`; `least` never falls from call to call.
    std::pair<const std::uint32_t*, const std::uint32_t*> from(std::uint32_t shingle, std::uint32_t least)
    {
        std::uint64_t& low = low_[shingle];
        while (low < high_[shingle] && entries_[low] < least) ++low;
        return {entries_.data() + low, entries_.data() + high_[shingle]};
    }

private:
    std::vector<std::uint64_t> first_, low_, high_;
    std::vector<std::uint32_t> entries_;
};

class Joiner {
public:
    Joiner(const Corpus& corpus, const Groups& groups, std::uint64_t threshold)
        : corpus_(corpus), groups_(groups), threshold_(threshold), hits_(groups.members.size())
    {
    }

    // Pairs of groups. Prefix filter (Chaudhuri 2006; Bayardo 2007): of two sets that share enough, the rarest few of each
    // share at least one.
    std::vector<Pair> resemblance()
    {
        std::vector<std::uint32_t> counts(corpus_.kinds);
        each_prefix([&](std::uint32_t, std::uint32_t shingle) { ++counts[shingle]; });
        Postings postings(counts);
        std::uint32_t least = 0;
        for (std::uint32_t group = 0; group < hits_.size(); ++group) {
            const std::uint32_t row = groups_.members[group][0];
            while (std::uint64_t{size(least)} * kMillion < threshold_ * size(group)) ++least;
            const std::uint32_t* const end = corpus_.begin(row) + prefix(row, 1);
            for (const std::uint32_t* shingle = corpus_.begin(row); shingle != end; ++shingle) {
                count_hits(postings, *shingle, least);
                postings.add(*shingle, group);
            }
            verify(group, 1, [&](std::uint64_t shared, std::uint64_t other) {
                return shared * kMillion >= threshold_ * (size(group) + other - shared);
            });
        }
        return std::move(found_);
    }

    // The smaller set of a pair must share its part with the larger: an extended prefix of the smaller one has `k` hits in
    // the whole of the larger (Wang 2012). Larger sets come first, so the index holds all that can contain the next.
    std::vector<Pair> containment()
    {
        std::vector<std::uint32_t> counts(corpus_.kinds);
        for (const auto& group : groups_.members)
            for (const std::uint32_t* shingle = corpus_.begin(group[0]); shingle != corpus_.end(group[0]); ++shingle)
                ++counts[*shingle];
        Postings postings(counts);
        for (std::uint32_t group = static_cast<std::uint32_t>(hits_.size()); group-- > 0;) {
            const std::uint32_t row = groups_.members[group][0];
            const auto needed = static_cast<std::uint32_t>(ceil_share(size(group), threshold_));
            const std::uint32_t k = std::max(1U, needed / 3);
            const std::uint32_t* const end = corpus_.begin(row) + prefix(row, k);
            for (const std::uint32_t* shingle = corpus_.begin(row); shingle != end; ++shingle)
                count_hits(postings, *shingle, 0);
            verify(group, k, [&](std::uint64_t shared, std::uint64_t) { return shared >= needed; });
            for (const std::uint32_t* shingle = corpus_.begin(row); shingle != corpus_.end(row); ++shingle)
                postings.add(*shingle, group);
        }
        return std::move(found_);
    }

private:
    std::uint32_t size(std::uint32_t group) const { return corpus_.sizes[groups_.members[group][0]]; }

    // How many of a document's kept shingles belong to the rarest of its set that must have `k` hits. What was dropped is
    // rarer than all that was kept.
    std::uint32_t prefix(std::uint32_t row, std::uint32_t k) const
    {
        const std::uint64_t all = corpus_.sizes[row];
        const std::uint64_t wanted = all - ceil_share(all, threshold_) + k;
        const std::uint64_t dropped = all - corpus_.kept(row);
        return wanted <= dropped ? 0
                                 : static_cast<std::uint32_t>(std::min<std::uint64_t>(wanted - dropped, corpus_.kept(row)));
    }

    template <class Visit>
    void each_prefix(const Visit& visit) const
    {
        for (std::uint32_t group = 0; group < groups_.members.size(); ++group) {
            const std::uint32_t row = groups_.members[group][0];
            const std::uint32_t* const end = corpus_.begin(row) + prefix(row, 1);
            for (const std::uint32_t* shingle = corpus_.begin(row); shingle != end; ++shingle) visit(group, *shingle);
        }
    }

    void count_hits(Postings& postings, std::uint32_t shingle, std::uint32_t least)
    {
        const auto [begin, end] = postings.from(shingle, least);
        for (const std::uint32_t* other = begin; other != end; ++other)
            if (hits_[*other]++ == 0) touched_.push_back(*other);
    }

    template <class Enough>
    void verify(std::uint32_t group, std::uint32_t least_hits, const Enough& enough)
    {
        for (const std::uint32_t other : touched_) {
            if (hits_[other] >= least_hits) {
                const std::uint32_t shared = common(corpus_, groups_.members[group][0], groups_.members[other][0]);
                if (enough(shared, size(other))) found_.push_back({std::min(group, other), std::max(group, other), shared});
            }
            hits_[other] = 0;
        }
        touched_.clear();
    }

    const Corpus& corpus_;
    const Groups& groups_;
    std::uint64_t threshold_;
    std::vector<std::uint32_t> hits_, touched_;
    std::vector<Pair> found_;
};

// Pairs of groups to pairs of documents.
std::vector<Pair> expand(const Corpus& corpus, const Groups& groups, const std::vector<Pair>& found, bool all)
{
    std::vector<Pair> pairs;
    const auto add = [&](std::uint32_t a, std::uint32_t b, std::uint32_t shared) {
        pairs.push_back({std::min(a, b), std::max(a, b), shared});
    };
    for (const Pair& pair : found) {
        const auto& left = groups.members[pair.a];
        const auto& right = groups.members[pair.b];
        for (std::size_t i = 0; i < (all ? left.size() : 1); ++i)
            for (std::size_t j = 0; j < (all ? right.size() : 1); ++j) add(left[i], right[j], pair.common);
    }
    for (const auto& group : groups.members)
        for (std::size_t j = 1; j < group.size(); ++j)
            for (std::size_t i = 0; i < (all ? j : 1); ++i) add(group[i], group[j], corpus.sizes[group[0]]);
    std::ranges::sort(pairs, {}, [](const Pair& pair) { return std::pair(pair.a, pair.b); });
    return pairs;
}

class Output {
public:
    explicit Output(const std::string& name) : file_(name == "-" ? stdout : std::fopen(name.c_str(), "wb"))
    {
        if (file_ == nullptr) throw std::runtime_error(name + ": cannot be written");
    }
    ~Output()
    {
        if (file_ != nullptr && file_ != stdout) std::fclose(file_);
    }
    Output(const Output&) = delete;

    void write(std::string_view text) { std::fwrite(text.data(), 1, text.size(), file_); }
    void finish()
    {
        if (std::fflush(file_) != 0 || std::ferror(file_) != 0)
            throw std::runtime_error("output could not be written whole");
    }

private:
    std::FILE* file_;
};

std::string values(const Corpus& corpus, const Pair& pair)
{
    const double a = corpus.sizes[pair.a];
    const double b = corpus.sizes[pair.b];
    const double shared = pair.common;
    const auto part = [&](double whole) { return whole > 0 ? shared / whole : 0.0; };
    char buffer[160];
    std::snprintf(buffer, sizeof buffer, "\"resemblance\": %.6f, \"a_in_b\": %.6f, \"b_in_a\": %.6f, \"rows\": [%u, %u]}\n",
                  part(a + b - shared), part(a), part(b), pair.a, pair.b);
    return buffer;
}

void write_pairs(const Corpus& corpus, const std::vector<Pair>& pairs, const std::string& name)
{
    Output output(name);
    for (const Pair& pair : pairs)
        output.write("{\"a\": " + corpus.ids[pair.a] + ", \"b\": " + corpus.ids[pair.b] + ", " + values(corpus, pair));
    output.finish();
}

std::string token(simdjson::ondemand::document& record, std::string_view field, std::string_view other)
{
    std::string_view found;
    if (record[field].raw_json_token().get(found) != simdjson::SUCCESS) found = record[other].raw_json_token().value();
    return std::string(found.substr(0, found.find_last_not_of(" \t\r") + 1));
}

// The lines of `options.pairs` again, each with its exact values; a is the first named.
void measure_listed(const Corpus& corpus, const Options& options)
{
    std::unordered_map<std::string_view, std::uint32_t> rows;
    for (std::uint32_t row = 0; row < corpus.documents(); ++row) rows.emplace(corpus.ids[row], row);
    std::ifstream file(options.pairs, std::ios::binary);
    if (!file) throw std::runtime_error(options.pairs + ": cannot be read");
    Output output(options.out);
    simdjson::ondemand::parser parser;
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        const simdjson::padded_string padded(line);
        auto record = parser.iterate(padded).value();
        const auto a = rows.find(token(record, "a", "id"));
        const auto b = rows.find(token(record, "b", "of"));
        if (a == rows.end() || b == rows.end())
            throw std::runtime_error(options.pairs + ":" + std::to_string(number) + ": an id that is not in the corpus");
        const std::uint32_t shared = a->second == b->second ? corpus.sizes[a->second] : common(corpus, a->second, b->second);
        const std::string exact = values(corpus, {a->second, b->second, shared});
        output.write(line.substr(0, line.find_last_of('}')) + ", \"exact\": {" + exact.substr(0, exact.size() - 1) + "}\n");
    }
    output.finish();
}

void set_shingle(Options& options, const std::string& value)
{
    options.characters = value.starts_with("char");
    const std::string width = value.substr(std::min<std::size_t>(4, value.size()));
    if ((!options.characters && !value.starts_with("word")) || width.empty() ||
        width.find_first_not_of("0123456789") != std::string::npos || width.size() > 2 || width == "0")
        throw std::runtime_error("--shingle: expected wordN or charN, not \"" + value + "\"");
    options.width = static_cast<std::uint32_t>(std::stoul(width));
}

void set_option(Options& options, const std::string& name, const std::string& value)
{
    if (name == "-o") options.out = value;
    else if (name == "--shingle") set_shingle(options, value);
    else if (name == "--threshold") options.threshold = static_cast<std::uint64_t>(std::llround(std::stod(value) * 1e6));
    else if (name == "--measure" && (value == "resemblance" || value == "containment"))
        options.containment = value == "containment";
    else if (name == "--definition" && (value == "plain" || value == "engine")) options.engine = value == "engine";
    else if (name == "--pairs") options.pairs = value;
    else if (name == "--text") options.text = value;
    else if (name == "--id") options.id = value;
    else throw std::runtime_error(name + " " + value + ": no such option or value");
}

Options parse(const std::vector<std::string>& arguments)
{
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--no-expand") {
            options.expand = false;
        } else if (!arguments[i].starts_with('-') && options.corpus.empty()) {
            options.corpus = arguments[i];
        } else if (i + 1 == arguments.size()) {
            throw std::runtime_error(arguments[i] + ": a value is missing");
        } else {
            set_option(options, arguments[i], arguments[i + 1]);
            ++i;
        }
    }
    if (options.corpus.empty()) throw std::runtime_error("a corpus is needed");
    if (options.threshold == 0 || options.threshold > kMillion)
        throw std::runtime_error("--threshold: expected over 0, at most 1");
    return options;
}

void run(const Options& options)
{
    const Corpus corpus = read_corpus(options);
    if (!options.pairs.empty()) return measure_listed(corpus, options);
    const Groups groups = group_equal(corpus);
    Joiner joiner(corpus, groups, options.threshold);
    const std::vector<Pair> found = options.containment ? joiner.containment() : joiner.resemblance();
    write_pairs(corpus, expand(corpus, groups, found, options.expand), options.out);
}

}    // namespace

int main(int count, char** arguments)
{
    try {
        run(parse({arguments + 1, arguments + count}));
    } catch (const std::exception& error) {
        std::cerr << "exact_pairs: " << error.what() << '\n' << kUsage;
        return 2;
    }
    return 0;
}
