// Facts compared across beads: the verdict, with severity and confidence.
#pragma once

#include "core/drift/finding.h"

namespace textdrift::drift {

struct DriftOptions {
    bool wording = false;    // also report changes of wording that touch no fact
    const facts::Glossary* glossary = nullptr;
};

// Whether the texts are in different languages, so that values, names and marks are compared rather than words. Unknown
// languages and close relatives that share a table ("hr", "sr-Latn") count as one.
bool in_two_languages(const segment::SegmentedText& original, const segment::SegmentedText& version);

// Fills findings, confirmed, unchecked and coverage of `comparison`, whose texts and alignment are given.
// Cost: near-linear in the text for beads of ordinary length.
void find_drift(Comparison& comparison, const facts::FactSet& original, const facts::FactSet& version,
                const DriftOptions& options, const Limits& limits);

}    // namespace textdrift::drift
