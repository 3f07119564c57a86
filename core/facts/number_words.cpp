// Numbers spelled in words, of any length: a left-to-right reading of the places each word may fill.
#include "core/facts/numerals.h"

#include <algorithm>

namespace textdrift::facts {

// One numeral being read. `total_` holds the groups closed by a scale word, `group_` the open one: in "two million three
// hundred" they are 2,000,000 and 300.
class WordChain {
public:
    WordChain(const NumeralReader& reader, std::size_t begin) : reader_(reader), begin_(begin), at_(begin) {}

    // Goes on from a number in digits ("2.13 million").
    void seed(const Numeral& digits, const Rational& reading)
    {
        group_ = reading;
        open_ = seeded_ = true;
        // Digits take no further digit word, but a scale; "altmış ikisi" is sixty and a form of two that CLDR lacks.
        const auto tens = digits.spelled && !digits.scaled ? group_.divided_by(10) : std::nullopt;
        const bool open_tens = tens && tens->is_integer() && tens->compare(2) >= 0 && tens->compare(9) <= 0;
        last_ = open_tens ? NumberClass::Ten : NumberClass::Weak;
        at_ = digits.end;
    }

    bool start()
    {
        const WordInfo* info = word(at_);
        if (info == nullptr) return false;
        if (info->has(Role::Article)) return start_article();
        if (info->denominator_use == Denominator::Half) return start_half();
        // A bare scale word is no numeral: "million-dollar", "hundred-year".
        const NumberClass first = info->cardinal != NumberClass::None ? info->cardinal : info->ordinal;
        if (first == NumberClass::None || (info->cardinal != NumberClass::None && first >= NumberClass::Hundred))
            return false;
        if (info->cardinal == NumberClass::None && first >= NumberClass::Hundred) {    // "hundredth"
            group_ = 1;
            open_ = true;
            last_ = NumberClass::Digit;
        }
        return take(at_, *info);
    }

    void run()
    {
        while (!done_ && step()) {
        }
    }

    void finish_fractions()
    {
        if (done_) return;
        take_denominator();
        if (!fraction_) take_point();
        take_added_fraction();
        if (fraction_ && open_ && !done_) run_scales();
    }

    std::optional<Numeral> result() const
    {
        const auto value = group_.plus(total_);
        if (!value || at_ == begin_) return std::nullopt;
        return Numeral{.begin = begin_,
                       .end = at_,
                       .readings = {*value},
                       .spelled = !seeded_,
                       .ordinal = ordinal_,
                       .fraction = fraction_,
                       .scaled = scaled_,
                       .article = article_,
                       .scale = total_ != Rational(0) && group_ == Rational(0) && last_scale_ == first_scale_
                                    ? Rational(last_scale_)
                                    : 1,
                       .year_pair = year_pair_};
    }

    std::size_t end() const noexcept { return at_; }
    bool extended(std::size_t from) const noexcept { return at_ > from; }

private:
    const WordInfo* word(std::size_t i) const
    {
        if (!reader_.free(i) || reader_.tokens_[i].type != TokenClass::Word) return nullptr;
        return reader_.lexicon_.find(reader_.tokens_[i]);
    }

    bool is_scale(std::size_t i) const
    {
        const WordInfo* info = word(i);
        return info != nullptr && info->cardinal >= NumberClass::Hundred && info->cardinal <= NumberClass::Group;
    }

    // "a hundred", "a million", "a dozen"; "a third of", "a quarter".
    bool start_article()
    {
        if (is_scale(at_ + 1)) {
            group_ = 1;
            open_ = article_ = true;
            last_ = NumberClass::Digit;
            ++at_;
            return true;
        }
        const WordInfo* part = word(at_ + 1);
        if (part == nullptr || part->denominator_use == Denominator::None || part->denominator_use == Denominator::Plural)
            return false;
        if (part->denominator_use == Denominator::Ordinal && !ends_phrase(at_ + 2)) return false;    // "a third person"
        if (part->denominator_use == Denominator::Half && is_compound(at_ + 1)) return false;        // "a half-brother"
        if (added_at(at_ + 1)) return false;
        group_ = *Rational::make(1, part->denominator);
        at_ += 2;
        return take_share_of();
    }

