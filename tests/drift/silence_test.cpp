// The same facts written differently: nothing may be reported.
#include <doctest/doctest.h>

#include "tests/drift/findings.h"

using textdrift::test::compare_texts;
using textdrift::test::finding_lines;
using textdrift::test::joined;

namespace {

struct Row {
    const char* name;
    const char* original;
    const char* version;
};

const Row kRows[] = {
    {"date order", "Talks ran from 14 to 18 April 2025 in Hanoi.", "Talks ran from April 14 to 18, 2025 in Hanoi."},
    {"ordinal date", "It was signed on 14 April 2025 in Hanoi.", "It was signed on 14th April 2025 in Hanoi."},
    {"month abbreviated", "It was signed on 14 September 2025 in Hanoi.", "It was signed on 14 Sept. 2025 in Hanoi."},
    {"ISO date", "It was signed on 14 September 2025 in Hanoi.", "It was signed on 2025-09-14 in Hanoi."},
    {"currency order", "The park cost USD 500 million to build.", "The park cost 500 million USD to build."},
    {"currency sign", "The park cost USD 500 million to build.", "The park cost $500 million to build."},
    {"millions abbreviated", "The park cost $500 million to build.", "The park cost $500m to build."},
    {"millions written out", "Some 1.3 million voters were struck off.", "Some 1,300,000 voters were struck off."},
    {"number in words", "The jury saw 23 exhibits that week.", "The jury saw twenty-three exhibits that week."},
    {"small number in digits", "The jury saw three exhibits that week.", "The jury saw 3 exhibits that week."},
    {"per cent", "Rents rose by 12 per cent in a year.", "Rents rose by 12% in a year."},
    {"grouping", "The fund paid 12,500 families.", "The fund paid 12 500 families."},
    {"curly to straight", "She said: “We won’t leave this valley without our dead.”",
     "She said: \"We won't leave this valley without our dead.\""},
    {"double to single", "She said: “We will not leave this valley without our dead.”",
     "She said: ‘We will not leave this valley without our dead.’"},
    {"guillemets", "She said: “We will not leave this valley without our dead.”",
     "She said: «We will not leave this valley without our dead.»"},
    {"contraction", "She said: “We do not know who gave the order that night.”",
     "She said: “We don’t know who gave the order that night.”"},
    {"spelling", "The Centre for Labour Rights organised the march in Accra.",
     "The Center for Labor Rights organized the march in Accra."},
    {"accents stripped", "The decree of Tô Lâm was read in Bogotá and São Paulo.",
     "The decree of To Lam was read in Bogota and Sao Paulo."},
    {"dotted acronym", "The UN and the EU welcomed the vote.", "The U.N. and the E.U. welcomed the vote."},
    {"clock", "The curfew begins at 9 p.m. on Friday.", "The curfew begins at 21:00 on Friday."},
    {"unit name", "The road is 12 km long and 7 m wide.", "The road is 12 kilometres long and 7 metres wide."},
    {"range", "Children aged 6–11 were vaccinated.", "Children aged 6 to 11 were vaccinated."},
    {"synonym of at least", "At least 40 homes were razed there.", "No fewer than 40 homes were razed there."},
    {"not in other words", "The envoy did not attend the meeting.", "The envoy failed to attend the meeting."},
    {"possessive turned", "Vietnam’s Cybersecurity Law was adopted.", "The Cybersecurity Law of Vietnam was adopted."},
    {"adjective of the country", "China’s support was decisive for the plan.", "Chinese support was decisive for the plan."},
    {"saying verb", "“The trial was unfair from the first day,” said Ana Reyes.",
     "“The trial was unfair from the first day,” stated Ana Reyes."},
    {"verb and speaker turned", "“The trial was unfair from the first day,” said Ana Reyes.",
     "“The trial was unfair from the first day,” Ana Reyes said."},
    {"hyphen", "The cyber-security law was passed.", "The cybersecurity law was passed."},
    {"dashes", "The vote — the first since 2019 — was close.", "The vote - the first since 2019 - was close."},
    {"ellipsis", "He hesitated… and then signed the order.", "He hesitated... and then signed the order."},
    {"ampersand", "The firm Lake & Sons built the dam.", "The firm Lake and Sons built the dam."},
    {"conversion", "The dam is 150 feet high.", "The dam is 46 metres high."},
    {"title case", "New law threatens the press\n\nThe law was passed on Monday by a narrow majority of the chamber.",
     "New Law Threatens The Press\n\nThe law was passed on Monday by a narrow majority of the chamber."},
};

}    // namespace

TEST_SUITE("drift/silence")
{
    TEST_CASE("find_drift: equal facts in other writing are confirmed")
    {
        for (const Row& row : kRows) {
            CAPTURE(row.name);
            CHECK_EQ(joined(finding_lines(compare_texts(row.original, row.version))), "");
        }
    }

    TEST_CASE("find_drift: both directions are silent")
    {
        for (const Row& row : kRows) {
            CAPTURE(row.name);
            CHECK_EQ(joined(finding_lines(compare_texts(row.version, row.original))), "");
        }
    }
}
