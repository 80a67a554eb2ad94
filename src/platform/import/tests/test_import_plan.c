// SPDX-License-Identifier: MulanPSL-2.0
/* What is said about a file by hand: headings, cells, rows; what a running import tells; templates.
 */
#include "platform/event/tests/journaltest.h"
#include "platform/import.h"
#include "platform/sheet.h"
#include <sys/wait.h>
#include <unistd.h>

enum { C_NAME, C_N };
static const struct import_column COLUMNS[] = {
    [C_NAME] = {"name", "姓名|名字", true},
    [C_N] = {"n", "人数", true},
    {0},
};

static enum status check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    int64_t n;

    *out_key = row->cells[C_NAME];
    if (!str_to_int(row->cells[C_N], &n))
        invalid(ctx, "n", "import.cell_error", str_z(ctx->arena, row->cells[C_N]));
    return invalid_done(ctx);
}

static enum status write_row(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    const int64_t id = db_new_id(ctx);

    *out_skipped = false;
    *row->out_id = id;
    TRY(DB_EXEC(
        ctx, "INSERT INTO t_item (congress_id, id, name, n) VALUES (:congress, :id, :name, 1)",
        B_INT("congress", ctx->congress_id), B_INT("id", id), B_TEXT("name", row->cells[C_NAME])));
    return event_row(ctx, "t_item", id);
}

static enum status finish(struct ctx *ctx, size_t written, size_t skipped)
{
    (void)skipped;
    return written > 0 ? event_emit(ctx, "t.imported", 0) : ST_OK;
}

static const struct import_kind KIND = {"item", "t.import", COLUMNS, check, write_row, finish};

static const char SHEET[] = "登记簿,,\n名称,人数合计,备注\n甲,1,a\n乙,x,b\n丙,3,c\n丁,y,d\n";

static const char *keep(struct journaltest *t, const char *bytes, struct str *out_name)
{
    const char *path = str_printf(t->ctx->arena, "%s/sheet", t->dir).ptr;
    FILE *f = fopen(path, "wb");
    struct str hash;

    ASSERT(f != NULL && fputs(bytes, f) >= 0 && fclose(f) == 0);
    ASSERT(import_spool_keep(t->ctx, path, out_name, &hash) == ST_OK);
    ASSERT(import_spool_path(t->ctx, *out_name, &path) == ST_OK);
    return path;
}

/* ---- headings ---- */

static void assigned(struct journaltest *t, struct str name, const char *path)
{
    const struct import_alias aliases[] = {{S("名称"), "name"}, {S("人数合计"), "n"}};
    const struct import_plan none = {0}, plan = {.aliases = aliases, .aliases_count = 2};
    struct import_file_column *columns;
    struct import_plan read;
    size_t count;

    EQ_INT(import_peek(t->ctx, &KIND, path, &none), ST_INVALID, "headings of their own");
    ASSERT(import_file_columns(t->ctx, &KIND, path, &none, &columns, &count) == ST_OK);
    EQ_INT(count, 3, "the fullest of the first rows has the headings");
    EQ_STR(columns[0].heading, "名称", "as they are");
    EQ_STR(columns[1].samples[1], "x", "with samples");
    OK(columns[1].guessed && strcmp(columns[1].column, "n") == 0, "what is alike is guessed");
    OK(columns[2].column == NULL, "what is not is left");
    EQ_INT(import_peek(t->ctx, &KIND, path, &plan), ST_OK, "assigned, they are read");
    ASSERT(import_plan_keep(t->ctx, name, &plan) == ST_OK);
    import_plan_read(t->ctx, &KIND, name, &read);
    EQ_INT(read.aliases_count, 2, "kept");
    OK(read.aliases[1].column == COLUMNS[C_N].name, "as the kind's own column");
}

/* ---- cells and rows ---- */

static void patched(struct journaltest *t, struct str name, const char *path)
{
    const struct import_patch patches[] = {
        {.row = 6}, {.row = 4, .column = "n", .value = S("2\t\\\n")}, {.row = 99, .column = "n"}};
    const size_t numbers[] = {4, 5};
    struct import_report r;
    struct import_row *rows;
    struct import_plan plan;
    size_t count;

    import_plan_read(t->ctx, &KIND, name, &plan);
    ASSERT(import_check_plan(t->ctx, &KIND, path, &plan, &r) == ST_OK);
    OK(r.good == 2 && r.faulty == 2, "two wrong numbers");
    OK(r.faults[0].row == 4 && strcmp(r.faults[0].column, "n") == 0, "the first with its column");
    plan.patches = patches;
    plan.patches_count = COUNT(patches);
    ASSERT(import_plan_keep(t->ctx, name, &plan) == ST_OK);
    import_plan_read(t->ctx, &KIND, name, &plan);
    EQ_INT(plan.patches_count, 3, "all are kept");
    OK(plan.patches[0].row == 4 && plan.patches[1].row == 6, "by row");
    EQ_STR(plan.patches[0].value, "2\t\\\n", "whatever is in them");
    ASSERT(import_rows(t->ctx, &KIND, path, &plan, numbers, 2, &rows, &count) == ST_OK);
    OK(count == 2 && rows[1].number == 5, "single rows");
    EQ_STR(rows[0].cells[C_N], "2\t\\\n", "as they will be read");
}

struct bring {
    const struct import_ready *ready;
    struct import_counts *counts;
};

static enum status bring_tx(struct ctx *ctx, const void *input)
{
    const struct bring *in = input;
    size_t row;

    return import_write_ready(ctx, in->ready, in->counts, &row);
}

