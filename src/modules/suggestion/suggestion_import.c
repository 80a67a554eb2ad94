// SPDX-License-Identifier: MulanPSL-2.0
/* The sheet of suggestions: what an office has kept in a table, or a session's paper, row by row.
 */
#include "modules/suggestion/suggestion_import.h"
#include "modules/deputy/deputy.h"
#include "modules/notice/notice.h"
#include "modules/suggestion/suggestion_act.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/import/import_told.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

enum {
    TITLE,
    BODY,
    LEAD,
    COSIGNERS,
    TABLED_ON,
    NUMBER,
    CATEGORY,
    KIND,
    CAUSE,
    GROUNDS,
    PROPOSAL,
    ORGAN,
    JOINT,
    SEPARATE,
    HANDED_ON,
    COMPLEX
};

enum { NAMES_MAX = 200 };

static const struct import_column COLUMNS[] = {
    [TITLE] = {"title", "标题|建议标题|建议名称|案由标题|title", true},
    [BODY] = {"body", "内容|建议内容|正文|body", false},
    [LEAD] = {"lead", "领衔代表|提出人|代表姓名|领衔人|lead", true},
    [COSIGNERS] = {"cosigners", "附议代表|联名代表|附议人|cosigners", false},
    [TABLED_ON] = {"tabled_on", "提出日期|提交日期|收到日期|tabled_on", true, .day = true},
    [NUMBER] = {"number", "编号|建议编号|序号|number", false},
    [CATEGORY] = {"category", "类别|分类|内容分类|category", false},
    [KIND] = {"kind", "类型|种类|kind", false},
    [CAUSE] = {"cause", "案由|cause", false},
    [GROUNDS] = {"grounds", "案据|grounds", false},
    [PROPOSAL] = {"proposal", "方案|proposal", false},
    [ORGAN] = {"organ", "主办单位|承办单位|organ", false},
    [JOINT] = {"joint", "会办单位|协办单位|joint", false},
    [SEPARATE] = {"separate", "分办单位|separate", false},
    [HANDED_ON] = {"handed_on", "交办日期|handed_on", false, .day = true},
    [COMPLEX] = {"complex", "涉及面广处理难度大|延长至六个月|complex", false},
    {0},
};

struct parsed {
    struct suggestion_paper paper;
    int64_t number, category_id;
    struct suggestion_unit units[NAMES_MAX];
    size_t units_count;
    struct date handed_on;
    bool complex;
};

/* ---------------------------------------------------------------- names in cells */

/* The next name of a list written with 、 ， , ； ; or blanks between. */
static bool next_name(struct str *rest, struct str *out)
{
    static const char *const MARKS[] = {"、", "，", "；", ",", ";", " ", "\n", "　"};

    while (rest->len != 0) {
        size_t end = rest->len, skip = 0;

        for (size_t at = 0; at < rest->len && skip == 0; at++) {
            arr_each (m, COUNT(MARKS)) {
                const struct str mark = str_from(MARKS[m]);

                if (str_starts((struct str){rest->ptr + at, rest->len - at}, mark)) {
                    end = at;
                    skip = mark.len;
                    break;
                }
            }
        }
        *out = str_trim((struct str){rest->ptr, end});
        *rest = (struct str){rest->ptr + end + skip, rest->len - end - skip};
        if (out->len != 0)
            return true;
    }
    return false;
}

static enum status find_deputy(struct ctx *ctx, const char *field, struct str name, int64_t *out)
{
    struct deputy *found;
    size_t count;

    TRY(deputy_by_name(ctx, name, &found, &count));
    if (count == 1)
        *out = found[0].id;
    else
        invalid(ctx, field,
                count == 0 ? "suggestion.import.no_deputy" : "suggestion.import.two_deputies",
                str_z(ctx->arena, name));
    return ST_OK;
}

static enum status read_cosigners(struct ctx *ctx, struct str cell, struct suggestion_draft *d)
{
    int64_t *ids = arena_array(ctx->arena, NAMES_MAX, int64_t);
    struct str name;

    d->cosigners = ids;
    while (next_name(&cell, &name)) {
        int64_t id = 0;
        bool twice = false;

        TRY(find_deputy(ctx, "cosigners", name, &id));
        arr_each (i, d->cosigners_count)
            twice = twice || ids[i] == id;
        if (id != 0 && !twice && d->cosigners_count < NAMES_MAX)
            ids[d->cosigners_count++] = id;
    }
    return ST_OK;
}

