// SPDX-License-Identifier: MulanPSL-2.0
/* Lists and who sees what, every filter, the queue of every role, figures that agree with their
 * rows, points of units. On both databases. */
#include "modules/suggestion/suggestion_indicators.h"
#include "modules/suggestion/suggestion_jobs.h"
#include "modules/suggestion/tests/sugtest.h"

/* A county with suggestions in every state; ids by what they are. */
struct many {
    int64_t draft, submitted, returned, accepted, at_government, handed, given_back, overdue,
        handling, replied, late, closed, basic, redo, chairmen, merged, withdrawn, excluded, key,
        session, separate, extended, promise, published;
};

static int64_t closed_as(struct sugtest *s, const char *title, enum suggestion_mark mark)
{
    const int64_t id = replied(s, title, "A");

    ASSERT(rate(s, id, 0, mark) == ST_OK);
    as_system(s);
    return id;
}

static void populate_open(struct sugtest *s, struct many *m)
{
    const struct suggestion_assign via = {.via_organ_id = s->gov};
    struct suggestion_assign in = via;

    as(s, DEPUTY, 0);
    ASSERT(suggestion_save(s->ctx, &(struct suggestion_draft){.title = S("草稿")}, &m->draft) ==
           ST_OK);
    m->submitted = submitted(s, "待登记");
    m->returned = submitted(s, "退回的");
    as(s, OFFICE, 0);
    ASSERT(suggestion_return(s->ctx, &(struct suggestion_refuse){.id = m->returned,
                                                                 .reason = S("no_content"),
                                                                 .note = S("没有具体内容")}) ==
           ST_OK);
    m->accepted = accepted(s, "已编号");
    m->at_government = in.id = accepted(s, "政府转办");
    as(s, OFFICE, 0);
    ASSERT(suggestion_hand_over(s->ctx, &in) == ST_OK);
    m->handed = handed(s, "待签收", s->court);
    m->given_back = handed(s, "申退", s->water);
    as(s, HANDLER, s->water);
    ASSERT(suggestion_give_back(s->ctx, &(struct suggestion_handling_ref){
                                            .id = m->given_back, .note = S("不归我们")}) == ST_OK);
    m->handling = signed_for(s, "办理中", s->traffic);
    m->withdrawn = handed(s, "撤回的", s->traffic);
    as(s, DEPUTY, 0);
    ASSERT(suggestion_withdraw(
               s->ctx, &(struct suggestion_ref){.id = m->withdrawn, .note = S("撤")}) == ST_OK);
    m->extended = signed_for(s, "延期的", s->housing);
    as(s, HANDLER, s->housing);
    ASSERT(
        suggestion_ask_extension(s->ctx, &(struct suggestion_extend){.id = m->extended,
                                                                     .wanted_on = on("2026-09-02"),
                                                                     .reason = S("难")}) == ST_OK);
}

static void populate_closed(struct sugtest *s, struct many *m)
{
    m->replied = replied(s, "待评价", "C");
    m->promise = replied(s, "有承诺", "B");
    ASSERT(rate(s, m->promise, 0, MARK_SATISFIED) == ST_OK);
    m->closed = closed_as(s, "满意的", MARK_SATISFIED);
    m->basic = closed_as(s, "基本满意的", MARK_BASIC);
    m->redo = closed_as(s, "再办的", MARK_DISSATISFIED);
    m->chairmen = closed_as(s, "主任会议的", MARK_DISSATISFIED);
    contact(s, m->chairmen, s->traffic);
    reply(s, m->chairmen, s->traffic, "C", NULL);
    ASSERT(rate(s, m->chairmen, 0, MARK_DISSATISFIED) == ST_OK);
    m->merged = submitted(s, "并入的");
    as(s, OFFICE, 0);
    ASSERT(suggestion_merge(s->ctx, &(struct suggestion_merge){.id = m->merged,
                                                               .main_id = m->handling}) == ST_OK);
    ASSERT(suggestion_make_key(s->ctx,
                               &(struct suggestion_key_new){.id = m->handling,
                                                            .lead = S("chairmen_member"),
                                                            .leader_account_id = s->leader_account,
                                                            .decided_by = S("主任会议")}) == ST_OK);
    m->published = m->closed;
    ASSERT(suggestion_publish(s->ctx, &(struct suggestion_publish){.id = m->closed,
                                                                   .is_public = true,
                                                                   .title = S("公开的题目"),
                                                                   .body = S("内容")}) == ST_OK);
    as_system(s);
}

