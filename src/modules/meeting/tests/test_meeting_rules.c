// SPDX-License-Identifier: MulanPSL-2.0
/* What decides on meetings and their preparation. */
#include "base/tap.h"
#include "modules/meeting/meeting_rules.h"

static struct date day(const char *iso)
{
    struct date d = {0};

    ASSERT(iso[0] == '\0' || date_parse(str_from(iso), &d));
    return d;
}

/* ---------------------------------------------------------------- words, states, who */

static void words(void)
{
    enum meeting_state state = MEETING_OPEN;
    enum meeting_capacity capacity = MEETING_STAFF;
    enum meeting_item_state item = MEETING_ITEM_DONE;

    for (int i = MEETING_DRAFT; i <= MEETING_CANCELLED; i++) {
        const char *word = meeting_state_word((enum meeting_state)i);

        OK(meeting_state_parse(str_from(word), &state) && (int)state == i, word);
        OK(meeting_word_in(str_from(word), MEETING_STATES), "in the list of words");
    }
    for (int i = MEETING_MEMBER; i <= MEETING_STAFF; i++) {
        const char *word = meeting_capacity_word((enum meeting_capacity)i);

        OK(meeting_capacity_parse(str_from(word), &capacity) && (int)capacity == i, word);
    }
    for (int i = MEETING_ITEM_PENDING; i <= MEETING_ITEM_WITHDRAWN; i++) {
        const char *word = meeting_item_state_word((enum meeting_item_state)i);

        OK(meeting_item_state_parse(str_from(word), &item) && (int)item == i, word);
    }
    OK(!meeting_state_parse(S("closing"), &state), "no such state");
    OK(!meeting_capacity_parse(S("chair"), &capacity), "no such capacity");
    OK(!meeting_item_state_parse(S("open"), &item), "no such state of an item");
    OK(!meeting_word_in(S("repor"), MEETING_SORTS), "part of a word is no word");
}

/* D draft N noticed O open A adjourned C closed M minuted X cancelled */
static void states(void)
{
    static const char *const WANT[] = {
        [MEETING_DRAFT] = ".NO...X",    [MEETING_NOTICED] = "..O...X",
        [MEETING_OPEN] = "...AC..",     [MEETING_ADJOURNED] = "..O.C..",
        [MEETING_CLOSED] = ".....M.",   [MEETING_MINUTED] = "....C..",
        [MEETING_CANCELLED] = "......."};
    static const char *const ITEMS[] = {[MEETING_ITEM_PENDING] = ".cdfw",
                                        [MEETING_ITEM_CURRENT] = "p.dfw",
                                        [MEETING_ITEM_DONE] = "pc...",
                                        [MEETING_ITEM_DEFERRED] = "pc...",
                                        [MEETING_ITEM_WITHDRAWN] = "p...."};

    for (int from = MEETING_DRAFT; from <= MEETING_CANCELLED; from++)
        for (int to = MEETING_DRAFT; to <= MEETING_CANCELLED; to++) {
            struct err err = {0};
            const bool may =
                meeting_may_become((enum meeting_state)from, (enum meeting_state)to, &err) == ST_OK;

            OK(may == (WANT[from][to] != '.'), meeting_state_word((enum meeting_state)from));
        }
    for (int from = 0; from <= MEETING_ITEM_WITHDRAWN; from++)
        for (int to = 0; to <= MEETING_ITEM_WITHDRAWN; to++) {
            struct err err = {0};
            const bool may = meeting_item_may_become((enum meeting_item_state)from,
                                                     (enum meeting_item_state)to, &err) == ST_OK;

            OK(may == (ITEMS[from][to] != '.'),
               meeting_item_state_word((enum meeting_item_state)from));
        }
    OK(meeting_in_preparation(MEETING_DRAFT) && meeting_in_preparation(MEETING_NOTICED) &&
           !meeting_in_preparation(MEETING_OPEN),
       "prepared until it opens");
    OK(meeting_was_held(MEETING_CLOSED) && meeting_was_held(MEETING_MINUTED) &&
           !meeting_was_held(MEETING_CANCELLED) && !meeting_was_held(MEETING_ADJOURNED),
       "held once it is closed");
}

