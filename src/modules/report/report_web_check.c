// SPDX-License-Identifier: MulanPSL-2.0
/* What does not fit together in a report; what the year was to bring, and whether it did. */
#include "modules/indicator/indicator.h"
#include "modules/report/report_actions.h"
#include "modules/report/report_web.h"
#include "modules/report/report_web_show.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include "report_check_view.h"

enum { GOALS_MAX = 200, FEN_YUAN = 100, FEN_WAN_YUAN = 1000000 };

static const char *const KEPT[] = {"year", "kind", "state", "from", "to", "limit", NULL};

/* ---------------------------------------------------------------- goals */

static struct tag_v goal_tag(struct str state)
{
    return (struct tag_v){.label = text_of("report.goal_state.", state),
                          .class = str_eqz(state, "done")     ? S("ok")
                                   : str_eqz(state, "missed") ? S("bad")
                                                              : S("wait")};
}

/* Does the figure reach the target? What somebody has answered otherwise is plainly wrong. */
static const struct tag_v *reach_of(struct ctx *ctx, const struct report_goal *g,
                                    const struct report_value *v)
{
    struct tag_v *tag = arena_new(ctx->arena, struct tag_v);
    const bool done = str_eqz(g->state, "done");
    const int64_t fen = strcmp(v->indicator->unit, "unit.yuan") == 0       ? FEN_YUAN
                        : strcmp(v->indicator->unit, "unit.wan_yuan") == 0 ? FEN_WAN_YUAN
                                                                           : 1;

    if (g->target < 0)
        return NULL;
    if (report_goal_reached(v->numerator, v->indicator->ratio ? v->denominator : -1,
                            g->target * fen))
        *tag = (struct tag_v){.label = T("report.reached"), .class = S("ok")};
    else
        *tag =
            (struct tag_v){.label = T("report.not_reached"), .class = done ? S("bad") : S("wait")};
    return tag;
}

/* What its figure is worth over its year; "" without one. */
static enum status value_of(struct ctx *ctx, const struct report_goal *g, struct str *out,
                            const struct tag_v **out_reach)
{
    const struct period year = {{(int)g->year, 1, 1}, {(int)g->year, 12, 31}};
    const struct err before = ctx->err;
    struct report_value v;
    enum status st;

    *out = S("");
    *out_reach = NULL;
    if (g->token.len == 0)
        return ST_OK;
    st = report_value_now(ctx, &year, g->token, &v);
    if (st == ST_INTERNAL || st == ST_BUSY)
        return st;
    if (st == ST_OK)
        *out = v.indicator->ratio ? v.shown
                                  : str_printf(ctx->arena, STR_FMT STR_FMT, STR_ARG(v.shown),
                                               STR_ARG(v.words.unit));
    if (st == ST_OK)
        *out_reach = reach_of(ctx, g, &v);
    ctx->err = before;
    return ST_OK;
}

static enum status goal_row(struct ctx *ctx, const struct report_goal *g,
                            struct report_goal_row_v *out)
{
    *out = (struct report_goal_row_v){
        .id = g->id,
        .kind = g->kind,
        .year = g->year,
        .text = g->text,
        .target = g->target < 0 ? S("") : str_int(ctx->arena, g->target),
        .state = g->state,
        .tag = goal_tag(g->state),
        .note = g->note,
        .url = may(ctx, "report.write")
                   ? str_printf(ctx->arena, "/report/goal/%lld", (long long)g->id)
                   : S(""),
    };
    return value_of(ctx, g, &out->now, &out->reach);
}

static enum status goal_rows(struct ctx *ctx, const struct report_goal *goals, size_t count,
                             const struct report_goal_row_v **out)
{
    struct report_goal_row_v *rows = arena_array(ctx->arena, count, struct report_goal_row_v);

    arr_each (i, count)
        TRY(goal_row(ctx, &goals[i], &rows[i]));
    *out = rows;
    return ST_OK;
}

static struct str year_text(struct ctx *ctx, int64_t year)
{
    return year > 0 ? str_int(ctx->arena, year) : S("");
}

