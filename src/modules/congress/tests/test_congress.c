// SPDX-License-Identifier: MulanPSL-2.0
/* Congresses, sessions, organs, the calendar, local numbers: what is written is read again, and
 * each refusal the header promises. On both databases. */
#include "modules/tests/modtest.h"
#include "platform/crypt.h"

static void test_founding(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct congress congress;
    struct congress_term term;
    struct congress_new again = {.level = CONGRESS_COUNTY,
                                 .name = S("云溪县人民代表大会"),
                                 .short_name = S("云溪县"),
                                 .code = S("149921"),
                                 .term_number = 1,
                                 .term_from = {2026, 1, 1}};
    struct actor person = {.account_id = 5, .congress_id = ctx->congress_id};
    const struct actor *system = ctx->actor;
    struct organ organ;
    int64_t id = 0;

    OK(congress_get(ctx, ctx->congress_id, &congress) == ST_OK, "the congress is there");
    EQ_STR(congress.short_name, "云溪县", "with its short name");
    EQ_INT(congress.level, CONGRESS_COUNTY, "and its level");
    OK(congress_term_now(ctx, &term) == ST_OK && term.number == 18, "with its first term");
    OK(organ_by_name(ctx, S("云溪县人民代表大会常务委员会"), &organ) == ST_OK,
       "standing committee");
    EQ_INT(organ.kind, ORGAN_STANDING_COMMITTEE, "of its kind");
    OK(organ_by_name(ctx, S("主任会议"), &organ) == ST_OK, "chairmen's meeting, by short name");
    EQ_INT(modtest_events(ctx, "congress.founded"), 1, "the event is in the new congress");

    EQ_INT(congress_found(ctx, &again, &id), ST_INVALID, "the same name again");
    EQ_TEXT(modtest_field(ctx), "name", "is the fault of the name");
    ctx->actor = &person;
    again.name = S("别处人民代表大会");
    EQ_INT(congress_found(ctx, &again, &id), ST_DENIED, "a person may not found one");
    ctx->actor = system;
    modtest_clear(ctx);

    again.level = CONGRESS_TOWNSHIP;
    again.code = S("149921100");
    again.name = S("青石岭镇人民代表大会");
    again.parent_id = ctx->congress_id;
    OK(congress_found(ctx, &again, &id) == ST_OK, "a township below the county");
    EQ_INT(organ_get(ctx, organ.id, &organ), ST_OK, "ctx is back in the county");
    ctx->congress_id = id;
    OK(organ_by_name(ctx, S("主席团"), &organ) == ST_OK, "a township has a presidium");
    EQ_INT(organ_by_name(ctx, S("主任会议"), &organ), ST_NOT_FOUND, "and no chairmen's meeting");
    modtest_clear(ctx);
}

