// SPDX-License-Identifier: MulanPSL-2.0
/* Seats: filled in the order of the roll, changed by hand. */
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { ROWS_MOST = 60, COLS_MOST = 60 };

struct filling {
    int64_t meeting_id, version;
    unsigned rows, cols;
};

static enum status fill_tx(struct ctx *ctx, const void *input)
{
    const struct filling *in = input;
    struct meeting_person *people;
    struct meeting m;
    unsigned n = 0;
    size_t count;

    TRY(meeting_get(ctx, in->meeting_id, &m));
    if (m.state == MEETING_CANCELLED || meeting_was_held(m.state))
        return fail(&ctx->err, ST_RULE, "meeting.over", NULL);
    TRY(meeting_people(ctx, m.id, &people, &count));
    if (count > (size_t)in->rows * in->cols)
        return fail_field(&ctx->err, "rows", "meeting.seats_few", NULL);
    m.version = in->version;
    m.seat_rows = in->rows;
    m.seat_cols = in->cols;
    TRY(meeting_store_save(ctx, &m));
    arr_each (i, count) {
        unsigned row, col;
        struct str seat;

        meeting_seat_at(n++, in->cols, &row, &col);
        seat = str_printf(ctx->arena, "%u-%02u", row, col);
        if (str_eq(people[i].seat, seat))
            continue;
        people[i].seat = seat;
        TRY(meeting_store_person_save(ctx, &people[i]));
    }
    return event_emit(ctx, "meeting.seated", m.id);
}

enum status meeting_seats_fill(struct ctx *ctx, int64_t meeting_id, int64_t version, unsigned rows,
                               unsigned cols)
{
    if (rows == 0 || rows > ROWS_MOST)
        invalid(ctx, "rows", "meeting.seats_rows", NULL);
    if (cols == 0 || cols > COLS_MOST)
        invalid(ctx, "cols", "meeting.seats_cols", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, fill_tx, &(struct filling){meeting_id, version, rows, cols});
}

struct placing {
    int64_t person_id;
    struct str seat;
};

static enum status seat_tx(struct ctx *ctx, const void *input)
{
    const struct placing *in = input;
    struct meeting_person p, *people;
    struct str old;
    size_t count;

    TRY(meeting_person_get(ctx, in->person_id, &p));
    TRY(meeting_people(ctx, p.meeting_id, &people, &count));
    old = p.seat;
    arr_each (i, count)
        if (people[i].id != p.id && in->seat.len != 0 && str_eq(people[i].seat, in->seat)) {
            people[i].seat = old;
            TRY(meeting_store_person_save(ctx, &people[i]));
        }
    p.seat = in->seat;
    TRY(meeting_store_person_save(ctx, &p));
    return event_emit(ctx, "meeting.seated", p.meeting_id);
}

/* "3-05" */
static bool seat_parse(struct str text, const struct meeting *m, struct arena *a, struct str *out)
{
    struct str row;
    int64_t r, c;

    *out = S("");
    if (text.len == 0)
        return true;
    if (!str_cut(&text, '-', &row) || !str_to_int(row, &r) || !str_to_int(text, &c) || r < 1 ||
        c < 1 || r > m->seat_rows || c > m->seat_cols)
        return false;
    *out = str_printf(a, "%u-%02u", (unsigned)r, (unsigned)c);
    return true;
}

enum status meeting_seat_set(struct ctx *ctx, int64_t person_id, struct str seat)
{
    struct meeting_person p;
    struct placing in = {.person_id = person_id};
    struct meeting m;

    TRY(meeting_person_get(ctx, person_id, &p));
    TRY(meeting_get(ctx, p.meeting_id, &m));
    if (!seat_parse(str_trim(seat), &m, ctx->arena, &in.seat))
        return fail_field(&ctx->err, "seat", "meeting.seat_wrong", NULL);
    return db_tx(ctx, seat_tx, &in);
}
