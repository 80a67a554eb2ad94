// SPDX-License-Identifier: MulanPSL-2.0
/** QR codes for pages and papers. */
#ifndef PLATFORM_QR_H
#define PLATFORM_QR_H
#include "base/str.h"

/** The dark modules of the code of `text` as an SVG path of horizontal strokes, one unit high, and
 *  the side of the code with its quiet zone of four units. For
 *  `<svg class="qr" viewBox="-4 -4 SIDE SIDE">`. ST_INTERNAL: the text is too long for a code. */
MUST_CHECK enum status qr_path(struct arena *a, struct str text, int64_t *out_side,
                               struct str *out_path, struct err *err);
#endif
