// SPDX-License-Identifier: MulanPSL-2.0
/** What runs by itself: sending, reminding, tidying; and what other modules' events ask for. */
#ifndef NOTICE_JOBS_H
#define NOTICE_JOBS_H
#include "platform/module.h"

extern const struct job NOTICE_JOBS[];               /* ends in {0} */
extern const struct subscriber NOTICE_SUBSCRIBERS[]; /* ends in {0} */
#endif
