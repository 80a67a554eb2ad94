// SPDX-License-Identifier: MulanPSL-2.0
/* What organs owe, each and all; follow-ups and what was looked at, over all. */
#include "modules/congress/congress.h"
#include "modules/supervision/supervision_web.h"
#include "platform/text.h"
#include "platform/view.h"

static const char *const KEPT[] = {"q",       "sort", "kind", "month", "organ", "matter",
                                   "problem", "from", "to",   "limit", NULL};

enum status supervision_web_organs(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct supervision_organs_v v = {0};
    struct supervision_owes_row_v *rows;
    struct supervision_owes *all;

    TRY(supervision_store_owes(ctx, ctx->today, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct supervision_owes_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct supervision_owes_row_v){
            .id = all[i].organ_id,
            .organ = all[i].organ,
            .open = all[i].open,
            .late = all[i].late,
            .reported = all[i].reported,
            .opinions = all[i].opinions,
            .oldest = all[i].oldest,
        };
    v.rows = rows;
    v.crumbs = supervision_web_crumbs(ctx, S(""), S(""), T("supervision.organs"));
    v.empty = v.rows_count == 0 ? supervision_web_empty(ctx, "supervision.organs_none",
                                                        "supervision.organs_none_text")
                                : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("supervision.organs"), &supervision_organs_view,
                        &v);
}

/* ---------------------------------------------------------------- one organ */

static enum status problems_of(struct ctx *ctx, int64_t organ_id, struct supervision_record_v *v)
{
    const struct supervision_page f = {
        .organ_id = organ_id, .open = true, .limit = LIST_ROWS_MAX, .order = "due"};
    struct supervision_section_v *s;
    struct supervision_problem *all;
    struct str next;
    int64_t total;
    size_t count;

    TRY(supervision_store_problems(ctx, &f, &all, &count, &next, &total));
    s = supervision_web_section(ctx, v, "problems", T("supervision.owes_problems"), count);
    s->empty = count == 0 ? T("supervision.owes_nothing") : S("");
    supervision_web_problem_lines(ctx, s, all, count);
    return ST_OK;
}

static enum status opinions_of(struct ctx *ctx, int64_t organ_id, struct supervision_record_v *v)
{
    struct supervision_handling *all;
    struct supervision_section_v *s;
    size_t count;

    TRY(supervision_store_handlings(ctx, 0, organ_id, &all, &count));
    if (count == 0)
        return ST_OK;
    s = supervision_web_section(ctx, v, "opinions", T("supervision.owes_opinions"), count);
    arr_each (i, count)
        *supervision_web_item(s) = (struct supervision_line_v){
            .title = all[i].title,
            .url = may(ctx, "resolution.read")
                       ? str_printf(ctx->arena, "/resolution/handling/%lld", (long long)all[i].id)
                       : S(""),
            .meta = all[i].number,
            .tag = supervision_web_tag_of(ctx, "supervision.handling.", all[i].state),
            .due = due_tag_make(ctx, all[i].due_on),
        };
    return ST_OK;
}

static enum status reports_of(struct ctx *ctx, int64_t organ_id, struct supervision_record_v *v)
{
    struct supervision_section_v *s = NULL;
    struct supervision_step *all;
    size_t count;

    TRY(supervision_store_reports_ahead(ctx, ctx->today, date_add_days(ctx->today, 400), &all,
                                        &count));
    arr_each (i, count) {
        if (all[i].organ_id != organ_id)
            continue;
        if (s == NULL)
            s = supervision_web_section(ctx, v, "reports", T("supervision.owes_reports"), count);
        *supervision_web_item(s) = (struct supervision_line_v){
            .title = all[i].title,
            .url = supervision_web_url(ctx, "/step", all[i].id, ""),
            .meta = TF(ctx->arena, "supervision.timers_of",
                       text_date(ctx->arena, all[i].starts_on, ctx->today)),
            .tag = supervision_web_tag_of(ctx, "supervision.step_state.", all[i].state),
        };
    }
    return ST_OK;
}

enum status supervision_web_organ(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct supervision_record_v v = {0};
    struct organ organ;

    TRY(organ_get(ctx, path_id(rq, "id"), &organ));
    supervision_web_record(ctx, &v);
    v.crumbs =
        supervision_web_crumbs(ctx, T("supervision.organs"), S("/supervision/organ"), organ.name);
    v.id = organ.id;
    v.title = organ.name;
    v.meta = T("supervision.owes");
    supervision_web_fact(&v, T("supervision.basis"), T("supervision.owes_law"), S(""));
    TRY(problems_of(ctx, organ.id, &v));
    TRY(opinions_of(ctx, organ.id, &v));
    TRY(reports_of(ctx, organ.id, &v));
    return supervision_web_respond(ctx, rq, rs, &v);
}

/* ---------------------------------------------------------------- rows behind figures */

enum status supervision_web_checks(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct supervision_checks_v v = {0};
    struct supervision_check_row_v *rows;
    struct supervision_check *all;
    struct supervision_page f;
    struct list_links links;
    struct str next;

    TRY(supervision_web_filter(ctx, rq, &f));
    TRY(supervision_store_checks(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct supervision_check_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct supervision_check_row_v){
            .id = all[i].id,
            .problem_id = all[i].problem_id,
            .problem = all[i].problem,
            .number = all[i].number,
            .on = all[i].held_on,
            .who = all[i].who,
            .finding = all[i].finding,
            .tag = supervision_web_tag("supervision.check_result.", all[i].result),
        };
    v.rows = rows;
    v.crumbs = supervision_web_crumbs(ctx, S(""), S(""), T("supervision.checks"));
    v.filter = (struct filter_v){.url = S("/supervision/check"),
                                 .label = T("supervision.filter.problem"),
                                 .q = f.q,
                                 .reset = list_reset(rq, S("/supervision/check"))};
    links = list_links_of(ctx, rq, "/supervision/check", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = list_empty(
        ctx, rq, v.rows_count, T("supervision.empty.check"), T("supervision.empty.check_text"),
        link_next(ctx, "supervision.read", T("supervision.problems"), "/supervision/problem"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("supervision.checks"), &supervision_checks_view,
                        &v);
}

enum status supervision_web_targets(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct field_v *field = arena_new(ctx->arena, struct field_v);
    struct supervision_targets_v v = {0};
    struct supervision_target_row_v *rows;
    struct supervision_target *all;
    struct supervision_page f;
    struct list_links links;
    struct str next;

    TRY(supervision_web_filter(ctx, rq, &f));
    TRY(supervision_store_targets(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct supervision_target_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct supervision_target_row_v){.id = all[i].id,
                                                    .step_id = all[i].step_id,
                                                    .name = all[i].name,
                                                    .sort = all[i].sort,
                                                    .note = all[i].note};
    v.rows = rows;
    v.crumbs = supervision_web_crumbs(ctx, S(""), S(""), T("supervision.targets"));
    *field = supervision_web_select(ctx, rq, "sort", "supervision.col.sort", SUPERVISION_TARGETS,
                                    "supervision.target.");
    v.filter = (struct filter_v){.url = S("/supervision/target"),
                                 .label = T("supervision.filter.target"),
                                 .q = f.q,
                                 .fields = field,
                                 .fields_count = 1,
                                 .reset = list_reset(rq, S("/supervision/target"))};
    links = list_links_of(ctx, rq, "/supervision/target", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = list_empty(
        ctx, rq, v.rows_count, T("supervision.empty.target"), T("supervision.empty.target_text"),
        link_next(ctx, "supervision.read", T("supervision.steps"), "/supervision/step"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("supervision.targets"),
                        &supervision_targets_view, &v);
}
