// SPDX-License-Identifier: MulanPSL-2.0
/* The index on both databases: fed by the journal, asked by people with different keys. */
#include "platform/event/tests/journaltest.h"
#include "platform/search/search_feed.h"
#include "platform/search/search_mark.h"

/* ---------------------------------------------------------------- an invented kind of records
 *
 * t_item: name is "audience|title|body", n is the year above 2000. Audience "a+b-c": seen by who
 * holds a or b, not by who holds c. A name without bars is not searched. */

static struct search_keys held; /* by who asks */
static bool closed;             /* every record is closed meanwhile */

static void add_keys(struct search_keys *all, struct search_keys *no, struct str who)
{
    struct str one, first;

    while (str_cut(&who, '+', &one)) {
        (void)str_cut(&one, '-', &first);
        search_key(all, STR_FMT, STR_ARG(first));
        if (one.len != 0)
            search_key(no, STR_FMT, STR_ARG(one));
    }
}

static enum status item_load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys all = {.arena = ctx->arena}, no = {.arena = ctx->arena};
    struct str rest, who, title;
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT name, n FROM t_item WHERE congress_id = :c AND id = :id",
               B_INT("c", ctx->congress_id), B_INT("id", id)));
    rest = cell_text(&r, 0, 0);
    if (memchr(rest.ptr, '|', rest.len) == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    (void)str_cut(&rest, '|', &who);
    (void)str_cut(&rest, '|', &title);
    add_keys(&all, &no, who);
    search_docs_add(out, &(struct search_doc){
                             .title = title,
                             .body = rest,
                             .url = S("/t"),
                             .day = {2000 + (int)cell_int(&r, 0, 1), 3, 1},
                             .organ_id = 7,
                             .state = S("open"),
                             .audience = all.at,
                             .audience_count = all.count,
                             .except = no.at,
                             .except_count = no.count,
                         });
    return ST_OK;
}

static enum status item_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                            size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM t_item WHERE congress_id = :c AND id > :after ORDER BY id LIMIT :n",
                B_INT("c", ctx->congress_id), B_INT("after", after), B_INT("n", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

static enum status item_keys(struct ctx *ctx, struct search_keys *out)
{
    (void)ctx;
    arr_each (i, held.count)
        search_key(out, STR_FMT, STR_ARG(held.at[i]));
    return ST_OK;
}

static enum status item_opens(struct ctx *ctx, int64_t id)
{
    (void)id;
    return closed ? fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL) : ST_OK;
}

static const char *const ITEM_TABLES[] = {"t_item", NULL};
static const struct search_source ITEMS[] = {
    {
        .kind = "item",
        .tables = ITEM_TABLES,
        .load = item_load,
        .ids = item_ids,
        .keys = item_keys,
        .opens = item_opens,
    },
    {0},
};
static const struct module item_module = {.name = "item", .searches = ITEMS};

/* More kinds, of which there are no records. */
static enum status no_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                          size_t *out_count)
{
    (void)ctx, (void)after, (void)limit;
    *out = NULL;
    *out_count = 0;
    return ST_OK;
}

static enum status no_keys(struct ctx *ctx, struct search_keys *out)
{
    (void)ctx, (void)out;
    return ST_OK;
}

static const char *const NO_TABLES[] = {NULL};
#define NONE_OF(word)                                                                              \
    {                                                                                              \
        .kind = word, .tables = NO_TABLES, .load = item_load, .ids = no_ids, .keys = no_keys,      \
        .opens = item_opens                                                                        \
    }
static const struct search_source OTHERS[] = {
    NONE_OF("one"), NONE_OF("two"), NONE_OF("three"), {0}};
static const struct module others_module = {.name = "others", .searches = OTHERS};

const struct module *const MODULES[] = {
    &event_module,  &crypt_module, &search_index_module, &dbtest_module, &item_module,
    &others_module, NULL,
};

/* ---------------------------------------------------------------- asking */

static const struct actor SOMEBODY = {.account_id = 9, .congress_id = CONGRESS};

static void hold(struct ctx *ctx, const char *keys)
{
    struct str all = str_from(keys), one;

    held = (struct search_keys){.arena = ctx->arena};
    while (str_cut(&all, ' ', &one))
        search_key(&held, STR_FMT, STR_ARG(one));
}

static struct search_found ask_for(struct ctx *ctx, const struct search_want *want)
{
    const struct actor *before = ctx->actor;
    struct search_found found;

