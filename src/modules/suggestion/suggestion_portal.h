// SPDX-License-Identifier: MulanPSL-2.0
/** Published suggestions on the portal. */
#ifndef SUGGESTION_PORTAL_H
#define SUGGESTION_PORTAL_H
#include "platform/module.h"

extern const struct public_source SUGGESTION_PUBLICS[];
#endif
