// SPDX-License-Identifier: MulanPSL-2.0
/* Selections that are kept and shared, inside and by public links. */
#include "indicator_cockpit_view.h"
#include "modules/congress/congress.h"
#include "modules/indicator/indicator_web.h"
#include "modules/indicator/indicator_web_common.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { LINK_DAYS = 30 };

/* ---------------------------------------------------------------- the figures of one */

static enum status asked_of(struct ctx *ctx, const struct indicator_selection *s,
                            struct indicator_asked *out)
{
    return indicator_web_asked_of(ctx, s->period, (int)s->year,
                                  (struct indicator_span){s->from_on, s->to_on}, out);
}

static bool has_breakdown(const struct indicator *i, const struct indicator_span *days,
                          struct str by, const char **out)
{
    for (const char *const *b = i->breakdowns; b != NULL && *b != NULL; b++)
        if (str_eqz(by, *b) &&
            (strcmp(*b, "month") != 0 || indicator_period_in_months(days->from, days->to))) {
            *out = *b;
            return true;
        }
    return false;
}

/* Which parts may be shown; least 0: all. */
static void hide(struct ctx *ctx, const struct indicator_value *v, size_t count, int64_t least,
                 bool *hidden)
{
    int64_t *n = arena_array(ctx->arena, count, int64_t);
    int64_t *of = arena_array(ctx->arena, count, int64_t);

    if (least == 0)
        return;
    arr_each (k, count) {
        n[k] = v[k].numerator;
        of[k] = v[k].denominator;
    }
    indicator_hide(n, of, count, least, hidden);
}

static enum status parts_make(struct ctx *ctx, const struct indicator *i,
                              const struct indicator_asked *asked, const char *by, int64_t least,
                              struct indicator_shared_v *out)
{
    struct indicator_query q = indicator_web_q(i, &asked->days);
    struct indicator_shared_part_v *parts;
    struct indicator_value *values;
    int64_t longest = 0;
    bool *hidden;

    q.by = by;
    TRY(i->values(ctx, &q, &values, &out->parts_count));
    hidden = arena_array(ctx->arena, out->parts_count, bool);
    hide(ctx, values, out->parts_count, least, hidden);
    parts = arena_array(ctx->arena, out->parts_count, struct indicator_shared_part_v);
    arr_each (n, out->parts_count) {
        int64_t value;

        if (!hidden[n] && indicator_measure(values[n].numerator, values[n].denominator, &value) &&
            value > longest)
            longest = value;
    }
    arr_each (n, out->parts_count) {
        int64_t value;

        (void)indicator_measure(values[n].numerator, values[n].denominator, &value);
        parts[n] = (struct indicator_shared_part_v){
            .label = values[n].label,
            .value = hidden[n] ? T("indicator.hidden") : indicator_web_said(ctx, i, &values[n]),
            .width =
                indicator_web_hundredths(ctx, hidden[n] ? 0 : indicator_bar_width(value, longest)),
            .hidden = hidden[n],
        };
    }
    out->parts = parts;
    return ST_OK;
}

/* `least` 0: inside, everything; else for everybody. */
static enum status figure_make(struct ctx *ctx, const struct indicator *i,
                               const struct indicator_asked *asked, struct str by, int64_t least,
                               struct indicator_shared_v *out)
{
    struct indicator_row_v row;
    const char *breakdown = NULL;

    TRY(indicator_web_row(ctx, i, asked, &row));
    *out = (struct indicator_shared_v){
        .label = row.label,
        .definition = row.definition,
        .value = row.value,
        .unit = row.unit,
        .change = row.up || row.down ? row.change : S(""),
        .url = row.url,
        .rows_url = row.rows_url,
    };
    if (least > 0) {
        out->url = out->rows_url = out->change = S("");
        if (!indicator_is_open(row.numerator, row.denominator, least)) {
            out->hidden = true;
            out->value = T("indicator.hidden");
            out->unit = S("");
            return ST_OK;
        }
    }
    if (has_breakdown(i, &asked->days, by, &breakdown))
        return parts_make(ctx, i, asked, breakdown, least, out);
    return ST_OK;
}

/* Inside: those that the actor may see. In public: those that are open. */
static enum status figures_make(struct ctx *ctx, const struct indicator_selection *s,
                                const struct indicator_asked *asked, bool in_public,
                                struct indicator_shared_v **out, size_t *out_count)
{
    struct str rest = s->names, name;

