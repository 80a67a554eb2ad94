// SPDX-License-Identifier: MulanPSL-2.0
/* The rows of a list, sifted, grouped and measured. */
#include "modules/statistic/statistic_actions.h"
#include "modules/statistic/statistic_rules.h"
#include "platform/text.h"

/* A statistic with its members looked up in the list. */
struct plan {
    const struct statistic *s;
    const struct list_rows *list;
    size_t by, across, of, day; /* SIZE_MAX: not asked for */
    size_t conditions[STATISTIC_CONDITIONS];
    const struct period *period;
};

static size_t member_of(struct ctx *ctx, const struct list_rows *list, const char *field,
                        struct str name)
{
    size_t at;

    if (name.len == 0)
        return SIZE_MAX;
    at = list_member(list, str_z(ctx->arena, name));
    if (at == SIZE_MAX)
        invalid(ctx, field, "statistic.err.member", NULL);
    return at;
}

static enum status plan_make(struct ctx *ctx, const struct statistic *s,
                             const struct period *period, struct list_rows *list, struct plan *out)
{
    static const char *const FIELDS[] = {"c1", "c2", "c3"};

    *out = (struct plan){.s = s, .list = list, .period = period};
    if (!statistic_list_valid(s->list))
        return fail_field(&ctx->err, "list", "statistic.err.list", NULL);
    TRY(list_rows(ctx, s->list, STATISTIC_ROWS_MAX, list));
    if (list->more)
        return fail(&ctx->err, ST_RULE, "statistic.err.too_many_rows", NULL);
    out->by = member_of(ctx, list, "by", s->by);
    out->across = member_of(ctx, list, "across", s->across);
    out->of = member_of(ctx, list, "of", s->of);
    out->day = member_of(ctx, list, "day", s->day);
    arr_each (i, STATISTIC_CONDITIONS)
        out->conditions[i] = member_of(ctx, list, FIELDS[i], s->conditions[i].member);
    if (!str_eqz(s->measure, "count") && s->of.len == 0)
        invalid(ctx, "of", "statistic.err.of", NULL);
    else if (str_eqz(s->measure, "sum") && out->of != SIZE_MAX &&
             list->members[out->of].type != VIEW_INT)
        invalid(ctx, "of", "statistic.err.of_number", NULL);
    return invalid_done(ctx);
}

static bool is_number(const struct plan *p, size_t member)
{
    return p->list->members[member].type == VIEW_INT;
}

static bool counts(const struct plan *p, const struct list_row *row)
{
    if (p->day != SIZE_MAX && p->period != NULL &&
        !statistic_in(row->text[p->day], p->period->from, p->period->to))
        return false;
    arr_each (i, STATISTIC_CONDITIONS) {
        const size_t m = p->conditions[i];

        if (m != SIZE_MAX &&
            !statistic_matches(&p->s->conditions[i], row->text[m], is_number(p, m), row->number[m]))
            return false;
    }
    return true;
}

static struct str part_of(struct ctx *ctx, const struct plan *p, const struct list_row *row,
                          size_t member)
{
    struct str part;

    if (member == SIZE_MAX)
        return S("");
    part = row->text[member];
    if (member == p->by &&
        (p->list->members[member].type == VIEW_DATE || p->list->members[member].type == VIEW_TIME))
        part = statistic_bucket(ctx->arena, part, p->s->bucket);
    return part.len > 0 ? part : T("statistic.none");
}

static bool tells(const struct statistic *s)
{
    return str_eqz(s->measure, "distinct");
}

/* Those of the rows that count, in the order of the list. */
static void sift(struct ctx *ctx, const struct plan *p, struct statistic_row *out,
                 size_t *out_count)
{
    *out_count = 0;
    arr_each (i, p->list->count) {
        const struct list_row *row = &p->list->rows[i];

        if (!counts(p, row))
            continue;
        out[(*out_count)++] = (struct statistic_row){
            .row = row,
            .at = i,
            .group = part_of(ctx, p, row, p->by),
            .across = part_of(ctx, p, row, p->across),
            .day = p->day != SIZE_MAX ? row->text[p->day] : S(""),
            .told = tells(p->s) ? row->text[p->of] : S(""),
            .amount = str_eqz(p->s->measure, "sum") ? row->number[p->of] : 1,
        };
    }
}