static enum status read_units(struct ctx *ctx, const char *field, struct str cell,
                              enum suggestion_role role, struct parsed *p)
{
    struct str name;

    while (next_name(&cell, &name)) {
        struct organ organ;
        const enum status st = organ_by_name(ctx, name, &organ);

        if (st != ST_OK && st != ST_NOT_FOUND)
            return st;
        if (st == ST_NOT_FOUND || !organ.handles || !organ.active)
            invalid(ctx, field, "suggestion.import.no_organ", str_z(ctx->arena, name));
        else if (p->units_count < NAMES_MAX)
            p->units[p->units_count++] = (struct suggestion_unit){organ.id, role};
    }
    return ST_OK;
}

static enum status read_category(struct ctx *ctx, struct str cell, int64_t *out)
{
    struct suggestion_category *all;
    size_t count;

    if (cell.len == 0)
        return ST_OK;
    TRY(suggestion_store_categories(ctx, &all, &count));
    arr_each (i, count) {
        if (all[i].active && (str_eq(all[i].name, cell) || str_eq(all[i].code, cell))) {
            *out = all[i].id;
            return ST_OK;
        }
    }
    invalid(ctx, "category", "suggestion.import.no_category", str_z(ctx->arena, cell));
    return ST_OK;
}

/* ---------------------------------------------------------------- the row */

static void read_day(struct ctx *ctx, const char *field, struct str cell, struct date *out)
{
    if (cell.len == 0)
        return;
    if (!date_parse(cell, out))
        invalid(ctx, field, "form.not_date", NULL);
    else if (date_cmp(*out, ctx->today) > 0)
        invalid(ctx, field, "suggestion.err.future", NULL);
}

static bool is_yes(struct str cell)
{
    return str_eq(cell, T("suggestion.import.yes")) || str_eqz(cell, "1") || str_eqz(cell, "yes");
}

static void read_texts(struct ctx *ctx, const struct import_row *row, struct suggestion_draft *d)
{
    d->title = row->cells[TITLE];
    d->body = row->cells[BODY];
    d->cause = row->cells[CAUSE];
    d->grounds = row->cells[GROUNDS];
    d->proposal = row->cells[PROPOSAL];
    if (str_eq(row->cells[KIND], T("suggestion.kind.bill")) || str_eqz(row->cells[KIND], "bill"))
        d->kind = SUGGESTION_KIND_BILL;
    else if (row->cells[KIND].len != 0 &&
             !str_eq(row->cells[KIND], T("suggestion.kind.suggestion")))
        invalid(ctx, "kind", "suggestion.import.kind", NULL);
    if (d->kind == SUGGESTION_KIND_SUGGESTION && d->body.len == 0)
        invalid(ctx, "body", "suggestion.err.required", NULL);
}

static void check_hand_over(struct ctx *ctx, struct parsed *p)
{
    bool separate = false;
    struct err err = {0};

    if (p->units_count == 0)
        return;
    if (p->number == 0)
        invalid(ctx, "number", "suggestion.import.number_first", NULL);
    if (suggestion_check_units(p->units, p->units_count, &separate, &err) != ST_OK)
        invalid(ctx, "organ", err.key, NULL);
    if (p->paper.draft.kind == SUGGESTION_KIND_BILL)
        invalid(ctx, "organ", "suggestion.err.bill_not_handed", NULL);
    if (date_none(p->handed_on))
        invalid(ctx, "handed_on", "suggestion.err.required", NULL);
    else if (date_cmp(p->handed_on, p->paper.tabled_on) < 0)
        invalid(ctx, "handed_on", "suggestion.err.too_early", NULL);
}

static enum status read_row(struct ctx *ctx, const struct import_row *row, struct parsed *p)
{
    struct suggestion_draft *d = &p->paper.draft;

    *p = (struct parsed){.paper.source = S("import")};
    read_texts(ctx, row, d);
    TRY(find_deputy(ctx, "lead", row->cells[LEAD], &p->paper.lead_deputy_id));
    TRY(read_cosigners(ctx, row->cells[COSIGNERS], d));
    read_day(ctx, "tabled_on", row->cells[TABLED_ON], &p->paper.tabled_on);
    read_day(ctx, "handed_on", row->cells[HANDED_ON], &p->handed_on);
    if (row->cells[NUMBER].len != 0 &&
        (!str_to_int(row->cells[NUMBER], &p->number) || p->number <= 0))
        invalid(ctx, "number", "form.not_positive", NULL);
    TRY(read_category(ctx, row->cells[CATEGORY], &p->category_id));
    d->category_id = p->category_id;
    p->complex = is_yes(row->cells[COMPLEX]);
    TRY(read_units(ctx, "organ", row->cells[ORGAN], ROLE_LEAD, p));
    TRY(read_units(ctx, "joint", row->cells[JOINT], ROLE_JOINT, p));
    TRY(read_units(ctx, "separate", row->cells[SEPARATE], ROLE_SEPARATE, p));
    check_hand_over(ctx, p);
    return ST_OK;
}

