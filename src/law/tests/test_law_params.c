// SPDX-License-Identifier: MulanPSL-2.0
/* Local parameters: defaults, bounds, text. */
#include "law/law_params.h"
#include "law/tests/law_test.h"
#include <string.h>

/* Every field as a second, independent table: what a place may store. Defaults and bounds. */
static const struct {
    const char *key;
    enum law_params_unit unit;
    unsigned initial, low, high;
} NUMBERS[] = {
    {"reply_months", LAW_PARAMS_MONTHS, 3, 1, 3},
    {"reply_months_complex", LAW_PARAMS_MONTHS, 6, 1, 6},
    {"recess_dispatch_workdays", LAW_PARAMS_WORKDAYS, 7, 5, 10},
    {"give_back_workdays", LAW_PARAMS_WORKDAYS, 10, 5, 10},
    {"reassign_workdays", LAW_PARAMS_WORKDAYS, 10, 5, 10},
    {"joint_opinion_months", LAW_PARAMS_MONTHS, 1, 1, 2},
    {"joint_opinion_workdays", LAW_PARAMS_WORKDAYS, 0, 0, 30},
    {"joint_opinion_redo_workdays", LAW_PARAMS_WORKDAYS, 5, 5, 10},
    {"first_contact_workdays", LAW_PARAMS_WORKDAYS, 20, 5, 20},
    {"rating_workdays", LAW_PARAMS_WORKDAYS, 15, 10, 20},
    {"rating_reminders", LAW_PARAMS_TIMES, 1, 1, 3},
    {"redo_months", LAW_PARAMS_MONTHS, 1, 1, 2},
    {"redo_rounds_before_chairmen", LAW_PARAMS_TIMES, 1, 1, 3},
    {"hand_over_meeting_months", LAW_PARAMS_MONTHS, 1, 1, 2},
    {"oral_reply_months", LAW_PARAMS_MONTHS, 1, 1, 3},
    {"report_month", LAW_PARAMS_MONTH, 12, 10, 12},
    {"sc_notice_days", LAW_PARAMS_DAYS, 7, 6, 7},
    {"sc_papers_days", LAW_PARAMS_DAYS, 7, 1, 7},
    {"congress_notice_days", LAW_PARAMS_DAYS, 0, 0, 30},
    {"congress_papers_days", LAW_PARAMS_DAYS, 20, 1, 20},
    {"township_notice_days", LAW_PARAMS_DAYS, 7, 7, 10},
    {"township_papers_days", LAW_PARAMS_DAYS, 1, 1, 10},
    {"bill_lead_days", LAW_PARAMS_DAYS, 10, 10, 30},
    {"appoint_lead_days", LAW_PARAMS_DAYS, 10, 7, 10},
    {"appoint_retry_months", LAW_PARAMS_MONTHS, 6, 0, 6},
    {"appoint_refusals", LAW_PARAMS_TIMES, 2, 0, 2},
    {"sc_speech_minutes", LAW_PARAMS_MINUTES, 10, 10, 15},
    {"sc_group_speech_minutes", LAW_PARAMS_MINUTES, 15, 10, 15},
    {"sc_group_again_minutes", LAW_PARAMS_MINUTES, 10, 5, 10},
    {"congress_speech_minutes", LAW_PARAMS_MINUTES, 10, 10, 15},
    {"congress_again_minutes", LAW_PARAMS_MINUTES, 5, 5, 10},
    {"presidium_speech_minutes", LAW_PARAMS_MINUTES, 15, 15, 20},
    {"presidium_again_minutes", LAW_PARAMS_MINUTES, 10, 5, 10},
    {"opinion_send_days", LAW_PARAMS_DAYS, 10, 7, 10},
    {"opinion_reply_months", LAW_PARAMS_MONTHS, 3, 2, 6},
    {"decision_publish_days", LAW_PARAMS_DAYS, 5, 1, 5},
    {"secret_vote_voters", LAW_PARAMS_PEOPLE, 7, 3, 50},
    {"rating_percent", LAW_PARAMS_PERCENT, 60, 50, 90},
    {"filing_formal_days", LAW_PARAMS_DAYS, 10, 5, 30},
    {"filing_correct_days", LAW_PARAMS_DAYS, 10, 5, 30},
    {"filing_opinion_days", LAW_PARAMS_DAYS, 30, 15, 60},
    {"filing_review_months", LAW_PARAMS_MONTHS, 3, 1, 6},
    {"filing_reply_days", LAW_PARAMS_DAYS, 30, 30, 62},
    {"filing_dispatch_workdays", LAW_PARAMS_WORKDAYS, 5, 3, 30},
    {"filing_catalogue_month", LAW_PARAMS_MONTH, 1, 1, 3},
    {"matter_bill_days", LAW_PARAMS_DAYS, 30, 10, 60},
    {"matter_report_days", LAW_PARAMS_DAYS, 20, 10, 60},
    {"matter_months", LAW_PARAMS_MONTHS, 3, 1, 4},
    {"inspection_notice_days", LAW_PARAMS_DAYS, 10, 0, 31},
    {"inquiry_report_months", LAW_PARAMS_MONTHS, 6, 1, 6},
    {"group_activities", LAW_PARAMS_TIMES, 4, 2, 4},
    {"byelection_voters_days", LAW_PARAMS_DAYS, 15, 12, 20},
    {"byelection_candidates_days", LAW_PARAMS_DAYS, 5, 5, 10},
    {"byelection_standing_days", LAW_PARAMS_DAYS, 3, 0, 3},
    {"duty_days", LAW_PARAMS_DAYS, 0, 0, 60},
};
static const struct {
    const char *key;
    enum law_params_unit unit;
    const char *initial, *may_be[2];
} WORDS[] = {
    {"extension_needs_consent", LAW_PARAMS_YES_NO, "yes", {"no", "yes"}},
    {"restart_clock_on_reassign", LAW_PARAMS_YES_NO, "yes", {"no", "yes"}},
    {"reply_to_every_cosigner", LAW_PARAMS_YES_NO, "yes", {"no", "yes"}},
    {"withdraw_until", LAW_PARAMS_WITHDRAW, "any_time", {"any_time", "before_hand_over"}},
    {"withdraw_needs_every_cosigner", LAW_PARAMS_YES_NO, "yes", {"no", "yes"}},
    {"report_by_organs", LAW_PARAMS_YES_NO, "yes", {"no", "yes"}},
    {"promise_report_yearly", LAW_PARAMS_YES_NO, "no", {"no", "yes"}},
    {"roll_to_workday", LAW_PARAMS_YES_NO, "yes", {"no", "yes"}},
    {"count_calendar_days", LAW_PARAMS_YES_NO, "no", {"no", "yes"}},
    {"sc_two_month_blocks", LAW_PARAMS_YES_NO, "no", {"no", "yes"}},
    {"days_before_strict", LAW_PARAMS_YES_NO, "no", {"no", "yes"}},
    {"write_in_for_opposed", LAW_PARAMS_YES_NO, "yes", {"no", "yes"}},
    {"third_of_valid", LAW_PARAMS_YES_NO, "no", {"no", "yes"}},
    {"whole_by_fixed_seats", LAW_PARAMS_YES_NO, "no", {"no", "yes"}},
    {"suspended_leave_whole", LAW_PARAMS_YES_NO, "no", {"no", "yes"}},
    {"rating_of_all", LAW_PARAMS_YES_NO, "yes", {"no", "yes"}},
    {"appoint_test", LAW_PARAMS_YES_NO, "yes", {"no", "yes"}},
    {"appoint_statement", LAW_PARAMS_YES_NO, "yes", {"no", "yes"}},
    {"rating_counts_basic", LAW_PARAMS_YES_NO, "yes", {"no", "yes"}},
};

