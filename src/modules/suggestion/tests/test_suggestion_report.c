// SPDX-License-Identifier: MulanPSL-2.0
/* The yearly reports: who owes one, by when, what becomes of it, who may see it. */
#include "modules/suggestion/suggestion_jobs.h"
#include "modules/suggestion/suggestion_report.h"
#include "modules/suggestion/tests/sugtest.h"
#include "platform/text.h"

/* The report of an organ (0: the office's), as the system sees it. */
static struct suggestion_report report_of(struct sugtest *s, int64_t organ_id)
{
    struct suggestion_report *all;
    size_t count;

    as_system(s);
    ASSERT(suggestion_reports(s->ctx, &all, &count) == ST_OK);
    arr_each (i, count) {
        if (all[i].organ_id == organ_id)
            return all[i];
    }
    return (struct suggestion_report){0};
}

static void set_param(struct sugtest *s, const char *name, const char *value)
{
    as_system(s);
    DONE(s, congress_param_set(s->ctx, &(struct congress_param_set){.name = str_from(name),
                                                                    .value = str_from(value),
                                                                    .from_on = on("2026-01-01"),
                                                                    .basis = S("《本县办法》")}));
}

static void test_owed(struct sugtest *s)
{
    (void)replied(s, "交通的一件", "A");
    (void)handed(s, "法院的一件", s->court);
    day(s, "2026-10-31");
    DONE(s, suggestion_escalate(s->ctx));
    EQ_INT(sug_count(s, "SELECT count(*) FROM suggestion_report WHERE congress_id = :congress"), 0,
           "not yet");
    day(s, "2026-11-01");
    DONE(s, suggestion_escalate(s->ctx));
    DONE(s, suggestion_report_open(s->ctx));
    EQ_INT(sug_count(s, "SELECT count(*) FROM suggestion_report WHERE congress_id = :congress"), 3,
           "the office, the government for its department, the court; once each");
    EQ_INT(sug_events(s, "suggestion.report_owed"), 3, "told once each");
    EQ_INT(date_cmp(report_of(s, 0).due_on, on("2026-12-31")), 0, "by the end of the year");
    EQ_STR(report_of(s, 0).basis, "《代表法》(2025-03-11)第51条第3款", "by the statute");
    OK(str_starts(report_of(s, s->gov).basis, S("参照《青岛市代表建议工作条例》第37条")),
       "an organ by the local model");
    OK(report_of(s, s->gov).government && report_of(s, s->court).id != 0, "both organs");
}

static void test_local(struct sugtest *s)
{
    (void)handed(s, "交通的一件", s->traffic);
    set_param(s, "report_month", "11");
    set_param(s, "report_by_organs", "no");
    day(s, "2026-10-01");
    DONE(s, suggestion_report_open(s->ctx));
    EQ_INT(sug_count(s, "SELECT count(*) FROM suggestion_report WHERE congress_id = :congress"), 1,
           "the office alone");
    EQ_INT(date_cmp(report_of(s, 0).due_on, on("2026-11-30")), 0, "in November");
}

static void test_queue(struct sugtest *s)
{
    struct suggestion_task *tasks;
    struct due_item *dues;
    int64_t total, before;
    size_t count;

    (void)handed(s, "交通的一件", s->traffic);
    as(s, OFFICE, 0);
    DONE(s, suggestion_queue_count(s->ctx, &before));
    day(s, "2026-11-02");
    DONE(s, suggestion_report_open(s->ctx));
    as(s, OFFICE, 0);
    DONE(s, suggestion_queue_count(s->ctx, &total));
    EQ_INT(total, before + 1, "one task more in the menu");
    DONE(s, suggestion_queue(s->ctx, 20, &tasks, &count, &total));
    OK(count >= 1 && strcmp(tasks[count - 1].kind, "report") == 0, "in the queue by its day");
    OK(str_starts(suggestion_task_url(s->ctx, &tasks[count - 1]), S("/suggestion/report/")),
       "and leads to its page");
    as(s, GOVERNMENT, s->gov);
    DONE(s, suggestion_queue(s->ctx, 20, &tasks, &count, &total));
    OK(count >= 1 && strcmp(tasks[count - 1].kind, "report") == 0, "the government has its own");
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_queue(s->ctx, 20, &tasks, &count, &total));
    OK(count == 0 || strcmp(tasks[count - 1].kind, "report") != 0, "a department has none");
    as_system(s);
    DONE(s, suggestion_report_dues(s->ctx, on("2026-12-01"), on("2026-12-31"), &dues, &count));
    EQ_INT(count, 2, "both are reminded of");
}

