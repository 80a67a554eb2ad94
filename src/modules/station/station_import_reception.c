// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets of receptions, row by row: who received, how many came, what they told and what became of
 * it. A number that is there is never written a second time. */
#include "modules/deputy/deputy.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_import.h"
#include "modules/station/station_rules.h"
#include "modules/station/station_store.h"
#include "platform/db.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

enum { NUMBER, STATION, ON, DEPUTIES, LEVEL, PEOPLE, PROBLEMS, RESULTS, NOTE };

const struct import_column station_import_reception_columns[] = {
    [NUMBER] = {"number", "编号|接待编号|number", true},
    [STATION] = {"station", "联络站|站点名称|站点|station", true},
    [ON] = {"on", "接待日期|日期|on", true, .day = true},
    [DEPUTIES] = {"deputies", "接待代表|代表|代表姓名|deputies", true},
    [LEVEL] = {"level", "代表层级|层级|level", false},
    [PEOPLE] = {"people", "接待人次|群众人次|接待群众|people", true},
    [PROBLEMS] = {"problems", "反映问题|群众反映的问题|problems", false},
    [RESULTS] = {"results", "办理情况|办理结果|results", false},
    [NOTE] = {"note", "接待情况|备注|note", false},
    {0},
};

struct reading {
    struct station_receive in;
    struct station_visit visits[STATION_VISITS_MAX];
    struct station_told told[STATION_PROBLEMS_MAX];
};

/* Cuts at 、，,；; or a line end. */
static bool next_part(struct str *rest, struct str *out)
{
    static const struct str MARKS[] = {SI("、"), SI("；"), SI(";"), SI("\n")};

    while (rest->len > 0) {
        size_t at = 0, mark = 0;

        for (; at < rest->len; at++) {
            const struct str here = {rest->ptr + at, rest->len - at};

            for (size_t m = 0; mark == 0 && m < COUNT(MARKS); m++)
                mark = str_starts(here, MARKS[m]) ? MARKS[m].len : 0;
            if (mark != 0)
                break;
        }
        *out = str_trim((struct str){rest->ptr, at});
        *rest = (struct str){rest->ptr + at + mark, rest->len - at - mark};
        if (out->len > 0)
            return true;
    }
    return false;
}

static enum status read_deputies(struct ctx *ctx, const struct import_row *row, struct reading *r)
{
    struct str rest = row->cells[DEPUTIES], name, own;
    const struct str level = station_import_level(row->cells[LEVEL]);

    TRY(station_own_level(ctx, &own));
    if (level.len > 0 && !station_word_known(level, STATION_LEVELS))
        invalid(ctx, "level", "station.level_missing", NULL);
    while (next_part(&rest, &name)) {
        struct station_visit v = {.name = name, .level = level.len > 0 ? level : own};
        struct deputy *found;
        size_t count;

        if (r->in.visits_count == STATION_VISITS_MAX) {
            invalid(ctx, "deputies", "station.too_many_deputies", NULL);
            return ST_OK;
        }
        if (str_eq(v.level, own)) {
            TRY(deputy_by_name(ctx, name, &found, &count));
            if (count == 1)
                v.deputy_id = found[0].id;
            else
                invalid(ctx, "deputies",
                        count == 0 ? "station.deputy_unknown" : "station.import.same_name",
                        str_z(ctx->arena, name));
        }
        r->visits[r->in.visits_count++] = v;
    }
    return ST_OK;
}

static struct str state_of(struct str cell)
{
    struct str all = S("collected handling solved explained"), word;

    while (str_cut(&all, ' ', &word)) {
        if (str_eq(cell, word) || str_eq(cell, text_of("station.problem_state.", word)))
            return word;
    }
    return S("");
}

