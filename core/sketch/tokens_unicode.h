// What a word is, by the properties of Unicode: the definition under tokens.h, code point by code point through ICU.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/sketch/tokens.h"

namespace textdrift::sketch {

enum class CodeClass : std::uint8_t {
    Separator,    // ends a run
    Ignorable,    // default-ignorable: as if it were not there
    Letter,       // general categories L and N
    Mark,         // general category M
};

CodeClass class_of(char32_t c) noexcept;

// Written without spaces between words: a letter (not a decimal digit) of a script that ICU says breaks lines between
// letters.
bool is_unspaced(char32_t c) noexcept;

// A run's code points, normalised as the options say. Pieces of at most 64 code points between normalisation borders, so
// that reordering a million marks stays linear.
class RunNormaliser {
public:
    explicit RunNormaliser(const TokenOptions& options);
    ~RunNormaliser();
    RunNormaliser(RunNormaliser&&) noexcept;
    RunNormaliser& operator=(RunNormaliser&&) noexcept;

    // True if `c` starts a piece: its normal form does not depend on what stands before it.
    bool starts_piece(char32_t c) const noexcept;

    // The combining class of a mark that no normalisation changes, joins to a letter or drops; -1 for all others.
    int stable_mark(char32_t c) const;

    // Appends what becomes of a run (code points of class Letter and Mark, ignorable ones left out): its words joined by
    // one space, a space before them if `out` has text already. Words of a script without spaces stand together.
    void append(std::u32string_view run, std::string& out);

private:
    struct Forms;
    std::unique_ptr<Forms> forms_;
};

// Cuts what stands between two spaces of normalised text where a script is written without spaces.
class UnspacedCutter {
public:
    using Take = std::function<void(std::string_view word)>;

    explicit UnspacedCutter(Unspaced unspaced);
    ~UnspacedCutter();
    UnspacedCutter(UnspacedCutter&&) noexcept;
    UnspacedCutter& operator=(UnspacedCutter&&) noexcept;

    void cut(std::string_view piece, const Take& take);

private:
    struct Dictionary;
    void cut_characters(std::string_view piece, const Take& take);
    void cut_by_dictionary(std::string_view unspaced, const Take& take);
    std::unique_ptr<Dictionary> dictionary_;    // null: Unspaced::Characters
};

}    // namespace textdrift::sketch
