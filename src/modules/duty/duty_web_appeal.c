// SPDX-License-Identifier: MulanPSL-2.0
/* Appeals: a deputy asks, the office answers. */
#include "duty_view.h"
#include "modules/duty/duty_actions.h"
#include "modules/duty/duty_rules.h"
#include "modules/duty/duty_web.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"

enum { LINES = 4, FACTS_MAX = 6 };

static struct tag_v tag_of(struct str state)
{
    return (struct tag_v){.label = text_of("duty.appeal.state.", state),
                          .class = duty_web_class(state)};
}

static struct crumbs_v crumbs_of(struct ctx *ctx, struct str here)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);

    *up = may(ctx, "duty.read")
              ? (struct link_v){.label = T("duty.menu"), .url = S("/duty")}
              : (struct link_v){.label = T("duty.mine.title"), .url = S("/duty/mine")};
    return (struct crumbs_v){.items = up, .items_count = 1, .here = here};
}

enum status duty_web_appeals(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct duty_appeals_v v = {.crumbs = crumbs_of(ctx, T("duty.appeal.title"))};
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct duty_appeal_row_v *rows;
    struct duty_appeal *all;
    int64_t deputy = 0;
    size_t count;

    if (!may(ctx, "duty.read")) {
        deputy = ctx->actor->deputy_id;
        if (deputy == 0)
            return fail(&ctx->err, ST_DENIED, "duty.not_yours", NULL);
    }
    TRY(duty_store_appeals(ctx, deputy, S(""), &all, &count));
    rows = arena_array(ctx->arena, count, struct duty_appeal_row_v);
    arr_each (i, count) {
        struct str unit;

        rows[i] = (struct duty_appeal_row_v){
            .id = all[i].id,
            .title = all[i].title.len > 0 ? all[i].title : T("duty.untitled"),
            .deputy = all[i].deputy,
            .on = all[i].held_on,
            .state = all[i].state,
            .tag = tag_of(all[i].state),
        };
        TRY(duty_name_of(ctx, all[i].what, &rows[i].label, &unit));
    }
    v.rows = rows;
    v.rows_count = count;
    *empty = (struct empty_v){.title = T("duty.appeal.none"), .text = T("duty.appeal.none_text")};
    v.empty = count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("duty.appeal.title"), &duty_appeals_view, &v);
}

/* ---------------------------------------------------------------- asking */

enum status duty_web_appeal_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct duty_form_v *v = arena_new(ctx->arena, struct duty_form_v);
    const int year = duty_web_year(ctx, rq);
    const struct str what = param_text(rq, "what");
    struct kv_item_v *facts = arena_array(ctx->arena, 3, struct kv_item_v);
    struct duty_standing *all, *found = NULL;
    struct duty_file file;
    struct form_page *f;
    size_t count;

    if (ctx->actor->deputy_id == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(duty_facts(ctx, ctx->actor->deputy_id, year, &file, &all, &count));
    arr_each (i, count)
        if (all[i].record_id == param_id(rq, "record") && str_eq(all[i].what, what))
            found = &all[i];
    if (found == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    f = form_page_open(ctx, rq, T("duty.do.appeal"), S("/duty/appeal/new"),
                       str_printf(ctx->arena, "/duty/mine?year=%d", year), T("duty.appeal.go"));
    facts[0] = (struct kv_item_v){.label = T("duty.what"), .value = file.lines[found->line].label};
    facts[1] =
        (struct kv_item_v){.label = T("duty.title"),
                           .value = found->title.len > 0 ? found->title : T("duty.untitled")};
    facts[2] = (struct kv_item_v){.label = T("duty.state_of"),
                                  .value = text_of("duty.standing.", found->state)};
    f->v.facts = facts;
    f->v.facts_count = 3;
    (void)form_page_put(f, "hidden", "what", "duty.what", what);
    (void)form_page_put(f, "hidden", "record", "duty.what", str_int(ctx->arena, found->record_id));
    (void)form_page_put(f, "hidden", "year", "duty.year", str_int(ctx->arena, year));
    form_max(form_page_put(f, "text", "reason", "duty.appeal.reason", S("")), DUTY_REASON_CHARS,
             LINES);
    v->page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v->page.title, &duty_form_view, v);
}

enum status duty_web_appeal_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    int64_t id;

    if (ctx->actor->deputy_id == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(duty_appeal(ctx, duty_web_year(ctx, rq), param_text(rq, "what"), param_id(rq, "record"),
                    param_text(rq, "reason"), &id));
    respond_flash(rs, "duty.appeal.done", S(""));
    return respond_see_other(rs, "/duty/appeal/%lld", (long long)id);
}

