// SPDX-License-Identifier: MulanPSL-2.0
/** Inside the store: where files lie, and the lock between keeping and sweeping. */
#ifndef FILE_PLACE_H
#define FILE_PLACE_H
#include "platform/file.h"

#define FILE_TEMPORARY ".new-" /* what is being written lies in DATA/files under such a name */

bool file_hash_valid(struct str hash);
/** DATA/files; its folder for a hash (or its first two characters); the place of a file. */
const char *file_dir(struct ctx *ctx);
const char *file_shard(struct ctx *ctx, struct str hash);
const char *file_place(struct ctx *ctx, struct str hash);
/** Keepers share it, the sweep has it alone between looking at the age of a file and removing it:
 *  whoever keeps the same bytes at that moment either makes it young first, or finds it gone.
 *  A descriptor to close, -1 with errno. */
int file_lock(struct ctx *ctx, bool alone);
#endif
