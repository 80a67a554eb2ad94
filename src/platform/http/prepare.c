// SPDX-License-Identifier: MulanPSL-2.0
/* What the server needs before the first connection: routes, files, keys, a clean spool. */
#include "platform/crypt.h"
#include "platform/http/hub.h"
#include "platform/http/page_kept.h"
#include "platform/http/rate.h"
#include "platform/http/static_files.h"
#include <dirent.h>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SPOOL_LEFT_OVER_SECONDS = 24 * 3600 };

/* The same on every server of an installation and after a restart, so that open forms stay good. */
static void make_key(struct http *http)
{
    struct ctx *ctx;
    struct str halves[2];

    if (http->app->keys == NULL) {
        randombytes_buf(http->key, sizeof http->key);
        return;
    }
    ctx = ctx_open_system(http->app, 0);
    halves[0] = crypt_blind(ctx, "http.key", S("1"));
    halves[1] = crypt_blind(ctx, "http.key", S("2"));
    ASSERT(str_unhex(halves[0], http->key, 16) == 16 &&
           str_unhex(halves[1], http->key + 16, 16) == 16);
    ctx_close(ctx);
}

/* Uploads whose server was killed. Another server may share the folder: only old ones. */
static void clean_spool(const struct app *app)
{
    struct arena *a = arena_open(0);
    const char *dir = str_printf(a, "%s/spool", app->config.data_dir).ptr;
    DIR *d = app->config.data_dir != NULL ? opendir(dir) : NULL;
    const struct dirent *e;

    while (d != NULL && (e = readdir(d)) != NULL) {
        struct stat st;

        if (e->d_name[0] != '.' && fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(st.st_mode) && st.st_mtime + SPOOL_LEFT_OVER_SECONDS < app_now(app))
            unlinkat(dirfd(d), e->d_name, 0);
    }
    if (d != NULL)
        closedir(d);
    arena_close(a);
}

enum status http_prepare(struct http *http, struct err *err)
{
    struct str params[PATH_PARAMS_MAX];
    const char *allow;

    TRY(lanes_start(http, err));
    TRY(router_compile(MODULES, BUILT_IN_ROUTES, &http->router, err));
    http->has_search = router_match(http->router, GET, S("/search"), params, &allow) != NULL;
    http->once = once_open();
    http->rate = rate_open();
    http->keyed = once_open();
    http->files = static_open();
    http->pages = http->app->db != NULL ? pages_open() : NULL;
    http->app->hub = hub_open(http->app->config.heartbeat_seconds);
    make_key(http);
    exchange_too_slow_text(http->too_slow, sizeof http->too_slow);
    clean_spool(http->app);
    return ST_OK;
}

void http_forget(struct http *http)
{
    hub_close(http->app->hub);
    http->app->hub = NULL;
    pages_close(http->pages);
    static_close(http->files);
    rate_close(http->rate);
    once_close(http->keyed);
    once_close(http->once);
    router_close(http->router);
    pthread_key_delete(http->lane_key);
}
