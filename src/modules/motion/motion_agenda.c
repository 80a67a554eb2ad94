// SPDX-License-Identifier: MulanPSL-2.0
/* A motion before a meeting: on its agenda, its amendments in order, its result by the vote. */
#include "modules/motion/motion_act.h"
#include "modules/motion/motion_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

int64_t motion_of_url(struct str url)
{
    static const char PREFIX[] = "/motion/";
    int64_t id;

    if (!str_starts(url, S("/motion/")))
        return 0;
    url = (struct str){url.ptr + sizeof PREFIX - 1, url.len - (sizeof PREFIX - 1)};
    return str_to_int(url, &id) && id > 0 ? id : 0;
}

/* ---------------------------------------------------------------- on an agenda */

enum status motion_may_go(struct ctx *ctx, int64_t id, bool deciding)
{
    struct motion_act a;

    TRY(motion_act_begin(ctx, id, 0, MOTION_SCHEDULE, &a));
    return motion_check_agenda(&a.m, deciding, ctx->today, &ctx->err);
}

enum status motion_scheduled(struct ctx *ctx, int64_t id, const struct motion_item *in)
{
    struct motion_act a;

    TRY(motion_act_load(ctx, id, 0, &a));
    TRY(motion_store_put_item(ctx, id, in));
    if (!in->gone)
        TRY(motion_tell(ctx, &a, "motion.scheduled", MOTION_TO_SIGNERS | MOTION_TO_PERSON,
                        in->meeting));
    return event_emit(ctx, in->gone ? "motion.unscheduled" : "motion.scheduled", id);
}

enum status motion_items(struct ctx *ctx, int64_t id, struct motion_item **out, size_t *out_count)
{
    struct motion_act a;

    TRY(motion_act_load(ctx, id, 0, &a));
    return motion_store_items(ctx, id, out, out_count);
}

/* ---------------------------------------------------------------- what the meeting shows */

enum status motion_movers(struct ctx *ctx, const struct motion *m, struct str *out)
{
    struct motion_detail d;

    if (str_eqz(m->mover, "members")) {
        struct motion_signer *signers;
        size_t count;

        TRY(motion_store_signers(ctx, m->id, &signers, &count));
        *out = TF(ctx->arena,
                  m->forum == MOTION_CONGRESS ? "motion.movers.deputies" : "motion.movers.members",
                  count > 0 ? signers[0].name : S(""),
                  str_printf(ctx->arena, "%lld", (long long)m->signer_count));
        return ST_OK;
    }
    TRY(motion_show(ctx, m->id, &d));
    *out = d.mover_name;
    return ST_OK;
}

enum status motion_signed_by(struct ctx *ctx, int64_t id, struct motion_signer **out,
                             size_t *out_count)
{
    struct motion_act a;
    size_t n = 0;

    TRY(motion_act_load(ctx, id, 0, &a));
    arr_each (i, a.signers_count)
        if (str_eqz(a.signers[i].state, "signed"))
            a.signers[n++] = a.signers[i];
    *out = a.signers;
    *out_count = n;
    return ST_OK;
}

enum status motion_reports(struct ctx *ctx, int64_t id, struct motion_report **out,
                           size_t *out_count)
{
    struct motion_act a;

    TRY(motion_act_load(ctx, id, 0, &a));
    return motion_store_reports(ctx, id, out, out_count);
}

enum status motion_defences(struct ctx *ctx, int64_t id, struct motion_defence **out,
                            size_t *out_count)
{
    struct motion_act a;

    TRY(motion_act_load(ctx, id, 0, &a));
    return motion_store_defences(ctx, id, out, out_count);
}

/* ---------------------------------------------------------------- amendments */

enum status motion_open_amendments(struct ctx *ctx, int64_t id, struct motion **out,
                                   size_t *out_count)
{
    size_t count;

    *out_count = 0;
    TRY(motion_store_amendments(ctx, id, out, &count));
    arr_each (i, count)
        if (motion_is_open(&(*out)[i]))
            (*out)[(*out_count)++] = (*out)[i];
    return ST_OK;
}

