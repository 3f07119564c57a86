// The damage generator.
#include "damage.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace textdrift::benchmark {
namespace {

constexpr std::uint32_t kNowhere = ~0u;

// A run of text and the original paragraph it comes from.
struct Part {
    std::string text;
    std::uint32_t origin = kNowhere;
};

// A version paragraph under construction.
struct Piece {
    std::vector<Part> parts;
    bool moved = false;
};

std::vector<std::string> words_of(const std::string& text)
{
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) {
            words.push_back(text.substr(at, end - at));
        }
        at = end + 1;
    }
    return words;
}

std::string join(const std::vector<std::string>& parts)
{
    std::string joined;
    for (const std::string& part : parts) {
        joined += (joined.empty() ? "" : " ") + part;
    }
    return joined;
}

std::string random_word(const std::vector<std::string>& donors, Random& random)
{
    const auto words = words_of(donors[random.below(donors.size())]);
    return words.empty() ? "word" : words[random.below(words.size())];
}

// A crude paraphrase: what machine round trips do to words, without their meaning.
std::string edit_words(const std::string& text, double rate, const std::vector<std::string>& donors, Random& random)
{
    std::vector<std::string> out;
    for (std::string& word : words_of(text)) {
        if (!random.chance(rate)) {
            out.push_back(std::move(word));
            continue;
        }
        const double kind = random.unit();
        if (kind < 0.5) {
            out.push_back(random_word(donors, random));
        } else if (kind < 0.62) {
            out.push_back(word + " " + random_word(donors, random));
        } else if (kind < 0.75 && !out.empty()) {
            std::swap(out.back(), word);
            out.push_back(std::move(word));
        } else if (kind < 0.88 && word.size() > 4) {
            out.push_back(word.substr(0, word.size() - 2) + "ing");
        }    // else dropped
    }
    return out.empty() ? text : join(out);
}

std::vector<std::string> sentences_of(const std::string& text)
{
    std::vector<std::string> sentences;
    std::size_t begin = 0;
    constexpr const char* kFullStops[] = {"\u3002", "\u0964", "\u104b", "\u17d4", "\u06d4"};    // of other scripts
    for (std::size_t at = 0; at + 2 < text.size(); ++at) {
        std::size_t end = (text[at] == '.' || text[at] == '?' || text[at] == ';') && text[at + 1] == ' ' ? at + 1 : 0;
        for (const char* stop : kFullStops) {
            if (text.compare(at, std::strlen(stop), stop) == 0) {
                end = at + std::strlen(stop);
            }
        }
        if (end > 0 && at - begin > 20 && text.size() - at > 20) {
            sentences.push_back(text.substr(begin, end - begin));
            begin = end + (text[end] == ' ' ? 1 : 0);
        }
    }
    sentences.push_back(text.substr(begin));
    return sentences;
}

bool is_heading(const std::string& text)
{
    return words_of(text).size() <= 8 && text.find_last_of(".:;") != text.size() - 1;
}

std::string text_of(const Piece& piece)
{
    std::vector<std::string> texts;
    for (const Part& part : piece.parts) {
        texts.push_back(part.text);
    }
    return join(texts);
}

std::vector<Part> sentences_of(const Piece& piece)
{
    std::vector<Part> sentences;
    for (const Part& part : piece.parts) {
        for (std::string& sentence : sentences_of(part.text)) {
            sentences.push_back({std::move(sentence), part.origin});
        }
    }
    return sentences;
}

std::vector<Piece> split(std::vector<Piece> pieces, double rate, Random& random)
{
    std::vector<Piece> out;
    for (Piece& piece : pieces) {
        const std::vector<Part> sentences = sentences_of(piece);
        if (sentences.size() < 2 || !random.chance(rate)) {
            out.push_back(std::move(piece));
            continue;
        }
        const std::size_t parts = std::min<std::size_t>(sentences.size(), random.chance(0.7) ? 2 : 3 + random.below(2));
        std::size_t begin = 0;
        for (std::size_t part = 0; part < parts; ++part) {
            const std::size_t left = parts - part - 1;
            const std::size_t end = left == 0 ? sentences.size() : begin + 1 + random.below(sentences.size() - left - begin);
            out.push_back({{sentences.begin() + begin, sentences.begin() + end}, piece.moved});
            begin = end;
        }
    }
    return out;
}