/* ---------------------------------------------------------------- one */

static enum status facts_make(struct ctx *ctx, const struct duty_appeal *a, struct duty_appeal_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    struct str label, unit;
    size_t n = 0;

    TRY(duty_name_of(ctx, a->what, &label, &unit));
    items[n++] = (struct kv_item_v){
        .label = T("duty.deputy"),
        .value = a->deputy,
        .url = may(ctx, "duty.read") ? str_printf(ctx->arena, "/duty/deputy/%lld?year=%d",
                                                  (long long)a->deputy_id, a->held_on.year)
                                     : S("")};
    items[n++] = (struct kv_item_v){.label = T("duty.what"), .value = label};
    items[n++] = (struct kv_item_v){.label = T("duty.on"),
                                    .value = text_date(ctx->arena, a->held_on, ctx->today)};
    items[n++] = (struct kv_item_v){.label = T("duty.appeal.was"),
                                    .value = text_of("duty.standing.", a->was_state)};
    if (a->as_state.len > 0)
        items[n++] = (struct kv_item_v){.label = T("duty.appeal.as"),
                                        .value = text_of("duty.standing.", a->as_state)};
    v->facts = items;
    v->facts_count = n;
    return ST_OK;
}

static void answer_make(struct ctx *ctx, const struct request *rq, struct str was,
                        struct duty_appeal_v *v)
{
    static const char *const WORDS[] = {"", "done", "excused", "absent", "void"};
    struct field_v *as = arena_new(ctx->arena, struct field_v);
    struct field_v *answer = arena_new(ctx->arena, struct field_v);
    struct option_v options[COUNT(WORDS)];
    size_t n = 0;

    arr_each (i, COUNT(WORDS))
        if (!str_eqz(was, WORDS[i])) /* what it stands as is no other decision */
            options[n++] = (struct option_v){
                .value = str_from(WORDS[i]),
                .label = i == 0 ? T("duty.appeal.refuse")
                                : TF(ctx->arena, "duty.appeal.make",
                                     text_of("duty.standing.", str_from(WORDS[i])))};
    *as = form_field(ctx, rq, "select", "as", "duty.appeal.decision", S(""));
    form_options(ctx, as, options, n);
    *answer = form_field(ctx, rq, "text", "answer", "duty.answer", S(""));
    form_max(answer, DUTY_REASON_CHARS, LINES);
    v->as_field = as;
    v->answer_field = answer;
}

enum status duty_web_appeal(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct duty_appeal_v v = {.as_field = NULL};
    struct duty_appeal a;
    bool own;

    TRY(duty_store_appeal(ctx, path_id(rq, "id"), &a));
    own = a.deputy_id == ctx->actor->deputy_id;
    if (!own && !may(ctx, "duty.read"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    v.title = a.title.len > 0 ? a.title : T("duty.untitled");
    v.crumbs = crumbs_of(ctx, v.title);
    v.id = a.id;
    v.version = a.version;
    v.state = a.state;
    v.tag = tag_of(a.state);
    v.reason = a.reason;
    v.answer = a.answer;
    TRY(facts_make(ctx, &a, &v));
    if (str_eqz(a.state, "asked") && own) {
        struct action_v *drop = arena_new(ctx->arena, struct action_v);

        *drop = (struct action_v){
            .url = str_printf(ctx->arena, "/duty/appeal/%lld/drop", (long long)a.id),
            .label = T("duty.appeal.drop")};
        v.drop = drop;
    } else if (str_eqz(a.state, "asked") && may(ctx, "duty.check")) {
        answer_make(ctx, rq, a.was_state, &v);
    }
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &duty_appeal_view, &v);
}

enum status duty_web_answer(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(duty_answer(ctx, id, param_int(rq, "version"), param_text(rq, "as"),
                    param_text(rq, "answer")));
    respond_flash(rs, "duty.appeal.answered", S(""));
    return respond_see_other(rs, "/duty/appeal/%lld", (long long)id);
}

enum status duty_web_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct duty_appeal a;

    TRY(duty_store_appeal(ctx, path_id(rq, "id"), &a));
    TRY(duty_appeal_drop(ctx, a.id, a.version));
    respond_flash(rs, "duty.appeal.dropped", S(""));
    return respond_see_other(rs, "/duty/appeal/%lld", (long long)a.id);
}
