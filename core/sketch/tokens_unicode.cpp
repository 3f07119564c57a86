// Runs, their normal forms and their cut into words through ICU: slow, obvious, the meaning of the fast path.
#include "core/sketch/tokens_unicode.h"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cassert>

#include "core/text/letters.h"
#include "core/text/utf8.h"

namespace textdrift::sketch {
namespace {

constexpr std::size_t kMaxPiece = 64;

UScriptCode script_of(char32_t c) noexcept
{
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    return U_SUCCESS(status) ? script : USCRIPT_UNKNOWN;
}

// Scripts whose accents readers leave out; elsewhere marks are letters of their own right.
bool drops_accents(UScriptCode script) noexcept
{
    return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

bool is_accent(char32_t mark) noexcept
{
    const UScriptCode script = script_of(mark);
    return script == USCRIPT_INHERITED || script == USCRIPT_COMMON || drops_accents(script);
}

const icu::Normalizer2* normaliser(const char* name, UNormalization2Mode mode)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getInstance(nullptr, name, mode, status);
    assert(U_SUCCESS(status));
    return found;
}

// Appends the letter without its accents.
void append_plain(char32_t c, const icu::Normalizer2& canonical, icu::UnicodeString& decomposed, std::string& out)
{
    if (!canonical.getDecomposition(static_cast<UChar32>(c), decomposed)) {
        decomposed.setTo(static_cast<UChar32>(c));
    }
    for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
        const auto part = static_cast<char32_t>(decomposed.char32At(i));
        if (class_of(part) == CodeClass::Mark) {
            continue;
        }
        if (const std::string_view plain = text::plain_letter(part); !plain.empty()) {
            out += plain;
        } else {
            text::append_code_point(out, part);
        }
    }
}

// Appends the parts of `text` between what is no letter, mark or digit, each with a space before it unless it is the first.
void append_words(std::string_view text, std::string& out)
{
    std::size_t begin = 0;
    bool is_word = false;
    const auto close = [&](std::size_t end) {
        if (is_word) {
            if (!out.empty()) {
                out += ' ';
            }
            out.append(text, begin, end - begin);
        }
        is_word = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const CodeClass kind = class_of(text::next_code_point(text, at));
        if (kind == CodeClass::Letter) {
            is_word = true;
        } else if (kind != CodeClass::Mark) {
            close(start);
            begin = at;
        }
    }
    close(text.size());
}

bool has_letter(std::string_view text) noexcept
{
    for (std::size_t at = 0; at < text.size();) {
        if (class_of(text::next_code_point(text, at)) == CodeClass::Letter) {
            return true;
        }
    }
    return false;
}

}    // namespace

CodeClass class_of(char32_t c) noexcept
{
    const auto code_point = static_cast<UChar32>(c);
    if (c >= 0x80 && u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
        return CodeClass::Ignorable;
    }
    const std::uint32_t category = U_GET_GC_MASK(code_point);
    if ((category & (U_GC_L_MASK | U_GC_N_MASK)) != 0) {
        return CodeClass::Letter;
    }
    return (category & U_GC_M_MASK) != 0 ? CodeClass::Mark : CodeClass::Separator;
}

bool is_unspaced(char32_t c) noexcept
{
    const auto code_point = static_cast<UChar32>(c);
    if (class_of(c) != CodeClass::Letter || u_charType(code_point) == U_DECIMAL_DIGIT_NUMBER) {
        return false;
    }
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode scripts[64];
    const std::int32_t count = uscript_getScriptExtensions(code_point, scripts, 64, &status);
    return U_SUCCESS(status) && std::any_of(scripts, scripts + count, uscript_breaksBetweenLetters);
}

struct RunNormaliser::Forms {
    TokenOptions options;
    const icu::Normalizer2* canonical = normaliser("nfc", UNORM2_COMPOSE);
    const icu::Normalizer2* decomposing = normaliser("nfc", UNORM2_DECOMPOSE);
    const icu::Normalizer2* form = nullptr;
    icu::UnicodeString piece, normal, decomposed;
    std::string run, plain;

    explicit Forms(const TokenOptions& given) : options(given)
    {
        form = !options.fold_width ? canonical : normaliser(options.fold_case ? "nfkc_cf" : "nfkc", UNORM2_COMPOSE);
    }

    void close_piece()
    {
        UErrorCode status = U_ZERO_ERROR;
        if (options.fold_case && !options.fold_width) {
            decomposing->normalize(piece, normal, status);
            normal.foldCase(U_FOLD_CASE_DEFAULT);
            canonical->normalize(normal, piece, status);
            piece.toUTF8String(run);
        } else {
            form->normalize(piece, normal, status);
            normal.toUTF8String(run);
        }
        assert(U_SUCCESS(status));
        piece.remove();
    }

