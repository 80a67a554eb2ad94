// SPDX-License-Identifier: MulanPSL-2.0
/* Lists and who sees what, every filter, the queue of every role, figures that agree with their
 * rows, points of units. On both databases. */
#include "modules/suggestion/suggestion_asked.h"
#include "modules/suggestion/tests/sugtest_many.h"

static int64_t listed_by(struct sugtest *s, const char *name, const char *value)
{
    struct suggestion_filter f = {0};

    if (!suggestion_filter_set(&f, name, str_from(value)))
        return -9;
    return listed(s, f);
}

static char *number(struct sugtest *s, int64_t n)
{
    return str_z(s->ctx->arena, str_printf(s->ctx->arena, "%lld", (long long)n));
}

static void test_visible(struct sugtest *s)
{
    struct suggestion_row *rows;
    struct many m;
    struct str next;
    size_t count;

    populate(s, &m);
    as(s, OFFICE, 0);
    EQ_INT(listed(s, (struct suggestion_filter){0}), 20, "the office sees all but drafts");
    as(s, READER, 0);
    EQ_INT(listed(s, (struct suggestion_filter){0}), 20, "so does a reader");
    as(s, GOVERNMENT, s->gov);
    EQ_INT(listed(s, (struct suggestion_filter){0}), 14,
           "the government what went to it: not the court's");
    as(s, HANDLER, s->water);
    EQ_INT(listed(s, (struct suggestion_filter){0}), 2, "a unit its own");
    as(s, HANDLER, s->court);
    EQ_INT(listed(s, (struct suggestion_filter){0}), 1, "each");
    as(s, DEPUTY, 0);
    EQ_INT(listed(s, (struct suggestion_filter){0}), 19, "the author all of his own, tabled");
    EQ_INT(listed(s, (struct suggestion_filter){.mine = S("1")}), 20, "and his draft");
    as(s, DEPUTY, 3);
    EQ_INT(listed(s, (struct suggestion_filter){.mine = S("1")}), 1, "a co-signer what he signed");
    EQ_INT(listed(s, (struct suggestion_filter){0}), 2, "and what is public");
    as(s, DEPUTY, 5);
    DONE(s, suggestion_list(s->ctx, &(struct suggestion_list_query){0}, &rows, &count, &next));
    EQ_INT(count, 1, "others only what is public");
    EQ_STR(rows[0].title, "公开的题目", "by its public title");
    as(s, ADMIN, 0);
    REFUSED(s, suggestion_list(s->ctx, &(struct suggestion_list_query){0}, &rows, &count, &next),
            ST_DENIED, "not_yours");
    as(s, LEADER, 0);
    EQ_INT(listed(s, (struct suggestion_filter){.mine = S("1")}), 1, "a leader what he leads");
    as(s, OFFICE, 0);
    REFUSED(s, suggestion_get(s->ctx, m.draft, &(struct suggestion){0}), ST_NOT_FOUND,
            "db.not_found");
}

/* Page after page: each row once, and no other's among them. */
static void test_lead_pages(struct sugtest *s, struct str name)
{
    struct suggestion_list_query q = {.sort = "due", .limit = 3, .filter.lead = name};
    int64_t total = 0;
    bool others = false;

    do {
        struct suggestion_row *rows;
        size_t count;

        DONE(s, suggestion_list(s->ctx, &q, &rows, &count, &q.after));
        arr_each (i, count)
            others = others || !str_eq(rows[i].deputy_name, name);
        total += (int64_t)count;
    } while (q.after.len != 0);
    OK(!others, "a lead's alone, page after page");
    EQ_INT(total, listed(s, (struct suggestion_filter){.lead = name}), "all of them");
    OK(total > 2 * q.limit, "on more than two pages");
}

