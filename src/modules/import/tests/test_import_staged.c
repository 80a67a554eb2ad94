// SPDX-License-Identifier: MulanPSL-2.0
/* A file of many rows comes in by pieces: others write meanwhile, nobody is told before the end,
 * and what fails, is stopped or left behind is taken back. On both databases. */
#include "modules/import/import_module.h"
#include "modules/import/import_staged.h"
#include "modules/import/import_store_run.h"
#include "modules/import/import_take_back.h"
#include "modules/opinion/opinion.h"
#include "modules/opinion/opinion_module.h"
#include "platform/event/tests/journaltest.h"

const struct module *const MODULES[] = {
    &event_module, &crypt_module, &dbtest_module, &opinion_module, &import_module, NULL,
};

enum { ROWS = 1100, LARGE = 510, AFTER_A_PIECE = 1024 };

#define OPINIONS "SELECT COUNT(*) FROM opinion"

/* Numbers <prefix>1 … */
static const char *sheet_of(struct journaltest *t, const char *prefix, int rows)
{
    const char *path = str_printf(t->ctx->arena, "%s/%s.csv", t->dir, prefix).ptr;
    FILE *f = fopen(path, "wb");

    ASSERT(f != NULL);
    fputs("编号,姓名,主题,时间,内容\n", f);
    for (int i = 1; i <= rows; i++)
        fprintf(f, "%s%d,居民%d,第%d件事,2020-01-01,路灯不亮。\n", prefix, i, i, i);
    ASSERT(fclose(f) == 0);
    return path;
}

static const char *sheet(struct journaltest *t, const char *prefix)
{
    return sheet_of(t, prefix, ROWS);
}

/* What happens beside the import, between two of its transactions. */
struct beside {
    struct journaltest *t;
    struct ctx *ctx; /* of somebody else */
    const char *path;
    const struct import_kind *kind;
    void (*act)(struct beside *);
    size_t at; /* rows read when it happens */
    bool done, go_on;
    enum status other;
    int64_t seen, told, held;
};

static bool tick(void *arg, enum import_phase phase, size_t rows)
{
    struct beside *b = arg;

    if (phase != IMPORT_WRITING || rows < b->at || b->done)
        return true;
    b->done = true;
    b->act(b);
    return b->go_on;
}

static enum status import(struct beside *b, const char *prefix, struct import_batch *out)
{
    const struct import_plan plan = {.tick = tick, .tick_arg = b};
    struct ctx *ctx = b->t->ctx;
    enum status st;

    b->kind = import_kind_find(S("opinion"));
    b->path = sheet(b->t, prefix);
    b->ctx = ctx_open_system(&b->t->app, CONGRESS);
    st = import_file_plan(ctx, b->kind, b->path, S("留言.csv"), &plan, 0, out);
    ctx_close(b->ctx);
    OK(b->done, "something happened beside it");
    return st;
}

static void settled(struct journaltest *t, const char *what)
{
    struct journal_result r = {0};
    struct buf report = buf_new(t->ctx->arena, 0);

    EQ_INT(dbtest_int(t->ctx, "SELECT (SELECT COUNT(*) FROM import_run) +"
                              " (SELECT COUNT(*) FROM event_held)"),
           0, what);
    ASSERT(journal_seal_now(t->ctx) == ST_OK);
    ASSERT(journal_verify(t->ctx, &(struct journal_check){.all = true}, &report, &r) == ST_OK);
    EQ_INT(r.faults, 0, "the journal is sound");
    if (r.faults > 0)
        printf("# " STR_FMT "\n", STR_ARG(buf_view(&report)));
}

/* ---- as a whole ---- */

