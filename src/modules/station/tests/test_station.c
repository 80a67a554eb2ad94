// SPDX-License-Identifier: MulanPSL-2.0
/* Stations on both databases: registered, opened, deputies assigned, receptions written once. */
#include "modules/body/body.h"
#include "modules/deputy/deputy_actions.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_duties.h"
#include "modules/station/station_indicators.h"
#include "modules/station/station_jobs.h"
#include "modules/station/station_report.h"
#include "modules/station/tests/stationtest.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/import.h"
#include <unistd.h>

/* ---------------------------------------------------------------- the register */

static void registered(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t county = station(ctx, "县站", "county", 0);
    const int64_t town = station(ctx, "青石岭镇站", "township", county);
    struct station s = {.name = S("青石岭镇站"), .kind = S("point"), .state = S("running")};
    struct station *found;
    size_t count;
    int64_t id;

    EQ_INT(station_add(ctx, &s, &id), ST_INVALID, "a name is used once");
    EQ_TEXT(modtest_field(ctx), "name", "says so");
    s.name = S("点");
    s.division = S("14992");
    EQ_INT(station_add(ctx, &s, &id), ST_INVALID, "a code of five digits");
    EQ_TEXT(modtest_field(ctx), "division", "says so");
    s.division = S("149921100201");
    s.lat_e6 = 1;
    EQ_INT(station_add(ctx, &s, &id), ST_INVALID, "half a position");
    EQ_TEXT(modtest_field(ctx), "lon", "says so");
    s.lat_e6 = 0;
    s.kind = S("county");
    s.parent_id = town;
    EQ_INT(station_add(ctx, &s, &id), ST_INVALID, "the county's does not belong to a township's");
    modtest_clear(ctx);
    s.kind = S("point");
    EQ_INT(station_add(ctx, &s, &id), ST_OK, "a point does");
    ASSERT(station_get(ctx, id, &s) == ST_OK);
    EQ_INT(station_become(ctx, id, s.version, S("planned"), DAY), ST_RULE, "no way back");
    modtest_clear(ctx);
    EQ_INT(station_become(ctx, id, s.version, S("closed"), (struct date){2027, 1, 1}), ST_INVALID,
           "not in the future");
    modtest_clear(ctx);
    EQ_INT(station_become(ctx, id, s.version, S("closed"), DAY), ST_OK, "closed");
    EQ_INT(station_become(ctx, id, s.version, S("running"), DAY), ST_CONFLICT, "changed meanwhile");
    modtest_clear(ctx);
    ASSERT(station_find(ctx, S("149921100"), S(""), 10, &found, &count) == ST_OK);
    EQ_INT(count, 2, "a closed one is not shown");
    ASSERT(station_of_area(ctx, S("149921100201"), &s) == ST_OK);
    OK(s.id == town || s.id == county, "the nearest that is open");
    EQ_INT(modtest_events(ctx, "station.added"), 3, "three events");
    {
        const struct station_filter f = {.kind = S("point"), .sort = "name", .limit = 5};
        struct station_row *rows;
        int64_t total;
        struct str next;

        ASSERT(station_page(ctx, &f, &rows, &count, &next, &total) == ST_OK);
        EQ_INT(total, 1, "one point in the list");
        ASSERT(station_page(ctx, &f, &rows, &count, &next, NULL) == ST_OK);
        EQ_INT(count, 1, "the same, without asking how many there are in all");
        EQ_STR(rows[0].parent_name, "青石岭镇站", "below its station");
    }
}

static void on_the_sketch(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct station s = {.name = S("山上的点"),
                              .place = S("旧村委会"),
                              .kind = S("point"),
                              .state = S("running"),
                              .division = S("149921100"),
                              .lat_e6 = 35480000,
                              .lon_e6 = 111200000};
    struct station_point *places;
    int64_t id, before, lost;
    size_t count;

    (void)station(ctx, "县站", "county", 0);
    ASSERT(station_placed(ctx, 10, &places, &count, &before) == ST_OK);
    EQ_INT(count, 0, "nobody has entered where it is");
    EQ_INT(before, 1, "that is said");
    ASSERT(station_add(ctx, &s, &id) == ST_OK);
    ASSERT(station_placed(ctx, 10, &places, &count, &lost) == ST_OK);
    EQ_INT(count, 1, "one has a place");
    OK(places[0].id == id && places[0].lat_e6 == 35480000 && places[0].lon_e6 == 111200000, "this");
    EQ_STR(places[0].place, "旧村委会", "with its address");
    EQ_INT(lost, before, "the others still have none");
    (void)station(ctx, "还没有坐标的点", "point", 0);
    ASSERT(station_placed(ctx, 10, &places, &count, &lost) == ST_OK);
    EQ_INT(count, 1, "a new one without a place is not drawn");
    EQ_INT(lost, before + 1, "but counted");
    ASSERT(station_placed(ctx, 0, &places, &count, &lost) == ST_OK);
    EQ_INT(count, 0, "no more than asked for");
}

