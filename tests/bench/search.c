// SPDX-License-Identifier: MulanPSL-2.0
/* How fast the search answers: builds an index of N invented documents and asks it, newest first.
 *
 *   bench_search N DATABASE-URL TEXTS.tsv…   (sqlite:PATH or postgresql://…, empty or of a run
 * before)
 *
 * The texts are cut into clauses; each document has six to ten of them, the first ones far more
 * often than the last, and a number of its own. Documents spread over ten years. Prints p50 and p99
 * of search_find(): hits, their texts, and the count up to 10,000; and of the processor's time in
 * it, which a busy machine does not change (with PostgreSQL that of the server's process as well).
 */
#include "platform/db.h"
#include "platform/db_pool.h"
#include "platform/event.h"
#include "platform/journal.h"
#include "platform/migrate.h"
#include "platform/search/search_feed.h"
#include "platform/search/search_mark.h"
#include <inttypes.h>
#include <time.h>

enum { CLAUSES_MAX = 4000, TIMES = 200, DAYS = 3650 };

static struct {
    struct str clauses[CLAUSES_MAX];
    size_t clauses_count;
    int64_t documents;
    struct search_keys held;
    const char *server; /* how long it has run, in nanoseconds; NULL: there is none */
} bench;

static uint64_t mix(uint64_t x)
{
    x = (x ^ x >> 31) * 0x7fb5d329728ea185U;
    x = (x ^ x >> 27) * 0x81dadef4bc2dd44dU;
    return x ^ x >> 33;
}

/* Low numbers far more often. */
static struct str clause(uint64_t seed)
{
    const double u = (double)(mix(seed) >> 11) / 9007199254740992.0;

    return bench.clauses[(size_t)(u * u * u * (double)bench.clauses_count)];
}

static void put_audience(struct search_keys *who, uint64_t seed)
{
    if (mix(seed + 1) % 10 < 8)
        search_key(who, "t.read_all");
    if (mix(seed + 2) % 10 < 3)
        search_key(who, "t.read");
    search_key(who, "t.organ:%d", (int)(mix(seed + 3) % 40));
    search_key(who, "t.deputy:%d", (int)(mix(seed + 4) % 300));
}

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    const uint64_t seed = (uint64_t)id * 64;
    const size_t clauses = 6 + mix(seed) % 5;
    struct search_keys who = {.arena = ctx->arena};
    struct buf body = buf_new(ctx->arena, 0);

    put_audience(&who, seed);
    for (size_t i = 0; i < clauses; i++) {
        buf_str(&body, clause(seed + 10 + i));
        buf_z(&body, ", ");
    }
    buf_printf(&body, "N%lld", (long long)id);
    search_docs_add(out, &(struct search_doc){
                             .title = clause(seed + 9),
                             .body = buf_view(&body),
                             .url = S("/t"),
                             .day = date_from_days(17000 + (int64_t)(mix(seed + 8) % DAYS)),
                             .organ_id = 1 + (int64_t)(mix(seed + 3) % 40),
                             .audience = who.at,
                             .audience_count = who.count,
                         });
    return ST_OK;
}

static enum status ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                       size_t *out_count)
{
    *out = arena_array(ctx->arena, limit, int64_t);
    *out_count = 0;
    for (int64_t id = after + 1; id <= bench.documents && *out_count < limit; id++)
        (*out)[(*out_count)++] = id;
    return ST_OK;
}

static enum status keys(struct ctx *ctx, struct search_keys *out)
{
    (void)ctx;
    arr_each (i, bench.held.count)
        search_key(out, STR_FMT, STR_ARG(bench.held.at[i]));
    return ST_OK;
}

static const struct search_source SOURCES[] = {
    {.kind = "t", .load = load, .ids = ids, .keys = keys},
    {0},
};
static const struct module bench_module = {.name = "t", .searches = SOURCES};

const struct module *const MODULES[] = {
    &event_module,
    &search_index_module,
    &bench_module,
    NULL,
};

/* ---------------------------------------------------------------- asking */

