// SPDX-License-Identifier: MulanPSL-2.0
/* What one has been told: the list behind the bell. */
#include "modules/notice/notice_web.h"
#include "modules/notice/notice.h"
#include "modules/notice/notice_list.h"
#include "modules/notice/notice_web_common.h"
#include "notice_view.h"
#include "platform/list.h"
#include "platform/text.h"

enum { UNREAD_MOST = 100 };

static const char *const KEPT[] = {"show", "limit", NULL};

static void make_tabs(struct ctx *ctx, bool unread, int64_t count, struct notice_list_v *v)
{
    struct tab_v *tabs = arena_array(ctx->arena, 2, struct tab_v);

    tabs[0] = (struct tab_v){
        .label = T("notice.tab.unread"),
        .url = S("/notice?show=unread"),
        .on = unread,
        .count = count == 0            ? S("")
                 : count < UNREAD_MOST ? str_printf(ctx->arena, "%lld", (long long)count)
                                       : S("99+"),
    };
    tabs[1] = (struct tab_v){.label = T("notice.tab.all"), .url = S("/notice"), .on = !unread};
    v->tabs = (struct tabs_v){.label = T("notice.title"), .items = tabs, .items_count = 2};
}

static const struct empty_v *make_empty(struct ctx *ctx, bool unread)
{
    struct empty_v *e = arena_new(ctx->arena, struct empty_v);

    *e = (struct empty_v){.title = unread ? T("notice.empty.unread") : T("notice.empty.all"),
                          .text = T("notice.empty.text")};
    return e;
}

static void make_rows(struct ctx *ctx, const struct notice *list, size_t count,
                      struct notice_list_v *v)
{
    struct notice_row_v *rows = arena_array(ctx->arena, count, struct notice_row_v);

    arr_each (i, count)
        rows[i] = (struct notice_row_v){
            .id = list[i].id,
            .title = list[i].title,
            .body = list[i].body,
            .kind = list[i].kind,
            .label = notice_web_kind(ctx, list[i].kind),
            .at = list[i].at,
            .unread = list[i].read_at == 0,
            .url = list[i].url,
        };
    v->rows = rows;
    v->rows_count = count;
}

enum status notice_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const bool unread = str_eqz(param_text(rq, "show"), "unread");
    const struct notice_filter filter = {
        .unread = unread, .after = param_text(rq, "after"), .limit = list_limit(rq, LIST_ROWS)};
    struct notice_list_v v = {0};
    struct notice *list;
    struct str next;
    size_t count;

    TRY(notice_page(ctx, &filter, &list, &count, &next));
    TRY(notice_unread(ctx, &v.unread));
    make_rows(ctx, list, count, &v);
    make_tabs(ctx, unread, v.unread, &v);
    v.meta = v.unread == 0 ? T("notice.meta_none")
                           : TF(ctx->arena, "notice.meta", notice_web_int(ctx, v.unread));
    if (count == 0)
        v.empty = make_empty(ctx, unread);
    if (next.len > 0)
        v.pager.next = list_url(ctx, rq, "/notice", KEPT, "after", next);
    if (filter.after.len > 0)
        v.pager.first = list_url(ctx, rq, "/notice", KEPT, "", S(""));
    v.office = notice_web_office_links(ctx, &v.office_count);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("notice.title"), &notice_list_view, &v);
}

/* ---------------------------------------------------------------- acts */

enum status notice_web_open(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct str url;

    TRY(notice_read(ctx, path_id(rq, "id"), true, &url));
    return respond_see_other(rs, STR_FMT, STR_ARG(url));
}

enum status notice_web_read(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct str url;

    TRY(notice_read(ctx, path_id(rq, "id"), true, &url));
    return respond_see_other(rs, "/notice");
}

enum status notice_web_read_all(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    (void)rq;
    TRY(notice_read_all(ctx));
    respond_flash(rs, "notice.all_read", S(""));
    return respond_see_other(rs, "/notice");
}
