// SPDX-License-Identifier: MulanPSL-2.0
/* Resignations handed in and decided, ends announced, on both databases. People are invented.
 * @law Election Law (2020-10-17) art. 55
 * @law Deputies Law (2025-03-11) art. 62, 63 */
#include "modules/deputy/deputy_actions.h"
#include "modules/deputy/deputy_ending.h"
#include "modules/deputy/deputy_list.h"
#include "modules/deputy/deputy_plan.h"
#include "modules/tests/modtest.h"

static const struct date LETTER = {2026, 11, 2}, VOTE = {2026, 11, 18};

static struct deputy_resignation_decision vote(int64_t id, const char *state, int64_t yes,
                                               int64_t whole)
{
    return (struct deputy_resignation_decision){
        .id = id,
        .version = 1,
        .state = str_from(state),
        .decided_on = VOTE,
        .decided_by = S("云溪县人民代表大会常务委员会"),
        .document = S("云溪人常〔2026〕31号"),
        .yes = yes,
        .whole = whole,
    };
}

static int64_t hand_in(struct ctx *ctx, int64_t mandate_id, struct date on)
{
    const struct deputy_resignation_new in = {.mandate_id = mandate_id, .handed_in_on = on};
    int64_t id = 0;

    return deputy_resignation_hand_in(ctx, &in, &id) == ST_OK ? id : 0;
}

static bool decided(struct ctx *ctx, struct deputy_resignation_decision in, const char *field)
{
    const enum status st = deputy_resignation_decide(ctx, &in);

    if (field != NULL)
        return st == ST_INVALID && strcmp(modtest_field(ctx), field) == 0;
    return st == ST_OK;
}

static void test_county(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t li = modtest_deputy(ctx, "李文静", "城关镇代表团");
    struct deputy_resignation_decision in;
    struct deputy_resignation r, *all;
    struct deputy d;
    int64_t id;
    size_t count;

    EQ_INT(deputy_leave(ctx, li, 1, VOTE, S("resigned")), ST_RULE, "nobody resigns by being told");
    EQ_TEXT(ctx->err.key, "deputy.resign.voted_first", "it is voted on");
    modtest_clear(ctx);
    EQ_INT(hand_in(ctx, li, (struct date){2026, 11, 21}), 0, "no letter of tomorrow");
    EQ_TEXT(modtest_field(ctx), "handed_in_on", "the field");
    EQ_INT(hand_in(ctx, li, (struct date){2024, 1, 9}), 0, "none of before he was a deputy");
    EQ_TEXT(modtest_field(ctx), "handed_in_on", "the field");
    id = hand_in(ctx, li, LETTER);
    OK(id != 0 && modtest_events(ctx, "deputy.resignation_handed_in") == 1, "the letter");
    OK(deputy_resignation_get(ctx, id, &r) == ST_OK && str_eqz(r.forum, "committee") && r.own &&
           str_eqz(r.name, "李文静") && str_eqz(r.state, "waiting"),
       "goes to the standing committee");
    EQ_INT(hand_in(ctx, li, LETTER), 0, "one at a time");
    EQ_TEXT(ctx->err.key, "deputy.resign.waiting_already", "says so");
    modtest_clear(ctx);
    OK(deputy_resignations(ctx, 0, &all, &count) == ST_OK && count == 1, "it waits");
    OK(deputy_get(ctx, li, &d) == ST_OK && date_none(d.to_on), "and she is a deputy still");
    OK(decided(ctx, vote(id, "asked", 16, 31), "state"), "no such result");
    OK(decided(ctx, vote(id, "accepted", 16, 0), "whole"), "votes of nobody");
    OK(decided(ctx, vote(id, "accepted", 16, 3001), "whole"), "more members than there can be");
    OK(decided(ctx, vote(id, "accepted", 32, 31), "yes"), "more votes than members");
    OK(decided(ctx, vote(id, "refused", -1, 31), "yes"), "fewer than none");
    in = vote(id, "accepted", 16, 31);
    in.decided_on = (struct date){2026, 11, 1};
    OK(decided(ctx, in, "decided_on"), "not before the letter");
    in.decided_on = (struct date){2026, 11, 21};
    OK(decided(ctx, in, "decided_on"), "nor tomorrow");
    in = vote(id, "accepted", 16, 31);
    in.decided_by = S("");
    OK(decided(ctx, in, "decided_by"), "by nobody");
    in = vote(id, "accepted", 15, 30);
    EQ_INT(deputy_resignation_decide(ctx, &in), ST_RULE, "half is not more than half");
    EQ_TEXT(ctx->err.key, "law.resignation_not_passed", "says so");
    OK(strstr(ctx->err.law, "第五十五条") != NULL, "with the article");
    modtest_clear(ctx);
    OK(decided(ctx, vote(id, "accepted", 16, 30), NULL), "one more is");
    OK(modtest_events(ctx, "deputy.left") == 1 &&
           modtest_events(ctx, "deputy.resignation_decided") == 1,
       "which others are told");
    OK(deputy_get(ctx, li, &d) == ST_OK && date_cmp(d.to_on, VOTE) == 0 &&
           str_eqz(d.left_reason, "resigned"),
       "she left with the decision");
    OK(!decided(ctx, vote(id, "refused", 1, 30), NULL), "which stands");
    EQ_TEXT(ctx->err.key, "deputy.resign.decided_already", "says so");
    modtest_clear(ctx);
    EQ_INT(hand_in(ctx, li, LETTER), 0, "who has left cannot resign");
    EQ_TEXT(ctx->err.key, "deputy.left_already", "says so");
    modtest_clear(ctx);
    OK(deputy_resignations(ctx, 0, &all, &count) == ST_OK && count == 0, "none waits");
}