/* ---- telling apart */

struct told {
    struct str value;
    size_t at; /* in the rows, so that the first of each stays */
};

static int by_value(const void *a, const void *b)
{
    const struct told *x = a, *y = b;
    const int order = str_cmp(x->value, y->value);

    return order != 0 ? order : x->at < y->at ? -1 : x->at > y->at;
}

/* Marks the first row of each value of the measured member among `rows`; empty ones are none. */
static void tell_apart(struct ctx *ctx, struct statistic_row *rows, size_t count)
{
    struct told *all = arena_array(ctx->arena, count, struct told);

    arr_each (i, count)
        all[i] = (struct told){rows[i].told, i};
    qsort(all, count, sizeof *all, by_value);
    arr_each (i, count)
        rows[all[i].at].amount =
            all[i].value.len > 0 && (i == 0 || !str_eq(all[i].value, all[i - 1].value)) ? 1 : 0;
}

/* ---- groups */

static int64_t total_of(struct ctx *ctx, const struct statistic *s, struct statistic_row *rows,
                        size_t count)
{
    int64_t sum = 0;

    if (tells(s))
        tell_apart(ctx, rows, count);
    arr_each (i, count)
        sum += rows[i].amount;
    return sum;
}

static int by_group(const void *a, const void *b)
{
    const struct statistic_row *x = a, *y = b;
    const int group = str_cmp(x->group, y->group), across = str_cmp(x->across, y->across);

    if (group != 0)
        return group;
    return across != 0 ? across : x->at < y->at ? -1 : x->at > y->at;
}

static int larger_first(const void *a, const void *b)
{
    const struct statistic_group *x = a, *y = b;

    if (x->value != y->value)
        return x->value > y->value ? -1 : 1;
    return str_cmp(x->key, y->key);
}

/* The values of the member across, sorted; ST_RULE when they are too many for a table. */
static enum status columns_of(struct ctx *ctx, const struct statistic *s,
                              const struct statistic_row *rows, size_t count,
                              struct statistic_table *out)
{
    out->columns = arena_array(ctx->arena, STATISTIC_ACROSS_MAX, struct str);
    for (size_t i = 0; i < count && s->across.len > 0; i++) {
        size_t at = 0;

        while (at < out->columns_count && str_cmp(out->columns[at], rows[i].across) < 0)
            at++;
        if (at < out->columns_count && str_eq(out->columns[at], rows[i].across))
            continue;
        if (out->columns_count == STATISTIC_ACROSS_MAX)
            return fail_field(&ctx->err, "across", "statistic.err.too_many_columns", NULL);
        for (size_t k = out->columns_count++; k > at; k--)
            out->columns[k] = out->columns[k - 1];
        out->columns[at] = rows[i].across;
    }
    return ST_OK;
}

/* `rows` of one group, sorted by the member across. */
static void put_group(struct ctx *ctx, const struct statistic *s, struct statistic_row *rows,
                      size_t count, const struct statistic_table *t, struct statistic_group *out)
{
    size_t at = 0;

    *out = (struct statistic_group){.key = rows[0].group};
    out->value = total_of(ctx, s, rows, count);
    out->across = arena_array(ctx->arena, t->columns_count, int64_t);
    arr_each (c, t->columns_count) {
        const size_t from = at;

        while (at < count && str_eq(rows[at].across, t->columns[c]))
            at++;
        out->across[c] = total_of(ctx, s, &rows[from], at - from);
    }
}

/* The rows are sorted on the way. */
static enum status put_table(struct ctx *ctx, const struct statistic *s, struct statistic_row *rows,
                             size_t count, struct statistic_table *out)
{
    out->counted = (int64_t)count;
    out->total = total_of(ctx, s, rows, count);
    if (s->by.len == 0)
        return ST_OK;
    TRY(columns_of(ctx, s, rows, count, out));
    qsort(rows, count, sizeof *rows, by_group);
    out->groups = arena_array(ctx->arena, STATISTIC_GROUPS_MAX, struct statistic_group);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && str_eq(rows[to].group, rows[from].group);)
            to++;
        if (out->groups_count == STATISTIC_GROUPS_MAX)
            return fail_field(&ctx->err, "by", "statistic.err.too_many_groups", NULL);
        put_group(ctx, s, &rows[from], to - from, out, &out->groups[out->groups_count++]);
    }
    if (s->bucket.len == 0)
        qsort(out->groups, out->groups_count, sizeof *out->groups, larger_first);
    return ST_OK;
}

