// SPDX-License-Identifier: MulanPSL-2.0
/* Figures of ledgers and the entries behind them, lists, what others take, what not all may read.
 * People are invented. */
#include "modules/indicator/indicator.h"
#include "modules/ledger/ledger_actions.h"
#include "modules/ledger/ledger_import.h"
#include "modules/ledger/ledger_parts.h"
#include "modules/ledger/tests/ledgertest.h"
#include "modules/tests/modtest.h"
#include "platform/import.h"
#include "platform/permission.h"
#include <unistd.h>

/* ---------------------------------------------------------------- what not all may read */

static const char SECRET[] = "kind secret\nname 线索\nunit 件\nfield title text 内容\n"
                             "field on date 日期\nfield files files 材料\n"
                             "field who deputy 代表\nduty who\n"
                             "read discipline\nwrite discipline\nstate a 收到\nstate b 办结 final\n"
                             "step end 办结 a>b by leader|discipline\ndeadline d on +1 办结\n"
                             "figure n 线索数 件 count\n";
static const char PLAIN[] = "kind plain\nname 普通\nunit 件\nfield title text 内容\n"
                            "field of entry 来源 of secret\n";

static const char *figure_right(struct ctx *ctx, const char *name)
{
    const struct indicator *all;

    ASSERT(ledger_indicators(ctx, &all) == ST_OK);
    while (all->name != NULL && strcmp(all->name, name) != 0)
        all++;
    return all->name != NULL ? all->permission : "";
}

static void secrets(struct ctx *ctx, int64_t *id, int64_t *plain)
{
    const struct ledger_kind_new kinds[] = {{.body = str_from(SECRET), .note = S("")},
                                            {.body = str_from(PLAIN), .note = S("")}};

    EQ_INT(ledger_kind_save(ctx, &kinds[0], id), ST_OK, "a kind of its own people");
    EQ_INT(ledger_kind_save(ctx, &kinds[1], id), ST_OK, "one of all");
    EQ_INT(ledger_entry_add(ctx,
                            &(struct ledger_entry_new){S("secret"), GIVEN({"title", S("某人")},
                                                                          {"on", S("2026-11-10")},
                                                                          {"who", S("周秀兰")})},
                            id),
           ST_OK, "an entry");
    EQ_INT(ledger_entry_add(
               ctx,
               &(struct ledger_entry_new){
                   S("plain"), GIVEN({"title", S("引用")}, {"of", str_int(ctx->arena, *id)})},
               plain),
           ST_OK, "names it");
}

static void test_hidden(struct journaltest *t)
{
    struct office o = office_of(t->ctx);
    struct ledger_whole w = {0};
    struct duty_fact *duties;
    struct due_item *dues;
    int64_t id, plain;
    struct str shown;
    size_t count;

    secrets(t->ctx, &id, &plain);
    EQ_INT(LEDGER_DUES[0].page(t->ctx, (struct date){2026, 11, 1}, (struct date){2026, 11, 30},
                               NULL, 10, &dues, &count),
           ST_OK, "dues");
    EQ_INT(count, 1, "one");
    EQ_STR(dues[0].title, "一条不公开的登记", "the reminder does not name it");
    EQ_STR(dues[0].name, "台账", "nor its kind");
    EQ_INT(LEDGER_DUTIES[0].list(
               t->ctx,
               &(struct duty_query){.from = {2026, 1, 1}, .to = {2026, 12, 31}, .limit = 10},
               &duties, &count),
           ST_OK, "duties");
    OK(count == 1 && str_eqz(duties[0].title, "一条不公开的登记"), "a deputy's do not name it");
    as(&o, "ledger.read");
    EQ_INT(ledger_whole_get(t->ctx, plain, &w), ST_OK, "all read the one");
    EQ_INT(ledger_shown(t->ctx, &w.d->fields[1], w.values.at[1], &shown), ST_OK, "shown");
    EQ_STR(shown, "一条不公开的登记", "and not the title of the other");
    EQ_TEXT(figure_right(t->ctx, "ledger.secret.n"), "", "nor its figure");
    as(&o, "ledger.discipline");
    EQ_TEXT(figure_right(t->ctx, "ledger.secret.n"), "ledger.discipline", "but its own people");
    EQ_INT(LEDGER_ATTACHMENTS[0].may(t->ctx, id, ATTACHMENT_ADD), ST_OK, "bring files");
    as(&o, "ledger.leader");
    EQ_INT(LEDGER_ATTACHMENTS[0].may(t->ctx, id, ATTACHMENT_ADD), ST_NOT_FOUND, "others do not");
    modtest_clear(t->ctx);
    t->ctx->actor = o.system;
}

