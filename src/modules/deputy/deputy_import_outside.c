// SPDX-License-Identifier: MulanPSL-2.0
/* The sheet of deputies of other levels who live or work here. */
#include "modules/congress/congress.h"
#include "modules/deputy/deputy_actions.h"
#include "modules/deputy/deputy_import.h"
#include "modules/deputy/deputy_rules.h"
#include "modules/deputy/deputy_store_register.h"
#include "platform/crypt.h"
#include "platform/import/import_differs.h"
#include "platform/import/import_told.h"
#include "platform/import/import_undo.h"
#include "platform/mask.h"
#include "platform/text.h"

enum {
    NAME,
    LEVEL,
    CONGRESS,
    UNIT,
    PLACE,
    SEX,
    ETHNIC,
    PARTY,
    EDUCATION,
    OCCUPATION,
    CLASS,
    PHONE,
    ID_NUMBER,
    BORN,
    FROM
};

const struct import_column DEPUTY_OUTSIDE_COLUMNS[] = {
    [NAME] = {"name", "姓名|代表姓名|name", true},
    [LEVEL] = {"level", "级别|代表级别|level", true},
    [CONGRESS] = {"congress", "哪个人大|所属人大|congress", true},
    [UNIT] = {"constituency", "选举单位|选区|constituency", false},
    [PLACE] = {"place", "所在地|居住或工作地|place", false},
    [SEX] = {"sex", "性别|sex", false},
    [ETHNIC] = {"ethnic", "民族|ethnic", false},
    [PARTY] = {"party", "党派|政治面貌|party", false},
    [EDUCATION] = {"education", "学历|文化程度|education", false},
    [OCCUPATION] = {"occupation", "职业/工作单位及职务|工作单位及职务|单位及职务|职业|occupation",
                    false},
    [CLASS] = {"class", "代表构成|职业类别|身份类别|class", false},
    [PHONE] = {"phone", "手机号|手机号码|联系电话|phone", false},
    [ID_NUMBER] = {"id_number", "身份证号|身份证号码|公民身份号码|id_number", false},
    [BORN] = {"born_on", "出生日期|出生年月日|born_on", false, .day = true},
    [FROM] = {"from_on", "任职日期|当选日期|from_on", true, .day = true},
    {0},
};

static struct str level_of(struct str cell)
{
    static const char *const WORDS[] = {"township", "county", "city", "province", "nation"};

    arr_each (i, COUNT(WORDS))
        if (str_eqz(cell, WORDS[i]) ||
            str_eq(cell, text_of("congress.level.", str_from(WORDS[i]))) ||
            str_eq(cell, text_of("deputy.level_short.", str_from(WORDS[i]))))
            return str_from(WORDS[i]);
    return S("");
}

static void read_row(struct ctx *ctx, const struct import_row *row, struct deputy_outside_new *out)
{
    const struct str sex = row->cells[SEX];

    *out = (struct deputy_outside_new){
        .level = level_of(row->cells[LEVEL]),
        .congress_name = row->cells[CONGRESS],
        .name = deputy_name_normal(ctx->arena, row->cells[NAME]),
        .sex = str_eq(sex, T("deputy.sex.male"))     ? S("male")
               : str_eq(sex, T("deputy.sex.female")) ? S("female")
                                                     : sex,
        .ethnic = row->cells[ETHNIC],
        .party = row->cells[PARTY],
        .education = row->cells[EDUCATION],
        .occupation = row->cells[OCCUPATION],
        .class_name = row->cells[CLASS],
        .constituency = row->cells[UNIT],
        .place = row->cells[PLACE],
        .phone = deputy_phone_normal(ctx->arena, row->cells[PHONE]),
        .id_number = deputy_id_normal(ctx->arena, row->cells[ID_NUMBER]),
    };
    if (out->sex.len > 0 && !str_eqz(out->sex, "male") && !str_eqz(out->sex, "female"))
        invalid(ctx, "sex", "deputy.sex_wrong", NULL);
    if (row->cells[BORN].len > 0 && !date_parse(row->cells[BORN], &out->born_on))
        invalid(ctx, "born_on", "deputy.date_wrong", NULL);
    if (!date_parse(row->cells[FROM], &out->from_on))
        invalid(ctx, "from_on", "deputy.date_wrong", NULL);
}

enum status deputy_outside_row_check(struct ctx *ctx, const struct import_row *row,
                                     struct str *out_key)
{
    struct deputy_outside_new d;

    read_row(ctx, row, &d);
    if (date_valid(d.from_on))
        TRY(deputy_outside_check(ctx, &d));
    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT, STR_ARG(d.level),
                          STR_ARG(d.name), STR_ARG(d.congress_name));
    return invalid_done(ctx);
}

static void keep(struct str *value, struct str stored)
{
    if (value->len == 0)
        *value = stored;
}

/* What the row tells, with the stored values where it tells nothing; id 0: nobody there. */
static enum status merge(struct ctx *ctx, const struct import_row *row,
                         struct deputy_outside_new *now, bool *out_same)
{
    struct deputy_secret secret;
    struct deputy_outside o;
    const struct err before = ctx->err;
    enum status st;

