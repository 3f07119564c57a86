// Lines of the outputs.
#include "core/dedup/write.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "core/dedup/blocks.h"
#include "core/dedup/members.h"
#include "core/dedup/runs.h"

namespace textdrift::dedup {
namespace {

// Groups of identical texts up to this size print all their pairs; larger ones each member with the first. Between two
// groups as many pairs at most.
constexpr std::size_t kFullGroup = 128;
constexpr std::size_t kFullCross = kFullGroup * (kFullGroup - 1) / 2;

class Writing {
public:
    Writing(const Options& options, const Plan& plan, const Sources& sources, const Store& store,
            const Tape<Verified>& verified, const Decision& decision, OutputFiles& files, Watch& watch)
        : options_(options), plan_(plan), sources_(sources), store_(store), verified_(verified), decision_(decision),
          files_(files), watch_(watch)
    {
    }

    Result<void> run(Statistics& statistics)
    {
        Result<Members> members = Members::load(store_, clustered_documents(), plan_.small * 4);
        if (!members) return std::unexpected(std::move(members.error()));
        members_ = &*members;
        if (files_.pairs) {
            if (Result<void> done = write_pairs(statistics); !done) return done;
        }
        if (files_.clusters) {
            if (Result<void> done = write_clusters(); !done) return done;
        }
        if (files_.keep || files_.drop) {
            if (Result<void> done = write_lists(); !done) return done;
        }
        return files_.filtered ? write_filtered() : Result<void>();
    }

private:
    std::vector<std::uint32_t> clustered_documents() const
    {
        std::vector<std::uint32_t> documents;
        documents.reserve(decision_.clusters.members.size());
        for (const std::uint32_t unit : decision_.clusters.members) documents.push_back(store_.document_of(unit));
        std::ranges::sort(documents);
        const auto repeats = std::ranges::unique(documents);
        documents.erase(repeats.begin(), repeats.end());
        return documents;
    }

    Result<void> append_name(std::uint32_t unit)
    {
        const std::uint32_t document = store_.document_of(unit);
        const Result<Tokens> tokens = (*members_)[document];
        if (!tokens) return std::unexpected(tokens.error());
        if (tokens->id.empty()) line_ += name_of(sources_, store_, document, {});
        else line_ += tokens->id;
        return {};
    }

    void append_paragraph(const char* key, std::uint32_t unit)
    {
        if (options_.unit == Unit::Paragraph)
            fmt::format_to(std::back_inserter(line_), ", \"{}\": {}", key, store_.paragraph_of(unit));
    }

    // {"id": ..., "paragraph": ...} where units are paragraphs, the bare id else.
    Result<void> append_member(std::uint32_t unit)
    {
        if (options_.unit == Unit::Document) return append_name(unit);
        line_ += "{\"id\": ";
        Result<void> named = append_name(unit);
        append_paragraph("paragraph", unit);
        line_ += '}';
        return named;
    }

    void copies_of(std::uint32_t number, std::vector<std::uint32_t>& units) const
    {
        units.assign(1, store_.distinct_unit[number]);
        for (const Copy& copy : store_.copies_of(number)) units.push_back(copy.unit);
    }

    static Result<void> add(Runs<Verified>& runs, Verified pair)
    {
        if (pair.a > pair.b) {
            std::swap(pair.a, pair.b);
            std::swap(pair.size_a, pair.size_b);
        }
        return runs.add(pair);
    }

    Result<void> add_identical(Runs<Verified>& runs)
    {
        std::vector<std::uint32_t> units;
        for (std::size_t i = 0; i < store_.copies.size();) {
            const std::uint32_t number = store_.copies[i].distinct;
            copies_of(number, units);
            i += units.size() - 1;
            const std::size_t heads = units.size() <= kFullGroup ? units.size() : 1;
            for (std::size_t a = 0; a < heads; ++a) {
                for (std::size_t b = a + 1; b < units.size(); ++b) {
                    if (Result<void> added = add(runs, {units[a], units[b], 1, 1, 1}); !added) return added;
                }
            }
        }
        return {};
    }

