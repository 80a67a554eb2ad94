// SPDX-License-Identifier: MulanPSL-2.0
/* Joining PDFs: qpdf looks at each, joins them, and lays the whole under the pages that our own
 * worker has drawn (contents, page numbers, bookmarks). */
#include "platform/paper_pack.h"
#include "platform/worker.h"

enum { SECONDS = 60, MIB = 512, PAGES_MAX = 5000 };

static const struct worker_limits LIMITS = {.seconds = SECONDS, .output_mib = MIB};

bool paper_pack_works(void)
{
    return worker_has_program("qpdf");
}

static bool has_pdf(const struct paper_part *p)
{
    return p->path != NULL || p->bytes.len != 0;
}

/* ---------------------------------------------------------------- looking */

static enum status ask_qpdf(struct ctx *ctx, const struct paper_part *part, const char *what,
                            struct str *out)
{
    const char *const argv[] = {"qpdf", "--warning-exit-0", what, "in.pdf", NULL};
    const struct worker_call call = {
        .input = part->bytes, .input_path = part->path, .input_name = "in.pdf", .limits = LIMITS};

    return worker_program(ctx, argv, &call, out);
}

enum status paper_pack_look(struct ctx *ctx, const struct paper_part *part, unsigned *out_pages)
{
    struct str text = S("");
    int64_t pages = 0;
    enum status st = ask_qpdf(ctx, part, "--show-npages", &text);

    if (st == ST_OK && str_to_int(str_trim(text), &pages) && pages > 0 && pages <= PAGES_MAX) {
        *out_pages = (unsigned)pages;
        return ST_OK;
    }
    if (st != ST_OK && st != ST_INVALID)
        return st;
    /* It ends well only where a password is wanted. */
    ctx->err = (struct err){0};
    st = ask_qpdf(ctx, part, "--requires-password", &text);
    ctx->err = (struct err){0};
    (void)fail(&ctx->err, ST_INVALID, st == ST_OK ? "paper.pack_locked" : "paper.pack_damaged",
               NULL);
    snprintf(ctx->err.arg, sizeof ctx->err.arg, "%.*s",
             (int)(part->title.len < 90 ? part->title.len : 0), part->title.ptr);
    return ST_INVALID;
}

/* ---------------------------------------------------------------- joining */

struct packing {
    struct ctx *ctx;
    const struct paper_part *parts;
    size_t count, joined;
    unsigned *first; /* of each part: its first page in the joined file, from 1; 0 none */
    unsigned pages;
};

static enum status look_all(struct packing *p)
{
    arr_each (i, p->count) {
        unsigned pages = 0;

        if (!has_pdf(&p->parts[i]))
            continue;
        TRY(paper_pack_look(p->ctx, &p->parts[i], &pages));
        p->first[i] = p->pages + 1;
        p->pages += pages;
        p->joined++;
        if (p->pages > PAGES_MAX)
            return fail(&p->ctx->err, ST_INVALID, "paper.pack_long", NULL);
    }
    return ST_OK;
}

static enum status join(struct packing *p, struct str *out)
{
    struct arena *a = p->ctx->arena;
    const char **argv = arena_array(a, p->joined + 8, const char *);
    struct worker_file *files = arena_array(a, p->joined, struct worker_file);
    struct worker_call call = {.files = files, .output_name = "out.pdf", .limits = LIMITS};
    size_t n = 0, k = 0;

    argv[n++] = "qpdf";
    argv[n++] = "--warning-exit-0";
    argv[n++] = "--empty";
    argv[n++] = "--pages";
    arr_each (i, p->count) {
        if (!has_pdf(&p->parts[i]))
            continue;
        files[k] = (struct worker_file){.name = str_printf(a, "part%zu.pdf", k).ptr,
                                        .path = p->parts[i].path,
                                        .bytes = p->parts[i].bytes};
        argv[n++] = files[k++].name;
    }
    argv[n++] = "--";
    argv[n++] = "out.pdf";
    call.files_count = k;
    return worker_program(p->ctx, argv, &call, out);
}

/* ---------------------------------------------------------------- our own pages */