static void test_refused(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t wang = modtest_deputy(ctx, "王德明", "城关镇代表团");
    struct deputy_resignation_decision in;
    struct deputy_resignation *all;
    struct deputy d;
    int64_t id = hand_in(ctx, wang, LETTER);
    size_t count;

    OK(decided(ctx, vote(id, "refused", 9, 31), NULL), "refused");
    id = hand_in(ctx, wang, VOTE);
    OK(id != 0, "he may try again");
    in = vote(id, "withdrawn", 0, 0);
    in.decided_by = S("");
    OK(decided(ctx, in, NULL), "and take it back, which nobody votes on");
    OK(deputy_get(ctx, wang, &d) == ST_OK && date_none(d.to_on), "he is a deputy still");
    OK(deputy_resignations(ctx, wang, &all, &count) == ST_OK && count == 2 &&
           str_eqz(all[0].state, "withdrawn") && str_eqz(all[1].state, "refused"),
       "both on record, newest first");
    id = hand_in(ctx, wang, VOTE);
    OK(deputy_leave(ctx, wang, 1, VOTE, S("moved")) == ST_OK, "he moves away meanwhile");
    OK(deputy_resignations(ctx, 0, &all, &count) == ST_OK && count == 0,
       "nothing is left to decide");
    EQ_INT(decided(ctx, vote(id, "accepted", 16, 31), NULL), false, "nor can be accepted");
    EQ_TEXT(ctx->err.key, "deputy.left_already", "says so");
    modtest_clear(ctx);
}

static int64_t other(struct ctx *ctx, const char *level, const char *of)
{
    const struct deputy_outside_new in = {.level = str_from(level),
                                          .congress_name = str_from(of),
                                          .name = S("赵远航"),
                                          .constituency = S("云溪县人民代表大会"),
                                          .from_on = {2026, 2, 10}};
    int64_t id = 0;

    ASSERT(deputy_outside_set(ctx, &in, &id) == ST_OK);
    return id;
}

/* Of the city, elected by the county's congress. */
static void test_above(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t city = other(ctx, "city", "云州市人民代表大会");
    const int64_t town = other(ctx, "township", "城关镇人民代表大会");
    const int64_t province = other(ctx, "province", "云岭省人民代表大会");
    struct deputy_resignation r;
    struct deputy_mandate m;
    struct deputy_ending e, *open;
    size_t count;
    int64_t id;

    EQ_INT(hand_in(ctx, town, LETTER), 0, "a township decides for itself");
    EQ_TEXT(ctx->err.key, "deputy.resign.elsewhere", "says so");
    modtest_clear(ctx);
    EQ_INT(hand_in(ctx, province, LETTER), 0, "the city elected him");
    EQ_TEXT(ctx->err.key, "deputy.resign.elsewhere", "says so");
    modtest_clear(ctx);
    id = hand_in(ctx, city, LETTER);
    OK(deputy_resignation_get(ctx, id, &r) == ST_OK && str_eqz(r.forum, "committee") && !r.own,
       "one of the city resigns to the committee of the county that elected him");
    EQ_INT(deputy_ending_get(ctx, city, &e), ST_RULE, "nothing to announce yet");
    modtest_clear(ctx);
    OK(decided(ctx, vote(id, "accepted", 16, 31), NULL), "which accepts");
    EQ_INT(modtest_events(ctx, "deputy.left"), 0, "no deputy of ours has left");
    OK(deputy_mandate_get(ctx, city, &m) == ST_OK && date_cmp(m.to_on, VOTE) == 0, "but he has");
    OK(deputy_ending_get(ctx, city, &e) == ST_OK && e.filed && !e.own &&
           str_eqz(e.reason, "resigned"),
       "announced and filed with the city's");
    e.announced_by = S("云溪县人民代表大会常务委员会");
    e.announced_on = VOTE;
    OK(deputy_ending_announce(ctx, &e) == ST_OK, "announced");
    OK(deputy_endings_open(ctx, &open, &count) == ST_OK && count == 1 && open[0].version == 1,
       "not filed yet");
    OK(deputy_ending_get(ctx, city, &e) == ST_OK && e.version == 1, "once more");
    e.filed_on = ctx->today;
    OK(deputy_ending_announce(ctx, &e) == ST_OK, "filed");
    OK(deputy_endings_open(ctx, &open, &count) == ST_OK && count == 0, "done");
}

