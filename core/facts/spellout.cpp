// Finds spelled numbers and scale words in running text: prefilter, letters of the tokens ahead, chart parser.
#include "core/facts/spellout.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "core/facts/spellout_builder.h"
#include "core/facts/spellout_network.h"
#include "core/text/utf8.h"

namespace textdrift::facts {

// The letters of the tokens ahead, and where in them a numeral may end.
struct Spellout::Stretch {
    struct End {
        std::size_t letters, token;
    };
    std::string letters{};
    std::vector<End> ends{};
    bool cut = false;    // more letters may follow
};

namespace {

constexpr std::size_t kMaxTokens = 48;           // of a numeral
constexpr std::size_t kMaxLetters = 320;         // bytes
constexpr std::size_t kNearLetters = 16;         // bytes: most numerals are shorter
constexpr std::size_t kLongestFixed = 40;        // bytes
constexpr std::size_t kMaxParsed = 4096;         // entries kept
constexpr std::size_t kLongestUnitEnding = 5;    // letters behind the stem of an adjective of a unit

std::uint32_t hash(std::string_view text) noexcept
{
    std::uint32_t h = 2166136261U;
    for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
    return (h ^ (h >> 15)) & ((1U << 13) - 1);
}

// The first `count` code points of `text`; all of it where it has fewer.
std::string_view head(std::string_view text, std::size_t count) noexcept
{
    std::size_t at = 0;
    for (std::size_t i = 0; i < count && at < text.size(); ++i) text::next_code_point(text, at);
    return text.substr(0, at);
}

bool is_hyphen(const Token& token) noexcept
{
    return token.type == TokenClass::Mark && token.folded == "-" && token.mark != 0x2014 && token.mark != 0x2015;
}

bool tight_hyphen(std::span<const Token> tokens, std::size_t i) noexcept
{
    return is_hyphen(tokens[i]) && !tokens[i].space_before && i + 1 < tokens.size() && !tokens[i + 1].space_before;
}

bool clause_comma(std::span<const Token> tokens, std::size_t i) noexcept
{
    return tokens[i].folded == "," && !tokens[i].space_before && i + 1 < tokens.size() && tokens[i + 1].space_before;
}

// What a table lets stand behind a number in the same word.
struct Endings {
    std::span<const std::string> suffixes{};
    std::span<const std::string> denominators{};
    std::span<const std::string> stems{};    // of adjectives of units, with any ending of their own
    std::span<const std::string> cases{};    // endings of number words alone
};

bool ends_in(std::string_view word, std::string_view ending) noexcept
{
    return !ending.empty() && word.back() == ending.back() && word.ends_with(ending);
}

// Where a token may end the numeral: behind it, and before an ending from the table ("yirmi'de", "zwanzigjährige").
template <class Stretch>
void add_ends(Stretch& out, const Token& token, std::size_t index, const Endings& endings)
{
    out.ends.push_back({out.letters.size(), index + 1});
    if (token.single) return;
    for (const std::string& stem : endings.stems) {
        if (token.folded.find(stem) == std::string::npos) continue;    // sooner told than where the last one is
        const std::size_t at = token.folded.rfind(stem);
        if (at < 2) continue;
        if (text::count_code_points(std::string_view(token.folded).substr(at + stem.size())) <= kLongestUnitEnding)
            out.ends.push_back({out.letters.size() - (token.folded.size() - at), index + 1});
    }
    for (const std::string& ending : endings.denominators)
        if (token.folded.size() > ending.size() + 1 && ends_in(token.folded, ending))
            out.ends.push_back({out.letters.size() - ending.size(), index + 1});
    for (const std::string& suffix : endings.suffixes) {
        std::string_view rest = token.folded;
        if (rest.size() < suffix.size() + 4 || !ends_in(rest, suffix)) continue;
        out.ends.push_back({out.letters.size() - suffix.size(), index + 1});
    }
    for (const std::string& ending : endings.cases)
        if (token.folded.size() >= ending.size() + 2 && ends_in(token.folded, ending))
            out.ends.push_back({out.letters.size() - ending.size(), index + 1});
}

template <class Stretch>
Stretch stretch_from(std::span<const Token> tokens, const std::vector<bool>& taken, std::size_t begin,
                     const Endings& endings, std::size_t most_letters = kMaxLetters)
{
    Stretch out;
    for (std::size_t i = begin;
         i < tokens.size() && i < begin + kMaxTokens && !taken[i] && out.letters.size() < most_letters; ++i) {
        const Token& token = tokens[i];
        if (i > begin && token.sentence_start) break;
        if (token.type == TokenClass::Word) {
            if (out.letters.size() + token.folded.size() > kMaxLetters) break;
            out.letters += token.folded;
            add_ends(out, token, i, endings);
        } else if (i > begin && clause_comma(tokens, i)) {
            out.letters += ',';
        } else if (i == begin || !tight_hyphen(tokens, i)) {
            break;
        }
    }
    out.cut = out.letters.size() >= most_letters;
    return out;
}

// A table may list its locales in one field.
std::vector<std::string> locales_of(const language::Table& table)
{
    std::vector<std::string> out;
    for (std::string_view rest : table.locales()) {
        while (!rest.empty()) {
            const std::size_t space = std::min(rest.find(' '), rest.size());
            if (space > 0) out.emplace_back(rest.substr(0, space));
            rest.remove_prefix(std::min(space + 1, rest.size()));
        }
    }
    return out;
}

enum class Writing : std::uint8_t { Spaced, Ideographs, Hangul, Dictionary };

Writing writing_of(const Token& token) noexcept
{
    if (!token.single) return Writing::Spaced;
    std::size_t at = 0;
    const char32_t c = text::next_code_point(token.folded, at);
    if (c >= 0xAC00 && c <= 0xD7FF) return Writing::Hangul;
    if (c >= 0x1100 && c <= 0x11FF) return Writing::Hangul;    // decomposed
    return c >= 0x2E80 ? Writing::Ideographs : Writing::Dictionary;
}

// The Chinese numerals of Korean are written in digits when they stand alone: "이" is "this", "사" a company.
bool one_hangul_letter(std::string_view letters, std::size_t end) noexcept
{
    if (end != 3) return false;
    std::size_t at = 0;
    const char32_t c = text::next_code_point(letters, at);
    return c >= 0xAC00 && c <= 0xD7FF;
}

// "non è", "ott o": where words are parted by blanks, no numeral of two words has one letter for its second.
bool parted_inside(std::span<const Token> tokens, std::size_t begin, std::size_t end)
{
    if (end != begin + 2 || writing_of(tokens[begin]) != Writing::Spaced || !tokens[begin + 1].space_before) return false;
    std::size_t at = 0;
    text::next_code_point(tokens[begin + 1].folded, at);
    return at >= tokens[begin + 1].folded.size();
}

// In scripts without spaces the letters of a numeral also stand inside other words: short ones must be words.
bool stands_alone(std::span<const Token> tokens, std::size_t begin, std::size_t end) noexcept
{
    const bool starts = tokens[begin].word_start;
    const bool ends = tokens[end - 1].word_end;
    switch (writing_of(tokens[begin])) {
    case Writing::Spaced: return true;
    case Writing::Ideographs: return end - begin > 1 || starts;
    case Writing::Hangul: return starts;
    case Writing::Dictionary: return (starts && ends) || end - begin > 5;
    }
    return true;
}

}    // namespace

Spellout::Spellout() : network_(std::make_unique<SpelloutNetwork>()) {}
Spellout::~Spellout() = default;

const Spellout& Spellout::of(const language::Table& table, std::string_view language)
{
    using Built = std::map<std::string, std::unique_ptr<Spellout>, std::less<>>;
    thread_local const Built::value_type* last = nullptr;    // a text asks for the same one again and again
    const std::string_view code = table.code().empty() ? language : table.code();
    if (last != nullptr && last->first == code) return *last->second;
    static std::mutex mutex;
    static Built built;
    const std::scoped_lock lock(mutex);
    const std::string key(code);
    const auto place = built.try_emplace(key).first;
    last = &*place;
    auto& slot = place->second;
    if (slot) return *slot;
    slot = std::make_unique<Spellout>();
    SpelloutBuilder builder(*slot->network_, table);
    std::vector<std::string> locales = locales_of(table);
    if (locales.empty() && !key.empty()) locales.push_back(key);
    for (const std::string& locale : locales) builder.add_locale(locale);
    builder.add_table();
    for (const std::string& locale : locales) builder.add_compact_forms(locale);
    slot->network_->finish();
    slot->fill(builder, table);
    return *slot;
}

void Spellout::fill(SpelloutBuilder& builder, const language::Table& table)
{
    for (const std::string& form : network_->literals())
        if (!form.empty()) literals_.add(form);
    std::set<std::size_t> sizes;
    for (const std::string& form : network_->first_literals()) {
        if (form.empty()) continue;
        add_filter(form);
        starts_.insert(form);
        sizes.insert(form.size());
    }
    for (SpelloutScale& scale : builder.take_scales()) {
        if (scale.before) add_filter(scale.letters);
        scale_trie_.add(scale.letters);
        Scale& entry = scales_[scale.letters];
        if (entry.factor == 0) entry.factor = scale.factor;    // the first to name it is the likeliest
        if (entry.factor != scale.factor) continue;
        entry.behind = entry.behind || scale.behind;
        entry.before = entry.before || scale.before;
    }
    points_ = builder.take_points();
    for (const auto& [letters, scale] : scales_) scale_values_.push_back(scale.factor);
    std::sort(scale_values_.begin(), scale_values_.end());
    for (const language::Row& row : table.section("number-words")) {
        if (row.value().find('.') == std::string_view::npos) continue;
        const bool less = row.value().starts_with('-');
        if (auto value = Rational::from_decimal(row.value().substr(less ? 1 : 0))) {
            if (row.value(1) == "plus") {
                const std::string form = builder.letters(row.form);
                adding_.emplace(form, less ? value->times(-1).value_or(*value) : *value);
                add_filter(form);
                starts_.insert(form);
                continue;
            }
            const std::string form = builder.letters(row.form);
            fixed_.emplace(form, *value);
            longest_fixed_ = std::min(std::max(longest_fixed_, form.size()), kLongestFixed);
            add_filter(form);
            starts_.insert(form);
        }
    }
    scale_first_ = builder.scale_first();
    for (const language::Row& row : table.section("currencies"))
        if (row.form.find(' ') == std::string_view::npos && scales_.count(builder.letters(row.form)) == 0)
            currencies_.insert(row.form);
    for (const language::Row& row : table.section("number-words")) currencies_.erase(row.form);
    for (const language::Row& row : table.section("unit-endings")) unit_stems_.push_back(builder.letters(row.form));
    add_denominators(builder, table);
    for (const language::Row& row : table.section("number-links")) note_link(builder.letters(row.form), row.value());
    for (const language::Row& row : table.section("number-endings")) number_endings_.push_back(builder.letters(row.form));
    for (const language::Row& row : table.section("clitics")) {
        auto& list = row.value() == "prefix" ? prefixes_ : suffixes_;
        list.push_back(builder.letters(row.form));
    }
    for (const std::string& form : starts_) {
        if (!sizes.contains(form.size())) continue;
        start_trie_.add(form);
        longest_start_ = std::max(longest_start_, form.size());
    }
    for (const auto* links : {&denominator_links_, &numerator_links_, &loose_links_})
        for (const std::string& link : *links) extensions_.add(link);
    for (const auto& [form, part] : added_) extensions_.add(form);
    for (const std::string& prefix : prefixes_) {
        longest_prefix_ = std::max(longest_prefix_, prefix.size());
        if (prefix.empty()) continue;
        for (const std::string& form : network_->first_literals())
            if (!form.empty()) add_filter(prefix + form);
    }
}

void Spellout::note_link(std::string form, std::string_view role)
{
    if (role == "denominator-first") denominator_links_.push_back(std::move(form));
    if (role == "denominator-ending") denominator_endings_.push_back(std::move(form));
    if (role == "numerator-first") numerator_links_.push_back(std::move(form));
    if (role == "before-scale") loose_links_.push_back(std::move(form));
}

void Spellout::add_denominators(const SpelloutBuilder& builder, const language::Table& table)
{
    const auto links = table.section("number-links");
    const bool articles =
        std::any_of(links.begin(), links.end(), [](const language::Row& row) { return row.value() == "article"; });
    const auto rows = table.section("fractions");
    for (const language::Row& row : rows) {
        const std::string form = builder.letters(row.form);
        const std::size_t slash = row.value().find('/');
        const auto value = Rational::from_decimal(row.value().substr(slash == std::string_view::npos ? 0 : slash + 1));
        if (form.empty() || !value || row.value(1) == "always") continue;
        if (slash != std::string_view::npos) {
            const auto top = Rational::from_decimal(row.value().substr(0, slash)).value_or(Rational(1));
            denominators_.insert_or_assign(form, Denominator{.value = static_cast<std::int64_t>(value->to_double()),
                                                             .top = static_cast<std::int64_t>(top.to_double()),
                                                             .plural = true,
                                                             .whole = true});
            denominator_trie_.add(form);
            add_filter(form);
            continue;
        }
        if (row.value(1) == "added" || row.value(1) == "behind-unit") {
            (row.value(1) == "added" ? added_ : added_to_unit_)
                .emplace(form, Rational(1).divided_by(*value).value_or(Rational(0)));
            longest_added_ = std::max(longest_added_, form.size());
            continue;
        }
        const bool noun = row.value(1) == "noun";
        const bool plural_elsewhere = std::any_of(rows.begin(), rows.end(), [&](const language::Row& other) {
            return other.value() == row.value() && other.value(1) == "plural";
        });
        denominators_.emplace(form, Denominator{.value = static_cast<std::int64_t>(value->to_double()),
                                                .plural = row.value(1) == "plural",
                                                .ordinal = row.value(1) == "ordinal",
                                                .counted = row.value(1) != "ordinal" || !plural_elsewhere,
                                                .whole = noun && !articles});
        denominator_trie_.add(form);
        if (noun && !articles) add_filter(form);
    }
}

void Spellout::add_filter(std::string_view literal)
{
    beginnings_.add(literal);
    filter_.set(hash(head(literal, 3)));
    // Letters of scripts without spaces are tokens of their own.
    if (static_cast<unsigned char>(literal[0]) >= 0xE0) filter_.set(hash(head(literal, 1)));
}

bool Spellout::filter_hit(std::string_view text) const noexcept
{
    for (std::size_t count = 3; count > 0; --count)
        if (filter_.test(hash(head(text, count)))) return true;
    return false;
}

bool Spellout::may_start(const Token& token) const noexcept
{
    WordMemo* memo = token.memo;
    if (memo == nullptr) return may_start_word(token);
    if (memo->spellout != this) memo->starts_numeral = may_start_word(token), memo->spellout = this;
    return memo->starts_numeral;
}

bool Spellout::may_start_word(const Token& token) const noexcept
{
    if (token.type != TokenClass::Word) return false;
    if (token.single) return filter_.test(hash(head(token.folded, 1)));
    if (!filter_hit(token.folded)) return false;
    // The word begins with a literal, or a literal of several words with it: "forty" does, "for" does not.
    bool found = beginnings_.walk(0, token.folded) != LetterTrie::kOutside;
    beginnings_.prefixes(token.folded, [&](std::size_t) { found = true; });
    return found;
}

bool Spellout::may_extend(const Token& token) const noexcept
{
    WordMemo* memo = token.memo;
    if (memo == nullptr) return may_extend_word(token.folded);
    if (memo->extended != this) memo->extends_number = may_extend_word(token.folded), memo->extended = this;
    return memo->extends_number;
}

bool Spellout::may_extend_word(std::string_view folded) const noexcept
{
    const auto begins = [&](const LetterTrie& trie) { return trie.walk(0, folded) != LetterTrie::kOutside; };
    return begins(scale_trie_) || begins(denominator_trie_) || begins(extensions_);
}

bool Spellout::starts_literal(std::string_view letters) const
{
    bool found = false;
    start_trie_.prefixes(letters, [&](std::size_t) { found = true; });
    return found;
}

// Whether the letters begin as a numeral does, perhaps with a clitic before it.
bool Spellout::may_read(std::string_view letters, bool clitics) const
{
    if (starts_literal(letters)) return true;
    if (!clitics) return false;
    return std::any_of(prefixes_.begin(), prefixes_.end(), [&](const std::string& prefix) {
        return letters.starts_with(prefix) && starts_literal(letters.substr(prefix.size()));
    });
}

std::vector<SpelledNumber> Spellout::read(std::span<const Token> tokens, const std::vector<bool>& taken, std::size_t begin,
                                          bool inside) const
{
    std::vector<SpelledNumber> found;
    if (begin >= tokens.size() || !may_start(tokens[begin])) return found;
    const Endings endings{suffixes_, denominator_endings_, unit_stems_, number_endings_};
    const std::size_t near = std::max(kNearLetters, std::max(longest_start_, longest_fixed_) + longest_prefix_);
    const auto stretch = stretch_from<Stretch>(tokens, taken, begin, endings, near);
    if (!may_read(stretch.letters, !tokens[begin].single)) return found;
    if (read_stretches(stretch, tokens, begin, inside, found)) return found;
    found.clear();
    read_stretches(stretch_from<Stretch>(tokens, taken, begin, endings), tokens, begin, inside, found);
    return found;
}

bool Spellout::ends_with_currency(std::span<const Token> tokens, std::size_t begin, std::size_t end) const
{
    const Token& last = tokens[end - 1];
    return end > begin + 1 && last.space_before && currencies_.contains(last.folded);
}

// False where a numeral may go on behind the stretch.
bool Spellout::read_stretches(const Stretch& stretch, std::span<const Token> tokens, std::size_t begin, bool inside,
                              std::vector<SpelledNumber>& found) const
{
    if (!read_stretch(stretch, tokens, begin, 0, inside, found)) return false;
    if (!found.empty() || tokens[begin].single) return true;
    for (const std::string& prefix : prefixes_) {
        if (tokens[begin].folded.size() < prefix.size() + 3 || !tokens[begin].folded.starts_with(prefix)) continue;
        if (!read_stretch(stretch, tokens, begin, prefix.size(), inside, found)) return false;
        if (!found.empty()) break;
    }
    return true;
}

// False where a numeral may go on behind the stretch.
bool Spellout::read_stretch(const Stretch& stretch, std::span<const Token> tokens, std::size_t begin, std::size_t skip,
                            bool inside, std::vector<SpelledNumber>& found) const
{
    const std::string_view letters = std::string_view(stretch.letters).substr(skip);
    if (!starts_literal(letters)) return true;
    const auto add = [&](std::size_t end_letters, const SpelledNumber& number) {
        for (const auto& end : stretch.ends) {
            if (end.letters != end_letters + skip || !(inside || stands_alone(tokens, begin, end.token))) continue;
            if (parted_inside(tokens, begin, end.token) || ends_with_currency(tokens, begin, end.token)) continue;
            SpelledNumber here = number;
            here.end = end.token;
            here.hangul = writing_of(tokens[begin]) == Writing::Hangul;
            const bool known = std::any_of(found.begin(), found.end(), [&](const SpelledNumber& other) {
                return other.end == here.end && other.value == here.value;
            });
            if (!known) found.push_back(here);
        }
    };
    for (const auto& end : stretch.ends) {
        if (end.letters <= skip || end.letters - skip > longest_fixed_) continue;
        if (const auto it = fixed_.find(letters.substr(0, end.letters - skip)); it != fixed_.end())
            add(end.letters - skip, {.value = it->second});
    }
    const auto [most, open] = reach(stretch, skip);
    if (stretch.cut && open) return false;
    if (most == 0) return true;
    const auto hits = parse(letters.substr(0, most));
    for (const Parsed& hit : *hits)
        add(hit.letters,
            {.value = hit.value, .ordinal = hit.ordinal, .bare = hit.bare, .doubtful = hit.doubtful, .year = hit.year});
    if (found.size() > 1)
        std::stable_sort(found.begin(), found.end(),
                         [](const SpelledNumber& a, const SpelledNumber& b) { return a.end > b.end; });
    return true;
}

// How far the letters of the stretch behind the first `skip` go.
Spellout::Reach Spellout::reach(const Stretch& stretch, std::size_t skip) const
{
    const std::string_view letters = std::string_view(stretch.letters).substr(skip);
    std::bitset<kMaxLetters + 1> reached;
    reached[0] = true;
    Reach result;
    std::size_t furthest = 0;    // letters put together, wherever a word ends
    const auto put_together = [&](std::size_t end) {
        reached[end] = true;
        furthest = std::max(furthest, end);
    };
    for (std::size_t at = 0; at <= furthest && at < letters.size(); ++at) {
        if (!reached[at]) continue;
        if (letters[at] == ',') put_together(at + 1);
        const auto visit = [&](std::size_t size) { put_together(at + size); };
        if (literals_.prefixes(letters.substr(at), visit)) result.open = true;
    }
    result.open = result.open || furthest == letters.size();
    for (const auto& end : stretch.ends)
        if (end.letters > skip && reached[end.letters - skip]) result.most = std::max(result.most, end.letters - skip);
    return result;
}

Spellout::Numerals Spellout::parse(std::string_view letters) const
{
    {
        const std::scoped_lock lock(parsed_mutex_);
        if (const auto it = parsed_.find(letters); it != parsed_.end()) return it->second;
    }
    std::vector<Parsed> out;
    SpelloutParser parser(*network_, letters);
    for (const bool ordinal : {false, true}) {
        for (std::size_t set = 0; set < network_->size(); ++set) {
            const SpelloutSet& rules = network_->at(set);
            if (!rules.top || rules.ordinal != ordinal) continue;
            const bool native = rules.name.find("native") != std::string::npos;
            for (const SpelloutParser::Hit& hit : parser.parse(set)) {
                if (hit.end == 0 || (rules.year && (hit.value < 1000 || hit.value > 2999))) continue;
                const Parsed parsed{.letters = hit.end,
                                    .value = hit.value,
                                    .ordinal = ordinal,
                                    .bare = hit.implied,
                                    .doubtful = !native && one_hangul_letter(letters, hit.end),
                                    .year = rules.year};
                const auto known = std::find_if(out.begin(), out.end(), [&](const Parsed& other) {
                    return other.letters == parsed.letters && other.value == parsed.value;
                });
                if (known == out.end()) {
                    out.push_back(parsed);
                } else {
                    known->doubtful = known->doubtful && parsed.doubtful;
                }
            }
        }
    }
    const std::scoped_lock lock(parsed_mutex_);
    if (parsed_.size() >= kMaxParsed) parsed_.clear();
    return parsed_.emplace(letters, std::make_shared<const std::vector<Parsed>>(std::move(out))).first->second;
}

const Spellout::Scale* Spellout::find_scale(std::span<const Token> tokens, const std::vector<bool>& taken, std::size_t i,
                                            std::size_t& end, bool behind) const
{
    const Scale* best = nullptr;
    std::string letters;
    std::uint32_t node = 0;
    for (std::size_t at = i; at < tokens.size() && !taken[at]; ++at) {
        const Token& token = tokens[at];
        const bool dot = at > i && token.folded == "." && !token.space_before;
        if ((token.type != TokenClass::Word && !dot) || (at > i && token.sentence_start)) break;
        node = scale_trie_.walk(node, token.folded);
        if (node == LetterTrie::kOutside) break;
        letters += token.folded;
        const auto it = scale_trie_.ends_word(node) ? scales_.find(letters) : scales_.end();
        if (it == scales_.end() || !(behind ? it->second.behind : it->second.before)) continue;
        best = &it->second;
        end = at + 1;
    }
    return best;
}

std::optional<ScaleWord> Spellout::scale_behind(std::span<const Token> tokens, const std::vector<bool>& taken,
                                                std::size_t i) const
{
    std::size_t end = 0;
    const Scale* scale = find_scale(tokens, taken, i, end, true);
    return scale == nullptr ? std::nullopt : std::optional(ScaleWord{end, scale->factor});
}

std::optional<ScaleWord> Spellout::scale_before(std::span<const Token> tokens, const std::vector<bool>& taken,
                                                std::size_t i) const
{
    std::size_t end = 0;
    const Scale* scale = find_scale(tokens, taken, i, end, false);
    return scale == nullptr ? std::nullopt : std::optional(ScaleWord{end, scale->factor});
}

std::int64_t Spellout::scale_stem(std::string_view folded) const
{
    for (std::size_t count = 5; count <= 12; ++count) {
        const std::string_view stem = head(folded, count);
        if (const auto it = scales_.find(std::string(stem)); it != scales_.end()) return it->second.factor;
        if (stem.size() == folded.size()) break;
    }
    return 0;
}

std::optional<Spellout::Denominator> Spellout::denominator(std::span<const Token> tokens, const std::vector<bool>& taken,
                                                           std::size_t i) const
{
    std::optional<Denominator> best;
    std::string letters;
    std::uint32_t node = 0;
    for (std::size_t at = i; at < tokens.size() && !taken[at]; ++at) {
        if (tokens[at].type == TokenClass::Mark && (at == i || !tight_hyphen(tokens, at))) break;
        if (tokens[at].type != TokenClass::Mark) {
            node = denominator_trie_.walk(node, tokens[at].folded);
            if (node == LetterTrie::kOutside) break;
            letters += tokens[at].folded;
        }
        if (!denominator_trie_.ends_word(node)) continue;
        const auto it = denominators_.find(letters);
        best = it->second;
        best->end = at + 1;
    }
    return best;
}

std::size_t Spellout::find_phrase(const std::vector<std::string>& phrases, std::span<const Token> tokens,
                                  const std::vector<bool>& taken, std::size_t i) const
{
    for (const std::string& phrase : phrases) {
        if (i >= tokens.size() || !phrase.starts_with(tokens[i].folded)) continue;
        std::string letters;
        for (std::size_t at = i; at < tokens.size() && !taken[at] && letters.size() < phrase.size(); ++at) {
            letters += tokens[at].folded;
            if (letters == phrase) return at + 1;
        }
    }
    return 0;
}

std::size_t Spellout::denominator_link(std::span<const Token> tokens, const std::vector<bool>& taken, std::size_t i) const
{
    return find_phrase(denominator_links_, tokens, taken, i);
}

std::size_t Spellout::numerator_link(std::span<const Token> tokens, const std::vector<bool>& taken, std::size_t i) const
{
    return find_phrase(numerator_links_, tokens, taken, i);
}

std::size_t Spellout::loose_link(std::span<const Token> tokens, const std::vector<bool>& taken, std::size_t i) const
{
    return find_phrase(loose_links_, tokens, taken, i);
}

bool Spellout::ends_as_denominator(const Token& token) const
{
    return std::any_of(denominator_endings_.begin(), denominator_endings_.end(), [&](const std::string& ending) {
        return token.folded.size() > ending.size() + 1 && token.folded.ends_with(ending);
    });
}

std::optional<std::pair<std::size_t, Rational>> Spellout::find_part(const Parts& parts, std::span<const Token> tokens,
                                                                    const std::vector<bool>& taken, std::size_t i,
                                                                    std::size_t longest)
{
    std::optional<std::pair<std::size_t, Rational>> best;
    std::string letters;
    if (parts.empty()) return best;
    for (std::size_t at = i; at < tokens.size() && !taken[at] && tokens[at].type == TokenClass::Word; ++at) {
        letters += tokens[at].folded;
        if (letters.size() > longest) break;
        if (const auto it = parts.find(letters); it != parts.end()) best = {at + 1, it->second};
    }
    return best;
}

std::optional<std::pair<std::size_t, Rational>> Spellout::added_part(std::span<const Token> tokens,
                                                                     const std::vector<bool>& taken, std::size_t i) const
{
    return find_part(added_, tokens, taken, i, longest_added_);
}

std::optional<std::pair<std::size_t, Rational>>
Spellout::part_behind_unit(std::span<const Token> tokens, const std::vector<bool>& taken, std::size_t i) const
{
    const auto part = find_part(added_to_unit_, tokens, taken, i, longest_added_);
    return part ? part : added_part(tokens, taken, i);
}

std::optional<Rational> Spellout::adds_to_next(const Token& token) const
{
    const auto it = adding_.empty() ? adding_.end() : adding_.find(token.folded);
    return it == adding_.end() ? std::nullopt : std::optional(it->second);
}

std::int64_t Spellout::last_scale(const Rational& value) const
{
    for (auto it = scale_values_.rbegin(); it != scale_values_.rend(); ++it) {
        const auto quotient = value.divided_by(Rational(*it));
        if (quotient && quotient->is_integer() && *quotient != Rational(0)) return *it;
    }
    return 1;
}

std::size_t Spellout::point(std::span<const Token> tokens, const std::vector<bool>& taken, std::size_t i) const
{
    return find_phrase(points_, tokens, taken, i);
}

}    // namespace textdrift::facts
