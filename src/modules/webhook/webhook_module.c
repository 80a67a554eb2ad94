// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module webhook. Tables only, no logic. */
#include "modules/webhook/webhook_module.h"
#include "modules/webhook/webhook_actions.h"
#include "modules/webhook/webhook_web.h"
#include "platform/crypt.h"
#include "webhook_migrations.h"
#include "webhook_view.h"

enum { DELIVER_EVERY_SECONDS = 5 };

static const struct field NEW_FORM[] = {
    {.name = "name", .type = F_LINE, .required = true, .max = 40},
    {.name = "url", .type = F_LINE, .required = true, .max = 500},
    {.name = "events", .type = F_LINE, .required = true, .max = 500},
    {.name = "secret", .type = F_SECRET, .max = 100},
    {0},
};
static const struct field SWITCH_FORM[] = {
    {.name = "on", .type = F_BOOL},
    {0},
};

/* clang-format off */
static const struct route ROUTES[] = {
    {GET, "/webhook", "webhook.manage", webhook_web_list, .shows = &webhook_list_view},
    {POST, "/webhook", "webhook.manage", webhook_web_add, NEW_FORM, webhook_web_list},
    {GET, "/webhook/{id}", "webhook.manage", webhook_web_show, .shows = &webhook_show_view},
    {POST, "/webhook/{id}/try", "webhook.manage", webhook_web_try},
    {POST, "/webhook/{id}/again", "webhook.manage", webhook_web_again},
    {POST, "/webhook/{id}/switch", "webhook.manage", webhook_web_switch, SWITCH_FORM},
    {POST, "/webhook/{id}/remove", "webhook.manage", webhook_web_remove},
    {0},
};
/* clang-format on */

static const struct permission PERMISSIONS[] = {
    {"webhook.manage", "admin"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.admin",
     .text = "webhook.menu",
     .path = "/webhook",
     .icon = "link",
     .permission = "webhook.manage",
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {"webhook", NULL};
static const char *const TABLES_UNJOURNALLED[] = {
    "webhook_delivery", /* follows from the journal, which it repeats */
    NULL,
};

static const struct job JOBS[] = {
    {.name = "webhook.deliver",
     .period_seconds = DELIVER_EVERY_SECONDS,
     .run = webhook_deliver,
     .waits = webhook_waits},
    {.name = "webhook.tidy", .daily = true, .run = webhook_tidy},
    {0},
};

static const struct subscriber SUBSCRIBERS[] = {
    {.event = "*", .run_many = webhook_on_events},
    {0},
};

static const struct sealed_column SEALED[] = {
    {"webhook", "url_sealed", "key_id", "webhook.url"},
    {"webhook", "secret_sealed", "key_id", "webhook.secret"},
    {0},
};

const struct module webhook_module = {
    .name = "webhook",
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = webhook_migrations,
    .tables = TABLES,
    .sealed = SEALED,
    .tables_unjournalled = TABLES_UNJOURNALLED,
    .jobs = JOBS,
    .subscribers = SUBSCRIBERS,
};
