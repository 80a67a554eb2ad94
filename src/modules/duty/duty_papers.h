// SPDX-License-Identifier: MulanPSL-2.0
/** Papers of the file of duties. */
#ifndef DUTY_PAPERS_H
#define DUTY_PAPERS_H
#include "modules/duty/duty_list.h"
#include "platform/paper.h"

/** The sheet of a deputy's year (履职登记表), and a name for its file. ST_NOT_FOUND. */
MUST_CHECK enum status duty_sheet(struct ctx *ctx, int64_t deputy_id, int year, struct paper **out,
                                  struct str *out_name);
/** That he did a deputy's work on these days (代表执行职务证明), for whoever employs him, whose
 * part it is to count them as worked and paid: each day with what was done, in full only where it
 * was arranged for many. Of a meeting of several days those of the parts he signed in at; where
 * none is known, all its days, and the paper says that they are the meeting's. The days lie in one
 * year. ST_INVALID field "to": no such days. ST_NOT_FOUND.
 *  @law  Deputies Law (2025-03-11) art. 40, 41(1) */
MUST_CHECK enum status duty_certificate(struct ctx *ctx, int64_t deputy_id, struct date from,
                                        struct date to, struct paper **out, struct str *out_name);
#endif