static void test_sessions(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct congress_session s = {
        .number = 4, .opens_on = {2025, 2, 18}, .closes_on = {2025, 2, 20}};
    struct congress_session read, *all;
    int64_t fourth = 0, fifth = 0, term = 0;
    size_t count;
    bool open;

    EQ_INT(congress_session_at(ctx, ctx->today, &read, &open), ST_NOT_FOUND, "no session yet");
    modtest_clear(ctx);
    OK(congress_session_add(ctx, &s, &fourth) == ST_OK, "the fourth session");
    s = (struct congress_session){
        .number = 5, .opens_on = {2026, 2, 10}, .closes_on = {2026, 2, 13}};
    OK(congress_session_add(ctx, &s, &fifth) == ST_OK, "the fifth");
    EQ_INT(congress_session_add(ctx, &s, &fifth), ST_INVALID, "the fifth again");
    EQ_TEXT(modtest_field(ctx), "number", "is the fault of the number");

    OK(congress_session_get(ctx, fifth, &read) == ST_OK, "it can be read");
    EQ_STR(read.name, "第十八届人民代表大会第五次会议", "its name is made from the numbers");
    EQ_INT(read.term_number, 18, "it knows its term");
    OK(congress_session_at(ctx, (struct date){2026, 2, 10}, &read, &open) == ST_OK && open &&
           read.id == fifth,
       "open on its first day");
    OK(congress_session_at(ctx, (struct date){2026, 2, 13}, &read, &open) == ST_OK && open,
       "open on its last day");
    OK(congress_session_at(ctx, (struct date){2026, 2, 14}, &read, &open) == ST_OK && !open &&
           read.id == fifth,
       "the last one on the day after");
    OK(congress_session_at(ctx, (struct date){2026, 2, 9}, &read, &open) == ST_OK &&
           read.id == fourth && !open,
       "the one before on the day before");

    read = (struct congress_session){.id = fifth,
                                     .number = 5,
                                     .version = 1,
                                     .name = S("五次会议"),
                                     .opens_on = {2026, 2, 11},
                                     .closes_on = {2026, 2, 14}};
    OK(congress_session_change(ctx, &read) == ST_OK, "new dates");
    EQ_INT(congress_session_change(ctx, &read), ST_CONFLICT, "from a stale page");
    modtest_clear(ctx);
    OK(congress_sessions(ctx, &all, &count) == ST_OK && count == 2 && all[0].id == fifth,
       "both, newest first");
    EQ_STR(all[0].name, "五次会议", "with the new name");

    EQ_INT(all[0].bills_until, 0, "no end for bills yet");
    read.version = 2;
    read.bills_until = date_begin((struct date){2026, 2, 15});
    EQ_INT(congress_session_change(ctx, &read), ST_INVALID, "bills after the session");
    EQ_TEXT(modtest_field(ctx), "bills_until", "are the fault of that day");
    read.bills_until = date_begin((struct date){2026, 2, 12}) + 17 * 3600;
    read.bills_basis = S("主席团第一次会议");
    OK(congress_session_change(ctx, &read) == ST_OK, "until the afternoon of the second day");
    OK(congress_session_at(ctx, (struct date){2026, 2, 12}, &read, &open) == ST_OK &&
           read.bills_until == date_begin((struct date){2026, 2, 12}) + 17 * 3600,
       "the time is kept");
    EQ_STR(read.bills_basis, "主席团第一次会议", "and who set it");

    EQ_INT(congress_term_begin(ctx, 18, (struct date){2029, 1, 5}, &term), ST_INVALID,
           "the same term again");
    EQ_TEXT(modtest_field(ctx), "number", "is the fault of the number");
    OK(congress_term_begin(ctx, 19, (struct date){2026, 11, 1}, &term) == ST_OK, "the next term");
    EQ_INT(modtest_events(ctx, "congress.term_begun"), 1, "is in the journal");
}

static void test_organs(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t water = modtest_organ(ctx, "云溪县水利局");
    struct organ organ, *list;
    size_t count;
    int64_t id = 0;

    OK(organ_get(ctx, water, &organ) == ST_OK && organ.handles && organ.active, "an organ");
    EQ_STR(organ.short_name, "云溪县水利局", "without a short name the name is taken");
    EQ_INT(organ_add(ctx, &organ, &id), ST_INVALID, "the same name again");
    EQ_TEXT(modtest_field(ctx), "name", "is the fault of the name");
    organ.short_name = S("水利局");
    OK(organ_change(ctx, &organ) == ST_OK, "a short name");
    EQ_INT(organ_change(ctx, &organ), ST_CONFLICT, "from a stale page");
    modtest_clear(ctx);
    OK(organ_by_name(ctx, S("水利局"), &organ) == ST_OK && organ.id == water, "found by it");

    id = modtest_organ(ctx, "云溪县水文站");
    OK(organ_get(ctx, id, &organ) == ST_OK, "a station");
    organ.parent_id = water;
    OK(organ_change(ctx, &organ) == ST_OK, "below the bureau");
    OK(organ_get(ctx, water, &organ) == ST_OK, "the bureau");
    organ.parent_id = id;
    EQ_INT(organ_change(ctx, &organ), ST_INVALID, "cannot be below its station");
    EQ_TEXT(modtest_field(ctx), "parent", "is the fault of the parent");
    EQ_INT(organ_close(ctx, water, organ.version, true), ST_RULE,
           "cannot close before its station");
    modtest_clear(ctx);
    OK(organ_get(ctx, id, &organ) == ST_OK && organ_close(ctx, id, organ.version, true) == ST_OK,
       "the station closes");
    OK(organ_get(ctx, id, &organ) == ST_OK && !organ.active &&
           date_cmp(organ.closed_on, ctx->today) == 0,
       "today");
    OK(organ_list(ctx, true, &list, &count) == ST_OK && count == 1 && list[0].id == water,
       "closed ones handle nothing");
    OK(organ_list_of(ctx, ORGAN_CHAIRMEN_MEETING, &list, &count) == ST_OK && count == 1, "by kind");
    OK(organ_get(ctx, id, &organ) == ST_OK && organ_close(ctx, id, organ.version, false) == ST_OK,
       "and opens again");
}

