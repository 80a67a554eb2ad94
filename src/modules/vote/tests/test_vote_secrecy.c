// SPDX-License-Identifier: MulanPSL-2.0
/* Who reads everything that is kept, at every moment, cannot tell who chose what.
 *
 * The attacker sees the database after each ballot (that is what a log of transactions holds),
 * every byte of its files, the journal, the transaction numbers and places of rows, and the codes
 * of both scrutineers; not the key file, which is destroyed, and not the running program. He pairs
 * voters with what was kept in every order he can think of, and reads what he has paired. Against a
 * store that keeps ballots plainly the same attack succeeds, so it can fail. */
#include "modules/vote/tests/votetest.h"
#include "modules/vote/vote_ballots.h"
#include "modules/vote/vote_keys.h"
#include "modules/vote/vote_store_panel.h"
#include "modules/vote/vote_store_roll.h"
#include "platform/crypt.h"
#include "platform/event.h"
#include <sys/stat.h>

enum { VOTERS = 12, DUMP_MAX = 64 << 20 };

/* What was kept of one ballot, as far as it is seen. */
struct kept {
    int64_t id;    /* of the row */
    int64_t xmin;  /* PostgreSQL: transaction that wrote it */
    int64_t place; /* where it lies in the table */
    size_t since;  /* seen first after this many ballots */
    struct str bytes;
};

struct evidence {
    struct ctx *ctx;
    struct str names[VOTERS]; /* what voter i truly wrote: for marking the attacker's answers */
    int64_t voters[VOTERS];   /* in the order in which they voted, from the journal */
    struct kept kept[VOTERS];
    size_t kept_count;
    struct str codes[2];
    int64_t vote_id;
    struct str results[VOTERS]; /* names in the order of the counted lines */
    size_t results_count;
};

/* ---- looking on ---- */

static void read_rows(struct evidence *e, struct rows *r)
{
    struct ctx *ctx = e->ctx;
    const bool pg = db_kind(ctx) == DB_PGSQL;
    const struct bind binds[] = {B_INT("vote", e->vote_id)};

    ASSERT(db_rows(ctx, r,
                   pg ? "SELECT id, sealed, CAST(CAST(xmin AS TEXT) AS BIGINT) FROM vote_slot"
                        " WHERE vote_id = :vote ORDER BY ctid LIMIT 1000"
                      : "SELECT id, sealed, 0 FROM vote_slot WHERE vote_id = :vote LIMIT 1000",
                   binds, 1) == ST_OK);
}

static bool known(const struct evidence *e, int64_t id)
{
    arr_each (i, e->kept_count)
        if (e->kept[i].id == id)
            return true;
    return false;
}

static void look(struct evidence *e, size_t ballots)
{
    struct rows r;

    read_rows(e, &r);
    arr_each (i, r.count) {
        if (known(e, cell_int(&r, i, 0)))
            continue;
        ASSERT(e->kept_count < VOTERS);
        e->kept[e->kept_count++] = (struct kept){
            .id = cell_int(&r, i, 0),
            .bytes = cell_text(&r, i, 1),
            .xmin = cell_int(&r, i, 2),
            .place = (int64_t)i,
            .since = ballots,
        };
    }
    arr_each (i, r.count)
        arr_each (k, e->kept_count)
            if (e->kept[k].id == cell_int(&r, i, 0))
                e->kept[k].place = (int64_t)i;
}

/* Every byte of the files of a SQLite database, its log included. */
static struct str dump(struct journaltest *t)
{
    static const char *const TAILS[] = {"", "-wal", "-shm"};
    struct buf out = buf_new(t->ctx->arena, DUMP_MAX);
    const char *path = dbtest_url(t->kind, t->name) + sizeof "sqlite:" - 1;

    arr_each (i, COUNT(TAILS)) {
        FILE *f = fopen(str_printf(t->ctx->arena, "%s%s", path, TAILS[i]).ptr, "rb");
        char block[65536];
        size_t got;

        while (f != NULL && (got = fread(block, 1, sizeof block, f)) > 0)
            buf_put(&out, block, got);
        if (f != NULL)
            fclose(f);
    }
    ASSERT(!out.overflow);
    return buf_view(&out);
}

