// Lengths of texts in letters, and how a quotation looks, for comparing texts that share no word. Internal to the room.
#pragma once

#include <string_view>
#include <vector>

#include "core/facts/fact.h"
#include "core/segment/segment.h"

namespace textdrift::drift {

// Letters, their marks and digits of a text: no spaces, no punctuation.
double count_letters(std::string_view text) noexcept;

// The byte behind the given number of letters of a range; its ends for numbers outside.
std::uint32_t letter_position(std::string_view text, ByteRange range, double letters) noexcept;

// A full stop, comma, colon, dash, mark of quotation ... of any script.
bool ends_clause(char32_t c) noexcept;

// What stands between full stops, commas, colons, dashes and marks of quotation.
std::vector<ByteRange> clauses_in(std::string_view text, ByteRange range);

bool begins_with_dash(std::string_view text) noexcept;

// The quotation reads as the name of a work, an event or an organisation: it begins with a capital inside a sentence that
// does not introduce it, and is no sentence itself; or most of its words are in capitals.
bool reads_as_title(const segment::SegmentedText& text, const facts::Fact& quotation);

}    // namespace textdrift::drift