static void look_on(struct beside *b)
{
    struct import_batch other;

    journaltest_add(b->ctx, "beside");
    ASSERT(journal_seal_now(b->ctx) == ST_OK);
    b->seen = dbtest_int(b->ctx, OPINIONS);
    b->held = dbtest_int(b->ctx, "SELECT COUNT(*) FROM event_held");
    b->told = dbtest_int(b->ctx, "SELECT COUNT(*) FROM event e JOIN journal_seal s"
                                 " ON s.congress_id = e.congress_id AND s.event_id = e.id"
                                 " WHERE e.name = 'import.piece'");
    b->other = import_file(b->ctx, b->kind, b->path, S("x"), IMPORT_REPEATS_REFUSED, &other);
    EQ_STR(str_from(b->ctx->err.key), "import.other_running", "one import of a kind at a time");
}

static void whole(struct journaltest *t)
{
    struct beside b = {.t = t, .act = look_on, .at = AFTER_A_PIECE, .go_on = true};
    struct import_batch batch = {0};
    struct import_changed changed;

    EQ_INT(import(&b, "A", &batch), ST_OK, "brought in");
    EQ_INT(batch.written, ROWS, "every row");
    OK(b.seen > 0 && b.seen < ROWS, "in more than one transaction");
    OK(b.held > 0 && b.told == 0, "nobody was told before the end");
    EQ_INT(b.other, ST_CONFLICT, "another import of the kind has to wait");
    EQ_INT(dbtest_int(t->ctx, OPINIONS), ROWS, "all are there");
    settled(t, "nothing is left over");
    OK(dbtest_int(t->ctx, "SELECT COUNT(*) FROM event e JOIN journal_seal s"
                          " ON s.congress_id = e.congress_id AND s.event_id = e.id"
                          " WHERE e.name = 'import.piece'") > 1,
       "then everybody is told");
    ASSERT(import_changed_rows(t->ctx, &batch, &changed) == ST_OK);
    EQ_INT(changed.staying, 0, "each row made a record");
    batch.written += 3; /* as if three had changed records that were there */
    ASSERT(import_changed_rows(t->ctx, &batch, &changed) == ST_OK);
    EQ_INT(changed.staying, 3, "the others are told apart");
    EQ_INT(import_undo(t->ctx, batch.id), ST_OK, "undone as one act");
    EQ_INT(dbtest_int(t->ctx, OPINIONS), 0, "all of it");
    settled(t, "nothing is left over then");
}

/* ---- taken back ---- */

/* Repeated rows: the last one is kept, as somebody has chosen. */
static void repeated(struct journaltest *t)
{
    const char *path = sheet(t, "R");
    struct import_batch batch = {0};
    FILE *f = fopen(path, "ab");

    ASSERT(f != NULL && fputs("R1,居民1,第1件事,2020-01-01,又不亮了。\n", f) >= 0 &&
           fclose(f) == 0);
    EQ_INT(
        import_file(t->ctx, import_kind_find(S("opinion")), path, S("x"), IMPORT_KEEP_LAST, &batch),
        ST_OK, "a file with a row twice");
    EQ_INT(batch.written, ROWS, "each number once");
    EQ_INT(batch.left_out, 1, "one is left out");
    EQ_INT(dbtest_int(t->ctx, OPINIONS " WHERE number = 'R1' AND body = '又不亮了。'"), 1,
           "the last");
    EQ_INT(
        import_file(t->ctx, import_kind_find(S("opinion")), path, S("x"), IMPORT_KEEP_LAST, &batch),
        ST_OK, "again");
    EQ_INT(batch.skipped, ROWS, "nothing new");
    EQ_INT(batch.written, 0, "nothing written");
    settled(t, "nothing is left over");
    ASSERT(dbtest_int(t->ctx, "SELECT MAX(id) FROM import_batch WHERE rows_written > 0") > 0);
    EQ_INT(import_undo(t->ctx, dbtest_int(t->ctx, "SELECT MAX(id) FROM import_batch"
                                                  " WHERE rows_written > 0 AND undone_at IS NULL")),
           ST_OK, "and undone");
}

static void nothing(struct beside *b)
{
    b->seen = dbtest_int(b->ctx, OPINIONS);
}

