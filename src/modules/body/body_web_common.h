// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages of this module share. */
#ifndef BODY_WEB_COMMON_H
#define BODY_WEB_COMMON_H
#include "modules/body/body.h"
#include "platform/form_page.h"

enum { BODY_SEATS_MAX = 3000, BODY_PLACE_MAX = 999 };

/** The day that a page looks at: field "on", else today. */
struct date body_web_day(struct ctx *ctx, const struct request *rq);
struct str body_web_url(struct ctx *ctx, int64_t id, const char *tail);
/** A form about a body, with the way to it. */
struct form_page *body_web_form(struct ctx *ctx, const struct request *rq, const struct body *b,
                                struct str url, const char *title_key, const char *go_key);
MUST_CHECK enum status body_web_show_form(struct form_page *f, struct response *rs);
/** A field to choose a delegation by, or none: `first` says what that means. */
MUST_CHECK enum status body_web_put_delegation(struct form_page *f, struct str first,
                                               struct field_v **out);
/** 2026年3月1日, with the year. */
struct str body_web_full_date(struct ctx *ctx, struct date d);
/** Above a list: the day, and with `ended` whether ended bodies are shown. */
void body_web_filter(struct ctx *ctx, const struct request *rq, struct str url, bool ended,
                     struct filter_v *out);
const struct empty_v *body_web_empty(struct ctx *ctx, const char *title, const char *say);
/** Seats that nobody has, of those fixed. */
uint32_t body_web_vacant(const struct body *b, uint32_t seated);
#endif