static size_t found(struct str in, struct str what)
{
    size_t n = 0;

    for (size_t i = 0; i + what.len <= in.len; i++)
        n += memcmp(in.ptr + i, what.ptr, what.len) == 0;
    return n;
}

/* ---- reading what was kept ---- */

/* A name somewhere in the bytes. */
static bool name_in(const struct evidence *e, struct str bytes, struct str *out)
{
    arr_each (i, (size_t)VOTERS)
        if (str_has(bytes, e->names[i])) {
            *out = e->names[i];
            return true;
        }
    return false;
}

/* Every key that lies about: codes, halves and sums of them. */
static size_t keys_of(struct evidence *e, uint8_t keys[][BOX_SEED])
{
    uint8_t seed[2][BOX_SEED];

    arr_each (i, (size_t)2) {
        ASSERT(box_seed_of_code(VOTE_KEYS_PURPOSE, e->codes[i], seed[i]));
        memcpy(keys[i], seed[i], BOX_SEED);
    }
    arr_each (b, (size_t)BOX_SEED)
        keys[2][b] = seed[0][b] ^ seed[1][b];
    return 3;
}

static bool read_kept(struct evidence *e, const struct kept *k, struct str *out)
{
    uint8_t keys[3][BOX_SEED];
    const size_t count = keys_of(e, keys);
    const struct str bound = str_printf(e->ctx->arena, "renda.ballot %lld %lld",
                                        (long long)e->ctx->congress_id, (long long)e->vote_id);
    uint8_t *plain = arena_alloc(e->ctx->arena, k->bytes.len);

    if (name_in(e, k->bytes, out))
        return true;
    arr_each (i, count)
        if (box_open(keys[i], bound, k->bytes, plain) &&
            name_in(e, (struct str){(char *)plain, k->bytes.len - BOX_OVERHEAD}, out))
            return true;
    return false;
}

/* ---- pairing ---- */

typedef int kept_order(const void *, const void *);

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_time(const void *a, const void *b)
{
    return compare((int64_t)((const struct kept *)a)->since,
                   (int64_t)((const struct kept *)b)->since);
}

static int by_id(const void *a, const void *b)
{
    return compare(((const struct kept *)a)->id, ((const struct kept *)b)->id);
}

static int by_xmin(const void *a, const void *b)
{
    return compare(((const struct kept *)a)->xmin, ((const struct kept *)b)->xmin);
}

static int by_place(const void *a, const void *b)
{
    return compare(((const struct kept *)a)->place, ((const struct kept *)b)->place);
}

static int by_size(const void *a, const void *b)
{
    return compare((int64_t)((const struct kept *)a)->bytes.len,
                   (int64_t)((const struct kept *)b)->bytes.len);
}

static int by_hash(const void *a, const void *b)
{
    uint8_t x[32], y[32];

    crypt_sm3(&((const struct kept *)a)->id, sizeof(int64_t), x);
    crypt_sm3(&((const struct kept *)b)->id, sizeof(int64_t), y);
    return memcmp(x, y, sizeof x);
}

static kept_order *const ORDERS[] = {by_time, by_id, by_xmin, by_place, by_size, by_hash};

/* Voter k belongs to ballot k of the order: how many of his answers are right? */
static size_t read_paired(struct evidence *e, kept_order *order)
{
    size_t right = 0;

    qsort(e->kept, e->kept_count, sizeof *e->kept, order);
    arr_each (i, e->kept_count) {
        struct str name;

        right += read_kept(e, &e->kept[i], &name) && str_eq(name, e->names[i]);
    }
    return right;
}

