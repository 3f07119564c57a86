// The comparison as JSON, version 1 of the contract (docs/json.md). Members are only ever added.
#include "core/report/json_writer.h"
#include "core/report/place.h"
#include "core/report/report.h"
#include "core/report/summary.h"

namespace textdrift::report {

namespace {

// Top level members and the entries of their lists stand on lines of their own.
constexpr std::size_t kLineDepth = 2;

void write_place(JsonWriter& json, const Side& side, const drift::Place& place)
{
    const Span span = side.span(place);
    json.begin_object().member("paragraph", span.paragraph).member("start", span.start).member("end", span.end);
    json.member("text", span.text).end_object();
}

void write_place(JsonWriter& json, const Side& side, const std::optional<drift::Place>& place)
{
    if (place) write_place(json, side, *place);
    else json.null();
}

void write_notes(JsonWriter& json, const std::vector<Note>& notes)
{
    json.key("notes").begin_array();
    for (const Note& note : notes) {
        json.begin_object().member("code", note.code).member("message", note.message);
        json.member("offset", note.offset).member("count", note.count).end_object();
    }
    json.end_array();
}

void write_text(JsonWriter& json, std::string_view name, const segment::SegmentedText& text)
{
    json.key(name).begin_object();
    json.member("source", text.document.source).member("format", text.document.format);
    json.member("encoding", text.document.encoding).member("language", text.language).member("title", text.title);
    write_notes(json, text.document.notes);
    json.key("paragraphs").begin_list();
    std::uint64_t index = 0;
    for (const segment::Paragraph& paragraph : text.paragraphs) {
        json.begin_object().member("index", index++).member("kind", segment::paragraph_kind_name(paragraph.kind));
        if (paragraph.language != 0) json.member("language", text.language_of(paragraph));
        json.member("text", text.slice(paragraph.range)).end_object();
    }
    json.end_array().end_object();
}

void write_indexes(JsonWriter& json, std::string_view name, const std::vector<std::uint32_t>& indexes)
{
    json.key(name).begin_array();
    for (const std::uint32_t index : indexes) json.number(index);
    json.end_array();
}

void write_alignment(JsonWriter& json, const align::Alignment& alignment)
{
    json.key("alignment").begin_array();
    for (const align::Bead& bead : alignment.beads) {
        json.begin_object();
        write_indexes(json, "original", bead.original);
        write_indexes(json, "version", bead.version);
        json.member("relation", align::relation_name(bead.relation)).key("similarity").fraction(bead.similarity);
        const bool linked = !bead.original.empty() && !bead.version.empty();
        if (linked && bead.confidence > 0) json.key("confidence").fraction(bead.confidence);
        if (bead.basis != 0) {
            json.key("basis").begin_array();
            for (std::size_t i = 0; i < align::kBasisCount; ++i)
                if (const auto basis = static_cast<align::Basis>(i); align::rests_on(bead, basis))
                    json.string(align::basis_name(basis));
            json.end_array();
        }
        json.end_object();
    }
    json.end_array();
}

void write_finding(JsonWriter& json, const drift::Finding& finding, const Side& original, const Side& version)
{
    json.begin_object().member("id", finding.id).member("code", finding.code);
    json.member("kind", drift::kind_name(finding.kind)).member("change", drift::change_name(finding.change));
    json.member("severity", drift::severity_name(finding.severity)).key("confidence").fraction(finding.confidence);
    json.member("message", finding.message).member("why", finding.why).member("wording", finding.wording);
    json.key("original");
    write_place(json, original, finding.original);
    json.key("version");
    write_place(json, version, finding.version);
    json.key("places").begin_array();
    for (const drift::PlacePair& pair : finding.places) {
        json.begin_object().key("original");
        write_place(json, original, pair.original);
        json.key("version");
        write_place(json, version, pair.version);
        json.end_object();
    }
    json.end_array().end_object();
}

void write_confirmed(JsonWriter& json, const drift::Comparison& comparison, const Side& original, const Side& version)
{
    json.key("confirmed").begin_array();
    for (const drift::Confirmed& confirmed : comparison.confirmed) {
        json.begin_object().member("kind", facts::fact_kind_name(confirmed.kind)).key("original");
        write_place(json, original, confirmed.original);
        json.key("version");
        write_place(json, version, confirmed.version);
        json.end_object();
    }
    json.end_array();
}

void write_unchecked(JsonWriter& json, const std::vector<drift::Unchecked>& list)
{
    json.key("unchecked").begin_array();
    for (const drift::Unchecked& unchecked : list) {
        json.begin_object().member("kind", unchecked.kind).member("reason", unchecked.reason).end_object();
    }
    json.end_array();
}

void write_summary(JsonWriter& json, const drift::Comparison& comparison)
{
    const Counts counts = count(comparison, true);
    json.key("summary").begin_object().member("verdict", verdict_name(comparison.alignment.verdict));
    json.member("findings", counts.findings).member("findings_dropped", comparison.findings_dropped);
    json.key("by_severity").begin_object();
    for (std::size_t i = kSeverities; i-- > 0;) {
        json.member(drift::severity_name(static_cast<drift::Severity>(i)), counts.by_severity[i]);
    }
    json.end_object().key("by_kind").begin_object();
    for (std::size_t i = 0; i < kKinds; ++i) json.member(drift::kind_name(static_cast<drift::Kind>(i)), counts.by_kind[i]);
    const drift::Coverage& coverage = comparison.coverage;
    json.end_object().key("coverage").begin_object().member("read", coverage.read).member("confirmed", coverage.confirmed);
    json.member("changed", coverage.changed)
        .member("lost", coverage.lost)
        .member("unchecked", coverage.unchecked)
        .end_object();
    json.key("words")
        .begin_object()
        .member("original", coverage.words)
        .member("aligned", coverage.words_aligned)
        .end_object();
    json.key("covered").begin_object().key("original").fraction(comparison.alignment.original_covered);
    json.key("version").fraction(comparison.alignment.version_covered).end_object().end_object();
}

}    // namespace

std::string json(const drift::Comparison& comparison)
{
    std::string out;
    out.reserve(2 * (comparison.original.document.text.size() + comparison.version.document.text.size()) + 4096);
    const Side original(comparison.original);
    const Side version(comparison.version);
    JsonWriter json(out, kLineDepth);
    json.begin_object().member("schema", "textdrift.compare/1");
    json.key("tool").begin_object().member("name", "textdrift").member("version", TEXTDRIFT_VERSION).end_object();
    write_summary(json, comparison);
    json.key("findings").begin_array();
    for (const drift::Finding& finding : comparison.findings) write_finding(json, finding, original, version);
    json.end_array();
    write_unchecked(json, comparison.unchecked);
    write_alignment(json, comparison.alignment);
    write_confirmed(json, comparison, original, version);
    write_text(json, "original", comparison.original);
    write_text(json, "version", comparison.version);
    json.end_object();
    return out;
}

}    // namespace textdrift::report
