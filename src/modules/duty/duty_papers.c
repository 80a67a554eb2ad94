// SPDX-License-Identifier: MulanPSL-2.0
/* The sheet of a deputy's year: who he is, what it comes to and how, and each fact. */
#include "modules/duty/duty_papers.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/duty/duty_rules.h"
#include "platform/module.h"
#include "platform/text.h"

enum { FACTS_MOST = 400, SIZE_5 = 20 };

static const unsigned HEAD[] = {18, 34, 18, 34}, LINES[] = {44, 16, 30, 14},
                      FACTS[] = {18, 30, 42, 14};

static void row_two(struct paper *p, struct paper_table *t, const char *label1, struct str value1,
                    const char *label2, struct str value2)
{
    paper_row_add(p, t,
                  (struct paper_cell[]){{.text = text(label1), .label = true},
                                        {.text = value1},
                                        {.text = text(label2), .label = true},
                                        {.text = value2}},
                  4, 1);
}

static struct paper_table *table_of(struct paper *p, const unsigned *widths, const char *a,
                                    const char *b, const char *c, const char *d)
{
    struct paper_table *t = paper_table_add(p, widths, 4, 1, SIZE_5);

    paper_row_add(p, t,
                  (struct paper_cell[]){{.text = text(a), .label = true},
                                        {.text = text(b), .label = true},
                                        {.text = text(c), .label = true},
                                        {.text = text(d), .label = true}},
                  4, 1);
    return t;
}

static struct str number(struct ctx *ctx, int64_t n, struct str unit)
{
    return str_printf(ctx->arena, "%lld" STR_FMT, (long long)n, STR_ARG(unit));
}

/* Working bodies for deputies there are from the county up (Deputies Law art. 48). */
static struct str sealed_by(const struct congress *c)
{
    return congress_law_level(c->level) == LEVEL_TOWNSHIP ? T("duty.seal_township")
                                                          : T("duty.seal");
}

static void lines_put(struct ctx *ctx, struct paper *p, const struct duty_file *file)
{
    struct paper_table *t =
        table_of(p, LINES, "duty.what", "duty.count", "duty.paper.absent", "sheet.col.points");

    arr_each (i, file->lines_count) {
        const struct duty_line *l = &file->lines[i];

        if (l->done == 0 && l->absent == 0 && l->excused == 0)
            continue;
        paper_row_add(
            p, t,
            (struct paper_cell[]){
                {.text = l->label},
                {.text = number(ctx, l->done, l->unit), .align = PAPER_CENTRE},
                {.text = TF(ctx->arena, "duty.paper.absent_of", number(ctx, l->absent, S("")),
                            number(ctx, l->excused, S(""))),
                 .align = PAPER_CENTRE},
                {.text = l->scored ? duty_points_text(ctx->arena, l->points) : S(""),
                 .align = PAPER_CENTRE}},
            4, 1);
    }
}

static void facts_put(struct ctx *ctx, struct paper *p, const struct duty_file *file,
                      const struct duty_standing *facts, size_t count)
{
    struct paper_table *t =
        table_of(p, FACTS, "duty.on", "duty.what", "duty.title", "duty.state_of");

    for (size_t i = 0; i < count && i < FACTS_MOST; i++)
        paper_row_add(
            p, t,
            (struct paper_cell[]){
                {.text = text_date(ctx->arena, facts[i].on, facts[i].on), .align = PAPER_CENTRE},
                {.text = file->lines[facts[i].line].label},
                {.text = facts[i].title.len > 0 ? facts[i].title : T("duty.untitled")},
                {.text = text_of("duty.standing.", facts[i].state), .align = PAPER_CENTRE}},
            4, 1);
}

enum status duty_sheet(struct ctx *ctx, int64_t deputy_id, int year, struct paper **out,
                       struct str *out_name)
{
    const struct str of_year = number(ctx, year, S(""));
    struct duty_standing *facts;
    struct congress congress;
    struct paper_table *t;
    struct duty_file file;
    struct paper *p;
    struct deputy d;
    size_t count;

