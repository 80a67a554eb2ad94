// SPDX-License-Identifier: MulanPSL-2.0
/* The register of five levels: classes, deputies of other levels, who is who. */
#include "base/utf8.h"
#include "deputy_classes_text.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy_actions.h"
#include "modules/deputy/deputy_rules.h"
#include "modules/deputy/deputy_store.h"
#include "modules/deputy/deputy_store_register.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { CLASS_CHARS = 30, AT_ONCE = 500, ALSO_MAX = 20, FIND_MAX = 200 };

struct deputy_keys deputy_keys_of(struct ctx *ctx, struct str name)
{
    return (struct deputy_keys){
        .pinyin = text_sort_key(ctx->arena, TEXT_BY_PINYIN, name),
        .stroke = text_sort_key(ctx->arena, TEXT_BY_STROKE, name),
        .made_by = text_sort_version(ctx->arena),
    };
}

/* ---------------------------------------------------------------- sorting */

enum status deputy_order_waits(struct ctx *ctx, bool *out)
{
    struct deputy_unsorted *names;
    size_t count;

    TRY(deputy_store_unsorted(ctx, text_sort_version(ctx->arena), 1, &names, &count));
    *out = count > 0;
    return ST_OK;
}

static enum status order_tx(struct ctx *ctx, const void *input)
{
    struct deputy_unsorted *names;
    size_t count;

    (void)input;
    TRY(deputy_store_unsorted(ctx, text_sort_version(ctx->arena), AT_ONCE, &names, &count));
    arr_each (i, count) {
        const struct deputy_keys keys = deputy_keys_of(ctx, names[i].name);

        TRY(deputy_store_order(ctx, names[i].id, &keys));
    }
    return ST_OK;
}

enum status deputy_order_job(struct ctx *ctx)
{
    return db_tx(ctx, order_tx, NULL);
}

/* ---------------------------------------------------------------- classes */

enum status deputy_check_class(struct ctx *ctx, struct str name)
{
    const struct err before = ctx->err;
    int64_t id;
    enum status st;

    if (name.len == 0)
        return ST_OK;
    st = deputy_store_class_named(ctx, name, &id);
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = before;
    invalid(ctx, "class", "deputy.class_unknown", str_z(ctx->arena, name));
    return ST_OK;
}

static enum status seed_tx(struct ctx *ctx, const void *input)
{
    struct str rest = str_from(deputy_classes_txt), line;
    struct deputy_class *classes;
    int64_t place = 0;
    size_t count;

    (void)input;
    TRY(deputy_classes(ctx, &classes, &count));
    if (count > 0)
        return ST_OK;
    while (str_cut(&rest, '\n', &line)) {
        struct str name;

        (void)str_cut(&line, '|', &name);
        if (name.len > 0)
            TRY(deputy_store_class_insert(ctx,
                                          &(struct deputy_class){.id = db_new_id(ctx),
                                                                 .name = name,
                                                                 .place = ++place,
                                                                 .grassroots = str_eqz(line, "1"),
                                                                 .active = true}));
    }
    return event_emit(ctx, "deputy.seeded", ctx->congress_id);
}

enum status deputy_seed(struct ctx *ctx)
{
    return db_tx(ctx, seed_tx, NULL);
}

struct set_class {
    const struct deputy_class *in;
    int64_t *out_id;
};

static enum status class_tx(struct ctx *ctx, const void *input)
{
    const struct set_class *in = input;
    const struct err before = ctx->err;
    struct deputy_class c = *in->in;
    int64_t taken = 0;
    const enum status st = deputy_store_class_named(ctx, c.name, &taken);

    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    ctx->err = before;
    if (taken != 0 && taken != c.id) {
        invalid(ctx, "name", "deputy.class_taken", NULL);
        return invalid_done(ctx);
    }
    if (c.id != 0) {
        TRY(deputy_store_class_update(ctx, &c));
    } else {
        c.id = db_new_id(ctx);
        c.place = c.id;
        TRY(deputy_store_class_insert(ctx, &c));
    }
    *in->out_id = c.id;
    return event_emit(ctx, "deputy.class_set", c.id);
}

