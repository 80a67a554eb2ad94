// SPDX-License-Identifier: MulanPSL-2.0
/* How long a list page takes: bench_view [ROUNDS]. Prints microseconds of one page. */
#include "gallery_view.h"
#include "platform/view/tests/gallery.h"
#include <time.h>

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* A workbench whose table has `count` rows and nothing else. */
static struct gallery_workbench_v *list_of(struct ctx *ctx, size_t count)
{
    const struct gallery_workbench_v *from = gallery_workbench(ctx);
    struct gallery_workbench_v *v = arena_new(ctx->arena, struct gallery_workbench_v);
    struct gallery_todo_v *rows = arena_array(ctx->arena, count, struct gallery_todo_v);

    *v = *from;
    for (size_t i = 0; i < count; i++)
        rows[i] = from->todos[i % from->todos_count];
    v->todos = rows;
    v->todos_count = count;
    v->lates_count = v->days_count = v->kpis.items_count = v->bars.rows_count = 0;
    v->columns.items_count = 0;
    return v;
}

static void measure(const char *what, size_t rows, bool framed, size_t rounds)
{
    struct ctx *ctx = world_ctx();
    const struct view_env env = {.arena = ctx->arena, .today = ctx->today, .csrf = S("c0ffee")};
    const struct frame_input in = {.frame = FRAME_STAFF,
                                   .title = S("代表建议"),
                                   .view = &gallery_workbench_view,
                                   .data = list_of(ctx, rows),
                                   .env = &env,
                                   .path = S("/suggestion"),
                                   .target = S("/suggestion"),
                                   .who = world_office(),
                                   .assets = world_assets()};
    const struct arena_mark mark = arena_mark(ctx->arena);
    const double begin = seconds();
    size_t bytes = 0;

    for (size_t i = 0; i < rounds; i++) {
        struct buf out = buf_new(ctx->arena, 0);

        if (!framed)
            in.view->html(in.data, in.env, &out);
        else if (frame_page(ctx, &in, &out) != ST_OK)
            abort();
        bytes = out.len;
        arena_reset(ctx->arena, mark);
    }
    printf("%-24s %6.1f us %6zu bytes\n", what, (seconds() - begin) / (double)rounds * 1e6, bytes);
    arena_close(ctx->arena);
}

int main(int argc, char **argv)
{
    int64_t rounds = 20000;

    if (argc > 1 && (!str_to_int(str_from(argv[1]), &rounds) || rounds < 1))
        return 2;
    measure("20 rows, body", 20, false, (size_t)rounds);
    measure("20 rows, framed", 20, true, (size_t)rounds);
    measure("50 rows, body", 50, false, (size_t)rounds);
    measure("50 rows, framed", 50, true, (size_t)rounds);
    return 0;
}
