// SPDX-License-Identifier: MulanPSL-2.0
/** Tables of this module for the front door. */
#ifndef DUTY_PARTS_H
#define DUTY_PARTS_H
#include "platform/module.h"

extern const struct notice_kind DUTY_NOTICES[]; /* ends in {0} */
extern const struct due_source DUTY_DUES[];     /* ends in {0} */
#endif
