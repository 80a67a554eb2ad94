// SPDX-License-Identifier: MulanPSL-2.0
/* Decisions about inquiries and investigations. */
#include "modules/inquiry/inquiry_rules.h"

static const char COMMITTEE_57[] = "《各级人民代表大会常务委员会监督法》第五十七条";

const char *inquiry_next(struct str state, enum inquiry_verb verb, bool rated)
{
    const bool planned = str_eqz(state, "planned"), collecting = str_eqz(state, "collecting"),
               closed = str_eqz(state, "closed");

    switch (verb) {
    case INQUIRY_CHANGE:
        return planned ? "planned" : collecting ? "collecting" : NULL;
    case INQUIRY_COLLECT:
        return planned ? "collecting" : NULL;
    case INQUIRY_OPEN:
        return planned || collecting ? "open" : NULL;
    case INQUIRY_CLOSE:
        return str_eqz(state, "open") ? "closed" : NULL;
    case INQUIRY_RATE:
        return !closed ? NULL : rated ? "rated" : "closed";
    case INQUIRY_HANDLE:
        return closed || str_eqz(state, "rated") ? "handled" : NULL;
    case INQUIRY_CANCEL:
    default:
        return planned || collecting ? "cancelled" : NULL;
    }
}

enum status inquiry_check_open(const struct inquiry *q, size_t organs, struct date today,
                               struct err *err)
{
    if (!str_eqz(q->state, "planned") && !str_eqz(q->state, "collecting"))
        return fail(err, ST_RULE, "inquiry.err.state", NULL);
    if (date_cmp(today, q->held_on) < 0)
        return fail(err, ST_RULE, "inquiry.err.before_day", NULL);
    if (organs == 0)
        return fail(err, ST_RULE, "inquiry.err.no_organ",
                    "《各级人民代表大会常务委员会监督法》第四十七条");
    if (q->questions == 0)
        return fail(err, ST_RULE, "inquiry.err.no_question", NULL);
    return ST_OK;
}

enum status inquiry_check_ask(const struct inquiry *q, struct date today, struct err *err)
{
    if (str_eqz(q->state, "open"))
        return ST_OK;
    if (!str_eqz(q->state, "collecting"))
        return fail(err, ST_RULE, "inquiry.err.not_collecting", NULL);
    if (!date_none(q->collect_until) && date_cmp(today, q->collect_until) > 0)
        return fail(err, ST_RULE, "inquiry.err.too_late", NULL);
    return ST_OK;
}

const char *inquiry_question_next(struct str state, enum inquiry_question_verb verb, bool open)
{
    const bool offered = str_eqz(state, "offered"), chosen = str_eqz(state, "chosen"),
               asked = str_eqz(state, "asked"), answered = str_eqz(state, "answered");

    switch (verb) {
    case QUESTION_CHOOSE:
        return offered || str_eqz(state, "left_out") ? "chosen" : NULL;
    case QUESTION_LEAVE:
        return offered || chosen ? "left_out" : NULL;
    case QUESTION_ASK:
        return !open ? NULL : chosen || asked ? "asked" : answered ? "answered" : NULL;
    case QUESTION_ANSWER:
    default:
        return answered || (open && (asked || chosen)) ? "answered" : NULL;
    }
}

const char *inquiry_probe_next(struct str state, enum inquiry_probe_verb verb)
{
    static const struct {
        const char *from, *to;
    } STEPS[] = {
        [PROBE_DECIDE] = {"proposed", "decided"},   [PROBE_REFUSE] = {"proposed", "refused"},
        [PROBE_BEGIN] = {"decided", "going"},       [PROBE_REPORT] = {"going", "reported"},
        [PROBE_RESOLVE] = {"reported", "resolved"},
    };

    return str_eqz(state, STEPS[verb].from) ? STEPS[verb].to : NULL;
}

enum status inquiry_check_members(const struct inquiry_member *all, size_t count, struct err *err)
{
    size_t chairs = 0, vices = 0, members = 0;

    arr_each (i, count) {
        if (str_eqz(all[i].post, "expert"))
            continue;
        if (all[i].deputy_id == 0)
            return fail(err, ST_RULE, "inquiry.err.not_deputy", COMMITTEE_57);
        chairs += str_eqz(all[i].post, "chair");
        vices += str_eqz(all[i].post, "vice");
        members += str_eqz(all[i].post, "member");
    }
    if (chairs != 1 || vices == 0 || members == 0)
        return fail(err, ST_RULE, "inquiry.err.members", COMMITTEE_57);
    return ST_OK;
}

bool inquiry_relation_of(const struct inquiry_relation *r, const struct inquiry_member *m)
{
    if (r->deputy_id != m->deputy_id)
        return false;
    return m->deputy_id != 0 || str_eq(r->name, m->name);
}

/* The last entry of him and `whom`, NULL: none. */
static const struct inquiry_relation *last_of(const struct inquiry_relation *all, size_t count,
                                              const struct inquiry_member *m, struct str whom)
{
    const struct inquiry_relation *last = NULL;

    arr_each (i, count)
        if (inquiry_relation_of(&all[i], m) && str_eq(all[i].whom, whom))
            last = &all[i];
    return last;
}

bool inquiry_relation_known(const struct inquiry_relation *all, size_t count,
                            const struct inquiry_member *m, struct str whom)
{
    return last_of(all, count, m, whom) != NULL;
}

bool inquiry_relation_stake(const struct inquiry_relation *all, size_t count,
                            const struct inquiry_member *m)
{
    arr_each (i, count)
        if (last_of(all, count, m, all[i].whom) == &all[i] && all[i].stake)
            return true;
    return false;
}