static void test_announced(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t li = modtest_deputy(ctx, "李文静", "城关镇代表团");
    const int64_t qian = modtest_deputy(ctx, "钱有礼", "城关镇代表团");
    struct deputy_ending e = {.id = li, .announced_on = VOTE, .announced_by = S("常委会")}, *open;
    size_t count;

    EQ_INT(deputy_ending_announce(ctx, &e), ST_RULE, "she is in office");
    EQ_TEXT(ctx->err.key, "deputy.ending.in_office", "says so");
    modtest_clear(ctx);
    OK(deputy_leave(ctx, li, 1, VOTE, S("absent")) == ST_OK &&
           deputy_leave(ctx, qian, 1, VOTE, S("term")) == ST_OK,
       "absent twice; the other's term is over");
    EQ_INT(deputy_ending_get(ctx, qian, &e), ST_RULE, "terms are not announced");
    modtest_clear(ctx);
    OK(deputy_endings_open(ctx, &open, &count) == ST_OK && count == 1 && open[0].id == li &&
           str_eqz(open[0].name, "李文静") && str_eqz(open[0].reason, "absent"),
       "one to be announced");
    OK(deputy_ending_get(ctx, li, &e) == ST_OK && e.version == 0 && !e.filed, "nothing to file");
    e.announced_by = S("");
    e.announced_on = (struct date){2026, 11, 21};
    e.filed_on = (struct date){2026, 11, 21};
    EQ_INT(deputy_ending_announce(ctx, &e), ST_INVALID, "by nobody, tomorrow");
    EQ_INT(ctx->field_errors_count, 3, "three fields");
    modtest_clear(ctx);
    e.filed_on = (struct date){0};
    e.announced_by = S("云溪县人民代表大会常务委员会");
    e.announced_on = (struct date){2026, 11, 17};
    EQ_INT(deputy_ending_announce(ctx, &e), ST_INVALID, "not before the end");
    EQ_TEXT(modtest_field(ctx), "announced_on", "the field");
    e.announced_on = VOTE;
    e.reported_on = (struct date){2026, 11, 19};
    EQ_INT(deputy_ending_announce(ctx, &e), ST_INVALID, "the report comes first");
    EQ_TEXT(modtest_field(ctx), "reported_on", "the field");
    e.reported_on = (struct date){2026, 11, 10};
    OK(deputy_ending_announce(ctx, &e) == ST_OK, "announced");
    EQ_INT(modtest_events(ctx, "deputy.ending_announced"), 1, "an event");
    OK(deputy_endings_open(ctx, &open, &count) == ST_OK && count == 0, "none is open");
    e.version = 9;
    EQ_INT(deputy_ending_announce(ctx, &e), ST_CONFLICT, "from a stale page");
    modtest_clear(ctx);
    OK(deputy_ending_get(ctx, li, &e) == ST_OK && e.version == 1 &&
           date_cmp(e.reported_on, (struct date){2026, 11, 10}) == 0,
       "as it was entered");
}

/* Of a garrison's constituency the garrison decides; nobody here has its votes.
 * @law PLA Election Measures (2021-04-29) art. 37 */
static void test_garrison(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct deputy_new in = {.name = S("武卫国"),
                                  .delegation = S("城关镇代表团"),
                                  .constituency = S("驻县部队"),
                                  .from_on = {2024, 1, 10}};
    const struct deputy_constituency c = {
        .name = S("驻县部队"), .sort = S("garrison"), .seats = 1, .area = S(""), .active = true};
    struct deputy_resignation r;
    int64_t wu, id;

    ASSERT(deputy_add(ctx, &in, &wu) == ST_OK && deputy_constituency_set(ctx, &c, &id) == ST_OK);
    id = hand_in(ctx, wu, LETTER);
    OK(id != 0 && deputy_resignation_get(ctx, id, &r) == ST_OK && str_eqz(r.forum, "electors"),
       "handed in to the one that elected him");
    OK(decided(ctx, vote(id, "accepted", 0, 0), NULL), "which let him go, by votes unknown");
}