static void test_filters(struct sugtest *s)
{
    const struct {
        const char *name, *value;
        int64_t want;
    } CASES[] = {
        {"state", "handling", 3},
        {"state", "redo", 1},
        {"tabled", "1", 18},
        {"open", "1", 8},
        {"kind", "suggestion", 20},
        {"kind", "bill", 0},
        {"in_session", "1", 1},
        {"in_session", "0", 19},
        {"class", "C", 2},
        {"class", "A", 4},
        {"solved", "1", 4},
        {"rating", "satisfied", 2},
        {"rating", "basic", 2},
        {"rating", "dissatisfied", 2},
        {"rating", "satisfied_or_basic", 4},
        {"rating", "rated", 6},
        {"rating", "due", 1},
        {"rating", "excluded", 0},
        {"key", "1", 1},
        {"overdue", "1", 8},
        {"in_time", "1", 6},
        {"in_time", "0", 8},
        {"replied", "1", 7},
        {"redo", "1", 2},
        {"public", "1", 1},
        {"promises", "1", 1},
        {"escalated", "3", 8},
        {"due_to", "2026-06-02", 15},
        {"tabled_from", "2026-03-01", 19},
        {"handed_to", "2026-03-31", 15},
        {"first_replied_from", "2026-06-01", 1},
        {"replied_from", "2026-06-01", 1},
        {"rated_to", "2026-03-31", 5},
        {"redo_from", "2026-01-01", 2},
        {"q", "题目", 0},
        {"q", "办", 4},
        {"q", "%", 0},
        {"q", "_", 0},
        {"mine", "1", 0},
    };
    struct suggestion_filter f = {0};
    struct suggestion_row *rows;
    struct many m;
    struct str next;
    size_t count;

    populate(s, &m);
    as(s, OFFICE, 0);
    arr_each (i, COUNT(CASES)) {
        const char *what =
            str_z(s->ctx->arena, str_printf(s->ctx->arena, "%s=%s", CASES[i].name, CASES[i].value));

        EQ_INT(listed_by(s, CASES[i].name, CASES[i].value), CASES[i].want, what);
    }
    EQ_INT(listed_by(s, "session", number(s, s->session_id)), 20, "session, of recess too");
    EQ_INT(listed_by(s, "organ", number(s, s->traffic)), 9, "a unit's, as lead or separate");
    EQ_INT(listed_by(s, "organ", number(s, s->water)), 2, "another's");
    EQ_INT(listed_by(s, "deputy", number(s, s->deputy[3])), 1, "a deputy's, as co-signer");
    EQ_INT(listed_by(s, "lead_deputy", number(s, s->deputy[3])), 0, "or as lead only");
    EQ_INT(listed_by(s, "lead", "没有这人"), 0, "of nobody of that name");
    {
        struct deputy lead;

        OK(deputy_get(s->ctx, s->deputy[0], &lead) == ST_OK, "the lead");
        EQ_INT(listed_by(s, "lead", str_z(s->ctx->arena, lead.name)),
               listed_by(s, "lead_deputy", number(s, s->deputy[0])), "a lead's, by his name");
        test_lead_pages(s, lead.name);
    }
    EQ_INT(listed_by(s, "category", number(s, now(s, m.session).category_id)), 1, "of a category");
    EQ_INT(listed_by(s, "delegation", number(s, now(s, m.session).delegation_id)), 1,
           "of a delegation");
    EQ_INT(listed_by(s, "batch", "77"), 0, "of a batch");
    f = (struct suggestion_filter){
        .organ = s->traffic, .deputy = s->deputy[0], .rating = S("satisfied")};
    EQ_INT(listed(s, f), 2, "several at once");
    f = (struct suggestion_filter){.answerable_from = on("2026-06-01"),
                                   .answerable_to = on("2026-06-30")};
    EQ_INT(listed(s, f), 8, "to be answered in June: due and not answered, or answered late");
    f.answerable_from = (struct date){0};
    EQ_INT(listed(s, f), 14, "by the end of June: a period that is open on one side");
    f = (struct suggestion_filter){.answerable_from = on("2026-06-01")};
    EQ_INT(listed(s, f), 8, "from June on");

    OK(!suggestion_filter_set(&f, "state", S("nowhere")), "no such state");
    OK(!suggestion_filter_set(&f, "organ", S("x")), "no number");
    OK(!suggestion_filter_set(&f, "organ", S("-1")), "no id");
    OK(!suggestion_filter_set(&f, "due_from", S("tomorrow")), "no date");
    OK(!suggestion_filter_set(&f, "open", S("2")), "no flag");
    OK(!suggestion_filter_set(&f, "in_time", S("2")), "neither yes nor no");
    OK(!suggestion_filter_set(&f, "colour", S("1")), "no such filter");
    OK(suggestion_filter_set(&f, "organ", S("")) && f.organ == 0, "empty clears");
    EQ_TEXT(suggestion_filter_name(0), "state", "names for forms");
    OK(suggestion_filter_name(1000) == NULL, "and their end");
    EQ_INT(suggestion_list(s->ctx, &(struct suggestion_list_query){.after = S("junk")}, &rows,
                           &count, &next),
           ST_INVALID, "a broken cursor");
    (void)why(s);
    {
        static const char *const SORTS[] = {"due",    "-due", "tabled", "-tabled",
                                            "number", "-new", "new"};

        arr_each (i, COUNT(SORTS)) {
            struct suggestion_list_query q = {.sort = SORTS[i], .limit = 4};
            size_t total = 0;

            do {
                if (suggestion_list(s->ctx, &q, &rows, &count, &next) != ST_OK)
                    break;
                total += count;
                q.after = next;
            } while (next.len != 0);
            EQ_INT(total, 20, SORTS[i]);
        }
    }
}

