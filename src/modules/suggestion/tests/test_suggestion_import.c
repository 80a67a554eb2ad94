// SPDX-License-Identifier: MulanPSL-2.0
/* The sheet of suggestions: good rows become records, faults are named at their column, the same
 * sheet twice changes nothing; and what a congress sets up for itself. */
#include "modules/suggestion/suggestion_import.h"
#include "modules/suggestion/suggestion_jobs.h"
#include "modules/suggestion/tests/sugtest.h"
#include "platform/db.h"
#include "platform/event.h"

/* In order of the columns of the kind. */
enum {
    TITLE,
    BODY,
    LEAD,
    COSIGNERS,
    TABLED,
    NUMBER,
    CATEGORY,
    KIND,
    CAUSE,
    GROUNDS,
    PROPOSAL,
    ORGAN,
    JOINT,
    SEPARATE,
    HANDED,
    COMPLEX
};

static struct import_row plain(void)
{
    struct import_row row = {.number = 2};

    row.cells[TITLE] = S("关于修复柳河桥的建议");
    row.cells[BODY] = S("桥面破损，请尽快修复。");
    row.cells[LEAD] = S("周秀兰");
    row.cells[TABLED] = S("2026-02-11");
    return row;
}

static enum status check(struct sugtest *s, const struct import_row *row)
{
    struct str key = {0};

    return SUGGESTION_IMPORTS[0].check(s->ctx, row, &key);
}

static void faulty(struct sugtest *s, size_t column, const char *value, const char *name,
                   const char *key)
{
    struct import_row row = plain();
    enum status st;

    row.cells[column] = str_from(value);
    st = check(s, &row);
    EQ_INT(st, ST_INVALID, value);
    EQ_TEXT(s->ctx->field_errors_count != 0 ? s->ctx->field_errors[0].field : "", name, "column");
    EQ_TEXT(why(s), key, "sentence");
}

static enum status write_tx(struct ctx *ctx, const void *input)
{
    const struct import_row *row = input;
    bool skipped = false;

    TRY(SUGGESTION_IMPORTS[0].write(ctx, row, &skipped));
    return SUGGESTION_IMPORTS[0].finish(ctx, !skipped, skipped);
}

static void test_faults(struct sugtest *s)
{
    struct import_row row = plain();
    struct str key, again;

    DONE(s, SUGGESTION_IMPORTS[0].check(s->ctx, &row, &key));
    DONE(s, SUGGESTION_IMPORTS[0].check(s->ctx, &row, &again));
    OK(str_eq(key, again) && key.len > 0, "a row has a key of its own");
    faulty(s, LEAD, "无此人", "lead", "suggestion.import.no_deputy");
    faulty(s, COSIGNERS, "王德明、无此人", "cosigners", "suggestion.import.no_deputy");
    faulty(s, BODY, "", "body", "suggestion.err.required");
    faulty(s, TABLED, "去年", "tabled_on", "form.not_date");
    faulty(s, TABLED, "2027-01-01", "tabled_on", "suggestion.err.future");
    faulty(s, NUMBER, "十", "number", "form.not_positive");
    faulty(s, NUMBER, "0", "number", "form.not_positive");
    faulty(s, CATEGORY, "没有这一类", "category", "suggestion.import.no_category");
    faulty(s, KIND, "提案", "kind", "suggestion.import.kind");
    faulty(s, ORGAN, "没有这个局", "organ", "suggestion.import.no_organ");
    faulty(s, ORGAN, "档案馆", "organ", "suggestion.import.no_organ");
    faulty(s, ORGAN, "交通运输局", "number", "suggestion.import.number_first");
    faulty(s, HANDED, "31.2.2026", "handed_on", "form.not_date");
    row.cells[NUMBER] = S("7");
    row.cells[ORGAN] = S("交通运输局");
    EQ_INT(check(s, &row), ST_INVALID, "handed over when?");
    EQ_TEXT(field(s), "handed_on", "is to be said");
    row.cells[HANDED] = S("2026-02-10");
    EQ_INT(check(s, &row), ST_INVALID, "not before it was tabled");
    EQ_TEXT(why(s), "suggestion.err.too_early", "that is");
    row.cells[HANDED] = S("2026-02-25");
    row.cells[SEPARATE] = S("水利局");
    EQ_INT(check(s, &row), ST_INVALID, "a lead and a separate handler");
    EQ_TEXT(why(s), "suggestion.err.units", "do not go together");
    row.cells[SEPARATE] = S("");
    row.cells[KIND] = S("议案");
    EQ_INT(check(s, &row), ST_INVALID, "a bill is not handed over");
    EQ_TEXT(why(s), "suggestion.err.bill_not_handed", "as the page says");
}