static double clock_ms(clockid_t clock)
{
    struct timespec t;

    clock_gettime(clock, &t);
    return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

/* The processor's time of this thread, and of the process that the database server has for it. */
static double work_ms(void)
{
    char text[64] = "";
    FILE *f = bench.server != NULL ? fopen(bench.server, "r") : NULL;
    double server = 0;

    if (f != NULL) {
        if (fgets(text, sizeof text, f) != NULL)
            server = (double)strtoll(text, NULL, 10) / 1e6;
        fclose(f);
    }
    return clock_ms(CLOCK_THREAD_CPUTIME_ID) + server;
}

static int by_size(const void *x, const void *y)
{
    const double a = *(const double *)x, b = *(const double *)y;

    return a < b ? -1 : a > b;
}

static void must(struct ctx *ctx, enum status st)
{
    if (st == ST_OK)
        return;
    fprintf(stderr, "%s %s\n", ctx->err.key, ctx->err.detail);
    exit(1);
}

/* `chars` characters from the middle of a clause, often or seldom used. */
static struct str part(struct arena *a, uint64_t seed, bool common, size_t chars)
{
    const size_t n = bench.clauses_count;
    const struct str c = bench.clauses[common ? mix(seed) % (n / 50) : n / 2 + mix(seed) % (n / 2)];
    const size_t from = c.len > chars * 3 ? (mix(seed + 1) % ((c.len - chars * 3) / 3 + 1)) * 3 : 0;

    return str_dup(a,
                   (struct str){c.ptr + from, c.len - from < chars * 3 ? c.len - from : chars * 3});
}

enum asked { UNIQUE, RARE, COMMON, TWO_CHARS, ONE_CHAR, TWO_WORDS, EXCLUDED, KINDS };

static struct str question(struct arena *a, enum asked kind, uint64_t n)
{
    switch (kind) {
    case UNIQUE:
        return str_printf(a, "N%lld", (long long)(1 + mix(n) % (uint64_t)bench.documents));
    case RARE:
        return part(a, n, false, 4);
    case COMMON:
        return part(a, n, true, 4);
    case TWO_CHARS:
        return part(a, n, n % 2 == 0, 2);
    case ONE_CHAR:
        return part(a, n, n % 2 == 0, 1);
    case TWO_WORDS:
        return str_printf(a, STR_FMT " " STR_FMT, STR_ARG(part(a, n, true, 2)),
                          STR_ARG(part(a, n + 77, n % 2 == 0, 2)));
    case EXCLUDED:
        return str_printf(a, STR_FMT " -" STR_FMT, STR_ARG(part(a, n, true, 2)),
                          STR_ARG(part(a, n + 77, true, 2)));
    case KINDS:
        break;
    }
    return S("");
}

static void measure(struct ctx *ctx, const char *who, enum asked kind, const char *name,
                    bool relevance)
{
    double took[TIMES], worked[TIMES], most = 0;
    struct str slowest = S("");
    int64_t hits = 0;

    for (uint64_t i = 0; i < TIMES; i++) {
        const struct arena_mark mark = arena_mark(ctx->arena);
        const struct search_want want = {.q = question(ctx->arena, kind, i * 997 + 13),
                                         .relevance = relevance};
        const double begin = clock_ms(CLOCK_MONOTONIC), work = work_ms();
        struct search_found found;

        must(ctx, search_find(ctx, &want, &found));
        worked[i] = work_ms() - work;
        took[i] = clock_ms(CLOCK_MONOTONIC) - begin;
        hits += found.total;
        if (worked[i] > most) {
            most = worked[i];
            arena_reset(ctx->arena, mark);
            slowest = question(ctx->arena, kind, i * 997 + 13);
            continue;
        }
        arena_reset(ctx->arena, mark);
    }
    qsort(took, TIMES, sizeof *took, by_size);
    qsort(worked, TIMES, sizeof *worked, by_size);
    printf("| %s | %s%s | %.1f | %.1f | %.1f | %.1f | %" PRId64 " |\n", who, name,
           relevance ? ", by relevance" : "", took[TIMES / 2], took[TIMES * 99 / 100],
           worked[TIMES / 2], worked[TIMES * 99 / 100], hits / TIMES);
    fflush(stdout);
    fprintf(stderr, "# %.1f ms: " STR_FMT "\n", most, STR_ARG(slowest));
}

static void measure_all(struct ctx *ctx, const char *who)
{
    static const char *const NAMES[] = {
        [UNIQUE] = "a number that one document has",
        [RARE] = "four characters, rare",
        [COMMON] = "four characters, common",
        [TWO_CHARS] = "two characters, common and rare",
        [ONE_CHAR] = "one character",
        [TWO_WORDS] = "two words of two characters",
        [EXCLUDED] = "two characters without two others",
    };

    for (unsigned k = 0; k < KINDS; k++)
        measure(ctx, who, (enum asked)k, NAMES[k], false);
    measure(ctx, who, COMMON, NAMES[COMMON], true);
}

/* ---------------------------------------------------------------- main */

static void read_clauses(struct arena *a, const char *path)
{
    enum { MOST = 1 << 20 };
    const struct str marks[] = {S("，"), S("。"), S("、"), S("；"), S("\t"), S("\n")};
    char *bytes = arena_alloc(a, MOST);
    FILE *f = fopen(path, "r");
    size_t len, from = 0;

    if (f == NULL) {
        fprintf(stderr, "%s is not there\n", path);
        exit(1);
    }
    len = fread(bytes, 1, MOST, f);
    fclose(f);
    for (size_t i = 0; i < len; i++)
        arr_each (k, COUNT(marks)) {
            if (!str_starts((struct str){bytes + i, len - i}, marks[k]))
                continue;
            if (i - from >= 15 && bench.clauses_count < CLAUSES_MAX)
                bench.clauses[bench.clauses_count++] = (struct str){bytes + from, i - from};
            from = i + marks[k].len;
        }
}

static enum status emit_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return event_emit(ctx, "t.begun", 1);
}

