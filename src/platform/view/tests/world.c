// SPDX-License-Identifier: MulanPSL-2.0
/* A small world for the tests of views: what the HTTP layer and the modules would bring. */
#include "platform/view/tests/world.h"

static enum status waiting_41(struct ctx *ctx, int64_t *out)
{
    (void)ctx;
    *out = 41;
    return ST_OK;
}

static enum status waiting_fails(struct ctx *ctx, int64_t *out)
{
    (void)out;
    return fail(&ctx->err, ST_BUSY, "db.busy", NULL);
}

static const struct menu_item MENU[] = {
    {NULL, "word.all", "/", "home", SIGNED_IN, NULL, "staff"},
    {"frame.group.admin", "word.print", "/account", "users", "account.manage", NULL, "staff"},
    {"frame.group.deputy", "word.search", "/suggestion", "message", SIGNED_IN, waiting_41, "staff"},
    {"frame.group.deputy", "word.save", "/suggestion/mine", "file", SIGNED_IN, waiting_fails,
     "staff"},
    {"frame.group.meeting", "word.submit", "/meeting", "calendar", SIGNED_IN, NULL, "staff"},
    {"frame.group.public", "word.close", "/secret", "lock", "nobody.may", NULL, "staff"},
    {NULL, "word.back", "/", "home", SIGNED_IN, NULL, "deputy"},
    {NULL, "word.search", "/suggestion", "message", SIGNED_IN, waiting_41, "deputy"},
    {NULL, "word.none", "/meeting", "calendar", SIGNED_IN, NULL, "deputy"},
    {NULL, "word.close", "/me", "user", SIGNED_IN, NULL, "deputy"},
    {NULL, "word.print", "/p/suggestion", "file", PUBLIC, NULL, "public"},
    {NULL, "word.all", "/p", "home", PUBLIC, NULL, "public"},
    {0},
};

static const struct module WORLD = {.name = "world", .menu = MENU};
static const struct module EMPTY = {.name = "empty"};
const struct module *const MODULES[] = {&EMPTY, &WORLD, NULL};

bool may(const struct ctx *ctx, const char *permission)
{
    if (permission == NULL || strcmp(permission, "nobody.may") == 0)
        return false;
    return strcmp(permission, PUBLIC) == 0 || ctx->actor->account_id != 0;
}

bool form_again(const struct request *rq)
{
    return rq->again;
}

static struct str typed(const struct request *rq, const char *name, size_t index)
{
    for (size_t i = 0; rq->typed != NULL && rq->typed[i][0] != NULL; i++) {
        if (strcmp(rq->typed[i][0], name) == 0 && index-- == 0)
            return str_from(rq->typed[i][1]);
    }
    return (struct str){NULL, 0};
}

struct str form_value(const struct request *rq, const char *name, struct str otherwise)
{
    const struct str value = rq->again ? typed(rq, name, 0) : (struct str){NULL, 0};

    return value.ptr != NULL ? value : otherwise;
}

size_t param_count(const struct request *rq, const char *name)
{
    size_t count = 0;

    while (typed(rq, name, count).ptr != NULL)
        count++;
    return count;
}

struct str param_text_at(const struct request *rq, const char *name, size_t index)
{
    return typed(rq, name, index);
}

static const struct auth_hooks AUTH = {.sign_in_path = "/account/sign-in",
                                       .sign_out_path = "/account/sign-out"};
static struct app APP = {.auth = &AUTH};

struct ctx *world_ctx(void)
{
    struct arena *a = arena_open(0);
    struct ctx *ctx = arena_new(a, struct ctx);

    ctx->arena = a;
    ctx->actor = &world_office()->actor;
    ctx->today = (struct date){2026, 11, 20};
    ctx->app = &APP;
    return ctx;
}

const struct sign_in *world_office(void)
{
    static const struct sign_in WHO = {
        .actor = {.account_id = 7, .congress_id = 1},
        .congress_name = {"云溪县人民代表大会", sizeof("云溪县人民代表大会") - 1},
        .display_name = {"李文静", sizeof("李文静") - 1},
    };

    return &WHO;
}

const struct sign_in *world_deputy(void)
{
    static const struct sign_in WHO = {
        .actor = {.account_id = 8, .congress_id = 1, .deputy_id = 3},
        .only_deputy = true,
        .congress_name = {"云溪县", sizeof("云溪县") - 1},
        .display_name = {"周秀兰", sizeof("周秀兰") - 1},
    };

    return &WHO;
}

const struct frame_assets *world_assets(void)
{
    static const struct frame_assets ASSETS = {
        .css = {"/static/app.css", sizeof("/static/app.css") - 1},
        .js = {"/static/app.js", sizeof("/static/app.js") - 1},
        .js_public = {"/static/public.js", sizeof("/static/public.js") - 1},
        .icon = {"/static/favicon.svg", sizeof("/static/favicon.svg") - 1},
    };

    return &ASSETS;
}
