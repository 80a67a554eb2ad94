// SPDX-License-Identifier: MulanPSL-2.0
/** Tables, jobs and permissions of the module, apart from its pages. */
#ifndef NOTICE_PARTS_H
#define NOTICE_PARTS_H
#include "platform/module.h"

extern const struct permission NOTICE_PERMISSIONS[];   /* ends in {0} */
extern const char *const NOTICE_TABLES[];              /* NULL-terminated */
extern const char *const NOTICE_TABLES_UNJOURNALLED[]; /* NULL-terminated */

/** The module without its pages: what tests of other modules put into their MODULES. */
extern const struct module notice_core;
#endif