/* ---------------------------------------------------------------- figures */

static int64_t value_of(struct ctx *ctx, const char *name, const char *by, const char *key,
                        int64_t *below)
{
    const struct indicator *all;
    struct indicator_value *v;
    struct indicator_query q = {.period = {{2026, 1, 1}, {2026, 12, 31}}, .by = by};
    size_t count;

    ASSERT(ledger_indicators(ctx, &all) == ST_OK);
    while (all->name != NULL && strcmp(all->name, name) != 0)
        all++;
    ASSERT(all->name != NULL);
    q.of = all;
    q.key = str_from(key);
    ASSERT(all->values(ctx, &q, &v, &count) == ST_OK);
    *below = count > 0 ? v[0].denominator : -2;
    return count > 0 ? v[0].numerator : -1;
}

static void figure(struct ctx *ctx, const char *name, const char *by, const char *key, int64_t want,
                   int64_t want_below)
{
    int64_t below;

    EQ_INT(value_of(ctx, name, by, key, &below), want, name);
    EQ_INT(below, want_below, name);
}

static void rows_at(struct ctx *ctx, const char *name, const char *by, const char *key,
                    const char *part, const char *want)
{
    const struct indicator *all;
    struct indicator_query q = {.period = {{2026, 1, 1}, {2026, 12, 31}}, .by = by};
    struct str url;

    ASSERT(ledger_indicators(ctx, &all) == ST_OK);
    while (strcmp(all->name, name) != 0)
        all++;
    q.of = all;
    q.key = str_from(key);
    EQ_INT(all->rows_url(ctx, &q, part, &url), ST_OK, name);
    EQ_STR(url, want, name);
}

static void test_figures(struct journaltest *t)
{
    struct office o = office_of(t->ctx);

    (void)add(t->ctx, "2026-01-01", "甲", "集中", "10", "held");
    (void)add(t->ctx, "2026-12-31", "乙", "研讨", "5", "已学习");
    (void)add(t->ctx, "2026-05-05", "丙", "", "7", "planned");
    (void)add(t->ctx, "2026-05-06", "丁", "集中", "3", "gone");
    (void)add(t->ctx, "2025-12-31", "戊", "集中", "100", "held");
    figure(t->ctx, "ledger.study.held", NULL, "", 2, -1);
    figure(t->ctx, "ledger.study.people", NULL, "", 15, -1);
    figure(t->ctx, "ledger.study.rate", NULL, "", 2, 3);
    figure(t->ctx, "ledger.study.gone", NULL, "", 1, -1);
    figure(t->ctx, "ledger.study.all", NULL, "", 4, -1);
    figure(t->ctx, "ledger.study.people", "form", "研讨", 5, -1);
    figure(t->ctx, "ledger.study.people", "month", "2026-01", 10, -1);
    figure(t->ctx, "ledger.study.rate", "state", "planned", 0, 1);
    figure(t->ctx, "ledger.study.all", "form", "-", 1, -1);
    figure(t->ctx, "ledger.study.held", "form", "别的", -1, -2);
    rows_at(t->ctx, "ledger.study.held", NULL, "", "numerator",
            "/ledger/study?figure=held&from=2026-01-01&to=2026-12-31");
    rows_at(t->ctx, "ledger.study.rate", "form", "集中", "denominator",
            "/ledger/study?figure=rate&part=denominator&by=form&from=2026-01-01&to=2026-12-31"
            "&key=%E9%9B%86%E4%B8%AD");
    rows_at(t->ctx, "ledger.study.people", "month", "2026-02", "numerator",
            "/ledger/study?figure=people&from=2026-02-01&to=2026-02-28");
    as(&o, "ledger.party");
    {
        const struct indicator *all;

        EQ_INT(ledger_indicators(t->ctx, &all), ST_OK, "of another");
        OK(all->name == NULL, "none for whom may not read the kind");
    }
    t->ctx->actor = o.system;
}

