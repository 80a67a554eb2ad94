// SPDX-License-Identifier: MulanPSL-2.0
/* The lists behind the figures: participation (人次) and results of tests. */
#include "modules/training/training_rules.h"
#include "modules/training/training_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

static const char *const KEPT_PEOPLE[] = {"q",     "kind", "presence", "month", "delegation",
                                          "class", "from", "to",       "limit", NULL};
static const char *const KEPT_RESULTS[] = {"q",    "state", "month", "done",
                                           "from", "to",    "limit", NULL};

enum status training_web_presence(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct training_member_filter f = {
        .q = param_text(rq, "q"),
        .form = param_text(rq, "kind"),
        .presence = param_text(rq, "presence"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .month = param_text(rq, "month"),
        .delegation_id = param_id(rq, "delegation"),
        .class_id = param_id(rq, "class"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    struct training_presence_v v = {0};
    struct training_presence_row_v *rows;
    struct training_member *all;
    struct list_links links;
    struct str next;

    TRY(training_web_month(ctx, rq));
    TRY(training_store_member_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct training_presence_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct training_presence_row_v){
            .id = all[i].id,
            .class_id = all[i].class_id,
            .name = all[i].name,
            .delegation = all[i].delegation,
            .title = all[i].title,
            .form = all[i].form,
            .on = all[i].on,
            .hours = all[i].hours,
            .presence = all[i].presence,
            .tag = training_web_presence_tag(&all[i]),
        };
    v.rows = rows;
    v.crumbs = training_web_crumbs(ctx, S(""), S(""), T("training.presence_title"));
    fields[0] =
        training_web_filter(ctx, rq, "kind", "training.f.form", TRAINING_FORMS, "training.form.");
    fields[1] = training_web_filter(ctx, rq, "presence", "training.col.presence",
                                    "attended excused absent", "training.presence.");
    v.filter = (struct filter_v){.url = S("/training/person"),
                                 .label = T("training.filter.person"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 2,
                                 .reset = list_reset(rq, S("/training/person"))};
    links = list_links_of(ctx, rq, "/training/person", KEPT_PEOPLE, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = list_empty(ctx, rq, v.rows_count, T("training.empty.person"),
                         T("training.empty.person_text"),
                         link_next(ctx, "training.take_part", T("training.menu"), "/training"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("training.presence_title"),
                        &training_presence_view, &v);
}

enum status training_web_results(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct training_seat_filter f = {
        .q = param_text(rq, "q"),
        .state = param_text(rq, "state"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .month = param_text(rq, "month"),
        .done = param_bool(rq, "done"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    struct field_v *fields = arena_array(ctx->arena, 1, struct field_v);
    struct training_results_v v = {0};
    struct training_seat_row_v *rows;
    struct training_seat *all;
    struct list_links links;
    struct str next;

    TRY(training_web_month(ctx, rq));
    TRY(training_store_seat_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct training_seat_row_v);
    arr_each (i, v.rows_count)
        rows[i] = training_web_seat_row(ctx, &all[i]);
    v.rows = rows;
    v.crumbs =
        training_web_crumbs(ctx, T("training.tests"), S("/training/test"), T("training.results"));
    fields[0] = training_web_filter(ctx, rq, "state", "training.f.state",
                                    "waiting begun passed failed", "training.seat.");
    v.filter = (struct filter_v){.url = S("/training/result"),
                                 .label = T("training.filter.person"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 1,
                                 .reset = list_reset(rq, S("/training/result"))};
    links = list_links_of(ctx, rq, "/training/result", KEPT_RESULTS, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = list_empty(ctx, rq, v.rows_count, T("training.empty.result"),
                         T("training.empty.result_text"),
                         link_next(ctx, "training.manage", T("training.tests"), "/training/test"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("training.results"), &training_results_view,
                        &v);
}
