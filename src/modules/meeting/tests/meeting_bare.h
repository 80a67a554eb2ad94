// SPDX-License-Identifier: MulanPSL-2.0
/** Votes and meetings as tests of other modules need them: their tables, without pages, jobs and
 *  reminders. */
#ifndef MEETING_BARE_H
#define MEETING_BARE_H
#include "platform/module.h"

extern const struct module bare_vote_module, bare_meeting_module;
#endif