    *out = arena_array(ctx->arena, INDICATOR_SHARED_MOST, struct indicator_shared_v);
    *out_count = 0;
    while (str_cut(&rest, ' ', &name) && *out_count < INDICATOR_SHARED_MOST) {
        const struct indicator_before before = indicator_before(ctx);
        struct indicator_public p = {0};
        const struct indicator *i;
        enum status st;

        if (indicator_find(ctx, name, &i) != ST_OK ||
            (in_public && indicator_store_public_of(ctx, name, &p) != ST_OK)) {
            ctx->err = before.err; /* gone since, or not open any more: left out */
            continue;
        }
        if (!may(ctx, i->permission))
            continue;
        st = figure_make(ctx, i, asked, s->by, p.least, &(*out)[*out_count]);
        if (indicator_left_out(ctx, i, st, &before))
            continue;
        TRY(st);
        ++*out_count;
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- the list, one of them */

static size_t names_count(struct str names)
{
    struct str name;
    size_t n = 0;

    while (str_cut(&names, ' ', &name))
        n++;
    return n;
}

enum status indicator_web_selections(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct indicator_selections_v v = {0};
    struct indicator_selection_row_v *rows;
    struct indicator_selection *all;

    TRY(indicator_store_selections(ctx, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct indicator_selection_row_v);
    arr_each (n, v.rows_count) {
        struct indicator_asked asked;

        TRY(asked_of(ctx, &all[n], &asked));
        rows[n] = (struct indicator_selection_row_v){.id = all[n].id,
                                                     .title = all[n].title,
                                                     .many = (int64_t)names_count(all[n].names),
                                                     .period = indicator_web_period(ctx, &asked),
                                                     .made_on = all[n].made_on};
    }
    v.rows = rows;
    v.tabs = indicator_web_tabs(ctx, "/indicator/selection");
    if (v.rows_count == 0)
        v.empty = indicator_web_empty(ctx, "indicator.selections_none", "indicator.keep_hint");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("indicator.selections"),
                        &indicator_selections_view, &v);
}

static struct tag_v link_tag(const struct ctx *ctx, const struct indicator_link *l)
{
    if (!date_none(l->revoked_on))
        return (struct tag_v){.label = T("indicator.link.revoked"), .class = S("")};
    if (date_cmp(l->until_on, ctx->today) < 0)
        return (struct tag_v){.label = T("indicator.link.over"), .class = S("")};
    return (struct tag_v){.label = T("indicator.link.live"), .class = S("ok")};
}

static enum status links_make(struct ctx *ctx, const struct request *rq, int64_t id,
                              struct indicator_selection_v *v)
{
    const struct str origin = request_origin(rq);
    struct indicator_link_row_v *rows;
    struct indicator_link *all;
    struct congress c;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    TRY(indicator_store_links(ctx, id, &all, &v->shared_count));
    rows = arena_array(ctx->arena, v->shared_count, struct indicator_link_row_v);
    arr_each (n, v->shared_count)
        rows[n] = (struct indicator_link_row_v){
            .id = all[n].id,
            .version = all[n].version,
            .url = str_printf(ctx->arena, STR_FMT "/p/indicator/" STR_FMT "?c=" STR_FMT,
                              STR_ARG(origin), STR_ARG(all[n].code), STR_ARG(c.code)),
            .made_on = all[n].made_on,
            .until_on = all[n].until_on,
            .tag = link_tag(ctx, &all[n]),
            .live = date_none(all[n].revoked_on) && date_cmp(ctx->today, all[n].until_on) <= 0,
        };
    v->shared = rows;
    return ST_OK;
}

enum status indicator_web_selection(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const WAY[] = {"indicator.title", "indicator.selections"};
    static const char *const URLS[] = {"/indicator", "/indicator/selection"};
    struct link_v *way = arena_array(ctx->arena, COUNT(WAY), struct link_v);
    struct indicator_selection_v v = {0};
    struct indicator_selection s;
    struct indicator_shared_v *rows;
    struct indicator_asked asked;

    TRY(indicator_store_selection(ctx, path_id(rq, "id"), &s));
    TRY(asked_of(ctx, &s, &asked));
    arr_each (n, COUNT(WAY))
        way[n] = (struct link_v){.label = text(WAY[n]), .url = str_from(URLS[n])};
    v.crumbs = (struct crumbs_v){.items = way, .items_count = COUNT(WAY), .here = s.title};
    v.id = s.id;
    v.version = s.version;
    v.title = s.title;
    v.period = indicator_web_period(ctx, &asked);
    v.days = indicator_web_days(ctx, &asked.days);
    v.mine = indicator_selection_mine(ctx, &s);
    v.may_link = may(ctx, "indicator.manage");
    TRY(figures_make(ctx, &s, &asked, false, &rows, &v.rows_count));
    v.rows = rows;
    if (v.may_link)
        TRY(links_make(ctx, rq, s.id, &v));
    v.until = form_field(ctx, rq, "date", "until_on", "indicator.f.until",
                         list_iso(ctx, date_add_days(ctx->today, LINK_DAYS)));
    form_errors(ctx, rq, &v.link_errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, s.title, &indicator_selection_view, &v);
}

/* ---------------------------------------------------------------- keeping one */

static struct form_page *keep_form(struct ctx *ctx, const struct request *rq, struct str url,
                                   struct str back, struct str title)
{
    struct form_page *f = form_page_open(ctx, rq, title, url, back, T("indicator.do.save"));

    form_page_crumb(f, T("indicator.title"), S("/indicator"));
    form_page_crumb(f, T("indicator.selections"), S("/indicator/selection"));
    return f;
}

static void by_field(struct form_page *f, struct str by)
{
    struct field_v *field = form_page_put(f, "select", "by", "indicator.f.by", by);

    form_words(f->ctx, field, INDICATOR_BYS, "indicator.by.", false);
    form_optional(field);
}

/* What the selection holds, by name. */
static enum status facts_make(struct form_page *f, struct str names)
{
    struct kv_item_v *facts = arena_array(f->ctx->arena, names_count(names), struct kv_item_v);
    struct str rest = names, name;

    while (str_cut(&rest, ' ', &name)) {
        const struct indicator *i;

        TRY(indicator_find(f->ctx, name, &i));
        facts[f->v.facts_count++] =
            (struct kv_item_v){.label = text_of("account.module.", indicator_web_group(i)),
                               .value = indicator_words_of(f->ctx, i).label};
    }
    f->v.facts = facts;
    return ST_OK;
}

static void keep_fields(struct form_page *f, const struct indicator_selection *s)
{
    const struct indicator_asked asked = {
        .word = s->period, .year = (int)s->year, .days = {s->from_on, s->to_on}};
    struct indicator_period_v ask;

    indicator_web_ask_form(f->ctx, f->rq, &asked, &ask);
    (void)form_page_put(f, "line", "title", "indicator.f.title", s->title);
    *form_page_put(f, "select", "period", "indicator.period", s->period) = ask.period;
    *form_page_put(f, "select", "year", "indicator.year", S("")) = ask.year;
    by_field(f, s->by);
    form_page_more(f);
    form_optional(form_page_put(f, "date", "from", "indicator.from", list_iso(f->ctx, s->from_on)));
    form_optional(form_page_put(f, "date", "to", "indicator.to", list_iso(f->ctx, s->to_on)));
}

static struct str names_of(struct ctx *ctx, const struct request *rq)
{
    struct str *names = arena_array(ctx->arena, param_count(rq, "name"), struct str);

    if (param_text(rq, "names").len > 0)
        return param_text(rq, "names");
    arr_each (n, param_count(rq, "name"))
        names[n] = param_text_at(rq, "name", n);
    return str_join(ctx->arena, names, param_count(rq, "name"), S(" "));
}

static struct indicator_selection selection_of(struct ctx *ctx, const struct request *rq)
{
    return (struct indicator_selection){
        .title = param_text(rq, "title"),
        .names = names_of(ctx, rq),
        .period = param_text(rq, "period").len > 0 ? param_text(rq, "period") : S("year"),
        .year = param_int(rq, "year") == ctx->today.year ? 0 : param_int(rq, "year"),
        .from_on = param_date(rq, "from"),
        .to_on = param_date(rq, "to"),
        .by = param_text(rq, "by"),
        .version = param_int(rq, "version"),
    };
}

enum status indicator_web_selection_new_page(struct ctx *ctx, const struct request *rq,
                                             struct response *rs)
{
    struct indicator_selection s = selection_of(ctx, rq);
    struct form_page *f =
        keep_form(ctx, rq, S("/indicator/selection/new"), S("/indicator"), T("indicator.do.keep"));

    s.names = form_value(rq, "names", s.names);
    if (s.names.len == 0) {
        form_page_shut(f, "indicator.err.no_figures");
        return indicator_web_show_form(f, rs);
    }
    TRY(facts_make(f, s.names));
    (void)form_page_put(f, "hidden", "names", "indicator.f.name", s.names);
    keep_fields(f, &s);
    return indicator_web_show_form(f, rs);
}

enum status indicator_web_selection_new(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const struct indicator_selection s = selection_of(ctx, rq);
    int64_t id;

    TRY(indicator_selection_save(ctx, &s, &id));
    respond_flash(rs, "indicator.done.kept", S(""));
    return respond_see_other(rs, "/indicator/selection/%lld", (long long)id);
}

enum status indicator_web_selection_edit_page(struct ctx *ctx, const struct request *rq,
                                              struct response *rs)
{
    struct indicator_selection s;
    struct form_page *f;
    struct str back;

    TRY(indicator_store_selection(ctx, path_id(rq, "id"), &s));
    back = str_printf(ctx->arena, "/indicator/selection/%lld", (long long)s.id);
    f = keep_form(ctx, rq, str_printf(ctx->arena, STR_FMT "/edit", STR_ARG(back)), back, s.title);
    TRY(facts_make(f, s.names));
    keep_fields(f, &s);
    form_page_version(f, s.version);
    return indicator_web_show_form(f, rs);
}

enum status indicator_web_selection_edit(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct indicator_selection s = selection_of(ctx, rq), was;
    int64_t id;

    TRY(indicator_store_selection(ctx, path_id(rq, "id"), &was));
    s.id = was.id;
    s.names = was.names;
    TRY(indicator_selection_save(ctx, &s, &id));
    respond_flash(rs, "indicator.done.kept", S(""));
    return respond_see_other(rs, "/indicator/selection/%lld", (long long)id);
}

enum status indicator_web_selection_remove(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    TRY(indicator_selection_remove(ctx, path_id(rq, "id"), param_int(rq, "version")));
    respond_flash(rs, "indicator.done.removed", S(""));
    return respond_see_other(rs, "/indicator/selection");
}

/* ---------------------------------------------------------------- public links */

enum status indicator_web_link(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    int64_t link;

    TRY(indicator_link_make(ctx, id, param_date(rq, "until_on"), &link));
    respond_flash(rs, "indicator.done.linked", S(""));
    return respond_see_other(rs, "/indicator/selection/%lld", (long long)id);
}

enum status indicator_web_link_revoke(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct indicator_link l;

    TRY(indicator_store_link(ctx, path_id(rq, "id"), &l));
    TRY(indicator_link_revoke(ctx, l.id, param_int(rq, "version")));
    respond_flash(rs, "indicator.done.unlinked", S(""));
    return respond_see_other(rs, "/indicator/selection/%lld", (long long)l.selection_id);
}

/* The program asks, since whoever looks has no permission: only for figures that are open, only
 * what the rule lets through. */
enum status indicator_web_public(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct actor *const visitor = ctx->actor;
    struct indicator_public_v v = {0};
    struct indicator_shared_v *rows;
    struct indicator_selection s;
    struct indicator_asked asked;
    struct indicator_link l;
    struct congress c;
    enum status st;
    bool found;

    TRY(congress_choose(ctx, param_text(rq, "c"), &c, &found));
    if (!found)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(indicator_link_open(ctx, path_text(rq, "code"), &l, &s));
    TRY(asked_of(ctx, &s, &asked));
    {
        const struct actor program = {.congress_id = ctx->congress_id, .system = true};

        ctx->actor = &program;
        st = figures_make(ctx, &s, &asked, true, &rows, &v.rows_count);
        ctx->actor = visitor;
    }
    TRY(st);
    v.rows = rows;
    v.title = s.title;
    v.who = c.name;
    v.period = TF(ctx->arena, "indicator.period_days", indicator_web_period(ctx, &asked),
                  indicator_web_days(ctx, &asked.days));
    v.until_on = l.until_on;
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, s.title, &indicator_public_view, &v);
}
