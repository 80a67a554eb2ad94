// SPDX-License-Identifier: MulanPSL-2.0
/** renda import */
#ifndef IMPORT_COMMANDS_H
#define IMPORT_COMMANDS_H
#include "platform/module.h"

extern const struct command IMPORT_COMMANDS[];
#endif