/* ---------------------------------------------------------------- 名 against 人次 */

static int64_t rows_of(struct ctx *ctx, const char *name, const char *by, const char *key)
{
    const struct indicator *all;
    struct indicator_query q = {
        .period = {{2026, 1, 1}, {2026, 12, 31}}, .by = by, .key = str_from(key)};
    int64_t sum = -1;

    ASSERT(ledger_indicators(ctx, &all) == ST_OK);
    while (all->name != NULL && strcmp(all->name, name) != 0)
        all++;
    ASSERT(all->name != NULL);
    EQ_INT(indicator_rows_sum(ctx, all, &q, "numerator", &sum), ST_OK, name);
    return sum;
}

static void test_told(struct journaltest *t)
{
    struct office o = office_of(t->ctx);
    struct ctx *ctx = t->ctx;
    const char *organ = str_int(ctx->arena, o.organ).ptr;

    visits(ctx);
    (void)visit(ctx, "2026-03-01", "一", "张三、李四", organ);
    (void)visit(ctx, "2026-03-08", "二", "李四", organ);
    (void)visit(ctx, "2026-04-01", "三", "王五，张三", "");
    (void)visit(ctx, "2026-04-02", "四", "", "");
    (void)visit(ctx, "2025-12-31", "五", "赵六", organ);
    figure(ctx, "ledger.visits.times", NULL, "", 4, -1);
    figure(ctx, "ledger.visits.people", NULL, "", 3, -1);
    figure(ctx, "ledger.visits.people", "month", "2026-03", 2, -1);
    figure(ctx, "ledger.visits.people", "town", "-", 2, -1);
    figure(ctx, "ledger.visits.towns", NULL, "", 1, -1);
    EQ_INT(rows_of(ctx, "ledger.visits.people", NULL, ""), 3, "the entries add up to it");
    EQ_INT(rows_of(ctx, "ledger.visits.people", "month", "2026-04"), 2, "those of a month");
    EQ_INT(rows_of(ctx, "ledger.visits.people", "town", "-"), 2, "those without a township");
    EQ_INT(rows_of(ctx, "ledger.visits.towns", "town", organ), 1, "those of one");
    EQ_INT(rows_of(ctx, "ledger.visits.times", NULL, ""), 4, "a count as ever");
    for (size_t i = 0; i < 3; i++) {
        static const char *const UNITS[] = {"元", "万元", "次"}, *const SAID[] = {"1,000.00", "0.1",
                                                                                  "100000"};
        const struct ledger_definition d = {
            .fields = {{.name = S("paid"), .type = i < 2 ? LEDGER_MONEY : LEDGER_INT}},
            .fields_count = 1};
        const struct ledger_figure x = {
            .measure = LEDGER_SUM, .field = S("paid"), .unit = str_from(UNITS[i])};

        EQ_STR(ledger_figure_text(ctx, &d, &x, 100000), SAID[i], "money as its unit says");
        EQ_STR(ledger_figure_unit(&d, &x), UNITS[i], "which stands behind it");
    }
}

/* ---------------------------------------------------------------- links to records */

