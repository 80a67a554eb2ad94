// SPDX-License-Identifier: MulanPSL-2.0
/* Registers kept elsewhere, row by row. What is there already is not registered twice: the same
 * day, kind and telephone or ID number, and the same subject. */
#include "modules/congress/congress.h"
#include "modules/petition/petition_actions.h"
#include "modules/petition/petition_parts.h"
#include "modules/petition/petition_store.h"
#include "modules/petition/petition_store_follow.h"
#include "platform/db.h"
#include "platform/import/import_told.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

enum {
    KIND,
    DAY,
    MATTER,
    CATEGORY,
    PLACE,
    PEOPLE,
    NAME,
    PHONE,
    NUMBER,
    ADDRESS,
    SUBJECT,
    BODY,
    SUPERVISED,
    ORGAN,
    ENDED,
    OUTCOME
};

static const struct import_column COLUMNS[] = {
    [KIND] = {"kind", "方式|信访方式|来源|kind", true},
    [DAY] = {"received_on", "收到日期|日期|登记日期|received_on", true, .day = true},
    [MATTER] = {"matter", "事项性质|性质|matter", false},
    [CATEGORY] = {"category", "类别|领域|分类|category", true},
    [PLACE] = {"place", "乡镇|地点|place", false},
    [PEOPLE] = {"people", "人次|人数|people", false},
    [NAME] = {"name", "姓名|信访人|name", false},
    [PHONE] = {"phone", "电话|联系电话|手机号|phone", false},
    [NUMBER] = {"id_number", "身份证号|证件号码|id_number", false},
    [ADDRESS] = {"address", "住址|地址|address", false},
    [SUBJECT] = {"subject", "反映事项|主题|标题|subject", true},
    [BODY] = {"body", "内容|详情|body", false},
    [SUPERVISED] = {"supervised_on", "督办日期|supervised_on", false, .day = true},
    [ORGAN] = {"organ", "转送单位|承办单位|organ", false},
    [ENDED] = {"ended_on", "办结日期|ended_on", false, .day = true},
    [OUTCOME] = {"outcome", "办理结果|结果|outcome", false},
    {0},
};

/* By its word or by the label that the pages show; "" if it is neither. */
static struct str word_of(struct str cell, const char *words, const char *prefix,
                          struct str otherwise)
{
    struct str all = str_from(words), word;

    if (cell.len == 0)
        return otherwise;
    while (str_cut(&all, ' ', &word))
        if (str_eq(cell, word) || str_eq(cell, text_of(prefix, word)))
            return word;
    return S("");
}

static void read_row(struct ctx *ctx, const struct import_row *row, struct petition_new *out)
{
    const struct str *c = row->cells;
    const struct str matter = word_of(c[MATTER], PETITION_MATTERS, "petition.matter.", S("claim"));
    int64_t people = 1;

    *out = (struct petition_new){
        .p = {.kind = word_of(c[KIND], PETITION_KINDS, "petition.kind.", S("")),
              .category = c[CATEGORY],
              .place = c[PLACE],
              .outcome = S(""),
              .due_kind = S("")},
        .text = {.subject = c[SUBJECT], .body = c[BODY], .wish = S("")},
        .person = {.name = c[NAME],
                   .phone = petition_phone_clean(ctx->arena, c[PHONE]),
                   .id_number = petition_number_clean(ctx->arena, c[NUMBER]),
                   .address = c[ADDRESS]},
    };
    if (!petition_matter_parse(matter, &out->p.matter))
        invalid(ctx, "matter", "petition.err.matter", NULL);
    if (c[PEOPLE].len > 0 &&
        (!str_to_int(c[PEOPLE], &people) || people < 1 || people > PETITION_PEOPLE_MAX))
        people = 0;
    out->p.people = (uint32_t)people;
    (void)date_parse(c[DAY], &out->p.received_on);
}

static void read_day(struct ctx *ctx, const struct import_row *row, size_t at, struct date *out)
{
    if (row->cells[at].len > 0 && !date_parse(row->cells[at], out))
        invalid(ctx, COLUMNS[at].name, "petition.err.received", NULL);
}