/* Figures of the government are those of its organs, each with the rows behind it. */
static void test_figures(struct sugtest *s)
{
    struct suggestion_report_figure *f;
    struct suggestion_row *rows;
    struct suggestion_list_query q = {.limit = 50};
    struct str next, draft;
    struct suggestion_report r;
    size_t count, rows_count;

    (void)replied(s, "交通的一件", "A");
    (void)handed(s, "水务的一件", s->water);
    (void)handed(s, "法院的一件", s->court);
    day(s, "2026-11-02");
    DONE(s, suggestion_report_open(s->ctx));
    r = report_of(s, s->gov);
    DONE(s, suggestion_report_figures(s->ctx, &r, &f, &count));
    EQ_INT(f[0].figure, FIGURE_HANDED_OVER, "first what was handed over");
    EQ_INT(f[0].numerator, 2, "two of the three are the government's");
    OK(str_has(f[0].url, S("government=1")), "and its link says so");
    OK(suggestion_filter_set(&q.filter, "government", S("1")), "the list knows it");
    q.filter.handed_from = on("2026-01-01");
    q.filter.handed_to = on("2026-12-31");
    DONE(s, suggestion_list(s->ctx, &q, &rows, &rows_count, &next));
    EQ_INT(rows_count, 2, "the list has the same two");
    r = report_of(s, s->court);
    DONE(s, suggestion_report_figures(s->ctx, &r, &f, &count));
    EQ_INT(f[0].numerator, 1, "the court has one");
    r = report_of(s, 0);
    DONE(s, suggestion_report_figures(s->ctx, &r, &f, &count));
    OK(f[0].figure == FIGURE_TABLED && f[0].numerator == 3, "the office reports on all");
    DONE(s, suggestion_report_draft(s->ctx, &r, &draft));
    OK(str_has(draft, S("提出建议3件")) && str_has(draft, S("交有关单位办理3件")),
       "and its text begins with them");
}

static void test_way(struct sugtest *s)
{
    struct suggestion_report_act act = {.title = S("报告"), .body = S("一、基本情况")};
    struct suggestion_report r, *all;
    size_t count;

    (void)handed(s, "交通的一件", s->traffic);
    day(s, "2026-11-02");
    DONE(s, suggestion_report_open(s->ctx));
    r = report_of(s, s->gov);
    act.id = r.id;
    as(s, HANDLER, s->traffic);
    REFUSED(s, suggestion_report_write(s->ctx, &act), ST_NOT_FOUND, "db.not_found");
    as(s, DEPUTY, 0);
    REFUSED(s, suggestion_report_write(s->ctx, &act), ST_NOT_FOUND, "db.not_found");
    as(s, GOVERNMENT, s->gov);
    DONE(s, suggestion_report_write(s->ctx, &act));
    act.version = r.version;
    REFUSED(s, suggestion_report_write(s->ctx, &act), ST_CONFLICT, "db.changed_meanwhile");
    act.version = 0;
    act.where = S("第三十六次常委会会议");
    REFUSED(s, suggestion_report_give(s->ctx, &act), ST_DENIED, "not_yours");
    as(s, OFFICE, 0);
    REFUSED(s, suggestion_report_publish(s->ctx, &act), ST_RULE, "report_not_given");
    REFUSED(s, suggestion_report_print(s->ctx, &act), ST_RULE, "report_not_given");
    act.on = on("2026-11-03");
    EQ_INT(suggestion_report_give(s->ctx, &act), ST_INVALID, "not on a day to come");
    EQ_TEXT(field(s), "on", "the day");
    act.on = on("2026-11-02");
    act.where = S("");
    EQ_INT(suggestion_report_give(s->ctx, &act), ST_INVALID, "not nowhere");
    EQ_TEXT(field(s), "where", "the meeting");
    act.where = S("第三十六次常委会会议");
    DONE(s, suggestion_report_give(s->ctx, &act));
    REFUSED(s, suggestion_report_give(s->ctx, &act), ST_RULE, "report_given");
    r = report_of(s, s->gov);
    OK(str_eqz(r.meeting, "第三十六次常委会会议") && r.given_by != 0, "where and by whom");
    act.where = S("第六次会议");
    as(s, OFFICE, 0);
    DONE(s, suggestion_report_print(s->ctx, &act));
    EQ_INT(suggestion_report_public(s->ctx, r.id, &r), ST_NOT_FOUND, "not public yet");
    (void)why(s);
    act.body = S("联系电话13800000001");
    DONE(s, suggestion_report_write(s->ctx, &act));
    REFUSED(s, suggestion_report_publish(s->ctx, &act), ST_RULE, "report_private");
    {
        const struct suggestion_report_act was = act;

        act.title = S("办理情况（13800000001）");
        act.body = S("无误");
        DONE(s, suggestion_report_write(s->ctx, &act));
        REFUSED(s, suggestion_report_publish(s->ctx, &act), ST_RULE, "report_private");
        act = was;
    }
    act.body = S("一、基本情况");
    DONE(s, suggestion_report_write(s->ctx, &act));
    DONE(s, suggestion_report_publish(s->ctx, &act));
    REFUSED(s, suggestion_report_publish(s->ctx, &act), ST_RULE, "report_published");
    REFUSED(s, suggestion_report_write(s->ctx, &act), ST_RULE, "report_published");
    DONE(s, suggestion_reports_public(s->ctx, &all, &count));
    OK(count == 1 && all[0].id == act.id, "on the public page");
    EQ_INT(sug_events(s, "suggestion.report_published"), 1, "and in the journal");
}