static void test_asked(void)
{
    const struct {
        const char *q;
        int64_t number, year;
        bool alone, recess, bill;
        size_t words;
        const char *last;
    } CASES[] = {
        {"39", 39, 0, true, false, false, 1, "39"},
        {"３９", 39, 0, true, false, false, 1, "３９"},
        {"第39号", 39, 0, false, false, false, 0, ""},
        {"39号", 39, 0, false, false, false, 0, ""},
        {"第39", 39, 0, false, false, false, 0, ""},
        {" 第 39 号 ", 39, 0, false, false, false, 0, ""},
        {"第３９号", 39, 0, false, false, false, 0, ""},
        {"第39号建议", 39, 0, false, false, false, 0, ""},
        {"建议第39号", 39, 0, false, false, false, 0, ""},
        {"闭会39", 39, 0, false, true, false, 0, ""},
        {"闭会〔2026〕第39号", 39, 2026, false, true, false, 0, ""},
        {"闭会[2026]第39号", 39, 2026, false, true, false, 0, ""},
        {"闭会【2026】39", 39, 2026, false, true, false, 0, ""},
        {"闭会（2026）第39号", 39, 2026, false, true, false, 0, ""},
        {"闭会期间(2026)第39号", 39, 2026, false, true, false, 0, ""},
        {"〔2026〕39号", 39, 2026, false, false, false, 0, ""},
        {"议案第3号", 3, 0, false, false, true, 0, ""},
        {"第3号议案", 3, 0, false, false, true, 0, ""},
        {"天桥　第39号", 39, 0, false, false, false, 1, "天桥"},
        {"第39号 天桥", 39, 0, false, false, false, 1, "天桥"},
        {"第39号 第40号", 39, 0, false, false, false, 1, "第40号"},
        {"南山镇 天桥", 0, 0, false, false, false, 2, "天桥"},
        {"39 40", 0, 0, false, false, false, 2, "40"},
        {"39路公交", 0, 0, false, false, false, 1, "39路公交"},
        {"第号", 0, 0, false, false, false, 1, "第号"},
        {"第0号", 0, 0, false, false, false, 1, "第0号"},
        {"0", 0, 0, false, false, false, 1, "0"},
        {"第1234567890号", 0, 0, false, false, false, 1, "第1234567890号"},
        {"闭会〔2026第39号", 0, 0, false, false, false, 1, "闭会〔2026第39号"},
        {"闭会〔〕第39号", 0, 0, false, false, false, 1, "闭会〔〕第39号"},
        {"〔0〕第39号", 0, 0, false, false, false, 1, "〔0〕第39号"},
        {"a b c d e f", 0, 0, false, false, false, 5, "e"},
        {"  ", 0, 0, false, false, false, 0, ""},
    };
    struct arena *a = arena_open(1 << 16);

    arr_each (i, COUNT(CASES)) {
        struct suggestion_asked got;

        suggestion_asked(a, str_from(CASES[i].q), &got);
        OK(got.number == CASES[i].number && got.year == CASES[i].year &&
               got.alone == CASES[i].alone && got.recess == CASES[i].recess &&
               got.bill == CASES[i].bill && got.count == CASES[i].words &&
               str_eqz(got.count != 0 ? got.words[got.count - 1] : S(""), CASES[i].last),
           CASES[i].q);
    }
    arena_close(a);
}

