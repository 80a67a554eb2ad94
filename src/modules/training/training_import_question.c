// SPDX-License-Identifier: MulanPSL-2.0
/* A sheet of questions: topic, kind, text, options in columns A to H, the right ones ("AC", 对,
 * 错), source, explanation. */
#include "modules/training/training_actions.h"
#include "modules/training/training_import.h"
#include "modules/training/training_rules.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

enum {
    Q_TOPIC,
    Q_KIND,
    Q_TEXT,
    Q_A,
    Q_H = Q_A + TRAINING_OPTIONS_MAX - 1,
    Q_ANSWER,
    Q_SOURCE,
    Q_WHY
};

const struct import_column TRAINING_QUESTION_COLUMNS[] = {
    [Q_TOPIC] = {"topic", "范围|科目|topic", true},
    [Q_KIND] = {"kind", "题型|kind", true},
    [Q_TEXT] = {"text", "题目|题干|text", true},
    [Q_A] = {"a", "选项A|A|a", false},
    [Q_A + 1] = {"b", "选项B|B|b", false},
    [Q_A + 2] = {"c", "选项C|C|c", false},
    [Q_A + 3] = {"d", "选项D|D|d", false},
    [Q_A + 4] = {"e", "选项E|E|e", false},
    [Q_A + 5] = {"f", "选项F|F|f", false},
    [Q_A + 6] = {"g", "选项G|G|g", false},
    [Q_H] = {"h", "选项H|H|h", false},
    [Q_ANSWER] = {"answer", "答案|正确答案|answer", true},
    [Q_SOURCE] = {"source", "出处|法条|source", true},
    [Q_WHY] = {"why", "说明|解析|why", false},
    {0},
};

struct str training_answer_of(struct ctx *ctx, struct str cell)
{
    static const char *const YES[] = {"对", "正确", "√", "是"}, *const NO[] = {"错", "错误", "×",
                                                                               "否"};
    struct buf out = buf_new(ctx->arena, 0);
    bool on[TRAINING_OPTIONS_MAX] = {false};

    arr_each (i, COUNT(YES)) {
        if (str_eqz(cell, YES[i]))
            return S("1");
        if (str_eqz(cell, NO[i]))
            return S("2");
    }
    arr_each (i, cell.len) {
        const char c = cell.ptr[i];

        if (c >= 'A' && c <= 'H')
            on[c - 'A'] = true;
        else if (c >= 'a' && c <= 'h')
            on[c - 'a'] = true;
        else if (c >= '1' && c <= '8')
            on[c - '1'] = true;
    }
    arr_each (i, TRAINING_OPTIONS_MAX)
        if (on[i])
            buf_printf(&out, "%s%zu", buf_view(&out).len > 0 ? " " : "", i + 1);
    return buf_view(&out);
}

static enum status read_question(struct ctx *ctx, const struct import_row *row,
                                 struct training_question *q)
{
    struct buf options = buf_new(ctx->arena, 0);

    *q = (struct training_question){.topic = row->cells[Q_TOPIC],
                                    .kind = S(""),
                                    .text = row->cells[Q_TEXT],
                                    .answer = training_answer_of(ctx, row->cells[Q_ANSWER]),
                                    .source = row->cells[Q_SOURCE],
                                    .why = row->cells[Q_WHY]};
    (void)training_word_of(TRAINING_KINDS, "training.kind.", row->cells[Q_KIND], &q->kind);
    for (size_t i = Q_A; i <= Q_H; i++)
        if (row->cells[i].len > 0)
            buf_printf(&options, "%s" STR_FMT, buf_view(&options).len > 0 ? "\n" : "",
                       STR_ARG(row->cells[i]));
    q->options = str_eqz(q->kind, "truth") ? S("") : buf_view(&options);
    training_check_question(ctx, q);
    return invalid_done(ctx);
}

enum status training_question_row(struct ctx *ctx, const struct import_row *row,
                                  struct str *out_key)
{
    struct training_question q = {0};

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(row->cells[Q_TOPIC]),
                          STR_ARG(row->cells[Q_TEXT]));
    return read_question(ctx, row, &q);
}

static enum status there(struct ctx *ctx, const struct training_question *q, bool *out)
{
    struct training_question have;
    const enum status st = training_store_question_like(ctx, q->topic, q->text, &have);

    *out = st == ST_OK;
    if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    return st == ST_NOT_FOUND ? ST_OK : st;
}

enum status training_question_present(struct ctx *ctx, const struct import_row *row,
                                      bool *out_present)
{
    struct training_question q = {0};

    TRY(read_question(ctx, row, &q));
    return there(ctx, &q, out_present);
}

enum status training_question_write(struct ctx *ctx, const struct import_row *row,
                                    bool *out_skipped)
{
    struct training_question q = {0};

    TRY(read_question(ctx, row, &q));
    TRY(there(ctx, &q, out_skipped));
    if (*out_skipped)
        return ST_OK;
    q.id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = q.id;
    return training_store_question_insert(ctx, &q);
}

enum status training_question_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct training_question q = {0};
    const enum status st = training_store_question(ctx, id, &q);
    bool drawn = false;

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = q.text;
    TRY(training_store_question_drawn(ctx, id, &drawn));
    if (drawn)
        out->why = "import.undo.named";
    else if (q.version != 1)
        out->why = "import.undo.changed";
    return look || out->why != NULL ? ST_OK : training_store_question_delete(ctx, id);
}