static void stopped(struct journaltest *t)
{
    struct beside b = {.t = t, .act = nothing, .at = AFTER_A_PIECE};
    struct import_batch batch;

    EQ_INT(import(&b, "B", &batch), ST_RULE, "stopped");
    EQ_STR(str_from(t->ctx->err.key), "import.stopped", "by somebody");
    OK(b.seen > 0, "rows were written");
    EQ_INT(dbtest_int(t->ctx, OPINIONS), 0, "all of them are gone");
    settled(t, "nothing is left over");
}

static enum status record(struct ctx *ctx, const char *number)
{
    const struct opinion_new in = {.source = S("online"),
                                   .number = str_from(number),
                                   .subject = S("别的事"),
                                   .body = S("井盖坏了"),
                                   .raised_at = ctx->now};
    int64_t id;

    return opinion_add(ctx, &in, &id);
}

static void in_the_way(struct beside *b)
{
    b->other = record(b->ctx, "C1100");
}

static void refused(struct journaltest *t)
{
    struct beside b = {.t = t, .act = in_the_way, .at = AFTER_A_PIECE, .go_on = true};
    struct import_batch batch;

    EQ_INT(import(&b, "C", &batch), ST_CONFLICT, "the last row is not possible any more");
    EQ_INT(b.other, ST_OK, "since somebody was faster");
    OK(strstr(t->ctx->err.arg, "1101") != NULL, "the row is named");
    EQ_STR(str_from(t->ctx->err.key), "import.row_refused", "with the reason");
    EQ_INT(dbtest_int(t->ctx, OPINIONS), 1, "only his is there");
    settled(t, "nothing is left over");
}

static void used(struct beside *b)
{
    b->seen = dbtest_int(b->ctx, "SELECT MIN(id) FROM opinion WHERE number LIKE 'D%'");
    b->other = opinion_mark_used(b->ctx, b->seen, 9);
}

static void kept(struct journaltest *t)
{
    struct beside b = {.t = t, .act = used, .at = AFTER_A_PIECE};
    struct import_batch batch;

    EQ_INT(import(&b, "D", &batch), ST_RULE, "stopped, but one has been used");
    EQ_STR(str_from(t->ctx->err.key), "import.kept", "which is told");
    EQ_STR(str_from(t->ctx->err.arg), "1", "with their number");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM opinion WHERE number LIKE 'D%'"), 1,
           "that one stays, no other");
    settled(t, "nothing is left over");
}

/* ---- left behind by a program that died ---- */

static enum status leave_tx(struct ctx *ctx, const void *input)
{
    const struct import_going run = {.id = *(const int64_t *)input,
                                     .beat_at = ctx->now - 3600,
                                     .kind = S("opinion"),
                                     .file_name = S("x.csv")};
    int64_t *ids = arena_new(ctx->arena, int64_t);

    *ids = dbtest_int(ctx, "SELECT id FROM opinion WHERE number = 'L1'");
    TRY(import_store_run_add(ctx, &run));
    return import_store_add_written(ctx, run.id, ids, 1);
}

static void left(struct journaltest *t)
{
    const int64_t before = dbtest_int(t->ctx, OPINIONS), run = 777000;
    bool waits = true;

    EQ_INT(import_recover_waits(t->ctx, &waits), ST_OK, "is there anything to do?");
    OK(!waits, "nothing");
    ASSERT(record(t->ctx, "L1") == ST_OK);
    ASSERT(db_tx(t->ctx, leave_tx, &run) == ST_OK);
    EQ_INT(import_recover_waits(t->ctx, &waits), ST_OK, "a program has died");
    OK(waits, "so there is");
    EQ_INT(import_recover(t->ctx), ST_OK, "the job");
    EQ_INT(dbtest_int(t->ctx, OPINIONS), before, "takes back what it had written");
    settled(t, "nothing is left over");
}

/* ---- undone in pieces ---- */

