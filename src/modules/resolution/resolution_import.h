// SPDX-License-Identifier: MulanPSL-2.0
/** The sheet of documents of past years. */
#ifndef RESOLUTION_IMPORT_H
#define RESOLUTION_IMPORT_H
#include "platform/module.h"

extern const struct import_kind RESOLUTION_IMPORTS[];
#endif
