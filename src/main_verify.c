// SPDX-License-Identifier: MulanPSL-2.0
/* renda verify report FILE: for anybody who has the file, with or without an installation. */
#include "main_verify.h"
#include "modules/modules.h"
#include "modules/report/report.h"
#include <string.h>

enum { FILE_MAX = 64 << 20, REPORT_MAX = 4 << 20, CHUNK = 1 << 16 };

static enum status read_file(struct arena *a, const char *path, struct str *out, struct err *err)
{
    struct buf to = buf_new(a, FILE_MAX);
    char chunk[CHUNK];
    FILE *f = fopen(path, "rb");
    size_t got;

    if (f == NULL)
        return fail_detail(err, ST_NOT_FOUND, "report.err.no_file", "%s", path);
    while (!to.overflow && (got = fread(chunk, 1, sizeof(chunk), f)) > 0)
        buf_put(&to, chunk, got);
    fclose(f);
    if (to.overflow)
        return fail_detail(err, ST_INVALID, "report.err.file", "more than %d bytes", FILE_MAX);
    *out = buf_view(&to);
    return ST_OK;
}

/* The journal and the records of the congress that the file names. */
static enum status look_here(const struct options *o, struct str bytes, struct buf *report,
                             struct report_verdict *verdict, struct err *err)
{
    struct app app;
    struct ctx *ctx;
    enum status st;

    TRY(open_migrated(&app, o, err));
    ctx = ctx_open_system(&app, 0);
    st = modules_choose_congress(ctx, str_z(o->arena, verdict->congress));
    if (st == ST_OK)
        st = report_verify_here(ctx, bytes, report, verdict);
    *err = ctx->err;
    ctx_close(ctx);
    app_close(&app);
    return st;
}

static int say(const struct report_verdict *v, const struct buf *report)
{
    printf(STR_FMT, STR_ARG(buf_view(report)));
    printf("SM3 " STR_FMT "\n", STR_ARG(v->hash));
    if (v->faults == 0) {
        printf("sound: " STR_FMT ", %zu figures, %zu rows\n", STR_ARG(v->title), v->figures,
               v->rows);
        return EXIT_DONE;
    }
    fprintf(stderr,
            "renda verify report: %zu faults; compare the SM3 with the one on the public page\n",
            v->faults);
    return EXIT_FAILED;
}

int run_verify_report(struct options *o)
{
    struct report_verdict verdict = {0};
    struct buf report;
    struct arena *arena;
    struct err err = {0};
    struct str bytes = S("");
    int code;

    if (o->argc != 3) {
        fprintf(stderr, "renda verify report: say renda verify report FILE\n");
        return EXIT_USAGE;
    }
    arena = arena_open(0);
    report = buf_new(arena, REPORT_MAX);
    if (read_file(arena, o->argv[2], &bytes, &err) != ST_OK ||
        report_verify(arena, bytes, &report, &verdict, &err) != ST_OK ||
        ((o->data_dir != NULL || o->db_url != NULL) &&
         look_here(o, bytes, &report, &verdict, &err) != ST_OK))
        code = complain("verify report", &err);
    else
        code = say(&verdict, &report);
    arena_close(arena);
    return code;
}
