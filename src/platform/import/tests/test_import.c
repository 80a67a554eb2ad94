// SPDX-License-Identifier: MulanPSL-2.0
/* What a file would bring, and bringing all of it or nothing, on both databases. */
#include "platform/event/tests/journaltest.h"
#include "platform/import.h"
#include "platform/import/import_differs.h"
#include "platform/import/import_header.h"
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

/* ---- an invented kind of rows, in the table t_item ---- */

enum { C_NAME, C_N, C_NOTE };
static const struct import_column COLUMNS[] = {
    [C_NAME] = {"name", "姓名|名字|name", true},
    [C_N] = {"n", "人数", false},
    [C_NOTE] = {"note", "备注", false},
    {0},
};

static enum status check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    int64_t n;

    *out_key = row->cells[C_NAME];
    if (row->cells[C_N].len > 0 && !str_to_int(row->cells[C_N], &n))
        invalid(ctx, "n", "import.cell_error", str_z(ctx->arena, row->cells[C_N]));
    if (str_eqz(row->cells[C_NOTE], "rule"))
        return fail(&ctx->err, ST_RULE, "import.no_rows", NULL);
    if (str_eqz(row->cells[C_NOTE], "broken"))
        return fail(&ctx->err, ST_INTERNAL, "t.broken", NULL);
    return invalid_done(ctx);
}

static enum status find(struct ctx *ctx, const struct import_row *row, int64_t *out_id,
                        bool *out_same)
{
    int64_t n = 0;
    struct rows r;

    (void)str_to_int(row->cells[C_N], &n);
    TRY(DB_ROWS(ctx, &r, "SELECT id, n FROM t_item WHERE congress_id = :congress AND name = :name",
                B_INT("congress", ctx->congress_id), B_TEXT("name", row->cells[C_NAME])));
    *out_id = r.count > 0 ? cell_int(&r, 0, 0) : 0;
    *out_same = r.count > 0 && cell_int(&r, 0, 1) == n;
    return ST_OK;
}

static enum status present(struct ctx *ctx, const struct import_row *row, bool *out_present)
{
    int64_t id;

    return find(ctx, row, &id, out_present);
}

static enum status write_row(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    int64_t id, n = 0;

    TRY(find(ctx, row, &id, out_skipped));
    if (*out_skipped)
        return ST_OK;
    if (id != 0)
        return fail(&ctx->err, ST_CONFLICT, "db.unique", NULL);
    id = db_new_id(ctx);
    (void)str_to_int(row->cells[C_N], &n);
    TRY(DB_EXEC(ctx,
                "INSERT INTO t_item (congress_id, id, name, n) VALUES (:congress, :id, :name, :n)",
                B_INT("congress", ctx->congress_id), B_INT("id", id),
                B_TEXT("name", row->cells[C_NAME]), B_INT("n", n)));
    return event_row(ctx, "t_item", id);
}

static enum status finish(struct ctx *ctx, size_t written, size_t skipped)
{
    (void)skipped;
    return written > 0 ? event_emit(ctx, "t.imported", 0) : ST_OK;
}

static enum status differs(struct ctx *ctx, const struct import_row *row,
                           struct import_difference *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT name, n FROM t_item WHERE congress_id = :congress AND name = :name",
                B_INT("congress", ctx->congress_id), B_TEXT("name", row->cells[C_NAME])));
    if (r.count == 0)
        return ST_OK;
    out->name = cell_text(&r, 0, 0);
    import_differs(out, C_N, str_printf(ctx->arena, "%lld", (long long)cell_int(&r, 0, 1)),
                   row->cells[C_N]);
    return ST_OK;
}

static const struct import_kind KIND = {"item",  "t.import", COLUMNS, check, write_row, finish,
                                        present, NULL,       NULL,    NULL,  differs};

/* ---- files ---- */

static const char *file_of(struct journaltest *t, const char *bytes)
{
    static char path[128];
    FILE *f;

    snprintf(path, sizeof path, "%s/file", t->dir);
    f = fopen(path, "wb");
    ASSERT(f != NULL && fputs(bytes, f) >= 0);
    fclose(f);
    return path;
}

