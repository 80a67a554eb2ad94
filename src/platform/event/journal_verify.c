// SPDX-License-Identifier: MulanPSL-2.0
/* The verification of whole journals, and the heads that were kept. */
#include "platform/event/journal_store.h"
#include "platform/event/verify_internal.h"
#include "platform/kept.h"
#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <unistd.h>

enum { FAULTS_SHOWN = 200, HEADS_MAX = 20000 };

void verify_fault(struct verify *v, const char *fmt, ...)
{
    char line[512];
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(line, sizeof line, fmt, ap);
    va_end(ap);
    if (v->result->faults++ < FAULTS_SHOWN)
        buf_printf(v->report, "congress %" PRId64 ": %s\n", v->ctx->congress_id, line);
}

/* ---------------------------------------------------------------- kept heads */

static void add_head(struct verify *v, int64_t count, struct str hex, struct str where)
{
    struct kept_head *h = &v->heads[v->heads_count];

    if (v->heads_count == HEADS_MAX)
        return;
    *h = (struct kept_head){.count = count, .where = where};
    if (hex.len == JOURNAL_HEX_SIZE - 1 && str_unhex(hex, h->chain, SM3_BYTES) == SM3_BYTES)
        v->heads_count++;
    else
        verify_fault(v, "head kept in " STR_FMT ": its chain is not %d hexadecimal digits",
                     STR_ARG(where), JOURNAL_HEX_SIZE - 1);
}

static enum status heads_in_table(struct verify *v)
{
    struct rows r;

    TRY(DB_ROWS(v->ctx, &r,
                "SELECT id, chain, head_on FROM journal_head WHERE congress_id = :congress"
                " ORDER BY id LIMIT :limit",
                B_INT("congress", v->ctx->congress_id), B_INT("limit", HEADS_MAX)));
    arr_each (i, r.count) {
        const struct str chain = cell_text(&r, i, 1);

        add_head(
            v, cell_int(&r, i, 0), str_hex(v->ctx->arena, chain.ptr, chain.len),
            str_printf(v->ctx->arena, "journal_head of " STR_FMT, STR_ARG(cell_text(&r, i, 2))));
    }
    return ST_OK;
}

static void head_in_file(struct verify *v, const char *dir, const char *name)
{
    const struct str where = str_printf(v->ctx->arena, "%s/%s", dir, name);
    const int fd = open(where.ptr, O_RDONLY | O_CLOEXEC);
    struct str text, count, chain;
    char bytes[160];
    ssize_t n;
    int64_t number;

    n = fd >= 0 ? read(fd, bytes, sizeof bytes) : -1;
    if (fd >= 0)
        close(fd);
    text = str_trim((struct str){bytes, n > 0 ? (size_t)n : 0});
    if (n <= 0 || !str_cut(&text, ' ', &count) || !str_cut(&text, ' ', &chain) ||
        !str_to_int(count, &number))
        verify_fault(v, "head kept in " STR_FMT " cannot be read", STR_ARG(where));
    else
        add_head(v, number, str_dup(v->ctx->arena, chain), where);
}

static void heads_in_files(struct verify *v)
{
    const struct str dir = str_printf(v->ctx->arena, "%s/heads", v->ctx->app->config.data_dir);
    const struct str mine = str_printf(v->ctx->arena, "%" PRId64 "-", v->ctx->congress_id);
    const struct dirent *entry;
    DIR *d = opendir(dir.ptr);

    db_beside(v->ctx);
    while (d != NULL && (entry = readdir(d)) != NULL) {
        const struct str name = str_from(entry->d_name);

        if (str_starts(name, mine) && str_ends(name, S(".txt")))
            head_in_file(v, dir.ptr, entry->d_name);
    }
    if (d != NULL)
        closedir(d);
}

/* ---------------------------------------------------------------- one congress, all congresses */

static enum status verify_congress(struct verify *v, const struct journal_check *what)
{
    const struct journal_result before = *v->result;
    struct journal_head head;

