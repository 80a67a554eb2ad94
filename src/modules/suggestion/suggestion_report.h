// SPDX-License-Identifier: MulanPSL-2.0
/** The yearly reports on how suggestions were handled (办理情况报告): owed, written, given to the
 *  standing committee (in a township to the congress), printed for the next session, published.
 */
#ifndef SUGGESTION_REPORT_H
#define SUGGESTION_REPORT_H
#include "modules/suggestion/suggestion_store_figure.h"
#include "platform/module.h"

enum { SUGGESTION_REPORT_CHARS = 20000, SUGGESTION_REPORTS_MAX = 200 };

struct suggestion_report {
    int64_t id, version, year;
    struct str kind;  /* "handling"; "promises": a unit's, on what it has promised */
    int64_t organ_id; /* 0: the office's, in a township the presidium's */
    struct str organ_name;
    bool government; /* the organ is the government: it reports for its departments too */
    struct date due_on;
    struct str basis; /* the article it is owed by */
    struct str state; /* "owed", "given" */
    struct str title, body;
    struct date given_on;
    struct str meeting; /* as its minutes call it */
    int64_t given_by;   /* account that recorded it */
    struct date printed_on;
    struct str printed_for; /* the session it was printed for */
    struct date published_on;
};

/** Make the reports of this year that have fallen due and are not there yet: the office's and, by
 *  local rule, those of the government, supervision commission, court and procuratorate that were
 *  handed suggestions this year. In the fourth quarter, where local rule asks for it, every unit
 *  with promises to report on owes a report on them. Safe to repeat; the daily job calls it. Emits
 *  "suggestion.report_owed" for each.
 *  @law Chongqing Suggestions Regulation (2017-11-30) art. 24(2)
 *  @law Deputies Law (2025-03-11) art. 51(3)
 *  @law Qingdao Suggestions Regulation (2021-07-29) art. 37 */
MUST_CHECK enum status suggestion_report_open(struct ctx *ctx);

/** Is it a unit's report on its promises, given by the unit itself and not published? */
bool suggestion_report_on_promises(const struct suggestion_report *r);
/** What it is called: 2026年度代表建议办理情况报告. */
struct str suggestion_report_name(struct ctx *ctx, const struct suggestion_report *r);

/** Those the actor may see, newest year first: all for whoever reads all, else his organ's. */
MUST_CHECK enum status suggestion_reports(struct ctx *ctx, struct suggestion_report **out,
                                          size_t *out_count);
/** ST_NOT_FOUND unless he may see it. */
MUST_CHECK enum status suggestion_report_get(struct ctx *ctx, int64_t id,
                                             struct suggestion_report *out);
/** May he write it: the office any, an organ its own, until it is published? */
bool suggestion_report_may_write(const struct ctx *ctx, const struct suggestion_report *r);
/** May he record what became of it, and publish it? The office; a unit that its report on promises
 *  was given. */
bool suggestion_report_may_record(const struct ctx *ctx, const struct suggestion_report *r);

struct suggestion_report_act {
    int64_t id, version;
    struct str title, body; /* of writing */
    struct date on;         /* of giving, printing; none: today */
    struct str where;       /* the meeting, the session */
};
/** Its text. ST_RULE once it is published. Emits "suggestion.report_written". */
MUST_CHECK enum status suggestion_report_write(struct ctx *ctx,
                                               const struct suggestion_report_act *in);
/** It was given at that meeting. ST_RULE without a text or when it was given before. Emits
 *  "suggestion.report_given". */
MUST_CHECK enum status suggestion_report_give(struct ctx *ctx,
                                              const struct suggestion_report_act *in);
/** It was printed for that session. ST_RULE before it is given; in a township, where the congress
 *  itself has heard it. Emits "suggestion.report_printed".
 *  @law Deputies Law (2025-03-11) art. 51(3) */
MUST_CHECK enum status suggestion_report_print(struct ctx *ctx,
                                               const struct suggestion_report_act *in);
/** Everybody may read it from now on. ST_RULE before it is given, and while its text holds what
 *  looks private. Emits "suggestion.report_published".
 *  @law Organic Law (2022-03-11) art. 42(3) */
MUST_CHECK enum status suggestion_report_publish(struct ctx *ctx,
                                                 const struct suggestion_report_act *in);

/** A figure of a report with the lists that show the same rows. */
struct suggestion_report_figure {
    enum suggestion_figure figure;
    int64_t numerator, denominator; /* denominator -1: a plain count */
    struct str url, all_url;        /* rows of the numerator; of the denominator */
};
/** The figures of its year, of its organ or of all. */
MUST_CHECK enum status suggestion_report_figures(struct ctx *ctx, const struct suggestion_report *r,
                                                 struct suggestion_report_figure **out,
                                                 size_t *out_count);
/** A text to begin with, from the figures; what people must say is left to them. */
MUST_CHECK enum status suggestion_report_draft(struct ctx *ctx, const struct suggestion_report *r,
                                               struct str *out);
/** 云溪县人大常委会办公室 of the office, the organ's name otherwise. */
MUST_CHECK enum status suggestion_report_by(struct ctx *ctx, const struct suggestion_report *r,
                                            struct str *out);

/** Reports that wait for the actor to give or (the office) to publish them. */
MUST_CHECK enum status suggestion_report_waiting(struct ctx *ctx, struct suggestion_report **out,
                                                 size_t *out_count);

/* The public side: published ones only. */
MUST_CHECK enum status suggestion_reports_public(struct ctx *ctx, struct suggestion_report **out,
                                                 size_t *out_count);
MUST_CHECK enum status suggestion_report_public(struct ctx *ctx, int64_t id,
                                                struct suggestion_report *out);

/** For reminders by rule. */
MUST_CHECK enum status suggestion_report_dues(struct ctx *ctx, struct date from, struct date until,
                                              struct due_item **out, size_t *out_count);
#endif
