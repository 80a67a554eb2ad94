// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets of past years: matters, what was done, problems and follow-ups. Rows that are there are
 * passed over; all can be taken back. */
#include "modules/supervision/supervision_import.h"
#include "modules/congress/congress.h"
#include "modules/supervision/supervision_actions.h"
#include "modules/supervision/supervision_parts.h"
#include "modules/supervision/supervision_store.h"
#include "platform/import/import_told.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

static void read_day(struct ctx *ctx, const char *field, struct str cell, struct date *out)
{
    *out = (struct date){0};
    if (cell.len > 0 && !date_parse(cell, out))
        invalid(ctx, field, "supervision.err.date", NULL);
}

/* The word itself, or what it is called; "" leaves *out as it is. */
static void read_word(struct ctx *ctx, const char *field, const char *words, const char *prefix,
                      struct str cell, struct str *out)
{
    struct str rest = str_from(words), word;

    while (str_cut(&rest, ' ', &word)) {
        if (!str_eq(cell, word) && !str_eq(cell, text_of(prefix, word)))
            continue;
        *out = word;
        return;
    }
    if (cell.len > 0 || out->len == 0)
        invalid(ctx, field, "supervision.err.word", NULL);
}

static bool yes(struct str cell)
{
    return str_eqz(cell, "是") || str_eqz(cell, "1") || str_eqz(cell, "yes");
}

static enum status organ_of(struct ctx *ctx, struct str name, int64_t *out)
{
    struct organ organ;
    enum status st;

    *out = 0;
    if (name.len == 0)
        return ST_OK;
    st = organ_by_name(ctx, name, &organ);
    if (st == ST_OK)
        *out = organ.id;
    else if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status found(struct ctx *ctx, enum status st, bool *out)
{
    *out = st == ST_OK;
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    return ST_OK;
}

static enum status imported(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "supervision.imported", written, skipped);
}

/* ---------------------------------------------------------------- matters */

enum { M_YEAR, M_TITLE, M_FIELD, M_KEY, M_ORGAN, M_STARTS, M_ENDS, M_LEAD, M_OFFICE, M_RESULT };

static const struct import_column MATTER_COLUMNS[] = {
    [M_YEAR] = {"year", "年度|year", true},
    [M_TITLE] = {"title", "监督事项|议题|title", true},
    [M_FIELD] = {"kind", "领域|kind", false},
    [M_KEY] = {"key", "重点议题|重点|key", false},
    [M_ORGAN] = {"organ", "责任单位|单位|organ", false},
    [M_STARTS] = {"starts_on", "开始日期|starts_on", true, .day = true},
    [M_ENDS] = {"ends_on", "结束日期|ends_on", false, .day = true},
    [M_LEAD] = {"lead", "牵头领导|lead", false},
    [M_OFFICE] = {"office", "承办机构|office", false},
    [M_RESULT] = {"result", "监督结果|结果|result", false},
    {0},
};

static enum status read_matter(struct ctx *ctx, const struct import_row *row, struct matter *m)
{
    *m = (struct matter){.title = row->cells[M_TITLE],
                         .goal = S(""),
                         .field = S("other"),
                         .lead = row->cells[M_LEAD],
                         .office = row->cells[M_OFFICE],
                         .key = yes(row->cells[M_KEY]),
                         .state = S("closed"),
                         .result = row->cells[M_RESULT]};
    if (!str_to_int(row->cells[M_YEAR], &m->year) || m->year < 1980 || m->year > 2100)
        invalid(ctx, "year", "supervision.err.year", NULL);
    invalid_long(ctx, "title", m->title, SUPERVISION_TITLE_CHARS);
    read_word(ctx, "kind", SUPERVISION_FIELDS, "supervision.field.", row->cells[M_FIELD],
              &m->field);
    read_day(ctx, "starts_on", row->cells[M_STARTS], &m->starts_on);
    read_day(ctx, "ends_on", row->cells[M_ENDS], &m->ends_on);
    if (date_none(m->ends_on))
        m->ends_on = m->starts_on;
    if (date_cmp(m->ends_on, m->starts_on) < 0)
        invalid(ctx, "ends_on", "supervision.err.ends", NULL);
    m->closed_on = m->ends_on;
    TRY(organ_of(ctx, row->cells[M_ORGAN], &m->organ_id));
    return invalid_done(ctx);
}