    v->heads = arena_array(v->ctx->arena, HEADS_MAX, struct kept_head);
    v->heads_count = 0;
    TRY(heads_in_table(v));
    heads_in_files(v);
    if (what->head_chain != NULL && v->ctx->congress_id == v->home)
        add_head(v, what->head_count, str_from(what->head_chain), S("--head"));
    TRY(verify_unsealed(v));
    TRY(verify_chain(v));
    TRY(verify_loose(v));
    TRY(verify_tables(v));
    TRY(journal_head(v->ctx, &head));
    buf_printf(v->report,
               "congress %" PRId64 ": %" PRId64 " events, %" PRId64
               " rows, %zu kept heads, %" PRId64 " faults; head %" PRId64 ":%s\n",
               v->ctx->congress_id, v->result->events - before.events,
               v->result->rows - before.rows, v->heads_count, v->result->faults - before.faults,
               head.count, head.chain);
    return ST_OK;
}

/* The next congress that a head was kept of, in a file or by the caller: of its rows nothing may be
 * left. */
static int64_t next_with_head(const struct verify *v, const struct journal_check *what,
                              int64_t after)
{
    const struct str dir = str_printf(v->ctx->arena, "%s/heads", v->ctx->app->config.data_dir);
    int64_t least = what->head_chain != NULL && v->home > after ? v->home : JOURNAL_NO_CONGRESS;
    const struct dirent *entry;
    DIR *d = opendir(dir.ptr);

    while (d != NULL && (entry = readdir(d)) != NULL) {
        struct str name = str_from(entry->d_name), number;
        int64_t id;

        if (str_ends(name, S(".txt")) && str_cut(&name, '-', &number) && str_to_int(number, &id) &&
            id > after && id < least)
            least = id;
    }
    if (d != NULL)
        closedir(d);
    return least;
}

/* The next congress that any table has rows of: a row put behind the program's back may be of one
 * that has no event. */
static enum status next_congress(const struct verify *v, const struct journal_check *what,
                                 int64_t after, int64_t *out)
{
    static const char *const OWN[] = {"event",        "event_row",    "event_unsealed",
                                      "journal_seal", "journal_head", NULL};
    int64_t least = next_with_head(v, what, after), id;

    for (size_t m = 0; MODULES[m] != NULL; m++) {
        const char *const *tables = MODULES[m] == &event_module ? OWN : MODULES[m]->tables;

        for (; tables != NULL && *tables != NULL; tables++) {
            TRY(journal_store_next_congress(v->ctx, *tables, after, &id));
            least = id < least ? id : least;
        }
    }
    *out = least;
    return ST_OK;
}

static enum status verify_all(struct verify *v, const struct journal_check *what)
{
    int64_t id = INT64_MIN;

    for (;;) {
        const struct arena_mark mark = arena_mark(v->ctx->arena);

        TRY(next_congress(v, what, id, &id));
        if (id == JOURNAL_NO_CONGRESS)
            return ST_OK;
        v->ctx->congress_id = id;
        TRY(verify_congress(v, what));
        arena_reset(v->ctx->arena, mark);
    }
}

enum status journal_verify(struct ctx *ctx, const struct journal_check *what, struct buf *report,
                           struct journal_result *out)
{
    /* An arena of its own, emptied after each batch; the report lives in the caller's. */
    struct ctx *own = ctx_open_system(ctx->app, ctx->congress_id);
    struct verify v = {.ctx = own, .home = ctx->congress_id, .report = report, .result = out};
    enum status st;

    *out = (struct journal_result){0};
    own->now = ctx->now;
    st = journal_store_analyze(own, true);
    if (st == ST_OK)
        st = what->all ? verify_all(&v, what) : verify_congress(&v, what);
    ctx->err = own->err;
    ctx_close(own);
    if (st == ST_OK && out->faults > FAULTS_SHOWN)
        buf_printf(report, "and %" PRId64 " more faults\n", out->faults - FAULTS_SHOWN);
    return st;
}