/* All that the list can be asked for, at once: one address must not hold more than one statement.
 */
static void test_everything(struct sugtest *s)
{
    static const char *const VALUES[] = {"1", "2026-03-12", "suggestion", "handed_over", "rated"};
    struct suggestion_filter f = {0};
    struct suggestion_row *rows;
    struct str next;
    size_t count;
    bool set = true;

    for (size_t i = 0; suggestion_filter_name(i) != NULL; i++) {
        bool taken = false;

        for (size_t k = 0; k < COUNT(VALUES) && !taken; k++)
            taken = suggestion_filter_set(&f, suggestion_filter_name(i), str_from(VALUES[k]));
        set = set && taken;
    }
    OK(set, "each filter has a value");
    f.in_time = S("0");
    f.q = S("议案闭会〔2026〕第3号 天桥 路灯 学校 河道 公交");
    OK(suggestion_list(s->ctx, &(struct suggestion_list_query){.filter = f, .limit = 5}, &rows,
                       &count, &next) == ST_OK,
       "a list with every filter, a number and all words");
    EQ_INT(count, 0, "of nothing");
    f.organ = 0;
    OK(suggestion_list(s->ctx, &(struct suggestion_list_query){.filter = f, .limit = 5}, &rows,
                       &count, &next) == ST_OK,
       "and of all units");
}

/* What the search box finds: numbers as they are printed, each of several words, the lead's name.
 */
static void test_search(struct sugtest *s)
{
    const struct {
        const char *q;
        int64_t want;
    } CASES[] = {
        {"第1号", 2}, /* of the session, and of the recess */
        {"1号", 2},
        {"1", 2},
        {"闭会第1号", 1},
        {"闭会〔2026〕第1号", 1},
        {"闭会[2026]第1号", 1},
        {"闭会（2025）第1号", 0},
        {"议案第1号", 0},
        {"第999号", 0},
        {"999", 0}, /* neither a number nor in a title */
        {"第1号 大会", 1},
        {"大会 上的", 1},
        {"大会　分办", 0},
        {"LEAD", 19},
        {"SECOND", 1},
        {"SECOND 大会", 1},
        {"LEAD 大会", 0},
        {"没有这个人", 0},
    };
    struct suggestion_filter f = {0};
    struct deputy lead, second;
    struct many m;

    populate(s, &m);
    as_system(s);
    DONE(s, deputy_get(s->ctx, s->deputy[0], &lead));
    DONE(s, deputy_get(s->ctx, s->deputy[1], &second));
    as(s, OFFICE, 0);
    arr_each (i, COUNT(CASES)) {
        struct buf q = buf_new(s->ctx->arena, 0);
        struct str rest = str_from(CASES[i].q), word;

        while (str_cut(&rest, ' ', &word))
            buf_printf(&q, STR_FMT " ",
                       STR_ARG(str_eqz(word, "LEAD")     ? lead.name
                               : str_eqz(word, "SECOND") ? second.name
                                                         : word));
        f.q = str_dup(s->ctx->arena, buf_view(&q));
        EQ_INT(listed(s, f), CASES[i].want, CASES[i].q);
    }
    as(s, DEPUTY, 5);
    f.q = S("公开的");
    EQ_INT(listed(s, f), 1, "others by its public title");
    f.q = S("第1号");
    EQ_INT(listed(s, f), 0, "and by a number only where they may see it");
    f.q = lead.name;
    EQ_INT(listed(s, f), 1, "and by who wrote it");
    as(s, HANDLER, s->water);
    f.q = S("分办 的");
    EQ_INT(listed(s, f), 1, "a unit among its own");
}

