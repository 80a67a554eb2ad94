// SPDX-License-Identifier: MulanPSL-2.0
/* What somebody has said about a waiting file, in a file beside it: as private, gone with it. One
 * line each, fields parted by tabs: "a heading column", "p row column value", "x row". */
#include "base/arena_limit.h"
#include "platform/import/import_header.h"
#include "platform/import/import_spool.h"
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { PLAN_BYTES_MAX = 8 * 1024 * 1024 };

/* ---- writing ---- */

static void put(struct buf *b, struct str s)
{
    arr_each (i, s.len) {
        const char c = s.ptr[i];

        if (c == '\t' || c == '\n' || c == '\\')
            buf_printf(b, "\\%c", c == '\t' ? 't' : c == '\n' ? 'n' : '\\');
        else
            buf_char(b, c);
    }
}

static struct str plan_text(struct arena *a, const struct import_plan *plan)
{
    struct buf b = buf_new(a, 0);

    arr_each (i, plan->aliases_count) {
        buf_z(&b, "a\t");
        put(&b, plan->aliases[i].heading);
        buf_printf(&b, "\t%s\n", plan->aliases[i].column != NULL ? plan->aliases[i].column : "");
    }
    arr_each (i, plan->patches_count) {
        const struct import_patch *p = &plan->patches[i];

        buf_printf(&b, "%s\t%zu", p->column != NULL ? "p" : "x", p->row);
        if (p->column != NULL) {
            buf_printf(&b, "\t%s\t", p->column);
            put(&b, p->value);
        }
        buf_z(&b, "\n");
    }
    return buf_view(&b);
}

static int by_row(const void *a, const void *b)
{
    const struct import_patch *x = a, *y = b;

    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return (x->column == NULL) - (y->column == NULL);
}

static bool write_all(const char *path, struct str text)
{
    const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    size_t done = 0;
    bool good;

    if (fd < 0)
        return false;
    while (done < text.len) {
        const ssize_t put_bytes = write(fd, text.ptr + done, text.len - done);

        if (put_bytes <= 0)
            break;
        done += (size_t)put_bytes;
    }
    good = done == text.len;
    return close(fd) == 0 && good;
}

enum status import_plan_keep(struct ctx *ctx, struct str name, const struct import_plan *plan)
{
    struct import_patch *sorted = arena_array(ctx->arena, plan->patches_count, struct import_patch);
    struct import_plan in = *plan;
    const char *path = import_spool_beside(ctx, name, "plan");
    const char *fresh = import_spool_beside(ctx, name, "fresh");
    struct str text;

    if (plan->patches_count > 0) {
        memcpy(sorted, plan->patches, plan->patches_count * sizeof *sorted);
        qsort(sorted, plan->patches_count, sizeof *sorted, by_row);
    }
    in.patches = sorted;
    text = plan_text(ctx->arena, &in);
    if (text.len > PLAN_BYTES_MAX)
        return fail(&ctx->err, ST_INVALID, "import.too_many_fixes", NULL);
    if (!write_all(fresh, text) || rename(fresh, path) != 0)
        return fail_detail(&ctx->err, ST_INTERNAL, "import.spool", "%s", strerror(errno));
    return ST_OK;
}

/* ---- reading: our own bytes, but what makes no sense is passed over ---- */

static struct str unput(struct arena *a, struct str s)
{
    char *text = arena_alloc(a, s.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];

        if (c == '\\' && i + 1 < s.len) {
            c = s.ptr[++i];
            c = (char)(c == 't' ? '\t' : c == 'n' ? '\n' : c);
        }
        text[len++] = c;
    }
    return (struct str){text, len};
}

static const char *column_named(const struct import_kind *kind, struct str name)
{
    return kind->columns[import_column_at(kind, name.len > 0 ? name.ptr : "")].name;
}

static void read_line(struct arena *a, const struct import_kind *kind, struct str line,
                      struct import_plan *plan, struct import_alias *aliases,
                      struct import_patch *patches)
{
    struct str word, first, column = S("");
    int64_t row = 0;

    (void)str_cut(&line, '\t', &word);
    (void)str_cut(&line, '\t', &first);
    (void)str_cut(&line, '\t', &column);
    column = str_dup(a, column);
    if (str_eqz(word, "a")) {
        aliases[plan->aliases_count++] =
            (struct import_alias){unput(a, first), column_named(kind, column)};
        return;
    }
    if (!str_to_int(first, &row) || row <= 0)
        return;
    if (str_eqz(word, "x"))
        patches[plan->patches_count++] = (struct import_patch){.row = (size_t)row};
    else if (column_named(kind, column) != NULL)
        patches[plan->patches_count++] =
            (struct import_patch){(size_t)row, column_named(kind, column), unput(a, line)};
}

static void close_file(void *f)
{
    if (f != NULL)
        (void)fclose(f);
}

static struct str read_all(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "rbe");
    struct owed owed = {0};
    struct buf b = buf_new(a, PLAN_BYTES_MAX + 1);
    char block[4096];
    size_t got;

    arena_owe(&owed, close_file, f);
    while (f != NULL && (got = fread(block, 1, sizeof block, f)) > 0)
        buf_put(&b, block, got);
    arena_settled(&owed);
    close_file(f);
    return buf_view(&b);
}

void import_plan_read(struct ctx *ctx, const struct import_kind *kind, struct str name,
                      struct import_plan *out)
{
    struct str text = read_all(ctx->arena, import_spool_beside(ctx, name, "plan")), line;
    struct import_alias *aliases;
    struct import_patch *patches;
    size_t lines = 0;

    arr_each (i, text.len)
        lines += text.ptr[i] == '\n';
    aliases = arena_array(ctx->arena, lines + 1, struct import_alias);
    patches = arena_array(ctx->arena, lines + 1, struct import_patch);
    *out = (struct import_plan){.aliases = aliases, .patches = patches};
    while (str_cut(&text, '\n', &line))
        if (line.len > 0)
            read_line(ctx->arena, kind, line, out, aliases, patches);
}
