// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets of meetings of past years: the meetings, their agenda with what became of each item, and
 * who was there or sat in. Rows that are there are passed over; all can be taken back. */
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_import.h"
#include "modules/meeting/meeting_store.h"
#include "platform/event.h"
#include "platform/import/import_told.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

enum { MEMBERS_MAX = 100000, FOUND_MAX = 20 };

static void read_day(struct ctx *ctx, const char *field, struct str cell, struct date *out)
{
    *out = (struct date){0};
    if (cell.len > 0 && !date_parse(cell, out))
        invalid(ctx, field, "form.not_date", NULL);
}

/* The kind by its code or by its name. */
static enum status kind_of(struct ctx *ctx, struct str cell, struct str *out)
{
    struct meeting_kind *all;
    size_t count;

    *out = S("");
    TRY(meeting_store_kinds(ctx, true, &all, &count));
    arr_each (i, count)
        if (str_eq(cell, all[i].code) || str_eq(cell, all[i].rule.name))
            *out = all[i].code;
    if (out->len == 0)
        invalid(ctx, "kind", "meeting.import.kind", str_z(ctx->arena, cell));
    return ST_OK;
}

/* The meeting of that kind that began on that day, called so if there is a name; id 0: none. */
static enum status find_meeting(struct ctx *ctx, struct str kind, struct date on, struct str name,
                                struct meeting *out)
{
    const struct meeting_filter f = {
        .kind = kind, .from = on, .to = on, .closed_door = true, .limit = FOUND_MAX};
    struct meeting *all;
    struct str next;
    int64_t total;
    size_t count;

    *out = (struct meeting){0};
    if (kind.len == 0 || date_none(on))
        return ST_OK;
    TRY(meeting_store_page(ctx, &f, &all, &count, &next, &total));
    arr_each (i, count)
        if (name.len == 0 || str_eq(all[i].name, name))
            *out = all[i];
    return ST_OK;
}

static enum status imported(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "meeting.imported", written, skipped);
}

/* ---------------------------------------------------------------- meetings */

enum { M_KIND, M_ON, M_UNTIL, M_NAME, M_NUMBER, M_PLACE, M_ALL };

static const struct import_column MEETING_COLUMNS[] = {
    [M_KIND] = {"kind", "会议种类|种类|kind", true},
    [M_ON] = {"starts_on", "日期|会议日期|开始日期|starts_on", true, .day = true},
    [M_UNTIL] = {"ends_on", "结束日期|ends_on", false, .day = true},
    [M_NAME] = {"name", "会议名称|名称|name", false},
    [M_NUMBER] = {"number", "次数|第几次|number", false},
    [M_PLACE] = {"place", "地点|place", false},
    [M_ALL] = {"all_members", "应到人数|全体组成人员|all_members", false},
    {0},
};

static void read_count(struct ctx *ctx, const struct import_row *row, size_t at, int64_t *out)
{
    *out = 0;
    if (row->cells[at].len > 0 &&
        (!str_to_int(row->cells[at], out) || *out < 0 || *out > MEMBERS_MAX))
        invalid(ctx, MEETING_COLUMNS[at].name, "form.not_positive", NULL);
}

static enum status read_meeting(struct ctx *ctx, const struct import_row *row,
                                struct meeting_record *out)
{
    int64_t number, all;

    *out = (struct meeting_record){
        .meeting = {.name = row->cells[M_NAME], .place = row->cells[M_PLACE]}};
    TRY(kind_of(ctx, row->cells[M_KIND], &out->meeting.kind));
    read_day(ctx, "starts_on", row->cells[M_ON], &out->meeting.starts_on);
    read_day(ctx, "ends_on", row->cells[M_UNTIL], &out->meeting.ends_on);
    if (!date_none(out->meeting.ends_on) &&
        date_cmp(out->meeting.ends_on, out->meeting.starts_on) < 0)
        invalid(ctx, "ends_on", "meeting.ends_before", NULL);
    if (date_cmp(out->meeting.starts_on, ctx->today) > 0)
        invalid(ctx, "starts_on", "meeting.record_ahead", NULL);
    read_count(ctx, row, M_NUMBER, &number);
    read_count(ctx, row, M_ALL, &all);
    out->meeting.number = (int)number;
    out->all_members = (uint32_t)all;
    invalid_long(ctx, "name", out->meeting.name, MEETING_NAME_CHARS);
    invalid_long(ctx, "place", out->meeting.place, MEETING_PLACE_CHARS);
    return invalid_done(ctx);
}

