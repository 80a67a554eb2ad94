// SPDX-License-Identifier: MulanPSL-2.0
/* The way of a document: every state with every act, by the office and by the maker. */
#include "base/tap.h"
#include "modules/filing/filing_rules.h"

static const char *const STATES[] = {"filed",     "returned", "refused", "registered",
                                     "reviewing", "opinion",  "replied", "closed"};
static const char *const ACTS[] = {"register",  "return", "refuse", "again",  "distribute",
                                   "review",    "extend", "opine",  "reply",  "letter_out",
                                   "letter_in", "talk",   "close",  "reopen", "annul",
                                   "amend",     "refile"};
/* A column for each act: '.' forbidden, 'o' the office alone, 'm' the maker too; capitals: the
 * state stays. */
static const char *const WANT[] = {
    "ooo..............", "...m.............", ".................", "....ooOo.OMOo....",
    "....ooOo.OMOo....", "........mOMOo.OMM", ".....o.o.OMOo.OMM", ".............o.MM",
};

static void way(void)
{
    for (size_t i = 0; i < COUNT(STATES); i++)
        for (size_t k = 0; k < COUNT(ACTS); k++) {
            struct err err = {0};
            struct str to = S("");
            const struct str state = str_from(STATES[i]), act = str_from(ACTS[k]);
            const char want = WANT[i][k];
            const enum status office = filing_next(state, act, FILING_OFFICE, &to, &err);

            EQ_INT(office, want == '.' ? ST_RULE : ST_OK, ACTS[k]);
            if (want == 'O' || want == 'M')
                OK(str_eq(to, state), "stays");
            EQ_INT(filing_next(state, act, FILING_MAKER, &to, &err),
                   want == 'm' || want == 'M' ? ST_OK : ST_RULE, STATES[i]);
            EQ_TEXT(err.key != NULL ? err.key : "filing.err.state", "filing.err.state", "why");
        }
}

static void leads(void)
{
    static const struct {
        const char *from, *act, *to;
    } T[] = {{"filed", "register", "registered"},
             {"filed", "return", "returned"},
             {"filed", "refuse", "refused"},
             {"returned", "again", "filed"},
             {"registered", "distribute", "reviewing"},
             {"replied", "review", "reviewing"},
             {"reviewing", "opine", "opinion"},
             {"opinion", "reply", "replied"},
             {"replied", "close", "closed"},
             {"closed", "reopen", "reviewing"}};
    struct err err = {0};
    struct str to;

    for (size_t i = 0; i < COUNT(T); i++)
        OK(filing_next(str_from(T[i].from), str_from(T[i].act), FILING_OFFICE, &to, &err) ==
                   ST_OK &&
               str_eqz(to, T[i].to),
           T[i].act);
}

static void words(void)
{
    EQ_INT(filing_maker_of(S("lower")), FILING_LAW_LOWER_CONGRESS, "lower");
    EQ_INT(filing_maker_of(S("court")), FILING_LAW_COURT, "court");
    EQ_INT(filing_maker_of(S("other")), FILING_LAW_OTHER, "other");
    EQ_INT(filing_maker_of(S("nobody")), FILING_LAW_OTHER, "unknown");
    EQ_INT(filing_ground_of(S("power")), FILING_LAW_GROUND_POWER, "power");
    EQ_INT(filing_ground_of(S("improper")), FILING_LAW_GROUND_IMPROPER, "improper");
    EQ_INT(filing_ground_of(S("")), FILING_LAW_GROUND_NONE, "none");
    OK(filing_needs_text(S("opine")) && !filing_needs_text(S("close")), "words needed");
}

static void told(void)
{
    static const char *const INSIDE[] = {"distribute", "review", "talk", "extend"},
                             *const TOLD[] = {"file", "register", "return", "opine", "close"};

    for (size_t i = 0; i < COUNT(INSIDE); i++)
        OK(!filing_step_told(str_from(INSIDE[i])), INSIDE[i]);
    for (size_t i = 0; i < COUNT(TOLD); i++)
        OK(filing_step_told(str_from(TOLD[i])), TOLD[i]);
}

static void clocks(void)
{
    static const struct {
        const char *act;
        bool starts, stops;
        enum filing_law_clock clock;
    } T[] = {
        {"again", true, false, FILING_LAW_FORMAL},    {"return", true, false, FILING_LAW_CORRECT},
        {"register", true, false, FILING_LAW_REVIEW}, {"reopen", true, false, FILING_LAW_REVIEW},
        {"opine", true, false, FILING_LAW_REPLY},     {"reply", false, true, FILING_LAW_FILE},
        {"close", false, true, FILING_LAW_FILE},      {"refuse", false, true, FILING_LAW_FILE},
        {"talk", false, false, FILING_LAW_FILE}};

    for (size_t i = 0; i < COUNT(T); i++) {
        enum filing_law_clock clock = FILING_LAW_FILE;
        bool stops;

        EQ_INT(filing_clock_after(str_from(T[i].act), S("active"), &clock, &stops), T[i].starts,
               T[i].act);
        EQ_INT(stops, T[i].stops, T[i].act);
        EQ_INT(clock, T[i].clock, T[i].act);
        EQ_INT(filing_clock_after(str_from(T[i].act), S("asked"), &clock, &stops),
               T[i].starts && T[i].clock != FILING_LAW_REVIEW, T[i].act);
        EQ_INT(stops, T[i].stops || T[i].clock == FILING_LAW_REVIEW, T[i].act);
    }
}