static void test_record(struct journaltest *t)
{
    struct office o = office_of(t->ctx);
    const int64_t to = add(t->ctx, "2026-11-18", "条例", "集中", "", "");
    const struct str url = str_printf(t->ctx->arena, "/ledger/entry/%lld", (long long)to);
    const struct ledger_field f = {.type = LEDGER_RECORD}, text = {.type = LEDGER_TEXT};
    struct str said;

    EQ_INT(ledger_seen(t->ctx, &f, url, &said), ST_OK, "seen");
    EQ_STR(said, "条例", "by its title");
    EQ_INT(ledger_seen(t->ctx, &f, str_printf(t->ctx->arena, STR_FMT "/edit?x=1#y", STR_ARG(url)),
                       &said),
           ST_OK, "a page below it");
    EQ_STR(said, "条例", "likewise");
    EQ_INT(ledger_shown(t->ctx, &f, url, &said), ST_OK, "what is kept");
    EQ_STR(said, str_z(t->ctx->arena, url), "has the address");
    EQ_INT(ledger_seen(t->ctx, &text, url, &said), ST_OK, "a text");
    EQ_STR(said, str_z(t->ctx->arena, url), "is a text");
    EQ_INT(ledger_seen(t->ctx, &f, S("/ledger/entry/999999"), &said), ST_OK, "nothing there");
    EQ_STR(said, "/ledger/entry/999999", "stays as typed");
    EQ_INT(ledger_seen(t->ctx, &f, S("/nowhere/1"), &said), ST_OK, "no module of ours");
    EQ_STR(said, "/nowhere/1", "likewise");
    EQ_INT(ledger_seen(t->ctx, &f, S("/ledger/study"), &said), ST_OK, "no record");
    EQ_STR(said, "/ledger/study", "likewise");
    as(&o, "ledger.read");
    EQ_INT(ledger_seen(t->ctx, &f, url, &said), ST_OK, "who may read it");
    EQ_STR(said, "条例", "sees the title");
    as(&o, "ledger.party");
    EQ_INT(ledger_seen(t->ctx, &f, url, &said), ST_OK, "who may not");
    EQ_STR(said, str_z(t->ctx->arena, url), "sees what was typed");
    t->ctx->actor = o.system;
}

/* ---------------------------------------------------------------- lists */

static int64_t listed(struct ctx *ctx, struct ledger_filter f)
{
    struct ledger_entry *all;
    struct ledger_kind k;
    struct str next;
    int64_t total = -1;
    size_t count;

    ASSERT(ledger_kind_get(ctx, S("study"), &k) == ST_OK);
    f.kind_id = k.id;
    f.limit = 50;
    EQ_INT(ledger_store_list(ctx, &f, &all, &count, &next, &total), ST_OK, "list");
    EQ_INT(count, total, "all of them");
    return total;
}

/* Page by page, two at a time, in an order. */
static void ordered(struct ctx *ctx, const char *sort, const char *field, const char *want)
{
    struct ledger_filter f = {.sort = str_from(sort), .sort_field = str_from(field), .limit = 2};
    struct buf got = buf_new(ctx->arena, 0);
    struct ledger_kind k;
    int64_t total;

    ASSERT(ledger_kind_get(ctx, S("study"), &k) == ST_OK);
    f.kind_id = k.id;
    f.with_dropped = true;
    do {
        struct ledger_entry *all;
        size_t count;

        EQ_INT(ledger_store_list(ctx, &f, &all, &count, &f.after, &total), ST_OK, sort);
        arr_each (i, count)
            buf_str(&got, all[i].title);
    } while (f.after.len > 0);
    EQ_STR(buf_view(&got), want, sort);
}

static void test_lists(struct journaltest *t)
{
    struct office o = office_of(t->ctx);
    struct ctx *ctx = t->ctx;
    struct ledger_filter f = {.limit = 50};

    (void)o;
    (void)add(ctx, "2026-01-01", "甲_一", "集中", "10", "held");
    (void)add(ctx, "2026-12-31", "乙", "研讨", "5", "held");
    (void)add(ctx, "2026-05-05", "丙", "", "7", "planned");
    (void)add(ctx, "2026-05-06", "丁", "集中", "3", "gone");
    ordered(ctx, "", "", "乙丁丙甲_一");
    ordered(ctx, "day", "", "甲_一丙丁乙");
    ordered(ctx, "-number", "people", "甲_一丙乙丁");
    ordered(ctx, "number", "people", "丁乙丙甲_一");
    EQ_INT(listed(ctx, f), 3, "void ones are left out");
    f.with_dropped = true;
    EQ_INT(listed(ctx, f), 4, "unless asked for");
    f.open = true;
    EQ_INT(listed(ctx, f), 1, "open ones");
    f.open = false;
    f.none = S("form");
    EQ_INT(listed(ctx, f), 1, "without a value");
    f.none = S("");
    f.q = S("_一");
    EQ_INT(listed(ctx, f), 1, "a text, no pattern");
    f.q = S("〔2026〕03");
    EQ_INT(listed(ctx, f), 1, "a number");
    f.q = S("");
    f.from = (struct date){2026, 5, 5};
    EQ_INT(listed(ctx, f), 3, "from, inclusive");
    f.to = (struct date){2026, 5, 6};
    EQ_INT(listed(ctx, f), 2, "to, inclusive");
    f.slots[f.slots_count++] = ledger_slot_of(ctx, S("form"), S("集中"));
    EQ_INT(listed(ctx, f), 1, "of a choice");
    f.slots[f.slots_count++] = (struct ledger_slot){S("state"), S("|held||planned|")};
    EQ_INT(listed(ctx, f), 0, "and of states");
    f.slots[0] = (struct ledger_slot){S("people"), S("")};
    EQ_INT(listed(ctx, f), 1, "has a value");
}

