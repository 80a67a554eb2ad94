// SPDX-License-Identifier: MulanPSL-2.0
/* Activities on both databases: whose turn it is, who is asked and answers, who was there, what
 * came of it, deeds, and who may see what. People are invented. */
#include "modules/activity/activity_actions.h"
#include "modules/activity/activity_group.h"
#include "modules/activity/activity_parts.h"
#include "modules/activity/activity_store.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/permission.h"

#include "modules/body/body.h"

enum { DEPUTIES = 5 };

static const char *const PEOPLE[DEPUTIES] = {"周秀兰", "王德明", "李春梅", "赵永平", "何家旺"};

struct county {
    struct ctx *ctx;
    const struct actor *system;
    struct actor actor;
    struct permission_set may;
    int64_t deputy[DEPUTIES];
};

static void as(struct county *c, size_t n)
{
    c->may = (struct permission_set){0};
    (void)permission_set_add(&c->may, "activity.take_part");
    c->actor = (struct actor){.account_id = 7000 + (int64_t)n,
                              .congress_id = c->ctx->congress_id,
                              .deputy_id = c->deputy[n],
                              .name = str_from(PEOPLE[n]),
                              .permissions = &c->may};
    c->ctx->actor = &c->actor;
}

static struct county county_of(struct ctx *ctx)
{
    struct county c = {.ctx = ctx, .system = ctx->actor};

    for (size_t i = 0; i < DEPUTIES; i++)
        c.deputy[i] = modtest_deputy(ctx, PEOPLE[i], "城关镇代表团");
    return c;
}

static int64_t plan(struct ctx *ctx, const char *sort, const char *title, struct date on,
                    const char *way)
{
    const struct activity in = {.sort = str_from(sort),
                                .title = str_from(title),
                                .text = S(""),
                                .host = S(""),
                                .place = S("县法院"),
                                .starts_on = on,
                                .ends_on = on,
                                .way = str_from(way)};
    int64_t id = 0;

    OK(activity_save(ctx, &in, &id) == ST_OK, title);
    return id;
}

/* The same from one day to another. */
static int64_t plan_days(struct ctx *ctx, struct date from, struct date to)
{
    const struct activity in = {.sort = S("inspection"),
                                .title = S("视察三天"),
                                .text = S(""),
                                .host = S(""),
                                .place = S(""),
                                .starts_on = from,
                                .ends_on = to,
                                .way = S("invited")};
    int64_t id = 0;

    OK(activity_save(ctx, &in, &id) == ST_OK, "three days");
    return id;
}

static enum status ask(struct county *c, int64_t id, size_t n)
{
    return activity_invite(
        c->ctx,
        &(struct activity_ask){.id = id, .deputies = &c->deputy[n], .count = 1, .team = S("")});
}

static int64_t version(struct ctx *ctx, int64_t id)
{
    struct activity a = {0};

    OK(activity_store_get(ctx, id, &a) == ST_OK, "read");
    return a.version;
}

static void turn(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = t->ctx;
    const int64_t old = plan(ctx, "visit", "去年走访", (struct date){2025, 9, 1}, "invited"),
                  recent = plan(ctx, "visit", "今年走访", (struct date){2026, 9, 1}, "invited"),
                  next = plan(ctx, "visit", "下次走访", (struct date){2026, 12, 1}, "invited"),
                  read = plan(ctx, "bulletin", "通报", (struct date){2026, 9, 1}, "invited");
    int64_t *ids;
    size_t count = 0;

    OK(ask(&c, old, 0) == ST_OK && ask(&c, recent, 1) == ST_OK && ask(&c, next, 2) == ST_OK,
       "some were asked");
    OK(ask(&c, read, 3) == ST_OK, "a bulletin is no turn");
    OK(activity_in_turn(ctx, next, 0, 3, &ids, &count) == ST_OK, "whose turn it is");
    EQ_INT(count, 3, "three");
    OK(count == 3 && ids[0] == c.deputy[3] && ids[1] == c.deputy[4] && ids[2] == c.deputy[0],
       "never asked first, then longest ago");
    OK(activity_in_turn(ctx, next, 0, 10, &ids, &count) == ST_OK && count == 4,
       "who is on the list is not asked again");
    OK(count == 4 && ids[3] == c.deputy[1], "asked this year last");
}