static enum status parse(struct law_params *params, const char *key, const char *value,
                         struct err *err)
{
    return law_params_parse(params, str_from(key), str_from(value), err);
}

static void stays(const struct law_params_field *field, const char *value)
{
    struct law_params params = law_params_default();
    char text[LAW_PARAMS_TEXT_SIZE];
    struct err err = {0};

    EQ_INT(parse(&params, field->key, value, &err), ST_OK, field->key);
    EQ_TEXT(law_params_format(&params, field, text), value, "written as it was read");
}

static void refused(const struct law_params_field *field, const char *value)
{
    struct law_params params = law_params_default();
    struct err err = {0};

    EQ_INT(parse(&params, field->key, value, &err), ST_RULE, "beyond the bounds");
    EQ_TEXT(err.key, "law_params.out_of_bounds", "reason");
    EQ_TEXT(err.field, field->key, "names the field");
    EQ_TEXT(err.law, field->law, "names the article");
    EQ_INT(law_params_value(&params, field), field->initial, "value untouched");
}

static const struct law_params_field *found(const char *key, enum law_params_unit unit,
                                            const char *initial)
{
    const struct law_params params = law_params_default();
    const struct law_params_field *field = law_params_find(str_from(key));
    char text[LAW_PARAMS_TEXT_SIZE];

    ASSERT(field != NULL);
    EQ_TEXT(field->key, key, "found by its key");
    EQ_INT(field->unit, unit, "its unit");
    EQ_TEXT(law_params_format(&params, field, text), initial, "its default");
    EQ_TEXT(field->label + sizeof "law_params." - 1, key, "its label");
    OK(strstr(field->law, "《") != NULL, "its source");
    return field;
}