static void test_empty(struct sugtest *s)
{
    struct suggestion_report_act act = {.where = S("第三十六次常委会会议")};

    day(s, "2026-11-02");
    DONE(s, suggestion_report_open(s->ctx));
    EQ_INT(sug_count(s, "SELECT count(*) FROM suggestion_report WHERE congress_id = :congress"), 1,
           "nothing handed over: the office reports just that");
    act.id = report_of(s, 0).id;
    as(s, OFFICE, 0);
    REFUSED(s, suggestion_report_give(s->ctx, &act), ST_RULE, "report_empty");
}

/* @law Chongqing Suggestions Regulation (2017-11-30) art. 24(2) */
static void test_promises(struct sugtest *s)
{
    struct suggestion_report_act act = {.title = S("落实情况"), .where = S("寄送代表")};
    const int64_t id = signed_for(s, "修路", s->traffic);
    struct suggestion_report r;
    struct str draft;

    contact(s, id, s->traffic);
    reply(s, id, s->traffic, "B", "2027-06-30");
    day(s, "2026-10-08");
    DONE(s, suggestion_report_open(s->ctx));
    EQ_INT(report_of(s, s->traffic).id, 0, "not where no local rule asks for it");
    set_param(s, "promise_report_yearly", "yes");
    day(s, "2026-09-30");
    DONE(s, suggestion_report_open(s->ctx));
    EQ_INT(report_of(s, s->traffic).id, 0, "not before the fourth quarter");
    day(s, "2026-10-01");
    DONE(s, suggestion_report_open(s->ctx));
    DONE(s, suggestion_report_open(s->ctx));
    r = report_of(s, s->traffic);
    OK(suggestion_report_on_promises(&r), "the unit owes one");
    EQ_INT(report_of(s, s->water).id, 0, "a unit without promises owes none");
    EQ_INT(date_cmp(r.due_on, on("2026-12-31")), 0, "by the end of the quarter");
    DONE(s, suggestion_report_draft(s->ctx, &r, &draft));
    OK(str_has(draft, S("修路")) && str_has(draft, S("2027年6月30日")), "each promise has a line");
    act.id = r.id;
    act.body = draft;
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_report_write(s->ctx, &act));
    DONE(s, suggestion_report_give(s->ctx, &act));
    as(s, OFFICE, 0);
    REFUSED(s, suggestion_report_publish(s->ctx, &act), ST_RULE, "report_not_public");
    REFUSED(s, suggestion_report_print(s->ctx, &act), ST_RULE, "report_not_printed");
}

int main(void)
{
    sug_both("report_promises", test_promises);
    sug_both("report_owed", test_owed);
    sug_one("report_local", test_local);
    sug_one("report_queue", test_queue);
    sug_both("report_figures", test_figures);
    sug_both("report_way", test_way);
    sug_one("report_empty", test_empty);
    return tap_done();
}
