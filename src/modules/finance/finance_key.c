// SPDX-License-Identifier: MulanPSL-2.0
/* The key expenditures of a year: the office's list; words only propose the first one. */
#include "modules/finance/finance_actions.h"
#include "modules/finance/finance_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

static bool named(struct str name, struct str words)
{
    struct str word;

    while (str_cut(&words, ' ', &word))
        if (str_has(name, word))
            return true;
    return false;
}

/* From the first lines of the year's approved table; there is none: nothing. */
static enum status by_words(struct ctx *ctx, int year, struct finance_key **out, size_t *out_count)
{
    struct finance_table table;
    struct finance_line *lines;
    size_t count;
    enum status st = finance_table_of(ctx, year, S("general"), S("function"), "approved", &table);

    *out_count = 0;
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    TRY(finance_store_lines(ctx, table.id, &lines, &count));
    *out = arena_array(ctx->arena, count, struct finance_key);
    for (size_t i = 0; i < count && *out_count < FINANCE_KEYS_MAX; i++) {
        bool twice = false;

        arr_each (k, *out_count)
            twice = twice || str_eq((*out)[k].name, lines[i].name);
        if (!twice && lines[i].sort == FINANCE_ITEM && lines[i].level <= 1 &&
            named(lines[i].name, T("finance.words.key")))
            (*out)[(*out_count)++] =
                (struct finance_key){.year = year, .code = lines[i].code, .name = lines[i].name};
    }
    return ST_OK;
}

enum status finance_keys(struct ctx *ctx, int year, struct finance_key **out, size_t *out_count,
                         int *out_year)
{
    TRY(finance_store_keys(ctx, year, out, out_count));
    *out_year = *out_count > 0 ? (*out)[0].year : 0;
    return *out_count > 0 ? ST_OK : by_words(ctx, year, out, out_count);
}

/* ---------------------------------------------------------------- kept */

struct saving {
    const struct finance_key *in;
    int64_t *out_id;
};

/* Is one of that name, or of that code, in the year's list? */
static enum status check_twice(struct ctx *ctx, const struct finance_key *k)
{
    struct finance_key *all;
    size_t count, others = 0;

    TRY(finance_store_keys(ctx, k->year, &all, &count));
    arr_each (i, count) {
        if (all[i].year != k->year || all[i].id == k->id)
            continue;
        others++;
        if (str_eq(all[i].name, k->name))
            return fail_field(&ctx->err, "name", "finance.err.key_twice", NULL);
        if (k->code.len > 0 && str_eq(all[i].code, k->code))
            return fail_field(&ctx->err, "code", "finance.err.key_twice", NULL);
    }
    return others < FINANCE_KEYS_MAX ? ST_OK
                                     : fail(&ctx->err, ST_RULE, "finance.err.keys_many", NULL);
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct finance_key k = *s->in, have;
    const bool new_one = k.id == 0;

    if (!new_one) {
        TRY(finance_store_key(ctx, k.id, &have));
        k.year = have.year;
    }
    TRY(check_twice(ctx, &k));
    if (new_one)
        k.id = db_new_id(ctx);
    TRY(finance_store_key_put(ctx, &k, new_one));
    *s->out_id = k.id;
    return event_emit(ctx, "finance.key_saved", k.id);
}

enum status finance_key_save(struct ctx *ctx, const struct finance_key *in, int64_t *out_id)
{
    if (in->id == 0 && (in->year < FINANCE_YEAR_FIRST || in->year > FINANCE_YEAR_LAST))
        invalid(ctx, "year", "finance.err.year", NULL);
    if (in->name.len == 0)
        invalid(ctx, "name", "finance.err.code_name", NULL);
    invalid_long(ctx, "name", in->name, FINANCE_NAME_CHARS);
    if (in->code.len > 0 && !finance_code_valid(in->code))
        invalid(ctx, "code", "finance.err.code", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, &(struct saving){in, out_id});
}

struct dropping {
    int64_t id, version;
    int *out_year;
};

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    const struct dropping *d = input;
    struct finance_key k;

    TRY(finance_store_key(ctx, d->id, &k));
    *d->out_year = k.year;
    TRY(finance_store_key_drop(ctx, k.id, d->version));
    return event_emit(ctx, "finance.key_dropped", k.id);
}

enum status finance_key_drop(struct ctx *ctx, int64_t id, int64_t version, int *out_year)
{
    return db_tx(ctx, drop_tx, &(struct dropping){id, version, out_year});
}

static enum status propose_tx(struct ctx *ctx, const void *input)
{
    const int year = *(const int *)input;
    struct finance_key *all;
    size_t count;
    int of;

    TRY(finance_keys(ctx, year, &all, &count, &of));
    if (of == year)
        return fail(&ctx->err, ST_RULE, "finance.err.keys_there", NULL);
    if (count == 0)
        return fail(&ctx->err, ST_RULE, "finance.err.keys_none", NULL);
    arr_each (i, count) {
        struct finance_key k = all[i];

        k.id = db_new_id(ctx);
        k.year = year;
        TRY(finance_store_key_put(ctx, &k, true));
    }
    return event_emit(ctx, "finance.keys_proposed", 0);
}

enum status finance_keys_propose(struct ctx *ctx, int year)
{
    if (year < FINANCE_YEAR_FIRST || year > FINANCE_YEAR_LAST)
        return fail_field(&ctx->err, "year", "finance.err.year", NULL);
    return db_tx(ctx, propose_tx, &year);
}
