// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets of divisions, organs and days, row by row. */
#include "modules/congress/congress_import.h"
#include "base/utf8.h"
#include "modules/congress/congress_rules.h"
#include "modules/congress/congress_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/import/import_differs.h"
#include "platform/import/import_told.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"
#include <inttypes.h>

/* ---------------------------------------------------------------- divisions */

enum { D_CODE, D_NAME, D_STREET, D_AREA, D_CITY, D_PROVINCE };
static const struct import_column DIVISION_COLUMNS[] = {
    [D_CODE] = {"code", "代码|区划代码|code", true},
    [D_NAME] = {"name", "名称|name", true},
    [D_STREET] = {"street", "乡级代码|streetCode", false},
    [D_AREA] = {"area", "县级代码|areaCode", false},
    [D_CITY] = {"city", "市级代码|cityCode", false},
    [D_PROVINCE] = {"province", "省级代码|provinceCode", false},
    {0},
};

static enum status division_check(struct ctx *ctx, const struct import_row *row,
                                  struct str *out_key)
{
    const struct str code = row->cells[D_CODE];
    const struct str parent = division_parent_of(code);

    *out_key = code;
    if (division_level_of(code) == NULL) {
        invalid(ctx, "code", "congress.division.code_wrong", NULL);
        return invalid_done(ctx);
    }
    for (size_t i = D_STREET; i <= D_PROVINCE; i++) {
        const struct str given = row->cells[i];

        /* "110100" for the city 1101 is the same place written with six digits. */
        if (given.len > 0 && !str_starts(code, given) &&
            !(str_ends(given, S("00")) && str_starts(given, parent)))
            invalid(ctx, DIVISION_COLUMNS[i].name, "congress.division.parent_differs", NULL);
    }
    if (parent.len > 0) {
        struct division above;
        const enum status st = congress_store_division_known(ctx, row->ahead, parent, &above);

        if (st == ST_NOT_FOUND)
            invalid(ctx, "code", "congress.division.parent_unknown", str_z(ctx->arena, parent));
        else
            TRY(st);
    }
    return invalid_done(ctx);
}

static enum status division_present(struct ctx *ctx, const struct import_row *row,
                                    bool *out_present)
{
    struct division have;
    const enum status st =
        congress_store_division_known(ctx, row->ahead, row->cells[D_CODE], &have);

    *out_present = st == ST_OK && str_eq(have.name, row->cells[D_NAME]);
    return st == ST_NOT_FOUND ? ST_OK : st;
}

/* It is there under another name. */
static enum status division_changes(struct ctx *ctx, const struct import_row *row,
                                    bool *out_changes)
{
    struct division have;
    const enum status st =
        congress_store_division_known(ctx, row->ahead, row->cells[D_CODE], &have);

    *out_changes = st == ST_OK && !str_eq(have.name, row->cells[D_NAME]);
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status division_differs(struct ctx *ctx, const struct import_row *row,
                                    struct import_difference *out)
{
    struct import_touched touched = {.table = "congress_division", .nation = true};
    struct division have;
    const enum status st =
        congress_store_division_known(ctx, row->ahead, row->cells[D_CODE], &have);

    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(have.code), STR_ARG(have.name));
    import_differs(out, D_NAME, have.name, row->cells[D_NAME]);
    if (str_to_int(have.code, &touched.id))
        import_touches(out, touched);
    return ST_OK;
}

static enum status used_by_congress(struct ctx *ctx, struct str code, struct import_undo *out)
{
    struct congress *all;
    size_t count;

    TRY(congress_all(ctx, &all, &count));
    arr_each (i, count)
        if (str_eq(all[i].code, code))
            out->why = "import.undo.named";
    return ST_OK;
}

static enum status division_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    const struct str code = row->cells[D_CODE];
    const struct division division = {
        .code = code,
        .name = row->cells[D_NAME],
        .parent_code = division_parent_of(code),
        .level = str_from(division_level_of(code)),
    };

    bool fresh;

    TRY(congress_store_division_put(ctx, row->ahead, &division, out_skipped, &fresh));
    if (fresh && row->out_id != NULL)
        (void)str_to_int(code, row->out_id);
    return ST_OK;
}

