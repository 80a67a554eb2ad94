// SPDX-License-Identifier: MulanPSL-2.0
/* The sheet of results: how each suggestion of a past year was answered and rated, and which were
 * key ones. Its rows follow suggestions that were handed over; what is answered already is passed
 * over. A rating of a past year ends the matter, whatever it was. */
#include "modules/deputy/deputy.h"
#include "modules/suggestion/suggestion_act.h"
#include "modules/suggestion/suggestion_import.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/text.h"

enum {
    TITLE,
    LEAD,
    TABLED_ON,
    CONTACTED,
    REPLIED,
    CLASS,
    BODY,
    RESULT,
    ATTITUDE,
    RATED,
    REASON,
    KEY,
    KEY_BY
};

const struct import_column suggestion_import_result_columns[] = {
    [TITLE] = {"title", "标题|建议标题|建议名称|title", true},
    [LEAD] = {"lead", "领衔代表|提出人|代表姓名|领衔人|lead", true},
    [TABLED_ON] = {"tabled_on", "提出日期|提交日期|收到日期|tabled_on", true, .day = true},
    [CONTACTED] = {"contacted_on", "沟通日期|contacted_on", false, .day = true},
    [REPLIED] = {"replied_on", "答复日期|办复日期|replied_on", false, .day = true},
    [CLASS] = {"class", "办理结果|结果分类|class", false},
    [BODY] = {"body", "答复内容|答复|body", false},
    [RESULT] = {"result", "办理结果评价|代表评价|满意度|评价|result", false},
    [ATTITUDE] = {"attitude", "办理态度评价|态度评价|attitude", false},
    [RATED] = {"rated_on", "评价日期|rated_on", false, .day = true},
    [REASON] = {"reason", "不满意的理由|理由|reason", false},
    [KEY] = {"key", "重点建议|key", false},
    [KEY_BY] = {"key_by", "重点建议确定机关|确定机关|key_by", false},
    {0},
};

struct parsed {
    int64_t id; /* of the suggestion; 0: none */
    struct date contacted, replied, rated;
    struct suggestion_class class;
    enum suggestion_mark result, attitude;
    bool key;
};

static struct date day_of(struct ctx *ctx, const struct import_row *row, size_t at)
{
    const char *name = suggestion_import_result_columns[at].name;
    struct date d = {0};

    if (row->cells[at].len == 0)
        return d;
    if (!date_parse(row->cells[at], &d))
        invalid(ctx, name, "form.not_date", NULL);
    else if (date_cmp(d, ctx->today) > 0)
        invalid(ctx, name, "suggestion.err.future", NULL);
    return d;
}

static enum suggestion_mark mark_of(struct ctx *ctx, const struct import_row *row, size_t at)
{
    struct str word;
    enum suggestion_mark mark = MARK_NONE;

    if (row->cells[at].len == 0)
        return mark;
    if (text_word("satisfied basic dissatisfied", "suggestion.mark.", row->cells[at], &word))
        (void)suggestion_mark_parse(word, &mark);
    else
        invalid(ctx, suggestion_import_result_columns[at].name, "suggestion.err.choose_mark", NULL);
    return mark;
}

/* By letter, kind or what it is called. */
static enum status class_of(struct ctx *ctx, struct str cell, struct suggestion_class *out)
{
    struct suggestion_class *all;
    size_t count;

    *out = (struct suggestion_class){.code = S(""), .kind = S("")};
    if (cell.len == 0)
        return ST_OK;
    TRY(suggestion_store_classes(ctx, &all, &count));
    arr_each (i, count)
        if (str_eq(cell, all[i].code) || str_eq(cell, all[i].kind) || str_eq(cell, all[i].name))
            *out = all[i];
    if (out->code.len == 0)
        invalid(ctx, "class", "suggestion.import.no_class", str_z(ctx->arena, cell));
    return ST_OK;
}

