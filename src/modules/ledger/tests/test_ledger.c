// SPDX-License-Identifier: MulanPSL-2.0
/* Ledgers on both databases: kinds and their versions, entries with their workflow, who may do
 * what, figures and the entries behind them, what is due, sheets. People are invented. */
#include "modules/indicator/indicator.h"
#include "modules/ledger/ledger_actions.h"
#include "modules/ledger/ledger_import.h"
#include "modules/ledger/ledger_parts.h"
#include "modules/tests/modtest.h"
#include "platform/import.h"
#include "platform/permission.h"
#include <unistd.h>

static const char KIND[] =
    "kind study\nname 学习\nunit 次\nnumber 学〔{year}〕{nn}号\n"
    "field on date 日期 required\nfield title text 内容 required\n"
    "field form choice 形式 = 集中|研讨\nfield people int 人数 min 1 max 500\n"
    "field cost money 经费\nfield organ organ 单位\nfield who deputy 代表\nfield files files 材料\n"
    "duty who\nread staff\nwrite office\n"
    "state planned 计划\nstate held 已学习 final\nstate gone 取消 final void\n"
    "step hold 登记 planned>held by office|leader needs people\n"
    "step stop 取消 planned>gone by office note\n"
    "deadline hold on +3 按期学习 when state=planned\n"
    "every m month 2 每月学习 when state=held\n"
    "figure held 次数 次 count when state=held\n"
    "figure people 人次 人次 sum people when state=held\n"
    "figure rate 完成率 % share when state=held\n"
    "figure gone 取消数 次 count when state=gone\n"
    "figure all 登记数 次 count standing\n";

struct office {
    struct ctx *ctx;
    const struct actor *system;
    struct actor actor;
    struct permission_set may;
    int64_t organ, deputy;
};

static void as(struct office *o, const char *permission)
{
    o->may = (struct permission_set){0};
    (void)permission_set_add(&o->may, permission);
    o->actor = (struct actor){.account_id = 0,
                              .congress_id = o->ctx->congress_id,
                              .name = S("某人"),
                              .permissions = &o->may};
    o->ctx->actor = &o->actor;
}

static struct office office_of(struct ctx *ctx)
{
    struct office o = {.ctx = ctx, .system = ctx->actor};
    const struct ledger_kind_new in = {.body = str_from(KIND), .note = S("")};
    int64_t id;

    o.organ = modtest_organ(ctx, "办公室");
    o.deputy = modtest_deputy(ctx, "周秀兰", "青石岭镇代表团");
    EQ_INT(ledger_kind_save(ctx, &in, &id), ST_OK, "a kind");
    return o;
}

#define GIVEN(...)                                                                                 \
    (const struct ledger_given[]){__VA_ARGS__}, COUNT(((const struct ledger_given[]){__VA_ARGS__}))

static int64_t add(struct ctx *ctx, const char *on, const char *title, const char *form,
                   const char *people, const char *state)
{
    const struct ledger_given given[] = {{"on", str_from(on)},
                                         {"title", str_from(title)},
                                         {"form", str_from(form)},
                                         {"people", str_from(people)}};
    const struct ledger_entry_new in = {
        .kind = S("study"), .values = given, .count = COUNT(given), .state = str_from(state)};
    int64_t id = 0;

    EQ_INT(ledger_entry_add(ctx, &in, &id), ST_OK, title);
    return id;
}

/* ---------------------------------------------------------------- kinds */

