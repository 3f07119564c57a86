// Readers of lexicons: every format, and what is wrong with a file said by place.
#include "core/lexicon/lexicon.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include <unistd.h>
#include <zlib.h>

using namespace textdrift;
using lexicon::read_lexicon;

namespace {

class Folder {
public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("textdrift-lexicon-" + std::to_string(::getpid())))
    {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    std::string write(const std::string& name, const std::string& content) const
    {
        std::ofstream(path_ / name, std::ios::binary) << content;
        return (path_ / name).string();
    }
    std::string pack(const std::string& name, const std::string& content) const
    {
        const std::string path = (path_ / name).string();
        gzFile file = gzopen(path.c_str(), "wb");
        gzwrite(file, content.data(), static_cast<unsigned>(content.size()));
        gzclose(file);
        return path;
    }

private:
    std::filesystem::path path_;
};

constexpr const char* kMemory = R"(<?xml version="1.0"?>
<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="en"><seg>court</seg></tuv><tuv xml:lang="fr-FR"><seg>tri<bpt i="1">b</bpt>bunal</seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg>juge</seg></tuv><tuv xml:lang="en"><seg>judge</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>The court heard <hi>many</hi> witnesses.</seg></tuv><tuv xml:lang="fr"><seg>Le tribunal a entendu de nombreux témoins.</seg></tuv></tu>
</body></tmx>)";

}    // namespace

TEST_SUITE("lexicon/read")
{
    TEST_CASE("tsv: comments, weights, languages, CRLF and a byte order mark")
    {
        const Folder folder;
        const auto read = read_lexicon(
            folder.write("a.tsv", "\xEF\xBB\xBF# languages\ten\tfr\r\n# a comment\r\nwater\teau\t0.5\r\nfire\tfeu\r\n"), {});
        REQUIRE(read);
        CHECK(read->source_language() == "en");
        CHECK(read->target_language() == "fr");
        CHECK(read->find("water")[0].weight == doctest::Approx(0.5));
        CHECK(read->find("fire")[0].target == "feu");
        CHECK(lexicon::to_tsv(*read) == "# languages\ten\tfr\nfire\tfeu\nwater\teau\t0.5\n");
    }

    TEST_CASE("tsv: what is wrong is told by its line")
    {
        const Folder folder;
        for (const char* line :
             {"water", "water\t", "water\teau\tmuch", "water\teau\t2", "water\teau\t1\tmore", "water\teau\tnan"}) {
            CAPTURE(line);
            const auto read = read_lexicon(folder.write("b.tsv", std::string("fire\tfeu\n") + line + "\n"), {});
            REQUIRE(!read);
            CHECK(read.error().code == ErrorCode::BadInput);
            CHECK(read.error().where.ends_with("b.tsv:2"));
        }
    }

    TEST_CASE("tmx: short units are entries, in one direction; codes are left out")
    {
        const Folder folder;
        const std::string path = folder.write("memory.tmx", kMemory);
        const auto read = read_lexicon(path, {});
        REQUIRE(read);
        CHECK(read->entries().size() == 2);
        CHECK(read->find("court")[0].target == "tribunal");
        CHECK(read->find("judge")[0].target == "juge");
        const auto pairs = lexicon::read_pairs(path, "en", "fr", {});
        REQUIRE(pairs);
        REQUIRE(pairs->size() == 1);
        CHECK((*pairs)[0].source == std::vector<std::string>{"the", "court", "heard", "many", "witnesses"});
        CHECK((*pairs)[0].target.back() == "temoins");
    }

    TEST_CASE("tmx: broken and foreign XML is refused")
    {
        const Folder folder;
        CHECK(!read_lexicon(folder.write("broken.tmx", "<tmx><body><tu>"), {}));
        CHECK(!read_lexicon(folder.write("other.tmx", "<html/>"), {}));
        CHECK(!read_lexicon(folder.write("bomb.tmx", "<!DOCTYPE a [<!ENTITY b \"ccc\">]><a>&b;</a>"), {}));
    }

    TEST_CASE("dictionaries: articles by place, packed and not; notes, grammar and numbering left out")
    {
        const Folder folder;
        const std::string articles = "house /haus/\n1. maison, <fem> b\xC3\xA2timent (rare)\n   Synonyms: {home}\n";
        const std::string index = "00databaseinfo\tA\tA\nhouse\tA\tBD\n";    // 67 bytes
        const std::string path = folder.write("freedict-eng-fra.index", index);
        folder.write("freedict-eng-fra.dict", articles);
        for (const bool packed : {false, true}) {
            CAPTURE(packed);
            if (packed) folder.pack("freedict-eng-fra.dict.dz", articles);
            const auto read = read_lexicon(path, {});
            REQUIRE(read);
            REQUIRE(read->find("house").size() == 2);
            CHECK(read->find("house")[0].target == "batiment");
            CHECK(read->find("house")[1].target == "maison");
        }
    }

    TEST_CASE("dictionaries: places beyond the end and damaged archives are errors")
    {
        const Folder folder;
        folder.write("x.dict", "house\nmaison\n");
        const auto beyond = read_lexicon(folder.write("x.index", "house\tA\tBAAA\n"), {});
        REQUIRE(!beyond);
        CHECK(beyond.error().where.ends_with("x.index:1"));
        folder.write("y.dict.dz", "no archive");
        CHECK(!read_lexicon(folder.write("y.index", "house\tA\tB\n"), {}));
    }

    TEST_CASE("missing files, unknown names and large files")
    {
        const Folder folder;
        CHECK(read_lexicon("/nowhere/a.tsv", {}).error().code == ErrorCode::NotFound);
        CHECK(read_lexicon(folder.write("a.doc", ""), {}).error().code == ErrorCode::BadInput);
        Limits small;
        small.max_bytes = 4;
        CHECK(read_lexicon(folder.write("a.tsv", "water\teau\n"), small).error().code == ErrorCode::LimitExceeded);
        CHECK(lexicon::installed_lexicon("en", "en", {})->entries().empty());
    }
}
