// SPDX-License-Identifier: MulanPSL-2.0
/* Decisions about supervision. */
#include "modules/supervision/supervision_rules.h"

/* ---------------------------------------------------------------- methods */

struct flow {
    const char *method, *counted, *stages;
};

/* clang-format off */
static const struct flow FLOWS[] = {
    {"report", "heard", "planned gathered drafted final sent heard opined replied rated"},
    {"research", "field", "planned field reported used"},
    {"tour", "held", "planned invited held reported"},
    {"inspection", "field", "planned noticed field reported opined rectified"},
    {"higher", "assisted", "received assisted reported_up"},
    {"linked", "checked", "issued checked merged"},
    {"inquiry", "held", "planned collected held rated handled"},
    {"question", "answered", "moved answered rated"},
    {"probe", "decided", "proposed decided going reported resolved"},
    {"appraisal", "appraised", "planned self_report research appraised rectified"},
    {"survey", "collected", "planned issued collected analysed"},
    {"forum", "held", "planned held reported"},
    {"media", "covered", "invited covered published"},
    {"follow", "going", "planned going solved extended"},
};
/* clang-format on */

static const struct flow *flow_of(struct str method)
{
    arr_each (i, COUNT(FLOWS))
        if (str_eqz(method, FLOWS[i].method))
            return &FLOWS[i];
    return NULL;
}

const char *supervision_flow(struct str method)
{
    const struct flow *f = flow_of(method);

    return f == NULL ? "" : f->stages;
}

const char *supervision_counted(struct str method)
{
    const struct flow *f = flow_of(method);

    return f == NULL ? "" : f->counted;
}

int supervision_stage_place(struct str method, struct str stage)
{
    struct str rest = str_from(supervision_flow(method)), one;
    int at = 0;

    while (str_cut(&rest, ' ', &one)) {
        if (str_eq(one, stage))
            return at;
        at++;
    }
    return -1;
}

bool supervision_stage_counts(struct str method, struct str stage)
{
    const int at = supervision_stage_place(method, stage);

    return at != -1 && at >= supervision_stage_place(method, str_from(supervision_counted(method)));
}

const char *supervision_stage_state(struct str method, struct str stage)
{
    const int at = supervision_stage_place(method, stage);
    struct str rest = str_from(supervision_flow(method)), one;
    int stages = 0;

    if (at <= 0)
        return "planned";
    while (str_cut(&rest, ' ', &one))
        stages++;
    return at == stages - 1 ? "done" : "running";
}

enum status supervision_check_stage(const struct supervision_facts *f, struct str to,
                                    struct date on, struct date today, struct err *err)
{
    if (str_eqz(f->state, "cancelled"))
        return fail(err, ST_RULE, "supervision.err.step_cancelled", NULL);
    if (supervision_stage_place(f->method, to) <= supervision_stage_place(f->method, f->stage))
        return fail(err, ST_RULE, "supervision.err.stage_back", NULL);
    if (date_cmp(on, today) > 0)
        return fail(err, ST_RULE, "supervision.err.stage_ahead", NULL);
    if (str_eqz(to, "opined") && !f->has_doc)
        return fail(err, ST_RULE, "supervision.err.no_doc", NULL);
    if (str_eqz(to, "rated") && str_eqz(f->method, "report") && !f->passed)
        return fail(err, ST_RULE, "supervision.err.not_passed", NULL);
    if ((str_eqz(to, "reported") || str_eqz(to, "analysed")) && !f->reported)
        return fail(err, ST_RULE, "supervision.err.no_report", NULL);
    return ST_OK;
}

/* ---------------------------------------------------------------- matters, topics, plans */

const char *supervision_matter_state(int64_t begun, int64_t waiting, int64_t open)
{
    if (begun == 0)
        return open > 0 ? "rectifying" : "planned";
    return waiting == 0 && open > 0 ? "rectifying" : "running";
}

enum status supervision_check_going(struct str state, struct err *err)
{
    if (str_eqz(state, "closed"))
        return fail(err, ST_RULE, "supervision.err.closed", NULL);
    if (str_eqz(state, "cancelled"))
        return fail(err, ST_RULE, "supervision.err.cancelled", NULL);
    return ST_OK;
}