    // A pair of distinct texts stands for the pairs of all their copies.
    Result<void> add_pair(Runs<Verified>& runs, const Verified& pair)
    {
        copies_of(pair.a, left_);
        copies_of(pair.b, right_);
        const bool all = left_.size() * right_.size() <= kFullCross;
        for (std::size_t a = 0; a < left_.size(); ++a) {
            for (std::size_t b = 0; b < right_.size(); ++b) {
                if (!all && a > 0 && b > 0) break;
                Result<void> added = add(runs, {left_[a], right_[b], pair.common, pair.size_a, pair.size_b});
                if (!added) return added;
            }
        }
        return {};
    }

    Result<void> write_pairs(Statistics& statistics)
    {
        Runs<Verified> runs(plan_.temporary, static_cast<std::size_t>(plan_.pairs));
        if (Result<void> added = add_identical(runs); !added) return added;
        const Result<void> read = for_each_batch(verified_, [&](std::span<const Verified> batch) -> Result<void> {
            if (watch_.cancelled()) return watch_.stop();
            for (const Verified& pair : batch) {
                if (Result<void> added = add_pair(runs, pair); !added) return added;
            }
            return {};
        });
        if (!read) return read;
        Result<void> written = runs.drain([&](const Verified& pair) { return write_pair(pair); });
        statistics.spilled += runs.spilled();
        return written;
    }

    Result<void> write_pair(const Verified& pair)
    {
        if (Result<void> on = go_on(*files_.pairs); !on) return on;
        line_ = "{\"a\": ";
        if (Result<void> named = append_name(pair.a); !named) return named;
        append_paragraph("a_paragraph", pair.a);
        line_ += ", \"b\": ";
        if (Result<void> named = append_name(pair.b); !named) return named;
        append_paragraph("b_paragraph", pair.b);
        line_ += ", \"resemblance\": ";
        append_share(line_, pair.common, std::uint64_t(pair.size_a) + pair.size_b - pair.common, options_.threshold);
        line_ += ", \"a_in_b\": ";
        append_share(line_, pair.common, pair.size_a, options_.threshold);
        line_ += ", \"b_in_a\": ";
        append_share(line_, pair.common, pair.size_b, options_.threshold);
        line_ += "}\n";
        files_.pairs->write(line_);
        return {};
    }

    Result<void> write_clusters()
    {
        for (std::size_t i = 0; i < decision_.clusters.size(); ++i) {
            if (Result<void> on = go_on(*files_.clusters); !on) return on;
            const auto members = decision_.clusters[i];
            line_ = fmt::format("{{\"cluster\": {}, \"keep\": ", i);
            std::vector<std::uint32_t> staying;
            for (const std::uint32_t unit : members) {
                if (decision_.kept[unit] == unit) staying.push_back(unit);
            }
            if (Result<void> done = append_member(staying.front()); !done) return done;
            if (staying.size() > 1) {
                line_ += ", \"also_kept\": [";
                if (Result<void> done = append_members(std::span(staying).subspan(1)); !done) return done;
                line_ += ']';
            }
            line_ += ", \"members\": [";
            if (Result<void> done = append_members(members); !done) return done;
            line_ += "]}\n";
            files_.clusters->write(line_);
        }
        return {};
    }

    Result<void> append_members(std::span<const std::uint32_t> units)
    {
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (i > 0) line_ += ", ";
            if (Result<void> done = append_member(units[i]); !done) return done;
            if (line_.size() > (64 << 10)) {    // a cluster may have millions of members
                files_.clusters->write(line_);
                line_.clear();
            }
        }
        return {};
    }

