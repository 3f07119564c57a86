// Every charset a text may arrive in: found, decoded exactly, and said when it was a guess.
#include <doctest/doctest.h>

#include <unicode/ucnv.h>

#include <string>
#include <vector>

#include "core/ingest/reader.h"
#include "core/text/utf8.h"

using namespace textdrift;

namespace {

// UTF-8 to the bytes of another charset, by ICU.
std::string encoded(const std::string& text, const char* charset)
{
    UErrorCode status = U_ZERO_ERROR;
    std::string out(text.size() * 8 + 16, '\0');
    const std::int32_t length = ucnv_convert(charset, "UTF-8", out.data(), static_cast<std::int32_t>(out.size()),
                                             text.data(), static_cast<std::int32_t>(text.size()), &status);
    REQUIRE(U_SUCCESS(status));
    out.resize(static_cast<std::size_t>(length));
    return out;
}

Document read(const std::string& bytes)
{
    auto document = ingest::read_bytes("press.txt", bytes, {});
    if (!document) FAIL(to_string(document.error()));
    return std::move(*document);
}

std::vector<std::string> codes_of(const Document& document)
{
    std::vector<std::string> codes;
    for (const Note& note : document.notes) codes.push_back(note.code);
    return codes;
}

const std::string kEnglish = "The minister said: “It’s over – for now.” It cost £5 million.\n";
const std::string kRussian = "Министры трёх стран встретились в понедельник, чтобы обсудить новый договор о рыболовстве. "
                             "Переговоры продолжались до позднего вечера и закончились без результата.\n";
const std::string kChinese = "外交部发言人星期一在北京举行记者会，谈到了新的条约和两国之间的合作关系。";

}    // namespace

TEST_SUITE_BEGIN("ingest/charset");

TEST_CASE("read_bytes: Unicode encodings are read exactly, with and without mark")
{
    struct Row {
        const char* name;
        std::string bytes, encoding, text;
    };
    using namespace std::string_literals;
    const std::string mixed = kEnglish + "Tô Lâm 中 😀\n";
    const std::vector<Row> rows = {
        {"UTF-8", mixed, "UTF-8", mixed},
        {"UTF-8 with mark", "\xEF\xBB\xBF" + mixed, "UTF-8", mixed},
        {"UTF-16LE with mark", "\xFF\xFE"s + encoded(mixed, "UTF-16LE"), "UTF-16LE", mixed},
        {"UTF-16BE with mark", "\xFE\xFF"s + encoded(mixed, "UTF-16BE"), "UTF-16BE", mixed},
        {"UTF-16LE without mark", encoded(mixed, "UTF-16LE"), "UTF-16LE", mixed},
        {"UTF-16BE without mark", encoded(mixed, "UTF-16BE"), "UTF-16BE", mixed},
        {"Russian UTF-16LE without mark", encoded(kRussian, "UTF-16LE"), "UTF-16LE", kRussian},
        {"Russian UTF-16BE without mark", encoded(kRussian, "UTF-16BE"), "UTF-16BE", kRussian},
        {"UTF-32LE with mark", "\xFF\xFE\0\0"s + encoded(mixed, "UTF-32LE"), "UTF-32LE", mixed},
        {"UTF-32BE with mark", "\0\0\xFE\xFF"s + encoded(mixed, "UTF-32BE"), "UTF-32BE", mixed},
        {"ASCII", "Plain.\r\nText.\r", "UTF-8", "Plain.\r\nText.\r"},
        {"empty", "", "UTF-8", ""},
        {"mark alone", "\xEF\xBB\xBF", "UTF-8", ""},
        {"one byte", "a", "UTF-8", "a"},
        {"UTF-16 mark alone", "\xFF\xFE", "UTF-16LE", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.name));
        const Document document = read(row.bytes);
        CHECK(document.encoding == row.encoding);
        CHECK(document.text == row.text);
        CHECK(document.notes.empty());
        CHECK(document.source == "press.txt");
        CHECK(document.format == "text");
    }
}