void append(Piece& into, const Piece& more)
{
    into.parts.insert(into.parts.end(), more.parts.begin(), more.parts.end());
    into.moved = into.moved || more.moved;
}

std::vector<Piece> merge(std::vector<Piece> pieces, double rate, Random& random)
{
    std::vector<Piece> out;
    for (std::size_t at = 0; at < pieces.size();) {
        std::size_t count = 1;
        if (random.chance(rate)) {
            count = random.chance(0.7) ? 2 : 3 + random.below(2);
        }
        Piece merged = pieces[at];
        for (std::size_t more = 1; more < count && at + more < pieces.size(); ++more) {
            append(merged, pieces[at + more]);
        }
        at += count;
        out.push_back(std::move(merged));
    }
    return out;
}

std::vector<Piece> merge_headings(std::vector<Piece> pieces, double rate, Random& random)
{
    std::vector<Piece> out;
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        if (at + 1 < pieces.size() && is_heading(text_of(pieces[at])) && !is_heading(text_of(pieces[at + 1])) &&
            random.chance(rate)) {
            append(pieces[at], pieces[at + 1]);
            out.push_back(std::move(pieces[at++]));
        } else {
            out.push_back(std::move(pieces[at]));
        }
    }
    return out;
}

std::vector<Piece> drop(std::vector<Piece> pieces, double rate, Random& random)
{
    std::erase_if(pieces, [&](const Piece&) { return random.chance(rate); });
    return pieces;
}

std::vector<Piece> insert(const std::vector<Piece>& pieces, double rate, const std::vector<std::string>& donors,
                          Random& random)
{
    std::vector<Piece> out;
    for (const Piece& piece : pieces) {
        if (random.chance(rate)) {
            out.push_back({{{donors[random.below(donors.size())], kNowhere}}, false});
        }
        out.push_back(piece);
    }
    return out;
}

// Blocks of 1 to 6 paragraphs go elsewhere, at least their own length away.
void move_blocks(std::vector<Piece>& pieces, double rate, Random& random)
{
    auto left = static_cast<std::ptrdiff_t>(std::max(1.0, rate * static_cast<double>(pieces.size())));
    while (left > 0 && pieces.size() > 12) {
        const auto length = static_cast<std::ptrdiff_t>(1 + random.below(6));
        const auto from = static_cast<std::ptrdiff_t>(random.below(pieces.size() - length));
        const auto to = static_cast<std::ptrdiff_t>(random.below(pieces.size() - length));
        if (std::abs(from - to) <= length) {
            continue;
        }
        const auto begin = pieces.begin();
        std::for_each(begin + from, begin + from + length, [](Piece& piece) { piece.moved = true; });
        if (from < to) {
            std::rotate(begin + from, begin + from + length, begin + to + length);
        } else {
            std::rotate(begin + to, begin + from, begin + from + length);
        }
        left -= length;
    }
}

constexpr const char* kFurniture[] = {
    "Share this page",
    "Skip to main content",
    "Subscribe to our newsletter",
    "Home",
    "About us",
    "Related articles",
    "Follow us on social media",
    "All rights reserved. No part of this page may be reproduced without permission.",
    "We use cookies to make this site work and to learn how it is used. You can change your choice at any time.",
    "Sign in",
    "Contact the editors",
    "Terms of use and privacy policy",
    "Print this page",
    "Most read this week",
};

void add_furniture(std::vector<Piece>& pieces, const std::vector<std::string>& donors, Random& random)
{
    const auto line = [&]() -> Piece {
        const std::string text =
            random.chance(0.8) ? kFurniture[random.below(std::size(kFurniture))] : donors[random.below(donors.size())];
        return {{{text, kNowhere}}, false};
    };
    for (std::size_t count = 2 + random.below(5); count > 0; --count) {
        pieces.insert(pieces.begin(), line());
    }
    for (std::size_t count = 2 + random.below(8); count > 0; --count) {
        pieces.push_back(line());
    }
}

