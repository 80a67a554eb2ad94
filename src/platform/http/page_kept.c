// SPDX-License-Identifier: MulanPSL-2.0
/* Pages that are asked for again within a second. The key is all of a request that a page may
 * depend on; what else goes into a page is the second, the day, and what was read from the
 * database. */
#include "platform/http/page_kept.h"
#include "base/arena_limit.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/http/page_wire.h"
#include "platform/kept.h"
#include <sodium.h>

enum { SLOTS = 4096, KEY_BYTES = 16, MASK_BYTES = PAGE_CSRF_CHARS / 4 };
enum { ONE_BYTES_MAX = 256 * 1024, ALL_BYTES_MAX = 8 * 1024 * 1024 };
/* Of one account, or one address of strangers: so much of it all, by a hash that nobody outside can
 * foresee; who shares its place shares the room. */
enum { OWNERS = 4096, OWNER_BYTES_MAX = ALL_BYTES_MAX / 8, WIRE_MORE = 1024 };

struct page {
    atomic_uint refs;
    uint8_t key[KEY_BYTES];
    int64_t now;
    struct date today;
    struct db_source source; /* under the store's lock */
    bool signed_in;
    size_t owner;
    uint8_t secret[CSRF_HASH_BYTES];
    char etag[ANSWER_ETAG_SIZE]; /* "": it is somebody's own */
    struct page_wire wire;
};

struct page_store {
    pthread_mutex_t lock;
    struct page *slots[SLOTS];
    size_t bytes, owned[OWNERS];
    atomic_ullong kept, given;
    _Atomic uint64_t asked[SLOTS]; /* what was asked for last, and when */
};

struct page_store *pages_open(void)
{
    struct page_store *s = calloc(1, sizeof *s);

    ASSERT(s != NULL);
    pthread_mutex_init(&s->lock, NULL);
    return s;
}

void page_back(struct page *page)
{
    if (atomic_fetch_sub(&page->refs, 1) != 1)
        return;
    page_wire_free(&page->wire);
    free(page);
}

static size_t size_of(const struct page *p)
{
    return sizeof *p + p->wire.len;
}

/* Under the lock. */
static void drop(struct page_store *s, size_t slot)
{
    struct page *p = s->slots[slot];

    if (p == NULL)
        return;
    s->slots[slot] = NULL;
    s->bytes -= size_of(p);
    s->owned[p->owner] -= size_of(p);
    page_back(p);
}

void pages_close(struct page_store *store)
{
    if (store == NULL)
        return;
    arr_each (i, SLOTS)
        drop(store, i);
    pthread_mutex_destroy(&store->lock);
    free(store);
}

void pages_counts(struct page_store *store, uint64_t *out_kept, uint64_t *out_given)
{
    *out_kept = store != NULL ? atomic_load_explicit(&store->kept, memory_order_relaxed) : 0;
    *out_given = store != NULL ? atomic_load_explicit(&store->given, memory_order_relaxed) : 0;
}

/* Under the lock. */
static void drop_old(struct page_store *s, int64_t now)
{
    arr_each (i, SLOTS)
        if (s->slots[i] != NULL && s->slots[i]->now != now)
            drop(s, i);
}

void pages_tidy(struct page_store *store, int64_t now)
{
    if (store == NULL)
        return;
    pthread_mutex_lock(&store->lock);
    drop_old(store, now);
    pthread_mutex_unlock(&store->lock);
}

/* ---- keys */

static size_t slot_of(const uint8_t key[KEY_BYTES])
{
    return (key[0] | (size_t)key[1] << 8) % SLOTS;
}

static bool wants_gzip(const struct request *rq)
{
    return accepts_coding(rq->headers->v[H_ACCEPT_ENCODING], "gzip");
}

static bool askable(const struct request *rq)
{
    return rq->http->pages != NULL && rq->method == GET && rq->route != NULL && !rq->head &&
           !rq->json && !rq->fragment && rq->headers->v[H_AUTHORIZATION].ptr == NULL;
}