/* The n-th result belongs to the n-th problem; one alone to all of them. */
static void read_problems(struct ctx *ctx, const struct import_row *row, struct reading *r)
{
    struct str rest = row->cells[PROBLEMS], results = row->cells[RESULTS], subject, state = S("");

    while (next_part(&rest, &subject)) {
        struct station_told *t;
        struct str next;

        if (r->in.told_count == STATION_PROBLEMS_MAX) {
            invalid(ctx, "problems", "station.too_many_problems", NULL);
            return;
        }
        if (next_part(&results, &next)) {
            state = state_of(next);
            if (state.len == 0)
                invalid(ctx, "results", "station.import.result", str_z(ctx->arena, next));
        }
        t = &r->told[r->in.told_count++];
        *t = (struct station_told){
            .subject = subject,
            .state = state,
            .number = str_printf(ctx->arena, STR_FMT "-%zu", STR_ARG(row->cells[NUMBER]),
                                 r->in.told_count),
        };
        if (str_eqz(state, "solved") || str_eqz(state, "explained"))
            t->settled_on = r->in.r.on;
    }
}

static enum status read_row(struct ctx *ctx, const struct import_row *row, struct reading **out)
{
    struct reading *r = arena_new(ctx->arena, struct reading);

    *out = r;
    r->in = (struct station_receive){
        .visits = r->visits,
        .told = r->told,
        .r = {.number = row->cells[NUMBER], .way = S("import"), .note = row->cells[NOTE]}};
    if (!date_parse(row->cells[ON], &r->in.r.on))
        invalid(ctx, "on", "station.date_wrong", NULL);
    if (!str_to_int(row->cells[PEOPLE], &r->in.r.people))
        invalid(ctx, "people", "station.people_wrong", NULL);
    TRY(station_import_station(ctx, "station", row->cells[STATION], &r->in.r.station_id));
    TRY(read_deputies(ctx, row, r));
    read_problems(ctx, row, r);
    TRY(invalid_done(ctx));
    return station_receive_check(ctx, &r->in);
}

/* The one of that number, 0 if there is none. */
static enum status find(struct ctx *ctx, struct str number, struct station_reception *out)
{
    const enum status st = station_store_reception_by(ctx, "number", number, out);

    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    *out = (struct station_reception){0};
    return ST_OK;
}

static bool same(const struct station_reception *a, const struct station_reception *b)
{
    return a->station_id == b->station_id && a->people == b->people && date_cmp(a->on, b->on) == 0;
}

enum status station_import_reception_check(struct ctx *ctx, const struct import_row *row,
                                           struct str *out_key)
{
    struct station_reception have;
    struct reading *r;

    *out_key = row->cells[NUMBER];
    TRY(read_row(ctx, row, &r));
    TRY(find(ctx, row->cells[NUMBER], &have));
    if (have.id != 0 && !same(&have, &r->in.r))
        invalid(ctx, "number", "station.import.number_taken", NULL);
    return invalid_done(ctx);
}

enum status station_import_reception_present(struct ctx *ctx, const struct import_row *row,
                                             bool *out_present)
{
    struct station_reception have;

    TRY(find(ctx, row->cells[NUMBER], &have));
    *out_present = have.id != 0;
    return ST_OK;
}

enum status station_import_reception_write(struct ctx *ctx, const struct import_row *row,
                                           bool *out_skipped)
{
    struct station_reception have;
    struct reading *r;
    int64_t id;

    TRY(find(ctx, row->cells[NUMBER], &have));
    TRY(read_row(ctx, row, &r));
    *out_skipped = have.id != 0;
    if (*out_skipped)
        return same(&have, &r->in.r)
                   ? ST_OK
                   : fail(&ctx->err, ST_CONFLICT, "station.import.number_taken", NULL);
    TRY(station_receive_write(ctx, &r->in, &id));
    if (row->out_id != NULL)
        *row->out_id = id;
    return ST_OK;
}

/* A problem that somebody has gone on with keeps its reception. */
enum status station_import_reception_undo(struct ctx *ctx, int64_t id, bool look,
                                          struct import_undo *out)
{
    struct station_problem *problems;
    struct station_reception r;
    const enum status st = station_store_reception(ctx, id, &r);
    size_t count;

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = r.number;
    if (r.version != 1)
        out->why = "station.import.changed_since";
    TRY(station_store_problems_of(ctx, id, &problems, &count));
    arr_each (i, count) {
        if (problems[i].version != 1)
            out->why = "station.import.changed_since";
    }
    return look || out->why != NULL ? ST_OK : station_reception_remove(ctx, &r);
}
