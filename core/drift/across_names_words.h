// The words of a language that are no names of their own: what names are made of, and what its lists hold. Internal to the
// room.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "core/language/table.h"

namespace textdrift::drift {

// Everyday words that names are made of ("ministry", "guardia"): they are translated. Stems stand for all their forms.
class NameWords {
public:
    explicit NameWords(const language::Table& table);

    bool empty() const { return words_.empty() && stems_.empty(); }
    bool contains(const std::string& folded) const;
    // Such words written as one: スルーパス, "through pass".
    bool consists_of(const std::string& folded) const;

private:
    static bool may_end(const std::string& folded, std::size_t length);
    void add(std::string_view form);

    std::set<std::string> words_, stems_;
    std::size_t shortest_ = 64, longest_ = 0;
    bool keeps_marks_;
};

// The words of the language's lists but for those of names.
std::set<std::string, std::less<>> words_of_lists(const language::Table& table);

}    // namespace textdrift::drift
