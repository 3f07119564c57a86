// One function an edit; each copies the text and changes what it names.
#include "edits.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "core/text/utf8.h"

namespace corpus {
namespace {

constexpr Kind kKinds[] = {
    {Edit::Copy, "copy", 0},
    {Edit::Rewrap, "re-wrapped", 0},
    {Edit::Quotes, "quotes", 0},
    {Edit::Nfd, "nfd", 0},
    {Edit::Case, "case", 300},
    {Edit::Punctuation, "punctuation", 500},
    {Edit::Replaced, "replaced", 10},
    {Edit::Replaced, "replaced", 20},
    {Edit::Replaced, "replaced", 50},
    {Edit::Replaced, "replaced", 100},
    {Edit::Replaced, "replaced", 200},
    {Edit::Deleted, "deleted", 20},
    {Edit::Deleted, "deleted", 50},
    {Edit::Deleted, "deleted", 100},
    {Edit::Inserted, "inserted", 20},
    {Edit::Inserted, "inserted", 50},
    {Edit::Inserted, "inserted", 100},
    {Edit::ParagraphDeleted, "paragraph-deleted", 0},
    {Edit::Cut, "cut", 800},
    {Edit::Cut, "cut", 600},
    {Edit::Boilerplate, "boilerplate", 0},
    {Edit::SentencesInserted, "sentences-inserted", 100},
    {Edit::Shuffled, "shuffled", 0},
    {Edit::Contain, "contain", 500},
    {Edit::Inside, "inside", 1000},
    {Edit::Half, "half", 500},
    {Edit::Excerpt, "excerpt", 300},
};

struct Context {
    const Text& text;
    const Language& language;
    const Site& site;
    std::uint32_t rate;
    Random& random;
    std::string& out;
};

std::string_view view(const Text& text, std::size_t begin, std::size_t end)
{
    return std::string_view(text.bytes).substr(begin, end - begin);
}

// rate * count, the fraction by chance, at least one.
std::uint32_t share_of(std::size_t count, std::uint32_t rate, Random& random)
{
    const std::uint64_t thousandths = std::uint64_t{count} * rate;
    const auto whole = static_cast<std::uint32_t>(thousandths / 1000);
    return std::max(1U, whole + (random.permille(static_cast<std::uint32_t>(thousandths % 1000)) ? 1 : 0));
}

// `wanted` different numbers below `count`, ascending (Floyd).
std::vector<std::uint32_t> choose(std::uint32_t count, std::uint32_t wanted, Random& random)
{
    std::set<std::uint32_t> chosen;
    for (std::uint32_t top = count - std::min(wanted, count); top < count; ++top)
        if (!chosen.insert(random.below(top + 1)).second)
            chosen.insert(top);
    return {chosen.begin(), chosen.end()};
}

Writer writer_for(const Context& context, Text& text)
{
    return {context.language, context.site, context.random.next(), context.random, text};
}

std::uint32_t rewrap(const Context& context)
{
    const std::uint32_t width = context.random.between(50, 90);
    std::uint32_t column = 0;
    std::uint32_t changed = 0;
    for (const char byte : context.text.bytes) {
        const bool wrap = byte == ' ' && column >= width;
        context.out += wrap ? '\n' : byte;
        column = wrap || byte == '\n' ? 0 : column + 1;
        changed += wrap;
    }
    return changed;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kQuotes = {{
    {"“", "\""}, {"”", "\""}, {"„", "\""}, {"«\u00A0", "\""}, {"\u00A0»", "\""}, {"« ", "\""}, {" »", "\""},
    {"«", "\""}, {"»", "\""}, {"「", "\""}, {"」", "\""}, {"’", "'"}, {"–", "-"}, {"—", "-"},
}};

std::uint32_t quotes(const Context& context)
{
    const std::string_view bytes = context.text.bytes;
    std::uint32_t changed = 0;
    bool open = false;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto found = std::ranges::find_if(kQuotes, [&](const auto& pair) { return bytes.substr(at).starts_with(pair.first); });
        if (found != kQuotes.end()) {
            context.out += found->second;
            at += found->first.size();
            ++changed;
        } else if (bytes[at] == '"') {
            context.out += (open = !open) ? "“" : "”";
            ++at;
            ++changed;
        } else {
            context.out += bytes[at] == '\'' ? "’" : bytes.substr(at, 1);
            changed += bytes[at++] == '\'';
        }
    }
    return changed;
}

std::uint32_t decompose(const Context& context)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    std::string result;
    nfd->normalize(icu::UnicodeString::fromUTF8(context.text.bytes), status).toUTF8String(result);
    context.out += result;
    return result == context.text.bytes ? 0 : 1;
}

void append_upper(std::string_view word, std::string& out)
{
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = textdrift::text::next_code_point(word, at);
        // Dotless i has an upper case that folds back to another letter.
        textdrift::text::append_code_point(out, c == 0x131 ? c : static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))));
    }
}

