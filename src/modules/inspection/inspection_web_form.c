// SPDX-License-Identifier: MulanPSL-2.0
/* Forms of the office: the plan, the check list, the report. */
#include "modules/congress/congress.h"
#include "modules/inspection/inspection_list.h"
#include "modules/inspection/inspection_rules.h"
#include "modules/inspection/inspection_web.h"
#include "modules/statute/statute.h"
#include "modules/supervision/supervision.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { LAWS_MAX = 300, GOAL_LINES = 4, REPORT_LINES = 8 };

enum status inspection_web_show_form(struct form_page *f, struct response *rs)
{
    struct inspection_form_v *v = arena_new(f->ctx->arena, struct inspection_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &inspection_form_view, v);
}

struct form_page *inspection_web_form(struct ctx *ctx, const struct request *rq,
                                      const struct inspection *i, struct str url, struct str title)
{
    const struct str back = inspection_url(ctx, i->id, "");
    struct form_page *f = form_page_open(ctx, rq, title, url, back, T("inspection.do.save"));

    form_page_crumb(f, T("inspection.menu"), S("/inspection"));
    form_page_crumb(f, i->title, back);
    return f;
}

enum status inspection_web_organ(struct form_page *f, int64_t organ_id)
{
    struct field_v *field = form_page_put(f, "select", "organ", "inspection.col.organ",
                                          organ_id != 0 ? str_int(f->ctx->arena, organ_id) : S(""));
    struct option_v *options;
    struct organ *all;
    size_t count, n = 1;

    TRY(organ_list(f->ctx, false, &all, &count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("word.none")};
    arr_each (k, count)
        if (all[k].kind > ORGAN_SPECIAL_COMMITTEE)
            options[n++] =
                (struct option_v){.value = str_int(f->ctx->arena, all[k].id), .label = all[k].name};
    form_options(f->ctx, field, options, n);
    field->choose = false;
    form_optional(field);
    return ST_OK;
}

/* ---------------------------------------------------------------- the plan */

static enum status put_law(struct form_page *f, int64_t id)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "select", "statute", "inspection.f.statute",
                                          id != 0 ? str_int(ctx->arena, id) : S(""));
    struct option_v *options;
    struct statute *all;
    size_t count;

    TRY(statute_find(ctx, S(""), LAWS_MAX, &all, &count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (k, count)
        options[k] =
            (struct option_v){.value = str_int(ctx->arena, all[k].id), .label = all[k].title};
    form_options(ctx, field, options, count);
    field->choose = true;
    return ST_OK;
}

static enum status put_matter(struct form_page *f, int64_t id)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "select", "matter", "inspection.f.matter",
                                          id != 0 ? str_int(ctx->arena, id) : S(""));
    struct option_v *options;
    struct matter *all;
    size_t count;

    TRY(supervision_matters(ctx, &all, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("word.none")};
    arr_each (k, count)
        options[k + 1] =
            (struct option_v){.value = str_int(ctx->arena, all[k].id), .label = all[k].title};
    form_options(ctx, field, options, count + 1);
    field->choose = false;
    form_optional(field);
    return ST_OK;
}

static enum status put_plan(struct form_page *f, const struct inspection *i)
{
    struct ctx *ctx = f->ctx;
    struct field_v *goal;

    (void)form_page_put(f, "line", "title", "inspection.f.title", i->title);
    if (!str_eqz(i->state, "running"))
        TRY(put_law(f, i->statute_id));
    (void)form_page_put(f, "date", "starts_on", "inspection.col.starts",
                        list_iso(ctx, i->starts_on));
    (void)form_page_put(f, "date", "ends_on", "inspection.col.ends", list_iso(ctx, i->ends_on));
    form_optional(form_page_put(f, "line", "lead", "inspection.f.lead", i->lead));
    TRY(put_matter(f, i->matter_id));
    goal = form_page_put(f, "text", "goal", "inspection.f.goal", i->goal);
    form_max(goal, INSPECTION_TEXT_CHARS, GOAL_LINES);
    form_optional(goal);
    return ST_OK;
}

