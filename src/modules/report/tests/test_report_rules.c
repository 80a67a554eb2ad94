// SPDX-License-Identifier: MulanPSL-2.0
/* What may be done with a report when; where paragraphs come to stand. */
#include "base/tap.h"
#include "modules/report/report_rules.h"

static const struct {
    const char *state, *act, *next; /* next NULL: not */
} ACTS[] = {
    {"draft", "ask", "asked"},
    {"draft", "judge", "judged"},
    {"draft", "drop", "dropped"},
    {"draft", "pass", NULL},
    {"draft", "back", NULL},
    {"draft", "freeze", NULL},
    {"draft", "publish", NULL},
    {"draft", "retract", NULL},
    {"asked", "judge", "judged"},
    {"asked", "back", "draft"},
    {"asked", "drop", "dropped"},
    {"asked", "ask", NULL},
    {"asked", "pass", NULL},
    {"judged", "pass", "passed"},
    {"judged", "back", "draft"},
    {"judged", "freeze", NULL},
    {"judged", "drop", NULL},
    {"passed", "freeze", "frozen"},
    {"passed", "back", "draft"},
    {"passed", "publish", NULL},
    {"frozen", "publish", "published"},
    {"frozen", "back", NULL},
    {"frozen", "freeze", NULL},
    {"frozen", "drop", NULL},
    {"published", "retract", "frozen"},
    {"published", "publish", NULL},
    {"published", "drop", NULL},
    {"dropped", "ask", NULL},
    {"dropped", "judge", NULL},
    {"dropped", "retract", NULL},
};

static void acts(void)
{
    arr_each (i, COUNT(ACTS)) {
        struct str next = S("");
        struct err err = {0};
        enum report_act act = REPORT_ACTS;
        enum status st;

        OK(report_act_read(str_from(ACTS[i].act), &act), ACTS[i].act);
        EQ_TEXT(report_act_word(act), ACTS[i].act, "the word of an act");
        st = report_act_check(str_from(ACTS[i].state), act, &next, &err);
        EQ_INT(st, ACTS[i].next != NULL ? ST_OK : ST_RULE, ACTS[i].act);
        EQ_STR(next, ACTS[i].next != NULL ? ACTS[i].next : "", ACTS[i].state);
        EQ_TEXT(err.key, ACTS[i].next != NULL ? NULL : "report.err.act", "why not");
    }
}

static void rights(void)
{
    static const struct {
        const char *act, *permissions;
    } RIGHTS[] = {
        {"ask", "report.write"},    {"judge", "report.write"},
        {"pass", "report.approve"}, {"back", "report.write report.approve"},
        {"freeze", "report.write"}, {"publish", "report.publish"},
        {"drop", "report.write"},   {"retract", "report.publish"},
    };
    enum report_act act = REPORT_ACTS;

    arr_each (i, COUNT(RIGHTS)) {
        OK(report_act_read(str_from(RIGHTS[i].act), &act), RIGHTS[i].act);
        EQ_TEXT(report_act_permissions(act), RIGHTS[i].permissions, RIGHTS[i].act);
    }
    OK(report_back_needs_reason(S("judged")) && report_back_needs_reason(S("passed")),
       "who gets it back is told why");
    OK(!report_back_needs_reason(S("asked")), "who takes back his own needs not tell");
    OK(!report_act_read(S("burn"), &act), "no such act");
    OK(!report_act_read(S(""), &act), "none");
}

static void opened(void)
{
    static const struct {
        const char *state;
        bool text, keep, comments;
    } STATES[] = {
        {"draft", true, true, true},      {"asked", true, true, true},
        {"judged", false, true, true},    {"passed", false, true, false},
        {"frozen", false, false, false},  {"published", false, false, false},
        {"dropped", false, false, false},
    };

    arr_each (i, COUNT(STATES)) {
        const struct str state = str_from(STATES[i].state);
        struct err err = {0};

        EQ_INT(report_check_open(state, &err) == ST_OK, STATES[i].text, STATES[i].state);
        EQ_TEXT(err.key, STATES[i].text ? NULL : "report.err.closed", "closed");
        err = (struct err){0};
        EQ_INT(report_check_keep(state, &err) == ST_OK, STATES[i].keep, STATES[i].state);
        EQ_TEXT(err.key, STATES[i].keep ? NULL : "report.err.closed", "kept");
        err = (struct err){0};
        EQ_INT(report_check_comments(state, &err) == ST_OK, STATES[i].comments, STATES[i].state);
        EQ_TEXT(err.key, STATES[i].comments ? NULL : "report.err.no_comments", "comments");
    }
}