static void test_kinds(struct journaltest *t)
{
    struct office o = office_of(t->ctx);
    struct ledger_kind_new in = {.body = str_from(KIND), .note = S("")};
    struct ledger_kind_version *all;
    struct ledger_kind k;
    bool newer, own;
    size_t count;
    int64_t id;

    EQ_INT(ledger_kind_get(t->ctx, S("study"), &k), ST_OK, "is there");
    OK(k.on, "and on");
    EQ_STR(k.readers, "staff", "who reads");
    REFUSED(t->ctx, ledger_kind_save(t->ctx, &in, &id), ST_CONFLICT, "db.changed_meanwhile",
            "seen by nobody");
    in.version = k.version;
    in.body = S("kind study\nname 学习\nunit 场\nfield title text 内容\n");
    EQ_INT(ledger_kind_save(t->ctx, &in, &id), ST_OK, "a second version");
    EQ_INT(ledger_store_versions(t->ctx, id, &all, &count), ST_OK, "versions");
    EQ_INT(count, 2, "two");
    EQ_INT(all[0].number, 2, "newest first");
    in.body = S("kind study\nname\n");
    REFUSED(t->ctx, ledger_kind_save(t->ctx, &in, &id), ST_INVALID, "ledger.definition.short",
            "a fault");
    EQ_INT(ledger_kind_on(t->ctx, S("nothing"), &id), ST_NOT_FOUND, "not shipped");
    modtest_clear(t->ctx);
    EQ_INT(ledger_kind_on(t->ctx, S("first_topic"), &id), ST_OK, "a shipped one");
    EQ_INT(ledger_kind_get(t->ctx, S("first_topic"), &k), ST_OK, "is there");
    EQ_INT(ledger_kind_upgrades(t->ctx, &k, &newer, &own), ST_OK, "upgrades");
    OK(!newer && !own, "as shipped");
    in = (struct ledger_kind_new){
        .body = S("kind first_topic\nname 第一议题\nunit 次\nfield title text 内容\n"),
        .note = S("短一些"),
        .version = k.version};
    EQ_INT(ledger_kind_save(t->ctx, &in, &id), ST_OK, "the office's own");
    EQ_INT(ledger_kind_get(t->ctx, S("first_topic"), &k), ST_OK, "is there");
    EQ_INT(ledger_kind_upgrades(t->ctx, &k, &newer, &own), ST_OK, "upgrades");
    OK(!newer && own, "its own, and nothing newer was shipped");
    EQ_INT(ledger_kind_off(t->ctx, S("first_topic")), ST_OK, "off");
    EQ_INT(ledger_kind_on(t->ctx, S("first_topic"), &id), ST_OK, "on again");
    EQ_INT(ledger_store_versions(t->ctx, id, &all, &count), ST_OK, "versions");
    EQ_INT(count, 2, "keeps the office's text");
    as(&o, "ledger.read");
    EQ_INT(ledger_open(t->ctx, S("study"), &k, &(const struct ledger_definition *){NULL}), ST_OK,
           "who reads opens it");
    as(&o, "ledger.party");
    REFUSED(t->ctx, ledger_open(t->ctx, S("study"), &k, &(const struct ledger_definition *){NULL}),
            ST_NOT_FOUND, "db.not_found", "others know nothing of it");
    t->ctx->actor = o.system;
}

/* ---------------------------------------------------------------- entries */

static void test_entry(struct journaltest *t)
{
    struct office o = office_of(t->ctx);
    const int64_t id = add(t->ctx, "2026-11-18", "条例", "集中", "", "");
    const struct ledger_given bad[] = {
        {"on", S("18日")}, {"people", S("501")}, {"form", S("别的")}};
    const struct ledger_entry_new wrong = {.kind = S("study"), .values = bad, .count = COUNT(bad)};
    struct ledger_step_row *steps;
    struct ledger_entry e;
    size_t count;
    int64_t other;

    EQ_INT(ledger_entry_get(t->ctx, id, &e), ST_OK, "is there");
    EQ_STR(e.number, "学〔2026〕01号", "number");
    EQ_STR(e.state, "planned", "begins there");
    OK(e.open && !e.dropped, "open");
    EQ_INT(ledger_entry_add(t->ctx, &wrong, &other), ST_INVALID, "faults");
    EQ_INT(t->ctx->field_errors_count, 4, "each at its field");
    EQ_TEXT(t->ctx->field_errors[0].key, "ledger.err.date", "date");
    EQ_TEXT(t->ctx->field_errors[1].field, "v1", "the title is missing");
    EQ_TEXT(t->ctx->field_errors[2].key, "ledger.err.choice", "choice");
    EQ_TEXT(t->ctx->field_errors[3].key, "ledger.err.max", "maximum");
    modtest_clear(t->ctx);

    EQ_INT(ledger_entry_edit(
               t->ctx,
               &(struct ledger_entry_change){id, e.version,
                                             GIVEN({"cost", S("1,200.50")}, {"organ", S("办公室")},
                                                   {"who", S("周秀兰")}, {"on", S("2025-12-30")})}),
           ST_OK, "corrected");
    EQ_INT(ledger_entry_get(t->ctx, id, &e), ST_OK, "is there");
    EQ_STR(e.number, "学〔2025〕01号", "counts in the year of its day");
    EQ_STR(e.data,
           str_z(t->ctx->arena,
                 str_printf(t->ctx->arena,
                            "on=2025-12-30\ntitle=条例\nform=集中\ncost=120050\norgan=%lld\n"
                            "who=%lld\n",
                            (long long)o.organ, (long long)o.deputy)),
           "values");
    EQ_INT(ledger_store_steps(t->ctx, id, &steps, &count), ST_OK, "history");
    EQ_STR(steps[0].changed,
           "日期：2026年11月18日 → 2025年12月30日\n经费：1,200.50元\n单位：办公室\n代表：周秀兰",
           "says what has changed");
    REFUSED(t->ctx,
            ledger_entry_edit(t->ctx, &(struct ledger_entry_change){id, 1, GIVEN({"cost", S("")})}),
            ST_CONFLICT, "db.changed_meanwhile", "seen before the change");
    REFUSED(t->ctx,
            ledger_entry_edit(
                t->ctx, &(struct ledger_entry_change){id, e.version, GIVEN({"title", S("")})}),
            ST_INVALID, "ledger.err.missing", "required");
    REFUSED(t->ctx, ledger_entry_remove(t->ctx, id, e.version), ST_RULE, "ledger.err.has_steps",
            "has a history");
    other = add(t->ctx, "2026-11-18", "误登", "", "", "");
    EQ_INT(ledger_entry_remove(t->ctx, other, 1), ST_OK, "a mistaken one goes");
    EQ_INT(ledger_entry_get(t->ctx, other, &e), ST_NOT_FOUND, "and is gone");
    modtest_clear(t->ctx);
}

