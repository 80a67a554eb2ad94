// SPDX-License-Identifier: MulanPSL-2.0
/** Sheets of divisions, organs and days, row by row. */
#ifndef CONGRESS_IMPORT_H
#define CONGRESS_IMPORT_H
#include "platform/module.h"

extern const struct import_kind CONGRESS_IMPORTS[]; /* ends in {0} */
#endif
