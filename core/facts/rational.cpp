// Exact rational arithmetic with every overflow caught.
#include "core/facts/rational.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace textdrift::facts {
namespace {

constexpr __int128 kLimit = static_cast<__int128>(1) << 126;

__int128 magnitude(__int128 value) noexcept
{
    return value < 0 ? -value : value;
}

bool is_small(__int128 value) noexcept
{
    constexpr __int128 kSmall = static_cast<__int128>(1) << 62;
    return value < kSmall && value > -kSmall;
}

__int128 greatest_common_divisor(__int128 a, __int128 b) noexcept
{
    // Divisions of 128 bits are many times as slow.
    while (b != 0 && !(is_small(a) && is_small(b))) a = std::exchange(b, a % b);
    return b == 0 ? a : std::gcd(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b));
}

// Where nothing is left.
__int128 exact_quotient(__int128 value, __int128 divisor) noexcept
{
    if (divisor == 1 || value == 0) return value;
    return is_small(value) ? static_cast<std::int64_t>(value) / static_cast<std::int64_t>(divisor) : value / divisor;
}

// Nearly all numbers of a text: sums and products of two fit, and there is nothing to cancel.
bool is_small_integer(__int128 numerator, __int128 denominator) noexcept
{
    return denominator == 1 && is_small(numerator);
}

std::optional<__int128> product(__int128 a, __int128 b) noexcept
{
    __int128 result = 0;
    if (__builtin_mul_overflow(a, b, &result) || magnitude(result) >= kLimit) return std::nullopt;
    return result;
}

std::string digits_of(__int128 value)
{
    if (value == 0) return "0";
    std::string digits;
    for (__int128 rest = magnitude(value); rest != 0; rest /= 10)
        digits += static_cast<char>('0' + static_cast<int>(rest % 10));
    if (value < 0) digits += '-';
    std::reverse(digits.begin(), digits.end());
    return digits;
}

// Digits behind the point that n / denominator needs, or -1 where it never ends.
int decimal_places(__int128 denominator) noexcept
{
    int twos = 0;
    int fives = 0;
    for (; denominator % 2 == 0; denominator /= 2) ++twos;
    for (; denominator % 5 == 0; denominator /= 5) ++fives;
    return denominator == 1 ? std::max(twos, fives) : -1;
}

__int128 floor_divide(__int128 numerator, __int128 denominator) noexcept
{
    const __int128 quotient = numerator / denominator;
    return numerator % denominator < 0 ? quotient - 1 : quotient;
}

}    // namespace

std::optional<Rational> Rational::make(__int128 numerator, __int128 denominator) noexcept
{
    // The most negative value has no magnitude; anything near it is out of range anyway.
    if (denominator == 0 || numerator <= -kLimit || denominator <= -kLimit) return std::nullopt;
    if (numerator >= kLimit || denominator >= kLimit) return std::nullopt;
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    Rational result;
    if (denominator == 1) {
        result.numerator_ = numerator;
        return result;
    }
    const __int128 divisor = greatest_common_divisor(magnitude(numerator), denominator);
    result.numerator_ = exact_quotient(numerator, divisor);
    result.denominator_ = exact_quotient(denominator, divisor);
    return result;
}

std::optional<Rational> Rational::from_decimal(std::string_view digits) noexcept
{
    __int128 numerator = 0;
    __int128 denominator = 1;
    bool point = false;
    bool any = false;
    for (const char c : digits) {
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9' || numerator >= kLimit / 16 || denominator >= kLimit / 16) return std::nullopt;
        any = true;
        numerator = numerator * 10 + (c - '0');
        if (point) denominator *= 10;
    }
    return any ? make(numerator, denominator) : std::nullopt;
}

std::optional<Rational> Rational::plus(const Rational& other) const noexcept
{
    if (is_small_integer(numerator_, denominator_) && is_small_integer(other.numerator_, other.denominator_))
        return make(numerator_ + other.numerator_, 1);
    const __int128 divisor = greatest_common_divisor(denominator_, other.denominator_);
    const auto left = product(numerator_, other.denominator_ / divisor);
    const auto right = product(other.numerator_, denominator_ / divisor);
    const auto denominator = product(denominator_, other.denominator_ / divisor);
    if (!left || !right || !denominator) return std::nullopt;
    return make(*left + *right, *denominator);    // both below 2^126, so the sum fits
}

std::optional<Rational> Rational::times(const Rational& other) const noexcept
{
    if (is_small_integer(numerator_, denominator_) && is_small_integer(other.numerator_, other.denominator_))
        return make(numerator_ * other.numerator_, 1);
    // Cancelling first keeps products small: a value that fits never fails half-way.
    const __int128 left = greatest_common_divisor(magnitude(numerator_), other.denominator_);
    const __int128 right = greatest_common_divisor(magnitude(other.numerator_), denominator_);
    const auto numerator = product(exact_quotient(numerator_, left), exact_quotient(other.numerator_, right));
    const auto denominator = product(exact_quotient(denominator_, right), exact_quotient(other.denominator_, left));
    if (!numerator || !denominator) return std::nullopt;
    // In lowest terms already.
    Rational result;
    result.numerator_ = *numerator;
    result.denominator_ = *denominator;
    return result;
}

std::optional<Rational> Rational::divided_by(const Rational& other) const noexcept
{
    if (other.numerator_ == 0) return std::nullopt;
    if (is_small_integer(numerator_, denominator_) && is_small_integer(other.numerator_, other.denominator_)) {
        const auto value = static_cast<std::int64_t>(numerator_), divisor = static_cast<std::int64_t>(other.numerator_);
        if (value % divisor == 0) return Rational(value / divisor);
    }
    Rational inverse;
    inverse.numerator_ = other.numerator_ < 0 ? -other.denominator_ : other.denominator_;
    inverse.denominator_ = magnitude(other.numerator_);
    return times(inverse);
}

std::string Rational::to_string() const
{
    if (is_integer()) return digits_of(numerator_);
    const int places = decimal_places(denominator_);
    __int128 power = 1;
    for (int i = 0; i < places && power < kLimit / 16; ++i) power *= 10;
    const auto scaled = places < 0 || power % denominator_ != 0 ? std::nullopt : product(numerator_, power / denominator_);
    if (!scaled) return digits_of(numerator_) + "/" + digits_of(denominator_);
    std::string digits = digits_of(magnitude(*scaled));
    const auto behind = static_cast<std::size_t>(places);
    if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
    digits.insert(digits.size() - behind, 1, '.');
    return numerator_ < 0 ? "-" + digits : digits;
}

std::strong_ordering Rational::compare(const Rational& other) const noexcept
{
    if (denominator_ == other.denominator_) return numerator_ <=> other.numerator_;
    // Compares continued fractions: whole parts first, then the inverted remainders. Cross products could leave 128 bits.
    __int128 a = numerator_, b = denominator_, c = other.numerator_, d = other.denominator_;
    for (bool swapped = false;; swapped = !swapped) {
        const __int128 left = floor_divide(a, b);
        const __int128 right = floor_divide(c, d);
        const __int128 left_rest = a - left * b;
        const __int128 right_rest = c - right * d;
        const auto order = left != right                       ? left <=> right
                           : left_rest == 0 || right_rest == 0 ? (left_rest != 0) <=> (right_rest != 0)
                                                               : std::strong_ordering::equal;
        if (left != right || left_rest == 0 || right_rest == 0) return swapped ? 0 <=> order : order;
        a = std::exchange(b, left_rest);
        c = std::exchange(d, right_rest);
    }
}

}    // namespace textdrift::facts