/** "good/faulty/present/left out" and the faults, or the key of the refusal with its {0}. */
static const char *look(struct journaltest *t, const char *bytes, enum import_repeats repeats)
{
    struct ctx *ctx = t->ctx;
    struct buf b = buf_new(ctx->arena, 0);
    struct import_report r;

    if (import_check(ctx, &KIND, file_of(t, bytes), repeats, &r) != ST_OK)
        return str_printf(ctx->arena, "%s %s", ctx->err.key, ctx->err.arg).ptr;
    buf_printf(&b, "%zu/%zu/%zu/%zu", r.good, r.faulty, r.present, r.left_out);
    arr_each (i, r.faults_count)
        buf_printf(&b, "; %zu " STR_FMT ": " STR_FMT, r.faults[i].row, STR_ARG(r.faults[i].heading),
                   STR_ARG(r.faults[i].sentence));
    return str_z(ctx->arena, buf_view(&b));
}

struct bring {
    const char *path;
    enum import_repeats repeats;
    struct import_counts *counts;
    size_t *row;
};

static enum status bring_tx(struct ctx *ctx, const void *input)
{
    const struct bring *in = input;

    return import_write(ctx, &KIND, in->path, in->repeats, in->counts, in->row);
}

/** "written/skipped/left out", or the key of the refusal and the row. */
static const char *bring(struct journaltest *t, const char *bytes, enum import_repeats repeats)
{
    struct import_counts counts = {0};
    size_t row = 0;
    const struct bring in = {file_of(t, bytes), repeats, &counts, &row};
    struct ctx *ctx = t->ctx;

    if (db_tx(ctx, bring_tx, &in) != ST_OK)
        return str_printf(ctx->arena, "%s %zu", ctx->err.key, row).ptr;
    return str_printf(ctx->arena, "%zu/%zu/%zu", counts.written, counts.skipped, counts.left_out)
        .ptr;
}

static int64_t items(struct journaltest *t)
{
    return dbtest_int(t->ctx, "SELECT count(*) FROM t_item WHERE congress_id = 1");
}

/* ---- tests ---- */

/* A kind with a day that only takes YYYY-MM-DD, and tells twice the same day as a fault. */
static enum status check_day(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct date day;

    *out_key = row->cells[0];
    if (!date_parse(row->cells[0], &day))
        invalid(ctx, "on", "import.cell_error", str_z(ctx->arena, row->cells[0]));
    return invalid_done(ctx);
}

static void days(struct journaltest *t)
{
    static const struct import_column COLUMNS_OF_DAYS[] = {
        {"on", "日期", true, .day = true}, {"note", "备注", false}, {0}};
    const struct import_kind kind = {
        .name = "days", .columns = COLUMNS_OF_DAYS, .check = check_day, .write = write_row};
    struct import_report r;

    ASSERT(import_check(t->ctx, &kind,
                        file_of(t, "日期,备注\n2026/3/1,2026/3/1\n2026.3.2,b\n2026年3月3日,c\n"
                                   "20260304,d\n2026-03-05,e\n2026/3/5,f\n2026.13.1,g\n"),
                        IMPORT_REPEATS_REFUSED, &r) == ST_OK);
    EQ_INT(r.good, 4, "days as people write them are read");
    EQ_INT(r.faulty, 3, "twice the same day, and what is none, are faulty");
    EQ_STR(r.sample[0].cells[0], "2026-03-01", "and shown as they are read");
    EQ_STR(r.sample[0].cells[1], "2026/3/1", "no other cell is touched");
    EQ_STR(r.sample[6].cells[0], "2026.13.1", "what is none stays as it was written");
}

/* What a column in yuan holds when the first row of a sheet says `above` and its heading is
 * `heading`. */
static struct str unit_read(struct arena *a, const char *above, const char *heading,
                            const char *cell)
{
    static const struct import_column MONEY[] = {
        {"yuan", "金额（元）|金额", true}, {"n", "人数（人）|人数", false}, {0}};
    const struct import_kind kind = {.name = "money", .columns = MONEY};
    struct str first[] = {str_from(above)}, second[] = {str_from(heading), S("人数（万元）")};
    struct import_row row = {.cells = {str_from(cell), S("3")}};
    struct import_header h = {0};

    import_header_try(a, &kind, NULL, &(struct sheet_row){.number = 1, .count = 1, .cells = first},
                      &h);
    import_header_try(a, &kind, NULL, &(struct sheet_row){.number = 2, .count = 2, .cells = second},
                      &h);
    import_header_units(&h, a, &row);
    OK(str_eqz(row.cells[1], "3"), "what is no money stays as it is");
    return row.cells[0];
}

