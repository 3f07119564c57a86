// Word tables of a language: data a native speaker can read and correct (data/languages/CODE.tsv), built into the library.
//
// File format: UTF-8; '#' starts a comment line; "[section]" opens a section; every other line is a row of tab-separated
// fields: the form, then its values. Sections and their fields are described in data/languages/README.md.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace textdrift::language {

struct Row {
    std::string_view form;                   // as written in the file, lower case unless case matters
    std::vector<std::string_view> values;    // the other fields; may be empty

    std::string_view value(std::size_t index = 0) const noexcept
    {
        return index < values.size() ? values[index] : std::string_view();
    }
};

class Table {
public:
    std::string_view code() const noexcept { return code_; }
    // Its English name ("Serbian"); empty for the empty table.
    std::string_view name() const noexcept;
    // The CLDR locales whose names of months, currencies, places ... belong to it: [meta] "locales", else its code. A
    // language written in two scripts or by two standards has several ("sr", "sr_Latn").
    std::vector<std::string_view> locales() const;
    // Marks on its letters tell words apart and must not be folded away (Vietnamese "ba", "bà"): [meta] "marks  keep".
    bool keeps_marks() const noexcept;
    // A value of the [meta] section; empty where it has none.
    std::string_view meta(std::string_view key) const noexcept;
    // The rows of a section in file order; empty where the language has none.
    std::span<const Row> section(std::string_view name) const noexcept;
    bool has(std::string_view name) const noexcept { return !section(name).empty(); }

private:
    friend class Tables;
    std::string_view code_;
    std::vector<std::pair<std::string_view, std::vector<Row>>> sections_;
};

// Tables that stand in for the built-in ones of the same codes, or add to them: what a native speaker tries out before the
// library is built with it. Must be called before any table is asked for.
// Errors: BadInput with file and line where a row stands in no section or a field is empty; BadOption after first use.
struct TableFile {
    std::string code;      // "fr"
    std::string source;    // for messages: "tables/fr.tsv"
    std::string content;
};
Result<void> replace_tables(std::vector<TableFile> files);

// The table of a BCP-47 language ("en", "pt-BR" falls back to "pt"), or an empty table where there is none. A table whose
// [meta] says "extends  CODE" holds the rows of that table too, behind its own.
// Thread-safe; parsed when first asked for.
const Table& table(std::string_view language);

// The codes that have a table, sorted.
std::vector<std::string_view> languages();

}    // namespace textdrift::language
