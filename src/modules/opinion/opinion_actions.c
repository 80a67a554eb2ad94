// SPDX-License-Identifier: MulanPSL-2.0
/* Recording opinions, and noting what was made of them. */
#include "modules/opinion/opinion_actions.h"
#include "base/utf8.h"
#include "modules/opinion/opinion_rules.h"
#include "modules/opinion/opinion_store.h"
#include "platform/db.h"
#include "platform/event.h"

static void check_length(struct ctx *ctx, const char *field, struct str s, size_t most)
{
    char limit[24];

    if (utf8_chars(s.ptr, s.len) <= most)
        return;
    snprintf(limit, sizeof limit, "%zu", most);
    invalid(ctx, field, "form.too_long", limit);
}

static void check_rest(struct ctx *ctx, const struct opinion_new *in)
{
    if (in->subject.len == 0)
        invalid(ctx, "subject", "opinion.subject_missing", NULL);
    if (!opinion_source_known(in->source))
        invalid(ctx, "source", "opinion.source_unknown", NULL);
    check_length(ctx, "number", in->number, OPINION_NUMBER_CHARS);
    check_length(ctx, "subject", in->subject, OPINION_SUBJECT_CHARS);
    check_length(ctx, "body", in->body, OPINION_BODY_CHARS);
    check_length(ctx, "place", in->place, OPINION_PLACE_CHARS);
    check_length(ctx, "category", in->category, OPINION_CATEGORY_CHARS);
    check_length(ctx, "citizen", in->citizen, OPINION_CITIZEN_CHARS);
    check_length(ctx, "contact", in->contact, OPINION_CONTACT_CHARS);
}

void opinion_check(struct ctx *ctx, const struct opinion_new *in)
{
    if (in->number.len == 0)
        invalid(ctx, "number", "opinion.number_missing", NULL);
    check_rest(ctx, in);
}

enum status opinion_find_same(struct ctx *ctx, const struct opinion_new *in, int64_t *out_id,
                              bool *out_same)
{
    struct opinion have;
    const enum status st = opinion_store_by_number(ctx, in->source, in->number, &have);

    *out_id = 0;
    *out_same = false;
    if (st == ST_NOT_FOUND)
        return ST_OK;
    TRY(st);
    *out_id = have.id;
    TRY(opinion_store_is_by(ctx, have.id, in->citizen, out_same));
    *out_same = *out_same && str_eq(have.subject, in->subject) && str_eq(have.body, in->body) &&
                have.raised_at == in->raised_at && str_eq(have.category, in->category) &&
                str_eq(have.place, in->place);
    return ST_OK;
}

struct addition {
    const struct opinion_new *in;
    int64_t *out_id;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct addition *addition = input;
    struct opinion_new in = *addition->in;
    const int64_t id = db_new_id(ctx);
    struct opinion have;
    enum status st;

    if (in.number.len == 0)
        in.number = str_printf(ctx->arena, "D%lld", (long long)id);
    st = opinion_store_by_number(ctx, in.source, in.number, &have);
    if (st == ST_OK) {
        (void)fail_field(&ctx->err, "number", "opinion.number_taken", NULL);
        return ST_CONFLICT;
    }
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    TRY(opinion_store_insert(ctx, id, &in));
    *addition->out_id = id;
    return event_emit(ctx, "opinion.received", id);
}

enum status opinion_add(struct ctx *ctx, const struct opinion_new *in, int64_t *out_id)
{
    opinion_check(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct addition){in, out_id});
}

enum status opinion_register(struct ctx *ctx, const struct opinion_new *in, int64_t *out_id)
{
    check_rest(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct addition){in, out_id});
}

struct use {
    int64_t opinion_id, suggestion_id;
};

static enum status mark_used_tx(struct ctx *ctx, const void *input)
{
    const struct use *in = input;
    struct opinion o;
    bool added;

    TRY(opinion_get(ctx, in->opinion_id, &o));
    TRY(opinion_store_add_use(ctx, o.id, in->suggestion_id, &added));
    if (!added)
        return ST_OK;
    if (!str_eqz(o.state, "used"))
        TRY(opinion_store_set_state(ctx, &o, "used"));
    return event_emit_data(
        ctx, "opinion.used", o.id,
        str_printf(ctx->arena, "{\"suggestion\":%lld}", (long long)in->suggestion_id));
}

enum status opinion_mark_used(struct ctx *ctx, int64_t opinion_id, int64_t suggestion_id)
{
    return db_tx(ctx, mark_used_tx, &(struct use){opinion_id, suggestion_id});
}
