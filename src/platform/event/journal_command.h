// SPDX-License-Identifier: MulanPSL-2.0
/** The command line of the verification. */
#ifndef PLATFORM_EVENT_JOURNAL_COMMAND_H
#define PLATFORM_EVENT_JOURNAL_COMMAND_H
#include "platform/ctx.h"

/** [--head COUNT:CHAIN]: every congress; the head is of ctx's. Exit code as struct command says. */
int journal_command_verify(struct ctx *ctx, int argc, char **argv);
#endif