static enum status find(struct ctx *ctx, const struct import_row *row, struct date tabled,
                        int64_t *out)
{
    struct deputy *deputies;
    size_t count;

    *out = 0;
    TRY(deputy_by_name(ctx, row->cells[LEAD], &deputies, &count));
    for (size_t i = 0; i < count && *out == 0; i++) {
        const enum status st =
            suggestion_store_same(ctx, deputies[i].id, row->cells[TITLE], tabled, out);

        if (st != ST_OK && st != ST_NOT_FOUND)
            return st;
    }
    ctx->err = (struct err){0};
    if (*out == 0)
        invalid(ctx, "title", "suggestion.import.no_suggestion", NULL);
    return ST_OK;
}

static void check_order(struct ctx *ctx, const struct import_row *row, const struct parsed *p,
                        struct date tabled)
{
    if (!date_none(p->replied) && date_cmp(p->replied, tabled) < 0)
        invalid(ctx, "replied_on", "suggestion.err.too_early", NULL);
    if (!date_none(p->replied) && p->class.code.len == 0 && row->cells[CLASS].len == 0)
        invalid(ctx, "class", "suggestion.err.required", NULL);
    if (p->result != MARK_NONE && date_none(p->replied))
        invalid(ctx, "replied_on", "suggestion.err.required", NULL);
    if (!date_none(p->rated) && date_cmp(p->rated, p->replied) < 0)
        invalid(ctx, "rated_on", "suggestion.err.too_early", NULL);
    if (date_none(p->replied) && !p->key)
        invalid(ctx, "replied_on", "suggestion.err.required", NULL);
}

static enum status read_row(struct ctx *ctx, const struct import_row *row, struct parsed *p)
{
    const struct date tabled = day_of(ctx, row, TABLED_ON);

    *p = (struct parsed){
        .contacted = day_of(ctx, row, CONTACTED),
        .replied = day_of(ctx, row, REPLIED),
        .rated = day_of(ctx, row, RATED),
        .result = mark_of(ctx, row, RESULT),
        .attitude = mark_of(ctx, row, ATTITUDE),
        .key = str_eq(row->cells[KEY], T("suggestion.import.yes")) || str_eqz(row->cells[KEY], "1"),
    };
    if (date_none(p->rated))
        p->rated = p->replied;
    if (p->attitude == MARK_NONE)
        p->attitude = p->result;
    TRY(class_of(ctx, row->cells[CLASS], &p->class));
    TRY(find(ctx, row, tabled, &p->id));
    check_order(ctx, row, p, tabled);
    return invalid_done(ctx);
}

enum status suggestion_import_result_check(struct ctx *ctx, const struct import_row *row,
                                           struct str *out_key)
{
    struct suggestion s;
    struct parsed p;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT, STR_ARG(row->cells[LEAD]),
                          STR_ARG(row->cells[TABLED_ON]), STR_ARG(row->cells[TITLE]));
    TRY(read_row(ctx, row, &p));
    TRY(suggestion_store_get(ctx, p.id, &s));
    if (!date_none(p.replied) && date_none(s.first_handed_on))
        invalid(ctx, "title", "suggestion.import.not_handed", NULL);
    return invalid_done(ctx);
}

/* ---------------------------------------------------------------- writing */

static enum status reply_of_unit(struct ctx *ctx, struct act *a, struct suggestion_handling *h,
                                 const struct import_row *row, const struct parsed *p,
                                 int64_t *out_reply)
{
    struct suggestion_reply_row reply = {.r = {.suggestion_id = a->s.id,
                                               .handling_id = h->id,
                                               .organ_id = h->organ_id,
                                               .round = h->round,
                                               .revision = 1,
                                               .state = S("sent"),
                                               .body = row->cells[BODY],
                                               .class_code = p->class.code,
                                               .class_kind = p->class.kind,
                                               .sent_on = p->replied,
                                               .attitude = p->attitude,
                                               .result = p->result},
                                         .drafted_by = ctx->actor->account_id};

    if (p->result != MARK_NONE)
        reply.r.rated_on = p->rated;
    TRY(suggestion_store_add_reply(ctx, &reply));
    TRY(suggestion_store_add_reply_version(ctx, &reply.r));
    *out_reply = reply.r.id;
    if (h->state == HANDLING_ASSIGNED) {
        TRY(act_unit_move(ctx, h, UNIT_SIGN));
        h->signed_on = h->handed_on;
    }
    TRY(act_unit_move(ctx, h, UNIT_REPLY));
    h->contacted_on = p->contacted;
    h->replied_on = h->first_replied_on = p->replied;
    h->in_time = date_cmp(p->replied, h->due_on) <= 0;
    h->class_code = p->class.code;
    h->class_kind = p->class.kind;
    h->attitude = p->attitude;
    h->result = p->result;
    h->escalation = ESCALATION_NONE;
    return suggestion_store_update_unit(ctx, h);
}