static enum status matter_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct matter m;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(row->cells[M_YEAR]),
                          STR_ARG(row->cells[M_TITLE]));
    return read_matter(ctx, row, &m);
}

static enum status matter_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct matter m, have;

    TRY(read_matter(ctx, row, &m));
    return found(ctx, supervision_store_matter_titled(ctx, m.year, m.title, &have), out);
}

static enum status matter_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct matter m;

    TRY(matter_present(ctx, row, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(read_matter(ctx, row, &m));
    m.id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = m.id;
    return supervision_store_matter_put(ctx, &m, true);
}

static enum status matter_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct matter m;
    const enum status st = supervision_store_matter(ctx, id, &m);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = m.title;
    if (m.version != 1)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "matter", id, NULL, out));
    return look || out->why != NULL ? ST_OK : supervision_store_drop(ctx, SUPERVISION_MATTERS, id);
}

/* ---------------------------------------------------------------- what was done */

enum {
    S_YEAR,
    S_MATTER,
    S_METHOD,
    S_TITLE,
    S_ON,
    S_ORGAN,
    S_SORT,
    S_TARGETS,
    S_FROM,
    S_TO,
    S_PLACE,
    S_REPORT
};

static const struct import_column STEP_COLUMNS[] = {
    [S_YEAR] = {"year", "年度|year", true},
    [S_MATTER] = {"matter", "监督事项|议题|matter", true},
    [S_METHOD] = {"method", "监督方式|方式|method", true},
    [S_TITLE] = {"title", "名称|title", false},
    [S_ON] = {"on", "日期|on", true, .day = true},
    [S_ORGAN] = {"organ", "报告机关|单位|organ", false},
    [S_SORT] = {"sort", "对象类别|sort", false},
    [S_TARGETS] = {"targets", "检查对象|对象|targets", false},
    [S_FROM] = {"period_from", "报告期间起|period_from", false, .day = true},
    [S_TO] = {"period_to", "报告期间止|period_to", false, .day = true},
    [S_PLACE] = {"place", "地点|place", false},
    [S_REPORT] = {"report", "情况|结果|report", false},
    {0},
};

static enum status read_step(struct ctx *ctx, const struct import_row *row,
                             struct supervision_step *s, struct str *sort)
{
    struct matter m = {0};
    int64_t year = 0;
    bool there;

    *s = (struct supervision_step){.method = S(""),
                                   .title = row->cells[S_TITLE].len > 0 ? row->cells[S_TITLE]
                                                                        : row->cells[S_MATTER],
                                   .organ = row->cells[S_ORGAN],
                                   .with_whom = S(""),
                                   .place = row->cells[S_PLACE],
                                   .state = S("done"),
                                   .url = S(""),
                                   .report = row->cells[S_REPORT]};
    *sort = S("project");
    read_word(ctx, "method", SUPERVISION_METHODS, "supervision.method.", row->cells[S_METHOD],
              &s->method);
    read_word(ctx, "sort", SUPERVISION_TARGETS, "supervision.target.", row->cells[S_SORT], sort);
    read_day(ctx, "on", row->cells[S_ON], &s->starts_on);
    read_day(ctx, "period_from", row->cells[S_FROM], &s->period_from);
    read_day(ctx, "period_to", row->cells[S_TO], &s->period_to);
    if (date_cmp(s->starts_on, ctx->today) > 0)
        invalid(ctx, "on", "supervision.err.stage_ahead", NULL);
    s->held_on = s->starts_on;
    s->stage = str_from(supervision_counted(s->method));
    if (!str_to_int(row->cells[S_YEAR], &year))
        invalid(ctx, "year", "supervision.err.year", NULL);
    TRY(found(ctx, supervision_store_matter_titled(ctx, year, row->cells[S_MATTER], &m), &there));
    if (!there)
        invalid(ctx, "matter", "supervision.err.matter_unknown", NULL);
    s->matter_id = m.id;
    TRY(organ_of(ctx, row->cells[S_ORGAN], &s->organ_id));
    return invalid_done(ctx);
}