enum status deputy_class_set(struct ctx *ctx, const struct deputy_class *in, int64_t *out_id)
{
    if (in->name.len == 0)
        invalid(ctx, "name", "deputy.class_missing", NULL);
    else if (utf8_chars(in->name.ptr, in->name.len) > CLASS_CHARS)
        invalid(ctx, "name", "deputy.too_long", "30");
    TRY(invalid_done(ctx));
    return db_tx(ctx, class_tx, &(struct set_class){in, out_id});
}

/* ---------------------------------------------------------------- other levels */

static enum status here(struct ctx *ctx, struct deputy_here *out)
{
    struct congress c;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    out->level = str_from(congress_level_word(c.level));
    out->name = c.name;
    return ST_OK;
}

/* As the rules of a deputy have it; what they say of a delegation does not concern us. */
static void check_outside(struct ctx *ctx, const struct deputy_outside_new *in)
{
    const struct deputy_new as = {
        .name = in->name,
        .delegation = S("-"),
        .constituency = in->constituency,
        .occupation = in->occupation,
        .sex = in->sex,
        .ethnic = in->ethnic,
        .party = in->party,
        .education = in->education,
        .phone = in->phone,
        .id_number = in->id_number,
        .born_on = in->born_on,
        .from_on = in->from_on,
    };
    enum congress_level level;

    deputy_check(ctx, &as);
    if (!congress_level_parse(in->level, &level))
        invalid(ctx, "level", "deputy.level_missing", NULL);
    if (in->congress_name.len == 0)
        invalid(ctx, "congress", "deputy.congress_missing", NULL);
    else if (utf8_chars(in->congress_name.ptr, in->congress_name.len) > 100)
        invalid(ctx, "congress", "deputy.too_long", "100");
    if (!date_none(in->to_on) && date_valid(in->from_on) && date_cmp(in->to_on, in->from_on) < 0)
        invalid(ctx, "to_on", "deputy.left_before_from", NULL);
}

enum status deputy_outside_check(struct ctx *ctx, const struct deputy_outside_new *in)
{
    struct deputy_here own;

    TRY(here(ctx, &own));
    check_outside(ctx, in);
    TRY(deputy_check_class(ctx, in->class_name));
    if (str_eq(in->congress_name, own.name))
        invalid(ctx, "congress", "deputy.own_congress", NULL);
    return ST_OK;
}

struct set_outside {
    const struct deputy_outside_new *in;
    int64_t *out_id;
};

static enum status outside_tx(struct ctx *ctx, const void *input)
{
    const struct set_outside *a = input;
    const struct deputy_outside_new *in = a->in;
    const struct deputy_keys keys = deputy_keys_of(ctx, in->name);
    struct deputy_outside old;
    int64_t class_id = 0, key_id;

    if (in->class_name.len > 0)
        TRY(deputy_store_class_named(ctx, in->class_name, &class_id));
    *a->out_id = in->id;
    if (in->id != 0) {
        TRY(deputy_store_outside(ctx, in->id, &old));
        TRY(deputy_store_outside_update(ctx, in, old.key_id, class_id));
    } else {
        TRY(crypt_key_new(ctx, &key_id));
        *a->out_id = db_new_id(ctx);
        TRY(deputy_store_outside_insert(ctx, in, *a->out_id, key_id, class_id));
    }
    TRY(deputy_store_order(ctx, *a->out_id, &keys));
    return event_emit(ctx, "deputy.outside_set", *a->out_id);
}

enum status deputy_outside_set(struct ctx *ctx, const struct deputy_outside_new *in,
                               int64_t *out_id)
{
    struct deputy_outside_new d = *in;

    d.name = deputy_name_normal(ctx->arena, in->name);
    d.phone = deputy_phone_normal(ctx->arena, in->phone);
    d.id_number = deputy_id_normal(ctx->arena, in->id_number);
    if (d.id_number.len > 0 && deputy_id_fits(d.id_number)) {
        if (d.sex.len == 0)
            d.sex = str_from(deputy_id_sex(d.id_number));
        if (date_none(d.born_on))
            d.born_on = deputy_id_born(d.id_number);
    }
    TRY(deputy_outside_check(ctx, &d));
    TRY(invalid_done(ctx));
    return db_tx(ctx, outside_tx, &(struct set_outside){&d, out_id});
}

/* ---------------------------------------------------------------- one list of all */

