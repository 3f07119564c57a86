// The comparison as SARIF 2.1.0, for code-review tools: rules from the codes, results at lines and columns of the version.
#include <unordered_map>

#include "core/report/escape.h"
#include "core/report/json_writer.h"
#include "core/report/place.h"
#include "core/report/report.h"
#include "core/report/summary.h"

namespace textdrift::report {

namespace {

constexpr std::size_t kLineDepth = 5;    // down to one result a line

// A text as an artifact with the index of its lines.
struct Artifact {
    const segment::SegmentedText& text;
    Lines lines;
    std::uint32_t index;

    Artifact(const segment::SegmentedText& t, std::uint32_t i) : text(t), lines(t), index(i) {}
};

const char* level(drift::Severity severity) noexcept
{
    switch (severity) {
    case drift::Severity::Critical: return "error";
    case drift::Severity::Major: return "warning";
    default: return "note";
    }
}

void write_text(JsonWriter& json, std::string_view name, std::string_view text)
{
    json.key(name).begin_object().member("text", text).end_object();
}

void write_artifact_location(JsonWriter& json, const Artifact& artifact)
{
    json.key("artifactLocation").begin_object();
    json.member("uri", path_as_uri(artifact.text.document.source)).member("index", artifact.index).end_object();
}

void write_location(JsonWriter& json, const Artifact& artifact, const drift::Place& place, std::string_view message)
{
    const ByteRange range = range_in_paragraph(artifact.text, place);
    const Position begin = artifact.lines.position(range.begin);
    const Position end = artifact.lines.position(range.end);
    json.begin_object().key("physicalLocation").begin_object();
    write_artifact_location(json, artifact);
    json.key("region").begin_object().member("startLine", begin.line).member("startColumn", begin.column);
    json.member("endLine", end.line).member("endColumn", end.column);
    write_text(json, "snippet", artifact.text.slice(range));
    json.end_object().end_object();
    if (!message.empty()) write_text(json, "message", message);
    json.end_object();
}

void write_rules(JsonWriter& json)
{
    json.key("rules").begin_array();
    for (const drift::CodeInfo& info : drift::all_codes()) {
        json.begin_object().member("id", info.code);
        write_text(json, "shortDescription", info.title);
        write_text(json, "fullDescription", info.meaning);
        write_text(json, "help", std::string(info.action) + "\n\n" + std::string(info.example));
        json.end_object();
    }
    json.end_array();
}

void write_tool(JsonWriter& json)
{
    json.key("tool").begin_object().key("driver").begin_object();
    json.member("name", "textdrift").member("version", TEXTDRIFT_VERSION).member("semanticVersion", TEXTDRIFT_VERSION);
    write_rules(json);
    json.end_object().end_object();
}

void write_notifications(JsonWriter& json, const Artifact& artifact)
{
    for (const Note& note : artifact.text.document.notes) {
        json.begin_object().member("level", "note");
        write_text(json, "message", note.message);
        json.key("descriptor").begin_object().member("id", note.code).end_object();
        json.key("locations").begin_array().begin_object().key("physicalLocation").begin_object();
        write_artifact_location(json, artifact);
        json.end_object().end_object().end_array().end_object();
    }
}

void write_invocation(JsonWriter& json, const Artifact& original, const Artifact& version,
                      const std::vector<drift::Unchecked>& unchecked)
{
    json.key("invocations").begin_array().begin_object().member("executionSuccessful", true);
    json.key("toolExecutionNotifications").begin_array();
    write_notifications(json, original);
    write_notifications(json, version);
    for (const drift::Unchecked& entry : unchecked) {
        json.begin_object().member("level", "note");
        write_text(json, "message", "Not checked: " + entry.kind + ": " + entry.reason);
        json.end_object();
    }
    json.end_array().end_object().end_array();
}

void write_artifacts(JsonWriter& json, const Artifact& original, const Artifact& version)
{
    json.key("artifacts").begin_array();
    for (const Artifact* artifact : {&original, &version}) {
        json.begin_object().key("location").begin_object();
        json.member("uri", path_as_uri(artifact->text.document.source)).end_object();
        json.member("encoding", artifact->text.document.encoding);
        write_text(json, "description", artifact == &original ? "original" : "version");
        json.end_object();
    }
    json.end_array();
}

void write_related(JsonWriter& json, const drift::Finding& finding, const Artifact& original, const Artifact& version)
{
    json.key("relatedLocations").begin_array();
    if (finding.version && finding.original) write_location(json, original, *finding.original, "in the original");
    for (const drift::PlacePair& pair : finding.places) {
        if (pair.version) write_location(json, version, *pair.version, "also here");
        if (pair.original) write_location(json, original, *pair.original, "also here, in the original");
    }
    json.end_array();
}

using RuleIndexes = std::unordered_map<std::string_view, std::uint32_t>;

RuleIndexes rule_indexes()
{
    RuleIndexes indexes;
    for (const drift::CodeInfo& info : drift::all_codes())
        indexes.emplace(info.code, static_cast<std::uint32_t>(indexes.size()));
    return indexes;
}

void write_result(JsonWriter& json, const drift::Finding& finding, const Artifact& original, const Artifact& version,
                  const RuleIndexes& rules)
{
    json.begin_object().member("ruleId", finding.code);
    if (const auto rule = rules.find(finding.code); rule != rules.end()) json.member("ruleIndex", rule->second);
    json.member("level", level(finding.severity)).key("rank").fraction(finding.confidence * 100);
    write_text(json, "message", finding.why.empty() ? finding.message : finding.message + " " + finding.why);
    json.key("locations").begin_array();
    if (finding.version) write_location(json, version, *finding.version, "");
    else if (finding.original) write_location(json, original, *finding.original, "in the original; gone from the version");
    json.end_array();
    write_related(json, finding, original, version);
    json.key("partialFingerprints").begin_object().member("textdriftFinding/v1", finding.id).end_object();
    json.key("properties").begin_object().member("kind", drift::kind_name(finding.kind));
    json.member("change", drift::change_name(finding.change)).member("severity", drift::severity_name(finding.severity));
    json.key("confidence").fraction(finding.confidence).end_object().end_object();
}

void write_run(JsonWriter& json, const drift::Comparison& comparison)
{
    const Artifact original(comparison.original, 0);
    const Artifact version(comparison.version, 1);
    const RuleIndexes rules = rule_indexes();
    json.begin_object();
    write_tool(json);
    write_invocation(json, original, version, comparison.unchecked);
    write_artifacts(json, original, version);
    json.key("results").begin_array();
    for (const drift::Finding& finding : comparison.findings) write_result(json, finding, original, version, rules);
    json.end_array().member("columnKind", "unicodeCodePoints");
    json.key("properties").begin_object().member("verdict", verdict_name(comparison.alignment.verdict));
    json.member("coverage", coverage_line(comparison.coverage)).member("findingsDropped", comparison.findings_dropped);
    json.end_object().end_object();
}

}    // namespace

std::string sarif(const drift::Comparison& comparison)
{
    std::string out;
    JsonWriter json(out, kLineDepth);
    json.begin_object().member("$schema", "https://json.schemastore.org/sarif-2.1.0.json").member("version", "2.1.0");
    json.key("runs").begin_array();
    write_run(json, comparison);
    json.end_array().end_object();
    return out;
}

}    // namespace textdrift::report
