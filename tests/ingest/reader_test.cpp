// Reading files: what is refused, with which words, and that limits hold.
#include "core/ingest/reader.h"

#include <doctest/doctest.h>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace textdrift;
namespace fs = std::filesystem;

namespace {

// A folder of its own, gone afterwards.
class Scratch {
public:
    Scratch()
    {
        std::string pattern = (fs::temp_directory_path() / "textdrift-ingest-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
    }
    ~Scratch() { fs::remove_all(path_); }

    std::string operator/(const char* name) const { return (path_ / name).string(); }
    std::string write(const char* name, const std::string& bytes) const
    {
        std::ofstream(*this / name, std::ios::binary) << bytes;
        return *this / name;
    }

private:
    fs::path path_;
};

}    // namespace

TEST_SUITE_BEGIN("ingest/reader");

TEST_CASE("read_file: reads a regular file whole, through links too")
{
    const Scratch scratch;
    const std::string path = scratch.write("a.txt", "One.\r\n\r\nTwo — três.\n");
    const std::string link = scratch / "link.txt";
    fs::create_symlink(path, link);
    for (const std::string& name : {path, link}) {
        const auto document = ingest::read_file(name, {});
        REQUIRE(document);
        CHECK(document->text == "One.\r\n\r\nTwo — três.\n");
        CHECK(document->source == name);
    }
}

TEST_CASE("read_file: what is no regular file is refused at once")
{
    const Scratch scratch;
    const std::string pipe = scratch / "pipe", loop = scratch / "loop", dangling = scratch / "dangling",
                      socket_path = scratch / "s";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    fs::create_symlink(loop, loop);
    fs::create_symlink(scratch / "nothing", dangling);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, socket_path.c_str(), sizeof address.sun_path - 1);
    REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    struct Row {
        const char* name;
        std::string path;
        ErrorCode code;
        const char* message;
    };
    const std::vector<Row> rows = {
        {"missing", scratch / "missing.txt", ErrorCode::NotFound, "no such file"},
        {"dangling link", dangling, ErrorCode::NotFound, "no such file"},
        {"file taken for a folder", scratch.write("f", "x") + "/a.txt", ErrorCode::NotFound, "no such file"},
        {"empty name", "", ErrorCode::NotFound, "is no file name"},
        {"NUL in the name", std::string("a\0b", 3), ErrorCode::NotFound, "is no file name"},
        {"directory", scratch / "", ErrorCode::NotRegular, "is a directory; expected a text file"},
        {"pipe", pipe, ErrorCode::NotRegular, "is a pipe; expected a text file (\"-\" reads standard input)"},
        {"socket", socket_path, ErrorCode::NotRegular, "is a socket; expected a text file (\"-\" reads standard input)"},
        {"device", "/dev/zero", ErrorCode::NotRegular, "is a device; expected a text file (\"-\" reads standard input)"},
        {"link to itself", loop, ErrorCode::Unreadable, "cannot be read: Too many levels of symbolic links"},
        {"name too long", scratch / std::string(5000, 'a').c_str(), ErrorCode::Unreadable,
         "cannot be read: File name too long"},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.name));
        const auto document = ingest::read_file(row.path, {});
        REQUIRE(!document);
        CHECK(document.error().code == row.code);
        CHECK(document.error().message == row.message);
        CHECK(document.error().where == row.path);
    }
    ::close(socket);
}

TEST_CASE("read_file: a file without permission is unreadable")
{
    if (::geteuid() == 0) {
        MESSAGE("root may read everything: checked only as another user");
        return;
    }
    const Scratch scratch;
    const std::string path = scratch.write("secret.txt", "x");
    fs::permissions(path, fs::perms::none);
    const auto document = ingest::read_file(path, {});
    REQUIRE(!document);
    CHECK(document.error().code == ErrorCode::Unreadable);
}

