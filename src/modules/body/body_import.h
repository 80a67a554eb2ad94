// SPDX-License-Identifier: MulanPSL-2.0
/** The sheet of seats. */
#ifndef BODY_IMPORT_H
#define BODY_IMPORT_H
#include "platform/module.h"

extern const struct import_kind BODY_IMPORTS[];
#endif