    // "bir buçuk" is one and a half: the spelled-out numbers know it.
    bool added_at(std::size_t i) const
    {
        return reader_.spellout_ != nullptr && reader_.spellout_->added_part(reader_.tokens_, reader_.taken_, i).has_value();
    }

    bool is_compound(std::size_t i) const
    {
        if (!reader_.is_tight_hyphen(i + 1) || is_scale(i + 2)) return false;
        std::size_t end = 0;
        return reader_.lexicon_.match(reader_.tokens_, i + 2, NumberPhraseKind::Unit, reader_.text_, end) == nullptr;
    }

    // Nothing counted follows: the phrase ends, or "of" comes.
    bool ends_phrase(std::size_t i) const
    {
        if (!reader_.free(i) || reader_.tokens_[i].type != TokenClass::Word) return !reader_.is_tight_hyphen(i);
        const WordInfo* info = word(i);
        return info != nullptr && (info->has(Role::Of) || info->has(Role::Stop) || info->has(Role::Aux));
    }

    // "half", "half a million", "half of"; not "second half", "half-hearted".
    bool start_half()
    {
        if (is_compound(at_)) return false;
        if (begin_ > 0) {
            const WordInfo* before = reader_.lexicon_.find(reader_.tokens_[begin_ - 1]);
            const bool suffix = begin_ > 1 && reader_.tokens_[begin_ - 2].type == TokenClass::Digits;    // "2de helft"
            if (before != nullptr && (before->ordinal != NumberClass::None || (suffix && before->has(Role::OrdinalSuffix))))
                return false;
        }
        group_ = *Rational::make(1, 2);
        ++at_;
        return take_share_of();
    }

    // "half a million", "a quarter of a million", "half million": the share of one of the scale that follows.
    bool take_share_of()
    {
        open_ = fraction_ = true;
        last_ = NumberClass::Weak;
        std::size_t next = at_;
        if (reader_.is_tight_hyphen(next)) ++next;
        if (reader_.has(next, Role::Of)) ++next;
        if (reader_.has(next, Role::Article)) ++next;
        if (is_scale(next)) {
            at_ = next;
            run_scales();
            done_ = true;
        }
        return true;
    }

    void run_scales()
    {
        for (std::size_t next = at_ + (reader_.is_tight_hyphen(at_) ? 1 : 0); is_scale(next);
             next = at_ + (reader_.is_tight_hyphen(at_) ? 1 : 0)) {
            if (!take(next, *word(next))) return;
        }
    }

    // Moves over one connector and one word; false where the numeral ends.
    bool step()
    {
        std::size_t next = at_;
        if (reader_.is_tight_hyphen(next)) {
            ++next;
        } else if (reader_.is_mark(next, ",") && !reader_.tokens_[next].space_before) {
            if (last_ != NumberClass::Scale || !goes_on_behind_comma(next + 1)) return false;
            ++next;
        } else if (reader_.has(next, Role::And)) {
            if ((last_ != NumberClass::Hundred && last_ != NumberClass::Scale) || !and_joins(next)) return false;
            ++next;
        }
        if (reader_.free(next) && reader_.tokens_[next].type == TokenClass::Digits) return take_digits(next);
        const WordInfo* info = word(next);
        if (info == nullptr) return false;
        // "Up from 1.7 million four years ago": behind digits and their scale only hundreds and thousands go on.
        if (seeded_ && last_ == NumberClass::Scale && info->cardinal < NumberClass::Weak && !goes_on_behind_comma(next))
            return false;
        return take(next, *info);
    }