static void who(void)
{
    static const struct {
        const char *what;
        struct meeting_who who;
        enum meeting_state state;
        bool closed, sees;
    } T[] = {
        {"who prepares sees a draft", {.prepare = true}, MEETING_DRAFT, true, true},
        {"a member does not see a draft", {.person = true}, MEETING_DRAFT, false, false},
        {"a member sees what he was called to", {.person = true}, MEETING_NOTICED, true, true},
        {"who reads all sees others'", {.read_all = true}, MEETING_DRAFT, false, true},
        {"but nothing behind closed doors", {.read_all = true}, MEETING_CLOSED, true, false},
        {"nobody else sees it", {0}, MEETING_CLOSED, false, false},
    };
    /* office members attendees everybody named, read by: member, attendee, observer */
    static const struct {
        const char *readers;
        bool member, attendee, observer;
    } R[] = {
        {"office", false, false, false},  {"members", true, false, false},
        {"attendees", true, true, false}, {"everybody", true, true, true},
        {"named", false, false, false},
    };

    arr_each (i, COUNT(T)) {
        const struct meeting m = {.state = T[i].state, .closed_door = T[i].closed};

        OK(meeting_seen_by(&T[i].who, &m) == T[i].sees, T[i].what);
    }
    arr_each (i, COUNT(R)) {
        const struct str readers = str_from(R[i].readers);

        OK(meeting_paper_read_by(readers, false, true, true, MEETING_MEMBER, false) == R[i].member,
           R[i].readers);
        OK(meeting_paper_read_by(readers, false, true, true, MEETING_ATTENDEE, false) ==
               R[i].attendee,
           R[i].readers);
        OK(meeting_paper_read_by(readers, false, true, true, MEETING_OBSERVER, false) ==
               R[i].observer,
           R[i].readers);
        OK(meeting_paper_read_by(readers, true, false, false, MEETING_STAFF, false),
           "who prepares reads all");
        OK(!meeting_paper_read_by(readers, false, true, false, MEETING_MEMBER, true),
           "nobody before the notice");
        OK(!meeting_paper_read_by(readers, false, false, true, MEETING_MEMBER, true),
           "nobody from outside");
    }
    OK(meeting_paper_read_by(S("named"), false, true, true, MEETING_OBSERVER, true),
       "who is named reads it");
}

/* ---------------------------------------------------------------- the agenda */

static struct meeting_item item(int64_t id, int64_t parent, unsigned place)
{
    return (struct meeting_item){.id = id, .parent_id = parent, .place = place};
}

static void check_numbers(const struct meeting_item *items, size_t count, const char *want,
                          const char *what)
{
    char got[200] = "";

    arr_each (i, count) {
        char one[40];

        snprintf(one, sizeof one, "%s%d:" STR_FMT, i > 0 ? " " : "", (int)items[i].id,
                 STR_ARG(items[i].number));
        strncat(got, one, sizeof got - strlen(got) - 1);
    }
    EQ_TEXT(got, want, what);
}

