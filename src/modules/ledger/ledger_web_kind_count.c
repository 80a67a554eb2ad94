// SPDX-License-Identifier: MulanPSL-2.0
/* Forms of a draft: a deadline, what is owed in each period, a figure. */
#include "modules/ledger/ledger_web_kind.h"
#include "platform/text.h"

enum { DAYS_MAX = 3660, TIMES_MAX = 366 };
#define DATES   (1U << LEDGER_DATE)
#define NUMBERS (1U << LEDGER_INT | 1U << LEDGER_MONEY)

static const struct ledger_kind_web_when WHEN = {
    "ws", "wc", "wh", "ledger.make.when_state", "ledger.make.when_choice", "ledger.make.when_has"};
static const struct ledger_kind_web_when OF = {
    "os", "oc", "oh", "ledger.make.of_state", "ledger.make.of_choice", "ledger.make.of_has"};

static struct str title_of(struct ctx *ctx, struct str label, const char *named, const char *fresh)
{
    return label.len > 0 ? TF(ctx->arena, named, label) : text(fresh);
}

static void choose_field(struct form_page *p, const struct ledger_definition *d, const char *name,
                         const char *label, unsigned types, struct str now, bool may_be_none)
{
    size_t count;
    struct option_v *o = ledger_kind_web_fields(p->ctx, d, types, NULL, &count);
    struct field_v *f = form_page_put(p, "select", name, label, now);

    form_options(p->ctx, f, o, count);
    f->choose = true;
    if (may_be_none)
        form_optional(f);
}

/* ---------------------------------------------------------------- a deadline */

enum status ledger_kind_web_deadline_page(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    struct ledger_draft_whole w;
    const struct ledger_deadline *x;
    struct form_page *p;
    size_t at;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    TRY(ledger_kind_web_part(ctx, rq, &w, LEDGER_PART_DEADLINE, &at));
    x = &w.d->deadlines[at];
    p = ledger_kind_web_form(
        ctx, rq, &w, title_of(ctx, x->label, "ledger.make.deadline_of", "ledger.make.deadline_new"),
        str_z(ctx->arena,
              str_printf(ctx->arena, "/deadline/" STR_FMT, STR_ARG(path_text(rq, "name")))));
    form_page_put(p, "line", "label", "ledger.make.deadline_label", x->label);
    choose_field(p, w.d, "field", "ledger.make.deadline_field", DATES, x->field, false);
    form_words(ctx,
               form_page_put(p, "radio", "side", "ledger.make.side",
                             x->days < 0 ? S("before") : S("after")),
               "after before", "ledger.side.", false);
    form_page_put(p, "int", "days", "ledger.make.days",
                  str_int(ctx->arena, x->days < 0 ? -x->days : x->days));
    ledger_kind_web_when_put(p, w.d, &WHEN, &x->when);
    return ledger_kind_web_show(p, rs);
}

enum status ledger_kind_web_deadline(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_draft_whole w;
    struct ledger_deadline *x;
    size_t at;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    TRY(ledger_kind_web_part(ctx, rq, &w, LEDGER_PART_DEADLINE, &at));
    x = &w.d->deadlines[at];
    x->label = ledger_kind_web_label(ctx, rq);
    x->field = param_text(rq, "field");
    x->days = param_int(rq, "days");
    if (x->days < 0 || x->days > DAYS_MAX)
        invalid(ctx, "days", "ledger.make.err.days", NULL);
    if (str_eqz(param_text(rq, "side"), "before"))
        x->days = -x->days;
    ledger_kind_web_when_read(ctx, rq, &WHEN, &x->when);
    return ledger_kind_web_keep(ctx, rs, &w, "deadline");
}

/* ---------------------------------------------------------------- owed in each period */

enum status ledger_kind_web_every_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct ledger_draft_whole w;
    const struct ledger_every *x;
    struct form_page *p;
    size_t at;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    TRY(ledger_kind_web_part(ctx, rq, &w, LEDGER_PART_EVERY, &at));
    x = &w.d->every[at];
    p = ledger_kind_web_form(
        ctx, rq, &w, title_of(ctx, x->label, "ledger.make.every_of", "ledger.make.every_new"),
        str_z(ctx->arena,
              str_printf(ctx->arena, "/every/" STR_FMT, STR_ARG(path_text(rq, "name")))));
    form_page_put(p, "line", "label", "ledger.make.every_label", x->label);
    form_words(ctx, form_page_put(p, "radio", "period", "ledger.make.period", x->period),
               LEDGER_PERIODS, "ledger.period.", false);
    form_page_put(p, "int", "times", "ledger.make.times",
                  str_int(ctx->arena, x->times == 0 ? 1 : x->times));
    ledger_kind_web_when_put(p, w.d, &WHEN, &x->when);
    return ledger_kind_web_show(p, rs);
}