static enum status step(struct ctx *ctx, int64_t id, const char *name, const char *people,
                        const char *note)
{
    const struct ledger_given given[] = {{"people", str_from(people)}};
    struct ledger_entry e;

    TRY(ledger_store_entry(ctx, id, &e));
    return ledger_entry_step(
        ctx, &(struct ledger_entry_step){
                 {id, e.version, given, people[0] != '\0'}, str_from(name), str_from(note)});
}

static void test_steps(struct journaltest *t)
{
    struct office o = office_of(t->ctx);
    const int64_t id = add(t->ctx, "2026-11-18", "条例", "集中", "", "");
    struct ledger_due_row *dues;
    struct ledger_entry e;
    size_t count;

    EQ_INT(ledger_store_dues_of(t->ctx, id, &dues, &count), ST_OK, "dues");
    EQ_INT(count, 1, "one runs");
    EQ_STR(dues[0].label, "按期学习", "its name");
    EQ_INT(date_diff_days(dues[0].on, (struct date){2026, 11, 21}), 0, "its day");
    REFUSED(t->ctx, step(t->ctx, id, "hold", "", ""), ST_INVALID, "ledger.err.missing", "needs");
    REFUSED(t->ctx, step(t->ctx, id, "stop", "", ""), ST_INVALID, "ledger.err.note", "a sentence");
    EQ_INT(step(t->ctx, id, "nothing", "", ""), ST_NOT_FOUND, "no such step");
    modtest_clear(t->ctx);
    as(&o, "ledger.read");
    REFUSED(t->ctx, step(t->ctx, id, "hold", "3", ""), ST_DENIED, "ledger.err.denied", "readers");
    REFUSED(
        t->ctx,
        ledger_entry_edit(t->ctx, &(struct ledger_entry_change){id, 1, GIVEN({"cost", S("1")})}),
        ST_DENIED, "ledger.err.denied", "nor correct");
    as(&o, "ledger.discipline");
    REFUSED(t->ctx, step(t->ctx, id, "hold", "3", ""), ST_NOT_FOUND, "db.not_found", "others");
    as(&o, "ledger.leader");
    (void)permission_set_add(&o.may, "ledger.read");
    REFUSED(t->ctx, step(t->ctx, id, "stop", "", "不办了"), ST_DENIED, "ledger.err.denied",
            "of the office alone");
    EQ_INT(step(t->ctx, id, "hold", "12", ""), ST_OK, "of leaders, too");
    EQ_INT(ledger_store_entry(t->ctx, id, &e), ST_OK, "is there");
    EQ_STR(e.state, "held", "in its state");
    OK(!e.open, "nothing owed");
    EQ_INT(ledger_store_dues_of(t->ctx, id, &dues, &count), ST_OK, "dues");
    EQ_INT(count, 0, "none");
    t->ctx->actor = o.system;
    REFUSED(t->ctx, step(t->ctx, id, "hold", "12", ""), ST_RULE, "ledger.err.step", "twice");
    EQ_INT(modtest_events(t->ctx, "ledger.stepped"), 1, "told once");
    EQ_INT(ledger_kind_off(t->ctx, S("study")), ST_OK, "put away");
    REFUSED(t->ctx,
            ledger_entry_add(t->ctx, &(struct ledger_entry_new){.kind = S("study")}, &(int64_t){0}),
            ST_RULE, "ledger.err.off", "no new ones");
}

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