static void agenda(void)
{
    struct arena *a = arena_open(0);
    struct meeting_item t[] = {item(1, 0, 2), item(2, 0, 1), item(3, 1, 1),
                               item(4, 1, 2), item(5, 3, 1), item(6, 99, 9)};

    meeting_items_number(a, t, COUNT(t));
    check_numbers(t, COUNT(t), "2:1 1:2 3:2.1 5:2.1.1 4:2.2 6:3", "tree order, orphans at the top");
    EQ_INT(meeting_item_depth(t, COUNT(t), 5), 3, "three deep");
    EQ_INT(meeting_item_depth(t, COUNT(t), 2), 1, "at the top");
    EQ_INT(meeting_item_depth(t, COUNT(t), 77), 0, "not there");
    OK(meeting_item_within(t, COUNT(t), 5, 1), "a part of a part is within");
    OK(meeting_item_within(t, COUNT(t), 5, 5), "an item is within itself");
    OK(!meeting_item_within(t, COUNT(t), 1, 5), "not the other way round");
    meeting_items_put(a, t, COUNT(t), 6, 0, 1);
    meeting_items_number(a, t, COUNT(t));
    check_numbers(t, COUNT(t), "6:1 2:2 1:3 3:3.1 5:3.1.1 4:3.2", "the last comes first");
    meeting_items_put(a, t, COUNT(t), 2, 1, 2);
    meeting_items_number(a, t, COUNT(t));
    check_numbers(t, COUNT(t), "6:1 1:2 3:2.1 5:2.1.1 2:2.2 4:2.3", "becomes a part");
    meeting_items_put(a, t, COUNT(t), 1, 0, 0);
    meeting_items_put(a, t, COUNT(t), 4, 1, 99);
    meeting_items_put(a, t, COUNT(t), 1234, 0, 1);
    meeting_items_number(a, t, COUNT(t));
    check_numbers(t, COUNT(t), "6:1 1:2 3:2.1 5:2.1.1 2:2.2 4:2.3", "0 and too far are last");
    t[1].state = MEETING_ITEM_WITHDRAWN;
    meeting_items_number(a, t, 2);
    check_numbers(t, 2, "6:1 1:", "what is withdrawn has no number");
    meeting_items_number(a, t, 0);
    arena_close(a);
}

static void agenda_odd(void)
{
    struct arena *a = arena_open(0);
    struct meeting_item unsorted[] = {item(1, 0, 2), item(2, 0, 1), item(3, 0, 3)};
    struct meeting_item nameless[] = {item(0, 0, 1), item(0, 0, 2)};
    struct meeting_item twins[] = {item(8, 0, 1), item(7, 0, 1)};
    struct meeting_item deep[] = {item(1, 0, 1), item(2, 1, 1), item(3, 2, 1), item(4, 3, 1)};
    struct meeting_item below[] = {item(1, 0, 1), item(2, 1, 1)};
    const struct meeting_item round[] = {item(1, 2, 1), item(2, 1, 1)};

    meeting_items_put(a, unsorted, COUNT(unsorted), 3, 0, 1);
    meeting_items_number(a, unsorted, COUNT(unsorted));
    check_numbers(unsorted, COUNT(unsorted), "3:1 2:2 1:3", "put before others out of order");
    meeting_items_put(a, unsorted, COUNT(unsorted), 3, 0, 2);
    OK(unsorted[1].place == 1 && unsorted[0].place == 2 && unsorted[2].place == 3,
       "each on its place");
    unsorted[0].number = S("9");
    meeting_items_number(a, unsorted, 1);
    check_numbers(unsorted, 1, "3:1", "an item alone");
    meeting_items_number(a, unsorted, COUNT(unsorted));
    check_numbers(unsorted, COUNT(unsorted), "2:1 3:2 1:3", "and between them");
    meeting_items_put(a, unsorted, COUNT(unsorted), 2, 0, 3);
    meeting_items_number(a, unsorted, COUNT(unsorted));
    check_numbers(unsorted, COUNT(unsorted), "3:1 1:2 2:3", "and behind them");
    meeting_items_number(a, nameless, COUNT(nameless));
    OK(nameless[0].place == 1, "what has no number of its own comes to an end");
    meeting_items_number(a, twins, COUNT(twins));
    check_numbers(twins, COUNT(twins), "7:1 8:2", "on one place who came first");
    meeting_items_number(a, deep, COUNT(deep));
    check_numbers(deep, COUNT(deep), "1:1 2:1.1 3:1.1.1 4:1.1.1.1", "as deep as it is");
    below[0].state = MEETING_ITEM_WITHDRAWN;
    meeting_items_number(a, below, COUNT(below));
    check_numbers(below, COUNT(below), "1: 2:1", "below what is withdrawn");
    EQ_INT(meeting_item_depth(round, 2, 1), MEETING_DEPTH_MAX + 1, "a ring is too deep");
    OK(!meeting_item_within(round, 2, 1, 99), "and comes to an end");
    EQ_INT(meeting_item_depth(deep, 4, 4), 4, "four deep");
    OK(meeting_item_within(deep, 4, 4, 1), "three steps up");
    arena_close(a);
}

