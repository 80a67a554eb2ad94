// SPDX-License-Identifier: MulanPSL-2.0
/* The sheet of deputies, row by row. A row of somebody who is there already brings his values up to
 * date; who is not in the sheet stays as he is. */
#include "modules/deputy/deputy_import.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy_actions.h"
#include "modules/deputy/deputy_rules.h"
#include "modules/deputy/deputy_store.h"
#include "modules/deputy/deputy_store_help.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/import/import_differs.h"
#include "platform/import/import_told.h"
#include "platform/import/import_undo.h"
#include "platform/mask.h"
#include "platform/text.h"

enum {
    NAME,
    SEX,
    ETHNIC,
    DELEGATION,
    GROUP,
    CONSTITUENCY,
    OCCUPATION,
    PARTY,
    EDUCATION,
    PHONE,
    ID_NUMBER,
    BORN,
    FROM,
    CLASS,
    WAGE
};

static const struct import_column COLUMNS[] = {
    [NAME] = {"name", "姓名|代表姓名|name", true},
    [SEX] = {"sex", "性别|sex", false},
    [ETHNIC] = {"ethnic", "民族|ethnic", false},
    [DELEGATION] = {"delegation", "代表团|所在代表团|delegation", true},
    [GROUP] = {"group_name", "代表小组|小组|group", false},
    [CONSTITUENCY] = {"constituency", "选区|选举单位|constituency", false},
    [OCCUPATION] = {"occupation", "职业/工作单位及职务|工作单位及职务|单位及职务|职业|occupation",
                    false},
    [PARTY] = {"party", "党派|政治面貌|party", false},
    [EDUCATION] = {"education", "学历|文化程度|education", false},
    [PHONE] = {"phone", "手机号|手机号码|联系电话|phone", false},
    [ID_NUMBER] = {"id_number", "身份证号|身份证号码|公民身份号码|id_number", false},
    [BORN] = {"born_on", "出生日期|出生年月日|born_on", false, .day = true},
    [FROM] = {"from_on", "任职日期|当选日期|from_on", false, .day = true},
    [CLASS] = {"class", "代表构成|职业类别|身份类别|class", false},
    [WAGE] = {"wage", "固定工资收入|有无固定工资收入|wage", false},
    {0},
};

/* "", "male", "female"; NULL if it is neither. */
static const char *sex_of(struct str cell)
{
    if (cell.len == 0)
        return "";
    if (str_eq(cell, T("deputy.sex.male")) || str_eqz(cell, "male"))
        return "male";
    if (str_eq(cell, T("deputy.sex.female")) || str_eqz(cell, "female"))
        return "female";
    return NULL;
}

/* "", "fixed", "none"; NULL if it is none of them. */
static const char *wage_of(struct str cell)
{
    if (cell.len == 0)
        return "";
    if (str_eq(cell, T("word.yes")) || str_eq(cell, T("deputy.wage.fixed")) ||
        str_eq(cell, T("deputy.wage.there")) || str_eqz(cell, "fixed"))
        return "fixed";
    if (str_eq(cell, T("word.no")) || str_eq(cell, T("word.none")) ||
        str_eq(cell, T("deputy.wage.none")) || str_eqz(cell, "none"))
        return "none";
    return NULL;
}

/* A term of office begins with the term of the congress unless the sheet says otherwise. */
static enum status default_from(struct ctx *ctx, struct date *out)
{
    struct congress_term term;
    const enum status st = congress_term_now(ctx, &term);

    *out = st == ST_OK ? term.from_on : ctx->today;
    return st == ST_NOT_FOUND ? ST_OK : st;
}

/* The row as a deputy; what cannot be read is noted. */
static enum status read_row(struct ctx *ctx, const struct import_row *row, struct deputy_new *out)
{
    const char *const sex = sex_of(row->cells[SEX]), *const wage = wage_of(row->cells[WAGE]);

