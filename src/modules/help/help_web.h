// SPDX-License-Identifier: MulanPSL-2.0
/** The pages of the handbook. */
#ifndef HELP_WEB_H
#define HELP_WEB_H
#include "platform/module.h"

enum status help_web_list(struct ctx *ctx, const struct request *rq, struct response *rs);
enum status help_web_show(struct ctx *ctx, const struct request *rq, struct response *rs);
/** POST /help/first/away: no more "three things to do first" for this account. */
enum status help_web_away(struct ctx *ctx, const struct request *rq, struct response *rs);
/** module.help_url: "/help/…" for the page at `path`, "" when none explains it or the actor may not
 *  read the one that does. */
struct str help_web_url(const struct ctx *ctx, struct str path);
/** module.check: every item of a menu has a page; every address that a page names is there. */
enum status help_web_check(struct ctx *ctx, struct buf *out_report);
#endif
