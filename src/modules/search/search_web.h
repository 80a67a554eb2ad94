// SPDX-License-Identifier: MulanPSL-2.0
/** The page of the search. */
#ifndef SEARCH_WEB_H
#define SEARCH_WEB_H
#include "platform/module.h"

enum status search_web_find(struct ctx *ctx, const struct request *rq, struct response *rs);
#endif
