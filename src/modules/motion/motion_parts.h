// SPDX-License-Identifier: MulanPSL-2.0
/** Tables of the module apart from its pages: tests use them without the pages. */
#ifndef MOTION_PARTS_H
#define MOTION_PARTS_H
#include "platform/module.h"
#include "platform/search.h"

extern const struct permission MOTION_PERMISSIONS[];
extern const char *const MOTION_TABLES[];
extern const struct notice_kind MOTION_NOTICES[];
extern const struct due_source MOTION_DUES[];
extern const struct attachment_owner MOTION_ATTACHMENTS[]; /* motion_files.c */
extern const struct search_source MOTION_SEARCHES[];
#endif