/* The lines of the result in the order of the ballots, which time pairs with voters. */
static size_t read_result(struct evidence *e, kept_order *order)
{
    int64_t sorted[VOTERS];
    size_t right = 0;

    qsort(e->kept, e->kept_count, sizeof *e->kept, order);
    arr_each (i, e->kept_count)
        sorted[i] = e->kept[i].id;
    qsort(e->kept, e->kept_count, sizeof *e->kept, by_time);
    arr_each (i, e->kept_count)
        arr_each (k, e->results_count)
            right += k < e->kept_count && sorted[k] == e->kept[i].id &&
                     str_eq(e->results[k], e->names[i]);
    return right;
}

static size_t best_attack(struct evidence *e)
{
    size_t best = 0;

    arr_each (i, COUNT(ORDERS)) {
        const size_t right = read_paired(e, ORDERS[i]);

        best = right > best ? right : best;
    }
    return best;
}

/* Do the bytes of two ballots share more than chance and the key of the moment allow? */
static bool alike(const struct evidence *e, size_t from)
{
    enum { WINDOW = 6 };

    arr_each (i, e->kept_count)
        arr_each (k, i) {
            const struct str a = e->kept[i].bytes, b = e->kept[k].bytes;

            if (a.len != b.len)
                return true;
            for (size_t at = from; at + WINDOW <= a.len; at++)
                if (memcmp(a.ptr + at, b.ptr + at, WINDOW) == 0)
                    return true;
        }
    return false;
}

/* ---- a vote in which everybody writes another name ---- */

static const struct vote_option CANDIDATE[] = {{.name = SI("候选人")}};

static struct vote_new election(void)
{
    struct vote_new in = votetest_motion("选举一人");

    in.kind = VOTE_ELECTION;
    in.matter = VOTE_LAW_ELECTION;
    in.secret = true;
    in.write_in = true;
    in.seats = 1;
    in.options = CANDIDATE;
    in.options_count = 1;
    return in;
}

static void names_make(struct evidence *e)
{
    arr_each (i, (size_t)VOTERS) {
        uint32_t n;

        crypt_random(&n, sizeof n);
        e->names[i] = str_printf(e->ctx->arena, "另选之人%08x", n);
    }
}

static void begin(struct evidence *e)
{
    const struct vote_new in = election();

    names_make(e);
    e->vote_id = votetest_create(e->ctx, &in);
    e->codes[0] = votetest_scrutineer(e->ctx, e->vote_id, "监票人甲");
    e->codes[1] = votetest_scrutineer(e->ctx, e->vote_id, "监票人乙");
    votetest_open(e->ctx, e->vote_id, VOTERS, VOTERS);
}

static void results(struct evidence *e)
{
    struct vote_result r;

    ASSERT(vote_result(e->ctx, e->vote_id, &r) == ST_OK);
    for (size_t i = 1; i < r.lines_count; i++)
        e->results[e->results_count++] = r.lines[i].name;
}

static void cast(struct evidence *e, size_t i)
{
    const struct vote_choice choice = {
        .marks = S("n"), .write_ins = &e->names[i], .write_ins_count = 1};
    struct vote_receipt receipt;

    ASSERT(vote_cast(e->ctx, e->vote_id, votetest_voter(e->ctx, e->vote_id, i + 1), &choice,
                     &receipt) == ST_OK);
}

static size_t in_files(struct journaltest *t, const struct evidence *e)
{
    const struct str bytes = dump(t);
    size_t n = 0;

    arr_each (i, (size_t)VOTERS)
        n += found(bytes, e->names[i]) > 0;
    return n;
}

