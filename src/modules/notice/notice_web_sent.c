// SPDX-License-Identifier: MulanPSL-2.0
/* What went out of the house, and what did not: never what it says. */
#include "modules/notice/notice_actions.h"
#include "modules/notice/notice_web.h"
#include "modules/notice/notice_web_common.h"
#include "notice_admin_view.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/text.h"

#define SENT_PAGE "/notice/sent"

static const char *const KEPT[] = {"channel", "state", "limit", NULL};

static const char *class_of(struct str state)
{
    if (str_eqz(state, "sent"))
        return "ok";
    if (str_eqz(state, "failed"))
        return "bad";
    return str_eqz(state, "dropped") ? "" : "wait";
}

static struct notice_sent_row_v row_of(struct ctx *ctx, const struct notice_sent *d)
{
    const bool waits = str_eqz(d->state, "waiting"), failed = str_eqz(d->state, "failed");
    const char *error = str_z(ctx->arena, d->error);

    return (struct notice_sent_row_v){
        .id = d->id,
        .who = d->who,
        .label = notice_web_kind(ctx, d->kind),
        .channel = d->channel,
        .state = d->state,
        .tag = {.label = text_of("notice.sent.state.", d->state),
                .class = str_from(class_of(d->state))},
        .tries = d->tries,
        .at = d->ended_at != 0 ? d->ended_at : d->created_at,
        .next_at = waits ? d->next_at : 0,
        .error = d->error.len != 0 && text_has(error) ? text(error) : d->error,
        .again = failed
                     ? notice_web_action(
                           ctx, str_printf(ctx->arena, SENT_PAGE "/%lld/again", (long long)d->id),
                           T("notice.sent.again"))
                     : NULL,
    };
}

static void put_filter(struct ctx *ctx, const struct request *rq, struct notice_sent_v *v)
{
    static const char *const STATES[] = {"waiting", "sending", "sent", "failed", "dropped"};
    static const char *const CHANNELS[] = {"mail", "sms", "hook"};
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    struct option_v options[COUNT(STATES) + 1] = {{.value = S(""), .label = T("word.all")}};

    arr_each (i, COUNT(STATES))
        options[i + 1] =
            (struct option_v){.value = str_from(STATES[i]),
                              .label = text_of("notice.sent.state.", str_from(STATES[i]))};
    fields[0] = form_field(ctx, rq, "select", "state", "notice.state", param_text(rq, "state"));
    form_options(ctx, &fields[0], options, COUNT(STATES) + 1);
    arr_each (i, COUNT(CHANNELS))
        options[i + 1] =
            (struct option_v){.value = str_from(CHANNELS[i]),
                              .label = text_of("notice.channel.", str_from(CHANNELS[i]))};
    fields[1] =
        form_field(ctx, rq, "select", "channel", "notice.sent.channel", param_text(rq, "channel"));
    form_options(ctx, &fields[1], options, COUNT(CHANNELS) + 1);
    v->filter = (struct filter_v){
        .url = S(SENT_PAGE),
        .fields = fields,
        .fields_count = 2,
        .reset =
            param_text(rq, "state").len + param_text(rq, "channel").len != 0 ? S(SENT_PAGE) : S(""),
    };
}

enum status notice_web_sent(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct notice_sent_filter filter = {
        .channel = param_text(rq, "channel"),
        .state = param_text(rq, "state"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    struct notice_sent_v v = {.crumbs =
                                  notice_web_crumbs(ctx, S(""), S(""), T("notice.sent.title"))};
    struct notice_sent_row_v *rows;
    struct empty_v empty = {.title = T("notice.sent.none"), .text = T("notice.sent.none_text")};
    struct notice_sent *list;
    struct str next;

    TRY(notice_sent_page(ctx, &filter, &list, &v.rows_count, &next));
    TRY(notice_sent_count(ctx, "failed", &v.failed));
    rows = arena_array(ctx->arena, v.rows_count, struct notice_sent_row_v);
    arr_each (i, v.rows_count)
        rows[i] = row_of(ctx, &list[i]);
    v.rows = rows;
    v.meta = v.failed == 0 ? T("notice.sent.meta_good")
                           : TF(ctx->arena, "notice.sent.meta", notice_web_int(ctx, v.failed));
    if (v.failed != 0)
        v.again = notice_web_action(ctx, S(SENT_PAGE "/again"), T("notice.sent.again_all"));
    put_filter(ctx, rq, &v);
    if (v.rows_count == 0)
        v.empty = &empty;
    if (next.len != 0)
        v.pager.next = list_url(ctx, rq, SENT_PAGE, KEPT, "after", next);
    if (filter.after.len != 0)
        v.pager.first = list_url(ctx, rq, SENT_PAGE, KEPT, "", S(""));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("notice.sent.title"), &notice_sent_view, &v);
}

/* One, or all that failed. */
enum status notice_web_sent_again(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    int64_t count = 0;

    TRY(notice_send_again(ctx, path_id(rq, "id"), &count));
    respond_flash(rs, "notice.sent.again_done", notice_web_int(ctx, count));
    return respond_see_other(rs, SENT_PAGE);
}
