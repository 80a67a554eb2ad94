// SPDX-License-Identifier: MulanPSL-2.0
/** Published opinions on the portal. */
#ifndef OPINION_PORTAL_H
#define OPINION_PORTAL_H
#include "platform/module.h"

extern const struct public_source OPINION_PUBLICS[];
#endif