static void test_delegations(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct delegation *list;
    size_t count;
    int64_t id = 0, found = 0;

    OK(delegation_add(ctx, S("青石岭镇代表团"), &id) == ST_OK, "a delegation");
    EQ_INT(delegation_add(ctx, S("青石岭镇代表团"), &found), ST_INVALID, "twice");
    EQ_TEXT(modtest_field(ctx), "name", "is the fault of the name");
    EQ_INT(delegation_add(ctx, S(""), &found), ST_INVALID, "without a name");
    modtest_clear(ctx);
    OK(delegation_by_name(ctx, S("青石岭镇代表团"), &found) == ST_OK && found == id, "by name");
    OK(delegation_change(ctx,
                         &(struct delegation){
                             .id = id, .name = S("城关镇代表团"), .active = false, .version = 1}) ==
           ST_OK,
       "renamed and out of use");
    OK(delegation_list(ctx, &list, &count) == ST_OK && count == 0, "no longer listed");
}

static void test_calendar(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t county = ctx->congress_id;
    struct calendar cal;
    size_t days;

    OK(congress_calendar(ctx, &cal) == ST_OK && cal.count == 0, "weekends only at first");
    OK(congress_calendar_load_known(ctx, &days) == ST_OK && days > 50, "the known years");
    OK(congress_calendar_load_known(ctx, &days) == ST_OK && days == 0, "are loaded once");
    EQ_INT(modtest_events(ctx, "congress.calendar_loaded"), 1, "with one event");
    OK(congress_calendar(ctx, &cal) == ST_OK && calendar_valid(&cal), "in order");
    OK(calendar_covers(&cal, 2025) && calendar_covers(&cal, 2026) && !calendar_covers(&cal, 2027),
       "2025 and 2026, not 2027");
    OK(!calendar_is_workday(&cal, (struct date){2026, 2, 16}), "a Monday of Spring Festival");
    OK(calendar_is_workday(&cal, (struct date){2026, 2, 28}), "a Saturday worked for it");
    OK(calendar_is_workday(&cal, (struct date){2026, 2, 24}), "the Tuesday after");

    /* The nation says one thing of a day, the congress another: the congress's word counts. */
    ctx->congress_id = 0;
    OK(congress_calendar_set(ctx, (struct date){2027, 3, 1}, CALENDAR_HOLIDAY, S("试")) == ST_OK,
       "a day of the nation");
    ctx->congress_id = county;
    OK(congress_calendar(ctx, &cal) == ST_OK &&
           !calendar_is_workday(&cal, (struct date){2027, 3, 1}),
       "counts in the county");
    OK(congress_calendar_set(ctx, (struct date){2027, 3, 1}, CALENDAR_MAKEUP_WORKDAY, S("试")) ==
           ST_OK,
       "until the county says otherwise");
    OK(congress_calendar(ctx, &cal) == ST_OK && calendar_valid(&cal) &&
           calendar_is_workday(&cal, (struct date){2027, 3, 1}),
       "then the county's word counts");
    EQ_INT(congress_calendar_set(ctx, (struct date){0}, CALENDAR_HOLIDAY, S("试")), ST_INVALID,
           "no day");
    EQ_TEXT(modtest_field(ctx), "on", "is the fault of the date");
    EQ_INT(congress_calendar_set(ctx, ctx->today, CALENDAR_HOLIDAY, S("")), ST_INVALID, "no name");
    EQ_TEXT(modtest_field(ctx), "name", "is the fault of the name");
}

