// Dispatch of the scan to the instruction set chosen at run time.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/sketch/tokens_scan.cpp"
#include <hwy/foreach_target.h>
//
#include "core/sketch/tokens_kernel-inl.h"

#if HWY_ONCE
#include "core/sketch/target.h"

namespace textdrift::sketch {
namespace {
HWY_EXPORT(scan_blocks);
}

void scan(const char* text, std::size_t size, ScanOptions options, ScanOutput& out)
{
    prepare_dispatch();
    HWY_DYNAMIC_DISPATCH(scan_blocks)(text, size, options, &out);
}

}    // namespace textdrift::sketch
#endif
