// Figures for people: grouped digits, sizes, times.
#pragma once

#include <cstdint>
#include <string>

namespace textdrift::cli {

std::string grouped(std::uint64_t number);        // 1,234,567
std::string decimal_bytes(double bytes);          // 12.3 MB, powers of 1000: what is read
std::string binary_bytes(std::uint64_t bytes);    // 12.3 MiB, powers of 1024: memory
std::string duration(double seconds);             // 0:07, 12:34, 3:07:09

}    // namespace textdrift::cli