    ctx->actor = &SOMEBODY;
    if (search_find(ctx, want, &found) != ST_OK) {
        printf("Bail out! %s %s\n", ctx->err.key, ctx->err.detail);
        exit(1);
    }
    ctx->actor = before;
    return found;
}

static int64_t total(struct ctx *ctx, const char *q)
{
    const struct search_found f = ask_for(ctx, &(struct search_want){.q = str_from(q)});

    return f.total == (int64_t)f.count || f.count == SEARCH_PAGE ? f.total : -1;
}

static void tell(struct ctx *ctx)
{
    if (journal_seal_now(ctx) != ST_OK || journal_dispatch_now(ctx) != ST_OK) {
        printf("Bail out! %s %s\n", ctx->err.key, ctx->err.detail);
        exit(1);
    }
}

static void must(struct ctx *ctx, enum status st)
{
    if (st == ST_OK)
        return;
    printf("Bail out! %s %s\n", ctx->err.key, ctx->err.detail);
    exit(1);
}

/* ---------------------------------------------------------------- tests */

static void words(struct ctx *ctx)
{
    static const struct {
        const char *q;
        int64_t want;
    } CASES[] = {
        {"路灯", 2},
        {"路灯 维修", 1},
        {"路灯 -维修", 1},
        {"灯", 2},
        {"桥", 1},
        {"石拱桥", 1},
        {"拱石", 0},
        {"维修路灯", 0},
        {"\"路灯 维修\"", 1},
        {"２０２６年", 1},
        {"1,200", 1},
        {"1200", 1},
        {"120", 0},
        {"g108", 1},
        {"G１０８国道", 1},
        {"国道 G108", 1},
        {"没有的词", 0},
        {"-桥", 0},
        {"NEAR(路灯", 0},
        {"路灯* OR 桥", 0},
        {"'; DROP TABLE", 0},
        {"=a.a", 0},
        {"路\n灯", 2},
        {"\"", 0},
        {"维修 路灯", 1},
        {"路灯 路灯 路灯", 2},
        {"(", 0},
        {"{tokens}: 桥", 0},
        {"水库", 2},
        {"库大坝", 2},
        {"水库大坝", 1},
        {"水库大坝加固", 1},
        {"水库 -水库大坝加固", 1},
        {"水库 -大坝加固x", 2},
        {"\"S201线 水库大坝\"", 1},
        {"\"水库大坝 S201线\"", 0},
    };

    hold(ctx, "a");
    (void)journaltest_add(ctx, "a|关于路灯维修的建议|村口的路灯坏了，2026年要修1,200米。");
    (void)journaltest_add(ctx, "a|安装路灯|G108国道两侧石拱桥边一片漆黑");
    (void)journaltest_add(ctx, "a|S201线水库大坝加固|尽快动工");
    (void)journaltest_add(ctx, "a|S201线|水库大，库大坝，大坝加，坝加固");
    (void)journaltest_add(ctx, "not searched");
    EQ_INT(total(ctx, "路灯"), 0, "not before anybody was told");
    tell(ctx);
    arr_each (i, COUNT(CASES))
        EQ_INT(total(ctx, CASES[i].q), CASES[i].want, CASES[i].q);
    EQ_INT(ask_for(ctx, &(struct search_want){.q = S("水库大坝加固"), .relevance = true}).total, 1,
           "ranked, too, only what has it side by side");
}

static void rights(struct ctx *ctx)
{
    const int64_t id = journaltest_add(ctx, "b+c|水渠|灌溉用的水渠要清淤");
    const int64_t open = journaltest_add(ctx, "d-b|水渠公开|水渠的公开文本");

    (void)open;
    tell(ctx);
    hold(ctx, "a");
    EQ_INT(total(ctx, "水渠"), 0, "without a key neither hit nor count");
    hold(ctx, "b");
    EQ_INT(total(ctx, "水渠"), 1, "with one of its keys");
    hold(ctx, "a c");
    EQ_INT(total(ctx, "水渠"), 1, "or another");
    hold(ctx, "d");
    EQ_INT(total(ctx, "水渠"), 1, "who may only see what is public sees that");
    hold(ctx, "b d");
    EQ_INT(total(ctx, "水渠"), 1, "who may see all does not see it twice");
    hold(ctx, "");
    EQ_INT(total(ctx, "水渠"), 0, "nobody sees nothing");
    hold(ctx, "b");
    closed = true;
    EQ_INT(ask_for(ctx, &(struct search_want){.q = S("水渠")}).count, 0,
           "closed a moment ago: not shown although the index is behind");
    closed = false;
    journaltest_remove(ctx, id);
    tell(ctx);
    EQ_INT(total(ctx, "水渠"), 0, "gone with the record");
    hold(ctx, "d");
    EQ_INT(total(ctx, "水渠"), 1, "the other stays");
}