enum status report_web_goals(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct report_goal_filter f = {
        .year = param_int(rq, "year") > 0 ? param_int(rq, "year") : 0,
        .from = param_date(rq, "from").year,
        .to = param_date(rq, "to").year,
        .kind = param_text(rq, "kind"),
        .state = param_text(rq, "state"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct link_v *link = arena_new(ctx->arena, struct link_v);
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);
    struct report_goals_v v = {.links = link};
    struct report_goal *goals;
    struct list_links links;
    struct str next;

    TRY(report_store_goals(ctx, &f, &goals, &v.rows_count, &next, &v.total));
    TRY(goal_rows(ctx, goals, v.rows_count, &v.rows));
    *link = (struct link_v){.label = T("report.do.goal"), .url = S("/report/goal/new")};
    v.links_count = may(ctx, "report.write") ? 1 : 0;
    fields[0] = form_field(ctx, rq, "int", "year", "report.col.year", year_text(ctx, f.year));
    fields[1] = form_field(ctx, rq, "select", "kind", "report.col.kind", f.kind);
    form_words(ctx, &fields[1], "goal gap task", "report.goal.", true);
    fields[2] = form_field(ctx, rq, "select", "state", "report.col.state", f.state);
    form_words(ctx, &fields[2], "open done missed", "report.goal_state.", true);
    v.filter = (struct filter_v){.url = S("/report/goal"),
                                 .label = S(""),
                                 .fields = fields,
                                 .fields_count = 3,
                                 .reset = list_reset(rq, S("/report/goal"))};
    links = list_links_of(ctx, rq, "/report/goal", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    *empty = (struct empty_v){.title = T("report.goals_none"), .text = T("report.goals_none_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("report.goals"), &report_goals_view, &v);
}

/* A figure by the name that people know, where only one is called so. */
static struct str said_of(struct ctx *ctx, struct str token)
{
    const struct indicator *i, *same = NULL;
    struct str label;

    if (report_indicator(ctx, token, &i) != ST_OK) {
        ctx->err = (struct err){0};
        return token;
    }
    label = indicator_words_of(ctx, i).label;
    if (report_indicator(ctx, label, &same) != ST_OK)
        ctx->err = (struct err){0};
    return same == i ? label : token;
}

static void put_goal(struct form_page *f, const struct report_goal *g)
{
    struct ctx *ctx = f->ctx;
    struct field_v *note;

    form_words(ctx, form_page_put(f, "select", "kind", "report.f.goal_kind", g->kind),
               "goal gap task", "report.goal.", false);
    (void)form_page_put(f, "int", "year", "report.f.goal_year", year_text(ctx, g->year));
    form_max(form_page_put(f, "text", "text", "report.f.goal_text", g->text), 500, 3);
    form_optional(form_page_put(f, "line", "token", "report.f.goal_token",
                                g->token.len == 0 ? S("")
                                                  : str_printf(ctx->arena, "{" STR_FMT "}",
                                                               STR_ARG(said_of(ctx, g->token)))));
    form_optional(form_page_put(f, "int", "target", "report.f.goal_target",
                                g->target < 0 ? S("") : str_int(ctx->arena, g->target)));
    if (g->id == 0) {
        (void)form_page_put(f, "hidden", "report", "report.f.goal_year",
                            g->report_id > 0 ? str_int(ctx->arena, g->report_id) : S(""));
        return;
    }
    form_words(ctx, form_page_put(f, "radio", "state", "report.f.goal_state", g->state),
               "open done missed", "report.goal_state.", false);
    note = form_page_put(f, "text", "note", "report.f.goal_note", g->note);
    form_optional(note);
    form_max(note, 500, 2);
}

static enum status goal_page(struct ctx *ctx, const struct request *rq, struct response *rs,
                             const struct report_goal *g, struct str url, struct str title)
{
    struct report_goal_form_v *v = arena_new(ctx->arena, struct report_goal_form_v);
    struct form_page *f =
        form_page_open(ctx, rq, title, url, S("/report/goal"), T("report.do.save"));

    form_page_crumb(f, T("report.menu"), S("/report"));
    form_page_crumb(f, T("report.goals"), S("/report/goal"));
    if (g->id != 0)
        form_page_version(f, g->version);
    put_goal(f, g);
    v->page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, title, &report_goal_form_view, v);
}

/* What a report finds wanting, and what comes next, the next one has to answer. */
enum status report_web_goal_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct report_goal g = {.kind = S("goal"),
                            .year = ctx->today.year,
                            .text = S(""),
                            .token = S(""),
                            .target = -1,
                            .state = S("open"),
                            .note = S("")};
    struct report r;

    if (param_id(rq, "report") > 0) {
        TRY(report_get(ctx, param_id(rq, "report"), &r));
        g.report_id = r.id;
        g.kind = S("task");
        g.year = r.to.year + 1;
    }
    return goal_page(ctx, rq, rs, &g, S("/report/goal/new"), T("report.do.goal"));
}

static struct report_goal goal_typed(const struct request *rq)
{
    return (struct report_goal){
        .kind = param_text(rq, "kind"),
        .year = param_int(rq, "year"),
        .text = param_text(rq, "text"),
        .token = param_text(rq, "token"),
        .target = param_present(rq, "target") ? param_int(rq, "target") : -1,
        .state = param_present(rq, "state") ? param_text(rq, "state") : S("open"),
        .note = param_text(rq, "note"),
    };
}

static enum status goal_saved(struct ctx *ctx, const struct report_goal *g, struct response *rs)
{
    int64_t id;

    TRY(report_goal_save(ctx, g, &id));
    respond_flash(rs, "report.done.saved", S(""));
    return respond_see_other(rs, "/report/goal?year=%lld", (long long)g->year);
}

enum status report_web_goal_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct report_goal g = goal_typed(rq);
    struct report r;

    if (param_int(rq, "report") > 0) {
        TRY(report_get(ctx, param_int(rq, "report"), &r));
        g.report_id = r.id;
    }
    return goal_saved(ctx, &g, rs);
}

enum status report_web_goal_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct report_goal g;

    TRY(report_store_goal_get(ctx, path_id(rq, "goal_id"), &g));
    return goal_page(ctx, rq, rs, &g, str_printf(ctx->arena, "/report/goal/%lld", (long long)g.id),
                     T("report.goal_edit"));
}