static enum status check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct parsed *p = arena_new(ctx->arena, struct parsed);

    TRY(read_row(ctx, row, p));
    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT, STR_ARG(row->cells[LEAD]),
                          STR_ARG(row->cells[TABLED_ON]), STR_ARG(row->cells[TITLE]));
    return invalid_done(ctx);
}

/* An old file keeps its days: it was accepted on the day it was handed over, not today. */
static enum status set_accepted_day(struct ctx *ctx, int64_t id, struct date on)
{
    struct suggestion s;

    TRY(suggestion_store_get(ctx, id, &s));
    s.accepted_on = on;
    return suggestion_store_update(ctx, &s);
}

static enum status hand_over(struct ctx *ctx, const struct parsed *p, int64_t id)
{
    const struct suggestion_assign assign = {.id = id,
                                             .units = p->units,
                                             .units_count = p->units_count,
                                             .complex = p->complex,
                                             .handed_on = p->handed_on};

    if (p->units_count == 0)
        return ST_OK;
    TRY(set_accepted_day(ctx, id, p->handed_on));
    return suggestion_hand_over(ctx, &assign);
}

static enum status write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct parsed *p = arena_new(ctx->arena, struct parsed);
    struct suggestion_accept accept;
    int64_t id = 0;
    enum status st;

    TRY(read_row(ctx, row, p));
    TRY(invalid_done(ctx));
    st = suggestion_store_same(ctx, p->paper.lead_deputy_id, p->paper.draft.title,
                               p->paper.tabled_on, &id);
    *out_skipped = st == ST_OK;
    if (st != ST_NOT_FOUND)
        return st;
    TRY(suggestion_enter_paper(ctx, &p->paper, &id));
    if (row->out_id != NULL)
        *row->out_id = id;
    accept =
        (struct suggestion_accept){.id = id, .number = p->number, .category_id = p->category_id};
    if (p->number == 0)
        return ST_OK;
    TRY(suggestion_accept(ctx, &accept));
    return hand_over(ctx, p, id);
}

/* Whatever the import did it did in one moment. */
static enum status touched_since(struct ctx *ctx, int64_t id, bool *out)
{
    enum { EVENTS_OF_IMPORT = 8 };
    const struct event *events;
    size_t count;

    TRY(event_history(ctx, "suggestion", id, EVENTS_OF_IMPORT, &events, &count));
    *out = count == EVENTS_OF_IMPORT;
    arr_each (i, count)
        *out = *out || events[i].at != events[0].at;
    return ST_OK;
}

/* With its text, authors and tasks that nobody has touched. */
static enum status undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    static const char *const PARTS[] = {"suggestion_text", "suggestion_signer",
                                        "suggestion_handling", NULL};
    struct suggestion s;
    int64_t *merged;
    size_t count;
    bool touched;
    const enum status st = suggestion_store_get(ctx, id, &s);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = s.title;
    TRY(touched_since(ctx, id, &touched));
    if (touched)
        out->why = "suggestion.import.begun";
    TRY(suggestion_store_merged(ctx, id, &merged, &count));
    if (count > 0 && out->why == NULL)
        out->why = "import.undo.named";
    TRY(import_undo_check(ctx, "suggestion", id, PARTS, out));
    if (look || out->why != NULL)
        return ST_OK;
    TRY(suggestion_store_delete(ctx, &s));
    return notice_withdraw(ctx, id);
}

static enum status finish(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "suggestion.imported", written, skipped);
}

const struct import_kind SUGGESTION_IMPORTS[] = {
    {"suggestion", "suggestion.register", COLUMNS, check, write, finish, NULL, undo,
     import_changes_nothing},
    {.name = "suggestion_result",
     .permission = "suggestion.register",
     .columns = suggestion_import_result_columns,
     .check = suggestion_import_result_check,
     .write = suggestion_import_result_write,
     .finish = finish,
     .present = suggestion_import_result_present,
     .undo = suggestion_import_result_undo},
    {0},
};
