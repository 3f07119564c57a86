// Exact rational numbers, so that 1/3 = "a third", 1.30 = 1.3 and 0.1 + 0.2 never surprises.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace textdrift::facts {

// A rational in lowest terms with a positive denominator. Numerator and denominator stay below 2^126; operations that would
// leave that range return std::nullopt (no overflow is ever silent).
class Rational {
public:
    constexpr Rational() = default;
    constexpr Rational(std::int64_t value) : numerator_(value) {}    // NOLINT: implicit on purpose

    static std::optional<Rational> make(__int128 numerator, __int128 denominator) noexcept;
    // "1234", "0.25": ASCII digits with at most one '.'; nullopt for anything else or out of range.
    static std::optional<Rational> from_decimal(std::string_view digits) noexcept;

    std::optional<Rational> plus(const Rational& other) const noexcept;
    std::optional<Rational> times(const Rational& other) const noexcept;
    std::optional<Rational> divided_by(const Rational& other) const noexcept;

    bool is_integer() const noexcept { return denominator_ == 1; }
    double to_double() const noexcept { return static_cast<double>(numerator_) / static_cast<double>(denominator_); }
    // Plain decimal where it terminates ("1300000", "0.25"), else "1/3". Never grouped.
    std::string to_string() const;

    friend bool operator==(const Rational&, const Rational&) noexcept = default;
    std::strong_ordering compare(const Rational& other) const noexcept;

private:
    __int128 numerator_ = 0;
    __int128 denominator_ = 1;
};

}    // namespace textdrift::facts
