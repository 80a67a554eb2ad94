// SPDX-License-Identifier: MulanPSL-2.0
/* The overview of a congress, and the divisions of the nation. */
#include "modules/congress/congress_web.h"
#include "modules/congress/congress_rules.h"
#include "modules/congress/congress_web_common.h"
#include <inttypes.h>

/* ---------------------------------------------------------------- shared */

struct tabs_v congress_web_tabs(struct ctx *ctx, const char *here)
{
    static const struct {
        const char *path, *key, *permission;
    } TABS[] = {
        {"/congress", "congress.tab.overview", "congress.view"},
        {"/congress/session", "congress.tab.session", "congress.view"},
        {"/congress/organ", "congress.tab.organ", "congress.view"},
        {"/congress/delegation", "congress.tab.delegation", "congress.view"},
        {"/congress/calendar", "congress.tab.calendar", "congress.view"},
        {"/congress/param", "congress.tab.param", "congress.view"},
        {"/congress/division", "congress.tab.division", "congress.import_division"},
    };
    struct tab_v *items = arena_array(ctx->arena, COUNT(TABS), struct tab_v);
    size_t n = 0;

    arr_each (i, COUNT(TABS)) {
        if (may(ctx, TABS[i].permission))
            items[n++] = (struct tab_v){.label = text(TABS[i].key),
                                        .url = str_from(TABS[i].path),
                                        .on = strcmp(TABS[i].path, here) == 0};
    }
    return (struct tabs_v){.label = T("congress.menu"), .items = items, .items_count = n};
}

struct form_page *congress_web_form(struct ctx *ctx, const struct request *rq,
                                    const char *title_key, struct str url, const char *up_key,
                                    const char *up_url, const char *go_key)
{
    struct form_page *f =
        form_page_open(ctx, rq, text(title_key), url, str_from(up_url), text(go_key));

    form_page_crumb(f, T("congress.menu"), S("/congress"));
    form_page_crumb(f, text(up_key), str_from(up_url));
    return f;
}

enum status congress_web_show_form(struct form_page *f, struct response *rs)
{
    struct congress_form_v *v = arena_new(f->ctx->arena, struct congress_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &congress_form_view, v);
}

const struct action_v *congress_web_action(struct ctx *ctx, struct str url, const char *label_key)
{
    struct action_v *action = arena_new(ctx->arena, struct action_v);

    *action = (struct action_v){.url = url, .label = text(label_key)};
    return action;
}

/* ---------------------------------------------------------------- the overview */

static struct kpi_v kpi(struct ctx *ctx, const char *label, int64_t n, const char *unit,
                        const char *url, const char *note)
{
    return (struct kpi_v){.label = text(label),
                          .value = str_int(ctx->arena, n),
                          .unit = text(unit),
                          .url = str_from(url),
                          .note = note != NULL ? text(note) : S("")};
}

static enum status figures_make(struct ctx *ctx, struct congress_overview_v *v)
{
    struct kpi_v *items = arena_array(ctx->arena, 3, struct kpi_v);
    struct delegation *delegations;
    int64_t organs, handlers;
    size_t count;

    TRY(congress_store_organ_counts(ctx, &organs, &handlers));
    TRY(delegation_list(ctx, &delegations, &count));
    items[0] = kpi(ctx, "congress.figure.organs", organs, "congress.unit.organ", "/congress/organ",
                   "congress.figure.organs_note");
    items[1] = kpi(ctx, "congress.figure.handlers", handlers, "congress.unit.organ",
                   "/congress/organ?handles=1", "congress.figure.handlers_note");
    items[2] = kpi(ctx, "congress.figure.delegations", (int64_t)count, "congress.unit.delegation",
                   "/congress/delegation", NULL);
    v->figures = (struct kpis_v){.items = items, .items_count = 3};
    return ST_OK;
}

static enum status session_make(struct ctx *ctx, struct congress_overview_v *v)
{
    struct congress_session session;
    struct congress_term term;
    enum status st = congress_term_now(ctx, &term);

    if (st == ST_OK)
        v->term = term.number;
    else if (st != ST_NOT_FOUND)
        return st;
    st = congress_session_at(ctx, ctx->today, &session, &v->session_open);
    if (st == ST_OK)
        v->session = session.name;
    return st == ST_NOT_FOUND ? ST_OK : st;
}

/* What stands in the way of working with it. */
static enum status notes_make(struct ctx *ctx, struct congress_overview_v *v)
{
    struct note_v *notes = arena_array(ctx->arena, 3, struct note_v);
    struct link_v *link = arena_new(ctx->arena, struct link_v);
    struct calendar cal;

    TRY(congress_calendar(ctx, &cal));
    *link = (struct link_v){.label = T("congress.tab.calendar"), .url = S("/congress/calendar")};
    if (!calendar_covers(&cal, ctx->today.year))
        notes[v->notes_count++] = (struct note_v){
            .warn = true,
            .text = TF(ctx->arena, "congress.calendar.not_covered",
                       str_int(ctx->arena, ctx->today.year)),
            .more = link,
        };
    if (v->session.len == 0)
        notes[v->notes_count++] = (struct note_v){.text = T("congress.session.none")};
    v->notes = notes;
    return ST_OK;
}

