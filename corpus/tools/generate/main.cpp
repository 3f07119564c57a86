// Writes a large invented corpus as JSON Lines, with what was planted in it. Same options, same bytes, on any machine.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/text/utf8.h"
#include "edits.h"
#include "language.h"
#include "plan.h"
#include "writer.h"

namespace corpus {
namespace {

constexpr const char* kUsage =
    "Usage: generate --out DIR [--documents N] [--seed N] [--clean] [--giant-cluster N]\n"
    "                [--languages en,fr,...] [--words LOW:HIGH] [--tables DIR]\n"
    "Writes DIR/corpus.jsonl and DIR/planted.jsonl (corpus/README.md describes them).\n";

// Median and spread (ln) of the lengths in words: a mean of about 1.24 KB a record.
constexpr std::uint64_t kMedianWords = 79;
constexpr std::int64_t kSpread = 108'740;    // 1.15 / ln 2, in units of 1/65536
constexpr std::uint32_t kLongest = 60'000;
constexpr std::uint32_t kSitesPerBlock = 20;
constexpr std::uint32_t kDocumentsPerBlock = 2000;
constexpr std::uint32_t kShortestOriginal = 12;

struct Options {
    PlanOptions plan;
    std::string out;
    std::string tables = CORPUS_TABLES;
    std::vector<std::string> languages = {"en", "fr", "de", "es", "ru", "ar", "hi", "zh", "ja", "th", "tr", "ko"};
    std::uint32_t low = 0, high = 0;    // words of a document, evenly over their logarithm; 0: log-normal
};

struct Document {
    Text text;
    Site site;
};

class Generator {
public:
    explicit Generator(Options options) : options_(std::move(options)), plan_(make_plan(options_.plan))
    {
        for (const std::string& name : options_.languages)
            languages_.push_back(read_language(options_.tables + "/" + name + ".tsv", name));
        for (const Language& language : languages_)
            total_weight_ += language.weight;
    }

    void run();

private:
    std::uint32_t length(std::uint32_t number, Random& random) const;
    std::uint64_t site_number(std::uint32_t number) const;
    std::size_t site_language(std::uint64_t site) const;
    Site site_of(std::uint32_t number) const;
    void write_original(std::uint32_t number, Text& text) const;
    const Kind& pick_kind(std::uint32_t original, const Text& text, Random& random) const;
    std::string make_id(const Site& site, std::uint32_t number) const;
    void write_record(std::uint32_t number, const Site& site, const std::string& text);
    void write_planted(std::uint32_t number, const Site& site, const Kind& kind, std::size_t words, std::uint32_t changed);
    Site copy_site(std::uint32_t number) const;
    void flush(bool all);