static struct inspection read_plan(const struct request *rq)
{
    return (struct inspection){
        .matter_id = param_id(rq, "matter"),
        .statute_id = param_id(rq, "statute"),
        .title = param_text(rq, "title"),
        .goal = param_text(rq, "goal"),
        .lead = param_text(rq, "lead"),
        .starts_on = param_date(rq, "starts_on"),
        .ends_on = param_date(rq, "ends_on"),
    };
}

enum status inspection_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("inspection.do.new"), S("/inspection/new"),
                                         S("/inspection"), T("inspection.do.save"));

    form_page_crumb(f, T("inspection.menu"), S("/inspection"));
    TRY(put_plan(f, &(struct inspection){.title = S(""),
                                         .goal = S(""),
                                         .lead = S(""),
                                         .state = S("prepared"),
                                         .statute_id = param_id(rq, "law"),
                                         .matter_id = param_id(rq, "of")}));
    return inspection_web_show_form(f, rs);
}

enum status inspection_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct inspection in = read_plan(rq);
    int64_t id;

    TRY(inspection_save(ctx, &in, &id));
    respond_flash(rs, "inspection.done.saved", S(""));
    return respond_see_other(rs, "/inspection/%lld/clauses", (long long)id);
}

enum status inspection_web_edit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inspection i = {0};
    struct form_page *f;

    TRY(inspection_get(ctx, path_id(rq, "id"), &i));
    f = inspection_web_form(ctx, rq, &i, inspection_url(ctx, i.id, "/edit"),
                            T("inspection.do.edit"));
    TRY(put_plan(f, &i));
    form_page_version(f, i.version);
    return inspection_web_show_form(f, rs);
}

enum status inspection_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inspection in = read_plan(rq), have = {0};
    int64_t id;

    TRY(inspection_get(ctx, path_id(rq, "id"), &have));
    in.id = have.id;
    in.version = param_int(rq, "version");
    if (str_eqz(have.state, "running"))
        in.statute_id = have.statute_id;
    TRY(inspection_save(ctx, &in, &id));
    respond_flash(rs, "inspection.done.saved", S(""));
    return respond_see_other(rs, "/inspection/%lld", (long long)id);
}

enum status inspection_web_start(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inspection i = {0};

    TRY(inspection_get(ctx, path_id(rq, "id"), &i));
    TRY(inspection_start(ctx, i.id, i.version));
    respond_flash(rs, "inspection.done.started", S(""));
    return respond_see_other(rs, "/inspection/%lld", (long long)i.id);
}

enum status inspection_web_report_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct inspection i = {0};
    struct form_page *f;
    struct field_v *amend;

    TRY(inspection_get(ctx, path_id(rq, "id"), &i));
    f = inspection_web_form(ctx, rq, &i, inspection_url(ctx, i.id, "/report"),
                            T("inspection.do.report"));
    form_max(form_page_put(f, "text", "summary", "inspection.f.summary", i.summary),
             INSPECTION_TEXT_CHARS, REPORT_LINES);
    amend = form_page_put(f, "text", "amend", "inspection.f.amend", i.amend);
    form_max(amend, INSPECTION_TEXT_CHARS, GOAL_LINES);
    form_optional(amend);
    form_page_version(f, i.version);
    return inspection_web_show_form(f, rs);
}

enum status inspection_web_report(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct inspection_words in = {.id = path_id(rq, "id"),
                                        .version = param_int(rq, "version"),
                                        .summary = param_text(rq, "summary"),
                                        .amend = param_text(rq, "amend")};

    TRY(inspection_report(ctx, &in));
    respond_flash(rs, "inspection.done.reported", S(""));
    return respond_see_other(rs, "/inspection/%lld", (long long)in.id);
}

enum status inspection_web_close(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inspection i = {0};

    TRY(inspection_get(ctx, path_id(rq, "id"), &i));
    TRY(inspection_close(ctx, i.id, i.version));
    respond_flash(rs, "inspection.done.closed", S(""));
    return respond_see_other(rs, "/inspection/%lld", (long long)i.id);
}

/* ---------------------------------------------------------------- the check list */

static bool on_list(const struct inspection_item *items, size_t count, int64_t clause_id)
{
    arr_each (n, count)
        if (items[n].clause_id == clause_id)
            return true;
    return false;
}