static void units(void)
{
    static const struct {
        const char *above, *heading, *cell, *want;
    } ROWS[] = {
        {"明细", "金额", "100", "100"},
        {"明细", "金额（元）", "100", "100"},
        {"明细", "金额（万元）", "1,200.5", "1,200.5万元"},
        {"明细", "金额(万元)", "100", "100万元"},
        {"明细", "金额（亿元）", "1", "1亿元"},
        {"明细", "金额（万元）", "100元", "100元"},
        {"明细", "金额（万元）", "", ""},
        {"明细", "金额（万元）", "未定", "未定"},
        {"单位：万元", "金额", "100", "100万元"},
        {"单位: 万元", "金额", "100", "100万元"},
        {"各单位50万元以上项目", "金额", "100", "100"},
        {"单位：元", "金额", "100", "100"},
        {"单位：百万元", "金额", "100", "100百万元"},
        {"明细", "金额（百万元）", "100", "100百万元"},
        {"金额单位：万元", "金额（元）", "100", "100"},
        {"万元以上的项目", "金额", "100", "100"},
    };
    struct arena *a = arena_open(0);

    arr_each (i, COUNT(ROWS))
        EQ_STR(unit_read(a, ROWS[i].above, ROWS[i].heading, ROWS[i].cell), ROWS[i].want,
               ROWS[i].heading);
    arena_close(a);
}

static void headings(struct journaltest *t)
{
    static const struct {
        const char *heading;
        bool want;
    } ROWS[] = {
        {"姓名", true},      {" 姓 名 ", true},      {"姓　名*", true},    {"＊姓名", true},
        {"名字", true},      {"姓名（必填）", true}, {"姓名(必填)", true}, {"NAME", true},
        {"ｎａｍｅ", true},  {"姓名2", false},       {"姓", false},        {"", false},
        {"（姓名）", false}, {"*", false},
    };

    arr_each (i, COUNT(ROWS))
        OK(import_heading_is(&COLUMNS[C_NAME], str_from(ROWS[i].heading)) == ROWS[i].want,
           ROWS[i].heading);
    EQ_TEXT(look(t, "人数,姓 名\n3,甲\n,乙\n", IMPORT_REPEATS_REFUSED), "2/0/0/0",
            "columns stand anywhere");
    EQ_TEXT(look(t, "名册\n\n填表说明：姓名要写全\n序号,姓名*,人数（人）\n1,甲,3\n",
                 IMPORT_REPEATS_REFUSED),
            "1/0/0/0", "a title and remarks above the headings");
    EQ_TEXT(look(t, "甲,乙\n1,2\n", IMPORT_REPEATS_REFUSED), "import.no_header ", "no headings");
    EQ_TEXT(look(t, "a\n\n\n\n\n\n\n\n\n\n姓名\n甲\n", IMPORT_REPEATS_REFUSED), "import.no_header ",
            "headings in the eleventh row");
    EQ_TEXT(look(t, "a\n\n\n\n\n\n\n\n\n姓名\n甲\n", IMPORT_REPEATS_REFUSED), "1/0/0/0",
            "headings in the tenth row");
    EQ_TEXT(look(t, "人数,备注\n1,2\n", IMPORT_REPEATS_REFUSED), "import.missing_columns 姓名",
            "a required column is missing");
    EQ_TEXT(look(t, "姓名\n\n", IMPORT_REPEATS_REFUSED), "import.no_rows ", "headings alone");
    EQ_TEXT(look(t, "<html>", IMPORT_REPEATS_REFUSED), "sheet.web_page ", "no sheet at all");
}

static void row_faults(struct journaltest *t)
{
    EQ_TEXT(look(t, "姓名,人数（人）,备注\n甲,3,\n,4,\n乙,x,\n丙,,rule\n\n丁,#N/A,#REF!\n",
                 IMPORT_REPEATS_REFUSED),
            "1/4/0/0; 3 姓名: 没有填; 4 人数（人）: 公式出错（x），请改成文字或数; "
            "5 : 表头下面没有内容; 7 人数（人）: 公式出错（#N/A），请改成文字或数; "
            "7 备注: 公式出错（#REF!），请改成文字或数",
            "each fault with its row and heading");
    EQ_TEXT(look(t, "姓名,备注\n甲,\n乙,broken\n", IMPORT_REPEATS_REFUSED), "t.broken ",
            "what is not the file's fault stops the reading");
    EQ_TEXT(bring(t, "姓名,人数\n甲,3\n乙,x\n", IMPORT_REPEATS_REFUSED), "import.rows_faulty 3",
            "one faulty row: nothing is written");
    EQ_INT(items(t), 0, "really nothing");
}

