// SPDX-License-Identifier: MulanPSL-2.0
/* A hall that votes at one instant: many ballots in one transaction, of several votes, with
 * whoever presses twice, changes his mind, is not there, or has voted on paper among them. */
#include "modules/vote/tests/votetest.h"
#include "platform/event.h"

enum { VOTERS = 130, PRESENT = 120, BATCH_MAX = 200 };

struct batch {
    struct ctx *ctx;
    struct crowd_item *items[BATCH_MAX];
    size_t count;
};

static void add(struct batch *b, int64_t vote_id, size_t n, const char *marks)
{
    const struct vote_choice choice = {.marks = str_from(marks)};
    struct crowd_item *item = arena_new(b->ctx->arena, struct crowd_item);
    struct vote_casting *c;
    struct vote_slip slip;

    ASSERT(b->count < BATCH_MAX);
    ASSERT(vote_slip_get(b->ctx, vote_id, votetest_voter(b->ctx, vote_id, n), &slip) == ST_OK);
    ASSERT(vote_cast_prepare(b->ctx, &slip, &choice, &c) == ST_OK);
    item->ctx = arena_new(b->ctx->arena, struct ctx);
    *item->ctx = *b->ctx;
    item->ctx->db = NULL;
    item->data = c;
    b->items[b->count++] = item;
}

static enum status write_tx(struct ctx *ctx, const void *input)
{
    const struct batch *b = input;

    arr_each (i, b->count)
        b->items[i]->st = ST_OK;
    return vote_cast_write(ctx, b->items, b->count);
}

static void write_all(struct batch *b)
{
    OK(db_tx(b->ctx, write_tx, b) == ST_OK, "written together");
}

/* What became of item i: "new", "again", "changed", or the key of the refusal. */
static const char *fate(const struct batch *b, size_t i)
{
    const struct crowd_item *item = b->items[i];
    struct vote_receipt r;

    if (item->st != ST_OK)
        return item->ctx->err.key;
    r = vote_cast_done(item->ctx, item->data);
    return r.again ? "again" : r.changed ? "changed" : "new";
}

static size_t how_many(const struct batch *b, const char *what)
{
    size_t n = 0;

    arr_each (i, b->count)
        n += strcmp(fate(b, i), what) == 0;
    return n;
}

static int64_t sheets(struct ctx *ctx, int64_t vote_id)
{
    return dbtest_int(ctx,
                      str_printf(ctx->arena, "SELECT count(*) FROM vote_sheet WHERE vote_id = %lld",
                                 (long long)vote_id)
                          .ptr);
}

static struct vote_result counted(struct ctx *ctx, int64_t id)
{
    struct vote_result r = {0};

    ASSERT(vote_close(ctx, id) == ST_OK);
    ASSERT(vote_result(ctx, id, &r) == ST_OK);
    return r;
}

static void by_name(struct journaltest *t)
{
    const struct vote_new in = votetest_motion("全场同时表决");
    const int64_t id = votetest_create(t->ctx, &in), other = votetest_create(t->ctx, &in);
    struct batch b = {.ctx = t->ctx};
    struct vote_result r;

    votetest_open(t->ctx, id, VOTERS, PRESENT);
    votetest_open(t->ctx, other, VOTERS, PRESENT);
    ASSERT(votetest_cast(t->ctx, id, 3, "y", NULL) == ST_OK);
    for (size_t n = 1; n <= 100; n++)
        add(&b, n % 10 == 0 ? other : id, n, n % 5 == 4 ? "n" : "y");
    add(&b, id, 1, "y");   /* 100: twice, the same */
    add(&b, id, 2, "a");   /* 101: twice, another */
    add(&b, id, 125, "y"); /* 102: is not there */
    add(&b, id, 2, "n");   /* 103: a third time */
    write_all(&b);
    EQ_TEXT(fate(&b, 0), "new", "the first");
    EQ_TEXT(fate(&b, 2), "again", "had voted the same before");
    EQ_TEXT(fate(&b, 100), "again", "pressed twice");
    EQ_TEXT(fate(&b, 1), "new", "pressed first");
    EQ_TEXT(fate(&b, 101), "changed", "then changed his mind");
    EQ_TEXT(fate(&b, 103), "changed", "and again");
    EQ_TEXT(fate(&b, 102), "vote.not_present", "whoever is not there is told so");
    EQ_INT(how_many(&b, "new"), 99, "all others are new");
    EQ_INT(sheets(t->ctx, id), 2, "one line of the journal for all of them");
    EQ_INT(sheets(t->ctx, other), 1, "and one for the other vote");
    r = counted(t->ctx, id);
    EQ_INT(r.ballots, 90, "each once; the journal says the same as the marks");
    EQ_INT(r.lines[0].no, 21, "against: twenty, and the one who changed his mind");
    EQ_INT(r.lines[0].abstain, 0, "what he chose between is gone");
    EQ_INT(counted(t->ctx, other).ballots, 10, "of the other vote too");
}

static void secret(struct journaltest *t)
{
    struct vote_new in = votetest_motion("无记名");
    struct batch b = {.ctx = t->ctx}, late = {.ctx = t->ctx};
    struct vote_result r = {0};
    struct str codes[2];
    int64_t id;

    in.secret = true;
    id = votetest_create(t->ctx, &in);
    codes[0] = votetest_scrutineer(t->ctx, id, "监票人甲");
    codes[1] = votetest_scrutineer(t->ctx, id, "监票人乙");
    votetest_open(t->ctx, id, VOTERS, PRESENT);
    for (size_t n = PRESENT; n >= 1; n--) /* they come in any order */
        add(&b, id, n, n <= 70 ? "y" : "n");
    add(&b, id, 7, "n"); /* 120: a second ballot */
    write_all(&b);
    EQ_INT(how_many(&b, "new"), PRESENT, "everybody has voted");
    EQ_TEXT(fate(&b, PRESENT), "again", "the second ballot of one is not taken");
    EQ_INT(dbtest_int(t->ctx, "SELECT count(*) FROM vote_slot"), PRESENT, "as many slots");
    OK(dbtest_int(t->ctx, "SELECT count(*) FROM vote_sheet s WHERE s.marks LIKE '%;%'") == 1,
       "one line of the journal");
    write_all(&b);
    EQ_INT(how_many(&b, "again"), PRESENT + 1, "all of it once more: nothing new");
    EQ_INT(dbtest_int(t->ctx, "SELECT count(*) FROM vote_slot"), PRESENT, "no more slots");
    add(&late, id, 9, "y");
    ASSERT(vote_close(t->ctx, id) == ST_OK);
    write_all(&late);
    EQ_TEXT(fate(&late, 0), "vote.not_open", "too late for one more");
    ASSERT(vote_turn_key(t->ctx, id, codes[0]) == ST_OK);
    ASSERT(vote_turn_key(t->ctx, id, codes[1]) == ST_OK);
    ASSERT(vote_result(t->ctx, id, &r) == ST_OK);
    EQ_INT(r.lines[0].yes, 70, "the first ballots count");
    EQ_INT(r.lines[0].no, 50, "and no others");
}

int main(void)
{
    votetest_both("votecrowdname", by_name);
    votetest_both("votecrowdsecret", secret);
    return tap_done();
}
