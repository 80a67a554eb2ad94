// SPDX-License-Identifier: MulanPSL-2.0
/** What an official document says of itself: title, 发文字号, 索引号, days. Pure. */
#ifndef FILING_FIELDS_H
#define FILING_FIELDS_H
#include "modules/filing/filing.h"

struct filing_fields {
    struct str title;        /* "" where it cannot be told */
    struct str number;       /* 国发〔2019〕5号 */
    struct str index_number; /* 000014349/2019-00007 */
    struct date signed_on, published_on, effective_on;
};
/** `text` by lines. */
struct filing_fields filing_fields_of(struct arena *a, struct str text);
/** A number as it is kept: 云政发〔2026〕4号, whatever brackets and blanks were typed. */
struct str filing_number_tidy(struct arena *a, struct str number);
/** Text of HTML as web sites of offices have it: scripts and styles left out, blocks on lines of
 *  their own, entities resolved. Any bytes; valid UTF-8 stays so. */
struct str filing_html_text(struct arena *a, struct str html);
/** Is it HTML? */
bool filing_is_html(struct str text);
#endif
