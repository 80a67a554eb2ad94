// SPDX-License-Identifier: MulanPSL-2.0
/** Tables of this module for its front door. */
#ifndef DEPUTY_PARTS_H
#define DEPUTY_PARTS_H
#include "law/seats_law.h"
#include "platform/module.h"

extern const struct due_source DEPUTY_DUES[];     /* ends in {0} */
extern const struct notice_kind DEPUTY_NOTICES[]; /* ends in {0} */
/** "county", "town" …: what a place is to the number of seats. */
bool deputy_place_parse(struct str word, enum seats_law_place *out);

extern const struct retention DEPUTY_RETENTIONS[];
#endif