static void ends(void)
{
    static const struct {
        const char *state, *result, *ground, *want;
        bool committee, problem, filed;
    } T[] = {
        {"reviewing", "clean", "", NULL, false, false, false},
        {"reviewing", "clean", "", "filing.err.not_clean", false, true, false},
        {"opinion", "clean", "power", "filing.err.not_clean", false, false, false},
        {"replied", "clean", "power", "filing.err.not_clean", false, false, false},
        {"reviewing", "corrected", "", "filing.err.opinion_first", false, true, false},
        {"registered", "revoked", "power", "filing.err.opinion_first", true, true, false},
        {"replied", "corrected", "power", "filing.err.text_first", false, true, false},
        {"replied", "corrected", "power", NULL, false, true, true},
        {"opinion", "repealed", "power", NULL, false, true, false},
        {"replied", "explained", "power", NULL, false, true, false},
        {"opinion", "revoked", "power", "filing.err.committee_only", false, true, false},
        {"opinion", "revoked", "", "filing.err.no_ground", true, true, false},
        {"opinion", "revoked", "conflict", NULL, true, true, false},
    };

    for (size_t i = 0; i < COUNT(T); i++) {
        const struct filing f = {.state = str_from(T[i].state),
                                 .ground = str_from(T[i].ground),
                                 .maker = S("government")};
        struct err err = {0};

        EQ_INT(filing_check_close(&f, str_from(T[i].result), T[i].committee, T[i].problem,
                                  T[i].filed, &err),
               T[i].want == NULL ? ST_OK : ST_RULE, T[i].result);
        EQ_TEXT(err.key != NULL ? err.key : "", T[i].want != NULL ? T[i].want : "", T[i].result);
    }
}

static void amends(void)
{
    static const struct {
        const char *state, *result;
        enum status want;
    } T[] = {{"opinion", "", ST_OK},          {"replied", "", ST_OK},
             {"closed", "corrected", ST_OK},  {"closed", "repealed", ST_OK},
             {"closed", "revoked", ST_RULE},  {"closed", "clean", ST_RULE},
             {"closed", "explained", ST_RULE}};

    for (size_t i = 0; i < COUNT(T); i++) {
        const struct filing f = {.state = str_from(T[i].state), .result = str_from(T[i].result)};
        struct err err = {0};

        EQ_INT(filing_check_amend(&f, &err), T[i].want, T[i].result);
        EQ_TEXT(err.key != NULL ? err.key : "", T[i].want == ST_OK ? "" : "filing.err.state",
                T[i].state);
    }
}

static void asks(void)
{
    static const char *const ALL[] = {"received", "incomplete", "accepted",
                                      "declined", "moved",      "answered"};
    static const char *const MAY[] = {".iadmA", ".iadmA", ".....A", ".....A", "......", "......"};
    struct err err = {0};

    for (size_t i = 0; i < COUNT(ALL); i++)
        for (size_t k = 0; k < COUNT(ALL); k++)
            EQ_INT(filing_check_ask(str_from(ALL[i]), str_from(ALL[k]), &err),
                   MAY[i][k] == '.' ? ST_RULE : ST_OK, ALL[k]);
    EQ_TEXT(err.key, "filing.err.ask_state", "why");
}

/* @law Beijing Filing Regulation (2024-09-27) art. 17, 24, 25 */
static void ask_clocks(void)
{
    static const struct {
        const char *state, *looked;
        bool runs;
        enum filing_law_clock clock;
    } T[] = {{"received", "", true, FILING_LAW_COMPLETE},
             {"received", "lacking", true, FILING_LAW_COMPLETE},
             {"received", "elsewhere", true, FILING_LAW_TRANSFER},
             {"received", "whole", false, FILING_LAW_COMPLETE},
             {"incomplete", "lacking", false, FILING_LAW_COMPLETE},
             {"moved", "elsewhere", false, FILING_LAW_TRANSFER},
             {"declined", "whole", true, FILING_LAW_DECLINE},
             {"answered", "", false, FILING_LAW_COMPLETE}};

    for (size_t i = 0; i < COUNT(T); i++) {
        const struct filing_ask ask = {.state = str_from(T[i].state),
                                       .looked = str_from(T[i].looked),
                                       .asked_on = {2026, 11, 2},
                                       .decided_on = {2026, 11, 9}};
        enum filing_law_clock clock;
        struct date from;

        OK(filing_ask_clock(&ask, &clock, &from) == T[i].runs, T[i].state);
        if (!T[i].runs)
            continue;
        EQ_INT((int64_t)clock, (int64_t)T[i].clock, T[i].looked);
        EQ_INT(from.day, T[i].clock == FILING_LAW_DECLINE ? 9 : 2, T[i].state);
    }
}

int main(void)
{
    way();
    leads();
    words();
    told();
    clocks();
    ends();
    amends();
    asks();
    ask_clocks();
    return tap_done();
}
