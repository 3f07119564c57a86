// Bytes out and trouble told: whole files or none, errors of at most three lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/document.h"
#include "core/base/result.h"

namespace textdrift::cli {

struct Output {
    std::string path;    // "-" for standard output
    std::string content;
};

// Writes all outputs. Files are written beside their place under another name and renamed when every one of them is whole,
// so that a failure leaves no half-written file; devices and pipes are written directly; standard output comes last. Errors:
// WriteFailed with the path and the system's reason.
Result<void> write_outputs(const std::vector<Output>& outputs);

Result<void> write_standard_output(std::string_view content);

// True where both names lead to one regular file.
bool same_file(const std::string& a, const std::string& b) noexcept;

// A line on standard error, escaped.
void print_message(std::string_view line);

// Text on standard error as it is: our own, escaped already.
void print_raw(std::string_view text);

// Words broken at blanks into lines of at most `width` columns, further lines behind `indent` blanks; no line end behind the
// last one.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);

// Prints text that is an answer (help, a listing); exit status 0, or 2 where it could not be written.
int print_answer(std::string_view content);

// Says on standard error what went wrong and what to do next, as a JSON object on standard output too where `as_json`.
// Returns the exit status, 2.
int fail(const Error& error, bool as_json = false);

// Reading notes (charset guessed, bytes replaced) on standard error, a line each.
void print_notes(const Document& document);

}    // namespace textdrift::cli
