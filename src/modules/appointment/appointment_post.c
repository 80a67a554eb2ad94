// SPDX-License-Identifier: MulanPSL-2.0
/* Posts, the persons who hold them, and what ends without a decision. */
#include "base/utf8.h"
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/db.h"
#include "platform/event.h"

enum status appointment_holders(struct ctx *ctx, struct date on, int64_t organ_id, bool full,
                                struct appointment_tenure **out, size_t *out_count)
{
    struct appointment_tenure *all;
    size_t count;

    TRY(appointment_store_tenures(ctx, 0, 0, on, &all, &count));
    *out = arena_array(ctx->arena, count, struct appointment_tenure);
    *out_count = 0;
    arr_each (i, count)
        if ((organ_id == 0 || all[i].organ_id == organ_id) && (!full || !all[i].acting))
            (*out)[(*out_count)++] = all[i];
    return ST_OK;
}

enum status appointment_person_get(struct ctx *ctx, int64_t id, struct appointment_person *out)
{
    return appointment_store_person(ctx, id, out);
}

static int by_day(const void *a, const void *b)
{
    const struct appointment_tenure *x = a, *y = b;

    return date_cmp(y->from_on, x->from_on);
}

enum status appointment_tenures_of(struct ctx *ctx, int64_t person_id,
                                   struct appointment_tenure **out, size_t *out_count)
{
    TRY(appointment_store_tenures(ctx, 0, person_id, (struct date){0}, out, out_count));
    if (*out_count > 1)
        qsort(*out, *out_count, sizeof **out, by_day);
    return ST_OK;
}

/* ---------------------------------------------------------------- posts */

struct saving_post {
    const struct appointment_post *in;
    int64_t *out_id;
};

static enum status post_tx(struct ctx *ctx, const void *input)
{
    const struct saving_post *s = input;
    struct appointment_post p = *s->in, other;
    const enum status st = appointment_store_post_named(ctx, p.name, &other);
    struct organ organ;
    struct body body;

    if (st == ST_OK && other.id != p.id)
        return fail_field(&ctx->err, "name", "appointment.err.post_taken", NULL);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    if (p.organ_id != 0)
        TRY(organ_get(ctx, p.organ_id, &organ));
    if (p.body_id != 0)
        TRY(body_get(ctx, p.body_id, &body));
    if (p.id == 0) {
        p.id = db_new_id(ctx);
        TRY(appointment_store_post_insert(ctx, &p));
    } else {
        struct appointment_post old;

        TRY(appointment_store_post(ctx, p.id, &old));
        p.closed_on = old.closed_on;
        TRY(appointment_store_post_update(ctx, &p));
    }
    *s->out_id = p.id;
    return event_emit(ctx, "appointment.post_saved", p.id);
}

enum status appointment_post_save(struct ctx *ctx, const struct appointment_post *in,
                                  int64_t *out_id)
{
    enum office_law_office office;

    if (in->name.len == 0)
        invalid(ctx, "name", "appointment.err.post_name", NULL);
    if (!appointment_office_of(in->office, &office))
        invalid(ctx, "office", "appointment.err.office", NULL);
    if (in->seats < 0 || in->seats > APPOINTMENT_SEATS_MAX)
        invalid(ctx, "seats", "appointment.err.seats", NULL);
    invalid_long(ctx, "name", in->name, APPOINTMENT_POST_CHARS);
    invalid_long(ctx, "note", in->note, APPOINTMENT_LINE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, post_tx, &(struct saving_post){in, out_id});
}

/* ---------------------------------------------------------------- holders */

enum status appointment_end_seat(struct ctx *ctx, const struct appointment_tenure *t,
                                 struct date on, const char *reason)
{
    struct body_member *seats;
    struct appointment_person p;
    size_t count;

    if (t->member_id == 0)
        return ST_OK;
    TRY(appointment_store_person(ctx, t->person_id, &p));
    TRY(body_seats_of(ctx, p.deputy_id, 0, &seats, &count));
    arr_each (i, count)
        if (seats[i].id == t->member_id && date_none(seats[i].to_on))
            return body_leave(ctx, seats[i].id, seats[i].version, on, str_from(reason));
    return ST_OK;
}

