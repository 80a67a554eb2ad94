// SPDX-License-Identifier: MulanPSL-2.0
/* Disciplinary sanctions: who holds an office loses it first. */
#include "law/removal_law.h"
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "platform/db.h"
#include "platform/event.h"

enum status appointment_held_posts(struct ctx *ctx, int64_t person_id, struct date on, size_t *out)
{
    struct appointment_tenure *held;
    size_t count;

    *out = 0;
    TRY(appointment_store_tenures(ctx, 0, person_id, on, &held, &count));
    arr_each (i, count)
        *out += date_none(held[i].to_on) || date_cmp(held[i].to_on, on) > 0;
    return ST_OK;
}

static enum status told_tx(struct ctx *ctx, const void *input)
{
    struct appointment_sanction s = *(const struct appointment_sanction *)input;
    struct appointment_person person;

    TRY(appointment_store_person(ctx, s.person_id, &person));
    s.id = db_new_id(ctx);
    s.decided_on = (struct date){0};
    TRY(appointment_store_sanction_put(ctx, &s, true));
    return event_emit(ctx, "appointment.sanction_told", person.id);
}

enum status appointment_sanction_told(struct ctx *ctx, const struct appointment_sanction *in)
{
    if (!str_among(APPOINTMENT_SANCTIONS, in->kind))
        invalid(ctx, "kind", "appointment.err.sanction", NULL);
    if (in->organ.len == 0)
        invalid(ctx, "organ", "appointment.err.sanction_organ", NULL);
    if (date_none(in->told_on) || date_cmp(in->told_on, ctx->today) > 0)
        invalid(ctx, "told_on", "appointment.err.when", NULL);
    invalid_long(ctx, "organ", in->organ, APPOINTMENT_LINE_CHARS);
    invalid_long(ctx, "note", in->note, APPOINTMENT_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, told_tx, in);
}

static enum status decided_tx(struct ctx *ctx, const void *input)
{
    const struct appointment_sanction *in = input;
    struct appointment_sanction s;
    size_t held;

    TRY(appointment_store_sanction(ctx, in->id, &s));
    TRY(appointment_held_posts(ctx, s.person_id, in->decided_on, &held));
    TRY(removal_law_check_sanction(held > 0, &ctx->err));
    s.version = in->version;
    s.decided_on = in->decided_on;
    s.number = in->number;
    TRY(appointment_store_sanction_put(ctx, &s, false));
    return event_emit(ctx, "appointment.sanction_decided", s.person_id);
}

enum status appointment_sanction_decided(struct ctx *ctx, const struct appointment_sanction *in)
{
    if (date_none(in->decided_on) || date_cmp(in->decided_on, ctx->today) > 0)
        invalid(ctx, "decided_on", "appointment.err.when", NULL);
    invalid_long(ctx, "number", in->number, APPOINTMENT_LINE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, decided_tx, in);
}