static void life(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = t->ctx;
    const int64_t id = plan(ctx, "trial", "旁听庭审", ctx->today, "invited");
    struct activity a = {.id = id};
    struct activity_person *people;
    struct activity_note notes[2];
    size_t count = 0;

    REFUSED(ctx, activity_open(ctx, id, 1), ST_RULE, "activity.err.nobody", "nobody is asked");
    OK(ask(&c, id, 0) == ST_OK && ask(&c, id, 0) == ST_OK && ask(&c, id, 1) == ST_OK,
       "two are asked, one of them twice");
    OK(activity_store_people(ctx, id, &people, &count) == ST_OK && count == 2, "two on the list");
    as(&c, 0);
    REFUSED(ctx, activity_get(ctx, id, &a), ST_NOT_FOUND, "db.not_found", "not known yet");
    ctx->actor = c.system;
    OK(activity_open(ctx, id, 1) == ST_OK, "made known");
    as(&c, 0);
    OK(activity_get(ctx, id, &a) == ST_OK, "who is asked sees it");
    as(&c, 2);
    REFUSED(ctx, activity_get(ctx, id, &a), ST_NOT_FOUND, "db.not_found", "others do not");
    ctx->actor = c.system;
    REFUSED(ctx, activity_hold(ctx, id, version(ctx, id), S("旁听一案。")), ST_RULE,
            "activity.err.unnoted", "nobody is noted");
    ASSERT(count == 2);
    notes[0] = (struct activity_note){people[0].id, S("attended")};
    notes[1] = (struct activity_note){people[1].id, S("absent")};
    OK(activity_note_presence(ctx, id, notes, 2) == ST_OK, "the roll");
    REFUSED(ctx, activity_hold(ctx, id, version(ctx, id), S("")), ST_INVALID, "activity.err.result",
            "says what it brought");
    OK(activity_hold(ctx, id, version(ctx, id), S("旁听一案。")) == ST_OK, "held");
    REFUSED(ctx, ask(&c, id, 2), ST_RULE, "activity.err.held", "it is over");
    EQ_INT(modtest_events(ctx, "activity.noted"), 1, "in the journal");
}

static void answers(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = t->ctx;
    const int64_t id = plan(ctx, "open_day", "开放日", (struct date){2026, 12, 1}, "open");
    struct activity_person p;
    struct task *tasks;
    size_t count = 0;
    int64_t total = 0;

    as(&c, 0);
    REFUSED(ctx, activity_answer(ctx, id, S("yes"), S("")), ST_NOT_FOUND, "db.not_found",
            "not made known");
    ctx->actor = c.system;
    OK(ask(&c, id, 1) == ST_OK && activity_open(ctx, id, 1) == ST_OK, "one is asked, all may come");
    as(&c, 1);
    OK(activity_tasks(ctx, 10, &tasks, &count, &total) == ST_OK && count == 1, "it waits for him");
    REFUSED(ctx, activity_answer(ctx, id, S("no"), S("")), ST_INVALID, "activity.err.why_not",
            "why not");
    OK(activity_answer(ctx, id, S("no"), S("外出开会")) == ST_OK, "says no");
    OK(activity_tasks(ctx, 10, &tasks, &count, &total) == ST_OK && count == 0, "done");
    as(&c, 0);
    OK(activity_answer(ctx, id, S("yes"), S("")) == ST_OK, "another signs up");
    OK(activity_store_place(ctx, id, c.deputy[0], &p) == ST_OK && str_eqz(p.answer, "yes"),
       "is on the list");
    ctx->actor = c.system;
    OK(activity_cancel(ctx, id, version(ctx, id), S("天气原因")) == ST_OK, "cancelled");
    as(&c, 0);
    REFUSED(ctx, activity_answer(ctx, id, S("no"), S("不去")), ST_RULE, "activity.err.cancelled",
            "over");
    ctx->actor = c.system;
}

