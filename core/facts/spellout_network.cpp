// The chart parser of spelled numbers. It recurs over the rules, whose values shrink at each step, never over the text.
#include "core/facts/spellout_network.h"

#include <algorithm>
#include <set>

#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

using Type = SpelloutElement::Type;

constexpr int kMaxDepth = 64;
constexpr std::size_t kMaxHits = 24;

void add(std::vector<SpelloutParser::Hit>& hits, const SpelloutParser::Hit& hit)
{
    if (hits.size() < kMaxHits && std::find(hits.begin(), hits.end(), hit) == hits.end()) hits.push_back(hit);
}

}    // namespace

std::size_t SpelloutNetwork::set(std::string_view name)
{
    const auto [it, made] = index_.emplace(std::string(name), sets_.size());
    if (made) sets_.push_back({.name = std::string(name)});
    return it->second;
}

std::size_t SpelloutNetwork::find(std::string_view name) const
{
    const auto it = index_.find(std::string(name));
    return it == index_.end() ? npos : it->second;
}

std::uint64_t SpelloutNetwork::letter_bit(std::string_view text) noexcept
{
    if (text.empty()) return 0;
    std::size_t next = 0;
    const char32_t c = text::next_code_point(text, next);
    return std::uint64_t{1} << ((c * 0x9E3779B1U >> 20) & 63);
}

// Calls `literal(form)` and `set(index)` for what a rule may begin with; `set` tells whether that set may write nothing.
template <class OnLiteral, class OnSet>
void visit_first(const SpelloutRule& rule, OnLiteral&& literal, OnSet&& set)
{
    for (const SpelloutElement& element : rule.elements) {
        bool may_be_empty = element.optional || element.type == Type::Comma || element.type == Type::Quotient;
        if (element.type == Type::Literal) {
            for (const std::string& form : element.forms) {
                if (form.empty()) {
                    may_be_empty = true;
                } else {
                    literal(form);
                }
            }
        } else if (element.type != Type::Comma) {
            may_be_empty = set(element.set) || may_be_empty;
        }
        if (!may_be_empty) return;
    }
}

void SpelloutNetwork::finish()
{
    for (bool changed = true; changed;) {
        changed = false;
        for (SpelloutSet& set : sets_) {
            std::uint64_t bits = set.first_letters;
            for (const SpelloutRule& rule : set.rules) {
                visit_first(
                    rule, [&](const std::string& form) { bits |= letter_bit(form); },
                    [&](std::size_t index) {
                        bits |= sets_[index].first_letters;
                        return sets_[index].may_be_empty;
                    });
            }
            const bool empty = std::any_of(set.rules.begin(), set.rules.end(),
                                           [this](const SpelloutRule& rule) { return may_be_empty(rule); });
            changed = changed || bits != set.first_letters || empty != set.may_be_empty;
            set.first_letters = bits;
            set.may_be_empty = empty;
        }
    }
}

bool SpelloutNetwork::may_be_empty(const SpelloutRule& rule) const
{
    return std::all_of(rule.elements.begin(), rule.elements.end(), [this](const SpelloutElement& element) {
        if (element.optional || element.type == Type::Comma) return true;
        if (element.type != Type::Literal) return sets_[element.set].may_be_empty;
        return std::find(element.forms.begin(), element.forms.end(), std::string()) != element.forms.end();
    });
}

std::vector<std::string> SpelloutNetwork::first_literals() const
{
    std::set<std::string> found;
    std::vector<bool> seen(sets_.size());
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < sets_.size(); ++i)
        if (sets_[i].top) open.push_back(i);
    while (!open.empty()) {
        const std::size_t index = open.back();
        open.pop_back();
        if (seen[index]) continue;
        seen[index] = true;
        for (const SpelloutRule& rule : sets_[index].rules)
            visit_first(
                rule, [&](const std::string& form) { found.insert(form); },
                [&](std::size_t next) {
                    open.push_back(next);
                    return sets_[next].may_be_empty;
                });
    }
    return {found.begin(), found.end()};
}

std::vector<std::string> SpelloutNetwork::literals() const
{
    std::set<std::string> found;
    for (const SpelloutSet& set : sets_)
        for (const SpelloutRule& rule : set.rules)
            for (const SpelloutElement& element : rule.elements) found.insert(element.forms.begin(), element.forms.end());
    return {found.begin(), found.end()};
}

const std::vector<SpelloutParser::Hit>& SpelloutParser::parse(std::size_t set, std::uint32_t at, std::int64_t low,
                                                              std::int64_t high, int depth)
{
    const SpelloutSet& rules = network_.at(set);
    if (low > high || depth > kMaxDepth || budget_ <= 0) return none_;
    const std::uint64_t letter = SpelloutNetwork::letter_bit(text_.substr(at));
    if ((rules.first_letters & letter) == 0 && !rules.may_be_empty) return none_;
    const Key key{(static_cast<std::uint64_t>(set) << 32) | at, low, high};
    const auto [it, made] = memo_.try_emplace(key);
    std::vector<Hit>& hits = it->second;
    if (!made) return hits;
    std::vector<Hit> found;
    const auto first = std::partition_point(rules.rules.begin(), rules.rules.end(),
                                            [low](const SpelloutRule& rule) { return rule.next <= low; });
    for (auto rule = first; rule != rules.rules.end(); ++rule) {
        if (rule->base > high) continue;
        read_rule(set, static_cast<std::size_t>(rule - rules.rules.begin()), at, std::max(low, rule->base),
                  std::min(high, rule->next - 1), false, depth, found);
    }
    hits = std::move(found);
    return hits;
}

