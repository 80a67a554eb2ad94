// SPDX-License-Identifier: MulanPSL-2.0
/** Timed work of the module account, and what it learns from other modules. */
#ifndef ACCOUNT_JOBS_H
#define ACCOUNT_JOBS_H
#include "platform/module.h"

extern const struct job ACCOUNT_JOBS[];               /* ends in {0} */
extern const struct subscriber ACCOUNT_SUBSCRIBERS[]; /* ends in {0} */
extern const struct notice_kind ACCOUNT_NOTICES[];
extern const struct due_source ACCOUNT_DUES[];
#endif
