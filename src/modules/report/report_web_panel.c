// SPDX-License-Identifier: MulanPSL-2.0
/* Beside the text: what a figure is made of, and what has changed. */
#include "modules/attachment/attachment.h"
#include "modules/indicator/indicator.h"
#include "modules/report/report_rules.h"
#include "modules/report/report_web_show.h"
#include "platform/form.h"
#include "platform/list_rows.h"
#include "platform/text.h"
#include "platform/view.h"

enum { ROWS_SHOWN = 4, FACTS_MAX = 10, META_MAX = 3, CITING_MAX = 5 };

static struct str period_text(struct ctx *ctx, const struct indicator *i, const struct period *p)
{
    const struct date other_year = {.year = 0, .month = 1, .day = 1};
    const struct str to = text_date(ctx->arena, p->to, other_year);

    return i->clock == INDICATOR_AS_OF
               ? TF(ctx->arena, "report.as_of", to)
               : TF(ctx->arena, "report.range", text_date(ctx->arena, p->from, other_year), to);
}

/* ---------------------------------------------------------------- rows */

static struct str meta_of(struct ctx *ctx, const struct list_rows *rows, const struct list_row *row)
{
    struct str parts[META_MAX];
    size_t n = 0;

    for (size_t m = 0; m < rows->members_count && n < META_MAX; m++)
        if (rows->members[m].heading.len > 0 && row->text[m].len > 0 &&
            !str_eq(row->text[m], row->title))
            parts[n++] = row->text[m];
    return str_join(ctx->arena, parts, n, S(" · "));
}

static enum status put_rows(struct ctx *ctx, const struct report_value *now,
                            struct report_panel_v *v)
{
    const struct err before = ctx->err;
    struct report_source_row_v *out;
    struct list_rows rows;
    enum status st;

    TRY(report_value_rows(ctx, now, "numerator", &v->all_url));
    if (now->indicator->ratio)
        TRY(report_value_rows(ctx, now, "denominator", &v->below_url));
    st = list_rows(ctx, v->below_url.len > 0 ? v->below_url : v->all_url, ROWS_SHOWN, &rows);
    if (st == ST_DENIED || st == ST_INVALID || st == ST_NOT_FOUND || st == ST_RULE) {
        ctx->err = before;
        return ST_OK;
    }
    TRY(st);
    out = arena_array(ctx->arena, rows.count, struct report_source_row_v);
    arr_each (i, rows.count)
        out[i] = (struct report_source_row_v){.title = rows.rows[i].title,
                                              .url = rows.rows[i].url,
                                              .meta = meta_of(ctx, &rows, &rows.rows[i])};
    v->rows = out;
    v->rows_count = rows.count;
    return ST_OK;
}

/* ---------------------------------------------------------------- facts */

static void fact(struct report_panel_v *v, const char *key, struct str value)
{
    struct kv_item_v *items = (struct kv_item_v *)v->facts.items;

    if (value.len > 0)
        items[v->facts.items_count++] = (struct kv_item_v){.label = text(key), .value = value};
}

static bool cites(const struct report_paragraph *p, struct str name)
{
    arr_each (k, p->runs_count) {
        const struct report_run *run = &p->runs[k];

        if (run->kind == REPORT_FIGURE && run->figure != NULL && str_eq(run->figure->name, name))
            return true;
    }
    return false;
}

/* The paragraphs of this report that cite it, and other reports. */
static enum status put_cites(struct ctx *ctx, const struct report_sheet *s, struct str name,
                             struct report_panel_v *v)
{
    struct link_v *links = arena_array(ctx->arena, s->count + CITING_MAX, struct link_v);
    struct report *others;
    size_t count;

    arr_each (i, s->count)
        if (cites(&s->paragraphs[i], name))
            links[v->cites_count++] = (struct link_v){
                .label = report_web_place(ctx, s, i),
                .url = str_printf(ctx->arena, "#b%lld", (long long)s->paragraphs[i].block.id)};
    TRY(report_store_citing(ctx, name, s->report.id, CITING_MAX, &others, &count));
    arr_each (i, count)
        links[v->cites_count++] =
            (struct link_v){.label = others[i].title, .url = report_web_url(ctx, others[i].id, "")};
    v->cites = links;
    return ST_OK;
}

