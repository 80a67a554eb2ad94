// SPDX-License-Identifier: MulanPSL-2.0
/* What was decided elsewhere: removals by a motion, elections by the congress, years before. */
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "modules/motion/motion.h"
#include "platform/db.h"
#include "platform/event.h"

static enum status post_of(struct ctx *ctx, const struct appointment_post *in, int64_t *out_id)
{
    struct appointment_post p = *in, old;
    const enum status st = appointment_store_post_named(ctx, p.name, &old);

    if (st == ST_OK)
        *out_id = old.id;
    if (st != ST_NOT_FOUND)
        return st;
    p.id = db_new_id(ctx);
    *out_id = p.id;
    return appointment_store_post_insert(ctx, &p);
}

static enum status holds(struct ctx *ctx, const struct appointment *a, bool *out)
{
    struct appointment_tenure *held;
    size_t count;

    *out = false;
    TRY(appointment_store_tenures(ctx, a->post_id, a->person_id, (struct date){0}, &held, &count));
    arr_each (i, count)
        *out = *out || date_none(held[i].to_on);
    return ST_OK;
}

enum status appointment_record(struct ctx *ctx, const struct appointment_record *in,
                               int64_t *out_id)
{
    struct appointment a = {.act = in->act,
                            .state = in->passed ? S("passed") : S("refused"),
                            .reason = S(""),
                            .finding = S(""),
                            .note = S(""),
                            .source = in->source,
                            .yes = in->yes,
                            .no = in->no,
                            .abstain = in->abstain,
                            .all_members = in->all_members,
                            .formula = S(""),
                            .article = S(""),
                            .decided_on = in->on};

    TRY(appointment_person_find(ctx, &in->person, &a.person_id));
    a.post_id = in->post.id;
    if (a.post_id == 0)
        TRY(post_of(ctx, &in->post, &a.post_id));
    if (in->passed)
        a.effect_on = date_none(in->from) ? in->on : in->from;
    a.id = db_new_id(ctx);
    TRY(appointment_store_insert(ctx, &a));
    *out_id = a.id;
    if (!in->passed)
        return ST_OK;
    if (appointment_begins(a.act)) {
        bool already;

        TRY(holds(ctx, &a, &already));
        if (already)
            return ST_OK;
    }
    return appointment_take_effect(ctx, &a, a.effect_on);
}

enum status appointment_records_tell(struct ctx *ctx, size_t written, size_t skipped)
{
    return event_emit_data(
        ctx, "appointment.imported", ctx->congress_id,
        str_printf(ctx->arena, "{\"written\":%zu,\"skipped\":%zu}", written, skipped));
}

/* ---------------------------------------------------------------- removals */

static enum status removed_tx(struct ctx *ctx, const void *input)
{
    const struct motion *m = input;
    struct appointment_tenure *all;
    struct appointment a = {.act = S("remove"),
                            .state = S("passed"),
                            .reason = m->cause,
                            .finding = S(""),
                            .note = S(""),
                            .source = motion_number_text(ctx->arena, m),
                            .formula = S(""),
                            .article = S(""),
                            .motion_id = m->id,
                            .vote_id = m->vote_id,
                            .decided_on = m->closed_on,
                            .effect_on = m->closed_on};
    size_t count;

    TRY(appointment_store_tenures(ctx, 0, 0, m->closed_on, &all, &count));
    arr_each (i, count) {
        if (!str_eq(all[i].person, m->person_name) || !str_eq(all[i].post, m->person_post))
            continue;
        a.id = db_new_id(ctx);
        a.person_id = all[i].person_id;
        a.post_id = all[i].post_id;
        TRY(appointment_store_insert(ctx, &a));
        TRY(appointment_take_effect(ctx, &a, a.effect_on));
        return event_emit(ctx, "appointment.removed", a.id);
    }
    return ST_OK;
}

enum status appointment_removed(struct ctx *ctx, int64_t motion_id)
{
    struct motion m;
    int64_t known;

    TRY(motion_get(ctx, motion_id, &m));
    if (m.kind != MOTION_REMOVAL || m.state != MOTION_PASSED)
        return ST_OK;
    if (date_none(m.closed_on))
        m.closed_on = ctx->today;
    TRY(appointment_store_of_motion(ctx, m.id, &known));
    return known != 0 ? ST_OK : db_tx(ctx, removed_tx, &m);
}
