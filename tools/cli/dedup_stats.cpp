// The statistics of `textdrift dedup`.
#include "dedup_stats.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/report/escape.h"
#include "figures.h"

namespace textdrift::cli {

namespace {

// "1 pair", "2 pairs".
std::string counted(std::uint64_t count, std::string_view plural)
{
    return fmt::format("{} {}", grouped(count), count == 1 ? plural.substr(0, plural.size() - 1) : plural);
}

std::string_view unit_name(const dedup::Options& options) noexcept
{
    return options.unit == dedup::Unit::Paragraph ? "paragraphs" : "documents";
}

std::string_view measure_name(dedup::Measure measure) noexcept
{
    return measure == dedup::Measure::Containment ? "containment" : "resemblance";
}

std::string shingle_name(const sketch::ShingleSpec& shingle)
{
    return fmt::format("{}{}", shingle.kind == sketch::ShingleKind::Words ? "word" : "char", shingle.width);
}

double wall_seconds(const dedup::Statistics& statistics) noexcept
{
    double sum = 0;
    for (const dedup::StageTime& time : statistics.times) sum += time.wall;
    return sum;
}

double cpu_seconds(const dedup::Statistics& statistics) noexcept
{
    double sum = 0;
    for (const dedup::StageTime& time : statistics.times) sum += time.cpu;
    return sum;
}

double rate(std::uint64_t amount, double seconds) noexcept
{
    return seconds > 0 ? static_cast<double>(amount) / seconds : 0;
}

void add_line(std::string& out, std::string_view label, std::string_view text)
{
    out += fmt::format("{:<12} {}\n", label, text);
}

void add_counts(std::string& out, const dedup::Statistics& s, const dedup::Options& options)
{
    std::string input = fmt::format("{}, {}", decimal_bytes(static_cast<double>(s.bytes)), counted(s.records, "records"));
    if (s.broken > 0) input += fmt::format(", {} broken", grouped(s.broken));
    if (s.resumed > 0) input += fmt::format(", {} of an earlier run", grouped(s.resumed));
    add_line(out, "input", input);
    add_line(out, unit_name(options),
             fmt::format("{}: {} without a word, {} the same as an earlier one", grouped(s.documents), grouped(s.empty),
                         grouped(s.identical)));
    add_line(out, "candidates", counted(s.candidates, "pairs"));
    add_line(out, "verified",
             fmt::format("{} of {} {} and more, by {}", counted(s.verified, "pairs"), measure_name(options.measure),
                         options.threshold, shingle_name(options.shingle)));
    add_line(out, "clusters", fmt::format("{}: {} to drop", grouped(s.clusters), counted(s.dropped, unit_name(options))));
}

std::string join_text(const dedup::Statistics& s)
{
    if (s.banding.bands == 0) return "by anchors and outlines; recall: docs/dedup.md";
    return fmt::format("{} bands x {} rows, expected recall {:.4f} at the threshold", s.banding.bands, s.banding.rows,
                       s.expected_recall);
}

void add_join(std::string& out, const dedup::Statistics& s)
{
    add_line(out, "join", join_text(s));
    std::string buckets = fmt::format("{} of {} keys, the largest of {}", grouped(s.join.buckets), grouped(s.join.keys),
                                      grouped(s.join.largest_bucket));
    add_line(out, "buckets", buckets);
    if (s.join.giant_buckets > 0) {
        add_line(out, "",
                 fmt::format("{} giant: {} avoided", grouped(s.join.giant_buckets), counted(s.join.pairs_avoided, "pairs")));
    }
}

void add_times(std::string& out, const dedup::Statistics& s)
{
    out += fmt::format("{:<12} {:>10} {:>10}\n", "stage", "wall s", "CPU s");
    for (const dedup::StageTime& time : s.times) {
        out += fmt::format("{:<12} {:>10.2f} {:>10.2f}\n", dedup::stage_name(time.stage), time.wall, time.cpu);
    }
    out += fmt::format("{:<12} {:>10.2f} {:>10.2f}\n", "all", wall_seconds(s), cpu_seconds(s));
}

// Members of a JSON object, in the order they are added.
class Object {
public:
    void add(std::string_view name, std::uint64_t value) { member(name) += fmt::format("{}", value); }
    void add(std::string_view name, double value) { member(name) += fmt::format("{}", value); }
    void add(std::string_view name, std::string_view text) { report::append_json(member(name), text); }
    void add_raw(std::string_view name, std::string_view json) { member(name) += json; }
    std::string text() const { return "{" + members_ + "}"; }

private:
    std::string& member(std::string_view name)
    {
        if (!members_.empty()) members_ += ", ";
        report::append_json(members_, name);
        return members_ += ": ";
    }