    TRY(deputy_get(ctx, deputy_id, &d));
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    TRY(duty_facts(ctx, deputy_id, year, &file, &facts, &count));
    p = paper_new(ctx->arena, PAPER_SHEET,
                  str_printf(ctx->arena, STR_FMT "\n" STR_FMT, STR_ARG(congress.name),
                             STR_ARG(TF(ctx->arena, "duty.paper.title", of_year))));
    t = paper_table_add(p, HEAD, 4, 0, 0);
    row_two(p, t, "duty.deputy", d.name, "duty.delegation", d.delegation_name);
    row_two(p, t, "duty.paper.constituency", d.constituency, "duty.paper.occupation", d.occupation);
    row_two(p, t, "duty.points",
            file.formula_id != 0 ? duty_points_text(ctx->arena, file.points) : S(""),
            "duty.paper.base", duty_points_text(ctx->arena, file.base));
    paper_heading(p, 1, T("duty.lines"));
    lines_put(ctx, p, &file);
    paper_heading(p, 1, T("duty.facts"));
    facts_put(ctx, p, &file, facts, count);
    paper_gap(p);
    paper_flush(p, TF(ctx->arena, "duty.paper.sign", sealed_by(&congress)));
    *out = p;
    *out_name = TF(ctx->arena, "duty.paper.file", d.name, of_year);
    return ST_OK;
}

/* ---------------------------------------------------------------- for the unit that employs him */

/* What was arranged for many says by its title what it was; of all else the kind has to do. */
#define ARRANGED                                                                                   \
    "meeting.session meeting.sitting meeting.invited activity.attended supervision.joined"         \
    " training.attended"

static const unsigned DAYS[] = {24, 32, 48};

/* One thing he did, and the days of it that are known. */
struct shown {
    const struct duty_standing *fact;
    struct duty_days days;
};

static void days_row(struct ctx *ctx, struct paper *p, struct paper_table *t,
                     const struct duty_line *line, const struct duty_standing *f, struct date from,
                     struct date until)
{
    const struct str day = paper_date(ctx->arena, from);

    paper_row_add(p, t,
                  (struct paper_cell[]){{.text = date_cmp(until, from) > 0
                                                     ? TF(ctx->arena, "duty.certificate.span", day,
                                                          paper_date(ctx->arena, until))
                                                     : day,
                                         .align = PAPER_CENTRE},
                                        {.text = line->label},
                                        {.text = str_among(ARRANGED, f->what) ? f->title : S("")}},
                  3, 1);
}

/* The oldest first; days between which he was not there stand apart. */
static void days_put(struct ctx *ctx, struct paper *p, const struct duty_file *file,
                     const struct shown *shown, size_t count)
{
    struct paper_table *t = paper_table_add(p, DAYS, 3, 1, SIZE_5);

    paper_row_add(p, t,
                  (struct paper_cell[]){{.text = T("duty.on"), .label = true},
                                        {.text = T("duty.what"), .label = true},
                                        {.text = T("duty.title"), .label = true}},
                  3, 1);
    for (size_t i = count; i-- > 0;) {
        const struct duty_standing *f = shown[i].fact;
        struct date at = {file->year, 1, 1}, until = at;

        while (duty_days_run(&shown[i].days, at, &at, &until)) {
            days_row(ctx, p, t, &file->lines[f->line], f, at, until);
            at = date_add_days(until, 1);
            if (at.year != file->year)
                break;
        }
    }
}

static const struct duty_source *source_of(struct str what)
{
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct duty_source *s = (*m)->duties; s != NULL && s->name != NULL; s++)
            if (str_eqz(what, s->name))
                return s;
    return NULL;
}

/* The days on which he was there, as far as its module knows; else all of them, and *out_whole. */
static enum status spans_of(struct ctx *ctx, const struct duty_standing *f, struct duty_span **out,
                            size_t *out_count, bool *out_whole)
{
    const struct duty_source *source = source_of(f->what);

    *out_count = 0;
    if (source != NULL && source->spans != NULL && date_cmp(f->until, f->on) > 0) {
        TRY(source->spans(ctx, f->record_id, out, out_count));
        arr_each (i, *out_count)
            *out_whole |= date_cmp((*out)[i].until, (*out)[i].on) > 0;
        *out_whole |= *out_count == 0;
    }
    if (*out_count == 0) {
        *out = arena_new(ctx->arena, struct duty_span);
        **out = (struct duty_span){.on = f->on, .until = date_later(f->on, f->until)};
        *out_count = 1;
    }
    return ST_OK;
}