static enum status rate(struct ctx *ctx, struct act *a, const struct import_row *row,
                        const struct parsed *p, int64_t reply_id)
{
    arr_each (i, a->signers_count) {
        const struct suggestion_rating rating = {.suggestion_id = a->s.id,
                                                 .reply_id = reply_id,
                                                 .deputy_id = a->signers[i].deputy_id,
                                                 .round = a->s.round,
                                                 .attitude = p->attitude,
                                                 .result = p->result,
                                                 .reason = row->cells[REASON],
                                                 .counts = true,
                                                 .rated_on = p->rated};

        if (a->signers[i].lead && a->signers[i].suggestion_id == a->s.id)
            return suggestion_store_add_rating(ctx, &rating);
    }
    return ST_OK;
}

static enum status close_rated(struct ctx *ctx, struct act *a, const struct parsed *p)
{
    a->s.attitude = p->attitude;
    a->s.result = p->result;
    a->s.rating_state = RATING_RATED;
    a->s.rated_on = p->rated;
    a->s.dissatisfied_count += p->result == MARK_DISSATISFIED;
    TRY(act_move(ctx, a, DO_RATE, TURN_CLOSE));
    a->s.closed_on = p->rated;
    a->s.closed_reason = S("rated");
    return ST_OK;
}

/* Each main unit has signed and replied on that day; the lead deputy has rated it. */
static enum status answer(struct ctx *ctx, struct act *a, const struct import_row *row,
                          const struct parsed *p)
{
    const struct date today = ctx->today;
    enum status st;

    arr_each (i, a->units_count) {
        struct suggestion_handling *h = &a->units[i];
        int64_t reply = 0;

        if (h->role == ROLE_JOINT || (h->state != HANDLING_ASSIGNED && h->state != HANDLING_SIGNED))
            continue;
        TRY(reply_of_unit(ctx, a, h, row, p, &reply));
        if (p->result != MARK_NONE)
            TRY(rate(ctx, a, row, p, reply));
    }
    TRY(act_move(ctx, a, DO_SEND_REPLY, TURN_UNITS));
    if (a->s.state != SUGGESTION_REPLIED)
        return fail(&ctx->err, ST_RULE, "suggestion.import.not_handed", NULL);
    a->s.class_code = p->class.code;
    a->s.class_kind = p->class.kind;
    ctx->today = p->replied; /* the day from which the time for ratings runs */
    st = suggestion_begin_rating(ctx, a);
    ctx->today = today;
    TRY(st);
    act_due(a);
    return p->result != MARK_NONE ? close_rated(ctx, a, p) : ST_OK;
}

static enum status make_key(struct ctx *ctx, struct act *a, const struct import_row *row)
{
    const struct suggestion_key k = {
        .lead = S("collective"),
        .decided_by =
            row->cells[KEY_BY].len > 0 ? row->cells[KEY_BY] : T("suggestion.import.chairmen"),
        .decided_on = date_none(a->s.first_handed_on) ? a->s.tabled_on : a->s.first_handed_on};

    TRY(suggestion_may_be_key(ctx));
    TRY(suggestion_store_add_key(ctx, a->s.id, &k));
    a->s.is_key = true;
    return ST_OK;
}

static bool is_there(const struct suggestion *s, const struct parsed *p)
{
    return (date_none(p->replied) || !date_none(s->first_replied_on)) && (!p->key || s->is_key);
}

