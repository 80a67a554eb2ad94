// SPDX-License-Identifier: MulanPSL-2.0
/* What a list is asked for, and the form above it. */
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/ledger/ledger_web.h"
#include "platform/list.h"
#include "platform/text.h"

enum { FILTERS_MAX = 10, OPTIONS_MAX = 400 };

const char *const LEDGER_ASKED_NAMES[LEDGER_ASKED] = {"a1", "a2", "a3", "a4"};

/* ---------------------------------------------------------------- what is asked for */

size_t ledger_web_asked(const struct ledger_definition *d, const struct ledger_field **out)
{
    size_t n = 0;

    for (size_t i = 0; i < d->fields_count && n < LEDGER_ASKED; i++) {
        const enum ledger_type t = d->fields[i].type;

        if (t == LEDGER_CHOICE || t == LEDGER_YES || t == LEDGER_ORGAN || t == LEDGER_ENTRY ||
            t == LEDGER_DEPUTY)
            out[n++] = &d->fields[i];
    }
    return n;
}

/* The part of a breakdown: its key; "-": those without a value. */
static enum status asked_part(struct ctx *ctx, const struct request *rq,
                              struct ledger_web_wanted *w)
{
    const struct str by = param_text(rq, "by"), key = param_text(rq, "key");

    if (by.len == 0 || key.len == 0)
        return ST_OK;
    if (!str_eqz(by, "state") && ledger_field(w->d, by) == NULL)
        return fail_field(&ctx->err, "by", "form.not_a_choice", NULL);
    w->by = by;
    w->key = key;
    if (str_eqz(key, "-"))
        w->filter.none = by;
    else
        w->filter.slots[w->filter.slots_count++] = ledger_slot_of(ctx, by, key);
    return ST_OK;
}

static enum status asked_figure(struct ctx *ctx, const struct request *rq,
                                struct ledger_web_wanted *w)
{
    const struct str name = param_text(rq, "figure");
    const struct str part = param_text(rq, "part");

    if (name.len == 0)
        return ST_OK;
    w->figure = ledger_figure(w->d, name);
    if (w->figure == NULL)
        return fail_field(&ctx->err, "figure", "form.not_a_choice", NULL);
    ledger_filter_figure(ctx, w->d, w->figure, str_eqz(part, "denominator"), w->filter.from,
                         w->filter.to, &w->filter);
    return ST_OK;
}

static void asked_fields(struct ctx *ctx, const struct request *rq, struct ledger_web_wanted *w)
{
    const struct ledger_field *asked[LEDGER_ASKED];
    const size_t count = ledger_web_asked(w->d, asked);
    struct ledger_filter *f = &w->filter;

    if (param_text(rq, "state").len > 0)
        f->slots[f->slots_count++] = ledger_slot_of(ctx, S("state"), param_text(rq, "state"));
    for (size_t i = 0; i < count && f->slots_count < LEDGER_SLOTS - 1; i++) {
        const struct str value = param_text(rq, LEDGER_ASKED_NAMES[i]);

        if (value.len > 0)
            f->slots[f->slots_count++] = ledger_slot_of(ctx, asked[i]->name, value);
    }
}

/* "day", "title", or the name of a number, the largest first. */
static void asked_order(const struct request *rq, struct ledger_web_wanted *w)
{
    const struct str sort = param_text(rq, "sort");
    const struct ledger_field *f = ledger_field(w->d, sort);

    if (str_among("day title", sort))
        w->filter.sort = sort;
    else if (f != NULL && (f->type == LEDGER_INT || f->type == LEDGER_MONEY)) {
        w->filter.sort = S("-number");
        w->filter.sort_field = f->name;
    }
}

enum status ledger_web_wanted(struct ctx *ctx, const struct request *rq,
                              struct ledger_web_wanted *out)
{
    *out = (struct ledger_web_wanted){0};
    TRY(ledger_open(ctx, path_text(rq, "kind"), &out->kind, &out->d));
    out->filter = (struct ledger_filter){
        .kind_id = out->kind.id,
        .q = param_text(rq, "q"),
        .month = param_text(rq, "month"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .after = param_text(rq, "after"),
        .open = param_bool(rq, "open"),
        .with_dropped = param_text(rq, "figure").len == 0,
        .limit = list_limit(rq, LIST_ROWS),
    };
    TRY(asked_figure(ctx, rq, out));
    TRY(asked_part(ctx, rq, out));
    asked_fields(ctx, rq, out);
    asked_order(rq, out);
    return ST_OK;
}

/* ---------------------------------------------------------------- options of a field */

static struct option_v *options_new(struct ctx *ctx)
{
    return arena_array(ctx->arena, OPTIONS_MAX, struct option_v);
}

static enum status organ_options(struct ctx *ctx, struct option_v *o, size_t *n)
{
    struct organ *all;
    size_t count;

    TRY(organ_list(ctx, false, &all, &count));
    for (size_t i = 0; i < count && *n < OPTIONS_MAX; i++)
        o[(*n)++] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id), .label = all[i].name};
    return ST_OK;
}

static enum status deputy_options(struct ctx *ctx, struct option_v *o, size_t *n)
{
    struct deputy *all;
    size_t count;

