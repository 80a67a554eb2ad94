// SPDX-License-Identifier: MulanPSL-2.0
/** Published documents and gazettes on the portal. */
#ifndef RESOLUTION_PORTAL_H
#define RESOLUTION_PORTAL_H
#include "platform/module.h"

extern const struct public_source RESOLUTION_PUBLICS[];
#endif
