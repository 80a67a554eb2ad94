// SPDX-License-Identifier: MulanPSL-2.0
/* The modules of the tests of supervision: those of decisions, and its own without pages. */
#define MODULES RESOLUTION_MODULES
#include "modules/resolution/tests/resolution_modules.c"
#undef MODULES
#include "modules/supervision/supervision_parts.h"
#include "supervision_migrations.h"

extern const struct module *const MODULES[];

static const char *const SUPERVISION_TABLES[] = {
    "supervision_topic",   "supervision_matter", "supervision_step",  "supervision_stage",
    "supervision_target",  "supervision_person", "supervision_plan",  "supervision_plan_item",
    "supervision_problem", "supervision_check",  "supervision_round", NULL};
static const struct permission SUPERVISION_MAY[] = {{"supervision.answer", "handler"}, {0}};
static const struct module SUPERVISION = {.name = "supervision",
                                          .migrations = supervision_migrations,
                                          .tables = SUPERVISION_TABLES,
                                          .permissions = SUPERVISION_MAY,
                                          .notices = SUPERVISION_NOTICES,
                                          .imports = SUPERVISION_IMPORTS};
#ifdef WITH_INQUIRY
#include "inquiry_migrations.h"
#include "modules/inquiry/inquiry_parts.h"
static const char *const INQUIRY_TABLES[] = {
    "inquiry",     "inquiry_organ",   "inquiry_question", "inquiry_probe",      "inquiry_member",
    "inquiry_act", "inquiry_concern", "inquiry_relation", "inquiry_probe_vote", NULL};
static const struct permission INQUIRY_MAY[] = {
    {"inquiry.ask", "deputy"}, {"inquiry.answer", "handler"}, {0}};
static const struct module INQUIRY = {.name = "inquiry",
                                      .migrations = inquiry_migrations,
                                      .tables = INQUIRY_TABLES,
                                      .permissions = INQUIRY_MAY,
                                      .notices = INQUIRY_NOTICES};
#endif

const struct module *const MODULES[] = {
    &event_module, &crypt_module, &congress_module, &deputy_module,    &account_module,
    &FILES,        &notice_core,  &body_module,     &bare_vote_module, &bare_meeting_module,
    &RESOLUTION,   &SUPERVISION,
#ifdef WITH_INQUIRY
    &INQUIRY,
#endif
    NULL,
};
