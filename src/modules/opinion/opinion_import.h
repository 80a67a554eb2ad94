// SPDX-License-Identifier: MulanPSL-2.0
/** Sheets of citizens' messages. */
#ifndef OPINION_IMPORT_H
#define OPINION_IMPORT_H
#include "platform/module.h"

extern const struct import_kind OPINION_IMPORTS[];
#endif
