// SPDX-License-Identifier: MulanPSL-2.0
/* Deputies who were asked to sit in: each time (人次), and each person (人数). */
#include "meeting_figure_view.h"
#include "modules/meeting/meeting_report.h"
#include "modules/meeting/meeting_web.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

static const char TIMES_URL[] = "/meeting/invited", PEOPLE_URL[] = "/meeting/invited/people";
static const char *const KEPT[] = {"kind", "from", "to", "delegation", "meeting", "limit", NULL};

static struct date begin_of_year(struct date d)
{
    return (struct date){.year = d.year, .month = 1, .day = 1};
}

static struct meeting_sitting_filter filter_of(struct ctx *ctx, const struct request *rq)
{
    return (struct meeting_sitting_filter){
        .kind = param_text(rq, "kind"),
        .from = param_present(rq, "from") ? param_date(rq, "from") : begin_of_year(ctx->today),
        .to = param_present(rq, "to") ? param_date(rq, "to") : ctx->today,
        .delegation = param_text(rq, "delegation"),
        .meeting_id = param_only(rq, "meeting"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
}

static struct tabs_v tabs_make(struct ctx *ctx, const struct request *rq, bool people)
{
    static const char *const IN_BOTH[] = {"kind", "from", "to", NULL};
    struct tab_v *tabs = arena_array(ctx->arena, 2, struct tab_v);

    tabs[0] = (struct tab_v){.label = T("meeting.invited.times"),
                             .url = list_url(ctx, rq, TIMES_URL, IN_BOTH, NULL, S("")),
                             .on = !people};
    tabs[1] = (struct tab_v){.label = T("meeting.invited.people"),
                             .url = list_url(ctx, rq, PEOPLE_URL, IN_BOTH, NULL, S("")),
                             .on = people};
    return (struct tabs_v){.label = T("meeting.invited.title"), .items = tabs, .items_count = 2};
}

static void filter_make(struct ctx *ctx, const struct request *rq, const char *path,
                        const struct meeting_sitting_filter *f, struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);

    fields[0] = form_field(ctx, rq, "date", "from", "meeting.invited.from", list_iso(ctx, f->from));
    fields[1] = form_field(ctx, rq, "date", "to", "meeting.invited.to", list_iso(ctx, f->to));
    *out = (struct filter_v){
        .url = str_from(path), .label = S(""), .fields = fields, .fields_count = 2};
}

static enum status rows_make(struct ctx *ctx, const struct request *rq, bool people,
                             struct meeting_invited_v *v)
{
    const struct meeting_sitting_filter f = filter_of(ctx, rq);
    const char *path = people ? PEOPLE_URL : TIMES_URL;
    struct meeting_invited_row_v *rows;
    struct meeting_sitting_in *list;
    struct list_links links;
    struct str next;
    size_t count;

    TRY(meeting_sitting_page(ctx, people, &f, &list, &count, &next, &v->total));
    rows = arena_array(ctx->arena, count, struct meeting_invited_row_v);
    arr_each (i, count)
        rows[i] = (struct meeting_invited_row_v){
            .name = list[i].name,
            .delegation = list[i].delegation,
            .meeting = list[i].meeting,
            .meeting_url = list[i].meeting_id != 0
                               ? str_printf(ctx->arena, "/meeting/%" PRId64, list[i].meeting_id)
                               : S(""),
            .on = list[i].on,
            .present = list[i].present,
            .times = list[i].times,
        };
    v->rows = rows;
    v->rows_count = count;
    v->people = people;
    filter_make(ctx, rq, path, &f, &v->filter);
    links = list_links_of(ctx, rq, path, KEPT, next);
    v->pager = (struct pager_v){.next = links.next, .first = links.first};
    return ST_OK;
}

static enum status show(struct ctx *ctx, const struct request *rq, struct response *rs, bool people)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct meeting_invited_v v = {.tabs = tabs_make(ctx, rq, people)};

    TRY(rows_make(ctx, rq, people, &v));
    v.meta = TF(ctx->arena, people ? "meeting.invited.meta_people" : "meeting.invited.meta_times",
                str_printf(ctx->arena, "%" PRId64, v.total));
    *empty =
        (struct empty_v){.title = T("meeting.invited.none"),
                         .text = T("meeting.invited.none_text"),
                         .more = link_next(ctx, "meeting.read", T("meeting.title"), "/meeting")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.invited.title"), &meeting_invited_view,
                        &v);
}

enum status meeting_web_invited(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return show(ctx, rq, rs, false);
}

enum status meeting_web_invited_people(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    return show(ctx, rq, rs, true);
}