static enum status meeting_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct meeting_record r;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT, STR_ARG(row->cells[M_KIND]),
                          STR_ARG(row->cells[M_ON]), STR_ARG(row->cells[M_NAME]));
    return read_meeting(ctx, row, &r);
}

static enum status meeting_there(struct ctx *ctx, const struct meeting_record *r, bool *out)
{
    struct meeting m;

    TRY(find_meeting(ctx, r->meeting.kind, r->meeting.starts_on, r->meeting.name, &m));
    *out = m.id != 0;
    return ST_OK;
}

static enum status meeting_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct meeting_record r;

    TRY(read_meeting(ctx, row, &r));
    return meeting_there(ctx, &r, out);
}

static enum status meeting_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct meeting_record r;
    int64_t id;

    TRY(read_meeting(ctx, row, &r));
    TRY(meeting_there(ctx, &r, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(meeting_record(ctx, &r, &id, NULL));
    if (row->out_id != NULL)
        *row->out_id = id;
    return ST_OK;
}

/* Its members came with it and go with it. */
static enum status meeting_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    static const char *const PARTS[] = {"meeting_person", NULL};
    struct meeting_person *people;
    struct meeting m;
    size_t count;
    const enum status st = meeting_get(ctx, id, &m);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = m.name;
    TRY(meeting_people(ctx, id, &people, &count));
    arr_each (i, count)
        if (people[i].capacity != MEETING_MEMBER && !import_undo_includes(out, people[i].id))
            out->why = "import.undo.named";
    if (!m.recorded)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "meeting", id, PARTS, out));
    if (look || out->why != NULL)
        return ST_OK;
    arr_each (i, count)
        TRY(meeting_store_person_delete(ctx, &people[i]));
    return meeting_store_delete(ctx, id);
}

/* ---------------------------------------------------------------- the agenda */

enum { I_KIND, I_ON, I_MEETING, I_TITLE, I_SORT, I_ORGAN, I_PRESENTER, I_OUTCOME };

static const struct import_column ITEM_COLUMNS[] = {
    [I_KIND] = {"kind", "会议种类|种类|kind", true},
    [I_ON] = {"starts_on", "日期|会议日期|开始日期|starts_on", true, .day = true},
    [I_MEETING] = {"meeting", "会议名称|meeting", false},
    [I_TITLE] = {"title", "议题|title", true},
    [I_SORT] = {"sort", "类别|议题类别|sort", false},
    [I_ORGAN] = {"organ", "报告机关|提请机关|单位|organ", false},
    [I_PRESENTER] = {"presenter", "报告人|presenter", false},
    [I_OUTCOME] = {"outcome", "结果|outcome", false},
    {0},
};

static const char ITEM_SORTS[] =
    "report bill decision appointment election rating inquiry study procedure other";

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
        invalid(ctx, "organ", "meeting.import.organ", str_z(ctx->arena, name));
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status meeting_of_row(struct ctx *ctx, struct str kind_cell, struct str on_cell,
                                  struct str name, struct meeting *out)
{
    struct date on;
    struct str kind;

    TRY(kind_of(ctx, kind_cell, &kind));
    read_day(ctx, "starts_on", on_cell, &on);
    TRY(find_meeting(ctx, kind, on, name, out));
    if (kind.len > 0 && !date_none(on) && out->id == 0)
        invalid(ctx, "starts_on", "meeting.import.no_meeting", NULL);
    return ST_OK;
}