static const char *digits(char *text, unsigned n)
{
    snprintf(text, LAW_PARAMS_TEXT_SIZE, "%u", n);
    return text;
}

/* A field holds its own value and no other's: change one, and exactly one differs. */
static void apart(const char *key, const char *other)
{
    const struct law_params start = law_params_default();
    struct law_params params = start;
    struct err err = {0};
    unsigned changed = 0;

    EQ_INT(parse(&params, key, other, &err), ST_OK, key);
    arr_each (k, LAW_PARAMS_COUNT)
        changed +=
            law_params_value(&params, &LAW_PARAMS[k]) != law_params_value(&start, &LAW_PARAMS[k]);
    EQ_INT(changed, 1, "one field changed");
}

/* @law Deputies Law (2025-03-11) art. 51(2)
 * @law Guangdong Standing Committee Procedure (2023-03-30) art. 8(1) */
static void every_number(void)
{
    char text[LAW_PARAMS_TEXT_SIZE];

    EQ_INT(LAW_PARAMS_COUNT, COUNT(NUMBERS) + COUNT(WORDS), "as many fields as described here");
    arr_each (i, COUNT(NUMBERS)) {
        const unsigned low = NUMBERS[i].low, high = NUMBERS[i].high;
        const struct law_params_field *field =
            found(NUMBERS[i].key, NUMBERS[i].unit, digits(text, NUMBERS[i].initial));

        stays(field, digits(text, low));
        stays(field, digits(text, high));
        if (low > 0)
            refused(field, digits(text, low - 1));
        refused(field, digits(text, high + 1));
        apart(NUMBERS[i].key, digits(text, NUMBERS[i].initial == low ? high : low));
    }
}

static void every_word(void)
{
    arr_each (i, COUNT(WORDS)) {
        const struct law_params_field *field = found(WORDS[i].key, WORDS[i].unit, WORDS[i].initial);
        const bool first = strcmp(WORDS[i].initial, WORDS[i].may_be[0]) == 0;

        stays(field, WORDS[i].may_be[0]);
        stays(field, WORDS[i].may_be[1]);
        apart(WORDS[i].key, WORDS[i].may_be[first ? 1 : 0]);
    }
}

static void members(void)
{
    const struct law_params p = law_params_default();

    EQ_INT(p.reply_months, 3, "three months");
    EQ_INT(p.reply_months_complex, 6, "six months");
    EQ_INT(p.recess_dispatch_workdays, 7, "dispatch");
    EQ_INT(p.give_back_workdays, 10, "give back");
    EQ_INT(p.rating_workdays, 15, "rating");
    EQ_INT(p.joint_opinion_workdays, 0, "joint handlers in months");
    OK(p.roll_to_workday && p.restart_clock_on_reassign && p.reply_to_every_cosigner, "yes");
    OK(!p.count_calendar_days, "no");
    EQ_INT(p.withdraw_until, LAW_PARAMS_WITHDRAW_ANY_TIME, "withdrawal");
}