static void assigned(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t town = station(ctx, "青石岭镇站", "township", 0);
    const int64_t wang = modtest_deputy(ctx, "王德明", "青石岭镇代表团");
    const struct date AFTER = date_add_days(DAY, 2);
    struct station_deputy d = {.station_id = town, .from_on = SINCE}, *all;
    int64_t id = 0, other = 0;
    size_t count;

    EQ_INT(assign(ctx, town, wang), ST_OK, "a deputy of the county");
    EQ_INT(assign(ctx, town, wang), ST_RULE, "not twice at a time");
    modtest_clear(ctx);
    EQ_INT(station_assign(ctx, &d, &id), ST_INVALID, "somebody it must be");
    modtest_clear(ctx);
    d.name = S("赵新华");
    d.level = S("city");
    EQ_INT(station_assign(ctx, &d, &id), ST_OK,
           "a deputy of the city, who is not in this register");
    ASSERT(station_deputies_at(ctx, town, DAY, &all, &count) == ST_OK);
    EQ_INT(count, 2, "two serve there");
    EQ_INT(all[0].outside_id, 0, "of him no more is known than the name");
    EQ_STR(all[0].level, "city", "the higher level first");
    EQ_STR(all[1].level, "county", "one of this congress");
    EQ_INT(station_unassign(ctx, id, all[0].version, (struct date){2025, 1, 1}), ST_INVALID,
           "not before he came");
    modtest_clear(ctx);
    EQ_INT(station_unassign(ctx, id, all[0].version, DAY), ST_OK, "he leaves");
    EQ_INT(station_unassign(ctx, id, all[0].version + 1, DAY), ST_RULE, "once");
    modtest_clear(ctx);
    ASSERT(deputy_outside_set(ctx,
                              &(struct deputy_outside_new){.level = S("city"),
                                                           .congress_name = S("云州市人大"),
                                                           .name = S("赵新华"),
                                                           .from_on = SINCE},
                              &other) == ST_OK);
    d = (struct station_deputy){.station_id = town, .outside_id = other, .from_on = AFTER};
    EQ_INT(station_assign(ctx, &d, &id), ST_OK, "from the register of five levels");
    ASSERT(station_deputies_at(ctx, town, AFTER, &all, &count) == ST_OK);
    EQ_STR(all[0].name, "赵新华", "he has the name that stands there");
    EQ_INT(all[0].outside_id, other, "and is known by his entry");
    EQ_INT(station_assign(ctx, &d, &id), ST_RULE, "not twice at a time");
    modtest_clear(ctx);
    ASSERT(station_deputies_at(ctx, town, (struct date){2026, 10, 16}, &all, &count) == ST_OK);
    EQ_INT(count, 1, "one is left the day after");
}

/* ---------------------------------------------------------------- receptions */

/* A share is finished at its own problem only. */
static void shared(struct ctx *ctx, int64_t problem_id, int64_t other_id)
{
    struct station_joint *all, in = {.problem_id = problem_id,
                                     .account_id = modtest_account(ctx, "joint", "reader", 0),
                                     .part = S("community"),
                                     .what = S("看一看"),
                                     .due_on = ctx->today,
                                     .version = 1,
                                     .note = S("看了")};
    size_t count = 0;

    ASSERT(station_share_add(ctx, &in) == ST_OK);
    ASSERT(station_shares(ctx, problem_id, &all, &count) == ST_OK && count == 1);
    in.id = all[0].id;
    in.problem_id = other_id;
    EQ_INT(station_share_finish(ctx, &in), ST_NOT_FOUND, "not at another problem");
    modtest_clear(ctx);
    in.problem_id = problem_id;
    EQ_INT(station_share_finish(ctx, &in), ST_OK, "at its own");
}