static struct date year_before(struct date d)
{
    d.year--;
    if (d.day > days_in_month(d.year, d.month))
        d.day = days_in_month(d.year, d.month);
    return d;
}

static struct str value_text(struct ctx *ctx, const struct report_value *v,
                             const struct indicator_value *n)
{
    if (v->indicator->ratio && n->denominator == 0)
        return T("report.no_value");
    return str_printf(ctx->arena, STR_FMT STR_FMT,
                      STR_ARG(indicator_value_text(ctx, v->indicator, n)), STR_ARG(v->words.unit));
}

static enum status put_facts(struct ctx *ctx, const struct report_sheet *s,
                             const struct report_run *run, struct report_panel_v *v)
{
    const struct report_value *now = run->now;
    struct indicator_query before = now->query;
    struct indicator_value last;

    before.period = (struct period){year_before(before.period.from), year_before(before.period.to)};
    TRY(indicator_value_of(ctx, now->indicator, &before, &last));
    v->facts.items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    fact(v, "report.fact.range", period_text(ctx, now->indicator, &now->query.period));
    fact(v, "report.fact.part", now->by_label);
    fact(v, "report.fact.definition", now->words.definition);
    fact(v, "report.fact.last_year", value_text(ctx, now, &last));
    fact(v, "report.fact.taken", text_instant(ctx->arena, run->figure->taken_at, ctx->today));
    if (!str_eq(now->definition, run->figure->definition))
        fact(v, "report.fact.changed_definition", T("report.definition_changed"));
    return put_cites(ctx, s, run->figure->name, v);
}

static struct str division_of(struct ctx *ctx, const struct report_run *run)
{
    const struct report_value *now = run->now;

    if (!now->indicator->ratio)
        return now->words.numerator;
    return TF(ctx->arena, "report.division", now->words.numerator,
              str_int(ctx->arena, run->figure->numerator), now->words.denominator,
              str_int(ctx->arena, run->figure->denominator));
}

static struct tag_v how_tag(enum report_how how)
{
    return (struct tag_v){.label = text_of("report.how.", str_from(report_how_word(how))),
                          .class = how == REPORT_SAME   ? S("ok")
                                   : how == REPORT_LOST ? S("bad")
                                                        : S("wait")};
}

/* Of a text that is closed figures are not compared; the one asked for is. */
static enum status compare(struct ctx *ctx, const struct report_sheet *s, struct report_run *run)
{
    const struct err before = ctx->err;
    struct report_value *now = arena_new(ctx->arena, struct report_value);
    enum status st;

    if (run->now != NULL || run->how == REPORT_LOST)
        return ST_OK;
    st = report_value_now(ctx, &(struct period){s->report.from, s->report.to}, run->figure->token,
                          now);
    if (st == ST_OK)
        run->now = now;
    else if (st == ST_INVALID || st == ST_DENIED || st == ST_NOT_FOUND || st == ST_RULE)
        ctx->err = before;
    else
        return st;
    return ST_OK;
}

static enum status put_panel(struct ctx *ctx, const struct report_sheet *s, struct report_run *run,
                             struct report_show_v *v)
{
    struct report_panel_v *p = arena_new(ctx->arena, struct report_panel_v);
    struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

    *tag = how_tag(run->how);
    *p = (struct report_panel_v){
        .title = T("report.lost_title"),
        .tag = tag,
        .value = run->text,
        .token = str_printf(ctx->arena, "{" STR_FMT "}", STR_ARG(run->figure->token)),
    };
    v->panel = p;
    TRY(compare(ctx, s, run));
    if (run->now == NULL)
        return ST_OK;
    p->title = run->now->words.label;
    p->division = division_of(ctx, run);
    p->all = run->now->indicator->ratio ? T("report.all_below") : T("report.all");
    TRY(put_facts(ctx, s, run, p));
    return put_rows(ctx, run->now, p);
}

/* ---------------------------------------------------------------- numbers typed by hand */

static enum status put_files(struct ctx *ctx, const struct report_source *source, bool open,
                             struct report_hand_v *h)
{
    const struct attachment_of of = {"report_source", source->id};