static void numbers(void)
{
    static const struct {
        const char *text;
        bool good;
        unsigned parts[3];
    } T[] = {
        {"3", true, {3, 0, 0}},
        {" 3.2 ", true, {3, 2, 0}},
        {"1,2,3", true, {1, 2, 3}},
        {"", false, {0}},
        {"0", false, {0}},
        {"3.", false, {0}},
        {".3", false, {0}},
        {"1.2.3.4", false, {0}},
        {"a", false, {0}},
        {"99999", false, {0}},
        {"1000", true, {1000, 0, 0}},
        {"10001", false, {0}},
        {"9999", true, {9999}},
        {"1,0", false, {0}},
        {"1/2", false, {0}},
        {"1:2", false, {0}},
        {"109", true, {109}},
    };

    arr_each (i, COUNT(T)) {
        unsigned parts[MEETING_DEPTH_MAX];
        const bool good = meeting_number_parse(str_from(T[i].text), parts);

        OK(good == T[i].good && (!good || memcmp(parts, T[i].parts, sizeof parts) == 0), T[i].text);
    }
}

static void chain(void)
{
    const struct meeting_rule rule = {.after_kind = S("chairmen"), .after_article = S("art")};
    const struct meeting_rule free_rule = {.after_kind = S(""), .after_article = S("")};
    struct meeting at = {.kind = S("chairmen"), .starts_on = day("2026-11-16")};
    struct meeting_item prior = {.state = MEETING_ITEM_DONE};
    struct err err = {0};

    OK(meeting_item_needs_prior(&rule, S("report"), false), "a report needs one before");
    OK(!meeting_item_needs_prior(&rule, S("procedure"), false),
       "the course of the meeting does not");
    OK(!meeting_item_needs_prior(&rule, S("report"), true), "nor a part of an item");
    OK(!meeting_item_needs_prior(&free_rule, S("report"), false), "nor where no rule wants it");
    EQ_INT(meeting_prior_serves(&rule, day("2026-11-16"), &at, &prior, &err), ST_OK,
           "the same day is not later");
    EQ_INT(meeting_prior_serves(&rule, day("2026-11-15"), &at, &prior, &err), ST_RULE,
           "a later meeting does not serve");
    EQ_TEXT(err.law, "art", "with the article");
    err = (struct err){0};
    prior.state = MEETING_ITEM_DEFERRED;
    EQ_INT(meeting_prior_serves(&rule, day("2026-11-20"), &at, &prior, &err), ST_RULE,
           "nor one put off");
    prior.state = MEETING_ITEM_WITHDRAWN;
    EQ_INT(meeting_prior_serves(&rule, day("2026-11-20"), &at, &prior, &err), ST_RULE,
           "nor one withdrawn");
    prior.state = MEETING_ITEM_PENDING;
    at.state = MEETING_CANCELLED;
    EQ_INT(meeting_prior_serves(&rule, day("2026-11-20"), &at, &prior, &err), ST_RULE,
           "nor one of a meeting called off");
    at.state = MEETING_CLOSED;
    at.kind = S("committee");
    EQ_INT(meeting_prior_serves(&rule, day("2026-11-20"), &at, &prior, &err), ST_RULE,
           "nor another kind of meeting");
    err = (struct err){0};
    EQ_INT(meeting_prior_serves(&free_rule, day("2026-11-20"), &at, &prior, &err), ST_RULE,
           "nor without an article");
    OK(err.law == NULL, "then none is named");
    prior.state = MEETING_ITEM_DONE;
    EQ_INT(meeting_prior_done(&rule, &prior, &err), ST_OK, "dealt with");
    prior.state = MEETING_ITEM_PENDING;
    err = (struct err){0};
    EQ_INT(meeting_prior_done(&rule, &prior, &err), ST_RULE, "not yet dealt with");
    EQ_TEXT(err.law, "art", "with the article");
    err = (struct err){0};
    EQ_INT(meeting_prior_done(&free_rule, &prior, &err), ST_RULE, "where no rule is named");
    OK(err.law == NULL, "none is shown");
}

