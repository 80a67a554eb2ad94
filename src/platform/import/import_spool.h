// SPDX-License-Identifier: MulanPSL-2.0
/** Files beside a waiting file. */
#ifndef IMPORT_SPOOL_H
#define IMPORT_SPOOL_H
#include "platform/import.h"

/** Path of NAME.<suffix> in the spool; `name` is one that import_spool_path() has accepted. */
const char *import_spool_beside(struct ctx *ctx, struct str name, const char *suffix);
/** Path of WORD-<id> in the spool, whose folder is there afterwards. */
const char *import_spool_named(struct ctx *ctx, const char *word, int64_t id);
#endif