static void periods(void)
{
    const struct date a = {2017, 1, 1}, b = {2026, 12, 31}, none = {0}, odd = {2026, 2, 30};

    OK(report_period_valid(a, b), "ten years");
    OK(!report_period_valid((struct date){2016, 12, 31}, b), "eleven");
    OK(report_period_valid(a, a), "a day");
    OK(!report_period_valid(b, a), "backwards");
    OK(!report_period_valid(none, b), "without a beginning");
    OK(!report_period_valid(a, none), "without an end");
    OK(!report_period_valid(a, odd), "no such day");
    OK(report_kind_known(S("committee")) && report_kind_known(S("township")), "kinds");
    OK(!report_kind_known(S("novel")), "no such kind");
}

static void links(void)
{
    static const struct {
        const char *typed, *path; /* path NULL: none */
    } LINKS[] = {
        {"/ledger/entry/31", "/ledger/entry/31"},
        {"https://rd.example.cn/suggestion/47?c=1", "/suggestion/47?c=1"},
        {"http://127.0.0.1:8080/p/x", "/p/x"},
        {"https://rd.example.cn/", NULL},
        {"https://rd.example.cn", NULL},
        {"https:/x", NULL},
        {"//evil.example/x", NULL},
        {"/\\evil.example", NULL},
        {"suggestion/47", NULL},
        {"/a b", NULL},
        {"/a", "/a"},
        {"https://rd.example.cn/x", "/x"},
        {"/", NULL},
        {"", NULL},
    };
    char longest[REPORT_LINK_BYTES + 1];

    arr_each (i, COUNT(LINKS)) {
        struct str s = str_from(LINKS[i].typed);

        EQ_INT(report_link_read(&s), LINKS[i].path != NULL, LINKS[i].typed);
        if (LINKS[i].path != NULL)
            EQ_STR(s, LINKS[i].path, "its path");
    }
    memset(longest, '/', sizeof(longest));
    longest[1] = 'a';
    OK(report_link_read(&(struct str){longest, REPORT_LINK_BYTES}), "as long as can be");
    OK(!report_link_read(&(struct str){longest, sizeof(longest)}), "longer");
}

static void places(void)
{
    EQ_INT(REPORT_PLACE_STEP, 1024, "far enough");
    EQ_INT(report_place_step(0, 0, 3), 1024, "the first ones");
    EQ_INT(report_place_step(2048, 0, 1), 1024, "behind the last");
    EQ_INT(report_place_step(1024, 2048, 1), 512, "one between");
    EQ_INT(report_place_step(1024, 2048, 3), 256, "three between");
    EQ_INT(report_place_step(0, 1024, 1), 512, "before the first");
    EQ_INT(report_place_step(10, 12, 1), 1, "just fits");
    EQ_INT(report_place_step(10, 11, 1), 0, "no room");
    EQ_INT(report_place_step(10, 12, 2), 0, "no room for two");
}

static void targets(void)
{
    OK(report_goal_reached(6, -1, 6), "as many");
    OK(!report_goal_reached(5, -1, 6), "one less");
    OK(report_goal_reached(0, -1, 0), "none wanted");
    OK(report_goal_reached(95, 100, 95), "as many percent");
    OK(!report_goal_reached(949, 1000, 95), "a tenth less");
    OK(!report_goal_reached(0, 0, 0), "of nothing");
    OK(report_goal_reached(1, 1, 100), "all");
    OK(!report_goal_reached(1, 2, 51), "half");
}

int main(void)
{
    acts();
    targets();
    rights();
    opened();
    links();
    periods();
    places();
    return tap_done();
}
