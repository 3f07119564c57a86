// Aligns texts in two languages by what survives translation.
#include "core/align/across.h"

namespace textdrift::align {

Alignment align_across(const segment::SegmentedText& original, const segment::SegmentedText& version,
                       const std::vector<std::vector<std::uint64_t>>& original_keys,
                       const std::vector<std::vector<std::uint64_t>>& version_keys, const AlignOptions& options)
{
    AlignOptions words = options;
    words.across_languages = false;
    return align(original, version, original_keys, version_keys, words);
}

}    // namespace textdrift::align
