// Paragraphs and their kinds in texts of all habits, as terse dumps.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/segment/segment.h"

using namespace textdrift;
using segment::ParagraphKind;

namespace {

// "p:text" a paragraph, a line break inside shown as "/"; h heading, l list item, q quote, t table row, b boilerplate.
std::string dump(const std::string& text)
{
    Document document;
    document.source = "test";
    document.text = text;
    const auto result = segment::segment(std::move(document), {.language = "en"}, {});
    if (!result) return to_string(result.error());
    std::string out;
    for (const segment::Paragraph& paragraph : result->paragraphs) {
        out += "phlqtb"[paragraph.kind == ParagraphKind::Paragraph   ? 0
                        : paragraph.kind == ParagraphKind::Heading   ? 1
                        : paragraph.kind == ParagraphKind::ListItem  ? 2
                        : paragraph.kind == ParagraphKind::Quote     ? 3
                        : paragraph.kind == ParagraphKind::TableCell ? 4
                                                                     : 5];
        out += ':';
        for (const char c : result->slice(paragraph.body)) out += c == '\n' || c == '\r' ? '/' : c;
        out += '\n';
    }
    return out;
}

struct Row {
    const char* name;
    std::string text, expected;
};

void check(const std::vector<Row>& rows)
{
    for (const Row& row : rows) {
        CAPTURE(std::string(row.name));
        CHECK(dump(row.text) == row.expected);
    }
}

}    // namespace

TEST_SUITE_BEGIN("segment/paragraphs");

TEST_CASE("blank lines and line ends part paragraphs")
{
    check({
        {"blank line", "One is here.\n\nTwo is here.", "p:One is here.\np:Two is here.\n"},
        {"CRLF", "One is here.\r\n\r\nTwo is here.\r\n", "p:One is here.\np:Two is here.\n"},
        {"CR", "One is here.\r\rTwo is here.\r", "p:One is here.\np:Two is here.\n"},
        {"white line", "One is here.\n \t\u00A0\nTwo is here.", "p:One is here.\np:Two is here.\n"},
        {"line and paragraph separators", "One is here.\u2028Two is here.\u2029Three is here.",
         "p:One is here.\np:Two is here.\np:Three is here.\n"},
        {"next line", "One is here.\u0085Two is here.", "p:One is here.\np:Two is here.\n"},
        {"form feed", "One is here.\fTwo is here.", "p:One is here.\np:Two is here.\n"},
        {"one paragraph a line", "The first one ends here.\nThe second one ends here.\nThe third ends.",
         "p:The first one ends here.\np:The second one ends here.\np:The third ends.\n"},
        {"one word", "word", "p:word\n"},
        {"words alone", "one\ntwo\nthree", "p:one\np:two\np:three\n"},
        {"no-break space around", "\u00A0One is here.\u00A0\n", "p:One is here.\n"},
    });
}

