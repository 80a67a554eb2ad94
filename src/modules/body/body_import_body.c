// SPDX-License-Identifier: MulanPSL-2.0
/* The sheet of bodies: committees, the party group and others, from–to. One of that name that is
 * there is passed over. */
#include "modules/body/body_actions.h"
#include "modules/body/body_import.h"
#include "modules/body/body_rules.h"
#include "modules/body/body_store.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

enum { NAME, SHORT, KIND, SEATS, FROM, TO, SEATS_MAX = 5000 };

const struct import_column body_import_columns[] = {
    [NAME] = {"name", "机构|机构名称|name", true},
    [SHORT] = {"short_name", "简称|short_name", false},
    [KIND] = {"kind", "类别|机构类别|kind", true},
    [SEATS] = {"fixed_seats", "核定名额|名额|fixed_seats", false},
    [FROM] = {"from_on", "成立日期|设立日期|from_on", true, .day = true},
    [TO] = {"to_on", "撤销日期|to_on", false, .day = true},
    {0},
};

static bool kind_of(struct str cell, enum body_kind *out)
{
    if (body_kind_parse(cell, out))
        return true;
    arr_each (i, BODY_OTHER + 1) {
        const enum body_kind kind = (enum body_kind)i;

        if (!str_eq(cell, text_of("body.kind.", str_from(body_kind_word(kind)))))
            continue;
        *out = kind;
        return true;
    }
    return false;
}

static enum status read_row(struct ctx *ctx, const struct import_row *row, struct body *b)
{
    int64_t seats = 0;

    *b = (struct body){
        .kind = BODY_OTHER, .name = row->cells[NAME], .short_name = row->cells[SHORT]};
    if (!kind_of(row->cells[KIND], &b->kind))
        invalid(ctx, "kind", "body.import.kind", NULL);
    else if (b->kind == BODY_DELEGATION || b->kind == BODY_PRESIDIUM)
        invalid(ctx, "kind", "body.import.not_so", NULL);
    if (row->cells[SEATS].len > 0 &&
        (!str_to_int(row->cells[SEATS], &seats) || seats < 0 || seats > SEATS_MAX))
        invalid(ctx, "fixed_seats", "body.import.seats", NULL);
    b->fixed_seats = (uint32_t)seats;
    if (!date_parse(row->cells[FROM], &b->from_on))
        invalid(ctx, "from_on", "body.date_wrong", NULL);
    if (row->cells[TO].len > 0 &&
        (!date_parse(row->cells[TO], &b->to_on) || date_cmp(b->to_on, b->from_on) < 0))
        invalid(ctx, "to_on", "body.date_wrong", NULL);
    return invalid_done(ctx);
}

enum status body_import_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct body b;

    *out_key = row->cells[NAME];
    return read_row(ctx, row, &b);
}

enum status body_import_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct body have;
    const enum status st = body_by_name(ctx, row->cells[NAME], &have);

    *out = st == ST_OK;
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    return ST_OK;
}

enum status body_import_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct body b;
    int64_t id = 0;

    TRY(read_row(ctx, row, &b));
    TRY(body_import_present(ctx, row, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(body_add(ctx, &b, &id));
    if (row->out_id != NULL)
        *row->out_id = id;
    return date_none(b.to_on) ? ST_OK : body_close(ctx, id, 1, b.to_on);
}

enum status body_import_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct body b;
    const enum status st = body_get(ctx, id, &b);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = b.name;
    if (b.version != (date_none(b.to_on) ? 1 : 2))
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "body", id, NULL, out));
    if (look || out->why != NULL)
        return ST_OK;
    if (b.kind == BODY_GROUP)
        TRY(body_store_group_unmark(ctx, id));
    return body_store_delete(ctx, id);
}