// Walks the words; `word` writes each and says whether it changed it.
template <class EachWord>
std::uint32_t over_words(const Context& context, const std::vector<std::uint32_t>& chosen, const EachWord& word)
{
    const Text& text = context.text;
    std::size_t at = 0;
    for (const std::uint32_t index : chosen) {
        context.out += view(text, at, text.words[index].begin);
        at = word(text.words[index]);
    }
    context.out += view(text, at, text.bytes.size());
    return static_cast<std::uint32_t>(chosen.size());
}

std::vector<std::uint32_t> chosen_words(const Context& context)
{
    const std::size_t words = context.text.words.size();
    return choose(static_cast<std::uint32_t>(words), share_of(words, context.rate, context.random), context.random);
}

std::uint32_t upper(const Context& context)
{
    return over_words(context, chosen_words(context), [&](const Text::Word& word) {
        append_upper(view(context.text, word.begin, word.end), context.out);
        return word.end;
    });
}

std::uint32_t punctuation(const Context& context)
{
    const std::string_view bytes = context.text.bytes;
    std::uint32_t changed = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        // Only at the end of a word: a mark inside "1,234" or "l'eau" may be what keeps two words apart.
        const bool mark = (bytes[at] == ',' || bytes[at] == '.' || bytes[at] == ';') &&
                          (at + 1 == bytes.size() || bytes[at + 1] == ' ' || bytes[at + 1] == '\n');
        if (!mark || !context.random.permille(context.rate)) {
            context.out += bytes[at];
            continue;
        }
        context.out += bytes[at] == '.' ? "!" : bytes[at] == ',' ? " -" : ".";
        ++changed;
    }
    return changed;
}

std::uint32_t replace(const Context& context)
{
    Text unused;
    Writer writer = writer_for(context, unused);
    return over_words(context, chosen_words(context), [&](const Text::Word& word) {
        std::string other = writer.any_word();
        for (int tries = 0; tries < 8 && other == view(context.text, word.begin, word.end); ++tries)
            other = writer.any_word();
        context.out += other;
        return word.end;
    });
}

std::uint32_t remove_words(const Context& context)
{
    const std::string& bytes = context.text.bytes;
    return over_words(context, chosen_words(context), [&](const Text::Word& word) {
        return word.end < bytes.size() && bytes[word.end] == ' ' ? word.end + 1 : word.end;
    });
}

std::uint32_t insert_words(const Context& context)
{
    Text unused;
    Writer writer = writer_for(context, unused);
    return over_words(context, chosen_words(context), [&](const Text::Word& word) {
        context.out += writer.any_word();
        context.out += context.language.unspaced ? "" : " ";
        return word.begin;
    });
}

std::size_t paragraph_end(const Text& text, std::size_t paragraph)
{
    const std::size_t next = paragraph + 1 < text.paragraphs.size() ? text.paragraphs[paragraph + 1] : text.sentences.size();
    return text.sentences[next - 1].end;
}

void append_paragraphs(const Context& context, const std::vector<std::uint32_t>& order)
{
    const Text& text = context.text;
    for (std::size_t i = 0; i < order.size(); ++i) {
        context.out += i == 0 ? "" : "\n\n";
        context.out += view(text, text.sentences[text.paragraphs[order[i]]].begin, paragraph_end(text, order[i]));
    }
}

std::vector<std::uint32_t> natural_order(std::size_t count)
{
    std::vector<std::uint32_t> order(count);
    for (std::size_t i = 0; i < count; ++i)
        order[i] = static_cast<std::uint32_t>(i);
    return order;
}

std::uint32_t remove_paragraph(const Context& context)
{
    std::vector<std::uint32_t> order = natural_order(context.text.paragraphs.size());
    order.erase(order.begin() + context.random.below(static_cast<std::uint32_t>(order.size())));
    append_paragraphs(context, order);
    return 1;
}

std::uint32_t shuffle(const Context& context)
{
    std::vector<std::uint32_t> order = natural_order(context.text.paragraphs.size());
    const std::vector<std::uint32_t> before = order;
    while (order == before)
        for (std::size_t i = order.size() - 1; i > 0; --i)
            std::swap(order[i], order[context.random.below(static_cast<std::uint32_t>(i + 1))]);
    append_paragraphs(context, order);
    return static_cast<std::uint32_t>(order.size());
}

