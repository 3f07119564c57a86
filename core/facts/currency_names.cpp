// Finds the head words of currency names by comparing the names of one family.
#include "core/facts/currency_names.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "core/facts/cldr.h"
#include "core/facts/currencies.h"
#include "core/facts/token.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

using Words = std::vector<std::string>;

struct Name {
    std::string code;
    Words words;
    std::string text;                   // as CLDR writes it
    std::vector<std::uint32_t> ends;    // of the words in `text`, for heads at the beginning; begins for those at the end
    std::vector<std::uint32_t> begins;
};

Name read_name(const std::string& code, const std::string& text, bool keep_marks)
{
    Name name{code, {}, text, {}, {}};
    for (const Token& token : tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, {}, {keep_marks, {}})) {
        name.words.push_back(token.folded);
        name.begins.push_back(token.range.begin);
        name.ends.push_back(token.range.end);
    }
    return name;
}

// Names at whose beginning, or end, the same words stand: the words joined by a blank, and the currencies.
struct Run {
    std::string form;
    std::size_t size = 0;
    std::set<std::string> codes;
};

std::map<std::string, Run> shared_runs(const std::vector<Name>& names, bool front)
{
    constexpr std::size_t kLongest = 12;    // letters are words in some scripts
    std::map<std::string, Run> runs;
    for (const Name& name : names) {
        std::string key;
        for (std::size_t n = 1; n < std::min(name.words.size() + 1, kLongest); ++n) {
            const std::size_t size = name.words.size();
            key = front ? key + ' ' + name.words[n - 1] : ' ' + name.words[size - n] + key;
            Run& run = runs[key];
            run.size = n;
            run.codes.insert(name.code);
            if (run.form.empty())
                run.form = front ? name.text.substr(0, name.ends[n - 1]) : name.text.substr(name.begins[size - n]);
        }
    }
    return runs;
}

bool has_letters(std::string_view form)
{
    return text::count_code_points(form) >= 2 && std::any_of(form.begin(), form.end(), [](unsigned char c) {
               return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
           });
}

// Two letters of Thai are rather a part of a word: "ริยาลอิหร่าน" ends in "าน".
bool cuts_word(const Run& run)
{
    return run.size < 3 && (run.form.starts_with("\xE0\xB8") || run.form.starts_with("\xE0\xB9"));
}

class NameFinder {
public:
    NameFinder(std::string_view locale, bool keep_marks) : keep_marks_(keep_marks)
    {
        for (const cldr::CurrencyForms& forms : cldr::currencies(locale)) {
            for (const std::string& symbol : forms.symbols) note(symbol, forms.code);
            for (const std::string& name : forms.names) {
                note(name, forms.code);
                if (name.find('(') == std::string::npos)
                    names_[forms.code].push_back(read_name(forms.code, name, keep_marks_));
            }
        }
    }

    std::vector<CurrencyName> run()
    {
        for (const CurrencyFamily& family : currency_families()) find_heads(family.codes);
        find_single_heads();
        std::vector<CurrencyName> out;
        for (auto& [form, codes] : shared_) out.push_back({form, codes, false});
        std::move(stems_.begin(), stems_.end(), std::back_inserter(out));
        return out;
    }

private:
    void note(const std::string& form, const std::string& code)
    {
        if (form.empty()) return;
        auto& codes = shared_[text::fold(form, {.case_fold = true, .strip_marks = !keep_marks_})];
        if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
    }

    void find_heads(const std::vector<std::string>& codes)
    {
        if (codes.empty()) return;
        std::vector<Name> names;
        std::size_t named = 0;
        for (const std::string& code : codes) {
            const auto it = names_.find(code);
            if (it == names_.end()) continue;
            ++named;
            names.insert(names.end(), it->second.begin(), it->second.end());
            in_family_.insert(code);
        }
        const std::size_t front = take_heads(names, named, codes, true), back = take_heads(names, named, codes, false);
        (front > back ? front_ : back_) += 1;
    }