    // Behind a scale, "two hundred ..." or "fifty thousand" continues the numeral; "two of them" does not.
    bool goes_on_behind_comma(std::size_t i) const
    {
        for (std::size_t n = 0; n < 5; ++n, ++i) {
            if (reader_.is_tight_hyphen(i)) ++i;
            const WordInfo* info = word(i);
            if (info == nullptr || info->cardinal == NumberClass::None || info->cardinal >= NumberClass::Weak) return false;
            if (info->cardinal == NumberClass::Hundred || info->cardinal == NumberClass::Scale) return true;
        }
        return false;
    }

    // "one hundred and two", but "between one hundred and two hundred".
    bool and_joins(std::size_t at_and) const
    {
        if (!reader_.free(at_and + 1) || word(at_and + 1) == nullptr) return false;
        std::size_t i = at_and + 1;
        bool hundred = false, scale = false;
        for (std::size_t n = 0; n < 6; ++n, ++i) {
            if (reader_.is_tight_hyphen(i)) ++i;
            const WordInfo* info = word(i);
            if (info == nullptr || (info->cardinal == NumberClass::None && info->ordinal == NumberClass::None)) break;
            hundred = hundred || info->cardinal == NumberClass::Hundred;
            scale = scale || info->cardinal == NumberClass::Scale;
        }
        if (i == at_and + 1) return false;
        if (last_ == NumberClass::Hundred && hundred) return false;
        const bool between = begin_ > 0 && reader_.has(begin_ - 1, Role::Between);
        if (between && !reader_.has(i, Role::And)) return false;
        return !scale || last_ == NumberClass::Hundred || total_ != Rational(0);
    }

    bool take(std::size_t i, const WordInfo& info)
    {
        const bool cardinal = info.cardinal != NumberClass::None && info.cardinal != NumberClass::Weak;
        const NumberClass type = cardinal ? info.cardinal : info.ordinal;
        const std::int64_t value = cardinal ? info.value : info.ordinal_value;
        if (last_ == NumberClass::Ten && info.has(Role::Apart)) return false;    // "mười năm": ten years
        if (type == NumberClass::None || (seeded_ && !cardinal) || !place(type, value)) return false;
        last_ = type;
        at_ = i + 1;
        if (!cardinal) ordinal_ = done_ = true;
        return true;
    }

    bool place(NumberClass type, std::int64_t value)
    {
        switch (type) {
        case NumberClass::Digit: return add(value, last_ == NumberClass::Ten || last_ == NumberClass::Hundred);
        case NumberClass::Teen:
        case NumberClass::Ten: return add(value, last_ == NumberClass::Hundred) || pair_of_years(value);
        case NumberClass::Hundred: return multiply_group(value);
        case NumberClass::Scale: return close_group(value);
        case NumberClass::Group: return multiply_group(value);
        default: return false;
        }
    }

    bool add(std::int64_t value, bool joins)
    {
        if (open_ && !joins) return false;
        if (open_ && last_ == NumberClass::Ten && value == 0) return false;
        const auto sum = group_.plus(value);
        if (!sum) return false;
        group_ = *sum;
        open_ = true;
        return true;
    }

    // "nineteen eighty-four", "twenty twenty-five": years are read in pairs.
    bool pair_of_years(std::int64_t value)
    {
        if (seeded_ || fraction_ || total_ != Rational(0) || reader_.is_mark(at_, "-")) return false;
        const bool first = last_ == NumberClass::Teen || (last_ == NumberClass::Ten && group_ == Rational(20));
        if (!first || group_.compare(11) < 0) return false;
        const auto century = group_.times(100);
        group_ = *century->plus(value);
        year_pair_ = true;
        return true;
    }

    bool multiply_group(std::int64_t value)
    {
        const bool fits = last_ == NumberClass::Digit || last_ == NumberClass::Teen || last_ == NumberClass::Ten ||
                          last_ == NumberClass::Weak || (last_ == NumberClass::Hundred && value < 100);
        const auto product = open_ && fits ? group_.times(value) : std::nullopt;
        if (!product) return false;
        group_ = *product;
        scaled_ = scaled_ || value < 100;
        return true;
    }

