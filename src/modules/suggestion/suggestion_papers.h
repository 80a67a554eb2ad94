// SPDX-License-Identifier: MulanPSL-2.0
/** The papers of suggestions, built from what the actor may see. What is not known is left to be
 *  written by hand. */
#ifndef SUGGESTION_PAPERS_H
#define SUGGESTION_PAPERS_H
#include "modules/suggestion/suggestion_list.h"
#include "platform/paper.h"

/** 建议专用纸 (议案专用纸): the suggestion as tabled. */
MUST_CHECK enum status suggestion_paper_sheet(struct ctx *ctx, const struct suggestion_detail *d,
                                              struct paper **out);
/** 答复函 of one reply that the actor sees; ST_NOT_FOUND for any other. */
MUST_CHECK enum status suggestion_paper_reply(struct ctx *ctx, const struct suggestion_detail *d,
                                              int64_t reply_id, struct paper **out);
/** 征询意见表 for a sent reply; ST_NOT_FOUND for any other. With the deputy's rating if there is
 *  one. */
MUST_CHECK enum status suggestion_paper_rating(struct ctx *ctx, const struct suggestion_detail *d,
                                               int64_t reply_id, struct paper **out);
/** 催办函 to a unit that still owes its reply. ST_DENIED for who neither assigns nor supervises;
 *  ST_NOT_FOUND when nothing is owed. */
MUST_CHECK enum status suggestion_paper_reminder(struct ctx *ctx, const struct suggestion_detail *d,
                                                 int64_t handling_id, struct paper **out);
/** May this actor send reminders at all? */
bool suggestion_may_remind_units(const struct ctx *ctx);
/** Does this unit still owe a reply? */
bool suggestion_owes_reply(const struct suggestion_handling *h);

/** 交办清单 (handed) or 建议办理台账 of what the filter finds and the actor may see. year 0: none
 * in the title. ST_INVALID "suggestion.paper.too_many" past 3,000. */
MUST_CHECK enum status suggestion_paper_list(struct ctx *ctx, const struct suggestion_filter *f,
                                             bool handed, int64_t year, struct paper **out);
#endif