static void test_params(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct congress_param_set set = {.name = S("give_back_workdays"),
                                     .value = S("5"),
                                     .from_on = {2026, 1, 1},
                                     .basis = S("本地办法第9条")};
    struct law_params params;

    OK(congress_law_params(ctx, ctx->today, &params) == ST_OK && params.reply_months == 3,
       "the national period");
    OK(congress_param_set(ctx, &set) == ST_OK, "a local number");
    OK(congress_law_params(ctx, (struct date){2026, 1, 1}, &params) == ST_OK &&
           params.give_back_workdays == 5,
       "in force from its day on");
    OK(congress_law_params(ctx, (struct date){2025, 12, 31}, &params) == ST_OK &&
           params.give_back_workdays == 10,
       "not on the day before");
    set.name = S("reply_months");
    set.value = S("4");
    EQ_INT(congress_param_set(ctx, &set), ST_RULE, "a local rule cannot lengthen the reply");
    OK(ctx->err.law != NULL, "and the article says so");
    modtest_clear(ctx);
    set.value = S("soon");
    EQ_INT(congress_param_set(ctx, &set), ST_INVALID, "not a number");
    EQ_TEXT(modtest_field(ctx), "value", "is the fault of the value");
    set.value = S("2");
    set.basis = S("");
    EQ_INT(congress_param_set(ctx, &set), ST_INVALID, "without a basis");
    EQ_TEXT(modtest_field(ctx), "basis", "is the fault of the basis");
    set.basis = S("本地办法第10条");
    OK(congress_param_set(ctx, &set) == ST_OK, "a shorter reply");

    /* Numbers must agree on every later day too: two months for joint handlers from 2027 on ... */
    set = (struct congress_param_set){.name = S("joint_opinion_months"),
                                      .value = S("2"),
                                      .from_on = {2027, 1, 1},
                                      .basis = S("第11条")};
    OK(congress_param_set(ctx, &set) == ST_OK, "two months for joint handlers");
    set = (struct congress_param_set){
        .name = S("reply_months"), .value = S("1"), .from_on = {2026, 12, 1}, .basis = S("第12条")};
    EQ_INT(congress_param_set(ctx, &set), ST_RULE, "... forbid a reply in one from before");
    modtest_clear(ctx);
    OK(congress_law_params(ctx, (struct date){2026, 12, 2}, &params) == ST_OK &&
           params.reply_months == 2,
       "nothing of it was kept");
}

/* As a model of local rules is taken over: all of it or none. */
static void test_params_together(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct congress_param_set set[] = {
        {S("joint_opinion_months"), S("2"), {2026, 12, 1}, S("参照甲省办法第9条")},
        {S("filing_review_months"), S("1"), {2026, 12, 1}, S("参照甲省办法第20条")},
    };
    struct law_params params;

    EQ_INT(congress_params_set(ctx, set, 0), ST_INVALID, "none is chosen");
    modtest_clear(ctx);
    set[1].value = S("100");
    EQ_INT(congress_params_set(ctx, set, COUNT(set)), ST_RULE, "the second is out of bounds");
    modtest_clear(ctx);
    set[1].value = S("");
    EQ_INT(congress_params_set(ctx, set, COUNT(set)), ST_INVALID, "the second says nothing");
    modtest_clear(ctx);
    OK(congress_law_params(ctx, (struct date){2026, 12, 1}, &params) == ST_OK &&
           params.joint_opinion_months == 1,
       "nor is the first set");
    set[1].value = S("1");
    OK(congress_params_set(ctx, set, COUNT(set)) == ST_OK, "both");
    OK(congress_law_params(ctx, (struct date){2026, 12, 1}, &params) == ST_OK &&
           params.joint_opinion_months == 2 && params.filing_review_months == 1,
       "in force from their day on");
    EQ_INT(modtest_events(ctx, "congress.param_set"), 2, "each in the journal");
    /* What agrees only together is set together, whichever comes first. */
    set[0] =
        (struct congress_param_set){S("reply_months"), S("1"), {2027, 1, 1}, S("本地办法第1条")};
    EQ_INT(congress_params_set(ctx, set, 1), ST_RULE, "joint handlers would have longer");
    modtest_clear(ctx);
    set[1] = (struct congress_param_set){
        S("joint_opinion_months"), S("1"), {2027, 1, 1}, S("本地办法第2条")};
    OK(congress_params_set(ctx, set, COUNT(set)) == ST_OK, "not when both are shorter");
}

int main(void)
{
    modtest_both("congress_founding", test_founding);
    modtest_both("congress_sessions", test_sessions);
    modtest_both("congress_organs", test_organs);
    modtest_both("congress_delegations", test_delegations);
    modtest_both("congress_calendar", test_calendar);
    modtest_both("congress_params", test_params);
    modtest_both("congress_params_together", test_params_together);
    return tap_done();
}
