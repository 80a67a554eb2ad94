// SPDX-License-Identifier: MulanPSL-2.0
/* Old reports: the list, taking one in, correcting a guess. */
#include "modules/report/report_reading.h"
#include "modules/report/report_web_read.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include "report_read_view.h"
#include "report_view.h"

enum { TEXT_ROWS = 14 };
#define ACCEPT ".txt,.docx,.pdf,.ofd"

static const char *const KEPT[] = {"q", "year", "limit", NULL};

struct crumbs_v report_web_read_crumbs(struct ctx *ctx, bool inside, struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    up[0] = (struct link_v){.label = T("report.menu"), .url = S("/report")};
    up[1] = (struct link_v){.label = T("report.read.menu"), .url = S("/report/reading")};
    return (struct crumbs_v){.items = up, .items_count = inside ? 2 : 1, .here = here};
}

static void filter_of(struct ctx *ctx, const struct request *rq, struct filter_v *out)
{
    struct field_v *year = arena_new(ctx->arena, struct field_v);

    *year =
        form_field(ctx, rq, "int", "year", "report.col.year",
                   param_int(rq, "year") > 0 ? str_int(ctx->arena, param_int(rq, "year")) : S(""));
    *out = (struct filter_v){.url = S("/report/reading"),
                             .label = T("report.filter.q"),
                             .q = param_text(rq, "q"),
                             .fields = year,
                             .fields_count = 1,
                             .reset = list_reset(rq, S("/report/reading"))};
}

enum status report_web_readings(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct report_reading_filter f = {
        .q = param_text(rq, "q"),
        .year = param_int(rq, "year") > 0 ? param_int(rq, "year") : 0,
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS)};
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct link_v *link = arena_new(ctx->arena, struct link_v);
    struct report_readings_v v = {.links = link};
    struct report_readings_row_v *rows;
    struct report_reading *all;
    struct list_links links;
    struct str next;

    TRY(report_store_readings(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct report_readings_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct report_readings_row_v){.id = all[i].id,
                                                 .title = all[i].title,
                                                 .year = all[i].year,
                                                 .figures = all[i].figures,
                                                 .matched = all[i].matched,
                                                 .read_at = all[i].read_at,
                                                 .read_by = all[i].read_by};
    v.rows = rows;
    v.crumbs = report_web_read_crumbs(ctx, false, T("report.read.menu"));
    *link = (struct link_v){.label = T("report.read.do.new"), .url = S("/report/reading/new")};
    v.links_count = may(ctx, "report.write") ? 1 : 0;
    filter_of(ctx, rq, &v.filter);
    links = list_links_of(ctx, rq, "/report/reading", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    *empty = (struct empty_v){.title = T("report.read.none"), .text = T("report.read.none_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("report.read.menu"), &report_readings_view, &v);
}

enum status report_web_read_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("report.read.do.new"), S("/report/reading/new"),
                                         S("/report/reading"), T("report.read.do.go"));
    struct report_form_v *v = arena_new(ctx->arena, struct report_form_v);
    struct field_v *file, *words;

    form_page_crumb(f, T("report.menu"), S("/report"));
    form_page_crumb(f, T("report.read.menu"), S("/report/reading"));
    (void)form_page_put(f, "line", "title", "report.read.f.title", S(""));
    (void)form_page_put(f, "int", "year", "report.read.f.year",
                        str_int(ctx->arena, ctx->today.year - 1));
    form_optional(form_page_put(f, "date", "from", "report.read.f.from", S("")));
    form_optional(form_page_put(f, "date", "to", "report.read.f.to", S("")));
    words = form_page_put(f, "text", "text", "report.read.f.text", S(""));
    form_optional(words);
    form_max(words, REPORT_READING_CHARS, TEXT_ROWS);
    file = form_page_put(f, "file", "file", "report.read.f.file", S(""));
    form_optional(file);
    file->accept = S(ACCEPT);
    v->page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v->page.title, &report_form_view, v);
}

enum status report_web_read(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct upload *file = param_file(rq, "file");
    struct report_reading_new in = {.title = param_text(rq, "title"),
                                    .file_name = S(""),
                                    .text = param_text(rq, "text"),
                                    .year = param_int(rq, "year"),
                                    .from = param_date(rq, "from"),
                                    .to = param_date(rq, "to")};
    int64_t id = 0;

    if (file != NULL) {
        in.file_name = file->file_name;
        TRY(report_reading_file(ctx, file, &in.text));
    }
    TRY(report_reading_make(ctx, &in, &id));
    respond_flash(rs, "report.read.done.made", S(""));
    return respond_see_other(rs, "/report/reading/%lld", (long long)id);
}

enum status report_web_read_choose(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str name = param_text(rq, "name"), other = param_text(rq, "other");
    const bool typed = str_eqz(name, "other");

    TRY(report_reading_choose(ctx, path_id(rq, "figure_id"), param_int(rq, "version"),
                              typed                   ? other
                              : str_eqz(name, "none") ? S("")
                                                      : name));
    respond_flash(rs, "report.read.done.chosen", S(""));
    return respond_see_other(rs, "/report/reading/%lld?figure=%lld#f%lld",
                             (long long)path_id(rq, "id"), (long long)path_id(rq, "figure_id"),
                             (long long)path_id(rq, "figure_id"));
}

enum status report_web_read_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(report_reading_drop(ctx, path_id(rq, "id")));
    respond_flash(rs, "report.read.done.dropped", S(""));
    return respond_see_other(rs, "/report/reading");
}
