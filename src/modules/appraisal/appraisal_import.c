// SPDX-License-Identifier: MulanPSL-2.0
/* A sheet of appraisals of years before: one line for each who was appraised. */
#include "modules/appraisal/appraisal_list.h"
#include "modules/appraisal/appraisal_parts.h"
#include "modules/congress/congress.h"
#include "platform/import/import_along.h"
#include "platform/import/import_told.h"
#include "platform/text.h"

enum { TITLE, KIND, ON, NAME, HELD_POST, ORGAN, SATISFIED, BASIC, DISSATISFIED, ABSTAIN };

static const struct import_column COLUMNS[] = {
    [TITLE] = {"title", "测评名称|评议名称|title", true},
    [KIND] = {"kind", "类别|kind", true},
    [ON] = {"held_on", "日期|held_on", true, .day = true},
    [NAME] = {"name", "对象|姓名|部门|name", true},
    [HELD_POST] = {"post", "职务|post", false},
    [ORGAN] = {"organ", "机关|单位|organ", false},
    [SATISFIED] = {"satisfied", "满意|satisfied", false},
    [BASIC] = {"basic", "基本满意|basic", false},
    [DISSATISFIED] = {"dissatisfied", "不满意|dissatisfied", false},
    [ABSTAIN] = {"abstain", "弃权|abstain", false},
    {0},
};

static bool kind_of(struct str cell, struct str *out)
{
    struct str rest = S(APPRAISAL_KINDS), word;

    while (str_cut(&rest, ' ', &word))
        if (str_eq(cell, word) || str_eq(cell, text_of("appraisal.kind.", word))) {
            *out = word;
            return true;
        }
    return false;
}

static void read_number(struct ctx *ctx, const struct import_row *row, size_t at, int64_t *out)
{
    if (row->cells[at].len > 0 &&
        (!str_to_int(row->cells[at], out) || *out < 0 || *out > APPRAISAL_PEOPLE_MAX))
        invalid(ctx, COLUMNS[at].name, "appraisal.err.cells", NULL);
}

static enum status read_row(struct ctx *ctx, const struct import_row *row,
                            struct appraisal_record *r)
{
    struct law_params params;
    struct organ organ;
    enum status st = ST_NOT_FOUND;

    TRY(congress_law_params(ctx, ctx->today, &params));
    *r = (struct appraisal_record){
        .a = {.kind = S(""),
              .title = row->cells[TITLE],
              .basis = S(""),
              .plan = S(""),
              .state = S("closed"),
              .pass_percent = params.rating_percent,
              .counts_basic = params.rating_counts_basic},
        .s = {.name = row->cells[NAME], .post = row->cells[HELD_POST], .report = S(""), .place = 1},
    };
    if (!kind_of(row->cells[KIND], &r->a.kind))
        invalid(ctx, "kind", "appraisal.err.kind", NULL);
    if (!date_parse(row->cells[ON], &r->a.held_on) || date_cmp(r->a.held_on, ctx->today) > 0)
        invalid(ctx, "held_on", "appraisal.err.past", NULL);
    invalid_long(ctx, "title", r->a.title, APPRAISAL_TITLE_CHARS);
    invalid_long(ctx, "name", r->s.name, APPRAISAL_TITLE_CHARS);
    read_number(ctx, row, SATISFIED, &r->n.satisfied);
    read_number(ctx, row, BASIC, &r->n.basic);
    read_number(ctx, row, DISSATISFIED, &r->n.dissatisfied);
    read_number(ctx, row, ABSTAIN, &r->n.abstain);
    if (row->cells[ORGAN].len > 0)
        st = organ_by_name(ctx, row->cells[ORGAN], &organ);
    if (st == ST_OK)
        r->s.organ_id = organ.id;
    else if (st != ST_NOT_FOUND)
        return st;
    return invalid_done(ctx);
}

/* The appraisal of that title and day, and whether he is on it. */
static enum status there(struct ctx *ctx, struct appraisal_record *r, bool *out)
{
    const struct appraisal_filter f = {
        .q = r->a.title, .kind = r->a.kind, .from = r->a.held_on, .to = r->a.held_on, .limit = 1};
    struct appraisal_subject *subjects;
    struct appraisal *all;
    struct str next;
    int64_t total;
    size_t count;

    *out = false;
    TRY(appraisal_store_page(ctx, &f, &all, &count, &next, &total));
    if (count == 0 || !str_eq(all[0].title, r->a.title))
        return ST_OK;
    TRY(appraisal_store_get(ctx, all[0].id, &r->a));
    TRY(appraisal_store_subjects(ctx, r->a.id, &subjects, &count));
    r->s.place = (int64_t)count + 1;
    arr_each (i, count)
        *out = *out || (str_eq(subjects[i].name, r->s.name) && str_eq(subjects[i].post, r->s.post));
    return ST_OK;
}

static enum status check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct appraisal_record r;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT,
                          STR_ARG(row->cells[TITLE]), STR_ARG(row->cells[ON]),
                          STR_ARG(row->cells[NAME]), STR_ARG(row->cells[HELD_POST]));
    return read_row(ctx, row, &r);
}

static enum status present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct appraisal_record r;

    TRY(read_row(ctx, row, &r));
    return there(ctx, &r, out);
}

static enum status write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct appraisal_record r;
    int64_t id;

    TRY(read_row(ctx, row, &r));
    TRY(there(ctx, &r, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(appraisal_record(ctx, &r, &id));
    if (row->out_id != NULL)
        *row->out_id = id;
    return ST_OK;
}

static enum status finish(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "appraisal.imported", written, skipped);
}

/* The appraisal itself goes with the last of those that it came with. */
static enum status undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct appraisal_subject s;
    const enum status st = appraisal_store_subject(ctx, id, &s);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = s.name;
    if (s.version != 1)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "subject", id, NULL, out));
    if (look || out->why != NULL)
        return ST_OK;
    TRY(appraisal_store_subject_drop(ctx, id));
    return import_undo_along(
        ctx, "appraisal_subject", id,
        &(struct import_along){"appraisal", s.appraisal_id, {"appraisal", NULL}});
}

const struct import_kind APPRAISAL_IMPORTS[] = {
    {"appraisal", "appraisal.manage", COLUMNS, check, write, finish, present, undo,
     import_changes_nothing, NULL},
    {0},
};