static void deeds(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = t->ctx;
    struct activity in = {.sort = S("campaign"),
                          .title = S("代表在行动"),
                          .text = S(""),
                          .host = S(""),
                          .place = S(""),
                          .starts_on = {2026, 3, 1},
                          .ends_on = {2026, 12, 31},
                          .way = S("open")};
    struct activity_deed deed = {.deputy_id = c.deputy[0],
                                 .sort = S("donate"),
                                 .done_on = {2026, 10, 1},
                                 .text = S("捐书"),
                                 .fen = 500000};
    struct activity_share *shares;
    struct duty_fact *facts;
    const struct duty_query q = {{2026, 1, 1}, {2026, 12, 31}, 0, 0, 0, 10};
    size_t count = 0;
    int64_t id = 0;

    OK(activity_save(ctx, &in, &deed.activity_id) == ST_OK &&
           activity_open(ctx, deed.activity_id, 1) == ST_OK,
       "a campaign");
    as(&c, 1);
    REFUSED(ctx, activity_deed_add(ctx, &deed, &id), ST_DENIED, "activity.err.own_only",
            "not for another");
    as(&c, 0);
    deed.done_on = (struct date){2026, 2, 28};
    REFUSED(ctx, activity_deed_add(ctx, &deed, &id), ST_INVALID, "activity.err.not_then",
            "before it began");
    deed.done_on = (struct date){2026, 10, 1};
    OK(activity_deed_add(ctx, &deed, &id) == ST_OK, "told");
    ctx->actor = c.system;
    OK(activity_store_shares(ctx, ACTIVITY_MONEY, q.from, q.to, NULL, S(""), &shares, &count) ==
               ST_OK &&
           shares[0].count == 0,
       "counts only when checked");
    deed.id = id;
    deed.version = 1;
    deed.state = S("refused");
    deed.reason = S("");
    REFUSED(ctx, activity_deed_check(ctx, &deed), ST_INVALID, "activity.err.reason", "says why");
    deed.state = S("checked");
    deed.example = true;
    OK(activity_deed_check(ctx, &deed) == ST_OK, "checked");
    OK(activity_store_shares(ctx, ACTIVITY_MONEY, q.from, q.to, "kind", S("donate"), &shares,
                             &count) == ST_OK &&
           count == 1 && shares[0].count == 500000,
       "its fen");
    OK(ACTIVITY_DUTIES[1].list(ctx, &q, &facts, &count) == ST_OK && count == 1 &&
           facts[0].deputy_id == c.deputy[0],
       "a duty done");
}

static void figures(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = t->ctx;
    const int64_t id = plan(ctx, "inspection", "视察", (struct date){2026, 11, 2}, "invited");
    const struct duty_query q = {{2026, 1, 1}, {2026, 12, 31}, 0, 0, 0, 10};
    struct activity_person *people;
    struct activity_share *shares;
    struct duty_fact *facts;
    size_t count = 0;

    OK(ask(&c, id, 0) == ST_OK && ask(&c, id, 1) == ST_OK && activity_open(ctx, id, 1) == ST_OK,
       "two are asked");
    OK(activity_store_people(ctx, id, &people, &count) == ST_OK && count == 2, "the list");
    ASSERT(count == 2);
    OK(activity_note_presence(
           ctx, id,
           (struct activity_note[]){{people[0].id, S("attended")}, {people[1].id, S("excused")}},
           2) == ST_OK &&
           activity_hold(ctx, id, version(ctx, id), S("看了三处。")) == ST_OK,
       "held");
    OK(activity_store_shares(ctx, ACTIVITY_HELD, q.from, q.to, "month", S(""), &shares, &count) ==
               ST_OK &&
           count == 1 && str_eqz(shares[0].key, "2026-11"),
       "one in November");
    OK(activity_store_shares(ctx, ACTIVITY_PRESENT, q.from, q.to, "delegation", S(""), &shares,
                             &count) == ST_OK &&
           count == 1 && shares[0].count == 1,
       "one was there");
    OK(ACTIVITY_DUTIES[0].list(ctx, &q, &facts, &count) == ST_OK && count == 2 &&
           str_eqz(facts[0].state, "done") && str_eqz(facts[1].state, "excused"),
       "duties done and excused");
}