static bool stop(void *arg, enum import_phase phase, size_t rows)
{
    (void)arg;
    return phase == IMPORT_CHECKING || rows < 512;
}

static void written(struct journaltest *t, struct str name, const char *path)
{
    struct import_patch patches[] = {{.row = 4, .column = "n", .value = S("2")}, {.row = 6}};
    struct import_counts counts;
    struct import_ready *ready;
    struct import_plan plan;
    size_t row;

    import_plan_read(t->ctx, &KIND, name, &plan);
    plan.patches = patches;
    plan.patches_count = 1;
    EQ_INT(import_prepare(t->ctx, &KIND, path, &plan, &ready, &row), ST_INVALID, "one is faulty");
    EQ_INT(row, 6, "and named");
    plan.patches_count = 2;
    ASSERT(import_prepare(t->ctx, &KIND, path, &plan, &ready, &row) == ST_OK);
    ASSERT(db_tx(t->ctx, bring_tx, &(struct bring){ready, &counts}) == ST_OK);
    OK(counts.written == 3 && counts.excluded == 1 && counts.corrected == 1, "written and counted");
    EQ_INT(counts.ids_count, 3, "with the ids of the records");
    EQ_INT(dbtest_int(t->ctx, "SELECT count(*) FROM t_item"), 3, "they are there");
}

static void stopped(struct journaltest *t)
{
    struct import_plan plan = {.tick = stop};
    struct buf b = buf_new(t->ctx->arena, 0);
    struct import_counts counts;
    struct import_ready *ready;
    const char *path;
    struct str name;
    size_t row;

    buf_z(&b, "姓名,人数\n");
    for (int i = 0; i < 2000; i++)
        buf_printf(&b, "停%d,1\n", i);
    buf_char(&b, '\0');
    path = keep(t, b.ptr, &name);
    ASSERT(import_prepare(t->ctx, &KIND, path, &plan, &ready, &row) == ST_OK);
    EQ_INT(db_tx(t->ctx, bring_tx, &(struct bring){ready, &counts}), ST_RULE, "stopped on the way");
    OK(strcmp(t->ctx->err.key, "import.stopped") == 0, "and says so");
    EQ_INT(dbtest_int(t->ctx, "SELECT count(*) FROM t_item"), 3, "nothing of it stays");
    import_spool_drop(t->ctx, name);
}

/* ---- how far it is ---- */

static enum import_run_state state_of(struct journaltest *t, struct str name,
                                      struct import_progress *out)
{
    import_run_state(t->ctx, name, out);
    return out->state;
}

/* A program that dies while it brings a file in. */
static void died(struct journaltest *t, struct str name)
{
    struct import_progress now;
    struct import_run *run;
    int how;
    const pid_t child = fork();

    if (child == 0) {
        if (import_run_begin(t->ctx, name, &run) != ST_OK)
            _exit(1);
        import_run_say(run, IMPORT_WRITING, 5, 9);
        _exit(0);
    }
    ASSERT(child > 0 && waitpid(child, &how, 0) == child && how == 0);
    EQ_INT(state_of(t, name, &now), IMPORT_RUN_STOPPED_SHORT, "a program that died runs nothing");
    EQ_INT(now.rows, 5, "but had come so far");
}

static void told(struct journaltest *t, struct str name)
{
    const struct err why = {.key = "import.rows_faulty", .arg = "7"};
    struct import_progress now;
    struct import_run *run, *second;

    EQ_INT(state_of(t, name, &now), IMPORT_RUN_NONE, "nothing was begun");
    died(t, name);
    ASSERT(import_run_begin(t->ctx, name, &run) == ST_OK);
    EQ_INT(import_run_begin(t->ctx, name, &second), ST_CONFLICT, "once at a time");
    import_run_say(run, IMPORT_WRITING, 1000, 2000);
    EQ_INT(state_of(t, name, &now), IMPORT_RUN_ON, "it runs");
    OK(now.phase == IMPORT_WRITING && now.rows == 1000 && now.all == 2000, "and tells how far");
    OK(!import_run_stopped(run), "nobody stops it");
    ASSERT(import_run_stop(t->ctx, name) == ST_OK);
    OK(import_run_stopped(run), "until somebody does");
    import_run_end(run, ST_INVALID, &why);
    EQ_INT(state_of(t, name, &now), IMPORT_RUN_FAILED, "it has failed");
    OK(now.status == ST_INVALID && strcmp(now.key, why.key) == 0 && strcmp(now.arg, "7") == 0,
       "and why");
    import_run_forget(t->ctx, name);
    EQ_INT(state_of(t, name, &now), IMPORT_RUN_NONE, "forgotten");
}

static void book(struct journaltest *t)
{
    struct sheet_row row;
    struct sheet *sheet;
    const char *path;

    ASSERT(import_template_book(t->ctx, &KIND, &path) == ST_OK);
    ASSERT(sheet_open(t->ctx->arena, &t->ctx->err, path, 0, &sheet) == ST_OK);
    ASSERT(sheet_next(sheet, &t->ctx->err, &row) == ST_OK);
    OK(row.count == 2 && str_eqz(row.cells[0], "姓名"), "the first sheet has the headings");
    EQ_INT(sheet_next(sheet, &t->ctx->err, &row), ST_NOT_FOUND, "and nothing that would be read");
}

static void whole(struct journaltest *t)
{
    struct str name;
    const char *path = keep(t, SHEET, &name);

    assigned(t, name, path);
    patched(t, name, path);
    written(t, name, path);
    told(t, name);
    stopped(t);
    book(t);
}

int main(void)
{
    journaltest_both("import_plan", whole);
    return tap_done();
}
