// SPDX-License-Identifier: MulanPSL-2.0
/* Deputies of other levels who took part: noted by the office, or from a sheet. */
#include "modules/activity/activity_guest.h"
#include "base/utf8.h"
#include "modules/activity/activity_actions.h"
#include "modules/activity/activity_store.h"
#include "modules/congress/congress.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- noting */

static enum status check(struct ctx *ctx, const struct activity_guest *g)
{
    struct congress own;

    TRY(congress_get(ctx, ctx->congress_id, &own));
    if (!str_among(ACTIVITY_LEVELS, g->level))
        invalid(ctx, "level", "activity.err.level", NULL);
    else if (str_eqz(g->level, congress_level_word(own.level)))
        invalid(ctx, "level", "activity.err.own_level", NULL);
    if (g->people < 0 || g->people > ACTIVITY_GUESTS_PEOPLE)
        invalid(ctx, "people", "activity.err.people", NULL);
    if (utf8_chars(g->names.ptr, g->names.len) > ACTIVITY_NAMES_CHARS)
        invalid(ctx, "names", "activity.err.names", NULL);
    return ST_OK;
}

static enum status there(struct ctx *ctx, const struct activity_guest *g, bool *out,
                         struct activity_guest *have)
{
    const struct err before = ctx->err;
    const enum status st = activity_store_guest_of(ctx, g->activity_id, g->level, have);

    *out = st == ST_OK;
    if (st == ST_NOT_FOUND)
        ctx->err = before;
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status note_tx(struct ctx *ctx, const void *input)
{
    struct activity_guest g = *(const struct activity_guest *)input, have;
    bool found;

    TRY(there(ctx, &g, &found, &have));
    if (found) {
        g.id = have.id;
        g.version = have.version;
        TRY(g.people == 0 ? activity_store_guest_delete(ctx, g.id)
                          : activity_store_guest_update(ctx, &g));
    } else if (g.people > 0) {
        g.id = db_new_id(ctx);
        TRY(activity_store_guest_insert(ctx, &g));
    }
    return event_emit(ctx, "activity.guests_noted", g.activity_id);
}

enum status activity_guest_note(struct ctx *ctx, const struct activity_guest *in)
{
    TRY(check(ctx, in));
    TRY(invalid_done(ctx));
    return db_tx(ctx, note_tx, in);
}

/* ---------------------------------------------------------------- the sheet */

enum { TITLE, STARTS, LEVEL, PEOPLE, NAMES };

const struct import_column ACTIVITY_GUEST_COLUMNS[] = {
    [TITLE] = {"title", "活动名称|活动|title", true},
    [STARTS] = {"starts_on", "开始日期|日期|starts_on", true, .day = true},
    [LEVEL] = {"level", "代表层级|层级|level", true},
    [PEOPLE] = {"people", "人数|people", true},
    [NAMES] = {"names", "姓名|代表姓名|names", false},
    {0},
};

static enum status read_row(struct ctx *ctx, const struct import_row *row, struct activity_guest *g)
{
    struct date on = {0};
    struct activity a;
    enum status st;

    *g = (struct activity_guest){.level = S(""), .names = row->cells[NAMES]};
    (void)text_word(ACTIVITY_LEVELS, "activity.level.", row->cells[LEVEL], &g->level);
    if (!date_parse(row->cells[STARTS], &on))
        invalid(ctx, "starts_on", "activity.err.date", NULL);
    if (!str_to_int(row->cells[PEOPLE], &g->people) || g->people == 0)
        invalid(ctx, "people", "activity.err.people", NULL);
    TRY(check(ctx, g));
    st = activity_store_titled(ctx, row->cells[TITLE], on, &a);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    if (st == ST_NOT_FOUND)
        invalid(ctx, "title", "activity.err.unknown", NULL);
    else
        g->activity_id = a.id;
    return invalid_done(ctx);
}

enum status activity_guest_row_check(struct ctx *ctx, const struct import_row *row,
                                     struct str *out_key)
{
    struct activity_guest g;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT, STR_ARG(row->cells[TITLE]),
                          STR_ARG(row->cells[STARTS]), STR_ARG(row->cells[LEVEL]));
    return read_row(ctx, row, &g);
}

enum status activity_guest_row_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct activity_guest g, have;

    TRY(read_row(ctx, row, &g));
    return there(ctx, &g, out, &have);
}

enum status activity_guest_row_write(struct ctx *ctx, const struct import_row *row,
                                     bool *out_skipped)
{
    struct activity_guest g, have;

    TRY(read_row(ctx, row, &g));
    TRY(there(ctx, &g, out_skipped, &have));
    if (*out_skipped)
        return ST_OK;
    g.id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = g.id;
    return activity_store_guest_insert(ctx, &g);
}

enum status activity_guest_row_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct activity_guest g;
    const enum status st = activity_store_guest(ctx, id, &g);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = str_printf(ctx->arena, STR_FMT " " STR_FMT,
                           STR_ARG(text_of("activity.level.", g.level)), STR_ARG(g.title));
    if (g.version != 1)
        out->why = "import.undo.changed";
    return look || out->why != NULL ? ST_OK : activity_store_guest_delete(ctx, id);
}
