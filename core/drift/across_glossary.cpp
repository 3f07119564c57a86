// Names the user gave renderings for: whether the version names them so, in any of their grammatical forms.
#include <algorithm>
#include <map>
#include <set>

#include "core/drift/across_names.h"
#include "core/drift/across_names_letters.h"
#include "core/facts/token.h"

namespace textdrift::drift {
namespace {

using Words = std::vector<std::string>;    // folded

Words words_of(std::string_view phrase, bool keep_marks)
{
    facts::TokeniseOptions options;
    options.keep_marks = keep_marks;
    Words words;
    for (const facts::Token& token : facts::tokenise(phrase, {0, static_cast<std::uint32_t>(phrase.size())}, {}, options))
        if (token.type != facts::TokenClass::Mark) words.push_back(token.folded);
    return words;
}

struct Mention {
    std::uint32_t fact;
    const std::vector<Words>* forms;
};

class GlossaryAcross {
public:
    explicit GlossaryAcross(Work& work)
        : work_(work), endings_(facts::Gazetteer::of(work.comparison.version.language).endings())
    {
        const bool keep_marks = language::table(work.comparison.version.language).keeps_marks();
        for (const facts::Glossary::Entry& entry : work.options.glossary->entries) {
            const std::string key = facts::glossary_key(entry);
            std::vector<Words>& forms = forms_[key];
            forms.push_back(words_of(entry.name, keep_marks));
            for (const std::string& rendering : entry.renderings) forms.push_back(words_of(rendering, keep_marks));
            if (!entry.renderings.empty()) first_.emplace(key, entry.renderings.front());
        }
    }

    void run()
    {
        for (const align::Bead& bead : work_.comparison.alignment.beads)
            if (!bead.original.empty() && !bead.version.empty()) read(bead);
        for (const Mention& mention : lacking_) report(mention);
    }

private:
    void read(const align::Bead& bead)
    {
        std::vector<Mention> mentions;
        for (const std::uint32_t p : bead.original)
            for (std::uint32_t id = work_.original.first_of_paragraph[p]; id < work_.original.first_of_paragraph[p + 1];
                 ++id) {
                const facts::NameValue* name = work_.original_fact(id).name();
                const auto forms = name ? forms_.find(name->canonical) : forms_.end();
                if (forms != forms_.end()) mentions.push_back({id, &forms->second});
            }
        if (mentions.empty()) return;
        const NamePassage passage = read_passage(work_.comparison.version, bead.version);
        std::map<const std::vector<Words>*, std::size_t> next;    // word behind the last rendering of the name
        for (const Mention& mention : mentions) {
            if (!work_.open_original(mention.fact)) {
                found_.insert(mention.forms);
                continue;
            }
            const auto [first, end] = find(*mention.forms, passage, next[mention.forms]);
            if (first != end) {
                next[mention.forms] = end;
                confirm(mention, passage, first, end);
            } else if (next[mention.forms] == 0) {
                if (is_meant_for(*mention.forms, passage)) lacking_.push_back(mention);
            } else {
                work_.settle_original(mention.fact, FactState::Silent);    // a pronoun, where it has been named
            }
        }
    }

    // A glossary for other languages says nothing of this one: no rendering is in the script of the passage. A name alone is
    // to stay as it is.
    static bool is_meant_for(const std::vector<Words>& forms, const NamePassage& passage)
    {
        if (forms.size() == 1) return true;
        return std::any_of(forms.begin() + 1, forms.end(), [&](const Words& form) {
            const std::string_view script = form.empty() ? std::string_view() : facts::script_of_word(form.front());
            const auto alike = std::ranges::count_if(
                passage.words, [&](const NameWord& word) { return facts::script_of_word(word.folded) == script; });
            return static_cast<std::size_t>(alike) * 2 > passage.words.size();
        });
    }

