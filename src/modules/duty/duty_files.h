// SPDX-License-Identifier: MulanPSL-2.0
/** Photos of entries, notices, and what the public reads: tables for the front door. */
#ifndef DUTY_FILES_H
#define DUTY_FILES_H
#include "platform/module.h"

extern const struct attachment_owner DUTY_ATTACHMENTS[]; /* ends in {0} */

#endif
