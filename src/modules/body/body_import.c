// SPDX-License-Identifier: MulanPSL-2.0
/* The sheet of seats, row by row: who sits where, from–to. What is there already and equal is
 * passed over; a seat that the sheet ends is ended. */
#include "modules/body/body_import.h"
#include "modules/account/account.h"
#include "modules/body/body_actions.h"
#include "modules/body/body_group.h"
#include "modules/body/body_rules.h"
#include "modules/body/body_store.h"
#include "modules/deputy/deputy.h"
#include "platform/db.h"
#include "platform/import/import_differs.h"
#include "platform/import/import_told.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

enum { BODY, NAME, SEAT_POST, TITLE, PLACE, FROM, TO, REASON, DELEGATION, LOGIN, PLACE_MAX = 999 };

static const struct import_column COLUMNS[] = {
    [BODY] = {"body", "机构|机构名称|body", true},
    [NAME] = {"name", "姓名|name", true},
    [SEAT_POST] = {"post", "职务类别|职务|post", true},
    [TITLE] = {"title", "职务名称|title", false},
    [PLACE] = {"place", "次序|排序|place", false},
    [FROM] = {"from_on", "任职日期|任职时间|from_on", true, .day = true},
    [TO] = {"to_on", "离任日期|离任时间|to_on", false, .day = true},
    [REASON] = {"reason", "离任原因|reason", false},
    [DELEGATION] = {"delegation", "代表团|delegation", false},
    [LOGIN] = {"login", "账号|login", false},
    {0},
};

/* The word, or what it is called in this body or in general. */
static bool post_of(struct ctx *ctx, enum body_kind kind, struct str cell, enum body_post *out)
{
    if (body_post_parse(cell, out))
        return true;
    arr_each (i, BODY_POSTS) {
        const enum body_post post = (enum body_post)i;

        if (str_eq(cell, body_usual_title(ctx, kind, post)) ||
            str_eq(cell, text_of("body.post.", str_from(body_post_word(post))))) {
            *out = post;
            return true;
        }
    }
    return false;
}

static struct str reason_of(struct str cell)
{
    for (const char *const *r = BODY_REASONS; *r != NULL; r++) {
        if (str_eqz(cell, *r) || str_eq(cell, text_of("body.reason.", str_from(*r))))
            return str_from(*r);
    }
    return S("");
}

static enum status find_deputy(struct ctx *ctx, const struct import_row *row, bool wanted,
                               struct body_member *m)
{
    struct deputy *deputies;
    size_t count, fits = 0;

    TRY(deputy_by_name(ctx, row->cells[NAME], &deputies, &count));
    arr_each (i, count) {
        if (row->cells[DELEGATION].len > 0 &&
            !str_eq(deputies[i].delegation_name, row->cells[DELEGATION]))
            continue;
        m->deputy_id = deputies[i].id;
        fits++;
    }
    if (fits > 1)
        invalid(ctx, "name", "body.deputy_several",
                str_z(ctx->arena, str_printf(ctx->arena, "%zu", fits)));
    else if (fits == 0 && wanted)
        invalid(ctx, "name", "body.deputy_unknown", str_z(ctx->arena, row->cells[NAME]));
    return ST_OK;
}

static enum status find_account(struct ctx *ctx, struct str login, struct body_member *m)
{
    struct account a;
    const enum status st = account_by_login(ctx, login, &a);

    if (st == ST_NOT_FOUND) {
        invalid(ctx, "login", "body.login_unknown", str_z(ctx->arena, login));
        return ST_OK;
    }
    TRY(st);
    m->account_id = a.id;
    return ST_OK;
}

static void read_day(struct ctx *ctx, const struct import_row *row, size_t at, struct date *out)
{
    if (row->cells[at].len > 0 && !date_parse(row->cells[at], out))
        invalid(ctx, COLUMNS[at].name, "body.date_wrong", NULL);
}

static void read_values(struct ctx *ctx, const struct import_row *row, enum body_kind kind,
                        struct body_member *m)
{
    int64_t place = 0;

    m->name = row->cells[NAME];
    m->title = row->cells[TITLE];
    if (!post_of(ctx, kind, row->cells[SEAT_POST], &m->post))
        invalid(ctx, "post", "body.post_wrong", NULL);
    if (row->cells[PLACE].len > 0 &&
        (!str_to_int(row->cells[PLACE], &place) || place < 0 || place > PLACE_MAX))
        invalid(ctx, "place", "body.place_wrong", NULL);
    m->place = (uint32_t)place;
    read_day(ctx, row, FROM, &m->from_on);
    read_day(ctx, row, TO, &m->to_on);
    m->left_reason = reason_of(row->cells[REASON]);
    if (row->cells[REASON].len > 0 && m->left_reason.len == 0)
        invalid(ctx, "reason", "body.reason_wrong", NULL);
    if (!date_none(m->to_on) && m->left_reason.len == 0)
        m->left_reason = S("other");
}