static enum status step_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct supervision_step s;
    struct str sort;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT,
                          STR_ARG(row->cells[S_MATTER]), STR_ARG(row->cells[S_METHOD]),
                          STR_ARG(row->cells[S_TITLE]), STR_ARG(row->cells[S_ON]));
    return read_step(ctx, row, &s, &sort);
}

static enum status step_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct supervision_step s, have;
    struct str sort;

    TRY(read_step(ctx, row, &s, &sort));
    return found(
        ctx, supervision_store_step_titled(ctx, s.matter_id, s.method, s.title, s.starts_on, &have),
        out);
}

/* "环城路；二中新校区；污水厂": each an object. */
static enum status put_targets(struct ctx *ctx, int64_t step_id, struct str sort, struct str names)
{
    static const struct str MARK = {"；", 3};
    struct buf plain = buf_new(ctx->arena, 0);
    struct str rest, name;

    arr_each (i, names.len) {
        if (i + 2 < names.len && memcmp(names.ptr + i, MARK.ptr, MARK.len) == 0) {
            buf_char(&plain, ';');
            i += 2;
        } else {
            buf_char(&plain, names.ptr[i]);
        }
    }
    rest = buf_view(&plain);
    while (str_cut(&rest, ';', &name)) {
        const struct supervision_target t = {.id = db_new_id(ctx),
                                             .step_id = step_id,
                                             .sort = sort,
                                             .name = str_trim(name),
                                             .note = S("")};

        if (t.name.len > 0)
            TRY(supervision_store_target_add(ctx, &t));
    }
    return ST_OK;
}

static enum status step_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct supervision_step s;
    struct str sort;

    TRY(step_present(ctx, row, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(read_step(ctx, row, &s, &sort));
    TRY(supervision_store_last_step(ctx, s.matter_id, s.method, &s.number));
    s.number++;
    s.id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = s.id;
    TRY(supervision_store_step_put(ctx, &s, true));
    return put_targets(ctx, s.id, sort, row->cells[S_TARGETS]);
}

static enum status step_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    static const char *const TARGET_ROWS[] = {"supervision_target", NULL};
    struct supervision_target *targets;
    struct supervision_step s;
    const enum status st = supervision_store_step(ctx, id, &s);
    size_t count;

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = s.title;
    if (s.version != 1)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "step", id, TARGET_ROWS, out));
    if (look || out->why != NULL)
        return ST_OK;
    TRY(supervision_store_targets_of(ctx, id, &targets, &count));
    arr_each (i, count)
        TRY(supervision_store_drop(ctx, SUPERVISION_TARGETS_AT, targets[i].id));
    return supervision_store_drop(ctx, SUPERVISION_STEPS, id);
}

/* ---------------------------------------------------------------- problems */

enum {
    P_TITLE,
    P_FOUND,
    P_ORIGIN,
    P_ORGAN,
    P_PLACE,
    P_SINCE,
    P_DUE,
    P_STATE,
    P_CLOSED,
    P_GROUP,
    P_TEXT
};

static const struct import_column PROBLEM_COLUMNS[] = {
    [P_TITLE] = {"title", "问题|title", true},
    [P_FOUND] = {"found_on", "发现日期|found_on", true, .day = true},
    [P_ORIGIN] = {"kind", "来自|来源|kind", true},
    [P_ORGAN] = {"organ", "整改单位|单位|organ", false},
    [P_PLACE] = {"place", "地点|place", false},
    [P_SINCE] = {"since_on", "问题始于|since_on", false, .day = true},
    [P_DUE] = {"due_on", "整改期限|due_on", false, .day = true},
    [P_STATE] = {"state", "状态|state", true},
    [P_CLOSED] = {"closed_on", "办结日期|closed_on", false, .day = true},
    [P_GROUP] = {"group", "同类问题|group", false},
    [P_TEXT] = {"text", "具体情况|text", false},
    {0},
};

