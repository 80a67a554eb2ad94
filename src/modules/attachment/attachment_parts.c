// SPDX-License-Identifier: MulanPSL-2.0
/* What the platform asks of this module. */
#include "modules/attachment/attachment_parts.h"
#include "modules/attachment/attachment_store.h"

enum status attachment_files(struct ctx *ctx, struct str prefix, struct str **out,
                             size_t *out_count)
{
    return attachment_store_hashes(ctx, prefix, out, out_count);
}
