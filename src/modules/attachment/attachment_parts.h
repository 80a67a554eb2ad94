// SPDX-License-Identifier: MulanPSL-2.0
/** Parts of the module's tables that are functions of its actions and its store. */
#ifndef ATTACHMENT_PARTS_H
#define ATTACHMENT_PARTS_H
#include "platform/ctx.h"

/** For struct module.files. */
MUST_CHECK enum status attachment_files(struct ctx *ctx, struct str prefix, struct str **out,
                                        size_t *out_count);
#endif
