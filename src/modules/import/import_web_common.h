// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages of this module share. */
#ifndef IMPORT_WEB_COMMON_H
#define IMPORT_WEB_COMMON_H
#include "import_view.h"
#include "modules/import/import_actions.h"
#include "platform/import.h"

enum { IMPORT_FIXES_MAX = 40, IMPORT_WAIT_MS = 1200 };

/** The name of a kind as people say it. */
struct str import_web_label(struct ctx *ctx, struct str kind);
struct import_batch_row_v import_web_batch(struct ctx *ctx, const struct import_batch *b);
/** "/import/opinion/12<rest>" */
struct str import_web_url(struct ctx *ctx, const struct import_kind *kind, int64_t upload_id,
                          const char *rest);
/** At most 60 characters of a cell. */
struct str import_web_clipped(struct ctx *ctx, struct str cell);
/** "refuse", "first", "last" */
struct str import_web_repeats(enum import_repeats repeats);
/** Imports / the kind (unless NULL) / here. */
struct crumbs_v import_web_crumbs(struct ctx *ctx, const struct import_kind *kind, struct str here);
#endif
