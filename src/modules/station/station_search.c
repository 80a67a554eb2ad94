// SPDX-License-Identifier: MulanPSL-2.0
/* Stations in the search. */
#include "modules/station/station_search.h"
#include "modules/station/station.h"
#include "modules/station/station_store.h"

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct station s;

    TRY(station_get(ctx, id, &s));
    search_key(&readers, "station.view");
    search_docs_add(out, &(struct search_doc){
                             .title = s.name,
                             .body = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(s.place),
                                                STR_ARG(s.services)),
                             .url = str_printf(ctx->arena, "/station/%lld", (long long)id),
                             .day = date_none(s.built_on) ? ctx->today : s.built_on,
                             .organ_id = s.organ_id,
                             .state = s.state,
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static enum status load_problem(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct station_problem p;

    TRY(station_problem_get(ctx, id, &p));
    search_key(&readers, "station.view");
    search_docs_add(out, &(struct search_doc){
                             .title = p.subject,
                             .body = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(p.body),
                                                STR_ARG(p.place)),
                             .url = str_printf(ctx->arena, "/station/problem/%lld", (long long)id),
                             .day = p.noted_on,
                             .state = p.state,
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static const char *const TABLES[] = {"station", NULL};
static const char *const PROBLEM_TABLES[] = {"station_problem", NULL};

const struct search_source STATION_SEARCHES[] = {
    {
        .kind = "station",
        .events = "station.",
        .state_text = "station.state.",
        .tables = TABLES,
        .load = load,
        .ids = station_store_ids,
        .readers = "station.view",
    },
    {
        .kind = "station_problem",
        .events = "station.problem",
        .state_text = "station.problem_state.",
        .tables = PROBLEM_TABLES,
        .load = load_problem,
        .ids = station_store_problem_ids,
        .readers = "station.view",
    },
    {0},
};
