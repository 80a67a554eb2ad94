// SPDX-License-Identifier: MulanPSL-2.0
/* What people wrote in a questionnaire may name somebody: it has its time. Counts stay. */
#include "modules/survey/survey_parts.h"
#include "modules/survey/survey_store.h"
#include "platform/event.h"

enum { MONTHS = 36 };

static enum status ended(struct ctx *ctx, struct date until, int64_t after, unsigned limit,
                         struct retention_item **out, size_t *out_count)
{
    struct survey *list;

    TRY(survey_store_with_words(ctx, until, after, limit, &list, out_count));
    *out = arena_array(ctx->arena, *out_count, struct retention_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct retention_item){
            .id = list[i].id,
            .name = list[i].title,
            .url = str_printf(ctx->arena, "/survey/%lld", (long long)list[i].id),
            .ended_on = list[i].closed_on,
        };
    return ST_OK;
}

static enum status erase(struct ctx *ctx, int64_t id)
{
    TRY(survey_store_erase_words(ctx, id));
    return event_emit(ctx, "survey.erased", id);
}

const struct retention SURVEY_RETENTIONS[] = {
    {"survey.words", MONTHS, ended, erase},
    {0},
};
