// SPDX-License-Identifier: MulanPSL-2.0
/* Who was commended in which year, and the sheet of a year. */
#include "duty_view.h"
#include "modules/deputy/deputy.h"
#include "modules/duty/duty_actions.h"
#include "modules/duty/duty_papers.h"
#include "modules/duty/duty_rules.h"
#include "modules/duty/duty_web.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/paper_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { BEST = 30, LINES = 3 };

enum status duty_web_awards(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct duty_awards_v v = {.add_url = may(ctx, "duty.award") ? S("/duty/award/new") : S("")};
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct duty_award_row_v *rows;
    struct duty_award *all;
    size_t count;

    TRY(duty_store_awards(ctx, (int)param_int(rq, "year"), 0, &all, &count));
    rows = arena_array(ctx->arena, count, struct duty_award_row_v);
    arr_each (i, count)
        rows[i] = (struct duty_award_row_v){
            .year = all[i].year,
            .deputy_id = all[i].deputy_id,
            .name = all[i].deputy,
            .delegation = all[i].delegation,
            .title = all[i].title,
            .reason = all[i].reason,
            .decided_by = all[i].decided_by,
            .decided_on = all[i].decided_on,
        };
    v.rows = rows;
    v.rows_count = count;
    *empty = (struct empty_v){.title = T("duty.award.none"), .text = T("duty.award.none_text")};
    v.empty = count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("duty.award.title"), &duty_awards_view, &v);
}

/* Those with most points first, to choose from; anybody else by name. */
static enum status put_deputies(struct form_page *f, int year)
{
    struct ctx *ctx = f->ctx;
    struct option_v options[BEST];
    struct field_v *field;
    struct duty_rank *all;
    size_t count, n = 0;

    TRY(duty_ranking(ctx, year, 0, &all, &count));
    for (size_t i = 0; i < count && n < BEST; i++)
        options[n++] = (struct option_v){.value = str_int(ctx->arena, all[i].deputy_id),
                                         .label = TF(ctx->arena, "duty.award.option", all[i].name,
                                                     all[i].delegation,
                                                     duty_points_text(ctx->arena, all[i].points))};
    field = form_page_put(f, "select", "deputy", "duty.deputy", S(""));
    form_options(ctx, field, options, n);
    field->choose = true;
    return ST_OK;
}

enum status duty_web_award_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct duty_form_v *v = arena_new(ctx->arena, struct duty_form_v);
    const int year = duty_web_year(ctx, rq);
    struct form_page *f = form_page_open(ctx, rq, T("duty.award.new"), S("/duty/award/new"),
                                         S("/duty/award"), T("word.save"));
    struct field_v *reason;

    form_page_crumb(f, T("duty.award.title"), S("/duty/award"));
    (void)form_page_put(f, "int", "year", "duty.year", str_int(ctx->arena, year));
    TRY(put_deputies(f, year));
    (void)form_page_put(f, "line", "title", "duty.award.name", T("duty.award.usual"));
    reason = form_page_put(f, "text", "reason", "duty.award.reason", S(""));
    form_max(reason, DUTY_REASON_CHARS, LINES);
    form_optional(reason);
    form_optional(form_page_put(f, "line", "decided_by", "duty.award.decided_by", S("")));
    (void)form_page_put(f, "date", "decided_on", "duty.award.decided_on",
                        list_iso(ctx, ctx->today));
    v->page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v->page.title, &duty_form_view, v);
}

enum status duty_web_award(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct duty_award in = {
        .year = param_int(rq, "year"),
        .deputy_id = param_id(rq, "deputy"),
        .title = param_text(rq, "title"),
        .reason = param_text(rq, "reason"),
        .decided_by = param_text(rq, "decided_by"),
        .decided_on = param_date(rq, "decided_on"),
    };
    int64_t id;

    TRY(duty_award_give(ctx, &in, &id));
    respond_flash(rs, "duty.award.done", S(""));
    return respond_see_other(rs, "/duty/award");
}

/* Of days of one year, until today when none are given. */
enum status duty_web_certificate(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct date from = param_date(rq, "from"), to = param_date(rq, "to");
    struct paper *p;
    struct str name;

    if (id != ctx->actor->deputy_id && !may(ctx, "duty.read"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (date_none(to))
        to = ctx->today;
    if (date_none(from))
        from = (struct date){to.year, 1, 1};
    TRY(duty_certificate(ctx, id, from, to, &p, &name));
    return respond_paper(ctx, rq, rs, p, name);
}

enum status duty_web_paper(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct paper *p;
    struct str name;

    if (id != ctx->actor->deputy_id && !may(ctx, "duty.read"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(duty_sheet(ctx, id, duty_web_year(ctx, rq), &p, &name));
    return respond_paper(ctx, rq, rs, p, name);
}