void SpelloutParser::read_rule(std::size_t set, std::size_t index, std::uint32_t at, std::int64_t low, std::int64_t high,
                               bool forced, int depth, std::vector<Hit>& out)
{
    if (low > high || --budget_ <= 0) return;
    const SpelloutRule& rule = network_.at(set).rules[index];
    std::vector<State> states{{.at = at}}, next;
    for (std::size_t element = 0; element < rule.elements.size() && !states.empty(); ++element) {
        next.clear();
        for (const State& state : states) advance(rule, set, index, element, state, low, high, depth, next);
        states.swap(next);
    }
    for (const State& state : states) {
        std::int64_t value = state.same;
        if (value < 0 && state.quotient < 0 && state.remainder < 0) value = forced ? low : rule.base;
        if (value < 0) {
            const std::int64_t quotient = state.quotient >= 0 ? state.quotient : forced ? 0 : rule.base / rule.divisor;
            value = quotient * rule.divisor + std::max<std::int64_t>(state.remainder, 0);
        }
        if (value < low || value > high) continue;
        if (state.comma && state.remainder >= 0 && state.remainder < 100) continue;
        add(out, {state.at, value, state.implied});
    }
}

void SpelloutParser::advance(const SpelloutRule& rule, std::size_t set, std::size_t index, std::size_t element,
                             const State& state, std::int64_t low, std::int64_t high, int depth, std::vector<State>& out)
{
    const SpelloutElement& e = rule.elements[element];
    switch (e.type) {
    case Type::Literal:
        read_literal(e, state, false, out);
        if (e.optional) out.push_back(state);
        return;
    case Type::Comma:
        out.push_back(state);
        if (state.at < text_.size() && text_[state.at] == ',') {
            out.push_back(state);
            ++out.back().at;
            out.back().comma = e.optional;
        }
        return;
    case Type::Quotient: read_quotient(rule, element, state, low, high, depth, out); return;
    case Type::Remainder:
    case Type::RemainderByPrevious: read_remainder(rule, set, index, element, state, depth, out); return;
    case Type::Same:
        for (const Hit& hit : parse(e.set, state.at, low, high, depth + 1)) {
            State after = state;
            after.at = hit.end;
            after.same = hit.value;
            after.implied = hit.implied;
            out.push_back(after);
        }
        return;
    }
}

void SpelloutParser::read_literal(const SpelloutElement& element, const State& state, bool singular,
                                  std::vector<State>& out) const
{
    const std::string_view rest = text_.substr(state.at);
    const std::size_t count = singular ? element.singular_forms : element.forms.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (!rest.starts_with(element.forms[i])) continue;
        out.push_back(state);
        out.back().at += static_cast<std::uint32_t>(element.forms[i].size());
    }
}

void SpelloutParser::read_quotient(const SpelloutRule& rule, std::size_t element, const State& state, std::int64_t low,
                                   std::int64_t high, int depth, std::vector<State>& out)
{
    const std::int64_t least = low / rule.divisor;
    const std::int64_t most = std::min(high / rule.divisor, rule.quotient_limit - 1);
    for (const Hit& hit : parse(rule.elements[element].set, state.at, least, most, depth + 1)) {
        State after = state;
        after.at = hit.end;
        after.quotient = hit.value;
        after.implied = hit.implied;
        out.push_back(after);
    }
    // "a thousand" without the one.
    const bool scale_next = element + 1 < rule.elements.size() && rule.elements[element + 1].singular_forms > 0;
    if (least > 1 || most < 1 || !scale_next) return;
    std::vector<State> singular;
    read_literal(rule.elements[element + 1], state, true, singular);
    if (singular.empty()) return;
    State after = state;
    after.quotient = 1;
    after.implied = true;
    out.push_back(after);
}

void SpelloutParser::read_remainder(const SpelloutRule& rule, std::size_t set, std::size_t index, std::size_t element,
                                    const State& state, int depth, std::vector<State>& out)
{
    const SpelloutElement& e = rule.elements[element];
    std::vector<Hit> forced;
    const std::vector<Hit>* hits = &forced;
    if (e.type == Type::RemainderByPrevious) {
        if (index > 0) read_rule(set, index - 1, state.at, 0, rule.divisor - 1, true, depth + 1, forced);
    } else {
        const std::int64_t least = rule.base % rule.divisor != 0 ? 1 : 0;
        hits = &parse(e.set, state.at, least, rule.divisor - 1, depth + 1);
    }
    for (const Hit& hit : *hits) {
        State after = state;
        after.at = hit.end;
        after.remainder = hit.value;
        out.push_back(after);
    }
}

}    // namespace textdrift::facts