/* The divisions of the next rows and those above them, in one question. */
static enum status division_ahead(struct ctx *ctx, const struct import_row *rows, size_t count,
                                  void **out)
{
    struct str *codes = arena_array(ctx->arena, 2 * count, struct str);
    struct division_ahead *ahead;

    arr_each (i, count) {
        codes[2 * i] = rows[i].cells[D_CODE];
        codes[2 * i + 1] = division_parent_of(codes[2 * i]);
    }
    TRY(congress_store_divisions_ahead(ctx, codes, 2 * count, &ahead));
    *out = ahead;
    return ST_OK;
}

/* A division stays while one below it does, or a congress is of it. */
static enum status division_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct str code = str_printf(ctx->arena, "%" PRId64, id);
    struct division division, *below;
    size_t count;
    enum status st = congress_division_get(ctx, code, &division);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(code), STR_ARG(division.name));
    TRY(congress_divisions(ctx, code, &below, &count));
    arr_each (i, count) {
        int64_t child;

        if (!str_to_int(below[i].code, &child) || !import_undo_includes(out, child))
            out->why = "import.undo.named";
    }
    if (out->why == NULL)
        TRY(used_by_congress(ctx, code, out));
    return look || out->why != NULL ? ST_OK : congress_store_division_drop(ctx, id);
}

static enum status division_finish(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "congress.divisions_imported", written, skipped);
}

/* ---------------------------------------------------------------- organs */

enum { O_NAME, O_SHORT, O_KIND, O_PARENT, O_HANDLES };
static const struct import_column ORGAN_COLUMNS[] = {
    [O_NAME] = {"name", "名称|单位名称|name", true},
    [O_SHORT] = {"short_name", "简称|short_name", false},
    [O_KIND] = {"kind", "类别|kind", true},
    [O_PARENT] = {"parent", "上级|上级单位|parent", false},
    [O_HANDLES] = {"handles", "是否承办|承办|handles", false},
    {0},
};

/* By its word or by the label that the pages show. */
static bool kind_of(struct str cell, enum organ_kind *out)
{
    if (organ_kind_parse(cell, out))
        return true;
    for (int k = 0; k < ORGAN_KINDS; k++) {
        const char *const word = organ_kind_word((enum organ_kind)k);

        if (str_eq(text_of("congress.organ_kind.", str_from(word)), cell)) {
            *out = (enum organ_kind)k;
            return true;
        }
    }
    return false;
}

/* Does the cell say yes? Empty says no. false: it says neither. */
static bool yes_of(struct str cell, bool *out)
{
    *out = str_eq(cell, T("congress.import.yes")) || str_eqz(cell, "1") || str_eqz(cell, "yes");
    return *out || cell.len == 0 || str_eq(cell, T("congress.import.no")) || str_eqz(cell, "0") ||
           str_eqz(cell, "no");
}

static enum status organ_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct organ organ = {.name = row->cells[O_NAME], .short_name = row->cells[O_SHORT]};

    if (organ.short_name.len == 0)
        organ.short_name = organ.name;
    congress_check_organ(ctx, &organ);
    if (!kind_of(row->cells[O_KIND], &organ.kind))
        invalid(ctx, "kind", "congress.import.kind_unknown", str_z(ctx->arena, row->cells[O_KIND]));
    if (!yes_of(row->cells[O_HANDLES], &organ.handles))
        invalid(ctx, "handles", "congress.import.yes_or_no", NULL);
    *out_key = organ.name;
    return invalid_done(ctx);
}

static enum status parent_id_of(struct ctx *ctx, struct str name, int64_t *out)
{
    struct organ parent = {0};

    if (name.len > 0) {
        const enum status st = organ_by_name(ctx, name, &parent);

        if (st == ST_NOT_FOUND)
            return fail_field(&ctx->err, "parent", "congress.import.parent_unknown",
                              str_z(ctx->arena, name));
        TRY(st);
    }
    *out = parent.id;
    return ST_OK;
}

static bool same_organ(const struct organ *a, const struct organ *b)
{
    return a->parent_id == b->parent_id && a->kind == b->kind && a->handles == b->handles &&
           str_eq(a->name, b->name) && str_eq(a->short_name, b->short_name);
}

/* The organ a row tells of, and the one of that name there is (id 0: none). */
static enum status organ_of(struct ctx *ctx, const struct import_row *row, struct organ *want,
                            struct organ *have)
{
    enum status st;

