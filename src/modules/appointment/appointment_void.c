// SPDX-License-Identifier: MulanPSL-2.0
/* A result that does not stand: its vote was declared void after it was announced, or is repeated.
 * What followed from it at once, a post begun or ended, is taken back. */
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "modules/body/body.h"
#include "platform/db.h"
#include "platform/event.h"

/* A seat that cannot be given back (somebody else has it) is left to the office. */
static enum status unless_refused(struct ctx *ctx, struct err before, enum status st)
{
    if (st != ST_RULE && st != ST_NOT_FOUND)
        return st;
    ctx->err = before;
    return ST_OK;
}

/* Who acted until then acts again. */
static enum status act_again(struct ctx *ctx, const struct appointment_tenure *t)
{
    struct appointment_tenure *all;
    size_t count;

    TRY(appointment_store_tenures(ctx, t->post_id, 0, (struct date){0}, &all, &count));
    arr_each (i, count) {
        if (!all[i].acting || !str_eqz(all[i].ended_how, "acting") ||
            date_cmp(all[i].to_on, t->from_on) != 0)
            continue;
        all[i].to_on = (struct date){0};
        all[i].ended_how = S("");
        TRY(appointment_store_tenure_update(ctx, &all[i]));
    }
    return ST_OK;
}

static enum status begun_in_vain(struct ctx *ctx, const struct appointment_tenure *t)
{
    const struct err before = ctx->err;

    TRY(unless_refused(ctx, before, appointment_end_seat(ctx, t, t->from_on, "other")));
    if (!t->acting)
        TRY(act_again(ctx, t));
    return appointment_store_tenure_delete(ctx, t->id);
}

static enum status ended_in_vain(struct ctx *ctx, struct appointment_tenure *t,
                                 const struct appointment *a)
{
    const char *reason = str_eqz(a->act, "resign")   ? "resigned"
                         : str_eqz(a->act, "remove") ? "removed"
                                                     : "moved";
    const struct err before = ctx->err;

    if (t->member_id != 0)
        TRY(unless_refused(ctx, before,
                           body_restore(ctx, t->member_id, t->to_on, str_from(reason))));
    t->to_on = (struct date){0};
    t->ended_id = 0;
    t->ended_how = S("");
    return appointment_store_tenure_update(ctx, t);
}

/* Was it ended since, or a certificate signed? Then it is no longer only the result's. */
static bool went_on(const struct appointment *a, const struct appointment_tenure *all, size_t count)
{
    bool further = a->certificate_number != 0;

    arr_each (i, count)
        further = further || (all[i].begun_id == a->id && !date_none(all[i].to_on));
    return further;
}

/* What it did to posts is undone. *out_done: went_on(). */
static enum status undo_posts(struct ctx *ctx, const struct appointment *a, bool *out_done)
{
    struct appointment_tenure *all;
    size_t count;

    TRY(appointment_store_tenures_by(ctx, a->id, &all, &count));
    *out_done = !went_on(a, all, count);
    for (size_t i = 0; *out_done && i < count; i++)
        TRY(all[i].begun_id == a->id ? begun_in_vain(ctx, &all[i])
                                     : ended_in_vain(ctx, &all[i], a));
    return ST_OK;
}

enum status appointment_take_back(struct ctx *ctx, struct appointment *a, bool *out_done)
{
    TRY(undo_posts(ctx, a, out_done));
    if (!*out_done)
        return ST_OK;
    a->state = S("listed");
    a->yes = a->no = a->abstain = a->all_members = 0;
    a->formula = a->article = S("");
    a->decided_on = a->effect_on = (struct date){0};
    TRY(appointment_store_update(ctx, a));
    a->version++;
    return event_emit(ctx, "appointment.void", a->id);
}

/* A removal is a matter only since its motion was passed: it goes with that. */
static enum status removal_tx(struct ctx *ctx, const void *input)
{
    const int64_t id = *(const int64_t *)input;
    struct appointment a;
    bool done;

    TRY(appointment_store_get(ctx, id, &a));
    TRY(undo_posts(ctx, &a, &done));
    if (!done)
        return ST_OK;
    TRY(appointment_store_delete(ctx, a.id));
    return event_emit(ctx, "appointment.void", a.id);
}

enum status appointment_removal_void(struct ctx *ctx, int64_t motion_id)
{
    int64_t id;

    TRY(appointment_store_of_motion(ctx, motion_id, &id));
    return id == 0 ? ST_OK : db_tx(ctx, removal_tx, &id);
}
