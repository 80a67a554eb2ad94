// SPDX-License-Identifier: MulanPSL-2.0
/* Is the number there that the law wants? By the statute where it speaks, else by the rule of the
 * meeting's kind; with the formula that a hall can check. */
#include "law/meeting_law.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_hall.h"
#include "modules/meeting/meeting_parts.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_store.h"
#include "platform/text.h"

bool meeting_body_in_law(struct str word, enum law_body *out)
{
    static const struct {
        const char *word;
        enum law_body body;
    } BODIES[] = {
        {"congress", LAW_BODY_CONGRESS},
        {"presidium", LAW_BODY_PRESIDIUM},
        {"standing_committee", LAW_BODY_STANDING_COMMITTEE},
        {"township_presidium", LAW_BODY_TOWNSHIP_PRESIDIUM},
    };

    arr_each (i, COUNT(BODIES)) {
        if (!str_eqz(word, BODIES[i].word))
            continue;
        *out = BODIES[i].body;
        return true;
    }
    return false;
}

static bool fraction_of(struct str word, enum fraction *out)
{
    static const struct {
        const char *word;
        enum fraction fraction;
    } FRACTIONS[] = {
        {"over_half", FRACTION_MORE_THAN_HALF},
        {"half", FRACTION_HALF},
        {"two_thirds", FRACTION_TWO_THIRDS},
    };

    arr_each (i, COUNT(FRACTIONS)) {
        if (!str_eqz(word, FRACTIONS[i].word))
            continue;
        *out = FRACTIONS[i].fraction;
        return true;
    }
    return false;
}

/* "31×2＞35" and the like, in words of the text table. */
static struct str formula(struct ctx *ctx, enum fraction fraction, const struct meeting_presence *p)
{
    const struct str present = str_printf(ctx->arena, "%u", p->present);
    const struct str all = str_printf(ctx->arena, "%u", p->all_members);
    const struct str missing = str_printf(ctx->arena, "%u", p->quorum ? 0 : p->needed - p->present);

    if (fraction == FRACTION_TWO_THIRDS)
        return p->quorum ? TF(ctx->arena, "meeting.there.f.two_thirds", present, all)
                         : TF(ctx->arena, "meeting.there.f.two_thirds_not", present, all, missing);
    if (fraction == FRACTION_HALF)
        return p->quorum ? TF(ctx->arena, "meeting.there.f.half", present, all)
                         : TF(ctx->arena, "meeting.there.f.half_not", present, all, missing);
    return p->quorum ? TF(ctx->arena, "meeting.there.f.over_half", present, all)
                     : TF(ctx->arena, "meeting.there.f.over_half_not", present, all, missing);
}

static void judge(struct ctx *ctx, const struct meeting *m, const struct meeting_rule *rule,
                  struct meeting_presence *p)
{
    enum fraction fraction;
    enum law_body body;

    if (meeting_body_in_law(rule->body_kind, &body) && !str_eqz(rule->quorum, "none")) {
        const struct meeting_law_quorum q =
            meeting_law_quorum(body, p->all_members, p->present, m->starts_on);

        fraction = q.fraction;
        p->article = str_from(q.article);
    } else if (fraction_of(rule->quorum, &fraction)) {
        p->article = rule->quorum_article;
    } else {
        p->quorum = true;
        p->formula =
            TF(ctx->arena, "meeting.there.f.none", str_printf(ctx->arena, "%u", p->present));
        return;
    }
    p->needed = fraction_needed(fraction, p->all_members);
    p->quorum = fraction_reached(fraction, p->present, p->all_members);
    p->formula = formula(ctx, fraction, p);
}

/* The day by which a meeting that is not over is judged. */
static struct date day_of(const struct ctx *ctx, const struct meeting *m)
{
    return date_cmp(ctx->today, m->starts_on) > 0 ? ctx->today : m->starts_on;
}

static bool counts_today(const struct meeting *m)
{
    return !m->recorded && !meeting_was_held(m->state);
}

/* Of those who have signed in: who has been suspended since is there for no quorum.
 * @law Deputies Law (2025-03-11) art. 61(1) */
static enum status suspended_there(struct ctx *ctx, const struct meeting *m, uint32_t *out_members,
                                   uint32_t *out_present)
{
    struct meeting_person *seats;
    int64_t *suspended;
    size_t count, n;

    *out_members = *out_present = 0;
    TRY(deputy_suspended_on(ctx, day_of(ctx, m), &suspended, &count));
    arr_each (i, count) {
        TRY(meeting_store_of_deputy(ctx, suspended[i], &seats, &n));
        arr_each (k, n) {
            if (seats[k].meeting_id != m->id || seats[k].capacity != MEETING_MEMBER)
                continue;
            *out_members += 1;
            *out_present += seats[k].present;
        }
    }
    return ST_OK;
}

/* All members: as the meeting was called, but where the place leaves suspended deputies out of the
 * whole, as it is today; never fewer than those who may vote. */
static enum status whole_of(struct ctx *ctx, const struct meeting *m, uint32_t acting,
                            uint32_t *whole)
{
    struct law_params params;

    if (m->body_id == 0 || !counts_today(m))
        return ST_OK;
    TRY(congress_law_params(ctx, day_of(ctx, m), &params));
    if (!params.suspended_leave_whole)
        return ST_OK;
    TRY(body_whole_at(ctx, m->body_id, day_of(ctx, m), whole));
    if (*whole < acting)
        *whole = acting;
    return ST_OK;
}

enum status meeting_presence(struct ctx *ctx, int64_t meeting_id, struct meeting_presence *out)
{
    uint32_t suspended = 0, gone = 0;
    struct meeting_there there;
    struct meeting_rule rule;
    struct meeting m;

    TRY(meeting_get(ctx, meeting_id, &m));
    TRY(meeting_rule_get(ctx, m.rule_id, &rule));
    TRY(meeting_there(ctx, meeting_id, 0, &there));
    if (counts_today(&m))
        TRY(suspended_there(ctx, &m, &suspended, &gone));
    *out = (struct meeting_presence){
        .present = there.present - gone, .formula = S(""), .article = S("")};
    out->all_members = m.all_members != 0 ? m.all_members : there.members;
    TRY(whole_of(ctx, &m, there.members - suspended, &out->all_members));
    judge(ctx, &m, &rule, out);
    return ST_OK;
}

/* Who was suspended while he was there leaves: for the roll, and for votes that are open. */
enum status meeting_on_suspended(struct ctx *ctx, const struct event_view *e)
{
    const struct err before = ctx->err;
    struct meeting_person *seats;
    enum status st;
    size_t count;

    st = deputy_check_acting(ctx, e->subject_id, ctx->today);
    if (st != ST_RULE) /* acts, or is suspended from a later day on */
        return st;
    ctx->err = before;
    TRY(meeting_store_of_deputy(ctx, e->subject_id, &seats, &count));
    arr_each (i, count)
        if (seats[i].present)
            TRY(meeting_leave_hall(ctx, seats[i].meeting_id, seats[i].id, false,
                                   T("meeting.there.suspended")));
    return ST_OK;
}