    *out = (struct deputy_new){
        .name = deputy_name_normal(ctx->arena, row->cells[NAME]),
        .delegation = row->cells[DELEGATION],
        .group_name = row->cells[GROUP],
        .constituency = row->cells[CONSTITUENCY],
        .occupation = row->cells[OCCUPATION],
        .sex = str_from(sex),
        .ethnic = row->cells[ETHNIC],
        .party = row->cells[PARTY],
        .education = row->cells[EDUCATION],
        .phone = deputy_phone_normal(ctx->arena, row->cells[PHONE]),
        .id_number = deputy_id_normal(ctx->arena, row->cells[ID_NUMBER]),
        .class_name = row->cells[CLASS],
        .wage = str_from(wage),
    };
    if (wage == NULL)
        invalid(ctx, "wage", "deputy.wage_wrong", NULL);
    if (sex == NULL)
        invalid(ctx, "sex", "deputy.sex_wrong", NULL);
    if (row->cells[BORN].len > 0 && !date_parse(row->cells[BORN], &out->born_on))
        invalid(ctx, "born_on", "deputy.date_wrong", NULL);
    if (row->cells[FROM].len == 0)
        TRY(default_from(ctx, &out->from_on));
    else if (!date_parse(row->cells[FROM], &out->from_on))
        invalid(ctx, "from_on", "deputy.date_wrong", NULL);
    if (out->id_number.len > 0 && deputy_id_fits(out->id_number)) {
        if (out->sex.len == 0)
            out->sex = str_from(deputy_id_sex(out->id_number));
        if (date_none(out->born_on))
            out->born_on = deputy_id_born(out->id_number);
    }
    return ST_OK;
}

/* Who is meant: by ID number, else by name, delegation and constituency. Without a constituency the
 * name has to be the only one of its delegation. */
static enum status find(struct ctx *ctx, const struct deputy_new *d, struct deputy *out)
{
    if (d->id_number.len > 0) {
        const enum status st = deputy_store_by_id_number(ctx, d->id_number, out);

        if (st != ST_NOT_FOUND)
            return st;
    }
    return deputy_store_by_place(ctx, d->name, d->delegation, d->constituency, out);
}

static enum status check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct deputy_new d;
    struct deputy have;
    enum status st;

    TRY(read_row(ctx, row, &d));
    TRY(deputy_check_class(ctx, d.class_name));
    if (date_valid(d.from_on))
        deputy_check(ctx, &d);
    *out_key = d.id_number.len > 0
                   ? d.id_number
                   : str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT, STR_ARG(d.name),
                                STR_ARG(d.delegation), STR_ARG(d.constituency));
    TRY(invalid_done(ctx));
    st = find(ctx, &d, &have);
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static bool same(const struct deputy *have, const struct deputy_secret *secret,
                 const struct deputy_new *want)
{
    return str_eq(have->name, want->name) && str_eq(have->delegation_name, want->delegation) &&
           str_eq(have->group_name, want->group_name) &&
           str_eq(have->constituency, want->constituency) &&
           str_eq(have->occupation, want->occupation) && str_eq(have->sex, want->sex) &&
           str_eq(have->ethnic, want->ethnic) && str_eq(have->party, want->party) &&
           str_eq(have->education, want->education) && str_eq(secret->phone, want->phone) &&
           str_eq(secret->id_number, want->id_number) &&
           date_cmp(secret->born_on, want->born_on) == 0 &&
           date_cmp(have->from_on, want->from_on) == 0 &&
           str_eq(have->class_name, want->class_name) && str_eq(have->wage, want->wage);
}

static void keep(struct str *value, struct str stored)
{
    if (value->len == 0)
        *value = stored;
}

/* An empty cell, or a column that the sheet does not have, changes nothing. */
static void keep_stored(struct deputy_new *d, const struct deputy *have,
                        const struct deputy_secret *secret, bool from_given)
{
    keep(&d->group_name, have->group_name);
    keep(&d->constituency, have->constituency);
    keep(&d->occupation, have->occupation);
    keep(&d->sex, have->sex);
    keep(&d->ethnic, have->ethnic);
    keep(&d->party, have->party);
    keep(&d->education, have->education);
    keep(&d->class_name, have->class_name);
    keep(&d->wage, have->wage);
    keep(&d->phone, secret->phone);
    keep(&d->id_number, secret->id_number);
    if (date_none(d->born_on))
        d->born_on = secret->born_on;
    if (!from_given)
        d->from_on = have->from_on;
}

/* What the row tells, with the stored values where it tells nothing, and who is meant (id 0: nobody
 * who is there). */
static enum status merge(struct ctx *ctx, const struct import_row *row, struct deputy_new *now,
                         struct deputy *have, bool *out_same)
{
    struct deputy_secret secret;
    enum status st;

    *out_same = false;
    TRY(read_row(ctx, row, now));
    TRY(invalid_done(ctx));
    st = find(ctx, now, have);
    if (st == ST_NOT_FOUND) {
        *have = (struct deputy){0};
        return ST_OK;
    }
    TRY(st);
    TRY(deputy_secret(ctx, have->id, &secret));
    keep_stored(now, have, &secret, row->cells[FROM].len > 0);
    *out_same = same(have, &secret, now);
    return ST_OK;
}

static enum status present(struct ctx *ctx, const struct import_row *row, bool *out_present)
{
    struct deputy_new now;
    struct deputy have;

    return merge(ctx, row, &now, &have, out_present);
}