/* ---------------------------------------------------------------- old versions */

static void test_versions(struct journaltest *t)
{
    struct office o = office_of(t->ctx);
    const int64_t id = add(t->ctx, "2026-11-18", "条例", "集中", "9", "");
    struct ledger_due_row *dues;
    struct ledger_whole w = {0};
    struct ledger_kind k;
    int64_t made;
    size_t count;

    (void)o;
    EQ_INT(ledger_kind_get(t->ctx, S("study"), &k), ST_OK, "kind");
    EQ_INT(ledger_kind_save(t->ctx,
                            &(struct ledger_kind_new){
                                .body = S("kind study\nname 学习\nunit 次\nfield on date 日期\n"
                                          "field title text 题目 required\nfield place text 地点\n"
                                          "state planned 打算\nstate held 学过 final\n"
                                          "deadline hold on +10 早些学\n"),
                                .note = S(""),
                                .version = k.version},
                            &made),
           ST_OK, "another version");
    EQ_INT(ledger_whole_get(t->ctx, id, &w), ST_OK, "is there");
    EQ_STR(ledger_values_get(w.d, &w.values, S("form")), "集中", "shown under its own version");
    EQ_INT(ledger_store_dues_of(t->ctx, id, &dues, &count), ST_OK, "dues");
    EQ_STR(dues[0].label, "早些学", "deadlines follow the newest");
    EQ_INT(ledger_entry_edit(t->ctx, &(struct ledger_entry_change){id, w.entry.version,
                                                                   GIVEN({"place", S("会议室")})}),
           ST_OK, "corrected");
    EQ_INT(ledger_whole_get(t->ctx, id, &w), ST_OK, "is there");
    EQ_STR(w.entry.data, "on=2026-11-18\ntitle=条例\nplace=会议室\n", "now of the newest");
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

static const char VISITS[] =
    "kind visits\nname 走访\nunit 次\nfield on date 日期\nfield title text 内容 required\n"
    "field who person 走访人\nfield town organ 乡镇\nfield about record 对应的工作\n"
    "state made 已走访\nstate closed 已办结 final\nstate gone 作废 final void\n"
    "step close 办结 made>closed by committee needs town\nstep drop 作废 any>gone by office note\n"
    "figure times 走访人次 人次 count\nfigure people 走访干部数 名 distinct who\n"
    "figure towns 乡镇数 个 distinct town when state=made\n";

static int64_t visit(struct ctx *ctx, const char *on, const char *title, const char *who,
                     const char *town)
{
    const struct ledger_given given[] = {{"on", str_from(on)},
                                         {"title", str_from(title)},
                                         {"who", str_from(who)},
                                         {"town", str_from(town)}};
    int64_t id = 0;

    EQ_INT(ledger_entry_add(
               ctx, &(struct ledger_entry_new){S("visits"), given, COUNT(given), S("")}, &id),
           ST_OK, title);
    return id;
}

static void visits(struct ctx *ctx)
{
    const struct ledger_kind_new in = {.body = str_from(VISITS), .note = S("")};
    int64_t id;

    EQ_INT(ledger_kind_save(ctx, &in, &id), ST_OK, "a kind");
}

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

/* ---------------------------------------------------------------- sheets */

struct bringing {
    const char *path;
    size_t written, skipped;
};

static enum status bring_tx(struct ctx *ctx, const void *input)
{
    struct bringing *b = (struct bringing *)(uintptr_t)input;
    const struct import_kind *kind = import_kind_of(ctx, S("ledger.study"));
    struct import_counts counts;
    size_t row;

    TRY(import_write(ctx, kind, b->path, IMPORT_REPEATS_REFUSED, &counts, &row));
    b->written = counts.written;
    b->skipped = counts.skipped;
    return counts.written == 0 ? ST_NOT_FOUND : ST_OK; /* nothing to commit */
}

static enum status row_check(struct ctx *ctx, const char *state, const char *town)
{
    const struct import_kind *kind = import_kind_of(ctx, S("ledger.visits"));
    struct import_row row = {.kind = kind, .number = 1};
    struct str key;

    ASSERT(kind != NULL);
    for (size_t i = 0; kind->columns[i].name != NULL; i++)
        row.cells[i] = strcmp(kind->columns[i].name, "title") == 0   ? S("走访")
                       : strcmp(kind->columns[i].name, "town") == 0  ? str_from(town)
                       : strcmp(kind->columns[i].name, "state") == 0 ? str_from(state)
                                                                     : S("");
    return kind->check(ctx, &row, &key);
}

/* A row comes in a state to which whoever brings it could take it step by step; who manages ledgers
 * brings old registers in as they stand. */
static void test_sheet_states(struct journaltest *t)
{
    struct office o = office_of(t->ctx);
    struct ctx *ctx = t->ctx;

    visits(ctx);
    as(&o, "ledger.write");
    EQ_INT(row_check(ctx, "", ""), ST_OK, "as it begins");
    EQ_INT(row_check(ctx, "已走访", ""), ST_OK, "or by its name");
    REFUSED(ctx, row_check(ctx, "已办结", "办公室"), ST_INVALID, "ledger.err.state_steps",
            "the committee's step is not the office's");
    REFUSED(ctx, row_check(ctx, "作废", ""), ST_INVALID, "ledger.err.state_steps",
            "what asks for a sentence is not done by a sheet");
    (void)permission_set_add(&o.may, "ledger.committee");
    EQ_INT(row_check(ctx, "已办结", "办公室"), ST_OK, "who may take the step");
    REFUSED(ctx, row_check(ctx, "已办结", ""), ST_INVALID, "ledger.err.state_steps",
            "with what it needs");
    (void)permission_set_add(&o.may, "ledger.manage");
    EQ_INT(row_check(ctx, "已办结", ""), ST_OK, "who manages ledgers");
    EQ_INT(row_check(ctx, "作废", ""), ST_OK, "in any state");
    REFUSED(ctx, row_check(ctx, "没有的", ""), ST_INVALID, "ledger.err.state", "that there is");
    ctx->actor = o.system;
}

static enum status undo_tx(struct ctx *ctx, const void *input)
{
    struct import_undo how = {0};
    const int64_t id = *(const int64_t *)input;

    TRY(import_kind_of(ctx, S("ledger.study"))->undo(ctx, id, false, &how));
    return event_emit(ctx, "ledger.removed", id);
}

static void test_sheet(struct journaltest *t)
{
    static const char TEXT[] = "日期,内容,形式,人数,经费,单位,代表,状态\n"
                               "2026-03-01,甲,集中,12,1.5万,办公室,周秀兰,已学习\n"
                               "2026-03-08,乙,研讨,8,,,,\n";
    struct office o = office_of(t->ctx);
    char path[] = "/tmp/renda-ledger-XXXXXX.csv";
    const int fd = mkstemps(path, 4);
    struct bringing b = {.path = path};
    const struct import_kind *kind;
    struct ledger_entry e;
    int64_t *ids;
    size_t count;

    ASSERT(fd >= 0 && write(fd, TEXT, strlen(TEXT)) == (ssize_t)strlen(TEXT));
    close(fd);
    kind = import_kind_of(t->ctx, S("ledger.study"));
    EQ_STR(kind->label, "台账：学习", "a kind of rows");
    OK(import_kind_tables(kind) != NULL, "with its tables");
    OK(import_kind_of(t->ctx, S("ledger.nothing")) == NULL, "no such kind");
    EQ_INT(db_tx(t->ctx, bring_tx, &b), ST_OK, "brought");
    EQ_INT(b.written, 2, "both");
    EQ_INT(ledger_store_ids(t->ctx, 0, 10, &ids, &count), ST_OK, "ids");
    EQ_INT(count, 2, "two entries");
    EQ_INT(ledger_store_entry(t->ctx, ids[0], &e), ST_OK, "the first");
    EQ_STR(e.state, "held", "in its state");
    OK(str_has(e.data, S("cost=1500000\n")), "money");
    EQ_INT(db_tx(t->ctx, bring_tx, &b), ST_NOT_FOUND, "again");
    modtest_clear(t->ctx);
    EQ_INT(b.skipped, 2, "is passed over");
    EQ_INT(db_tx(t->ctx, undo_tx, &ids[0]), ST_OK, "taken back");
    EQ_INT(ledger_store_entry(t->ctx, ids[0], &e), ST_NOT_FOUND, "gone");
    modtest_clear(t->ctx);
    as(&o, "ledger.read");
    OK(import_kind_of(t->ctx, S("ledger.study")) == NULL, "not for who only reads");
    t->ctx->actor = o.system;
    unlink(path);
}

/* ---------------------------------------------------------------- what the law asks for */

static bool is_on(struct ctx *ctx, const char *kind)
{
    struct ledger_kind k;
    const bool on = ledger_kind_get(ctx, str_from(kind), &k) == ST_OK && k.on;

    modtest_clear(ctx);
    return on;
}

/* Is it among those that are off, and because of the law? */
static bool is_offered(struct ctx *ctx, const char *kind, bool law)
{
    struct ledger_offered *all;
    size_t count;

    EQ_INT(ledger_offered(ctx, &all, &count), ST_OK, "what is off");
    arr_each (i, count)
        if (str_eqz(all[i].kind, kind))
            return all[i].law == law && all[i].about.len > 0;
    return false;
}

/* @law Deputies Law (2025-03-11) art. 29, 39, 43 */
static void test_seed(struct journaltest *t)
{
    EQ_INT(ledger_seed(t->ctx), ST_OK, "a new congress");
    OK(is_on(t->ctx, "deputy_plan") && is_on(t->ctx, "deputy_permission") &&
           is_on(t->ctx, "deputy_summons"),
       "has what the law asks of a county");
    OK(!is_on(t->ctx, "presidium_activity"), "not what it asks of a township");
    OK(is_offered(t->ctx, "presidium_activity", false), "that is offered");
    OK(is_offered(t->ctx, "first_topic", false), "as is what no law asks for");
    OK(!is_offered(t->ctx, "deputy_plan", true), "what is on is not");
    EQ_INT(ledger_kind_off(t->ctx, S("deputy_plan")), ST_OK, "put away");
    OK(is_offered(t->ctx, "deputy_plan", true), "and offered again, as asked for by law");
    EQ_INT(ledger_seed(t->ctx), ST_OK, "told twice");
    OK(!is_on(t->ctx, "deputy_plan"), "what the office put away stays away");
}

static enum status before_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return DB_EXEC(ctx, "INSERT INTO ledger_before (congress_id, id) VALUES (:congress, :congress)",
                   B_INT("congress", ctx->congress_id));
}

static void test_seed_before(struct journaltest *t)
{
    EQ_INT(db_tx(t->ctx, before_tx, NULL), ST_OK, "a congress that stood before");
    EQ_INT(ledger_seed(t->ctx), ST_OK, "told of its founding now");
    OK(!is_on(t->ctx, "deputy_plan"), "is not given any");
    OK(is_offered(t->ctx, "deputy_plan", true), "it is offered them");
}

int main(void)
{
    modtest_both("ledger_seed", test_seed);
    modtest_one("ledger_seed_before", test_seed_before);
    modtest_both("ledger_kinds", test_kinds);
    modtest_both("ledger_entry", test_entry);
    modtest_one("ledger_steps", test_steps);
    modtest_one("ledger_hidden", test_hidden);
    modtest_both("ledger_versions", test_versions);
    modtest_both("ledger_figures", test_figures);
    modtest_both("ledger_lists", test_lists);
    modtest_both("ledger_parts", test_parts);
    modtest_both("ledger_sheet", test_sheet);
    modtest_both("ledger_told", test_told);
    modtest_one("ledger_record", test_record);
    modtest_one("ledger_sheet_states", test_sheet_states);
    return tap_done();
}
