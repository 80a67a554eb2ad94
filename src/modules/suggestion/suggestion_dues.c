// SPDX-License-Identifier: MulanPSL-2.0
/* The deadlines of suggestions, for reminders by rule. */
#include "modules/suggestion/suggestion_act.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_parts.h"
#include "modules/suggestion/suggestion_report.h"
#include "modules/suggestion/suggestion_store_due.h"
#include "platform/text.h"

static struct due_item item_of(struct ctx *ctx, const struct suggestion_due_row *r)
{
    return (struct due_item){
        .subject_id = r->suggestion_id,
        .part_id = r->part_id,
        .due_on = r->due_on,
        .organ_id = r->organ_id,
        .deputy_id = r->deputy_id,
        .url = str_printf(ctx->arena, "/suggestion/%lld", (long long)r->suggestion_id),
        .title = r->title,
        .name = r->number.len == 0 ? T("suggestion.notice_suggestion")
                : r->bill          ? r->number
                                   : TF(ctx->arena, "suggestion.notice_number", r->number),
    };
}

static enum status page_of(struct ctx *ctx, enum suggestion_due kind,
                           const struct suggestion_due_page *page, struct due_item **out,
                           size_t *out_count)
{
    struct suggestion_due_row *rows;

    TRY(suggestion_store_due(ctx, kind, page, &rows, out_count));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (i, *out_count)
        (*out)[i] = item_of(ctx, &rows[i]);
    return ST_OK;
}

#define SOURCE(name, kind)                                                                         \
    static enum status name(struct ctx *ctx, struct date from, struct date until,                  \
                            const struct due_item *after, unsigned limit, struct due_item **out,   \
                            size_t *out_count)                                                     \
    {                                                                                              \
        const struct suggestion_due_page page = {                                                  \
            .from = from,                                                                          \
            .until = until,                                                                        \
            .after = after != NULL ? after->subject_id : 0,                                        \
            .after_part = after != NULL ? after->part_id : 0,                                      \
            .limit = limit,                                                                        \
        };                                                                                         \
                                                                                                   \
        return page_of(ctx, kind, &page, out, out_count);                                          \
    }
SOURCE(replies, DUE_REPLY)
SOURCE(signatures, DUE_SIGN)
SOURCE(opinions, DUE_OPINION)
SOURCE(promises, DUE_PROMISE)
SOURCE(dispatches, DUE_DISPATCH)
SOURCE(ratings, DUE_RATING)

/* ---------------------------------------------------------------- to be handed on */

struct hand_on_law {
    struct act_law law;
    unsigned workdays;
};

static enum status hand_on_law(struct ctx *ctx, struct hand_on_law *out)
{
    int64_t days;

    TRY(act_law(ctx, ctx->today, &out->law));
    TRY(suggestion_setting(ctx, "hand_on_workdays", &days));
    out->workdays = (unsigned)days;
    return ST_OK;
}

static struct date hand_on_due(const struct hand_on_law *h, struct date handed_on)
{
    return calendar_add_workdays(&h->law.cal, handed_on, h->workdays);
}

/* What the government's office has to hand on is due so many workdays after it was handed over: the
 * days of handing over that lead into a period. Who got it later is never due earlier. */
static struct suggestion_due_page handed_in(const struct hand_on_law *h, struct date from,
                                            struct date until)
{
    struct suggestion_due_page page = {.from = from, .until = until};

    while (date_cmp(hand_on_due(h, date_add_days(page.from, -1)), from) >= 0)
        page.from = date_add_days(page.from, -1);
    while (date_cmp(hand_on_due(h, page.until), until) > 0)
        page.until = date_add_days(page.until, -1);
    return page;
}

static enum status hand_ons(struct ctx *ctx, struct date from, struct date until,
                            const struct due_item *after, unsigned limit, struct due_item **out,
                            size_t *out_count)
{
    struct suggestion_due_page page;
    struct hand_on_law h;

    TRY(hand_on_law(ctx, &h));
    page = handed_in(&h, from, until);
    page.after = after != NULL ? after->subject_id : 0;
    page.after_part = after != NULL ? after->part_id : 0;
    page.limit = limit;
    TRY(page_of(ctx, DUE_HAND_ON, &page, out, out_count));
    arr_each (i, *out_count)
        (*out)[i].due_on = hand_on_due(&h, (*out)[i].due_on);
    return ST_OK;
}

const struct due_source SUGGESTION_DUES[] = {
    {"suggestion.reply", "suggestion.due", "unit chief office leader deputy",
     "-10 unit, -3 unit, -3 chief, 0 unit, 1 chief, 1 office, 10 leader", .page = replies},
    {"suggestion.hand_on", "suggestion.due", "government office leader deputy",
     "-2 government, 0 government, 1 government, 1 office, 10 leader", .page = hand_ons},
    {"suggestion.sign", "suggestion.due", "unit chief office", "-1 unit, 1 chief, 1 office",
     .page = signatures},
    {"suggestion.opinion", "suggestion.due", "unit chief office", "-2 unit, 1 chief",
     .page = opinions},
    {"suggestion.promise", "suggestion.due", "unit chief office leader deputy",
     "-10 unit, -3 unit, 0 unit, 1 chief, 1 office", .page = promises},
    {"suggestion.dispatch", "suggestion.due", "office leader", "-3 office, 1 office, 5 leader",
     .page = dispatches},
    {"suggestion.rating", "suggestion.due", "deputy office", "-5 deputy, 0 deputy",
     .page = ratings},
    {"suggestion.report", "suggestion.due", "office unit chief leader",
     "-20 office, -20 unit, -5 office, -5 chief, 1 office, 1 leader", suggestion_report_dues},
    {0},
};
