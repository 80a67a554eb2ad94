// SPDX-License-Identifier: MulanPSL-2.0
#ifndef STATISTIC_WEB_H
#define STATISTIC_WEB_H
#include "modules/statistic/statistic_actions.h"
#include "statistic_view.h"

enum status statistic_web_list(struct ctx *, const struct request *, struct response *);
enum status statistic_web_new(struct ctx *, const struct request *, struct response *);
enum status statistic_web_save(struct ctx *, const struct request *, struct response *);
enum status statistic_web_edit(struct ctx *, const struct request *, struct response *);
enum status statistic_web_show(struct ctx *, const struct request *, struct response *);
enum status statistic_web_rows(struct ctx *, const struct request *, struct response *);
enum status statistic_web_remove(struct ctx *, const struct request *, struct response *);

/** The period asked for; `out` is it, or NULL when no day is given. ST_INVALID: it ends before it
 *  begins. */
enum status statistic_web_period(struct ctx *ctx, const struct request *rq, struct period *room,
                                 const struct period **out);
/** The lines of a table; `id` 0: its numbers lead nowhere yet. */
void statistic_web_lines(struct ctx *ctx, const struct statistic *s, const struct period *period,
                         const struct statistic_table *t, struct statistic_line_v **out,
                         size_t *out_count);
/** "件数合计，按月分" */
struct str statistic_web_measure(struct ctx *ctx, const struct statistic *s,
                                 const struct list_rows *list);
/** The builder with all of a statistic in its address. */
struct str statistic_web_builder(struct ctx *ctx, const struct statistic *s);
struct crumbs_v statistic_web_crumbs(struct ctx *ctx, struct str label, struct str url,
                                     struct str here);
#endif
