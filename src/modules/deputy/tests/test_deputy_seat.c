// SPDX-License-Identifier: MulanPSL-2.0
/* The total of seats, constituencies, vacancies and by-elections, on both databases.
 * @law Election Law (2020-10-17) art. 12, 14, 57 */
#include "modules/deputy/deputy_parts.h"
#include "modules/deputy/deputy_plan.h"
#include "modules/deputy/deputy_report.h"
#include "modules/tests/modtest.h"

static struct deputy_seats_new decision(void)
{
    return (struct deputy_seats_new){
        .place = S("county"),
        .population = 280000,
        .total = 196,
        .decided_by = S("云岭省人大常委会"),
        .document = S("云人常〔2025〕12号"),
        .decided_on = {2025, 6, 1},
        .reason = S(""),
    };
}

static void test_total(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct deputy_seats_new in = decision();
    struct deputy_seats s;

    EQ_INT(deputy_seats(ctx, &s), ST_NOT_FOUND, "none is fixed");
    modtest_clear(ctx);
    in.total = 197;
    EQ_INT(deputy_seats_fix(ctx, &in), ST_RULE, "more than the law allows");
    EQ_STR(str_from(ctx->err.key), "law.seats_too_many", "says so");
    modtest_clear(ctx);
    in = decision();
    in.document = S("");
    in.place = S("moon");
    EQ_INT(deputy_seats_fix(ctx, &in), ST_INVALID, "no place, no paper");
    EQ_INT(ctx->field_errors_count, 2, "both are at fault");
    modtest_clear(ctx);
    in = decision();
    OK(deputy_seats_fix(ctx, &in) == ST_OK && deputy_seats(ctx, &s) == ST_OK && s.total == 196 &&
           s.formula == 196 && str_eqz(s.reason, "first") && date_none(deputy_filing_due(&s)),
       "fixed");
    in.total = 190;
    in.decided_on = (struct date){2026, 11, 1};
    EQ_INT(deputy_seats_fix(ctx, &in), ST_RULE, "and frozen");
    EQ_STR(str_from(ctx->err.key), "law.seats_frozen", "says so");
    modtest_clear(ctx);
    in.reason = S("boundary");
    OK(deputy_seats_fix(ctx, &in) == ST_OK && deputy_seats(ctx, &s) == ST_OK && s.total == 190,
       "but for another boundary");
    OK(date_cmp(deputy_filing_due(&s), (struct date){2026, 12, 1}) == 0, "thirty days to file it");
    EQ_INT(deputy_seats_filed(ctx, s.id, s.version, date_add_days(ctx->today, 1)), ST_INVALID,
           "not filed tomorrow");
    modtest_clear(ctx);
    OK(deputy_seats_filed(ctx, s.id, s.version, ctx->today) == ST_OK &&
           deputy_seats(ctx, &s) == ST_OK && date_none(deputy_filing_due(&s)),
       "filed");
    EQ_INT(deputy_seats_filed(ctx, s.id, s.version, ctx->today), ST_RULE, "once");
    modtest_clear(ctx);
}

static int64_t deputy_of(struct ctx *ctx, const char *name, const char *constituency)
{
    const struct deputy_new in = {.name = str_from(name),
                                  .delegation = S("城关镇代表团"),
                                  .constituency = str_from(constituency),
                                  .from_on = {2024, 1, 10}};
    int64_t id = 0;

    ASSERT(deputy_add(ctx, &in, &id) == ST_OK);
    return id;
}

static void test_vacancies(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t a = deputy_of(ctx, "周秀兰", "第一选区");
    struct deputy_constituency *all, c;
    struct deputy_byelection by = {.seats = 2, .voting_on = {2026, 12, 20}, .basis = S("")}, *held;
    struct due_item *items;
    int64_t id = 0;
    size_t count, added = 0;

    deputy_of(ctx, "王德明", "第一选区");
    deputy_of(ctx, "李有田", "第二选区");
    OK(deputy_constituencies_take(ctx, &added) == ST_OK && added == 2, "two as in the register");
    OK(deputy_constituencies_take(ctx, &added) == ST_OK && added == 0, "and no more");
    OK(deputy_constituencies(ctx, false, &all, &count) == ST_OK && count == 2 &&
           all[0].seats == 2 && all[0].seated == 2 && str_eqz(all[0].sort, "area"),
       "as many seats as deputies");
    OK(deputy_constituencies(ctx, true, &all, &count) == ST_OK && count == 0, "none is vacant");
    OK(deputy_leave(ctx, a, 1, date_add_days(ctx->today, -1), S("moved")) == ST_OK, "one leaves");
    OK(deputy_constituencies(ctx, true, &all, &count) == ST_OK && count == 1 &&
           all[0].seats - all[0].seated == 1 && str_eqz(all[0].left, "周秀兰") &&
           str_eqz(all[0].left_reason, "moved"),
       "a seat is vacant, and why");
    c = all[0];
    by.constituency_id = c.id;
    EQ_INT(deputy_byelection_plan(ctx, &by, &id), ST_RULE, "not two for one seat");
    modtest_clear(ctx);
    by.seats = 1;
    OK(deputy_byelection_plan(ctx, &by, &id) == ST_OK, "a by-election");
    OK(DEPUTY_DUES[1].list(ctx, (struct date){2026, 12, 1}, (struct date){2026, 12, 31}, &items,
                           &count) == ST_OK &&
           count == 3 && date_cmp(items[0].due_on, (struct date){2026, 12, 5}) == 0,
       "what has to be made known before");
    EQ_INT(deputy_byelection_end(ctx, id, 1, S("held"), S("")), ST_INVALID, "who was elected?");
    modtest_clear(ctx);
    OK(deputy_byelection_end(ctx, id, 1, S("held"), S("田巧枝当选")) == ST_OK, "held");
    EQ_INT(deputy_byelection_end(ctx, id, 2, S("dropped"), S("不办了")), ST_RULE, "once");
    modtest_clear(ctx);
    OK(deputy_byelections(ctx, &held, &count) == ST_OK && count == 1 &&
           str_eqz(held[0].state, "held"),
       "in the list");
    OK(DEPUTY_DUES[1].list(ctx, (struct date){2026, 12, 1}, (struct date){2026, 12, 31}, &items,
                           &count) == ST_OK &&
           count == 0,
       "and nothing is due");
    c.name = S("第二选区");
    EQ_INT(deputy_constituency_set(ctx, &c, &id), ST_INVALID, "a name that is taken");
    EQ_TEXT(modtest_field(ctx), "name", "is at fault");
    c.name = S("第一选区");
    c.active = false;
    OK(deputy_constituency_set(ctx, &c, &id) == ST_OK &&
           deputy_constituencies(ctx, true, &all, &count) == ST_OK && count == 0,
       "one that is given up has no vacancy");
    EQ_INT(deputy_constituency_set(ctx, &c, &id), ST_CONFLICT, "from a stale page");
    modtest_clear(ctx);
}

