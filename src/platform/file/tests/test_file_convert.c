// SPDX-License-Identifier: MulanPSL-2.0
/* An old document (tests/old.doc, made by LibreOffice from two invented lines) becomes a new one,
 * in the jail of the workers. */
#include "base/tap.h"
#include "platform/app.h"
#include "platform/file/file_task.h"
#include <unistd.h>

const struct module *const MODULES[] = {NULL};

static void convert(struct ctx *ctx, const char *dir)
{
    const char *path = str_printf(ctx->arena, "%s/new", dir).ptr;
    struct err err = {.key = NULL};
    struct str got = S(""), text = S("");
    bool cut;
    FILE *f;

    if (file_task_convert(ctx, OLD_DOC, FILE_DOC, &got) != ST_OK)
        printf("# %s %s\n", ctx->err.key, ctx->err.detail);
    EQ_INT(file_facts_of(got).type, FILE_DOCX, "a DOC becomes a DOCX");
    f = fopen(path, "w");
    ASSERT(f != NULL && fwrite(got.ptr, 1, got.len, f) == got.len && fclose(f) == 0);
    EQ_INT(file_text(ctx->arena, &err, path, FILE_DOCX, 1000, &text, &cut), ST_OK, "and is read");
    EQ_STR(text, "柳河村便桥 旧格式文档\n第二行", "with its text");
    EQ_INT(file_task_convert(ctx, path, FILE_DOC, &got) == ST_OK &&
               file_facts_of(got).type != FILE_DOCX,
           false, "whatever comes out is a DOCX or a refusal");
    unlink(path);
}

int main(int argc, char **argv)
{
    static const struct worker_task NONE[] = {{0}};
    char dir[] = "/tmp/renda-convert-XXXXXX";
    struct app app = {.config = {.data_dir = dir}};
    struct arena *arena = arena_open(0);
    struct ctx *ctx = arena_new(arena, struct ctx);
    struct err err;

    if (argc == 4 && strcmp(argv[1], "worker") == 0)
        worker_child(NONE);
    if (!file_task_converts(FILE_DOC)) {
        printf("ok 1 - # SKIP LibreOffice Writer is not installed\n1..1\n");
        return 0;
    }
    ASSERT(mkdtemp(dir) != NULL);
    ASSERT(worker_pool_open(str_printf(arena, "%s/worker", dir).ptr, 1, NULL, &app.worker, &err) ==
           ST_OK);
    ctx->arena = arena;
    ctx->app = &app;
    convert(ctx, dir);
    worker_pool_close(app.worker);
    rmdir(str_printf(arena, "%s/worker", dir).ptr);
    rmdir(dir);
    arena_close(arena);
    return tap_done();
}