static void time_plan(void)
{
    struct meeting_item t[] = {
        {.id = 1, .minutes = 5},
        {.id = 2, .minutes = 60},
        {.id = 3, .parent_id = 2, .minutes = 20},
        {.id = 4, .parent_id = 2, .minutes = 30},
        {.id = 5, .minutes = 10, .state = MEETING_ITEM_DEFERRED},
        {.id = 6, .minutes = 10},
    };
    unsigned begins[6], end;

    meeting_time_plan(t, COUNT(t), 540, begins, &end);
    EQ_INT(begins[1], 545, "after the first");
    EQ_INT(begins[2], 555, "parts after what is the item's own");
    EQ_INT(begins[3], 575, "one part after the other");
    EQ_INT(begins[5], 605, "what is put off takes no time");
    EQ_INT(end, 615, "the end");
    t[3].minutes = 50;
    meeting_time_plan(t, COUNT(t), 540, begins, &end);
    EQ_INT(end, 625, "parts that take more than the item");
    t[3].state = MEETING_ITEM_WITHDRAWN;
    t[2].minutes = 61;
    meeting_time_plan(t, COUNT(t), 540, begins, &end);
    EQ_INT(end, 616, "without the part that is withdrawn");
}

/* ---------------------------------------------------------------- days */

static void notice(void)
{
    const struct meeting_rule week = {.notice_days = 7, .notice_article = S("rule")};
    struct meeting_rule urgent = week;
    const struct calendar cal = {0};
    struct err err = {0};

    urgent.urgent = true;
    OK(meeting_notice_in_time(&week, day("2026-11-27"), day("2026-11-20")), "seven days before");
    OK(!meeting_notice_in_time(&week, day("2026-11-27"), day("2026-11-21")), "six are too few");
    EQ_INT(meeting_notice_check(&week, day("2026-11-27"), day("2026-11-20"), S(""), &err), ST_OK,
           "in time");
    EQ_INT(meeting_notice_check(&week, day("2026-11-27"), day("2026-11-21"), S("why"), &err),
           ST_RULE, "no reason helps where the kind knows no urgent meeting");
    EQ_TEXT(err.key, "meeting.notice_late", "says so");
    EQ_TEXT(err.law, "rule", "with the rule");
    err = (struct err){0};
    EQ_INT(meeting_notice_check(&urgent, day("2026-11-27"), day("2026-11-21"), S(""), &err),
           ST_RULE, "an urgent one needs its reason");
    EQ_TEXT(err.key, "meeting.notice_why", "and asks for it");
    EQ_INT(meeting_notice_check(&urgent, day("2026-11-27"), day("2026-11-21"), S("why"), &err),
           ST_OK, "with it");
    urgent = (struct meeting_rule){.notice_days = 7, .notice_article = S("")};
    err = (struct err){0};
    EQ_INT(meeting_notice_check(&urgent, day("2026-11-27"), day("2026-11-21"), S(""), &err),
           ST_RULE, "no rule to name");
    OK(err.law == NULL, "then none is named");
    OK(meeting_has_notice(&week), "days of notice");
    OK(meeting_has_notice(&(struct meeting_rule){.notice_months = 1}), "or months");
    OK(meeting_has_notice(&(struct meeting_rule){.notice_days = 1}), "or one day");
    OK(!meeting_has_notice(&(struct meeting_rule){0}), "or none");
    EQ_INT(date_cmp(
               meeting_notice_latest(&(struct meeting_rule){.notice_months = 1}, day("2026-12-22")),
               day("2026-11-22")),
           0, "a month before, be it a Sunday");
    EQ_INT(date_cmp(meeting_day_before(&cal, day("2026-11-27"), 7), day("2026-11-20")), 0,
           "a Friday");
    EQ_INT(date_cmp(meeting_day_before(&cal, day("2026-11-29"), 7), day("2026-11-20")), 0,
           "from a Sunday back to the Friday, never later");
}