static enum status large(struct journaltest *t, const char *prefix, struct import_batch *out)
{
    return import_file(t->ctx, import_kind_find(S("opinion")), sheet_of(t, prefix, LARGE),
                       S("留言.csv"), IMPORT_REPEATS_REFUSED, out);
}

static void not_undone(struct journaltest *t)
{
    const int64_t before = dbtest_int(t->ctx, OPINIONS);
    struct import_batch batch;

    EQ_INT(large(t, "U", &batch), ST_OK, "a large import");
    ASSERT(opinion_mark_used(t->ctx,
                             dbtest_int(t->ctx, "SELECT id FROM opinion WHERE number = 'U1'"),
                             9) == ST_OK);
    EQ_INT(import_undo(t->ctx, batch.id), ST_RULE, "one of its records has been used");
    EQ_STR(str_from(t->ctx->err.key), "import.undo_blocked", "which is said");
    EQ_INT(dbtest_int(t->ctx, OPINIONS), before + LARGE, "and all of them stay");
    settled(t, "nothing has begun");
}

/* From the page: in a thread of its own, which a program without one runs at once. */
static void undone_from_the_page(struct journaltest *t)
{
    const int64_t before = dbtest_int(t->ctx, OPINIONS);
    struct import_batch batch;
    bool going = false, still = true;

    EQ_INT(large(t, "W", &batch), ST_OK, "a large import");
    EQ_INT(import_undo_start(t->ctx, batch.id, &going), ST_OK, "undone from its page");
    OK(going, "in pieces");
    EQ_INT(dbtest_int(t->ctx, OPINIONS), before, "all of it");
    ASSERT(import_batch_get(t->ctx, batch.id, &batch) == ST_OK);
    OK(batch.undone_at != 0 && batch.kept == 0, "nothing was kept");
    ASSERT(import_undoing(t->ctx, &batch, &still) == ST_OK);
    OK(!still, "and it has come to its end");
    EQ_INT(import_undo_start(t->ctx, batch.id, &going), ST_RULE, "once");
    settled(t, "nothing is left over");
}

static enum status begin_undo_tx(struct ctx *ctx, const void *input)
{
    const struct import_batch *b = input;
    struct import_going run;

    TRY(import_undo_begin(ctx, b, &run));
    return import_store_run_beat(ctx, run.id, "writing", ctx->now - 3600, 0, 0);
}

/* A program that dies while it undoes: the next one goes on. */
static void undo_left(struct journaltest *t)
{
    const int64_t before = dbtest_int(t->ctx, OPINIONS);
    struct import_batch batch;

    EQ_INT(large(t, "V", &batch), ST_OK, "a large import");
    ASSERT(db_tx(t->ctx, begin_undo_tx, &batch) == ST_OK);
    ASSERT(opinion_mark_used(t->ctx,
                             dbtest_int(t->ctx, "SELECT id FROM opinion WHERE number = 'V7'"),
                             9) == ST_OK);
    EQ_INT(import_recover(t->ctx), ST_OK, "the job goes on with it");
    EQ_INT(dbtest_int(t->ctx, OPINIONS), before + 1, "but for one that was used meanwhile");
    ASSERT(import_batch_get(t->ctx, batch.id, &batch) == ST_OK);
    OK(batch.undone_at != 0, "it is undone");
    EQ_INT(batch.kept, 1, "and says how many stayed");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM event b JOIN event u"
                              " ON u.congress_id = b.congress_id AND u.subject_id = b.subject_id"
                              " AND u.name = 'import.undone'"
                              " WHERE b.name = 'import.undo_begun' AND u.data LIKE '%\"kept\":1%'"),
           1, "the journal tells who began it, and how it ended");
    settled(t, "nothing is left over");
}

static void all(struct journaltest *t)
{
    whole(t);
    repeated(t);
    stopped(t);
    refused(t);
    kept(t);
    left(t);
    not_undone(t);
    undone_from_the_page(t);
    undo_left(t);
}

int main(void)
{
    journaltest_both("import_staged", all);
    return tap_done();
}