enum status report_web_goal(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct report_goal g = goal_typed(rq), stored;

    TRY(report_store_goal_get(ctx, path_id(rq, "goal_id"), &stored));
    g.id = stored.id;
    g.version = param_int(rq, "version");
    g.report_id = stored.report_id;
    return goal_saved(ctx, &g, rs);
}

/* ---------------------------------------------------------------- one report */

static struct report_doubt_row_v doubt_row(struct ctx *ctx, const struct report_sheet *s,
                                           const struct report_doubt *d)
{
    /* What it adds up to, or the other figure. */
    const bool counted = str_among("sum rest listed", str_from(d->word));
    const struct str args[] = {d->figure, counted ? str_int(ctx->arena, d->a) : d->other};

    return (struct report_doubt_row_v){
        .place = report_web_place(ctx, s, d->paragraph),
        .figure = d->figure,
        .say = text_fill(ctx->arena,
                         str_z(ctx->arena, str_printf(ctx->arena, "report.doubt.%s", d->word)),
                         args, COUNT(args)),
        .tag = {.label = d->wrong ? T("report.doubt_wrong") : T("report.doubt_look"),
                .class = d->wrong ? S("bad") : S("wait")},
        .url = str_printf(ctx->arena, "/report/%lld#b%lld", (long long)s->report.id,
                          (long long)s->paragraphs[d->paragraph].block.id),
    };
}

enum status report_web_check(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct report_check_v v = {0};
    struct report_doubt_row_v *rows;
    struct report_doubt *doubts;
    struct report_goal *goals;
    struct report_sheet s;
    struct report r;
    struct str next;
    int64_t total;

    TRY(report_get(ctx, path_id(rq, "id"), &r));
    TRY(report_sheet_read(ctx, &r, false, &s));
    TRY(report_doubts(ctx, &s, &doubts, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct report_doubt_row_v);
    arr_each (i, v.rows_count)
        rows[i] = doubt_row(ctx, &s, &doubts[i]);
    v.rows = rows;
    v.title = r.title;
    v.year = r.to.year;
    v.crumbs = report_web_crumbs(ctx, &r, T("report.check"));
    TRY(report_store_goals(ctx,
                           &(struct report_goal_filter){.wanting = r.to.year, .limit = GOALS_MAX},
                           &goals, &v.goals_count, &next, &total));
    TRY(goal_rows(ctx, goals, v.goals_count, &v.goals));
    arr_each (i, v.goals_count)
        v.open += str_eqz(goals[i].state, "open");
    v.next_url = may(ctx, "report.write")
                     ? str_printf(ctx->arena, "/report/goal/new?report=%lld", (long long)r.id)
                     : S("");
    v.goals_url = str_printf(ctx->arena, "/report/goal?year=%d", r.to.year);
    *empty = (struct empty_v){.title = T("report.doubt_none"), .text = T("report.doubt_none_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("report.check"), &report_check_view, &v);
}