    *want = (struct organ){.name = row->cells[O_NAME], .short_name = row->cells[O_SHORT]};
    if (want->short_name.len == 0)
        want->short_name = want->name;
    if (!kind_of(row->cells[O_KIND], &want->kind))
        return fail_field(&ctx->err, "kind", "congress.import.kind_unknown", NULL);
    (void)yes_of(row->cells[O_HANDLES], &want->handles);
    TRY(parent_id_of(ctx, row->cells[O_PARENT], &want->parent_id));
    st = organ_by_name(ctx, want->name, have);
    if (st == ST_NOT_FOUND || (st == ST_OK && !str_eq(have->name, want->name))) {
        *have = (struct organ){0};
        return ST_OK;
    }
    return st;
}

/* A parent that is not there yet may stand further up in the same sheet. */
static enum status organ_present(struct ctx *ctx, const struct import_row *row, bool *out_present)
{
    struct organ want = {0}, have = {0};
    const enum status st = organ_of(ctx, row, &want, &have);

    *out_present = st == ST_OK && have.id != 0 && same_organ(&have, &want);
    return st == ST_INVALID ? ST_OK : st;
}

static enum status organ_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct organ want = {0}, have = {0};

    TRY(organ_of(ctx, row, &want, &have));
    *out_skipped = false;
    if (have.id == 0) {
        want.id = db_new_id(ctx);
        if (row->out_id != NULL)
            *row->out_id = want.id;
        return congress_store_organ_insert(ctx, &want);
    }
    *out_skipped = same_organ(&have, &want);
    if (*out_skipped)
        return ST_OK;
    want.id = have.id;
    want.version = have.version;
    want.active = have.active;
    want.closed_on = have.closed_on;
    return congress_store_organ_update(ctx, &want);
}

static enum status organ_name(struct ctx *ctx, int64_t id, struct str *out)
{
    struct organ organ = {0};

    if (id != 0)
        TRY(organ_get(ctx, id, &organ));
    *out = organ.name;
    return ST_OK;
}

static struct str kind_label(enum organ_kind kind)
{
    return text_of("congress.organ_kind.", str_from(organ_kind_word(kind)));
}

/* A parent further up in the same sheet that is not there yet shows as it is written. */
static enum status organ_differs(struct ctx *ctx, const struct import_row *row,
                                 struct import_difference *out)
{
    struct organ want = {0}, have = {0};
    struct str parent;
    enum status st = organ_of(ctx, row, &want, &have);

    if (st == ST_INVALID)
        st = organ_by_name(ctx, row->cells[O_NAME], &have);
    if (st == ST_NOT_FOUND || (st == ST_OK && have.id == 0))
        return ST_OK;
    TRY(st);
    TRY(organ_name(ctx, have.parent_id, &parent));
    out->name = have.name;
    import_differs(out, O_SHORT, have.short_name, want.short_name);
    import_differs(out, O_KIND, kind_label(have.kind), kind_label(want.kind));
    import_differs(out, O_PARENT, parent, row->cells[O_PARENT]);
    import_differs(out, O_HANDLES, have.handles ? T("word.yes") : T("word.no"),
                   want.handles ? T("word.yes") : T("word.no"));
    import_touches(out, (struct import_touched){.table = "congress_organ", .id = have.id});
    return ST_OK;
}

static enum status organ_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct organ organ;
    int64_t *below;
    size_t count;
    const enum status st = organ_get(ctx, id, &organ);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = organ.name;
    if (organ.version != 1)
        out->why = "import.undo.changed";
    TRY(congress_store_organ_below(ctx, id, &below, &count));
    arr_each (i, count)
        if (!import_undo_includes(out, below[i]))
            out->why = "import.undo.named";
    TRY(import_undo_check(ctx, "organ", id, NULL, out));
    return look || out->why != NULL ? ST_OK : congress_store_organ_delete(ctx, &organ);
}

static enum status organ_finish(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "congress.organs_imported", written, skipped);
}

/* ---------------------------------------------------------------- the calendar */

enum { C_DATE, C_KIND, C_NAME };
static const struct import_column CALENDAR_COLUMNS[] = {
    [C_DATE] = {"on", "日期|date", true, .day = true},
    [C_KIND] = {"kind", "类型|休或班|kind", true},
    [C_NAME] = {"name", "名称|节日|name", true},
    {0},
};

