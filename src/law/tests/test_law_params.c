// SPDX-License-Identifier: MulanPSL-2.0
/* Local parameters: defaults, bounds, text. */
#include "law/law_params.h"
#include "law/tests/law_test.h"

/* Every field as a second, independent table: what a place may store. */
static const struct {
    const char *key, *initial, *low, *high, *below, *above; /* NULL: cannot be written */
    enum law_params_unit unit;
} FIELDS[] = {
    {"reply_months", "3", "1", "3", "0", "4", LAW_PARAMS_MONTHS},
    {"reply_months_complex", "6", "1", "6", "0", "7", LAW_PARAMS_MONTHS},
    {"extension_needs_consent", "yes", "no", "yes", NULL, NULL, LAW_PARAMS_YES_NO},
    {"recess_dispatch_workdays", "7", "5", "10", "4", "11", LAW_PARAMS_WORKDAYS},
    {"give_back_workdays", "10", "5", "10", "4", "11", LAW_PARAMS_WORKDAYS},
    {"reassign_workdays", "10", "5", "10", "4", "11", LAW_PARAMS_WORKDAYS},
    {"restart_clock_on_reassign", "yes", "no", "yes", NULL, NULL, LAW_PARAMS_YES_NO},
    {"joint_opinion_months", "1", "1", "2", "0", "3", LAW_PARAMS_MONTHS},
    {"joint_opinion_workdays", "0", "0", "30", NULL, "31", LAW_PARAMS_WORKDAYS},
    {"joint_opinion_redo_workdays", "5", "5", "10", "4", "11", LAW_PARAMS_WORKDAYS},
    {"first_contact_workdays", "20", "5", "20", "4", "21", LAW_PARAMS_WORKDAYS},
    {"rating_workdays", "15", "10", "20", "9", "21", LAW_PARAMS_WORKDAYS},
    {"rating_reminders", "1", "1", "3", "0", "4", LAW_PARAMS_TIMES},
    {"redo_months", "1", "1", "2", "0", "3", LAW_PARAMS_MONTHS},
    {"redo_rounds_before_chairmen", "1", "1", "3", "0", "4", LAW_PARAMS_TIMES},
    {"reply_to_every_cosigner", "yes", "no", "yes", NULL, NULL, LAW_PARAMS_YES_NO},
    {"withdraw_until", "any_time", "any_time", "before_hand_over", NULL, NULL, LAW_PARAMS_WITHDRAW},
    {"withdraw_needs_every_cosigner", "yes", "no", "yes", NULL, NULL, LAW_PARAMS_YES_NO},
    {"hand_over_meeting_months", "1", "1", "2", "0", "3", LAW_PARAMS_MONTHS},
    {"oral_reply_months", "1", "1", "3", "0", "4", LAW_PARAMS_MONTHS},
    {"report_month", "12", "10", "12", "9", "13", LAW_PARAMS_MONTH},
    {"report_by_organs", "yes", "no", "yes", NULL, NULL, LAW_PARAMS_YES_NO},
    {"promise_report_yearly", "no", "no", "yes", NULL, NULL, LAW_PARAMS_YES_NO},
    {"roll_to_workday", "yes", "no", "yes", NULL, NULL, LAW_PARAMS_YES_NO},
    {"count_calendar_days", "no", "no", "yes", NULL, NULL, LAW_PARAMS_YES_NO},
    {"sc_notice_days", "7", "6", "7", "5", "8", LAW_PARAMS_DAYS},
    {"sc_papers_days", "7", "1", "7", "0", "8", LAW_PARAMS_DAYS},
    {"congress_notice_days", "30", "7", "30", "6", "31", LAW_PARAMS_DAYS},
    {"congress_papers_days", "20", "1", "20", "0", "21", LAW_PARAMS_DAYS},
    {"township_notice_days", "7", "7", "10", "6", "11", LAW_PARAMS_DAYS},
    {"township_papers_days", "1", "1", "10", "0", "11", LAW_PARAMS_DAYS},
    {"sc_two_month_blocks", "no", "no", "yes", NULL, NULL, LAW_PARAMS_YES_NO},
    {"days_before_strict", "no", "no", "yes", NULL, NULL, LAW_PARAMS_YES_NO},
    {"bill_lead_days", "10", "10", "30", "9", "31", LAW_PARAMS_DAYS},
    {"appoint_lead_days", "10", "7", "10", "6", "11", LAW_PARAMS_DAYS},
    {"appoint_retry_months", "6", "0", "6", NULL, "7", LAW_PARAMS_MONTHS},
    {"appoint_refusals", "2", "0", "2", NULL, "3", LAW_PARAMS_TIMES},
    {"sc_speech_minutes", "10", "10", "15", "9", "16", LAW_PARAMS_MINUTES},
    {"sc_group_speech_minutes", "15", "10", "15", "9", "16", LAW_PARAMS_MINUTES},
    {"sc_group_again_minutes", "10", "5", "10", "4", "11", LAW_PARAMS_MINUTES},
    {"congress_speech_minutes", "10", "10", "15", "9", "16", LAW_PARAMS_MINUTES},
    {"congress_again_minutes", "5", "5", "10", "4", "11", LAW_PARAMS_MINUTES},
    {"presidium_speech_minutes", "15", "15", "20", "14", "21", LAW_PARAMS_MINUTES},
    {"presidium_again_minutes", "10", "5", "10", "4", "11", LAW_PARAMS_MINUTES},
    {"opinion_send_days", "10", "7", "10", "6", "11", LAW_PARAMS_DAYS},
    {"opinion_reply_months", "3", "2", "6", "1", "7", LAW_PARAMS_MONTHS},
    {"decision_publish_days", "5", "1", "5", "0", "6", LAW_PARAMS_DAYS},
    {"write_in_for_opposed", "yes", "no", "yes", NULL, NULL, LAW_PARAMS_YES_NO},
    {"third_of_valid", "no", "no", "yes", NULL, NULL, LAW_PARAMS_YES_NO},
    {"secret_vote_voters", "7", "3", "50", "2", "51", LAW_PARAMS_PEOPLE},
    {"whole_by_fixed_seats", "no", "no", "yes", NULL, NULL, LAW_PARAMS_YES_NO},
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

    if (value == NULL)
        return;
    EQ_INT(parse(&params, field->key, value, &err), ST_RULE, "beyond the bounds");
    EQ_TEXT(err.key, "law_params.out_of_bounds", "reason");
    EQ_TEXT(err.field, field->key, "names the field");
    EQ_TEXT(err.law, field->law, "names the article");
    EQ_INT(law_params_value(&params, field), field->initial, "value untouched");
}

