// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module account: permissions, tables. */
#include "modules/account/account_module.h"
#include "account_migrations.h"
#include "modules/account/account_command.h"
#include "modules/account/account_jobs.h"

/* Whoever administers accounts sees no content; whoever audits changes nothing. */
static const struct permission PERMISSIONS[] = {
    {"account.manage", "admin"},
    {"account.role", "admin"},
    {"account.token", "admin"},
    {"account.slip", "admin office"},
    {"account.sessions", "admin auditor"},
    {"account.journal", "auditor"},
    {0},
};

static const char *const TABLES[] = {
    "account",        "account_post", "account_role",  "account_role_permission",
    "account_seeded", "account_slip", "account_token", NULL,
};
static const char *const TABLES_UNJOURNALLED[] = {
    "account_session", /* written every few minutes; sign-in and end have their events */
    "account_device",  /* only spares the owner of an account a wait */
    "account_attempt", /* counters that forget; what makes wait has its event */
    "account_stamp",   /* tells caches that roles have changed */
    NULL,
};

const struct module account_module = {
    .name = "account",
    .depends = (const char *const[]){"congress", "deputy", NULL},
    .permissions = PERMISSIONS,
    .migrations = account_migrations,
    .tables = TABLES,
    .tables_unjournalled = TABLES_UNJOURNALLED,
    .jobs = ACCOUNT_JOBS,
    .subscribers = ACCOUNT_SUBSCRIBERS,
    .commands = ACCOUNT_COMMANDS,
    .demo = account_demo,
};
