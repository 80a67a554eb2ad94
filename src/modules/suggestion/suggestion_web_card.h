// SPDX-License-Identifier: MulanPSL-2.0
/** The cards beside the text of a suggestion. */
#ifndef SUGGESTION_WEB_CARD_H
#define SUGGESTION_WEB_CARD_H
#include "modules/suggestion/suggestion.h"
#include "suggestion_view.h"

/** Days left to reply or to rate, with the article that set them. */
void suggestion_web_due_card(struct ctx *ctx, const struct suggestion_detail *d,
                             struct suggestion_show_v *v);
void suggestion_web_ratings(struct ctx *ctx, const struct suggestion_detail *d,
                            struct suggestion_show_v *v);
void suggestion_web_units(struct ctx *ctx, const struct suggestion_detail *d,
                          struct suggestion_show_v *v);
void suggestion_web_info(struct ctx *ctx, const struct suggestion_detail *d, struct kv_v *out);
void suggestion_web_promise_lines(struct ctx *ctx, const struct suggestion_detail *d,
                                  struct suggestion_show_v *v);
void suggestion_web_links(struct ctx *ctx, const struct suggestion_detail *d,
                          struct suggestion_show_v *v);
/** Class and words of a promise's state. */
struct tag_v suggestion_promise_tag(const struct suggestion_promise *p);
#endif
