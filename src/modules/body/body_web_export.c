// SPDX-License-Identifier: MulanPSL-2.0
/* The people of a body as a sheet. The headings are those of the import. */
#include "modules/body/body_actions.h"
#include "modules/body/body_rules.h"
#include "modules/body/body_web.h"
#include "modules/body/body_web_common.h"
#include "platform/list.h"
#include "platform/text.h"

static void seat_row(struct ctx *ctx, struct sheet_out *sheet, const struct body *b,
                     const struct body_member *m)
{
    const struct str cells[] = {
        b->name,
        m->name,
        body_usual_title(ctx, b->kind, m->post),
        m->title,
        m->place != 0 ? str_int(ctx->arena, m->place) : S(""),
        list_iso(ctx, m->from_on),
        list_iso(ctx, m->to_on),
        m->left_reason.len > 0 ? text_of("body.reason.", m->left_reason) : S(""),
    };

    sheet_out_row(sheet, cells);
}

/* Who sits there on the day, then who has left before. */
static enum status put_rows(struct ctx *ctx, struct sheet_out *sheet, const struct body *b,
                            struct date on)
{
    struct body_member *members;
    size_t count;

    TRY(body_members_at(ctx, b->id, on, &members, &count));
    arr_each (i, count)
        seat_row(ctx, sheet, b, &members[i]);
    if (body_counts_deputies(b->kind))
        return ST_OK;
    TRY(body_all_seats(ctx, b, &members, &count));
    arr_each (i, count) {
        if (!date_none(members[i].to_on) && date_cmp(members[i].to_on, on) < 0)
            seat_row(ctx, sheet, b, &members[i]);
    }
    return ST_OK;
}

enum status body_web_export(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str headings[] = {T("body.column.body"), T("body.person"),     T("body.post"),
                                   T("body.title"),       T("body.place"),      T("body.seat_from"),
                                   T("body.seat_to"),     T("body.left_reason")};
    enum sheet_format format = SHEET_CSV;
    struct sheet_out *sheet;
    struct body b;

    (void)list_wants_sheet(rq, &format);
    TRY(body_get(ctx, path_id(rq, "id"), &b));
    sheet = sheet_out_new(ctx->arena, format, headings, COUNT(headings));
    TRY(put_rows(ctx, sheet, &b, body_web_day(ctx, rq)));
    return list_respond_sheet(ctx, rq, rs, format, sheet, b.short_name);
}
