// SPDX-License-Identifier: MulanPSL-2.0
/* What everybody may see of the records behind a figure of a published report: those that their
 * modules have published, titles and days or counts where a module says so, and else the reason. */
#include "modules/report/report_public.h"
#include "modules/report/report_rules_open.h"
#include "platform/text.h"
#include <stdlib.h>

enum { ITEMS_MAX = 1000, WORDS = 2 };

static int smaller_first(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return x < y ? -1 : x > y;
}

static struct id_set sorted(struct arena *a, const int64_t *ids, size_t count)
{
    int64_t *copy = arena_array(a, count + 1, int64_t);

    for (size_t i = 0; i < count; i++)
        copy[i] = ids[i];
    if (count > 1)
        qsort(copy, count, sizeof *copy, smaller_first);
    return (struct id_set){copy, count};
}

/* "/p/suggestion/47" gives 47; 0: no number at its end. */
static int64_t id_of(struct str url)
{
    size_t at = url.len;
    int64_t id = 0;

    while (at > 0 && url.ptr[at - 1] >= '0' && url.ptr[at - 1] <= '9')
        at--;
    return str_to_int((struct str){url.ptr + at, url.len - at}, &id) ? id : 0;
}

static void add(struct report_opened *out, const struct public_item *item)
{
    out->open++;
    if (out->items_count < REPORT_OPEN_SHOWN)
        out->items[out->items_count++] = *item;
}

static enum status from_source(struct ctx *ctx, const struct public_source *source,
                               const struct id_set *rows, const struct id_set *of,
                               struct report_opened *out)
{
    struct public_item *items;
    size_t count;

    TRY(source->list(ctx, S(""), ITEMS_MAX, &items, &count));
    arr_each (i, count) {
        const int64_t id = id_of(items[i].url);

        if (id != 0 && (id_set_has(rows, id) || id_set_has(of, id)))
            add(out, &items[i]);
    }
    return ST_OK;
}

/* All that the module of the rows has published, plans and results alike. */
static enum status published(struct ctx *ctx, struct str url, const struct id_set *rows,
                             const struct id_set *of, struct report_opened *out)
{
    const struct str path =
        str_printf(ctx->arena, "/p/" STR_FMT, STR_ARG(report_open_key(ctx->arena, url, 1)));

    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct public_source *s = (*m)->publics; s != NULL && s->name != NULL; s++)
            if (str_eqz(path, s->path))
                TRY(from_source(ctx, s, rows, of, out));
    if (out->open > (int64_t)out->items_count)
        out->all_path = path;
    return ST_OK;
}

static const struct public_rows *rows_at(struct str url)
{
    struct str path;

    (void)str_cut(&url, '?', &path);
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct public_rows *o = (*m)->opens; o != NULL && o->list != NULL; o++)
            if (str_eqz(path, o->list))
                return o;
    return NULL;
}

static enum status told(struct ctx *ctx, const struct public_rows *how, const struct id_set *rows,
                        struct report_opened *out)
{
    if (how->show != NULL) {
        struct public_item *items;
        size_t count;

        TRY(how->show(ctx, rows, &items, &count));
        out->open = 0;
        out->items_count = 0;
        out->all_path = S("");
        arr_each (i, count)
            add(out, &items[i]);
    }
    if (how->count != NULL) {
        TRY(how->count(ctx, rows, &out->parts, &out->parts_count));
        for (size_t i = 0; i < out->parts_count; i++)
            out->parts[i].word = text_of(how->words, out->parts[i].word);
        out->parts_count = report_open_parts(out->parts, out->parts_count,
                                             how->personal ? REPORT_OPEN_LEAST : 1, &out->rest);
    }
    return ST_OK;
}

/* The sentence of the list, else that of its module. */
static bool reason(struct arena *a, struct str url, struct str *out)
{
    for (size_t words = WORDS; words > 0; words--) {
        const struct str name = report_open_key(a, url, words);
        const char *key = str_printf(a, "report.open." STR_FMT, STR_ARG(name)).ptr;

        if (name.len > 0 && text_has(key)) {
            *out = text(key);
            return true;
        }
    }
    *out = T("report.open_none");
    return false;
}

enum status report_open_rows(struct ctx *ctx, const struct report_frozen_rows *rows,
                             struct report_opened *out)
{
    const struct id_set ids = sorted(ctx->arena, rows->ids, rows->count),
                        of = sorted(ctx->arena, rows->of, rows->of_count);
    const struct public_rows *how = rows_at(rows->url);

    *out = (struct report_opened){.all_path = S(""), .why = S("")};
    TRY(published(ctx, rows->url, &ids, &of, out));
    if (how != NULL && ids.count > 0 && out->open < (int64_t)ids.count) {
        const struct report_opened before = *out;

        TRY(told(ctx, how, &ids, out));
        if (out->open < before.open) { /* pages say more than titles do */
            out->open = before.open;
            out->all_path = before.all_path;
            out->items_count = before.items_count;
            for (size_t i = 0; i < before.items_count; i++)
                out->items[i] = before.items[i];
        }
    }
    if (ids.count > 0 && out->open < (int64_t)ids.count)
        (void)reason(ctx->arena, rows->url, &out->why);
    return ST_OK;
}

/* ---------------------------------------------------------------- of every figure */

static enum status check_figure(struct ctx *ctx, const struct indicator *i, struct buf *out_report)
{
    const struct indicator_query q = {.of = i, .period = {{2026, 1, 1}, {2026, 12, 31}}};
    struct str url, why;

    TRY(i->rows_url(ctx, &q, "numerator", &url));
    if (!reason(ctx->arena, url, &why))
        buf_printf(
            out_report,
            "report: nothing says what everybody may see of the rows of %s (report.open.*)\n",
            i->name);
    return ST_OK;
}

enum status report_open_check(struct ctx *ctx, struct buf *out_report)
{
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct indicator *i = (*m)->indicators; i != NULL && i->name != NULL; i++)
            TRY(check_figure(ctx, i, out_report));
    return ST_OK;
}
