// SPDX-License-Identifier: MulanPSL-2.0
/* The list of bodies on a day, and what this module's pages share. */
#include "modules/body/body_web.h"
#include "body_view.h"
#include "modules/body/body_actions.h"
#include "modules/body/body_indicators.h"
#include "modules/body/body_web_common.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

struct date body_web_day(struct ctx *ctx, const struct request *rq)
{
    const struct date on = param_date(rq, "on");

    return date_none(on) ? ctx->today : on;
}

struct str body_web_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/body/%" PRId64 "%s", id, tail);
}

struct str body_web_full_date(struct ctx *ctx, struct date d)
{
    return text_date(ctx->arena, d, (struct date){.year = 1, .month = 1, .day = 1});
}

void body_web_filter(struct ctx *ctx, const struct request *rq, struct str url, bool ended,
                     struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    const bool filtered = param_present(rq, "on") || (ended && param_bool(rq, "ended"));

    fields[0] =
        form_field(ctx, rq, "date", "on", "body.filter.on", list_iso(ctx, body_web_day(ctx, rq)));
    if (ended)
        fields[1] = form_field(ctx, rq, "check", "ended", "body.filter.ended",
                               param_bool(rq, "ended") ? S("1") : S(""));
    *out = (struct filter_v){.url = url,
                             .label = S(""),
                             .fields = fields,
                             .fields_count = ended ? 2 : 1,
                             .reset = filtered ? url : S("")};
}

const struct empty_v *body_web_empty(struct ctx *ctx, const char *title, const char *say)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    *empty = (struct empty_v){.title = text(title), .text = text(say)};
    return empty;
}

uint32_t body_web_vacant(const struct body *b, uint32_t seated)
{
    return b->fixed_seats > seated ? b->fixed_seats - seated : 0;
}

/* ---------------------------------------------------------------- the list */

static const char *const KEPT[] = {"on", "ended", "founded", "kind", "from", "to", NULL};

/* Asked for by kind, or by the days of their beginning (then those that have ended too)? */
static bool is_asked(const struct request *rq, const struct body *b)
{
    const struct str kind = param_text(rq, "kind");

    if (kind.len > 0 && !str_eqz(kind, body_kind_word(b->kind)))
        return false;
    return !param_bool(rq, "founded") ||
           body_founded_in(b, param_date(rq, "from"), param_date(rq, "to"));
}

static enum status row_make(struct ctx *ctx, const struct body *b, struct date on,
                            struct body_row_v *out)
{
    const bool ended = !date_none(b->to_on) && date_cmp(b->to_on, on) < 0;
    struct tag_v *tag = arena_new(ctx->arena, struct tag_v);
    uint32_t seated;

    TRY(body_seated_at(ctx, b, ended ? b->to_on : on, &seated));
    *tag = (struct tag_v){.label = T("body.state.ended")};
    *out = (struct body_row_v){
        .id = b->id,
        .kind = str_from(body_kind_word(b->kind)),
        .name = b->name,
        .short_name = b->short_name,
        .seated = seated,
        .fixed = b->fixed_seats,
        .vacant = body_web_vacant(b, seated),
        .from_on = b->from_on,
        .to_on = b->to_on,
        .state_tag = ended ? tag : NULL,
    };
    return ST_OK;
}

/* Delegations and groups are many: they stand last. */
static bool stands_last(const struct body *b)
{
    return b->kind == BODY_DELEGATION || b->kind == BODY_GROUP;
}

static enum status rows_make(struct ctx *ctx, const struct request *rq, struct body_row_v **out,
                             size_t *out_count)
{
    const struct date on = body_web_day(ctx, rq);
    struct body *bodies;
    size_t count;

    TRY(body_list(ctx, param_bool(rq, "ended") || param_bool(rq, "founded") ? (struct date){0} : on,
                  &bodies, &count));
    *out = arena_array(ctx->arena, count, struct body_row_v);
    *out_count = 0;
    for (int last = 0; last <= 1; last++) {
        arr_each (i, count) {
            if (stands_last(&bodies[i]) == (last == 1) && is_asked(rq, &bodies[i]))
                TRY(row_make(ctx, &bodies[i], on, &(*out)[(*out_count)++]));
        }
    }
    return ST_OK;
}

enum status body_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct body_list_v v = {.on = body_web_day(ctx, rq),
                            .may_edit = may(ctx, "body.edit"),
                            .may_import = may(ctx, "body.import") && may(ctx, "import.use")};
    const struct list_links links = list_links_of(ctx, rq, "/body", KEPT, S(""));
    enum sheet_format format;
    struct body_row_v *rows;

    if (list_wants_sheet(rq, &format))
        return list_lead_to_export(ctx, rq, rs, "/body", KEPT);
    TRY(rows_make(ctx, rq, &rows, &v.rows_count));
    v.rows = rows;
    v.meta = TF(ctx->arena, "body.list.meta", body_web_full_date(ctx, v.on),
                str_int(ctx->arena, (int64_t)v.rows_count));
    v.sheet_url = links.sheet;
    v.csv_url = links.csv;
    body_web_filter(ctx, rq, S("/body"), true, &v.filter);
    v.empty =
        v.rows_count == 0 ? body_web_empty(ctx, "body.list.none", "body.list.none_text") : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("body.menu"), &body_list_view, &v);
}

enum status body_web_export_all(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str headings[] = {T("body.name"),    T("body.short_name"),  T("body.kind"),
                                   T("body.seated"),  T("body.fixed_seats"), T("body.vacant"),
                                   T("body.from_on"), T("body.to_on")};
    enum sheet_format format = SHEET_CSV;
    struct body_row_v *rows;
    struct sheet_out *sheet;
    size_t count;

    (void)list_wants_sheet(rq, &format);
    TRY(rows_make(ctx, rq, &rows, &count));
    sheet = sheet_out_new(ctx->arena, format, headings, COUNT(headings));
    arr_each (i, count) {
        const struct str cells[] = {
            rows[i].name,
            rows[i].short_name,
            text_of("body.kind.", rows[i].kind),
            str_int(ctx->arena, rows[i].seated),
            rows[i].fixed > 0 ? str_int(ctx->arena, rows[i].fixed) : S(""),
            rows[i].fixed > 0 ? str_int(ctx->arena, rows[i].vacant) : S(""),
            list_iso(ctx, rows[i].from_on),
            list_iso(ctx, rows[i].to_on),
        };

        sheet_out_row(sheet, cells);
    }
    return list_respond_sheet(ctx, rq, rs, format, sheet, T("body.menu"));
}
