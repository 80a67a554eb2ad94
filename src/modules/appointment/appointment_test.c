// SPDX-License-Identifier: MulanPSL-2.0
/* The test of the constitution and the laws as the office notes it. */
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "platform/db.h"
#include "platform/event.h"

static enum status note_tx(struct ctx *ctx, const void *input)
{
    struct appointment_test t = *(const struct appointment_test *)input;
    struct appointment a;

    TRY(appointment_store_get(ctx, t.appointment_id, &a));
    TRY(appointment_check_open(&a, &ctx->err));
    t.id = db_new_id(ctx);
    TRY(appointment_store_test_put(ctx, &t));
    return event_emit(ctx, "appointment.tested", a.id);
}

enum status appointment_test_note(struct ctx *ctx, const struct appointment_test *in)
{
    struct appointment_test t = *in;
    const bool exempt = str_eqz(in->way, "exempt");

    if (!exempt && !str_eqz(in->way, "paper"))
        invalid(ctx, "way", "appointment.err.way", NULL);
    if (date_none(in->held_on) || date_cmp(in->held_on, ctx->today) > 0)
        invalid(ctx, "held_on", "appointment.err.when", NULL);
    if (!exempt && (in->percent < 0 || in->percent > 100))
        invalid(ctx, "percent", "appointment.err.percent", NULL);
    if (exempt && in->note.len == 0)
        invalid(ctx, "note", "appointment.err.exempt", NULL);
    invalid_long(ctx, "note", in->note, APPOINTMENT_LINE_CHARS);
    TRY(invalid_done(ctx));
    if (exempt) {
        t.percent = -1;
        t.passed = true;
    }
    return db_tx(ctx, note_tx, &t);
}
