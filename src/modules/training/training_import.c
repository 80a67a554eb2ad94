// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets of classes that were held, and of who was there. Rows that are there are passed over; both
 * can be taken back. */
#include "modules/training/training_import.h"
#include "modules/deputy/deputy.h"
#include "modules/training/training_actions.h"
#include "modules/training/training_parts.h"
#include "modules/training/training_rules.h"
#include "platform/import/import_told.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

bool training_word_of(const char *words, const char *prefix, struct str cell, struct str *out)
{
    struct str rest = str_from(words), word;

    while (str_cut(&rest, ' ', &word)) {
        if (!str_eq(cell, word) && !str_eq(cell, text_of(prefix, word)))
            continue;
        *out = word;
        return true;
    }
    return false;
}

enum status training_imported(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "training.imported", written, skipped);
}

static void read_day(struct ctx *ctx, const char *field, struct str cell, struct date *out)
{
    if (cell.len > 0 && !date_parse(cell, out))
        invalid(ctx, field, "training.err.date", NULL);
}

/* ---------------------------------------------------------------- classes */

enum { C_TITLE, C_FORM, C_STARTS, C_ENDS, C_HOST, C_PLACE, C_HOURS, C_RESULT };

static const struct import_column CLASS_COLUMNS[] = {
    [C_TITLE] = {"title", "培训名称|培训班|title", true},
    [C_FORM] = {"kind", "培训方式|方式|kind", true},
    [C_STARTS] = {"starts_on", "开始日期|日期|starts_on", true, .day = true},
    [C_ENDS] = {"ends_on", "结束日期|ends_on", false, .day = true},
    [C_HOST] = {"host", "主办单位|host", false},
    [C_PLACE] = {"place", "地点|place", false},
    [C_HOURS] = {"hours", "学时|hours", false},
    [C_RESULT] = {"result", "培训情况|结果|result", true},
    {0},
};

static enum status read_class(struct ctx *ctx, const struct import_row *row, struct training *c)
{
    *c = (struct training){.title = row->cells[C_TITLE],
                           .form = S(""),
                           .text = S(""),
                           .host = row->cells[C_HOST],
                           .place = row->cells[C_PLACE],
                           .way = S("invited"),
                           .state = S("held"),
                           .code = S(""),
                           .result = row->cells[C_RESULT]};
    if (!training_word_of(TRAINING_FORMS, "training.form.", row->cells[C_FORM], &c->form))
        invalid(ctx, "kind", "training.err.form", NULL);
    if (row->cells[C_HOURS].len > 0 && (!str_to_int(row->cells[C_HOURS], &c->hours) ||
                                        c->hours < 0 || c->hours > TRAINING_HOURS_MAX))
        invalid(ctx, "hours", "training.err.hours", NULL);
    read_day(ctx, "starts_on", row->cells[C_STARTS], &c->starts_on);
    read_day(ctx, "ends_on", row->cells[C_ENDS], &c->ends_on);
    if (date_none(c->ends_on))
        c->ends_on = c->starts_on;
    if (date_cmp(c->ends_on, c->starts_on) < 0)
        invalid(ctx, "ends_on", "training.err.ends", NULL);
    if (date_cmp(c->starts_on, ctx->today) > 0)
        invalid(ctx, "starts_on", "training.err.ahead", NULL);
    invalid_long(ctx, "title", c->title, TRAINING_TITLE_CHARS);
    return invalid_done(ctx);
}

static enum status there(struct ctx *ctx, struct str title, struct date on, bool *out)
{
    struct training have;
    const enum status st = training_store_titled(ctx, title, on, &have);

    *out = st == ST_OK;
    if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status class_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct training c = {0};

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(row->cells[C_TITLE]),
                          STR_ARG(row->cells[C_STARTS]));
    return read_class(ctx, row, &c);
}

static enum status class_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct training c = {0};

    TRY(read_class(ctx, row, &c));
    return there(ctx, c.title, c.starts_on, out);
}

static enum status class_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct training c = {0};

    TRY(read_class(ctx, row, &c));
    TRY(there(ctx, c.title, c.starts_on, out_skipped));
    if (*out_skipped)
        return ST_OK;
    c.id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = c.id;
    return training_store_insert(ctx, &c);
}

