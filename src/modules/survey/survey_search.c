// SPDX-License-Identifier: MulanPSL-2.0
/* Questionnaires in the search, and the job that forgets addresses. */
#include "modules/survey/survey_parts.h"
#include "modules/survey/survey_store.h"
#include "platform/db.h"
#include "platform/search.h"

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct survey s;

    TRY(survey_get(ctx, id, &s));
    search_key(&readers, "survey.read");
    search_docs_add(out, &(struct search_doc){
                             .title = s.title,
                             .body = s.intro,
                             .url = str_printf(ctx->arena, "/survey/%lld", (long long)id),
                             .day = date_of_instant(s.created_at, NULL),
                             .state = s.state,
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static const char *const TABLES[] = {"survey", NULL};

const struct search_source SURVEY_SEARCHES[] = {
    {
        .kind = "survey",
        .events = "survey.",
        .state_text = "survey.state.",
        .tables = TABLES,
        .load = load,
        .ids = survey_store_ids,
        .readers = "survey.read",
    },
    {0},
};

/* ---------------------------------------------------------------- the job */

static enum status forget_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return survey_store_forget(ctx);
}

static enum status forget(struct ctx *ctx)
{
    return db_tx(ctx, forget_tx, NULL);
}

const struct job SURVEY_JOBS[] = {
    {"survey.forget", true, 0, forget, NULL},
    {0},
};