/* @law Deputies Law (2025-03-11) art. 51(2)
 * @law Guangdong Standing Committee Procedure (2023-03-30) art. 8(1) */
static void every_field(void)
{
    const struct law_params params = law_params_default();
    char text[LAW_PARAMS_TEXT_SIZE];

    EQ_INT(LAW_PARAMS_COUNT, COUNT(FIELDS), "as many fields as described here");
    arr_each (i, COUNT(FIELDS)) {
        const struct law_params_field *field = law_params_find(str_from(FIELDS[i].key));

        OK(field != NULL && strcmp(field->key, FIELDS[i].key) == 0, FIELDS[i].key);
        EQ_INT(field->unit, FIELDS[i].unit, "its unit");
        EQ_TEXT(law_params_format(&params, field, text), FIELDS[i].initial, "its default");
        stays(field, FIELDS[i].low);
        stays(field, FIELDS[i].high);
        refused(field, FIELDS[i].below);
        refused(field, FIELDS[i].above);
        EQ_TEXT(field->label + sizeof "law_params." - 1, field->key, "its label");
        OK(strstr(field->law, "《") != NULL, "its source");
    }
}

/* A field holds its own value and no other's: change one, and exactly one differs. */
static void fields_apart(void)
{
    const struct law_params start = law_params_default();

    arr_each (i, COUNT(FIELDS)) {
        const char *other =
            strcmp(FIELDS[i].initial, FIELDS[i].low) == 0 ? FIELDS[i].high : FIELDS[i].low;
        struct law_params params = start;
        struct err err = {0};
        unsigned changed = 0;

        EQ_INT(parse(&params, FIELDS[i].key, other, &err), ST_OK, FIELDS[i].key);
        arr_each (k, LAW_PARAMS_COUNT)
            changed += law_params_value(&params, &LAW_PARAMS[k]) !=
                       law_params_value(&start, &LAW_PARAMS[k]);
        EQ_INT(changed, 1, "one field changed");
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

int main(void)
{
    units();
    every_field();
    fields_apart();
    members();
    agreement();
    bounds_shown();
    groups();
    malformed();
    by_date();
    by_date_refused();
    return tap_done();
}