enum status suggestion_import_result_present(struct ctx *ctx, const struct import_row *row,
                                             bool *out)
{
    struct suggestion s;
    struct parsed p;

    TRY(read_row(ctx, row, &p));
    TRY(suggestion_store_get(ctx, p.id, &s));
    *out = is_there(&s, &p);
    return ST_OK;
}

enum status suggestion_import_result_write(struct ctx *ctx, const struct import_row *row,
                                           bool *out_skipped)
{
    struct parsed p;
    struct act a;

    TRY(read_row(ctx, row, &p));
    TRY(act_load(ctx, p.id, &a));
    *out_skipped = is_there(&a.s, &p);
    if (*out_skipped)
        return ST_OK;
    act_data_begin(ctx, &a);
    if (p.key && !a.s.is_key) {
        TRY(make_key(ctx, &a, row));
        json_bool(&a.json, "key", true);
    }
    if (!date_none(p.replied) && date_none(a.s.first_replied_on)) {
        TRY(answer(ctx, &a, row, &p));
        json_bool(&a.json, "answer", true);
    }
    TRY(suggestion_store_update(ctx, &a.s));
    if (row->out_id != NULL)
        *row->out_id = a.s.id;
    json_str(&a.json, "to", str_from(suggestion_state_word(a.s.state)));
    json_object_end(&a.json);
    return event_emit_data(ctx, "suggestion.result_imported", a.s.id, buf_view(&a.data));
}

/* ---------------------------------------------------------------- taking it back */

enum { EVENTS_MAX = 200 };

/* What the import wrote is the last thing that happened; *out says what it was. */
static enum status last_is_import(struct ctx *ctx, int64_t id, bool *out, struct str *out_data)
{
    const struct event *events;
    size_t count;

    TRY(event_history(ctx, "suggestion", id, EVENTS_MAX, &events, &count));
    *out = count > 0 && count < EVENTS_MAX &&
           str_eqz(events[count - 1].name, "suggestion.result_imported");
    *out_data = *out ? events[count - 1].data : S("");
    return ST_OK;
}

/* Its units have signed for it, and owe the answer again. */
static enum status unanswer(struct ctx *ctx, struct act *a)
{
    arr_each (i, a->units_count) {
        struct suggestion_handling *h = &a->units[i];

        if (h->state != HANDLING_REPLIED)
            continue;
        h->state = HANDLING_SIGNED;
        h->contacted_on = h->replied_on = h->first_replied_on = (struct date){0};
        h->in_time = false;
        h->class_code = h->class_kind = S("");
        h->attitude = h->result = MARK_NONE;
        TRY(suggestion_store_update_unit(ctx, h));
    }
    a->s.state = SUGGESTION_HANDLING;
    a->s.replied_on = a->s.first_replied_on = a->s.rated_on = (struct date){0};
    a->s.rating_due_on = a->s.closed_on = (struct date){0};
    a->s.closed_reason = a->s.class_code = a->s.class_kind = S("");
    a->s.in_time = false;
    a->s.rating_state = RATING_NOT_DUE;
    a->s.attitude = a->s.result = MARK_NONE;
    a->s.dissatisfied_count = 0;
    act_due(a);
    return ST_OK;
}

enum status suggestion_import_result_undo(struct ctx *ctx, int64_t id, bool look,
                                          struct import_undo *out)
{
    struct str data;
    struct act a;
    bool last;
    const enum status st = act_load(ctx, id, &a);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = a.s.title;
    TRY(last_is_import(ctx, id, &last, &data));
    if (!last)
        out->why = "suggestion.import.begun";
    if (look || out->why != NULL)
        return ST_OK;
    TRY(suggestion_store_drop_answers(ctx, id, str_has(data, S("\"key\":true"))));
    if (str_has(data, S("\"key\":true")))
        a.s.is_key = false;
    if (str_has(data, S("\"answer\":true")))
        TRY(unanswer(ctx, &a));
    return suggestion_store_update(ctx, &a.s);
}
