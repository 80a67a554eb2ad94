// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module notice. Tables only, no logic. */
#include "modules/notice/notice_module.h"
#include "modules/notice/notice.h"
#include "modules/notice/notice_actions.h"
#include "modules/notice/notice_jobs.h"
#include "modules/notice/notice_parts.h"
#include "modules/notice/notice_web.h"
#include "notice_migrations.h"
#include "notice_view.h"

static const struct field LIST_QUERY[] = {
    {.name = "show", .type = F_WORD, .words = "unread all"},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {0},
};

static const struct route ROUTES[] = {
    {GET, "/notice", SIGNED_IN, notice_web_list, LIST_QUERY, .shows = &notice_list_view},
    {POST, "/notice/{id}/open", SIGNED_IN, notice_web_open},
    {POST, "/notice/{id}/read", SIGNED_IN, notice_web_read},
    {POST, "/notice/read-all", SIGNED_IN, notice_web_read_all},
    {0},
};

static const struct menu_item MENU[] = {
    {.text = "notice.title",
     .path = "/notice",
     .icon = "bell",
     .permission = SIGNED_IN,
     .count = notice_unread,
     .frame = "head"},
    {0},
};

const struct module notice_module = {
    .name = "notice",
    .depends = (const char *const[]){"congress", "account", NULL},
    .routes = ROUTES,
    .permissions = NOTICE_PERMISSIONS,
    .menu = MENU,
    .migrations = notice_migrations,
    .tables = NOTICE_TABLES,
    .tables_unjournalled = NOTICE_TABLES_UNJOURNALLED,
    .jobs = NOTICE_JOBS,
    .subscribers = NOTICE_SUBSCRIBERS,
    .check = notice_check,
};
