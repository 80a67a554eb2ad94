// SPDX-License-Identifier: MulanPSL-2.0
/** renda init, renda user, renda token. */
#ifndef ACCOUNT_COMMAND_H
#define ACCOUNT_COMMAND_H
#include "platform/module.h"

extern const struct command ACCOUNT_COMMANDS[]; /* ends in {0} */
#endif