/* Two separate units; one in session; one overdue and one late, later in the year. */
static void populate_later(struct sugtest *s, struct many *m)
{
    const struct suggestion_unit units[] = {{s->traffic, ROLE_SEPARATE}, {s->water, ROLE_SEPARATE}};
    const struct suggestion_paper paper = {.draft = {.title = S("大会上的"),
                                                     .body = S("内容"),
                                                     .cosigners = (const int64_t[]){s->deputy[3]},
                                                     .cosigners_count = 1},
                                           .lead_deputy_id = s->deputy[1],
                                           .tabled_on = on("2026-02-11")};
    struct suggestion_category *categories;
    size_t count;

    as(s, OFFICE, 0);
    ASSERT(suggestion_enter_paper(s->ctx, &paper, &m->session) == ST_OK);
    ASSERT(suggestion_categories(s->ctx, &categories, &count) == ST_OK);
    ASSERT(
        suggestion_accept(s->ctx, &(struct suggestion_accept){
                                      .id = m->session, .category_id = categories[1].id}) == ST_OK);
    m->separate = accepted(s, "分办的");
    as(s, OFFICE, 0);
    ASSERT(suggestion_hand_over(s->ctx, &(struct suggestion_assign){.id = m->separate,
                                                                    .units = units,
                                                                    .units_count = 2}) == ST_OK);
    m->overdue = signed_for(s, "超期的", s->traffic);
    m->late = signed_for(s, "迟复的", s->housing);
    day(s, "2026-06-10");
    contact(s, m->late, s->housing);
    reply(s, m->late, s->housing, "A", NULL);
    as(s, DEPUTY, 0);
    ASSERT(rate(s, m->late, 0, MARK_BASIC) == ST_OK);
    as_system(s);
    day(s, "2026-06-20");
    ASSERT(suggestion_escalate(s->ctx) == ST_OK);
}

static void populate(struct sugtest *s, struct many *m)
{
    *m = (struct many){0};
    populate_open(s, m);
    populate_closed(s, m);
    populate_later(s, m);
}

static int64_t listed(struct sugtest *s, struct suggestion_filter f)
{
    struct suggestion_list_query q = {.filter = f, .limit = 7};
    struct suggestion_row *rows;
    int64_t n = 0, counted = 0, last = INT64_MAX;
    struct str next = {0};
    size_t count;

    do {
        if (suggestion_list(s->ctx, &q, &rows, &count, &next) != ST_OK)
            return -1;
        arr_each (i, count) {
            if (rows[i].id >= last)
                return -2; /* newest first, none twice */
            last = rows[i].id;
        }
        n += (int64_t)count;
        q.after = next;
    } while (next.len != 0);
    if (suggestion_list_count(s->ctx, &f, 1000, &counted) != ST_OK || counted != n)
        return -3;
    return n;
}

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
        {HANDLER, s->traffic, 6, "traffic: sign, contact, reply"},
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

/* ---------------------------------------------------------------- figures and their rows */

static bool unescape_pair(struct str *url, struct str *name, struct str *value)
{
    struct str pair;

    if (!str_cut(url, '&', &pair))
        return false;
    *value = pair;
    return str_cut(value, '=', name);
}

static int64_t promises_behind(struct sugtest *s, struct str url)
{
    struct suggestion_promise_filter f = {0};
    struct suggestion_promise *list;
    struct str name, value, next;
    size_t count;

    while (unescape_pair(&url, &name, &value)) {
        if (name.len == 0)
            continue;
        if (str_eqz(name, "due_from") || str_eqz(name, "due_to")) {
            if (!date_parse(value, str_eqz(name, "due_to") ? &f.due_to : &f.due_from))
                return -5;
        } else if (str_eqz(name, "matured")) {
            f.matured = value;
        } else if (str_eqz(name, "kept")) {
            f.kept = value;
        } else if (str_eqz(name, "organ")) {
            if (!str_to_int(value, &f.organ))
                return -5;
        } else {
            return -6;
        }
    }
    if (suggestion_promises(s->ctx, &f, S(""), 100, &list, &count, &next) != ST_OK)
        return -7;
    return (int64_t)count;
}

