// SPDX-License-Identifier: MulanPSL-2.0
/** What deputies have done about suggestions (履职). */
#ifndef SUGGESTION_DUTIES_H
#define SUGGESTION_DUTIES_H
#include "platform/duty.h"

extern const struct duty_source SUGGESTION_DUTIES[]; /* ends in {0} */

#endif