enum status supervision_check_close(struct str state, int64_t waiting, int64_t open,
                                    struct err *err)
{
    const int64_t left = waiting > 0 ? waiting : open;

    TRY(supervision_check_going(state, err));
    if (left == 0)
        return ST_OK;
    (void)fail(err, ST_RULE,
               waiting > 0 ? "supervision.err.steps_wait" : "supervision.err.problems_open", NULL);
    snprintf(err->arg, sizeof err->arg, "%lld", (long long)left);
    return ST_RULE;
}

unsigned supervision_source_item(struct str source)
{
    static const char *const ITEMS[] = {"inspection", "suggestion", "member", "research",
                                        "petition"};

    for (unsigned i = 0; i < COUNT(ITEMS); i++)
        if (str_eqz(source, ITEMS[i]))
            return i + 1;
    return COUNT(ITEMS) + 1;
}

enum status supervision_check_plan(struct str state, enum supervision_plan_verb verb,
                                   struct err *err)
{
    const bool draft = str_eqz(state, "draft"), approved = str_eqz(state, "approved"),
               published = str_eqz(state, "published");

    if ((verb == PLAN_CHANGE || verb == PLAN_APPROVE) && !draft)
        return fail(err, ST_RULE, "supervision.err.plan_fixed", NULL);
    if (verb == PLAN_PUBLISH && !approved)
        return fail(err, ST_RULE,
                    published ? "supervision.err.plan_published" : "supervision.err.plan_draft",
                    NULL);
    if (verb == PLAN_REVISE && !approved && !published)
        return fail(err, ST_RULE, "supervision.err.plan_draft", NULL);
    return ST_OK;
}

/* ---------------------------------------------------------------- problems */

const char *supervision_problem_next(struct str state, enum supervision_problem_verb verb)
{
    const bool open = str_eqz(state, "open"), assigned = str_eqz(state, "assigned"),
               reported = str_eqz(state, "reported"), going = open || assigned || reported;

    switch (verb) {
    case PROBLEM_ASSIGN:
        return open || assigned ? "assigned" : NULL;
    case PROBLEM_MEASURE:
        return assigned ? "assigned" : NULL;
    case PROBLEM_REPORT:
        return assigned ? "reported" : NULL;
    case PROBLEM_ACCEPT:
        return reported ? "solved" : NULL;
    case PROBLEM_BACK:
        return reported ? "assigned" : NULL;
    case PROBLEM_SHELVE:
        return going ? "shelved" : NULL;
    case PROBLEM_REOPEN:
        return going ? NULL : "assigned";
    case PROBLEM_SOLVED:
        return going ? "solved" : NULL;
    case PROBLEM_LOOK:
    default:
        return open ? "open" : assigned ? "assigned" : reported ? "reported" : NULL;
    }
}

bool supervision_problem_late(const struct supervision_problem *p, struct date today)
{
    if (date_none(p->due_on) || str_eqz(p->state, "solved") || str_eqz(p->state, "shelved"))
        return false;
    return date_cmp(today, p->due_on) > 0;
}

/* ---------------------------------------------------------------- votes of satisfaction */

bool supervision_count_valid(const struct supervision_count *n)
{
    return n->satisfied >= 0 && n->basic >= 0 && n->dissatisfied >= 0 &&
           n->satisfied + n->basic + n->dissatisfied <= n->ballots && n->ballots <= n->all &&
           n->ballots > 0;
}

struct supervision_rating supervision_rate_by(const struct supervision_rule *rule,
                                              const struct supervision_count *n)
{
    struct supervision_rating r = {
        .mark = "dissatisfied",
        .good = n->satisfied + (rule->basic ? n->basic : 0),
        .needed = rule->of_all ? n->all / 2 + 1 : (n->ballots * rule->percent + 99) / 100};

    r.passed = r.good >= r.needed;
    if (r.passed)
        r.mark = n->satisfied >= r.needed ? "satisfied" : "basic";
    return r;
}

/* ---- days ---- */

int64_t supervision_whole(struct date first, struct date last, unsigned months)
{
    unsigned n = 0;

    if (date_none(first))
        return 0;
    while (date_cmp(date_add_months(first, (n + 1) * months), last) <= 0)
        n++;
    return n;
}

bool supervision_shows_organ(bool whole, int64_t own, int64_t organ)
{
    return whole || (own != 0 && own == organ);
}
