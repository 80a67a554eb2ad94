// SPDX-License-Identifier: MulanPSL-2.0
/** For finish() of an import kind. */
#ifndef PLATFORM_IMPORT_IMPORT_TOLD_H
#define PLATFORM_IMPORT_IMPORT_TOLD_H
#include "platform/event.h"

/** The one event of an import ("deputy.imported", about the congress), with how many rows; none if
 *  nothing was written. */
MUST_CHECK static inline enum status import_told(struct ctx *ctx, const char *event, size_t written,
                                                 size_t skipped)
{
    if (written == 0)
        return ST_OK;
    return event_emit_data(
        ctx, event, ctx->congress_id,
        str_printf(ctx->arena, "{\"written\":%zu,\"skipped\":%zu}", written, skipped));
}
#endif
