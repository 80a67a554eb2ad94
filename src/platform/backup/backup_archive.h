// SPDX-License-Identifier: MulanPSL-2.0
/** The ZIP file of a backup. */
#ifndef PLATFORM_BACKUP_ARCHIVE_H
#define PLATFORM_BACKUP_ARCHIVE_H
#include "platform/backup/backup_internal.h"

/** Pack the items and their list into a new file, flushed to disk. The list comes first. */
MUST_CHECK enum status archive_pack(struct arena *a, const struct backup_manifest *m,
                                    const char *path, struct err *err);

struct archive;
/** Open a backup and read its list: every entry is in the list and the other way round. */
MUST_CHECK enum status archive_open(struct arena *a, const char *path, struct archive **out,
                                    struct backup_manifest *out_manifest, struct err *err);
void archive_close(struct archive *archive);
/** Unpack one item to `to` (NULL: only check it); never more bytes than the list says. */
MUST_CHECK enum status archive_unpack(struct archive *archive, const struct backup_item *item,
                                      const char *to, struct err *err);
#endif
