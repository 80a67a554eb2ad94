// SPDX-License-Identifier: MulanPSL-2.0
/** Sheets of a kind: its fields are the columns. */
#ifndef LEDGER_IMPORT_H
#define LEDGER_IMPORT_H
#include "platform/module.h"

/** As struct module.imports_more: the word is the kind's. */
enum status ledger_imports(struct ctx *ctx, struct str word, const struct import_kind **out);
#endif
