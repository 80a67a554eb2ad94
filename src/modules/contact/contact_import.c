// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets of pairs, and of matters with what came of them. Rows that are there and equal are passed
 * over; both can be taken back. */
#include "base/money.h"
#include "modules/contact/contact_actions.h"
#include "modules/contact/contact_parts.h"
#include "modules/contact/contact_rules.h"
#include "modules/contact/contact_store.h"
#include "platform/import/import_told.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

static void read_day(struct ctx *ctx, const char *field, struct str cell, struct date *out)
{
    if (cell.len > 0 && !date_parse(cell, out))
        invalid(ctx, field, "contact.err.date", NULL);
}

static enum status scheme_of(struct ctx *ctx, struct str name, struct contact_scheme *out)
{
    const enum status st = contact_store_scheme_named(ctx, name, out);

    if (st != ST_NOT_FOUND)
        return st;
    *out = (struct contact_scheme){.target = S("")};
    invalid(ctx, "scheme", "contact.err.scheme", NULL);
    return ST_OK;
}

static enum status imported(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "contact.imported", written, skipped);
}

/* ---------------------------------------------------------------- systems of contact */

enum { S_NAME, S_TARGET, S_TIMES, S_PERIOD, S_FROM, S_TO, S_NOTE };

static const struct import_column SCHEME_COLUMNS[] = {
    [S_NAME] = {"name", "联系制度|制度|name", true},
    [S_TARGET] = {"target", "联系对象类别|对象类别|target", true},
    [S_TIMES] = {"times", "次数|times", false},
    [S_PERIOD] = {"period", "周期|period", false},
    [S_FROM] = {"from_on", "开始日期|from_on", true, .day = true},
    [S_TO] = {"to_on", "结束日期|to_on", false, .day = true},
    [S_NOTE] = {"note", "依据|note", false},
    {0},
};

static enum status read_scheme(struct ctx *ctx, const struct import_row *row,
                               struct contact_scheme *s)
{
    *s = (struct contact_scheme){.name = row->cells[S_NAME],
                                 .target = S(""),
                                 .period = S("year"),
                                 .times = 1,
                                 .note = row->cells[S_NOTE]};
    if (!text_word(CONTACT_TARGETS, "contact.target.", row->cells[S_TARGET], &s->target))
        invalid(ctx, "target", "contact.err.target_kind", NULL);
    if (row->cells[S_PERIOD].len > 0 &&
        !text_word(CONTACT_PERIODS, "contact.period.", row->cells[S_PERIOD], &s->period))
        invalid(ctx, "period", "contact.err.period", NULL);
    if (row->cells[S_TIMES].len > 0 && !str_to_int(row->cells[S_TIMES], &s->times))
        invalid(ctx, "times", "contact.err.times", NULL);
    read_day(ctx, "from_on", row->cells[S_FROM], &s->from_on);
    read_day(ctx, "to_on", row->cells[S_TO], &s->to_on);
    contact_scheme_check(ctx, s);
    return invalid_done(ctx);
}

static enum status scheme_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct contact_scheme s;

    *out_key = row->cells[S_NAME];
    return read_scheme(ctx, row, &s);
}

static enum status scheme_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct contact_scheme have;
    const enum status st = contact_store_scheme_named(ctx, row->cells[S_NAME], &have);

    *out = st == ST_OK;
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    return ST_OK;
}

static enum status scheme_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct contact_scheme s;
    int64_t id = 0;

    TRY(read_scheme(ctx, row, &s));
    TRY(scheme_present(ctx, row, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(contact_scheme_save(ctx, &s, &id));
    if (row->out_id != NULL)
        *row->out_id = id;
    return ST_OK;
}

static enum status scheme_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct contact_scheme s;
    const enum status st = contact_store_scheme(ctx, id, &s);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = s.name;
    if (s.version != 1)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "scheme", id, NULL, out));
    return look || out->why != NULL ? ST_OK : contact_store_scheme_delete(ctx, id);
}

/* ---------------------------------------------------------------- pairs */

enum { P_SCHEME, P_KEEPER, P_LOGIN, P_TARGET, P_FROM, P_TO };