static enum status read_item(struct ctx *ctx, const struct import_row *row,
                             struct meeting_item_new *out)
{
    struct meeting m;

    *out = (struct meeting_item_new){
        .title = row->cells[I_TITLE], .sort = S("other"), .presenter = row->cells[I_PRESENTER]};
    TRY(meeting_of_row(ctx, row->cells[I_KIND], row->cells[I_ON], row->cells[I_MEETING], &m));
    out->meeting_id = m.id;
    if (row->cells[I_SORT].len > 0 &&
        !text_word(ITEM_SORTS, "meeting.sort.", row->cells[I_SORT], &out->sort))
        invalid(ctx, "sort", "meeting.import.sort", NULL);
    TRY(organ_of(ctx, row->cells[I_ORGAN], &out->organ_id));
    invalid_long(ctx, "title", out->title, MEETING_TITLE_CHARS);
    return invalid_done(ctx);
}

static enum status item_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct meeting_item_new in;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT,
                          STR_ARG(row->cells[I_KIND]), STR_ARG(row->cells[I_ON]),
                          STR_ARG(row->cells[I_MEETING]), STR_ARG(row->cells[I_TITLE]));
    return read_item(ctx, row, &in);
}

static enum status item_there(struct ctx *ctx, const struct meeting_item_new *in, bool *out)
{
    struct meeting_item *items;
    size_t count;

    *out = false;
    TRY(meeting_items(ctx, in->meeting_id, &items, &count));
    arr_each (i, count)
        *out = *out || str_eq(items[i].title, in->title);
    return ST_OK;
}

static enum status item_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct meeting_item_new in;

    TRY(read_item(ctx, row, &in));
    return item_there(ctx, &in, out);
}

static enum status item_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct meeting_item_new in;
    struct meeting_item it;
    int64_t id;

    TRY(read_item(ctx, row, &in));
    TRY(item_there(ctx, &in, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(meeting_item_make(ctx, &in, &id));
    TRY(meeting_item_get(ctx, id, &it));
    it.state = MEETING_ITEM_DONE;
    it.outcome = row->cells[I_OUTCOME];
    TRY(meeting_store_item_save(ctx, &it));
    if (row->out_id != NULL)
        *row->out_id = id;
    return ST_OK;
}

static enum status item_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct meeting_item it;
    int64_t events;
    const enum status st = meeting_item_get(ctx, id, &it);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = it.title;
    TRY(event_row_count(ctx, "meeting_item", id, &events));
    if (events != 1)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "item", id, NULL, out));
    return look || out->why != NULL ? ST_OK : meeting_store_item_delete(ctx, &it);
}

/* ---------------------------------------------------------------- who was there */

enum { P_KIND, P_ON, P_MEETING, P_NAME, P_DELEGATION, P_CAPACITY, P_PRESENCE, P_TITLE };

static const struct import_column PERSON_COLUMNS[] = {
    [P_KIND] = {"kind", "会议种类|种类|kind", true},
    [P_ON] = {"starts_on", "日期|会议日期|开始日期|starts_on", true, .day = true},
    [P_MEETING] = {"meeting", "会议名称|meeting", false},
    [P_NAME] = {"name", "姓名|代表姓名|name", true},
    [P_DELEGATION] = {"delegation", "代表团|delegation", false},
    [P_CAPACITY] = {"capacity", "身份|capacity", false},
    [P_PRESENCE] = {"presence", "到会情况|presence", false},
    [P_TITLE] = {"title", "职务|title", false},
    {0},
};

static enum status deputy_of(struct ctx *ctx, const struct import_row *row, int64_t *out)
{
    struct deputy *all;
    size_t count, fits = 0;

    *out = 0;
    TRY(deputy_by_name(ctx, row->cells[P_NAME], &all, &count));
    arr_each (i, count) {
        if (row->cells[P_DELEGATION].len > 0 &&
            !str_eq(all[i].delegation_name, row->cells[P_DELEGATION]))
            continue;
        *out = all[i].id;
        fits++;
    }
    if (fits > 1)
        invalid(ctx, "name", "meeting.import.several", str_z(ctx->arena, row->cells[P_NAME]));
    return ST_OK;
}