    std::string members_;
};

std::string settings_json(const dedup::Options& options)
{
    Object object;
    object.add("measure", measure_name(options.measure));
    object.add("shingle", shingle_name(options.shingle));
    object.add("threshold", options.threshold);
    object.add("unit", unit_name(options));
    object.add("memory", options.memory);
    return object.text();
}

std::string join_json(const dedup::Statistics& s)
{
    Object object;
    object.add("bands", std::uint64_t(s.banding.bands));
    object.add("rows", std::uint64_t(s.banding.rows));
    if (s.banding.bands == 0) object.add_raw("expected_recall", "null");
    else object.add("expected_recall", s.expected_recall);
    object.add("keys", s.join.keys);
    object.add("buckets", s.join.buckets);
    object.add("giant_buckets", s.join.giant_buckets);
    object.add("largest_bucket", s.join.largest_bucket);
    object.add("pairs_avoided", s.join.pairs_avoided);
    return object.text();
}

std::string times_json(const dedup::Statistics& s)
{
    std::string list;
    for (const dedup::StageTime& time : s.times) {
        Object object;
        object.add("stage", dedup::stage_name(time.stage));
        object.add("wall_seconds", time.wall);
        object.add("cpu_seconds", time.cpu);
        list += (list.empty() ? "" : ", ") + object.text();
    }
    return "[" + list + "]";
}

}    // namespace

std::string stats_table(const dedup::Statistics& s, const dedup::Options& options)
{
    std::string out;
    add_counts(out, s, options);
    add_join(out, s);
    const double wall = wall_seconds(s);
    add_line(out, "speed",
             fmt::format("{}/s, {} {}/s", decimal_bytes(rate(s.bytes, wall)),
                         grouped(static_cast<std::uint64_t>(rate(s.documents, wall))), unit_name(options)));
    add_line(out, "memory",
             fmt::format("{} at most, of {}; {} in temporary files", binary_bytes(s.peak_memory),
                         binary_bytes(options.memory), binary_bytes(s.spilled)));
    add_line(out, "machine", fmt::format("{}, {}", s.target, counted(s.threads, "threads")));
    add_times(out, s);
    return out;
}

std::string stats_json(const dedup::Statistics& s, const dedup::Options& options)
{
    Object object;
    object.add("schema", "textdrift.dedup-stats/1");
    object.add_raw("settings", settings_json(options));
    for (const auto& [name, value] :
         {std::pair("bytes", s.bytes), std::pair("records", s.records), std::pair("broken", s.broken),
          std::pair("resumed", s.resumed), std::pair("documents", s.documents), std::pair("empty", s.empty),
          std::pair("identical", s.identical), std::pair("candidates", s.candidates), std::pair("verified", s.verified),
          std::pair("clusters", s.clusters), std::pair("dropped", s.dropped), std::pair("spilled_bytes", s.spilled),
          std::pair("peak_memory_bytes", s.peak_memory)}) {
        object.add(name, value);
    }
    object.add_raw("join", join_json(s));
    object.add("wall_seconds", wall_seconds(s));
    object.add("cpu_seconds", cpu_seconds(s));
    object.add_raw("stages", times_json(s));
    object.add("target", s.target);
    object.add("threads", std::uint64_t(s.threads));
    return object.text() + "\n";
}

std::string stats_summary(const dedup::Statistics& s, const dedup::Options& options, double seconds)
{
    return fmt::format("{}, {}, {} to drop in {}", counted(s.documents, unit_name(options)), counted(s.clusters, "clusters"),
                       grouped(s.dropped), duration(seconds));
}

}    // namespace textdrift::cli