static void repeats(struct journaltest *t)
{
    static const char FILE_BYTES[] = "姓名,人数\n甲,1\n乙,2\n甲,3\n甲,4\n丙,x\n丙,5\n";

    EQ_TEXT(look(t, FILE_BYTES, IMPORT_REPEATS_REFUSED),
            "1/5/0/0; 2 : 与第4行重复; 4 : 与第2行重复; 5 : 与第2行重复; "
            "6 人数: 公式出错（x），请改成文字或数; 6 : 与第7行重复; 7 : 与第6行重复",
            "rows with the same key name each other");
    EQ_TEXT(look(t, FILE_BYTES, IMPORT_KEEP_FIRST),
            "2/1/0/3; 6 人数: 公式出错（x），请改成文字或数",
            "keep the first: a faulty one stays faulty");
    EQ_TEXT(look(t, FILE_BYTES, IMPORT_KEEP_LAST), "3/0/0/3",
            "keep the last: the faulty one is left out, and what was told of it");
    EQ_TEXT(look(t, "姓名,人数\n甲,1\n甲,x\n乙,x\n", IMPORT_KEEP_FIRST),
            "1/1/0/1; 4 人数: 公式出错（x），请改成文字或数",
            "keep the first: what was told of the second is dropped");
    EQ_TEXT(bring(t, FILE_BYTES, IMPORT_REPEATS_REFUSED), "import.rows_faulty 2", "refused");
    EQ_TEXT(bring(t, FILE_BYTES, IMPORT_KEEP_FIRST), "import.rows_faulty 6", "first is faulty");
    EQ_INT(items(t), 0, "nothing so far");
    EQ_TEXT(bring(t, FILE_BYTES, IMPORT_KEEP_LAST), "3/0/3", "the last of each is written");
    EQ_INT(dbtest_int(t->ctx, "SELECT sum(n) FROM t_item WHERE congress_id = 1"), 2 + 4 + 5,
           "and it is the last");
}

static void again(struct journaltest *t)
{
    static const char FILE_BYTES[] = "姓名,人数\n甲,4\n丁,9\n";

    EQ_TEXT(look(t, FILE_BYTES, IMPORT_REPEATS_REFUSED), "1/0/1/0", "one is there already");
    EQ_TEXT(bring(t, FILE_BYTES, IMPORT_REPEATS_REFUSED), "1/1/0", "one is skipped");
    EQ_TEXT(bring(t, FILE_BYTES, IMPORT_REPEATS_REFUSED), "0/2/0", "all are skipped");
    EQ_TEXT(bring(t, "姓名,人数\n戊,1\n甲,5\n", IMPORT_REPEATS_REFUSED), "db.unique 3",
            "what write() refuses is told with its row");
    EQ_INT(items(t), 4, "and nothing of that file stays");
    EQ_INT(dbtest_int(t->ctx, "SELECT count(*) FROM event WHERE name = 't.imported'"), 2,
           "one event for each file that wrote");
    EQ_INT(dbtest_int(t->ctx, "SELECT count(*) FROM event_row WHERE table_name = 't_item'"), 4,
           "which names every row");
}

/** How many rows change something, and each of them: row, name, heading, old and new. */
static const char *changes(struct journaltest *t, const char *bytes, enum import_repeats repeats)
{
    struct ctx *ctx = t->ctx;
    struct buf b = buf_new(ctx->arena, 0);
    struct import_report r;

    ASSERT(import_check(ctx, &KIND, file_of(t, bytes), repeats, &r) == ST_OK);
    buf_printf(&b, "%zu/%zu", r.good, r.changed);
    arr_each (i, r.changes_count)
        buf_printf(&b, "; %zu " STR_FMT " " STR_FMT " " STR_FMT ">" STR_FMT, r.changes[i].row,
                   STR_ARG(r.changes[i].name), STR_ARG(r.changes[i].cells[0].heading),
                   STR_ARG(r.changes[i].cells[0].was), STR_ARG(r.changes[i].cells[0].now));
    return str_z(ctx->arena, buf_view(&b));
}

