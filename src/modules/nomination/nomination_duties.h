// SPDX-License-Identifier: MulanPSL-2.0
/** Nominations that deputies have signed (履职). */
#ifndef NOMINATION_DUTIES_H
#define NOMINATION_DUTIES_H
#include "platform/duty.h"

extern const struct duty_source NOMINATION_DUTIES[]; /* ends in {0} */

#endif