// Connected original and version paragraphs become one bead.
std::vector<TrueBead> beads_of(const std::vector<Piece>& pieces, std::size_t originals)
{
    std::vector<std::size_t> root(originals + pieces.size());
    std::iota(root.begin(), root.end(), std::size_t{0});
    const auto find = [&](std::size_t node) {
        while (root[node] != node) {
            node = root[node] = root[root[node]];
        }
        return node;
    };
    for (std::size_t v = 0; v < pieces.size(); ++v) {
        for (const Part& part : pieces[v].parts) {
            if (part.origin != kNowhere) {
                root[find(originals + v)] = find(part.origin);
            }
        }
    }
    std::vector<TrueBead> by_root(root.size());
    for (std::uint32_t i = 0; i < originals; ++i) {
        by_root[find(i)].original.push_back(i);
    }
    for (std::uint32_t v = 0; v < pieces.size(); ++v) {
        TrueBead& bead = by_root[find(originals + v)];
        bead.version.push_back(v);
        bead.moved = bead.moved || pieces[v].moved;
    }
    std::erase_if(by_root, [](const TrueBead& bead) { return bead.original.empty() || bead.version.empty(); });
    return by_root;
}

std::string numbered(std::size_t number, const std::string& text)
{
    return std::to_string(number) + ". " + text;
}

}    // namespace

std::uint64_t Random::next() noexcept
{
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

std::vector<Damage> all_damages(double rate)
{
    return {
        {.name = "clean"},
        {.name = "split", .split = 2 * rate},
        {.name = "merged", .merged = rate},
        {.name = "moved", .moved = rate},
        {.name = "deleted", .deleted = rate},
        {.name = "inserted", .inserted = rate},
        {.name = "headings", .headings = 4 * rate},
        {.name = "boilerplate", .boilerplate = true},
        {.name = "renumbered", .deleted = rate / 3, .renumbered = true},
        {.name = "mixed",
         .split = rate,
         .merged = rate / 2,
         .moved = rate / 2,
         .deleted = rate / 2,
         .inserted = rate / 2,
         .headings = rate,
         .boilerplate = true},
    };
}

Pair damage(const Paragraphs& document, const Damage& kind, double edit, const std::vector<std::string>& donors,
            Random& random)
{
    std::vector<Piece> pieces;
    for (std::uint32_t i = 0; i < document.size(); ++i) {
        pieces.push_back({{{document[i], i}}, false});
    }
    if (kind.moved > 0) {
        move_blocks(pieces, kind.moved, random);
    }
    pieces = drop(std::move(pieces), kind.deleted, random);
    pieces = merge_headings(std::move(pieces), kind.headings, random);
    pieces = merge(std::move(pieces), kind.merged, random);
    pieces = split(std::move(pieces), kind.split, random);
    for (Piece& piece : pieces) {
        for (Part& part : piece.parts) {
            part.text = edit_words(part.text, edit, donors, random);
        }
    }
    pieces = insert(pieces, kind.inserted, donors, random);
    if (kind.boilerplate) {
        add_furniture(pieces, donors, random);
    }
    Pair pair{document, {}, beads_of(pieces, document.size())};
    for (std::size_t v = 0; v < pieces.size(); ++v) {
        pair.version.push_back(kind.renumbered ? numbered(v + 1, text_of(pieces[v])) : text_of(pieces[v]));
    }
    for (std::size_t i = 0; kind.renumbered && i < document.size(); ++i) {
        pair.original[i] = numbered(i + 1, document[i]);
    }
    return pair;
}

Paragraphs read_paragraphs(const std::string& text)
{
    Paragraphs lines, blocks;
    std::string block;
    const auto close = [&] {
        if (!block.empty()) {
            blocks.push_back(block);
        }
        block.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string line = text.substr(at, end - at);
        std::ranges::replace(line, '\t', ' ');
        std::ranges::replace(line, '\r', ' ');
        line = join(words_of(line));
        at = end + 1;
        if (line.empty()) {
            close();
            continue;
        }
        lines.push_back(line);
        block += (block.empty() ? "" : " ") + line;
    }
    close();
    return 4 * blocks.size() < lines.size() && lines.size() < 60 ? lines : blocks;
}

}    // namespace textdrift::benchmark
