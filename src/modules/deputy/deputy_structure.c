// SPDX-License-Identifier: MulanPSL-2.0
/* What the deputies of a day are, group by group, and what the office wants them to be. */
#include "base/utf8.h"
#include "modules/deputy/deputy_report.h"
#include "modules/deputy/deputy_store_structure.h"
#include "platform/db.h"
#include "platform/event.h"

enum { GROUPS_MAX = 200, VALUE_CHARS = 60, BASIS_CHARS = 200 };

static bool is_grassroots(const struct deputy_class *classes, size_t count, int64_t id)
{
    arr_each (i, count)
        if (classes[i].id == id)
            return classes[i].grassroots;
    return false;
}

enum status deputy_structure_people(struct ctx *ctx, struct date on, struct deputy_person **out,
                                    size_t *out_count)
{
    struct deputy_class *classes;
    struct deputy *deputies;
    size_t classes_count;

    TRY(deputy_classes(ctx, &classes, &classes_count));
    TRY(deputy_in_office(ctx, on, 0, 0, &deputies, out_count));
    *out = arena_array(ctx->arena, *out_count, struct deputy_person);
    arr_each (i, *out_count) {
        struct deputy_secret secret;

        TRY(deputy_secret(ctx, deputies[i].id, &secret));
        (*out)[i] = (struct deputy_person){
            .d = deputies[i],
            .born_on = secret.born_on,
            .grassroots = is_grassroots(classes, classes_count, deputies[i].class_id),
        };
    }
    return ST_OK;
}

/* Known groups first, in their own order: sexes, ages. */
static void known_groups(enum deputy_dimension by, struct deputy_group *groups, size_t *n)
{
    static const char *const SEXES[] = {"male", "female", NULL}, *const BOTH[] = {"yes", "no",
                                                                                  NULL};
    const char *const *words = by == DEPUTY_BY_SEX          ? SEXES
                               : by == DEPUTY_BY_AGE        ? DEPUTY_AGE_BANDS
                               : by == DEPUTY_BY_GRASSROOTS ? BOTH
                                                            : NULL;

    for (; words != NULL && *words != NULL; words++)
        groups[(*n)++] = (struct deputy_group){.key = str_from(*words)};
}

static struct deputy_group *group_at(struct deputy_group *groups, size_t *n, struct str key)
{
    arr_each (i, *n)
        if (str_eq(groups[i].key, key))
            return &groups[i];
    if (*n == GROUPS_MAX)
        return NULL;
    groups[*n] = (struct deputy_group){.key = key};
    return &groups[(*n)++];
}

/* Larger groups first; those in their own order stay, who is not known last. */
static int larger_first(const void *x, const void *y)
{
    const struct deputy_group *a = x, *b = y;

    if ((a->key.len == 0) != (b->key.len == 0))
        return a->key.len == 0 ? 1 : -1;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return str_cmp(a->key, b->key);
}

void deputy_structure_count(struct arena *a, enum deputy_dimension by,
                            const struct deputy_person *people, size_t count, struct date on,
                            struct deputy_group **out, size_t *out_count)
{
    struct deputy_group *groups = arena_array(a, GROUPS_MAX, struct deputy_group);
    size_t n = 0;

    known_groups(by, groups, &n);
    const bool ordered = n > 0;
    arr_each (i, count) {
        const struct str key =
            deputy_group_of(by, &people[i].d, people[i].born_on, people[i].grassroots, on);
        struct deputy_group *g = group_at(groups, &n, key);

        if (g != NULL)
            g->count++;
    }
    if (!ordered)
        qsort(groups, n, sizeof *groups, larger_first);
    *out = groups;
    *out_count = n;
}

/* ---------------------------------------------------------------- targets */

struct set_target {
    const struct deputy_target *in;
};

static enum status target_tx(struct ctx *ctx, const void *input)
{
    const struct set_target *in = input;

    TRY(deputy_store_target_set(ctx, in->in));
    return event_emit(ctx, "deputy.target_set", ctx->congress_id);
}

enum status deputy_target_set(struct ctx *ctx, const struct deputy_target *in)
{
    enum deputy_dimension by;

    if (!deputy_dimension_parse(in->dimension, &by))
        invalid(ctx, "by", "deputy.target.by_missing", NULL);
    if (in->value.len == 0)
        invalid(ctx, "value", "deputy.target.value_missing", NULL);
    else if (utf8_chars(in->value.ptr, in->value.len) > VALUE_CHARS)
        invalid(ctx, "value", "deputy.too_long", "60");
    if (in->permille < 0 || in->permille > 1000)
        invalid(ctx, "percent", "deputy.target.percent_wrong", NULL);
    if (utf8_chars(in->basis.ptr, in->basis.len) > BASIS_CHARS)
        invalid(ctx, "basis", "deputy.too_long", "200");
    TRY(invalid_done(ctx));
    return db_tx(ctx, target_tx, &(struct set_target){in});
}

struct drop_target {
    int64_t id;
};

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    const struct drop_target *in = input;

    TRY(deputy_store_target_drop(ctx, in->id));
    return event_emit(ctx, "deputy.target_dropped", ctx->congress_id);
}

enum status deputy_target_drop(struct ctx *ctx, int64_t id)
{
    return db_tx(ctx, drop_tx, &(struct drop_target){id});
}
