// SPDX-License-Identifier: MulanPSL-2.0
/* Bringing a kept file in while the person looks on, or elsewhere. */
#include "modules/import/import_actions.h"
#include "platform/task.h"
#include <time.h>

enum { POLL_MS = 10 };

struct bring {
    const struct import_kind *kind;
    struct import_upload upload;
    struct import_plan plan;
    struct import_run *run;
    const char *path;
    struct app *app;
    size_t checked;
};

static bool tick(void *arg, enum import_phase phase, size_t rows)
{
    struct bring *b = arg;

    if (phase == IMPORT_CHECKING)
        b->checked = rows;
    import_run_say(b->run, phase, rows, phase == IMPORT_WRITING ? b->checked : 0);
    if (phase == IMPORT_TAKING_BACK)
        return true;
    return !task_stopping(b->app) && !import_run_stopped(b->run);
}

static void bring(struct ctx *ctx, void *arg)
{
    struct bring *b = arg;
    struct import_batch batch;
    const enum status st = import_file_plan(ctx, b->kind, b->path, b->upload.file_name, &b->plan,
                                            b->upload.id, &batch);

    if (st != ST_OK && task_stopping(b->app))
        (void)fail(&ctx->err, st, "import.interrupted", NULL);
    import_run_end(b->run, st, &ctx->err);
    if (st == ST_OK)
        import_spool_drop(ctx, b->upload.spool_name);
}

enum status import_start(struct ctx *ctx, const struct import_kind *kind,
                         const struct import_upload *upload, const char *path,
                         enum import_repeats repeats)
{
    struct ctx *own = task_ctx(ctx);
    struct bring *b = arena_new(own->arena, struct bring);
    enum status st = import_run_begin(own, upload->spool_name, &b->run);

    if (st != ST_OK) {
        ctx->err = own->err;
        ctx_close(own);
        return st;
    }
    b->kind = kind;
    b->app = ctx->app;
    b->upload = *upload;
    b->upload.file_name = str_dup(own->arena, upload->file_name);
    b->upload.spool_name = str_dup(own->arena, upload->spool_name);
    b->path = str_z(own->arena, str_from(path));
    import_plan_read(own, kind, b->upload.spool_name, &b->plan);
    b->plan.repeats = repeats;
    b->plan.tick = tick;
    b->plan.tick_arg = b;
    return task_start(ctx, own, bring, b);
}

void import_wait(struct ctx *ctx, const struct import_upload *upload, unsigned timeout_ms)
{
    const struct timespec pause = {.tv_nsec = POLL_MS * 1000000L};
    struct import_progress now;

    for (unsigned ms = 0; ms < timeout_ms; ms += POLL_MS) {
        import_run_state(ctx, upload->spool_name, &now);
        if (now.state != IMPORT_RUN_ON)
            return;
        nanosleep(&pause, NULL);
    }
}