/* @law Deputies Law (2025-03-11) art. 51(2) */
static void agreement(void)
{
    struct law_params p = law_params_default();

    ALLOWED(law_params_check(&p, &err_), "the defaults");
    p.reply_months = 4;
    REFUSED(law_params_check(&p, &err_), "law_params.out_of_bounds", "longer than three months");
    p.reply_months = 3;
    p.reply_months_complex = 7;
    REFUSED(law_params_check(&p, &err_), "law_params.out_of_bounds", "longer than six months");
    p.reply_months_complex = 3;
    ALLOWED(law_params_check(&p, &err_), "no extension at all");
    p.reply_months_complex = 2;
    REFUSED(law_params_check(&p, &err_), "law_params.complex_shorter", "complex before ordinary");
    p = law_params_default();
    p.reply_months = 2;
    p.reply_months_complex = 4;
    p.joint_opinion_months = 2;
    ALLOWED(law_params_check(&p, &err_), "a township's two and four months");
    p.reply_months = 1;
    REFUSED(law_params_check(&p, &err_), "law_params.joint_opinion_after_reply",
            "opinion due after the reply");
    p = law_params_default();
    p.congress_notice_days = 6;
    REFUSED(law_params_check(&p, &err_), "law_params.congress_notice_short", "six days");
    p.congress_notice_days = 7;
    ALLOWED(law_params_check(&p, &err_), "seven days instead of a month");
}

static void bounds_shown(void)
{
    struct law_params p = law_params_default();
    struct err err = {0};

    EQ_INT(parse(&p, "reply_months", "4", &err), ST_RULE, "too long");
    EQ_TEXT(err.arg, "1-3", "the bounds are shown");
    EQ_INT(p.reply_months, 3, "the value stays");
    p.reply_months_complex = 2;
    EQ_INT(law_params_check(&p, &err), ST_RULE, "in disagreement");
    EQ_TEXT(err.field, "reply_months_complex", "the field at fault");
    p.reply_months_complex = 6;
    p.reply_months = 1;
    p.joint_opinion_months = 2;
    EQ_INT(law_params_check(&p, &err), ST_RULE, "in disagreement");
    EQ_TEXT(err.field, "joint_opinion_months", "the field at fault");
}

static void groups(void)
{
    OK(!law_params_of_meetings(law_params_find(S("count_calendar_days"))), "of suggestions");
    OK(law_params_of_meetings(law_params_find(S("sc_notice_days"))), "the first of meetings");
    OK(law_params_of_meetings(law_params_find(S("third_of_valid"))), "the last of meetings");
}

static void malformed(void)
{
    static const struct {
        const char *why, *key, *value;
        enum status want;
    } T[] = {
        {"no such key", "reply_weeks", "3", ST_NOT_FOUND},
        {"part of a key", "reply", "3", ST_NOT_FOUND},
        {"no key", NULL, "3", ST_NOT_FOUND},
        {"empty", "reply_months", "", ST_INVALID},
        {"not a number", "reply_months", "three", ST_INVALID},
        {"negative", "joint_opinion_workdays", "-1", ST_INVALID},
        {"larger than the type", "reply_months", "4294967298", ST_INVALID},
        {"largest of the type", "reply_months", "4294967295", ST_RULE},
        {"a number for yes", "roll_to_workday", "1", ST_INVALID},
        {"another word", "withdraw_until", "never", ST_INVALID},
        {"yes for a word", "withdraw_until", "yes", ST_INVALID},
    };

    arr_each (i, COUNT(T)) {
        struct law_params p = law_params_default();
        struct err err = {0};

        EQ_INT(parse(&p, T[i].key, T[i].value, &err), T[i].want, T[i].why);
    }
}

#define ROW(k, v, y, m, d)                                                                         \
    {                                                                                              \
        {k, sizeof k - 1}, {v, sizeof v - 1},                                                      \
        {                                                                                          \
            y, m, d                                                                                \
        }                                                                                          \
    }

