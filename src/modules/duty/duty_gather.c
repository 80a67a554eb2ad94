// SPDX-License-Identifier: MulanPSL-2.0
/* A file is gathered: what modules tell, what was entered and confirmed, what appeals have put
 * right, and what it comes to. */
#include "modules/duty/duty_gather.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/duty/duty_rules.h"
#include "modules/duty/duty_store.h"
#include "platform/duty.h"
#include "platform/text.h"

enum { LINES_MAX = 300, FACTS_MAX = 20000, JOINED_MAX = 20000 };

/* ---------------------------------------------------------------- what there is */

struct lines {
    struct duty_line *at;
    size_t count;
};

static void line_add(struct lines *l, struct duty_line line)
{
    if (l->count < LINES_MAX)
        l->at[l->count++] = line;
}

static enum status lines_known(struct ctx *ctx, struct lines *l)
{
    struct duty_kind *kinds;
    size_t count;

    l->at = arena_array(ctx->arena, LINES_MAX, struct duty_line);
    l->count = 0;
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct duty_source *s = (*m)->duties; s != NULL && s->name != NULL; s++)
            line_add(l, (struct duty_line){.what = str_from(s->name),
                                           .label = text_of("duty.kind.", str_from(s->name)),
                                           .unit = text(s->unit),
                                           .day = (int)s->day});
    TRY(duty_store_kinds(ctx, &kinds, &count));
    arr_each (i, count)
        line_add(l, (struct duty_line){
                        .what = str_printf(ctx->arena, "entry." STR_FMT, STR_ARG(kinds[i].code)),
                        .label = kinds[i].name,
                        .unit = text_of("unit.", kinds[i].unit),
                        .day = str_eqz(kinds[i].unit, "times") ? DUTY_DAY_RECESS : DUTY_DAY_NONE});
    return ST_OK;
}

static struct duty_line *line_of(const struct lines *l, struct str what)
{
    arr_each (i, l->count)
        if (str_eq(l->at[i].what, what))
            return &l->at[i];
    return NULL;
}

enum status duty_lines(struct ctx *ctx, const struct duty_formula *formula, struct duty_line **out,
                       size_t *out_count)
{
    struct lines all, ordered = {.count = 0};

    TRY(lines_known(ctx, &all));
    ordered.at = arena_array(ctx->arena, all.count, struct duty_line);
    for (size_t i = 0; formula != NULL && i < formula->items_count; i++) {
        const struct duty_item *it = &formula->items[i];
        struct duty_line *line = line_of(&all, it->what);

        if (line == NULL || line->scored)
            continue; /* of a module that is not here */
        line->scored = true;
        line->each = it->points;
        line->penalty = it->penalty;
        line->cap = it->most;
        line->least = it->least;
        ordered.at[ordered.count++] = *line;
    }
    arr_each (i, all.count)
        if (!all.at[i].scored)
            ordered.at[ordered.count++] = all.at[i];
    *out = ordered.at;
    *out_count = ordered.count;
    return ST_OK;
}

enum status duty_name_of(struct ctx *ctx, struct str what, struct str *out_label,
                         struct str *out_unit)
{
    const struct duty_line *line;
    struct lines all;

    TRY(lines_known(ctx, &all));
    line = line_of(&all, what);
    *out_label = line != NULL ? line->label : S("");
    *out_unit = line != NULL ? line->unit : S("");
    return ST_OK;
}

/* ---------------------------------------------------------------- going through the facts */

struct walk {
    struct date from, to;
    int64_t deputy_id; /* 0: all */
    struct lines lines;
    struct duty_appeal *appeals;
    size_t appeals_count;
    bool keep;        /* what was read is needed afterwards */
    const char *only; /* of these sources, blank separated; NULL: all, and what was entered */
    void (*each)(void *to, const struct duty_standing *fact);
    void *put;
};

