// SPDX-License-Identifier: MulanPSL-2.0
/* Which first page an actor gets, and what the pages share. */
#include "modules/desk/desk_web.h"
#include "modules/congress/congress.h"
#include "modules/help/help.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/vote/vote.h"
#include "platform/form.h"
#include "platform/text.h"

enum { NEAR_DAYS = 3, SOON_DAYS = 7, PROMISES_MOST = 200 };

static bool is_staff(const struct ctx *ctx)
{
    return may(ctx, "suggestion.read_all") || may(ctx, "suggestion.govern");
}

bool desk_is_deputy(const struct ctx *ctx)
{
    return ctx->actor->deputy_id != 0 && !is_staff(ctx) && ctx->actor->organ_id == 0;
}

enum status desk_web_home(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const bool staff = is_staff(ctx);

    if (desk_is_deputy(ctx))
        return desk_web_deputy(ctx, rq, rs);
    if (!staff && may(ctx, "suggestion.handle") && ctx->actor->organ_id != 0)
        return desk_web_unit(ctx, rq, rs);
    if (!staff && may(ctx, "account.system"))
        return desk_web_keeper(ctx, rq, rs);
    return desk_web_staff(ctx, rq, rs);
}

/* -------------------------------------------------------------------------------- votes */

enum status desk_votes(struct ctx *ctx, const struct link_v **out, size_t *out_count)
{
    struct vote *list;
    struct link_v *links;

    TRY(vote_waiting_for(ctx, ctx->actor->account_id, &list, out_count));
    links = arena_array(ctx->arena, *out_count, struct link_v);
    arr_each (i, *out_count)
        links[i] = (struct link_v){
            .label = list[i].title,
            .url = str_printf(ctx->arena, "/vote/%lld/ballot", (long long)list[i].id)};
    *out = links;
    return ST_OK;
}

/* -------------------------------------------------------------------------------- head */

/* The first session that opens after today; false if none is called. */
static enum status next_session(struct ctx *ctx, struct congress_session *out, bool *out_found)
{
    struct congress_session *all;
    size_t count;

    *out_found = false;
    TRY(congress_sessions(ctx, &all, &count));
    arr_each (i, count) {
        if (date_cmp(all[i].opens_on, ctx->today) < 0)
            continue;
        if (!*out_found || date_cmp(all[i].opens_on, out->opens_on) < 0)
            *out = all[i];
        *out_found = true;
    }
    return ST_OK;
}

static struct str weekday(struct ctx *ctx)
{
    return text_of("date.weekday.", str_printf(ctx->arena, "%u", date_weekday(ctx->today)));
}

enum status desk_meta(struct ctx *ctx, struct str *out)
{
    const struct str today = text_date(ctx->arena, ctx->today, ctx->today);
    struct congress_session next;
    bool found;

    TRY(next_session(ctx, &next, &found));
    *out = found ? TF(ctx->arena, "desk.meta_session", today, weekday(ctx), next.name,
                      text_date(ctx->arena, next.opens_on, ctx->today))
                 : TF(ctx->arena, "desk.meta", today, weekday(ctx));
    return ST_OK;
}

const struct empty_v *desk_empty(struct ctx *ctx, struct str title, struct str text)
{
    struct empty_v *e = arena_new(ctx->arena, struct empty_v);

    *e = (struct empty_v){.title = title, .text = text};
    return e;
}

/* -------------------------------------------------------------------------------- parts */

enum status desk_first(struct ctx *ctx, const struct request *rq, const struct desk_first_v **out,
                       size_t *out_count)
{
    struct desk_first_v *rows = arena_array(ctx->arena, HELP_FIRST, struct desk_first_v);
    struct help_first first[HELP_FIRST];

    TRY(help_first(ctx, rq, first, out_count));
    arr_each (i, *out_count)
        rows[i] = (struct desk_first_v){first[i].title, first[i].url, first[i].done};
    *out = rows;
    return ST_OK;
}

static struct str due_between(struct ctx *ctx, int days, const char *more)
{
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];

    return str_printf(ctx->arena, "/suggestion?open=1&due_from=%s&due_to=%s&sort=due%s",
                      date_format(ctx->today, from),
                      date_format(date_add_days(ctx->today, days), to), more);
}

enum status desk_deadlines(struct ctx *ctx, const char *more, const struct desk_count_v **out,
                           size_t *out_count)
{
    struct desk_count_v *rows = arena_array(ctx->arena, 3, struct desk_count_v);
    struct suggestion_deadlines d;

    TRY(suggestion_deadlines(ctx, &d));
    rows[0] = (struct desk_count_v){
        .label = T("desk.overdue"),
        .count = d.overdue,
        .url = str_printf(ctx->arena, "/suggestion?overdue=1&sort=due%s", more),
        .bad = true,
    };
    rows[1] = (struct desk_count_v){.label = T("desk.in_3_days"),
                                    .count = d.in_3_days,
                                    .url = due_between(ctx, NEAR_DAYS, more),
                                    .wait = true};
    rows[2] = (struct desk_count_v){.label = T("desk.in_7_days"),
                                    .count = d.in_7_days,
                                    .url = due_between(ctx, SOON_DAYS, more)};
    *out = rows;
    *out_count = 3;
    return ST_OK;
}

/* Promises whose day has come. More than anybody reads at once are told as that. */
static enum status promises_due(struct ctx *ctx, struct link_v *out, size_t *count)
{
    const struct suggestion_promise_filter due = {.due = S("1")};
    struct suggestion_promise *all;
    struct str next;
    size_t n;

    TRY(suggestion_promises(ctx, &due, S(""), PROMISES_MOST, &all, &n, &next));
    if (n != 0)
        out[(*count)++] = (struct link_v){
            .label = TF(ctx->arena, next.len != 0 ? "desk.promises_over" : "desk.promises_due",
                        str_int(ctx->arena, (int64_t)n)),
            .url = S("/suggestion/promise?due=1")};
    return ST_OK;
}

enum status desk_other_dues(struct ctx *ctx, const struct link_v **out, size_t *out_count)
{
    struct link_v *links = arena_array(ctx->arena, 2, struct link_v);

    *out = links;
    *out_count = 0;
    if (may(ctx, "suggestion.ledger"))
        TRY(promises_due(ctx, links, out_count));
    if (may(ctx, "suggestion.supervise"))
        links[(*out_count)++] =
            (struct link_v){.label = T("desk.other_dues"), .url = S("/suggestion/escalation")};
    return ST_OK;
}

enum status desk_due(struct ctx *ctx, bool mine, unsigned limit, const struct desk_due_v **out,
                     size_t *out_count)
{
    const struct suggestion_list_query q = {
        .filter = {.open = S("1"), .mine = mine ? S("1") : S("")}, .sort = "due", .limit = limit};
    struct suggestion_row *all;
    struct desk_due_v *rows;
    struct str next;

    TRY(suggestion_list(ctx, &q, &all, out_count, &next));
    rows = arena_array(ctx->arena, *out_count, struct desk_due_v);
    arr_each (i, *out_count)
        rows[i] = (struct desk_due_v){
            .number = all[i].number_text,
            .title = all[i].title,
            .organ = all[i].organ_name,
            .state = suggestion_word(ctx, "suggestion.state.",
                                     str_from(suggestion_state_word(all[i].state))),
            .due_on = all[i].due_on,
            .due = due_tag_make(ctx, all[i].due_on),
            .url = str_printf(ctx->arena, "/suggestion/%lld", (long long)all[i].id),
        };
    *out = rows;
    return ST_OK;
}