static void test_rows(struct sugtest *s)
{
    struct import_row row = plain();
    struct suggestion_row *rows;
    struct suggestion_detail d;
    struct str next;
    size_t count;

    DONE(s, db_tx(s->ctx, write_tx, &row));
    EQ_INT(sug_events(s, "suggestion.imported"), 1, "one event for the sheet");
    DONE(s, db_tx(s->ctx, write_tx, &row));
    EQ_INT(sug_events(s, "suggestion.imported"), 1, "the same row again is nothing");
    row.cells[TITLE] = S("关于疏浚水渠的建议");
    row.cells[COSIGNERS] = S("王德明、李春梅，赵永平；王德明 周秀兰");
    row.cells[CATEGORY] = S("交通");
    row.cells[NUMBER] = S("47");
    row.cells[ORGAN] = S("交通运输局");
    row.cells[JOINT] = S("水利局, 住房和城乡建设局");
    row.cells[HANDED] = S("2026-02-25");
    row.cells[COMPLEX] = S("是");
    DONE(s, db_tx(s->ctx, write_tx, &row));
    DONE(s, suggestion_list(s->ctx, &(struct suggestion_list_query){0}, &rows, &count, &next));
    EQ_INT(count, 2, "two records");
    d = all_of(s, rows[0].id);
    EQ_INT(d.s.number, 47, "with the number of the sheet");
    EQ_INT(d.signers_count, 4, "each signer once, the lead deputy apart");
    EQ_INT(d.s.state, SUGGESTION_HANDED_OVER, "handed over");
    EQ_INT(d.handlings_count, 3, "to the lead and two joint handlers");
    EQ_INT(date_cmp(d.s.handed_on, on("2026-02-25")), 0, "on its day");
    EQ_INT(date_cmp(d.s.due_on, on("2026-08-25")), 0, "by the period of that day");
    OK(d.s.in_session, "tabled in session");
    EQ_STR(d.s.source, "import", "and marked as imported");
    EQ_INT(now(s, rows[1].id).state, SUGGESTION_SUBMITTED, "without a number it waits to be read");
}

/* Undoing one record, in a transaction that somebody else's event ends. */
struct take {
    const struct import_kind *kind;
    int64_t id;
    bool look;
    const int64_t *together;
    size_t together_count;
    const char **why;
};

static enum status take_tx(struct ctx *ctx, const void *input)
{
    const struct take *t = input;
    struct import_undo undo = {.together = t->together, .together_count = t->together_count};

    TRY(t->kind->undo(ctx, t->id, t->look, &undo));
    *t->why = undo.why;
    return undo.why == NULL && !t->look ? event_emit(ctx, "import.undone", t->id) : ST_OK;
}

static const char *take(struct sugtest *s, int64_t id)
{
    const char *why = "failed";
    const struct take t = {&SUGGESTION_IMPORTS[0], id, false, NULL, 0, &why};

    DONE(s, db_tx(s->ctx, take_tx, &t));
    return why != NULL ? why : "";
}

static void test_undo(struct sugtest *s)
{
    struct import_row row = plain();
    struct suggestion got;
    int64_t id = 0, draft = 0;

    row.out_id = &id;
    row.cells[COSIGNERS] = S("王德明");
    row.cells[NUMBER] = S("47");
    row.cells[ORGAN] = S("交通运输局");
    row.cells[HANDED] = S("2026-02-25");
    DONE(s, db_tx(s->ctx, write_tx, &row));
    EQ_TEXT(take(s, id), "", "handed over and touched by nobody: it goes");
    EQ_INT(suggestion_get(s->ctx, id, &got), ST_NOT_FOUND, "and is gone");
    (void)why(s);
    EQ_INT(sug_count(s, "SELECT COUNT(*) FROM suggestion_text WHERE congress_id = :congress"), 0,
           "with its text");
    EQ_INT(sug_count(s, "SELECT COUNT(*) FROM suggestion_signer WHERE congress_id = :congress"), 0,
           "its signers");
    EQ_INT(sug_count(s, "SELECT COUNT(*) FROM suggestion_handling WHERE congress_id = :congress"),
           0, "and its tasks");
    DONE(s, db_tx(s->ctx, write_tx, &row));
    EQ_INT(now(s, id).number, 47, "its number is free again");
    s->ctx->now++;
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_sign(s->ctx, &(struct suggestion_handling_ref){.id = id}));
    as_system(s);
    EQ_TEXT(take(s, id), "suggestion.import.begun", "one that the unit has signed for stays");

    row = plain();
    row.out_id = &draft;
    DONE(s, db_tx(s->ctx, write_tx, &row));
    EQ_TEXT(take(s, draft), "", "one that waits at the office goes");
}