/* For the allowance each day counts. */
static void days(struct journaltest *t)
{
    const struct duty_query q = {{2026, 1, 1}, {2026, 12, 31}, 0, 0, 0, 10};
    struct county c = county_of(t->ctx);
    const int64_t id = plan_days(t->ctx, (struct date){2026, 11, 2}, (struct date){2026, 11, 4});
    struct activity_person *people;
    struct duty_fact *facts;
    size_t count;

    OK(ask(&c, id, 0) == ST_OK && activity_open(t->ctx, id, 1) == ST_OK &&
           activity_store_people(t->ctx, id, &people, &count) == ST_OK && count == 1 &&
           activity_note_presence(
               t->ctx, id, (struct activity_note[]){{people[0].id, S("attended")}}, 1) == ST_OK,
       "somebody was there");
    OK(ACTIVITY_DUTIES[0].list(t->ctx, &q, &facts, &count) == ST_OK && count == 1 &&
           date_cmp(facts[0].until, (struct date){2026, 11, 4}) == 0,
       "to the last day");
}

/* A group's own activities, counted for it; the place asks for four a year. */
static void groups(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct county c = county_of(ctx);
    const struct body group = {.kind = BODY_GROUP,
                               .name = S("城关镇第一代表小组"),
                               .short_name = S(""),
                               .from_on = {2021, 10, 1}},
                      other = {.kind = BODY_OTHER,
                               .name = S("联席会议"),
                               .short_name = S(""),
                               .from_on = {2021, 10, 1}};
    const struct activity_filter all = {.limit = 50};
    struct activity_group_count *counts;
    struct activity_filter own = all;
    struct activity a, *found;
    int64_t id, group_id, other_id, least, total;
    struct str next;
    size_t count;

    ctx->today = (struct date){2026, 11, 21};
    ASSERT(body_add(ctx, &group, &group_id) == ST_OK && body_add(ctx, &other, &other_id) == ST_OK);
    id = plan(ctx, "group", "第一小组走访养老院", (struct date){2026, 10, 12}, "invited");
    ASSERT(activity_store_get(ctx, id, &a) == ST_OK);
    a.group_id = other_id;
    REFUSED(ctx, activity_save(ctx, &a, &id), ST_INVALID, "activity.err.group", "no group");
    a.group_id = 404404;
    REFUSED(ctx, activity_save(ctx, &a, &id), ST_INVALID, "activity.err.group", "nor one at all");
    a.group_id = group_id;
    a.sort = S("visit");
    REFUSED(ctx, activity_save(ctx, &a, &id), ST_INVALID, "activity.err.group_sort",
            "not of another sort");
    a.sort = S("group");
    OK(activity_save(ctx, &a, &id) == ST_OK, "its own");
    ASSERT(activity_groups(ctx, (struct date){2026, 12, 31}, &counts, &count, &least) == ST_OK);
    EQ_INT(count, 1, "one group");
    EQ_STR(counts[0].name, "城关镇第一代表小组", "by name");
    OK(counts[0].held == 0 && counts[0].due == 3 && least == 4, "what is planned is not held");
    ASSERT(activity_invite(
               ctx, &(struct activity_ask){
                        .id = id, .deputies = c.deputy, .count = 1, .team = S("")}) == ST_OK);
    ASSERT(activity_store_get(ctx, id, &a) == ST_OK);
    ASSERT(activity_open(ctx, id, a.version) == ST_OK);
    {
        struct activity_person *people;
        size_t people_count;

        ASSERT(activity_store_people(ctx, id, &people, &people_count) == ST_OK);
        ASSERT(activity_note_presence(ctx, id, &(struct activity_note){people[0].id, S("attended")},
                                      1) == ST_OK);
    }
    ASSERT(activity_store_get(ctx, id, &a) == ST_OK);
    EQ_INT(activity_hold(ctx, id, a.version, S("走访12户")), ST_OK, "held");
    ASSERT(activity_groups(ctx, (struct date){2026, 12, 31}, &counts, &count, &least) == ST_OK);
    OK(counts[0].held == 1 && date_cmp(counts[0].last_on, a.starts_on) == 0, "counted");
    ASSERT(activity_groups(ctx, (struct date){2025, 12, 31}, &counts, &count, &least) == ST_OK);
    OK(counts[0].held == 0 && counts[0].due == 4, "in its own year");
    own.group_id = group_id;
    ASSERT(activity_store_page(ctx, &own, &found, &count, &next, &total) == ST_OK);
    OK(count == 1 && found[0].id == id, "and opens as a list");
    id = plan(ctx, "group", "两组一起座谈", (struct date){2026, 12, 1}, "open");
    ASSERT(activity_store_get(ctx, id, &a) == ST_OK);
    a.group_id = group_id;
    ASSERT(activity_save(ctx, &a, &id) == ST_OK && activity_store_get(ctx, id, &a) == ST_OK);
    a.group_id = 0;
    OK(activity_save(ctx, &a, &id) == ST_OK && activity_store_get(ctx, id, &a) == ST_OK &&
           a.group_id == 0,
       "taken back");
}

