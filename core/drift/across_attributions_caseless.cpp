// Who says it, where the original's script has no capitals to tell its names by: a person named beside speech is not heard
// in the passage that renders it, and another person of the original, who is not named there, is.
#include <algorithm>

#include "core/drift/across_names_caseless.h"
#include "core/drift/checks.h"

namespace textdrift::drift {

namespace {

constexpr double kGone = 0;          // evidence below which a name is not in a passage
constexpr double kThere = 2.5;       // and from which on it surely is
constexpr double kAsSure = 0.6;      // of what its name is told by where it is in place
constexpr double kNearer = 3;        // by how much the other person is better heard than the one who should be
constexpr std::size_t kMost = 64;    // persons of a text

// A bead of two languages, both sides of which have been read.
struct Spoken {
    NamePassage from, to;
    bool speech = false;
};

struct Speaker {
    std::size_t bead = 0;    // in the list of those read
    CaselessName name;
    std::string written;
    std::optional<SoundStanding> at_home;    // how its name is heard where it belongs
};

class SpeakersWithoutCapitals {
public:
    explicit SpeakersWithoutCapitals(Work& work) : work_(work), finder_(work.comparison.original, true) {}

    void run()
    {
        const auto& beads = work_.comparison.alignment.beads;
        for (const align::Bead& bead : beads)
            if (speakers_.size() < kMost && in_two_languages(bead)) read(bead);
        for (const Speaker& speaker : speakers_)
            if (beads_[speaker.bead].speech) judge(speaker);
    }

private:
    bool in_two_languages(const align::Bead& bead) const
    {
        const segment::SegmentedText &original = work_.comparison.original, &version = work_.comparison.version;
        return !bead.original.empty() && !bead.version.empty() &&
               !same_words(original.language_of(original.paragraphs[bead.original.front()]),
                           version.language_of(version.paragraphs[bead.version.front()]));
    }

    bool holds_speech(const align::Bead& bead) const
    {
        return std::ranges::any_of(bead.original, [&](std::uint32_t p) {
            for (std::uint32_t id = work_.original.first_of_paragraph[p]; id < work_.original.first_of_paragraph[p + 1];
                 ++id)
                if (work_.original.facts[id].attribution() || work_.original.facts[id].quotation()) return true;
            return false;
        });
    }

    static std::string written(const NamePassage& passage, std::size_t first, std::size_t last)
    {
        std::string out;
        for (std::size_t i = first; i <= last && i < passage.words.size(); ++i) out += passage.words[i].folded;
        return out;
    }

    void read(const align::Bead& bead)
    {
        NamePassage from = read_passage(work_.comparison.original, bead.original);
        const std::vector<CaselessName> found = finder_.find(from);
        if (found.empty()) return;
        const NamePassage to = read_passage(work_.comparison.version, bead.version);
        for (const CaselessName& name : found)
            if (speakers_.size() < kMost)
                speakers_.push_back(
                    {beads_.size(), name, written(from, name.first, name.last), sound_standing(from, name, to)});
        beads_.push_back({std::move(from), to, holds_speech(bead)});
    }

    // In whatever part of a word: what is asked is whether the passage may mean the person.
    static bool names(const NamePassage& passage, const Speaker& other)
    {
        return !passage.words.empty() && written(passage, 0, passage.words.size() - 1).contains(other.written);
    }

    bool in_quotation(const NamePassage& to, const SoundStanding& standing) const
    {
        const NameWord& word = to.words[standing.first];
        const facts::FactSet& set = work_.version;
        for (std::uint32_t id = set.first_of_paragraph[word.paragraph]; id < set.first_of_paragraph[word.paragraph + 1];
             ++id) {
            const facts::QuotationValue* quotation = set.facts[id].quotation();
            if (quotation != nullptr && !quotation->block && quotation->inner.contains(word.range)) return true;
        }
        return false;
    }

    void judge(const Speaker& speaker)
    {
        const NamePassage &from = beads_[speaker.bead].from, &to = beads_[speaker.bead].to;
        if (!speaker.at_home || speaker.at_home->evidence >= kGone) return;
        double best = std::max(kThere, speaker.at_home->evidence + kNearer);
        std::optional<SoundStanding> found;
        for (const Speaker& other : speakers_) {
            if (other.bead == speaker.bead || other.written == speaker.written || names(from, other)) continue;
            const auto there = sound_standing(beads_[other.bead].from, other.name, to);
            if (!there || there->evidence < best || in_quotation(to, *there)) continue;
            if (other.at_home && there->evidence < kAsSure * other.at_home->evidence) continue;
            best = there->evidence;
            found = there;
        }
        if (found) report(from, speaker.name, to, *found);
    }

    void report(const NamePassage& from, const CaselessName& name, const NamePassage& to, const SoundStanding& found)
    {
        const Place original = place_in(from, name.first, name.last), version = place_in(to, found.first, found.last);
        std::erase_if(work_.drafts, [&](const Draft& draft) {    // one cause, one finding
            return draft.kind == Kind::Name && draft.places.empty() &&
                   ((draft.original && draft.original->overlaps(original)) ||
                    (draft.version && draft.version->overlaps(version)));
        });
        Draft draft;
        draft.kind = Kind::Attribution;
        draft.change = Change::Altered;
        draft.confidence = 0.7;
        draft.original = original;
        draft.version = version;
        draft.message = "What " + shown_original(work_, original.range) + " said is now said by " +
                        shown_version(work_, version.range) + ".";
        work_.drafts.push_back(std::move(draft));
    }

    Work& work_;
    CaselessNameFinder finder_;
    std::vector<Spoken> beads_;
    std::vector<Speaker> speakers_;
};

}    // namespace

void judge_speakers_without_capitals(Work& work)
{
    SpeakersWithoutCapitals(work).run();
}

}    // namespace textdrift::drift