/* In order of the columns of the kind "suggestion_result". */
enum {
    R_TITLE,
    R_LEAD,
    R_TABLED,
    R_CONTACTED,
    R_REPLIED,
    R_CLASS,
    R_BODY,
    R_RESULT,
    R_ATTITUDE,
    R_RATED,
    R_REASON,
    R_KEY
};

static struct import_row result_row(void)
{
    struct import_row row = {.number = 2};

    row.cells[R_TITLE] = S("关于修复柳河桥的建议");
    row.cells[R_LEAD] = S("周秀兰");
    row.cells[R_TABLED] = S("2026-02-11");
    row.cells[R_REPLIED] = S("2026-02-26");
    row.cells[R_CLASS] = S("A");
    row.cells[R_BODY] = S("已经修好。");
    row.cells[R_RESULT] = S("不满意");
    row.cells[R_KEY] = S("是");
    return row;
}

static enum status result_tx(struct ctx *ctx, const void *input)
{
    const struct import_row *row = input;
    bool skipped = false;

    TRY(SUGGESTION_IMPORTS[1].write(ctx, row, &skipped));
    return skipped ? event_emit(ctx, "suggestion.imported", ctx->congress_id) : ST_OK;
}

static void refused_result(struct sugtest *s, struct import_row row, size_t column,
                           const char *value, const char *name)
{
    struct str key;

    row.cells[column] = str_from(value);
    EQ_INT(SUGGESTION_IMPORTS[1].check(s->ctx, &row, &key), ST_INVALID, value);
    EQ_TEXT(s->ctx->field_errors_count != 0 ? s->ctx->field_errors[0].field : "", name, "column");
    (void)why(s);
}

/* How one of a past year was answered and rated: it is closed, whatever the rating; once; and can
 * be taken back. */
static void test_results(struct sugtest *s)
{
    struct import_row row = plain(), result = result_row();
    struct take t = {.kind = &SUGGESTION_IMPORTS[1]};
    const char *refusal = "failed";
    struct suggestion got;
    int64_t id = 0;
    bool there;

    s->ctx->today = on("2026-03-05");
    refused_result(s, result, R_TITLE, "关于没有的事", "title");
    row.out_id = &id;
    row.cells[NUMBER] = S("47");
    row.cells[ORGAN] = S("交通运输局");
    row.cells[HANDED] = S("2026-02-25");
    DONE(s, db_tx(s->ctx, write_tx, &row));
    refused_result(s, result, R_CLASS, "癸", "class");
    refused_result(s, result, R_CLASS, "", "class");
    refused_result(s, result, R_RESULT, "还行", "result");
    refused_result(s, result, R_REPLIED, "2026-02-10", "replied_on");
    refused_result(s, result, R_REPLIED, "2027-02-10", "replied_on");
    refused_result(s, result, R_RATED, "2026-02-20", "rated_on");
    DONE(s, db_tx(s->ctx, result_tx, &result));
    got = now(s, id);
    EQ_INT(got.state, SUGGESTION_CLOSED, "closed, though not satisfied");
    OK(got.is_key && got.in_time && got.result == MARK_DISSATISFIED &&
           got.attitude == MARK_DISSATISFIED,
       "a key one, in time, rated");
    OK(date_cmp(got.first_replied_on, on("2026-02-26")) == 0 &&
           date_cmp(got.rated_on, on("2026-02-26")) == 0,
       "on those days");
    EQ_STR(got.class_kind, "solved", "as what");
    DONE(s, SUGGESTION_IMPORTS[1].present(s->ctx, &result, &there));
    OK(there, "the same row again is there");
    DONE(s, db_tx(s->ctx, result_tx, &result));
    EQ_INT(sug_count(s, "SELECT COUNT(*) FROM suggestion_reply WHERE congress_id = :congress"), 1,
           "and writes nothing");
    t.id = id;
    t.why = &refusal;
    DONE(s, db_tx(s->ctx, take_tx, &t));
    OK(refusal == NULL, "it can be taken back");
    got = now(s, id);
    OK(got.state == SUGGESTION_HANDLING && !got.is_key && date_none(got.first_replied_on),
       "then the unit owes its answer again");
    EQ_INT(sug_count(s, "SELECT COUNT(*) FROM suggestion_rating WHERE congress_id = :congress"), 0,
           "nobody has rated");
    DONE(s, db_tx(s->ctx, result_tx, &result));
    s->ctx->now++;
    DONE(s, suggestion_add_note(s->ctx, &(struct suggestion_note_new){.id = id,
                                                                      .kind = S("supervision"),
                                                                      .on = s->ctx->today,
                                                                      .body = S("看了现场")}));
    DONE(s, db_tx(s->ctx, take_tx, &t));
    EQ_TEXT(refusal, "suggestion.import.begun", "not when something has happened since");
}

