// SPDX-License-Identifier: MulanPSL-2.0
/** Tables of this module for the front door: notices, dues, attachments, the demo, the files. */
#ifndef RESOLUTION_PARTS_H
#define RESOLUTION_PARTS_H
#include "platform/module.h"

extern const struct notice_kind RESOLUTION_NOTICES[];
extern const struct due_source RESOLUTION_DUES[];
extern const struct attachment_owner RESOLUTION_ATTACHMENTS[];
MUST_CHECK enum status resolution_files(struct ctx *ctx, struct str prefix, struct str **out,
                                        size_t *out_count);
MUST_CHECK enum status resolution_demo(struct ctx *ctx);
#endif