struct certified {
    struct date from, to;
    struct duty_days all, sessions;
    struct shown *shown; /* the newest first */
    size_t count;
    bool whole; /* of some it is known only that he came */
};

static enum status certify(struct ctx *ctx, const struct duty_line *line,
                           const struct duty_standing *f, struct certified *c)
{
    struct shown *one = &c->shown[c->count];
    struct duty_span *spans = NULL;
    size_t count;

    *one = (struct shown){.fact = f};
    TRY(spans_of(ctx, f, &spans, &count, &c->whole));
    arr_each (i, count) {
        const struct date first = date_later(spans[i].on, c->from),
                          last = date_earlier(spans[i].until, c->to);

        if (date_cmp(first, last) > 0)
            continue;
        duty_days_add(&one->days, c->to.year, first, last);
        duty_days_add(&c->all, c->to.year, first, last);
        if (line->day == DUTY_DAY_SESSION)
            duty_days_add(&c->sessions, c->to.year, first, last);
    }
    c->count += duty_days_count(&one->days) > 0;
    return ST_OK;
}

static bool on_days(const struct duty_file *file, const struct duty_standing *f, struct date from,
                    struct date to)
{
    return file->lines[f->line].day != DUTY_DAY_NONE && str_eqz(f->state, "done") &&
           date_cmp(f->on, to) <= 0 && date_cmp(date_later(f->on, f->until), from) >= 0;
}

enum status duty_certificate(struct ctx *ctx, int64_t deputy_id, struct date from, struct date to,
                             struct paper **out, struct str *out_name)
{
    static const struct date IN_FORCE = {2025, 3, 12};
    struct certified c = {.from = from, .to = to};
    struct duty_standing *facts;
    struct congress congress;
    struct duty_file file;
    struct deputy d;
    size_t count;

    if (!date_valid(from) || !date_valid(to) || from.year != to.year || date_cmp(to, from) < 0)
        invalid(ctx, "to", "duty.certificate.days_bad", NULL);
    TRY(invalid_done(ctx));
    TRY(deputy_get(ctx, deputy_id, &d));
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    TRY(duty_facts(ctx, deputy_id, to.year, &file, &facts, &count));
    c.shown = arena_array(ctx->arena, count, struct shown);
    arr_each (i, count)
        if (on_days(&file, &facts[i], from, to))
            TRY(certify(ctx, &file.lines[facts[i].line], &facts[i], &c));
    *out = paper_new(ctx->arena, PAPER_SHEET,
                     str_printf(ctx->arena, STR_FMT "\n" STR_FMT, STR_ARG(congress.name),
                                STR_ARG(T("duty.certificate.title"))));
    paper_flush(*out, TF(ctx->arena, "duty.certificate.to", d.name));
    paper_paragraph(
        *out, TF(ctx->arena, c.whole ? "duty.certificate.says_whole" : "duty.certificate.says",
                 d.name, congress.name, paper_date(ctx->arena, from), paper_date(ctx->arena, to),
                 str_int(ctx->arena, duty_days_count(&c.all)),
                 str_int(ctx->arena, duty_days_count(&c.sessions))));
    paper_paragraph(*out, date_cmp(from, IN_FORCE) >= 0 ? T("duty.certificate.law")
                                                        : T("duty.certificate.law_before"));
    if (c.count > 0)
        days_put(ctx, *out, &file, c.shown, c.count);
    paper_gap(*out);
    paper_flush(*out, TF(ctx->arena, "duty.certificate.sign", sealed_by(&congress)));
    *out_name = TF(ctx->arena, "duty.certificate.file", d.name, number(ctx, to.year, S("")));
    return ST_OK;
}
