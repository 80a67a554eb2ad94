// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on tellers' entries, results, lines of results, and the clock. */
#include "modules/vote/vote_store_count.h"
#include "platform/db.h"
#include "platform/event.h"

enum { ENTRIES_MAX = 100, LINES_MAX = 2000, GRADES = 8 };

/* ---- entries ---- */

enum status vote_store_entries(struct ctx *ctx, int64_t vote_id, struct vote_store_entry **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, account_id, name, figures, version FROM vote_entry"
                " WHERE congress_id = :congress AND vote_id = :vote AND dropped = 0 ORDER BY id"
                " LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("vote", vote_id),
                B_INT("most", ENTRIES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct vote_store_entry);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct vote_store_entry){
            .id = cell_int(&r, i, 0),
            .vote_id = vote_id,
            .account_id = cell_int(&r, i, 1),
            .name = cell_text(&r, i, 2),
            .figures = cell_text(&r, i, 3),
            .version = cell_int(&r, i, 4),
        };
    return ST_OK;
}

enum status vote_store_add_entry(struct ctx *ctx, const struct vote_store_entry *e)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO vote_entry (congress_id, id, vote_id, account_id, name, figures,"
                " dropped) VALUES (:congress, :id, :vote, :account, :name, :figures, 0)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("vote", e->vote_id),
                B_INT("account", e->account_id), B_TEXT("name", e->name),
                B_TEXT("figures", e->figures)));
    return event_row(ctx, "vote_entry", id);
}

enum status vote_store_set_entry(struct ctx *ctx, const struct vote_store_entry *e)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE vote_entry SET figures = :figures, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("figures", e->figures), B_INT("congress", ctx->congress_id),
                    B_INT("id", e->id), B_INT("version", e->version)));
    return event_row(ctx, "vote_entry", e->id);
}

enum status vote_store_drop_entry(struct ctx *ctx, const struct vote_store_entry *e)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE vote_entry SET dropped = 1, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", e->id),
                    B_INT("version", e->version)));
    return event_row(ctx, "vote_entry", e->id);
}

/* ---- results ---- */

enum status vote_store_add_result(struct ctx *ctx, int64_t vote_id, const struct vote_result *r)
{
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO vote_result (congress_id, id, ballots, spoiled, not_pressed, absent, needed,"
        " valid_round, passed, formula, article, verdict) VALUES (:congress, :id, :ballots,"
        " :spoiled, :not_pressed, :absent, :needed, :valid, :passed, :formula, :article, :verdict)",
        B_INT("congress", ctx->congress_id), B_INT("id", vote_id), B_INT("ballots", r->ballots),
        B_INT("spoiled", r->spoiled), B_INT("not_pressed", r->not_pressed),
        B_INT("absent", r->absent), B_INT("needed", r->needed), B_BOOL("valid", r->valid_round),
        B_BOOL("passed", r->passed), B_TEXT("formula", r->formula), B_TEXT("article", r->article),
        B_TEXT("verdict", r->verdict)));
    return event_row(ctx, "vote_result", vote_id);
}

static struct str write_grades(struct arena *a, const struct vote_line *line)
{
    struct buf out = buf_new(a, 0);

    for (size_t g = 0; g < GRADES; g++) {
        if (g > 0)
            buf_char(&out, ' ');
        buf_int(&out, line->grades[g]);
    }
    return buf_view(&out);
}

static void read_grades(struct str text, struct vote_line *line)
{
    struct str one;

    for (size_t g = 0; g < GRADES && str_cut(&text, ' ', &one); g++) {
        int64_t n = 0;

        (void)str_to_int(one, &n);
        line->grades[g] = (uint32_t)n;
    }
}

enum status vote_store_add_line(struct ctx *ctx, int64_t vote_id, int64_t place,
                                const struct vote_line *line)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO vote_line (congress_id, id, vote_id, place, option_id, name, note,"
                " yes, no, abstain, grades, passed, tied) VALUES (:congress, :id, :vote, :place,"
                " :option, :name, :note, :yes, :no, :abstain, :grades, :passed, :tied)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("vote", vote_id),
                B_INT("place", place), B_ID("option", line->option_id), B_TEXT("name", line->name),
                B_TEXT("note", line->note), B_INT("yes", line->yes), B_INT("no", line->no),
                B_INT("abstain", line->abstain), B_TEXT("grades", write_grades(ctx->arena, line)),
                B_BOOL("passed", line->passed), B_BOOL("tied", line->tied)));
    return event_row(ctx, "vote_line", id);
}

