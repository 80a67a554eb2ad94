// SPDX-License-Identifier: MulanPSL-2.0
/** Papers of the file of duties. */
#ifndef DUTY_PAPERS_H
#define DUTY_PAPERS_H
#include "modules/duty/duty_list.h"
#include "platform/paper.h"

/** The sheet of a deputy's year (履职登记表), and a name for its file. ST_NOT_FOUND. */
MUST_CHECK enum status duty_sheet(struct ctx *ctx, int64_t deputy_id, int year, struct paper **out,
                                  struct str *out_name);
#endif
