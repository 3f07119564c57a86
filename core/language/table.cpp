// Parses a built-in language table when it is first asked for and hands out views of it.
#include "core/language/table.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "core/language/embedded.h"

namespace textdrift::language {

namespace {

std::vector<std::string_view> split(std::string_view line, char separator)
{
    std::vector<std::string_view> fields;
    while (true) {
        const std::size_t at = line.find(separator);
        fields.push_back(line.substr(0, at));
        if (at == std::string_view::npos) return fields;
        line.remove_prefix(at + 1);
    }
}

std::string_view trim(std::string_view text)
{
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    return text;
}

// Files given at run time; they live as long as the program, for tables are views of them.
struct Replacements {
    std::vector<TableFile> files;
    bool closed = false;    // the tables have been read
    std::mutex mutex;
};

Replacements& replacements()
{
    static Replacements instance;
    return instance;
}

Result<void> check_rows(const TableFile& file)
{
    std::size_t number = 0;
    bool in_section = false, blanks = false;
    for (const std::string_view line : split(file.content, '\n')) {
        ++number;
        const auto bad = [&](const char* expected) {
            return std::unexpected(Error{ErrorCode::BadInput, expected, file.source + ':' + std::to_string(number)});
        };
        const std::string_view row = trim(line);
        if (row.empty() || row.front() == '#') continue;
        if (row.front() == '[' && row.back() == ']') {
            in_section = true;
            blanks = row == "[stem-endings]";    // an ending may become nothing
            continue;
        }
        if (!in_section) return bad("a row before any section; expected a line such as [months]");
        const auto fields = split(row, '\t');
        if (!blanks && std::ranges::any_of(fields, [](std::string_view field) { return trim(field).empty(); }))
            return bad("an empty field; expected fields separated by one tab each");
    }
    return {};
}

}    // namespace

class Tables {
public:
    static const Tables& instance()
    {
        static const Tables tables;
        return tables;
    }

    const Table& find(std::string_view code) const
    {
        for (std::string_view tag = code; !tag.empty();) {
            if (const auto it = files_.find(tag); it != files_.end()) return parsed(it->second);
            const std::size_t dash = tag.find_last_of("-_");
            if (dash == std::string_view::npos) break;
            tag = tag.substr(0, dash);
        }
        return empty_;
    }

    std::vector<std::string_view> codes() const
    {
        std::vector<std::string_view> codes;
        for (const auto& entry : files_) codes.push_back(entry.first);
        return codes;
    }

private:
    struct File {
        explicit File(EmbeddedTable content) : source(content) {}
        EmbeddedTable source;
        mutable Table table{};
        mutable std::once_flag parsed{};
    };

    Tables()
    {
        Replacements& own = replacements();
        const std::scoped_lock lock(own.mutex);
        own.closed = true;
        for (const TableFile& file : own.files) files_.try_emplace(file.code, EmbeddedTable{file.code, file.content});
        for (const EmbeddedTable& embedded : embedded_tables()) files_.try_emplace(embedded.code, embedded);
    }

    const Table& parsed(const File& file) const
    {
        std::call_once(file.parsed, [&] {
            file.table = parse(file.source);
            // One step only: a table that is extended extends no other (tests/language checks it).
            if (const auto parent = files_.find(file.table.meta("extends")); parent != files_.end())
                inherit(file.table, parse(parent->second.source));
        });
        return file.table;
    }

    static void inherit(Table& table, const Table& parent)
    {
        for (const auto& [title, rows] : parent.sections_) {
            if (title == "meta") continue;
            const auto own = std::ranges::find(table.sections_, title, [](const auto& section) { return section.first; });
            if (own == table.sections_.end()) table.sections_.emplace_back(title, rows);
            else own->second.insert(own->second.end(), rows.begin(), rows.end());
        }
    }

    static Table parse(const EmbeddedTable& embedded)
    {
        Table table;
        table.code_ = embedded.code;
        std::vector<Row>* rows = nullptr;
        for (std::string_view line : split(embedded.content, '\n')) {
            line = trim(line);
            if (line.empty() || line.front() == '#') continue;
            if (line.front() == '[' && line.back() == ']') {
                rows = &open(table, line.substr(1, line.size() - 2));
                continue;
            }
            if (rows == nullptr) continue;
            Row row;
            for (std::string_view field : split(line, '\t')) row.values.push_back(trim(field));
            row.form = row.values.front();
            row.values.erase(row.values.begin());
            rows->push_back(std::move(row));
        }
        return table;
    }

    // A section may be opened again further down: its rows go on.
    static std::vector<Row>& open(Table& table, std::string_view title)
    {
        for (auto& [known, rows] : table.sections_)
            if (known == title) return rows;
        return table.sections_.emplace_back(title, std::vector<Row>()).second;
    }

    std::map<std::string_view, File> files_;
    Table empty_;
};

std::span<const Row> Table::section(std::string_view name) const noexcept
{
    for (const auto& [title, rows] : sections_)
        if (title == name) return rows;
    return {};
}

Result<void> replace_tables(std::vector<TableFile> files)
{
    for (const TableFile& file : files)
        if (const auto good = check_rows(file); !good) return std::unexpected(good.error());
    Replacements& own = replacements();
    const std::scoped_lock lock(own.mutex);
    if (own.closed)
        return std::unexpected(Error{ErrorCode::BadOption, "tables are in use; expected before the first text", {}});
    own.files = std::move(files);
    return {};
}

std::string_view Table::meta(std::string_view key) const noexcept
{
    for (const Row& row : section("meta"))
        if (row.form == key) return row.value();
    return {};
}

std::string_view Table::name() const noexcept
{
    return meta("name");
}

bool Table::keeps_marks() const noexcept
{
    return meta("marks") == "keep";
}

std::vector<std::string_view> Table::locales() const
{
    for (const Row& row : section("meta"))
        if (row.form == "locales") return row.values;
    return code_.empty() ? std::vector<std::string_view>() : std::vector{code_};
}

const Table& table(std::string_view language)
{
    return Tables::instance().find(language);
}

std::vector<std::string_view> languages()
{
    return Tables::instance().codes();
}

}    // namespace textdrift::language
