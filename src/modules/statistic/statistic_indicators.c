// SPDX-License-Identifier: MulanPSL-2.0
/* Saved statistics that reports may use, as figures: statistic.<id>. */
#include "modules/statistic/statistic_actions.h"
#include "modules/statistic/statistic_store.h"
#include "platform/indicator.h"
#include "platform/text.h"

static const char *const BY_GROUP[] = {"group", NULL};

/* On one page a figure is asked for month after month: its list is asked once. */
struct shelf {
    struct arena *keep;
    size_t room; /* rows that may still be kept */
};
struct figure {
    const struct statistic *s;
    struct shelf *shelf;
    struct figure_kept {
        struct statistic_kept rows;
        bool there, too_large;
    } * kept;
};

enum { ROWS_KEPT_MAX = 10 * STATISTIC_ROWS_MAX };

struct counting {
    const struct indicator_query *q;
    const struct figure *g;
    struct arena *to;
    struct indicator_value *out;
    size_t count;
};

static enum status table_of(struct ctx *ctx, const struct figure *g, const struct period *period,
                            struct statistic_table *out)
{
    if (!g->kept->there && !g->kept->too_large) {
        TRY(statistic_keep(ctx, g->s, g->shelf->keep, g->shelf->room, &g->kept->rows,
                           &g->kept->there));
        g->kept->too_large = !g->kept->there;
        g->shelf->room -= g->kept->rows.count;
    }
    if (g->kept->too_large)
        return statistic_count(ctx, g->s, period, out);
    return statistic_count_kept(ctx, g->s, &g->kept->rows, period, out);
}

static enum status count_apart(struct ctx *ctx, void *with)
{
    struct counting *c = with;
    const struct indicator_query *q = c->q;
    struct statistic_table t;

    TRY(table_of(ctx, c->g, &q->period, &t));
    c->out = arena_array(c->to, t.groups_count + 1, struct indicator_value);
    if (q->by == NULL)
        c->out[c->count++] = (struct indicator_value){.numerator = t.total, .denominator = -1};
    for (size_t i = 0; i < t.groups_count && q->by != NULL; i++)
        if (q->key.len == 0 || str_eq(q->key, t.groups[i].key)) {
            const struct str key = str_dup(c->to, t.groups[i].key);

            c->out[c->count++] = (struct indicator_value){
                .key = key, .label = key, .numerator = t.groups[i].value, .denominator = -1};
        }
    return ST_OK;
}

/* What a count takes is given back each time. */
static enum status values(struct ctx *ctx, const struct indicator_query *q,
                          struct indicator_value **out, size_t *out_count)
{
    struct counting c = {.q = q, .g = q->of->data, .to = ctx->arena};

    TRY(ctx_apart(ctx, count_apart, &c));
    *out = c.out;
    *out_count = c.count;
    return ST_OK;
}

static enum status rows_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                            struct str *out)
{
    const struct statistic *s = ((const struct figure *)q->of->data)->s;

    (void)part;
    return indicator_rows(
        ctx, q, str_printf(ctx->arena, "/statistic/%lld/row?", (long long)s->id).ptr, out);
}

static void shelf_close(void *keep)
{
    arena_close(keep);
}

/* Memory of its own: whoever asks for values may give back what he has since taken. */
static struct figure *figures_of(struct ctx *ctx, const struct statistic *all, size_t count)
{
    struct figure *figures = arena_array(ctx->arena, count, struct figure);
    struct figure_kept *kept = arena_array(ctx->arena, count, struct figure_kept);
    struct shelf *shelf = arena_new(ctx->arena, struct shelf);

    if (count == 0)
        return figures;
    *shelf = (struct shelf){.keep = arena_open(0), .room = ROWS_KEPT_MAX};
    arena_on_free(ctx->arena, shelf_close, shelf->keep);
    arr_each (i, count)
        figures[i] = (struct figure){.s = &all[i], .shelf = shelf, .kept = &kept[i]};
    return figures;
}

enum status statistic_indicators(struct ctx *ctx, const struct indicator **out)
{
    struct statistic *all;
    struct indicator *made;
    struct indicator_words *words;
    struct figure *figures;
    size_t count;

    if (ctx->asked_within > 0) { /* they would count figures that count figures, without end */
        *out = NULL;
        return ST_OK;
    }
    TRY(statistic_store_all(ctx, true, &all, &count));
    made = arena_array(ctx->arena, count + 1, struct indicator);
    words = arena_array(ctx->arena, count, struct indicator_words);
    figures = figures_of(ctx, all, count);
    arr_each (i, count) {
        words[i] = (struct indicator_words){
            .label = all[i].name,
            .definition = all[i].note.len > 0 ? all[i].note : T("statistic.figure_definition"),
            .numerator = T("statistic.figure_rows"),
            .unit = all[i].unit,
        };
        made[i] = (struct indicator){
            .name = str_printf(ctx->arena, "statistic.%lld", (long long)all[i].id).ptr,
            .unit = "unit.piece",
            .breakdowns = all[i].by.len > 0 ? BY_GROUP : NULL,
            .values = values,
            .rows_url = rows_url,
            .permission = "statistic.read",
            .clock = all[i].day.len > 0 ? INDICATOR_IN : INDICATOR_AS_OF,
            .adds = "amount",
            .words = &words[i],
            .data = &figures[i],
        };
    }
    *out = made;
    return ST_OK;
}
