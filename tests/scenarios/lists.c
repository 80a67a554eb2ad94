// SPDX-License-Identifier: MulanPSL-2.0
/* Every page of the program asked inside the program for its rows (platform/list_rows.h): a list
 * answers, whatever is no list says so, and nothing falls over for want of a browser. What the
 * demonstration county's lists say in whole is what their pages say one by one. */
#include "modules/congress/congress.h"
#include "modules/modules.h"
#include "platform/event/tests/journaltest.h"
#include "platform/list_rows.h"
#include "platform/module.h"
#include "platform/worker.h"
#include "undone.h"

#include <unistd.h>

enum { FEW = 3, LISTS_LEAST = 160 };

/* "/suggestion/{id}/reply" with a number for each of its parameters. */
static struct str address(struct ctx *ctx, const char *path, int64_t id)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct str rest = str_from(path), part;

    while (str_cut(&rest, '/', &part)) {
        if (part.len == 0)
            continue;
        buf_char(&b, '/');
        if (part.ptr[0] == '{')
            buf_int(&b, id);
        else
            buf_str(&b, part);
    }
    return b.len > 0 ? buf_view(&b) : S("/");
}

static void forget(struct ctx *ctx)
{
    ctx->err = (struct err){0};
    ctx->field_errors_count = 0;
}

/* All but the last row: there is one more, wherever the pages end. */
static bool cut(struct ctx *ctx, struct str url, int64_t count)
{
    struct list_rows rows;

    return count == 0 || (list_rows(ctx, url, (size_t)count - 1, &rows) == ST_OK && rows.more &&
                          (int64_t)rows.count == count - 1);
}

/* The first rows, then all of them by twos' worth of pages: as many as are added up. */
static bool whole(struct ctx *ctx, struct str url)
{
    struct list_rows rows;
    int64_t count = -1;

    if (list_rows(ctx, url, 1000, &rows) != ST_OK || list_rows_sum(ctx, url, NULL, &count) != ST_OK)
        return false;
    return rows.more || ((int64_t)rows.count == count && cut(ctx, url, count));
}

static int ask(struct ctx *ctx, const struct route *r, int64_t id)
{
    const struct arena_mark mark = arena_mark(ctx->arena);
    const struct str url = address(ctx, r->path, id);
    struct list_rows rows;
    const enum status st = list_rows(ctx, url, FEW, &rows);
    int lists = 0;

    if (st == ST_OK) {
        const bool all = rows.count <= FEW && whole(ctx, url);

        lists = 1;
        if (!all)
            OK(false, r->path);
    } else if (st == ST_INTERNAL) {
        OK(false, r->path);
        printf("# %s %s\n", ctx->err.key, ctx->err.detail);
    }
    forget(ctx);
    arena_reset(ctx->arena, mark);
    return lists;
}

/* A public page chooses the congress of its address: whoever asks for its rows is not moved there,
 * where the next thing he saves or counts would be another house's. */
static void stays(struct ctx *ctx)
{
    const int64_t home = ctx->congress_id;
    struct list_rows rows;

    OK(list_rows(ctx, S("/p/deputy?c=990100"), FEW, &rows) == ST_OK, "deputies of the city");
    EQ_INT(ctx->congress_id, home, "asked by the county, which stays what it is");
    OK(list_rows(ctx, S("/p/deputy?c=000000"), FEW, &rows) != ST_OK, "of nobody");
    EQ_INT(ctx->congress_id, home, "likewise");
    forget(ctx);
}

/* `renda demo` prints who may sign in: that goes to standard error, this is a test's output. */
static enum status demo(struct ctx *ctx)
{
    enum status st;
    int out;

    fflush(stdout);
    out = dup(STDOUT_FILENO);
    ASSERT(out >= 0 && dup2(STDERR_FILENO, STDOUT_FILENO) >= 0);
    st = modules_demo(ctx);
    fflush(stdout);
    ASSERT(dup2(out, STDOUT_FILENO) >= 0 && close(out) == 0);
    return st;
}

int main(int argc, char **argv)
{
    struct journaltest t;
    int pages = 0, lists = 0;

    ASSERT(argc == 2 && journaltest_open(&t, DB_SQLITE, "lists"));
    ASSERT(worker_pool_open(str_printf(t.ctx->arena, "%s/worker", t.dir).ptr, 1, argv[1],
                            &t.app.worker, &t.ctx->err) == ST_OK);
    t.ctx->congress_id = 0;
    t.ctx->today = (struct date){2026, 11, 20};
    t.ctx->now = date_begin(t.ctx->today) + 9 * 3600;
    OK(demo(t.ctx) == ST_OK, "the demonstration county");
    OK(modules_choose_congress(t.ctx, NULL) == ST_OK ||
           modules_choose_congress(t.ctx, "990121") == ST_OK,
       "is there");
    forget(t.ctx);
    stays(t.ctx);
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct route *r = (*m)->routes; r != NULL && r->path != NULL; r++) {
            if (r->method != GET)
                continue;
            pages++;
            lists += ask(t.ctx, r, 1);
            if (strchr(r->path, '{') != NULL)
                lists += ask(t.ctx, r, 1000);
        }
    printf("# %d pages, %d of them lists\n", pages, lists);
    OK(lists >= LISTS_LEAST, "lists answer");
    undone(t.ctx, t.dir);
    worker_pool_close(t.app.worker);
    journaltest_close(&t);
    return tap_done();
}
