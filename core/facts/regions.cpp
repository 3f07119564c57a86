// Reads the built-in names of provinces, those that begin alike at a time.
#include "core/facts/regions.h"

#include <algorithm>

#include "core/facts/token.h"

namespace textdrift::facts {

#ifndef TEXTDRIFT_REGIONS
std::span<const language::EmbeddedTable> embedded_regions() noexcept
{
    return {};
}
#endif

namespace {

std::string_view content_of(std::string_view code)
{
    for (const language::EmbeddedTable& table : embedded_regions())
        if (table.code == code) return table.content;
    return {};
}

// "usva" -> "region:US-VA"
std::string key_of(std::string_view code)
{
    std::string key = "region:";
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (i == 2) key += '-';
        key += code[i] >= 'a' && code[i] <= 'z' ? static_cast<char>(code[i] - 'a' + 'A') : code[i];
    }
    return key;
}

// "region:US-VA" -> "usva"; empty where the key is no subdivision's.
std::string code_of(std::string_view key)
{
    std::string code;
    if (!is_subdivision(key)) return code;
    for (const char c : key.substr(7))
        if (c != '-') code += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return code;
}

// Whether a row tells a name of the code.
bool tells(std::string_view rows, std::string_view code)
{
    for (std::size_t at = rows.find(code); at != std::string_view::npos; at = rows.find(code, at + 1)) {
        const std::size_t end = at + code.size();
        const bool begins = at == 0 || rows[at - 1] == '\n' || rows[at - 1] == ',';
        if (begins && end < rows.size() && (rows[end] == '\t' || rows[end] == ',')) return true;
    }
    return false;
}

PlaceForm read_form(std::string_view row, bool keep_marks)
{
    PlaceForm form;
    const std::size_t tab = row.find('\t');
    for (std::string_view codes = row.substr(0, tab); !codes.empty();) {
        const std::size_t comma = std::min(codes.find(','), codes.size());
        form.keys.push_back(key_of(codes.substr(0, comma)));
        codes.remove_prefix(std::min(comma + 1, codes.size()));
    }
    const std::string_view name = row.substr(tab + 1);
    TokeniseOptions options;
    options.keep_marks = keep_marks;
    for (Token& token : tokenise(name, {0, static_cast<std::uint32_t>(name.size())}, {}, options))
        if (token.type != TokenClass::Mark) form.words.push_back(std::move(token.folded));
    return form;
}

}    // namespace

RegionForms::RegionForms(const language::Table& table) : keep_marks_(table.keeps_marks()), content_(content_of(table.code()))
{
    if (content_.empty()) content_ = content_of(table.meta("extends"));
    std::vector<std::size_t> starts;
    for (std::size_t at = 0; at < content_.size(); at = content_.find("\n=", at)) {
        if (at > 0) ++at;
        starts.push_back(at);
    }
    count_ = starts.size();
    buckets_ = std::make_unique<Bucket[]>(count_);
    for (std::size_t i = 0; i < count_; ++i) {
        const std::size_t line = content_.find('\n', starts[i]), end = i + 1 < count_ ? starts[i + 1] : content_.size();
        buckets_[i].start = content_.substr(starts[i] + 1, line - starts[i] - 1);
        buckets_[i].rows = content_.substr(line + 1, end - line - 1);
    }
}

const std::vector<PlaceForm>& RegionForms::forms(Bucket& bucket) const
{
    std::call_once(bucket.read, [&] {
        for (std::string_view rows = bucket.rows; !rows.empty();) {
            const std::size_t end = std::min(rows.find('\n'), rows.size());
            PlaceForm form = read_form(rows.substr(0, end), keep_marks_);
            if (!form.words.empty()) bucket.forms.push_back(std::move(form));
            rows.remove_prefix(std::min(end + 1, rows.size()));
        }
    });
    return bucket.forms;
}

const std::vector<PlaceForm>& RegionForms::starting(std::string_view start) const
{
    static const std::vector<PlaceForm> none;
    const std::span<Bucket> buckets(buckets_.get(), count_);
    const auto found = std::ranges::lower_bound(buckets, start, {}, &Bucket::start);
    return found == buckets.end() || found->start != start ? none : forms(*found);
}

std::vector<const PlaceForm*> RegionForms::forms_of(std::string_view key) const
{
    std::vector<const PlaceForm*> found;
    const std::string code = code_of(key);
    for (std::size_t i = 0; i < count_ && !code.empty(); ++i) {
        if (!tells(buckets_[i].rows, code)) continue;
        for (const PlaceForm& form : forms(buckets_[i]))
            if (std::find(form.keys.begin(), form.keys.end(), key) != form.keys.end()) found.push_back(&form);
    }
    return found;
}

}    // namespace textdrift::facts
