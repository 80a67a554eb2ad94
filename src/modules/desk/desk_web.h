// SPDX-License-Identifier: MulanPSL-2.0
/** The first page after sign-in: the workbench of staff, of a handling unit, or a deputy's home. */
#ifndef DESK_WEB_H
#define DESK_WEB_H
#include "desk_view.h"
#include "platform/module.h"

/** GET /: which of the pages below depends on who asks. */
enum status desk_web_home(struct ctx *, const struct request *, struct response *);

/* desk_web_staff.c, desk_web_unit.c, desk_web_deputy.c */
enum status desk_web_staff(struct ctx *, const struct request *, struct response *);
enum status desk_web_unit(struct ctx *, const struct request *, struct response *);
enum status desk_web_deputy(struct ctx *, const struct request *, struct response *);

/* Shared by them. */

/** "11月20日 星期五。" and the next session, if one is called. */
MUST_CHECK enum status desk_meta(struct ctx *ctx, struct str *out);
/** Votes that are open and in which the actor has not voted yet. */
MUST_CHECK enum status desk_votes(struct ctx *ctx, const struct link_v **out, size_t *out_count);
/** The meetings the actor takes part in: today's, and the next within two weeks. */
struct desk_meetings {
    const struct desk_meeting_v *today, *coming;
    size_t today_count, coming_count;
};
MUST_CHECK enum status desk_meetings(struct ctx *ctx, struct desk_meetings *out);
/** Does the actor come as a deputy, with a phone? */
bool desk_is_deputy(const struct ctx *ctx);
/** The three things to do first; none once they are done or put away. */
MUST_CHECK enum status desk_first(struct ctx *ctx, const struct request *rq,
                                  const struct desk_first_v **out, size_t *out_count);
/** What waits for the actor in all modules, most urgent first, at most `limit`; *out_total counts
 *  all. */
MUST_CHECK enum status desk_tasks(struct ctx *ctx, unsigned limit, const struct desk_task_v **out,
                                  size_t *out_count, int64_t *out_total);
/** Owed replies: overdue, due in 3 and in 7 days, with the lists behind them; `more` is a further
 *  filter of those lists, "" or "&mine=1". */
MUST_CHECK enum status desk_deadlines(struct ctx *ctx, const char *more,
                                      const struct desk_count_v **out, size_t *out_count);
/** Below them: promises that are due, and the page of all other deadlines; none for who may see
 *  neither. */
MUST_CHECK enum status desk_other_dues(struct ctx *ctx, const struct link_v **out,
                                       size_t *out_count);
/** The suggestions whose reply is due first; `mine`: only the actor's own. */
MUST_CHECK enum status desk_due(struct ctx *ctx, bool mine, unsigned limit,
                                const struct desk_due_v **out, size_t *out_count);
const struct empty_v *desk_empty(struct ctx *ctx, struct str title, struct str text);
/** All that waits but the suggestions, which have a page of their own. */
enum status desk_web_todo(struct ctx *ctx, const struct request *rq, struct response *rs);
/** How the installation stands; and the same as the first page of those who only keep it. */
enum status desk_web_system(struct ctx *ctx, const struct request *rq, struct response *rs);
enum status desk_web_keeper(struct ctx *ctx, const struct request *rq, struct response *rs);
#endif