/* How it ended, of those of the past. One that still runs is handled here, under its clocks. */
static enum status read_end(struct ctx *ctx, const struct import_row *row, struct petition *p)
{
    struct organ organ;
    enum status st;

    read_day(ctx, row, SUPERVISED, &p->supervised_on);
    read_day(ctx, row, ENDED, &p->ended_on);
    p->outcome = word_of(row->cells[OUTCOME], PETITION_OUTCOMES, "petition.outcome.", S(""));
    if (date_none(p->ended_on) != (p->outcome.len == 0))
        invalid(ctx, "outcome", "petition.import.end", NULL);
    else if (date_none(p->ended_on) && row->cells[ORGAN].len > 0)
        invalid(ctx, "organ", "petition.import.runs", NULL);
    if (!date_none(p->ended_on) &&
        (date_cmp(p->ended_on, p->received_on) < 0 || date_cmp(p->ended_on, ctx->today) > 0))
        invalid(ctx, "ended_on", "petition.err.received", NULL);
    if (row->cells[ORGAN].len == 0)
        return ST_OK;
    st = organ_by_name(ctx, row->cells[ORGAN], &organ);
    if (st == ST_OK)
        p->organ_id = organ.id;
    else if (st == ST_NOT_FOUND)
        invalid(ctx, "organ", "petition.import.organ", str_z(ctx->arena, row->cells[ORGAN]));
    else
        return st;
    ctx->err = (struct err){0};
    return ST_OK;
}

static enum status check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct petition_new in;

    read_row(ctx, row, &in);
    petition_check(ctx, &in);
    TRY(read_end(ctx, row, &in.p));
    *out_key = S("");
    return invalid_done(ctx);
}

static bool same(struct ctx *ctx, const struct petition *p, const struct petition_new *in,
                 enum status *out)
{
    struct petition_text text = {0};

    if (date_cmp(p->received_on, in->p.received_on) != 0 || !str_eq(p->kind, in->p.kind))
        return false;
    *out = petition_store_text(ctx, p, &text);
    return *out == ST_OK && str_eq(text.subject, in->text.subject);
}

static enum status present(struct ctx *ctx, const struct import_row *row, bool *out_present)
{
    const struct petition_filter filter = {.limit = 100};
    struct petition_filter f = filter;
    struct petition_new in;
    struct petition *list;
    enum status st = ST_OK;
    struct str next;
    int64_t total;
    size_t count;

    *out_present = false;
    read_row(ctx, row, &in);
    f.from = f.to = in.p.received_on;
    f.person = in.person.id_number.len > 0 ? petition_store_blind(ctx, in.person.id_number, true)
                                           : petition_store_blind(ctx, in.person.phone, false);
    TRY(petition_page(ctx, &f, &list, &count, &next, &total));
    for (size_t i = 0; i < count && st == ST_OK && !*out_present; i++)
        *out_present = same(ctx, &list[i], &in, &st);
    return st;
}

static enum status write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct petition_new in;
    int64_t id;

    TRY(present(ctx, row, out_skipped));
    if (*out_skipped)
        return ST_OK;
    read_row(ctx, row, &in);
    petition_check(ctx, &in);
    TRY(read_end(ctx, row, &in.p));
    TRY(invalid_done(ctx));
    TRY(petition_add(ctx, &in, &id));
    if (row->out_id != NULL)
        *row->out_id = id;
    return ST_OK;
}

static enum status undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct petition p;
    const enum status st = petition_get(ctx, id, &p);
    struct petition_code_row *codes;
    size_t count;

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = petition_number_text(ctx->arena, &p);
    TRY(petition_store_codes(ctx, id, &codes, &count));
    if (p.version != 1 || count > 0)
        out->why = "petition.import.changed_since";
    return look || out->why != NULL ? ST_OK : petition_store_delete(ctx, &p);
}

static enum status finish(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "petition.imported", written, skipped);
}

const struct import_kind PETITION_IMPORTS[] = {
    {"petition", "petition.import", COLUMNS, check, write, finish, present, undo,
     import_changes_nothing},
    {0},
};
