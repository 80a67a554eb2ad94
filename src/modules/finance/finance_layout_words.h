// SPDX-License-Identifier: MulanPSL-2.0
/** The words by which finance offices head their tables. Only for finance_layout.c. */
#ifndef FINANCE_LAYOUT_WORDS_H
#define FINANCE_LAYOUT_WORDS_H
#include "modules/finance/finance.h"

static const int64_t LAYOUT_FEN_OF_YUAN = 100;

/** Full-width signs and figures as narrow ones, without blanks and line ends, into out[cap]; what
 * does not fit is cut off. Returns a view of it. */
struct str layout_narrow(struct str s, char *out, size_t cap);
/** The same in an arena, whole. */
struct str layout_squeeze(struct arena *a, struct str s);

bool layout_is_name(struct str head);
bool layout_is_head(struct str cell);
bool layout_is_column_count(struct str cell);
bool layout_is_code(struct str head);
bool layout_is_organ(struct str head);
bool layout_is_basis(struct str head);
bool layout_is_note(struct str head);
bool layout_is_remark(struct str name);
/** 附表1, 表一 …: says which table it is among others, not its title. */
bool layout_is_label(struct str cell);
/** `year`: of the table; a heading that names the year before it is of that. */
bool layout_measure(struct str head, int year, enum finance_measure *out);
bool layout_unit(struct str cell, int64_t *out_fen);
int layout_year(struct str title);
unsigned layout_month(struct str title);
struct str layout_account(struct str title);
struct str layout_stage(struct str title);
struct str layout_kind(struct str title);
/** 3, 5, 7 digits: 1, 2, 3; else 0. */
unsigned layout_code_level(struct str code);
/** 一、: 1; （一）: 2; 1. 1、: 3; else 0. */
unsigned layout_number_level(struct str name);
/** The name as it is kept: without the blanks inside 合  计, without 其中：; and what the line is.
 */
struct str layout_name(struct arena *a, struct str cell, enum finance_line_sort *out);
#endif
