// SPDX-License-Identifier: MulanPSL-2.0
/* Bodies: new, changed, closed; and what is asked of them. */
#include "modules/body/body_actions.h"
#include "base/utf8.h"
#include "law/law_params.h"
#include "modules/body/body_group.h"
#include "modules/body/body_rules.h"
#include "modules/body/body_store.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { NAME_CHARS = 100 };

enum status body_level(struct ctx *ctx, enum level *out)
{
    struct congress c;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    *out = congress_law_level(c.level);
    return ST_OK;
}

enum status body_of_kind(struct ctx *ctx, enum body_kind kind, struct date on, struct body *out)
{
    return body_store_of_kind(ctx, body_kind_word(kind), on, out);
}

enum status body_by_name(struct ctx *ctx, struct str name, struct body *out)
{
    return body_store_by_name(ctx, str_trim(name), ctx->today, out);
}

/* ---------------------------------------------------------------- writing */

static struct body normal(const struct body *in)
{
    struct body b = *in;

    b.name = str_trim(in->name);
    b.short_name = str_trim(in->short_name);
    if (b.short_name.len == 0)
        b.short_name = b.name;
    return b;
}

static void check_values(struct ctx *ctx, const struct body *b)
{
    if (b->name.len == 0)
        invalid(ctx, "name", "body.name_missing", NULL);
    else if (utf8_chars(b->name.ptr, b->name.len) > NAME_CHARS)
        invalid(ctx, "name", "body.name_long", "100");
    if (utf8_chars(b->short_name.ptr, b->short_name.len) > NAME_CHARS)
        invalid(ctx, "short_name", "body.name_long", "100");
    if (!date_valid(b->from_on))
        invalid(ctx, "from_on", "body.from_missing", NULL);
    if (b->kind == BODY_DELEGATION && b->delegation_id == 0)
        invalid(ctx, "delegation", "body.delegation_missing", NULL);
}

/* Another body that is called so. */
static enum status check_name(struct ctx *ctx, const struct body *b)
{
    struct body other;
    const enum status st = body_store_by_name(ctx, b->name, b->from_on, &other);

    if (st == ST_NOT_FOUND)
        return ST_OK;
    TRY(st);
    if (other.id != b->id && str_eq(other.name, b->name))
        invalid(ctx, "name", "body.name_taken", NULL);
    return invalid_done(ctx);
}

struct add {
    const struct body *in;
    int64_t *out_id;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct add *a = input;
    struct body b = *a->in;
    enum level level;

    TRY(body_level(ctx, &level));
    if (!body_kind_fits(b.kind, level))
        return fail(&ctx->err, ST_RULE, "body.kind_not_here",
                    "《地方组织法》(2022-03-11)第46条第1款");
    TRY(check_name(ctx, &b));
    b.id = db_new_id(ctx);
    TRY(body_store_insert(ctx, &b));
    if (b.kind == BODY_GROUP)
        TRY(body_store_group_mark(ctx, b.id));
    *a->out_id = b.id;
    return event_emit(ctx, "body.added", b.id);
}

enum status body_add(struct ctx *ctx, const struct body *in, int64_t *out_id)
{
    const struct body b = normal(in);

    check_values(ctx, &b);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct add){&b, out_id});
}

static enum status spans_of(struct ctx *ctx, int64_t body_id, struct body_span **out,
                            size_t *out_count)
{
    struct body_member *members;

    TRY(body_store_members(ctx, body_id, (struct date){0}, &members, out_count));
    *out = arena_array(ctx->arena, *out_count, struct body_span);
    arr_each (i, *out_count)
        (*out)[i] = (struct body_span){members[i].from_on, members[i].to_on};
    return ST_OK;
}

struct change {
    const struct body *in;
    bool correct;
};

/* @law Organic Law (2022-03-11) art. 47(5) */
static enum status check_seats(struct ctx *ctx, const struct body *had, const struct change *c)
{
    struct body_span *spans;
    uint32_t most;
    size_t count;

    if (c->in->fixed_seats == had->fixed_seats)
        return ST_OK;
    if (had->kind == BODY_STANDING_COMMITTEE && had->fixed_seats != 0 && !c->correct)
        return fail(&ctx->err, ST_RULE, "body.seats_stay", "《地方组织法》(2022-03-11)第47条第5款");
    if (c->in->fixed_seats == 0)
        return ST_OK;
    TRY(spans_of(ctx, had->id, &spans, &count));
    most = body_most_seated(spans, count, (struct body_span){ctx->today, {0}});
    if (most > c->in->fixed_seats)
        invalid(ctx, "fixed_seats", "body.seats_fewer",
                str_z(ctx->arena, str_printf(ctx->arena, "%u", most)));
    return invalid_done(ctx);
}

