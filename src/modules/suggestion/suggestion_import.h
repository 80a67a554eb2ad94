// SPDX-License-Identifier: MulanPSL-2.0
#ifndef SUGGESTION_IMPORT_H
#define SUGGESTION_IMPORT_H
#include "platform/module.h"

/** Kind "suggestion": one row, one suggestion handed in on paper; with 编号 it is accepted, with
 *  主办单位 (or 分办单位) and 交办日期 it is handed over too. Safe to repeat. Ends in {0}. */
extern const struct import_kind SUGGESTION_IMPORTS[];
#endif