    // The first rendering from a word on, as [first, end); equal numbers where there is none.
    std::pair<std::size_t, std::size_t> find(const std::vector<Words>& forms, const NamePassage& passage,
                                             std::size_t from) const
    {
        for (std::size_t first = from; first < passage.words.size(); ++first)
            for (const Words& form : forms)
                if (const std::size_t end = end_of(form, passage, first); end > first) return {first, end};
        return {0, 0};
    }

    std::size_t end_of(const Words& form, const NamePassage& passage, std::size_t first) const
    {
        if (form.empty()) return first;
        if (passage.words[first].single) return end_of_run(form, passage, first);
        if (first + form.size() > passage.words.size()) return first;
        for (std::size_t i = 0; i < form.size(); ++i)
            if (!is_form(form[i], passage.words[first + i].folded)) return first;
        return first + form.size();
    }

    // Where no spaces part words, the letters alone count.
    static std::size_t end_of_run(const Words& form, const NamePassage& passage, std::size_t first)
    {
        std::u32string wanted, written;
        for (const std::string& word : form) wanted += letters_of(word);
        std::size_t end = first;
        for (; end < passage.words.size() && written.size() < wanted.size(); ++end)
            written += letters_of(passage.words[end].folded);
        return written.starts_with(wanted) ? end : first;
    }

    bool is_form(const std::string& wanted, const std::string& written) const
    {
        if (endings_.same_name(wanted, written)) return true;
        std::vector<std::string_view> variants;
        endings_.variants(written, variants);
        return std::ranges::any_of(variants, [&](std::string_view variant) { return endings_.same_name(wanted, variant); });
    }

    void confirm(const Mention& mention, const NamePassage& passage, std::size_t first, std::size_t end)
    {
        found_.insert(mention.forms);
        const Place there{passage.words[first].paragraph,
                          {passage.words[first].range.begin, passage.words[end - 1].range.end}};
        work_.settle_original(mention.fact, FactState::Confirmed);
        const auto& ids = work_.version.first_of_paragraph;
        for (std::uint32_t id = ids[there.paragraph]; id < ids[there.paragraph + 1]; ++id)
            if (work_.version_fact(id).name() && work_.version_fact(id).range == there.range && work_.open_version(id))
                return work_.link(mention.fact, id, FactState::Confirmed);
        work_.comparison.confirmed.push_back({facts::FactKind::Name, place_of(work_.original_fact(mention.fact)), there});
    }

    // Where the version uses the rendering elsewhere, a paragraph may do with a pronoun; where it nowhere does, the name
    // was rendered otherwise, or left out.
    void report(const Mention& mention)
    {
        const facts::Fact& fact = work_.original_fact(mention.fact);
        if (found_.contains(mention.forms)) {
            work_.settle_original(mention.fact, FactState::Silent);
            return;
        }
        work_.settle_original(mention.fact, FactState::Lost);
        const auto approved = first_.find(fact.name()->canonical);
        Draft draft;
        draft.kind = Kind::Name;
        draft.change = Change::Missing;
        draft.confidence = 0.85;
        draft.original = place_of(fact);
        draft.cause = fact.name()->canonical;
        draft.message = "The name \"" + shown_original(work_, fact.range) +
                        "\" is not in the version as the glossary has it" +
                        (approved == first_.end() ? "." : " (\"" + approved->second + "\").");
        work_.drafts.push_back(std::move(draft));
    }

    Work& work_;
    const facts::NameEndings& endings_;
    std::map<std::string, std::vector<Words>, std::less<>> forms_;
    std::map<std::string, std::string, std::less<>> first_;    // rendering to show
    std::set<const std::vector<Words>*> found_;
    std::vector<Mention> lacking_;
};

}    // namespace

void judge_glossary_across(Work& work)
{
    if (work.options.glossary != nullptr && !work.options.glossary->entries.empty()) GlossaryAcross(work).run();
}

}    // namespace textdrift::drift
