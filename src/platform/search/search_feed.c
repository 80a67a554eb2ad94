// SPDX-License-Identifier: MulanPSL-2.0
/* Keeping the index up with the records: what an event has written is loaded anew as it is now, so
 * that order and repetition of events do not matter. */
#include "platform/search/search_feed.h"
#include "base/utf8.h"
#include "platform/db.h"
#include "platform/log.h"
#include "platform/search/search_store.h"

/* CHUNK_CHARS: positions of a tsvector end at 16,383. */
enum { CHUNK_CHARS = 8000, CHUNKS_MAX = 64, BATCH = 40, PAGE = 200, WAITING = 2000 };

/* ---------------------------------------------------------------- rows of a document */

static void put_keys(struct buf *b, const char *sign, const struct str *at, size_t count)
{
    arr_each (i, count)
        buf_printf(b, " =%s." STR_FMT, sign, STR_ARG(at[i]));
}

/* Everything the index is asked for apart from words. */
static struct str keys_of(struct ctx *ctx, const struct search_source *source,
                          const struct search_doc *d)
{
    struct buf b = buf_new(ctx->arena, 0);

    buf_printf(&b, "=c.%lld =k.%s =y.%d", (long long)ctx->congress_id, source->kind, d->day.year);
    if (memchr(d->part.ptr != NULL ? d->part.ptr : "", ':', d->part.len) == NULL)
        buf_z(&b, " =m");
    if (d->organ_id != 0)
        buf_printf(&b, " =o.%lld", (long long)d->organ_id);
    if (d->state.len != 0)
        buf_printf(&b, " =s.%s." STR_FMT, source->kind, STR_ARG(d->state));
    put_keys(&b, "a", d->audience, d->audience_count);
    put_keys(&b, "x", d->except, d->except_count);
    return buf_view(&b);
}

/* The part of the body for one chunk; what is past the last is not searched. */
static struct str chunk_of(struct str *rest)
{
    const struct str chunk = {rest->ptr, utf8_clip_chars(rest->ptr, rest->len, CHUNK_CHARS)};

    rest->ptr += chunk.len;
    rest->len -= chunk.len;
    return chunk;
}

static bool same(const struct search_row *a, const struct search_row *b)
{
    return str_eq(a->part, b->part) && a->chunk == b->chunk && str_eq(a->title, b->title) &&
           str_eq(a->body, b->body) && str_eq(a->url, b->url) && date_cmp(a->day, b->day) == 0 &&
           a->organ_id == b->organ_id && str_eq(a->state, b->state) &&
           str_eq(a->people, b->people) && str_eq(a->keys, b->keys);
}

/* What a record has in the index, and what it shall have. */
struct exchange {
    struct search_row *old;
    size_t old_count;
    bool later; /* into the index by search_store_index_waiting() */
};

static enum status put_row(struct ctx *ctx, struct exchange *x, struct search_row *row)
{
    arr_each (i, x->old_count) {
        struct search_row *old = &x->old[i];

        if (old->id == 0 || !str_eq(old->part, row->part) || old->chunk != row->chunk)
            continue;
        if (same(old, row)) {
            old->id = 0;
            return ST_OK;
        }
        TRY(search_store_delete(ctx, old));
        old->id = 0;
        break;
    }
    row->id = date_to_days(row->day) << SEARCH_DAY_SHIFT | db_new_id(ctx);
    row->indexed = !x->later;
    return search_store_insert(ctx, row);
}

static enum status put_doc(struct ctx *ctx, const struct search_source *source, int64_t record_id,
                           const struct search_doc *d, struct exchange *x)
{
    struct str rest = d->body;
    struct search_row row = {
        .kind = str_from(source->kind),
        .record_id = record_id,
        .part = d->part,
        .title = d->title,
        .url = d->url,
        .day = d->day,
        .organ_id = d->organ_id,
        .state = d->state,
        .people = d->people,
        .keys = keys_of(ctx, source, d),
    };

    ASSERT(!date_none(d->day));
    do {
        row.body = chunk_of(&rest);
        TRY(put_row(ctx, x, &row));
        row.chunk++;
    } while (rest.len != 0 && row.chunk < CHUNKS_MAX);
    return ST_OK;
}

/* A record that cannot be loaded is not shown; the rest goes on. */
static enum status load(struct ctx *ctx, const struct search_source *source, int64_t id,
                        struct search_docs *out)
{
    const struct err before = ctx->err;
    enum status st;