/* "Page    3 size: 841.89 x 595.28 pts (A4)", "Page    3 rot:  90" */
static void put_sizes(struct packing *p, struct str info, struct buf *out)
{
    double(*sizes)[2] = arena_alloc(p->ctx->arena, (p->pages + 1) * sizeof *sizes);
    struct str line;

    while (str_cut(&info, '\n', &line)) {
        const char *z = str_z(p->ctx->arena, line);
        double w, h;
        unsigned n;
        int turn;

        if (sscanf(z, "Page %u size: %lf x %lf", &n, &w, &h) == 3 && n > 0 && n <= p->pages) {
            sizes[n - 1][0] = w;
            sizes[n - 1][1] = h;
        } else if (sscanf(z, "Page %u rot: %d", &n, &turn) == 2 && n > 0 && n <= p->pages &&
                   turn % 180 != 0) {
            w = sizes[n - 1][0];
            sizes[n - 1][0] = sizes[n - 1][1];
            sizes[n - 1][1] = w;
        }
    }
    for (unsigned i = 0; i < p->pages; i++)
        buf_printf(out, "P %.2f %.2f\n", sizes[i][0], sizes[i][1]);
}

static enum status sizes_of(struct packing *p, struct str joined, struct buf *out)
{
    const char *const argv[] = {
        "pdfinfo", "-f", "1", "-l", str_printf(p->ctx->arena, "%u", p->pages).ptr, "in.pdf", NULL};
    const struct worker_call call = {
        .input = joined, .input_name = "in.pdf", .limits = {.seconds = SECONDS}};
    struct str info = S("");

    if (p->pages == 0)
        return ST_OK;
    if (worker_has_program("pdfinfo"))
        TRY(worker_program(p->ctx, argv, &call, &info));
    put_sizes(p, info, out);
    return ST_OK;
}

/* One line each: titles come from people, a line end in them would begin another. */
static void put_line(struct buf *out, const char *head, struct str text)
{
    buf_z(out, head);
    arr_each (i, text.len)
        buf_char(out, (char)(text.ptr[i] == '\n' || text.ptr[i] == '\r' ? ' ' : text.ptr[i]));
    buf_char(out, '\n');
}

static enum status shell(struct packing *p, struct str title, struct str subtitle,
                         struct str joined, struct str *out)
{
    struct buf b = buf_new(p->ctx->arena, 0);
    struct worker_call call = {.limits = {.seconds = SECONDS}};

    put_line(&b, "T ", title);
    put_line(&b, "S ", subtitle);
    arr_each (i, p->count) {
        char head[48];

        snprintf(head, sizeof head, "E %u %u ", p->parts[i].level, p->first[i]);
        put_line(&b, head, p->parts[i].title);
        if (p->parts[i].note.len != 0)
            put_line(&b, "N ", p->parts[i].note);
    }
    TRY(sizes_of(p, joined, &b));
    call.input = buf_view(&b);
    return worker_run(p->ctx, PAPER_PACK_TASK, &call, out);
}

/* The joined papers under our pages; the contents stand before them. */
static enum status lay_under(struct packing *p, struct str ours, struct str joined, struct str *out)
{
    const struct paper_part top = {.bytes = ours};
    const struct worker_file files[] = {{.name = "joined.pdf", .bytes = joined}};
    struct worker_call call = {.input = ours,
                               .input_name = "ours.pdf",
                               .output_name = "out.pdf",
                               .files = files,
                               .files_count = 1,
                               .limits = LIMITS};
    unsigned all;
    const char *argv[] = {
        "qpdf", "--warning-exit-0", "ours.pdf", "out.pdf", "--underlay", "joined.pdf",
        NULL,   "--from=1-z",       "--",       NULL};

    TRY(paper_pack_look(p->ctx, &top, &all));
    ASSERT(all > p->pages);
    argv[6] = str_printf(p->ctx->arena, "--to=%u-z", all - p->pages + 1).ptr;
    return worker_program(p->ctx, argv, &call, out);
}

enum status paper_pack(struct ctx *ctx, struct str title, struct str subtitle,
                       const struct paper_part *parts, size_t count, struct str *out)
{
    struct packing p = {.ctx = ctx, .parts = parts, .count = count};
    struct str joined = S(""), ours = S("");

    if (count > PAPER_PACK_PARTS)
        return fail(&ctx->err, ST_INVALID, "paper.pack_long", NULL);
    p.first = arena_array(ctx->arena, count, unsigned);
    TRY(look_all(&p));
    if (p.joined > 0)
        TRY(join(&p, &joined));
    TRY(shell(&p, title, subtitle, joined, &ours));
    if (p.joined == 0) {
        *out = ours;
        return ST_OK;
    }
    return lay_under(&p, ours, joined, out);
}

enum status paper_join(struct ctx *ctx, const struct paper_part *parts, size_t count,
                       struct str *out)
{
    struct packing p = {.ctx = ctx, .parts = parts, .count = count, .joined = count};

    if (!paper_pack_works())
        return fail(&ctx->err, ST_RULE, "paper.pack_no_program", NULL);
    if (count > PAPER_PACK_PARTS)
        return fail(&ctx->err, ST_INVALID, "paper.pack_long", NULL);
    return join(&p, out);
}
