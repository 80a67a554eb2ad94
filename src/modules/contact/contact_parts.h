// SPDX-License-Identifier: MulanPSL-2.0
/** Tables of this module for the front door. */
#ifndef CONTACT_PARTS_H
#define CONTACT_PARTS_H
#include "platform/module.h"
#include "platform/search.h"

extern const struct indicator CONTACT_INDICATORS[];
extern const struct notice_kind CONTACT_NOTICES[];
extern const struct due_source CONTACT_DUES[];
extern const struct duty_source CONTACT_DUTIES[];
extern const struct search_source CONTACT_SEARCHES[];
extern const struct import_kind CONTACT_IMPORTS[];
MUST_CHECK enum status contact_demo(struct ctx *ctx);
#endif
