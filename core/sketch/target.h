// Which instruction set the kernels of this room run on.
#pragma once

#include <string_view>
#include <vector>

namespace textdrift::sketch {

// The instruction set the kernels run on: the best this machine has, or what the environment variable TEXTDRIFT_TARGET
// names ("AVX2", "SSE4", ...); a name that is not available here is ignored.
const char* target_name() noexcept;

// Instruction sets both compiled in and supported by this machine, best first.
std::vector<std::string_view> available_targets();

// Makes the kernels use one of available_targets(), or the best again with an empty name. False: unknown, nothing changed.
// For tests and measurements; not to be called while other threads run kernels.
bool select_target(std::string_view name);

// Reads TEXTDRIFT_TARGET before the first kernel runs. Every class that dispatches calls it in its constructor, every free
// function before its dispatch; calling again costs one load.
void prepare_dispatch();

}    // namespace textdrift::sketch
