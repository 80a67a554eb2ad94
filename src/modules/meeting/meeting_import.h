// SPDX-License-Identifier: MulanPSL-2.0
/** Meetings, agendas and votes by name from published records (`renda import meeting_roll
 * FILE...`).
 */
#ifndef MEETING_IMPORT_H
#define MEETING_IMPORT_H
#include "platform/module.h"

extern const struct import_document_kind MEETING_DOCUMENTS[];
extern const struct import_kind MEETING_IMPORTS[];
#endif