    bool close_group(std::int64_t value)
    {
        const bool chained =
            !open_ && last_ == NumberClass::Scale && last_scale_ == first_scale_;    // "two thousand million"
        const Rational part = open_ ? group_ : total_;
        const auto product = open_ || chained ? part.times(value) : std::nullopt;
        if (!product || (open_ && last_scale_ != 0 && value >= last_scale_)) return false;
        const auto sum = open_ ? total_.plus(*product) : product;
        if (!sum) return false;
        total_ = *sum;
        group_ = 0;
        open_ = false;
        if (first_scale_ == 0) first_scale_ = value;
        last_scale_ = value;
        scaled_ = true;
        return true;
    }

    // "5 million 200 thousand": digits count only where a smaller scale follows them.
    bool take_digits(std::size_t i)
    {
        const WordInfo* scale = word(i + 1);
        if (last_ != NumberClass::Scale || scale == nullptr || scale->cardinal != NumberClass::Scale) return false;
        if (scale->value >= last_scale_ || reader_.tokens_[i].folded.size() > 3) return false;
        group_ = Rational::from_decimal(reader_.tokens_[i].folded).value_or(Rational(0));
        open_ = true;
        last_ = NumberClass::Weak;
        return take(i + 1, *scale);
    }

    // "two-thirds", "three quarters", "one fifth".
    void take_denominator()
    {
        if (!open_ || fraction_ || total_ != Rational(0)) return;
        const std::size_t next = at_ + (reader_.is_tight_hyphen(at_) ? 1 : 0);
        const WordInfo* part = word(next);
        if (part == nullptr || part->denominator_use == Denominator::None || !group_.is_integer()) return;
        const bool one = group_ == Rational(1);
        if (one && added_at(next)) return;
        if (one ? part->denominator_use == Denominator::Plural : part->denominator_use != Denominator::Plural) return;
        constexpr std::int64_t kMostWholes = 5;    // "780 سوم" are soms, no thirds
        const auto value = group_.divided_by(part->denominator);
        if (!value || value->compare(kMostWholes) > 0) return;
        group_ = *value;
        fraction_ = true;
        at_ = next + 1;
        take_share_of();
    }

    // "two point five", "3 point one four".
    void take_point()
    {
        if (!open_ || !reader_.has(at_, Role::Point)) return;
        std::string digits;
        std::size_t i = at_ + 1;
        for (; reader_.free(i) && digits.size() < 18; ++i) {
            const WordInfo* info = word(i);
            if (info == nullptr || info->cardinal != NumberClass::Digit) break;
            digits += static_cast<char>('0' + info->value);
        }
        const auto value = digits.empty() ? std::nullopt : Rational::from_decimal("0." + digits);
        const auto sum = value ? group_.plus(*value) : std::nullopt;
        if (!sum) return;
        group_ = *sum;
        at_ = i;
        last_ = NumberClass::Weak;
        run_scales();
        done_ = true;
    }

    // "three and a half (million)", "a million and a half", "two and three quarters".
    void take_added_fraction()
    {
        if (fraction_ || !reader_.has(at_, Role::And)) return;
        std::size_t i = at_ + 1;
        std::int64_t top = 1;
        if (reader_.has(i, Role::Article)) {
            ++i;
        } else if (const WordInfo* count = word(i);
                   count != nullptr && count->cardinal == NumberClass::Digit && count->value > 0) {
            top = count->value;
            i += reader_.is_tight_hyphen(i + 1) ? 2 : 1;
        }
        const WordInfo* part = word(i);
        if (part == nullptr || part->denominator_use == Denominator::None || is_compound(i)) return;
        const bool plural = part->denominator_use == Denominator::Plural;
        if (plural != (top > 1) ||
            (part->denominator_use == Denominator::Ordinal && !ends_phrase(i + 1) && !is_scale(i + 1)))
            return;
        const auto value = Rational::make(top, part->denominator);
        const auto share = value && !open_ ? value->times(last_scale_) : value;
        const auto sum = share ? group_.plus(*share) : std::nullopt;
        if (!sum) return;
        fraction_ = true;
        group_ = *sum;
        at_ = i + 1;
        last_ = NumberClass::Weak;
    }

