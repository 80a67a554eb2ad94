// SPDX-License-Identifier: MulanPSL-2.0
/* The sheet of goals, gaps and tasks of past years; the figure of the goals that were met. */
#include "modules/report/report_actions.h"
#include "modules/report/report_list.h"
#include "modules/report/report_parts.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/import/import_undo.h"
#include "platform/indicator.h"
#include "platform/text.h"

enum { YEAR, KIND, WORDS, STATE, NOTE, GOALS_MAX = 200 };

static const struct import_column COLUMNS[] = {
    [YEAR] = {"year", "年度|year", true},       [KIND] = {"kind", "类别|kind", true},
    [WORDS] = {"text", "内容|目标|text", true}, [STATE] = {"state", "完成情况|state", false},
    [NOTE] = {"note", "说明|note", false},      {0},
};

static enum status read_row(struct ctx *ctx, const struct import_row *row, struct report_goal *g)
{
    *g = (struct report_goal){.kind = S(""),
                              .text = row->cells[WORDS],
                              .token = S(""),
                              .target = -1,
                              .state = S("open"),
                              .note = row->cells[NOTE]};
    if (!str_to_int(row->cells[YEAR], &g->year))
        invalid(ctx, "year", "report.err.year", NULL);
    if (!text_word("goal gap task", "report.goal.", row->cells[KIND], &g->kind))
        invalid(ctx, "kind", "report.import.kind", NULL);
    if (row->cells[STATE].len > 0 &&
        !text_word("open done missed", "report.goal_state.", row->cells[STATE], &g->state))
        invalid(ctx, "state", "report.import.state", NULL);
    return invalid_done(ctx);
}

static enum status check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct report_goal g;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT, STR_ARG(row->cells[YEAR]),
                          STR_ARG(row->cells[KIND]), STR_ARG(row->cells[WORDS]));
    return read_row(ctx, row, &g);
}

static enum status there(struct ctx *ctx, const struct report_goal *g, bool *out)
{
    struct report_goal_filter f = {
        .year = g->year, .kind = g->kind, .after = S(""), .limit = GOALS_MAX};
    struct report_goal *all;
    int64_t total;
    size_t count;

    *out = false;
    do {
        TRY(report_store_goals(ctx, &f, &all, &count, &f.after, &total));
        arr_each (i, count)
            *out = *out || str_eq(all[i].text, g->text);
    } while (!*out && f.after.len > 0);
    return ST_OK;
}

static enum status present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct report_goal g;

    TRY(read_row(ctx, row, &g));
    return there(ctx, &g, out);
}

static enum status write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct report_goal g;
    int64_t id = 0;

    TRY(read_row(ctx, row, &g));
    TRY(there(ctx, &g, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(report_goal_save(ctx, &g, &id));
    if (row->out_id != NULL)
        *row->out_id = id;
    return ST_OK;
}

static enum status undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct report_goal g;
    const enum status st = report_store_goal_get(ctx, id, &g);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = g.text;
    if (g.version != 1)
        out->why = "import.undo.changed";
    return look || out->why != NULL ? ST_OK : report_store_goal_delete(ctx, id);
}

static enum status finish(struct ctx *ctx, size_t written, size_t skipped)
{
    if (written == 0)
        return ST_OK;
    return event_emit_data(
        ctx, "report.imported", ctx->congress_id,
        str_printf(ctx->arena, "{\"written\":%zu,\"skipped\":%zu}", written, skipped));
}

const struct import_kind REPORT_IMPORTS[] = {
    {"report_goal", "report.write", COLUMNS, check, write, finish, present, undo,
     import_changes_nothing, NULL},
    {0},
};

/* ---------------------------------------------------------------- goals met */

static enum status count_of(struct ctx *ctx, const struct indicator_query *q, struct str state,
                            int64_t *out)
{
    const struct report_goal_filter f = {.from = q->period.from.year,
                                         .to = q->period.to.year,
                                         .kind = S("goal"),
                                         .state = state,
                                         .after = S(""),
                                         .limit = 1};
    struct report_goal *all;
    struct str next;
    size_t count;

    return report_store_goals(ctx, &f, &all, &count, &next, out);
}

static enum status met(struct ctx *ctx, const struct indicator_query *q,
                       struct indicator_value **out, size_t *out_count)
{
    *out = arena_new(ctx->arena, struct indicator_value);
    *out_count = 1;
    TRY(count_of(ctx, q, S("done"), &(*out)->numerator));
    return count_of(ctx, q, S(""), &(*out)->denominator);
}

static enum status met_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                            struct str *out)
{
    return indicator_rows(ctx, q,
                          strcmp(part, "numerator") == 0 ? "/report/goal?kind=goal&state=done&"
                                                         : "/report/goal?kind=goal&",
                          out);
}

static const char *const BY_NOTHING[] = {NULL};

const struct indicator REPORT_INDICATORS[] = {
    {.name = "report.goals_met",
     .unit = "unit.percent",
     .breakdowns = BY_NOTHING,
     .ratio = true,
     .values = met,
     .rows_url = met_rows,
     .permission = "report.read"},
    {0},
};