/* @law  Civil Code (2020-05-28) art. 202: a month is no number of days */
static void notice_in_months(void)
{
    const struct meeting_rule month = {.notice_months = 1}, none = {0};
    const struct meeting_rule strict = {.notice_months = 1, .notice_days = 1};
    const struct calendar cal = {0};

    OK(meeting_has_notice(&month) && !meeting_has_notice(&none), "a rule, and none");
    OK(meeting_notice_in_time(&month, day("2026-03-12"), day("2026-02-12")), "28 days are a month");
    OK(!meeting_notice_in_time(&month, day("2026-03-12"), day("2026-02-13")), "27 are not");
    OK(!meeting_notice_in_time(&month, day("2026-08-31"), day("2026-08-01")), "30 days are not");
    OK(meeting_notice_in_time(&month, day("2026-08-31"), day("2026-07-31")), "31 are");
    OK(!meeting_notice_in_time(&strict, day("2026-03-12"), day("2026-02-12")),
       "strictly: a day more");
    OK(meeting_notice_in_time(&none, day("2026-03-12"), day("2026-03-12")), "no rule: any day");
    EQ_INT(date_cmp(meeting_notice_by(&cal, &month, day("2026-03-14")), day("2026-02-13")), 0,
           "from a Saturday back to the Friday");
}

/* @law  Organic Law (2022-03-11) art. 51: at least once in two months */
static void rhythm(void)
{
    static const struct {
        const char *what, *today, *last, *planned;
        enum meeting_rhythm want;
    } T[] = {
        {"no meeting yet", "2026-11-20", "", "", MEETING_RHYTHM_NONE},
        {"long before", "2026-10-25", "2026-10-20", "", MEETING_RHYTHM_OK},
        {"twenty-one days left", "2026-11-29", "2026-10-20", "", MEETING_RHYTHM_OK},
        {"twenty days left", "2026-11-30", "2026-10-20", "", MEETING_RHYTHM_SOON},
        {"on the last day", "2026-12-20", "2026-10-20", "", MEETING_RHYTHM_SOON},
        {"a day too late", "2026-12-21", "2026-10-20", "", MEETING_LATE},
        {"planned on the last day", "2026-12-10", "2026-10-20", "2026-12-20", MEETING_RHYTHM_OK},
        {"planned too late", "2026-10-25", "2026-10-20", "2026-12-21", MEETING_LATE},
        {"no such day: end of month", "2027-02-28", "2026-12-31", "2027-02-28", MEETING_RHYTHM_OK},
    };

    arr_each (i, COUNT(T))
        EQ_INT(meeting_rhythm_at(
                   day(T[i].today), day(T[i].planned),
                   T[i].last[0] != '\0' ? meeting_next_by(day(T[i].last), 2) : day(""), 20),
               T[i].want, T[i].what);
}

static void turns(void)
{
    const struct meeting_turn never = {.deputy_id = 9, .rank = 9};
    const struct meeting_turn once = {.deputy_id = 2, .times = 1, .last = day("2026-01-01")};
    const struct meeting_turn later = {.deputy_id = 1, .times = 1, .last = day("2026-03-01")};
    struct meeting_turn namesake = never;

    OK(meeting_turn_cmp(&never, &once) < 0 && meeting_turn_cmp(&once, &never) > 0,
       "who was never invited comes first");
    OK(meeting_turn_cmp(&once, &later) < 0, "of equals the one longest ago");
    namesake.rank = 3;
    OK(meeting_turn_cmp(&namesake, &never) < 0 && meeting_turn_cmp(&never, &namesake) > 0,
       "then stroke order");
    namesake = never;
    namesake.deputy_id = 10;
    OK(meeting_turn_cmp(&never, &namesake) < 0 && meeting_turn_cmp(&namesake, &never) > 0,
       "of namesakes the earlier record");
    EQ_INT(meeting_turn_cmp(&never, &never), 0, "itself");
    OK(meeting_turn_cmp(&(struct meeting_turn){.times = 2, .last = day("2026-01-01")}, &later) > 0,
       "more often, though longer ago");
    OK(meeting_turn_cmp(&(struct meeting_turn){.times = 1, .last = day("2026-03-02")},
                        &(struct meeting_turn){.times = 1, .last = day("2026-03-01"), .rank = 9}) >
           0,
       "later, though before in strokes");
    OK(meeting_turn_cmp(&(struct meeting_turn){.rank = 2, .deputy_id = 1},
                        &(struct meeting_turn){.rank = 1, .deputy_id = 9}) > 0,
       "behind in strokes, though an earlier record");
}

