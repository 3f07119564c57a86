// Paragraph vectors from files: NumPy arrays or lines of numbers.
#pragma once

#include <string>

#include "commands.h"
#include "core/align/align.h"
#include "core/base/document.h"
#include "core/base/result.h"

namespace textdrift::cli {

// A .npy file of two dimensions (float32 or float64, little-endian, C order), or else lines of numbers between tabs, commas
// or spaces, a line each paragraph. Errors: NotFound, Unreadable, LimitExceeded, BadInput with the place.
Result<align::ParagraphVectors> read_vectors(const std::string& path, const Limits& limits);

// Errors: BadInput where there is not one vector for each paragraph.
Result<void> check_vectors(const segment::SegmentedText& text, const align::ParagraphVectors& vectors);

struct VectorFiles {
    std::string original, version;    // both or none
};

// --vectors original=FILE,version=FILE, or one of the two at a time. Errors: BadOption.
Result<VectorFiles> read_vector_files(const Arguments& arguments);

}    // namespace textdrift::cli
