// SPDX-License-Identifier: MulanPSL-2.0
/** The sheet of deputies, row by row. */
#ifndef DEPUTY_IMPORT_H
#define DEPUTY_IMPORT_H
#include "platform/module.h"

extern const struct import_kind DEPUTY_IMPORTS[]; /* ends in {0} */
#endif
