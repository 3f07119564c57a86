// --tables and --word-lists: language tables of a folder in place of the built-in ones, and where the lists of words are.
#include <algorithm>
#include <filesystem>

#include "core/ingest/reader.h"
#include "core/language/table.h"
#include "core/language/word_list.h"
#include "inputs.h"

namespace textdrift::cli {

Result<void> load_tables(const Arguments& arguments)
{
    if (!arguments.has("tables")) return {};
    const std::string folder(arguments.last("tables"));
    std::error_code error;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (entry.path().extension() == ".tsv") paths.push_back(entry.path());
    if (error)
        return std::unexpected(
            Error{ErrorCode::NotFound, "no folder of language tables can be read there: " + error.message(), folder});
    if (paths.empty())
        return std::unexpected(Error{ErrorCode::NotFound, "no language table in it; expected files such as fr.tsv", folder});
    std::ranges::sort(paths);
    std::vector<language::TableFile> files;
    for (const std::filesystem::path& path : paths) {
        auto document = ingest::read_file(path.string(), {});
        if (!document) return std::unexpected(document.error());
        files.push_back({path.stem().string(), path.string(), std::move(document->text)});
    }
    return language::replace_tables(std::move(files));
}

Result<void> choose_word_lists(const Arguments& arguments)
{
    if (!arguments.has("word-lists")) return {};
    const std::string folder(arguments.last("word-lists"));
    return language::look_for_word_lists_in(folder == "none" ? "" : folder);
}

}    // namespace textdrift::cli