static void received(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t town = station(ctx, "青石岭镇站", "township", 0);
    const int64_t wang = modtest_deputy(ctx, "王德明", "青石岭镇代表团");
    const struct station_visit visits[] = {{.deputy_id = wang}};
    const struct station_told told[] = {
        {.subject = S("村口路灯不亮"), .citizen = S("冯秀兰"), .contact = S("13800000000")},
        {.subject = S("水压不足")}};
    struct station_receive in = reception(town, visits, 1, "device-1");
    const struct actor *system = ctx->actor;
    struct actor other = *system;
    struct station_problem *problems;
    struct str name, contact;
    int64_t id = 0, again = 0;
    size_t count;

    in.told = told;
    in.told_count = COUNT(told);
    EQ_INT(station_receive(ctx, &in, &id), ST_OK, "written down");
    EQ_INT(station_receive(ctx, &in, &again), ST_OK, "sent a second time");
    EQ_INT(again, id, "it is the same");
    other.account_id = 1002;
    ctx->actor = &other;
    EQ_INT(station_receive(ctx, &in, &again), ST_CONFLICT, "another account's key is no copy");
    EQ_TEXT(ctx->err.key, "station.client_taken", "and is told so");
    modtest_clear(ctx);
    ctx->actor = system;
    EQ_INT(modtest_events(ctx, "station.received"), 1, "one event");
    EQ_INT(modtest_events(ctx, "station.problem_noted"), 2, "one for each problem");
    ASSERT(station_reception_problems(ctx, id, &problems, &count) == ST_OK);
    EQ_INT(count, 2, "two problems");
    OK(problems[0].named && !problems[1].named, "one of them by somebody");
    ASSERT(station_problem_citizen(ctx, problems[0].id, &name, &contact) == ST_OK);
    EQ_STR(name, "冯秀兰", "who told it");
    EQ_STR(contact, "13800000000", "and the phone");
    shared(ctx, problems[0].id, problems[1].id);
    in.visits_count = 0;
    EQ_INT(station_receive(ctx, &in, &id), ST_INVALID, "nobody received");
    modtest_clear(ctx);
    in = reception(town, visits, 1, "");
    in.r.on = (struct date){2026, 12, 1};
    EQ_INT(station_receive(ctx, &in, &id), ST_INVALID, "not in the future");
    EQ_TEXT(modtest_field(ctx), "on", "says so");
}

static void settled(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t town = station(ctx, "青石岭镇站", "township", 0);
    const struct station_told told = {.subject = S("村口路灯不亮")};
    struct station_settle s = {.state = "solved", .level = "community", .result = S("已换灯")};
    struct station_problem p;

    ASSERT(station_problem_note(ctx, town, 0, DAY, &told, &s.id) == ST_OK);
    EQ_INT(station_problem_take_up(ctx, s.id, 77), ST_OK, "taken up");
    EQ_INT(station_problem_take_up(ctx, s.id, 77), ST_OK, "twice changes nothing");
    EQ_INT(modtest_events(ctx, "station.problem_taken_up"), 1, "one event");
    EQ_INT(station_problem_settle(ctx, &s), ST_OK, "solved");
    EQ_INT(station_problem_settle(ctx, &s), ST_OK, "twice changes nothing");
    EQ_INT(modtest_events(ctx, "station.problem_settled"), 1, "one event");
    ASSERT(station_problem_get(ctx, s.id, &p) == ST_OK);
    EQ_STR(p.state, "solved", "it is solved");
    EQ_STR(p.level, "community", "by the community");
    OK(date_cmp(p.settled_on, ctx->today) == 0, "today");
    s.on = date_add_days(p.noted_on, -1);
    EQ_INT(station_problem_settle(ctx, &s), ST_INVALID, "not before it was told");
    EQ_TEXT(modtest_field(ctx), "on", "says so");
    modtest_clear(ctx);
    s.on = p.noted_on;
    EQ_INT(station_problem_settle(ctx, &s), ST_OK, "on that day");
    s.state = "handling";
    s.on = (struct date){0};
    EQ_INT(station_problem_settle(ctx, &s), ST_OK, "again in hand");
    ASSERT(station_problem_get(ctx, s.id, &p) == ST_OK);
    OK(date_none(p.settled_on), "then it is not settled");
    s.state = "forgotten";
    EQ_INT(station_problem_settle(ctx, &s), ST_INVALID, "there is no such state");
    modtest_clear(ctx);
}