static enum status change_tx(struct ctx *ctx, const void *input)
{
    const struct change *c = input;
    struct body b = *c->in, had;

    TRY(body_get(ctx, b.id, &had));
    b.kind = had.kind;
    b.delegation_id = had.delegation_id;
    TRY(check_name(ctx, &b));
    TRY(check_seats(ctx, &had, c));
    if (!date_none(had.to_on) && date_cmp(b.from_on, had.to_on) > 0) {
        invalid(ctx, "from_on", "body.from_after_end", NULL);
        return invalid_done(ctx);
    }
    TRY(body_store_update(ctx, &b));
    TRY(body_group_renamed(ctx, &had, b.name));
    return event_emit_data(ctx, "body.changed", b.id,
                           str_printf(ctx->arena, "{\"seats\":%u}", b.fixed_seats));
}

enum status body_change(struct ctx *ctx, const struct body *in, bool correct)
{
    struct body b = normal(in), had;

    TRY(body_get(ctx, in->id, &had));
    b.kind = had.kind;
    b.delegation_id = had.delegation_id;
    check_values(ctx, &b);
    TRY(invalid_done(ctx));
    return db_tx(ctx, change_tx, &(struct change){&b, correct});
}

struct end {
    int64_t id, version;
    struct date on;
};

/* Seats that would outlive the body end with it; those that would begin after it never did. */
static enum status end_seats(struct ctx *ctx, int64_t id, struct date on)
{
    struct body_member *members;
    size_t count;

    TRY(body_store_members(ctx, id, (struct date){0}, &members, &count));
    arr_each (i, count) {
        if (!date_none(members[i].to_on) && date_cmp(members[i].to_on, on) <= 0)
            continue;
        if (date_cmp(members[i].from_on, on) > 0) {
            invalid(ctx, "on", "body.end_before_seat", str_z(ctx->arena, members[i].name));
            return invalid_done(ctx);
        }
        members[i].to_on = on;
        members[i].left_reason = S("term");
        TRY(body_store_member_update(ctx, &members[i]));
    }
    return ST_OK;
}

static enum status close_tx(struct ctx *ctx, const void *input)
{
    const struct end *in = input;
    struct body b;

    TRY(body_get(ctx, in->id, &b));
    if (!date_none(b.to_on))
        return fail(&ctx->err, ST_RULE, "body.closed_already", NULL);
    if (date_cmp(in->on, b.from_on) < 0) {
        invalid(ctx, "on", "body.end_before_from", NULL);
        return invalid_done(ctx);
    }
    TRY(body_group_check_end(ctx, &b, in->on));
    TRY(end_seats(ctx, b.id, in->on));
    TRY(body_store_end(ctx, b.id, in->version, in->on));
    TRY(body_group_ended(ctx, &b));
    return event_emit(ctx, "body.closed", b.id);
}

enum status body_close(struct ctx *ctx, int64_t id, int64_t version, struct date on)
{
    if (!date_valid(on)) {
        invalid(ctx, "on", "body.end_missing", NULL);
        return invalid_done(ctx);
    }
    return db_tx(ctx, close_tx, &(struct end){id, version, on});
}

/* ---------------------------------------------------------------- the whole */

enum status body_seated_at(struct ctx *ctx, const struct body *b, struct date on, uint32_t *out)
{
    struct body_member *members;
    int64_t deputies;
    size_t count;

    if (body_counts_deputies(b->kind)) {
        TRY(deputy_count_on(ctx, on, b->delegation_id, &deputies));
        *out = (uint32_t)deputies;
        return ST_OK;
    }
    TRY(body_listed_at(ctx, b, on, &members, &count));
    *out = (uint32_t)count;
    return ST_OK;
}

static enum status without_suspended(struct ctx *ctx, int64_t body_id, struct date on,
                                     uint32_t *whole)
{
    struct body_member *members;
    size_t count;

    TRY(body_members_at(ctx, body_id, on, &members, &count));
    arr_each (i, count)
        *whole -= members[i].suspended;
    return ST_OK;
}

enum status body_whole_at(struct ctx *ctx, int64_t body_id, struct date on, uint32_t *out)
{
    struct law_params params;
    struct body b;

    TRY(body_get(ctx, body_id, &b));
    TRY(congress_law_params(ctx, on, &params));
    TRY(body_seated_at(ctx, &b, on, out));
    if (params.whole_by_fixed_seats && b.fixed_seats > *out)
        *out = b.fixed_seats;
    return params.suspended_leave_whole ? without_suspended(ctx, b.id, on, out) : ST_OK;
}
