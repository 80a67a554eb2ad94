// SPDX-License-Identifier: MulanPSL-2.0
/* What is left to do on files that have been added. */
#include "modules/attachment/attachment_take.h"

enum status attachment_work_due(struct ctx *ctx)
{
    (void)ctx;
    return ST_OK;
}
