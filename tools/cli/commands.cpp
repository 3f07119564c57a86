// What the commands are, and their help.
#include "commands.h"

#include <algorithm>

#include <fmt/format.h>

#include "output.h"

namespace textdrift::cli {

namespace {

// Options that several commands have.
OptionSpec lexicon_option()
{
    return {"--lexicon",
            "FILE",
            "word pairs for texts in two languages: .tsv, .tmx, a DICT dictionary (.index); installed: the machine's own",
            {},
            true,
            true};
}

OptionSpec vectors_option()
{
    return {"--vectors",
            "FILES",
            "original=FILE,version=FILE: a vector for each paragraph (.npy of float32 or float64, or lines of numbers)",
            {},
            false,
            true};
}

OptionSpec tables_option()
{
    return {"--tables", "DIR", "language tables (fr.tsv ...) of this folder in place of the built-in ones", {}, true, false};
}

OptionSpec word_lists_option()
{
    return {"--word-lists",
            "DIR",
            "Hunspell's word lists (fr_FR.dic, .aff) of this folder in place of the machine's own; none: no list",
            {},
            true,
            false};
}

OptionSpec max_bytes_option()
{
    return {"--max-bytes", "N",  "refuse an input longer than N bytes (default 16777216: about 10 s and 1 GiB)", {},
            false,         false};
}

OptionSpec max_paragraphs_option()
{
    return {"--max-paragraphs", "N", "refuse an input of more than N paragraphs (default 4000000)", {}, false, false};
}

CommandSpec compare_command()
{
    return {
        "compare",
        "compare two versions of a text and say what happened to its facts",
        "Reads ORIGINAL and VERSION, finds which paragraph became which, and reports every number, date, amount, name, "
        "quotation, speaker, negation and link that was changed, lost or added on the way, with the evidence from both "
        "sides. The same fact written differently is no finding. A file may be - for standard input.",
        {{"ORIGINAL", "the text as first published", {}, true, true},
         {"VERSION", "the copy, mirror or translation", {}, true, true}},
        {{"--format",
          "LIST",
          "terminal, json, sarif or html; several separated by commas",
          {"terminal", "json", "sarif", "html"},
          false,
          true},
         {"-o,--output",
          "FILE",
          "write to FILE instead of standard output; the extension tells the format (.json .sarif .html .txt)",
          {},
          true,
          true},
         {"--lang",
          "CODE",
          "language of both texts (en), or of each (original=en,version=fr); without it the language is identified",
          {},
          false,
          true},
         {"--glossary",
          "FILE",
          "names and their approved renderings: a line each of name, TAB, renderings separated by |, TAB, type",
          {},
          true,
          false},
         lexicon_option(),
         vectors_option(),
         tables_option(),
         word_lists_option(),
         {"--wording", "", "also list changes of wording that touch no fact", {}, false, false},
         {"--fail-on",
          "LEVEL",
          "exit 1 from this severity on: info, minor (default), major, critical; never: findings do not count",
          {"info", "minor", "major", "critical", "never"},
          false,
          false},
         {"--color",
          "WHEN",
          "auto (default: on a terminal, unless NO_COLOR is set), always or never",
          {"auto", "always", "never"},
          false,
          false},
         {"--width",
          "COLUMNS",
          "columns of the terminal report, 20 to 1000 (default: the terminal's, else 80)",
          {},
          false,
          false},
         max_bytes_option(),
         max_paragraphs_option(),
         {"--max-findings", "N", "list at most N findings and count the rest (default 10000)", {}, false, false}},
        {{"textdrift compare press.txt mirror.txt", "one screen an editor can act on"},
         {"textdrift compare press.txt mirror.txt -o report.html -o report.json",
          "a report for the browser and one for a program"},
         {"textdrift compare --format sarif --fail-on major press.txt mirror.txt > drift.sarif",
          "for code-review tools; minor drift passes"},
         {"curl -s example.org/copy.txt | textdrift compare press.txt -", "a version from standard input"}},
        run_compare,
        {},
        "0 nothing at or above the asked severity, 1 findings, 2 trouble (usage, missing or unreadable input, a limit, a "
        "failed write)."};
}

std::vector<OptionSpec> dedup_output_options()
{
    return {{"-o,--output", "FILE", "the pairs; - is standard output (default)", {}, true, false},
            {"--keep", "FILE", "ids of the documents that stay", {}, true, false},
            {"--drop", "FILE", "ids of those that go, each with the id of what stays in its stead", {}, true, false},
            {"--clusters", "FILE", "the clusters with their members", {}, true, false},
            {"--filtered", "FILE", "the records that stay, byte for byte (JSON Lines input)", {}, true, false}};
}

std::vector<OptionSpec> dedup_measure_options()
{
    return {
        {"--field", "NAME", "field that holds the text (default text); body.text is text inside body", {}, false, false},
        {"--id",
         "NAME",
         "field that names a record (default id); a record without it is named by its place, corpus.jsonl:12",
         {},
         false,
         false},
        {"--threshold", "T", "print pairs from this value on, over 0 to 1 (default 0.8)", {}, false, false},
        {"--measure",
         "NAME",
         "containment (default): the shared part of the one or the other, whichever is greater; resemblance: the shared "
         "part of both together",
         {"containment", "resemblance"},
         false,
         false},
        {"--shingle",
         "KIND",
         "what is shared: charN or wordN, N consecutive characters or words, 1 to 64 (default char5)",
         {"char5", "word5"},
         false,
         false},
        {"--lanes",
         "N",
         "length of the signatures by which candidates are found: 64, 128 (default) or 256",
         {"64", "128", "256"},
         false,
         false},
        {"--fold",
         "LIST",
         "differences that do not count: case, width, accents, separated by commas, or none (default case,width)",
         {"case", "width", "accents", "none"},
         false,
         true},
        {"--unspaced",
         "HOW",
         "words of scripts without spaces (Chinese, Japanese, Thai): characters (default) or dictionary",
         {"characters", "dictionary"},
         false,
         false},
        {"--paragraphs", "", "compare paragraphs, not documents: which of them repeat across the corpus", {}, false, false},
        {"--rule",
         "RULE",
         "which member of a cluster stays: first (default), longest or newest",
         {"first", "longest", "newest"},
         false,
         false},
        {"--newest-by",
         "NAME",
         "field that --rule newest compares: numbers, or dates such as 2024-05-01",
         {},
         false,
         false}};
}

std::vector<OptionSpec> dedup_run_options()
{
    return {
        {"--threads", "N", "threads, 1 to 1024 (default: all processors)", {}, false, false},
        {"--memory",
         "SIZE",
         "memory the process may use, at least 64M (default 1G); bytes, or with K M G T (powers of 1024), KB MB GB TB "
         "(of 1000)",
         {},
         false,
         false},
        {"--temporary", "DIR", "folder for what does not fit in memory (default: beside the output)", {}, true, false},
        {"--resume",
         "DIR",
         "keep finished parts here; the same command goes on from them after it was stopped",
         {},
         true,
         false},
        {"--strict", "", "end at the first broken record instead of skipping it", {}, false, false},
        {"--stats", "", "print counts, rates, times and memory on standard error at the end", {}, false, false},
        {"--stats-json", "FILE", "write the same as a JSON object", {}, true, false},
        {"--progress", "WHEN", "auto (default: on a terminal), always or never", {"auto", "always", "never"}, false, false},
        {"--quiet", "", "nothing on standard error but errors and what --stats asks for", {}, false, false}};
}

std::vector<OptionSpec> dedup_options()
{
    std::vector<OptionSpec> options = dedup_output_options();
    for (const auto& more : {dedup_measure_options(), dedup_run_options()}) {
        options.insert(options.end(), more.begin(), more.end());
    }
    return options;
}

CommandSpec dedup_command()
{
    return {
        "dedup",
        "find the near-duplicates of a large corpus",
        "Reads a corpus, finds the documents that are copies of each other or hold each other, and prints every such pair "
        "with its exact resemblance and containment: one JSON object a line. It can also print clusters, lists of what "
        "stays and what goes, and the records that stay. What comes out is the same on every machine and for every number "
        "of threads and amount of memory.",
        {{"INPUT",
          "JSON Lines files, folders (every file below is a document) or - for JSON Lines on standard input",
          {},
          true,
          true,
          true}},
        dedup_options(),
        {{"textdrift dedup corpus.jsonl -o pairs.jsonl --keep keep.jsonl", "pairs, and the list of what stays"},
         {"zcat corpus.jsonl.gz | textdrift dedup - --filtered clean.jsonl -o pairs.jsonl", "a corpus without its copies"},
         {"textdrift dedup --rule newest --newest-by date a.jsonl --drop drop.jsonl", "of every cluster the newest stays"},
         {"textdrift dedup --measure resemblance --shingle word5 corpus.jsonl", "the usual setting of other tools"},
         {"textdrift dedup --memory 4G --resume state --stats big.jsonl -o pairs.jsonl", "a long run that may be stopped"}},
        run_dedup,
        "What the settings find: the default, containment of character 5-grams, finds copies with up to one word in ten "
        "changed and excerpts inside longer texts. The industry's usual setting is --measure resemblance --shingle word5: "
        "it misses nearly all copies with one word in twenty changed, and every short excerpt.",
        "0 done, whether duplicates were found or not, and where broken records were skipped; 2 trouble (usage, missing or "
        "unreadable input, a limit, a failed write, a broken record with --strict)."};
}

CommandSpec dump_command()
{
    return {
        "dump",
        "print a middle stage as terse lines",
        "Prints what a stage of the comparison sees, one item a line, fields separated by tabs, for people and tests. "
        "Offsets count code points in the paragraph's text, end exclusive; paragraphs count from 0, as in the JSON report.",
        {{"STAGE",
          "segments, words, shingles, facts, names (of one file) or beads (of two)",
          {"segments", "words", "shingles", "facts", "names", "beads"},
          false,
          true},
         {"FILE", "the text, or - for standard input", {}, true, true},
         {"FILE2", "the other text, for beads", {}, true, false}},
        {{"--lang", "CODE", "language of the text, or original=CODE,version=CODE", {}, false, true},
         {"--glossary", "FILE", "names and their approved renderings", {}, true, false},
         tables_option(),
         lexicon_option(),
         vectors_option(),
         max_bytes_option(),
         max_paragraphs_option()},
        {{"textdrift dump facts press.txt", "every fact with its value"},
         {"textdrift dump beads press.txt mirror.txt", "which paragraph became which"}},
        run_dump};
}

CommandSpec lexicon_command()
{
    return {
        "lexicon",
        "learn word pairs from texts and their translations, or show them",
        "learn aligns each text with its version in another language and writes which words render which, for --lexicon of "
        "compare: the more of an author's or a house's translations it sees, the surer later alignments are. show prints "
        "what "
        "lexicons of any format hold as lines of word, rendering and weight.",
        {{"ACTION", "learn or show", {"learn", "show"}, false, true},
         {"FILE",
          "learn: a text and its version, as many pairs as there are, one list of them (.tsv, a pair of paths a line), or "
          "translation memories (.tmx); show: lexicons",
          {},
          true,
          true,
          true}},
        {{"-o,--output", "FILE", "write to FILE instead of standard output", {}, true, false},
         {"--lang", "CODE", "original=CODE,version=CODE; without it the languages are identified", {}, false, true},
         {"--word", "WORD", "show: only the renderings of this word", {}, false, true},
         max_bytes_option(),
         max_paragraphs_option()},
        {{"textdrift lexicon learn press-1.en press-1.fr press-2.en press-2.fr -o en-fr.tsv", "learn from two translations"},
         {"textdrift compare --lexicon en-fr.tsv press-3.en press-3.fr", "and use it on the next"},
         {"textdrift lexicon show memory.tmx", "the word pairs of a translation memory"}},
        run_lexicon};
}

CommandSpec explain_command()
{
    return {
        "explain",
        "explain a code of a finding",
        "Says what a code such as TD-NUM-ALTERED means, when it is reported and when not, with an example and what to do.",
        {{"CODE", "the code; letter case does not matter", {}, false, false}},
        {{"--list", "", "list all codes with their titles", {}, false, false}},
        {{"textdrift explain TD-QUOTE-UNMARKED", "what that finding means"}, {"textdrift explain --list", "all codes"}},
        run_explain};
}

CommandSpec completion_command()
{
    return {"completion",
            "print a shell completion script",
            "Prints the completion script of a shell, made from the command definitions.",
            {{"SHELL", "bash, zsh or fish", {"bash", "zsh", "fish"}, false, true}},
            {},
            {{"source <(textdrift completion bash)", "completion in this bash"}},
            run_completion};
}

CommandSpec languages_command()
{
    return {
        "languages",
        "list the languages and what is checked between two of them",
        "Lists the languages that texts may be in, and how well versions in each measured: alarms on honest translations "
        "and "
        "planted errors found. With two codes, tells kind by kind what is checked between texts in these languages, and "
        "what "
        "is not.",
        {{"ORIGINAL", "language of the original: en, fr, zh-Hant ...", {}, false, false},
         {"VERSION", "language of the version", {}, false, false}},
        {tables_option()},
        {{"textdrift languages", "all of them"}, {"textdrift languages en km", "an English text and its Khmer translation"}},
        run_languages};
}

CommandSpec man_command()
{
    return {"man",
            "print the manual page",
            "Prints the manual page in roff, made from the command definitions.",
            {},
            {},
            {{"textdrift man | man -l -", "read it"}},
            run_man};
}

// Two columns: what, and its help wrapped behind it.
void append_entry(std::string& out, std::string_view what, std::string_view help)
{
    constexpr std::size_t kColumn = 24, kWidth = 79;
    std::string line = "  " + std::string(what);
    line += line.size() + 2 > kColumn ? "\n" + std::string(kColumn, ' ') : std::string(kColumn - line.size(), ' ');
    std::size_t used = kColumn;
    while (!help.empty()) {
        const std::size_t end = std::min(help.find(' '), help.size());
        if (used + end > kWidth && used > kColumn) {
            while (line.back() == ' ') line.pop_back();
            line += "\n" + std::string(kColumn, ' ');
            used = kColumn;
        }
        line.append(help.substr(0, end)).append(" ");
        used += end + 1;
        help.remove_prefix(std::min(end + 1, help.size()));
    }
    while (line.back() == ' ') line.pop_back();
    out += line + '\n';
}

void append_wrapped(std::string& out, std::string_view text)
{
    out += wrapped(text, 79) + '\n';
}

std::string option_label(const OptionSpec& option)
{
    std::string label(option.names);
    if (const std::size_t comma = label.find(','); comma != std::string::npos) label.replace(comma, 1, ", ");
    if (!option.value.empty()) label += " " + std::string(option.value);
    return label;
}

}    // namespace

std::span<const std::string> Arguments::all(std::string_view name) const
{
    const auto found = values.find(name);
    return found == values.end() ? std::span<const std::string>() : std::span<const std::string>(found->second);
}

std::string_view Arguments::last(std::string_view name, std::string_view otherwise) const
{
    const auto list = all(name);
    return list.empty() ? otherwise : std::string_view(list.back());
}

const std::vector<CommandSpec>& commands()
{
    static const std::vector<CommandSpec> kCommands = {compare_command(),    dedup_command(),   dump_command(),
                                                       lexicon_command(),    explain_command(), languages_command(),
                                                       completion_command(), man_command()};
    return kCommands;
}

std::string command_list(std::string_view last_joint)
{
    std::string list;
    for (const CommandSpec& command : commands()) {
        if (&command != &commands().front()) list += &command == &commands().back() ? last_joint : ", ";
        list += command.name;
    }
    return list;
}

std::string usage_line(const CommandSpec& command)
{
    std::string line = "textdrift " + std::string(command.name);
    if (!command.options.empty()) line += " [OPTIONS]";
    for (const PositionalSpec& positional : command.positionals) {
        line += positional.required ? fmt::format(" {}", positional.name) : fmt::format(" [{}]", positional.name);
        if (positional.repeatable) line += "...";
    }
    return line;
}

std::string help_text(const CommandSpec& command)
{
    std::string out = "Usage: " + usage_line(command) + "\n\n";
    append_wrapped(out, command.description);
    if (!command.positionals.empty()) out += '\n';
    for (const PositionalSpec& positional : command.positionals) append_entry(out, positional.name, positional.help);
    out += "\nOptions:\n";
    for (const OptionSpec& option : command.options) append_entry(out, option_label(option), option.help);
    append_entry(out, "-h, --help", "print this help");
    out += "\nExamples:\n";
    for (const Example& example : command.examples) out += fmt::format("  {}\n      {}\n", example.command, example.what);
    if (!command.notes.empty()) append_wrapped(out += '\n', command.notes);
    if (!command.exit_status.empty()) append_wrapped(out += '\n', fmt::format("Exit status: {}", command.exit_status));
    return out;
}

std::string help_text()
{
    std::string out = "Usage: textdrift COMMAND [OPTIONS] ...\n\n";
    append_wrapped(out,
                   "Says which paragraph of a text became which in another version, and what happened to the facts on the "
                   "way; finds the near-duplicates of large corpora.");
    out += "\nCommands:\n";
    for (const CommandSpec& command : commands()) append_entry(out, command.name, command.summary);
    out += "\nOptions:\n";
    append_entry(out, "-h, --help", "print this help, or that of a command");
    append_entry(out, "--version", "print the version");
    out += "\nExamples:\n  textdrift compare press.txt mirror.txt\n"
           "  textdrift dedup corpus.jsonl -o pairs.jsonl\n  textdrift compare --help\n\n";
    append_wrapped(out,
                   "Exit status: 0 done (compare: nothing at or above the asked severity), 1 findings of compare, 2 trouble "
                   "(usage, missing or unreadable input, a limit, a failed write).");
    return out;
}

}    // namespace textdrift::cli