TEST_CASE("read_bytes: legacy charsets are guessed, decoded and noted")
{
    struct Row {
        const char* name;
        const char* charset;
        std::string text, encoding;
    };
    const std::vector<Row> rows = {
        {"English with typographic marks", "windows-1252", kEnglish, "windows-1252"},
        {"one accent", "windows-1252", "The café was closed.", "windows-1252"},
        {"one pound sign", "windows-1252", "It cost £5 million.", "windows-1252"},
        {"names", "windows-1252", "José María Aznar met Gerhard Schröder in São Paulo.", "windows-1252"},
        {"ASCII first", "windows-1252", std::string(20000, 'x') + " – the café’s end", "windows-1252"},
        {"French", "ISO-8859-1", "Les ministres des trois pays se sont réunis à Genève pour évoquer le traité déjà retardé.",
         "windows-1252"},
        {"Russian", "windows-1251", kRussian, "windows-1251"},
        {"Russian KOI8", "KOI8-R", kRussian, "KOI8-R"},
        {"Greek", "ISO-8859-7", "Οι υπουργοί των τριών χωρών συναντήθηκαν τη Δευτέρα για να συζητήσουν τη νέα συνθήκη.",
         "ISO-8859-7"},
        {"Chinese", "GB18030", kChinese + kChinese, "GB18030"},
        {"Japanese", "Shift_JIS",
         "三か国の大臣は月曜日に会合を開き、新しい条約について話し合いました。会議は夜遅くまで続きました。", "Shift_JIS"},
        {"Japanese EUC", "EUC-JP",
         "三か国の大臣は月曜日に会合を開き、新しい条約について話し合いました。会議は夜遅くまで続きました。", "EUC-JP"},
        {"Japanese mail", "ISO-2022-JP", "三か国の大臣は月曜日に会合を開き、新しい条約について話し合いました。",
         "ISO-2022-JP"},
        {"Korean", "EUC-KR", "세 나라의 장관들은 월요일에 만나 새로운 조약에 대해 이야기했다. 회의는 밤늦게까지 계속되었다.",
         "EUC-KR"},
        {"Polish", "ISO-8859-2",
         "Ministrowie trzech państw spotkali się w poniedziałek, żeby omówić nową umowę o połowach. Łódź już czeka.",
         "ISO-8859-2"},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.name));
        const Document document = read(encoded(row.text, row.charset));
        CHECK(document.encoding == row.encoding);
        CHECK(document.text == row.text);
        REQUIRE(document.notes.size() == 1);
        CHECK(document.notes[0].code == "charset-guessed");
        CHECK(document.notes[0].message.find(row.encoding) != std::string::npos);
    }
}

TEST_CASE("read_bytes: damaged UTF-8 stays UTF-8, each fault one U+FFFD and a count")
{
    struct Row {
        const char* name;
        std::string bytes, text;
        std::uint64_t count, offset;
    };
    const std::vector<Row> rows = {
        {"a stray byte among accents", "Tô Lâm \xFF était là.", "Tô Lâm \uFFFD était là.", 1, 9},
        {"cut at the end", "The end \xE2\x80", "The end \uFFFD", 1, 8},
        {"cut in the middle", "é é é \xE2\x80 é", "é é é \uFFFD é", 1, 9},
        {"surrogates count by byte", "éééééééé \xED\xA0\x80", "éééééééé \uFFFD\uFFFD\uFFFD", 3, 17},
        {"behind a mark",
         "\xEF\xBB\xBF"
         "ab\xFF",
         "ab\uFFFD", 1, 5},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.name));
        const Document document = read(row.bytes);
        CHECK(document.encoding == "UTF-8");
        CHECK(document.text == row.text);
        REQUIRE(codes_of(document) == std::vector<std::string>{"invalid-utf8"});
        CHECK(document.notes[0].count == row.count);
        CHECK(document.notes[0].offset == row.offset);
    }
}

