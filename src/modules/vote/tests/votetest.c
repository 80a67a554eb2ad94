// SPDX-License-Identifier: MulanPSL-2.0
/* What the tests of votes share. */
#include "modules/vote/tests/votetest.h"
#include "modules/account/account_module.h"
#include "modules/congress/congress.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy_module.h"
#include "vote_migrations.h"

static const char *const TABLES[] = {
    "vote",       "vote_option", "vote_voter", "vote_sheet", "vote_scrutineer",
    "vote_entry", "vote_result", "vote_line",  "vote_code",  "vote_bundle",
    NULL};
static const char *const UNJOURNALLED[] = {"vote_cast", "vote_slot", "vote_clock", NULL};

static const struct permission PERMISSIONS[] = {{"vote.run", "office operator"}, {0}};

static const struct module VOTE = {
    .name = "vote",
    .permissions = PERMISSIONS,
    .migrations = vote_migrations,
    .tables = TABLES,
    .tables_unjournalled = UNJOURNALLED,
};

const struct module *const MODULES[] = {
    &event_module, &crypt_module, &congress_module, &deputy_module, &account_module, &VOTE, NULL,
};

static void begin(struct journaltest *t)
{
    const struct congress_new county = {
        .level = CONGRESS_COUNTY,
        .name = S("云溪县人民代表大会"),
        .short_name = S("云溪县"),
        .code = S("149921"),
        .term_number = 18,
        .term_from = {2024, 1, 10},
    };
    int64_t id = 0;

    t->ctx->today = (struct date){2026, 11, 20};
    t->ctx->now = date_begin(t->ctx->today) + 9 * 3600;
    t->ctx->congress_id = 0;
    ASSERT(congress_found(t->ctx, &county, &id) == ST_OK);
    t->ctx->congress_id = id;
}

void votetest_one(enum db_kind kind, const char *name, void (*fn)(struct journaltest *))
{
    struct journaltest t;

    if (!journaltest_open(&t, kind, name))
        return;
    printf("# %s on %s\n", name, kind == DB_SQLITE ? "SQLite" : "PostgreSQL");
    begin(&t);
    fn(&t);
    journaltest_close(&t);
}

void votetest_durable(const char *name, void (*fn)(struct journaltest *))
{
    struct journaltest t;

    ASSERT(journaltest_open_with(&t, DB_SQLITE, name, NULL));
    begin(&t);
    fn(&t);
    journaltest_close(&t);
}

void votetest_both(const char *name, void (*fn)(struct journaltest *))
{
    votetest_one(DB_SQLITE, name, fn);
    votetest_one(DB_PGSQL, name, fn);
}

void votetest_clear(struct ctx *ctx)
{
    ctx->err = (struct err){0};
    ctx->field_errors_count = 0;
}

struct vote_new votetest_motion(const char *title)
{
    return (struct vote_new){
        .kind = VOTE_MOTION,
        .method = VOTE_DEVICE,
        .title = str_from(title),
        .body_name = S("县人大常委会"),
        .law_body = LAW_BODY_STANDING_COMMITTEE,
        .origin = "test",
        .origin_id = 7,
        .origin_name = S("第3项"),
        .on = {2026, 11, 20},
        .rule = VOTE_HALF_OF_ALL,
    };
}

static void must(struct ctx *ctx, enum status st, const char *what)
{
    if (st == ST_OK)
        return;
    printf("Bail out! %s: %s %s %s\n", what, status_name(st), ctx->err.key, ctx->err.detail);
    exit(1);
}

int64_t votetest_create(struct ctx *ctx, const struct vote_new *in)
{
    int64_t id = 0;

    must(ctx, vote_create(ctx, in, &id), "vote_create");
    return id;
}

void votetest_open(struct ctx *ctx, int64_t id, size_t voters, size_t present)
{
    struct vote_voter *list = arena_array(ctx->arena, voters, struct vote_voter);

    arr_each (i, voters)
        list[i] = (struct vote_voter){
            .account_id = 1001 + (int64_t)i,
            .name = str_printf(ctx->arena, "委员%zu", i + 1),
            .present = i < present,
        };
    must(ctx, vote_open(ctx, id, list, voters, (uint32_t)voters), "vote_open");
}

int64_t votetest_voter(struct ctx *ctx, int64_t id, size_t n)
{
    struct vote_roll_row row;

    must(ctx, vote_voter_get(ctx, id, 0, 1000 + (int64_t)n, &row), "vote_voter_get");
    return row.id;
}

enum status votetest_cast(struct ctx *ctx, int64_t id, size_t n, const char *marks,
                          struct vote_receipt *out)
{
    const struct vote_choice choice = {.marks = str_from(marks)};
    struct vote_receipt ignored;

    votetest_clear(ctx);
    return vote_cast(ctx, id, votetest_voter(ctx, id, n), &choice, out != NULL ? out : &ignored);
}

void votetest_cast_many(struct ctx *ctx, int64_t id, size_t first, size_t count, const char *marks)
{
    arr_each (i, count)
        must(ctx, votetest_cast(ctx, id, first + i, marks, NULL), "vote_cast");
}

struct str votetest_scrutineer(struct ctx *ctx, int64_t vote_id, const char *name)
{
    const struct vote_scrutineer_new in = {
        .panel = "vote", .panel_id = vote_id, .name = str_from(name)};
    struct vote_code_take take = {.declares = true, .at_desk = true};
    struct str code = S("");

    votetest_clear(ctx);
    if (vote_appoint(ctx, &in, &take.scrutineer_id) != ST_OK ||
        vote_take_code(ctx, &take, &code) != ST_OK ||
        vote_code_kept(ctx, take.scrutineer_id) != ST_OK)
        printf("# scrutineer: %s %s\n", ctx->err.key, ctx->err.detail);
    return code;
}

int64_t votetest_events(struct ctx *ctx, const char *name)
{
    char sql[200];

    snprintf(sql, sizeof sql, "SELECT count(*) FROM event WHERE congress_id = %lld AND name = '%s'",
             (long long)ctx->congress_id, name);
    return dbtest_int(ctx, sql);
}
