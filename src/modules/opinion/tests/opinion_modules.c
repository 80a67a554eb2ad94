// SPDX-License-Identifier: MulanPSL-2.0
/* The modules of the tests of opinions: this one without its pages, which need the HTTP server. */
#include "modules/opinion/opinion_import.h"
#include "opinion_migrations.h"
#include "platform/event/tests/journaltest.h"

static const char *const TABLES[] = {"opinion", "opinion_use", NULL};

static const struct module OPINION = {
    .name = "opinion",
    .migrations = opinion_migrations,
    .tables = TABLES,
    .imports = OPINION_IMPORTS,
};

const struct module *const MODULES[] = {&event_module, &crypt_module, &dbtest_module, &OPINION,
                                        NULL};