static enum status read_lines(struct ctx *ctx, int64_t vote_id, struct vote_result *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT option_id, name, note, yes, no, abstain, grades, passed, tied"
                " FROM vote_line WHERE congress_id = :congress AND vote_id = :vote ORDER BY place"
                " LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("vote", vote_id),
                B_INT("most", LINES_MAX)));
    out->lines = arena_array(ctx->arena, r.count, struct vote_line);
    out->lines_count = r.count;
    arr_each (i, r.count) {
        out->lines[i] = (struct vote_line){
            .option_id = cell_int(&r, i, 0),
            .name = cell_text(&r, i, 1),
            .note = cell_text(&r, i, 2),
            .yes = (uint32_t)cell_int(&r, i, 3),
            .no = (uint32_t)cell_int(&r, i, 4),
            .abstain = (uint32_t)cell_int(&r, i, 5),
            .passed = cell_int(&r, i, 7) != 0,
            .tied = cell_int(&r, i, 8) != 0,
        };
        read_grades(cell_text(&r, i, 6), &out->lines[i]);
    }
    return ST_OK;
}

enum status vote_store_result(struct ctx *ctx, int64_t vote_id, struct vote_result *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT ballots, spoiled, not_pressed, absent, needed, valid_round, passed, formula,"
               " article, verdict FROM vote_result WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", vote_id)));
    *out = (struct vote_result){
        .ballots = (uint32_t)cell_int(&r, 0, 0),
        .spoiled = (uint32_t)cell_int(&r, 0, 1),
        .not_pressed = (uint32_t)cell_int(&r, 0, 2),
        .absent = (uint32_t)cell_int(&r, 0, 3),
        .needed = (uint32_t)cell_int(&r, 0, 4),
        .valid_round = cell_int(&r, 0, 5) != 0,
        .passed = cell_int(&r, 0, 6) != 0,
        .formula = cell_text(&r, 0, 7),
        .article = cell_text(&r, 0, 8),
        .verdict = cell_text(&r, 0, 9),
    };
    out->valid = out->ballots - out->spoiled;
    return read_lines(ctx, vote_id, out);
}

enum status vote_store_totals(struct ctx *ctx, int64_t *out_open, int64_t *out_cast)
{
    struct rows r;

    TRY(db_rows(ctx, &r,
                "SELECT (SELECT count(*) FROM vote WHERE state = 'open'),"
                " (SELECT count(*) FROM vote_cast)",
                NULL, 0));
    *out_open = cell_int(&r, 0, 0);
    *out_cast = cell_int(&r, 0, 1);
    return ST_OK;
}

/* ---- the clock ---- */

enum status vote_store_db_seconds(struct ctx *ctx, int64_t *out)
{
    static const char SQL[] = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS BIGINT)";
    struct rows r;

    *out = 0;
    if (db_kind(ctx) == DB_SQLITE)
        return ST_OK;
    TRY(db_rows(ctx, &r, SQL, NULL, 0));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status vote_store_clock_set(struct ctx *ctx, int64_t vote_id, const struct vote_store_clock *c)
{
    return DB_EXEC(ctx,
                   "INSERT INTO vote_clock (congress_id, id, holder, seen_ms, used_ms, beat_at)"
                   " VALUES (:congress, :id, :holder, :seen, :used, :beat)"
                   " ON CONFLICT (congress_id, id) DO UPDATE SET holder = excluded.holder,"
                   " seen_ms = excluded.seen_ms, used_ms = excluded.used_ms,"
                   " beat_at = excluded.beat_at",
                   B_INT("congress", ctx->congress_id), B_INT("id", vote_id),
                   B_TEXT("holder", c->holder), B_INT("seen", c->seen_ms),
                   B_INT("used", c->used_ms), B_INT("beat", c->beat_at));
}

enum status vote_store_clock_get(struct ctx *ctx, int64_t vote_id, struct vote_store_clock *out)
{
    struct rows r;

    TRY(DB_ONE(
        ctx, &r,
        "SELECT holder, seen_ms, used_ms, beat_at FROM vote_clock WHERE congress_id = :congress"
        " AND id = :id",
        B_INT("congress", ctx->congress_id), B_INT("id", vote_id)));
    *out = (struct vote_store_clock){
        .holder = cell_text(&r, 0, 0),
        .seen_ms = cell_int(&r, 0, 1),
        .used_ms = cell_int(&r, 0, 2),
        .beat_at = cell_int(&r, 0, 3),
    };
    return ST_OK;
}

enum status vote_store_clock_drop(struct ctx *ctx, int64_t vote_id)
{
    return DB_EXEC(ctx, "DELETE FROM vote_clock WHERE congress_id = :congress AND id = :id",
                   B_INT("congress", ctx->congress_id), B_INT("id", vote_id));
}