static enum status class_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct training c = {0};
    const enum status st = training_store_get(ctx, id, &c);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = c.title;
    if (c.version != 1)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "class", id, NULL, out));
    return look || out->why != NULL ? ST_OK : training_store_delete(ctx, id);
}

/* ---------------------------------------------------------------- who was there */

enum { P_TITLE, P_STARTS, P_NAME, P_DELEGATION, P_PRESENCE };

static const struct import_column PERSON_COLUMNS[] = {
    [P_TITLE] = {"title", "培训名称|培训班|title", true},
    [P_STARTS] = {"starts_on", "开始日期|日期|starts_on", true, .day = true},
    [P_NAME] = {"name", "代表姓名|姓名|name", true},
    [P_DELEGATION] = {"delegation", "代表团|delegation", false},
    [P_PRESENCE] = {"presence", "到课情况|到场情况|presence", true},
    {0},
};

static enum status find_deputy(struct ctx *ctx, const struct import_row *row,
                               struct training_member *m)
{
    struct deputy *all;
    size_t count, fits = 0;

    TRY(deputy_by_name(ctx, row->cells[P_NAME], &all, &count));
    arr_each (i, count) {
        if (row->cells[P_DELEGATION].len > 0 &&
            !str_eq(all[i].delegation_name, row->cells[P_DELEGATION]))
            continue;
        m->deputy_id = all[i].id;
        fits++;
    }
    if (fits != 1)
        invalid(ctx, "name", fits == 0 ? "training.err.name_none" : "training.err.name_several",
                str_z(ctx->arena, row->cells[P_NAME]));
    return ST_OK;
}

static enum status read_person(struct ctx *ctx, const struct import_row *row,
                               struct training_member *m)
{
    struct date on = {0};
    struct training c = {0};
    enum status st;

    *m = (struct training_member){
        .answer = S("yes"), .reason = S(""), .presence = S(""), .how = S("")};
    read_day(ctx, "starts_on", row->cells[P_STARTS], &on);
    if (!training_word_of("attended excused absent", "training.presence.", row->cells[P_PRESENCE],
                          &m->presence))
        invalid(ctx, "presence", "training.err.presence", NULL);
    if (str_eqz(m->presence, "attended"))
        m->how = S("sheet");
    TRY(find_deputy(ctx, row, m));
    st = training_store_titled(ctx, row->cells[P_TITLE], on, &c);
    if (st == ST_NOT_FOUND)
        invalid(ctx, "title", "training.err.unknown", NULL);
    else if (st != ST_OK)
        return st;
    else
        m->class_id = c.id;
    ctx->err = (struct err){0};
    return invalid_done(ctx);
}

static enum status person_there(struct ctx *ctx, const struct training_member *m, bool *out)
{
    struct training_member have;
    const enum status st = training_store_place(ctx, m->class_id, m->deputy_id, &have);

    *out = st == ST_OK;
    if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status person_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct training_member m;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT,
                          STR_ARG(row->cells[P_TITLE]), STR_ARG(row->cells[P_STARTS]),
                          STR_ARG(row->cells[P_NAME]), STR_ARG(row->cells[P_DELEGATION]));
    return read_person(ctx, row, &m);
}

static enum status person_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct training_member m;

    TRY(read_person(ctx, row, &m));
    return person_there(ctx, &m, out);
}

static enum status person_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct training_member m;

    TRY(read_person(ctx, row, &m));
    TRY(person_there(ctx, &m, out_skipped));
    if (*out_skipped)
        return ST_OK;
    m.id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = m.id;
    return training_store_member_insert(ctx, &m);
}

static enum status person_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct training_member m;
    const enum status st = training_store_member(ctx, id, &m);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(m.name), STR_ARG(m.title));
    if (m.version != 1)
        out->why = "import.undo.changed";
    return look || out->why != NULL ? ST_OK : training_store_member_delete(ctx, id);
}

const struct import_kind TRAINING_IMPORTS[] = {
    {"training", "training.manage", CLASS_COLUMNS, class_check, class_write, training_imported,
     class_present, class_undo, import_changes_nothing, NULL},
    {"training_person", "training.manage", PERSON_COLUMNS, person_check, person_write,
     training_imported, person_present, person_undo, import_changes_nothing, NULL},
    {"training_question", "training.manage", TRAINING_QUESTION_COLUMNS, training_question_row,
     training_question_write, training_imported, training_question_present, training_question_undo,
     import_changes_nothing, NULL},
    {0},
};