static const struct import_column PAIR_COLUMNS[] = {
    [P_SCHEME] = {"scheme", "联系制度|制度|scheme", true},
    [P_KEEPER] = {"keeper", "联系人|领导|代表|keeper", true},
    [P_LOGIN] = {"login", "账号|login", false},
    [P_TARGET] = {"target", "联系对象|对象|target", true},
    [P_FROM] = {"from_on", "开始日期|from_on", true, .day = true},
    [P_TO] = {"to_on", "结束日期|to_on", false, .day = true},
    {0},
};

static enum status read_pair(struct ctx *ctx, const struct import_row *row, struct contact_pair *p)
{
    const struct contact_ends ends = {row->cells[P_KEEPER], row->cells[P_LOGIN],
                                      row->cells[P_TARGET]};
    struct contact_scheme s;

    *p = (struct contact_pair){.keeper = row->cells[P_KEEPER], .target = row->cells[P_TARGET]};
    TRY(scheme_of(ctx, row->cells[P_SCHEME], &s));
    p->scheme_id = s.id;
    read_day(ctx, "from_on", row->cells[P_FROM], &p->from_on);
    read_day(ctx, "to_on", row->cells[P_TO], &p->to_on);
    if (!date_none(p->from_on) && !contact_days_fit(p->from_on, p->to_on))
        invalid(ctx, "to_on", "contact.err.days", NULL);
    TRY(contact_ends_find(ctx, &s, &ends, p));
    return invalid_done(ctx);
}

static enum status pair_there(struct ctx *ctx, const struct contact_pair *p, bool *out)
{
    struct contact_pair *same;
    size_t count;

    *out = false;
    TRY(contact_store_same(ctx, p, &same, &count));
    arr_each (i, count)
        *out = *out || (date_cmp(same[i].from_on, p->from_on) == 0 &&
                        date_cmp(same[i].to_on, p->to_on) == 0);
    return ST_OK;
}

static enum status pair_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct contact_pair p;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT,
                          STR_ARG(row->cells[P_SCHEME]), STR_ARG(row->cells[P_KEEPER]),
                          STR_ARG(row->cells[P_TARGET]), STR_ARG(row->cells[P_FROM]));
    return read_pair(ctx, row, &p);
}

static enum status pair_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct contact_pair p;

    TRY(read_pair(ctx, row, &p));
    return pair_there(ctx, &p, out);
}

static enum status pair_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct contact_pair p;
    int64_t id = 0;

    TRY(read_pair(ctx, row, &p));
    TRY(pair_there(ctx, &p, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(contact_pair_add(ctx, &p, &id));
    if (row->out_id != NULL)
        *row->out_id = id;
    return ST_OK;
}

static enum status pair_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct contact_pair p;
    const enum status st = contact_store_pair(ctx, id, ctx->today, &p);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = str_printf(ctx->arena, STR_FMT " — " STR_FMT, STR_ARG(p.keeper), STR_ARG(p.target));
    if (p.version != 1)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "pair", id, NULL, out));
    return look || out->why != NULL ? ST_OK : contact_store_pair_delete(ctx, id);
}

/* ---------------------------------------------------------------- matters */

enum {
    M_SCHEME,
    M_KEEPER,
    M_TARGET,
    M_SORT,
    M_TITLE,
    M_RAISED,
    M_STATE,
    M_ENDED,
    M_RESULT,
    M_YUAN
};

static const struct import_column MATTER_COLUMNS[] = {
    [M_SCHEME] = {"scheme", "联系制度|制度|scheme", true},
    [M_KEEPER] = {"keeper", "联系人|领导|代表|keeper", true},
    [M_TARGET] = {"target", "联系对象|对象|target", true},
    [M_SORT] = {"kind", "事项类别|类别|kind", true},
    [M_TITLE] = {"title", "事项|问题|title", true},
    [M_RAISED] = {"raised_on", "提出日期|raised_on", true, .day = true},
    [M_STATE] = {"state", "状态|办理情况|state", true},
    [M_ENDED] = {"ended_on", "办结日期|ended_on", false, .day = true},
    [M_RESULT] = {"result", "结果|result", false},
    [M_YUAN] = {"yuan", "金额|金额（元）|yuan", false},
    {0},
};

/* The pair that was there on the day the matter was raised. */
static enum status find_pair(struct ctx *ctx, const struct import_row *row,
                             struct contact_matter *m)
{
    const struct contact_ends ends = {row->cells[M_KEEPER], S(""), row->cells[M_TARGET]};
    struct contact_pair p = {.keeper = row->cells[M_KEEPER], .target = row->cells[M_TARGET]};
    struct contact_pair *same;
    struct contact_scheme s;
    size_t count;

