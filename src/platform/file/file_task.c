// SPDX-License-Identifier: MulanPSL-2.0
/* Reading texts and turning old forms into new ones, each in a worker. */
#include "platform/file/file_task.h"
#include "base/utf8.h"
#include <unistd.h>

enum { CONVERT_SECONDS = 90, CONVERT_MIB = 64 };

/* ---------------------------------------------------------------- in the worker */

enum status file_text_run(struct worker_io *io)
{
    const enum file_type type = file_type_parse(worker_arg(io, "type"));
    const char *path = str_printf(io->arena, "/proc/self/fd/%d", io->in).ptr;
    struct str text;
    bool cut;

    TRY(file_text(io->arena, &io->err, path, type, FILE_TEXT_BYTES_MAX, &text, &cut));
    TRY(worker_write(io, cut ? "+" : "=", 1));
    return worker_write(io, text.ptr, text.len);
}

/* ---------------------------------------------------------------- asking for it */

static enum status pdf_text(struct ctx *ctx, const char *path, unsigned seconds, struct str *out,
                            bool *out_cut)
{
    static const char *const ARGV[] = {"pdftotext", "-q",     "-enc", "UTF-8", "-l",
                                       "500",       "in.pdf", "-",    NULL};
    const struct worker_call call = {.input_path = path,
                                     .input_name = "in.pdf",
                                     .limits = {.seconds = seconds, .output_mib = 32}};
    struct str text = S("");

    TRY(worker_program(ctx, ARGV, &call, &text));
    text = file_text_tidy(ctx->arena, text);
    *out_cut = text.len > FILE_TEXT_BYTES_MAX;
    text.len = utf8_clip(text.ptr, text.len, FILE_TEXT_BYTES_MAX);
    *out = text;
    return ST_OK;
}

enum status file_task_text(struct ctx *ctx, const char *path, enum file_type type, unsigned seconds,
                           struct str *out, bool *out_cut)
{
    const struct worker_arg args[] = {{"type", str_from(file_kind(type)->word)}};
    const struct worker_call call = {.input_path = path,
                                     .args = args,
                                     .args_count = COUNT(args),
                                     .limits = {.seconds = seconds, .memory_mib = 512}};
    struct str got = S("");

    if (type == FILE_PDF)
        return pdf_text(ctx, path, seconds, out, out_cut);
    if (!file_text_reads(type))
        return fail(&ctx->err, ST_NOT_FOUND, "file.no_text", NULL);
    TRY(worker_run(ctx, FILE_TEXT_TASK, &call, &got));
    if (got.len == 0)
        return fail(&ctx->err, ST_INTERNAL, "file.broken", NULL);
    *out_cut = got.ptr[0] == '+';
    *out = (struct str){got.ptr + 1, got.len - 1};
    return ST_OK;
}

enum status file_task_thumb(struct ctx *ctx, const char *path, struct str *out)
{
    const struct worker_call call = {
        .input_path = path, .limits = {.seconds = 20, .memory_mib = 1024, .output_mib = 1}};

    return worker_run(ctx, FILE_THUMB_TASK, &call, out);
}

enum status file_task_photo(struct ctx *ctx, const char *path, struct str *out)
{
    const struct worker_call call = {
        .input_path = path, .limits = {.seconds = 20, .memory_mib = 1024, .output_mib = 8}};

    return worker_run(ctx, FILE_PHOTO_TASK, &call, out);
}

bool file_task_converts(enum file_type type)
{
    static const char *const PARTS[FILE_TYPES] = {
        [FILE_DOC] = "sw", [FILE_XLS] = "sc", [FILE_PPT] = "sd"};
    char path[80];

    if (PARTS[type] == NULL || !worker_has_program("soffice"))
        return false;
    snprintf(path, sizeof path, "/usr/lib/libreoffice/program/lib%slo.so", PARTS[type]);
    return access(path, R_OK) == 0;
}

enum status file_task_convert(struct ctx *ctx, const char *path, enum file_type type,
                              struct str *out)
{
    const struct file_kind *kind = file_kind(type);
    const char *const argv[] = {"soffice",
                                "--headless",
                                "--norestore",
                                "--convert-to",
                                kind->new_form,
                                "--outdir",
                                "{dir}",
                                str_printf(ctx->arena, "in.%s", kind->word).ptr,
                                NULL};
    const struct worker_call call = {
        .input_path = path,
        .input_name = argv[7],
        .output_name = str_printf(ctx->arena, "in.%s", kind->new_form).ptr,
        .limits = {.seconds = CONVERT_SECONDS, .output_mib = CONVERT_MIB},
    };

    ASSERT(kind->new_form != NULL);
    return worker_program(ctx, argv, &call, out);
}