TEST_CASE("read_bytes: faults of UTF-16 are replaced and counted")
{
    using namespace std::string_literals;
    const Document lone = read("\xFF\xFE"s + "a\0"s + "\x00\xD8"s + "b\0"s);
    CHECK(lone.text == "a\uFFFDb");
    REQUIRE(codes_of(lone) == std::vector<std::string>{"invalid-utf16"});
    CHECK(lone.notes[0].offset == 4);
    const Document odd = read("\xFF\xFE"s + "a\0b"s);
    CHECK(odd.text == "a\uFFFD");
    CHECK(odd.notes[0].offset == 4);
}

TEST_CASE("read_bytes: a few NUL bytes are replaced and noted")
{
    using namespace std::string_literals;
    const Document document = read("The first\0 and the second\0 are gone."s);
    CHECK(document.text == "The first\uFFFD and the second\uFFFD are gone.");
    REQUIRE(codes_of(document) == std::vector<std::string>{"nul-bytes"});
    CHECK(document.notes[0].count == 2);
    CHECK(document.notes[0].offset == 9);
    CHECK(document.notes[0].message == "2 NUL characters replaced by U+FFFD, the first at byte 9");
}

TEST_CASE("read_bytes: every sequence of up to three bytes gives valid UTF-8 or an error")
{
    const std::vector<unsigned char> bytes = {0x00, 0x0A, 0x1B, 0x24, 0x41, 0x7F, 0x80, 0x92, 0xA0,
                                              0xBB, 0xBF, 0xC2, 0xE0, 0xED, 0xEF, 0xF4, 0xFE, 0xFF};
    std::string input;
    for (std::size_t code = 0; code < bytes.size() * bytes.size() * bytes.size(); ++code) {
        input.clear();
        for (std::size_t rest = code, i = 0; i < 3; ++i, rest /= bytes.size())
            input += static_cast<char>(bytes[rest % bytes.size()]);
        const auto document = ingest::read_bytes("x", input, {});
        if (!document) continue;
        CAPTURE(code);
        REQUIRE(text::find_invalid_utf8(document->text) == std::string_view::npos);
        REQUIRE(document->text.find('\0') == std::string::npos);
    }
}

TEST_CASE("read_bytes: Burmese in Zawgyi becomes Unicode, Burmese in Unicode stays")
{
    struct Row {
        const char *name, *bytes, *text;
        bool noted;
    };
    const Row rows[] = {
        {"Zawgyi", "ေက်ာင္းသည္ ေအာက္တိုဘာလတြင္ ဖြင့္သည္။", "ကျောင်းသည် အောက်တိုဘာလတွင် ဖွင့်သည်။", true},
        {"Zawgyi among English", "Rain: ၄၀ ရာခိုင္ႏႈန္း ေက်ာ္သည္.", "Rain: ၄၀ ရာခိုင်နှုန်း ကျော်သည်.", true},
        {"Unicode", "ကျောင်းသည် အောက်တိုဘာလတွင် ဖွင့်သည်။ ဝန်ကြီးဌာန၏ ပုဂ္ဂိုလ်များ", "ကျောင်းသည် အောက်တိုဘာလတွင် ဖွင့်သည်။ ဝန်ကြီးဌာန၏ ပုဂ္ဂိုလ်များ", false},
        {"one slip in Unicode", "ကျောင်းသည္ အောက်တိုဘာလတွင် ဖွင့်သည်။", "ကျောင်းသည္ အောက်တိုဘာလတွင် ဖွင့်သည်။", false},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.name));
        const auto document = ingest::read_bytes("x", row.bytes, {});
        REQUIRE(document.has_value());
        CHECK(document->text == row.text);
        CHECK(document->notes.size() == (row.noted ? 1 : 0));
    }
}

TEST_SUITE_END();
