// SPDX-License-Identifier: MulanPSL-2.0
/** What deputies have moved together (履职). */
#ifndef MOTION_DUTIES_H
#define MOTION_DUTIES_H
#include "platform/duty.h"

extern const struct duty_source MOTION_DUTIES[]; /* ends in {0} */

#endif
