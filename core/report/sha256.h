// SHA-256, for the hashes a content-security policy names its style and script by.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace textdrift::report {

// Source: FIPS 180-4.
std::array<std::uint8_t, 32> sha256(std::string_view data);

// "sha256-" and the base64 form, as a content-security policy wants it.
std::string csp_hash(std::string_view data);

}    // namespace textdrift::report
