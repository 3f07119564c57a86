// The choice of the instruction set, one for all kernels of the room: Highway keeps it for the whole program.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/sketch/target.cpp"
#include <hwy/foreach_target.h>
//
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace textdrift::sketch::HWY_NAMESPACE {

const char* ran_on()
{
    return hwy::TargetName(HWY_TARGET);
}

}    // namespace textdrift::sketch::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include "core/sketch/target.h"

#include <cstdlib>

namespace textdrift::sketch {
namespace {

HWY_EXPORT(ran_on);

// Targets whose code is in this binary and that this machine runs. Without the intersection Highway silently runs the
// baseline under another target's name.
std::int64_t usable_targets()
{
    return hwy::SupportedTargets() & HWY_TARGETS;
}

void use_targets(std::int64_t mask)
{
    hwy::SetSupportedTargetsForTest(mask);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

// Restricts dispatch to the named target, or lifts the restriction with an empty name.
bool select(std::string_view name)
{
    const std::int64_t before = hwy::SupportedTargets();
    hwy::SetSupportedTargetsForTest(0);
    if (name.empty()) {
        use_targets(0);
        return true;
    }
    for (std::int64_t rest = usable_targets(); rest != 0; rest &= rest - 1) {
        const std::int64_t target = rest & -rest;
        if (name == hwy::TargetName(target)) {
            use_targets(target);
            return true;
        }
    }
    use_targets(before);
    return false;
}

// Reads TEXTDRIFT_TARGET once, before the first kernel runs.
bool prepare()
{
    static const bool prepared = [] {
        const char* wanted = std::getenv("TEXTDRIFT_TARGET");
        if (wanted == nullptr || !select(wanted)) {
            use_targets(0);
        }
        return true;
    }();
    return prepared;
}

}    // namespace

void prepare_dispatch()
{
    static_cast<void>(prepare());
}

const char* target_name() noexcept
{
    prepare_dispatch();
    return HWY_DYNAMIC_DISPATCH(ran_on)();
}

std::vector<std::string_view> available_targets()
{
    prepare_dispatch();
    const std::int64_t before = hwy::SupportedTargets();
    use_targets(0);
    std::vector<std::string_view> names;
    // Highway numbers better targets lower.
    for (std::int64_t rest = usable_targets(); rest != 0; rest &= rest - 1) {
        names.emplace_back(hwy::TargetName(rest & -rest));
    }
    use_targets(before);
    return names;
}

bool select_target(std::string_view name)
{
    prepare_dispatch();
    return select(name);
}

}    // namespace textdrift::sketch
#endif