    TRY(deputy_find(ctx, S(""), OPTIONS_MAX, &all, &count));
    for (size_t i = 0; i < count && *n < OPTIONS_MAX; i++)
        o[(*n)++] = (struct option_v){.value = str_int(ctx->arena, all[i].id),
                                      .label = str_printf(ctx->arena, STR_FMT " " STR_FMT,
                                                          STR_ARG(all[i].name),
                                                          STR_ARG(all[i].delegation_name))};
    return ST_OK;
}

static enum status entry_options(struct ctx *ctx, struct str kind, struct option_v *o, size_t *n)
{
    struct ledger_filter f = {.limit = LIST_ROWS_MAX};
    struct ledger_entry *all;
    struct ledger_kind k;
    struct str next;
    int64_t total;
    size_t count;
    const enum status st = ledger_store_kind(ctx, kind, &k);

    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    if (!ledger_may_read(ctx, &k))
        return ST_OK;
    f.kind_id = k.id;
    TRY(ledger_store_list(ctx, &f, &all, &count, &next, &total));
    arr_each (i, count)
        o[(*n)++] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id), .label = all[i].title};
    return ST_OK;
}

enum status ledger_web_options(struct ctx *ctx, const struct ledger_field *f, struct option_v **out,
                               size_t *out_count)
{
    struct option_v *o = options_new(ctx);

    *out = o;
    *out_count = 0;
    arr_each (i, f->choices_count)
        o[(*out_count)++] = (struct option_v){.value = f->choices[i], .label = f->choices[i]};
    if (f->type == LEDGER_YES) {
        o[(*out_count)++] = (struct option_v){.value = S("1"), .label = T("ledger.yes")};
        o[(*out_count)++] = (struct option_v){.value = S("0"), .label = T("ledger.no")};
    }
    if (f->type == LEDGER_ORGAN)
        return organ_options(ctx, o, out_count);
    if (f->type == LEDGER_DEPUTY)
        return deputy_options(ctx, o, out_count);
    if (f->type == LEDGER_ENTRY)
        return entry_options(ctx, f->kind, o, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- above the rows */

static struct field_v filter_select(struct ctx *ctx, const struct request *rq, const char *name,
                                    struct str label, const struct option_v *options, size_t count)
{
    struct field_v f = form_field(ctx, rq, "select", name, "ledger.f.value", param_text(rq, name));
    struct option_v *all = arena_array(ctx->arena, count + 1, struct option_v);

    all[0] = (struct option_v){.value = S(""), .label = T("word.all")};
    arr_each (i, count)
        all[i + 1] = options[i];
    f.label = label;
    form_options(ctx, &f, all, count + 1);
    f.choose = false;
    return f;
}

/* The newest first, else as one likes. */
static struct field_v order_select(struct ctx *ctx, const struct request *rq,
                                   const struct ledger_definition *d)
{
    struct field_v f =
        form_field(ctx, rq, "select", "sort", "ledger.f.sort", param_text(rq, "sort"));
    struct option_v *o = arena_array(ctx->arena, d->fields_count + 3, struct option_v);
    size_t n = 0;

    o[n++] = (struct option_v){.value = S(""), .label = T("ledger.sort.newest")};
    o[n++] = (struct option_v){.value = S("day"), .label = T("ledger.sort.oldest")};
    o[n++] = (struct option_v){.value = S("title"), .label = T("ledger.sort.title")};
    arr_each (i, d->fields_count)
        if (d->fields[i].type == LEDGER_INT || d->fields[i].type == LEDGER_MONEY)
            o[n++] =
                (struct option_v){.value = d->fields[i].name,
                                  .label = TF(ctx->arena, "ledger.sort.most", d->fields[i].label)};
    form_options(ctx, &f, o, n);
    f.choose = false;
    return f;
}

enum status ledger_web_filter(struct ctx *ctx, const struct request *rq,
                              const struct ledger_web_wanted *w, struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, FILTERS_MAX, struct field_v);
    struct option_v states[LEDGER_STATES];
    const struct ledger_field *asked[LEDGER_ASKED];
    const size_t count = ledger_web_asked(w->d, asked);
    const struct str here = ledger_web_kind_url(ctx, w->kind.kind, "");
    size_t n = 0;

    arr_each (i, w->d->states_count)
        states[i] = (struct option_v){.value = w->d->states[i].name,
                                      .label = ledger_state_label(w->d, w->d->states[i].name)};
    if (w->d->states_count > 1)
        fields[n++] =
            filter_select(ctx, rq, "state", T("ledger.col.state"), states, w->d->states_count);
    arr_each (i, count) {
        struct option_v *options;
        size_t options_count;

        TRY(ledger_web_options(ctx, asked[i], &options, &options_count));
        fields[n++] =
            filter_select(ctx, rq, LEDGER_ASKED_NAMES[i], asked[i]->label, options, options_count);
    }
    fields[n++] =
        form_field(ctx, rq, "date", "from", "ledger.f.from", list_iso(ctx, param_date(rq, "from")));
    fields[n++] =
        form_field(ctx, rq, "date", "to", "ledger.f.to", list_iso(ctx, param_date(rq, "to")));
    fields[n++] = order_select(ctx, rq, w->d);
    *out = (struct filter_v){.url = here,
                             .label = T("ledger.f.q"),
                             .q = w->filter.q,
                             .fields = fields,
                             .fields_count = n,
                             .reset = list_reset(rq, here)};
    return ST_OK;
}