static enum status read_problem(struct ctx *ctx, const struct import_row *row,
                                struct supervision_problem *p)
{
    const struct supervision_page f = {.q = row->cells[P_GROUP], .limit = 1};
    struct supervision_problem *like;
    struct str next;
    int64_t total;
    size_t count;

    *p = (struct supervision_problem){.title = row->cells[P_TITLE],
                                      .text = row->cells[P_TEXT],
                                      .place = row->cells[P_PLACE],
                                      .origin = S(""),
                                      .state = S(""),
                                      .url = S(""),
                                      .measure = S(""),
                                      .report = S(""),
                                      .verdict = S(""),
                                      .round = 1};
    read_word(ctx, "kind", SUPERVISION_ORIGINS, "supervision.origin.", row->cells[P_ORIGIN],
              &p->origin);
    read_word(ctx, "state", "open assigned reported solved shelved", "supervision.problem_state.",
              row->cells[P_STATE], &p->state);
    read_day(ctx, "found_on", row->cells[P_FOUND], &p->found_on);
    read_day(ctx, "since_on", row->cells[P_SINCE], &p->since_on);
    read_day(ctx, "due_on", row->cells[P_DUE], &p->due_on);
    read_day(ctx, "closed_on", row->cells[P_CLOSED], &p->closed_on);
    TRY(organ_of(ctx, row->cells[P_ORGAN], &p->organ_id));
    if ((str_eqz(p->state, "solved") || str_eqz(p->state, "shelved")) == date_none(p->closed_on))
        invalid(ctx, "closed_on", "supervision.err.closed_day", NULL);
    if ((str_eqz(p->state, "assigned") || str_eqz(p->state, "reported")) && p->organ_id == 0)
        invalid(ctx, "organ", "form.choose", NULL);
    if (row->cells[P_GROUP].len > 0) {
        TRY(supervision_store_problems(ctx, &f, &like, &count, &next, &total));
        if (count == 0)
            invalid(ctx, "group", "supervision.err.problem_unknown", NULL);
        else
            p->group_id = like[0].id;
    }
    return invalid_done(ctx);
}

static enum status problem_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct supervision_problem p;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(row->cells[P_TITLE]),
                          STR_ARG(row->cells[P_FOUND]));
    return read_problem(ctx, row, &p);
}

static enum status problem_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct supervision_problem p, have;

    TRY(read_problem(ctx, row, &p));
    return found(ctx, supervision_store_problem_titled(ctx, p.title, p.found_on, &have), out);
}

static enum status problem_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct supervision_problem p;

    TRY(problem_present(ctx, row, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(read_problem(ctx, row, &p));
    p.id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = p.id;
    return supervision_store_problem_put(ctx, &p, true);
}

static enum status problem_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct supervision_problem p;
    const enum status st = supervision_store_problem(ctx, id, &p);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = p.title;
    if (p.version != 1 || p.checks != 0)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "group", id, NULL, out));
    return look || out->why != NULL ? ST_OK : supervision_store_drop(ctx, SUPERVISION_PROBLEMS, id);
}

const struct import_kind SUPERVISION_IMPORTS[] = {
    {"supervision", "supervision.write", MATTER_COLUMNS, matter_check, matter_write, imported,
     matter_present, matter_undo, import_changes_nothing, NULL},
    {"supervision_step", "supervision.write", STEP_COLUMNS, step_check, step_write, imported,
     step_present, step_undo, import_changes_nothing, NULL},
    {"supervision_problem", "supervision.write", PROBLEM_COLUMNS, problem_check, problem_write,
     imported, problem_present, problem_undo, import_changes_nothing, NULL},
    {"supervision_check", "supervision.write", SUPERVISION_CHECK_COLUMNS, supervision_check_row,
     supervision_check_write, imported, supervision_check_present, supervision_check_undo,
     import_changes_nothing, NULL},
    {0},
};
