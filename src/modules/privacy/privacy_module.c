// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module privacy. Tables only, no logic. */
#include "modules/privacy/privacy_module.h"
#include "modules/privacy/privacy.h"
#include "modules/privacy/privacy_web.h"
#include "platform/look.h"
#include "privacy_migrations.h"

/* clang-format off */
#define KIND {.name = "kind", .type = F_LINE, .required = true, .max = 60}
#define PAGED                                                                                      \
    {.name = "after", .type = F_LINE, .max = 400},                                                 \
    {.name = "limit", .type = F_INT}

static const struct field DUE_QUERY[] = {KIND, PAGED, {0}};
static const struct field KIND_QUERY[] = {KIND, {0}};
static const struct field EDIT_FORM[] = {
    KIND,
    {.name = "months", .type = F_INT, .required = true},
    {.name = "version", .type = F_INT},
    {0},
};
static const struct field LOOKS_QUERY[] = {
    {.name = "kind", .type = F_LINE, .max = 60},
    {.name = "why", .type = F_WORD, .words = LOOK_WHYS},
    {.name = "who", .type = F_LINE, .max = 60},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    PAGED,
    {0},
};
/* clang-format on */

static const struct route ROUTES[] = {
    {GET, "/privacy", "privacy.read", privacy_web_list},
    {GET, "/privacy/due", "privacy.read", privacy_web_due, DUE_QUERY},
    {POST, "/privacy/due/{kind}/erase", "privacy.manage", privacy_web_erase, NULL, privacy_web_due},
    {GET, "/privacy/edit", "privacy.manage", privacy_web_edit_page, KIND_QUERY},
    {POST, "/privacy/edit", "privacy.manage", privacy_web_edit, EDIT_FORM, privacy_web_edit_page},
    {GET, "/privacy/looks", "privacy.looks", privacy_web_looks, LOOKS_QUERY},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"privacy.read", "office leader admin auditor"},
    {"privacy.manage", "leader admin"},
    {"privacy.looks", "auditor leader"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.admin",
     .text = "privacy.menu",
     .path = "/privacy",
     .icon = "lock",
     .permission = "privacy.read",
     .frame = "staff"},
    {0},
};

static const struct job JOBS[] = {
    {.name = "privacy.expire", .daily = true, .run = privacy_expire},
    {0},
};

static const char *const TABLES[] = {"privacy_period", NULL};

const struct module privacy_module = {
    .name = "privacy",
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = privacy_migrations,
    .tables = TABLES,
    .jobs = JOBS,
};
