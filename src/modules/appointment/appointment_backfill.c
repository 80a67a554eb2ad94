// SPDX-License-Identifier: MulanPSL-2.0
/* One decision of years before, entered by hand with its source. */
#include "law/fraction.h"
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "platform/db.h"
#include "platform/event.h"

bool appointment_backfilled(const struct appointment *a)
{
    /* who is elected comes from an election of this system, if no note says otherwise */
    return a->letter_id == 0 && a->vote_id == 0 && a->motion_id == 0 &&
           (!str_eqz(a->act, "elect") || a->note.len > 0);
}

static void check_votes(struct ctx *ctx, const struct appointment_record *r)
{
    const struct {
        const char *field;
        int64_t n;
    } counts[] = {
        {"yes", r->yes}, {"no", r->no}, {"abstain", r->abstain}, {"all_members", r->all_members}};
    bool wrong = false;

    arr_each (i, COUNT(counts)) {
        if (counts[i].n >= 0 && counts[i].n <= APPOINTMENT_SEATS_MAX)
            continue;
        invalid(ctx, counts[i].field, "appointment.err.number", NULL);
        wrong = true;
    }
    if (wrong || r->all_members == 0)
        return;
    if (r->yes + r->no + r->abstain > r->all_members)
        invalid(ctx, "all_members", "appointment.err.votes", NULL);
    else if (r->passed && !fraction_more_than_half((uint32_t)r->yes, (uint32_t)r->all_members))
        invalid(ctx, "yes", "appointment.err.not_half", NULL);
}

void appointment_record_check(struct ctx *ctx, const struct appointment_record *r)
{
    struct date first, last;

    if (r->person.born.len > 0 && !date_parse_month(r->person.born, &first, &last))
        invalid(ctx, "born", "appointment.err.born", NULL);
    if (date_none(r->on) || date_cmp(r->on, ctx->today) > 0)
        invalid(ctx, "decided_on", "appointment.err.when", NULL);
    invalid_long(ctx, "name", r->person.name, APPOINTMENT_NAME_CHARS);
    invalid_long(ctx, "post", r->post.name, APPOINTMENT_POST_CHARS);
    invalid_long(ctx, "source", r->source, APPOINTMENT_LINE_CHARS);
    check_votes(ctx, r);
}

enum status appointment_record_there(struct ctx *ctx, const struct appointment_record *r, bool *out)
{
    struct appointment_post post;
    struct appointment *all;
    const enum status st = appointment_store_post_named(ctx, r->post.name, &post);
    size_t count;

    *out = false;
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    TRY(appointment_store_of_post(ctx, post.id, &all, &count));
    arr_each (i, count)
        *out = *out || (str_eq(all[i].person, r->person.name) && str_eq(all[i].act, r->act) &&
                        date_cmp(all[i].decided_on, r->on) == 0);
    return ST_OK;
}

struct backfilling {
    const struct appointment_record *in;
    int64_t *out_id;
};

static enum status backfill_tx(struct ctx *ctx, const void *input)
{
    const struct backfilling *b = input;
    bool there;

    TRY(appointment_record_there(ctx, b->in, &there));
    ctx->err = (struct err){0};
    if (there)
        return fail(&ctx->err, ST_RULE, "appointment.err.there", NULL);
    TRY(appointment_record(ctx, b->in, b->out_id));
    return event_emit(ctx, "appointment.recorded", *b->out_id);
}

enum status appointment_backfill(struct ctx *ctx, const struct appointment_record *in,
                                 int64_t *out_id)
{
    if (in->person.name.len == 0)
        invalid(ctx, "name", "appointment.err.name", NULL);
    if (in->post.name.len == 0)
        invalid(ctx, "post", "appointment.err.post_name", NULL);
    if (in->source.len == 0)
        invalid(ctx, "source", "appointment.err.source", NULL);
    appointment_record_check(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, backfill_tx, &(struct backfilling){in, out_id});
}