/* An index that an earlier run has left is asked as it is. */
static enum status there_already(struct ctx *ctx, size_t *out)
{
    struct rows r;

    TRY(db_rows(ctx, &r, "SELECT count(*) FROM search_doc WHERE indexed = 1", NULL, 0));
    *out = (size_t)cell_int(&r, 0, 0);
    return ST_OK;
}

/* Where the kernel says how long the server's process for this connection has run. */
static enum status find_server(struct ctx *ctx)
{
    struct rows r;

    if (db_kind(ctx) != DB_PGSQL)
        return ST_OK;
    TRY(db_rows(ctx, &r, "SELECT pg_backend_pid()", NULL, 0));
    bench.server =
        str_printf(ctx->arena, "/proc/%lld/schedstat", (long long)cell_int(&r, 0, 0)).ptr;
    return ST_OK;
}

int main(int argc, char **argv)
{
    static const struct actor OFFICE = {.account_id = 1, .congress_id = 1},
                              DEPUTY = {.account_id = 2, .congress_id = 1};
    struct app app = {0};
    struct err err = {0};
    struct ctx *ctx;
    size_t made;
    double begin;

    if (argc < 4) {
        fprintf(stderr, "usage: bench_search N DATABASE-URL TEXTS.tsv...\n");
        return 2;
    }
    bench.documents = strtoll(argv[1], NULL, 10);
    if (db_pool_open(argv[2], &(struct db_options){.not_durable = true}, &app.db, &err) != ST_OK ||
        migrate_run(app.db, &err, NULL, NULL) != ST_OK) {
        fprintf(stderr, "%s %s\n", err.key, err.detail);
        return 1;
    }
    ctx = ctx_open_system(&app, 1);
    for (int i = 3; i < argc; i++)
        read_clauses(ctx->arena, argv[i]);
    begin = clock_ms(CLOCK_MONOTONIC);
    must(ctx, there_already(ctx, &made));
    if (made == 0) {
        must(ctx, db_tx(ctx, emit_tx, NULL));
        must(ctx, search_rebuild(ctx, &made));
    }
    must(ctx, find_server(ctx));
    printf("%zu documents from %zu clauses, built in %.0f s\n\n", made, bench.clauses_count,
           (clock_ms(CLOCK_MONOTONIC) - begin) / 1000);
    printf("| who | asked for | p50 ms | p99 ms | CPU p50 | CPU p99 | hits (to 10,000) |\n"
           "|---|---|---|---|---|---|---|\n");
    bench.held = (struct search_keys){.arena = ctx->arena};
    search_key(&bench.held, "t.read_all");
    search_key(&bench.held, "t.read");
    search_key(&bench.held, "t.organ:3");
    ctx->actor = &OFFICE;
    measure_all(ctx, "office (sees 86 %)");
    bench.held = (struct search_keys){.arena = ctx->arena};
    search_key(&bench.held, "t.deputy:5");
    ctx->actor = &DEPUTY;
    measure_all(ctx, "deputy (sees 0.3 %)");
    ctx_close(ctx);
    db_pool_close(app.db);
    return 0;
}