static enum status read_person(struct ctx *ctx, const struct import_row *row,
                               struct meeting_person *p)
{
    struct str capacity = S("attendee"), presence = S("present");
    struct meeting m;

    *p = (struct meeting_person){
        .name = row->cells[P_NAME], .title = row->cells[P_TITLE], .receipt = S(""), .seat = S("")};
    TRY(meeting_of_row(ctx, row->cells[P_KIND], row->cells[P_ON], row->cells[P_MEETING], &m));
    p->meeting_id = m.id;
    if (row->cells[P_CAPACITY].len > 0 && !text_word("attendee observer staff", "meeting.capacity.",
                                                     row->cells[P_CAPACITY], &capacity))
        invalid(ctx, "capacity", "meeting.import.capacity", NULL);
    (void)meeting_capacity_parse(capacity, &p->capacity);
    if (row->cells[P_PRESENCE].len > 0 &&
        !text_word("present leave absent", "meeting.import.presence.", row->cells[P_PRESENCE],
                   &presence))
        invalid(ctx, "presence", "meeting.import.presence", NULL);
    if (str_eqz(presence, "present")) {
        p->first_in_at = m.opened_at;
        p->last_out_at = m.closed_at;
    } else if (str_eqz(presence, "leave")) {
        p->receipt = S("leave_granted");
    }
    TRY(deputy_of(ctx, row, &p->deputy_id));
    p->quota = p->deputy_id != 0 && p->capacity == MEETING_ATTENDEE;
    return invalid_done(ctx);
}

static enum status person_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct meeting_person p;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT,
                          STR_ARG(row->cells[P_KIND]), STR_ARG(row->cells[P_ON]),
                          STR_ARG(row->cells[P_MEETING]), STR_ARG(row->cells[P_NAME]),
                          STR_ARG(row->cells[P_DELEGATION]));
    return read_person(ctx, row, &p);
}

/* He, or somebody of that name who is no deputy; and how many are there already. */
static enum status person_there(struct ctx *ctx, const struct meeting_person *p, bool *out,
                                size_t *out_count)
{
    struct meeting_person *all;

    *out = false;
    TRY(meeting_people(ctx, p->meeting_id, &all, out_count));
    arr_each (i, *out_count)
        *out = *out || (all[i].deputy_id == p->deputy_id &&
                        (p->deputy_id != 0 || str_eq(all[i].name, p->name)));
    return ST_OK;
}

static enum status person_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct meeting_person p;
    size_t count;

    TRY(read_person(ctx, row, &p));
    return person_there(ctx, &p, out, &count);
}

static enum status person_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct meeting_person p;
    size_t count;

    TRY(read_person(ctx, row, &p));
    TRY(person_there(ctx, &p, out_skipped, &count));
    if (*out_skipped)
        return ST_OK;
    p.id = db_new_id(ctx);
    p.place = (uint32_t)count + 1;
    if (row->out_id != NULL)
        *row->out_id = p.id;
    return meeting_store_person_insert(ctx, &p);
}

static enum status person_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct meeting_person p;
    const enum status st = meeting_person_get(ctx, id, &p);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = p.name;
    if (p.version != 1)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "person", id, NULL, out));
    return look || out->why != NULL ? ST_OK : meeting_store_person_delete(ctx, &p);
}

const struct import_kind MEETING_IMPORTS[] = {
    {"meeting", "meeting.prepare", MEETING_COLUMNS, meeting_check, meeting_write, imported,
     meeting_present, meeting_undo, import_changes_nothing, NULL},
    {"meeting_item", "meeting.prepare", ITEM_COLUMNS, item_check, item_write, imported,
     item_present, item_undo, import_changes_nothing, NULL},
    {"meeting_person", "meeting.prepare", PERSON_COLUMNS, person_check, person_write, imported,
     person_present, person_undo, import_changes_nothing, NULL},
    {0},
};
