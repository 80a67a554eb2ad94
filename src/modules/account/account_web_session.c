// SPDX-License-Identifier: MulanPSL-2.0
/* Who is signed in, for those who keep the system: each session, and ending it. */
#include "modules/account/account_actions.h"
#include "modules/account/account_web.h"
#include "modules/account/account_web_common.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

static const char *const KEPT[] = {"q", "limit", NULL};

static const struct action_v *end_make(struct ctx *ctx, const struct account_sitting *s)
{
    struct action_v *a;

    if (!may(ctx, "account.slip") || s->session.id == ctx->actor->session_id)
        return NULL;
    a = arena_new(ctx->arena, struct action_v);
    *a = (struct action_v){
        .url = str_printf(ctx->arena, "/account/%" PRId64 "/session/%" PRId64 "/end",
                          s->session.account_id, s->session.id),
        .label = T("account.session.end"),
    };
    return a;
}

static struct account_sitting_row_v row_make(struct ctx *ctx, const struct account_sitting *s)
{
    const struct account_session_row_v of = account_web_session(ctx, &s->session, S(""));

    return (struct account_sitting_row_v){
        .id = of.id,
        .account_id = s->session.account_id,
        .name = s->name,
        .login = s->login,
        .device = of.device,
        .address = of.address,
        .way = of.way,
        .began_at = of.began_at,
        .seen_at = of.seen_at,
        .ends_at = of.ends_at,
        .here = of.here,
        .end = end_make(ctx, s),
    };
}

static const struct empty_v *empty_make(struct ctx *ctx)
{
    struct empty_v *e = arena_new(ctx->arena, struct empty_v);

    *e = (struct empty_v){.title = T("account.sessions.none")};
    return e;
}

enum status account_web_sessions(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct account_sitting_filter filter = {param_text(rq, "q"), param_text(rq, "after"),
                                                  list_limit(rq, LIST_ROWS)};
    struct account_sessions_v v = {.empty = NULL};
    struct account_sitting_row_v *rows;
    struct account_sitting *all;
    struct list_links links;
    struct str next;
    size_t count;

    TRY(account_store_sittings(ctx, &filter, &all, &count, &next, &v.total));
    rows = arena_array(ctx->arena, count, struct account_sitting_row_v);
    arr_each (i, count)
        rows[i] = row_make(ctx, &all[i]);
    links = list_links_of(ctx, rq, "/account/session", KEPT, next);
    v.meta = TF(ctx->arena, "account.sessions.meta", str_int(ctx->arena, v.total));
    v.filter = (struct filter_v){.url = S("/account/session"),
                                 .label = T("account.sessions.q"),
                                 .q = filter.q,
                                 .reset = filter.q.len > 0 ? S("/account/session") : S("")};
    v.rows = rows;
    v.rows_count = count;
    v.empty = count == 0 ? empty_make(ctx) : NULL;
    v.pager.next = links.next;
    v.pager.first = links.first;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("account.sessions.title"),
                        &account_sessions_view, &v);
}