/* An end that lies ahead keeps nobody from resigning, or from being recalled. */
static void test_planned(struct journaltest *t)
{
    static const struct date AHEAD = {2026, 12, 31};
    struct ctx *ctx = t->ctx;
    const int64_t li = modtest_deputy(ctx, "李文静", "城关镇代表团");
    const int64_t qian = modtest_deputy(ctx, "钱有礼", "城关镇代表团");
    const int64_t city = other(ctx, "city", "云州市人民代表大会");
    struct deputy_resignation *all;
    struct deputy_ending e, *open;
    struct deputy_mandate m;
    struct deputy d;
    int64_t id;
    size_t count;

    OK(deputy_leave(ctx, li, 1, AHEAD, S("moved")) == ST_OK &&
           deputy_leave(ctx, qian, 1, AHEAD, S("moved")) == ST_OK &&
           deputy_mandate_recalled(ctx, city, AHEAD) == ST_OK,
       "three ends are planned");
    OK(deputy_endings_open(ctx, &open, &count) == ST_OK && count == 0, "none has come yet");
    EQ_INT(deputy_ending_get(ctx, li, &e), ST_RULE, "nothing to announce");
    modtest_clear(ctx);
    id = hand_in(ctx, li, LETTER);
    OK(id != 0 && deputy_resignations(ctx, 0, &all, &count) == ST_OK && count == 1,
       "one resigns before");
    OK(decided(ctx, vote(id, "accepted", 16, 31), NULL), "which is accepted");
    OK(deputy_get(ctx, li, &d) == ST_OK && date_cmp(d.to_on, VOTE) == 0 &&
           str_eqz(d.left_reason, "resigned"),
       "and that is the end");
    OK(deputy_mandate_recalled(ctx, qian, VOTE) == ST_OK && deputy_get(ctx, qian, &d) == ST_OK &&
           date_cmp(d.to_on, VOTE) == 0 && str_eqz(d.left_reason, "recalled"),
       "one is recalled before");
    EQ_INT(deputy_mandate_recalled(ctx, qian, VOTE), ST_RULE, "once");
    EQ_TEXT(ctx->err.key, "deputy.left_already", "says so");
    modtest_clear(ctx);
    id = hand_in(ctx, city, LETTER);
    OK(id != 0 && decided(ctx, vote(id, "accepted", 16, 31), NULL), "and one of the city");
    OK(deputy_mandate_get(ctx, city, &m) == ST_OK && date_cmp(m.to_on, VOTE) == 0, "too");
    EQ_INT(deputy_mandate_recalled(ctx, city, VOTE), ST_RULE, "who has left");
    modtest_clear(ctx);
}

/* Who left last is who the vacancy names, whenever he was entered. */
static void test_vacancy(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct deputy_new in = {
        .delegation = S("城关镇代表团"), .constituency = S("第一选区"), .from_on = {2024, 1, 10}};
    struct deputy_constituency c = {.name = S("第一选区"),
                                    .sort = S("area"),
                                    .seats = 2,
                                    .area = S(""),
                                    .active = true},
                               *all;
    int64_t first, second, id;
    size_t count;

    in.name = S("李文静");
    ASSERT(deputy_add(ctx, &in, &first) == ST_OK);
    in.name = S("王德明");
    ASSERT(deputy_add(ctx, &in, &second) == ST_OK);
    ASSERT(deputy_constituency_set(ctx, &c, &id) == ST_OK);
    OK(deputy_leave(ctx, second, 1, (struct date){2025, 5, 1}, S("moved")) == ST_OK &&
           deputy_leave(ctx, first, 1, VOTE, S("died")) == ST_OK,
       "the one entered first leaves last");
    OK(deputy_constituencies(ctx, true, &all, &count) == ST_OK && count == 1 &&
           str_eqz(all[0].left, "李文静") && str_eqz(all[0].left_reason, "died"),
       "and is named");
}

int main(void)
{
    modtest_both("deputy_resigned", test_county);
    modtest_both("deputy_resignation_refused", test_refused);
    modtest_both("deputy_resigned_above", test_above);
    modtest_both("deputy_ending_announced", test_announced);
    modtest_one("deputy_resigned_garrison", test_garrison);
    modtest_both("deputy_end_planned", test_planned);
    modtest_both("deputy_vacancy_named", test_vacancy);
    return tap_done();
}