    *out = (struct search_docs){.arena = ctx->arena};
    st = source->load(ctx, id, out);
    if (st == ST_OK || st == ST_BUSY)
        return st;
    if (st != ST_NOT_FOUND)
        log_line(LOG_ERROR, "search.load", LOG_Z("kind", source->kind), LOG_INT("record", id),
                 LOG_STATUS(st), LOG_Z("detail", ctx->err.detail));
    ctx->err = before;
    out->count = 0;
    return ST_OK;
}

static enum status index_one(struct ctx *ctx, const struct search_source *source, int64_t id,
                             bool later)
{
    struct exchange x = {.later = later};
    struct search_docs docs;

    TRY(load(ctx, source, id, &docs));
    TRY(search_store_of_record(ctx, source->kind, id, &x.old, &x.old_count));
    arr_each (i, docs.count)
        TRY(put_doc(ctx, source, id, &docs.at[i], &x));
    arr_each (i, x.old_count)
        if (x.old[i].id != 0)
            TRY(search_store_delete(ctx, &x.old[i]));
    return ST_OK;
}

struct work {
    const struct search_source *source;
    const int64_t *ids;
    size_t count;
    bool later;
};

static enum status index_tx(struct ctx *ctx, const void *input)
{
    const struct work *w = input;

    arr_each (i, w->count) {
        const struct arena_mark mark = arena_mark(ctx->arena);

        TRY(index_one(ctx, w->source, w->ids[i], w->later));
        arena_reset(ctx->arena, mark);
    }
    return ST_OK;
}

enum status search_index(struct ctx *ctx, const struct search_source *source, const int64_t *ids,
                         size_t count)
{
    return db_tx(ctx, index_tx, &(struct work){source, ids, count, false});
}

const struct search_source *search_source_of(struct str kind)
{
    for (size_t m = 0; MODULES[m] != NULL; m++)
        for (const struct search_source *s = MODULES[m]->searches; s != NULL && s->kind != NULL;
             s++)
            if (str_eqz(kind, s->kind))
                return s;
    return NULL;
}

/* ---------------------------------------------------------------- what events touch */

/* Records gathered until there are enough for a transaction. */
struct gathering {
    struct ctx *ctx;
    const struct search_source *source;
    int64_t ids[BATCH];
    size_t count;
};

static enum status flush(struct gathering *g)
{
    const size_t count = g->count;

    g->count = 0;
    return count != 0 ? search_index(g->ctx, g->source, g->ids, count) : ST_OK;
}

static enum status gather(struct gathering *g, int64_t id)
{
    if (id <= 0)
        return ST_OK;
    arr_each (i, g->count)
        if (g->ids[i] == id)
            return ST_OK;
    g->ids[g->count++] = id;
    return g->count == BATCH ? flush(g) : ST_OK;
}

static bool has_table(const struct search_source *s, struct str table)
{
    for (size_t i = 0; s->tables != NULL && s->tables[i] != NULL; i++)
        if (str_eqz(table, s->tables[i]))
            return true;
    return false;
}

static enum status gather_touched(struct gathering *g, const struct search_written *w)
{
    int64_t after = 0;

    for (bool more = g->source->touched != NULL; more;) {
        int64_t *ids = NULL;
        size_t count = 0;

        TRY(g->source->touched(g->ctx, w->table, w->id, after, PAGE, &ids, &count));
        arr_each (i, count)
            TRY(gather(g, ids[i]));
        more = count == PAGE;
        after = count != 0 ? ids[count - 1] : after;
    }
    return ST_OK;
}

static enum status gather_row(struct gathering *g, const struct search_written *w)
{
    if (has_table(g->source, w->table))
        TRY(gather(g, w->id));
    return gather_touched(g, w);
}

/* What the event has written, read once for all sources. */
static enum status gather_written(struct gathering *all, size_t sources, struct ctx *ctx,
                                  int64_t event_id)
{
    struct search_written *rows;
    size_t count;
    int64_t after = 0;

    do {
        const struct arena_mark mark = arena_mark(ctx->arena);

        TRY(search_store_written(ctx, event_id, after, PAGE, &rows, &count));
        arr_each (i, count)
            arr_each (k, sources)
                TRY(gather_row(&all[k], &rows[i]));
        after = count != 0 ? rows[count - 1].row : after;
        arena_reset(ctx->arena, mark);
    } while (count == PAGE);
    return ST_OK;
}