static enum status rename_tx(struct ctx *ctx, const void *input)
{
    const struct bind *in = input;

    TRY(DB_EXEC_ONE(ctx, "UPDATE t_item SET name = :name WHERE congress_id = :c AND id = :id",
                    in[0], B_INT("c", CONGRESS), in[1]));
    TRY(event_row(ctx, "t_item", in[1].n));
    return event_emit(ctx, "t.renamed", in[1].n);
}

static void changes(struct ctx *ctx)
{
    const int64_t id = journaltest_add(ctx, "a|幼儿园|新建公办幼儿园");
    const struct bind to_b[] = {B_Z("name", "b|养老院|新建公办养老院"), B_INT("id", id)};

    hold(ctx, "a");
    tell(ctx);
    EQ_INT(total(ctx, "幼儿园"), 1, "there");
    must(ctx, db_tx(ctx, rename_tx, to_b));
    tell(ctx);
    EQ_INT(total(ctx, "幼儿园"), 0, "not by its old words");
    EQ_INT(total(ctx, "养老院"), 0, "nor by its new ones for those who lost the right");
    hold(ctx, "b");
    EQ_INT(total(ctx, "养老院"), 1, "for those who got it");
    must(ctx, search_feed(ctx, &(struct event_view){.id = 1, .congress_id = CONGRESS}, 1));
    must(ctx, search_index(ctx, ITEMS, &id, 1));
    EQ_INT(total(ctx, "养老院"), 1, "told again it stays one");
    journaltest_change(ctx, id, 25);
    tell(ctx);
    EQ_INT(ask_for(ctx, &(struct search_want){.q = S("养老院"), .year = 2025}).total, 1,
           "found in its new year");
    EQ_INT(ask_for(ctx, &(struct search_want){.q = S("养老院"), .year = 2000}).total, 0,
           "not in the old one");
}

static void pages(struct ctx *ctx)
{
    struct search_want want = {.q = S("水库"), .limit = 3};
    struct search_found f;
    size_t seen = 0;
    int last = 9999;

    hold(ctx, "p");
    for (int i = 0; i < 8; i++) {
        const char *name =
            i == 4
                ? "p|水库水库水库|水库"
                : str_printf(ctx->arena, "p|第%d座|水库要除险加固，坝体渗漏严重，库容不足", i).ptr;
        const int64_t id = journaltest_add(ctx, name);

        journaltest_change(ctx, id, (i * 5) % 8);
    }
    tell(ctx);
    do {
        f = ask_for(ctx, &want);
        EQ_INT(f.total, 8, "eight on each page");
        arr_each (i, f.count) {
            OK(f.hits[i].day.year <= last, "newest first");
            last = f.hits[i].day.year;
        }
        seen += f.count;
        want.after = f.next;
    } while (f.next.len != 0);
    EQ_INT(seen, 8, "all of them once");
    want = (struct search_want){.q = S("水库"), .limit = 3, .relevance = true};
    f = ask_for(ctx, &want);
    EQ_STR(f.hits[0].title, "水库水库水库", "the best first");
    for (seen = f.count; f.next.len != 0; seen += f.count) {
        want.after = f.next;
        f = ask_for(ctx, &want);
    }
    EQ_INT(seen, 8, "all of them once by relevance");
    want.after = S("x");
    ctx->actor = &SOMEBODY;
    EQ_INT(search_find(ctx, &want, &f), ST_INVALID, "a cursor that is none");
    ctx->err = (struct err){0};
    EQ_INT(ask_for(ctx, &(struct search_want){.q = S("水库"), .organ_id = 7}).total, 8, "by organ");
    EQ_INT(ask_for(ctx, &(struct search_want){.q = S("水库"), .organ_id = 8}).total, 0, "another");
    EQ_INT(ask_for(ctx, &(struct search_want){.q = S("水库"), .kind = "item", .state = S("open")})
               .total,
           8, "by state");
    EQ_INT(ask_for(ctx, &(struct search_want){.q = S("水库"), .kind = "item", .state = S("x\"y")})
               .total,
           8, "a state that is no word is not asked for");
}

