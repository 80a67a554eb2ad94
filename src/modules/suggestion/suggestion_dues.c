// SPDX-License-Identifier: MulanPSL-2.0
/* The deadlines of suggestions, for reminders by rule. */
#include "modules/suggestion/suggestion_parts.h"
#include "modules/suggestion/suggestion_report.h"
#include "modules/suggestion/suggestion_store_due.h"
#include "platform/text.h"
#include <stdlib.h>

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

static int in_order(const void *left, const void *right)
{
    const struct due_item *a = left, *b = right;

    if (a->subject_id != b->subject_id)
        return a->subject_id < b->subject_id ? -1 : 1;
    return a->part_id < b->part_id ? -1 : a->part_id > b->part_id;
}

/* A page of several kinds: as much of each, and of all that the first ones. */
static enum status page_of(struct ctx *ctx, const enum suggestion_due *kinds, size_t kinds_count,
                           const struct suggestion_due_page *page, struct due_item **out,
                           size_t *out_count)
{
    struct due_item *items = arena_array(ctx->arena, kinds_count * page->limit, struct due_item);
    size_t count = 0;

    arr_each (k, kinds_count) {
        struct suggestion_due_row *rows;
        size_t n;

        TRY(suggestion_store_due(ctx, kinds[k], page, &rows, &n));
        arr_each (i, n)
            items[count++] = item_of(ctx, &rows[i]);
    }
    if (kinds_count > 1 && count > 1)
        qsort(items, count, sizeof *items, in_order);
    *out = items;
    *out_count = count < page->limit ? count : page->limit;
    return ST_OK;
}

#define SOURCE(name, ...)                                                                          \
    static enum status name(struct ctx *ctx, struct date from, struct date until,                  \
                            const struct due_item *after, unsigned limit, struct due_item **out,   \
                            size_t *out_count)                                                     \
    {                                                                                              \
        static const enum suggestion_due KINDS[] = {__VA_ARGS__};                                  \
        const struct suggestion_due_page page = {                                                  \
            .from = from,                                                                          \
            .until = until,                                                                        \
            .after = after != NULL ? after->subject_id : 0,                                        \
            .after_part = after != NULL ? after->part_id : 0,                                      \
            .limit = limit,                                                                        \
        };                                                                                         \
                                                                                                   \
        return page_of(ctx, KINDS, COUNT(KINDS), &page, out, out_count);                           \
    }
SOURCE(replies, DUE_REPLY, DUE_GOVERNMENT)
SOURCE(signatures, DUE_SIGN)
SOURCE(opinions, DUE_OPINION)
SOURCE(promises, DUE_PROMISE)
SOURCE(dispatches, DUE_DISPATCH)
SOURCE(ratings, DUE_RATING)

const struct due_source SUGGESTION_DUES[] = {
    {"suggestion.reply", "suggestion.due", "unit chief office leader deputy",
     "-10 unit, -3 unit, -3 chief, 0 unit, 1 chief, 1 office, 10 leader", .page = replies},
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