enum status ledger_kind_web_every(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_draft_whole w;
    struct ledger_every *x;
    size_t at;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    TRY(ledger_kind_web_part(ctx, rq, &w, LEDGER_PART_EVERY, &at));
    x = &w.d->every[at];
    x->label = ledger_kind_web_label(ctx, rq);
    x->period = param_text(rq, "period");
    x->times = param_int(rq, "times");
    if (x->times < 1 || x->times > TIMES_MAX)
        invalid(ctx, "times", "ledger.make.err.times", NULL);
    ledger_kind_web_when_read(ctx, rq, &WHEN, &x->when);
    return ledger_kind_web_keep(ctx, rs, &w, "every");
}

/* ---------------------------------------------------------------- a figure */

static const char *const MEASURES[] = {[LEDGER_COUNT] = "count",
                                       [LEDGER_SUM] = "sum",
                                       [LEDGER_SHARE] = "share",
                                       [LEDGER_DISTINCT] = "distinct"};

static void figure_fields(struct form_page *p, const struct ledger_definition *d,
                          const struct ledger_figure *x)
{
    struct ctx *ctx = p->ctx;

    form_page_put(p, "line", "label", "ledger.make.figure_label", x->label);
    form_page_put(p, "line", "unit", "ledger.make.figure_unit",
                  x->unit.len > 0 ? x->unit : d->unit);
    form_words(
        ctx,
        form_page_put(p, "radio", "measure", "ledger.make.measure", str_from(MEASURES[x->measure])),
        LEDGER_MEASURES, "ledger.measure.", false);
    choose_field(p, d, "sum", "ledger.make.sum", NUMBERS,
                 x->measure == LEDGER_SUM ? x->field : S(""), true);
    choose_field(p, d, "told", "ledger.make.told", LEDGER_TOLD,
                 x->measure == LEDGER_DISTINCT ? x->field : S(""), true);
    choose_field(p, d, "day", "ledger.make.figure_day", DATES, x->day, true);
    form_page_put(p, "check", "standing", "ledger.make.standing", x->standing ? S("1") : S(""));
    ledger_kind_web_when_put(p, d, &WHEN, &x->when);
    form_page_more(p);
    ledger_kind_web_when_put(p, d, &OF, &x->of);
}

enum status ledger_kind_web_figure_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct ledger_draft_whole w;
    const struct ledger_figure *x;
    struct form_page *p;
    size_t at;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    TRY(ledger_kind_web_part(ctx, rq, &w, LEDGER_PART_FIGURE, &at));
    x = &w.d->figures[at];
    p = ledger_kind_web_form(
        ctx, rq, &w, title_of(ctx, x->label, "ledger.make.figure_of", "ledger.make.figure_new"),
        str_z(ctx->arena,
              str_printf(ctx->arena, "/figure/" STR_FMT, STR_ARG(path_text(rq, "name")))));
    figure_fields(p, w.d, x);
    return ledger_kind_web_show(p, rs);
}

static void measure_read(const struct request *rq, struct ledger_figure *x)
{
    const struct str asked = param_text(rq, "measure");

    arr_each (i, COUNT(MEASURES))
        if (str_eqz(asked, MEASURES[i]))
            x->measure = (enum ledger_measure)i;
    x->field = x->measure == LEDGER_SUM        ? param_text(rq, "sum")
               : x->measure == LEDGER_DISTINCT ? param_text(rq, "told")
                                               : S("");
}

enum status ledger_kind_web_figure(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str unit = param_text(rq, "unit");
    struct ledger_draft_whole w;
    struct ledger_figure *x;
    bool taken;
    size_t at;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    TRY(ledger_kind_web_part(ctx, rq, &w, LEDGER_PART_FIGURE, &at));
    x = &w.d->figures[at];
    x->label = ledger_kind_web_label(ctx, rq);
    TRY(ledger_figure_taken(ctx, w.row.kind, x, &taken));
    if (taken)
        invalid(ctx, "label", "ledger.make.err.same_figure", str_z(ctx->arena, x->label));
    x->unit = unit;
    if (str_has(unit, S(" ")))
        invalid(ctx, "unit", "ledger.make.err.blank", NULL);
    measure_read(rq, x);
    x->day = param_text(rq, "day");
    x->standing = param_bool(rq, "standing");
    if (x->measure == LEDGER_SUM && x->field.len == 0)
        invalid(ctx, "sum", "ledger.make.err.no_sum", NULL);
    if (x->measure == LEDGER_DISTINCT && x->field.len == 0)
        invalid(ctx, "told", "ledger.make.err.no_told", NULL);
    ledger_kind_web_when_read(ctx, rq, &WHEN, &x->when);
    ledger_kind_web_when_read(ctx, rq, &OF, &x->of);
    if (x->measure == LEDGER_SHARE && x->when.count == 0)
        invalid(ctx, "measure", "ledger.make.err.share", NULL);
    if (x->measure != LEDGER_SHARE)
        x->of.count = 0;
    return ledger_kind_web_keep(ctx, rs, &w, "figure");
}
