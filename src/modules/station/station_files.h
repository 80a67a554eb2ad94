// SPDX-License-Identifier: MulanPSL-2.0
/** Photographs of stations. */
#ifndef STATION_FILES_H
#define STATION_FILES_H
#include "platform/module.h"

#define STATION_FILES "station"
extern const struct attachment_owner STATION_ATTACHMENTS[];
#endif