/* Rows of the list that a link opens, read as the pages will read it. */
static int64_t rows_behind(struct sugtest *s, struct str url)
{
    struct suggestion_filter f = {0};
    struct str path, name, value;

    if (!str_cut(&url, '?', &path))
        return -4;
    if (str_eqz(path, "/suggestion/promise"))
        return promises_behind(s, url);
    while (unescape_pair(&url, &name, &value))
        if (name.len != 0 && !suggestion_filter_set(&f, str_z(s->ctx->arena, name), value))
            return -5;
    return listed(s, f);
}

static size_t check_value(struct sugtest *s, const struct indicator *ind,
                          const struct indicator_query *q, const struct indicator_value *v)
{
    struct indicator_query one = *q;
    struct str url;
    size_t wrong = 0;

    one.key = v->key;
    if (ind->rows_url(s->ctx, &one, "numerator", &url) != ST_OK ||
        rows_behind(s, url) != v->numerator) {
        printf("# %s by %s " STR_FMT ": %lld, but %lld rows: " STR_FMT "\n", ind->name,
               q->by != NULL ? q->by : "-", STR_ARG(v->label), (long long)v->numerator,
               (long long)rows_behind(s, url), STR_ARG(url));
        wrong++;
    }
    if (!ind->ratio)
        return wrong + (v->denominator >= 0);
    if (ind->rows_url(s->ctx, &one, "denominator", &url) != ST_OK ||
        rows_behind(s, url) != v->denominator) {
        printf("# %s by %s " STR_FMT ": of %lld, but %lld rows: " STR_FMT "\n", ind->name,
               q->by != NULL ? q->by : "-", STR_ARG(v->label), (long long)v->denominator,
               (long long)rows_behind(s, url), STR_ARG(url));
        wrong++;
    }
    return wrong;
}

static void test_figures(struct sugtest *s)
{
    static const struct {
        const char *name;
        int64_t numerator, denominator;
    } YEAR[] = {
        {"suggestion.tabled", 18, -1},
        {"suggestion.key", 1, -1},
        {"suggestion.handed_over", 15, -1},
        {"suggestion.replied", 7, -1},
        {"suggestion.answered", 7, 15},
        {"suggestion.answered_in_time", 6, 14},
        {"suggestion.solved", 4, 7},
        {"suggestion.satisfied", 2, 6},
        {"suggestion.satisfied_or_basic", 4, 6},
        {"suggestion.dissatisfied", 2, 6},
        {"suggestion.overdue", 8, -1},
        {"suggestion.redo", 2, -1},
        {"suggestion.promises_due", 1, -1},
        {"suggestion.promises_kept", 0, 0},
    };
    static const struct period PERIODS[] = {
        {{2026, 1, 1}, {2026, 12, 31}}, {{2026, 1, 1}, {2026, 3, 31}},
        {{2026, 6, 1}, {2026, 6, 15}},  {{2026, 6, 2}, {2026, 6, 2}},
        {{2025, 1, 1}, {2025, 12, 31}},
    };
    size_t compared = 0, wrong = 0;
    struct many m;

    populate(s, &m);
    as(s, OFFICE, 0);
    arr_each (i, COUNT(YEAR)) {
        const struct indicator *ind = &SUGGESTION_INDICATORS[i];
        struct indicator_value *v;
        size_t count;

        DONE(s, ind->values(s->ctx, &(struct indicator_query){.period = PERIODS[0]}, &v, &count));
        EQ_TEXT(ind->name, YEAR[i].name, "in order");
        EQ_INT(v[0].numerator, YEAR[i].numerator, YEAR[i].name);
        EQ_INT(v[0].denominator, YEAR[i].denominator, "of");
    }
    for (const struct indicator *ind = SUGGESTION_INDICATORS; ind->name != NULL; ind++)
        arr_each (p, COUNT(PERIODS))
            for (const char *const *by = ind->breakdowns;; by++) {
                struct indicator_query q = {.period = PERIODS[p], .by = *by};
                struct indicator_value *v;
                size_t count;

                if (ind->values(s->ctx, &q, &v, &count) != ST_OK) {
                    wrong++;
                    break;
                }
                arr_each (i, count)
                    wrong += check_value(s, ind, &q, &v[i]);
                compared += count;
                if (*by == NULL)
                    break; /* the total, last */
            }
    EQ_INT(wrong, 0, "every figure opens exactly its rows");
    OK(compared > 300, "for every breakdown and several periods");
}

