// SPDX-License-Identifier: MulanPSL-2.0
/** Permissions and tables of the module, apart from its pages: tests use them without the pages. */
#ifndef SUGGESTION_PARTS_H
#define SUGGESTION_PARTS_H
#include "platform/module.h"

extern const struct permission SUGGESTION_PERMISSIONS[]; /* ends in {0} */
extern const char *const SUGGESTION_TABLES[];            /* NULL-terminated */
extern const struct notice_kind SUGGESTION_NOTICES[];    /* ends in {0} */
extern const struct due_source SUGGESTION_DUES[];        /* ends in {0} */
#endif
