// SPDX-License-Identifier: MulanPSL-2.0
/** Money: whole fen, never floating point. */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H
#include "base/arena.h"
#include "base/str.h"

/** Nothing a county or province accounts for reaches it: 10 trillion yuan. */
#define MONEY_MAX_FEN ((int64_t)1000000000000000)

/** An amount in yuan as people type it ("50000", "1,234.5", "86.40元", "5万元", "113.7万") in fen.
 *  False: something else, negative, more than two decimals of a yuan, or MONEY_MAX_FEN or more. */
bool money_parse(struct str text, int64_t *out_fen);
/* What is shown lies within ±INT64_MAX. */
/** "1,234.50" of 123450; without grouping for forms and sheets by money_plain(): "1234.50". */
struct str money_text(struct arena *a, int64_t fen);
struct str money_plain(struct arena *a, int64_t fen);
/** In units of 10,000 yuan with as few decimals as tell all: "113.7" of 113700000. */
struct str money_wan(struct arena *a, int64_t fen);
#endif