static size_t dues_of(struct ctx *ctx, struct date from, struct date until, struct due_item **out)
{
    size_t count = 0;

    EQ_INT(activity_group_dues(ctx, from, until, out, &count), ST_OK, "what is due");
    return count;
}

/* T8: who leads a group is told by when it has to meet, the figure counts those that have. */
static void groups_behind(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct county c = county_of(ctx);
    const struct date september = {2026, 9, 30}, december = {2026, 12, 31};
    const struct body named = {.kind = BODY_GROUP,
                               .name = S("城关镇第一代表小组"),
                               .short_name = S(""),
                               .from_on = {2021, 10, 1}};
    struct body_member chair = {
        .deputy_id = c.deputy[1], .post = BODY_CHAIR, .title = S(""), .from_on = {2024, 1, 10}};
    struct indicator_query q = {.period = {{2026, 1, 1}, {2026, 11, 30}}};
    struct indicator_value *value;
    struct due_item *items;
    struct task *tasks;
    struct activity a;
    int64_t seat, id, total;
    struct str url;
    size_t count;

    ctx->today = (struct date){2026, 11, 21};
    ASSERT(body_add(ctx, &named, &chair.body_id) == ST_OK);
    EQ_INT(dues_of(ctx, september, december, &items), 2, "three by September, four by December");
    OK(date_cmp(items[1].due_on, december) == 0 && items[1].deputy_id == 0, "nobody leads it yet");
    EQ_STR(items[1].title, "差4次", "how many");
    ASSERT(body_seat(ctx, &chair, &seat) == ST_OK);
    EQ_INT(dues_of(ctx, december, december, &items), 1, "one");
    EQ_INT(items[0].deputy_id, c.deputy[1], "she is told");
    EQ_INT(dues_of(ctx, (struct date){2026, 10, 1}, (struct date){2026, 12, 30}, &items), 0,
           "no quarter ends in between");
    for (q.of = ACTIVITY_INDICATORS; strcmp(q.of->name, "activity.groups_met") != 0; q.of++)
        ASSERT(q.of->name != NULL);
    OK(q.of->values(ctx, &q, &value, &count) == ST_OK && count == 1 && value->numerator == 0 &&
           value->denominator == 1,
       "it owes");
    OK(q.of->rows_url(ctx, &q, "numerator", &url) == ST_OK, "its rows");
    EQ_STR(url, "/activity/group?met=1&from=2026-01-01&to=2026-11-30", "those that owe nothing");
    OK(q.of->rows_url(ctx, &q, "denominator", &url) == ST_OK, "and all");
    EQ_STR(url, "/activity/group?from=2026-01-01&to=2026-11-30", "of them");
    as(&c, 1);
    EQ_INT(activity_tasks(ctx, 5, &tasks, &count, &total), ST_OK, "her first page");
    OK(count == 1 && total == 1 && date_cmp(tasks[0].due_on, december) == 0, "says it");
    EQ_STR(tasks[0].title, "城关镇第一代表小组：到这一天还差4次活动，请和代表工委商定日期", "all");
    as(&c, 2);
    OK(activity_tasks(ctx, 5, &tasks, &count, &total) == ST_OK && count == 0, "nobody else's");
    as(&c, 1);
    ctx->today = (struct date){2026, 11, 15};
    OK(activity_tasks(ctx, 5, &tasks, &count, &total) == ST_OK && count == 0, "it is far off yet");
    ctx->today = (struct date){2026, 11, 16};
    OK(activity_tasks(ctx, 5, &tasks, &count, &total) == ST_OK && count == 1, "it is near");
    ctx->actor = c.system;
    ctx->today = (struct date){2026, 11, 21};
    for (unsigned n = 0; n < 4; n++) {
        id = plan(ctx, "group", "小组活动", (struct date){2026, 12, 1 + n}, "open");
        ASSERT(activity_store_get(ctx, id, &a) == ST_OK);
        a.group_id = chair.body_id;
        ASSERT(activity_save(ctx, &a, &id) == ST_OK);
    }
    EQ_INT(dues_of(ctx, december, december, &items), 0, "what is arranged for need not be said");
    ASSERT(activity_cancel(ctx, id, 2, S("大雪")) == ST_OK);
    EQ_INT(dues_of(ctx, december, december, &items), 1, "unless it is off");
    EQ_STR(items[0].title, "差1次", "one is missing");
}