/* Keys are the same words in every congress: the first document of another one parts them. */
static void apart(struct ctx *ctx)
{
    const int64_t home = ctx->congress_id;
    struct search_found f;

    hold(ctx, "e");
    (void)journaltest_add(ctx, "e|渡口|渡口的栏杆要加固");
    tell(ctx);
    EQ_INT(total(ctx, "渡口"), 1, "while there is one congress");
    ctx->congress_id = home + 1;
    (void)journaltest_add(ctx, "e|渡口|别处的渡口");
    tell(ctx);
    EQ_STR(ask_for(ctx, &(struct search_want){.q = S("渡口")}).hits[0].body, "别处的渡口",
           "the other sees its own");
    EQ_INT(total(ctx, "渡口"), 1, "and no more");
    ctx->congress_id = home;
    EQ_INT(total(ctx, "渡口"), 1, "neither counted here");
    f = ask_for(ctx, &(struct search_want){.q = S("渡口"), .relevance = true});
    OK(f.total == 1 && f.count == 1, "nor ranked");
}

static void long_text(struct ctx *ctx)
{
    struct buf b = buf_new(ctx->arena, 0);

    hold(ctx, "l");
    buf_z(&b, "l|长文|");
    for (int i = 0; i < 9000; i++)
        buf_z(&b, "乡村");
    buf_z(&b, "尾声");
    (void)journaltest_add(ctx, str_z(ctx->arena, buf_view(&b)));
    tell(ctx);
    OK(total(ctx, "尾声") == 1, "the end of a long text is found");
}

static void rebuilt(struct ctx *ctx)
{
    size_t documents;
    int64_t before;

    hold(ctx, "a b c d p l");
    before = total(ctx, "水库");
    must(ctx, search_rebuild(ctx, &documents));
    OK(documents > 10, "documents were made");
    EQ_INT(total(ctx, "水库"), before, "finds the same after a rebuild");
    EQ_INT(total(ctx, "路灯"), 2, "and this");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM search_doc WHERE indexed = 0"), 0, "all indexed");
}

static void candidates(struct ctx *ctx)
{
    struct search_hit *hits;
    size_t count;

    hold(ctx, "a");
    ctx->actor = &SOMEBODY;
    must(ctx, search_candidates(ctx, "item", S("路灯不亮"), 10, &hits, &count));
    EQ_INT(count, 2, "what shares words");
    must(ctx, search_candidates(ctx, "item", S("养老院"), 10, &hits, &count));
    EQ_INT(count, 0, "only of what may be seen");
    must(ctx, search_candidates(ctx, "item", S("。"), 10, &hits, &count));
    EQ_INT(count, 0, "nothing is like nothing");
}

/* How often PostgreSQL has looked into the rows of events in this transaction. */
static int64_t looks(struct ctx *ctx)
{
    return dbtest_int(ctx, "SELECT COALESCE(MAX(seq_scan + COALESCE(idx_scan, 0)), 0)"
                           " FROM pg_stat_xact_user_tables"
                           " WHERE relid = CAST('event_row' AS regclass)");
}

static enum status fed_tx(struct ctx *ctx, const void *input)
{
    const int64_t event = *(const int64_t *)input, before = looks(ctx);

    TRY(search_feed(ctx, &(struct event_view){.id = event, .congress_id = CONGRESS}, 1));
    EQ_INT(looks(ctx) - before, 1, "what an event has written is read once, for all kinds");
    return ST_OK;
}

static void read_once(struct ctx *ctx)
{
    int64_t event;

    (void)journaltest_add(ctx, "read once");
    event = dbtest_int(ctx, "SELECT MAX(id) FROM event");
    if (db_kind(ctx) == DB_PGSQL)
        must(ctx, db_tx(ctx, fed_tx, &event));
}

static void all(struct journaltest *t)
{
    const struct actor *system = t->ctx->actor;
    static void (*const TESTS[])(struct ctx *) = {words,   rights,     changes, pages,    long_text,
                                                  rebuilt, candidates, apart,   read_once};

    arr_each (i, COUNT(TESTS)) {
        TESTS[i](t->ctx);
        t->ctx->actor = system;
    }
}

int main(void)
{
    journaltest_both("search_index", all);
    return tap_done();
}