enum status statistic_count(struct ctx *ctx, const struct statistic *s, const struct period *period,
                            struct statistic_table *out)
{
    struct statistic_row *rows;
    size_t count = 0;
    struct plan p = {0};

    *out = (struct statistic_table){0};
    TRY(plan_make(ctx, s, period, &out->list, &p));
    rows = arena_array(ctx->arena, out->list.count, struct statistic_row);
    sift(ctx, &p, rows, &count);
    return put_table(ctx, s, rows, count, out);
}

/* ---- kept */

struct keeping {
    const struct statistic *s;
    struct arena *keep;
    size_t most;
    struct statistic_kept *out;
    bool fits;
};

/* Groups repeat from row to row. */
static struct str kept_text(struct arena *keep, struct str text, struct str last)
{
    return str_eq(text, last) ? last : str_dup(keep, text);
}

static enum status keep_apart(struct ctx *ctx, void *with)
{
    struct keeping *k = with;
    struct statistic_row *rows, last = {0};
    struct list_rows list = {0};
    struct plan p = {0};
    size_t count = 0;

    TRY(plan_make(ctx, k->s, NULL, &list, &p));
    rows = arena_array(ctx->arena, list.count, struct statistic_row);
    sift(ctx, &p, rows, &count);
    k->fits = count <= k->most;
    if (!k->fits)
        return ST_OK;
    k->out->rows = arena_array(k->keep, count, struct statistic_row);
    k->out->count = count;
    arr_each (i, count) {
        rows[i].row = NULL;
        rows[i].group = kept_text(k->keep, rows[i].group, last.group);
        rows[i].across = kept_text(k->keep, rows[i].across, last.across);
        rows[i].day = kept_text(k->keep, rows[i].day, last.day);
        rows[i].told = kept_text(k->keep, rows[i].told, last.told);
        k->out->rows[i] = last = rows[i];
    }
    return ST_OK;
}

enum status statistic_keep(struct ctx *ctx, const struct statistic *s, struct arena *keep,
                           size_t most, struct statistic_kept *out, bool *out_fits)
{
    struct keeping k = {.s = s, .keep = keep, .most = most, .out = out};

    TRY(ctx_apart(ctx, keep_apart, &k));
    *out_fits = k.fits;
    return ST_OK;
}

enum status statistic_count_kept(struct ctx *ctx, const struct statistic *s,
                                 const struct statistic_kept *kept, const struct period *period,
                                 struct statistic_table *out)
{
    struct statistic_row *rows = arena_array(ctx->arena, kept->count, struct statistic_row);
    size_t count = 0;

    *out = (struct statistic_table){0};
    arr_each (i, kept->count)
        if (period == NULL || s->day.len == 0 ||
            statistic_in(kept->rows[i].day, period->from, period->to))
            rows[count++] = kept->rows[i];
    return put_table(ctx, s, rows, count, out);
}

enum status statistic_rows(struct ctx *ctx, const struct statistic *s, const struct period *period,
                           const struct str *key, const struct str *across,
                           struct statistic_row **out, size_t *out_count)
{
    struct list_rows *list = arena_new(ctx->arena, struct list_rows);
    size_t count = 0, kept = 0;
    struct plan p = {0};

    TRY(plan_make(ctx, s, period, list, &p));
    *out = arena_array(ctx->arena, list->count, struct statistic_row);
    sift(ctx, &p, *out, &count);
    arr_each (i, count)
        if ((key == NULL || str_eq((*out)[i].group, *key)) &&
            (across == NULL || str_eq((*out)[i].across, *across)))
            (*out)[kept++] = (*out)[i];
    if (tells(s)) {
        tell_apart(ctx, *out, kept);
        count = kept;
        kept = 0;
        arr_each (i, count)
            if ((*out)[i].amount > 0)
                (*out)[kept++] = (*out)[i];
    }
    *out_count = kept;
    return ST_OK;
}