    TRY(attachment_shown(ctx, of, &h->files));
    h->link = source->link;
    if (open && h->files != NULL)
        h->files_url = attachment_page_url(ctx->arena, of);
    return ST_OK;
}

static enum status put_hand(struct ctx *ctx, const struct request *rq, const struct report_sheet *s,
                            const struct report_paragraph *p, const struct report_run *run,
                            struct report_show_v *v)
{
    struct report_hand_v *h = arena_new(ctx->arena, struct report_hand_v);

    *h = (struct report_hand_v){
        .words = run->text,
        .source = run->source != NULL ? run->source->source : S(""),
        .said = run->source == NULL
                    ? S("")
                    : TF(ctx->arena, "report.said", run->source->said_by,
                         text_instant(ctx->arena, run->source->said_at, ctx->today)),
        .field = form_field(ctx, rq, "text", "source", "report.f.source",
                            run->source != NULL ? run->source->source : S("")),
        .record = form_field(ctx, rq, "line", "link", "report.f.link",
                             run->source != NULL ? run->source->link : S("")),
        .file = form_field(ctx, rq, "file", "file", "report.f.source_file", S("")),
        .link = S(""),
        .files_url = S(""),
        .url = v->open ? str_printf(ctx->arena, "/report/%lld/hand/" STR_FMT,
                                    (long long)s->report.id, STR_ARG(report_web_hand_asked(rq)))
                       : S(""),
        .edit_url = str_printf(ctx->arena, "/report/%lld/block/%lld#edit", (long long)s->report.id,
                               (long long)p->block.id),
    };
    form_max(&h->field, REPORT_NOTE_CHARS, 3);
    form_optional(&h->record);
    form_optional(&h->file);
    h->file.many = true;
    v->by_hand = h;
    return run->source != NULL ? put_files(ctx, run->source, v->open, h) : ST_OK;
}

/* ---------------------------------------------------------------- changed */

static void put_change(struct ctx *ctx, const struct report_sheet *s, const struct report_run *run,
                       struct report_show_v *v)
{
    struct report_change_v *all = (struct report_change_v *)v->changes;
    const struct report_taken *f = run->figure;
    struct err ignored = {0};

    all[v->changes_count++] = (struct report_change_v){
        .id = f->id,
        .title = run->now->words.label,
        .text = TF(ctx->arena, "report.changed_text", f->shown, run->now->shown,
                   text_instant(ctx->arena, f->taken_at, ctx->today)),
        .use = TF(ctx->arena, "report.do.use", run->now->shown),
        .keep = TF(ctx->arena, "report.do.keep", f->shown),
        .url = str_printf(ctx->arena, "/report/%lld/figure/%lld", (long long)s->report.id,
                          (long long)f->id),
        .see = str_printf(ctx->arena, "/report/%lld?figure=%lld#src", (long long)s->report.id,
                          (long long)f->id),
        .open = v->open,
        .keepable =
            may(ctx, "report.write") && report_check_keep(s->report.state, &ignored) == ST_OK,
    };
}

enum status report_web_panel(struct ctx *ctx, const struct request *rq,
                             const struct report_sheet *s, struct report_show_v *v)
{
    const int64_t wanted = param_id(rq, "figure");

    v->changes = arena_array(ctx->arena, s->changed + 1, struct report_change_v);
    arr_each (i, s->count) {
        const struct report_paragraph *p = &s->paragraphs[i];
        size_t hand = 0;

        arr_each (k, p->runs_count) {
            struct report_run *run = &p->runs[k];

            if (run->kind == REPORT_HAND &&
                str_eq(report_web_hand_asked(rq), report_web_hand_key(ctx, p->block.id, ++hand)))
                TRY(put_hand(ctx, rq, s, p, run, v));
            if (run->kind == REPORT_FIGURE && run->how == REPORT_CHANGED)
                put_change(ctx, s, run, v);
            if (run->kind == REPORT_FIGURE && run->figure != NULL && run->figure->id == wanted)
                TRY(put_panel(ctx, s, run, v));
        }
    }
    return ST_OK;
}