/* @law Election Law (2020-10-17) art. 15, 19 */
static void test_people(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct deputy_people p = {.kind = S("ethnic"), .name = S(" 回族 "), .people = 28000}, *all;
    struct deputy_new in = {.name = S("马小燕"),
                            .delegation = S("城关镇代表团"),
                            .ethnic = S("回族"),
                            .from_on = {2024, 1, 10}};
    int64_t id;
    size_t count;

    ASSERT(deputy_add(ctx, &in, &id) == ST_OK);
    OK(deputy_people_set(ctx, &p) == ST_OK && modtest_events(ctx, "deputy.people_set") == 1,
       "a people of the place");
    OK(deputy_people(ctx, S("ethnic"), &all, &count) == ST_OK && count == 1 &&
           str_eqz(all[0].name, "回族") && all[0].people == 28000 && all[0].seated == 1,
       "with its deputies in office");
    EQ_INT(deputy_people_set(ctx, &p), ST_CONFLICT, "once more needs what is there");
    modtest_clear(ctx);
    p.version = all[0].version;
    p.people = 29000;
    OK(deputy_people_set(ctx, &p) == ST_OK &&
           deputy_people(ctx, S("ethnic"), &all, &count) == ST_OK && count == 1 &&
           all[0].people == 29000 && all[0].version == 2,
       "a new number takes its place");
    OK(deputy_people(ctx, S("constituency"), &all, &count) == ST_OK && count == 0,
       "of constituencies nothing is known");
    p = (struct deputy_people){.kind = S("party"), .name = S(""), .people = -1};
    EQ_INT(deputy_people_set(ctx, &p), ST_INVALID, "no kind, no name, fewer than none");
    EQ_INT(ctx->field_errors_count, 3, "three fields");
    modtest_clear(ctx);
    p = (struct deputy_people){
        .kind = S("constituency"), .name = S("第一选区"), .people = 200000001};
    EQ_INT(deputy_people_set(ctx, &p), ST_INVALID, "more than live anywhere");
    EQ_TEXT(modtest_field(ctx), "people", "the field");
}

/* Days that a place counts otherwise, and a step that it does not have.
 * @law Zhejiang Election Rules (2021-03-26) art. 59 */
static void test_days_of_a_place(struct journaltest *t)
{
    static const struct {
        const char *key, *value;
    } SAYS[] = {{"byelection_voters_days", "12"},
                {"byelection_candidates_days", "7"},
                {"byelection_standing_days", "0"}};
    const struct date voting = {2026, 12, 20};
    struct seats_law_byelection days;
    struct ctx *ctx = t->ctx;

    OK(deputy_byelection_days(ctx, voting, &days) == ST_OK &&
           date_cmp(days.voters, (struct date){2026, 12, 5}) == 0 &&
           date_cmp(days.candidates, (struct date){2026, 12, 15}) == 0 &&
           date_cmp(days.standing, (struct date){2026, 12, 17}) == 0,
       "fifteen, five and three");
    arr_each (i, COUNT(SAYS)) {
        const struct congress_param_set in = {.name = str_from(SAYS[i].key),
                                              .value = str_from(SAYS[i].value),
                                              .from_on = {2026, 12, 1},
                                              .basis = S("本省选举实施细则第五十九条")};

        OK(congress_param_set(ctx, &in) == ST_OK, SAYS[i].key);
        modtest_clear(ctx);
    }
    OK(deputy_byelection_days(ctx, voting, &days) == ST_OK &&
           date_cmp(days.voters, (struct date){2026, 12, 8}) == 0 &&
           date_cmp(days.candidates, (struct date){2026, 12, 13}) == 0 && date_none(days.standing),
       "twelve and seven, and no third step");
    OK(deputy_byelection_days(ctx, (struct date){2026, 11, 30}, &days) == ST_OK &&
           date_cmp(days.voters, (struct date){2026, 11, 15}) == 0,
       "a vote of before is judged by its own day");
}

int main(void)
{
    modtest_both("deputy_total", test_total);
    modtest_both("deputy_vacancies", test_vacancies);
    modtest_one("deputy_days_of_a_place", test_days_of_a_place);
    modtest_both("deputy_people", test_people);
    return tap_done();
}