enum status deputy_library(struct ctx *ctx, const struct deputy_library_filter *filter,
                           struct deputy_mandate **out, size_t *out_count, struct str *out_next,
                           int64_t *out_total)
{
    struct deputy_here own;

    TRY(here(ctx, &own));
    return deputy_store_library(ctx, &own, filter, out, out_count, out_next, out_total);
}

enum status deputy_mandates_page(struct ctx *ctx, struct str level, struct str q, unsigned limit,
                                 struct str *after, struct deputy_mandate **out, size_t *out_count)
{
    const struct deputy_library_filter filter = {
        .level = level, .q = q, .after = *after, .limit = limit < FIND_MAX ? limit : FIND_MAX};
    int64_t total;

    return deputy_library(ctx, &filter, out, out_count, after, &total);
}

enum status deputy_mandates(struct ctx *ctx, struct str level, struct str q, unsigned limit,
                            struct deputy_mandate **out, size_t *out_count)
{
    struct str from = S("");

    return deputy_mandates_page(ctx, level, q, limit, &from, out, out_count);
}

enum status deputy_mandate_get(struct ctx *ctx, int64_t id, struct deputy_mandate *out)
{
    const struct deputy_library_filter filter = {.id = id, .former = true, .limit = 1};
    struct deputy_mandate *found;
    struct str next;
    int64_t total;
    size_t count;

    TRY(deputy_library(ctx, &filter, &found, &count, &next, &total));
    if (count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = found[0];
    return ST_OK;
}

enum status deputy_level_counts(struct ctx *ctx, struct date on, struct deputy_level_count out[5],
                                int64_t *out_people)
{
    struct deputy_here own;
    int64_t doubles;

    TRY(here(ctx, &own));
    TRY(deputy_store_level_counts(ctx, &own, on, out, out_people != NULL ? &doubles : NULL));
    if (out_people == NULL)
        return ST_OK;
    *out_people = -doubles;
    for (size_t i = 0; i < 5; i++)
        *out_people += out[i].mandates;
    return ST_OK;
}

/* ---------------------------------------------------------------- who is who */

enum status deputy_pairs(struct ctx *ctx, bool decided, struct deputy_pair **out, size_t *out_count)
{
    struct deputy_here own;

    TRY(here(ctx, &own));
    return deputy_store_pairs(ctx, &own, decided, out, out_count);
}

static bool has(const int64_t *ids, size_t count, int64_t id)
{
    arr_each (i, count)
        if (ids[i] == id)
            return true;
    return false;
}

/* Who is the same as one of them is the same as all. */
enum status deputy_also(struct ctx *ctx, int64_t id, struct deputy_mandate **out, size_t *out_count)
{
    int64_t ids[ALSO_MAX] = {id}, *found;
    size_t n = 1, count;

    for (size_t at = 0; at < n; at++) {
        TRY(deputy_store_same_of(ctx, ids[at], &found, &count));
        for (size_t i = 0; i < count && n < ALSO_MAX; i++)
            if (!has(ids, n, found[i]))
                ids[n++] = found[i];
    }
    *out = arena_array(ctx->arena, n, struct deputy_mandate);
    *out_count = 0;
    for (size_t i = 1; i < n; i++)
        TRY(deputy_mandate_get(ctx, ids[i], &(*out)[(*out_count)++]));
    return ST_OK;
}

struct decide {
    int64_t one, other;
    struct str decision;
};

static enum status decide_tx(struct ctx *ctx, const void *input)
{
    const struct decide *in = input;
    struct deputy_mandate m;

    TRY(deputy_mandate_get(ctx, in->one, &m));
    TRY(deputy_mandate_get(ctx, in->other, &m));
    TRY(deputy_store_decide(ctx, in->one, in->other, in->decision));
    return event_emit_data(ctx, "deputy.same_decided", in->one,
                           str_printf(ctx->arena, "{\"other\":%lld,\"decision\":\"" STR_FMT "\"}",
                                      (long long)in->other, STR_ARG(in->decision)));
}

enum status deputy_decide(struct ctx *ctx, int64_t one, int64_t other, struct str decision)
{
    const struct decide in = {one < other ? one : other, one < other ? other : one, decision};

    if (one == other || !(str_eqz(decision, "same") || str_eqz(decision, "different") ||
                          str_eqz(decision, "undone")))
        return fail(&ctx->err, ST_INVALID, "deputy.decision_wrong", NULL);
    return db_tx(ctx, decide_tx, &in);
}