static void by_date(void)
{
    static const struct law_params_row ROWS[] = {
        ROW("rating_workdays", "20", 2024, 1, 1),
        ROW("reply_months", "2", 2025, 3, 12),
        ROW("reply_months_complex", "4", 2025, 3, 12),
        ROW("rating_workdays", "10", 2026, 1, 1),
    };
    static const struct {
        const char *why, *on;
        unsigned eval, reply, complex;
    } T[] = {
        {"before any row: defaults", "2023-12-31", 15, 3, 6},
        {"from the first day of a row", "2024-01-01", 20, 3, 6},
        {"the day before the next", "2025-03-11", 20, 3, 6},
        {"both rows of a day", "2025-03-12", 20, 2, 4},
        {"the later row wins", "2026-06-01", 10, 2, 4},
    };

    arr_each (i, COUNT(T)) {
        struct law_params p = {0};
        struct err err = {0};

        EQ_INT(law_params_at(ROWS, COUNT(ROWS), on(T[i].on), &p, &err), ST_OK, T[i].why);
        EQ_INT(p.rating_workdays, T[i].eval, T[i].why);
        EQ_INT(p.reply_months, T[i].reply, T[i].why);
        EQ_INT(p.reply_months_complex, T[i].complex, T[i].why);
    }
}

static void by_date_refused(void)
{
    static const struct law_params_row LONG[] = {ROW("reply_months", "5", 2026, 1, 1)};
    static const struct law_params_row APART[] = {ROW("reply_months_complex", "2", 2026, 1, 1)};
    struct law_params p = {.rating_workdays = 77};
    struct err err = {0};

    EQ_INT(law_params_at(LONG, 1, on("2026-02-01"), &p, &err), ST_RULE, "a row out of bounds");
    EQ_INT(law_params_at(APART, 1, on("2026-02-01"), &p, &err), ST_RULE, "rows in disagreement");
    EQ_INT(p.rating_workdays, 77, "nothing written on refusal");
    EQ_INT(law_params_at(LONG, 1, on("2025-12-31"), &p, &err), ST_OK, "a row not yet in force");
    EQ_INT(p.rating_workdays, 15, "defaults");
}

static void units(void)
{
    static const struct {
        enum law_params_unit unit;
        const char *label, *first, *second;
    } T[] = {
        {LAW_PARAMS_MONTHS, "law_params.unit.months", NULL, NULL},
        {LAW_PARAMS_WORKDAYS, "law_params.unit.workdays", NULL, NULL},
        {LAW_PARAMS_TIMES, "law_params.unit.times", NULL, NULL},
        {LAW_PARAMS_MONTH, "law_params.unit.month", NULL, NULL},
        {LAW_PARAMS_DAYS, "law_params.unit.days", NULL, NULL},
        {LAW_PARAMS_MINUTES, "law_params.unit.minutes", NULL, NULL},
        {LAW_PARAMS_PEOPLE, "law_params.unit.people", NULL, NULL},
        {LAW_PARAMS_PERCENT, "law_params.unit.percent", NULL, NULL},
        {LAW_PARAMS_YES_NO, "law_params.unit.yes_no", "no", "yes"},
        {LAW_PARAMS_WITHDRAW, "law_params.unit.withdraw", "any_time", "before_hand_over"},
    };

    arr_each (i, COUNT(T)) {
        const char *const *words = law_params_words(T[i].unit);

        EQ_TEXT(law_params_unit_label(T[i].unit), T[i].label, "label");
        OK((words == NULL) == (T[i].first == NULL), "numbers have no words");
        if (words == NULL)
            continue;
        EQ_TEXT(words[0], T[i].first, "first word");
        EQ_TEXT(words[1], T[i].second, "second word");
        OK(words[2] == NULL, "no third");
    }
}

/* Numbers that no rule has do not claim one. */
static void without_model(void)
{
    for (size_t i = 0; i < LAW_PARAMS_COUNT; i++)
        if (strcmp(LAW_PARAMS[i].key, "rating_percent") == 0 ||
            strcmp(LAW_PARAMS[i].key, "rating_counts_basic") == 0)
            OK(strstr(LAW_PARAMS[i].law, "参照") == NULL, LAW_PARAMS[i].key);
}

int main(void)
{
    units();
    every_number();
    every_word();
    members();
    agreement();
    bounds_shown();
    groups();
    malformed();
    by_date();
    by_date_refused();
    without_model();
    return tap_done();
}
