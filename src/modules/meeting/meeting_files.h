// SPDX-License-Identifier: MulanPSL-2.0
/** The records of this module that have files: papers of items. */
#ifndef MEETING_FILES_H
#define MEETING_FILES_H
#include "platform/module.h"

extern const struct attachment_owner MEETING_ATTACHMENTS[];
#endif