    // The runs that many members share and no longer run keeps: "đô la", not "đô". Tells how many heads there are.
    std::size_t take_heads(const std::vector<Name>& names, std::size_t named, const std::vector<std::string>& codes,
                           bool front)
    {
        const auto runs = shared_runs(names, front);
        const std::size_t needed = std::max<std::size_t>(2, named * 3 / 10);
        std::vector<std::string> forms;
        const auto longest = shared_by_longer(runs, front);
        for (const auto& [key, run] : runs) {
            if (run.codes.size() < needed || !has_letters(run.form) || cuts_word(run)) continue;
            if (const auto it = longest.find(key); it != longest.end() && it->second * 10 >= run.codes.size() * 8) continue;
            for (const std::string& code : codes) note(run.form, code);
            forms.push_back(text::fold(run.form, {.case_fold = true, .strip_marks = !keep_marks_}));
        }
        add_stem(forms, codes);
        return forms.size();
    }

    // How many currencies the best of the runs that are longer by a word has, by the shorter one's key.
    static std::map<std::string_view, std::size_t> shared_by_longer(const std::map<std::string, Run>& runs, bool front)
    {
        std::map<std::string_view, std::size_t> longer;
        for (const auto& [key, run] : runs) {
            if (run.size < 2) continue;
            const std::string_view whole = key;
            const std::size_t last = whole.find_last_of(' '), first = whole.find(' ', 1);
            std::size_t& best = longer[front ? whole.substr(0, last) : whole.substr(first)];
            best = std::max(best, run.codes.size());
        }
        return longer;
    }

    // Where a name has three forms or more, there are others that CLDR does not tell: what they share stands for them.
    void add_stem(const std::vector<std::string>& forms, const std::vector<std::string>& codes)
    {
        const bool one_word = std::none_of(forms.begin(), forms.end(), [](const std::string& form) {
            return form.find(' ') != std::string::npos || form.find('-') != std::string::npos;
        });
        if (forms.size() < 3 || !one_word) return;
        std::string stem = forms.front();
        for (const std::string& form : forms)
            stem.resize(static_cast<std::size_t>(std::mismatch(stem.begin(), stem.end(), form.begin(), form.end()).first -
                                                 stem.begin()));
        stem.resize(std::min(stem.size(), text::find_invalid_utf8(stem)));
        if (text::count_code_points(stem) >= 5) stems_.push_back({stem, codes, true});
    }

    // "Japanese yen": the word where most families have their head, if no other currency bears it.
    void find_single_heads()
    {
        const bool front = front_ > back_;
        std::map<std::string, std::set<std::string>> bearers;
        for (const auto& [code, names] : names_)
            for (const Name& name : names)
                for (const std::string& word : name.words) bearers[word].insert(code);
        for (const auto& [code, names] : names_) {
            if (in_family_.contains(code)) continue;
            for (const Name& name : names) {
                if (name.words.size() < 2 || name.text.find(' ') == std::string::npos) continue;
                const std::size_t at = front ? 0 : name.words.size() - 1;
                const std::string head = name.text.substr(name.begins[at], name.ends[at] - name.begins[at]);
                if (bearers[name.words[at]].size() == 1 && text::count_code_points(head) >= 3) note(head, code);
            }
        }
    }

    bool keep_marks_;
    std::map<std::string, std::vector<Name>> names_;
    std::map<std::string, std::vector<std::string>> shared_;    // a form and all currencies that bear it
    std::vector<CurrencyName> stems_;
    std::set<std::string> in_family_;
    std::size_t front_ = 0, back_ = 0;    // families whose head begins their names, or ends them
};

}    // namespace

std::vector<CurrencyName> currency_names(std::string_view locale, bool keep_marks)
{
    return NameFinder(locale, keep_marks).run();
}

}    // namespace textdrift::facts