enum status inspection_web_clauses_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct inspection_clauses_v v = {0};
    struct inspection_clause_row_v *rows;
    struct inspection_item *items;
    struct inspection i = {0};
    struct clause *clauses;
    size_t have = 0, count = 0;

    TRY(inspection_get(ctx, path_id(rq, "id"), &i));
    TRY(inspection_check_open(&i, &ctx->err));
    TRY(inspection_store_items(ctx, i.id, &items, &have));
    TRY(clause_list(ctx, i.text_id, S(""), &clauses, &count));
    rows = arena_array(ctx->arena, count, struct inspection_clause_row_v);
    arr_each (n, count) {
        const bool article = str_eqz(clauses[n].level, "article");

        rows[n] = (struct inspection_clause_row_v){
            .id = clauses[n].id,
            .cite = clauses[n].number,
            .text = clauses[n].text,
            .aspect = article && !str_eqz(clauses[n].kind, "none")
                          ? text_of("inspection.aspect.", inspection_aspect_of(clauses[n].kind))
                          : S(""),
            .head = !article,
            .listed = article && on_list(items, have, clauses[n].id),
        };
        rows[n].chosen = article && !rows[n].listed && have == 0 && rows[n].aspect.len > 0;
    }
    v.crumbs = inspection_web_crumbs(ctx, &i, T("inspection.do.clauses"));
    v.title = i.statute;
    v.url = inspection_url(ctx, i.id, "/clauses");
    v.rows = rows;
    v.rows_count = count;
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("inspection.do.clauses"),
                        &inspection_clauses_view, &v);
}

enum status inspection_web_clauses(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const size_t count = param_count(rq, "clause");
    int64_t *ids = arena_array(ctx->arena, count, int64_t);
    const int64_t id = path_id(rq, "id");

    arr_each (n, count)
        ids[n] = param_int_at(rq, "clause", n);
    TRY(inspection_add_clauses(ctx, id, ids, count));
    respond_flash(rs, "inspection.done.listed", S(""));
    return respond_see_other(rs, "/inspection/%lld", (long long)id);
}

static enum status item_of(struct ctx *ctx, const struct request *rq, struct inspection_item *t,
                           struct inspection *i)
{
    TRY(inspection_store_item(ctx, path_id(rq, "id"), t));
    return inspection_get(ctx, t->inspection_id, i);
}

enum status inspection_web_item_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inspection_item t = {0};
    struct inspection i = {0};
    struct form_page *f;
    struct field_v *field;

    TRY(item_of(ctx, rq, &t, &i));
    f = inspection_web_form(ctx, rq, &i,
                            str_printf(ctx->arena, "/inspection/item/%lld", (long long)t.id),
                            TF(ctx->arena, "inspection.item_title", t.cite));
    field = form_page_put(f, "radio", "aspect", "inspection.col.aspect", t.aspect);
    form_words(ctx, field, INSPECTION_ASPECTS, "inspection.aspect.", false);
    form_max(form_page_put(f, "text", "question", "inspection.col.question", t.question),
             INSPECTION_QUESTION_CHARS, GOAL_LINES);
    TRY(inspection_web_organ(f, t.organ_id));
    (void)form_page_put(f, "check", "remove", "inspection.f.remove", S(""));
    form_page_version(f, t.version);
    return inspection_web_show_form(f, rs);
}

enum status inspection_web_item(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inspection_item t = {0};
    struct inspection i = {0};

    TRY(item_of(ctx, rq, &t, &i));
    if (param_bool(rq, "remove")) {
        TRY(inspection_item_remove(ctx, t.id));
        respond_flash(rs, "inspection.done.removed", S(""));
        return respond_see_other(rs, "/inspection/%lld", (long long)i.id);
    }
    t.version = param_int(rq, "version");
    t.aspect = param_text(rq, "aspect");
    t.question = param_text(rq, "question");
    t.organ_id = param_id(rq, "organ");
    TRY(inspection_item_save(ctx, &t));
    respond_flash(rs, "inspection.done.saved", S(""));
    return respond_see_other(rs, "/inspection/%lld", (long long)i.id);
}