static void facts_make(struct ctx *ctx, struct congress_overview_v *v)
{
    struct kv_item_v *facts = arena_array(ctx->arena, 4, struct kv_item_v);
    const struct str digits = T("congress.numerals");

    facts[0] = (struct kv_item_v){.label = T("congress.level"),
                                  .value = text_of("congress.level.", v->level)};
    facts[1] = (struct kv_item_v){.label = T("congress.code"), .value = v->code};
    facts[2] = (struct kv_item_v){
        .label = T("congress.term"),
        .value = v->term > 0 ? TF(ctx->arena, "congress.term.name",
                                  congress_numeral(ctx->arena, digits, (int)v->term))
                             : T("word.none"),
        .url = S("/congress/session"),
    };
    facts[3] = (struct kv_item_v){
        .label = v->session_open ? T("congress.session.now") : T("congress.session.last"),
        .value = v->session.len > 0 ? v->session : T("word.none"),
        .url = S("/congress/session"),
    };
    v->facts = facts;
    v->facts_count = 4;
}

static void tasks_make(struct ctx *ctx, struct congress_overview_v *v)
{
    const struct tabs_v tabs = congress_web_tabs(ctx, "");
    struct link_v *tasks = arena_array(ctx->arena, tabs.items_count, struct link_v);

    for (size_t i = 1; i < tabs.items_count; i++)
        tasks[v->tasks_count++] =
            (struct link_v){.label = tabs.items[i].label, .url = tabs.items[i].url};
    v->tasks = tasks;
}

enum status congress_web_overview(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct congress_overview_v v = {0};
    struct congress c;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    v.name = c.name;
    v.code = c.code;
    v.level = str_from(congress_level_word(c.level));
    TRY(session_make(ctx, &v));
    v.meta = v.session_open ? TF(ctx->arena, "congress.meta_open", v.session)
                            : T("congress.meta_recess");
    TRY(figures_make(ctx, &v));
    TRY(notes_make(ctx, &v));
    facts_make(ctx, &v);
    tasks_make(ctx, &v);
    return respond_view(ctx, rq, rs, FRAME_STAFF, c.name, &congress_overview_view, &v);
}

/* ---------------------------------------------------------------- divisions */

static void division_figures(struct ctx *ctx, const struct division_counts *n,
                             struct congress_division_v *v)
{
    struct kpi_v *items = arena_array(ctx->arena, 5, struct kpi_v);

    items[0] =
        kpi(ctx, "congress.division.province", n->provinces, "congress.unit.place", "", NULL);
    items[1] = kpi(ctx, "congress.division.city", n->cities, "congress.unit.place", "", NULL);
    items[2] = kpi(ctx, "congress.division.county", n->counties, "congress.unit.place", "", NULL);
    items[3] =
        kpi(ctx, "congress.division.township", n->townships, "congress.unit.place", "", NULL);
    items[4] = kpi(ctx, "congress.division.village", n->villages, "congress.unit.place", "", NULL);
    v->figures = (struct kpis_v){.items = items, .items_count = 5};
}

static enum status division_crumbs(struct ctx *ctx, struct str code, struct congress_division_v *v)
{
    struct link_v *links = arena_array(ctx->arena, 8, struct link_v);
    struct division at = {.parent_code = code};
    size_t n = 0;

    v->title = T("congress.division.title");
    for (bool here = true; at.parent_code.len > 0; here = false) {
        TRY(congress_division_get(ctx, at.parent_code, &at));
        if (here)
            v->title = at.name;
        else
            links[n++] =
                (struct link_v){.label = at.name,
                                .url = str_printf(ctx->arena, "/congress/division?code=" STR_FMT,
                                                  STR_ARG(at.code))};
    }
    if (code.len > 0)
        links[n++] =
            (struct link_v){.label = T("congress.division.title"), .url = S("/congress/division")};
    links[n++] = (struct link_v){.label = T("congress.menu"), .url = S("/congress")};
    for (size_t i = 0; i < n / 2; i++) {
        const struct link_v swap = links[i];

        links[i] = links[n - 1 - i];
        links[n - 1 - i] = swap;
    }
    v->crumbs = (struct crumbs_v){.items = links, .items_count = n, .here = v->title};
    return ST_OK;
}

static enum status division_rows(struct ctx *ctx, struct str code, struct congress_division_v *v)
{
    struct congress_division_row_v *rows;
    struct empty_v *empty;
    struct division *below;
    size_t count;

    TRY(congress_divisions(ctx, code, &below, &count));
    rows = arena_array(ctx->arena, count, struct congress_division_row_v);
    arr_each (i, count) {
        rows[i] = (struct congress_division_row_v){
            .code = below[i].code,
            .name = below[i].name,
            .url = str_eqz(below[i].level, "village")
                       ? S("")
                       : str_printf(ctx->arena, "/congress/division?code=" STR_FMT,
                                    STR_ARG(below[i].code)),
        };
    }
    v->rows = rows;
    v->rows_count = count;
    if (count == 0) {
        empty = arena_new(ctx->arena, struct empty_v);
        *empty = (struct empty_v){.title = T("congress.division.none"),
                                  .text = T("congress.division.none_text")};
        v->empty = empty;
    }
    return ST_OK;
}

enum status congress_web_division(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct congress_division_v v = {.tabs = congress_web_tabs(ctx, "/congress/division")};
    const struct str code = param_text(rq, "code");
    struct division_counts counts;

    TRY(congress_store_division_counts(ctx, &counts));
    division_figures(ctx, &counts, &v);
    TRY(division_crumbs(ctx, code, &v));
    TRY(division_rows(ctx, code, &v));
    if (may(ctx, "congress.organ") && counts.townships > 0) {
        v.actions = congress_web_action(ctx, S("/congress/division/townships"),
                                        "congress.division.make_go");
        v.actions_count = 1;
    }
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &congress_division_view, &v);
}

enum status congress_web_townships(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    size_t added = 0;

    (void)rq;
    TRY(congress_add_townships(ctx, &added));
    respond_flash(rs, "congress.division.made", str_int(ctx->arena, (int64_t)added));
    return respond_see_other(rs, "/congress/organ");
}