/* What the appeals about it have made of a fact. */
static void stand(const struct walk *w, struct duty_standing *f)
{
    f->state = f->told;
    arr_each (i, w->appeals_count) {
        const struct duty_appeal *a = &w->appeals[i];

        if (a->record_id != f->record_id || a->deputy_id != f->deputy_id ||
            !str_eq(a->what, f->what))
            continue;
        f->appeal_id = a->id;
        f->appeal = a->state;
        if (a->as_state.len > 0)
            f->state = a->as_state;
    }
}

static void give(const struct walk *w, struct duty_standing *f)
{
    const struct duty_line *line = line_of(&w->lines, f->what);

    if (line == NULL)
        return;
    f->line = (size_t)(line - w->lines.at);
    stand(w, f);
    w->each(w->put, f);
}

static enum status walk_source(struct ctx *ctx, const struct walk *w,
                               const struct duty_source *source)
{
    struct duty_query q = {
        .from = w->from, .to = w->to, .deputy_id = w->deputy_id, .limit = DUTY_AT_ONCE};
    size_t count;

    do {
        const struct arena_mark page = arena_mark(ctx->arena);
        struct duty_fact *facts;

        TRY(source->list(ctx, &q, &facts, &count));
        arr_each (i, count) {
            struct duty_standing f = {.what = str_from(source->name),
                                      .deputy_id = facts[i].deputy_id,
                                      .record_id = facts[i].record_id,
                                      .count = facts[i].count,
                                      .on = facts[i].on,
                                      .until = facts[i].until,
                                      .title = facts[i].title,
                                      .url = facts[i].url,
                                      .told = facts[i].state};

            give(w, &f);
        }
        if (count > 0) {
            q.after_deputy = facts[count - 1].deputy_id;
            q.after_record = facts[count - 1].record_id;
        }
        if (!w->keep)
            arena_reset(ctx->arena, page);
    } while (count > 0);
    return ST_OK;
}

static enum status walk_entries(struct ctx *ctx, const struct walk *w)
{
    struct duty_told *told;
    size_t count;

    TRY(duty_store_told(ctx, w->from, w->to, w->deputy_id, &told, &count));
    arr_each (i, count) {
        struct duty_standing f = {
            .what = str_printf(ctx->arena, "entry." STR_FMT, STR_ARG(told[i].code)),
            .deputy_id = told[i].deputy_id,
            .record_id = told[i].record_id,
            .count = told[i].count,
            .on = told[i].on,
            .title = told[i].title,
            .url = str_printf(ctx->arena, "/duty/entry/%lld", (long long)told[i].record_id),
            .told = S("done")};

        give(w, &f);
    }
    return ST_OK;
}

static enum status walk(struct ctx *ctx, const struct walk *w)
{
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct duty_source *s = (*m)->duties; s != NULL && s->name != NULL; s++)
            if (w->only == NULL || str_among(w->only, str_from(s->name)))
                TRY(walk_source(ctx, w, s));
    return w->only == NULL ? walk_entries(ctx, w) : ST_OK;
}

/* ---------------------------------------------------------------- one file */

static enum status formula_of(struct ctx *ctx, int year, struct duty_formula *out, bool *out_found)
{
    const struct err before = ctx->err;
    const enum status st = duty_store_formula_on(ctx, duty_until(year, ctx->today), out);

    *out_found = st == ST_OK;
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = before;
    *out = (struct duty_formula){0};
    return ST_OK;
}

static enum status walk_open(struct ctx *ctx, int year, int64_t deputy_id, struct walk *w,
                             struct duty_formula *f)
{
    bool found;

    *w = (struct walk){
        .from = {year, 1, 1}, .to = duty_until(year, ctx->today), .deputy_id = deputy_id};
    TRY(formula_of(ctx, year, f, &found));
    TRY(duty_lines(ctx, found ? f : NULL, &w->lines.at, &w->lines.count));
    return duty_store_decided(ctx, w->from, w->to, deputy_id, &w->appeals, &w->appeals_count);
}

