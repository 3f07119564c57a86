// Bytes to Document: opens an input, finds its charset, decodes it whole and notes every repair.
#pragma once

#include <string>
#include <string_view>

#include "core/base/document.h"
#include "core/base/result.h"

namespace textdrift::ingest {

// Reads a regular file, or standard input for "-".
// Errors: NotFound, Unreadable, NotRegular, Binary, LimitExceeded; `where` is the path and, where known, the byte.
Result<Document> read_file(const std::string& path, const Limits& limits);

// The bytes of a regular file that is no text to be compared: a dictionary, vectors. `expected` says what in messages.
// Errors: NotFound, Unreadable, NotRegular, LimitExceeded.
Result<std::string> read_file_bytes(const std::string& path, const Limits& limits, std::string_view expected);

// Decodes bytes already in memory; `source` is how messages call them.
// UTF-8 and UTF-16 with or without byte order mark, else the legacy charset ICU detects (noted as "charset-guessed").
// Invalid sequences become U+FFFD and a Note; NUL bytes too; nothing is dropped.
Result<Document> read_bytes(std::string source, std::string_view bytes, const Limits& limits);

}    // namespace textdrift::ingest
