// SPDX-License-Identifier: MulanPSL-2.0
/** Files on the pages of suggestions. */
#ifndef SUGGESTION_WEB_FILES_H
#define SUGGESTION_WEB_FILES_H
#include "components_view.h"
#include "modules/suggestion/suggestion_files.h"

/** Files of a record that this page shows anyway (so its right has been asked); NULL: none. */
MUST_CHECK enum status suggestion_web_files(struct ctx *ctx, const char *kind, int64_t id,
                                            const struct files_v **out);
/** Those that anybody may have, of a record that is published. */
MUST_CHECK enum status suggestion_web_open_files(struct ctx *ctx, const char *kind, int64_t id,
                                                 const struct files_v **out);
/** Where the actor adds files to it or marks them for publication; "" when he may do neither. */
struct str suggestion_web_files_url(struct ctx *ctx, const char *kind, int64_t id);
#endif
