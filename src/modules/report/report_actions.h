// SPDX-License-Identifier: MulanPSL-2.0
/** What people do with a report. Each saving is a version of the whole text. */
#ifndef REPORT_ACTIONS_H
#define REPORT_ACTIONS_H
#include "modules/report/report_report.h"
#include "modules/report/report_rules.h"

struct report_new {
    int64_t id, version; /* id 0: a new one */
    struct str kind, title, byline;
    struct date from, to;
    struct str text; /* lines, # and ## before parts and sections; of a new one */
};
/** Begin one, or change its head. ST_INVALID. Emits "report.begun", "report.headed". */
MUST_CHECK enum status report_save(struct ctx *ctx, const struct report_new *in, int64_t *out_id);

/** Put lines behind a block (0: at the front); *out_block: the first of them. Emits
 * "report.edited". */
MUST_CHECK enum status report_block_add(struct ctx *ctx, int64_t report_id, int64_t behind,
                                        struct str lines, int64_t *out_block);
/** The block's text; further lines become blocks behind it, nothing takes it away. Tokens that were
 *  there keep the values that were taken, new ones are taken now. Emits "report.edited". */
MUST_CHECK enum status report_block_save(struct ctx *ctx, int64_t id, int64_t version,
                                         struct str lines);
/** What the actor is typing, kept for him alone. Emits nothing. */
MUST_CHECK enum status report_block_type(struct ctx *ctx, int64_t id, struct str text);
/** Forget what he typed. */
MUST_CHECK enum status report_block_untype(struct ctx *ctx, int64_t id);
/** Change places with the one before, or behind it. Emits "report.moved". */
MUST_CHECK enum status report_block_move(struct ctx *ctx, int64_t id, bool up);
/** Take the value that the records have now. Emits "report.figure_taken". */
MUST_CHECK enum status report_figure_take(struct ctx *ctx, int64_t id);
/** Leave it, and say in the text as of which day it is. Emits "report.figure_kept". */
MUST_CHECK enum status report_figure_keep(struct ctx *ctx, int64_t id);
/** All that have changed and are not kept. *out: how many. Emits "report.taken". */
MUST_CHECK enum status report_take_all(struct ctx *ctx, int64_t id, size_t *out);
/** Where a number typed by hand comes from: in words, and if need be a record of ours (files are
 *  attachments of the source). Emits "report.sourced". */
MUST_CHECK enum status report_source_say(struct ctx *ctx, const struct report_source *in,
                                         int64_t *out_id);
/** Name the text as it is 第N稿. Emits "report.drafted". */
MUST_CHECK enum status report_draft(struct ctx *ctx, int64_t id, int64_t *out_number);
/** Has the actor one of the permissions of the act? */
bool report_may_do(struct ctx *ctx, enum report_act act);
/** One of the acts on the whole. Freezing makes the file. Emits "report.<state>"; tells whose turn
 *  it is, and the author what became of it. */
MUST_CHECK enum status report_do(struct ctx *ctx, int64_t id, int64_t version, enum report_act act,
                                 struct str note);
/** block_id 0: on the whole. Emits "report.commented", tells the author. */
MUST_CHECK enum status report_comment_say(struct ctx *ctx, int64_t report_id, int64_t block_id,
                                          struct str text);
/** Emits "report.answered", tells whose opinion it was. */
MUST_CHECK enum status report_comment_answer(struct ctx *ctx, int64_t id, int64_t version,
                                             struct str answer);
/** Emits "report.goal_set". */
MUST_CHECK enum status report_goal_save(struct ctx *ctx, const struct report_goal *in,
                                        int64_t *out_id);

/** The shipped outline of a kind, lines as report_new.text, with the labels of its figures: without
 *  what the actor may not see, and (not `zeros`) without what has no records in the period. If
 *  nothing has any, it is whole. `delegation` (its name, "" none): each figure is its part alone,
 *  and what is not counted by delegations is left out. */
MUST_CHECK enum status report_outline(struct ctx *ctx, struct str kind, const struct period *period,
                                      bool zeros, struct str delegation, struct str *out);
/** The same of any outline: clauses stand between ，；。, and behind a ^ items between 、 too. */
MUST_CHECK enum status report_outline_cut(struct ctx *ctx, struct str text,
                                          const struct period *period, bool zeros,
                                          struct str delegation, struct str *out);
/** As it is shipped. */
struct str report_outline_shipped(struct str kind);
/** For renda check. */
MUST_CHECK enum status report_outline_check(struct ctx *ctx, struct buf *out_report);

/* For the parts of this module: */
/** Tell those whose turn it is after an act, or its author. In db_tx(). */
MUST_CHECK enum status report_tell_step(struct ctx *ctx, const struct report *r,
                                        enum report_act act, struct str note);
/** Tell the author of an opinion; of one that is done, whoever had it. In db_tx(). */
MUST_CHECK enum status report_tell_opinion(struct ctx *ctx, const struct report *r,
                                           const struct report_comment *c);
/** A report whose text may be changed. */
MUST_CHECK enum status report_open(struct ctx *ctx, int64_t id, struct report *out);
/** The text as it is now becomes a version, and the report is saved by the actor now. In db_tx().
 */
MUST_CHECK enum status report_version(struct ctx *ctx, struct report *r, const char *what);
/** The frozen file of a report, and its hash. */
MUST_CHECK enum status report_freeze_make(struct ctx *ctx, const struct report *r,
                                          struct str *out_body, struct str *out_hash);
#endif