/* The row as a seat; what cannot be read is noted. */
static enum status read_row(struct ctx *ctx, const struct import_row *row, struct body_member *m)
{
    struct body b;
    const enum status st = body_by_name(ctx, row->cells[BODY], &b);

    *m = (struct body_member){.name = row->cells[NAME]};
    if (st == ST_NOT_FOUND) {
        invalid(ctx, "body", "body.unknown", str_z(ctx->arena, row->cells[BODY]));
        return invalid_done(ctx);
    }
    TRY(st);
    m->body_id = b.id;
    read_values(ctx, row, b.kind, m);
    if (body_counts_deputies(b.kind))
        invalid(ctx, "body", "body.counts_deputies", NULL);
    if (row->cells[LOGIN].len > 0)
        TRY(find_account(ctx, row->cells[LOGIN], m));
    else
        TRY(find_deputy(ctx, row, body_wants_deputy(b.kind), m));
    return invalid_done(ctx);
}

static enum status check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct body_member m;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT,
                          STR_ARG(row->cells[BODY]), STR_ARG(row->cells[NAME]),
                          STR_ARG(row->cells[DELEGATION]), STR_ARG(row->cells[FROM]));
    return read_row(ctx, row, &m);
}

static bool is_person(const struct body_member *have, const struct body_member *m)
{
    if (m->deputy_id != 0 || have->deputy_id != 0)
        return m->deputy_id == have->deputy_id;
    return m->account_id != 0 ? m->account_id == have->account_id : str_eq(m->name, have->name);
}

/* The seat that this person took on this day, 0: none. */
static enum status find_seat(struct ctx *ctx, const struct body_member *m, struct body_member *have)
{
    struct body_member *seats;
    size_t count;

    *have = (struct body_member){0};
    TRY(body_store_members(ctx, m->body_id, m->from_on, &seats, &count));
    arr_each (i, count) {
        if (is_person(&seats[i], m) && date_cmp(seats[i].from_on, m->from_on) == 0)
            *have = seats[i];
    }
    return ST_OK;
}

static bool same(const struct body_member *have, const struct body_member *m)
{
    return have->id != 0 && have->post == m->post &&
           (date_none(m->to_on) || date_cmp(have->to_on, m->to_on) == 0);
}

static enum status present(struct ctx *ctx, const struct import_row *row, bool *out_present)
{
    struct body_member m, have;

    TRY(read_row(ctx, row, &m));
    TRY(find_seat(ctx, &m, &have));
    *out_present = same(&have, &m);
    return ST_OK;
}

/* Of a seat that is there a sheet can only tell the end. */
static enum status differs(struct ctx *ctx, const struct import_row *row,
                           struct import_difference *out)
{
    struct body_member m, have;

    TRY(read_row(ctx, row, &m));
    TRY(find_seat(ctx, &m, &have));
    if (have.id == 0 || !date_none(have.to_on) || have.post != m.post)
        return ST_OK;
    out->name =
        str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(row->cells[BODY]), STR_ARG(have.name));
    import_differs(out, TO, S(""), import_day(ctx->arena, m.to_on));
    import_touches(out, (struct import_touched){.table = "body_member", .id = have.id});
    return ST_OK;
}

static enum status write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct body_member m, have;
    int64_t id;

    TRY(read_row(ctx, row, &m));
    TRY(find_seat(ctx, &m, &have));
    *out_skipped = same(&have, &m);
    if (*out_skipped)
        return ST_OK;
    if (have.id != 0 && date_none(have.to_on) && !date_none(m.to_on) && have.post == m.post)
        return body_leave(ctx, have.id, have.version, m.to_on, m.left_reason);
    TRY(body_seat(ctx, &m, &id));
    if (row->out_id != NULL)
        *row->out_id = id;
    return ST_OK;
}

static enum status undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct body_member m;
    struct body b;
    const enum status st = body_store_member(ctx, id, &m);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    TRY(body_get(ctx, m.body_id, &b));
    out->name = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(b.name), STR_ARG(m.name));
    if (m.version != 1)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "member", id, NULL, out));
    if (look || out->why != NULL)
        return ST_OK;
    m.to_on = ctx->today;
    TRY(body_group_seated(ctx, &b, &m));
    return body_store_member_delete(ctx, id);
}

static enum status finish(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "body.imported", written, skipped);
}

const struct import_kind BODY_IMPORTS[] = {
    {"body", "body.import", body_import_columns, body_import_check, body_import_write, finish,
     body_import_present, body_import_undo, import_changes_nothing},
    {"body_member", "body.import", COLUMNS, check, write, finish, present, undo, NULL, NULL,
     differs},
    {0},
};
