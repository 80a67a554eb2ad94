// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages of this module share. */
#ifndef IMPORT_WEB_COMMON_H
#define IMPORT_WEB_COMMON_H
#include "components_view.h"
#include "platform/import.h"

/** The name of a kind as people say it. */
struct str import_web_label(struct ctx *ctx, struct str kind);
/** Imports / the kind (unless NULL) / here. */
struct crumbs_v import_web_crumbs(struct ctx *ctx, const struct import_kind *kind, struct str here);
#endif
