// SPDX-License-Identifier: MulanPSL-2.0
/* The deadlines of suggestions, for reminders by rule. */
#include "modules/suggestion/suggestion_parts.h"
#include "modules/suggestion/suggestion_report.h"
#include "modules/suggestion/suggestion_store_due.h"
#include "platform/text.h"

static enum status add_dues(struct ctx *ctx, enum suggestion_due kind, struct date from,
                            struct date until, struct due_item **items, size_t *count)
{
    struct suggestion_due_row *rows;
    struct due_item *all;
    size_t n;

    TRY(suggestion_store_due(ctx, kind, from, until, &rows, &n));
    all = arena_array(ctx->arena, *count + n, struct due_item);
    if (*count != 0)
        memcpy(all, *items, *count * sizeof *all);
    arr_each (i, n) {
        const struct suggestion_due_row *r = &rows[i];

        all[*count + i] = (struct due_item){
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
    *items = all;
    *count += n;
    return ST_OK;
}

#define SOURCE(name, ...)                                                                          \
    static enum status name(struct ctx *ctx, struct date from, struct date until,                  \
                            struct due_item **out, size_t *out_count)                              \
    {                                                                                              \
        static const enum suggestion_due KINDS[] = {__VA_ARGS__};                                  \
                                                                                                   \
        *out = NULL;                                                                               \
        *out_count = 0;                                                                            \
        arr_each (i, COUNT(KINDS))                                                                 \
            TRY(add_dues(ctx, KINDS[i], from, until, out, out_count));                             \
        return ST_OK;                                                                              \
    }
SOURCE(replies, DUE_REPLY, DUE_GOVERNMENT)
SOURCE(signatures, DUE_SIGN)
SOURCE(opinions, DUE_OPINION)
SOURCE(promises, DUE_PROMISE)
SOURCE(dispatches, DUE_DISPATCH)
SOURCE(ratings, DUE_RATING)

const struct due_source SUGGESTION_DUES[] = {
    {"suggestion.reply", "suggestion.due", "unit chief office leader deputy",
     "-10 unit, -3 unit, -3 chief, 0 unit, 1 chief, 1 office, 10 leader", replies},
    {"suggestion.sign", "suggestion.due", "unit chief office", "-1 unit, 1 chief, 1 office",
     signatures},
    {"suggestion.opinion", "suggestion.due", "unit chief office", "-2 unit, 1 chief", opinions},
    {"suggestion.promise", "suggestion.due", "unit chief office leader deputy",
     "-10 unit, -3 unit, 0 unit, 1 chief, 1 office", promises},
    {"suggestion.dispatch", "suggestion.due", "office leader", "-3 office, 1 office, 5 leader",
     dispatches},
    {"suggestion.rating", "suggestion.due", "deputy office", "-5 deputy, 0 deputy", ratings},
    {"suggestion.report", "suggestion.due", "office unit chief leader",
     "-20 office, -20 unit, -5 office, -5 chief, 1 office, 1 leader", suggestion_report_dues},
    {0},
};