static void make_key(const struct request *rq, uint8_t out[KEY_BYTES])
{
    struct buf b = buf_new(rq->arena, 0);

    buf_char(&b, rq->tls ? 't' : '-');
    buf_char(&b, wants_gzip(rq) ? 'z' : '-');
    buf_str(&b, rq->host);
    buf_char(&b, '\n');
    buf_str(&b, rq->headers->v[H_COOKIE]);
    buf_char(&b, '\n');
    buf_str(&b, rq->target);
    http_hash(rq->http, "page", buf_view(&b), out);
}

/* ---- giving */

/* Under the lock: the one that was kept in this second for such a request. */
static struct page *at_hand(struct page_store *s, const struct ctx *ctx,
                            const uint8_t key[KEY_BYTES])
{
    const size_t slot = slot_of(key);
    struct page *p = s->slots[slot];

    if (p == NULL || memcmp(p->key, key, KEY_BYTES) != 0)
        return NULL;
    if (p->now == ctx->now && date_cmp(p->today, ctx->today) == 0)
        return p;
    drop(s, slot);
    return NULL;
}

static uint64_t mark_of(const struct ctx *ctx, const uint8_t key[KEY_BYTES])
{
    uint64_t mark;

    memcpy(&mark, key + KEY_BYTES - sizeof mark, sizeof mark);
    return mark ^ (uint64_t)ctx->now;
}

/* A journey to PostgreSQL, which the page that is made otherwise needs as well. */
static void begin_where_needed(struct page_store *s, struct ctx *ctx, const uint8_t key[KEY_BYTES])
{
    bool needed;

    if (db_kind(ctx) != DB_PGSQL)
        return;
    pthread_mutex_lock(&s->lock);
    needed = at_hand(s, ctx, key) != NULL;
    pthread_mutex_unlock(&s->lock);
    if (needed)
        db_source_begin(ctx);
}

struct page *page_find(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct page_store *s = rq->http->pages;
    struct page *p;

    if (!askable(rq))
        return NULL;
    make_key(rq, rs->page_key);
    rs->page_asked = true;
    begin_where_needed(s, ctx, rs->page_key);
    pthread_mutex_lock(&s->lock);
    p = at_hand(s, ctx, rs->page_key);
    if (p != NULL && !db_source_same(ctx, &p->source)) {
        drop(s, slot_of(rs->page_key));
        p = NULL;
    }
    if (p != NULL)
        atomic_fetch_add(&p->refs, 1);
    pthread_mutex_unlock(&s->lock);
    return p;
}

bool page_signed_in(const struct page *page)
{
    return page->signed_in;
}

static void make_tokens(const struct page *p, struct page_tokens *out)
{
    uint8_t random[MASK_BYTES];
    char hex[PAGE_CSRF_CHARS + 1];
    uint8_t masked[PAGE_CSRF_CHARS / 2];

    csrf_mask(p->secret, masked);
    sodium_bin2hex(hex, sizeof hex, masked, sizeof masked);
    memcpy(out->csrf, hex, sizeof out->csrf);
    crypt_random_often(random, sizeof random);
    sodium_bin2hex(hex, sizeof hex, random, sizeof random);
    memcpy(out->once, hex, sizeof out->once);
}

void page_give(const struct page *page, const struct request *rq, struct response *rs)
{
    const struct page_wire *w = &page->wire;
    struct page_tokens tokens = {{0}, {0}};
    struct MHD_Response *r;

    if (w->cuts_count != 0)
        make_tokens(page, &tokens);
    r = MHD_create_response_from_buffer(w->len, page_wire_fill(w, &tokens), MHD_RESPMEM_MUST_FREE);
    if (r == NULL)
        abort();
    answer_page_headers(r, rq->tls, w->gzip, page->etag);
    atomic_fetch_add_explicit(&rq->http->pages->given, 1, memory_order_relaxed);
    rs->ready = r;
    rs->ready_bytes = w->len;
    rs->status = MHD_HTTP_OK;
    rs->done = true;
    if (page->etag[0] != '\0' && answer_unchanged(rq, page->etag)) {
        rs->status = MHD_HTTP_NOT_MODIFIED;
        rs->ready_bytes = 0;
    }
}

/* ---- taking */