static const char *day_kind_of(struct str cell)
{
    if (str_eqz(cell, "holiday") || str_eq(cell, T("congress.calendar.kind.holiday")) ||
        str_eq(cell, T("congress.import.off")))
        return "holiday";
    if (str_eqz(cell, "workday") || str_eq(cell, T("congress.calendar.kind.workday")) ||
        str_eq(cell, T("congress.import.work")))
        return "workday";
    return NULL;
}

static enum status calendar_check(struct ctx *ctx, const struct import_row *row,
                                  struct str *out_key)
{
    const struct str name = row->cells[C_NAME];
    struct date on;

    if (!date_parse(row->cells[C_DATE], &on))
        invalid(ctx, "on", "congress.calendar.date_wrong", NULL);
    if (day_kind_of(row->cells[C_KIND]) == NULL)
        invalid(ctx, "kind", "congress.calendar.kind_wrong", NULL);
    if (utf8_chars(name.ptr, name.len) > CONGRESS_HOLIDAY_NAME_CHARS)
        invalid(ctx, "name", "congress.calendar.name_wrong", NULL);
    *out_key = row->cells[C_DATE];
    return invalid_done(ctx);
}

static enum status calendar_have(struct ctx *ctx, const struct import_row *row, struct holiday *out)
{
    struct holiday *days;
    struct date on;
    size_t count;

    *out = (struct holiday){0};
    if (!date_parse(row->cells[C_DATE], &on))
        return ST_OK;
    TRY(congress_store_holidays(ctx, on, on, &days, &count));
    arr_each (i, count)
        if (days[i].congress_id == ctx->congress_id)
            *out = days[i];
    return ST_OK;
}

static bool calendar_same(const struct holiday *have, const struct import_row *row)
{
    return have->id != 0 && str_eqz(have->kind, day_kind_of(row->cells[C_KIND])) &&
           str_eq(have->name, row->cells[C_NAME]);
}

static enum status calendar_present(struct ctx *ctx, const struct import_row *row,
                                    bool *out_present)
{
    struct holiday have;

    TRY(calendar_have(ctx, row, &have));
    *out_present = calendar_same(&have, row);
    return ST_OK;
}

static enum status calendar_differs(struct ctx *ctx, const struct import_row *row,
                                    struct import_difference *out)
{
    struct holiday have;

    TRY(calendar_have(ctx, row, &have));
    if (have.id == 0)
        return ST_OK;
    out->name = import_day(ctx->arena, have.on);
    import_differs(out, C_KIND, text_of("congress.calendar.kind.", have.kind),
                   text_of("congress.calendar.kind.", str_from(day_kind_of(row->cells[C_KIND]))));
    import_differs(out, C_NAME, have.name, row->cells[C_NAME]);
    import_touches(out, (struct import_touched){.table = "congress_holiday", .id = have.id});
    return ST_OK;
}

static enum status calendar_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct holiday day = {.kind = str_from(day_kind_of(row->cells[C_KIND])),
                          .name = row->cells[C_NAME]};

    if (!date_parse(row->cells[C_DATE], &day.on))
        return fail_field(&ctx->err, "on", "congress.calendar.date_wrong", NULL);
    return congress_store_holiday_put(ctx, &day, row->out_id, out_skipped);
}

/* What has replaced it since has an event of its own, and stays. */
static enum status calendar_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct holiday day;
    int64_t events;
    const enum status st = congress_store_holiday_get(ctx, id, &day);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = day.name;
    TRY(event_row_count(ctx, "congress_holiday", id, &events));
    if (events > 1)
        out->why = "import.undo.changed";
    return look || out->why != NULL ? ST_OK : congress_store_holiday_drop(ctx, id);
}

static enum status calendar_finish(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "congress.calendar_imported", written, skipped);
}

const struct import_kind CONGRESS_IMPORTS[] = {
    {"division", "congress.import_division", DIVISION_COLUMNS, division_check, division_write,
     division_finish, division_present, division_undo, division_changes, division_ahead,
     division_differs},
    {"organ", "congress.organ", ORGAN_COLUMNS, organ_check, organ_write, organ_finish,
     organ_present, organ_undo, NULL, NULL, organ_differs},
    {"calendar", "congress.calendar", CALENDAR_COLUMNS, calendar_check, calendar_write,
     calendar_finish, calendar_present, calendar_undo, NULL, NULL, calendar_differs},
    {0},
};