/* 甲 is there with 4, 乙 with 2. */
static void changed_cells(struct journaltest *t)
{
    EQ_TEXT(changes(t, "姓名,人数\n甲,4\n己,1\n乙,7\n", IMPORT_REPEATS_REFUSED),
            "2/1; 4 乙 人数 2>7", "what would change is told with its old value");
    EQ_TEXT(changes(t, "姓名,人数\n乙,7\n乙,8\n", IMPORT_KEEP_LAST), "1/1; 3 乙 人数 2>8",
            "of repeated rows only the one that is kept");
    EQ_TEXT(changes(t, "姓名,人数\n乙,7\n乙,8\n", IMPORT_KEEP_FIRST), "1/1; 2 乙 人数 2>7",
            "whichever it is");
    EQ_TEXT(changes(t, "姓名,人数\n乙,7\n乙,8\n", IMPORT_REPEATS_REFUSED), "0/0",
            "none where both are faulty");
}

static void many(struct journaltest *t)
{
    struct arena *a = arena_open(0);
    struct buf b = buf_new(a, 0);
    struct import_report r;
    size_t before;

    buf_z(&b, "姓名,人数\n");
    for (int i = 0; i < 20000; i++)
        buf_printf(&b, "人%d,%d\n", i, i);
    for (int i = 0; i < 700; i++)
        buf_printf(&b, "错%d,x\n", i);
    buf_char(&b, '\0');
    before = arena_used_bytes(t->ctx->arena);
    ASSERT(import_check(t->ctx, &KIND, file_of(t, b.ptr), IMPORT_REPEATS_REFUSED, &r) == ST_OK);
    EQ_INT(r.good, 20000, "20,000 good rows");
    EQ_INT(r.faulty, 700, "700 faulty ones");
    EQ_INT(r.faults_total, 700, "all faults are counted");
    EQ_INT(r.faults_count, IMPORT_FAULTS_MAX, "the first are kept");
    EQ_INT(r.sample_count, IMPORT_SAMPLE_ROWS, "a sample");
    EQ_STR(r.sample[19].cells[C_NAME], "人19", "of the first rows");
    OK(arena_used_bytes(t->ctx->arena) - before < 4 << 20, "memory stays small");
    b.len = strlen("姓名,人数\n");
    for (int i = 0; i < 20000; i++)
        buf_printf(&b, "人%d,%d\n", i, i);
    buf_char(&b, '\0');
    EQ_TEXT(bring(t, b.ptr, IMPORT_REPEATS_REFUSED), "20000/0/0", "all in one transaction");
    arena_close(a);
}

static void spool(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct str name, other, hash, again;
    const char *path;
    struct stat st;

    ASSERT(import_spool_keep(ctx, file_of(t, "姓名\n甲\n"), &name, &hash) == ST_OK);
    ASSERT(import_spool_path(ctx, name, &path) == ST_OK && stat(path, &st) == 0);
    EQ_INT(st.st_mode & 0777, 0600, "only we may read a kept file");
    EQ_INT(st.st_size, 11, "all of it is kept");
    ASSERT(import_file_hash(ctx, path, &again) == ST_OK);
    OK(hash.len == 64 && str_eq(hash, again), "with its SM3");
    ASSERT(import_spool_keep(ctx, path, &other, &again) == ST_OK);
    OK(!str_eq(name, other) && str_eq(hash, again), "twice under two names");
    OK(import_spool_path(ctx, S("../file"), &path) == ST_NOT_FOUND, "no way out of the spool");
    OK(import_spool_path(ctx, S("import-../../../../../../../../../etc/x"), &path) == ST_NOT_FOUND,
       "whatever its length");
    import_spool_drop(ctx, other);
    OK(import_spool_path(ctx, other, &path) == ST_NOT_FOUND, "dropped");
    import_spool_sweep(ctx);
    ASSERT(import_spool_path(ctx, name, &path) == ST_OK);
    ASSERT(utime(path, &(struct utimbuf){ctx->now - IMPORT_SPOOL_SECONDS - 1,
                                         ctx->now - IMPORT_SPOOL_SECONDS - 1}) == 0);
    import_spool_sweep(ctx);
    OK(import_spool_path(ctx, name, &path) == ST_NOT_FOUND, "forgotten after a day");
}

static void whole(struct journaltest *t)
{
    headings(t);
    days(t);
    row_faults(t);
    repeats(t);
    again(t);
    changed_cells(t);
    many(t);
    spool(t);
    EQ_STR(import_template(t->ctx->arena, &KIND), "\xEF\xBB\xBF姓名,人数,备注\r\n", "template");
}

int main(void)
{
    units();
    journaltest_both("import", whole);
    return tap_done();
}