/* Who was asked by mistake comes off the list; who was asked twice stands on it once. */
static void unasked(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct county c = county_of(ctx);
    const int64_t twice[] = {c.deputy[0], c.deputy[1], c.deputy[0]};
    const int64_t id = plan(ctx, "inspection", "视察供水", ctx->today, "invited");
    struct activity_person *people;
    struct task *tasks;
    int64_t total;
    size_t count;

    ASSERT(
        activity_invite(ctx, &(struct activity_ask){
                                 .id = id, .deputies = twice, .count = 3, .team = S("")}) == ST_OK);
    ASSERT(activity_store_people(ctx, id, &people, &count) == ST_OK);
    EQ_INT(count, 2, "each once");
    ASSERT(activity_open(ctx, id, 1) == ST_OK);
    as(&c, 0);
    OK(activity_tasks(ctx, 5, &tasks, &count, &total) == ST_OK && count == 0 && total == 0,
       "nothing waits that cannot be answered any more");
    ctx->actor = c.system;
    EQ_INT(activity_unask(ctx, id, people[0].id), ST_OK, "one comes off the list");
    EQ_INT(activity_unask(ctx, id, people[0].id), ST_NOT_FOUND, "once");
    modtest_clear(ctx);
    EQ_INT(activity_unask(ctx, plan(ctx, "hearing", "听证", ctx->today, "invited"), people[1].id),
           ST_NOT_FOUND, "not off another");
    modtest_clear(ctx);
    ASSERT(activity_note_presence(ctx, id, &(struct activity_note){people[1].id, S("attended")},
                                  1) == ST_OK);
    REFUSED(ctx, activity_unask(ctx, id, people[1].id), ST_RULE, "activity.err.noted",
            "not who was there");
    EQ_INT(modtest_events(ctx, "activity.unasked"), 1, "one event");
}

int main(void)
{
    modtest_both("turn", turn);
    modtest_both("life", life);
    modtest_both("answers", answers);
    modtest_both("deeds", deeds);
    modtest_both("figures", figures);
    modtest_both("days", days);
    modtest_both("unasked", unasked);
    modtest_both("groups", groups);
    modtest_both("groups_behind", groups_behind);
    return tap_done();
}