static enum status write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct deputy_change change = {0};
    struct deputy have;
    int64_t id;

    TRY(merge(ctx, row, &change.now, &have, out_skipped));
    if (*out_skipped)
        return ST_OK;
    if (have.id == 0) {
        TRY(deputy_add(ctx, &change.now, &id));
        if (row->out_id != NULL)
            *row->out_id = id;
        return ST_OK;
    }
    change.id = have.id;
    change.version = have.version;
    return deputy_change(ctx, &change);
}

/* What the values are called on pages. */
static struct str shown(const char *prefix, struct str word)
{
    return word.len > 0 ? text_of(prefix, word) : word;
}

static void compare(struct ctx *ctx, const struct deputy *have, const struct deputy_secret *secret,
                    const struct deputy_new *now, struct import_difference *out)
{
    import_differs(out, DELEGATION, have->delegation_name, now->delegation);
    import_differs(out, NAME, have->name, now->name);
    import_differs(out, SEX, shown("deputy.sex.", have->sex), shown("deputy.sex.", now->sex));
    import_differs(out, ETHNIC, have->ethnic, now->ethnic);
    import_differs(out, GROUP, have->group_name, now->group_name);
    import_differs(out, CONSTITUENCY, have->constituency, now->constituency);
    import_differs(out, OCCUPATION, have->occupation, now->occupation);
    import_differs(out, PARTY, have->party, now->party);
    import_differs(out, EDUCATION, have->education, now->education);
    import_differs(out, FROM, import_day(ctx->arena, have->from_on),
                   import_day(ctx->arena, now->from_on));
    import_differs(out, CLASS, have->class_name, now->class_name);
    import_differs(out, WAGE, shown("deputy.wage.", have->wage), shown("deputy.wage.", now->wage));
    if (!str_eq(secret->phone, now->phone))
        import_differs(out, PHONE, mask_phone(ctx->arena, secret->phone), now->phone);
    if (!str_eq(secret->id_number, now->id_number))
        import_differs(out, ID_NUMBER, mask_id_number(ctx->arena, secret->id_number),
                       now->id_number);
    if (date_cmp(secret->born_on, now->born_on) != 0)
        import_differs(out, BORN, mask_all(import_day(ctx->arena, secret->born_on)),
                       import_day(ctx->arena, now->born_on));
}

static enum status differs(struct ctx *ctx, const struct import_row *row,
                           struct import_difference *out)
{
    struct deputy_secret secret;
    struct deputy_new now;
    struct deputy have;
    bool same_as;

    TRY(merge(ctx, row, &now, &have, &same_as));
    if (have.id == 0)
        return ST_OK;
    TRY(deputy_secret(ctx, have.id, &secret));
    out->name = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(have.name),
                           STR_ARG(have.delegation_name));
    compare(ctx, &have, &secret, &now, out);
    import_touches(out, (struct import_touched){.table = "deputy", .id = have.id});
    import_touches(out, (struct import_touched){.table = "deputy_more", .id = have.id});
    import_touches(out, (struct import_touched){.table = "deputy_order", .id = have.id});
    return ST_OK;
}

/* A row about somebody who is there changes him. */
static enum status changes(struct ctx *ctx, const struct import_row *row, bool *out_changes)
{
    struct deputy_new now;
    struct deputy have;
    bool same_as;

    TRY(merge(ctx, row, &now, &have, &same_as));
    *out_changes = have.id != 0 && !same_as;
    return ST_OK;
}

static enum status brings(struct ctx *ctx, const struct import_row *row, struct str *out)
{
    return deputy_group_brings(ctx, row->cells[GROUP], out);
}

static enum status finish(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "deputy.imported", written, skipped);
}

/* The delegation stays: others may have come to it. */
static enum status undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct deputy d;
    const enum status st = deputy_get(ctx, id, &d);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name =
        str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(d.name), STR_ARG(d.delegation_name));
    if (d.account_id != 0)
        out->why = "deputy.import.has_account";
    else if (d.version != 1)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "deputy", id, NULL, out));
    if (look || out->why != NULL)
        return ST_OK;
    TRY(deputy_store_help_forget(ctx, id));
    TRY(deputy_store_delete(ctx, &d));
    return crypt_key_destroy(ctx, d.key_id);
}

const struct import_kind DEPUTY_IMPORTS[] = {
    {"deputy", "deputy.import", COLUMNS, check, write, finish, present, undo, changes, NULL,
     differs, .brings = brings},
    {"deputy_outside", "deputy.import", DEPUTY_OUTSIDE_COLUMNS, deputy_outside_row_check,
     deputy_outside_write, deputy_outside_finish, deputy_outside_present, deputy_outside_undo, NULL,
     NULL, deputy_outside_differs},
    {0},
};
