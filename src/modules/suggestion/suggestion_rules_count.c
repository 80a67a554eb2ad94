// SPDX-License-Identifier: MulanPSL-2.0
/* Decisions that count: units, clocks, ratings, warnings, points, what a reply must contain. */
#include "base/num.h"
#include "law/deputies_law.h"
#include "law/suggestion_law.h"
#include "modules/suggestion/suggestion_rules.h"

enum { TENTHS = 10, FULL_TENTHS = 1000 };

enum status suggestion_check_units(const struct suggestion_unit *units, size_t count,
                                   bool *out_separate, struct err *err)
{
    size_t leads = 0, separate = 0;

    arr_each (i, count) {
        if (units[i].organ_id == 0)
            return fail_field(err, "units", "suggestion.err.unit_missing", "");
        for (size_t j = 0; j < i; j++)
            if (units[j].organ_id == units[i].organ_id)
                return fail_field(err, "units", "suggestion.err.unit_twice", "");
        leads += units[i].role == ROLE_LEAD;
        separate += units[i].role == ROLE_SEPARATE;
    }
    if (leads == 1 && separate == 0) {
        *out_separate = false;
        return ST_OK;
    }
    if (leads == 0 && separate >= 2) {
        *out_separate = true;
        return ST_OK;
    }
    return fail_field(err, "units", "suggestion.err.units", "");
}

struct suggestion_clock suggestion_clock_start(const struct law_params *params,
                                               const struct calendar *cal, struct date from,
                                               bool complex)
{
    return (struct suggestion_clock){
        .from = from,
        .months = complex ? params->reply_months_complex : params->reply_months,
        .due_on = suggestion_law_reply_due(params, cal, from, complex),
        .basis = deputies_law_reply_article(from),
    };
}

struct suggestion_clock suggestion_clock_voiced(const struct law_params *params,
                                                const struct calendar *cal, struct date from)
{
    return (struct suggestion_clock){
        .from = from,
        .months = params->oral_reply_months,
        .due_on = suggestion_law_oral_reply_due(params, cal, from),
        .basis = law_params_find(S("oral_reply_months"))->law,
    };
}

enum suggestion_mark suggestion_worst(const enum suggestion_mark *marks, size_t count)
{
    enum suggestion_mark worst = MARK_NONE;

    arr_each (i, count)
        worst = (enum suggestion_mark)num_max((int64_t)worst, (int64_t)marks[i]);
    return worst;
}

bool suggestion_rating_counts(int64_t policy, bool lead, bool of_main)
{
    if (policy == RATING_POLICY_EVERY_SIGNER)
        return true;
    return lead && (of_main || policy == RATING_POLICY_EVERY_LEAD);
}

enum suggestion_turn suggestion_after_rating(const struct law_params *params, enum level level,
                                             enum suggestion_mark result, int64_t times)
{
    if (result != MARK_DISSATISFIED)
        return TURN_CLOSE;
    return suggestion_law_after_dissatisfaction(params, level, (unsigned)times) ==
                   SUGGESTION_LAW_REDO
               ? TURN_REDO
               : TURN_CHAIRMEN;
}

int64_t suggestion_escalation_level(const struct suggestion_warning_days *days, struct date today,
                                    struct date due)
{
    const int left = calendar_days_left(today, due);

    if (left < -days->late)
        return ESCALATION_LEADER;
    if (left < 0)
        return ESCALATION_CHIEF;
    if (left <= days->near)
        return ESCALATION_NEAR;
    return left <= days->soon ? ESCALATION_SOON : ESCALATION_NONE;
}

int64_t suggestion_score_tenths(int64_t weight, int64_t numerator, int64_t denominator)
{
    if (denominator == 0)
        return 0;
    return (weight * numerator * 2 * TENTHS + denominator) / (denominator * 2);
}

int64_t suggestion_score_total(int64_t sum_tenths, int64_t weights)
{
    if (weights == 0)
        return 0;
    return (sum_tenths * 2 * FULL_TENTHS + weights * TENTHS) / (weights * 2 * TENTHS);
}

bool suggestion_class_parse(struct str kind, enum suggestion_law_result *out)
{
    arr_each (i, SUGGESTION_LAW_RESULTS_COUNT) {
        if (str_eqz(kind, SUGGESTION_LAW_RESULTS[i].word)) {
            *out = (enum suggestion_law_result)i;
            return true;
        }
    }
    return false;
}

const char *suggestion_reply_fault(const struct suggestion_reply *r)
{
    const struct {
        const char *field;
        struct str value;
    } NEEDED[] = {
        {"doc_number", r->doc_number},
        {"addressee", r->addressee},
        {"body", r->body},
        {"class", r->class_code},
        {"signer", r->signer},
        {"contact_person", r->contact_person},
    };

    arr_each (i, COUNT(NEEDED))
        if (str_trim(NEEDED[i].value).len == 0)
            return NEEDED[i].field;
    return NULL;
}

enum status suggestion_check_class(const struct suggestion_reply *r, size_t promises,
                                   struct err *err)
{
    struct suggestion_law_reply facts = {
        .has_plan = promises != 0,
        .has_date = promises != 0, /* a promise cannot be saved without one */
        .has_reason = str_trim(r->not_solved_why).len != 0,
        .has_upward_report = str_trim(r->reported_upward).len != 0,
    };

    if (!suggestion_class_parse(r->class_kind, &facts.result))
        return fail_field(err, "class", "suggestion.err.class", "");
    return suggestion_law_check_reply(&facts, err);
}
