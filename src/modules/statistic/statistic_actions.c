// SPDX-License-Identifier: MulanPSL-2.0
/* Saving and removing statistics. */
#include "modules/statistic/statistic_actions.h"
#include "modules/statistic/statistic_rules.h"
#include "modules/statistic/statistic_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { NAME_CHARS = 80, NOTE_CHARS = 500, LIST_CHARS = 1000, UNIT_CHARS = 8, VALUE_CHARS = 100 };

struct saving {
    const struct statistic *in;
    int64_t *out_id;
};

static void check(struct ctx *ctx, const struct statistic *in)
{
    if (in->name.len == 0)
        invalid(ctx, "name", "statistic.err.name", NULL);
    invalid_long(ctx, "name", in->name, NAME_CHARS);
    invalid_long(ctx, "note", in->note, NOTE_CHARS);
    invalid_long(ctx, "list", in->list, LIST_CHARS);
    invalid_long(ctx, "unit", in->unit, UNIT_CHARS);
    if (!str_among(STATISTIC_MEASURES, in->measure))
        invalid(ctx, "measure", "statistic.err.measure", NULL);
    if (in->bucket.len > 0 && !str_among(STATISTIC_BUCKETS, in->bucket))
        invalid(ctx, "bucket", "statistic.err.measure", NULL);
    arr_each (i, STATISTIC_CONDITIONS) {
        const struct statistic_condition *c = &in->conditions[i];

        if (c->member.len > 0 && !str_among(STATISTIC_OPS, c->op))
            invalid(ctx, "o1", "statistic.err.op", NULL);
        invalid_long(ctx, "v1", c->value, VALUE_CHARS);
        if (str_has(c->value, S("\t")) || str_has(c->value, S("\n")))
            invalid(ctx, "v1", "statistic.err.value", NULL);
    }
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *a = input;
    struct statistic s = *a->in;

    if (s.id == 0) {
        s.id = db_new_id(ctx);
        s.made_by = ctx->actor->name;
        TRY(statistic_store_insert(ctx, &s));
    } else {
        TRY(statistic_store_update(ctx, &s));
    }
    *a->out_id = s.id;
    return event_emit(ctx, "statistic.saved", s.id);
}

enum status statistic_save(struct ctx *ctx, const struct statistic *in, int64_t *out_id)
{
    struct statistic_table table;

    check(ctx, in);
    TRY(invalid_done(ctx));
    TRY(statistic_count(ctx, in, NULL, &table));
    return db_tx(ctx, save_tx, &(struct saving){in, out_id});
}

static enum status remove_tx(struct ctx *ctx, const void *input)
{
    const int64_t *id = input;

    TRY(statistic_store_delete(ctx, *id));
    return event_emit(ctx, "statistic.removed", *id);
}

enum status statistic_remove(struct ctx *ctx, int64_t id)
{
    return db_tx(ctx, remove_tx, &id);
}