static enum status end_one(struct ctx *ctx, struct appointment_tenure *t, struct date on,
                           struct str how)
{
    if (!date_none(t->to_on))
        return fail(&ctx->err, ST_RULE, "appointment.err.tenure_over", NULL);
    if (date_cmp(on, t->from_on) < 0 || date_cmp(on, ctx->today) > 0)
        return fail_field(&ctx->err, "on", "appointment.err.end_day", NULL);
    t->to_on = on;
    t->ended_how = how;
    TRY(appointment_end_seat(ctx, t, on,
                             str_eqz(how, "died")   ? "died"
                             : str_eqz(how, "term") ? "term"
                                                    : "other"));
    return appointment_store_tenure_update(ctx, t);
}

struct ending {
    int64_t id, version;
    struct date on;
    struct str how;
};

static enum status tenure_tx(struct ctx *ctx, const void *input)
{
    const struct ending *e = input;
    struct appointment_tenure t;

    TRY(appointment_store_tenure(ctx, e->id, &t));
    t.version = e->version;
    TRY(end_one(ctx, &t, e->on, e->how));
    return event_emit(ctx, "appointment.tenure_ended", t.post_id);
}

enum status appointment_tenure_end(struct ctx *ctx, int64_t tenure_id, int64_t version,
                                   struct date on, struct str how)
{
    if (!str_among("died abolished term moved", how))
        invalid(ctx, "how", "appointment.err.how", NULL);
    if (date_none(on))
        invalid(ctx, "on", "appointment.err.when", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, tenure_tx, &(struct ending){tenure_id, version, on, how});
}

static enum status close_tx(struct ctx *ctx, const void *input)
{
    const struct ending *e = input;
    struct appointment_tenure *all;
    struct appointment_post p;
    size_t count;

    TRY(appointment_store_post(ctx, e->id, &p));
    if (!date_none(p.closed_on))
        return fail(&ctx->err, ST_RULE, "appointment.err.post_closed", NULL);
    p.version = e->version;
    p.closed_on = e->on;
    TRY(appointment_store_post_update(ctx, &p));
    TRY(appointment_store_tenures(ctx, p.id, 0, (struct date){0}, &all, &count));
    arr_each (i, count)
        if (date_none(all[i].to_on))
            TRY(end_one(ctx, &all[i], e->on, S("abolished")));
    return event_emit(ctx, "appointment.post_closed", p.id);
}

enum status appointment_post_close(struct ctx *ctx, int64_t id, int64_t version, struct date on)
{
    if (date_none(on))
        return fail_field(&ctx->err, "on", "appointment.err.when", NULL);
    return db_tx(ctx, close_tx, &(struct ending){.id = id, .version = version, .on = on});
}

/* ---------------------------------------------------------------- persons */

/* "1975-03", or nothing. */
static bool is_month(struct str s)
{
    struct date first, last;

    return s.len == 0 || date_parse_month(s, &first, &last);
}

enum status appointment_person_find(struct ctx *ctx, const struct appointment_person *in,
                                    int64_t *out_id)
{
    struct appointment_person *all, p = *in;
    size_t count;

    TRY(appointment_store_persons_named(ctx, in->name, &all, &count));
    arr_each (i, count)
        if (in->born.len == 0 || all[i].born.len == 0 || str_eq(in->born, all[i].born)) {
            *out_id = all[i].id;
            return ST_OK;
        }
    p.id = db_new_id(ctx);
    *out_id = p.id;
    return appointment_store_person_insert(ctx, &p);
}

void appointment_person_check(struct ctx *ctx, const struct appointment_person *in)
{
    if (in->name.len == 0)
        invalid(ctx, "name", "appointment.err.name", NULL);
    if (!is_month(in->born))
        invalid(ctx, "born", "appointment.err.born", NULL);
    invalid_long(ctx, "name", in->name, APPOINTMENT_NAME_CHARS);
    invalid_long(ctx, "resume", in->resume, APPOINTMENT_TEXT_CHARS);
}

struct saving_person {
    const struct appointment_person *in;
    int64_t *out_id;
};

static enum status person_tx(struct ctx *ctx, const void *input)
{
    const struct saving_person *s = input;
    struct appointment_person p = *s->in;
    struct deputy d;

    if (p.deputy_id != 0)
        TRY(deputy_get(ctx, p.deputy_id, &d));
    TRY(appointment_store_person_update(ctx, &p));
    *s->out_id = p.id;
    return event_emit(ctx, "appointment.person_saved", p.id);
}

enum status appointment_person_save(struct ctx *ctx, const struct appointment_person *in,
                                    int64_t *out_id)
{
    appointment_person_check(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, person_tx, &(struct saving_person){in, out_id});
}
