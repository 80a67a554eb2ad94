// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets of activities that were held, and of who took part. Rows that are there are passed over;
 * both can be taken back. */
#include "base/money.h"
#include "modules/activity/activity_actions.h"
#include "modules/activity/activity_guest.h"
#include "modules/activity/activity_parts.h"
#include "modules/activity/activity_rules.h"
#include "modules/activity/activity_store.h"
#include "modules/deputy/deputy.h"
#include "platform/import/import_told.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

static void read_day(struct ctx *ctx, const char *field, struct str cell, struct date *out)
{
    if (cell.len > 0 && !date_parse(cell, out))
        invalid(ctx, field, "activity.err.date", NULL);
}

static enum status imported(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "activity.imported", written, skipped);
}

enum { CAMPAIGNS_MAX = 200 };

/* ---------------------------------------------------------------- activities */

enum { A_TITLE, A_SORT, A_STARTS, A_ENDS, A_HOST, A_PLACE, A_RESULT, A_CAMPAIGN };

static const struct import_column ACTIVITY_COLUMNS[] = {
    [A_TITLE] = {"title", "活动名称|活动|title", true},
    [A_SORT] = {"kind", "活动种类|种类|kind", true},
    [A_STARTS] = {"starts_on", "开始日期|日期|starts_on", true, .day = true},
    [A_ENDS] = {"ends_on", "结束日期|ends_on", false, .day = true},
    [A_HOST] = {"host", "主办单位|host", false},
    [A_PLACE] = {"place", "地点|place", false},
    [A_RESULT] = {"result", "活动情况|结果|result", true},
    [A_CAMPAIGN] = {"campaign", "主题活动|所属主题活动|campaign", false},
    {0},
};

/* A campaign may stand above in the same sheet: that it is nowhere is seen when the row is
 * written. */
static enum status find_campaign(struct ctx *ctx, struct str title, int64_t *out)
{
    const struct activity_filter f = {.q = title, .sort = S("campaign"), .limit = CAMPAIGNS_MAX};
    struct activity *all;
    struct str next;
    int64_t total;
    size_t count;

    *out = 0;
    TRY(activity_store_page(ctx, &f, &all, &count, &next, &total));
    arr_each (i, count)
        if (str_eq(all[i].title, title))
            *out = all[i].id;
    return ST_OK;
}

static enum status read_activity(struct ctx *ctx, const struct import_row *row, struct activity *a)
{
    *a = (struct activity){.title = row->cells[A_TITLE],
                           .sort = S(""),
                           .text = S(""),
                           .host = row->cells[A_HOST],
                           .place = row->cells[A_PLACE],
                           .way = S("invited"),
                           .state = S("held"),
                           .result = row->cells[A_RESULT]};
    if (!text_word(ACTIVITY_SORTS, "activity.sort.", row->cells[A_SORT], &a->sort))
        invalid(ctx, "kind", "activity.err.sort", NULL);
    read_day(ctx, "starts_on", row->cells[A_STARTS], &a->starts_on);
    read_day(ctx, "ends_on", row->cells[A_ENDS], &a->ends_on);
    if (date_none(a->ends_on))
        a->ends_on = a->starts_on;
    if (date_cmp(a->ends_on, a->starts_on) < 0)
        invalid(ctx, "ends_on", "activity.err.ends", NULL);
    if (date_cmp(a->starts_on, ctx->today) > 0)
        invalid(ctx, "starts_on", "activity.err.ahead", NULL);
    if (row->cells[A_CAMPAIGN].len > 0 && str_eqz(a->sort, "campaign"))
        invalid(ctx, "campaign", "activity.err.campaign", NULL);
    return invalid_done(ctx);
}

static enum status there(struct ctx *ctx, struct str title, struct date on, bool *out)
{
    struct activity have;
    const enum status st = activity_store_titled(ctx, title, on, &have);

    *out = st == ST_OK;
    if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status activity_check_row(struct ctx *ctx, const struct import_row *row,
                                      struct str *out_key)
{
    struct activity a;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(row->cells[A_TITLE]),
                          STR_ARG(row->cells[A_STARTS]));
    return read_activity(ctx, row, &a);
}

static enum status activity_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct activity a;

    TRY(read_activity(ctx, row, &a));
    return there(ctx, a.title, a.starts_on, out);
}

