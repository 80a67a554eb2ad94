// SPDX-License-Identifier: MulanPSL-2.0
/** What other parts of the house take from here. */
#ifndef STATUTE_PARTS_H
#define STATUTE_PARTS_H
#include "modules/statute/statute.h"
#include "platform/module.h"
#include "platform/search.h"

extern const struct search_source STATUTE_SEARCHES[];
extern const struct import_document_kind STATUTE_DOCUMENTS[];
extern const struct job STATUTE_JOBS[];
enum status statute_demo(struct ctx *ctx);
#endif
