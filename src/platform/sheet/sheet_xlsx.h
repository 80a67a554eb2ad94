// SPDX-License-Identifier: MulanPSL-2.0
/** A worksheet part alone as a sheet, for fuzzing without a ZIP file around it. */
#ifndef SHEET_XLSX_H
#define SHEET_XLSX_H
#include "platform/sheet/sheet_private.h"

MUST_CHECK enum status sheet_xlsx_open_part(struct sheet *s, struct err *err, struct str bytes);
#endif