    *out_same = false;
    read_row(ctx, row, now);
    TRY(invalid_done(ctx));
    st = deputy_store_outside_find(ctx, now->level, now->name, now->congress_name, &now->id);
    if (st == ST_NOT_FOUND) {
        ctx->err = before;
        now->id = 0;
        return ST_OK;
    }
    TRY(st);
    TRY(deputy_store_outside(ctx, now->id, &o));
    TRY(deputy_store_outside_secret(ctx, now->id, &secret));
    keep(&now->sex, o.m.sex);
    keep(&now->ethnic, o.m.ethnic);
    keep(&now->party, o.m.party);
    keep(&now->education, o.m.education);
    keep(&now->occupation, o.m.occupation);
    keep(&now->class_name, o.m.class_name);
    keep(&now->constituency, o.m.constituency);
    keep(&now->place, o.m.place);
    keep(&now->phone, secret.phone);
    keep(&now->id_number, secret.id_number);
    if (date_none(now->born_on))
        now->born_on = secret.born_on;
    now->version = o.version;
    *out_same =
        str_eq(now->sex, o.m.sex) && str_eq(now->ethnic, o.m.ethnic) &&
        str_eq(now->party, o.m.party) && str_eq(now->education, o.m.education) &&
        str_eq(now->occupation, o.m.occupation) && str_eq(now->class_name, o.m.class_name) &&
        str_eq(now->constituency, o.m.constituency) && str_eq(now->place, o.m.place) &&
        str_eq(now->phone, secret.phone) && str_eq(now->id_number, secret.id_number) &&
        date_cmp(now->born_on, secret.born_on) == 0 && date_cmp(now->from_on, o.m.from_on) == 0;
    return ST_OK;
}

static struct str shown(const char *prefix, struct str word)
{
    return word.len > 0 ? text_of(prefix, word) : word;
}

static void compare(struct ctx *ctx, const struct deputy_outside *o,
                    const struct deputy_secret *secret, const struct deputy_outside_new *now,
                    struct import_difference *out)
{
    import_differs(out, SEX, shown("deputy.sex.", o->m.sex), shown("deputy.sex.", now->sex));
    import_differs(out, ETHNIC, o->m.ethnic, now->ethnic);
    import_differs(out, PARTY, o->m.party, now->party);
    import_differs(out, EDUCATION, o->m.education, now->education);
    import_differs(out, OCCUPATION, o->m.occupation, now->occupation);
    import_differs(out, CLASS, o->m.class_name, now->class_name);
    import_differs(out, UNIT, o->m.constituency, now->constituency);
    import_differs(out, PLACE, o->m.place, now->place);
    import_differs(out, FROM, import_day(ctx->arena, o->m.from_on),
                   import_day(ctx->arena, now->from_on));
    if (!str_eq(secret->phone, now->phone))
        import_differs(out, PHONE, mask_phone(ctx->arena, secret->phone), now->phone);
    if (!str_eq(secret->id_number, now->id_number))
        import_differs(out, ID_NUMBER, mask_id_number(ctx->arena, secret->id_number),
                       now->id_number);
    if (date_cmp(secret->born_on, now->born_on) != 0)
        import_differs(out, BORN, S("******"), import_day(ctx->arena, now->born_on));
}

enum status deputy_outside_differs(struct ctx *ctx, const struct import_row *row,
                                   struct import_difference *out)
{
    struct deputy_outside_new now;
    struct deputy_secret secret;
    struct deputy_outside o;
    bool same;

    TRY(merge(ctx, row, &now, &same));
    if (now.id == 0)
        return ST_OK;
    TRY(deputy_store_outside(ctx, now.id, &o));
    TRY(deputy_store_outside_secret(ctx, now.id, &secret));
    out->name =
        str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(o.m.name), STR_ARG(o.m.congress));
    compare(ctx, &o, &secret, &now, out);
    import_touches(out, (struct import_touched){.table = "deputy_outside", .id = now.id});
    import_touches(out, (struct import_touched){.table = "deputy_order", .id = now.id});
    return ST_OK;
}

enum status deputy_outside_present(struct ctx *ctx, const struct import_row *row, bool *out_present)
{
    struct deputy_outside_new now;

    return merge(ctx, row, &now, out_present);
}

enum status deputy_outside_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct deputy_outside_new now;
    int64_t id;

    TRY(merge(ctx, row, &now, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(deputy_outside_set(ctx, &now, &id));
    if (now.id == 0 && row->out_id != NULL)
        *row->out_id = id;
    return ST_OK;
}

enum status deputy_outside_finish(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "deputy.imported", written, skipped);
}

enum status deputy_outside_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct deputy_outside o;
    const enum status st = deputy_store_outside(ctx, id, &o);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name =
        str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(o.m.name), STR_ARG(o.m.congress));
    if (o.version != 1)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "one", id, NULL, out));
    TRY(import_undo_check(ctx, "other", id, NULL, out));
    TRY(import_undo_check(ctx, "outside", id, NULL, out));
    if (look || out->why != NULL)
        return ST_OK;
    TRY(deputy_store_outside_delete(ctx, id));
    return crypt_key_destroy(ctx, o.key_id);
}
