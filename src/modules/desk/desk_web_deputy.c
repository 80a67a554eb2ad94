// SPDX-License-Identifier: MulanPSL-2.0
/* A deputy's home: the own suggestions. */
#include "modules/desk/desk_web.h"

enum status desk_web_deputy(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    (void)ctx;
    (void)rq;
    return respond_see_other(rs, "/suggestion?mine=1");
}