static void test_keys(struct sugtest *s)
{
    const struct indicator *tabled = &SUGGESTION_INDICATORS[0];
    struct indicator_query q = {.period = {{2026, 1, 1}, {2026, 12, 31}}, .by = "unit"};
    struct indicator_value *v;
    struct many m;
    struct str url;
    size_t count;

    populate(s, &m);
    as(s, OFFICE, 0);
    DONE(s, tabled->values(s->ctx, &q, &v, &count));
    EQ_STR(v[0].label, "交通运输局", "the unit with most first, by name");
    q.key = v[0].key;
    DONE(s, tabled->values(s->ctx, &q, &v, &count));
    EQ_INT(count, 1, "one unit alone");
    q.by = "month";
    q.key = S("2026-03");
    DONE(s, tabled->values(s->ctx, &q, &v, &count));
    EQ_INT(count, 1, "one month alone");
    q.key = S("sometime");
    EQ_INT(tabled->rows_url(s->ctx, &q, "numerator", &url), ST_INVALID, "no such month");
    (void)why(s);
    q.key = S("2026-13");
    EQ_INT(tabled->rows_url(s->ctx, &q, "numerator", &url), ST_INVALID, "nor that");
    (void)why(s);
    q.key = S("");
    DONE(s, tabled->values(s->ctx, &q, &v, &count));
    EQ_INT(count, 12, "twelve months");
    q.period = (struct period){{2026, 3, 15}, {2026, 4, 14}};
    DONE(s, tabled->values(s->ctx, &q, &v, &count));
    EQ_INT(count, 2, "parts of two");
    EQ_INT(v[0].numerator, 0, "only the days of the period count");
}

static void test_scores(struct sugtest *s)
{
    struct suggestion_unit_progress *progress;
    struct suggestion_score *scores;
    struct many m;
    size_t count;

    populate(s, &m);
    as(s, OFFICE, 0);
    DONE(s, suggestion_scores(s->ctx, on("2026-01-01"), on("2026-12-31"), &scores, &count));
    EQ_INT(count, 4, "units that had to reply");
    OK(scores[0].organ_id == s->traffic, "the best first");
    EQ_INT(scores[0].parts[0].numerator, 6, "in time");
    EQ_INT(scores[0].parts[0].denominator, 9, "of what was due");
    EQ_INT(scores[0].parts[0].tenths, 200, "two thirds of thirty points");
    EQ_TEXT(scores[0].parts[4].name, "promises", "the last part");
    EQ_INT(scores[0].parts[4].denominator, 0, "has nothing to count yet");
    EQ_INT(scores[0].parts[2].numerator, 2 * 2 + 1, "basic counts half");
    EQ_INT(scores[0].parts[2].denominator, 2 * 5, "of those rated");
    EQ_INT(scores[0].parts[3].numerator, 3, "solved");
    EQ_INT(scores[0].parts[1].numerator, 6, "seen within twenty workdays");
    EQ_INT(scores[0].tenths, suggestion_score_total(200 + 67 + 150 + 100, 90),
           "over the weights that apply");
    OK(scores[0].tenths >= scores[1].tenths && scores[1].tenths >= scores[2].tenths, "in order");
    as(s, HANDLER, s->traffic);
    REFUSED(s, suggestion_scores(s->ctx, on("2026-01-01"), on("2026-12-31"), &scores, &count),
            ST_DENIED, "not_yours");
    as(s, OFFICE, 0);
    DONE(s, suggestion_unit_progress(s->ctx, &progress, &count));
    OK(progress[0].organ_id == s->traffic, "the busiest unit");
    EQ_INT(progress[0].replied, 5, "has replied to so many");
    EQ_INT(progress[0].working, 4, "works on so many");
    EQ_INT(progress[0].overdue, 4, "of which overdue");
}

int main(void)
{
    sug_both("sug_visible", test_visible);
    sug_both("sug_filters", test_filters);
    sug_both("sug_queue", test_queue);
    sug_both("sug_figures", test_figures);
    sug_one("sug_keys", test_keys);
    sug_both("sug_scores", test_scores);
    return tap_done();
}