static enum status activity_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct activity a;

    TRY(read_activity(ctx, row, &a));
    TRY(there(ctx, a.title, a.starts_on, out_skipped));
    if (*out_skipped)
        return ST_OK;
    if (row->cells[A_CAMPAIGN].len > 0) {
        TRY(find_campaign(ctx, row->cells[A_CAMPAIGN], &a.campaign_id));
        if (a.campaign_id == 0)
            return fail_field(&ctx->err, "campaign", "activity.err.campaign_unknown",
                              str_z(ctx->arena, row->cells[A_CAMPAIGN]));
    }
    a.id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = a.id;
    return activity_store_insert(ctx, &a);
}

static enum status activity_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct activity a;
    const enum status st = activity_store_get(ctx, id, &a);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = a.title;
    if (a.version != 1)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "activity", id, NULL, out));
    return look || out->why != NULL ? ST_OK : activity_store_delete(ctx, id);
}

/* ---------------------------------------------------------------- participation */

enum { P_TITLE, P_STARTS, P_NAME, P_DELEGATION, P_PRESENCE };

static const struct import_column PERSON_COLUMNS[] = {
    [P_TITLE] = {"title", "活动名称|活动|title", true},
    [P_STARTS] = {"starts_on", "开始日期|日期|starts_on", true, .day = true},
    [P_NAME] = {"name", "代表姓名|姓名|name", true},
    [P_DELEGATION] = {"delegation", "代表团|delegation", false},
    [P_PRESENCE] = {"presence", "到场情况|presence", true},
    {0},
};

static enum status find_named(struct ctx *ctx, struct str name, struct str delegation,
                              struct activity_person *p)
{
    struct deputy *all;
    size_t count, fits = 0;

    TRY(deputy_by_name(ctx, name, &all, &count));
    arr_each (i, count) {
        if (delegation.len > 0 && !str_eq(all[i].delegation_name, delegation))
            continue;
        p->deputy_id = all[i].id;
        fits++;
    }
    if (fits != 1)
        invalid(ctx, "name", fits == 0 ? "activity.err.name_none" : "activity.err.name_several",
                str_z(ctx->arena, name));
    return ST_OK;
}

static enum status read_person(struct ctx *ctx, const struct import_row *row,
                               struct activity_person *p)
{
    struct date on = {0};
    struct activity a;
    enum status st;

    *p = (struct activity_person){
        .team = S(""), .answer = S("yes"), .reason = S(""), .presence = S("")};
    read_day(ctx, "starts_on", row->cells[P_STARTS], &on);
    if (!text_word("attended excused absent", "activity.presence.", row->cells[P_PRESENCE],
                   &p->presence))
        invalid(ctx, "presence", "activity.err.presence", NULL);
    TRY(find_named(ctx, row->cells[P_NAME], row->cells[P_DELEGATION], p));
    st = activity_store_titled(ctx, row->cells[P_TITLE], on, &a);
    if (st == ST_NOT_FOUND)
        invalid(ctx, "title", "activity.err.unknown", NULL);
    else if (st != ST_OK)
        return st;
    else
        p->activity_id = a.id;
    return invalid_done(ctx);
}

static enum status person_there(struct ctx *ctx, const struct activity_person *p, bool *out)
{
    struct activity_person have;
    const enum status st = activity_store_place(ctx, p->activity_id, p->deputy_id, &have);

    *out = st == ST_OK;
    if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status person_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct activity_person p;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT,
                          STR_ARG(row->cells[P_TITLE]), STR_ARG(row->cells[P_STARTS]),
                          STR_ARG(row->cells[P_NAME]), STR_ARG(row->cells[P_DELEGATION]));
    return read_person(ctx, row, &p);
}

static enum status person_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct activity_person p;

    TRY(read_person(ctx, row, &p));
    return person_there(ctx, &p, out);
}

static enum status person_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct activity_person p;

    TRY(read_person(ctx, row, &p));
    TRY(person_there(ctx, &p, out_skipped));
    if (*out_skipped)
        return ST_OK;
    p.id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = p.id;
    return activity_store_person_insert(ctx, &p);
}

static enum status person_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct activity_person p;
    const enum status st = activity_store_person(ctx, id, &p);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(p.name), STR_ARG(p.title));
    if (p.version != 1)
        out->why = "import.undo.changed";
    return look || out->why != NULL ? ST_OK : activity_store_person_delete(ctx, id);
}

/* ---------------------------------------------------------------- deeds */

enum { D_CAMPAIGN, D_STARTS, D_NAME, D_DELEGATION, D_ON, D_SORT, D_TEXT, D_YUAN };