TEST_CASE("read_file: the limit holds to the byte and is named")
{
    const Scratch scratch;
    Limits limits;
    limits.max_bytes = 10;
    CHECK(ingest::read_file(scratch.write("ten.txt", "0123456789"), limits));
    const std::string path = scratch.write("eleven.txt", "0123456789a");
    const auto document = ingest::read_file(path, limits);
    REQUIRE(!document);
    CHECK(document.error().code == ErrorCode::LimitExceeded);
    CHECK(document.error().where == path);
    CHECK(document.error().message ==
          "larger than 10 bytes, the limit for one input; --max-bytes raises it (to 4294967295 at most)");
    const auto memory = ingest::read_bytes("memory", "0123456789a", limits);
    REQUIRE(!memory);
    CHECK(memory.error().code == ErrorCode::LimitExceeded);
}

TEST_CASE("read_file: files that grow out of nothing are read to the limit and no further")
{
    Limits limits;
    limits.max_bytes = 1000;
    // Files of /proc have no size until they are read.
    if (!fs::exists("/proc/self/status")) return;
    const auto document = ingest::read_file("/proc/self/status", {});
    REQUIRE(document);
    CHECK(document->text.size() > 100);
    limits.max_bytes = 50;
    const auto cut = ingest::read_file("/proc/self/status", limits);
    REQUIRE(!cut);
    CHECK(cut.error().code == ErrorCode::LimitExceeded);
}

TEST_CASE("read_file: \"-\" reads standard input, a pipe too")
{
    int ends[2] = {};
    REQUIRE(::pipe(ends) == 0);
    const int saved = ::dup(STDIN_FILENO);
    REQUIRE(::write(ends[1], "From a pipe.", 12) == 12);
    ::close(ends[1]);
    ::dup2(ends[0], STDIN_FILENO);
    const auto document = ingest::read_file("-", {});
    ::dup2(saved, STDIN_FILENO);
    ::close(saved);
    ::close(ends[0]);
    REQUIRE(document);
    CHECK(document->source == "-");
    CHECK(document->text == "From a pipe.");
}

TEST_CASE("read_bytes: binary data is refused with its kind and place")
{
    using namespace std::string_literals;
    struct Row {
        const char* name;
        std::string bytes, message, where;
    };
    std::string noise;
    for (unsigned i = 0, state = 1; i < 4096; ++i)
        noise += static_cast<char>((state = state * 1664525u + 1013904223u) >> 24);
    const std::vector<Row> rows = {
        {"program",
         "\x7F"
         "ELF\x02\x01\x01"s +
             std::string(100, '\0'),
         "a program, not text; expected plain text", "x: byte 0"},
        {"image", "\x89PNG\r\n\x1A\n"s + noise, "a PNG image, not text; expected plain text", "x: byte 0"},
        {"container", "PK\x03\x04"s + noise, "a ZIP container (as DOCX, ODT and EPUB are), not text; expected plain text",
         "x: byte 0"},
        {"PDF", "%PDF-1.7\n"s, "a PDF document, not text; expected plain text", "x: byte 0"},
        {"gzip", "\x1F\x8B\x08"s + noise, "gzip data, not text; expected plain text", "x: byte 0"},
        {"only NULs", std::string(3, '\0'), "binary data, not text; expected plain text", "x: byte 0"},
        {"many NULs", std::string(5000, '\0'), "binary data, not text; expected plain text", "x: byte 0"},
        {"controls behind a text", "Some text\x01\x02\x03\x04\x05", "binary data, not text; expected plain text",
         "x: byte 9"},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.name));
        const auto document = ingest::read_bytes("x", row.bytes, {});
        REQUIRE(!document);
        CHECK(document.error().code == ErrorCode::Binary);
        CHECK(document.error().message == row.message);
        CHECK(document.error().where == row.where);
    }
    const auto random = ingest::read_bytes("x", noise, {});
    REQUIRE(!random);
    CHECK(random.error().code == ErrorCode::Binary);
}

TEST_SUITE_END();