struct ordering {
    int64_t id, version;
    const int64_t *ids;
    size_t count;
};

static enum status order_tx(struct ctx *ctx, const void *input)
{
    const struct ordering *in = input;
    struct motion *open;
    struct motion_act a;
    size_t count, placed = 0;

    TRY(motion_act_begin(ctx, in->id, in->version, MOTION_ORDER, &a));
    TRY(motion_open_amendments(ctx, in->id, &open, &count));
    arr_each (i, in->count)
        arr_each (k, count) {
            if (open[k].id != in->ids[i])
                continue;
            open[k].place = (int64_t)i + 1;
            placed++;
            TRY(motion_store_update(ctx, &open[k]));
        }
    if (placed != count || in->count != count)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    return event_emit(ctx, "motion.ordered", a.m.id);
}

enum status motion_order(struct ctx *ctx, int64_t id, int64_t version, const int64_t *ids,
                         size_t count)
{
    return db_tx(ctx, order_tx, &(struct ordering){id, version, ids, count});
}

/* ---------------------------------------------------------------- the vote */

enum status motion_put_to_vote(struct ctx *ctx, int64_t id)
{
    struct motion_act a;

    TRY(motion_act_load(ctx, id, 0, &a));
    if (a.m.state != MOTION_LISTED || !date_none(a.m.put_to_vote_on))
        return ST_OK;
    if (!date_none(a.m.withdraw_asked_on))
        return fail(&ctx->err, ST_RULE, "motion.err.withdrawal_waits", NULL);
    TRY(motion_check_heard(ctx, &a.m));
    a.m.put_to_vote_on = ctx->today;
    TRY(motion_store_add_decision(
        ctx, id,
        &(struct motion_decision){.decision = S("put_to_vote"), .on = ctx->today, .note = S("")}));
    return motion_act_end(ctx, &a, "motion.decided");
}

static enum status voted_tx(struct ctx *ctx, const void *input)
{
    const struct motion_vote *in = input;
    struct motion_act a;

    TRY(motion_act_load(ctx, in->id, 0, &a));
    if (a.m.state != MOTION_LISTED)
        return ST_OK;
    return motion_result(ctx, &(struct motion_result){.id = in->id,
                                                      .passed = in->passed,
                                                      .vote_id = in->vote_id,
                                                      .on = in->on,
                                                      .note = in->note});
}

enum status motion_voted(struct ctx *ctx, const struct motion_vote *in)
{
    return db_tx(ctx, voted_tx, in);
}

struct voiding {
    int64_t id, vote_id;
};

static enum status void_tx(struct ctx *ctx, const void *input)
{
    const struct voiding *in = input;
    struct motion_act a;
    struct str note;

    TRY(motion_act_load(ctx, in->id, 0, &a));
    if (a.m.vote_id != in->vote_id || (a.m.state != MOTION_PASSED && a.m.state != MOTION_REJECTED))
        return ST_OK;
    a.m.state = MOTION_LISTED;
    a.m.vote_id = 0;
    a.m.closed_on = (struct date){0};
    TRY(motion_undo_effect(ctx, &a.m, &note));
    TRY(motion_store_add_decision(
        ctx, a.m.id,
        &(struct motion_decision){.decision = S("void"), .on = ctx->today, .note = note}));
    TRY(motion_tell(ctx, &a, "motion.decided",
                    MOTION_TO_SIGNERS | MOTION_TO_OFFICE | MOTION_TO_PERSON,
                    text_of("motion.decision.", S("void"))));
    return motion_act_end(ctx, &a, "motion.vote_void");
}

enum status motion_vote_void(struct ctx *ctx, int64_t id, int64_t vote_id)
{
    return db_tx(ctx, void_tx, &(struct voiding){id, vote_id});
}