/* ---------------------------------------------------------------- seats, papers, clocks */

static void seats(void)
{
    static const unsigned ODD[] = {3, 2, 4, 1, 5}, EVEN[] = {3, 4, 2, 5, 1, 6};
    unsigned row, col;

    for (unsigned i = 0; i < 5; i++) {
        meeting_seat_at(i, 5, &row, &col);
        OK(row == 1 && col == ODD[i], "from the middle of five");
    }
    for (unsigned i = 0; i < 6; i++) {
        meeting_seat_at(i, 6, &row, &col);
        OK(row == 1 && col == EVEN[i], "from the middle of six");
    }
    meeting_seat_at(5, 5, &row, &col);
    OK(row == 2 && col == 3, "the next row");
    meeting_seat_at(7, 1, &row, &col);
    OK(row == 8 && col == 1, "one seat a row");
}

static void papers(void)
{
    const struct str list = S("报告：报告文本、调研报告；任免：提请的议案");

    EQ_STR(meeting_papers_wanted(list, S("报告")), "报告文本、调研报告", "of a report");
    EQ_STR(meeting_papers_wanted(list, S("任免")), "提请的议案", "of the last");
    EQ_STR(meeting_papers_wanted(list, S("选举")), "", "of what is not listed");
    EQ_STR(meeting_papers_wanted(S(""), S("报告")), "", "of no list");
    EQ_STR(meeting_papers_wanted(S("；报告 ： 文本 ；"), S("报告")), "文本", "behind an empty one");
}

static void clocks(void)
{
    static const struct {
        const char *text;
        bool good;
        unsigned minute;
    } T[] = {
        {"9:00", true, 540},   {" 09:05 ", true, 545}, {"15：30", true, 930}, {"8", true, 480},
        {"23:59", true, 1439}, {"24:00", false, 0},    {"9:60", false, 0},    {"9:5", false, 0},
        {"", false, 0},        {"九点", false, 0},     {"9.30", false, 0},    {"123", false, 0},
        {"9:-1", false, 0},    {"9:ab", false, 0},     {":30", false, 0},     {"9:000", false, 0},
        {"0:00", true, 0},     {"23:00", true, 1380},  {"9:59", true, 599},   {"/9", false, 0},
        {"9:0/", false, 0},    {"009", false, 0},      {"9:0005", false, 0}};
    struct arena *a = arena_open(0);

    arr_each (i, COUNT(T)) {
        const size_t len = strlen(T[i].text);
        const char *exact = memcpy(arena_alloc(a, len), T[i].text, len); /* nothing behind it */
        unsigned minute = 0;
        const bool good = meeting_clock_parse((struct str){exact, len}, &minute);

        OK(good == T[i].good && minute == T[i].minute, T[i].text);
    }
    arena_close(a);
}