/* Nothing but the page itself, and nothing in it that is not in the key or the database. */
static bool keepable(const struct ctx *ctx, const struct request *rq, const struct response *rs)
{
    return rs->page_asked && rs->page_lasts && rs->done && rs->ready == NULL &&
           (rs->status == 0 || rs->status == MHD_HTTP_OK) && rs->headers_count == 0 &&
           rs->cookies_count == 0 && rs->flash_key.len == 0 && !rs->flash_shown &&
           ctx->open_keys == 0 && !rq->exchange->unkept && rs->body.len <= ONE_BYTES_MAX &&
           (rs->presession.len == 0 || !str_has(rs->body, rs->page_csrf));
}

/* What is asked for once a second costs nothing but this. */
static bool asked_before(struct page_store *s, const struct ctx *ctx, const uint8_t key[KEY_BYTES])
{
    const uint64_t mark = mark_of(ctx, key);

    return atomic_exchange(&s->asked[slot_of(key)], mark) == mark;
}

static size_t owner_of(const struct request *rq)
{
    const int64_t account = rq->signed_in ? rq->who.actor.account_id : 0;
    struct buf b = buf_new(rq->arena, 0);
    uint8_t hash[KEY_BYTES];

    buf_int(&b, account);
    if (account == 0)
        buf_str(&b, rq->address);
    http_hash(rq->http, "page-of", buf_view(&b), hash);
    return (hash[0] | (size_t)hash[1] << 8) % OWNERS;
}

static bool fits(const struct page_store *s, size_t owner, size_t size)
{
    return s->bytes + size <= ALL_BYTES_MAX && s->owned[owner] + size <= OWNER_BYTES_MAX;
}

static void take_up(struct page_store *s, size_t owner, size_t size)
{
    s->bytes += size;
    s->owned[owner] += size;
}

/* Before the work of packing: is there room, however badly it packs? Then it is ours. */
static bool reserve(struct page_store *s, const struct ctx *ctx, size_t owner, size_t size)
{
    bool room;

    pthread_mutex_lock(&s->lock);
    if (!fits(s, owner, size))
        drop_old(s, ctx->now);
    room = fits(s, owner, size);
    if (room)
        take_up(s, owner, size);
    pthread_mutex_unlock(&s->lock);
    return room;
}

/* In place of what was reserved; NULL: nothing. */
static void settle(struct page_store *s, size_t owner, size_t reserved, struct page *p)
{
    pthread_mutex_lock(&s->lock);
    s->bytes -= reserved;
    s->owned[owner] -= reserved;
    if (p != NULL && size_of(p) <= reserved) {
        const size_t slot = slot_of(p->key);

        drop(s, slot);
        take_up(s, owner, size_of(p));
        s->slots[slot] = p;
        p = NULL;
    }
    pthread_mutex_unlock(&s->lock);
    if (p != NULL)
        page_back(p);
}

static struct page *page_make(const struct ctx *ctx, const struct request *rq,
                              const struct response *rs)
{
    const bool gzip = wants_gzip(rq) && rs->body.len >= ANSWER_COMPRESS_FROM;
    struct page *p = calloc(1, sizeof *p);

    ASSERT(p != NULL);
    if (!page_wire_make(&p->wire, rs->body, rs->page_csrf, rs->page_once, gzip)) {
        free(p);
        return NULL;
    }
    p->refs = 1;
    memcpy(p->key, rs->page_key, KEY_BYTES);
    p->now = ctx->now;
    p->today = ctx->today;
    p->signed_in = rq->signed_in;
    csrf_hash(rq, rs, p->secret);
    if (answer_is_public(rq, rs))
        answer_etag(rs->body, p->etag);
    return p;
}

void page_take(struct ctx *ctx, const struct request *rq, const struct response *rs)
{
    const size_t most = sizeof(struct page) + rs->body.len + WIRE_MORE;
    struct page_store *s = rq->http->pages;
    struct page *p = NULL;
    struct db_source source;
    size_t owner;

    if (!keepable(ctx, rq, rs) || !asked_before(s, ctx, rs->page_key))
        return;
    owner = owner_of(rq);
    if (!reserve(s, ctx, owner, most))
        return;
    arena_hold(); /* what is reserved is given back */
    if (db_source(ctx, &source))
        p = page_make(ctx, rq, rs);
    if (p != NULL) {
        p->source = source;
        p->owner = owner;
        atomic_fetch_add_explicit(&s->kept, 1, memory_order_relaxed);
    }
    settle(s, owner, most, p);
    arena_let();
}
