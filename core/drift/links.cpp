// Links and addresses without an equal: broken by a space, the page of the other language, paired in order as altered, the
// rest missing or added.
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <string>

#include "core/drift/translated_pages.h"
#include "core/drift/work.h"
#include "core/text/utf8.h"

namespace textdrift::drift {

namespace {

// A text without its white space, ASCII letters in lower case, and where each of its bytes came from.
struct Compact {
    std::string text;
    std::vector<std::uint32_t> source;
};

Compact compact(std::string_view text, std::uint32_t base)
{
    Compact out;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::size_t before = pos;
        const char32_t c = text::next_code_point(text, pos);
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0xA0 || c == 0x202F) continue;
        for (std::size_t i = before; i < pos; ++i) {
            out.text += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
            out.source.push_back(base + static_cast<std::uint32_t>(i));
        }
    }
    return out;
}

class LinkJudge {
public:
    LinkJudge(Work& work, const BeadView& view) : work_(work), view_(view) {}

    void run()
    {
        for (const std::uint32_t o : open(view_.original, work_.original_links)) find_broken(o);
        for (const std::uint32_t o : open(view_.original, work_.original_links)) find_translated(o);
        pair_in_order();
        silence_repeated(view_.original, work_.original_links);
        silence_repeated(view_.version, work_.version_links);
        for (const std::uint32_t o : open(view_.original, work_.original_links)) {
            const facts::Fact& fact = work_.original_fact(o);
            work_.settle_original(o, FactState::Lost);
            report(Change::Missing, place_of(fact), view_.place_without(view_.original.words_of(fact.range)), fact.range);
        }
        for (const std::uint32_t v : open(view_.version, work_.version_links)) {
            const facts::Fact& fact = work_.version_fact(v);
            work_.settle_version(v, FactState::Lost);
            report(Change::Added, view_.place_without_back(view_.version.words_of(fact.range)), place_of(fact), fact.range);
        }
    }

private:
    static std::vector<std::uint32_t> open(const Side& side, const std::vector<FactLink>& links)
    {
        std::vector<std::uint32_t> ids;
        for (const std::uint32_t id : side.fact_ids)
            if (side.fact(id).link() && links[id].state == FactState::Open) ids.push_back(id);
        return ids;
    }

    // "https: //example.org", "press@ example.org": the address is there, with a space that breaks it.
    void find_broken(std::uint32_t o)
    {
        const facts::Fact& before = work_.original_fact(o);
        const std::string wanted = compact(work_.comparison.original.slice(before.range), 0).text;
        if (wanted.size() < 6) return;
        for (const std::uint32_t q : view_.version.paragraphs) {
            const ByteRange body = work_.comparison.version.paragraphs[q].body;
            const Compact there = compact(work_.comparison.version.slice(body), body.begin);
            const std::size_t at = there.text.find(wanted);
            if (at == std::string::npos) continue;
            ByteRange range{there.source[at], there.source[at + wanted.size() - 1] + 1};
            extend_glued(range, before.range);
            work_.original_links[o].state = FactState::Changed;
            for (const std::uint32_t v : view_.version.fact_ids)
                if (work_.version_fact(v).range.overlaps(range) && work_.open_version(v))
                    work_.link(o, v, FactState::Changed);
            if (work_.comparison.version.slice(range) == work_.comparison.original.slice(before.range))
                work_.original_links[o].state = FactState::Confirmed;
            else report(Change::Altered, place_of(before), Place{q, range}, before.range);
            return;
        }
    }

    // "example.org/en/report" in the English text, "example.org/fr/report" in the French one.
    void find_translated(std::uint32_t o)
    {
        const facts::LinkValue& before = *work_.original_fact(o).link();
        const std::string &from = work_.comparison.original.language, &to = work_.comparison.version.language;
        if (before.mail || from == to) return;
        for (const std::uint32_t v : open(view_.version, work_.version_links)) {
            const facts::LinkValue& after = *work_.version_fact(v).link();
            if (after.mail || !is_translated_page(before.target, from, after.target, to)) continue;
            work_.link(o, v, FactState::Confirmed);
            return;
        }
    }

    // "press@example.orgThe": what follows without a space belongs to the address for every reader and browser. Not the
    // words of scripts that write no spaces, nor particles in Hangul: they stand behind any address so.
    void extend_glued(ByteRange& range, ByteRange original) const
    {
        const std::string &from = work_.comparison.original.document.text, &to = work_.comparison.version.document.text;
        std::size_t next = original.end;
        if (next < from.size() && glues(text::next_code_point(from, next))) return;
        for (next = range.end; next < to.size() && glues(text::next_code_point(to, next));)
            range.end = static_cast<std::uint32_t>(next);
    }

    static bool glues(char32_t c)
    {
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
        return u_isalnum(static_cast<UChar32>(c)) && script != USCRIPT_HANGUL && !uscript_breaksBetweenLetters(script);
    }

    // The same address twice on one side, once on the other: shown and linked, or only linked.
    static void silence_repeated(const Side& side, std::vector<FactLink>& links)
    {
        for (const std::uint32_t id : open(side, links)) {
            for (const std::uint32_t other : side.fact_ids) {
                const facts::LinkValue* twin = side.fact(other).link();
                if (other != id && twin && links[other].state == FactState::Confirmed &&
                    twin->target == side.fact(id).link()->target)
                    links[id].state = FactState::Silent;
            }
        }
    }

    void pair_in_order()
    {
        const auto versions = open(view_.version, work_.version_links);
        std::size_t next = 0;
        for (const std::uint32_t o : open(view_.original, work_.original_links)) {
            const facts::Fact& before = work_.original_fact(o);
            std::size_t v = next;
            while (v < versions.size() && work_.version_fact(versions[v]).link()->mail != before.link()->mail) ++v;
            if (v >= versions.size()) continue;
            next = v + 1;
            work_.link(o, versions[v], FactState::Changed);
            report(Change::Altered, place_of(before), place_of(work_.version_fact(versions[v])), before.range);
        }
    }

    void report(Change change, std::optional<Place> original, std::optional<Place> version, ByteRange evidence)
    {
        Draft draft;
        draft.kind = Kind::Link;
        draft.change = change;
        draft.confidence = 0.95;
        draft.original = original;
        draft.version = version;
        switch (change) {
        case Change::Missing: draft.message = "The address " + shown_original(work_, evidence) + " is gone."; break;
        case Change::Added:
            draft.message = "The address " + shown_version(work_, evidence) + " is not in the original.";
            break;
        default:
            draft.message = "The address " + shown_original(work_, original->range) + " became " +
                            shown_version(work_, version->range) + ".";
            break;
        }
        if (change != Change::Altered) draft.cause = draft.message;
        work_.drafts.push_back(std::move(draft));
    }

    Work& work_;
    const BeadView& view_;
};

}    // namespace

void judge_links(Work& work, const BeadView& view)
{
    LinkJudge(work, view).run();
}

}    // namespace textdrift::drift