// `rate` of the words in a row, from word `first`, to the end of its last word.
std::uint32_t append_run(const Context& context, std::size_t first, std::uint32_t words)
{
    const Text& text = context.text;
    const std::size_t last = std::min(first + words, text.words.size()) - 1;
    context.out += view(text, text.words[first].begin, text.words[last].end);
    return static_cast<std::uint32_t>(last - first + 1);
}

std::uint32_t cut(const Context& context)
{
    return append_run(context, 0, share_of(context.text.words.size(), context.rate, context.random));
}

std::uint32_t excerpt(const Context& context)
{
    const std::size_t words = context.text.words.size();
    const std::uint32_t length = share_of(words, context.rate, context.random);
    return append_run(context, context.random.below(static_cast<std::uint32_t>(words - length + 1)), length);
}

std::uint32_t add_boilerplate(const Context& context)
{
    Text before;
    Writer head = writer_for(context, before);
    head.header();
    if (context.random.permille(500))
        head.cookie();
    Text after;
    Writer tail = writer_for(context, after);
    tail.footer();
    context.out += before.bytes + "\n\n" + context.text.bytes + "\n\n" + after.bytes;
    return static_cast<std::uint32_t>(before.words.size() + after.words.size());
}

std::uint32_t insert_sentences(const Context& context)
{
    const Text& text = context.text;
    const std::size_t sentences = text.sentences.size();
    const auto chosen = choose(static_cast<std::uint32_t>(sentences), share_of(sentences, context.rate, context.random), context.random);
    std::size_t at = 0;
    for (const std::uint32_t index : chosen) {
        Text added;
        writer_for(context, added).sentence(25);
        context.out += view(text, at, text.sentences[index].end);
        context.out += context.language.unspaced ? "" : " ";
        context.out += added.bytes;
        at = text.sentences[index].end;
    }
    context.out += view(text, at, text.bytes.size());
    return static_cast<std::uint32_t>(chosen.size());
}

// New text before and behind what `middle` writes, together `words` long.
template <class Middle>
std::uint32_t surround(const Context& context, std::uint32_t words, const Middle& middle)
{
    Text before;
    Text after;
    const std::uint32_t first = context.random.below(words + 1);
    if (first > 0)
        writer_for(context, before).body(first);
    if (words > first)
        writer_for(context, after).body(words - first);
    context.out += before.bytes + (before.bytes.empty() ? "" : "\n\n");
    const std::uint32_t taken = middle();
    context.out += (after.bytes.empty() ? "" : "\n\n") + after.bytes;
    return taken;
}

std::uint32_t contain(const Context& context)
{
    const auto words = share_of(context.text.words.size(), context.rate, context.random);
    return surround(context, words, [&] { return excerpt(context); });
}

std::uint32_t inside(const Context& context)
{
    const auto words = static_cast<std::uint32_t>(context.text.words.size());
    return surround(context, words * context.random.between(1, 3), [&] {
        context.out += context.text.bytes;
        return words;
    });
}

std::uint32_t copy(const Context& context)
{
    context.out += context.text.bytes;
    return 0;
}

using Function = std::uint32_t (*)(const Context&);
constexpr Function kFunctions[] = {    // in the order of Edit
    copy,  rewrap, quotes,          decompose, upper,   punctuation, replace, remove_words, insert_words, remove_paragraph,
    cut,   add_boilerplate, insert_sentences, shuffle, contain, inside,      cut,     excerpt,
};

}    // namespace

std::span<const Kind> all_kinds() noexcept { return kKinds; }

const Kind& kind_of(Edit edit, std::uint32_t rate) noexcept
{
    const auto found = std::ranges::find_if(kKinds, [&](const Kind& kind) { return kind.edit == edit && kind.rate == rate; });
    return found == std::end(kKinds) ? kKinds[0] : *found;
}

bool fits(const Kind& kind, const Text& text) noexcept
{
    const std::size_t words = text.words.size();
    switch (kind.edit) {
    case Edit::Replaced:
    case Edit::Deleted:
    case Edit::Inserted: return words * kind.rate >= 500;
    case Edit::ParagraphDeleted:
    case Edit::Shuffled: return text.paragraphs.size() >= 3;
    case Edit::SentencesInserted: return text.sentences.size() * kind.rate >= 500;
    case Edit::Contain:
    case Edit::Half:
    case Edit::Excerpt: return words >= 40;
    case Edit::Cut: return words >= 20;
    default: return true;
    }
}

std::uint32_t apply(const Kind& kind, const Text& text, const Language& language, const Site& site, Random& random,
                    std::string& out)
{
    return kFunctions[static_cast<std::size_t>(kind.edit)]({text, language, site, kind.rate, random, out});
}

}    // namespace corpus
