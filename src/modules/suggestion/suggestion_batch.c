// SPDX-License-Identifier: MulanPSL-2.0
/* Hand-over lists for the meeting (交办会), and handing over in bulk: all or nothing. */
#include "modules/suggestion/suggestion_act.h"
#include "modules/suggestion/suggestion_list.h"

enum { BULK_MAX = 2000 };

struct batch_save {
    const struct suggestion_batch_new *in;
    int64_t *out_id;
};

static enum status batch_tx(struct ctx *ctx, const void *input)
{
    const struct batch_save *save = input;
    const struct suggestion_batch_new *in = save->in;
    struct suggestion_batch b = {.state = S("open")};
    int64_t id = 0;

    if (!ctx->actor->system && !may(ctx, "suggestion.assign"))
        return fail(&ctx->err, ST_DENIED, "suggestion.err.not_yours", NULL);
    need(ctx, "name", in->name);
    TRY(invalid_done(ctx));
    if (in->id != 0) {
        TRY(suggestion_store_batch(ctx, in->id, &b));
        if (in->version != 0)
            b.version = in->version;
    }
    b.name = in->name;
    b.place = in->place;
    b.meeting_on = in->meeting_on;
    TRY(suggestion_store_save_batch(ctx, &b, &id));
    if (save->out_id != NULL)
        *save->out_id = id;
    return event_emit(ctx, "suggestion.batch_saved", id);
}

enum status suggestion_batch_save(struct ctx *ctx, const struct suggestion_batch_new *in,
                                  int64_t *out_id)
{
    return db_tx(ctx, batch_tx, &(struct batch_save){in, out_id});
}

/* ---------------------------------------------------------------- in bulk */

struct bulk {
    const struct suggestion_bulk *in;
    struct suggestion_fault **out_faults;
    size_t *out_faults_count;
    size_t *out_done;
};

static enum status items_of(struct ctx *ctx, const struct suggestion_bulk *in,
                            struct suggestion_bulk_item **out, size_t *out_count)
{
    int64_t *ids;

    if (in->items_count != 0) {
        *out = arena_array(ctx->arena, in->items_count, struct suggestion_bulk_item);
        memcpy(*out, in->items, in->items_count * sizeof **out);
        *out_count = in->items_count;
        return ST_OK;
    }
    TRY(suggestion_store_in_batch(ctx, in->batch_id, &ids, out_count));
    *out = arena_array(ctx->arena, *out_count, struct suggestion_bulk_item);
    arr_each (i, *out_count)
        (*out)[i].id = ids[i];
    return ST_OK;
}

static enum status hand_one(struct ctx *ctx, const struct suggestion_bulk_item *item,
                            struct date handed_on)
{
    const struct suggestion_unit unit = {item->organ_id, ROLE_LEAD};
    const struct suggestion_assign assign = {.id = item->id,
                                             .units = item->organ_id != 0 ? &unit : NULL,
                                             .units_count = item->organ_id != 0,
                                             .handed_on = handed_on};

    return suggestion_hand_over(ctx, &assign);
}

static void note_fault(struct ctx *ctx, int64_t id, struct suggestion_fault *out)
{
    struct suggestion s = {0};
    const char *key = ctx->err.key;

    if (ctx->field_errors_count != 0)
        key = ctx->field_errors[0].key;
    *out = (struct suggestion_fault){.id = id, .key = key};
    if (suggestion_store_get(ctx, id, &s) == ST_OK) {
        out->number_text = suggestion_number_text(ctx->arena, &s);
        out->title = s.title;
    }
    ctx->field_errors_count = 0;
    ctx->err = (struct err){0};
}

static enum status close_batch(struct ctx *ctx, int64_t batch_id, struct date handed_on)
{
    struct suggestion_batch b;
    int64_t id;

    if (batch_id == 0)
        return ST_OK;
    TRY(suggestion_store_batch(ctx, batch_id, &b));
    b.state = S("done");
    b.handed_on = date_none(handed_on) ? ctx->today : handed_on;
    TRY(suggestion_store_save_batch(ctx, &b, &id));
    return event_emit(ctx, "suggestion.batch_handed_over", batch_id);
}

static bool is_answer(enum status st)
{
    return st == ST_INVALID || st == ST_RULE || st == ST_DENIED || st == ST_NOT_FOUND;
}

static enum status bulk_tx(struct ctx *ctx, const void *input)
{
    const struct bulk *b = input;
    struct suggestion_bulk_item *items;
    struct suggestion_fault *faults;
    size_t count, n = 0;

    (void)need_day(ctx, "handed_on", b->in->handed_on, (struct date){0});
    TRY(invalid_done(ctx));
    TRY(items_of(ctx, b->in, &items, &count));
    if (count == 0 || count > BULK_MAX)
        return fail_field(&ctx->err, "items", "suggestion.err.bulk_empty", "");
    faults = arena_array(ctx->arena, count, struct suggestion_fault);
    arr_each (i, count) {
        const enum status st = hand_one(ctx, &items[i], b->in->handed_on);

        if (st == ST_OK)
            continue;
        if (!is_answer(st))
            return st;
        note_fault(ctx, items[i].id, &faults[n++]);
    }
    *b->out_faults = faults;
    *b->out_faults_count = n;
    *b->out_done = n == 0 ? count : 0;
    if (n != 0)
        return fail_field(&ctx->err, "items", "suggestion.err.bulk", "");
    return close_batch(ctx, b->in->batch_id, b->in->handed_on);
}

enum status suggestion_bulk_hand_over(struct ctx *ctx, const struct suggestion_bulk *in,
                                      struct suggestion_fault **out_faults,
                                      size_t *out_faults_count, size_t *out_done)
{
    *out_faults = NULL;
    *out_faults_count = *out_done = 0;
    return db_tx(ctx, bulk_tx, &(struct bulk){in, out_faults, out_faults_count, out_done});
}