    Options options_;
    Plan plan_;
    std::vector<Language> languages_;
    std::uint32_t total_weight_ = 0;
    std::string records_, planted_;
    std::ofstream records_file_, planted_file_;
};

std::uint32_t Generator::length(std::uint32_t number, Random& random) const
{
    std::uint64_t words = 0;
    if (options_.low > 0) {
        const std::int64_t range = log2_fixed(options_.high) - log2_fixed(options_.low);
        words = times_power(std::uint64_t{options_.low} << 16, static_cast<std::int64_t>(random.below(65536)) * range / 65536) >> 16;
    } else {
        words = times_power(kMedianWords << 16, (random.normal() * kSpread) / 65536) >> 16;
    }
    // The giant cluster is of one page of middling length, so that it differs from a clean corpus in nothing else.
    if (number == plan_.giant)
        words = kMedianWords;
    const std::uint32_t least = plan_.has_copies[number] ? kShortestOriginal : 2;
    return static_cast<std::uint32_t>(std::clamp<std::uint64_t>(words, std::min<std::uint64_t>(least, kLongest), kLongest));
}

// Sites have the same sizes in a corpus of any size: twenty in each block of about two thousand documents, a few of them large.
std::uint64_t Generator::site_number(std::uint32_t number) const
{
    Random random(mix({options_.plan.seed, 0xB10C, number}));
    const std::uint32_t blocks = options_.plan.documents / kDocumentsPerBlock + 1;
    const std::uint32_t block = random.below(blocks);
    const std::uint32_t u = random.below(1 << 16);
    return std::uint64_t{block} * kSitesPerBlock + ((std::uint64_t{u} * u * kSitesPerBlock) >> 32);
}

std::size_t Generator::site_language(std::uint64_t site) const
{
    Random random(mix({options_.plan.seed, 0x1A46, site}));
    std::uint32_t draw = random.below(total_weight_);
    std::size_t language = 0;
    while (draw >= languages_[language].weight)
        draw -= languages_[language++].weight;
    return language;
}

Site Generator::site_of(std::uint32_t number) const
{
    const std::uint64_t site = site_number(number);
    const std::size_t language = site_language(site);
    return make_site(options_.plan.seed, site, language, languages_[language]);
}

// A copy stands on its original's site or on another one of the same language.
Site Generator::copy_site(std::uint32_t number) const
{
    const Site original = site_of(plan_.original[number]);
    Random random(mix({options_.plan.seed, 0xC091, number}));
    if (random.permille(300))
        return original;
    Site other = site_of(number);
    for (std::uint64_t next = other.number; other.language != original.language; ++next)
        other = make_site(options_.plan.seed, next, site_language(next), languages_[site_language(next)]);
    return other;
}

void Generator::write_original(std::uint32_t number, Text& text) const
{
    text.clear();
    Random random(mix({options_.plan.seed, 0xD0C5, number}));
    const Site site = site_of(number);
    const std::uint64_t topic = mix({options_.plan.seed, site.number, random.below(12)});
    Writer writer(languages_[site.language], site, topic, random, text);
    writer.page(length(number, random));
}

const Kind& Generator::pick_kind(std::uint32_t original, const Text& text, Random& random) const
{
    if (original == plan_.giant)
        return random.below(3) == 0 ? kind_of(Edit::Copy, 0) : kind_of(Edit::Replaced, random.permille(500) ? 10 : 20);
    const auto kinds = all_kinds();
    for (int tries = 0; tries < 100; ++tries) {
        const Kind& kind = kinds[random.below(static_cast<std::uint32_t>(kinds.size()))];
        if (fits(kind, text))
            return kind;
    }
    return kinds[0];
}

std::string Generator::make_id(const Site& site, std::uint32_t number) const
{
    const std::string digits = std::to_string(number + 1);
    const auto hex = [&](std::uint64_t value, int length) {
        std::string text;
        for (int i = 0; i < length; ++i)
            text += "0123456789abcdef"[(value >> (4 * i)) & 15];
        return text;
    };
    const std::uint64_t hash = mix({options_.plan.seed, number, 0x1D});
    switch (site.id_shape) {
    case 0: return std::to_string(1'000'000'000 + std::uint64_t{number});    // a number
    case 1: return "\"doc-" + std::string(8 - std::min<std::size_t>(digits.size(), 8), '0') + digits + "\"";
    case 2: return "\"" + hex(hash, 8) + "-" + hex(mix(hash), 4) + "-4" + hex(mix(hash + 1), 3) + "-" + digits + "\"";
    case 3: return "\"https://www.site" + std::to_string(site.number) + ".example/articles/" + digits + ".html\"";
    case 4: return "\"urn:item:" + languages_[site.language].name + ":" + digits + "\"";
    default: return "\"/archive/" + std::to_string(site.number) + "/é-" + digits + "?view=full&page=1\"";
    }
}

void append_escape(std::string& out, std::uint32_t unit)
{
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "\\u%04x", unit);
    out += buffer;
}

void append_json(std::string& out, std::string_view text, bool ascii)
{
    for (std::size_t at = 0; at < text.size();) {
        const char byte = text[at];
        if (byte == '"' || byte == '\\') {
            out += '\\';
            out += byte;
            ++at;
        } else if (byte == '\n') {
            out += "\\n";
            ++at;
        } else if (static_cast<unsigned char>(byte) < 0x80 || !ascii) {
            out += byte;
            ++at;
        } else {
            const std::uint32_t c = textdrift::text::next_code_point(text, at);
            if (c < 0x10000) {
                append_escape(out, c);
            } else {
                append_escape(out, 0xD7C0 + (c >> 10));
                append_escape(out, 0xDC00 + (c & 0x3FF));
            }
        }
    }
}

void Generator::write_record(std::uint32_t number, const Site& site, const std::string& text)
{
    Random random(mix({options_.plan.seed, 0xDA7E, number}));
    const std::string id = make_id(site, number);
    char date[96];
    std::snprintf(date, sizeof date, "%04u-%02u-%02uT%02u:%02u:00Z", random.between(2008, 2025), random.between(1, 12),
                  random.between(1, 28), random.below(24), random.below(60));
    records_ += "{\"id\": " + id + ", \"date\": \"" + date + "\", \"url\": \"https://www.site" + std::to_string(site.number) +
                ".example/" + std::to_string(number) + "\", \"text\": \"";
    append_json(records_, text, site.escapes);
    records_ += "\"}\n";
}

void Generator::write_planted(std::uint32_t number, const Site& site, const Kind& kind, std::size_t words, std::uint32_t changed)
{
    const std::uint32_t original = plan_.original[number];
    char rate[32];
    std::snprintf(rate, sizeof rate, "%u.%03u", kind.rate / 1000, kind.rate % 1000);
    planted_ += "{\"id\": " + make_id(site, number) + ", \"of\": " + make_id(site_of(original), original) + ", \"kind\": \"" + kind.name +
                "\", \"rate\": " + rate + ", \"changed\": " + std::to_string(changed) + ", \"words\": " + std::to_string(words) +
                ", \"language\": \"" + languages_[site.language].name + "\", \"row\": " + std::to_string(number) +
                ", \"of_row\": " + std::to_string(original) + "}\n";
}

void Generator::flush(bool all)
{
    if (all || records_.size() > (4 << 20)) {
        records_file_ << records_;
        planted_file_ << planted_;
        records_.clear();
        planted_.clear();
    }
    if (!records_file_ || !planted_file_)
        throw std::runtime_error(options_.out + ": cannot be written");
}

void Generator::run()
{
    std::filesystem::create_directories(options_.out);
    records_file_.open(options_.out + "/corpus.jsonl", std::ios::binary);
    planted_file_.open(options_.out + "/planted.jsonl", std::ios::binary);
    Text text;
    std::string edited;
    for (std::uint32_t number = 0; number < options_.plan.documents; ++number) {
        const std::uint32_t original = plan_.original[number];
        write_original(original == kNone ? number : original, text);
        if (original == kNone) {
            write_record(number, site_of(number), text.bytes);
        } else {
            const Site site = copy_site(number);
            Random random(mix({options_.plan.seed, 0xED17, number}));
            const Kind& kind = pick_kind(original, text, random);
            edited.clear();
            const std::uint32_t changed = apply(kind, text, languages_[site.language], site, random, edited);
            write_record(number, site, edited);
            write_planted(number, site, kind, text.words.size(), changed);
        }
        flush(false);
    }
    flush(true);
}

std::uint64_t to_number(const std::string& option, const std::string& value)
{
    std::size_t used = 0;
    std::uint64_t result = 0;
    try {
        result = std::stoull(value, &used);
    } catch (const std::exception&) {
        used = 0;
    }
    if (used == 0 || used != value.size() || value[0] == '-')
        throw std::runtime_error(option + ": expected a number, not \"" + value + "\"");
    return result;
}

void set_words(Options& options, const std::string& value)
{
    const std::size_t colon = std::min(value.find(':'), value.size() - 1);
    options.low = static_cast<std::uint32_t>(to_number("--words", value.substr(0, colon)));
    options.high = static_cast<std::uint32_t>(to_number("--words", value.substr(colon + 1)));
    if (options.low == 0 || options.high < options.low || options.high > kLongest)
        throw std::runtime_error("--words: expected LOW:HIGH with 0 < LOW <= HIGH <= " + std::to_string(kLongest));
}

void set_languages(Options& options, const std::string& value)
{
    options.languages.clear();
    for (std::size_t start = 0; start < value.size();) {
        const std::size_t comma = std::min(value.find(',', start), value.size());
        options.languages.push_back(value.substr(start, comma - start));
        start = comma + 1;
    }
    if (options.languages.empty())
        throw std::runtime_error("--languages: expected codes separated by commas");
}

std::uint32_t to_count(const std::string& option, const std::string& value)
{
    const std::uint64_t count = to_number(option, value);
    if (count == 0 || count >= 100'000'000)
        throw std::runtime_error(option + ": expected 1 to 99,999,999");
    return static_cast<std::uint32_t>(count);
}

void set_option(Options& options, const std::string& name, const std::string& value)
{
    if (name == "--out")
        options.out = value;
    else if (name == "--documents")
        options.plan.documents = to_count(name, value);
    else if (name == "--seed")
        options.plan.seed = to_number(name, value);
    else if (name == "--giant-cluster")
        options.plan.giant_cluster = to_count(name, value);
    else if (name == "--languages")
        set_languages(options, value);
    else if (name == "--words")
        set_words(options, value);
    else if (name == "--tables")
        options.tables = value;
    else
        throw std::runtime_error("unknown option " + name);
}

Options parse(const std::vector<std::string>& arguments)
{
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--clean") {
            options.plan.clean = true;
            continue;
        }
        if (i + 1 == arguments.size())
            throw std::runtime_error(arguments[i] + ": a value is missing, or no such option");
        set_option(options, arguments[i], arguments[i + 1]);
        ++i;
    }
    if (options.out.empty())
        throw std::runtime_error("--out DIR is needed");
    if (options.plan.giant_cluster > options.plan.documents)
        throw std::runtime_error("--giant-cluster: more than --documents");
    return options;
}

}    // namespace
}    // namespace corpus

int main(int count, char** values)
{
    try {
        corpus::Generator(corpus::parse({values + 1, values + count})).run();
    } catch (const std::exception& error) {
        std::cerr << "generate: " << error.what() << '\n' << corpus::kUsage;
        return 2;
    }
    return 0;
}