    void drop_accents()
    {
        plain.clear();
        bool after_plain = false;
        for (std::size_t at = 0; at < run.size();) {
            const char32_t c = text::next_code_point(run, at);
            if (class_of(c) == CodeClass::Mark) {
                if (!after_plain || !is_accent(c)) {
                    text::append_code_point(plain, c);
                }
                continue;
            }
            after_plain = drops_accents(script_of(c));
            if (after_plain) {
                append_plain(c, *canonical, decomposed, plain);
            } else {
                text::append_code_point(plain, c);
            }
        }
        run.swap(plain);
    }
};

RunNormaliser::RunNormaliser(const TokenOptions& options) : forms_(std::make_unique<Forms>(options)) {}
RunNormaliser::~RunNormaliser() = default;
RunNormaliser::RunNormaliser(RunNormaliser&&) noexcept = default;
RunNormaliser& RunNormaliser::operator=(RunNormaliser&&) noexcept = default;

bool RunNormaliser::starts_piece(char32_t c) const noexcept
{
    return forms_->form->hasBoundaryBefore(static_cast<UChar32>(c));
}

int RunNormaliser::stable_mark(char32_t c) const
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString alone(static_cast<UChar32>(c));
    const bool kept = forms_->form->quickCheck(alone, status) == UNORM_YES && U_SUCCESS(status);
    const bool folds = forms_->options.fold_case && icu::UnicodeString(alone).foldCase(U_FOLD_CASE_DEFAULT) != alone;
    const int combining = u_getCombiningClass(static_cast<UChar32>(c));
    const bool dropped = forms_->options.fold_accents && is_accent(c);
    return !kept || folds || dropped || (combining == 0 && !starts_piece(c)) ? -1 : combining;
}

void RunNormaliser::append(std::u32string_view run, std::string& out)
{
    Forms& forms = *forms_;
    forms.run.clear();
    std::size_t count = 0;
    for (const char32_t c : run) {
        if (count > 0 && (count == kMaxPiece || starts_piece(c))) {
            forms.close_piece();
            count = 0;
        }
        forms.piece.append(static_cast<UChar32>(c));
        ++count;
    }
    if (count > 0) {
        forms.close_piece();
    }
    if (forms.options.fold_accents) {
        forms.drop_accents();
    }
    append_words(forms.run, out);
}

struct UnspacedCutter::Dictionary {
    std::unique_ptr<icu::BreakIterator> breaks;
    icu::UnicodeString text;

    Dictionary()
    {
        UErrorCode status = U_ZERO_ERROR;
        breaks.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
        if (U_FAILURE(status)) {
            breaks.reset();
        }
    }
};

UnspacedCutter::UnspacedCutter(Unspaced unspaced)
    : dictionary_(unspaced == Unspaced::Dictionary ? std::make_unique<Dictionary>() : nullptr)
{
}
UnspacedCutter::~UnspacedCutter() = default;
UnspacedCutter::UnspacedCutter(UnspacedCutter&&) noexcept = default;
UnspacedCutter& UnspacedCutter::operator=(UnspacedCutter&&) noexcept = default;

// Parts of one kind: marks belong to what they follow.
void UnspacedCutter::cut(std::string_view piece, const Take& take)
{
    std::size_t begin = 0;
    bool unspaced = false;
    const auto close = [&](std::size_t end) {
        const std::string_view part = piece.substr(begin, end - begin);
        if (unspaced && dictionary_ && dictionary_->breaks) {
            cut_by_dictionary(part, take);
        } else if (unspaced) {
            cut_characters(part, take);
        } else if (has_letter(part)) {
            take(part);
        }
        begin = end;
    };
    for (std::size_t at = 0; at < piece.size();) {
        const std::size_t start = at;
        const char32_t c = text::next_code_point(piece, at);
        if (class_of(c) != CodeClass::Mark && is_unspaced(c) != unspaced) {
            close(start);
            unspaced = !unspaced;
        }
    }
    close(piece.size());
}

void UnspacedCutter::cut_characters(std::string_view piece, const Take& take)
{
    std::size_t begin = 0;
    for (std::size_t at = 0; at < piece.size();) {
        const std::size_t start = at;
        if (class_of(text::next_code_point(piece, at)) != CodeClass::Mark && start > begin) {
            take(piece.substr(begin, start - begin));
            begin = start;
        }
    }
    take(piece.substr(begin));
}

void UnspacedCutter::cut_by_dictionary(std::string_view unspaced, const Take& take)
{
    icu::UnicodeString& text = dictionary_->text;
    text = icu::UnicodeString::fromUTF8({unspaced.data(), static_cast<std::int32_t>(unspaced.size())});
    dictionary_->breaks->setText(text);
    std::string word;
    std::int32_t begin = dictionary_->breaks->first();
    for (std::int32_t end = 0; (end = dictionary_->breaks->next()) != icu::BreakIterator::DONE; begin = end) {
        word.clear();
        text.tempSubStringBetween(begin, end).toUTF8String(word);
        if (has_letter(word)) {
            take(word);
        }
    }
}

}    // namespace textdrift::sketch