TEST_CASE("hard-wrapped lines are joined")
{
    check({
        {"one paragraph",
         "The ministers of the three countries met on Monday to talk about\n"
         "the new treaty, which had been delayed for two years because of\n"
         "disputes over fishing rights.\n",
         "p:The ministers of the three countries met on Monday to talk about/"
         "the new treaty, which had been delayed for two years because of/disputes over fishing rights.\n"},
        {"capital at the start of a line",
         "The ministers of the three countries met on Monday in the city of\n"
         "Geneva, where they talked about the new treaty with delegates from\n"
         "Norway and from Chile. The talks, which had been delayed for years,\n"
         "ended on Friday.\n",
         "p:The ministers of the three countries met on Monday in the city of/"
         "Geneva, where they talked about the new treaty with delegates from/"
         "Norway and from Chile. The talks, which had been delayed for years,/ended on Friday.\n"},
        {"two paragraphs without a blank line",
         "The ministers of the three countries met on Monday to talk about\n"
         "the new treaty, which had been delayed.\n"
         "The talks went on until late at night, and nobody was allowed to\n"
         "leave the room before they had ended.\n",
         "p:The ministers of the three countries met on Monday to talk about/the new treaty, which had been delayed.\n"
         "p:The talks went on until late at night, and nobody was allowed to/leave the room before they had ended.\n"},
        {"indented first lines",
         "    The ministers of the three countries met on Monday to talk on\n"
         "the new treaty, which had been delayed by the disputes over quota.\n"
         "    The talks went on until late at night, and nobody was allowed\n"
         "to leave the room.\n",
         "p:The ministers of the three countries met on Monday to talk on/"
         "the new treaty, which had been delayed by the disputes over quota.\n"
         "p:The talks went on until late at night, and nobody was allowed/to leave the room.\n"},
        {"with CRLF and blank lines",
         "The ministers of the three countries met on Monday to talk about\r\n"
         "the new treaty.\r\n\r\nThe talks went on until late at night, and nobody was allowed to\r\nleave.\r\n",
         "p:The ministers of the three countries met on Monday to talk about//the new treaty.\n"
         "p:The talks went on until late at night, and nobody was allowed to//leave.\n"},
        {"an abbreviation at a line end ends no paragraph",
         "The alliance called on the directorate and on the secretary, Hon.\n"
         "Zipporah Mwangi, to publish the form which nobody has seen so far,\n"
         "and to extend the term.\n",
         "p:The alliance called on the directorate and on the secretary, Hon./"
         "Zipporah Mwangi, to publish the form which nobody has seen so far,/and to extend the term.\n"},
        {"a hyphenated word stays as it is",
         "The ministers of the three countries met on Monday to talk infor-\n"
         "mally about the treaty.\n",
         "p:The ministers of the three countries met on Monday to talk infor-/mally about the treaty.\n"},
        {"an address is not joined", "Ministry of Fisheries\n12 Harbour Street\nBergen\nNorway\n",
         "p:Ministry of Fisheries\np:12 Harbour Street\np:Bergen\np:Norway\n"},
        {"long lines are paragraphs",
         "The ministers of the three countries met on Monday to talk about the new treaty, which had been delayed for two "
         "years because of disputes over fishing rights and quota\n"
         "and the talks went on.\n",
         "p:The ministers of the three countries met on Monday to talk about the new treaty, which had been delayed for two "
         "years because of disputes over fishing rights and quota\n"
         "p:and the talks went on.\n"},
        {"a number at the start of a wrapped line is no list marker",
         "The ministers of the three countries met on Monday to talk about\n"
         "the new treaty, and left with a text which runs to more than page\n"
         "12. That was too much for all but the most patient of them, and so\n"
         "they left.\n",
         "p:The ministers of the three countries met on Monday to talk about/"
         "the new treaty, and left with a text which runs to more than page/"
         "12. That was too much for all but the most patient of them, and so/they left.\n"},
    });
}

TEST_CASE("headings are told by marks or by what follows them")
{
    check({
        {"marked", "# Title\n\n## Part two ##\nThe text of it is here.\n",
         "h:Title\nh:Part two\np:The text of it is here.\n"},
        {"underlined", "Title\n=====\nThe text of it is here.\n\nPart\n----\nMore text is here.\n",
         "h:Title\np:The text of it is here.\nh:Part\np:More text is here.\n"},
        {"capitals", "BACKGROUND:\n\nThe text of it is here.\n", "h:BACKGROUND:\np:The text of it is here.\n"},
        {"short line before text", "Vietnam\nThe leader will visit Vietnam first.\n",
         "h:Vietnam\np:The leader will visit Vietnam first.\n"},
        {"question", "What happens next?\n\nNobody knows what happens next.\n",
         "h:What happens next?\np:Nobody knows what happens next.\n"},
        {"title and subtitle", "Leaders meet in Oslo\n\nA treaty is in sight\n\nThe leaders of all three countries met.\n",
         "h:Leaders meet in Oslo\nh:A treaty is in sight\np:The leaders of all three countries met.\n"},
        {"numbered capitals", "1. INTRODUCTION\n\nThe text of it is here.\n", "h:INTRODUCTION\np:The text of it is here.\n"},
        {"sentence before text is none", "It rained all day.\nThe leader will visit Vietnam first.\n",
         "p:It rained all day.\np:The leader will visit Vietnam first.\n"},
        {"last line is none", "The leader will visit Vietnam first.\n\nFor more information\n",
         "p:The leader will visit Vietnam first.\np:For more information\n"},
        {"hash tag is none", "#justice for all of them today.\n", "p:#justice for all of them today.\n"},
    });
}