static const struct import_column DEED_COLUMNS[] = {
    [D_CAMPAIGN] = {"title", "主题活动|活动名称|title", true},
    [D_STARTS] = {"starts_on", "开始日期|starts_on", true, .day = true},
    [D_NAME] = {"name", "代表姓名|姓名|name", true},
    [D_DELEGATION] = {"delegation", "代表团|delegation", false},
    [D_ON] = {"done_on", "日期|done_on", true, .day = true},
    [D_SORT] = {"kind", "类别|kind", true},
    [D_TEXT] = {"text", "事迹|内容|text", true},
    [D_YUAN] = {"yuan", "金额（元）|金额|yuan", false},
    {0},
};

static enum status read_deed(struct ctx *ctx, const struct import_row *row, struct activity_deed *d)
{
    struct activity_person p = {0};
    struct date starts = {0};
    struct activity a;
    enum status st;

    *d = (struct activity_deed){
        .sort = S(""), .text = row->cells[D_TEXT], .state = S("checked"), .reason = S("")};
    if (!text_word(ACTIVITY_DEEDS, "activity.deed.", row->cells[D_SORT], &d->sort))
        invalid(ctx, "kind", "activity.err.deed", NULL);
    read_day(ctx, "starts_on", row->cells[D_STARTS], &starts);
    read_day(ctx, "done_on", row->cells[D_ON], &d->done_on);
    if (row->cells[D_YUAN].len > 0 && (!money_parse(row->cells[D_YUAN], &d->fen) || d->fen < 0))
        invalid(ctx, "yuan", "activity.err.money", NULL);
    TRY(find_named(ctx, row->cells[D_NAME], row->cells[D_DELEGATION], &p));
    d->deputy_id = p.deputy_id;
    st = activity_store_titled(ctx, row->cells[D_CAMPAIGN], starts, &a);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    if (st == ST_NOT_FOUND || !str_eqz(a.sort, "campaign"))
        invalid(ctx, "title", "activity.err.no_campaign", NULL);
    else if (date_cmp(d->done_on, a.starts_on) < 0 || date_cmp(d->done_on, a.ends_on) > 0)
        invalid(ctx, "done_on", "activity.err.not_then", NULL);
    else
        d->activity_id = a.id;
    return invalid_done(ctx);
}

static enum status deed_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct activity_deed d;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT,
                          STR_ARG(row->cells[D_CAMPAIGN]), STR_ARG(row->cells[D_NAME]),
                          STR_ARG(row->cells[D_DELEGATION]), STR_ARG(row->cells[D_ON]),
                          STR_ARG(row->cells[D_TEXT]));
    return read_deed(ctx, row, &d);
}

static enum status deed_there(struct ctx *ctx, const struct activity_deed *d, bool *out)
{
    const struct activity_deed_filter f = {.sort = d->sort,
                                           .from = d->done_on,
                                           .to = d->done_on,
                                           .activity_id = d->activity_id,
                                           .deputy_id = d->deputy_id,
                                           .limit = CAMPAIGNS_MAX};
    struct activity_deed *all;
    struct str next;
    int64_t total;
    size_t count;

    *out = false;
    TRY(activity_store_deeds(ctx, &f, &all, &count, &next, &total));
    arr_each (i, count)
        *out = *out || str_eq(all[i].text, d->text);
    return ST_OK;
}

static enum status deed_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct activity_deed d;

    TRY(read_deed(ctx, row, &d));
    return deed_there(ctx, &d, out);
}

static enum status deed_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct activity_deed d;

    TRY(read_deed(ctx, row, &d));
    TRY(deed_there(ctx, &d, out_skipped));
    if (*out_skipped)
        return ST_OK;
    d.id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = d.id;
    return activity_store_deed_insert(ctx, &d);
}

static enum status deed_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct activity_deed d;
    const enum status st = activity_store_deed(ctx, id, &d);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(d.name), STR_ARG(d.title));
    if (d.version != 1)
        out->why = "import.undo.changed";
    return look || out->why != NULL ? ST_OK : activity_store_deed_delete(ctx, id);
}

const struct import_kind ACTIVITY_IMPORTS[] = {
    {"activity", "activity.manage", ACTIVITY_COLUMNS, activity_check_row, activity_write, imported,
     activity_present, activity_undo, import_changes_nothing, NULL},
    {"activity_person", "activity.manage", PERSON_COLUMNS, person_check, person_write, imported,
     person_present, person_undo, import_changes_nothing, NULL},
    {"activity_deed", "activity.manage", DEED_COLUMNS, deed_check, deed_write, imported,
     deed_present, deed_undo, import_changes_nothing, NULL},
    {"activity_guest", "activity.manage", ACTIVITY_GUEST_COLUMNS, activity_guest_row_check,
     activity_guest_row_write, imported, activity_guest_row_present, activity_guest_row_undo,
     import_changes_nothing, NULL},
    {0},
};
