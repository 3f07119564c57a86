// JSON Lines records: what is taken from a line, what is refused and with which words.
#include "core/ingest/jsonl.h"

#include <doctest/doctest.h>

#include <cstring>
#include <string>
#include <vector>

using namespace textdrift;
using namespace std::string_literals;

namespace {

// A line with readable bytes behind it that would change the answer if they were read as part of it.
class Line {
public:
    explicit Line(std::string_view text)
        : bytes_(std::string(text) + std::string(ingest::kJsonPadding, '"')), size_(text.size())
    {
    }
    std::string_view view() const { return std::string_view(bytes_).substr(0, size_); }

private:
    std::string bytes_;
    std::size_t size_;
};

struct Row {
    const char* name;
    std::string line;
    std::string text;
    std::string id;
    std::string order;
};

struct Refusal {
    const char* name;
    std::string line;
    std::string message;    // part of it
};

}    // namespace

TEST_SUITE("ingest/jsonl")
{
    TEST_CASE("parse: text unescaped, id and order as they stand")
    {
        if (!ingest::has_jsonl()) return;
        const std::vector<Row> rows = {
            {"plain", R"({"id": "a", "text": "two words"})", "two words", "\"a\"", ""},
            {"number id", R"({"text":"t","id":12})", "t", "12", ""},
            {"number id in another form", R"({"text":"t","id": -1.50E+3 })", "t", "-1.50E+3", ""},
            {"no id", R"({"text":"t"})", "t", "", ""},
            {"null id", R"({"text":"t","id":null})", "t", "", ""},
            {"empty text", R"({"text":"","id":""})", "", "\"\"", ""},
            {"order", R"({"date":"2024-05-01","text":"t","id":1})", "t", "1", "\"2024-05-01\""},
            {"escapes", R"({"text":"a\"b\\c\/d\b\f\n\r\te\u00e9\u20AC\ud83d\ude00"})",
             "a\"b\\c/d\b\f\n\r\te\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", "", ""},
            {"nul", R"({"text":"a\u0000b"})", "a\0b"s, "", ""},
            {"escaped id stays escaped", R"({"id":"x\u0041\"","text":"t"})", "t", R"("x\u0041\"")", ""},
            {"escaped key", R"({"\u0074ext":"t"})", "t", "", ""},
            {"other fields of every kind", R"({"a":[1,{"text":"no"}],"b":{"text":"no"},"c":true,"text":"yes","d":null})",
             "yes", "", ""},
            {"last of two", R"({"text":"first","text":"second"})", "second", "", ""},
            {"blanks", " \t{ \"text\" : \"t\" , \"id\" : 7 } \r", "t", "7", ""},
            {"raw UTF-8", "{\"text\":\"\xD0\x9F\xD1\x80\"}", "\xD0\x9F\xD1\x80", "", ""},
        };
        ingest::JsonlParser parser({.order = "date"});
        for (const Row& row : rows) {
            CAPTURE(row.name);
            const Line line(row.line);
            const Result<ingest::JsonRecord> record = parser.parse(line.view());
            REQUIRE_MESSAGE(record.has_value(), (record ? "" : record.error().message));
            CHECK(record->text == row.text);
            CHECK(record->id == row.id);
            CHECK(record->order == row.order);
        }
    }

    TEST_CASE("parse: a dotted path reaches into objects, a key of that very name counts too")
    {
        if (!ingest::has_jsonl()) return;
        ingest::JsonlParser parser({.text = "body.text", .id = "body.meta.id", .order = ""});
        const Line nested(R"({"text":"no","body":{"meta":{"id":5,"x":[]},"text":"yes"},"z":1})");
        const auto record = parser.parse(nested.view());
        REQUIRE(record.has_value());
        CHECK(record->text == "yes");
        CHECK(record->id == "5");
        const Line literal(R"({"body.text":"flat","body":"a string"})");
        const auto flat = parser.parse(literal.view());
        REQUIRE(flat.has_value());
        CHECK(flat->text == "flat");
        CHECK(flat->id == "");
        CHECK_FALSE(parser.parse(Line(R"({"body":["text"]})").view()).has_value());
    }

    TEST_CASE("parse: what is no record is refused and said why")
    {
        if (!ingest::has_jsonl()) return;
        const std::vector<Refusal> rows = {
            {"nothing", "", "empty"},
            {"no JSON", "hello", "JSON"},
            {"array", R"(["text"])", "object"},
            {"string", R"("text")", "object"},
            {"cut in a string", R"({"text":"abc)", "string"},
            {"cut behind a field", R"({"text":"abc")", "whole"},
            {"cut in a later array", R"({"text":"abc","x":[1,2)", "whole"},
            {"no comma", R"({"text":"abc" "id":1})", "JSON"},
            {"two objects", R"({"text":"a"}{"text":"b"})", "behind"},
            {"no text", R"({"txt":"abc"})", "no field \"text\""},
            {"text a number", R"({"text":12})", "a number"},
            {"text null", R"({"text":null})", "null"},
            {"text an object", R"({"text":{"text":"x"}})", "an object"},
            {"unknown escape", R"({"text":"a\qb"})", "escape"},
            {"short escape", R"({"text":"\u12"})", "escape"},
            {"lone high surrogate", R"({"text":"\ud83d"})", "surrogate"},
            {"high before no low", R"({"text":"\ud83d\u0041"})", "surrogate"},
            {"lone low surrogate", R"({"text":"\ude00"})", "surrogate"},
            {"invalid UTF-8", "{\"text\":\"a\xFFz\"}", "UTF-8"},
            {"surrogate as UTF-8", "{\"text\":\"\xED\xA0\x80\"}", "UTF-8"},
            {"raw control character", "{\"text\":\"a\x01z\"}", "control"},
            {"id an array", R"({"text":"t","id":[1]})", "an array"},
            {"id true", R"({"text":"t","id":true})", "true or false"},
            {"id no number", R"({"text":"t","id":01})", "number"},
            {"id nonsense", R"({"text":"t","id":abc})", "number"},
            {"bad escape in id", R"({"text":"t","id":"\x"})", "escape"},
        };
        ingest::JsonlParser parser({});
        for (const Refusal& row : rows) {
            CAPTURE(row.name);
            const Line line(row.line);
            const Result<ingest::JsonRecord> record = parser.parse(line.view());
            REQUIRE_FALSE(record.has_value());
            CHECK(record.error().code == ErrorCode::BadInput);
            CAPTURE(record.error().message);
            CHECK(record.error().message.contains(row.message));
        }
    }

    TEST_CASE("parse: a broken line leaves no trace in the next")
    {
        if (!ingest::has_jsonl()) return;
        ingest::JsonlParser parser({});
        CHECK_FALSE(parser.parse(Line(R"({"id":1,"text":"a)").view()).has_value());
        const Line good(R"({"text":"b"})");
        const auto record = parser.parse(good.view());
        REQUIRE(record.has_value());
        CHECK(record->text == "b");
        CHECK(record->id == "");
    }

    TEST_CASE("parse: long lines and deep values")
    {
        if (!ingest::has_jsonl()) return;
        ingest::JsonlParser parser({});
        std::string text;
        for (int i = 0; i < 100'000; ++i) text += "word\\n";
        const Line long_line("{\"text\":\"" + text + "\"}");
        const auto record = parser.parse(long_line.view());
        REQUIRE(record.has_value());
        CHECK(record->text.size() == 500'000);
        const Line deep("{\"deep\":" + std::string(100'000, '[') + std::string(100'000, ']') + ",\"text\":\"t\"}");
        const auto under = parser.parse(deep.view());
        if (under) CHECK(under->text == "t");
    }

    TEST_CASE("parse: without simdjson the error says so")
    {
        if (ingest::has_jsonl()) return;
        ingest::JsonlParser parser({});
        const auto record = parser.parse(Line(R"({"text":"b"})").view());
        REQUIRE_FALSE(record.has_value());
        CHECK(record.error().code == ErrorCode::BadOption);
        CHECK(record.error().message.contains("simdjson"));
    }
}
