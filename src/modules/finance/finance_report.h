// SPDX-License-Identifier: MulanPSL-2.0
/** Warnings and what is asked about them, projects, audit findings, state assets, debt, gauges. */
#ifndef FINANCE_REPORT_H
#define FINANCE_REPORT_H
#include "modules/finance/finance_rules.h"

/* ---------------------------------------------------------------- warnings */

struct finance_warning {
    int64_t id, version, rule_id;
    struct str kind; /* of the rule */
    int year;
    struct str about; /* with rule and year: once */
    int64_t table_id, project_id;
    struct str code, name, cell;
    int64_t have, want; /* finance_rule_in_bp() */
    struct str state;
    int64_t organ_id; /* who was asked, 0 nobody yet */
    struct date raised_on, due_on, closed_on;
    struct str rule; /* name, when read */
};
struct finance_exchange {
    int64_t id, warning_id, account_id;
    struct str kind; /* question answer again close */
    struct str body, who;
    struct date said_on;
};

MUST_CHECK enum status finance_store_rules(struct ctx *ctx, struct finance_rule **out,
                                           size_t *out_count);
MUST_CHECK enum status finance_store_rule(struct ctx *ctx, int64_t id, struct finance_rule *out);
struct finance_warning_filter {
    int year;
    struct str kind, state;
    int64_t organ_id;
    bool waiting; /* not closed */
    struct date from, to;
    struct str month;
    const char *sort;
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status finance_store_warnings(struct ctx *ctx,
                                              const struct finance_warning_filter *f,
                                              struct finance_warning **out, size_t *out_count,
                                              struct str *out_next, int64_t *out_total);
MUST_CHECK enum status finance_store_warning(struct ctx *ctx, int64_t id,
                                             struct finance_warning *out);
MUST_CHECK enum status finance_store_exchanges(struct ctx *ctx, int64_t warning_id,
                                               struct finance_exchange **out, size_t *out_count);

/** A new rule or (id, version) another form of one. Emits "finance.rule_saved". ST_INVALID. */
MUST_CHECK enum status finance_rule_save(struct ctx *ctx, const struct finance_rule *in,
                                         int64_t *out_id);
/** The rules that most offices begin with, as far as their names are not there. Emits
 *  "finance.rules_added". */
MUST_CHECK enum status finance_rules_standard(struct ctx *ctx);
/** Look at all tables and projects of a year with the rules in force; what they speak of and is not
 *  known yet becomes a warning. Emits "finance.examined" if there is any. */
MUST_CHECK enum status finance_examine(struct ctx *ctx, int year, size_t *out_new);
/** Ask a department about a warning, until a day; the first time or once more. Tells it. Emits
 *  "finance.warning_asked". ST_INVALID; ST_RULE: in this state it cannot be. */
MUST_CHECK enum status finance_warning_ask(struct ctx *ctx, int64_t id, int64_t organ_id,
                                           struct date due_on, struct str question);
/** The department answers. Tells who manages. Emits "finance.warning_answered". ST_NOT_FOUND: it is
 *  another's. */
MUST_CHECK enum status finance_warning_answer(struct ctx *ctx, int64_t id, struct str answer);
/** It is settled, with what was found. Emits "finance.warning_closed". */
MUST_CHECK enum status finance_warning_close(struct ctx *ctx, int64_t id, struct str finding);
/** One that the actor may see: who reads all, or the department that was asked. */
MUST_CHECK enum status finance_warning_get(struct ctx *ctx, int64_t id,
                                           struct finance_warning *out);
/** Does the actor answer for that organ? */
bool finance_answers_for(const struct ctx *ctx, int64_t organ_id);

/* ---------------------------------------------------------------- projects */

struct finance_project {
    int64_t id, version;
    int year;
    struct str name, organ, note;
    int64_t organ_id;
    int64_t whole_fen, year_fen;
    struct date ends_on, done_on;
    /* when read: */
    int64_t paid_fen, progress_bp; /* as last told */
    struct date told_on;           /* none: nothing told yet */
};
struct finance_progress {
    int64_t id, project_id;
    struct date told_on;
    int64_t paid_fen, progress_bp;
    struct str note;
};
struct finance_case_filter { /* projects and findings */
    int year;
    struct str q, sort, state;
    int64_t organ_id;
    struct date from, to;
    struct str month;
    bool mended;       /* findings: reported or closed */
    const char *order; /* "id", "-id"; NULL: "-id" */
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status finance_store_projects(struct ctx *ctx, const struct finance_case_filter *f,
                                              struct finance_project **out, size_t *out_count,
                                              struct str *out_next, int64_t *out_total);
MUST_CHECK enum status finance_store_project(struct ctx *ctx, int64_t id,
                                             struct finance_project *out);
MUST_CHECK enum status finance_store_progresses(struct ctx *ctx, int64_t project_id,
                                                struct finance_progress **out, size_t *out_count);
/** Emits "finance.project_saved". ST_INVALID with fields; ST_CONFLICT: the name stands twice. */
MUST_CHECK enum status finance_project_save(struct ctx *ctx, const struct finance_project *in,
                                            int64_t *out_id);
/** What has been paid and built by a day (from the beginning). Emits "finance.progress_told".
 *  ST_INVALID: less than before, a day ahead. */
MUST_CHECK enum status finance_progress_add(struct ctx *ctx, const struct finance_progress *in);

/* ---------------------------------------------------------------- audit findings */

struct finance_finding {
    int64_t id, version;
    int year; /* of the report */
    int64_t number;
    struct str title, sort, organ, state, measures, result;
    int64_t organ_id, fen, mended_fen;
    struct date found_on, due_on, reported_on, closed_on;
};
MUST_CHECK enum status finance_store_findings(struct ctx *ctx, const struct finance_case_filter *f,
                                              struct finance_finding **out, size_t *out_count,
                                              struct str *out_next, int64_t *out_total);
MUST_CHECK enum status finance_store_finding(struct ctx *ctx, int64_t id,
                                             struct finance_finding *out);
MUST_CHECK enum status finance_finding_get(struct ctx *ctx, int64_t id,
                                           struct finance_finding *out);
/** A new finding; number 0: the next of its year. Emits "finance.finding_added". */
MUST_CHECK enum status finance_finding_add(struct ctx *ctx, const struct finance_finding *in,
                                           int64_t *out_id);
/** What the unit does or has done: measures, or (state "reported") the result with the money put
 *  right. By the unit or who manages. Emits "finance.finding_told". ST_INVALID, ST_RULE. */
MUST_CHECK enum status finance_finding_tell(struct ctx *ctx, const struct finance_finding *in);
/** The office closes it, or gives it back (state "rectifying") with a reason. Emits
 *  "finance.finding_closed" or "finance.finding_back". */
MUST_CHECK enum status finance_finding_judge(struct ctx *ctx, int64_t id, int64_t version,
                                             struct str state, struct str reason);

/** It goes on the common list of problems of supervision, where it is followed too. By who manages.
 *  ST_RULE: it is on it. */
MUST_CHECK enum status finance_finding_list(struct ctx *ctx, int64_t id, int64_t *out_problem);
/** Its place on that list; 0: none. */
MUST_CHECK enum status finance_finding_problem(struct ctx *ctx, int64_t id, int64_t *out_problem);

/* ---------------------------------------------------------------- satisfaction vote of a report */

/** The report is on the agenda of a meeting there: what is announced of a rating of that item is
 * its satisfaction vote. Emits "finance.item_saved". ST_NOT_FOUND: no such item. */
MUST_CHECK enum status finance_item_attach(struct ctx *ctx, int64_t id, int64_t version,
                                           int64_t meeting_item_id);
/** A vote was announced: if it rates an item that reports are attached to, the result stands with
 *  them. One that failed is to be reported again within the local months of opinions. Emits
 *  "finance.vote_noted". Safe to repeat. */
MUST_CHECK enum status finance_item_voted(struct ctx *ctx, int64_t vote_id);
/** The same by what came of it. */
MUST_CHECK enum status finance_item_rated(struct ctx *ctx, int64_t meeting_item_id, int64_t vote_id,
                                          struct date on, bool passed);

/* ---------------------------------------------------------------- assets, debt, gauges */

struct finance_asset {
    int64_t id, version;
    int year;
    struct str sort, note;
    int64_t whole_fen, debt_fen, units;
};
struct finance_debt {
    int64_t id, version;
    int year;
    struct str sort, note;
    int64_t limit_fen, balance_fen, new_fen, repaid_fen, interest_fen;
};
struct finance_gauge {
    int64_t id, version;
    struct str name, unit;
    /* when read: the newest month */
    struct str month;
    int64_t value, growth_bp;
};
struct finance_reading {
    int64_t id, gauge_id;
    struct str month;
    int64_t value;     /* ten-thousandths of the unit */
    int64_t growth_bp; /* against the year before; FINANCE_NO_BP unknown */
    bool keep;         /* what stands for the month is not replaced */
};
enum { FINANCE_VALUE_PARTS = 10000, FINANCE_SERIES_MAX = 200 };

/** Newest year first, at most FINANCE_SERIES_MAX. */
MUST_CHECK enum status finance_store_assets(struct ctx *ctx, struct finance_asset **out,
                                            size_t *out_count);
MUST_CHECK enum status finance_store_debts(struct ctx *ctx, struct finance_debt **out,
                                           size_t *out_count);
MUST_CHECK enum status finance_store_gauges(struct ctx *ctx, struct finance_gauge **out,
                                            size_t *out_count);
MUST_CHECK enum status finance_store_gauge(struct ctx *ctx, int64_t id, struct finance_gauge *out);
/** Oldest month first, the newest FINANCE_SERIES_MAX. */
MUST_CHECK enum status finance_store_readings(struct ctx *ctx, int64_t gauge_id,
                                              struct finance_reading **out, size_t *out_count);
/** What stands for a year and sort is replaced where `version` is its own, what stands for a gauge
 * and month always. Emit "finance.asset_saved", "finance.debt_saved", "finance.reading_saved".
 *  ST_INVALID with fields; ST_CONFLICT: the year has one of that sort that the caller has not seen.
 */
MUST_CHECK enum status finance_asset_save(struct ctx *ctx, const struct finance_asset *in);
MUST_CHECK enum status finance_debt_save(struct ctx *ctx, const struct finance_debt *in);
/** `gauge`: by its name, made if there is none of that name. With in->keep ST_INVALID: the month
 * has another value already, or the gauge of that name is told in another unit. */
MUST_CHECK enum status finance_reading_save(struct ctx *ctx, const struct finance_gauge *gauge,
                                            const struct finance_reading *in, bool *out_same);
/** "12.5", "-3.25": ten-thousandths. */
bool finance_value_parse(struct str text, int64_t *out);
struct str finance_value_text(struct arena *a, int64_t value);

/* ---------------------------------------------------------------- figures */

enum finance_figure {
    FINANCE_HEARD,
    FINANCE_WARNED,
    FINANCE_WARNED_CLOSED,
    FINANCE_FOUND,
    FINANCE_FOUND_MENDED,
    FINANCE_FOUND_MONEY
};
struct finance_share {
    struct str key, label;
    int64_t count;
};
/** `by`: NULL, "month", "kind" (of items, warnings), "sort" (of findings), "organ" (of findings).
 */
MUST_CHECK enum status finance_store_shares(struct ctx *ctx, enum finance_figure what,
                                            struct date from, struct date to, const char *by,
                                            struct str key, struct finance_share **out,
                                            size_t *out_count);
#endif
