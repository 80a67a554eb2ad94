// SPDX-License-Identifier: MulanPSL-2.0
/** A module that tells what a test wants. */
#ifndef DUTYTEST_H
#define DUTYTEST_H
#include "platform/module.h"

enum { TALES_MAX = 5000 };
/** "tale.told": facts as they stand here, by deputy and record; at most two at a time. */
extern struct duty_fact tales[TALES_MAX];
extern size_t tales_count;
extern const struct duty_source TALE_DUTIES[];
#endif
