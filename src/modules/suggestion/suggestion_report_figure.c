// SPDX-License-Identifier: MulanPSL-2.0
/* What the yearly report says in numbers, and a text to begin with. */
#include "law/suggestion_law.h"
#include "modules/congress/congress.h"
#include "modules/suggestion/suggestion_indicators.h"
#include "modules/suggestion/suggestion_report.h"
#include "modules/suggestion/suggestion_store_report.h"
#include "platform/text.h"

/* What has not been handed over belongs to no organ. */
static const struct {
    enum suggestion_figure figure;
    bool all_only;
} LINES[] = {
    {FIGURE_TABLED, true},
    {FIGURE_KEY, true},
    {FIGURE_HANDED_OVER, false},
    {FIGURE_ANSWERED, false},
    {FIGURE_ANSWERED_IN_TIME, false},
    {FIGURE_SOLVED, false},
    {FIGURE_SATISFIED_OR_BASIC, false},
    {FIGURE_DISSATISFIED, false},
    {FIGURE_REDO, false},
    {FIGURE_PROMISES_DUE, false},
    {FIGURE_PROMISES_KEPT, false},
};

enum { PROMISE_LINES = 2 }; /* the last ones, all that a report on promises has */

static struct period year_of(const struct suggestion_report *r)
{
    return (struct period){{(int)r->year, 1, 1}, {(int)r->year, 12, 31}};
}

enum status suggestion_report_figures(struct ctx *ctx, const struct suggestion_report *r,
                                      struct suggestion_report_figure **out, size_t *out_count)
{
    const bool promises = suggestion_report_on_promises(r);
    const struct suggestion_scope scope = {
        .organ_id = r->government && !promises ? 0 : r->organ_id,
        .government = r->government && !promises,
    };
    const struct period period = year_of(r);

    *out = arena_array(ctx->arena, COUNT(LINES), struct suggestion_report_figure);
    *out_count = 0;
    arr_each (i, COUNT(LINES)) {
        if ((LINES[i].all_only && r->organ_id != 0) ||
            (promises && i + PROMISE_LINES < COUNT(LINES)))
            continue;
        TRY(suggestion_figure_of(ctx, LINES[i].figure, &period, &scope, &(*out)[*out_count]));
        (*out_count)++;
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- the text */

static const struct suggestion_report_figure *find(const struct suggestion_report_figure *all,
                                                   size_t count, enum suggestion_figure figure)
{
    static const struct suggestion_report_figure NONE = {.denominator = -1};

    arr_each (i, count) {
        if (all[i].figure == figure)
            return &all[i];
    }
    return &NONE;
}

struct figures {
    struct ctx *ctx;
    const struct suggestion_report_figure *all;
    size_t count;
};

static struct str number(const struct figures *f, enum suggestion_figure figure)
{
    return str_printf(f->ctx->arena, "%lld", (long long)find(f->all, f->count, figure)->numerator);
}

static struct str whole(const struct figures *f, enum suggestion_figure figure)
{
    return str_printf(f->ctx->arena, "%lld",
                      (long long)find(f->all, f->count, figure)->denominator);
}

/* Whole percent, half rounded up, as reports print it. */
static struct str percent(const struct figures *f, enum suggestion_figure figure)
{
    const struct suggestion_report_figure *v = find(f->all, f->count, figure);
    const int64_t p =
        v->denominator <= 0 ? 0 : (v->numerator * 200 + v->denominator) / (2 * v->denominator);

    return str_printf(f->ctx->arena, "%lld", (long long)p);
}

static bool any(const struct figures *f, enum suggestion_figure figure)
{
    const struct suggestion_report_figure *v = find(f->all, f->count, figure);

    return v->denominator > 0 || (v->denominator < 0 && v->numerator > 0);
}

static void put_line(struct buf *b, struct str line)
{
    if (b->len != 0)
        buf_char(b, '\n');
    buf_str(b, line);
}

static void put_origin(struct buf *b, const struct figures *f, const struct suggestion_report *r,
                       struct str congress)
{
    struct arena *a = f->ctx->arena;
    const struct str year = str_printf(a, "%lld", (long long)r->year);

    if (r->organ_id == 0)
        put_line(b, TF(a, "suggestion.report.draft.tabled", year, congress,
                       number(f, FIGURE_TABLED), number(f, FIGURE_HANDED_OVER)));
    else
        put_line(b, TF(a, "suggestion.report.draft.handed", year, r->organ_name,
                       number(f, FIGURE_HANDED_OVER)));
    if (any(f, FIGURE_KEY))
        put_line(b, TF(a, "suggestion.report.draft.key", number(f, FIGURE_KEY)));
}

static void put_results(struct buf *b, const struct figures *f)
{
    struct arena *a = f->ctx->arena;

    if (any(f, FIGURE_ANSWERED))
        put_line(b, TF(a, "suggestion.report.draft.answered", number(f, FIGURE_ANSWERED),
                       percent(f, FIGURE_ANSWERED), percent(f, FIGURE_ANSWERED_IN_TIME)));
    if (any(f, FIGURE_SOLVED))
        put_line(b, TF(a, "suggestion.report.draft.solved", number(f, FIGURE_SOLVED),
                       percent(f, FIGURE_SOLVED)));
    if (any(f, FIGURE_SATISFIED_OR_BASIC))
        put_line(b, TF(a, "suggestion.report.draft.rated", whole(f, FIGURE_SATISFIED_OR_BASIC),
                       percent(f, FIGURE_SATISFIED_OR_BASIC), number(f, FIGURE_DISSATISFIED)));
    if (any(f, FIGURE_REDO))
        put_line(b, TF(a, "suggestion.report.draft.redo", number(f, FIGURE_REDO)));
    if (any(f, FIGURE_PROMISES_DUE))
        put_line(b, TF(a, "suggestion.report.draft.promises", number(f, FIGURE_PROMISES_DUE),
                       number(f, FIGURE_PROMISES_KEPT)));
}

/* A line for each promise, with what has become of it. */
static enum status draft_promises(struct ctx *ctx, const struct suggestion_report *r,
                                  struct str *out)
{
    struct suggestion_report_promise *all;
    struct buf b = buf_new(ctx->arena, 0);
    size_t count;

    TRY(suggestion_store_report_promises(ctx, r->organ_id, &all, &count));
    arr_each (i, count) {
        const bool done = str_eqz(all[i].state, "done");

        if (!suggestion_law_promise_reported(all[i].year, (int)r->year, done))
            continue;
        put_line(&b,
                 TF(ctx->arena, "suggestion.report.draft.promise", all[i].number_text, all[i].title,
                    all[i].what, text_date(ctx->arena, all[i].due_on, (struct date){0}),
                    text_of("suggestion.promise.state.", all[i].state)));
    }
    *out = buf_view(&b);
    return ST_OK;
}

enum status suggestion_report_draft(struct ctx *ctx, const struct suggestion_report *r,
                                    struct str *out)
{
    struct suggestion_report_figure *all;
    struct figures f = {.ctx = ctx};
    struct buf b = buf_new(ctx->arena, 0);
    struct congress congress;

    if (suggestion_report_on_promises(r))
        return draft_promises(ctx, r, out);
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    TRY(suggestion_report_figures(ctx, r, &all, &f.count));
    f.all = all;
    put_line(&b, T("suggestion.report.draft.one"));
    put_origin(&b, &f, r, congress.name);
    put_line(&b, T("suggestion.report.draft.two"));
    put_results(&b, &f);
    put_line(&b, T("suggestion.report.draft.three"));
    *out = buf_view(&b);
    return ST_OK;
}