    const NumeralReader& reader_;
    std::size_t begin_;
    std::size_t at_;
    Rational total_ = 0;
    Rational group_ = 0;
    std::int64_t last_scale_ = 0;
    std::int64_t first_scale_ = 0;
    NumberClass last_ = NumberClass::None;
    bool open_ = false;    // group_ holds something
    bool seeded_ = false;
    bool ordinal_ = false;
    bool fraction_ = false;
    bool scaled_ = false;
    bool article_ = false;
    bool year_pair_ = false;
    bool done_ = false;
};

std::optional<Numeral> NumeralReader::read_words(std::size_t begin) const
{
    const WordInfo* info = free(begin) && tokens_[begin].type == TokenClass::Word ? lexicon_.find(tokens_[begin]) : nullptr;
    if (info == nullptr) return std::nullopt;
    std::size_t end = 0;
    const NumberPhrase* multiple = lexicon_.match(tokens_, begin, NumberPhraseKind::Number, text_, end);
    if (multiple != nullptr && multiple->cardinal == NumberClass::Weak)
        return Numeral{.begin = begin, .end = end, .readings = {Rational(multiple->value)}, .spelled = true, .idle = true};
    // One letter of a script without spaces is too little to go by: read_spelled() looks at what stands around it.
    if (tokens_[begin].single && spellout_ != nullptr &&
        ((info->cardinal != NumberClass::None && info->cardinal != NumberClass::Weak) || info->ordinal != NumberClass::None))
        return std::nullopt;
    if (info->cardinal == NumberClass::Weak)
        return Numeral{.begin = begin, .end = begin + 1, .readings = {Rational(info->value)}, .spelled = true, .idle = true};
    if (info->has(Role::Minus)) {
        if (has(begin + 1, Role::Minus)) return std::nullopt;
        if (begin > 0 && lexicon_.has(tokens_[begin - 1], Role::Or)) return std::nullopt;    // "plus or minus 3"
        auto numeral = read(begin + 1);
        if (!numeral || numeral->begin != begin + 1 || numeral->signed_value || numeral->ordinal) return std::nullopt;
        numeral->begin = begin;
        numeral->signed_value = true;
        numeral->plain_digits = false;
        for (Rational& reading : numeral->readings) reading = reading.times(-1).value_or(reading);
        return numeral;
    }
    WordChain chain(*this, begin);
    if (!chain.start()) return std::nullopt;
    chain.run();
    chain.finish_fractions();
    auto numeral = chain.result();
    if (numeral && !numeral->scaled && !numeral->fraction) numeral->article = numeral->article && numeral->end == begin + 2;
    return numeral;
}

// Whether a word that numbers know stands behind the numeral: otherwise none extends it.
bool NumeralReader::may_go_on(const Numeral& numeral) const
{
    const std::size_t next = numeral.end;
    return lexicon_.find(tokens_[next]) != nullptr || (is_tight_hyphen(next) && lexicon_.find(tokens_[next + 1]) != nullptr);
}

void NumeralReader::extend_with_words(Numeral& numeral) const
{
    if (!free(numeral.end) || !may_go_on(numeral) || names_longer(numeral.end, numeral.end + 1)) return;
    std::vector<Rational> readings;
    std::size_t end = numeral.end;
    std::optional<Numeral> last;
    for (const Rational& reading : numeral.readings) {
        WordChain chain(*this, numeral.begin);
        chain.seed(numeral, reading);
        chain.run();
        chain.finish_fractions();
        if (!chain.extended(numeral.end)) return;
        last = chain.result();
        if (!last) return;
        readings.push_back(last->readings.front());
        end = chain.end();
    }
    numeral.readings = std::move(readings);
    numeral.end = end;
    numeral.plain_digits = false;
    numeral.scaled = numeral.scaled || last->scaled;
    numeral.scale = last->scale;
    numeral.fraction = numeral.fraction || last->fraction;
}

}    // namespace textdrift::facts