static enum status erase_tx(struct ctx *ctx, const void *input)
{
    return STATION_RETENTIONS[0].erase(ctx, *(const int64_t *)input);
}

static void forgotten(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t town = station(ctx, "青石岭镇站", "township", 0);
    const struct station_told told = {.subject = S("村口路灯不亮"), .citizen = S("冯秀兰")};
    struct station_settle s = {.state = "solved"};
    struct retention_item *list;
    struct station_problem p;
    struct str name, contact;
    size_t count;

    ASSERT(station_problem_note(ctx, town, 0, DAY, &told, &s.id) == ST_OK);
    ASSERT(STATION_RETENTIONS[0].list(ctx, ctx->today, 0, 9, &list, &count) == ST_OK);
    EQ_INT(count, 0, "nobody is forgotten while it goes on");
    ASSERT(station_problem_settle(ctx, &s) == ST_OK);
    ASSERT(STATION_RETENTIONS[0].list(ctx, ctx->today, 0, 9, &list, &count) == ST_OK);
    EQ_INT(count, 1, "when it is settled its time runs");
    EQ_INT(db_tx(ctx, erase_tx, &s.id), ST_OK, "and is over");
    ASSERT(station_problem_get(ctx, s.id, &p) == ST_OK);
    OK(!p.named, "nobody is named");
    EQ_STR(p.subject, "村口路灯不亮", "what was told stays");
    ASSERT(station_problem_citizen(ctx, s.id, &name, &contact) == ST_OK);
    EQ_STR(name, "", "who told it is gone");
    ASSERT(STATION_RETENTIONS[0].list(ctx, ctx->today, 0, 9, &list, &count) == ST_OK);
    EQ_INT(count, 0, "once");
}

/* ---------------------------------------------------------------- imports and figures */

static const char *sheet(const char *text)
{
    static char path[] = "/tmp/station-test-XXXXXX.csv";
    FILE *f;

    memcpy(path, "/tmp/station-test-XXXXXX.csv", sizeof path);
    f = fdopen(mkstemps(path, 4), "w");
    ASSERT(f != NULL && fputs(text, f) >= 0 && fclose(f) == 0);
    return path;
}

struct bringing {
    const char *kind, *path;
    struct import_counts counts;
};

static enum status bring_tx(struct ctx *ctx, const void *input)
{
    struct bringing *b = *(struct bringing *const *)input;
    size_t row;

    return import_write(ctx, import_kind_find(str_from(b->kind)), b->path, IMPORT_REPEATS_REFUSED,
                        &b->counts, &row);
}

static enum status bring(struct ctx *ctx, struct bringing *b)
{
    const enum status st = db_tx(ctx, bring_tx, &b);

    unlink(b->path);
    return st;
}

static int64_t figure(struct ctx *ctx, const char *name, int64_t *out_whole)
{
    const struct indicator_query q = {.period = {{2026, 1, 1}, {2026, 12, 31}}};

    for (const struct indicator *i = STATION_INDICATORS; i->name != NULL; i++) {
        struct indicator_value *v;
        size_t count;

        if (strcmp(i->name, name) != 0)
            continue;
        ASSERT(i->values(ctx, &q, &v, &count) == ST_OK && count == 1);
        if (out_whole != NULL)
            *out_whole = v[0].denominator;
        return v[0].numerator;
    }
    return -1;
}

