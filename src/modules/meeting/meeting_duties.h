// SPDX-License-Identifier: MulanPSL-2.0
/** What deputies have done at meetings (履职). */
#ifndef MEETING_DUTIES_H
#define MEETING_DUTIES_H
#include "platform/duty.h"

extern const struct duty_source MEETING_DUTIES[]; /* ends in {0} */

#endif