static void test_settings(struct sugtest *s)
{
    struct suggestion_class c = {
        .code = S("甲"), .name = S("已解决"), .kind = S("solved"), .active = true, .position = 9};
    struct suggestion_category k = {.code = S("road"), .name = S("道路"), .active = true};
    struct suggestion_class *classes;
    struct suggestion_category *categories;
    int64_t id = 0, child = 0, value = 0;
    size_t count, before;

    DONE(s, suggestion_classes(s->ctx, &classes, &before));
    EQ_INT(before, 4, "four classes from the start");
    EQ_STR(classes[1].code, "B", "in order");
    DONE(s, suggestion_setup(s->ctx));
    DONE(s, suggestion_classes(s->ctx, &classes, &count));
    EQ_INT(count, before, "setting up again adds nothing");
    as(s, HANDLER, s->traffic);
    REFUSED(s, suggestion_class_save(s->ctx, &c, &id), ST_DENIED, "not_yours");
    REFUSED(s, suggestion_setup(s->ctx), ST_DENIED, "not_yours");
    REFUSED(s, suggestion_setting_save(s->ctx, S("soon_days"), 5), ST_DENIED, "not_yours");
    as(s, OFFICE, 0);
    DONE(s, suggestion_class_save(s->ctx, &c, &id));
    c.kind = S("somehow");
    EQ_INT(suggestion_class_save(s->ctx, &c, &id), ST_INVALID, "a class has a kind");
    EQ_TEXT(field(s), "kind", "of four");
    c.kind = S("solved");
    REFUSED(s, suggestion_class_save(s->ctx, &c, &id), ST_INVALID, "code_taken");
    c.id = id;
    c.active = false;
    DONE(s, suggestion_class_save(s->ctx, &c, NULL));
    id = signed_for(s, "停用的类别", s->traffic);
    as(s, HANDLER, s->traffic);
    REFUSED(s,
            suggestion_draft_reply(
                s->ctx, &(struct suggestion_reply_draft){.id = id, .class_code = S("甲")}, NULL),
            ST_INVALID, "class");

    as(s, OFFICE, 0);
    DONE(s, suggestion_category_save(s->ctx, &k, &id));
    REFUSED(s, suggestion_category_save(s->ctx, &k, NULL), ST_INVALID, "code_taken");
    k.code = S("bridge");
    k.parent_id = id;
    DONE(s, suggestion_category_save(s->ctx, &k, &child));
    k = (struct suggestion_category){
        .id = id, .parent_id = child, .code = S("road"), .name = S("道路"), .active = true};
    EQ_INT(suggestion_category_save(s->ctx, &k, NULL), ST_INVALID, "no circles");
    EQ_TEXT(field(s), "parent", "at the field");
    k.parent_id = 999;
    EQ_INT(suggestion_category_save(s->ctx, &k, NULL), ST_INVALID, "no such parent");
    EQ_TEXT(field(s), "parent", "at the field");
    k.parent_id = 0;
    k.name = S("");
    EQ_INT(suggestion_category_save(s->ctx, &k, NULL), ST_INVALID, "a name");
    EQ_TEXT(field(s), "name", "at the field");
    DONE(s, suggestion_categories(s->ctx, &categories, &count));
    EQ_INT(count, 17, "fifteen and two");

    DONE(s, suggestion_setting(s->ctx, "soon_days", &value));
    EQ_INT(value, 7, "the built-in number");
    DONE(s, suggestion_setting_save(s->ctx, S("soon_days"), 5));
    DONE(s, suggestion_setting_save(s->ctx, S("soon_days"), 6));
    DONE(s, suggestion_setting(s->ctx, "soon_days", &value));
    EQ_INT(value, 6, "the local one");
    REFUSED(s, suggestion_setting_save(s->ctx, S("soon_days"), 61), ST_INVALID, "out_of_bounds");
    REFUSED(s, suggestion_setting_save(s->ctx, S("soon_days"), 0), ST_INVALID, "out_of_bounds");
    REFUSED(s, suggestion_setting_save(s->ctx, S("moon_days"), 1), ST_INVALID, "form.not_a_choice");
    as_system(s);
    DONE(s, suggestion_on_founded(s->ctx, &(struct event_view){.name = S("congress.founded")}));
}

int main(void)
{
    sug_one("sug_import_faults", test_faults);
    sug_both("sug_import", test_rows);
    sug_both("sug_import_undo", test_undo);
    sug_both("sug_import_results", test_results);
    sug_both("sug_settings", test_settings);
    return tap_done();
}