/* By number: without one first, then of each series one after the other. */
static void test_by_number(struct sugtest *s)
{
    struct suggestion_list_query q = {.sort = "number", .limit = 50};
    struct suggestion_row *rows;
    struct many m;
    struct str next;
    size_t count, series = 0;

    populate(s, &m);
    as(s, OFFICE, 0);
    DONE(s, suggestion_list(s->ctx, &q, &rows, &count, &next));
    for (size_t i = 1; i < count; i++) {
        const bool recess = rows[i].number != 0 && !rows[i].in_session;
        const bool was = rows[i - 1].number != 0 && !rows[i - 1].in_session;

        series += recess != was;
        if (recess == was && rows[i].number < rows[i - 1].number)
            OK(false, "in order within its series");
    }
    EQ_INT(series, 2, "the recess stands together, between those without a number and the session");
}

static void test_queue(struct sugtest *s)
{
    struct suggestion_task *tasks;
    struct suggestion_deadlines d;
    int64_t total = 0, counted = 0;
    struct many m;
    size_t count;
    const struct {
        enum role role;
        int64_t who;
        int64_t want;
        const char *name;
    } CASES[] = {
        {OFFICE, 0, 9, "office: register, hand over, dispute, extension, publish, decide"},
        {LEADER, 0, 10, "leader: decide, led, long overdue"},
        {GOVERNMENT, s->gov, 2, "government: name a unit, decide a dispute"},
        {HANDLER, s->traffic, 7, "traffic: sign, contact, once more for a redo, reply"},
        {HANDLER, s->court, 1, "court: sign"},
        {CHIEF, s->court, 2, "its chief: what is late too"},
        {DEPUTY, 0, 4, "the author: correct, rate, check contacts"},
        {DEPUTY, 5, 0, "another deputy: nothing"},
        {READER, 0, 0, "a reader: nothing"},
        {ADMIN, 0, 0, "an administrator: nothing"},
    };

    populate(s, &m);
    arr_each (i, COUNT(CASES)) {
        as(s, CASES[i].role, CASES[i].who);
        if (suggestion_queue(s->ctx, 100, &tasks, &count, &total) != ST_OK ||
            suggestion_queue_count(s->ctx, &counted) != ST_OK)
            total = -1;
        EQ_INT(total, CASES[i].want, CASES[i].name);
        EQ_INT(counted, total, "the menu counts the same");
        for (size_t k = 1; k < count; k++)
            if (!date_none(tasks[k].due_on) && (date_none(tasks[k - 1].due_on) ||
                                                date_cmp(tasks[k - 1].due_on, tasks[k].due_on) > 0))
                OK(false, "by due day");
    }
    as(s, OFFICE, 0);
    DONE(s, suggestion_queue(s->ctx, 2, &tasks, &count, &total));
    EQ_INT(count, 2, "as many as asked for");
    EQ_INT(total, 9, "but all are counted");
    DONE(s, suggestion_deadlines(s->ctx, &d));
    EQ_INT(d.overdue, 8, "overdue");
    EQ_INT(d.in_7_days, 0, "due in a week");
    day(s, "2026-05-30");
    DONE(s, suggestion_deadlines(s->ctx, &d));
    EQ_INT(d.in_3_days, 7, "due in three days");
}

int main(void)
{
    sug_both("sug_visible", test_visible);
    sug_both("sug_filters", test_filters);
    test_asked();
    sug_both("sug_everything", test_everything);
    sug_both("sug_search", test_search);
    sug_both("sug_by_number", test_by_number);
    sug_both("sug_queue", test_queue);
    return tap_done();
}