TEST_CASE("list items keep their markers out of the body")
{
    check({
        {"dashes", "- one thing\n- another thing\n", "l:one thing\nl:another thing\n"},
        {"bullets", "• one thing\n* two things\n– three things\n", "l:one thing\nl:two things\nl:three things\n"},
        {"numbers", "1. One thing.\n2) Two things.\n(3) Three things.\n", "l:One thing.\nl:Two things.\nl:Three things.\n"},
        {"letters and Roman numerals", "(a) one\nb) two\niv) three\nII. Four\n", "l:one\nl:two\nl:three\nl:Four\n"},
        {"section number", "1.2 Scope of the law\n2.3.1. Duties of the state\n",
         "l:Scope of the law\nl:Duties of the state\n"},
        {"decimal is none", "3.5 million people left.\n", "p:3.5 million people left.\n"},
        {"initial is none", "J. Smith left. V. Novak stayed.\n", "p:J. Smith left. V. Novak stayed.\n"},
        {"year is none", "2023. That was the year.\n", "p:2023. That was the year.\n"},
        {"wrapped item",
         "- the first of the items goes on for longer than one line and so it\n  is wrapped here\n- the second\n",
         "l:the first of the items goes on for longer than one line and so it/  is wrapped here\nl:the second\n"},
    });
}

TEST_CASE("quotes and tables")
{
    check({
        {"quote", "> We will not yield.\n\nHe said so again.\n", "q:We will not yield.\np:He said so again.\n"},
        {"tabs", "Name\tSeats\nLabour\t12\n", "t:Name\tSeats\nt:Labour\t12\n"},
        {"bars", "| Name | Seats |\n|------|-------|\n| Labour | 12 |\n",
         "t:Name | Seats\nb:|------|-------|\nt:Labour | 12\n"},
        {"columns of spaces", "Labour      12     14\nGreens       3      5\n",
         "t:Labour      12     14\nt:Greens       3      5\n"},
    });
}

TEST_CASE("furniture of pages and mailings is boilerplate")
{
    check({
        {"rules", "One is here.\n\n* * *\n\nTwo is here.\n----------\n",
         "p:One is here.\nb:* * *\np:Two is here.\nb:----------\n"},
        {"page labels", "One is here.\nPage 3 of 12\nTwo is here.\n- 4 -\n",
         "p:One is here.\nb:Page 3 of 12\np:Two is here.\nb:- 4 -\n"},
        {"page number at a form feed", "One is here.\n7\n\fTwo is here.\n", "p:One is here.\nb:7\np:Two is here.\n"},
        {"counting numbers",
         "One two three.\nOne four.\nOne five.\n1\nTwo two three.\nTwo four.\nTwo five.\n2\nThree two.\nThree four.\nThree "
         "five.\n3\n",
         "p:One two three.\np:One four.\np:One five.\nb:1\np:Two two three.\np:Two four.\np:Two five.\nb:2\n"
         "p:Three two.\np:Three four.\np:Three five.\nb:3\n"},
        {"numbers that do not count up are text", "Seats won\n12\nSeats lost\n4\nSeats kept\n31\n",
         "p:Seats won\np:12\np:Seats lost\np:4\np:Seats kept\np:31\n"},
        {"running header",
         "Annual Report\nThe first page of it is here.\n\fAnnual Report\nTwo is here.\n\fAnnual Report\nThree is "
         "here.\n\fAnnual Report\nFour is here.\n",
         "h:Annual Report\np:The first page of it is here.\nb:Annual Report\np:Two is here.\nb:Annual Report\np:Three is "
         "here.\n"
         "b:Annual Report\np:Four is here.\n"},
        {"newsletter",
         "VIEW THIS EMAIL IN BROWSER ([link removed])\n\nThe text of it is here.\n\nUnsubscribe\n© 2024 Some Group\n",
         "b:VIEW THIS EMAIL IN BROWSER ([link removed])\np:The text of it is here.\nb:Unsubscribe\nb:© 2024 Some Group\n"},
        {"prose about copyright is text", "The court found that the law of copyright did not apply.\n",
         "p:The court found that the law of copyright did not apply.\n"},
    });
}

TEST_SUITE_END();
