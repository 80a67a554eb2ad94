// SPDX-License-Identifier: MulanPSL-2.0
/* A sheet of what was decided in years before: who was elected, appointed, dismissed, when. */
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "modules/congress/congress.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/import/import_along.h"
#include "platform/text.h"

enum { NAME, BORN, TITLE, OFFICE, ORGAN, SEATS, ACT, ON, SOURCE, YES, NO, ABSTAIN, ALL, RESULT };

static const struct import_column COLUMNS[] = {
    [NAME] = {"name", "姓名|name", true},
    [BORN] = {"born", "出生年月|born", false},
    [TITLE] = {"post", "职务|post", true},
    [OFFICE] = {"office", "职务类别|office", true},
    [ORGAN] = {"organ", "机关|单位|organ", false},
    [SEATS] = {"seats", "职数|seats", false},
    [ACT] = {"act", "任免方式|方式|act", true},
    [ON] = {"decided_on", "通过日期|日期|decided_on", true, .day = true},
    [SOURCE] = {"source", "会议|文件|source", false},
    [YES] = {"yes", "赞成|yes", false},
    [NO] = {"no", "反对|no", false},
    [ABSTAIN] = {"abstain", "弃权|abstain", false},
    [ALL] = {"all_members", "全体组成人员|all_members", false},
    [RESULT] = {"result", "结果|result", false},
    {0},
};

static void read_number(struct ctx *ctx, const struct import_row *row, size_t at, int64_t *out)
{
    if (row->cells[at].len > 0 &&
        (!str_to_int(row->cells[at], out) || *out < 0 || *out > APPOINTMENT_SEATS_MAX))
        invalid(ctx, COLUMNS[at].name, "appointment.err.number", NULL);
}

static enum status find_organ(struct ctx *ctx, struct str name, int64_t *out)
{
    struct organ organ;
    enum status st;

    if (name.len == 0)
        return ST_OK;
    st = organ_by_name(ctx, name, &organ);
    if (st == ST_OK)
        *out = organ.id;
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status read_row(struct ctx *ctx, const struct import_row *row,
                            struct appointment_record *r)
{
    struct str word;

    *r = (struct appointment_record){
        .person = {.name = row->cells[NAME],
                   .born = row->cells[BORN],
                   .sex = S(""),
                   .ethnic = S(""),
                   .party = S(""),
                   .education = S(""),
                   .resume = S("")},
        .post = {.name = row->cells[TITLE], .office = S(""), .note = S("")},
        .act = S(""),
        .source = row->cells[SOURCE],
        .note = T("appointment.backfill"),
        .passed = row->cells[RESULT].len == 0 ||
                  text_word("passed", "appointment.state.", row->cells[RESULT], &word),
    };
    if (!text_word(APPOINTMENT_OFFICES, "appointment.office.", row->cells[OFFICE], &r->post.office))
        invalid(ctx, "office", "appointment.err.office", NULL);
    if (!text_word(APPOINTMENT_ACTS, "appointment.act.", row->cells[ACT], &r->act))
        invalid(ctx, "act", "appointment.err.act", NULL);
    if (!date_parse(row->cells[ON], &r->on))
        r->on = (struct date){0};
    read_number(ctx, row, SEATS, &r->post.seats);
    read_number(ctx, row, YES, &r->yes);
    read_number(ctx, row, NO, &r->no);
    read_number(ctx, row, ABSTAIN, &r->abstain);
    read_number(ctx, row, ALL, &r->all_members);
    appointment_record_check(ctx, r);
    TRY(find_organ(ctx, row->cells[ORGAN], &r->post.organ_id));
    return invalid_done(ctx);
}

static enum status check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct appointment_record r;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT,
                          STR_ARG(row->cells[NAME]), STR_ARG(row->cells[TITLE]),
                          STR_ARG(row->cells[ACT]), STR_ARG(row->cells[ON]));
    return read_row(ctx, row, &r);
}

static enum status present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct appointment_record r;

    TRY(read_row(ctx, row, &r));
    return appointment_record_there(ctx, &r, out);
}

static enum status write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct appointment_record r;
    int64_t id;

    TRY(read_row(ctx, row, &r));
    TRY(appointment_record_there(ctx, &r, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(appointment_record(ctx, &r, &id));
    if (row->out_id != NULL)
        *row->out_id = id;
    return ST_OK;
}

static enum status finish(struct ctx *ctx, size_t written, size_t skipped)
{
    return written == 0 ? ST_OK : appointment_records_tell(ctx, written, skipped);
}

/* Posts begun by it go, posts ended by it go on. */
static enum status undo_tenures(struct ctx *ctx, int64_t id)
{
    struct appointment_tenure *all;
    size_t count;

    TRY(appointment_store_tenures_by(ctx, id, &all, &count));
    arr_each (i, count) {
        if (all[i].begun_id == id) {
            TRY(appointment_store_tenure_delete(ctx, all[i].id));
            continue;
        }
        all[i].to_on = (struct date){0};
        all[i].ended_id = 0;
        all[i].ended_how = S("");
        TRY(appointment_store_tenure_update(ctx, &all[i]));
    }
    return ST_OK;
}

static const char *const OWN[] = {"appointment_tenure", NULL};

static enum status undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct appointment a;
    const enum status st = appointment_store_get(ctx, id, &a);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = appointment_sentence(ctx, &a);
    if (a.version != 1)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "appointment", id, OWN, out));
    if (look || out->why != NULL)
        return ST_OK;
    TRY(undo_tenures(ctx, id));
    TRY(appointment_store_delete(ctx, id));
    TRY(import_undo_along(ctx, "appointment", id,
                          &(struct import_along){"appointment_post", a.post_id, {"post", NULL}}));
    return import_undo_along(
        ctx, "appointment", id,
        &(struct import_along){"appointment_person", a.person_id, {"person", NULL}});
}

const struct import_kind APPOINTMENT_IMPORTS[] = {
    {"appointment", "appointment.manage", COLUMNS, check, write, finish, present, undo,
     import_changes_nothing, NULL},
    {0},
};
