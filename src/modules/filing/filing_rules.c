// SPDX-License-Identifier: MulanPSL-2.0
/* The way of a document from filing to its end. */
#include "modules/filing/filing_rules.h"

static int place_of(const char *words, struct str word)
{
    struct str rest = str_from(words), one;

    for (int at = 0; str_cut(&rest, ' ', &one); at++)
        if (str_eq(one, word))
            return at;
    return -1;
}

bool filing_word_known(const char *words, struct str word)
{
    return place_of(words, word) >= 0;
}

enum filing_law_maker filing_maker_of(struct str word)
{
    const int at = place_of(FILING_MAKERS, word);

    return at < 0 ? FILING_LAW_OTHER : (enum filing_law_maker)at;
}

enum filing_law_ground filing_ground_of(struct str word)
{
    return (enum filing_law_ground)(place_of(FILING_GROUNDS, word) + 1);
}

/* The whole way; what is not listed is forbidden. `from` may be several states. */
static const struct {
    const char *from, *act, *to; /* to NULL: stays */
    enum filing_side side;
} ALLOWED[] = {
    {"filed", "register", "registered", FILING_OFFICE},
    {"filed", "return", "returned", FILING_OFFICE},
    {"filed", "refuse", "refused", FILING_OFFICE},
    {"returned", "again", "filed", FILING_MAKER},
    {"registered reviewing", "distribute", "reviewing", FILING_OFFICE},
    {"registered reviewing replied", "review", "reviewing", FILING_OFFICE},
    {"registered reviewing", "extend", NULL, FILING_OFFICE},
    {"registered reviewing replied", "opine", "opinion", FILING_OFFICE},
    {"opinion", "reply", "replied", FILING_MAKER},
    {"registered reviewing opinion replied", "letter_out", NULL, FILING_OFFICE},
    {"registered reviewing opinion replied", "letter_in", NULL, FILING_MAKER},
    {"registered reviewing opinion replied", "talk", NULL, FILING_OFFICE},
    {"registered reviewing opinion replied", "close", "closed", FILING_OFFICE},
    {"opinion replied", "annul", NULL, FILING_OFFICE},
    {"opinion replied closed", "amend", NULL, FILING_MAKER},
    {"opinion replied closed", "refile", NULL, FILING_MAKER},
    {"closed", "reopen", "reviewing", FILING_OFFICE},
};

enum status filing_next(struct str state, struct str act, enum filing_side side,
                        struct str *out_state, struct err *err)
{
    arr_each (i, COUNT(ALLOWED)) {
        if (!str_eqz(act, ALLOWED[i].act) || !filing_word_known(ALLOWED[i].from, state) ||
            (ALLOWED[i].side == FILING_OFFICE && side != FILING_OFFICE))
            continue;
        *out_state = ALLOWED[i].to != NULL ? str_from(ALLOWED[i].to) : state;
        return ST_OK;
    }
    return fail(err, ST_RULE, "filing.err.state", NULL);
}

static const struct {
    const char *act;
    enum filing_law_clock clock;
} CLOCKS[] = {
    {"again", FILING_LAW_FORMAL},  {"return", FILING_LAW_CORRECT}, {"register", FILING_LAW_REVIEW},
    {"reopen", FILING_LAW_REVIEW}, {"opine", FILING_LAW_REPLY},
};

bool filing_has_review_clock(struct str mode)
{
    return str_eqz(mode, "active");
}

bool filing_clock_after(struct str act, struct str mode, enum filing_law_clock *out,
                        bool *out_stops)
{
    *out_stops = filing_word_known("refuse reply close", act);
    arr_each (i, COUNT(CLOCKS)) {
        if (!str_eqz(act, CLOCKS[i].act))
            continue;
        if (CLOCKS[i].clock == FILING_LAW_REVIEW && !filing_has_review_clock(mode)) {
            *out_stops = true;
            return false;
        }
        *out = CLOCKS[i].clock;
        return true;
    }
    return false;
}

bool filing_step_told(struct str act)
{
    return !filing_word_known("distribute review talk extend", act);
}

bool filing_needs_text(struct str act)
{
    return filing_word_known("return refuse extend opine reply letter_out letter_in talk reopen",
                             act);
}

enum status filing_check_close(const struct filing *f, struct str result, bool by_committee,
                               bool problem_found, bool text_filed, struct err *err)
{
    const bool told = str_eqz(f->state, "opinion") || str_eqz(f->state, "replied");

    if (str_eqz(result, "clean"))
        return told || problem_found ? fail(err, ST_RULE, "filing.err.not_clean", NULL) : ST_OK;
    if (!told)
        return fail(err, ST_RULE, "filing.err.opinion_first", NULL);
    if (filing_word_known(FILING_AMENDED, result) &&
        !filing_law_settled(str_eqz(result, "repealed"), text_filed))
        return fail(err, ST_RULE, "filing.err.text_first", filing_law_article(FILING_LAW_REFILE));
    if (!str_eqz(result, "revoked"))
        return ST_OK;
    return filing_law_check_revoke(filing_maker_of(f->maker), filing_ground_of(f->ground),
                                   by_committee, err);
}

enum status filing_check_amend(const struct filing *f, struct err *err)
{
    if (!str_eqz(f->state, "closed") || str_eqz(f->result, "corrected") ||
        str_eqz(f->result, "repealed"))
        return ST_OK;
    return fail(err, ST_RULE, "filing.err.state", NULL);
}

static const struct {
    const char *from, *to;
} ASKS[] = {
    {"received", "incomplete accepted declined moved answered"},
    {"incomplete", "incomplete accepted declined moved answered"},
    {"accepted", "answered"},
    {"declined", "answered"},
};

enum status filing_check_ask(struct str state, struct str next, struct err *err)
{
    arr_each (i, COUNT(ASKS))
        if (str_eqz(state, ASKS[i].from) && filing_word_known(ASKS[i].to, next))
            return ST_OK;
    return fail(err, ST_RULE, "filing.err.ask_state", NULL);
}

bool filing_ask_clock(const struct filing_ask *ask, enum filing_law_clock *out,
                      struct date *out_from)
{
    *out_from = ask->asked_on;
    if (str_eqz(ask->state, "declined")) {
        *out = FILING_LAW_DECLINE;
        *out_from = ask->decided_on;
        return true;
    }
    *out = str_eqz(ask->looked, "elsewhere") ? FILING_LAW_TRANSFER : FILING_LAW_COMPLETE;
    return str_eqz(ask->state, "received") && !str_eqz(ask->looked, "whole");
}