/* ---------------------------------------------------------------- what others take */

static void test_parts(struct journaltest *t)
{
    struct office o = office_of(t->ctx);
    const int64_t id = add(t->ctx, "2026-11-10", "条例", "集中", "", "");
    struct duty_fact *facts;
    struct due_item *dues;
    struct task *tasks;
    size_t count;
    int64_t total;

    EQ_INT(ledger_entry_edit(t->ctx,
                             &(struct ledger_entry_change){id, 1, GIVEN({"who", S("周秀兰")})}),
           ST_OK, "a deputy");
    EQ_INT(LEDGER_DUTIES[0].list(
               t->ctx,
               &(struct duty_query){.from = {2026, 1, 1}, .to = {2026, 12, 31}, .limit = 10},
               &facts, &count),
           ST_OK, "duties");
    EQ_INT(count, 1, "one");
    EQ_INT(facts[0].deputy_id, o.deputy, "hers");
    EQ_INT(LEDGER_DUES[0].page(t->ctx, (struct date){2026, 11, 1}, (struct date){2026, 11, 30},
                               NULL, 10, &dues, &count),
           ST_OK, "dues");
    EQ_INT(count, 1, "one");
    EQ_INT(dues[0].subject_id, id, "of the entry");
    EQ_INT(LEDGER_DUES[0].page(t->ctx, (struct date){2026, 11, 1}, (struct date){2026, 11, 30},
                               dues, 10, &dues, &count),
           ST_OK, "the next page");
    EQ_INT(count, 0, "is empty");
    EQ_INT(LEDGER_DUES[1].list(t->ctx, (struct date){2026, 11, 1}, (struct date){2026, 12, 30},
                               &dues, &count),
           ST_OK, "owed");
    EQ_INT(count, 1, "this month");
    EQ_INT(date_diff_days(dues[0].due_on, (struct date){2026, 11, 30}), 0, "by its end");
    (void)add(t->ctx, "2026-11-11", "一", "", "", "held");
    (void)add(t->ctx, "2026-11-12", "二", "", "", "held");
    EQ_INT(LEDGER_DUES[1].list(t->ctx, (struct date){2026, 11, 1}, (struct date){2026, 12, 30},
                               &dues, &count),
           ST_OK, "owed");
    EQ_INT(count, 0, "kept");
    as(&o, "ledger.write");
    EQ_INT(ledger_tasks(t->ctx, 5, &tasks, &count, &total), ST_OK, "tasks");
    EQ_INT(total, 1, "one for who writes");
    as(&o, "ledger.read");
    EQ_INT(ledger_tasks(t->ctx, 5, &tasks, &count, &total), ST_OK, "tasks");
    EQ_INT(total, 0, "none for who only reads");
    t->ctx->actor = o.system;
}

int main(void)
{
    modtest_one("ledger_hidden", test_hidden);
    modtest_both("ledger_figures", test_figures);
    modtest_both("ledger_lists", test_lists);
    modtest_both("ledger_parts", test_parts);
    modtest_both("ledger_told", test_told);
    modtest_one("ledger_record", test_record);
    return tap_done();
}