/* @law Deputies Law (2025-03-11) art. 14(3), 33(1) */
static void gatherings(void)
{
    static const struct {
        const char *why, *body, *code, *convener;
        bool closed;
        enum session_law_gathering at_session, between;
    } T[] = {
        {"a session", "congress", "congress", "", false, SESSION_LAW_SESSION, SESSION_LAW_SESSION},
        {"before it nobody attends", "congress", "preparatory", "", false,
         SESSION_LAW_AMONG_THEMSELVES, SESSION_LAW_AMONG_THEMSELVES},
        {"its presidium, which is there for it alone", "presidium", "presidium", "", false,
         SESSION_LAW_PRESIDIUM_MEETING, SESSION_LAW_PRESIDIUM_MEETING},
        {"of a township it sits between sessions, too", "township_presidium", "township_presidium",
         "", false, SESSION_LAW_PRESIDIUM_MEETING, SESSION_LAW_AMONG_THEMSELVES},
        {"the committee", "standing_committee", "sc", "", false, SESSION_LAW_COMMITTEE_MEETING,
         SESSION_LAW_COMMITTEE_MEETING},
        {"a special committee", "special_committee", "committee", "", false,
         SESSION_LAW_SPECIAL_AT_SESSION, SESSION_LAW_SPECIAL_COMMITTEE},
        {"a conference that calls itself", "other", "joint", "召集人", false,
         SESSION_LAW_AMONG_THEMSELVES, SESSION_LAW_AMONG_THEMSELVES},
        {"one that the committee calls", "other", "joint", "县人大常委会", false,
         SESSION_LAW_RELATED, SESSION_LAW_RELATED},
        {"a forum of an office", "", "forum", "办公室或者工作机构", false, SESSION_LAW_RELATED,
         SESSION_LAW_RELATED},
        {"of the committee, in full", "", "forum", "县人民代表大会常务委员会", false,
         SESSION_LAW_RELATED, SESSION_LAW_RELATED},
        {"of a special committee", "", "forum", "专门委员会", false, SESSION_LAW_RELATED,
         SESSION_LAW_RELATED},
        {"of its offices", "", "forum", "办事机构", false, SESSION_LAW_RELATED,
         SESSION_LAW_RELATED},
        {"of a working committee", "", "forum", "代表工作委员会", false, SESSION_LAW_RELATED,
         SESSION_LAW_RELATED},
        {"of the party", "", "forum", "县委常委会", false, SESSION_LAW_AMONG_THEMSELVES,
         SESSION_LAW_AMONG_THEMSELVES},
        {"of nobody known", "", "other", "", false, SESSION_LAW_AMONG_THEMSELVES,
         SESSION_LAW_AMONG_THEMSELVES},
        {"a forum behind closed doors", "", "forum", "工作机构", true, SESSION_LAW_AMONG_THEMSELVES,
         SESSION_LAW_AMONG_THEMSELVES},
        {"the chairmen", "chairmen_meeting", "chairmen", "主任，为常委会", false,
         SESSION_LAW_AMONG_THEMSELVES, SESSION_LAW_AMONG_THEMSELVES},
        {"the party group", "party_group", "party_group", "", true, SESSION_LAW_AMONG_THEMSELVES,
         SESSION_LAW_AMONG_THEMSELVES},
    };

    arr_each (i, COUNT(T)) {
        const struct meeting_rule rule = {.body_kind = str_from(T[i].body),
                                          .code = str_from(T[i].code),
                                          .convener = str_from(T[i].convener),
                                          .closed_door = T[i].closed};

        EQ_INT(meeting_gathering(&rule, true), T[i].at_session, T[i].why);
        EQ_INT(meeting_gathering(&rule, false), T[i].between, T[i].why);
    }
}

static void invited(void)
{
    const struct meeting_person member = {.capacity = MEETING_MEMBER, .deputy_id = 7};
    const struct meeting_person deputy = {
        .capacity = MEETING_ATTENDEE, .deputy_id = 7, .mandate_id = 7};
    const struct meeting_person above = {.capacity = MEETING_ATTENDEE, .mandate_id = 8};
    const struct meeting_person seated = {
        .capacity = MEETING_MEMBER, .deputy_id = 7, .mandate_id = 7};
    const struct meeting_person official = {.capacity = MEETING_ATTENDEE};
    const struct meeting_person both = {.capacity = MEETING_ATTENDEE, .deputy_id = 7};

    OK(!meeting_comes_freely(&member), "a member asks for leave");
    OK(meeting_comes_freely(&deputy), "a deputy who was invited may decline");
    OK(meeting_comes_freely(&above), "one of another level, too");
    OK(!meeting_comes_freely(&seated), "not who has become a member since");
    OK(!meeting_comes_freely(&official), "an official who has to attend asks for leave");
    OK(!meeting_comes_freely(&both), "though he be a deputy");
}

int main(void)
{
    invited();
    gatherings();
    words();
    states();
    who();
    agenda();
    agenda_odd();
    numbers();
    chain();
    time_plan();
    notice();
    notice_in_months();
    rhythm();
    turns();
    seats();
    papers();
    clocks();
    return tap_done();
}