    TRY(scheme_of(ctx, row->cells[M_SCHEME], &s));
    p.scheme_id = s.id;
    TRY(contact_ends_find(ctx, &s, &ends, &p));
    TRY(contact_store_same(ctx, &p, &same, &count));
    arr_each (i, count)
        if (contact_days_meet(m->raised_on, m->raised_on, same[i].from_on, same[i].to_on))
            m->pair_id = same[i].id;
    if (s.id != 0 && m->pair_id == 0)
        invalid(ctx, "target", "contact.err.no_pair", NULL);
    return ST_OK;
}

static enum status read_matter(struct ctx *ctx, const struct import_row *row,
                               struct contact_matter *m)
{
    *m = (struct contact_matter){.title = row->cells[M_TITLE],
                                 .result = row->cells[M_RESULT],
                                 .sort = S(""),
                                 .state = S("")};
    if (!text_word(CONTACT_SORTS, "contact.sort.", row->cells[M_SORT], &m->sort))
        invalid(ctx, "kind", "contact.err.sort", NULL);
    if (!text_word("open solved explained", "contact.state.", row->cells[M_STATE], &m->state))
        invalid(ctx, "state", "contact.err.state", NULL);
    read_day(ctx, "raised_on", row->cells[M_RAISED], &m->raised_on);
    read_day(ctx, "ended_on", row->cells[M_ENDED], &m->ended_on);
    if (date_none(m->ended_on) != str_eqz(m->state, "open"))
        invalid(ctx, "ended_on", "contact.err.ended", NULL);
    else if (!date_none(m->ended_on) && date_cmp(m->ended_on, m->raised_on) < 0)
        invalid(ctx, "ended_on", "contact.err.ended_before", NULL);
    if (row->cells[M_YUAN].len > 0 && !money_parse(row->cells[M_YUAN], &m->fen))
        invalid(ctx, "yuan", "contact.err.yuan", NULL);
    TRY(find_pair(ctx, row, m));
    return invalid_done(ctx);
}

static enum status matter_there(struct ctx *ctx, const struct contact_matter *m, bool *out)
{
    const struct contact_filter f = {
        .pair_id = m->pair_id, .from = m->raised_on, .to = m->raised_on, .limit = 200};
    struct contact_matter *all;
    struct str next;
    int64_t total;
    size_t count;

    *out = false;
    TRY(contact_store_matters(ctx, &f, &all, &count, &next, &total));
    arr_each (i, count)
        *out = *out || str_eq(all[i].title, m->title);
    return ST_OK;
}

static enum status matter_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct contact_matter m;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT,
                          STR_ARG(row->cells[M_KEEPER]), STR_ARG(row->cells[M_TARGET]),
                          STR_ARG(row->cells[M_RAISED]), STR_ARG(row->cells[M_TITLE]));
    return read_matter(ctx, row, &m);
}

static enum status matter_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct contact_matter m;

    TRY(read_matter(ctx, row, &m));
    return matter_there(ctx, &m, out);
}

static enum status matter_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct contact_matter m;

    TRY(read_matter(ctx, row, &m));
    TRY(matter_there(ctx, &m, out_skipped));
    if (*out_skipped)
        return ST_OK;
    m.id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = m.id;
    return contact_store_matter_insert(ctx, &m);
}

static enum status matter_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct contact_matter m;
    const enum status st = contact_store_matter(ctx, id, &m);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = m.title;
    if (m.version != 1)
        out->why = "import.undo.changed";
    return look || out->why != NULL ? ST_OK : contact_store_matter_delete(ctx, id);
}

const struct import_kind CONTACT_IMPORTS[] = {
    {"contact_scheme", "contact.manage", SCHEME_COLUMNS, scheme_check, scheme_write, imported,
     scheme_present, scheme_undo, import_changes_nothing, NULL},
    {"contact_pair", "contact.manage", PAIR_COLUMNS, pair_check, pair_write, imported, pair_present,
     pair_undo, import_changes_nothing, NULL},
    {"contact_matter", "contact.manage", MATTER_COLUMNS, matter_check, matter_write, imported,
     matter_present, matter_undo, import_changes_nothing, NULL},
    {0},
};
