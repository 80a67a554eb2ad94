// SPDX-License-Identifier: MulanPSL-2.0
/* Writes the sample papers into a directory: paper_make DIR. For looking at them by eye. */
#include "paper_samples.h"
#include "platform/app.h"
#include "platform/worker.h"

static const struct worker_task TASKS[] = {{PAPER_PDF_TASK, paper_pdf_run}, {0}};

static const struct {
    const char *name;
    struct paper *(*make)(struct arena *);
} SAMPLES[] = {
    {"official", sample_official}, {"letter", sample_letter}, {"minutes", sample_minutes},
    {"sheet", sample_sheet},       {"form", sample_form},     {"lines", sample_lines},
};

static bool save(struct arena *a, const char *dir, const char *name, const char *suffix,
                 struct str bytes)
{
    FILE *f = fopen(str_z(a, str_printf(a, "%s/%s%s", dir, name, suffix)), "wb");
    const bool done = f != NULL && fwrite(bytes.ptr, 1, bytes.len, f) == bytes.len;

    return f != NULL && fclose(f) == 0 && done;
}

int main(int argc, char **argv)
{
    struct app app = {0};
    struct ctx ctx = {.arena = arena_open(0), .app = &app};
    struct str bytes;

    if (argc == 4 && strcmp(argv[1], "worker") == 0)
        worker_child(TASKS);
    if (argc != 2 || worker_pool_open(argv[1], 2, NULL, &app.worker, &ctx.err) != ST_OK)
        return 2;
    arr_each (i, COUNT(SAMPLES)) {
        struct paper *p = SAMPLES[i].make(ctx.arena);

        if (paper_pdf(&ctx, p, &bytes) != ST_OK ||
            !save(ctx.arena, argv[1], SAMPLES[i].name, ".pdf", bytes) ||
            paper_docx(p, &ctx.err, &bytes) != ST_OK ||
            !save(ctx.arena, argv[1], SAMPLES[i].name, ".docx", bytes)) {
            printf("%s: %s %s\n", SAMPLES[i].name, ctx.err.key, ctx.err.detail);
            return 1;
        }
    }
    worker_pool_close(app.worker);
    arena_close(ctx.arena);
    return 0;
}
