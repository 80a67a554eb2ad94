// SPDX-License-Identifier: MulanPSL-2.0
/* The modules of the tests of stations: without pages. */
#include "modules/account/account_module.h"
#include "modules/body/body_module.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy_module.h"
#include "modules/notice/notice_parts.h"
#include "modules/station/station_import.h"
#include "modules/station/station_jobs.h"
#include "platform/event/tests/journaltest.h"
#include "station_migrations.h"

static const char *const TABLES[] = {"station",
                                     "station_deputy",
                                     "station_town",
                                     "station_mandate",
                                     "station_share",
                                     "station_reception",
                                     "station_visit",
                                     "station_problem",
                                     "station_series",
                                     "station_day",
                                     "station_duty",
                                     "station_standard",
                                     "station_check",
                                     "station_check_item",
                                     "station_fund",
                                     "station_guide",
                                     "station_guidance",
                                     "station_activity",
                                     "station_measure",
                                     "station_measure_item",
                                     "station_result",
                                     "station_score",
                                     NULL};
static const struct permission PERMISSIONS[] = {{"station.edit", "office"},
                                                {"station.keep", "office keeper"},
                                                {"station.receive", "office keeper deputy"},
                                                {0}};
static const struct module STATION = {.name = "station",
                                      .migrations = station_migrations,
                                      .tables = TABLES,
                                      .permissions = PERMISSIONS,
                                      .imports = STATION_IMPORTS,
                                      .notices = STATION_NOTICES};

const struct module *const MODULES[] = {
    &event_module, &crypt_module, &congress_module, &deputy_module, &account_module,
    &notice_core,  &body_module,  &STATION,         NULL,
};
