// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module vote. Tables only, no logic. */
#include "modules/vote/vote_module.h"
#include "modules/vote/vote_indicators.h"
#include "modules/vote/vote_live.h"
#include "modules/vote/vote_search.h"
#include "vote_migrations.h"

static const char *const TABLES[] = {
    "vote",       "vote_option", "vote_voter", "vote_sheet", "vote_scrutineer",
    "vote_entry", "vote_result", "vote_line",  "vote_code",  "vote_bundle",
    NULL};
static const char *const TABLES_UNJOURNALLED[] = {
    "vote_cast",  /* who has voted, at hand: vote_sheet says the same and is journalled */
    "vote_slot",  /* sealed choices, gone when counted: a journal must not remember them */
    "vote_clock", /* time used, written every second */
    NULL};

const struct module vote_module = {
    .name = "vote",
    .depends = (const char *const[]){"congress", "deputy", "account", "body", NULL},
    .routes = VOTE_ROUTES,
    .permissions = VOTE_PERMISSIONS,
    .menu = VOTE_MENU,
    .migrations = vote_migrations,
    .tables = TABLES,
    .tables_unjournalled = TABLES_UNJOURNALLED,
    .indicators = VOTE_INDICATORS,
    .searches = VOTE_SEARCHES,
    .jobs = VOTE_JOBS,
    .pulse = vote_live_pulse,
    .metrics = vote_metrics,
};
