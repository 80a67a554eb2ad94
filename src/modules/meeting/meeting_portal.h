// SPDX-License-Identifier: MulanPSL-2.0
/** Meetings that are announced to everybody, on the portal. */
#ifndef MEETING_PORTAL_H
#define MEETING_PORTAL_H
#include "platform/module.h"

extern const struct public_source MEETING_PUBLICS[];
extern const struct public_rows MEETING_OPENS[];
#endif