static void tally(struct duty_line *line, const struct duty_standing *f)
{
    if (str_eqz(f->state, "done"))
        line->done += f->count;
    else if (str_eqz(f->state, "excused"))
        line->excused += f->count;
    else if (str_eqz(f->state, "absent"))
        line->absent += f->count;
}

/* A day of work between sessions, as far as it lies in the year until today. */
static void day(struct duty_days *days, const struct walk *w, const struct duty_standing *f)
{
    if (w->lines.at[f->line].day == DUTY_DAY_RECESS && str_eqz(f->state, "done"))
        duty_days_add(days, w->from.year, f->on, date_earlier(date_later(f->on, f->until), w->to));
}

/* How many a year generally takes by local rules. */
static enum status days_asked(struct ctx *ctx, struct date on, int64_t *out)
{
    struct law_params params;

    TRY(congress_law_params(ctx, on, &params));
    *out = params.duty_days;
    return ST_OK;
}

struct one {
    const struct walk *walk;
    struct duty_days days;
    struct lines lines;
    struct duty_standing *facts;
    size_t count;
};

static void one_each(void *to, const struct duty_standing *f)
{
    struct one *one = to;

    tally(&one->lines.at[f->line], f);
    day(&one->days, one->walk, f);
    if (one->count < FACTS_MAX)
        one->facts[one->count++] = *f;
}

static int newest_first(const void *x, const void *y)
{
    const struct duty_standing *a = x, *b = y;
    const int c = date_cmp(b->on, a->on);

    if (c != 0)
        return c;
    return a->line != b->line ? (a->line < b->line ? -1 : 1)
                              : (a->record_id < b->record_id ? -1 : a->record_id > b->record_id);
}

enum status duty_facts(struct ctx *ctx, int64_t deputy_id, int year, struct duty_file *out_file,
                       struct duty_standing **out, size_t *out_count)
{
    struct duty_formula f;
    struct deputy d;
    struct one one;
    struct walk w;

    TRY(walk_open(ctx, year, deputy_id, &w, &f));
    one = (struct one){.walk = &w,
                       .lines = w.lines,
                       .facts = arena_array(ctx->arena, FACTS_MAX, struct duty_standing)};
    w.keep = true;
    w.each = one_each;
    w.put = &one;
    TRY(walk(ctx, &w));
    qsort(one.facts, one.count, sizeof *one.facts, newest_first);
    arr_each (i, w.lines.count)
        w.lines.at[i].points = duty_line_points(&w.lines.at[i]);
    *out_file = (struct duty_file){
        .deputy_id = deputy_id,
        .year = year,
        .lines = w.lines.at,
        .lines_count = w.lines.count,
        .formula_id = f.id,
        .base = f.base,
        .most = f.most,
        .points = duty_file_points(f.base, f.most, w.lines.at, w.lines.count),
        .days = duty_days_count(&one.days),
    };
    TRY(deputy_get(ctx, deputy_id, &d));
    TRY(days_asked(ctx, w.to, &out_file->days_asked));
    out_file->days_due =
        duty_expected(out_file->days_asked, d.from_on, (struct date){year, 12, 31});
    *out = one.facts;
    *out_count = one.count;
    return ST_OK;
}

enum status duty_file(struct ctx *ctx, int64_t deputy_id, int year, struct duty_file *out)
{
    struct duty_standing *facts;
    size_t count;

    return duty_facts(ctx, deputy_id, year, out, &facts, &count);
}

/* ---------------------------------------------------------------- all of them */

struct all {
    struct deputy *deputies; /* by id */
    size_t deputies_count;
    const struct lines *lines;
    struct duty_line *tallies; /* of each deputy, line by line */
    struct duty_days *days;
    const struct walk *walk;
    struct duty_rank *ranks;
};

static void all_each(void *to, const struct duty_standing *f)
{
    struct all *all = to;
    size_t from = 0, until = all->deputies_count;

    while (from < until) {
        const size_t at = from + (until - from) / 2;

        if (all->deputies[at].id == f->deputy_id) {
            struct duty_rank *r = &all->ranks[at];

            tally(&all->tallies[at * all->lines->count + f->line], f);
            day(&all->days[at], all->walk, f);
            r->done += str_eqz(f->state, "done");
            r->excused += str_eqz(f->state, "excused");
            r->absent += str_eqz(f->state, "absent");
            return;
        }
        if (all->deputies[at].id < f->deputy_id)
            from = at + 1;
        else
            until = at;
    }
}

