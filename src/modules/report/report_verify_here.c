// SPDX-License-Identifier: MulanPSL-2.0
/* What the journal and the records of an installation say of a frozen file. */
#include "modules/report/report_report.h"
#include "platform/event.h"
#include "platform/list_rows.h"

enum { EVENTS_MAX = 1000, ROWS_MAX = 100000 };

struct looking {
    const struct report_frozen *file;
    struct buf *report;
    struct report_verdict *verdict;
};

static enum status check_journal(struct ctx *ctx, struct looking *c)
{
    const struct str want =
        str_printf(ctx->arena, "{\"sm3\":\"" STR_FMT "\"}", STR_ARG(c->verdict->hash));
    const struct event *events;
    size_t count;

    TRY(event_history(ctx, "report", c->file->report_id, EVENTS_MAX, &events, &count));
    arr_each (i, count)
        if (str_eqz(events[i].name, "report.frozen") && str_eq(events[i].data, want)) {
            buf_printf(c->report, "the journal holds this file: event %lld\n",
                       (long long)events[i].id);
            return ST_OK;
        }
    c->verdict->faults++;
    buf_printf(c->report, "the journal does not hold this file\n");
    return ST_OK;
}

static int id_order(const void *x, const void *y)
{
    const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

    return (a > b) - (a < b);
}

static enum status missing_of(struct ctx *ctx, const struct report_frozen_rows *r, size_t *out)
{
    struct list_rows rows;
    int64_t *there;

    TRY(list_rows(ctx, r->url, ROWS_MAX, &rows));
    there = arena_array(ctx->arena, rows.count, int64_t);
    arr_each (i, rows.count)
        there[i] = rows.rows[i].id;
    qsort(there, rows.count, sizeof(*there), id_order);
    arr_each (i, r->count)
        *out += bsearch(&r->ids[i], there, rows.count, sizeof(*there), id_order) == NULL;
    return ST_OK;
}

static enum status check_here(struct ctx *ctx, struct looking *c)
{
    size_t missing = 0;

    TRY(check_journal(ctx, c));
    arr_each (i, c->file->figures_count) {
        const struct arena_mark mark = arena_mark(ctx->arena);
        const struct report_frozen_figure *f = &c->file->figures[i];
        size_t gone = 0;

        TRY(missing_of(ctx, f->below.there ? &f->below : &f->rows, &gone));
        arena_reset(ctx->arena, mark);
        missing += gone;
        if (gone > 0)
            buf_printf(c->report,
                       "note: paragraph %lld, figure %lld (" STR_FMT
                       "): %zu of its rows do not count any more\n",
                       (long long)f->paragraph, (long long)f->place, STR_ARG(f->name), gone);
    }
    if (missing == 0)
        buf_printf(c->report, "all rows are there\n");
    return ST_OK;
}

enum status report_verify_here(struct ctx *ctx, struct str bytes, struct buf *report,
                               struct report_verdict *out)
{
    struct report_frozen file;
    struct looking c = {&file, report, out};

    TRY(report_frozen_read(ctx->arena, bytes, &file, &ctx->err));
    return check_here(ctx, &c);
}