static void brought(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct bringing stations = {"station",
                                sheet("名称,类别,所属站,区划代码,建成日期\n"
                                      "青石岭镇站,乡镇站,,149921100,2026-03-01\n"
                                      "青石岭点,联络点,青石岭镇站,149921100201,2025-03-01\n"),
                                {0}};
    struct bringing receptions = {"station_reception", NULL, {0}};
    struct bringing again = {"station_reception", NULL, {0}};
    static const char RECEPTIONS[] =
        "编号,联络站,接待日期,接待代表,代表层级,接待人次,反映问题,办理情况\n"
        "1,青石岭镇站,2026-05-06,王德明、丁小燕,,12,路灯不亮；水压不足,已解决；办理中\n"
        "2,青石岭点,2026-06-06,赵新华,市代表,3,桥面破损,已解决\n"
        "3,青石岭点,2026-06-07,丁小燕,,2,,\n";
    const int64_t wang = modtest_deputy(ctx, "王德明", "青石岭镇代表团");
    struct import_undo undo = {0};
    const struct import_kind *kind = import_kind_find(S("station_reception"));
    int64_t whole;

    (void)modtest_deputy(ctx, "丁小燕", "青石岭镇代表团");
    EQ_INT(bring(ctx, &stations), ST_OK, "two stations");
    EQ_INT(stations.counts.written, 2, "both written");
    receptions.path = sheet(RECEPTIONS);
    EQ_INT(bring(ctx, &receptions), ST_OK, "three receptions");
    EQ_INT(receptions.counts.written, 3, "all written");
    again.path = sheet(RECEPTIONS);
    EQ_INT(bring(ctx, &again), ST_OK, "again");
    EQ_INT(again.counts.skipped, 3, "nothing twice");
    EQ_INT(figure(ctx, "station.there", NULL), 2, "stations");
    EQ_INT(figure(ctx, "station.built", NULL), 1, "one built this year");
    EQ_INT(figure(ctx, "station.visits", NULL), 4, "deputies who came, counted each time");
    EQ_INT(figure(ctx, "station.people", NULL), 17, "people received");
    EQ_INT(figure(ctx, "station.levels", NULL), 2, "levels");
    EQ_INT(figure(ctx, "station.solved", &whole), 2, "solved");
    EQ_INT(whole, 3, "of three told");
    EQ_INT(figure(ctx, "station.party_visits", NULL), 0, "there is no party group");
    {
        const struct body party = {
            .kind = BODY_PARTY_GROUP, .name = S("县人大常委会党组"), .from_on = {2026, 1, 1}};
        struct body_member m = {
            .deputy_id = wang, .post = BODY_CHAIR, .from_on = {2026, 1, 1}, .to_on = {2026, 5, 6}};
        int64_t id;

        ASSERT(body_add(ctx, &party, &m.body_id) == ST_OK);
        ASSERT(body_seat(ctx, &m, &id) == ST_OK);
    }
    EQ_INT(figure(ctx, "station.party_visits", NULL), 1, "a member on that day, his last");
    EQ_INT(figure(ctx, "station.party_solved", &whole), 1, "solved of what he was told");
    EQ_INT(whole, 2, "of two");
    ASSERT(receptions.counts.ids_count == 3);
    EQ_INT(kind->undo(ctx, receptions.counts.ids[0], true, &undo), ST_OK, "it can go");
    OK(undo.why == NULL, "nobody has changed it");
}

/* The orders of the lists are those of indexes: a page of a few is read without sorting all. */
static void ordered(struct journaltest *t)
{
    static const char *const PLANS[] = {
        "EXPLAIN QUERY PLAN SELECT s.note FROM station s WHERE s.congress_id = 1"
        " ORDER BY s.division, s.id LIMIT 20",
        "EXPLAIN QUERY PLAN SELECT s.note FROM station s WHERE s.congress_id = 1"
        " AND s.parent_id = 7 ORDER BY s.name, s.id LIMIT 20",
        "EXPLAIN QUERY PLAN SELECT s.note FROM station s WHERE s.congress_id = 1"
        " AND s.state IN ('running', 'rectify')"
        " ORDER BY CASE s.kind WHEN 'county' THEN 0 WHEN 'township' THEN 1"
        " WHEN 'community' THEN 2 WHEN 'base' THEN 3 ELSE 4 END, s.division, s.name LIMIT 101",
        "EXPLAIN QUERY PLAN SELECT r.note FROM station_reception r WHERE r.congress_id = 1"
        " AND r.station_id = 7 ORDER BY r.on_day DESC, r.id DESC LIMIT 5",
    };
    struct ctx *ctx = t->ctx;
    struct rows r;

    arr_each (i, COUNT(PLANS)) {
        ASSERT(db_rows(ctx, &r, PLANS[i], NULL, 0) == ST_OK);
        EQ_INT(r.count, 1, "one step");
        OK(!str_has(cell_text(&r, 0, 3), S("TEMP B-TREE")), PLANS[i]);
    }
}

int main(void)
{
    modtest_both("registered", registered);
    modtest_both("sketch", on_the_sketch);
    modtest_both("assigned", assigned);
    modtest_both("received", received);
    modtest_both("settled", settled);
    modtest_both("forgotten", forgotten);
    modtest_both("brought", brought);
    modtest_one("ordered", ordered);
    return tap_done();
}
