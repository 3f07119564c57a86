// A small comparison written by hand.
#include "fixture.h"

#include <stdexcept>

#include "core/drift/codes.h"

namespace textdrift::report {

namespace {

using drift::Change;
using drift::Finding;
using drift::Kind;
using drift::Severity;

Finding finding(std::string id, Kind kind, Change change, Severity severity, std::string message)
{
    Finding result;
    result.id = std::move(id);
    result.code = drift::code_for(kind, change);
    result.kind = kind;
    result.change = change;
    result.severity = severity;
    result.confidence = 0.9;
    result.message = std::move(message);
    return result;
}

void add_findings(drift::Comparison& c)
{
    auto& witnesses =
        c.findings.emplace_back(finding("a1", Kind::Number, Change::Altered, Severity::Critical, "47 witnesses became 74."));
    witnesses.why = "Readers are told another number.";
    witnesses.original = place(c.original, 1, "47");
    witnesses.version = place(c.version, 1, "74");
    witnesses.places.push_back({place(c.original, 3, "47"), place(c.version, 3, "74")});
    auto& year =
        c.findings.emplace_back(finding("b2", Kind::Date, Change::Missing, Severity::Major, "The year 2019 is gone."));
    year.original = place(c.original, 1, "2019");
    auto& quote = c.findings.emplace_back(
        finding("c3", Kind::Quotation, Change::Unmarked, Severity::Major, "The quotation has lost its marks."));
    quote.original = place(c.original, 2, "\"a stain on our history\"");
    quote.version = place(c.version, 2, "a stain on our history");
    auto& link = c.findings.emplace_back(
        finding("d4", Kind::Link, Change::Added, Severity::Major, "A link to example.net was added."));
    link.version = place(c.version, 3, "example.net");
    auto& name = c.findings.emplace_back(
        finding("e5", Kind::Name, Change::Recased, Severity::Minor, "RIVER WATCH is written River watch."));
    name.original = place(c.original, 2, "RIVER WATCH");
    name.version = place(c.version, 2, "River watch");
    auto& contact = c.findings.emplace_back(
        finding("f6", Kind::Paragraph, Change::Missing, Severity::Minor, "The last paragraph is gone."));
    contact.original = place(c.original, 4, "Contact: Bérénice, 東京 office");
    auto& wording = c.findings.emplace_back(
        finding("g7", Kind::Paragraph, Change::Altered, Severity::Info, "\"hears\" became \"listens to\"."));
    wording.original = place(c.original, 0, "hears");
    wording.version = place(c.version, 0, "listens to");
    wording.wording = true;
}

void add_beads(drift::Comparison& c)
{
    using align::Relation;
    c.alignment.beads = {{{0}, {0}, Relation::Matched, 0.8},
                         {{1}, {1}, Relation::Matched, 0.95},
                         {{2}, {2}, Relation::Matched, 1.0},
                         {{3}, {3}, Relation::Matched, 2.0 / 3.0},
                         {{4}, {}, Relation::Missing, 0}};
    c.alignment.verdict = align::Verdict::Copy;
    c.alignment.original_covered = 0.875;
    c.alignment.version_covered = 1;
}

}    // namespace

segment::SegmentedText make_text(std::string source, const std::vector<std::string>& paragraphs)
{
    segment::SegmentedText text;
    text.document.source = std::move(source);
    text.document.format = "text";
    text.document.encoding = "UTF-8";
    text.language = "en";
    for (const std::string& paragraph : paragraphs) {
        if (!text.document.text.empty()) text.document.text += "\n\n";
        segment::Paragraph cut;
        cut.range.begin = static_cast<std::uint32_t>(text.document.text.size());
        text.document.text += paragraph;
        cut.range.end = static_cast<std::uint32_t>(text.document.text.size());
        cut.body = cut.range;
        text.paragraphs.push_back(cut);
    }
    text.title = paragraphs.empty() ? "" : paragraphs.front();
    return text;
}

drift::Place place(const segment::SegmentedText& text, std::uint32_t paragraph, std::string_view words, int nth)
{
    const ByteRange whole = text.paragraphs.at(paragraph).range;
    std::size_t at = text.document.text.find(words, whole.begin);
    while (nth-- > 0 && at != std::string::npos) at = text.document.text.find(words, at + 1);
    if (at == std::string::npos || at + words.size() > whole.end) throw std::logic_error("fixture: words not in paragraph");
    return {paragraph, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())}};
}

drift::Comparison court_case()
{
    drift::Comparison c;
    c.original = make_text("court.txt", {"Court hears river case",
                                         "The court heard 47 witnesses on the 2019 spill; the firm paid USD 2 million.",
                                         "RIVER WATCH called it \"a stain on our history\" & more.",
                                         "All 47 were residents.", "Contact: Bérénice, 東京 office"});
    c.version = make_text(
        "mirror.txt", {"Court listens to river case", "The court heard 74 witnesses on the spill; the firm paid $2 million.",
                       "River watch called it a stain on our history & more.", "All 74 were residents. See example.net."});
    c.original.paragraphs[0].kind = segment::ParagraphKind::Heading;
    c.version.paragraphs[0].kind = segment::ParagraphKind::Heading;
    c.version.document.notes.push_back({"charset-guessed", "charset guessed as windows-1252", 0, 1});
    add_beads(c);
    add_findings(c);
    c.confirmed.push_back(
        {facts::FactKind::Money, place(c.original, 1, "USD 2 million"), place(c.version, 1, "$2 million")});
    c.unchecked.push_back({"name", "no table for this language"});
    c.coverage = {8, 1, 4, 2, 1, 40, 35};
    return c;
}

drift::Comparison hostile_case(const std::string& hostile)
{
    drift::Comparison c;
    c.original = make_text("name" + hostile + ".txt", {"Before " + hostile + " after"});
    c.version = make_text("other" + hostile + ".txt", {"Changed " + hostile + " behind"});
    c.original.title = hostile;
    c.version.language = hostile;
    c.alignment.beads = {{{0}, {0}, align::Relation::Matched, 1}};
    auto& entry = c.findings.emplace_back(
        finding("id" + hostile, Kind::Name, Change::Altered, Severity::Critical, "Message " + hostile));
    entry.why = "Why " + hostile;
    entry.original = place(c.original, 0, hostile);
    entry.version = place(c.version, 0, hostile);
    c.findings.push_back(entry);
    c.findings.back().severity = Severity::Minor;
    c.unchecked.push_back({"kind" + hostile, "reason " + hostile});
    c.version.document.notes.push_back({"code" + hostile, "note " + hostile, 0, 1});
    return c;
}

}    // namespace textdrift::report