    // One pass over all documents in the order of the input.
    Result<void> write_lists()
    {
        IdReader reader(store_.ids);
        std::uint32_t unit = 0;
        for (std::uint32_t document = 0; document < store_.documents(); ++document) {
            const Result<Tokens> tokens = reader.next();
            if (!tokens) return std::unexpected(tokens.error());
            const std::string name = name_of(sources_, store_, document, tokens->id);
            const std::uint32_t end = document + 1 < store_.first_unit.size() ? store_.first_unit[document + 1]
                                      : store_.first_unit.size() > 0          ? store_.units()
                                                                              : document + 1;
            for (; unit < end; ++unit) {
                if (Result<void> done = write_listed(unit, name); !done) return done;
            }
        }
        return {};
    }

    Result<void> write_listed(std::uint32_t unit, const std::string& name)
    {
        const std::uint32_t kept = decision_.kept[unit];
        Output* file = (kept == unit ? files_.keep : files_.drop).get();
        if (!file) return {};
        if (Result<void> on = go_on(*file); !on) return on;
        line_ = "{\"id\": ";
        line_ += name;
        append_paragraph("paragraph", unit);
        if (kept != unit) {
            line_ += ", \"kept\": ";
            if (Result<void> named = append_name(kept); !named) return named;
            append_paragraph("kept_paragraph", kept);
        }
        line_ += "}\n";
        file->write(line_);
        return {};
    }

    // The records of the input once more, those that go left out.
    Result<void> write_filtered()
    {
        BlockReader reader(sources_, plan_.block, plan_.longest);
        Block block;
        std::uint32_t document = 0;
        while (true) {
            if (Result<void> on = go_on(*files_.filtered); !on) return on;
            const Result<bool> more = reader.next(block);
            if (!more) return std::unexpected(more.error());
            if (!*more) break;
            const std::uint64_t begin = sources_[block.source].base + block.first;
            for (; document < store_.documents() && store_.offsets[document] < begin + block.count; ++document) {
                if (decision_.kept[document] != document) continue;
                std::size_t at = static_cast<std::size_t>(store_.offsets[document] - begin);
                files_.filtered->write(next_line(block.text(), at));
                files_.filtered->write("\n");
            }
        }
        return sources_.unchanged();
    }

    Result<void> go_on(Output& file)
    {
        if (file.failed()) return file.finish();    // no use in writing the rest
        if (++written_ % 1024 == 0 && watch_.cancelled()) return watch_.stop();
        return {};
    }

    const Options& options_;
    const Plan& plan_;
    const Sources& sources_;
    const Store& store_;
    const Tape<Verified>& verified_;
    const Decision& decision_;
    OutputFiles& files_;
    Watch& watch_;
    Members* members_ = nullptr;
    std::string line_;
    std::vector<std::uint32_t> left_, right_;
    std::uint64_t written_ = 0;
};

}    // namespace

void append_share(std::string& out, std::uint64_t part, std::uint64_t whole, double threshold)
{
    if (part >= whole) {
        out += '1';
        return;
    }
    const bool reaches = at_least(part, whole, threshold);
    std::string digits;
    std::uint64_t rest = part;    // long division: exact, whatever the size
    for (int place = 1; place <= 20 && rest > 0; ++place) {
        rest *= 10;
        digits += static_cast<char>('0' + rest / whole);
        rest %= whole;
        if (place < 6) continue;
        const std::string printed = "0." + digits;
        double value = 0;
        std::from_chars(printed.data(), printed.data() + printed.size(), value);
        if (!reaches || value >= threshold) break;
    }
    while (digits.ends_with('0')) digits.pop_back();
    out += digits.empty() ? "0" : "0." + digits;
}

Result<void> write_outputs(const Options& options, const Plan& plan, const Sources& sources, const Store& store,
                           const Tape<Verified>& verified, const Decision& decision, OutputFiles& files, Watch& watch,
                           Statistics& statistics)
{
    return Writing(options, plan, sources, store, verified, decision, files, watch).run(statistics);
}

}    // namespace textdrift::dedup
