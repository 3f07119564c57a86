// What every fallible call of the library returns: a value, or an Error that names the thing, the place and what was
// expected.
#pragma once

#include <expected>
#include <string>

namespace textdrift {

// Few codes, each with one meaning; the stable name of a code (`error_code_name`) is part of the JSON output.
enum class ErrorCode {
    NotFound,         // no such file
    Unreadable,       // the system refused to read or write it
    NotRegular,       // a directory, device, FIFO or socket where a file was expected
    Binary,           // the bytes are not text
    Empty,            // no paragraph to compare
    LimitExceeded,    // a limit of `Limits` was reached; the message states limit, value and option
    BadInput,         // a glossary or option file is malformed
    BadOption,        // a value on the command line or in Options makes no sense
    WriteFailed,      // output could not be written whole
    Cancelled,        // the caller asked to stop
};

const char* error_code_name(ErrorCode code) noexcept;

struct Error {
    ErrorCode code = ErrorCode::BadInput;
    std::string message;    // what is wrong and what was expected, without the place
    std::string where;      // "press.txt", "press.txt:12" or "press.txt: byte 4096"; may be empty
};

// "where: message", the form every tool prints.
std::string to_string(const Error& error);

template <class T>
using Result = std::expected<T, Error>;

}    // namespace textdrift
