// SPDX-License-Identifier: MulanPSL-2.0
/** Papers as answers of handlers. */
#ifndef PLATFORM_PAPER_WEB_H
#define PLATFORM_PAPER_WEB_H
#include "platform/module.h"
#include "platform/paper.h"

/** Answer with the paper in the format of the request's field "format" ("docx", "pdf"; anything
 *  else: the page to look at and print, with links to the files). file_name without suffix. The
 *  route needs ROUTE_HEAVY: a PDF waits for its worker. Errors of the writers. */
MUST_CHECK enum status respond_paper(struct ctx *ctx, const struct request *rq, struct response *rs,
                                     const struct paper *p, struct str file_name);
#endif
