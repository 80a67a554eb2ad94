// SPDX-License-Identifier: MulanPSL-2.0
/* The sheet of follow-ups: one row each, of a problem that is there. */
#include "modules/supervision/supervision_actions.h"
#include "modules/supervision/supervision_import.h"
#include "modules/supervision/supervision_store.h"
#include "platform/db.h"
#include "platform/text.h"

enum { C_TITLE, C_FOUND, C_ON, C_WHO, C_FINDING, C_RESULT };

const struct import_column SUPERVISION_CHECK_COLUMNS[] = {
    [C_TITLE] = {"title", "问题|title", true},
    [C_FOUND] = {"found_on", "发现日期|found_on", true, .day = true},
    [C_ON] = {"on", "督查日期|日期|on", true, .day = true},
    [C_WHO] = {"who", "督查人|who", true},
    [C_FINDING] = {"finding", "督查情况|情况|finding", true},
    [C_RESULT] = {"result", "结果|result", false},
    {0},
};

static enum status read_row(struct ctx *ctx, const struct import_row *row,
                            struct supervision_check *c)
{
    static const char *const WORDS[] = {"open", "progress", "solved"};
    struct supervision_problem p = {0};
    struct date found_on = {0};
    enum status st;

    *c = (struct supervision_check){.who = row->cells[C_WHO],
                                    .place = S(""),
                                    .finding = row->cells[C_FINDING],
                                    .result = S("progress")};
    arr_each (i, COUNT(WORDS))
        if (str_eqz(row->cells[C_RESULT], WORDS[i]) ||
            str_eq(row->cells[C_RESULT], text_of("supervision.check_result.", str_from(WORDS[i]))))
            c->result = str_from(WORDS[i]);
    if (!date_parse(row->cells[C_ON], &c->held_on))
        invalid(ctx, "on", "supervision.err.date", NULL);
    if (!date_parse(row->cells[C_FOUND], &found_on))
        invalid(ctx, "found_on", "supervision.err.date", NULL);
    st = supervision_store_problem_titled(ctx, row->cells[C_TITLE], found_on, &p);
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        invalid(ctx, "title", "supervision.err.problem_unknown", NULL);
    } else if (st != ST_OK) {
        return st;
    }
    c->problem_id = p.id;
    return invalid_done(ctx);
}

enum status supervision_check_row(struct ctx *ctx, const struct import_row *row,
                                  struct str *out_key)
{
    struct supervision_check c;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT, STR_ARG(row->cells[C_TITLE]),
                          STR_ARG(row->cells[C_FOUND]), STR_ARG(row->cells[C_ON]));
    return read_row(ctx, row, &c);
}

enum status supervision_check_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct supervision_check c, *all;
    size_t count;

    *out = false;
    TRY(read_row(ctx, row, &c));
    TRY(supervision_store_checks_of(ctx, c.problem_id, &all, &count));
    arr_each (i, count)
        *out = *out || date_cmp(all[i].held_on, c.held_on) == 0;
    return ST_OK;
}

enum status supervision_check_write(struct ctx *ctx, const struct import_row *row,
                                    bool *out_skipped)
{
    struct supervision_check c;

    TRY(supervision_check_present(ctx, row, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(read_row(ctx, row, &c));
    c.id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = c.id;
    return supervision_store_check_add(ctx, &c);
}

enum status supervision_check_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct supervision_check c;
    const enum status st = supervision_store_check_get(ctx, id, &c);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = str_printf(ctx->arena, STR_FMT " %lld", STR_ARG(c.problem), (long long)c.number);
    return look ? ST_OK : supervision_store_drop(ctx, SUPERVISION_CHECKS_AT, id);
}