/* The subject of "attachment.extracted" is a row of the table attachment, written or not. */
static enum status gather_subject(struct gathering *g, const struct event_view *e)
{
    const struct arena_mark mark = arena_mark(g->ctx->arena);
    struct search_written subject = {.id = e->subject_id};
    struct str name = e->name;

    if (g->source->events != NULL && str_starts(name, str_from(g->source->events)))
        TRY(gather(g, e->subject_id));
    (void)str_cut(&name, '.', &subject.table);
    TRY(gather_touched(g, &subject));
    arena_reset(g->ctx->arena, mark);
    return ST_OK;
}

static size_t sources_count(void)
{
    size_t n = 0;

    for (size_t m = 0; MODULES[m] != NULL; m++)
        for (const struct search_source *s = MODULES[m]->searches; s != NULL && s->kind != NULL;
             s++)
            n++;
    return n;
}

static struct gathering *all_sources(struct ctx *ctx, size_t count)
{
    struct gathering *all = arena_array(ctx->arena, count, struct gathering);
    size_t n = 0;

    for (size_t m = 0; MODULES[m] != NULL; m++)
        for (const struct search_source *s = MODULES[m]->searches; s != NULL && s->kind != NULL;
             s++)
            all[n++] = (struct gathering){.ctx = ctx, .source = s};
    return all;
}

enum status search_feed(struct ctx *ctx, const struct event_view *events, size_t count)
{
    const size_t sources = sources_count();
    struct gathering *all = all_sources(ctx, sources);

    arr_each (i, count) {
        arr_each (k, sources)
            TRY(gather_subject(&all[k], &events[i]));
        TRY(gather_written(all, sources, ctx, events[i].id));
    }
    arr_each (k, sources)
        TRY(flush(&all[k]));
    return ST_OK;
}

/* ---------------------------------------------------------------- building it anew */

static enum status clear_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    TRY(search_store_clear(ctx));
    return search_store_set_version(ctx, search_store_version_now(ctx));
}

static enum status rebuild_source(struct ctx *ctx, const struct search_source *source)
{
    int64_t after = 0;

    for (bool more = true; more;) {
        const struct arena_mark mark = arena_mark(ctx->arena);
        int64_t *ids;
        size_t count;

        TRY(source->ids(ctx, after, PAGE, &ids, &count));
        more = count == PAGE;
        if (count != 0) {
            after = ids[count - 1];
            TRY(db_tx(ctx, index_tx, &(struct work){source, ids, count, true}));
        }
        arena_reset(ctx->arena, mark);
    }
    return ST_OK;
}

struct waiting {
    size_t *count;
};

static enum status waiting_tx(struct ctx *ctx, const void *input)
{
    return search_store_index_waiting(ctx, WAITING, ((const struct waiting *)input)->count);
}

/* In order of days: FTS5 writes what comes in order in one piece. */
static enum status index_waiting(struct ctx *ctx, size_t *total)
{
    size_t count;
    const struct waiting in = {&count};

    do {
        const struct arena_mark mark = arena_mark(ctx->arena);

        TRY(db_tx(ctx, waiting_tx, &in));
        *total += count;
        arena_reset(ctx->arena, mark);
    } while (count != 0);
    return ST_OK;
}

static enum status optimize_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return search_store_optimize(ctx);
}

static enum status rebuild_congress(struct ctx *ctx, size_t *total)
{
    for (size_t m = 0; MODULES[m] != NULL; m++)
        for (const struct search_source *s = MODULES[m]->searches; s != NULL && s->kind != NULL;
             s++)
            TRY(rebuild_source(ctx, s));
    return index_waiting(ctx, total);
}

enum status search_rebuild(struct ctx *ctx, size_t *out_documents)
{
    const int64_t home = ctx->congress_id;
    enum status st = ST_OK;
    int64_t *congresses;
    size_t count, total = 0;

    TRY(journal_congresses(ctx, &congresses, &count));
    TRY(db_tx(ctx, clear_tx, NULL));
    TRY(search_store_many(ctx, true));
    for (size_t i = 0; st == ST_OK && i < count; i++) {
        ctx->congress_id = congresses[i];
        st = rebuild_congress(ctx, &total);
    }
    ctx->congress_id = home;
    if (st != ST_OK) {
        const struct err why = ctx->err;

        if (search_store_many(ctx, false) != ST_OK)
            log_line(LOG_ERROR, "search.rebuild", LOG_Z("detail", ctx->err.detail));
        ctx->err = why;
        return st;
    }
    TRY(search_store_many(ctx, false));
    *out_documents = total;
    return db_tx(ctx, optimize_tx, NULL);
}