static void sealed(struct journaltest *t)
{
    struct evidence e = {.ctx = t->ctx};
    size_t in_order = 0;

    begin(&e);
    arr_each (i, (size_t)VOTERS) {
        cast(&e, i);
        look(&e, i + 1);
    }
    EQ_INT(e.kept_count, VOTERS, "the attacker has every ballot");
    if (t->kind == DB_SQLITE)
        EQ_INT(in_files(t, &e), 0, "no name stands in any file while the vote runs");
    OK(!alike(&e, BOX_KEY), "no two ballots look alike");
    ASSERT(vote_close(t->ctx, e.vote_id) == ST_OK);
    ASSERT(vote_turn_key(t->ctx, e.vote_id, e.codes[0]) == ST_OK);
    ASSERT(vote_turn_key(t->ctx, e.vote_id, e.codes[1]) == ST_OK);
    results(&e);
    EQ_INT(e.results_count, VOTERS, "all were counted");
    EQ_INT(best_attack(&e), 0, "none of them can be read, in no order, with both codes");
    arr_each (i, e.results_count)
        in_order += i > 0 && str_cmp(e.results[i - 1], e.results[i]) < 0;
    EQ_INT(in_order, VOTERS - 1, "the result stands in the order of the names alone");
    EQ_INT(dbtest_int(t->ctx, "SELECT count(*) FROM event e JOIN event_row r"
                              " ON r.congress_id = e.congress_id AND r.event_id = e.id"
                              " WHERE r.table_name IN ('vote_slot', 'vote_cast')"),
           0, "the journal knows nothing of ballots");
    EQ_INT(dbtest_int(t->ctx, "SELECT count(*) FROM event WHERE name = 'vote.cast'"
                              " AND (account_id <> 0 OR address <> '' OR data <> '')"),
           0, "nor whence they came");
}

/* ---- the same attack on a store that keeps them plainly ---- */

struct plain {
    struct evidence *e;
    size_t i;
};

static enum status plain_tx(struct ctx *ctx, const void *input)
{
    const struct plain *p = input;
    const struct str name = p->e->names[p->i];
    bool written;

    TRY(vote_store_cast(ctx, p->e->vote_id, votetest_voter(ctx, p->e->vote_id, p->i + 1), "device",
                        S(""), &written));
    TRY(vote_store_put_slot(ctx, p->e->vote_id, db_new_id(ctx), (const uint8_t *)name.ptr,
                            name.len));
    return event_emit(ctx, "vote.cast", p->e->vote_id);
}

static void naive(struct journaltest *t)
{
    struct evidence e = {.ctx = t->ctx};

    begin(&e);
    arr_each (i, (size_t)VOTERS) {
        ASSERT(db_tx(t->ctx, plain_tx, &(struct plain){&e, i}) == ST_OK);
        look(&e, i + 1);
    }
    EQ_INT(read_paired(&e, by_time), VOTERS, "plain: the log tells everything");
    EQ_INT(read_paired(&e, by_id), VOTERS, "plain: the ids tell everything");
    if (t->kind == DB_PGSQL) {
        EQ_INT(read_paired(&e, by_xmin), VOTERS, "plain: transaction numbers tell everything");
        EQ_INT(read_paired(&e, by_place), VOTERS, "plain: places of rows tell everything");
    } else {
        EQ_INT(in_files(t, &e), VOTERS, "plain: the files tell everything");
    }
    OK(alike(&e, 0), "plain: ballots look alike");
    /* A result written in the order of the ballots would tell it again. */
    arr_each (i, e.kept_count)
        e.results[e.results_count++] = e.names[i];
    EQ_INT(read_result(&e, by_id), VOTERS, "plain: the order of the result tells everything");
}

/* The order in which sealed ballots lie, against the order of the result: only chance. */
static void result_order(struct journaltest *t)
{
    size_t right = 0;

    for (size_t round = 0; round < 3; round++) {
        struct evidence e = {.ctx = t->ctx};

        begin(&e);
        arr_each (i, (size_t)VOTERS) {
            cast(&e, i);
            look(&e, i + 1);
        }
        ASSERT(vote_close(t->ctx, e.vote_id) == ST_OK);
        ASSERT(vote_turn_key(t->ctx, e.vote_id, e.codes[0]) == ST_OK);
        ASSERT(vote_turn_key(t->ctx, e.vote_id, e.codes[1]) == ST_OK);
        results(&e);
        right += read_result(&e, by_id);
    }
    OK(right < VOTERS, "of 36 no more are guessed than by chance");
}

int main(void)
{
    votetest_both("votesealed", sealed);
    votetest_both("votenaive", naive);
    votetest_one(DB_SQLITE, "voteorder", result_order);
    return tap_done();
}
