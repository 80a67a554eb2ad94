// SPDX-License-Identifier: MulanPSL-2.0
/* What was decided elsewhere: removals by a motion, elections by the congress, years before. */
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "modules/appointment/appointment_rules.h"
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

/* What is known already of the person in that post from the day on: somebody who starts in the
 * middle of a term enters what was decided before in any order. */
struct around {
    bool held;              /* on that day */
    struct date next;       /* a later beginning */
    struct appointment end; /* the first decision after it that ends what began then; id 0: none */
};

/* An end of the same person in the post; for who acts also that somebody is appointed. */
static bool ends(const struct appointment *a, const struct appointment *other)
{
    if (!str_eqz(other->state, "passed") || date_none(other->effect_on) ||
        date_cmp(other->effect_on, a->effect_on) <= 0)
        return false;
    if (!appointment_begins(other->act))
        return other->person_id == a->person_id;
    return str_eqz(a->act, "acting") && !str_eqz(other->act, "acting");
}

static enum status look_around(struct ctx *ctx, const struct appointment *a, struct around *out)
{
    struct appointment_tenure *held;
    struct appointment *all;
    size_t count;

    *out = (struct around){.held = false};
    TRY(appointment_store_tenures(ctx, a->post_id, a->person_id, (struct date){0}, &held, &count));
    arr_each (i, count) {
        const bool begun_later =
            held[i].begun_id != a->id && date_cmp(held[i].from_on, a->effect_on) > 0;

        if (begun_later) {
            if (date_none(out->next) || date_cmp(held[i].from_on, out->next) < 0)
                out->next = held[i].from_on;
        } else if (held[i].begun_id == a->id || date_none(held[i].to_on) ||
                   date_cmp(held[i].to_on, a->effect_on) > 0) {
            out->held = true;
        }
    }
    TRY(appointment_store_of_post(ctx, a->post_id, &all, &count));
    arr_each (i, count)
        if (ends(a, &all[i]) &&
            (out->end.id == 0 || date_cmp(all[i].effect_on, out->end.effect_on) < 0))
            out->end = all[i];
    return ST_OK;
}

/* What began on that day ended by a decision that was entered before it. */
static enum status end_at(struct ctx *ctx, const struct appointment *a,
                          const struct appointment *end)
{
    const bool replaced = appointment_begins(end->act);
    struct appointment_tenure *held;
    size_t count;

    TRY(appointment_store_tenures(ctx, a->post_id, a->person_id, (struct date){0}, &held, &count));
    arr_each (i, count) {
        if (held[i].begun_id != a->id)
            continue;
        held[i].to_on = end->effect_on;
        held[i].ended_id = replaced ? 0 : end->id;
        held[i].ended_how = replaced ? S("acting") : str_from(appointment_ended_how(end->act));
        TRY(appointment_end_seat(ctx, &held[i], end->effect_on, "other"));
        TRY(appointment_store_tenure_update(ctx, &held[i]));
    }
    return ST_OK;
}

/* One who holds the post on that day goes on; one who began later without an end between has held
 * it since then. */
static enum status begin_at(struct ctx *ctx, const struct appointment *a)
{
    struct around around;

    TRY(look_around(ctx, a, &around));
    if (around.held)
        return ST_OK;
    if (!date_none(around.next) &&
        (around.end.id == 0 || date_cmp(around.end.effect_on, around.next) > 0))
        return ST_OK;
    TRY(appointment_take_effect(ctx, a, a->effect_on));
    return around.end.id != 0 ? end_at(ctx, a, &around.end) : ST_OK;
}

/* What this ends; and what began before it and was taken for a part of a later time, of which this
 * shows that it was not. */
static enum status end_of(struct ctx *ctx, const struct appointment *a)
{
    struct appointment *all;
    size_t count;

    TRY(appointment_take_effect(ctx, a, a->effect_on));
    TRY(appointment_store_of_post(ctx, a->post_id, &all, &count));
    arr_each (i, count)
        if (all[i].person_id == a->person_id && str_eqz(all[i].state, "passed") &&
            appointment_begins(all[i].act) && !date_none(all[i].effect_on) &&
            date_cmp(all[i].effect_on, a->effect_on) < 0)
            TRY(begin_at(ctx, &all[i]));
    return ST_OK;
}

enum status appointment_record(struct ctx *ctx, const struct appointment_record *in,
                               int64_t *out_id)
{
    struct appointment a = {.act = in->act,
                            .state = in->passed ? S("passed") : S("refused"),
                            .reason = S(""),
                            .finding = S(""),
                            .note = in->note.len > 0 ? in->note : S(""),
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
    return appointment_begins(a.act) ? begin_at(ctx, &a) : end_of(ctx, &a);
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