enum status duty_all(struct ctx *ctx, int year, int64_t delegation_id, struct duty_all *out)
{
    struct duty_formula f;
    struct all all;
    struct walk w;

    TRY(walk_open(ctx, year, 0, &w, &f));
    TRY(deputy_in_office(ctx, w.to, delegation_id, 0, &all.deputies, &all.deputies_count));
    all.lines = &w.lines;
    all.tallies = arena_array(ctx->arena, all.deputies_count * w.lines.count + 1, struct duty_line);
    all.ranks = arena_array(ctx->arena, all.deputies_count, struct duty_rank);
    all.days = arena_array(ctx->arena, all.deputies_count, struct duty_days);
    all.walk = &w;
    arr_each (d, all.deputies_count)
        arr_each (i, w.lines.count)
            all.tallies[d * w.lines.count + i] = w.lines.at[i];
    w.each = all_each;
    w.put = &all;
    TRY(walk(ctx, &w));
    *out = (struct duty_all){.deputies = all.deputies,
                             .count = all.deputies_count,
                             .lines = all.tallies,
                             .lines_each = w.lines.count,
                             .ranks = all.ranks,
                             .days = all.days,
                             .base = f.base,
                             .most = f.most};
    return days_asked(ctx, w.to, &out->days_asked);
}

/* ---------------------------------------------------------------- who came along */

struct joined {
    struct duty_joined *at;
    size_t count;
    bool full;
};

/* A source tells deputy by deputy: one row for each of its deputies. */
static void joined_each(void *to, const struct duty_standing *f)
{
    struct joined *j = to;

    if (!str_eqz(f->state, "done"))
        return;
    if (j->count > 0 && j->at[j->count - 1].deputy_id == f->deputy_id) {
        j->at[j->count - 1].times++;
        return;
    }
    j->full = j->full || j->count == JOINED_MAX;
    if (!j->full)
        j->at[j->count++] = (struct duty_joined){.deputy_id = f->deputy_id, .times = 1};
}

static int by_deputy(const void *x, const void *y)
{
    const struct duty_joined *a = x, *b = y;

    return a->deputy_id < b->deputy_id ? -1 : a->deputy_id > b->deputy_id;
}

/* The rows of several sources for one deputy become one. */
static size_t joined_merge(struct duty_joined *at, size_t count)
{
    size_t n = 0;

    qsort(at, count, sizeof *at, by_deputy);
    arr_each (i, count) {
        if (n > 0 && at[n - 1].deputy_id == at[i].deputy_id)
            at[n - 1].times += at[i].times;
        else
            at[n++] = at[i];
    }
    return n;
}

enum status duty_joined(struct ctx *ctx, struct date from, struct date to, bool named,
                        struct duty_joined **out, size_t *out_count)
{
    struct joined j = {.at = arena_array(ctx->arena, JOINED_MAX, struct duty_joined)};
    struct walk w = {.from = from, .to = to, .only = DUTY_JOINED, .each = joined_each, .put = &j};

    TRY(lines_known(ctx, &w.lines));
    TRY(duty_store_decided(ctx, from, to, 0, &w.appeals, &w.appeals_count));
    TRY(walk(ctx, &w));
    if (j.full)
        return fail(&ctx->err, ST_BUSY, "duty.err.too_many", NULL);
    *out = j.at;
    *out_count = joined_merge(j.at, j.count);
    for (size_t i = 0; named && i < *out_count; i++) {
        struct deputy d;

        TRY(deputy_get(ctx, j.at[i].deputy_id, &d));
        j.at[i].name = d.name;
        j.at[i].delegation = d.delegation_name;
    }
    return ST_OK;
}
