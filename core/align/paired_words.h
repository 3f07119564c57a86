// The words of the original as words of the version: by a lexicon, and by what the texts themselves teach. Internal to the
// room.
#pragma once

#include <span>

#include "core/align/evidence.h"
#include "core/align/profile.h"
#include "core/lexicon/lexicon.h"

namespace textdrift::align {

// Fills the channel kWordPairs of both sides: the version's words, and the original's with their likely renderings.
// `taught`: beads taken to be right, to learn from. What a bead itself taught is left out where its own paragraphs are
// translated, so that no link confirms itself.
void translate_words(Profile& original, Profile& version, std::span<const Span> taught, const lexicon::Lexicon* lexicon);

}    // namespace textdrift::align
